#pragma once

#include "base/result.h"

#include <QString>

#include <vector>

namespace cuewright {

/// Nested deeper, a type in source code is refused: reading it recurses.
inline constexpr int kMaxTypeNesting = 100;

/// Line and column (in characters) of an offset in UTF-16 units.
TextPosition positionIn(const QString &text, qsizetype offset);

/// The same for many places of one text, each in logarithmic time and the length of its line. The text must
/// outlive it.
class LineIndex
{
public:
    explicit LineIndex(const QString &text);
    TextPosition position(qsizetype offset) const;

private:
    const QString &m_text;
    std::vector<qsizetype> m_starts;
};

/// "Line 3, column 7: …", with the place.
[[nodiscard]] tl::unexpected<Error> sourceProblem(const QString &text, qsizetype offset, const QString &what);

/// The value of an escape in a string literal of JavaScript or Python: `at` stands behind the backslash and
/// is moved behind the escape.
QString unescapedAt(const QString &text, qsizetype &at);

/// The lines of a comment or docstring without the indent and stars before them, and without empty lines
/// around.
QString dedented(const QString &comment);

} // namespace cuewright
