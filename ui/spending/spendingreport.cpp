#include "spending/spendingreport.h"

#include "base/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace cuewright {
namespace {

// The line is drawn call by call up to here; what came before is its start.
constexpr int kLineCalls = 1000;

Result<> readSession(const Ledger &ledger, const SpendingQuery &query, SpendingReport &report)
{
    if (query.currentSession.isEmpty())
        return {};
    const SpendingFilter filter{.session = query.currentSession, .includePractice = query.practice};
    const auto sum = ledger.sum(filter);
    if (!sum)
        return fail(sum.error());
    report.session = *sum;
    const auto calls = ledger.calls(filter, kLineCalls);
    if (!calls)
        return fail(calls.error());
    if (calls->isEmpty())
        return {};
    report.lastCall = calls->first();
    report.sessionStarted = calls->last().started;

    const auto tokensOf
        = [](const CallRecord &call) { return call.usage ? call.usage->input + call.usage->output : 0; };
    SpendingReport::Point point{{}, sum->cost, sum->input + sum->output, false};
    for (const CallRecord &call : *calls) {
        point.cost -= call.cost.value_or(Money());
        point.tokens -= tokensOf(call);
    }
    for (auto call = calls->rbegin(); call != calls->rend(); ++call) {
        if (!wasSent(*call))
            continue;
        point.at = call->started;
        point.cost += call->cost.value_or(Money());
        point.tokens += tokensOf(*call);
        point.unpriced = !call->cost;
        report.line += point;
    }
    return {};
}

Result<> readToday(const Ledger &ledger, const SpendingQuery &query, SpendingReport &report)
{
    SpendingFilter filter = rangeFilter(SpendingRange::Today, query.now);
    filter.includePractice = query.practice;
    const auto sum = ledger.sum(filter);
    if (!sum)
        return fail(sum.error());
    report.today = *sum;
    const auto sessions = ledger.sums(filter, Ledger::Group::Session);
    if (!sessions)
        return fail(sessions.error());
    report.sessionsToday = sessions->size();
    return {};
}

Result<> readWhatThereIs(const Ledger &ledger, SpendingReport &report)
{
    const auto paid = ledger.calls({}, 1);
    if (!paid)
        return fail(paid.error());
    report.anyPaid = !paid->isEmpty();
    if (report.anyPaid)
        return {};
    const auto any = ledger.calls({.includePractice = true}, 1);
    if (!any)
        return fail(any.error());
    report.anyPractice = !any->isEmpty();
    return {};
}

// Sums of sums: what one question to the ledger answers is not asked four times.
void addGroups(SpendingReport &report, const QString &onlySession)
{
    const auto add
        = [](QList<SpendingRow> &rows, const SpendingRow &part, const QString &key, const QString &model) {
              auto row = std::find_if(rows.begin(), rows.end(),
                  [&](const SpendingRow &candidate) { return candidate.key == key; });
              if (row == rows.end()) {
                  rows += SpendingRow{key, model, part.started, {}};
                  row = rows.end() - 1;
              }
              row->sums += part.sums;
          };
    for (const SpendingRow &part : std::as_const(report.parts)) {
        if (!onlySession.isEmpty() && part.key != onlySession)
            continue;
        report.total += part.sums;
        add(report.byModel, part, part.model, part.model);
        // Parts of a session stand together, so the last row is the only one that can be its own.
        if (report.bySession.isEmpty() || report.bySession.last().key != part.key)
            report.bySession += SpendingRow{part.key, {}, part.started, {}};
        report.bySession.last().sums += part.sums;
    }
}

QDate bucketOf(const SpendingRow &row, BarUnit unit)
{
    const QDate day = row.started.toLocalTime().date();
    return unit == BarUnit::Month ? QDate(day.year(), day.month(), 1) : day;
}

QList<SpendingBar> barsOf(
    const QList<SpendingRow> &rows, BarUnit unit, ModelColors &colors, const QString &current)
{
    QList<SpendingBar> bars;
    QDate last;
    for (const SpendingRow &row : rows) {
        const bool same = !bars.isEmpty()
            && (unit == BarUnit::Session ? bars.last().sessions.last() == row.key
                                         : bucketOf(row, unit) == last);
        if (!same) {
            bars.emplaceBack();
            bars.last().started = row.started;
            last = bucketOf(row, unit);
        }
        SpendingBar &bar = bars.last();
        if (bar.sessions.isEmpty() || bar.sessions.last() != row.key)
            bar.sessions += row.key;
        bar.current = bar.current || (!current.isEmpty() && row.key == current);
        bar.parts[static_cast<std::size_t>(colors.slot(row.model))] += row.sums;
        bar.sums += row.sums;
    }
    return bars;
}

} // namespace

