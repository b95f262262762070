#pragma once

#include "ledger/ledger.h"

#include <QSqlDatabase>

class QSqlQuery;
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

    QString m_name;
    QSqlDatabase m_database;
    const QThread *m_thread; ///< QtSql connections belong to the thread that made them
};

} // namespace cuewright
