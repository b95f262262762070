#pragma once

#include "ledger/asyncledger.h"

#include <QTemporaryDir>

#include <memory>

namespace cuewright {

/// A ledger in a folder of its own, and ways to fill it.
class SpendingExample final
{
public:
    SpendingExample();

    Ledger &ledger() { return *m_ledger; }
    AsyncLedger &async() { return *m_async; } ///< over the same file
    QString folder() const { return m_dir.path(); }

    struct Call
    {
        QString session;
        QDateTime at;
        QString model = QStringLiteral("gpt-4o-mini");
        std::int64_t input = 371;
        std::int64_t output = 88;
        std::optional<Money> cost = Money();
        bool practice = false;
        QString prompt = QStringLiteral("prompts/ticket_triage.prompty");
        CostBasis basis = CostBasis::Reported;
        std::int64_t cached = 0;
    };
    void add(const Call &call);

    /// Fourteen sessions of two weeks before 23 Nov 2026, 14:05 UTC, with four models; the last one is "now"
    /// and has 20 calls.
    void addFortnight();

private:
    QTemporaryDir m_dir;
    SystemClock m_clock;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<AsyncLedger> m_async;
    int m_calls = 0;
};

/// Cents as Money.
Money cents(double amount);
QDateTime november(int day, int hour, int minute = 0);

} // namespace cuewright
