#pragma once

#include "base/money.h"
#include "base/result.h"
#include "catalog/usage.h"
#include "ledger/budget.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

namespace cuewright {

/// One POST on the wire and what became of it.
struct AttemptRecord
{
    int number = 1;
    QDateTime started; ///< UTC
    std::chrono::milliseconds firstByte{0};
    std::chrono::milliseconds duration{0};
    int status = 0;
    QString requestId;
    QString outcome; ///< "ok", Error::Code in lower case, "running"; "interrupted" where its program died meanwhile
    QString detail;
};

/// How sure the cost of a call is. Stored as numbers: never reuse one.
enum class CostBasis { Unknown = 0, Estimated = 1, Reported = 2, Cached = 3 };

/// What a request asks for, as far as its estimate depends on it: each kind is counted by rules of its own. Stored as
/// numbers: never reuse one.
enum class RequestKind { Unknown = 0, Plain = 1, Schema = 2, Tools = 3, Media = 4 };

/// One question to a model and its answer, over any number of attempts.
struct CallRecord
{
    QString id; ///< made by the caller, not empty; the same id twice is one call
    QString sessionId;
    QDateTime started; ///< UTC
    QString prompt; ///< workspace-relative name, "triage.prompty"
    QString provider;
    QString model;
    bool practice = false;
    QString outcome; ///< "valid", "violations", "cut", "refusal", "filtered", "tool_calls", "text", "error",
                     ///< "aborted", "budget" (it had no room), "running", "interrupted" (its program died meanwhile: what it cost is not known)
    std::int64_t estimatedInput = 0; ///< as it was shown, with `correction`
    RequestKind kind = RequestKind::Unknown; ///< Unknown: also calls of versions that did not write it down
    std::int64_t estimatedOverhead = 0; ///< the part of the estimate that no published rule covers, uncorrected
    std::int64_t correction = 0; ///< what earlier reports changed in the estimate
    Money estimatedLow, estimatedHigh;
    std::optional<Usage> usage; ///< of all attempts: as reported, or estimated where basis says so
    std::optional<Money> cost; ///< nullopt: not known (yet, or ever: a request went out, and no answer came); what surely cost nothing has a cost of 0
    CostBasis basis = CostBasis::Unknown;
    Money saved; ///< by an answer from the cache: what it has cost when it was asked for
    QString priceSource; ///< "built-in 2026-11-20"
    std::chrono::milliseconds firstToken{0};
    std::chrono::milliseconds duration{0};
    QString answer; ///< the text, for the history; never the request
    QList<AttemptRecord> attempts;
};

struct SessionRecord
{
    QString id;
    QDateTime started; ///< UTC
    QString workspace;
};

/// Sums of some calls. The cost of `unpriced` calls is not known: a sum with any reads "at least". Calls that
/// are under way, or were when the program died, are among them.
struct Spending
{
    Money cost;
    std::int64_t calls = 0; ///< that asked somebody, or were answered from the cache
    std::int64_t unsent = 0; ///< beside them: refused by a budget, stopped or wrong before their first attempt
    std::int64_t unpriced = 0;
    std::int64_t practice = 0; ///< calls to the practice provider; only where the filter includes them
    std::int64_t input = 0;
    std::int64_t cachedInput = 0;
    std::int64_t output = 0;
    Money saved; ///< by answers from the cache
    Money estimatedPart; ///< the share of `cost` that is not from reported usage

    std::int64_t entries() const { return calls + unsent; }
};

struct SpendingRow
{
    QString key; ///< session id, model, prompt or day of the person's clock ("2026-11-23")
    QString model; ///< set where rows are split by model too
    QDateTime started; ///< UTC: of the session or day, else of the first call
    Spending sums;
};

struct SpendingFilter
{
    QDateTime from{}, to{}; ///< UTC, to exclusive; invalid: open
    QString session{}, model{}, prompt{}; ///< empty: all
    bool includePractice = false;
};

/// An estimate beside what the provider reported for it.
struct InputReport
{
    QDateTime started; ///< UTC
    RequestKind kind = RequestKind::Unknown;
    bool practice = false;
    std::int64_t shown = 0; ///< the estimate with `correction`
    std::int64_t correction = 0;
    std::int64_t overhead = 0; ///< see CallRecord::estimatedOverhead
    std::int64_t reported = 0;

