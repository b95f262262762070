#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>

#include <algorithm>
#include <ctime>

namespace cuewright {

/// Measures how long the GUI thread is away from its event loop at a stretch. turn() runs what is waiting there and stops
/// the time since the last turn: handling an event, laying out and painting count alike.
///
/// Of the time on the wall and the program's processor time the smaller one counts: the first one grows when other programs
/// want the processor, the second one when other threads of this program work, and neither is a standstill.
class GuiWatchdog
{
public:
    GuiWatchdog() { restart(); }

    void turn()
    {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        const double wall = double(m_timer.nsecsElapsed()) / 1e6;
        const double processor = double(std::clock() - m_processor) * 1000.0 / CLOCKS_PER_SEC;
        m_longest = std::max(m_longest, std::min(wall, processor));
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

private:
    void restart()
    {
        m_processor = std::clock();
        m_timer.restart();
    }

    QElapsedTimer m_timer;
    std::clock_t m_processor = 0;
    double m_longest = 0;
};

} // namespace cuewright
