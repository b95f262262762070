#pragma once

#include "mcp/mcpcall.h"
#include "runs/workspaceservers.h"
#include "tools/callview.h"
#include "widgets/uicontext.h"

#include <QElapsedTimer>
#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace cuewright {

class Badge;
class Banner;
class CallPane;
class ElidedLabel;
class EmptyState;
class ResultParts;
class RunButton;

/// Runs one tool of a server alone: a form by its schema, what it says while it runs, what it gives. What was typed, and what
/// came of it, stays with each tool while the window is open. A press on Run is the person's yes to exactly this call.
class TryPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TryPane)
public:
    static constexpr int kResultsKept = 8; ///< they may be large

    /// `servers` outlives it.
    TryPane(const UiContext &context, WorkspaceServers &servers, QWidget *parent = nullptr);
    ~TryPane() override;

    /// nullptr: no tool.
    void show(const QString &server, const McpTool *tool);
    bool canRun() const;
    bool isRunning() const;
    void run();
    void stop();
    QWidget *form() const; ///< for the focus

signals:
    void stateChanged(); ///< canRun() or isRunning()
    /// The tool is to become one of the project's.
    void keepRequested(const QString &server, const QString &tool);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Trial;

    QWidget *makeHead();
    QWidget *makeFooter();
    CallView view() const;
    void takeArguments(const QString &arguments);
    void finish(Trial &trial);
    void showTrial();
    void showRun();
    void showEnd();
    void forgetOld();
    void retranslate();

    const UiContext m_context;
    WorkspaceServers &m_servers;
    std::optional<McpTool> m_tool;
    QHash<QString, std::shared_ptr<Trial>> m_trials; ///< by server and tool
    QList<std::shared_ptr<Trial>> m_ended; ///< with a result, the latest last
    std::shared_ptr<Trial> m_trial; ///< of m_tool
    TurnId m_turn = kNoTurn; ///< another one for each tool that is shown, for the form
    QLabel *m_title;
    Badge *m_badge;
    QPushButton *m_keep;
    CallPane *m_form;
    QSplitter *m_splitter;
    QStackedWidget *m_resultStack;
    EmptyState *m_noResult;
    Banner *m_banner;
    ResultParts *m_parts;
    ElidedLabel *m_note;
    RunButton *m_run;
    QTimer *m_tick;
};

} // namespace cuewright
