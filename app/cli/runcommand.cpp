#include "base/format.h"
#include "chat/problems.h"
#include "cli/commands.h"
#include "cli/looprun.h"
#include "cli/output.h"
#include "cli/promptinput.h"
#include "cli/traceoutput.h"
#include "ledger/ledgercsv.h"
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

void addRunOptions(Options &options)
{
    addPromptOptions(options);
    options.value(QStringLiteral("base-url"), QStringLiteral("U"), QStringLiteral("Sends it there instead of to the prompt's provider."));
    options.value(QStringLiteral("api-key-env"), QStringLiteral("NAME"), QStringLiteral("Takes the key from this environment variable; otherwise OPENAI_API_KEY."));
    options.flag(QStringLiteral("practice"), QStringLiteral("Lets the built-in practice provider answer: no key, no network, no cost."));
    addLoopOptions(options);
    options.flag(QStringLiteral("no-stream"), QStringLiteral("Asks for the whole answer at once."));
    options.flag(QStringLiteral("json"), QStringLiteral("Prints one JSON document."));
}

} // namespace

int runCommand(const QStringList &arguments)
{
    Options options(QStringLiteral("run PROMPT.prompty [--var NAME=VALUE]… [--model M] [--base-url U] [--api-key-env NAME] [--practice] [--tools auto|manual|none] [--trace OUT.json] [--max-rounds N] [--allow-tools NAME,…] [--no-stream] [--json]"));
    addRunOptions(options);
    int exitCode = kFine;
    const auto input = openNamedPrompt(options, arguments, exitCode);
    if (!input)
        return exitCode;
    if (const auto stopped = checkLoopOptions(options))
        return *stopped;
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
    if (wantsLoop(options))
        return runLoop(**services, *input, options, std::move(plan));
    plan.estimate = estimate(plan.request,
        {(*services)->catalog(), plan.endpoint.profile, (*services)->clock().utcNow(), usualOutputOf((*services)->paths(), plan.prompt)});
    const bool json = options.has(QStringLiteral("json"));
    const bool stream = plan.request.stream && !json;
    QObject owner;
    PromptRun *run = (*services)->runner().start(std::move(plan), &owner);
    bool streamed = false; // there are servers that give one whole answer whatever they are asked for
    QObject::connect(run, &PromptRun::eventReceived, &owner, [stream, &streamed](const ChatEvent &event) {
        if (const auto *delta = std::get_if<TextDelta>(&event); delta && stream) {
            printRaw(QByteArray(delta->text.toUtf8()));
            streamed = true;
        }
    });
    QObject::connect(run, &PromptRun::ledgerFailed, &owner, [](const Error &error) { failWith(error); });
    QObject::connect(run, &PromptRun::finished, &owner, [run, json, &streamed] {
        if (!json) {
            QCoreApplication::exit(printOutcome(*run, streamed));
            return;
        }
        printJson(outcomeJson(*run));
        QCoreApplication::exit(run->outcome().completion && answersRequest(run->outcome().reply.kind) ? kFine : kFailed);
    });
    return QCoreApplication::exec();
}

} // namespace cuewright
