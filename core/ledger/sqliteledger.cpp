#include "ledger/sqliteledger.h"

#include "ledger/ledgerfile.h"
#include "ledger/ledgerquery.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QSqlError>
#include <QSqlQuery>
#include <QThread>
#include <QVariant>

namespace cuewright {
namespace {

QString placeholders(qsizetype count)
{
    return QStringList(count, QStringLiteral("?")).join(QLatin1String(", "));
}

// "a = excluded.a, …" for all columns but the key.
QString replacements(const QString &columns)
{
    QStringList assignments;
    const QStringList names = columns.split(QLatin1String(", "));
    for (const QString &name : names.mid(1))
        assignments += name + QStringLiteral(" = excluded.") + name;
    return assignments.join(QLatin1String(", "));
}

// What a group is read with: its key, its model, its start, and what it is grouped by.
struct GroupSql
{
    QString key, model, started, by;
};

GroupSql groupSql(Ledger::Group group)
{
    const QString sessionStart = QStringLiteral(
        "coalesce((SELECT started FROM sessions WHERE id = calls.session), min(calls.started))");
    const QString first = QStringLiteral("min(calls.started)");
    const QString none = QStringLiteral("''");
    // The day of the person's clock, so that "today" here and in the status bar are the same.
    const QString day = QStringLiteral("date(calls.started / 1000, 'unixepoch', 'localtime')");
    switch (group) {
    case Ledger::Group::Session:
        return {QStringLiteral("calls.session"), none, sessionStart, QStringLiteral("calls.session")};
    case Ledger::Group::SessionAndModel:
        return {QStringLiteral("calls.session"), QStringLiteral("calls.model"),
            QStringLiteral("coalesce((SELECT started FROM sessions WHERE id = calls.session),"
                           " (SELECT min(started) FROM calls AS c WHERE c.session = calls.session))"),
            QStringLiteral("calls.session, calls.model")};
    case Ledger::Group::Model:
        return {QStringLiteral("calls.model"), QStringLiteral("calls.model"), first,
            QStringLiteral("calls.model")};
    case Ledger::Group::Prompt:
        return {QStringLiteral("calls.prompt"), none, first, QStringLiteral("calls.prompt")};
    case Ledger::Group::Day:
        return {day, none, first, day};
    }
    Q_UNREACHABLE();
}

} // namespace

Result<std::unique_ptr<Ledger>> openLedger(const QString &path)
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE"))) {
        return fail(Error::Code::Io,
            LedgerText::tr("Spending cannot be recorded: Qt's SQLite driver is not installed."),
            QSqlDatabase::drivers().join(u' '));
    }
    if (const auto fine = inspectLedgerFile(path); !fine)
        return fail(fine.error());
    return SqliteLedger::open(path);
}

SqliteLedger::SqliteLedger()
    : m_name(newConnectionName())
    , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
    , m_thread(QThread::currentThread())
{ }

SqliteLedger::~SqliteLedger()
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    qDeleteAll(m_often);
    m_database.close();
    // removeDatabase() complains while a handle to the connection is alive.
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Ledger>> SqliteLedger::open(const QString &path)
{
    const QFileInfo info(path);
    if (!QDir().mkpath(info.absolutePath())) {
        return fail(Error::Code::Io,
            LedgerText::tr("The folder for the ledger, “%1”, cannot be made.")
                .arg(QDir::toNativeSeparators(info.absolutePath())));
    }
    const bool isNew = !info.exists();
    std::unique_ptr<SqliteLedger> ledger(new SqliteLedger);
    ledger->m_database.setDatabaseName(path);
    ledger->m_database.setConnectOptions(connectionOptions(false));
    if (!ledger->m_database.open())
        return ledgerFailure(ledger->m_database.lastError());
    if (const auto prepared = prepareLedger(ledger->m_database); !prepared)
        return fail(prepared.error());
    // Answers are nobody else's business. SQLite gives its side files the same rights.
    if (isNew)
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return ledger;
}

Result<> SqliteLedger::run(QSqlQuery &query, const QString &statement, const QVariantList &values) const
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return ledgerFailure(query.lastError());
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return ledgerFailure(query.lastError());
    return {};
}

Result<> SqliteLedger::run(const QString &statement) const
{
    QSqlQuery query(m_database);
    return run(query, statement, {});
}

