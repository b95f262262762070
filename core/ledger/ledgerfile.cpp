#include "ledger/ledgerfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QVariant>

#include <array>
#include <atomic>

namespace cuewright {
namespace {

// "CwLd": tells our files from other programs' databases.
constexpr qint64 kApplicationId = 0x43774C64;
constexpr qint64 kVersion = 3;
// A full check reads the whole file. Up to this size that takes less than a tenth of a second; a larger file
// is checked where it is read, and damage that turns up there is reported then.
constexpr qint64 kCheckedBytes = 16 * 1024 * 1024;

// Primary result codes of SQLite; extended ones carry them in their low byte.
constexpr int kBusy = 5;
constexpr int kLocked = 6;
constexpr int kReadOnly = 8;
constexpr int kCorrupt = 11;
constexpr int kIo = 10;
constexpr int kFull = 13;
constexpr int kCannotOpen = 14;
constexpr int kNoDatabase = 26;

// Money is in pico-dollars, times in milliseconds (points in time since 1970 UTC), tokens in tokens. A call
// may name a session that was never written: a paid call without its session is better than none. Answers
// have a table of their own, so that sums over years of calls do not read them.
constexpr const char *kFirstVersion[] = {
    "CREATE TABLE sessions (id TEXT PRIMARY KEY, started INTEGER NOT NULL, workspace TEXT NOT NULL)",
    "CREATE TABLE calls (id TEXT PRIMARY KEY, session TEXT NOT NULL, started INTEGER NOT NULL, prompt TEXT "
    "NOT NULL,"
    " provider TEXT NOT NULL, model TEXT NOT NULL, practice INTEGER NOT NULL, outcome TEXT NOT NULL,"
    " estimated_input INTEGER NOT NULL, estimated_low INTEGER NOT NULL, estimated_high INTEGER NOT NULL,"
    " input INTEGER, output INTEGER, cached_input INTEGER, cache_write INTEGER, reasoning INTEGER,"
    " audio_input INTEGER, audio_output INTEGER, cost INTEGER, basis INTEGER NOT NULL, price_source TEXT NOT "
    "NULL,"
    " first_token INTEGER NOT NULL, duration INTEGER NOT NULL)",
    "CREATE TABLE answers (call TEXT PRIMARY KEY REFERENCES calls (id) ON DELETE CASCADE, text TEXT NOT "
    "NULL)",
    "CREATE INDEX calls_by_start ON calls (started)",
    "CREATE INDEX calls_by_session ON calls (session)",
    "CREATE TABLE attempts (call TEXT NOT NULL REFERENCES calls (id) ON DELETE CASCADE, position INTEGER NOT "
    "NULL,"
    " number INTEGER NOT NULL, started INTEGER NOT NULL, first_byte INTEGER NOT NULL, duration INTEGER NOT "
    "NULL,"
    " status INTEGER NOT NULL, request_id TEXT NOT NULL, outcome TEXT NOT NULL, detail TEXT NOT NULL,"
    " PRIMARY KEY (call, position)) WITHOUT ROWID",
};

// What a call's estimate was made of, to be held against what was reported. Older calls have the kind "unknown".
constexpr const char *kSecondVersion[] = {
    "ALTER TABLE calls ADD COLUMN request_kind INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE calls ADD COLUMN estimated_overhead INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE calls ADD COLUMN correction INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX calls_by_model ON calls (provider, model, request_kind, started)",
};

// Budgets, and what answers from the cache saved.
constexpr const char *kThirdVersion[] = {
    "CREATE TABLE budgets (scope INTEGER NOT NULL, provider TEXT NOT NULL, warn_at INTEGER, stop_at INTEGER,"
    " PRIMARY KEY (scope, provider))",
    "ALTER TABLE calls ADD COLUMN saved INTEGER NOT NULL DEFAULT 0",
};

Result<qint64> readNumber(QSqlDatabase &database, const QString &statement)
{
    QSqlQuery query(database);
    if (!query.exec(statement) || !query.next())
        return ledgerFailure(query.lastError());
    return query.value(0).toLongLong();
}

Result<> run(QSqlDatabase &database, const QString &statement)
{
    QSqlQuery query(database);
    if (!query.exec(statement))
        return ledgerFailure(query.lastError());
    return {};
}

template<std::size_t N>
Result<> runAll(QSqlDatabase &database, const char *const (&statements)[N])
{
    for (const char *statement : statements) {
        if (const auto done = run(database, QString::fromLatin1(statement)); !done)
            return done;
    }
    return {};
}

tl::unexpected<Error> damaged(const QString &detail)
{
    return fail(Error::Code::Invalid,
        LedgerText::tr("The ledger file is damaged. It was left as it is; move it away to start a new one, "
                       "or put back a "
                       "copy."),
        detail);
}

// On an open connection, read-only or not.
Result<qint64> checkedVersion(QSqlDatabase &database)
{
    const auto version = readNumber(database, QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version;
    const auto id = readNumber(database, QStringLiteral("PRAGMA application_id"));
    if (!id)
        return id;
    const auto tables = readNumber(database, QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!tables)
        return tables;
    const bool untouched = *version == 0 && *id == 0 && *tables == 0;
    if (!untouched && *id != kApplicationId) {
        return fail(Error::Code::Invalid,
            LedgerText::tr("This file is the database of another program. It was left as it is; choose "
                           "another place for "
                           "the ledger."));
    }
    if (*version > kVersion) {
        return fail(Error::Code::Unsupported,
            LedgerText::tr(
                "The ledger was written by a newer version of the program. It was left as it is; update the "
                "program to use it."),
            QStringLiteral("version %1, known up to %2").arg(*version).arg(kVersion));
    }
    return version;
}

Result<> checkPages(QSqlDatabase &database)
{
    QSqlQuery query(database);
    if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next())
        return ledgerFailure(query.lastError());
    if (query.value(0).toString() != QLatin1String("ok"))
        return damaged(query.value(0).toString());
    return {};
}

Result<> inspectOpen(QSqlDatabase &database, qint64 size)
{
    if (!database.open())
        return ledgerFailure(database.lastError());
    if (const auto version = checkedVersion(database); !version)
        return fail(version.error());
    return size <= kCheckedBytes ? checkPages(database) : Result<>();
}

enum class Look { Immutable, Locked, Recovering };

// Immutable: no locks and no side files, so a file that is refused stays exactly as it was, its folder too.
// That is right only while nobody writes. Recovering: a writer was killed before it had a log, and nobody can
// read before what it had half done is taken back.
Result<> inspectWith(const QString &path, Look look)
{
    const QFileInfo info(path);
    const QString name = newConnectionName();
    Result<> result;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        if (look == Look::Immutable) {
            database.setDatabaseName(QUrl::fromLocalFile(info.absoluteFilePath()).toString(QUrl::FullyEncoded)
                + QStringLiteral("?immutable=1"));
            database.setConnectOptions(connectionOptions(true) + QStringLiteral(";QSQLITE_OPEN_URI"));
        } else {
            database.setDatabaseName(path);
            database.setConnectOptions(connectionOptions(look == Look::Locked));
        }
        result = inspectOpen(database, info.size());
        database.close();
    }
    QSqlDatabase::removeDatabase(name);
    return result;
}

bool hasSideFile(const QString &path)
{
    return QFileInfo::exists(path + QStringLiteral("-wal"))
        || QFileInfo::exists(path + QStringLiteral("-journal"));
}

// Inside the transaction the version is asked again: another program may have been faster.
Result<> migrate(QSqlDatabase &database)
{
    const auto version = checkedVersion(database);
    if (!version)
        return fail(version.error());
    if (*version < 1) {
        if (const auto done = runAll(database, kFirstVersion); !done)
            return done;
    }
    if (*version < 2) {
        if (const auto done = runAll(database, kSecondVersion); !done)
            return done;
    }
    if (*version < 3) {
        if (const auto done = runAll(database, kThirdVersion); !done)
            return done;
    }
    if (const auto done = run(database, QStringLiteral("PRAGMA application_id = %1").arg(kApplicationId));
        !done)
        return done;
    return run(database, QStringLiteral("PRAGMA user_version = %1").arg(kVersion));
}

bool isWriteFailure(const QSqlError &error)
{
    constexpr int kWrite = kIo | (3 << 8);
    constexpr int kSync = kIo | (4 << 8);
    constexpr int kTruncate = kIo | (6 << 8);
    const int code = error.nativeErrorCode().toInt();
    return code == kWrite || code == kSync || code == kTruncate;
}

bool isBusy(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xFF;
    return code == kBusy || code == kLocked;
}

// WAL: readers and one writer do not stop each other, and a killed writer leaves no half transaction. Setting
// it needs the file for oneself, and SQLite does not wait for that: where two programs start at once on a new
// file, taking the write lock is the way to wait for the other. Where it cannot be had in the end (a file
// system without shared memory, a file that is always in use) the rollback journal stays, with the same
// promises.
Result<> useWal(QSqlDatabase &database)
{
    constexpr int kTries = 10;
    for (int i = 0; i < kTries; ++i) {
        QSqlQuery mode(database);
        if (!mode.exec(QStringLiteral("PRAGMA journal_mode")) || !mode.next())
            return ledgerFailure(mode.lastError());
        if (mode.value(0).toString() == QLatin1String("wal"))
            return {};
        mode.finish();
        if (mode.exec(QStringLiteral("PRAGMA journal_mode = WAL")))
            return {};
        if (!isBusy(mode.lastError()))
            return ledgerFailure(mode.lastError());
        mode.finish();
        if (const auto waited = run(database, QStringLiteral("BEGIN IMMEDIATE")); !waited)
            return waited;
        if (const auto ended = run(database, QStringLiteral("COMMIT")); !ended)
            return ended;
    }
    return {};
}

} // namespace

