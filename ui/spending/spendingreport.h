#pragma once

#include "ledger/ledger.h"
#include "spending/modelcolors.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <array>
#include <optional>

namespace cuewright {

/// Days are those of the person's clock; "7 days" is today and the six before it.
enum class SpendingRange { Today, SevenDays, FourteenDays, ThisMonth, Total };

/// What the bars and the line show.
enum class SpendingMeasure { Cost, Tokens };

struct SpendingQuery
{
    SpendingRange range = SpendingRange::FourteenDays;
    bool practice = false;
    QString onlySession{}; ///< the chosen bar; empty: all
    QString currentSession{};
    QDateTime now{}; ///< UTC
};

/// Everything the page shows, read in one go.
struct SpendingReport
{
    struct Point
    {
        QDateTime at;
        Money cost; ///< since the session began
        std::int64_t tokens = 0;
        bool unpriced = false; ///< this call's own cost is not known
    };

    Spending total; ///< of the range and the chosen session
    QList<SpendingRow> byModel, byPrompt, bySession;
    QList<SpendingRow> parts; ///< session and model, of the range alone
    Spending session, today;
    std::optional<CallRecord> lastCall; ///< of the current session
    qsizetype sessionsToday = 0;
    QDateTime sessionStarted;
    QList<Point> line; ///< of the current session, call by call
    bool anyPaid = false; ///< in the whole ledger, not only here
    bool anyPractice = false; ///< looked for only where nothing was paid for
};

SpendingFilter rangeFilter(SpendingRange range, const QDateTime &now);
[[nodiscard]] Result<SpendingReport> readSpending(const Ledger &ledger, const SpendingQuery &query);

/// What a chart shows of some calls: dollars or tokens.
double amountOf(const Spending &sums, SpendingMeasure measure);
/// "$1.51", "at least $1.51" where some prices are not known, "–" where none is.
QString sumText(const Spending &sums);

/// "1 call", "291 calls".
QString callsText(std::int64_t calls);
/// "17 Nov" and "17 Nov, 09:50", on the person's clock.
QString dayText(const QDateTime &utc);
QString momentText(const QDateTime &utc);

/// One column of the chart: a session, or all sessions that began on one day or in one month.
struct SpendingBar
{
    QStringList sessions;
    QDateTime started; ///< UTC
    bool current = false; ///< holds the current session
    std::array<Spending, ModelColors::kOwn + 1> parts{}; ///< by colour; the last is "Other"
    Spending sums;
};

enum class BarUnit { Session, Day, Month };
struct SpendingBars
{
    BarUnit unit = BarUnit::Session;
    QList<SpendingBar> bars; ///< oldest first
    std::array<bool, ModelColors::kOwn + 1> used{};
};

/// Makes at most `most` columns where days or months can do it; more only where even months are too many.
SpendingBars spendingBars(
    const SpendingReport &report, ModelColors &colors, const QString &currentSession, qsizetype most);

Spending &operator+=(Spending &sum, const Spending &more);

} // namespace cuewright
