#pragma once

#include "prompt/promptdocument.h"
#include "tokens/document/textsource.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace cuewright {

/// A message's text as a text widget shows it: very long lines are broken into pieces, because laying out one line of a
/// megabyte takes a quarter of a second for each key. The breaks are ours alone and never part of the text.
///
/// "Shown" positions count the breaks, "text" positions do not; both are UTF-16 units. While no line is too long, which is
/// nearly always, the two are the same and nothing is ever copied or searched. As a TextSource it is the text without breaks.
class BrokenText final : public TextSource
{
public:
    static constexpr qsizetype kLongestLine = 4096;
    /// What stands for a break: a noncharacter, which PromptDocument::normalised() keeps out of texts.
    static constexpr char16_t kBreak = 0xFFFF;

    void setText(const QString &text);
    QString text() const;
    const QString &shown() const { return m_shown; }
    qsizetype breaks() const { return qsizetype(m_breaks.size()); }
    qsizetype textSize() const { return m_shown.size() - breaks(); }
    qsizetype read(qsizetype position, char16_t *to, qsizetype size) const override;

    qsizetype toText(qsizetype shownPosition) const;
    qsizetype toShown(qsizetype textPosition) const;
    bool isBreak(qsizetype shownPosition) const;
    /// The text of [start, end) in shown positions, without breaks.
    QString textBetween(qsizetype start, qsizetype end) const;

    /// Replaces shown units by `inserted`, which may hold breaks; tells the change of the text.
    TextChange replace(qsizetype shownPosition, qsizetype count, const QString &inserted);

    /// Where a break should be put in or taken out near a position, if anywhere: the line there is too long, or two
    /// pieces have become short. -1: nowhere.
    qsizetype missingBreak(qsizetype shownPosition) const;
    qsizetype needlessBreak(qsizetype shownPosition) const;

    /// `text` with the breaks that it needs.
    static QString broken(const QString &text);
    /// For a text document, where breaks are paragraphs like any other.
    static QString asParagraphs(QString shown);

private:
    struct Line
    {
        qsizetype start;
        qsizetype end;
    };
    Line lineAt(qsizetype shownPosition) const;
    qsizetype breaksBefore(qsizetype shownPosition) const;
    static std::vector<qsizetype> breaksIn(QStringView shown);

    QString m_shown;
    std::vector<qsizetype> m_breaks; ///< where they are shown, rising
};

} // namespace cuewright