tl::unexpected<Error> ledgerFailure(const QSqlError &error)
{
    const int code = error.nativeErrorCode().toInt() & 0xFF;
    const QString detail = error.text();
    switch (code) {
    case kBusy:
    case kLocked:
        return fail(Error::Code::Io,
            LedgerText::tr("The ledger is in use by another program. Try again in a moment."), detail);
    case kReadOnly:
        return fail(Error::Code::Io,
            LedgerText::tr("The ledger cannot be written: the file or its folder is read-only."), detail);
    case kIo:
        // What a quota or a limit on the size of files refuses is no "full" to SQLite (os_unix.c looks for ENOSPC alone).
        if (isWriteFailure(error)) {
            return fail(Error::Code::Io,
                LedgerText::tr("The ledger cannot be written: the disk takes no more. It may be full, or a limit of yours on it is reached."), detail);
        }
        return fail(Error::Code::Io, LedgerText::tr("The ledger could not be read or written: %1").arg(detail), detail);
    case kFull:
        return fail(
            Error::Code::Io, LedgerText::tr("The ledger cannot be written: the disk is full."), detail);
    case kCorrupt:
    case kNoDatabase:
        return damaged(detail);
    case kCannotOpen:
        return fail(Error::Code::Io,
            LedgerText::tr("The ledger cannot be opened. Check that its folder exists and can be written."),
            detail);
    default:
        return fail(Error::Code::Io,
            LedgerText::tr("The ledger could not be read or written: %1").arg(detail), detail);
    }
}

