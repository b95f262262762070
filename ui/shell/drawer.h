#pragma once

#include "widgets/uicontext.h"

#include <QFrame>

class QAbstractItemModel;
class QListView;
class QStackedWidget;
class QToolButton;

namespace cuewright {

class EmptyState;
class EventLog;
class ProblemsModel;
class QueueFeed;
class QueuePanel;
class ViewTabs;

/// The bottom panel: the problems of all open documents, the queue with its limits, and what happened.
class Drawer final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Drawer)
public:
    enum class Tab { Problems, Queue, Log };

    Drawer(const UiContext &ui, ProblemsModel &problems, QueueFeed &queue, EventLog &log, QWidget *parent = nullptr);

    void showTab(Tab tab);
    Tab tab() const;
    void selectProblem(int row);
    int selectedProblem() const;
    void selectLogEntry(int row); ///< in view, with the focus
    QueuePanel &queue() const { return *m_queue; }

signals:
    void tabChanged();
    void problemActivated(int row);
    void closeRequested(); ///< Esc or the cross

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QListView *makeList(QAbstractItemModel &model, const QString &name);
    void updateEmpty();
    void retranslate();

    const UiContext m_ui;
    ViewTabs *m_tabs;
    QStackedWidget *m_stack;
    QListView *m_problems;
    QueuePanel *m_queue;
    QListView *m_log;
    EmptyState *m_noProblems;
    QToolButton *m_close;
};

} // namespace cuewright
