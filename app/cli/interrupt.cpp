#include "cli/interrupt.h"

#include <QSocketNotifier>

#ifdef Q_OS_UNIX
#include <csignal>
#include <unistd.h>
#endif

namespace cuewright {

#ifdef Q_OS_UNIX
namespace {

int writingEnd = -1;

// All that a handler may do here is to write a byte.
void tell(int signal)
{
    std::signal(signal, SIG_DFL);
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(writingEnd, &byte, 1);
}

} // namespace

Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
    if (::pipe(m_ends) != 0)
        return;
    writingEnd = m_ends[1];
    auto *notifier = new QSocketNotifier(m_ends[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(m_ends[0], &byte, 1) == 1)
            emit asked();
    });
    for (const int signal : {SIGINT, SIGTERM})
        std::signal(signal, tell);
}

Interrupt::~Interrupt()
{
    for (const int signal : {SIGINT, SIGTERM})
        std::signal(signal, SIG_DFL);
    for (const int end : m_ends) {
        if (end >= 0)
            ::close(end);
    }
}
#else
Interrupt::Interrupt(QObject *parent)
    : QObject(parent)
{
}

Interrupt::~Interrupt() = default;
#endif

} // namespace cuewright
