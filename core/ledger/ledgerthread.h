#pragma once

#include "ledger/ledger.h"

#include <QThread>

#include <functional>
#include <memory>

namespace cuewright {

/// A thread with a ledger of its own: everything posted to it runs there, in order.
class LedgerThread final
{
public:
    explicit LedgerThread(const QString &name);
    /// Does first what has been posted, and blocks for it.
    ~LedgerThread();
    Q_DISABLE_COPY_MOVE(LedgerThread)

    /// Opens the ledger over there and waits for it; once, before anything is posted.
    [[nodiscard]] Result<> open(const LedgerOpener &opener);
    void post(std::function<void(Ledger &)> work);

private:
    QThread m_thread;
    std::unique_ptr<QObject> m_context; ///< lives over there
    std::unique_ptr<Ledger> m_ledger; ///< touched only over there
};

} // namespace cuewright
