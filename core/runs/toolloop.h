#pragma once

#include "runs/runner.h"
#include "tools/toolsources.h"
#include "tools/tracedocument.h"

#include <QHash>
#include <QPointer>

namespace cuewright {

/// How far a loop goes by itself.
enum class LoopMode {
    Manual, ///< one request; every result is a person's
    Step, ///< the results that are pending, where there are some; else one request and the results of its calls
    Automatic, ///< on to the final answer
};

struct LoopPlan
{
    QString branch = Trace::kMain;
    LoopMode mode = LoopMode::Automatic;
    int maxRounds = 10; ///< requests of one start()
    int maxAnswers = 1; ///< of them, final answers: one that breaks the rules of its format is asked for again (runs/askagain.h)
    int onlyCall = -1; ///< of the last turn: nothing but this one is answered
    QList<BoundTool> tools; ///< who answers; what the model is told stands in the trace
    Endpoint endpoint;
    QString prompt; ///< as RunPlan::prompt
    ChatClient::Options options;
    CacheUse cache = CacheUse::Off;
    bool overBudget = false; ///< for the first request
};

/// Takes a branch of a trace further: asks, lets the calls be answered, sends the results, asks again (facts §4). What happens
/// goes into the trace at once, so that whatever ends it, the trace can be saved, and started again from where it stands.
///
/// The calls of an answer run at the same time, one after the other where parallel_tool_calls is false; their results are
/// sent in the order of the calls. A call of an unknown tool, and arguments that cannot be read or break the schema, get an
/// answer of this program's own, which lets the model mend them. A choice that forces one tool ends the loop after its round,
/// and no forced choice is carried on.
///
/// Each request is a PromptRun: in the ledger, and past the budget's gate. One branch at a time. Owned by its parent;
/// destroying it closes socket and processes. finished() once for each start(), and queued.
class ToolLoop final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ToolLoop)
public:
    enum class End {
        Answered, ///< the final answer is there; reply() says what it is worth
        NeedsResults, ///< calls wait for a person: manual ones, and those in reasons()
        ResultsReady, ///< a step is done: what there is can be sent
        RoundLimit, ///< as many requests as were allowed
        Forced, ///< the tool that was forced has been called
        Failed, ///< error()
        Stopped, ///< by stop()
    };
    Q_ENUM(End)

    /// All of them outlive it.
    ToolLoop(TraceDocument &document, Runner &runner, ToolSources &sources, QObject *parent = nullptr);
    ~ToolLoop() override;

    /// From the branch's state: an unsent or failed tip is asked, ready results are sent, pending calls are answered first.
    /// Errors: Invalid where it runs already, or where there is nothing to do (the branch is empty, or has its final answer).
    [[nodiscard]] Result<> start(const LoopPlan &plan);
    /// Before the loop itself goes: closes the request's socket, and the ledger has what it may have cost. Nothing is told.
    void dropRequest();
    void stop(); ///< the request is aborted, what runs ends; calls without a result stay pending

    bool isRunning() const { return m_isRunning; }
    const LoopPlan &plan() const { return m_plan; }
    TurnId turn() const { return m_turn; } ///< what it is at, or was
    int rounds() const { return m_rounds; } ///< requests of this start()
    int answers() const { return m_answers; } ///< final ones of them, or on their way to be
    PromptRun *request() const { return m_run; } ///< the one that runs; nullptr: none does
    bool isRunningCall(TurnId turn, int call) const { return turn == m_turn && m_calls.contains(call); }
    /// Of the calls that run; true: it waits for a person's permission.
    QHash<int, bool> runningCalls() const;

    // Of the last start(), after finished().
    End end() const { return m_end; }
    const std::optional<Error> &error() const { return m_error; } ///< Failed: also a budget's refusal, with its numbers
    const std::optional<Outcome> &reply() const { return m_reply; } ///< of the last answer
    /// Why a call has no result yet though a source should have given one; by index in the turn's calls.
    const QHash<int, Error> &reasons() const { return m_reasons; }

signals:
    void requestStarted(cuewright::TurnId turn, cuewright::PromptRun *run);
    /// While an answer arrives: text, and arguments as they grow (ToolCallDelta).
    void eventReceived(cuewright::TurnId turn, const cuewright::ChatEvent &event);
    void requestFinished(cuewright::TurnId turn, const cuewright::RunOutcome &outcome); ///< it is in the trace
    void callStarted(cuewright::TurnId turn, int call);
    void callProgressed(cuewright::TurnId turn, int call, double progress, double total, const QString &message);
    void callFinished(cuewright::TurnId turn, int call); ///< it has a result in the trace, one of reasons(), or waits for a person
    void ledgerFailed(const cuewright::Error &error);
    void finished();

private:
    void begin();
    void sendResults();
    bool mayAskAgain(const Completion &answer) const;
    void askAgain(const QString &correction);
    void goOn(const QList<Message> &added);
    void ask(TurnId turn);
    void takeAnswer();
    void answerCalls();
    void startNext();
    bool startCall(int call); ///< false: it has its end already
    void takeResult(int call);
    void putResult(int call, ToolResult result);
    void callsDone();
    void finish(End end, const std::optional<Error> &error = {});
    TurnPtr at() const { return m_document.trace().turn(m_turn); }

    TraceDocument &m_document;
    Runner &m_runner;
    ToolSources &m_sources;
    LoopPlan m_plan;
    bool m_isRunning = false;
    bool m_isStopping = false;
    bool m_isEnding = false; ///< finished() is due
    TurnId m_turn = kNoTurn;
    int m_rounds = 0;
    int m_answers = 1;
    PromptRun *m_run = nullptr;
    QHash<int, ToolInvocation *> m_calls; ///< that run
    QList<int> m_queue; ///< calls that are still to be started
    Clock::Milliseconds m_time{0}; ///< on the trace's line: when the next calls begin
    End m_end = End::Stopped;
    std::optional<Error> m_error;
    std::optional<Outcome> m_reply;
    QHash<int, Error> m_reasons;
};

} // namespace cuewright
