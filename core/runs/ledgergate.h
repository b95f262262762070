#pragma once

#include "ledger/asyncledger.h"
#include "net/sendgate.h"

namespace cuewright {

/// Lets a call go when the ledger has it on the disk, or cannot have it and keeps it in memory.
class LedgerGate final : public SendGate
{
    Q_OBJECT
public:
    /// Both outlive it. `call` as it is when the gate is asked.
    LedgerGate(AsyncLedger &ledger, const CallRecord &call, QObject *parent);
    void ask() override;

signals:
    /// Before opened(): the call is only in memory.
    void unwritten(const cuewright::Error &error);

private:
    AsyncLedger &m_ledger;
    const CallRecord &m_call;
};

} // namespace cuewright
