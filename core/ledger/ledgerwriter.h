#pragma once

#include "ledger/ledger.h"

#include <QMutex>

#include <functional>
#include <optional>

namespace cuewright {

/// Writes what others hand in, in batches: while one is synced to the disk, the next one gathers.
///
/// What cannot be written is kept, in order, and tried again when told to; until then what comes is kept as well without
/// bothering the disk. Of a call only the latest state is kept, so that it grows with calls and not with writes.
class LedgerWriter
{
public:
    struct Report
    {
        qint64 upTo = 0; ///< everything up to this number has been dealt with:
        std::optional<Error> trouble; ///< nullopt: it is on the disk; else it is kept, and this is why
        qsizetype kept = 0;
    };

    /// `report` is called in the writer's thread.
    explicit LedgerWriter(std::function<void(const Report &)> report);

    /// From any thread; numbers rise. True: nothing was waiting, so drain() is due.
    [[nodiscard]] bool add(LedgerEntry entry, qint64 number);
    enum class Try { Gently, Again };
    /// In the writer's thread. Gently: not while there is trouble.
    void drain(Ledger &ledger, Try how);

private:
    QMutex m_mutex;
    QList<LedgerEntry> m_inbox;
    qint64 m_inboxTo = 0;

    // The writer's thread alone.
    void keep(LedgerEntry entry);
    std::function<void(const Report &)> m_report;
    QList<LedgerEntry> m_kept;
    qint64 m_keptTo = 0;
    std::optional<Error> m_trouble;
};

} // namespace cuewright
