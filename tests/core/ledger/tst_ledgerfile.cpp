#include "ledger/ledger.h"
#include "results.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

#include <functional>

using namespace cuewright;

namespace {

CallRecord sampleCall(const QString &id = QStringLiteral("call"))
{
    CallRecord call;
    call.id = id;
    call.started = QDateTime({2026, 11, 23}, {14, 0}, Qt::UTC);
    return call;
}

} // namespace

class TestLedgerFile : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void makesFolderAndFile();
    void emptyFileIsNew();
    void settings();
    void olderVersion();
    void killedBeforeThereWasALog();
    void newerVersion();
    void refusedAndLeftAlone_data();
    void refusedAndLeftAlone();
    void damagedPage();
    void damageFoundWhileReading();
    void noPlace_data();
    void noPlace();
    void readOnlyFolder();
    void lockedByAnother();
    void connectionsAreRemoved();

private:
    QString path() const { return m_dir->filePath(QStringLiteral("ledger.db")); }
    void withDatabase(const std::function<void(QSqlDatabase &)> &use) const;
    QVariant ask(const QString &statement) const;
    QByteArray bytes() const;
    QStringList files() const { return QDir(m_dir->path()).entryList(QDir::Files); }
    void fill(int calls) const;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestLedgerFile::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("QSqlDatabase|QSqlQuery")));
    m_dir = std::make_unique<QTemporaryDir>();
}

// Over a connection of the test's own, as another program would.
void TestLedgerFile::withDatabase(const std::function<void(QSqlDatabase &)> &use) const
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
        database.setDatabaseName(path());
        QVERIFY(database.open());
        use(database);
        database.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("test"));
}

QVariant TestLedgerFile::ask(const QString &statement) const
{
    QVariant answer;
    withDatabase([&](QSqlDatabase &database) {
        QSqlQuery query(database);
        QVERIFY(query.exec(statement));
        if (query.next())
            answer = query.value(0);
    });
    return answer;
}

QByteArray TestLedgerFile::bytes() const
{
    QFile file(path());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestLedgerFile::fill(int calls) const
{
    const auto ledger = openLedger(path());
    VERIFY_RESULT(ledger);
    for (int i = 0; i < calls; ++i) {
        CallRecord call = sampleCall(QString::number(i));
        call.answer = QString(3000, u'a');
        VERIFY_RESULT((*ledger)->put(call));
    }
}

void TestLedgerFile::makesFolderAndFile()
{
    const QString deep = m_dir->filePath(QStringLiteral("a/b ü/ledger?x=1&mode=ro.db"));
    {
        const auto ledger = openLedger(deep);
        VERIFY_RESULT(ledger);
        VERIFY_RESULT((*ledger)->put(sampleCall()));
        // Answers are for the owner alone.
        QCOMPARE(QFile::permissions(deep)
                & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
            QFile::Permissions());
    }
    // Closed well: one file, nothing beside it.
    QCOMPARE(QFileInfo(deep).dir().entryList(QDir::Files), QStringList{QFileInfo(deep).fileName()});
    const auto again = openLedger(deep);
    VERIFY_RESULT(again);
    QCOMPARE((*again)->calls({}, -1)->size(), 1);
}

void TestLedgerFile::emptyFileIsNew()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto ledger = openLedger(path());
    VERIFY_RESULT(ledger);
    VERIFY_RESULT((*ledger)->put(sampleCall()));
}

