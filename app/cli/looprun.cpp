#include "cli/looprun.h"

#include "base/format.h"
#include "cli/interrupt.h"
#include "cli/output.h"
#include "cli/promptservers.h"
#include "cli/traceoutput.h"
#include "runs/outcomeword.h"
#include "runs/prompttools.h"
#include "runs/toolloop.h"
#include "tools/traceassertions.h"
#include "tools/tracefile.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

constexpr int kMostRounds = 1000;

// Nobody sits there to be asked: what may run stands on the command line.
class NamedTools final : public ToolAsker
{
public:
    explicit NamedTools(const QStringList &names)
        : m_names(names)
    {
    }
    const QStringList &names() const { return m_names; }
    bool isNamed(const QString &tool) const { return m_names.contains(tool); }
    void ask(ToolQuestion &question) override
    {
        question.answer(isNamed(question.use().tool) ? ToolPermission::Once : ToolPermission::Deny);
    }

private:
    QStringList m_names;
};

// What was allowed in the window was not allowed to a script.
class NothingAllowed final : public ToolPermissionStore
{
public:
    bool isAllowed(const QString &) const override { return false; }
    void allow(const QString &, const QString &) override {}
};

QStringList namesIn(const QString &list)
{
    QStringList names;
    for (const QString &name : list.split(u',', Qt::SkipEmptyParts))
        names << name.trimmed();
    return names;
}

LoopMode modeOf(const Options &options)
{
    return options.text(QStringLiteral("tools")) == u"manual" ? LoopMode::Manual : LoopMode::Automatic;
}

/// One conversation, from the prompt's question to its end.
class Conversation final : public QObject
{
public:
    Conversation(Services &services, const PromptInput &input, const Options &options);

    [[nodiscard]] Result<> start(RunPlan plan);

private:
    [[nodiscard]] Result<> startServers();
    void startLoop();
    QString reasonFor(int call) const;
    void follow();
    void showEvent(const ChatEvent &event);
    void showCall(TurnId turn, int call);
    void save();
    void finish();
    QString whyNot() const;
    bool isFine(const QList<AssertionOutcome> &assertions) const;
    void printEnd(const QList<AssertionOutcome> &assertions);
    Json endJson(const QList<AssertionOutcome> &assertions) const;

    const Trace &trace() const { return m_document.trace(); }
    TurnPtr tip() const { return trace().turn(m_loop.turn()); }

    const bool m_json;
    const LoopMode m_mode;
    const QString m_out; ///< empty: the trace is not kept
    const QString m_toolsWord;
    const int m_rounds;
    const Prompt m_prompt;
    const QString m_name;
    const Workspace m_workspace;
    QList<TraceAssertion> m_assertions;
    NothingAllowed m_store;
    NamedTools m_named;
    ToolGate m_gate;
    PromptServers m_servers;
    ToolSources m_sources;
    TraceDocument m_document;
    ToolLoop m_loop;
    Interrupt m_interrupt;
    LoopPlan m_plan;
    bool m_isSaved = true;
    bool m_streamed = false; ///< text of the present answer
    int m_answers = 1; ///< final ones that were asked for
};

Conversation::Conversation(Services &services, const PromptInput &input, const Options &options)
    : m_json(options.has(QStringLiteral("json")))
    , m_mode(modeOf(options))
    , m_out(options.text(QStringLiteral("trace")))
    , m_toolsWord(options.text(QStringLiteral("tools")))
    , m_rounds(options.has(QStringLiteral("max-rounds")) ? options.text(QStringLiteral("max-rounds")).toInt() : LoopPlan().maxRounds)
    , m_prompt(input.file.prompt())
    , m_name(input.name)
    , m_workspace(input.workspace)
    , m_named(namesIn(options.text(QStringLiteral("allow-tools"))))
    , m_gate(m_store, services.clock())
    , m_servers(services)
    , m_sources(m_gate, services.clock(), &m_servers.tools())
    , m_loop(m_document, services.runner(), m_sources)
{
    m_gate.setAsker(&m_named);
}

Result<> Conversation::start(RunPlan plan)
{
    auto tools = boundTools(m_workspace, m_prompt);
    if (!tools)
        return fail(tools.error());
    QStringList known;
    for (const BoundTool &tool : *tools)
        known << tool.definition.name;
    for (const QString &name : m_named.names()) {
        if (!known.contains(name)) // one list may serve several prompts
            warn(QStringLiteral("--allow-tools names “%1”, which is no tool of this prompt. Its tools: %2.").arg(name, known.join(QLatin1String(", "))));
    }
    const auto assertions = assertionsFrom(m_prompt.assertions);
    if (!assertions)
        return fail(assertions.error());
    m_assertions = *assertions;
    if (m_toolsWord == u"none" && !plan.request.tools.isEmpty())
        plan.request.options.toolChoice = "none";
    TraceInfo info;
    info.title = m_prompt.displayName.isEmpty() ? m_prompt.name : m_prompt.displayName;
    info.prompt = m_name;
    info.endpoint = plan.endpoint.profile.id;
    info.created = QDateTime::currentDateTimeUtc();
    const auto turn = m_document.change([&](Trace &trace) {
        trace.setInfo(info);
        return trace.appendTurn(Trace::kMain, plan.request.messages, plan.request);
    });
    if (!turn)
        return fail(turn.error());
    m_plan.mode = m_mode;
    m_plan.maxRounds = m_rounds;
    m_plan.maxAnswers = plan.rounds;
    m_plan.tools = *tools;
    m_plan.endpoint = plan.endpoint;
    m_plan.prompt = plan.prompt;
    m_plan.options = plan.options;
    m_plan.cache = plan.cache;
    follow();
    return startServers();
}

