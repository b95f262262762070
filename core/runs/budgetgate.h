#pragma once

#include "ledger/asyncledger.h"
#include "net/sendgate.h"

namespace cuewright {

/// Lets an attempt go when the budget has room for its call's worst case and the ledger has the call with this attempt
/// ("running") on the disk, in one write: the entry of a call that is under way is the reservation, and the entry of its end
/// releases what it did not cost. A retry is judged anew, against what others count by then and with what the call's earlier
/// attempts may have cost; what the call has reserved itself does not stand in its way. What the ledger cannot write and no
/// budget stops goes too, kept in memory.
class BudgetGate final : public SendGate
{
    Q_OBJECT
public:
    /// All of it outlives the gate. `call` as it is when the gate is asked, with the attempts that are over; its estimatedHigh
    /// is its worst case where `known`.
    struct Parts
    {
        AsyncLedger &ledger;
        const CallRecord &call;
        bool known = false;
        bool allowed = false; ///< by a person, this once
    };
    BudgetGate(const Parts &parts, QObject *parent);
    void ask(int number, const QDateTime &now) override;

signals:
    /// Before opened(): the call is only in memory.
    void unwritten(const cuewright::Error &error);

private:
    Parts m_parts;
};

} // namespace cuewright
