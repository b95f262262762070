#include "ledger/ledgerthread.h"

namespace cuewright {

LedgerThread::LedgerThread(const QString &name)
    : m_context(std::make_unique<QObject>())
{
    m_thread.setObjectName(name);
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

LedgerThread::~LedgerThread()
{
    // A database connection is closed by the thread that opened it.
    QMetaObject::invokeMethod(m_context.get(), [this] { m_ledger.reset(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

Result<> LedgerThread::open(const LedgerOpener &opener)
{
    Result<> opened;
    QMetaObject::invokeMethod(
        m_context.get(),
        [&] {
            auto ledger = opener();
            if (ledger)
                m_ledger = std::move(*ledger);
            else
                opened = fail(ledger.error());
        },
        Qt::BlockingQueuedConnection);
    return opened;
}

void LedgerThread::post(std::function<void(Ledger &)> work)
{
    QMetaObject::invokeMethod(
        m_context.get(),
        [this, work = std::move(work)] {
            if (m_ledger)
                work(*m_ledger);
        },
        Qt::QueuedConnection);
}

} // namespace cuewright
