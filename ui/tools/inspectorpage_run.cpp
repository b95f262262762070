// What the page says before it sends, and how it asks for that.

#include "tools/inspectorpage.h"

#include "base/format.h"
#include "tools/resultpane.h"
#include "tools/stepmodel.h"
#include "tools/toolturn.h"
#include "widgets/banner.h"
#include "widgets/codeedit.h"
#include "widgets/runbutton.h"

#include <QPushButton>
#include <QTimer>

namespace cuewright {

void InspectorPage::countSoon()
{
    m_stale = true;
    m_run->setStale(m_run->state() == RunButton::State::Ready);
    m_countTimer->start();
}

// What would go over the wire next; nullopt: nothing would, or not all of it is known.
std::optional<ChatRequest> InspectorPage::nextRequest() const
{
    const Trace &trace = document().trace();
    const TraceBranch *known = trace.branch(m_branch);
    const TurnPtr tip = known ? trace.turn(known->tip) : nullptr;
    if (!tip)
        return std::nullopt;
    switch (trace.state(m_branch)) {
    case BranchState::Unsent:
    case BranchState::Failed: return trace.requestOf(tip->id);
    case BranchState::ResultsReady:
    case BranchState::NeedsResults: break;
    case BranchState::Empty:
    case BranchState::Done: return std::nullopt;
    }
    ChatRequest request = *trace.settingsAfter(tip->id);
    request.messages = trace.messagesOf(tip->id);
    request.messages << tip->answerMessage();
    for (const TraceCall &call : tip->calls)
        request.messages << resultMessage(call.call.id, call.result ? call.result->text : QString());
    return request;
}

void InspectorPage::count()
{
    const auto request = nextRequest();
    if (!request) {
        m_estimate.reset();
        m_stale = false;
        showRunButton();
        emit statusChanged();
        return;
    }
    const ProviderProfile profile = m_services.profile ? m_services.profile(document().trace()) : ProviderProfile();
    m_counting.start([this, request = *request, profile, catalog = m_services.catalog, at = m_services.clock.utcNow()](const Background::Stop &) -> std::function<void()> {
        const EstimateBasis basis{catalog, profile, at, std::nullopt};
        return [this, done = estimate(request, basis)] {
            m_estimate = done;
            m_stale = m_countTimer->isActive();
            showRunButton();
            emit statusChanged();
        };
    });
}

bool InspectorPage::canAnswer(const TraceCall &call) const
{
    const ToolFile *file = m_shelf.find(call.call.name);
    return file && file->source().kind != ToolSource::Manual;
}

// The first call that only a person can answer; empty: there is none.
QString InspectorPage::missingResult() const
{
    const TraceBranch *known = document().trace().branch(m_branch);
    const TurnPtr tip = known ? document().trace().turn(known->tip) : nullptr;
    if (!tip)
        return {};
    for (const TraceCall &call : tip->calls) {
        if (call.isPending() && (m_mode == LoopMode::Manual || !canAnswer(call)))
            return call.call.name;
    }
    return {};
}

bool InspectorPage::isMessageMissing() const
{
    const TraceBranch *known = document().trace().branch(m_branch);
    const TurnPtr tip = known ? document().trace().turn(known->tip) : nullptr;
    return tip && !tip->isRun() && !tip->added.isEmpty() && tip->added.last().role == Role::User && tip->added.last().toolCalls.isEmpty()
        && std::all_of(tip->added.last().parts.begin(), tip->added.last().parts.end(),
            [](const ContentPart &part) { return part.kind == ContentPart::Kind::Text && part.text.trimmed().isEmpty(); });
}

void InspectorPage::showRunButton()
{
    using State = RunButton::State;
    m_saveMock->setEnabled(m_call >= 0);
    m_rerun->setEnabled(canEdit());
    if (m_progress.isRunning) {
        m_run->setEnabled(true);
        m_run->setContent(m_progress.isWaiting ? State::Waiting : State::Running, m_progress.isWaiting ? m_progress.headline : tr("Stop"), m_progress.facts);
        m_run->setStale(false);
        return;
    }
    const Trace &trace = document().trace();
    const BranchState state = trace.state(m_branch);
    const TraceBranch *known = trace.branch(m_branch);
    const TurnPtr tip = known ? trace.turn(known->tip) : nullptr;
    const int calls = tip ? static_cast<int>(tip->calls.size()) : 0, pending = tip ? tip->pending() : 0;
    QStringList facts;
    if (m_estimate) {
        const QString mark = m_estimate->tokens.exact ? QString() : QStringLiteral("≈");
        facts << tr("%1%2 tok in").arg(mark, formatTokens(m_estimate->tokens.total));
        facts << (m_estimate->low && m_estimate->high ? formatMoneyRange(*m_estimate->low, *m_estimate->high)
                : m_estimate->low ? tr("at least %1").arg(formatMoney(*m_estimate->low)) : tr("price unknown"));
    }
    m_run->setEnabled(true);
    switch (state) {
    case BranchState::Done: m_run->setContent(State::Done, tr("Answered"), {tr("add a message")}); break;
    case BranchState::Empty: m_run->setContent(State::MissingInput, tr("Add a message"), {}); break;
    case BranchState::Unsent:
        if (isMessageMissing())
            m_run->setContent(State::MissingInput, tr("Write the message"), {});
        else
            m_run->setContent(State::Ready, tr("Send turn"), facts);
        break;
    case BranchState::Failed: m_run->setContent(State::Ready, tr("Send again"), facts); break;
    case BranchState::ResultsReady: m_run->setContent(State::Ready, tr("Send %n results", nullptr, calls), facts); break;
    case BranchState::NeedsResults:
        if (!missingResult().isEmpty())
            m_run->setContent(State::MissingInput, tr("Send results (%1 of %2)").arg(calls - pending).arg(calls), {});
        else
            m_run->setContent(State::Ready, tr("Answer %n calls", nullptr, pending), m_mode == LoopMode::Automatic ? facts : QStringList{tr("nothing is sent yet")});
        break;
    }
    m_run->setSpokenFacts(facts.join(QStringLiteral(", ")));
    arrangeFooter(); // the figures may be longer than they were
    m_run->setStale(m_stale && !facts.isEmpty());
}

void InspectorPage::run(LoopMode mode)
{
    m_detail->flush();
    if (m_progress.isRunning)
        return;
    const BranchState state = document().trace().state(m_branch);
    if (state == BranchState::Done || state == BranchState::Empty) {
        followUp();
        return;
    }
    if (isMessageMissing()) {
        showStep(document().trace().branch(m_branch)->tip, -1);
        openMessage(-1);
        return;
    }
    if (state == BranchState::NeedsResults && (mode == LoopMode::Manual || !missingResult().isEmpty())) {
        // Leads to the slot that is empty.
        const TurnId tip = document().trace().branch(m_branch)->tip;
        const TurnPtr turn = document().trace().turn(tip);
        for (int call = 0; call < turn->calls.size(); ++call) {
            if (!turn->calls[call].isPending() || (mode != LoopMode::Manual && canAnswer(turn->calls[call])))
                continue;
            showStep(tip, call);
            m_detail->showTab(DetailPane::ResultTab);
            m_detail->resultPane().editor().setFocus(Qt::OtherFocusReason);
            return;
        }
    }
    m_banner->clear();
    emit runRequested(m_branch, mode);
}

void InspectorPage::setProgress(const InspectorProgress &progress)
{
    const bool started = progress.isRunning && !m_progress.isRunning;
    const bool other = progress.turn != m_progress.turn;
    m_progress = progress;
    m_steps->setRunning(progress.isRunning ? progress.turn : kNoTurn, progress.now, progress.calls);
    if (progress.turn != kNoTurn && (started || (progress.isRunning && other))) {
        m_turn = progress.turn;
        m_call = -1;
        showCurrent();
    } else if (started) {
        showCurrent();
    } else {
        takeState();
    }
    if (!progress.isRunning)
        showCurrent();
    emit commandsChanged();
}

void InspectorPage::showOutcome(const std::optional<Error> &error, const QString &note)
{
    // What has come last, or what waits for a person.
    const TraceBranch *known = document().trace().branch(m_branch);
    if (const TurnPtr tip = known ? document().trace().turn(known->tip) : nullptr) {
        m_turn = tip->id;
        m_call = -1;
        for (int call = static_cast<int>(tip->calls.size()) - 1; call >= 0; --call) {
            if (tip->calls[call].isPending() || (m_call < 0 && call == 0))
                m_call = call;
        }
    }
    showCurrent();
    if (error)
        say(*error);
    else if (!note.isEmpty())
        tell(Tone::Info, note);
}

PageStatus InspectorPage::status() const
{
    PageStatus status;
    if (m_estimate) {
        status.tokensIn = m_estimate->tokens.total;
        status.estimated = !m_estimate->tokens.exact;
        if (m_estimate->contextWindow > 0)
            status.contextWindow = m_estimate->contextWindow;
    }
    status.model = m_steps->modelName();
    return status;
}

} // namespace cuewright
