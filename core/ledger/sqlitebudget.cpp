// The budget's part of the ledger: limits, what counts against them, and reservations.

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

std::optional<Money> amount(const QSqlQuery &query, int column)
{
    return query.isNull(column) ? std::nullopt : std::optional(Money::fromPico(query.value(column).toLongLong()));
}

} // namespace

Result<> SqliteLedger::writeEntry(const BudgetLimits &limits)
{
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
    QList<BudgetLine> lines;
    for (const BudgetLimit &limit : *limits) {
        const bool elsewhere = limit.scope == BudgetScope::ProviderDay && !place.provider.isEmpty() && limit.provider != place.provider;
        if (elsewhere || (!limit.warnAt && !limit.stopAt))
            continue;
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
    if (!place.without.isEmpty()) {
        sql.where += QStringLiteral(" AND calls.id <> ?");
        sql.values += place.without;
    }
    const QString open = QStringLiteral("CASE WHEN calls.cost IS NULL THEN calls.estimated_high ELSE 0 END");
    QSqlQuery query(m_database);
    const auto done = run(query,
        QStringLiteral("SELECT %1, %2 FROM calls%3").arg(moneySum(QStringLiteral("calls.cost")), moneySum(open), sql.where), sql.values);
    if (!done)
        return done;
    if (!query.next())
        return ledgerFailure(query.lastError());
    line.spent = readMoneySum(query, 0);
    line.open = readMoneySum(query, 2);
    return {};
}

Result<> SqliteLedger::writeEntry(const Reservation &reservation)
{
    if (!reservation.call.practice && !reservation.demand.allowed) {
        BudgetPlace others = reservation.demand.place;
        others.without = reservation.call.id; // before a retry: what it has reserved itself
        const auto lines = budgetLines(others);
        if (!lines)
            return fail(lines.error());
        if (const auto refused = budgetRefusal(*lines, reservation.demand))
            return fail(*refused);
    }
    return writeEntry(reservation.call);
}

} // namespace cuewright
