#pragma once

#include "ledger/ledger.h"

#include <QHash>
#include <QMutex>

#include <functional>
#include <optional>

namespace cuewright {

/// Writes what others hand in, in batches: while one is synced to the disk, the next one gathers.
///
/// What cannot be written is kept, in order, and tried again when told to; until then what comes is kept as well without
/// bothering the disk. Of a call only the latest state is kept. Reservations are not kept: as long as nobody can add up what
/// is spent, those that a budget may stop are refused, and from kMostKept calls on all of them, so that no call is made whose
/// entry there might be no room for.
class LedgerWriter
{
public:
    static constexpr qsizetype kMostKept = 1000;

    struct Report
    {
        qint64 upTo = 0; ///< everything up to this number has been dealt with:
        std::optional<Error> trouble; ///< nullopt: it is on the disk; else it is kept, and this is why
        QHash<qint64, Error> refused; ///< reservations, by number
    };

    /// `report` is called in the writer's thread.
    explicit LedgerWriter(std::function<void(const Report &)> report);

    /// From any thread; numbers rise. True: nothing was waiting, so drain() is due.
    [[nodiscard]] bool add(LedgerEntry entry, qint64 number);
    enum class Try { Gently, Again };
    /// In the writer's thread. Gently: not while there is trouble.
    void drain(Ledger &ledger, Try how);

private:
    struct Numbered
    {
        LedgerEntry entry;
        qint64 number;
    };

    QMutex m_mutex;
    QList<Numbered> m_inbox;

    // The writer's thread alone.
    void keep(Numbered entry);
    [[nodiscard]] Result<> writeKept(Ledger &ledger, QHash<qint64, Error> &refused);
    void judgeReservations(const Ledger &ledger, QHash<qint64, Error> &refused);
    std::function<void(const Report &)> m_report;
    QList<Numbered> m_kept;
    qint64 m_upTo = 0;
    std::optional<Error> m_trouble;
    BudgetLimits m_limits; ///< as they were when the ledger could be read last
};

} // namespace cuewright
