#include "fakeserver.h"
#include "ledger/ledger.h"
#include "results.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

namespace {

constexpr int kCalls = 300;
constexpr int kSpare = 12; ///< calls that are still to come at a kill: eight run at a time

// The k-th answer is like no other: its text, its usage and so its cost say k.
QByteArray answer(int k)
{
    const QByteArray n = QByteArray::number(k);
    return FakeServer::json(R"({"id":"1","object":"chat.completion","model":"gpt-4o-mini","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"answer )"
        + n + R"("}}],"usage":{"prompt_tokens":10,"completion_tokens":)" + n + "}}");
}

Money costOf(int k)
{
    return Money::fromPico(10 * 150'000 + k * 600'000LL);
}

/// What a ledger says of one question.
struct Entry
{
    int answers = 0;
    int open = 0; ///< attempts of which nobody knows how they ended
};

} // namespace

/// A run of 300 calls is killed in its middle, at a moment of which nobody knows anything, and started again to do the rest.
/// The server's journal is the truth. CUEWRIGHT_KILLS says how often; ten times unless told.
class TestRunCrash : public QObject
{
    Q_OBJECT
private slots:
    void killed();

private:
    void round(int killAt);
    void begin();
    bool start(QProcess &process) const;
    void killAfterRequest(QProcess &process, int number) const;
    QList<QString> journal() const; ///< whose question the k-th answer went to
    enum class When { Killed, Complete };
    void compare(const QSet<QString> &promised, When when);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeServer> m_server;
    qint64 m_whole = 0; ///< nanoseconds that a run takes which nobody kills
    int m_lost = 0; ///< answers that the server sent and the killed program did not live to see
    int m_interrupted = 0; ///< attempts that were under way when it was killed
    int m_inTheMiddle = 0; ///< kills after the first request and before the last one
};

bool TestRunCrash::start(QProcess &process) const
{
    process.start(QStringLiteral(MANY_RUNS),
        {m_dir->filePath(QStringLiteral("ledger.db")), m_server->url().toString(), QString::number(kCalls)});
    return process.waitForStarted();
}

QList<QString> TestRunCrash::journal() const
{
    static const QRegularExpression question(QStringLiteral("question \\d+"));
    QList<QString> names;
    for (const FakeServer::Request &request : m_server->requests())
        names += question.match(QString::fromUtf8(request.body)).captured();
    return names;
}

void TestRunCrash::compare(const QSet<QString> &promised, When when)
{
    const auto ledger = openLedger(m_dir->filePath(QStringLiteral("ledger.db")));
    VERIFY_RESULT(ledger);
    const auto calls = (*ledger)->calls({}, -1);
    VERIFY_RESULT(calls);
    const QList<QString> sent = journal();
    QHash<QString, Entry> entries;
    QSet<int> seen;
    Money received;
    Money worst;
    for (const CallRecord &call : *calls) {
        QCOMPARE(call.attempts.size(), 1);
        const QString unfinished = when == When::Killed ? QStringLiteral("running") : QStringLiteral("interrupted");
        if (call.outcome == unfinished) {
            QCOMPARE(call.attempts[0].outcome, unfinished);
            ++entries[call.prompt].open;
            worst += call.estimatedHigh;
            QVERIFY(!call.cost && call.answer.isEmpty());
            continue;
        }
        QCOMPARE(call.outcome, QStringLiteral("text"));
        const int k = call.answer.mid(7).toInt();
        QVERIFY2(!seen.contains(k), qPrintable(call.answer + QStringLiteral(" is there twice")));
        seen.insert(k);
        ++entries[call.prompt].answers;
        QCOMPARE(sent.value(k), call.prompt);
        QCOMPARE(call.usage->output, k);
        QCOMPARE(call.cost, std::optional(costOf(k)));
        QCOMPARE(call.attempts[0].outcome, QStringLiteral("ok"));
        received += costOf(k);
    }
    for (const QString &name : promised)
        QVERIFY2(entries.value(name).answers == 1, qPrintable(name + QStringLiteral(" was over and is gone")));
    // Every POST has its attempt, and what was charged for answers that nobody saw is within the open worst case.
    Money lost;
    QHash<QString, int> posts;
    for (int k = 0; k < sent.size(); ++k) {
        ++posts[sent[k]];
        if (!seen.contains(k))
            lost += costOf(k);
    }
    for (auto it = posts.cbegin(); it != posts.cend(); ++it)
        QVERIFY2(entries.value(it.key()).answers + entries.value(it.key()).open >= it.value(), qPrintable(it.key()));
    QVERIFY(lost <= worst);
    if (when == When::Killed) {
        m_interrupted += static_cast<int>(calls->size() - seen.size());
        m_inTheMiddle += !sent.isEmpty() && sent.size() < kCalls ? 1 : 0;
    } else {
        m_lost += static_cast<int>(sent.size() - seen.size());
    }
    const auto sum = (*ledger)->sum({});
    VERIFY_RESULT(sum);
    QCOMPARE(sum->cost, received);
    if (when == When::Complete) {
        QCOMPARE(seen.size(), kCalls);
        for (const Entry &entry : std::as_const(entries))
            QCOMPARE(entry.answers, 1);
    }
}