// Those alone whose tools may run.
Result<> Conversation::startServers()
{
    QStringList keys;
    for (const BoundTool &tool : std::as_const(m_plan.tools)) {
        const bool isWanted = m_mode == LoopMode::Automatic && tool.source.kind == ToolSource::Mcp && m_named.isNamed(tool.definition.name);
        if (isWanted && !keys.contains(tool.source.server))
            keys << tool.source.server;
    }
    if (keys.isEmpty())
        return m_loop.start(m_plan);
    connect(&m_servers, &PromptServers::settled, this, &Conversation::startLoop);
    return m_servers.start(m_workspace, keys);
}

void Conversation::startLoop()
{
    if (const auto started = m_loop.start(m_plan); !started)
        QCoreApplication::exit(failWith(started.error()));
}

void Conversation::follow()
{
    connect(&m_loop, &ToolLoop::requestStarted, this, [this] {
        m_streamed = false;
        if (m_loop.answers() > std::exchange(m_answers, m_loop.answers()))
            warnAsksAgain(m_loop.answers() - 1, m_plan.maxAnswers, *m_loop.reply());
    });
    connect(&m_loop, &ToolLoop::eventReceived, this, [this](TurnId, const ChatEvent &event) { showEvent(event); });
    connect(&m_loop, &ToolLoop::requestFinished, this, [this](TurnId turn) {
        if (m_streamed && !trace().turn(turn)->calls.isEmpty())
            print(QString()); // the line of a text before calls
        save();
    });
    connect(&m_loop, &ToolLoop::callFinished, this, &Conversation::showCall);
    connect(&m_loop, &ToolLoop::ledgerFailed, this, [](const Error &error) { failWith(error); });
    connect(&m_loop, &ToolLoop::finished, this, &Conversation::finish);
    connect(&m_interrupt, &Interrupt::asked, this, [this] {
        warn(QStringLiteral("stopped; what runs is ended"));
        if (m_loop.isRunning())
            m_loop.stop(); // the trace is saved with what there is
        else
            QCoreApplication::exit(kFailed);
    });
    connect(&m_gate, &ToolGate::logged, this, [](const ToolLogEntry &entry) {
        if (entry.permission != ToolPermission::Deny)
            warn(QStringLiteral("runs ") + entry.use.text());
    });
}

void Conversation::showEvent(const ChatEvent &event)
{
    const auto *delta = std::get_if<TextDelta>(&event);
    // What is printed cannot be taken back: where another answer may follow, the last one is printed when it is there.
    if (!delta || m_json || m_plan.maxAnswers > 1)
        return;
    printRaw(QByteArray(delta->text.toUtf8()));
    m_streamed = true;
}

void Conversation::showCall(TurnId turn, int call)
{
    if (!m_json)
        printCall(trace().turn(turn)->calls.value(call));
}

void Conversation::save()
{
    if (m_out.isEmpty())
        return;
    const auto saved = saveTrace(trace(), m_out, {m_loop.plan().endpoint.key});
    m_isSaved = saved.has_value();
    if (!saved)
        failWith(saved.error());
}

QString Conversation::reasonFor(int call) const
{
    const TraceCall &waiting = tip()->calls[call];
    if (!waiting.isPending() || m_mode == LoopMode::Manual)
        return {};
    const QString &name = waiting.call.name;
    const BoundTool *tool = toolNamed(m_plan.tools, name);
    if (tool && isReal(tool->source.kind) && !m_named.isNamed(name))
        return QStringLiteral("“%1” was not allowed to run. --allow-tools %1 lets it run.").arg(name);
    const auto reason = m_loop.reasons().constFind(call);
    return reason == m_loop.reasons().constEnd() ? QStringLiteral("“%1” has no source of results.").arg(name) : reason->message;
}

QString Conversation::whyNot() const
{
    switch (m_loop.end()) {
    case ToolLoop::End::RoundLimit:
        return QStringLiteral("stopped after %1: the model goes on calling tools. --max-rounds allows more.")
            .arg(m_loop.rounds() == 1 ? QStringLiteral("one request") : QStringLiteral("%1 requests").arg(m_loop.rounds()));
    case ToolLoop::End::NeedsResults: {
        QStringList reasons;
        for (int call = 0; call < tip()->calls.size(); ++call) {
            const QString reason = reasonFor(call);
            if (!reason.isEmpty() && !reasons.contains(reason))
                reasons << reason;
        }
        return reasons.join(u'\n');
    }
    default: return {};
    }
}

