#include "runs/runner.h"

#include "fakeclock.h"
#include "runfixture.h"

#include <QProcess>
#include <QSignalSpy>

#include <sys/resource.h>

#include <csignal>

using namespace cuewright;
using namespace std::chrono_literals;

/// No room for the ledger, for real: the calls are made and said to be in memory alone, a budget's stop holds, and once there
/// is room again everything is in the file. Once with a limit on the size of files, which works everywhere, and once on a
/// small file system of its own, where the system lets this program make one without being root.
class TestFullDisk : public QObject, private RunFixture<FakeClock>
{
    Q_OBJECT
private slots:
    void initTestCase() { std::signal(SIGXFSZ, SIG_IGN); } // as in programs that have a limit: writing fails instead
    void cleanup() { tearDown(); }
    void limitedFiles();
    void smallFileSystem();

private:
    struct Disk
    {
        QString folder;
        std::function<void()> fill, empty;
        QString says; ///< part of what the person is told
    };
    void journey(const Disk &disk);
    void onTheSmallFileSystem(const QString &folder);
    PromptRun *finished(bool overBudget = false);
    QObject m_owner;
};

PromptRun *TestFullDisk::finished(bool overBudget)
{
    RunPlan plan = this->plan();
    plan.overBudget = overBudget;
    PromptRun *run = m_runner->start(plan, &m_owner);
    QSignalSpy failed(run, &PromptRun::ledgerFailed);
    QSignalSpy finished(run, &PromptRun::finished);
    if (!finished.wait(10'000))
        qFatal("no end");
    run->setProperty("unwritten", !failed.isEmpty());
    return run;
}

void TestFullDisk::journey(const Disk &disk)
{
    setUp(disk.folder);
    m_server->setFallback({FakeServer::write(FakeServer::json(answerDocument('"' + QByteArray(3000, 'x') + '"', kUsage)))});
    QSignalSpy troubled(m_async.get(), &AsyncLedger::troubled);
    QVERIFY(!finished()->property("unwritten").toBool());

    disk.fill();
    const PromptRun *kept = finished();
    QVERIFY(kept->property("unwritten").toBool());
    QVERIFY(kept->outcome().completion);
    QCOMPARE(troubled.size(), 1);
    QVERIFY2(m_async->trouble()->message.contains(disk.says), qPrintable(m_async->trouble()->message));
    QCOMPARE(m_ledger->calls({})->size(), 1);
    m_async->setBudgets({{BudgetScope::Day, {}, {}, Money::fromDecimal(u"5")}});
    const PromptRun *refused = finished();
    QCOMPARE(refused->outcome().completion.error().code, Error::Code::Budget);
    QCOMPARE(m_server->postCount(), 2);
    QVERIFY(finished(true)->outcome().completion); // a person said so
    m_clock.advance(m_clock.untilNextAlarm());
    QTRY_COMPARE(m_clock.pendingAlarms(), 1); // tried again, in vain
    QVERIFY(m_async->trouble());

    disk.empty();
    m_clock.advance(m_clock.untilNextAlarm());
    QTRY_VERIFY(!m_async->trouble());
    const auto calls = m_ledger->calls({});
    VERIFY_RESULT(calls);
    QStringList outcomes;
    for (const CallRecord &call : *calls) {
        outcomes.prepend(call.outcome);
        QCOMPARE(call.attempts.size(), call.outcome == u"budget" ? 0 : 1);
        QCOMPARE(call.answer.size(), call.outcome == u"budget" ? 0 : 3000);
    }
    QCOMPARE(outcomes.join(u' '), QStringLiteral("text text budget text"));
    QCOMPARE(m_ledger->budgets()->size(), 1);
    QVERIFY(!finished()->property("unwritten").toBool());
}

void TestFullDisk::limitedFiles()
{
    rlimit free{};
    QCOMPARE(::getrlimit(RLIMIT_FSIZE, &free), 0);
    const auto limit = [&](rlim_t bytes) {
        const rlimit now{bytes, free.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &now), 0);
    };
    const auto log = [this] { return QFileInfo(m_dir->filePath(QStringLiteral("ledger.sqlite-wal"))).size(); };
    journey({QDir::tempPath(), [&] { limit(static_cast<rlim_t>(log())); }, [&] { limit(free.rlim_cur); }, QStringLiteral("the disk takes no more")});
    limit(free.rlim_cur);
}

void TestFullDisk::smallFileSystem()
{
    if (const QString folder = qEnvironmentVariable("CUEWRIGHT_SMALL_DISK"); !folder.isEmpty()) {
        onTheSmallFileSystem(folder);
        return;
    }
    const QTemporaryDir place;
    QProcess inner;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("CUEWRIGHT_SMALL_DISK"), place.path());
    inner.setProcessEnvironment(environment);
    inner.setProcessChannelMode(QProcess::MergedChannels);
    inner.start(QStringLiteral("unshare"),
        {QStringLiteral("--user"), QStringLiteral("--map-root-user"), QStringLiteral("--mount"), QStringLiteral("sh"), QStringLiteral("-c"),
            QStringLiteral("mount -t tmpfs -o size=1m none \"$1\" && echo mounted && exec \"$0\" smallFileSystem"),
            QCoreApplication::applicationFilePath(), place.path()});
    const bool ended = inner.waitForFinished(60'000);
    const QByteArray output = inner.readAll();
    if (!output.startsWith("mounted"))
        QSKIP(qPrintable(QStringLiteral("No small file system here: ") + QString::fromUtf8(output).trimmed()));
    QVERIFY2(ended && inner.exitCode() == 0, output.constData());
}

void TestFullDisk::onTheSmallFileSystem(const QString &folder)
{
    QFile ballast(folder + QStringLiteral("/ballast"));
    QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    const auto fill = [&] {
        while (ballast.write(QByteArray(1024, '\0')) > 0) { }
    };
    journey({folder, fill, [&] { QVERIFY(ballast.resize(0)); }, QStringLiteral("the disk is full")});
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