Spending &operator+=(Spending &sum, const Spending &more)
{
    sum.cost += more.cost;
    sum.calls += more.calls;
    sum.unsent += more.unsent;
    sum.unpriced += more.unpriced;
    sum.practice += more.practice;
    sum.input += more.input;
    sum.cachedInput += more.cachedInput;
    sum.output += more.output;
    sum.saved += more.saved;
    sum.estimatedPart += more.estimatedPart;
    return sum;
}

SpendingFilter rangeFilter(SpendingRange range, const QDateTime &now)
{
    const QDate today = now.toLocalTime().date();
    const auto since = [](QDate day) {
        SpendingFilter filter;
        filter.from = day.startOfDay().toUTC();
        return filter;
    };
    switch (range) {
    case SpendingRange::Today:
        return since(today);
    case SpendingRange::SevenDays:
        return since(today.addDays(-6));
    case SpendingRange::FourteenDays:
        return since(today.addDays(-13));
    case SpendingRange::ThisMonth:
        return since(QDate(today.year(), today.month(), 1));
    case SpendingRange::Total:
        break;
    }
    return {};
}

Result<SpendingReport> readSpending(const Ledger &ledger, const SpendingQuery &query)
{
    SpendingReport report;
    SpendingFilter filter = rangeFilter(query.range, query.now);
    filter.includePractice = query.practice;
    const auto parts = ledger.sums(filter, Ledger::Group::SessionAndModel);
    if (!parts)
        return fail(parts.error());
    report.parts = *parts;
    addGroups(report, query.onlySession);
    filter.session = query.onlySession;
    const auto prompts = ledger.sums(filter, Ledger::Group::Prompt);
    if (!prompts)
        return fail(prompts.error());
    report.byPrompt = *prompts;
    if (const auto read = readWhatThereIs(ledger, report); !read)
        return fail(read.error());
    if (const auto read = readSession(ledger, query, report); !read)
        return fail(read.error());
    if (const auto read = readToday(ledger, query, report); !read)
        return fail(read.error());
    return report;
}

double amountOf(const Spending &sums, SpendingMeasure measure)
{
    return measure == SpendingMeasure::Cost ? sums.cost.toDouble()
                                            : static_cast<double>(sums.input + sums.output);
}

QString sumText(const Spending &sums)
{
    if (sums.unpriced == 0)
        return formatMoney(sums.cost);
    if (sums.unpriced == sums.calls)
        return formatMoney(std::optional<Money>());
    return QCoreApplication::translate("Spending", "at least %1").arg(formatMoney(sums.cost));
}

QString callsText(std::int64_t calls)
{
    if (calls == 1)
        return QCoreApplication::translate("Spending", "1 call");
    //: %1 is written with separators
    return QCoreApplication::translate("Spending", "%1 calls")
        .arg(QLocale().toString(static_cast<qlonglong>(calls)));
}

QString dayText(const QDateTime &utc)
{
    //: Day and month without the year, as QLocale writes dates; German: "d. MMM"
    return QLocale().toString(utc.toLocalTime().date(), QCoreApplication::translate("Spending", "d MMM"));
}

QString momentText(const QDateTime &utc)
{
    return QCoreApplication::translate("Spending", "%1, %2", "day, time of day")
        .arg(dayText(utc), utc.toLocalTime().toString(QStringLiteral("HH:mm")));
}

SpendingBars spendingBars(
    const SpendingReport &report, ModelColors &colors, const QString &currentSession, qsizetype most)
{
    SpendingBars made;
    for (const BarUnit unit : {BarUnit::Session, BarUnit::Day, BarUnit::Month}) {
        made.unit = unit;
        made.bars = barsOf(report.parts, unit, colors, currentSession);
        if (made.bars.size() <= most)
            break;
    }
    for (const SpendingBar &bar : std::as_const(made.bars)) {
        for (std::size_t slot = 0; slot < bar.parts.size(); ++slot)
            made.used[slot] = made.used[slot] || bar.parts[slot].calls > 0;
    }
    return made;
}

} // namespace cuewright
