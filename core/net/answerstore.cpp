#include "net/answerstore.h"

#include <QFile>
#include <QFileInfo>
#include <QDir>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>

namespace cuewright {
namespace {

constexpr qint64 kVersion = 1;

void removeFiles(const QString &path)
{
    for (const char *end : {"", "-wal", "-shm", "-journal"})
        QFile::remove(path + QLatin1String(end));
}

// Before there is anything in it: the files that SQLite puts beside it are as private as it is then. One that is there is
// not opened, because closing it would end every lock that this process has on it.
void makePrivate(const QString &path)
{
    QFile file(path);
    if (!file.exists() && file.open(QIODevice::ReadWrite))
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

// Invalid: there is nothing to be had from the file. Io: somebody else has it, or the disk does not let us.
Error failure(const QSqlError &error, const QString &path)
{
    constexpr int kCorrupt = 11;
    constexpr int kNotADatabase = 26;
    const int code = error.nativeErrorCode().toInt() & 0xff; // the rest tells kinds of one code apart
    const bool damaged = code == kCorrupt || code == kNotADatabase;
    return {damaged ? Error::Code::Invalid : Error::Code::Io, error.text(), path, {}};
}

} // namespace

AnswerStore::AnswerStore(const QString &path, const Bounds &bounds)
    : m_bounds(bounds)
{
    static std::atomic<quint64> last{0};
    m_name = QStringLiteral("cuewright-answers-%1").arg(++last);
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=1000"));
}

AnswerStore::~AnswerStore()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<AnswerStore>> AnswerStore::open(const QString &path, const Bounds &bounds)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    Result<> prepared;
    for (const bool again : {false, true}) {
        if (again)
            removeFiles(path);
        makePrivate(path);
        std::unique_ptr<AnswerStore> store(new AnswerStore(path, bounds));
        prepared = store->prepare();
        if (prepared)
            return store;
        if (prepared.error().code == Error::Code::Io)
            break; // what is in it may be good
    }
    return fail(prepared.error());
}

Result<> AnswerStore::prepare()
{
    const auto failed = [this](const QSqlError &error) { return fail(failure(error, m_database.databaseName())); };
    if (!m_database.open())
        return failed(m_database.lastError());
    QSqlQuery query(m_database);
    if (!query.exec(QStringLiteral("PRAGMA user_version")) || !query.next())
        return failed(query.lastError());
    const qint64 version = query.value(0).toLongLong();
    query.finish();
    if (version != 0 && version != kVersion)
        return fail(Error::Code::Unsupported, QStringLiteral("version %1").arg(version));
    QStringList statements{QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = OFF"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL,"
                       " answer BLOB NOT NULL)"),
        QStringLiteral("CREATE INDEX IF NOT EXISTS answers_by_use ON answers (used)")};
    if (version != kVersion) // nothing to write: no need to wait for others who do
        statements += QStringLiteral("PRAGMA user_version = %1").arg(kVersion);
    for (const QString &statement : std::as_const(statements)) {
        if (!query.exec(statement))
            return failed(query.lastError());
    }
    return {};
}

qint64 AnswerStore::number(const QString &statement) const
{
    QSqlQuery query(m_database);
    return query.exec(statement) && query.next() ? query.value(0).toLongLong() : -1;
}

qint64 AnswerStore::entries() const
{
    return number(QStringLiteral("SELECT count(*) FROM answers"));
}

qint64 AnswerStore::bytes() const
{
    return number(QStringLiteral("SELECT coalesce(sum(size), 0) FROM answers"));
}

std::optional<StoredAnswer> AnswerStore::find(const QByteArray &key)
{
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral("SELECT answer FROM answers WHERE key = ?"));
    query.addBindValue(key);
    if (!query.exec() || !query.next())
        return std::nullopt;
    const auto answer = answerFromJson(query.value(0).toByteArray());
    query.finish();
    // A counter and not the time: the clock may be set back.
    query.prepare(QStringLiteral("UPDATE answers SET used = (SELECT max(used) + 1 FROM answers) WHERE key = ?"));
    query.addBindValue(key);
    query.exec();
    return answer;
}

void AnswerStore::put(const QByteArray &key, const StoredAnswer &answer)
{
    if (!isStorable(answer.completion))
        return;
    const QByteArray json = answerToJson(answer);
    if (json.size() > m_bounds.bytes)
        return;
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral("INSERT OR REPLACE INTO answers (key, used, size, answer)"
                                 " VALUES (?, (SELECT coalesce(max(used), 0) + 1 FROM answers), ?, ?)"));
    query.addBindValue(key);
    query.addBindValue(json.size());
    query.addBindValue(json);
    if (query.exec())
        trim();
}

void AnswerStore::trim()
{
    while (entries() > m_bounds.entries || bytes() > m_bounds.bytes) {
        QSqlQuery query(m_database);
        if (!query.exec(QStringLiteral("DELETE FROM answers WHERE used = (SELECT min(used) FROM answers)")))
            return;
    }
}

bool isStorable(const Completion &completion)
{
    const bool ended = completion.finish == FinishReason::Stop || completion.finish == FinishReason::ToolCalls;
    return completion.complete && ended && completion.refusal.isEmpty();
}

} // namespace cuewright
