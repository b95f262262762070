#pragma once

#include "gui/desk.h"
#include "project/prompt.h"
#include "runs/toolloop.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace cuewright {

class InspectorPage;
struct InspectorProgress;

/// Joins a trace's page to the call loop: sends what the page holds, lets calls be answered, and shows how far it is. Lives as
/// long as the page, which is its parent; what runs then ends with it.
class Inspector final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Inspector)
public:
    using PromptOf = std::function<Result<Prompt>(const QString &path)>; ///< of the project

    Inspector(const Desk::Parts &parts, const Workspace &workspace, InspectorPage &page, PromptOf promptOf);
    ~Inspector() override;

    bool isRunning() const { return m_loop.isRunning(); }
    bool hasRequest() const { return m_loop.request() != nullptr; } ///< on its way; else only calls of tools run

signals:
    void failed(const cuewright::Error &error);
    /// A request is over and in the ledger.
    void spent(bool practice);

private:
    void run(const QString &branch, LoopMode mode, int onlyCall);
    void start();
    void stop();
    void finish();
    void showProgress();
    void showCalls(InspectorProgress &progress);
    QString outcomeText() const;
    [[nodiscard]] Result<QList<BoundTool>> tools() const;

    const Desk::Parts m_parts;
    Workspace m_workspace;
    InspectorPage &m_page;
    PromptOf m_promptOf;
    ToolSources m_sources;
    ToolLoop m_loop;
    LoopPlan m_plan;
    QString m_waitsForKey; ///< its name, while the keychain is asked
    QString m_note; ///< what a call that runs says of itself
    QTimer m_tick; ///< while it runs: bars grow
    Clock::Milliseconds m_began{0}; ///< of the turn or its calls, by the clock
    Clock::Milliseconds m_base{0}; ///< the same, on the trace's time line
    TurnId m_shown = kNoTurn;
    QHash<int, Clock::Milliseconds> m_callsBegan; ///< by the clock; of those that run
};

/// Where the requests of a trace go: the provider that it was recorded with, else the person's own choice.
ProviderProfile profileOfTrace(const Desk::Parts &parts, const Trace &trace);

} // namespace cuewright
