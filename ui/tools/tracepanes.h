#pragma once

#include "tools/branchmodel.h"
#include "tools/slotmodel.h"
#include "tools/stepmodel.h"
#include "widgets/uicontext.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListView;
class QToolButton;

namespace cuewright {

class Badge;
class TimelineView;

// The panes around the timeline. Each shows a model and tells what a person chose; none changes the trace.

class BranchPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BranchPane)
public:
    BranchPane(const UiContext &context, BranchModel &model, QWidget *parent = nullptr);

    void setCurrent(const QString &branch); ///< tells nobody
    QListView &list() const { return *m_list; }

signals:
    void branchChosen(const QString &branch);
    void newRequested();
    void menuRequested(const QPoint &global); ///< for the current branch
    void renameRequested(); ///< the same
    void deleteRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    BranchModel &m_model;
    QLabel *m_title;
    QLabel *m_hint;
    QToolButton *m_more;
    QToolButton *m_new;
    QListView *m_list;
};

class TimelinePane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelinePane)
public:
    TimelinePane(const UiContext &context, StepModel &steps, BranchModel &branches, QWidget *parent = nullptr);

    TimelineView &view() const { return *m_view; }
    void setBranch(const QString &branch); ///< in the combo
    /// Short of room: a combo has the branches; legend and figures are off.
    void setNarrow(bool narrow);

signals:
    void branchChosen(const QString &branch);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makeLegend();
    void showNote();
    void retranslate();

    const UiContext m_context;
    StepModel &m_steps;
    BranchModel &m_branches;
    QLabel *m_title = nullptr;
    QLabel *m_note = nullptr;
    QComboBox *m_combo = nullptr;
    QToolButton *m_out = nullptr;
    QLabel *m_zoom = nullptr;
    QToolButton *m_in = nullptr;
    TimelineView *m_view;
    QWidget *m_legend = nullptr;
};

class SlotPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SlotPane)
public:
    SlotPane(const UiContext &context, SlotModel &model, QWidget *parent = nullptr);

    void setCurrent(TurnId turn, int call); ///< tells nobody
    void setTurnNumber(int number);
    QListView &list() const { return *m_list; }

signals:
    void callChosen(cuewright::TurnId turn, int call);
    void openRequested(); ///< Enter

protected:
    void changeEvent(QEvent *event) override;

private:
    void showCounts();
    void retranslate();

    SlotModel &m_model;
    int m_turnNumber = 0;
    QLabel *m_title;
    QLabel *m_note;
    Badge *m_badge;
    QListView *m_list;
    QLabel *m_empty;
    QLabel *m_foot;
};

} // namespace cuewright