    std::int64_t counted() const { return shown - correction; }
    friend bool operator==(const InputReport &, const InputReport &) = default;
};

/// A call with an attempt that is about to be sent, written only if the budget has room for it beside everything else. An
/// earlier entry of the same call stays as it is where there is none.
struct Reservation
{
    CallRecord call;
    BudgetDemand demand;
};

/// What "running" programs that died have left becomes "interrupted": calls and attempts. Only for whoever knows that no
/// other program has calls under way.
struct ClosedLeftovers
{
};

/// One thing to write. A call is written before it is sent ("running") and again when it is over; the later one replaces
/// the earlier. BudgetLimits replace all that there were.
using LedgerEntry = std::variant<SessionRecord, CallRecord, Reservation, BudgetLimits, ClosedLeftovers>;

/// An entry that was not written because of what it is, by its place in the list.
struct RefusedEntry
{
    qsizetype index = 0;
    Error error;
};

/// Invalid where an entry lacks what it is found by; such a one can never be written.
[[nodiscard]] Result<> checkEntry(const LedgerEntry &entry);

/// Whether it counts in Spending::calls.
bool wasSent(const CallRecord &call);

/// The call in an entry; nullptr where there is none.
const CallRecord *callOf(const LedgerEntry &entry);

/// What the program remembers of its calls. Every write that returned success is there after a crash or a
/// power cut, and a call is never there without its attempts.
///
/// One instance belongs to one thread: it is opened, used and destroyed there, and its functions block while
/// the disk works. Any number of instances, in any threads and programs, may have the same file open; a
/// writer waits up to three seconds for another one.
class Ledger
{
public:
    enum class Group { Session, SessionAndModel, Model, Prompt, Day };

    virtual ~Ledger() = default;
    /// All of them or none, in their order, in one transaction that no other program gets between; apart from the
    /// reservations that the budget has no room for.
    [[nodiscard]] virtual Result<QList<RefusedEntry>> write(const QList<LedgerEntry> &entries) = 0;
    [[nodiscard]] Result<> startSession(const SessionRecord &session) { return writeOne(session); }
    [[nodiscard]] Result<> put(const CallRecord &call) { return writeOne(call); }
    /// Error::Code::Budget where it is refused.
    [[nodiscard]] Result<> reserve(const Reservation &reservation) { return writeOne(reservation); }
    [[nodiscard]] Result<> setBudgets(const BudgetLimits &limits) { return writeOne(limits); }
    [[nodiscard]] virtual Result<BudgetLimits> budgets() const = 0;
    /// The limits that hold there, and what counts against them. What a single run may cost has no sums.
    [[nodiscard]] virtual Result<QList<BudgetLine>> budgetLines(const BudgetPlace &place) const = 0;
    /// What counts there for `limits`, one line for each in their order, whether or not they stop or warn anywhere.
    [[nodiscard]] virtual Result<QList<BudgetLine>> budgetLines(const BudgetPlace &place, const BudgetLimits &limits) const = 0;
    /// Newest first; a negative limit means all.
    [[nodiscard]] virtual Result<QList<CallRecord>> calls(
        const SpendingFilter &filter, int limit = 1000) const = 0;
    [[nodiscard]] virtual Result<Spending> sum(const SpendingFilter &filter) const = 0;
    [[nodiscard]] virtual Result<QList<SpendingRow>> sums(
        const SpendingFilter &filter, Group group) const = 0; ///< oldest first
    [[nodiscard]] virtual Result<QList<SessionRecord>> sessions(int limit = 1000) const = 0; ///< newest first
    /// Calls to one model of one provider whose input the provider reported, newest first.
    [[nodiscard]] virtual Result<QList<InputReport>> inputReports(
        const QString &provider, const QString &model, RequestKind kind, int limit) const = 0;

private:
    [[nodiscard]] Result<> writeOne(const LedgerEntry &entry);
};

/// Opens or makes the database, and its folder. Errors: Io (locked, read-only, no SQLite driver), Unsupported
/// (made by a later version; it is left alone), Invalid (the file is damaged or something else; it is left
/// alone).
[[nodiscard]] Result<std::unique_ptr<Ledger>> openLedger(const QString &path);

/// How a thread comes by a ledger of its own.
using LedgerOpener = std::function<Result<std::unique_ptr<Ledger>>()>;

} // namespace cuewright
