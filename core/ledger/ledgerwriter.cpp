#include "ledger/ledgerwriter.h"

#include "ledger/ledgerfile.h"

#include <algorithm>

namespace cuewright {

LedgerWriter::LedgerWriter(std::function<void(const Report &)> report)
    : m_report(std::move(report))
{ }

bool LedgerWriter::add(LedgerEntry entry, qint64 number)
{
    const QMutexLocker lock(&m_mutex);
    m_inbox += {std::move(entry), number};
    return m_inbox.size() == 1;
}

void LedgerWriter::keep(Numbered entry)
{
    m_upTo = std::max(m_upTo, entry.number);
    if (const CallRecord *call = callOf(entry.entry)) {
        const auto same = std::find_if(m_kept.rbegin(), m_kept.rend(), [call](const Numbered &other) {
            const CallRecord *earlier = callOf(other.entry);
            return earlier && earlier->id == call->id;
        });
        if (same != m_kept.rend() && !std::holds_alternative<Reservation>(entry.entry)) {
            *same = std::move(entry);
            return;
        }
        // It is judged by all that came before it.
        if (same != m_kept.rend())
            m_kept.erase(std::prev(same.base()));
    }
    m_kept += std::move(entry);
}

void LedgerWriter::drain(Ledger &ledger, Try how)
{
    QList<Numbered> fresh;
    {
        const QMutexLocker lock(&m_mutex);
        fresh.swap(m_inbox);
    }
    for (Numbered &entry : fresh)
        keep(std::move(entry));
    Report report;
    if (!m_trouble || how == Try::Again) {
        const auto written = writeKept(ledger, report.refused);
        m_trouble = written ? std::nullopt : std::optional(written.error());
    }
    if (!m_trouble) {
        if (const auto limits = ledger.budgets())
            m_limits = *limits;
    } else
        judgeReservations(ledger, report.refused);
    report.upTo = m_upTo;
    report.trouble = m_trouble;
    m_report(report);
}

Result<> LedgerWriter::writeKept(Ledger &ledger, QHash<qint64, Error> &refused)
{
    if (m_kept.isEmpty())
        return {};
    QList<LedgerEntry> entries;
    entries.reserve(m_kept.size());
    for (const Numbered &kept : std::as_const(m_kept))
        entries += kept.entry;
    const auto written = ledger.write(entries);
    if (!written)
        return fail(written.error());
    for (const RefusedEntry &entry : *written)
        refused.insert(m_kept[entry.index].number, entry.error);
    m_kept.clear();
    return {};
}

void LedgerWriter::judgeReservations(const Ledger &ledger, QHash<qint64, Error> &refused)
{
    if (const auto limits = ledger.budgets())
        m_limits = *limits;
    for (const Numbered &kept : std::as_const(m_kept)) { // what a person has set meanwhile
        if (const auto *limits = std::get_if<BudgetLimits>(&kept.entry))
            m_limits = *limits;
    }
    const bool stops = std::any_of(m_limits.begin(), m_limits.end(), [](const BudgetLimit &limit) { return limit.stopAt.has_value(); });
    QList<Numbered> kept;
    for (Numbered &entry : m_kept) {
        const auto *reservation = std::get_if<Reservation>(&entry.entry);
        if (!reservation) {
            kept += std::move(entry);
            continue;
        }
        const bool free = reservation->call.practice || reservation->demand.allowed;
        if (kept.size() >= kMostKept) {
            refused.insert(entry.number,
                {Error::Code::Io,
                    LedgerText::tr("%1 %L2 calls wait to be written already; no further one is sent.").arg(m_trouble->message).arg(kMostKept),
                    m_trouble->detail, {}});
        } else if (stops && !free) {
            refused.insert(entry.number,
                {Error::Code::Budget,
                    LedgerText::tr("%1 As long as that is so, nobody can say whether the budget allows this call.").arg(m_trouble->message),
                    m_trouble->detail, {}});
        } else {
            CallRecord call = reservation->call;
            kept += {std::move(call), entry.number};
        }
    }
    m_kept = std::move(kept);
}

} // namespace cuewright
