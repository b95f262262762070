#pragma once

#include "net/queuestatus.h"
#include "widgets/uicontext.h"

#include <QFrame>
#include <QKeySequence>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace cuewright {

class Badge;
class ElidedLabel;
class LimitRow;
class LimitsForm;

/// One lane: what it does, why it waits, how much of its limits is used (the person's and those learned from the server), and
/// what can be done about it. The selected one shows all of it, another one only while it is at work.
class LaneCard final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaneCard)
public:
    LaneCard(const UiContext &ui, LaneId lane, QWidget *parent = nullptr);

    LaneId lane() const { return m_lane.id; }
    void setLane(const LaneStatus &lane, const QDateTime &now);
    void setCurrent(bool current);
    void takeFocus();
    void showLimits(bool shown); ///< the fields; focus goes there
    bool areLimitsShown() const;
    void setKeys(const QKeySequence &pause, const QKeySequence &limits); ///< for the tooltips
    void retranslate();

signals:
    void chosen(); ///< clicked, or focus came into it
    void pauseRequested(bool paused);
    void limitsRequested(bool shown);
    void cancelRequested();
    void limitsEdited(const cuewright::RateLimits &limits);

protected:
    void mousePressEvent(QMouseEvent *event) override;

private:
    QVBoxLayout *buildHead();
    void buildBody(QVBoxLayout &layout);
    void redraw();
    void showHead();
    void showLimitRows();
    void showLimit(LimitRow &row, const RateLimiter::Use &use, bool always);
    QString noteText() const;
    bool isHalted() const { return m_lane.paused || m_lane.stopped; } ///< until somebody says to go on

    const UiContext m_ui;
    LaneStatus m_lane;
    QDateTime m_now;
    bool m_current = false;
    QKeySequence m_pauseKeys;
    QKeySequence m_limitsKeys;
    ElidedLabel *m_provider;
    ElidedLabel *m_model;
    Badge *m_badge;
    QToolButton *m_pause;
    QToolButton *m_limits;
    QToolButton *m_cancel;
    QWidget *m_body;
    QLabel *m_counts;
    QLabel *m_note;
    LimitRow *m_parallel;
    LimitRow *m_requests;
    LimitRow *m_tokens;
    LimitRow *m_serverRequests;
    LimitRow *m_serverTokens;
    LimitRow *m_serverProjectTokens;
    LimitsForm *m_form;
};

} // namespace cuewright
