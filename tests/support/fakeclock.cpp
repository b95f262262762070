#include "fakeclock.h"

#include <algorithm>

namespace cuewright {

class FakeClock::FakeAlarm final : public Alarm
{
public:
    FakeAlarm(FakeClock &clock, Milliseconds due, std::function<void()> call)
        : m_clock(&clock)
        , m_due(due)
        , m_call(std::move(call))
    {
        clock.m_alarms.push_back(this);
    }
    ~FakeAlarm() override
    {
        if (m_clock)
            m_clock->m_alarms.remove(this);
    }

    FakeClock *m_clock;
    Milliseconds m_due;
    std::function<void()> m_call;
};

FakeClock::FakeClock(QDateTime start)
    : m_start(std::move(start))
{
}

FakeClock::~FakeClock()
{
    for (FakeAlarm *alarm : m_alarms)
        alarm->m_clock = nullptr;
}

std::unique_ptr<Alarm> FakeClock::after(Milliseconds delay, std::function<void()> call)
{
    return std::make_unique<FakeAlarm>(*this, m_elapsed + std::max(delay, Milliseconds(0)), std::move(call));
}

void FakeClock::advance(Milliseconds by)
{
    const Milliseconds target = m_elapsed + by;
    while (true) {
        const auto next = std::min_element(
            m_alarms.begin(), m_alarms.end(), [](auto *a, auto *b) { return a->m_due < b->m_due; });
        if (next == m_alarms.end() || (*next)->m_due > target)
            break;
        FakeAlarm *alarm = *next;
        m_elapsed = std::max(m_elapsed, alarm->m_due);
        m_alarms.erase(next);
        alarm->m_clock = nullptr; // it has gone off; its owner may still hold it
        const auto call = alarm->m_call; // the call may destroy the alarm
        call();
    }
    m_elapsed = target;
}

Clock::Milliseconds FakeClock::untilNextAlarm() const
{
    const auto next
        = std::min_element(m_alarms.begin(), m_alarms.end(), [](auto *a, auto *b) { return a->m_due < b->m_due; });
    return next == m_alarms.end() ? Milliseconds(-1) : (*next)->m_due - m_elapsed;
}

} // namespace cuewright
