#pragma once

#include "base/result.h"

#include <QString>

#include <vector>

namespace cuewright {

struct PythonToken
{
    enum class Kind { Name, Text, Number, Symbol, Newline, Indent, Dedent, End };
    Kind kind = Kind::End;
    QString text; ///< of a string literal: its value
    qsizetype at = 0;
    QString behind; ///< Newline: the comment at the end of the line
};

/// The tokens of Python, ended by one of kind End. Symbols are single characters, but "->", "**", "...", ":="
/// and "==". Errors: Parse for a string without an end or an indentation that fits no line before.
[[nodiscard]] Result<std::vector<PythonToken>> pythonTokens(const QString &text);

} // namespace cuewright
