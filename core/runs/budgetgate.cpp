#include "runs/budgetgate.h"

#include "runs/outcomeword.h"

#include <QPointer>

namespace cuewright {

BudgetGate::BudgetGate(const Parts &parts, QObject *parent)
    : SendGate(parent)
    , m_parts(parts)
{
}

void BudgetGate::ask(int number, const QDateTime &now)
{
    CallRecord call = m_parts.call;
    AttemptRecord next;
    next.number = number;
    next.started = now;
    next.outcome = kRunning;
    call.attempts << next;
    const BudgetDemand demand{m_parts.known ? std::optional(call.estimatedHigh) : std::nullopt, m_parts.allowed,
        budgetPlace(call.sessionId, call.provider, call.started)};
    auto *reply = m_parts.ledger.reserve({call, demand}, this);
    connect(reply, &LedgerAnswer::finished, this, [this, reply] {
        if (!reply->result()) {
            emit refused(Error(reply->result().error()));
            return;
        }
        const QPointer<BudgetGate> self(this);
        if (m_parts.ledger.trouble())
            emit unwritten(Error(*m_parts.ledger.trouble()));
        if (self)
            emit opened();
    });
}

} // namespace cuewright
