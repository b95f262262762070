// The budget's part of the ledger: limits, what counts against them, and reservations.

#include "catalog/provider.h"
#include "ledger/ledgerquery.h"
#include "ledger/ledgerfile.h"
#include "ledger/sqliteledger.h"

#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace cuewright {
namespace {

QVariant stored(const std::optional<Money> &amount)
{
    return amount ? QVariant::fromValue(static_cast<qlonglong>(amount->pico())) : QVariant(QMetaType::fromType<qlonglong>());
}

/// As a list in SQL; ids are this program's own.
QString freeProviders()
{
    QStringList quoted;
    for (const ProviderProfile &profile : providerProfiles()) {
        if (isFreeProvider(profile.id))
            quoted << u'\'' + profile.id + u'\'';
    }
    return quoted.join(u',');
}

bool holdsThere(const BudgetLimit &limit, const BudgetPlace &place)
{
    const bool elsewhere = limit.scope == BudgetScope::ProviderDay && !place.provider.isEmpty() && limit.provider != place.provider;
    return !elsewhere && (limit.warnAt || limit.stopAt);
}

std::optional<Money> amount(const QSqlQuery &query, int column)
{
    return query.isNull(column) ? std::nullopt : std::optional(Money::fromPico(query.value(column).toLongLong()));
}

} // namespace

Result<> SqliteLedger::writeEntry(const BudgetLimits &limits)
{
    m_limits.reset();
    m_tally.clear();
    QSqlQuery query(m_database);
    auto done = run(query, QStringLiteral("DELETE FROM budgets"), {});
    for (auto limit = limits.begin(); done && limit != limits.end(); ++limit) {
        done = run(query, QStringLiteral("INSERT OR REPLACE INTO budgets (scope, provider, warn_at, stop_at) VALUES (?, ?, ?, ?)"),
            {static_cast<int>(limit->scope), limit->provider.isNull() ? QStringLiteral("") : limit->provider,
                stored(limit->warnAt), stored(limit->stopAt)});
    }
    return done;
}

Result<BudgetLimits> SqliteLedger::budgets() const
{
    QSqlQuery query(m_database);
    if (const auto done = run(query, QStringLiteral("SELECT scope, provider, warn_at, stop_at FROM budgets ORDER BY scope, provider"), {}); !done)
        return fail(done.error());
    BudgetLimits limits;
    while (query.next()) {
        const int scope = query.value(0).toInt();
        if (scope >= 0 && scope <= static_cast<int>(BudgetScope::ProviderDay))
            limits += {static_cast<BudgetScope>(scope), query.value(1).toString(), amount(query, 2), amount(query, 3)};
    }
    if (query.lastError().isValid())
        return ledgerFailure(query.lastError());
    return limits;
}

Result<QList<BudgetLine>> SqliteLedger::budgetLines(const BudgetPlace &place) const
{
    const auto limits = budgets();
    if (!limits)
        return fail(limits.error());
    BudgetLimits holding = *limits;
    holding.removeIf([&place](const BudgetLimit &limit) { return !holdsThere(limit, place); });
    return budgetLines(place, holding);
}

Result<QList<BudgetLine>> SqliteLedger::budgetLines(const BudgetPlace &place, const BudgetLimits &limits) const
{
    QList<BudgetLine> lines;
    for (const BudgetLimit &limit : limits) {
        BudgetLine line{limit, {}, {}};
        if (const auto added = addSpending(line, place); !added)
            return fail(added.error());
        lines += line;
    }
    return lines;
}

Result<> SqliteLedger::addSpending(BudgetLine &line, const BudgetPlace &place) const
{
    SpendingFilter filter;
    if (line.limit.scope == BudgetScope::Run || (line.limit.scope == BudgetScope::Session && place.session.isEmpty()))
        return {};
    if (line.limit.scope == BudgetScope::Session) {
        filter.session = place.session;
    } else {
        filter.from = place.dayFrom;
        filter.to = place.dayTo;
    }
    FilterSql sql = filterSql(filter); // without practice
    if (line.limit.scope == BudgetScope::ProviderDay) {
        sql.where += QStringLiteral(" AND calls.provider = ?");
        sql.values += line.limit.provider;
    }
    const QString open = QStringLiteral("CASE WHEN calls.cost IS NULL THEN calls.estimated_high ELSE 0 END");
    QSqlQuery query(m_database);
    const auto done = run(query,
        QStringLiteral("SELECT %1, %2, coalesce(sum(calls.cost IS NULL AND calls.estimated_high = 0 AND calls.provider NOT IN (%3)), 0) FROM calls%4")
            .arg(moneySum(QStringLiteral("calls.cost")), moneySum(open), freeProviders(), sql.where),
        sql.values);
    if (!done)
        return done;
    if (!query.next())
        return ledgerFailure(query.lastError());
    line.spent = readMoneySum(query, 0);
    line.open = readMoneySum(query, 2);
    line.unknown = query.value(4).toLongLong();
    return {};
}

Result<std::optional<BudgetTally::Share>> SqliteLedger::shareOf(const QString &id)
{
    const auto query = runOften(
        QStringLiteral("SELECT session, provider, started, practice, cost, estimated_high FROM calls WHERE id = ?"), {id});
    if (!query)
        return fail(query.error());
    std::optional<BudgetTally::Share> share;
    if ((*query)->next()) {
        CallRecord call;
        call.sessionId = (*query)->value(0).toString();
        call.provider = (*query)->value(1).toString();
        call.started = fromMs((*query)->value(2).toLongLong());
        call.practice = (*query)->value(3).toBool();
        call.cost = amount(**query, 4);
        call.estimatedHigh = Money::fromPico((*query)->value(5).toLongLong());
        share = BudgetTally::shareOf(call);
    }
    (*query)->finish();
    return share;
}

Result<QList<BudgetLine>> SqliteLedger::linesOfOthers(const BudgetPlace &place, const QString &id)
{
    if (!m_limits) {
        const auto limits = budgets();
        if (!limits)
            return fail(limits.error());
        m_limits = *limits;
    }
    const auto own = shareOf(id);
    if (!own)
        return fail(own.error());
    QList<BudgetLine> lines;
    for (const BudgetLimit &limit : std::as_const(*m_limits)) {
        if (!holdsThere(limit, place))
            continue;
        if (!m_tally.find(limit, place)) {
            BudgetLine line{limit, {}, {}};
            if (const auto added = addSpending(line, place); !added)
                return fail(added.error());
            m_tally.remember(line, place);
        }
        const BudgetLine &line = *m_tally.find(limit, place);
        lines += *own ? BudgetTally::without(line, place, **own) : line;
    }
    return lines;
}

Result<> SqliteLedger::writeEntry(const Reservation &reservation)
{
    if (!reservation.call.practice && !reservation.demand.allowed) {
        // Before a retry: what it has reserved itself is not in its way.
        const auto lines = linesOfOthers(reservation.demand.place, reservation.call.id);
        if (!lines)
            return fail(lines.error());
        if (const auto refused = budgetRefusal(*lines, reservation.demand))
            return fail(*refused);
    }
    return writeEntry(reservation.call);
}

} // namespace cuewright
