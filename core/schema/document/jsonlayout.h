#pragma once

#include "schema/document/jsonsource.h"

namespace cuewright {

/// How the values of a text are laid out, so that new ones can look like them.
class JsonLayout
{
public:
    enum class Style {
        OneLine,
        Lines, ///< a member a line; lists of scalars in one line as long as they fit
    };

    /// Of a part: the layout of the whole.
    explicit JsonLayout(const JsonSource &part);

    /// The text of `value`; its further lines begin with `indent`, deeper ones with more.
    QString write(const Json &value, const QString &indent, Style style) const;
    QString writeKey(QStringView name) const; ///< with quotation marks and colon
    /// An object with one member whose value is written already, indented for `indent`; as if for the left
    /// margin.
    QString writeObjectAround(QStringView name, const QString &text, const QString &indent) const;

    bool hasLines() const { return m_hasLines; }
    const QString &lineBreak() const { return m_lineBreak; }
    const QString &step() const { return m_step; } ///< of the indentation
    const QString &separator() const { return m_separator; } ///< behind a comma inside a line
    const QString &padding() const { return m_padding; } ///< inside the braces of a one-line object

    /// A line longer than this is broken where its layout is ours to choose.
    static constexpr qsizetype kWidth = 100;

private:
    QString writeLines(const Json &value, const QString &indent) const;
    QString writeOneLine(const Json &value) const;
    void readLines(const JsonSource &source);
    void readOneLiners(const JsonSource &source);

    bool m_hasLines = false;
    QString m_lineBreak = QStringLiteral("\n");
    QString m_step = QStringLiteral("  ");
    QString m_colon = QStringLiteral(": ");
    QString m_separator = QStringLiteral(" ");
    QString m_padding = QStringLiteral(" ");
    QString m_listPadding;
};

/// A text whose further lines are indented by at least `from`, moved to `to`.
QString reindented(QString text, const QString &from, const QString &to);

/// The blanks at the start of the line that holds `offset`.
QString indentAt(QStringView text, qsizetype offset);

} // namespace cuewright
