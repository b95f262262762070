#include "base/format.h"
#include "chat/problems.h"
#include "cli/commands.h"
#include "cli/looprun.h"
#include "cli/output.h"
#include "cli/promptinput.h"
#include "cli/traceoutput.h"
#include "ledger/ledgercsv.h"
#include "runs/askagain.h"
#include "runs/outcomeword.h"
#include "services/endpoints.h"
#include "services/services.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

Json usageJson(const Usage &usage)
{
    Json json = Json::object();
    json["input_tokens"] = usage.input;
    json["cached_tokens"] = usage.cachedInput;
    json["output_tokens"] = usage.output;
    json["reasoning_tokens"] = usage.reasoning;
    return json;
}

Json toolCallsJson(const QList<ToolCall> &calls)
{
    Json list = Json::array();
    for (const ToolCall &call : calls)
        list.push_back(Json::object({{"id", toUtf8(call.id)}, {"name", toUtf8(call.name)}, {"arguments", toUtf8(call.arguments)}}));
    return list;
}

void addProblem(Json &json, const RunOutcome &outcome)
{
    const Error &error = outcome.completion.error();
    const ProblemText text
        = problemText(error, {Reader::CommandLine, static_cast<int>(outcome.record.attempts.size()), !outcome.record.answer.isEmpty()});
    json["error"] = toUtf8(text.happened);
    json["error_now"] = toUtf8(text.now);
    json["error_hint"] = toUtf8(text.canDo);
}

Json outcomeJson(const PromptRun &run)
{
    const RunOutcome &outcome = run.outcome();
    const CallRecord &record = outcome.record;
    Json json = Json::object();
    json["outcome"] = toUtf8(record.outcome);
    json["model"] = toUtf8(record.model);
    json["practice"] = record.practice;
    json["answer"] = toUtf8(record.answer);
    if (outcome.reply.json)
        json["fields"] = *outcome.reply.json;
    if (!outcome.reply.violations.isEmpty())
        json["violations"] = violationsJson(outcome.reply.violations);
    if (outcome.completion && !outcome.completion->toolCalls.isEmpty())
        json["tool_calls"] = toolCallsJson(outcome.completion->toolCalls);
    if (!outcome.completion)
        addProblem(json, outcome);
    Json omitted = Json::array();
    for (const Omission &omission : run.call().omitted())
        omitted.push_back(Json::object({{"field", toUtf8(omission.field)}, {"reason", toUtf8(omission.reason)}}));
    json["not_sent"] = std::move(omitted);
    json["usage"] = record.usage ? usageJson(*record.usage) : Json(nullptr);
    json["cost_usd"] = record.cost ? Json(toUtf8(record.cost->toDecimal())) : Json(nullptr);
    json["saved_usd"] = toUtf8(record.saved.toDecimal());
    json["cost_basis"] = toUtf8(costBasisName(record.basis));
    json["estimated_input_tokens"] = record.estimatedInput;
    json["attempts"] = record.attempts.size();
    json["duration_ms"] = record.duration.count();
    return json;
}

QString costLine(const CallRecord &record)
{
    QString cost = record.basis == CostBasis::Estimated ? QStringLiteral("≈") : QString();
    cost += formatMoney(record.cost);
    if (record.basis == CostBasis::Cached)
        cost += QStringLiteral(" from the cache, saved ") + formatMoney(record.saved);
    if (record.practice)
        cost += QStringLiteral(" at list price (practice: nothing is charged)");
    return cost;
}

