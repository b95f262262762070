#include "base/format.h"
#include "chat/codec.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/promptinput.h"
#include "runs/estimate.h"

#include <QFileInfo>

namespace cuewright {
namespace {

Json moneyJson(const std::optional<Money> &money)
{
    return money ? Json(toUtf8(money->toDecimal())) : Json(nullptr);
}

const ProviderProfile &profileOf(const Prompt &prompt)
{
    const ProviderProfile *profile = providerProfile(prompt.provider.isEmpty() ? QStringLiteral("openai") : prompt.provider);
    return profile ? *profile : *providerProfile(u"custom");
}

struct CostRow
{
    QString model;
    std::int64_t calls = 0;
    std::int64_t input = 0;
    bool exact = true;
    std::optional<Money> low = Money();
    std::optional<Money> high = Money();

    void add(const Estimate &estimate)
    {
        ++calls;
        input += estimate.tokens.total;
        exact = exact && estimate.tokens.exact;
        low = low && estimate.low ? std::optional(*low + *estimate.low) : std::nullopt;
        high = high && estimate.high ? std::optional(*high + *estimate.high) : std::nullopt;
    }
};

QString shownRange(const CostRow &row)
{
    if (!row.low)
        return QStringLiteral("–");
    return row.high ? formatMoneyRange(*row.low, *row.high) : QStringLiteral("from ") + formatMoney(*row.low);
}

void printCost(const QList<CostRow> &rows, bool json)
{
    if (json) {
        Json list = Json::array();
        for (const CostRow &row : rows) {
            Json entry = Json::object();
            entry["model"] = toUtf8(row.model);
            entry["calls"] = row.calls;
            entry["input_tokens"] = row.input;
            entry["exact"] = row.exact;
            entry["low_usd"] = moneyJson(row.low);
            entry["high_usd"] = moneyJson(row.high);
            list.push_back(std::move(entry));
        }
        printJson(Json::object({{"estimates", std::move(list)}}));
        return;
    }
    print(QStringLiteral("%1 %2 %3  %4").arg(QStringLiteral("model"), -24).arg(QStringLiteral("calls"), 7).arg(QStringLiteral("tokens in"), 12).arg(QStringLiteral("cost")));
    for (const CostRow &row : rows) {
        const QString tokens = (row.exact ? QString() : QStringLiteral("≈")) + formatTokens(row.input);
        print(QStringLiteral("%1 %2 %3  %4").arg(row.model, -24).arg(row.calls, 7).arg(tokens, 12).arg(shownRange(row)));
    }
}

} // namespace

int renderCommand(const QStringList &arguments)
{
    Options options(QStringLiteral("render PROMPT.prompty [--var NAME=VALUE]… [--model M] [--wire]"));
    addPromptOptions(options);
    options.flag(QStringLiteral("wire"), QStringLiteral("Prints the exact request body."));
    options.flag(QStringLiteral("no-stream"), QStringLiteral("With --wire: the body of a request for one whole answer."));
    options.flag(QStringLiteral("json"), QStringLiteral("Accepted for symmetry: the output is JSON anyway."));
    int exitCode = kFine;
    const auto input = openNamedPrompt(options, arguments, exitCode);
    if (!input)
        return exitCode;
    auto request = requestFromOptions(*input, options);
    if (!request)
        return failWith(request.error());
    if (options.has(QStringLiteral("no-stream")))
        request->stream = false;
    const Catalog catalog = Catalog::builtIn();
    const auto encoded = chatCompletionsCodec()->encode(*request, profileOf(input->file.prompt()), catalog.model(request->model));
    printJson(options.has(QStringLiteral("wire")) ? encoded.body : encoded.body.value("messages", Json::array()));
    return kFine;
}

int costCommand(const QStringList &arguments)
{
    Options options(QStringLiteral("cost PROMPT.prompty [--data FILE.csv] [--models A,B,…] [--var NAME=VALUE]… [--json]"));
    addPromptOptions(options);
    options.value(QStringLiteral("data"), QStringLiteral("FILE"), QStringLiteral("A CSV or JSONL file: one call for each of its rows."));
    options.value(QStringLiteral("models"), QStringLiteral("A,B,…"), QStringLiteral("Compares these models."));
    options.flag(QStringLiteral("json"), QStringLiteral("Prints one JSON document."));
    int exitCode = kFine;
    const auto input = openNamedPrompt(options, arguments, exitCode);
    if (!input)
        return exitCode;
    QList<Json> cases{Json::object()};
    if (options.has(QStringLiteral("data"))) {
        const QFileInfo data(options.text(QStringLiteral("data")));
        const auto rows = Workspace(data.absolutePath()).testCases(data.fileName());
        if (!rows)
            return failWith(rows.error());
        cases = *rows;
    }
    QStringList models = options.text(QStringLiteral("models")).split(u',', Qt::SkipEmptyParts);
    if (models.isEmpty())
        models << QString();
    const Catalog catalog = Catalog::builtIn();
    const EstimateBasis basis{catalog, profileOf(input->file.prompt()), QDateTime::currentDateTimeUtc(), {}};
    QList<CostRow> rows(models.size());
    for (const Json &values : cases) {
        auto request = requestFromOptions(*input, options, values);
        if (!request)
            return failWith(request.error());
        for (qsizetype i = 0; i < models.size(); ++i) {
            ChatRequest variant = *request;
            if (!models[i].isEmpty())
                variant.model = models[i];
            rows[i].model = variant.model;
            rows[i].add(estimate(variant, basis));
        }
    }
    printCost(rows, options.has(QStringLiteral("json")));
    return kFine;
}

} // namespace cuewright
