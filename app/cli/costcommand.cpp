#include "base/format.h"
#include "cli/breakdown.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "cli/promptinput.h"
#include "services/datapaths.h"

#include <QFileInfo>

namespace cuewright {
namespace {

Json moneyJson(const std::optional<Money> &money)
{
    return money ? Json(toUtf8(money->toDecimal())) : Json(nullptr);
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

void addCostOptions(Options &options)
{
    addPromptOptions(options);
    options.value(QStringLiteral("data"), QStringLiteral("FILE"), QStringLiteral("A CSV or JSONL file: one call for each of its rows."));
    options.value(QStringLiteral("models"), QStringLiteral("A,B,…"), QStringLiteral("Compares these models."));
    options.flag(QStringLiteral("breakdown"), QStringLiteral("Shows where the tokens of one call go, and what leaving each part out saves."));
    options.flag(QStringLiteral("calibrated"),
        QStringLiteral("Corrects estimates by what providers reported for earlier calls, as the window does. Without it the result\n"
                       "depends on nothing but the files and the price table."));
    options.flag(QStringLiteral("json"), QStringLiteral("Prints one JSON document."));
}

Result<QList<Json>> casesOf(const Options &options)
{
    if (!options.has(QStringLiteral("data")))
        return QList<Json>{Json::object()};
    const QFileInfo data(options.text(QStringLiteral("data")));
    return Workspace(data.absolutePath()).testCases(data.fileName());
}

/// What the ledger says about earlier estimates; opened only where it is asked for, and never made.
class Reports
{
public:
    [[nodiscard]] Result<> open()
    {
        const QString path = DataPaths::standard().ledger();
        if (!QFileInfo::exists(path))
            return {};
        auto ledger = openLedger(path);
        if (!ledger)
            return fail(ledger.error());
        m_ledger = std::move(*ledger);
        return {};
    }
    QList<InputReport> of(const QString &provider, const QString &model) const
    {
        return m_ledger ? reportsFor(*m_ledger, provider, model) : QList<InputReport>();
    }

private:
    std::unique_ptr<Ledger> m_ledger;
};

int breakdownOf(const PromptInput &input, const Options &options, const ChatRequest &request, const QStringList &models,
    EstimateBasis basis, const Reports &reports)
{
    const auto inputs = inputsFromOptions(input.file.prompt(), options.texts(QStringLiteral("var")));
    if (!inputs)
        return failWith(inputs.error());
    const auto variables = withoutEachValue(input.workspace, input.file.prompt(), *inputs);
    Json list = Json::array();
    for (const QString &model : models) {
        ChatRequest variant = request;
        variant.model = model;
        basis.reports = reports.of(basis.provider.id, model);
        const TokenBreakdown found = breakDown(variant, variables, basis);
        if (options.has(QStringLiteral("json")))
            list.push_back(breakdownJson(model, found));
        else
            printBreakdown(model, found);
    }
    if (options.has(QStringLiteral("json")))
        printJson(Json::object({{"breakdowns", std::move(list)}}));
    return kFine;
}

} // namespace

int costCommand(const QStringList &arguments)
{
    Options options(QStringLiteral("cost PROMPT.prompty [--data FILE.csv | --breakdown] [--models A,B,…] [--var NAME=VALUE]… [--calibrated] [--json]"));
    addCostOptions(options);
    int exitCode = kFine;
    const auto input = openNamedPrompt(options, arguments, exitCode);
    if (!input)
        return exitCode;
    if (options.has(QStringLiteral("breakdown")) && options.has(QStringLiteral("data")))
        return usageError(QStringLiteral("--breakdown looks at one call: give its values with --var instead of --data"));
    const auto cases = casesOf(options);
    if (!cases)
        return failWith(cases.error());
    Reports reports;
    if (options.has(QStringLiteral("calibrated"))) {
        if (const auto opened = reports.open(); !opened)
            return failWith(opened.error());
    }
    const QStringList models = options.text(QStringLiteral("models")).split(u',', Qt::SkipEmptyParts);
    const Catalog catalog = Catalog::builtIn();
    EstimateBasis basis{catalog, profileNamedBy(input->file.prompt()), QDateTime::currentDateTimeUtc(), {}};
    QList<CostRow> rows(std::max<qsizetype>(models.size(), 1));
    for (const Json &values : *cases) {
        auto request = requestFromOptions(*input, options, values);
        if (!request)
            return failWith(request.error());
        const QStringList compared = models.isEmpty() ? QStringList{request->model} : models;
        if (options.has(QStringLiteral("breakdown")))
            return breakdownOf(*input, options, *request, compared, basis, reports);
        for (qsizetype i = 0; i < compared.size(); ++i) {
            ChatRequest variant = *request;
            variant.model = compared[i];
            basis.reports = reports.of(basis.provider.id, variant.model);
            rows[i].model = variant.model;
            rows[i].add(estimate(variant, basis));
        }
    }
    printCost(rows, options.has(QStringLiteral("json")));
    return kFine;
}

} // namespace cuewright