int printOutcome(const PromptRun &run, bool streamed)
{
    const RunOutcome &outcome = run.outcome();
    const CallRecord &record = outcome.record;
    if (!outcome.completion) {
        if (!record.answer.isEmpty())
            print(streamed ? QString() : record.answer);
        return failWith(outcome.completion.error(), static_cast<int>(record.attempts.size()), !record.answer.isEmpty());
    }
    const Completion &completion = *outcome.completion;
    if (!streamed && !completion.text.isEmpty())
        printRaw(QByteArray(completion.text.toUtf8()));
    if (!completion.text.isEmpty())
        print(QString());
    if (!completion.refusal.isEmpty())
        print(QStringLiteral("The model refused: ") + completion.refusal);
    for (const ToolCall &call : completion.toolCalls)
        print(QStringLiteral("tool call %1: %2 %3").arg(call.id, call.name, call.arguments));
    print(QStringLiteral("\n%1 · %2 tokens in, %3 out · %4 · %5")
              .arg(record.outcome)
              .arg(record.usage ? formatTokens(record.usage->input) : QStringLiteral("–"))
              .arg(record.usage ? formatTokens(record.usage->output) : QStringLiteral("–"))
              .arg(costLine(record), formatDuration(record.duration)));
    for (const Omission &omission : run.call().omitted())
        print(QStringLiteral("not sent: %1 (%2)").arg(omission.field, omission.reason));
    for (const Violation &violation : outcome.reply.violations)
        failWith(Error{Error::Code::Invalid, violation.message, {}, {}});
    return answersRequest(outcome.reply.kind) ? kFine : kFailed;
}

// A program that does one thing may wait for the disk.
std::optional<std::int64_t> usualOutputOf(const DataPaths &paths, const QString &prompt)
{
    const auto ledger = openLedger(paths.ledger());
    return ledger ? usualOutput(**ledger, prompt) : std::nullopt;
}

/// One answer, over as many rounds as it may take (runs/askagain.h).
class Rounds final : public QObject
{
public:
    Rounds(Services &services, bool json)
        : m_services(services)
        , m_json(json)
    {
    }

    void start(RunPlan plan);

private:
    void finish(const PromptRun &run);
    void next(const PromptRun &run);

    Services &m_services;
    const bool m_json;
    bool m_streamed = false; // there are servers that give one whole answer whatever they are asked for
    std::optional<Money> m_cost = Money(); ///< of the rounds that are over; nullopt: of one it is not known
};

void Rounds::start(RunPlan plan)
{
    plan.estimate = estimate(plan.request,
        {m_services.catalog(), plan.endpoint.profile, m_services.clock().utcNow(), usualOutputOf(m_services.paths(), plan.prompt)});
    // What is printed cannot be taken back: where another answer may follow, the last one is printed when it is there.
    const bool streams = plan.request.stream && !m_json && plan.rounds == 1;
    PromptRun *run = m_services.runner().start(std::move(plan), this);
    connect(run, &PromptRun::eventReceived, this, [this, streams](const ChatEvent &event) {
        if (const auto *delta = std::get_if<TextDelta>(&event); delta && streams) {
            printRaw(QByteArray(delta->text.toUtf8()));
            m_streamed = true;
        }
    });
    connect(run, &PromptRun::ledgerFailed, this, [](const Error &error) { failWith(error); });
    connect(run, &PromptRun::finished, this, [this, run] {
        if (asksAgain(*run))
            next(*run);
        else
            finish(*run);
    });
}

void Rounds::next(const PromptRun &run)
{
    const RunOutcome &outcome = run.outcome();
    warnAsksAgain(run.plan().round, run.plan().rounds, outcome.reply);
    m_cost = m_cost && outcome.record.cost ? std::optional(*m_cost + *outcome.record.cost) : std::nullopt;
    start(askAgain(run));
}

void Rounds::finish(const PromptRun &run)
{
    const RunOutcome &outcome = run.outcome();
    if (!m_json) {
        QCoreApplication::exit(printOutcome(run, m_streamed));
        return;
    }
    Json json = outcomeJson(run);
    if (run.plan().rounds > 1) {
        const auto all = m_cost && outcome.record.cost ? std::optional(*m_cost + *outcome.record.cost) : std::nullopt;
        json["rounds"] = run.plan().round;
        json["all_rounds_cost_usd"] = all ? Json(toUtf8(all->toDecimal())) : Json(nullptr);
    }
    printJson(json);
    QCoreApplication::exit(outcome.completion && answersRequest(outcome.reply.kind) ? kFine : kFailed);
}

