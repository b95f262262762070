#include "runs/toolloop.h"

#include "chat/correction.h"
#include "runs/turnrecord.h"
#include "tools/programanswer.h"
#include "tools/toolturn.h"

namespace cuewright {

ToolLoop::ToolLoop(TraceDocument &document, Runner &runner, ToolSources &sources, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_runner(runner)
    , m_sources(sources)
{
}

ToolLoop::~ToolLoop()
{
    for (ToolInvocation *call : std::as_const(m_calls)) {
        call->disconnect(this);
        delete call;
    }
    dropRequest();
}

void ToolLoop::dropRequest()
{
    if (PromptRun *run = std::exchange(m_run, nullptr)) {
        run->disconnect(this);
        delete run; // writes what it may have cost
    }
}

Result<> ToolLoop::start(const LoopPlan &plan)
{
    if (m_isRunning)
        return fail(Error::Code::Invalid, tr("This conversation is running already."));
    switch (m_document.trace().state(plan.branch)) {
    case BranchState::Empty: return fail(Error::Code::Invalid, tr("There is nothing to send: a message is needed."));
    case BranchState::Done: return fail(Error::Code::Invalid, tr("This conversation has its answer. A further message goes on with it."));
    case BranchState::NeedsResults:
        if (plan.mode == LoopMode::Manual)
            return fail(Error::Code::Invalid, tr("Every call needs a result first."));
        break;
    case BranchState::Unsent:
    case BranchState::Failed:
    case BranchState::ResultsReady: break;
    }
    m_plan = plan;
    m_isRunning = true;
    m_isStopping = m_isEnding = false;
    m_rounds = 0;
    m_answers = 1;
    m_turn = m_document.trace().branch(plan.branch)->tip;
    m_error.reset();
    m_reply.reset();
    m_reasons.clear();
    QMetaObject::invokeMethod(this, &ToolLoop::begin, Qt::QueuedConnection);
    return {};
}

void ToolLoop::begin()
{
    if (m_isStopping || !at()) { // stopped, or its branch taken away, before anything was sent
        finish(End::Stopped);
        return;
    }
    switch (m_document.trace().state(m_plan.branch)) {
    case BranchState::NeedsResults: answerCalls(); break;
    case BranchState::ResultsReady: sendResults(); break;
    default: ask(m_turn); break;
    }
}

void ToolLoop::sendResults()
{
    goOn({});
}

void ToolLoop::askAgain(const QString &correction)
{
    ++m_answers;
    goOn({Message::text(Role::User, correction)});
}

void ToolLoop::goOn(const QList<Message> &added)
{
    const QPointer<ToolLoop> self(this);
    const TurnId last = m_turn;
    const auto turn = m_document.change(
        [&](Trace &trace) { return trace.appendTurn(m_plan.branch, added, trace.settingsAfter(last)); });
    if (!self)
        return;
    if (turn)
        ask(*turn);
    else
        finish(End::Failed, turn.error());
}

void ToolLoop::ask(TurnId turn)
{
    m_turn = turn;
    ++m_rounds;
    RunPlan plan;
    plan.request = m_document.trace().requestOf(turn);
    plan.endpoint = m_plan.endpoint;
    plan.prompt = m_plan.prompt;
    plan.options = m_plan.options;
    plan.cache = m_plan.cache;
    plan.overBudget = std::exchange(m_plan.overBudget, false); // a person allowed the one whose price they have seen
    plan.estimate = m_runner.estimateRun(plan.request, plan.endpoint.profile, plan.prompt);
    m_run = m_runner.start(std::move(plan), this);
    connect(m_run, &PromptRun::eventReceived, this, [this](const ChatEvent &event) { emit eventReceived(m_turn, event); });
    connect(m_run, &PromptRun::ledgerFailed, this, &ToolLoop::ledgerFailed);
    connect(m_run, &PromptRun::finished, this, &ToolLoop::takeAnswer);
    emit requestStarted(m_turn, m_run);
}

void ToolLoop::takeAnswer()
{
    PromptRun *run = std::exchange(m_run, nullptr);
    run->deleteLater();
    const RunOutcome &outcome = run->outcome();
    m_reply = outcome.reply;
    const QPointer<ToolLoop> self(this);
    const auto put = m_document.change(
        [&](Trace &trace) { return trace.setAnswer(m_turn, turnAnswerOf(*run, trace.startOf(m_turn))); });
    if (self)
        emit requestFinished(m_turn, outcome);
    if (!self)
        return;
    if (!put) // a person has taken the branch away
        finish(End::Failed, put.error());
    else if (const TurnPtr turn = at(); !turn) // whoever heard of the answer has taken the branch away
        finish(End::Stopped);
    else if (!outcome.completion && m_isStopping)
        finish(End::Stopped);
    else if (!outcome.completion)
        finish(End::Failed, outcome.completion.error());
    else if (turn->calls.isEmpty() && mayAskAgain(*outcome.completion))
        askAgain(correctionText(outcome.reply, turn->settings->responseFormat));
    else if (turn->calls.isEmpty())
        finish(End::Answered);
    else if (m_isStopping)
        finish(End::Stopped);
    else if (m_plan.mode == LoopMode::Manual)
        finish(End::NeedsResults);
    else
        answerCalls();
}

bool ToolLoop::mayAskAgain(const Completion &answer) const
{
    return m_plan.mode == LoopMode::Automatic && !m_isStopping && m_answers < m_plan.maxAnswers && m_rounds < m_plan.maxRounds
        && canCorrect(answer, *m_reply);
}

void ToolLoop::answerCalls()
{
    m_time = m_document.trace().endOf(m_turn);
    m_reasons.clear();
    m_queue.clear();
    const TurnPtr turn = at();
    if (!turn) {
        finish(End::Stopped);
        return;
    }
    for (int call = 0; call < turn->calls.size(); ++call) {
        if (turn->calls[call].isPending() && (m_plan.onlyCall < 0 || call == m_plan.onlyCall))
            m_queue << call;
    }
    startNext();
}

void ToolLoop::startNext()
{
    const TurnPtr turn = at();
    const bool isParallel = !turn || turn->settings->options.parallelToolCalls.value_or(true);
    const QPointer<ToolLoop> self(this);
    while (!m_queue.isEmpty() && (isParallel || m_calls.isEmpty())) {
        const int call = m_queue.takeFirst();
        const bool isRunning = startCall(call);
        if (!self)
            return;
        if (isRunning)
            emit callStarted(m_turn, call);
        else
            emit callFinished(m_turn, call);
        if (!self)
            return;
    }
    if (m_calls.isEmpty())
        callsDone();
}

bool ToolLoop::startCall(int call)
{
    const TurnPtr turn = at();
    if (!turn || call >= turn->calls.size())
        return false;
    const ToolCall &asked = turn->calls[call].call;
    if (auto own = programAnswer(asked, turn->settings->tools)) {
        putResult(call, std::move(*own));
        return false;
    }
    const BoundTool *tool = toolNamed(m_plan.tools, asked.name);
    ToolInvocation *invocation = tool ? m_sources.invoke(*tool, *parsedArguments(asked.arguments), this) : nullptr;
    if (!invocation)
        return false;
    m_calls.insert(call, invocation);
    connect(invocation, &ToolInvocation::progressed, this, [this, call](double progress, double total, const QString &message) {
        emit callProgressed(m_turn, call, progress, total, message);
    });
    connect(invocation, &ToolInvocation::finished, this, [this, call] { takeResult(call); });
    return true;
}

void ToolLoop::takeResult(int call)
{
    ToolInvocation *invocation = m_calls.take(call);
    invocation->deleteLater();
    const QPointer<ToolLoop> self(this);
    if (invocation->result())
        putResult(call, *invocation->result());
    else if (invocation->result().error().code != Error::Code::Cancelled)
        m_reasons.insert(call, invocation->result().error());
    if (self)
        emit callFinished(m_turn, call);
    if (self)
        startNext();
}

// Nothing is measured here: the time line has no gaps while a person is asked for permission.
void ToolLoop::putResult(int call, ToolResult result)
{
    const TurnPtr turn = at();
    if (!turn)
        return;
    result.started = m_time;
    if (!turn->settings->options.parallelToolCalls.value_or(true))
        m_time += result.duration;
    // Where a person was quicker, theirs stays.
    (void)m_document.change([&](Trace &trace) { return trace.setResult(m_turn, call, result); });
}

void ToolLoop::callsDone()
{
    const TurnPtr turn = at();
    if (m_isStopping)
        finish(End::Stopped);
    else if (!turn || turn->pending() > 0)
        finish(End::NeedsResults);
    else if (forcesOneTool(turn->settings->options.toolChoice))
        finish(End::Forced);
    else if (m_plan.mode == LoopMode::Step || m_plan.onlyCall >= 0)
        finish(End::ResultsReady);
    else if (m_rounds >= m_plan.maxRounds)
        finish(End::RoundLimit);
    else
        sendResults();
}

QHash<int, bool> ToolLoop::runningCalls() const
{
    QHash<int, bool> running;
    for (auto it = m_calls.cbegin(); it != m_calls.cend(); ++it)
        running.insert(it.key(), it.value()->isWaitingForPermission());
    return running;
}

void ToolLoop::stop()
{
    if (!m_isRunning || m_isEnding)
        return;
    m_isStopping = true;
    m_queue.clear();
    if (m_run)
        m_run->stop();
    for (ToolInvocation *call : m_calls.values())
        call->cancel();
}

void ToolLoop::finish(End end, const std::optional<Error> &error)
{
    if (std::exchange(m_isEnding, true))
        return;
    m_end = end;
    m_error = error;
    const auto tell = [this] {
        m_isRunning = false;
        emit finished();
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

} // namespace cuewright
