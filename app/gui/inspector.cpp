#include "gui/inspector.h"

#include "base/format.h"
#include "gui/endpointchoice.h"
#include "reply/verdict.h"
#include "runs/workspaceservers.h"
#include "tools/inspectorpage.h"

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kTickMs = 100; // bars grow ten times a second at most (design: motion)

} // namespace

ProviderProfile profileOfTrace(const Desk::Parts &parts, const Trace &trace)
{
    const ProviderProfile *known = providerProfile(trace.info().endpoint);
    if (!known)
        known = providerProfile(parts.providers.current());
    return known ? *known : *providerProfile(u"custom");
}

Inspector::Inspector(const Desk::Parts &parts, const Workspace &workspace, InspectorPage &page, PromptOf promptOf)
    : QObject(&page)
    , m_parts(parts)
    , m_workspace(workspace)
    , m_page(page)
    , m_promptOf(std::move(promptOf))
    , m_sources(parts.gate, parts.services.clock())
    , m_loop(page.document(), parts.services.runner(), m_sources)
{
    connect(&page, &InspectorPage::runRequested, this, &Inspector::run);
    connect(&page, &InspectorPage::stopRequested, this, &Inspector::stop);
    connect(&page, &InspectorPage::retryRequested, this, [this] {
        if (m_loop.request())
            m_loop.request()->retryNow();
    });
    connect(&m_loop, &ToolLoop::requestStarted, this, [this](TurnId, PromptRun *run) {
        connect(run, &PromptRun::stateChanged, this, &Inspector::showProgress);
        showProgress();
    });
    connect(&m_loop, &ToolLoop::requestFinished, this, [this](TurnId, const RunOutcome &outcome) { emit spent(outcome.record.practice); });
    connect(&m_loop, &ToolLoop::callStarted, this, &Inspector::showProgress);
    connect(&m_loop, &ToolLoop::callProgressed, this, [this](TurnId, int, double, double, const QString &message) {
        m_note = message;
        showProgress();
    });
    connect(&m_loop, &ToolLoop::callFinished, this, [this] {
        m_note.clear();
        showProgress();
    });
    connect(&m_loop, &ToolLoop::finished, this, &Inspector::finish);
    connect(&parts.keys, &KeyRing::changed, this, [this](const QString &name) {
        if (m_waitsForKey.isEmpty() || name != m_waitsForKey)
            return;
        m_waitsForKey.clear();
        m_page.setProgress({});
        start();
    });
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, &Inspector::showProgress);
}

// What runs ends here, before the page that shows it.
Inspector::~Inspector()
{
    if (!m_loop.request())
        return;
    const bool practice = m_loop.request()->plan().endpoint.profile.practice;
    m_loop.dropRequest();
    emit spent(practice);
}

// Who answers: the file of each tool that the conversation offers; a person, where there is none.
Result<QList<BoundTool>> Inspector::tools() const
{
    QList<BoundTool> bound;
    const Trace &trace = m_page.document().trace();
    const TraceBranch *branch = trace.branch(m_plan.branch);
    const TurnPtr tip = branch ? trace.turn(branch->tip) : nullptr;
    if (!tip)
        return bound;
    for (const ToolDefinition &definition : tip->settings->tools) {
        const ToolFile *file = m_page.shelf().find(definition.name);
        BoundTool tool = file ? boundTool(*file) : BoundTool();
        tool.definition = definition; // what the model was told of it counts for this conversation
        tool.folder = m_workspace.folder();
        if (file)
            tool.file = m_page.shelf().pathOf(definition.name);
        bound << tool;
    }
    return bound;
}

void Inspector::run(const QString &branch, LoopMode mode, int onlyCall)
{
    if (m_loop.isRunning() || !m_waitsForKey.isEmpty())
        return;
    m_plan = {};
    m_plan.branch = branch;
    m_plan.mode = mode;
    m_plan.onlyCall = onlyCall;
    const ProviderProfile profile = profileOfTrace(m_parts, m_page.document().trace());
    const QString name = ProviderSettings::keyName(profile);
    if (profile.needsKey && !profile.practice) {
        m_parts.keys.load(name);
        if (m_parts.keys.place(name) == KeyRing::Place::Asking && m_parts.keys.key(name).isEmpty()) {
            m_waitsForKey = name;
            InspectorProgress progress;
            progress.isRunning = true;
            progress.facts = {tr("asking the keychain")};
            m_page.setProgress(progress);
            return;
        }
    }
    start();
}

