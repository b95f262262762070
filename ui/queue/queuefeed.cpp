#include "queue/queuefeed.h"

#include "models/queuewords.h"

#include <algorithm>
#include <utility>

namespace cuewright {
namespace {

constexpr qint64 kPast = kSlack - 20; // ms before the full second: the next one is shown by then, and by the same for all

} // namespace

QueueFeed::QueueFeed(RequestQueue &queue, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_queue(queue)
    , m_clock(clock)
    , m_now(clock.utcNow())
{
    connect(&queue, &RequestQueue::changed, this, &QueueFeed::touch);
}

QueueFeed::~QueueFeed() = default;

void QueueFeed::setWatched(bool watched)
{
    if (std::exchange(m_watched, watched) != watched && watched)
        refresh(); // at once, whatever was read a moment ago: who opens the panel sees rows
}

void QueueFeed::touch()
{
    m_dirty = true;
    if (!m_quiet)
        refresh();
}

void QueueFeed::refresh()
{
    m_dirty = false;
    m_quiet = m_clock.after(kQuiet, [this] {
        m_quiet.reset();
        if (m_dirty)
            refresh();
    });
    m_now = m_clock.utcNow();
    m_lanes = m_queue.lanes();
    if (m_watched) {
        m_calls.setQueue(m_queue.calls(), m_lanes, m_now);
        m_log.setLog(m_queue.log());
    }
    scheduleTick();
    emit refreshed();
}

void QueueFeed::scheduleTick()
{
    qint64 next = 0;
    const auto count = [&](const QDateTime &until) {
        const qint64 left = until.isValid() ? m_now.msecsTo(until) : 0;
        if (left > 0)
            next = next == 0 ? left : std::min(next, left);
    };
    for (const LaneStatus &lane : std::as_const(m_lanes)) {
        count(lane.until);
        count(lane.nextRetry);
    }
    m_tick.reset();
    if (next > 0)
        m_tick = m_clock.after(Clock::Milliseconds((next - 1 - std::min(next - 1, kPast)) % 1000 + 1), [this] {
            m_tick.reset();
            touch();
        });
}

} // namespace cuewright
