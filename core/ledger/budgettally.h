#pragma once

#include "ledger/ledger.h"

#include <vector>

namespace cuewright {

/// What counts against limits, kept from one reservation to the next, so that each of them does not add up the calls of a
/// whole day. Right as long as nobody else writes: whoever owns it forgets it when that happens. A value.
class BudgetTally
{
public:
    /// What one call counts, and what decides where.
    struct Share
    {
        QString session, provider;
        QDateTime started; ///< UTC
        bool practice = false; ///< counts nowhere
        Money spent, open;
        std::int64_t unknown = 0;
    };
    static Share shareOf(const CallRecord &call);

    /// The line of `limit` there; nullptr: it has to be added up, and remember() takes it.
    const BudgetLine *find(const BudgetLimit &limit, const BudgetPlace &place) const;
    void remember(const BudgetLine &line, const BudgetPlace &place);
    /// A call was written: in place of `before`, where it had been written already.
    void change(const std::optional<Share> &before, const Share &after);
    void clear() { m_sums.clear(); }

    /// `line` as it is without a call that may count in it.
    static BudgetLine without(BudgetLine line, const BudgetPlace &place, const Share &share);

private:
    struct Sum
    {
        BudgetLine line;
        BudgetPlace place;
    };
    std::vector<Sum> m_sums; ///< few: clear() where a day or a session ends is enough
};

} // namespace cuewright
