#pragma once

#include "gui/desk.h"
#include "reply/verdict.h"
#include "runs/runner.h"
#include "tools/trace.h"

#include <QObject>
#include <QPointer>

namespace cuewright {

class PromptPage;
class ReplyPanel;

/// Joins the two halves of a prompt's page: sends what the left one holds and shows on the right what comes back. Lives as
/// long as the page, which is its parent; a run that is going on then ends with it.
class Playground final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Playground)
public:
    Playground(const Desk::Parts &parts, const Workspace &workspace, PromptPage &page, ReplyPanel &reply);
    ~Playground() override;

    /// A file that the prompt may use has changed.
    void fileSaved(const QString &path);
    bool isRunning() const { return !m_run.isNull() && (!m_run->isFinished() || m_next); }

signals:
    void failed(const cuewright::Error &error);
    /// A run is over and in the ledger.
    void spent(bool practice);
    void providersRequested();
    /// A run with calls of tools is to be taken apart.
    void traceMade(const cuewright::Trace &trace);

private:
    void run();
    void stop();
    /// Sends once it is known whether there is a key; `request` keeps until then.
    void sendWhenReady(const ChatRequest &request);
    void keyChanged(const QString &name);
    void send(const ChatRequest &request, const Endpoint &endpoint);
    void breakRule(RunPlan &plan);
    void start(RunPlan plan); ///< its estimate is made here
    void startNext();
    const ProviderProfile &profile() const;
    void showProgress();
    void finish();
    void sendResults(const QStringList &results);
    void remedy(Remedy remedy);
    void addAnswer(const QString &text);
    void record();
    void inspect();
    void showSchema();
    void offerEndpoints();
    void say(const Error &error);

    const Desk::Parts m_parts;
    Workspace m_workspace;
    PromptPage &m_page;
    ReplyPanel &m_reply;
    QPointer<PromptRun> m_run;
    std::optional<RunPlan> m_next; ///< the next round of the run that has just finished (runs/askagain.h)
    std::optional<ChatRequest> m_waiting; ///< for the keychain
    Trace m_trace; ///< the conversation so far: the run that was asked for, and those that its results were sent with
    TurnId m_turn = kNoTurn; ///< of the present run
    QStringList m_facts; ///< of the run: tokens so far, and for how long
};

} // namespace cuewright