void Inspector::start()
{
    const Trace &trace = m_page.document().trace();
    const auto endpoint = endpointOf(m_parts, profileOfTrace(m_parts, trace));
    const bool asks = trace.state(m_plan.branch) != BranchState::NeedsResults || m_plan.mode == LoopMode::Automatic;
    if (!endpoint && asks) {
        m_page.showOutcome(endpoint.error(), {});
        emit failed(endpoint.error());
        return;
    }
    if (endpoint)
        m_plan.endpoint = *endpoint;
    m_plan.prompt = trace.info().prompt;
    if (const auto prompt = m_plan.prompt.isEmpty() ? Result<Prompt>(Prompt()) : m_promptOf(m_plan.prompt))
        m_plan.maxAnswers = prompt->retryInvalid + 1; // a prompt that is gone asks once
    m_plan.options.title = m_page.title();
    m_plan.tools = *tools();
    // A conversation of a project that is no longer open gets nothing from the servers of another one.
    m_sources.setMcp(m_parts.servers.folder() == m_workspace.folder() ? &m_parts.servers : nullptr);
    m_shown = kNoTurn;
    if (const auto started = m_loop.start(m_plan); !started) {
        m_page.showOutcome(started.error(), {});
        return;
    }
    m_tick.start();
    showProgress();
}

void Inspector::stop()
{
    if (!m_waitsForKey.isEmpty()) {
        m_waitsForKey.clear();
        m_page.setProgress({});
    }
    m_loop.stop();
}

void Inspector::showProgress()
{
    InspectorProgress progress;
    progress.isRunning = m_loop.isRunning();
    if (!progress.isRunning) {
        m_page.setProgress(progress);
        return;
    }
    const Trace &trace = m_page.document().trace();
    progress.turn = m_loop.turn();
    if (const TurnPtr turn = trace.turn(progress.turn); turn && std::exchange(m_shown, progress.turn) != progress.turn) {
        m_began = m_parts.services.clock().elapsed();
        m_base = turn->isRun() ? trace.endOf(progress.turn) : trace.startOf(progress.turn);
        m_callsBegan.clear();
    }
    const auto since = m_parts.services.clock().elapsed() - m_began;
    progress.now = m_base + since;
    progress.facts = {formatDuration(since)};
    if (m_loop.rounds() > 1)
        progress.facts.prepend(tr("round %1 of %2").arg(m_loop.rounds()).arg(m_plan.maxRounds));
    if (m_loop.answers() > 1)
        progress.facts.prepend(roundText(m_loop.answers(), m_plan.maxAnswers));
    const PromptRun *run = m_loop.request();
    if (run && run->call().state() == ChatCall::State::Waiting) {
        progress.isWaiting = true;
        progress.headline = run->call().waitReason();
    } else if (!m_note.isEmpty()) {
        progress.facts.prepend(m_note);
    }
    showCalls(progress);
    m_page.setProgress(progress);
}

// How long each call runs, without what a person took to allow it.
void Inspector::showCalls(InspectorProgress &progress)
{
    const QHash<int, bool> running = m_loop.runningCalls();
    const auto now = m_parts.services.clock().elapsed();
    for (auto it = running.cbegin(); it != running.cend(); ++it) {
        if (it.value()) {
            progress.calls.insert(it.key(), std::nullopt);
            continue;
        }
        if (!m_callsBegan.contains(it.key()))
            m_callsBegan.insert(it.key(), now);
        progress.calls.insert(it.key(), now - m_callsBegan.value(it.key()));
    }
    const bool onlyWaits = !running.isEmpty() && std::all_of(running.cbegin(), running.cend(), [](bool waits) { return waits; });
    if (onlyWaits)
        progress.facts = {tr("waits for your permission")};
}

QString Inspector::outcomeText() const
{
    QStringList reasons;
    QList<int> calls = m_loop.reasons().keys();
    std::sort(calls.begin(), calls.end());
    for (const int call : std::as_const(calls)) {
        if (const QString &reason = m_loop.reasons()[call].message; !reasons.contains(reason))
            reasons << reason;
    }
    if (!reasons.isEmpty())
        return reasons.join(u' ');
    switch (m_loop.end()) {
    case ToolLoop::End::RoundLimit: return tr("Stopped after %n rounds. Send once more to go on.", nullptr, m_loop.rounds());
    case ToolLoop::End::Stopped: return tr("Stopped. What had come is kept, and can be gone on with.");
    case ToolLoop::End::Forced: return tr("The tool that was forced has been called. Send once more to go on.");
    default: return {};
    }
}

void Inspector::finish()
{
    m_tick.stop();
    m_note.clear();
    m_page.setProgress({});
    const std::optional<Error> error = m_loop.end() == ToolLoop::End::Failed ? m_loop.error() : std::nullopt;
    m_page.showOutcome(error, outcomeText());
    if (error)
        emit failed(*error);
}

} // namespace cuewright
