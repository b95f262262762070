#pragma once

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace cuewright {

/// The words of a text in a form that can be compared: lower case, without endings, split at case and
/// underscores.
QStringList wordStems(const QString &text);

/// Looks things up in a text: how well a word fits it, the addresses, names and numbers in it.
class HintWords
{
public:
    explicit HintWords(const QString &text);

    const QString &text() const { return m_text; }
    /// How many words of `candidate` ("login_issue") or their relatives stand in the text; 0: nothing speaks
    /// for it.
    int score(const QString &candidate) const;
    /// A number that stands beside a word of `label`: 34 for "age" in "age 34".
    std::optional<double> numberNear(const QString &label) const;
    QString email() const;
    QString url() const;
    QString phone() const;
    QString date() const; ///< as 2026-11-23
    QString personName() const;
    QString place() const; ///< a capitalised name after "in", "for", "to", "near"
    /// Words that carry the meaning, in the text's order, without repeats.
    const QStringList &keywords() const { return m_keywords; }
    /// The text in one line.
    QString line() const { return m_text.simplified(); }

private:
    QString m_text;
    QSet<QString> m_stems;
    QStringList m_keywords;
};

/// Value lists in instructions: "billing: payment_failed, refund; account: deletion" gives the words of each
/// head.
QHash<QString, QStringList> listsIn(const QString &instructions);

} // namespace cuewright
