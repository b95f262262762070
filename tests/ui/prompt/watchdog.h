#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <ctime>

namespace cuewright {

/// Measures how long the GUI thread is away from its event loop. turn() runs what is waiting there and stops the time
/// since the last turn: handling an event, laying out and painting count alike.
///
/// Of the time on the wall and the program's processor time the smaller one counts: the first one grows when other
/// programs want the processor, the second one when other threads of this program work, and neither is a standstill.
class Watchdog
{
public:
    Watchdog() { m_timer.start(); }

    void turn()
    {
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        const double wall = double(m_timer.nsecsElapsed()) / 1e6;
        const double processor = double(std::clock() - m_processor) * 1000.0 / CLOCKS_PER_SEC;
        const double spent = std::min(wall, processor);
        m_longest = std::max(m_longest, spent);
        m_sum += spent;
        ++m_turns;
        m_processor = std::clock();
        m_timer.restart();
    }

    double longest() const { return m_longest; } ///< milliseconds
    double average() const { return m_turns == 0 ? 0 : m_sum / m_turns; }

private:
    QElapsedTimer m_timer;
    std::clock_t m_processor = std::clock();
    double m_longest = 0;
    double m_sum = 0;
    int m_turns = 0;
};

} // namespace cuewright
