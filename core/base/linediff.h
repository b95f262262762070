#pragma once

#include <QList>
#include <QString>

namespace cuewright {

/// One line of a comparison.
struct DiffLine
{
    enum class Kind { Same, Removed, Added };

    Kind kind = Kind::Same;
    QString text; ///< without its line break

    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// The lines of `before` and `after` with as few changes as possible (Myers); of a change the removed lines come first. Bounded:
/// where the two have little in common, the middle is one block that goes and one that comes. Lines end with \n.
QList<DiffLine> diffLines(const QString &before, const QString &after);

} // namespace cuewright
