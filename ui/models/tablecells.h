#pragma once

#include <QString>

#include <cmath>

namespace cuewright {

/// Words stand at the start of their column, numbers at its end: a Qt::TextAlignmentRole for cells and their heading.
inline int cellAlignment(bool isWords)
{
    return static_cast<int>(Qt::AlignVCenter | (isWords ? Qt::AlignLeading : Qt::AlignTrailing));
}

/// A part of a whole, 0 to 1. A little is "<1%", never nothing; almost all is ">99%", never all.
inline QString shareText(double share)
{
    if (share > 0 && share < 0.005)
        return QStringLiteral("<1%");
    if (share < 1 && share >= 0.995)
        return QStringLiteral(">99%");
    return QStringLiteral("%1%").arg(std::lround(share * 100));
}

} // namespace cuewright