void TestRunCrash::begin()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeServer>();
    for (int k = 0; k < 2 * kCalls; ++k)
        m_server->enqueue({FakeServer::write(answer(k))});
}

// At a random moment of the time that about two calls take.
void TestRunCrash::killAfterRequest(QProcess &process, int number) const
{
    QElapsedTimer timer;
    timer.start();
    while (m_server->postCount() < number && timer.elapsed() < 60'000) // at once: QTRY_… looks every 50 ms only
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 1000);
    const qint64 wait = QRandomGenerator::global()->bounded(2 * m_whole / kCalls);
    timer.restart();
    while (timer.nsecsElapsed() < wait && m_server->postCount() < kCalls - kSpare)
        QCoreApplication::processEvents();
    process.kill();
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 10'000);
    QCOMPARE(process.exitStatus(), QProcess::CrashExit);
}

void TestRunCrash::round(int killAt)
{
    begin();
    QProcess program;
    QVERIFY(start(program));
    killAfterRequest(program, killAt);
    if (QTest::currentTestFailed())
        return;
    QByteArray output = program.readAllStandardOutput();
    output.truncate(output.lastIndexOf('\n') + 1); // what follows is no promise: the kill may have cut it
    const QStringList promised = QString::fromLatin1(output).split(u'\n', Qt::SkipEmptyParts);
    compare({promised.begin(), promised.end()}, When::Killed);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(start(program));
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 60'000);
    QCOMPARE(program.exitCode(), 0);
    compare({promised.begin(), promised.end()}, When::Complete);
}

void TestRunCrash::killed()
{
    begin();
    QProcess program;
    QElapsedTimer whole;
    whole.start();
    QVERIFY(start(program));
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 60'000);
    m_whole = whole.nsecsElapsed();
    compare({}, When::Complete);
    if (QTest::currentTestFailed())
        return;
    bool given = false;
    int kills = qEnvironmentVariableIntValue("CUEWRIGHT_KILLS", &given);
    kills = given ? kills : 10;
    for (int i = 0; i < kills; ++i) {
        const int request = QRandomGenerator::global()->bounded(1, kCalls - kSpare);
        round(request);
        if (QTest::currentTestFailed()) {
            qInfo("round %d, killed after request %d", i, request);
            return;
        }
    }
    QCOMPARE(m_inTheMiddle, kills);
    qInfo("%d kills, %d of them in the middle; %d attempts interrupted, %d answers lost on the way to the ledger; a whole run takes %d ms",
        kills, m_inTheMiddle, m_interrupted, m_lost, static_cast<int>(m_whole / 1'000'000));
}

QTEST_GUILESS_MAIN(TestRunCrash)
#include "tst_runcrash.moc"
