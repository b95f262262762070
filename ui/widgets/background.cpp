#include "widgets/background.h"

#include <QMutex>
#include <QObject>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace cuewright {

/// Shared by the owner and the thread that works; either may be done first.
struct Background::State
{
    QMutex mutex;
    QObject *owner = nullptr; ///< nullptr: gone
    Work next;
    bool running = false;
};

Background::Background(QObject &owner)
    : m_state(std::make_shared<State>())
{
    m_state->owner = &owner;
}

Background::~Background()
{
    const QMutexLocker locker(&m_state->mutex);
    m_state->owner = nullptr;
    m_state->next = nullptr;
}

void Background::start(Work work)
{
    const QMutexLocker locker(&m_state->mutex);
    m_state->next = std::move(work);
    if (!std::exchange(m_state->running, true))
        QThreadPool::globalInstance()->start([state = m_state] { run(state); });
}

void Background::leaveRoomForWindow()
{
    QThreadPool::globalInstance()->setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
}

void Background::run(const std::shared_ptr<State> &state)
{
    const Stop stop = [state] {
        const QMutexLocker locker(&state->mutex);
        return !state->owner || state->next;
    };
    QMutexLocker locker(&state->mutex);
    while (const Work work = std::exchange(state->next, nullptr)) {
        locker.unlock();
        const std::function<void()> answer = work(stop);
        locker.relock();
        // The owner waits for the mutex before it goes, so it is alive here.
        if (state->owner)
            QMetaObject::invokeMethod(state->owner, answer, Qt::QueuedConnection);
    }
    state->running = false;
}

} // namespace cuewright
