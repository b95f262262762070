#include "ledger/budgettally.h"

#include <algorithm>

namespace cuewright {
namespace {

/// Sessions and days that are over are never asked for again.
constexpr std::size_t kMostSums = 32;

bool isSamePlace(const BudgetLimit &limit, const BudgetPlace &a, const BudgetPlace &b)
{
    return limit.scope == BudgetScope::Session ? a.session == b.session : a.dayFrom == b.dayFrom && a.dayTo == b.dayTo;
}

bool countsIn(const BudgetLimit &limit, const BudgetPlace &place, const BudgetTally::Share &share)
{
    if (share.practice || limit.scope == BudgetScope::Run)
        return false;
    if (limit.scope == BudgetScope::Session)
        return !place.session.isEmpty() && share.session == place.session;
    return share.started >= place.dayFrom && share.started < place.dayTo
        && (limit.scope != BudgetScope::ProviderDay || share.provider == limit.provider);
}

void add(BudgetLine &line, const BudgetPlace &place, const BudgetTally::Share &share, int sign)
{
    if (!countsIn(line.limit, place, share))
        return;
    line.spent += share.spent * sign;
    line.open += share.open * sign;
    line.unknown += share.unknown * sign;
}

} // namespace

BudgetTally::Share BudgetTally::shareOf(const CallRecord &call)
{
    const bool unknown = !call.cost && call.estimatedHigh.isZero() && !isFreeProvider(call.provider);
    return {call.sessionId, call.provider, call.started, call.practice, call.cost.value_or(Money()),
        call.cost ? Money() : call.estimatedHigh, unknown ? 1 : 0};
}

const BudgetLine *BudgetTally::find(const BudgetLimit &limit, const BudgetPlace &place) const
{
    const auto found = std::find_if(m_sums.begin(), m_sums.end(), [&](const Sum &sum) {
        return sum.line.limit == limit && isSamePlace(limit, sum.place, place);
    });
    return found == m_sums.end() ? nullptr : &found->line;
}

void BudgetTally::remember(const BudgetLine &line, const BudgetPlace &place)
{
    if (m_sums.size() >= kMostSums)
        m_sums.clear();
    m_sums.push_back({line, place});
}

void BudgetTally::change(const std::optional<Share> &before, const Share &after)
{
    for (Sum &sum : m_sums) {
        if (before)
            add(sum.line, sum.place, *before, -1);
        add(sum.line, sum.place, after, 1);
    }
}

BudgetLine BudgetTally::without(BudgetLine line, const BudgetPlace &place, const Share &share)
{
    add(line, place, share, -1);
    return line;
}

} // namespace cuewright
