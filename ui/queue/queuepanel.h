#pragma once

#include "net/queuestatus.h"
#include "queue/queueactions.h"
#include "widgets/uicontext.h"

#include <QList>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace cuewright {

class EmptyState;
class LaneList;
class QueueFeed;
class QueueTable;
class ViewTabs;

/// The queue at work: at the left the requests that are on their way or the attempts that ended, at the right the lanes with
/// their limits.
class QueuePanel final : public QWidget, public QueueActions
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueuePanel)
public:
    enum class Tab { Requests, Attempts };
    /// The commands that get buttons here or keys in its lists.
    struct Actions
    {
        QAction *pauseLane = nullptr;
        QAction *limits = nullptr;
        QAction *retryNow = nullptr;
        QAction *skip = nullptr;
        QAction *cancel = nullptr;
        QAction *cancelAll = nullptr;
        QAction *copyRequestId = nullptr;
    };

    /// `feed` outlives it.
    QueuePanel(const UiContext &ui, QueueFeed &feed, QWidget *parent = nullptr);

    void setActions(const Actions &actions);
    void showTab(Tab tab);
    void takeFocus(); ///< to the rows, where there are any

    bool hasLane() const override;
    bool isLanePaused() const override;
    void setLanePaused(bool paused) override;
    bool areLimitsShown() const override;
    void showLimits(bool shown) override;
    bool canRetryNow() const override;
    void retryNow() override;
    bool canSkip() const override;
    void skip() override;
    bool canCancel() const override;
    void cancel() override;
    bool canCancelAll() const override;
    void cancelAll() override;
    bool canCopyRequestId() const override { return !requestIds().isEmpty(); }
    void copyRequestId() override;

signals:
    void commandsChanged(); ///< what QueueActions answers

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void connectParts();
    Tab tab() const;
    void refresh();
    void showRows();
    void showButtons();
    void updateState();
    void requestsSelected();
    void retranslate();
    void nameTabs();
    QList<CallStatus> selected() const; ///< requests; empty while attempts are shown
    QStringList requestIds() const; ///< of what is selected

    const UiContext m_ui;
    QueueFeed &m_feed;
    QSplitter *m_splitter;
    ViewTabs *m_tabs;
    QHBoxLayout *m_bar;
    QStackedWidget *m_stack;
    QueueTable *m_calls;
    QueueTable *m_log;
    EmptyState *m_noCalls;
    EmptyState *m_noLog;
    LaneList *m_lanes;
    QList<QToolButton *> m_buttons;
    quint32 m_state = 0; ///< of the commands, as it was said last
};

} // namespace cuewright
