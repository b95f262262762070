#include "base/format.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "ledger/ledger.h"
#include "ledger/ledgercsv.h"
#include "services/datapaths.h"

namespace cuewright {
namespace {

constexpr int kExportLimit = 10'000'000;

std::optional<Ledger::Group> groupNamed(const QString &name)
{
    if (name == u"session")
        return Ledger::Group::Session;
    if (name == u"model")
        return Ledger::Group::Model;
    if (name == u"prompt")
        return Ledger::Group::Prompt;
    if (name == u"day")
        return Ledger::Group::Day;
    return std::nullopt;
}

Json rowJson(const SpendingRow &row)
{
    Json json = Json::object();
    json["key"] = toUtf8(row.key);
    json["calls"] = row.sums.calls;
    json["unpriced_calls"] = row.sums.unpriced;
    json["input_tokens"] = row.sums.input;
    json["cached_tokens"] = row.sums.cachedInput;
    json["output_tokens"] = row.sums.output;
    json["cost_usd"] = toUtf8(row.sums.cost.toDecimal());
    json["saved_usd"] = toUtf8(row.sums.saved.toDecimal());
    json["estimated_usd"] = toUtf8(row.sums.estimatedPart.toDecimal());
    return json;
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

Json attemptJson(const AttemptRecord &attempt)
{
    Json json = Json::object();
    json["number"] = attempt.number;
    json["started"] = toUtf8(timeText(attempt.started));
    json["status"] = attempt.status;
    json["request_id"] = toUtf8(attempt.requestId);
    json["outcome"] = toUtf8(attempt.outcome);
    json["first_byte_ms"] = attempt.firstByte.count();
    json["duration_ms"] = attempt.duration.count();
    return json;
}

Json callsToJson(const QList<CallRecord> &calls)
{
    Json list = Json::array();
    for (const CallRecord &call : calls) {
        Json json = Json::object();
        json["started"] = toUtf8(timeText(call.started));
        json["session"] = toUtf8(call.sessionId);
        json["prompt"] = toUtf8(call.prompt);
        json["provider"] = toUtf8(call.provider);
        json["model"] = toUtf8(call.model);
        json["practice"] = call.practice;
        json["outcome"] = toUtf8(call.outcome);
        json["estimated_input_tokens"] = call.estimatedInput;
        json["usage"] = nullptr;
        if (call.usage) {
            json["usage"] = Json::object({{"input_tokens", call.usage->input}, {"cached_tokens", call.usage->cachedInput},
                {"output_tokens", call.usage->output}, {"reasoning_tokens", call.usage->reasoning}});
        }
        json["cost_usd"] = call.cost ? Json(toUtf8(call.cost->toDecimal())) : Json(nullptr);
        json["cost_basis"] = toUtf8(costBasisName(call.basis));
        json["price"] = toUtf8(call.priceSource);
        json["duration_ms"] = call.duration.count();
        json["attempts"] = Json::array();
        for (const AttemptRecord &attempt : call.attempts)
            json["attempts"].push_back(attemptJson(attempt));
        list.push_back(std::move(json));
    }
    return list;
}

int summary(const Ledger &ledger, const SpendingFilter &filter, const Options &options)
{
    const QString by = options.has(QStringLiteral("by")) ? options.text(QStringLiteral("by")) : QStringLiteral("session");
    const auto group = groupNamed(by);
    if (!group)
        return usageError(QStringLiteral("--by wants session, model, prompt or day"));
    const auto rows = ledger.sums(filter, *group);
    if (!rows)
        return failWith(rows.error());
    if (options.has(QStringLiteral("json"))) {
        Json list = Json::array();
        for (const SpendingRow &row : *rows)
            list.push_back(rowJson(row));
        printJson(Json::object({{"by", toUtf8(by)}, {"rows", std::move(list)}}));
        return kFine;
    }
    print(QStringLiteral("%1 %2 %3 %4  %5").arg(by, -32).arg(QStringLiteral("calls"), 8).arg(QStringLiteral("in"), 9).arg(QStringLiteral("out"), 9).arg(QStringLiteral("cost")));
    for (const SpendingRow &row : *rows) {
        const QString key = *group == Ledger::Group::Session ? row.started.toLocalTime().toString(Qt::ISODate) : row.key;
        const QString cost = (row.sums.unpriced > 0 ? QStringLiteral("at least ") : QString()) + formatMoney(row.sums.cost);
        print(QStringLiteral("%1 %2 %3 %4  %5").arg(key, -32).arg(row.sums.calls, 8).arg(formatTokens(row.sums.input), 9).arg(formatTokens(row.sums.output), 9).arg(cost));
    }
    return kFine;
}

int exportCalls(const Ledger &ledger, const SpendingFilter &filter, bool json)
{
    const auto calls = ledger.calls(filter, kExportLimit);
    if (!calls)
        return failWith(calls.error());
    if (json)
        printJson(callsToJson(*calls));
    else
        printRaw(QByteArrayView(callsToCsv(*calls)));
    return kFine;
}

} // namespace

int ledgerCommand(const QStringList &arguments)
{
    Options options(QStringLiteral("ledger summary [--by session|model|prompt|day] [--practice] [--json]\n"
                                   "       cuewright-cli ledger export [--practice] [--json]"));
    options.value(QStringLiteral("by"), QStringLiteral("WHAT"), QStringLiteral("What a row stands for: session, model, prompt or day."));
    options.flag(QStringLiteral("practice"), QStringLiteral("Counts practice runs too; nothing was charged for those."));
    options.flag(QStringLiteral("json"), QStringLiteral("Prints one JSON document; otherwise a table, or CSV for export."));
    if (const auto code = options.parse(arguments))
        return *code;
    if (const auto code = options.expectPositional(1, 1))
        return *code;
    const QString verb = options.positional().first();
    if (verb != u"summary" && verb != u"export")
        return usageError(QStringLiteral("ledger wants “summary” or “export”"));
    const auto ledger = openLedger(DataPaths::standard().ledger());
    if (!ledger)
        return failWith(ledger.error());
    SpendingFilter filter;
    filter.includePractice = options.has(QStringLiteral("practice"));
    return verb == u"summary" ? summary(**ledger, filter, options)
                              : exportCalls(**ledger, filter, options.has(QStringLiteral("json")));
}

} // namespace cuewright
