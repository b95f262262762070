#include "gui/playground.h"

#include "base/format.h"
#include "chat/continuation.h"
#include "gui/endpointchoice.h"
#include "models/queuewords.h"
#include "prompt/promptpage.h"
#include "reply/replypanel.h"
#include "runs/askagain.h"
#include "runs/turnrecord.h"
#include "services/endpoints.h"
#include "tools/toolturn.h"

namespace cuewright {

Playground::Playground(const Desk::Parts &parts, const Workspace &workspace, PromptPage &page, ReplyPanel &reply)
    : QObject(&page)
    , m_parts(parts)
    , m_workspace(workspace)
    , m_page(page)
    , m_reply(reply)
{
    InputPane &input = page.input();
    connect(&input, &InputPane::runRequested, this, &Playground::run);
    connect(&input, &InputPane::stopRequested, this, &Playground::stop);
    connect(&input, &InputPane::retryRequested, this, [this] {
        if (m_run)
            m_run->retryNow();
    });
    connect(&page, &PromptPage::replyCommand, &reply, [&reply](const QString &command) {
        reply.showView(command == u"reply.fields" ? ReplyPanel::FieldsTab : command == u"reply.raw" ? ReplyPanel::RawTab : ReplyPanel::ReplyTab);
    });
    connect(&reply, &ReplyPanel::sendResultsRequested, this, &Playground::sendResults);
    connect(&reply, &ReplyPanel::inspectRequested, this, &Playground::inspect);
    connect(&reply, &ReplyPanel::addToMessagesRequested, this, &Playground::addAnswer);
    connect(&reply, &ReplyPanel::remedyRequested, this, &Playground::remedy);
    connect(&reply, &ReplyPanel::progressed, this, [this](std::chrono::milliseconds elapsed, std::int64_t tokensOut) {
        m_facts = QStringList{formatDuration(elapsed)};
        if (tokensOut > 0)
            m_facts.prepend(tr("≈%1 tok out").arg(formatTokens(tokensOut)));
        showProgress();
    });
    connect(&page.document(), &PromptDocument::changed, this, [this](PromptDocument::Part part) {
        if (part == PromptDocument::Part::Format)
            showSchema();
    });
    connect(&page.document(), &PromptDocument::reloaded, this, &Playground::showSchema);
    connect(&parts.keys, &KeyRing::changed, this, &Playground::keyChanged);
    connect(&parts.counting, &CountSettings::changed, &input, [&input] { input.recount(); });
    page.setIsPractice([this] { return profile().practice; });
    reply.setPrompt(page.key().path);
    showSchema();
    offerEndpoints();
}

Playground::~Playground()
{
    if (!isRunning())
        return;
    const bool practice = m_run->plan().endpoint.profile.practice;
    delete m_run; // writes what it may have cost
    emit spent(practice);
}

const ProviderProfile &Playground::profile() const
{
    const QString named = placeOf(m_page.document().prompt());
    const ProviderProfile *found = providerProfile(named.isEmpty() ? m_parts.providers.current() : named);
    return found ? *found : *providerProfile(u"custom");
}

void Playground::offerEndpoints()
{
    QList<PromptEndpoint> choices;
    for (const ProviderProfile &provider : providerProfiles()) {
        const bool missing = provider.needsKey && !provider.practice && m_parts.keys.key(ProviderSettings::keyName(provider)).isEmpty();
        choices << PromptEndpoint{provider.id, provider.name, missing ? tr("no key") : QString()};
    }
    m_page.input().setEndpoints(choices);
    m_page.input().setSchemas(m_workspace.files(Workspace::Kind::Schema));
}

void Playground::fileSaved(const QString &path)
{
    const Prompt prompt = m_page.document().prompt();
    if (path == prompt.schemaFile)
        showSchema();
    if (path == prompt.schemaFile || path == prompt.testSet || prompt.toolFiles.contains(path))
        m_page.input().recount();
}

// The schema that replies are shown by: the file's, or the one that the prompt's declared outputs make.
void Playground::showSchema()
{
    const Prompt prompt = m_page.document().prompt();
    const auto format = m_workspace.responseFormat(prompt);
    if (!format) {
        m_reply.setSchema(nullptr, {});
        emit failed(format.error()); // nothing was run: the log is the place for it, the counts say it too
        return;
    }
    m_reply.setSchema(format->kind == ResponseFormat::Kind::JsonSchema ? format->schema : Json(), format->name);
}

void Playground::run()
{
    if (isRunning())
        return;
    m_trace = Trace();
    const auto request = m_page.input().request();
    if (!request) {
        say(request.error());
        return;
    }
    sendWhenReady(*request);
}

void Playground::stop()
{
    m_waiting.reset();
    m_next.reset();
    if (m_run && !m_run->isFinished())
        m_run->stop();
    else
        showProgress();
}

void Playground::sendWhenReady(const ChatRequest &request)
{
    const ProviderProfile &provider = profile();
    const QString name = ProviderSettings::keyName(provider);
    if (provider.needsKey && !provider.practice) {
        m_parts.keys.load(name);
        if (m_parts.keys.place(name) == KeyRing::Place::Asking && m_parts.keys.key(name).isEmpty()) {
            m_waiting = request;
            RunProgress progress;
            progress.state = RunProgress::State::Running;
            progress.facts = {tr("asking the keychain")};
            m_page.input().setRunProgress(progress);
            return;
        }
    }
    const auto target = endpointOf(m_parts, profile());
    if (!target) {
        say(target.error());
        return;
    }
    send(request, *target);
}

void Playground::keyChanged(const QString &name)
{
    offerEndpoints();
    if (!m_waiting || name != ProviderSettings::keyName(profile()))
        return;
    const ChatRequest request = *m_waiting;
    m_waiting.reset();
    m_page.input().setRunProgress({});
    sendWhenReady(request);
}

void Playground::send(const ChatRequest &request, const Endpoint &endpoint)
{
    RunPlan plan;
    plan.request = request;
    plan.endpoint = endpoint;
    plan.prompt = m_page.key().path;
    plan.cache = cacheUseNamed(m_page.document().prompt().cache);
    plan.options.title = m_page.title();
    plan.rounds = m_page.document().prompt().retryInvalid + 1;
    if (m_page.takeViolationWanted() && endpoint.profile.practice)
        breakRule(plan);
    start(std::move(plan));
}

// A right answer from the cache would break no rule, and a wrong one is not to be kept.
void Playground::breakRule(RunPlan &plan)
{
    plan.cache = CacheUse::Off;
    const auto practice = m_parts.services.practice();
    if (!practice)
        return; // the run says why
    FaultStep fault;
    fault.violateSchema = true;
    (*practice)->setFaults(QList<FaultStep>{fault});
}

void Playground::start(RunPlan plan)
{
    m_next.reset();
    plan.estimate = m_parts.services.runner().estimateRun(plan.request, plan.endpoint.profile, plan.prompt, m_parts.counting.corrects());
    delete m_run;
    m_run = m_parts.services.runner().start(std::move(plan), this);
    connect(m_run, &PromptRun::stateChanged, this, &Playground::showProgress);
    connect(m_run, &PromptRun::finished, this, &Playground::finish);
    m_facts.clear();
    record();
    m_reply.follow(m_run);
    showProgress();
}

void Playground::showProgress()
{
    RunProgress progress;
    if (isRunning()) {
        const ChatCall &call = m_run->call();
        progress.state = RunProgress::State::Running;
        progress.facts = m_facts;
        if (m_run->plan().round > 1)
            progress.facts.prepend(roundText(m_run->plan().round, m_run->plan().rounds));
        if (call.state() == ChatCall::State::Waiting) {
            progress.state = RunProgress::State::Waiting;
            progress.reason = call.waitReason();
            progress.facts = {countdown(call.waitUntil(), m_parts.services.clock().utcNow())};
        }
    }
    m_page.input().setRunProgress(progress);
}

void Playground::finish()
{
    if (asksAgain(*m_run)) {
        m_next = askAgain(*m_run);
        // When everybody has taken what came: starting the next round takes this run away.
        QMetaObject::invokeMethod(this, &Playground::startNext, Qt::QueuedConnection);
    }
    showProgress();
    const auto start = m_trace.startOf(m_turn);
    (void)m_trace.setAnswer(m_turn, turnAnswerOf(*m_run, start)); // refused where it is no turn of a conversation
    const CallRecord &call = m_run->outcome().record;
    if (!call.practice && call.basis == CostBasis::Reported)
        m_page.input().recount(); // the estimate learns from what was reported
    emit spent(call.practice);
}

void Playground::startNext()
{
    if (m_next)
        start(std::move(*m_next));
}

void Playground::sendResults(const QStringList &results)
{
    if (!m_run || !m_run->isFinished() || !m_run->outcome().completion)
        return;
    const Completion &answer = *m_run->outcome().completion;
    if (answer.toolCalls.size() != results.size())
        return;
    const TurnPtr turn = m_trace.turn(m_turn);
    for (int call = 0; turn && call < turn->calls.size() && call < results.size(); ++call) {
        ToolResult result;
        result.text = results[call];
        result.started = turn->timing.start + turn->timing.duration;
        (void)m_trace.setResult(m_turn, call, result);
    }
    sendWhenReady(withToolResults(m_run->plan().request, answer, results));
}

// The run becomes a turn: of the conversation whose results it carries, else of a new one.
void Playground::record()
{
    const ChatRequest &request = m_run->plan().request;
    m_turn = kNoTurn;
    if (m_trace.state(Trace::kMain) == BranchState::ResultsReady) {
        if (const auto turn = m_trace.appendTurn(Trace::kMain, {}, request))
            m_turn = *turn;
        return;
    }
    m_trace = Trace();
    TraceInfo info;
    info.title = m_page.title();
    info.prompt = m_page.key().path;
    info.endpoint = m_run->plan().endpoint.profile.id;
    info.created = m_parts.services.clock().utcNow();
    m_trace.setInfo(info);
    if (const auto turn = m_trace.appendTurn(Trace::kMain, request.messages, request))
        m_turn = *turn;
}

void Playground::inspect()
{
    if (!isRunning() && m_trace.turn(m_turn))
        emit traceMade(m_trace);
}

void Playground::remedy(Remedy remedy)
{
    if (remedy == Remedy::CheckKey) {
        emit providersRequested();
    } else if (remedy == Remedy::RunAgain) {
        m_page.input().run();
    } else if (remedy == Remedy::AllowOnce) {
        if (!m_run || isRunning())
            return;
        RunPlan refused = m_run->plan(); // exactly that, and to the same place, whatever has been edited since
        refused.overBudget = true;
        start(std::move(refused));
    } else if (remedy == Remedy::AskAgain) {
        if (m_run && !isRunning() && canAskAgain(*m_run))
            start(askAgain(*m_run));
    } else if (remedy == Remedy::Continue && m_run && m_run->isFinished()) {
        const RunOutcome &outcome = m_run->outcome();
        const Completion &partial = outcome.completion ? *outcome.completion : outcome.partial;
        if (canContinue(partial)) {
            const RunPlan begun = m_run->plan();
            send(withContinuation(begun.request, partial.text), begun.endpoint);
        }
    } else if (remedy == Remedy::RaiseLimit) {
        const Json limit = m_page.document().option(QStringLiteral("maxOutputTokens"));
        if (limit.is_number_integer())
            m_page.document().changeOption(QStringLiteral("maxOutputTokens"), limit.get<std::int64_t>() * 2);
    }
}

void Playground::addAnswer(const QString &text)
{
    PromptDocument &document = m_page.document();
    document.addMessage(document.messages().size(), Role::Assistant, text);
}

void Playground::say(const Error &error)
{
    m_reply.showError(error);
    emit failed(error);
}

} // namespace cuewright