Result<QSqlQuery *> SqliteLedger::runOften(const QString &statement, const QVariantList &values)
{
    Q_ASSERT(QThread::currentThread() == m_thread);
    QSqlQuery *&query = m_often[statement];
    if (!query) {
        query = new QSqlQuery(m_database);
        query->setForwardOnly(true);
        if (!query->prepare(statement)) {
            const QSqlError error = query->lastError();
            delete m_often.take(statement);
            return ledgerFailure(error);
        }
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(static_cast<int>(i), values[i]);
    if (!query->exec())
        return ledgerFailure(query->lastError());
    return query;
}

// IMMEDIATE: a transaction that turns from reader to writer may be refused at once, without the waiting
// time; and between the sums of a budget and the reservation nobody else may write.
Result<> SqliteLedger::begin()
{
    if (const auto begun = runOften(QStringLiteral("BEGIN IMMEDIATE"), {}); !begun)
        return fail(begun.error());
    const auto version = runOften(QStringLiteral("PRAGMA data_version"), {}); // changes when another connection writes
    if (!version)
        return fail(version.error());
    const qint64 seen = (*version)->next() ? (*version)->value(0).toLongLong() : -1;
    (*version)->finish();
    if (std::exchange(m_seen, seen) != seen || seen < 0) {
        m_limits.reset();
        m_tally.clear();
    }
    return {};
}

Result<QList<RefusedEntry>> SqliteLedger::write(const QList<LedgerEntry> &entries)
{
    // Before the first byte: one that nobody can ever write must not keep the others out.
    for (const LedgerEntry &entry : entries) {
        if (const auto fine = checkEntry(entry); !fine)
            return fail(fine.error());
    }
    QList<RefusedEntry> refused;
    Result<> written = begin();
    for (qsizetype i = 0; written && i < entries.size(); ++i) {
        written = std::visit([this](const auto &record) { return writeEntry(record); }, entries[i]);
        if (!written && written.error().code == Error::Code::Budget) {
            refused += {i, written.error()};
            written = {};
        }
    }
    if (written) {
        if (const auto ended = runOften(QStringLiteral("COMMIT"), {}); !ended)
            written = fail(ended.error());
    }
    if (!written) {
        m_limits.reset();
        m_tally.clear();
        static_cast<void>(run(QStringLiteral("ROLLBACK")));
        return fail(written.error());
    }
    return refused;
}

Result<> SqliteLedger::writeEntry(const SessionRecord &session)
{
    QSqlQuery query(m_database);
    return run(query,
        QStringLiteral(
            "INSERT INTO sessions (id, started, workspace) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " started = excluded.started, workspace = excluded.workspace"),
        {session.id, session.started.toMSecsSinceEpoch(),
            session.workspace.isNull() ? QStringLiteral("") : session.workspace});
}

Result<> SqliteLedger::writeEntry(const CallRecord &call)
{
    static const QString insert
        = QStringLiteral("INSERT INTO calls (%1) VALUES (%2) ON CONFLICT (id) DO UPDATE SET %3")
              .arg(callColumns(), placeholders(callColumns().count(u',') + 1), replacements(callColumns()));
    static const QString insertAttempt
        = QStringLiteral("INSERT INTO attempts (call, position, number, started, first_byte, duration, status, request_id,"
                         " outcome, detail) VALUES (%1)")
              .arg(placeholders(10));
    const auto before = shareOf(call.id);
    if (!before)
        return fail(before.error());
    if (const auto done = runOften(insert, callValues(call)); !done)
        return fail(done.error());
    m_tally.change(*before, BudgetTally::shareOf(call));
    const QString answer = QStringLiteral("INSERT INTO answers (call, text) VALUES (?, ?) ON CONFLICT (call) "
                                          "DO UPDATE SET text = excluded.text");
    if (const auto done = call.answer.isEmpty()
            ? runOften(QStringLiteral("DELETE FROM answers WHERE call = ?"), {call.id})
            : runOften(answer, {call.id, call.answer});
        !done)
        return fail(done.error());
    if (const auto done = runOften(QStringLiteral("DELETE FROM attempts WHERE call = ?"), {call.id}); !done)
        return fail(done.error());
    for (qsizetype i = 0; i < call.attempts.size(); ++i) {
        if (const auto done = runOften(insertAttempt, attemptValues(call.id, static_cast<int>(i), call.attempts[i])); !done)
            return fail(done.error());
    }
    return {};
}

Result<> SqliteLedger::writeEntry(const ClosedLeftovers &)
{
    for (const char *update : {"UPDATE attempts SET outcome = 'interrupted' WHERE outcome = 'running' AND call IN"
                               " (SELECT id FROM calls WHERE outcome = 'running')",
             "UPDATE calls SET outcome = 'interrupted' WHERE outcome = 'running'"}) {
        if (const auto done = run(QString::fromLatin1(update)); !done)
            return done;
    }
    return {};
}

Result<QList<CallRecord>> SqliteLedger::calls(const SpendingFilter &filter, int limit) const
{
    // One snapshot, so that a call and its attempts belong together while another connection writes.
    if (const auto begun = run(QStringLiteral("BEGIN")); !begun)
        return fail(begun.error());
    auto found = readCalls(filter, limit);
    const auto ended = run(QStringLiteral("COMMIT"));
    if (found && !ended)
        return fail(ended.error());
    return found;
}

Result<QList<CallRecord>> SqliteLedger::readCalls(const SpendingFilter &filter, int limit) const
{
    FilterSql sql = filterSql(filter);
    sql.values += limit;
    const QString newest
        = sql.where + QStringLiteral(" ORDER BY calls.started DESC, calls.rowid DESC LIMIT ?");
    QSqlQuery query(m_database);
    const auto done = run(query,
        QStringLiteral(
            "SELECT %1, coalesce(answers.text, '') FROM calls LEFT JOIN answers ON answers.call = calls.id")
                .arg(callColumns())
            + newest,
        sql.values);
    if (!done)
        return fail(done.error());
    QList<CallRecord> found;
    while (query.next())
        found += readCall(query);
    if (query.lastError().isValid())
        return ledgerFailure(query.lastError());

    // All attempts at once: a question for each call would cost more than the calls.
    const auto attempts = run(query,
        QStringLiteral("SELECT number, started, first_byte, duration, status, request_id, outcome, detail, "
                       "call FROM attempts"
                       " WHERE call IN (SELECT id FROM calls%1) ORDER BY call, position")
            .arg(newest),
        sql.values);
    if (!attempts)
        return fail(attempts.error());
    QHash<QString, QList<AttemptRecord>> byCall;
    while (query.next())
        byCall[query.value(8).toString()] += readAttempt(query);
    if (query.lastError().isValid())
        return ledgerFailure(query.lastError());
    for (CallRecord &call : found)
        call.attempts = byCall.value(call.id);
    return found;
}

Result<Spending> SqliteLedger::sum(const SpendingFilter &filter) const
{
    const FilterSql sql = filterSql(filter);
    QSqlQuery query(m_database);
    const auto done
        = run(query, QStringLiteral("SELECT %1 FROM calls%2").arg(sumColumns(), sql.where), sql.values);
    if (!done)
        return fail(done.error());
    if (!query.next())
        return ledgerFailure(query.lastError());
    return readSums(query, 0);
}

Result<QList<SpendingRow>> SqliteLedger::sums(const SpendingFilter &filter, Group group) const
{
    const FilterSql sql = filterSql(filter);
    const GroupSql by = groupSql(group);
    QSqlQuery query(m_database);
    const auto done = run(query,
        QStringLiteral("SELECT %1, %2, %3 AS start, %4 FROM calls%5 GROUP BY %6 ORDER BY start, 1, "
                       "min(calls.started), 2")
            .arg(by.key, by.model, by.started, sumColumns(), sql.where, by.by),
        sql.values);
    if (!done)
        return fail(done.error());
    QList<SpendingRow> rows;
    while (query.next()) {
        SpendingRow row{query.value(0).toString(), query.value(1).toString(),
            fromMs(query.value(2).toLongLong()), readSums(query, 3)};
        if (group == Group::Day)
            row.started = QDate::fromString(row.key, Qt::ISODate).startOfDay().toUTC();
        rows += row;
    }
    if (query.lastError().isValid())
        return ledgerFailure(query.lastError());
    return rows;
}

Result<QList<SessionRecord>> SqliteLedger::sessions(int limit) const
{
    QSqlQuery query(m_database);
    const auto done = run(query,
        QStringLiteral(
            "SELECT id, started, workspace FROM sessions ORDER BY started DESC, rowid DESC LIMIT ?"),
        {limit});
    if (!done)
        return fail(done.error());
    QList<SessionRecord> found;
    while (query.next())
        found += SessionRecord{
            query.value(0).toString(), fromMs(query.value(1).toLongLong()), query.value(2).toString()};
    if (query.lastError().isValid())
        return ledgerFailure(query.lastError());
    return found;
}

Result<QList<InputReport>> SqliteLedger::inputReports(
    const QString &provider, const QString &model, RequestKind kind, int limit) const
{
    QSqlQuery query(m_database);
    const auto done = run(query,
        QStringLiteral("SELECT %1 FROM calls WHERE provider = ? AND model = ? AND request_kind = ? AND basis = ? AND"
                       " input > 0 ORDER BY started DESC, rowid DESC LIMIT ?")
            .arg(reportColumns()),
        {provider, model, static_cast<int>(kind), static_cast<int>(CostBasis::Reported), limit});
    if (!done)
        return fail(done.error());
    QList<InputReport> found;
    while (query.next())
        found += readReport(query);
    if (query.lastError().isValid())
        return ledgerFailure(query.lastError());
    return found;
}

} // namespace cuewright
