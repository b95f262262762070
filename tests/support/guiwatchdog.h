#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QFile>

#include <algorithm>
#include <ctime>

namespace cuewright {

/// Measures how long the GUI thread is away from its event loop at a stretch. turn() runs what is waiting there and stops
/// the time since the last turn: handling an event, laying out and painting count alike. To be used in the GUI thread.
///
/// Of the time on the wall and the program's processor time the smaller one counts: the first one grows when other programs
/// want the processor, the second one when other threads of this program work, and neither is a standstill. Linux says how
/// long this thread could have run and did not, which is taken off the first one.
class GuiWatchdog
{
public:
    GuiWatchdog()
        : m_schedule(QStringLiteral("/proc/thread-self/schedstat"))
    {
        m_schedule.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        restart();
    }

    void turn()
    {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        const double wall = double(m_timer.nsecsElapsed()) / 1e6;
        const double spent = std::clamp(wall - (waited() - m_waited), 0.0, processor() - m_processor);
        m_longest = std::max(m_longest, spent);
        m_sum += spent;
        ++m_turns;
        restart();
    }

    /// Turns until `done()` or the limit; whether it got done.
    template<typename Done>
    bool turnUntil(Done done, int limitMs = 60'000)
    {
        QElapsedTimer limit;
        limit.start();
        while (!done()) {
            if (limit.elapsed() > limitMs)
                return false;
            turn();
        }
        return true;
    }

    double longest() const { return m_longest; } ///< milliseconds
    double average() const { return m_turns == 0 ? 0 : m_sum / m_turns; } ///< milliseconds

private:
    static double processor() { return double(std::clock()) * 1000.0 / CLOCKS_PER_SEC; }

    // Milliseconds that this thread has waited for a processor; 0 where nobody says.
    double waited()
    {
        if (!m_schedule.isOpen() || !m_schedule.seek(0))
            return 0;
        return m_schedule.read(128).split(' ').value(1).toDouble() / 1e6;
    }

    void restart()
    {
        m_processor = processor();
        m_waited = waited();
        m_timer.restart();
    }

    QFile m_schedule;
    QElapsedTimer m_timer;
    double m_processor = 0;
    double m_waited = 0;
    double m_longest = 0;
    double m_sum = 0;
    int m_turns = 0;
};

} // namespace cuewright
