#include "ledger/ledgerquery.h"

#include <QSqlQuery>
#include <QVariant>

namespace cuewright {
namespace {

// Sums of money are split so that they cannot overflow inside SQLite, where that is an error: whole parts of
// a micro-dollar and the rest. Together they go back into Money, which stays at the end of its range.
constexpr qint64 kSplit = 1'000'000;
// No answer has as many tokens; a server that reports more must not make every later sum fail.
constexpr qint64 kMostTokens = 1'000'000'000'000;

// NULL and the empty text are one in this table: its text columns are never NULL.
QString stored(const QString &text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

QVariant number(std::int64_t value)
{
    return QVariant::fromValue(static_cast<qlonglong>(value));
}

QVariant nothing()
{
    return QVariant(QMetaType::fromType<qlonglong>());
}

qint64 toMs(const QDateTime &time)
{
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

Money joined(const QSqlQuery &query, int column)
{
    return Money::fromPico(query.value(column).toLongLong()) * kSplit
        + Money::fromPico(query.value(column + 1).toLongLong());
}

CostBasis basisOf(int stored)
{
    switch (stored) {
    case static_cast<int>(CostBasis::Estimated):
        return CostBasis::Estimated;
    case static_cast<int>(CostBasis::Reported):
        return CostBasis::Reported;
    case static_cast<int>(CostBasis::Cached):
        return CostBasis::Cached;
    default:
        return CostBasis::Unknown;
    }
}

RequestKind kindOf(qlonglong stored)
{
    const bool known = stored >= 0 && stored <= static_cast<int>(RequestKind::Media);
    return known ? static_cast<RequestKind>(stored) : RequestKind::Unknown;
}

} // namespace

QDateTime fromMs(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

FilterSql filterSql(const SpendingFilter &filter)
{
    QStringList conditions;
    FilterSql sql;
    const auto add = [&](const char *condition, const QVariant &value) {
        conditions += QString::fromLatin1(condition);
        sql.values += value;
    };
    if (filter.from.isValid())
        add("calls.started >= ?", number(toMs(filter.from)));
    if (filter.to.isValid())
        add("calls.started < ?", number(toMs(filter.to)));
    if (!filter.session.isEmpty())
        add("calls.session = ?", filter.session);
    if (!filter.model.isEmpty())
        add("calls.model = ?", filter.model);
    if (!filter.prompt.isEmpty())
        add("calls.prompt = ?", filter.prompt);
    if (!filter.includePractice)
        conditions += QStringLiteral("calls.practice = 0");
    if (!conditions.isEmpty())
        sql.where = QStringLiteral(" WHERE ") + conditions.join(QLatin1String(" AND "));
    return sql;
}

QString moneySum(const QString &amount)
{
    return QStringLiteral("coalesce(sum((%1) / %2), 0), coalesce(sum((%1) % %2), 0)").arg(amount).arg(kSplit);
}

Money readMoneySum(const QSqlQuery &query, int first)
{
    return joined(query, first);
}

QString sumColumns()
{
    const auto tokens = [](const char *column) {
        return QStringLiteral("coalesce(sum(min(max(calls.%1, 0), %2)), 0)")
            .arg(QLatin1String(column))
            .arg(kMostTokens);
    };
    const auto money = &moneySum;
    const QString estimated = QStringLiteral("CASE WHEN calls.basis IN (%1, %2) THEN 0 ELSE calls.cost END")
                                  .arg(static_cast<int>(CostBasis::Reported))
                                  .arg(static_cast<int>(CostBasis::Cached));
    // As wasSent() has it.
    const QString sent = QStringLiteral("(calls.outcome NOT IN ('budget', 'aborted', 'error')"
                                        " OR EXISTS (SELECT 1 FROM attempts WHERE attempts.call = calls.id))");
    return QStringList{QStringLiteral("coalesce(sum(%1), 0)").arg(sent), QStringLiteral("count(*) - count(calls.cost)"),
        QStringLiteral("coalesce(sum(calls.practice <> 0 AND %1), 0)").arg(sent), tokens("input"), tokens("cached_input"),
        tokens("output"), money(QStringLiteral("calls.cost")), money(estimated),
        money(QStringLiteral("calls.saved")), QStringLiteral("count(*)")}
        .join(QLatin1String(", "));
}

Spending readSums(const QSqlQuery &query, int first)
{
    Spending sums;
    sums.calls = query.value(first).toLongLong();
    sums.unpriced = query.value(first + 1).toLongLong();
    sums.practice = query.value(first + 2).toLongLong();
    sums.input = query.value(first + 3).toLongLong();
    sums.cachedInput = query.value(first + 4).toLongLong();
    sums.output = query.value(first + 5).toLongLong();
    sums.cost = joined(query, first + 6);
    sums.estimatedPart = joined(query, first + 8);
    sums.saved = joined(query, first + 10);
    sums.unsent = query.value(first + 12).toLongLong() - sums.calls;
    return sums;
}

QString callColumns()
{
    return QStringLiteral(
        "id, session, started, prompt, provider, model, practice, outcome, estimated_input, estimated_low,"
        " estimated_high, input, output, cached_input, cache_write, reasoning, audio_input, audio_output,"
        " cost, basis, price_source, first_token, duration, request_kind, estimated_overhead, correction,"
        " saved");
}

QVariantList callValues(const CallRecord &call)
{
    QVariantList values{call.id, stored(call.sessionId), number(toMs(call.started)), stored(call.prompt),
        stored(call.provider), stored(call.model), call.practice ? 1 : 0, stored(call.outcome),
        number(call.estimatedInput), number(call.estimatedLow.pico()), number(call.estimatedHigh.pico())};
    if (const auto &usage = call.usage) {
        values << number(usage->input) << number(usage->output) << number(usage->cachedInput)
               << number(usage->cacheWrite) << number(usage->reasoning) << number(usage->audioInput)
               << number(usage->audioOutput);
    } else {
        for (int i = 0; i < 7; ++i)
            values << nothing();
    }
    values << (call.cost ? number(call.cost->pico()) : nothing()) << static_cast<int>(call.basis)
           << stored(call.priceSource) << number(call.firstToken.count()) << number(call.duration.count())
           << static_cast<int>(call.kind) << number(call.estimatedOverhead) << number(call.correction)
           << number(call.saved.pico());
    return values;
}

CallRecord readCall(const QSqlQuery &query)
{
    int column = 0;
    const auto text = [&] { return query.value(column++).toString(); };
    const auto whole = [&] { return query.value(column++).toLongLong(); };
    CallRecord call;
    call.id = text();
    call.sessionId = text();
    call.started = fromMs(whole());
    call.prompt = text();
    call.provider = text();
    call.model = text();
    call.practice = whole() != 0;
    call.outcome = text();
    call.estimatedInput = whole();
    call.estimatedLow = Money::fromPico(whole());
    call.estimatedHigh = Money::fromPico(whole());
    const bool hasUsage = !query.isNull(column);
    Usage usage;
    for (std::int64_t *part : {&usage.input, &usage.output, &usage.cachedInput, &usage.cacheWrite,
             &usage.reasoning, &usage.audioInput, &usage.audioOutput})
        *part = whole();
    if (hasUsage)
        call.usage = usage;
    if (!query.isNull(column))
        call.cost = Money::fromPico(query.value(column).toLongLong());
    ++column;
    call.basis = basisOf(static_cast<int>(whole()));
    call.priceSource = text();
    call.firstToken = std::chrono::milliseconds(whole());
    call.duration = std::chrono::milliseconds(whole());
    call.kind = kindOf(whole());
    call.estimatedOverhead = whole();
    call.correction = whole();
    call.saved = Money::fromPico(whole());
    call.answer = text();
    return call;
}

QString reportColumns()
{
    return QStringLiteral("started, request_kind, practice, estimated_input, correction, estimated_overhead, input");
}

InputReport readReport(const QSqlQuery &query)
{
    InputReport report;
    report.started = fromMs(query.value(0).toLongLong());
    report.kind = kindOf(query.value(1).toLongLong());
    report.practice = query.value(2).toInt() != 0;
    report.shown = query.value(3).toLongLong();
    report.correction = query.value(4).toLongLong();
    report.overhead = query.value(5).toLongLong();
    report.reported = query.value(6).toLongLong();
    return report;
}

QVariantList attemptValues(const QString &call, int position, const AttemptRecord &attempt)
{
    return {call, position, attempt.number, number(toMs(attempt.started)), number(attempt.firstByte.count()),
        number(attempt.duration.count()), attempt.status, stored(attempt.requestId), stored(attempt.outcome),
        stored(attempt.detail)};
}

AttemptRecord readAttempt(const QSqlQuery &query)
{
    AttemptRecord attempt;
    attempt.number = query.value(0).toInt();
    attempt.started = fromMs(query.value(1).toLongLong());
    attempt.firstByte = std::chrono::milliseconds(query.value(2).toLongLong());
    attempt.duration = std::chrono::milliseconds(query.value(3).toLongLong());
    attempt.status = query.value(4).toInt();
    attempt.requestId = query.value(5).toString();
    attempt.outcome = query.value(6).toString();
    attempt.detail = query.value(7).toString();
    return attempt;
}

} // namespace cuewright
