#include "ledger/ledgerwriter.h"

#include <algorithm>

namespace cuewright {

LedgerWriter::LedgerWriter(std::function<void(const Report &)> report)
    : m_report(std::move(report))
{ }

bool LedgerWriter::add(LedgerEntry entry, qint64 number)
{
    const QMutexLocker lock(&m_mutex);
    m_inbox += std::move(entry);
    m_inboxTo = number;
    return m_inbox.size() == 1;
}

void LedgerWriter::keep(LedgerEntry entry)
{
    if (const auto *call = std::get_if<CallRecord>(&entry)) {
        const auto same = std::find_if(m_kept.rbegin(), m_kept.rend(), [call](const LedgerEntry &other) {
            const auto *earlier = std::get_if<CallRecord>(&other);
            return earlier && earlier->id == call->id;
        });
        if (same != m_kept.rend()) {
            *same = std::move(entry);
            return;
        }
    }
    m_kept += std::move(entry);
}

void LedgerWriter::drain(Ledger &ledger, Try how)
{
    QList<LedgerEntry> fresh;
    {
        const QMutexLocker lock(&m_mutex);
        fresh.swap(m_inbox);
        m_keptTo = std::max(m_keptTo, m_inboxTo);
    }
    for (LedgerEntry &entry : fresh)
        keep(std::move(entry));
    if (!m_trouble || how == Try::Again) {
        const auto written = m_kept.isEmpty() ? Result<>() : ledger.write(m_kept);
        if (written) {
            m_kept.clear();
            m_trouble.reset();
        } else {
            m_trouble = written.error();
        }
    }
    m_report({m_keptTo, m_trouble, m_kept.size()});
}

} // namespace cuewright
