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

// Before there is anything in it: the files that SQLite puts beside it are as private as it is then.
void makePrivate(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::ReadWrite))
        file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
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
    }
    return fail(prepared.error());
}

Result<> AnswerStore::prepare()
{
    const auto failed = [this](const QSqlError &error) { return fail(Error::Code::Io, error.text(), m_database.databaseName()); };
    if (!m_database.open())
        return failed(m_database.lastError());
    QSqlQuery query(m_database);
    const qint64 version = number(QStringLiteral("PRAGMA user_version"));
    if (version != 0 && version != kVersion)
        return fail(Error::Code::Unsupported, QStringLiteral("version %1").arg(version));
    for (const QString &statement : {QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = OFF"),
             QStringLiteral("CREATE TABLE IF NOT EXISTS answers (key BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL,"
                            " answer BLOB NOT NULL)"),
             QStringLiteral("CREATE INDEX IF NOT EXISTS answers_by_use ON answers (used)"),
             QStringLiteral("PRAGMA user_version = %1").arg(kVersion)}) {
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