bool Conversation::isFine(const QList<AssertionOutcome> &assertions) const
{
    const bool holds = std::all_of(assertions.begin(), assertions.end(), [](const AssertionOutcome &outcome) { return outcome.passed; });
    switch (m_loop.end()) {
    case ToolLoop::End::Answered: return holds && m_isSaved && answersRequest(m_loop.reply()->kind);
    case ToolLoop::End::NeedsResults: return holds && m_isSaved && m_mode == LoopMode::Manual;
    case ToolLoop::End::Forced: return holds && m_isSaved;
    default: return false;
    }
}

void Conversation::printEnd(const QList<AssertionOutcome> &assertions)
{
    const TurnPtr turn = tip();
    if (!turn->answerText().isEmpty() && turn->calls.isEmpty())
        print(m_streamed ? QString() : turn->answerText());
    if (turn->answer && !turn->answer->refusal.isEmpty())
        print(QStringLiteral("The model refused: ") + turn->answer->refusal);
    for (const TraceCall &call : turn->calls) {
        if (m_mode == LoopMode::Manual)
            printCall(call);
    }
    print(u'\n' + totalsLine(trace().totals(Trace::kMain), endWord(m_loop)));
    printAssertions(assertions);
    for (const Violation &violation : m_loop.reply() ? m_loop.reply()->violations : QList<Violation>())
        failWith(Error{Error::Code::Invalid, violation.message, {}, {}});
    if (const auto &error = m_loop.error())
        failWith(*error, 1, turn->answer.has_value());
    if (const QString why = whyNot(); !why.isEmpty())
        failWith(Error{Error::Code::Invalid, why, {}, {}});
}

Json Conversation::endJson(const QList<AssertionOutcome> &assertions) const
{
    Json json = Json::object();
    json["outcome"] = toUtf8(endWord(m_loop));
    json["answer"] = toUtf8(tip()->answerText());
    const auto &reply = m_loop.reply();
    if (reply && reply->json)
        json["fields"] = *reply->json;
    if (reply && !reply->violations.isEmpty())
        json["violations"] = violationsJson(reply->violations);
    if (const auto &error = m_loop.error())
        json["error"] = toUtf8(error->message);
    else if (const QString why = whyNot(); !why.isEmpty())
        json["error"] = toUtf8(why);
    addConversation(json, trace(), Trace::kMain);
    if (!m_assertions.isEmpty())
        json["assertions"] = assertionsJson(assertions);
    json["trace"] = m_out.isEmpty() ? Json(nullptr) : Json(toUtf8(m_out));
    return json;
}

void Conversation::finish()
{
    save();
    const auto assertions = checkAssertions(m_assertions, trace(), Trace::kMain);
    if (m_json)
        printJson(endJson(assertions));
    else
        printEnd(assertions);
    QCoreApplication::exit(isFine(assertions) ? kFine : kFailed);
}

} // namespace

void addLoopOptions(Options &options)
{
    options.value(QStringLiteral("tools"), QStringLiteral("auto|manual|none"),
        QStringLiteral("auto: lets the prompt's tools answer (mocks, recordings, commands, MCP servers) and goes on to the final answer; manual: stops "
                       "at the calls; none: forbids them."));
    options.value(QStringLiteral("trace"), QStringLiteral("OUT.json"),
        QStringLiteral("Keeps the conversation, with all that went over the wire, in this file; implies --tools auto."));
    options.value(QStringLiteral("max-rounds"), QStringLiteral("N"), QStringLiteral("Requests at most, 10 otherwise."));
    options.value(QStringLiteral("allow-tools"), QStringLiteral("NAME,…"),
        QStringLiteral("Lets these tools really run: commands on this machine and tools of MCP servers, also those that change something; starts the servers that they need."));
}

std::optional<int> checkLoopOptions(const Options &options)
{
    const QString tools = options.text(QStringLiteral("tools"));
    if (!tools.isEmpty() && tools != u"auto" && tools != u"manual" && tools != u"none")
        return usageError(QStringLiteral("--tools takes auto, manual or none, not “%1”").arg(tools));
    bool isNumber = true;
    const QString rounds = options.text(QStringLiteral("max-rounds"));
    const int most = rounds.isEmpty() ? 1 : rounds.toInt(&isNumber);
    if (!isNumber || most < 1 || most > kMostRounds)
        return usageError(QStringLiteral("--max-rounds wants a number from 1 to %1").arg(kMostRounds));
    for (const char *option : {"max-rounds", "allow-tools"}) {
        if (options.has(QLatin1String(option)) && !wantsLoop(options))
            return usageError(QStringLiteral("--%1 goes with --tools or --trace").arg(QLatin1String(option)));
    }
    return std::nullopt;
}

bool wantsLoop(const Options &options)
{
    return options.has(QStringLiteral("tools")) || options.has(QStringLiteral("trace"));
}

int runLoop(Services &services, const PromptInput &input, const Options &options, RunPlan plan)
{
    Conversation conversation(services, input, options);
    if (const auto started = conversation.start(std::move(plan)); !started)
        return failWith(started.error());
    return QCoreApplication::exec();
}

} // namespace cuewright