void addRunOptions(Options &options)
{
    addPromptOptions(options);
    options.value(QStringLiteral("base-url"), QStringLiteral("U"), QStringLiteral("Sends it there instead of to the prompt's provider."));
    options.value(QStringLiteral("api-key-env"), QStringLiteral("NAME"), QStringLiteral("Takes the key from this environment variable; otherwise OPENAI_API_KEY."));
    options.value(QStringLiteral("retry-invalid"), QStringLiteral("N"),
        QStringLiteral("Asks up to N times more, with what was wrong, for an answer that breaks its schema; otherwise as often as the prompt says. "
                       "The last answer is printed, when it is whole."));
    options.flag(QStringLiteral("practice"), QStringLiteral("Lets the built-in practice provider answer: no key, no network, no cost."));
    addLoopOptions(options);
    options.flag(QStringLiteral("no-stream"), QStringLiteral("Asks for the whole answer at once."));
    options.flag(QStringLiteral("json"), QStringLiteral("Prints one JSON document."));
}

/// How often it may be asked in all; nullopt: the option makes no sense.
std::optional<int> roundsOf(const Options &options, const Prompt &prompt)
{
    if (!options.has(QStringLiteral("retry-invalid")))
        return prompt.retryInvalid + 1;
    bool isNumber = false;
    const int retries = options.text(QStringLiteral("retry-invalid")).toInt(&isNumber);
    return isNumber && retries >= 0 && retries <= kMostRetriesInvalid ? std::optional(retries + 1) : std::nullopt;
}

} // namespace

int runCommand(const QStringList &arguments)
{
    Options options(QStringLiteral("run PROMPT.prompty [--var NAME=VALUE]… [--model M] [--base-url U] [--api-key-env NAME] [--retry-invalid N] "
                                   "[--practice] [--tools auto|manual|none] [--trace OUT.json] [--max-rounds N] [--allow-tools NAME,…] "
                                   "[--no-stream] [--json]"));
    addRunOptions(options);
    int exitCode = kFine;
    const auto input = openNamedPrompt(options, arguments, exitCode);
    if (!input)
        return exitCode;
    if (const auto stopped = checkLoopOptions(options))
        return *stopped;
    const auto rounds = roundsOf(options, input->file.prompt());
    if (!rounds)
        return usageError(QStringLiteral("--retry-invalid wants a number from 0 to %1").arg(kMostRetriesInvalid));
    auto request = requestFromOptions(*input, options);
    if (!request)
        return failWith(request.error());
    request->stream = !options.has(QStringLiteral("no-stream"));
    const auto services = Services::create(DataPaths::standard());
    if (!services)
        return failWith(services.error());
    for (const QString &warning : (*services)->warnings())
        warn(warning);
    const EndpointChoice choice{options.text(QStringLiteral("base-url")), options.text(QStringLiteral("api-key-env"))};
    const bool practice = options.has(QStringLiteral("practice")) || isPractice(input->file.prompt(), choice);
    auto endpoint = practice ? (*services)->practiceEndpoint() : endpointFromEnvironment(input->file.prompt(), choice);
    if (!endpoint)
        return failWith(endpoint.error(), 0, false);

    RunPlan plan;
    plan.prompt = input->name;
    plan.cache = cacheUseNamed(input->file.prompt().cache);
    plan.request = std::move(*request);
    plan.endpoint = std::move(*endpoint);
    plan.rounds = *rounds;
    if (wantsLoop(options))
        return runLoop(**services, *input, options, std::move(plan));
    Rounds running(**services, options.has(QStringLiteral("json")));
    running.start(std::move(plan));
    return QCoreApplication::exec();
}

} // namespace cuewright
