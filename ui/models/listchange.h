#pragma once

#include <QtGlobal>

#include <algorithm>

namespace cuewright {

/// How one list becomes another: what is equal at both ends stays, and what differs is one piece between them, of which the
/// first rows change in place and the others come or go.
struct ListChange
{
    int head = 0; ///< rows that stay in front
    int changed = 0; ///< behind them
    int gone = 0, come = 0; ///< behind those; one of them is 0

    bool isNothing() const { return changed + gone + come == 0; }
};

template<typename List>
ListChange listChange(const List &before, const List &after)
{
    ListChange change;
    const auto shorter = static_cast<int>(std::min(before.size(), after.size()));
    while (change.head < shorter && before[change.head] == after[change.head])
        ++change.head;
    int tail = 0;
    while (tail < shorter - change.head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    change.changed = shorter - change.head - tail;
    change.gone = static_cast<int>(before.size()) - shorter;
    change.come = static_cast<int>(after.size()) - shorter;
    return change;
}

} // namespace cuewright
