#include "runs/ledgergate.h"

#include <QPointer>

namespace cuewright {

LedgerGate::LedgerGate(AsyncLedger &ledger, const CallRecord &call, QObject *parent)
    : SendGate(parent)
    , m_ledger(ledger)
    , m_call(call)
{
}

void LedgerGate::ask()
{
    m_ledger.put(m_call);
    auto *reply = m_ledger.settle(this);
    connect(reply, &LedgerAnswer::finished, this, [this, reply] {
        const QPointer<LedgerGate> self(this);
        if (!reply->result())
            emit unwritten(Error(reply->result().error()));
        if (self)
            emit opened();
    });
}

} // namespace cuewright
