#include "base/format.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "ledger/csvexport.h"
#include "ledger/ledger.h"
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
    json["estimated_usd"] = toUtf8(row.sums.estimatedPart.toDecimal());
    return json;
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
        print(callsToCsv(*calls));
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
