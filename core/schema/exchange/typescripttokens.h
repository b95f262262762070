#pragma once

#include "base/result.h"

#include <QString>

#include <vector>

namespace cuewright {

struct TypeScriptToken
{
    enum class Kind { Name, Text, Number, Symbol, End };
    Kind kind = Kind::End;
    QString text; ///< of a string literal: its value
    qsizetype at = 0;
    bool startsLine = false;
    QString before; ///< comments between the token before and this one that start on a line of their own, or
                    ///< are the first
    QString behind; ///< a comment behind it on its line
};

/// The tokens of TypeScript's types, ended by one of kind End. Symbols are single characters, but "=>",
/// "...", "?." and "&&". Errors: Parse for a string or comment without an end.
[[nodiscard]] Result<std::vector<TypeScriptToken>> typeScriptTokens(const QString &text);

} // namespace cuewright