Result<> inspectLedgerFile(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        return fail(Error::Code::Io,
            LedgerText::tr(
                "A folder stands where the ledger file should be. Choose another place for the ledger."),
            path);
    }
    if (!info.exists() || info.size() == 0)
        return {};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            Error::Code::Io, LedgerText::tr("The ledger cannot be read: %1").arg(file.errorString()), path);
    static const QByteArray magic("SQLite format 3\0", 16);
    if (file.read(magic.size()) != magic)
        return damaged(QStringLiteral("no SQLite header"));
    file.close();

    if (hasSideFile(path)) {
        const auto locked = inspectWith(path, Look::Locked);
        return locked || locked.error().code != Error::Code::Io ? locked : inspectWith(path, Look::Recovering);
    }
    const auto looked = inspectWith(path, Look::Immutable);
    // Somebody began to write while we looked, or the path cannot be said as a URI: only locks give the
    // truth.
    if (!looked && (looked.error().code == Error::Code::Io || hasSideFile(path)))
        return inspectWith(path, Look::Locked);
    return looked;
}

Result<> prepareLedger(QSqlDatabase &database)
{
    if (const auto done = useWal(database); !done)
        return done;
    // FULL: with NORMAL a power cut takes back the last commits, and a call that was paid for would be
    // forgotten. The price is one fsync a write, twice a call.
    for (const char *setting : {"PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"}) {
        if (const auto done = run(database, QString::fromLatin1(setting)); !done)
            return done;
    }
    const auto version = checkedVersion(database);
    if (!version)
        return fail(version.error());
    if (*version == kVersion)
        return {};
    if (const auto begun = run(database, QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return begun;
    const auto migrated = migrate(database);
    if (!migrated) {
        static_cast<void>(run(database, QStringLiteral("ROLLBACK")));
        return migrated;
    }
    return run(database, QStringLiteral("COMMIT"));
}

QString newConnectionName()
{
    static std::atomic<quint64> last{0};
    return QStringLiteral("cuewright-ledger-%1").arg(++last);
}

QString connectionOptions(bool readOnly)
{
    const QString wait = QStringLiteral("QSQLITE_BUSY_TIMEOUT=3000");
    return readOnly ? wait + QStringLiteral(";QSQLITE_OPEN_READONLY") : wait;
}

} // namespace cuewright
