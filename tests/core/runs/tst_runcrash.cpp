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
    int open = 0;
};

} // namespace

/// A run of 300 calls is killed at a moment of which nobody knows anything, and started again to do the rest. The server's
/// journal is the truth. CUEWRIGHT_KILLS says how often; ten times unless told.
class TestRunCrash : public QObject
{
    Q_OBJECT
private slots:
    void killed();

private:
    void round(int killAfterMs);
    bool start(QProcess &process) const;
    QList<QString> journal() const; ///< whose question the k-th answer went to
    void compare(const QSet<QString> &promised, bool complete);

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeServer> m_server;
    int m_lost = 0; ///< answers that the server sent and the killed program did not live to see
    int m_killed = 0;
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

void TestRunCrash::compare(const QSet<QString> &promised, bool complete)
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
        if (call.outcome == u"running") {
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
        QCOMPARE(call.attempts.size(), 1);
        received += costOf(k);
    }
    for (const QString &name : promised)
        QVERIFY2(entries.value(name).answers == 1, qPrintable(name + QStringLiteral(" was over and is gone")));
    // Every POST has its entry, and what was charged for answers that nobody saw is within the open worst case.
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
    m_lost += static_cast<int>(sent.size() - seen.size());
    const auto sum = (*ledger)->sum({});
    VERIFY_RESULT(sum);
    QCOMPARE(sum->cost, received);
    if (complete) {
        QCOMPARE(seen.size(), kCalls);
        for (const Entry &entry : std::as_const(entries))
            QCOMPARE(entry.answers, 1);
    }
}

void TestRunCrash::round(int killAfterMs)
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeServer>();
    for (int k = 0; k < 2 * kCalls; ++k)
        m_server->enqueue({FakeServer::write(answer(k))});
    QProcess program;
    QVERIFY(start(program));
    static_cast<void>(QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, killAfterMs));
    program.kill();
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 10'000);
    m_killed += program.exitStatus() == QProcess::CrashExit ? 1 : 0;
    QByteArray output = program.readAllStandardOutput();
    output.truncate(output.lastIndexOf('\n') + 1); // what follows is no promise: the kill may have cut it
    const QStringList promised = QString::fromLatin1(output).split(u'\n', Qt::SkipEmptyParts);
    const int lostBefore = m_lost;
    compare({promised.begin(), promised.end()}, false);
    m_lost = lostBefore;
    if (QTest::currentTestFailed())
        return;
    QVERIFY(start(program));
    QTRY_COMPARE_WITH_TIMEOUT(program.state(), QProcess::NotRunning, 60'000);
    QCOMPARE(program.exitCode(), 0);
    compare({promised.begin(), promised.end()}, true);
}

void TestRunCrash::killed()
{
    bool given = false;
    int kills = qEnvironmentVariableIntValue("CUEWRIGHT_KILLS", &given);
    kills = given ? kills : 10;
    QElapsedTimer whole;
    whole.start();
    round(60'000); // not killed: how long it takes
    if (QTest::currentTestFailed())
        return;
    const int most = static_cast<int>(whole.elapsed());
    int i = 0;
    for (; m_killed < kills; ++i) { // a moment after the run's end is none
        const int moment = static_cast<int>(QRandomGenerator::global()->bounded(most));
        round(moment);
        if (QTest::currentTestFailed()) {
            qInfo("round %d, killed after %d ms", i, moment);
            return;
        }
    }
    qInfo("%d rounds, %d killed in the middle, %d answers lost on the way to the ledger; a whole run takes %d ms", i, m_killed,
        m_lost, most);
}

QTEST_GUILESS_MAIN(TestRunCrash)
#include "tst_runcrash.moc"