void TestLedgerFile::settings()
{
    fill(1);
    QCOMPARE(ask(QStringLiteral("PRAGMA journal_mode")).toString(), QStringLiteral("wal"));
    QCOMPARE(ask(QStringLiteral("PRAGMA user_version")).toInt(), 3);
    // Money is whole numbers all the way down.
    CallRecord call = sampleCall(QStringLiteral("priced"));
    call.cost = Money::fromPico(9'007'199'254'740'993); // no double holds this
    {
        const auto ledger = openLedger(path());
        VERIFY_RESULT((*ledger)->put(call));
    }
    QCOMPARE(ask(QStringLiteral("SELECT typeof(cost) FROM calls WHERE id = 'priced'")).toString(),
        QStringLiteral("integer"));
    QCOMPARE(ask(QStringLiteral("SELECT cost FROM calls WHERE id = 'priced'")).toLongLong(),
        9'007'199'254'740'993);
}

// A file of version 1: what it lacks is added, what it has stays.
void TestLedgerFile::olderVersion()
{
    fill(3);
    for (const char *statement : {"DROP TABLE budgets", "ALTER TABLE calls DROP COLUMN saved", "DROP INDEX calls_by_model", "ALTER TABLE calls DROP COLUMN request_kind",
             "ALTER TABLE calls DROP COLUMN estimated_overhead", "ALTER TABLE calls DROP COLUMN correction",
             "PRAGMA user_version = 1"})
        ask(QString::fromLatin1(statement));
    const auto ledger = openLedger(path());
    VERIFY_RESULT(ledger);
    const auto calls = (*ledger)->calls({}, -1);
    VERIFY_RESULT(calls);
    QCOMPARE(calls->size(), 3);
    QCOMPARE(calls->first().kind, RequestKind::Unknown);
    CallRecord call = sampleCall(QStringLiteral("new"));
    call.kind = RequestKind::Schema;
    VERIFY_RESULT((*ledger)->put(call));
    QCOMPARE(ask(QStringLiteral("PRAGMA user_version")).toInt(), 3);
}

// As a program leaves a file that is killed while it makes it: in the old journal mode, half way through a transaction.
void TestLedgerFile::killedBeforeThereWasALog()
{
    fill(3);
    const QString torn = m_dir->filePath(QStringLiteral("torn.db"));
    withDatabase([&](QSqlDatabase &database) {
        QSqlQuery query(database);
        for (const char *statement : {"PRAGMA journal_mode = DELETE", "PRAGMA cache_size = 5", "BEGIN IMMEDIATE",
                 "UPDATE calls SET cost = 7", "CREATE TABLE filler (text TEXT)",
                 "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                 " INSERT INTO filler SELECT hex(randomblob(500)) FROM n"})
            QVERIFY2(query.exec(QString::fromLatin1(statement)), statement);
        QVERIFY(QFile::copy(path(), torn));
        QVERIFY(QFile::copy(path() + QStringLiteral("-journal"), torn + QStringLiteral("-journal")));
        QVERIFY(query.exec(QStringLiteral("ROLLBACK")));
    });
    const auto ledger = openLedger(torn);
    VERIFY_RESULT(ledger);
    const auto calls = (*ledger)->calls({}, -1);
    VERIFY_RESULT(calls);
    QCOMPARE(calls->size(), 3);
    for (const CallRecord &call : *calls)
        QVERIFY(call.cost != std::optional(Money::fromPico(7)));
}

void TestLedgerFile::newerVersion()
{
    fill(1);
    ask(QStringLiteral("PRAGMA user_version = 4"));
    const QByteArray before = bytes();
    const auto ledger = openLedger(path());
    QVERIFY(!ledger);
    QCOMPARE(ledger.error().code, Error::Code::Unsupported);
    QVERIFY(ledger.error().message.contains(QLatin1String("newer version")));
    QCOMPARE(bytes(), before);
    QCOMPARE(files(), QStringList{QStringLiteral("ledger.db")});
}

void TestLedgerFile::refusedAndLeftAlone_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QByteArray("This is not a database.");
    QTest::newRow("one byte") << QByteArray("S");
    QTest::newRow("almost the header") << QByteArray("SQLite format 3 and then some text");
    QTest::newRow("header alone") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("header and noise") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\x5a');
    QTest::newRow("zeros") << QByteArray(8192, '\0');
}

void TestLedgerFile::refusedAndLeftAlone()
{
    QFETCH(QByteArray, content);
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const auto ledger = openLedger(path());
    QVERIFY(!ledger);
    QCOMPARE(ledger.error().code, Error::Code::Invalid);
    QCOMPARE(bytes(), content);
    QCOMPARE(files(), QStringList{QStringLiteral("ledger.db")});
}

void TestLedgerFile::damagedPage()
{
    fill(50);
    QByteArray content = bytes();
    QVERIFY(content.size() > 20 * 4096);
    content.replace(5 * 4096, 8 * 4096, QByteArray(8 * 4096, '\xa5'));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const auto ledger = openLedger(path());
    QVERIFY(!ledger);
    QCOMPARE(ledger.error().code, Error::Code::Invalid);
    QVERIFY(ledger.error().message.contains(QLatin1String("damaged")));
    QCOMPARE(bytes(), content);
    QCOMPARE(files(), QStringList{QStringLiteral("ledger.db")});
}

// Damage that comes while the program runs is reported in the same words.
void TestLedgerFile::damageFoundWhileReading()
{
    fill(50);
    const auto ledger = openLedger(path());
    VERIFY_RESULT(ledger);
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(4096));
    file.write(QByteArray(static_cast<int>(file.size()) - 4096, '\xa5'));
    file.close();
    const auto calls = (*ledger)->calls({}, -1);
    QVERIFY(!calls);
    QCOMPARE(calls.error().code, Error::Code::Invalid);
    const auto sum = (*ledger)->sum({});
    QVERIFY(!sum);
    const auto put = (*ledger)->put(sampleCall(QStringLiteral("more")));
    QVERIFY(!put);
}

void TestLedgerFile::noPlace_data()
{
    QTest::addColumn<QString>("below");
    QTest::newRow("a folder is there") << QStringLiteral(".");
    QTest::newRow("its folder is a file") << QStringLiteral("file/ledger.db");
    QTest::newRow("deeper") << QStringLiteral("file/more/ledger.db");
}

void TestLedgerFile::noPlace()
{
    QFETCH(QString, below);
    QFile file(m_dir->filePath(QStringLiteral("file")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto ledger = openLedger(m_dir->filePath(below));
    QVERIFY(!ledger);
    QCOMPARE(ledger.error().code, Error::Code::Io);
    QVERIFY(!ledger.error().message.isEmpty());
}

void TestLedgerFile::readOnlyFolder()
{
    const QString folder = m_dir->filePath(QStringLiteral("fixed"));
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
    QFile probe(folder + QStringLiteral("/probe"));
    if (probe.open(QIODevice::WriteOnly)) {
        QFile::setPermissions(
            folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        QSKIP("Permissions do not bind this user");
    }
    const auto ledger = openLedger(folder + QStringLiteral("/ledger.db"));
    QFile::setPermissions(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QVERIFY(!ledger);
    QCOMPARE(ledger.error().code, Error::Code::Io);
}

void TestLedgerFile::lockedByAnother()
{
    fill(1);
    const auto ledger = openLedger(path());
    VERIFY_RESULT(ledger);
    withDatabase([&](QSqlDatabase &database) {
        QSqlQuery query(database);
        QVERIFY(query.exec(QStringLiteral("BEGIN IMMEDIATE")));
        const auto put = (*ledger)->put(sampleCall(QStringLiteral("late")));
        QVERIFY(!put);
        QCOMPARE(put.error().code, Error::Code::Io);
        QVERIFY(put.error().message.contains(QLatin1String("in use")));
        // Reading goes on meanwhile.
        const auto sum = (*ledger)->sum({});
        VERIFY_RESULT(sum);
        QCOMPARE(sum->calls, 1);
        QVERIFY(query.exec(QStringLiteral("ROLLBACK")));
    });
    // Nothing of the failed write hangs on.
    VERIFY_RESULT((*ledger)->put(sampleCall(QStringLiteral("late"))));
}

void TestLedgerFile::connectionsAreRemoved()
{
    const QStringList before = QSqlDatabase::connectionNames();
    for (int i = 0; i < 3; ++i) {
        auto one = openLedger(path());
        VERIFY_RESULT(one);
        auto two = openLedger(path());
        VERIFY_RESULT(two);
        QCOMPARE(QSqlDatabase::connectionNames().size(), before.size() + 2);
        QVERIFY((*one)->calls({}, -1));
    }
    QVERIFY(!openLedger(m_dir->path()));
    QCOMPARE(QSqlDatabase::connectionNames(), before);
}

QTEST_GUILESS_MAIN(TestLedgerFile)
#include "tst_ledgerfile.moc"
