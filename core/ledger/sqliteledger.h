#pragma once

#include "ledger/budgettally.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>

class QThread;

namespace cuewright {

/// The ledger in one SQLite file, over a connection of its own.
class SqliteLedger final : public Ledger
{
public:
    /// Opens `path`, which inspectLedgerFile() has found fine.
    [[nodiscard]] static Result<std::unique_ptr<Ledger>> open(const QString &path);
    ~SqliteLedger() override;
    Q_DISABLE_COPY_MOVE(SqliteLedger)

    [[nodiscard]] Result<QList<RefusedEntry>> write(const QList<LedgerEntry> &entries) override;
    [[nodiscard]] Result<BudgetLimits> budgets() const override;
    [[nodiscard]] Result<QList<BudgetLine>> budgetLines(const BudgetPlace &place) const override;
    [[nodiscard]] Result<QList<BudgetLine>> budgetLines(const BudgetPlace &place, const BudgetLimits &limits) const override;
    [[nodiscard]] Result<QList<CallRecord>> calls(const SpendingFilter &filter, int limit) const override;
    [[nodiscard]] Result<Spending> sum(const SpendingFilter &filter) const override;
    [[nodiscard]] Result<QList<SpendingRow>> sums(const SpendingFilter &filter, Group group) const override;
    [[nodiscard]] Result<QList<SessionRecord>> sessions(int limit) const override;
    [[nodiscard]] Result<QList<InputReport>> inputReports(
        const QString &provider, const QString &model, RequestKind kind, int limit) const override;

private:
    SqliteLedger();
    [[nodiscard]] Result<> writeEntry(const SessionRecord &session);
    [[nodiscard]] Result<> writeEntry(const CallRecord &call);
    /// Error::Code::Budget: there is no room, and nothing was written.
    [[nodiscard]] Result<> writeEntry(const Reservation &reservation);
    [[nodiscard]] Result<> writeEntry(const BudgetLimits &limits);
    [[nodiscard]] Result<> writeEntry(const ClosedLeftovers &);
    [[nodiscard]] Result<> addSpending(BudgetLine &line, const BudgetPlace &place) const;
    [[nodiscard]] Result<QList<CallRecord>> readCalls(const SpendingFilter &filter, int limit) const;
    [[nodiscard]] Result<> run(const QString &statement) const;
    /// Prepares, binds and executes; on success `query` stands before its first row.
    [[nodiscard]] Result<> run(QSqlQuery &query, const QString &statement, const QVariantList &values) const;

    /// The same for statements that come again and again: prepared once. The query stands before its first row, and is this
    /// object's.
    [[nodiscard]] Result<QSqlQuery *> runOften(const QString &statement, const QVariantList &values);
    [[nodiscard]] Result<> begin();
    /// nullopt: there is no such call.
    [[nodiscard]] Result<std::optional<BudgetTally::Share>> shareOf(const QString &id);
    /// What counts against the limits there, apart from the call `id`.
    [[nodiscard]] Result<QList<BudgetLine>> linesOfOthers(const BudgetPlace &place, const QString &id);

    QString m_name;
    QSqlDatabase m_database;
    const QThread *m_thread; ///< QtSql connections belong to the thread that made them
    QHash<QString, QSqlQuery *> m_often; ///< by statement
    // What the reservations have read, as long as only this object writes.
    qint64 m_seen = -1; ///< the file's data_version
    std::optional<BudgetLimits> m_limits;
    BudgetTally m_tally;
};

} // namespace cuewright
