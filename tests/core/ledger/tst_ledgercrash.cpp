#include "ledger/ledger.h"
#include "results.h"

#include <QProcess>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

class TestLedgerCrash : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void killed_data();
    void killed();
    void killedAgainAndAgain();
    void twoPrograms();
    void twoConnections();

private:
    QString path() const { return m_dir->filePath(QStringLiteral("ledger.db")); }
    QString integrity() const;
    void killAfter(int lines, const QString &prefix, QStringList &promised) const;
    void checkAll(const QStringList &promised) const;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestLedgerCrash::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("QSqlDatabase|QSqlQuery")));
    m_dir = std::make_unique<QTemporaryDir>();
}

// SQLite's own word on the whole file, over a connection of the test's own.
QString TestLedgerCrash::integrity() const
{
    QString found;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
        database.setDatabaseName(path());
        if (database.open()) {
            QSqlQuery query(database);
            if (query.exec(QStringLiteral("PRAGMA integrity_check")) && query.next())
                found = query.value(0).toString();
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("test"));
    return found;
}

// Lets the writer promise that many calls, kills it wherever it is then, and gives all that it promised until
// its end.
void TestLedgerCrash::killAfter(int lines, const QString &prefix, QStringList &promised) const
{
    QProcess writer;
    writer.start(QStringLiteral(LEDGER_WRITER), {path(), prefix, QStringLiteral("0")});
    QVERIFY(writer.waitForStarted());
    QByteArray output;
    while (output.count('\n') < lines) {
        QVERIFY2(writer.waitForReadyRead(30000), writer.readAllStandardError().constData());
        output += writer.readAllStandardOutput();
    }
    writer.kill();
    QVERIFY(writer.waitForFinished());
    QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
    output += writer.readAllStandardOutput();
    // What follows the last line break is no promise: the kill may have cut it.
    output.truncate(output.lastIndexOf('\n') + 1);
    const auto ids = QString::fromLatin1(output).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(ids.size() >= lines);
    promised += ids;
}

void TestLedgerCrash::checkAll(const QStringList &promised) const
{
    const auto ledger = openLedger(path());
    VERIFY_RESULT(ledger);
    const auto calls = (*ledger)->calls({}, -1);
    VERIFY_RESULT(calls);
    QSet<QString> finished;
    for (const CallRecord &call : *calls) {
        // Every call is in one of the two states that were written, never between them.
        if (call.outcome == QLatin1String("running")) {
            QVERIFY(!call.cost && !call.usage && call.attempts.isEmpty());
            continue;
        }
        QCOMPARE(call.outcome, QStringLiteral("valid"));
        QVERIFY(call.cost == Money::fromPico(108'450'000));
        QVERIFY(call.usage && call.usage->input == 371 && call.usage->output == 88);
        QCOMPARE(call.attempts.size(), 3);
        QCOMPARE(call.attempts.last().outcome, QStringLiteral("ok"));
        finished.insert(call.id);
    }
    for (const QString &id : promised)
        QVERIFY2(finished.contains(id), qPrintable(id + QStringLiteral(" was promised and is gone")));
    const auto sum = (*ledger)->sum({});
    VERIFY_RESULT(sum);
    QCOMPARE(sum->cost, Money::fromPico(108'450'000) * finished.size());
    QCOMPARE(sum->unpriced, calls->size() - finished.size());
}

void TestLedgerCrash::killed_data()
{
    QTest::addColumn<int>("lines");
    for (const int lines : {1, 2, 3, 5, 8, 13, 21, 34, 55, 150})
        QTest::addRow("after %d", lines) << lines;
}

void TestLedgerCrash::killed()
{
    QFETCH(int, lines);
    QStringList promised;
    killAfter(lines, QStringLiteral("a"), promised);
    if (QTest::currentTestFailed())
        return;
    checkAll(promised);
    QCOMPARE(integrity(), QStringLiteral("ok"));
}

// A file that was torn off before is written on, and torn off again.
void TestLedgerCrash::killedAgainAndAgain()
{
    QStringList promised;
    for (int round = 0; round < 6; ++round) {
        killAfter(4 + round, QStringLiteral("round%1").arg(round), promised);
        if (QTest::currentTestFailed())
            return;
        checkAll(promised);
        if (QTest::currentTestFailed())
            return;
    }
    QCOMPARE(integrity(), QStringLiteral("ok"));
}

// Both begin with no file at all, so that making it and its tables is a race too.
void TestLedgerCrash::twoPrograms()
{
    QProcess writers[2];
    for (int i = 0; i < 2; ++i)
        writers[i].start(
            QStringLiteral(LEDGER_WRITER), {path(), QStringLiteral("p%1").arg(i), QStringLiteral("60")});
    QStringList promised;
    for (QProcess &writer : writers) {
        QVERIFY(writer.waitForFinished(60000));
        QVERIFY2(writer.exitCode() == 0, writer.readAllStandardError().constData());
        promised += QString::fromLatin1(writer.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }
    QCOMPARE(promised.size(), 120);
    checkAll(promised);
    QCOMPARE(integrity(), QStringLiteral("ok"));
}

void TestLedgerCrash::twoConnections()
{
    auto one = openLedger(path());
    VERIFY_RESULT(one);
    auto two = openLedger(path());
    VERIFY_RESULT(two);
    CallRecord call;
    call.started = QDateTime({2026, 11, 23}, {14, 0}, Qt::UTC);
    for (int i = 0; i < 20; ++i) {
        call.id = QString::number(i);
        VERIFY_RESULT((i % 2 ? *one : *two)->put(call));
        const auto sum = (i % 2 ? *two : *one)->sum({});
        VERIFY_RESULT(sum);
        QCOMPARE(sum->calls, i + 1);
    }
    // One goes, the other stays usable.
    one->reset();
    const auto left = (*two)->calls({}, -1);
    VERIFY_RESULT(left);
    QCOMPARE(left->size(), 20);
}

QTEST_GUILESS_MAIN(TestLedgerCrash)
#include "tst_ledgercrash.moc"
