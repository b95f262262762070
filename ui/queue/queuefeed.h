#pragma once

#include "base/clock.h"
#include "models/attemptlogmodel.h"
#include "models/queuemodel.h"
#include "net/queuestatus.h"

#include <QObject>

#include <memory>

namespace cuewright {

/// Brings the queue to the window: reads it at most once in kQuiet, however often it changes, and once a second while
/// something counts down. While nobody looks at the rows only the lanes are read, which costs little at any length.
class QueueFeed final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueueFeed)
public:
    static constexpr Clock::Milliseconds kQuiet{100};

    /// Both outlive it.
    QueueFeed(RequestQueue &queue, Clock &clock, QObject *parent = nullptr);
    ~QueueFeed() override;

    RequestQueue &queue() const { return m_queue; }
    QueueModel &calls() { return m_calls; } ///< as it was when somebody looked last
    AttemptLogModel &log() { return m_log; }
    const QList<LaneStatus> &lanes() const { return m_lanes; }
    QDateTime now() const { return m_now; } ///< UTC; of the last picture, to count down from

    void setWatched(bool watched); ///< whether somebody looks at the rows

signals:
    void refreshed();

private:
    void touch();
    void refresh();
    /// Wakes up when the first countdown shows its next second.
    void scheduleTick();

    RequestQueue &m_queue;
    Clock &m_clock;
    QueueModel m_calls;
    AttemptLogModel m_log;
    QList<LaneStatus> m_lanes;
    QDateTime m_now;
    std::unique_ptr<Alarm> m_quiet; ///< nothing is read until it goes off
    std::unique_ptr<Alarm> m_tick;
    bool m_dirty = false;
    bool m_watched = false;
};

} // namespace cuewright
