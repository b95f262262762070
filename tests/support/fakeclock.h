#pragma once

#include "base/clock.h"

#include <list>

namespace cuewright {

/// Time that stands still until a test moves it. Alarms go off inside advance(), in the order of their due times, with the
/// clock showing exactly that time.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(QDateTime start = QDateTime({2026, 11, 23}, {14, 0}, Qt::UTC));
    ~FakeClock() override;

    Milliseconds elapsed() const override { return m_elapsed; }
    QDateTime utcNow() const override { return m_start.addMSecs(m_elapsed.count() + m_wallShift.count()); }
    [[nodiscard]] std::unique_ptr<Alarm> after(Milliseconds delay, std::function<void()> call) override;

    void advance(Milliseconds by);
    /// Sets the wall clock forward or back without any time passing.
    void shiftWall(Milliseconds by) { m_wallShift += by; }
    qsizetype pendingAlarms() const { return static_cast<qsizetype>(m_alarms.size()); }
    /// Time until the next alarm; -1 ms where there is none.
    Milliseconds untilNextAlarm() const;

private:
    class FakeAlarm;
    QDateTime m_start;
    Milliseconds m_elapsed{0};
    Milliseconds m_wallShift{0};
    std::list<FakeAlarm *> m_alarms;
};

} // namespace cuewright
