#pragma once

#include "net/queuestatus.h"
#include "widgets/uicontext.h"

#include <QKeySequence>
#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace cuewright {

class LaneCard;

/// All lanes, one of which is selected: the one that commands act on.
class LaneList final : public QScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LaneList)
public:
    explicit LaneList(const UiContext &ui, QWidget *parent = nullptr);
    ~LaneList() override;

    void setLanes(const QList<LaneStatus> &lanes, const QDateTime &now);
    LaneId current() const { return m_current; } ///< 0: there is none
    const LaneStatus *currentStatus() const; ///< nullptr: there is none
    void setCurrent(LaneId lane);
    void showLimits(bool shown); ///< of the current lane
    bool areLimitsShown() const;
    void setKeys(const QKeySequence &pause, const QKeySequence &limits); ///< for the tooltips
    void retranslate();

signals:
    void currentChanged();
    void limitsShown(bool shown);
    void pauseRequested(cuewright::LaneId lane, bool paused);
    void cancelRequested(cuewright::LaneId lane);
    void limitsEdited(cuewright::LaneId lane, const cuewright::RateLimits &limits);

private:
    LaneCard *card(LaneId lane) const;
    void addCard(LaneId lane);

    const UiContext m_ui;
    QList<LaneStatus> m_lanes;
    QList<LaneCard *> m_cards; ///< in the order of m_lanes
    QVBoxLayout *m_layout;
    QLabel *m_empty;
    LaneId m_current = 0;
    QKeySequence m_pauseKeys;
    QKeySequence m_limitsKeys;
};

} // namespace cuewright
