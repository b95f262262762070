#pragma once

#include "base/result.h"

#include <QByteArrayView>

namespace cuewright {

/// Where the parts of a .prompty file stand, in bytes (facts/prompty §1). A byte order mark belongs to no part.
struct FrontMatter
{
    bool present = false;
    qsizetype yamlStart = 0, yamlEnd = 0; ///< between the delimiter lines
    qsizetype bodyStart = 0; ///< after the closing line; the body goes to the end of the file
    int yamlLine = 1; ///< line of yamlStart, from 1
    int bodyLine = 1;
};

/// Front matter is small; a limit keeps a hostile file from keeping the editor busy.
inline constexpr qsizetype kMaxFrontMatterBytes = 1024 * 1024;

/// Errors: Parse at the opening line where the closing one is missing; TooLarge.
[[nodiscard]] Result<FrontMatter> findFrontMatter(QByteArrayView file);

/// "\r\n", "\n" or "\r": what most lines end with.
QByteArrayView lineBreakOf(QByteArrayView text);

} // namespace cuewright
