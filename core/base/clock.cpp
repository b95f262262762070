#include "base/clock.h"

#include <QTimer>

namespace cuewright {
namespace {

class TimerAlarm final : public Alarm
{
public:
    TimerAlarm(Clock::Milliseconds delay, std::function<void()> call)
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        // The call may destroy this alarm; the copy keeps what is being called alive.
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [call = std::move(call)] {
            const auto keep = call;
            keep();
        });
        m_timer.start(delay);
    }

private:
    QTimer m_timer;
};

} // namespace

Clock::Milliseconds SystemClock::elapsed() const
{
    return std::chrono::duration_cast<Milliseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

QDateTime SystemClock::utcNow() const
{
    return QDateTime::currentDateTimeUtc();
}

std::unique_ptr<Alarm> SystemClock::after(Milliseconds delay, std::function<void()> call)
{
    return std::make_unique<TimerAlarm>(std::max(delay, Milliseconds(0)), std::move(call));
}

} // namespace cuewright
