#include "loopfixture.h"
#include "tools/replay.h"
#include "tools/tracefile.h"

#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>

using namespace cuewright;
using namespace std::chrono_literals;

/// What ends a loop, what is left then, and that it goes on from there.
class TestLoopEnds : public QObject
{
    Q_OBJECT
private slots:
    void budgetStopsMidLoop();
    void abortedRequest_data();
    void abortedRequest();
    void abortedTools();
    void stoppedAtOnce();
    void failedRequest();
    void destroyedMidRequest();
    void destroyedMidTools();
    void deletedInsideFinished();
    void branchIsTakenAway();
    void branchIsTakenAwayByTheAnswer_data();
    void branchIsTakenAwayByTheAnswer();
    void replayIsByteEqual_data();
    void replayIsByteEqual();
    void keyIsInNoTrace();

private:
    static void reopen(LoopBench &bench);
};

namespace {

const QString kTwoCities = QStringLiteral("What is the weather in Paris and Tokyo?");

} // namespace

// As if the program had ended in between.
void TestLoopEnds::reopen(LoopBench &bench)
{
    const QString path = bench.dir.filePath(QStringLiteral("a.trace.json"));
    VERIFY_RESULT(saveTrace(bench.trace(), path));
    const auto opened = openTrace(path);
    VERIFY_RESULT(opened);
    QVERIFY2(opened->problems.isEmpty(), qPrintable(opened->problems.join(u'\n')));
    bench.loop.reset();
    bench.document.setTrace(opened->trace);
    bench.loop = std::make_unique<ToolLoop>(bench.document, *bench.runner, bench.sources);
}

void TestLoopEnds::budgetStopsMidLoop()
{
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    // Practice costs nothing, so it goes by another server's name; the first request fits, the second does not any more.
    bench.plan.endpoint.profile = *providerProfile(u"openai");
    ChatRequest request = LoopBench::request();
    request.options.maxOutputTokens = 100;
    bench.say(kTwoCities, request);
    const Estimate first = bench.runner->estimateRun(bench.trace().requestOf(1), bench.plan.endpoint.profile, {});
    QVERIFY(first.high);
    bench.ledger->setBudgets({{BudgetScope::Session, {}, {}, *first.high}});
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Failed);
    QCOMPARE(bench.loop->error()->code, Error::Code::Budget);
    QVERIFY2(bench.loop->error()->message.contains(u'$'), qPrintable(bench.loop->error()->message)); // with the numbers
    QCOMPARE(bench.practice.chatRequests(), 1); // not a byte of the second
    QCOMPARE(bench.turns().size(), 2);
    QVERIFY(!bench.turns().last()->exchange);
    QCOMPARE(bench.turns().last()->cost, std::optional(Money()));
    QCOMPARE(bench.trace().state(Trace::kMain), BranchState::Failed);
    reopen(bench);
    bench.plan.overBudget = true; // a person allows one
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
    QCOMPARE(bench.turns().size(), 2);
}

void TestLoopEnds::abortedRequest_data()
{
    QTest::addColumn<bool>("responses");
    QTest::addColumn<QByteArray>("faults");
    QTest::addColumn<int>("turns"); // when it is stopped
    QTest::newRow("first, before its answer") << false << QByteArray(R"([{"stall":true}])") << 1;
    QTest::newRow("first, in its answer") << false << QByteArray(R"([{"stall":true,"afterTokens":3}])") << 1;
    QTest::newRow("second, before its answer") << false << QByteArray(R"([{},{"stall":true}])") << 2;
    QTest::newRow("second, in its answer") << false << QByteArray(R"([{},{"stall":true,"afterTokens":3}])") << 2;
    QTest::newRow("responses, second") << true << QByteArray(R"([{},{"stall":true,"afterTokens":3}])") << 2;
}

void TestLoopEnds::abortedRequest()
{
    QFETCH(bool, responses);
    QFETCH(QByteArray, faults);
    QFETCH(int, turns);
    LoopBench bench;
    VERIFY_RESULT(bench.practice.setFaults(faults));
    bench.plan.tools << LoopBench::weather();
    bench.say(kTwoCities, LoopBench::request(responses));
    QSignalSpy finished(bench.loop.get(), &ToolLoop::finished);
    VERIFY_RESULT(bench.loop->start(bench.plan));
    const bool withText = faults.contains("afterTokens");
    int events = 0;
    connect(bench.loop.get(), &ToolLoop::eventReceived, this, [&](TurnId turn) { events += turn == turns ? 1 : 0; });
    QTRY_VERIFY(bench.practice.chatRequests() == turns && bench.practice.activeReplies() == 1 && (!withText || events > 0));
    bench.loop->stop();
    QVERIFY(finished.isEmpty());
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(bench.loop->end(), ToolLoop::End::Stopped);
    QCOMPARE(bench.trace().state(Trace::kMain), BranchState::Failed);
    QCOMPARE(bench.turns().last()->error->code, Error::Code::Cancelled);
    QCOMPARE(bench.turns().last()->answer.has_value(), withText); // what had come is kept
    QTRY_COMPARE(bench.practice.activeReplies(), 0);
    QCOMPARE(bench.calls().size(), turns);

    reopen(bench);
    QCOMPARE(bench.trace().state(Trace::kMain), BranchState::Failed);
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
    QCOMPARE(bench.turns().size(), 2);
    QVERIFY(bench.turns().last()->answerText().contains(u"drizzle"));
    QCOMPARE(bench.calls().size(), turns + (turns == 1 ? 2 : 1));
}

void TestLoopEnds::abortedTools()
{
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    bench.plan.tools[0].source.kind = ToolSource::Command;
    bench.plan.tools[0].source.command = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
    bench.say(kTwoCities, LoopBench::request());
    QSignalSpy finished(bench.loop.get(), &ToolLoop::finished);
    QSignalSpy started(bench.loop.get(), &ToolLoop::callStarted);
    VERIFY_RESULT(bench.loop->start(bench.plan));
    QTRY_COMPARE(started.size(), 2);
    QVERIFY(bench.loop->isRunningCall(1, 0) && bench.loop->isRunningCall(1, 1));
    bench.loop->stop();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(bench.loop->end(), ToolLoop::End::Stopped);
    QCOMPARE(bench.turns().first()->pending(), 2);
    reopen(bench);
    QCOMPARE(bench.trace().state(Trace::kMain), BranchState::NeedsResults);
    bench.plan.tools[0] = LoopBench::weather();
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
    QCOMPARE(bench.practice.chatRequests(), 2);
}

void TestLoopEnds::stoppedAtOnce()
{
    LoopBench bench;
    bench.say(kTwoCities, LoopBench::request());
    QSignalSpy finished(bench.loop.get(), &ToolLoop::finished);
    VERIFY_RESULT(bench.loop->start(bench.plan));
    bench.loop->stop();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(bench.loop->end(), ToolLoop::End::Stopped);
    QCOMPARE(bench.practice.chatRequests(), 0);
    QCOMPARE(bench.trace().state(Trace::kMain), BranchState::Unsent);
}

void TestLoopEnds::failedRequest()
{
    LoopBench bench;
    VERIFY_RESULT(bench.practice.setFaults(R"([{},{"status":500}])"));
    bench.plan.tools << LoopBench::weather();
    bench.say(kTwoCities, LoopBench::request());
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Failed);
    QCOMPARE(bench.loop->error()->code, Error::Code::Server);
    QCOMPARE(bench.turns().last()->exchange->status, 500);
    reopen(bench);
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
    QCOMPARE(bench.turns().size(), 2);
    QVERIFY(!bench.turns().last()->error);
}

void TestLoopEnds::destroyedMidRequest()
{
    LoopBench bench;
    VERIFY_RESULT(bench.practice.setFaults(R"([{"stall":true,"afterTokens":3}])"));
    bench.say(kTwoCities, LoopBench::request());
    VERIFY_RESULT(bench.loop->start(bench.plan));
    QTRY_COMPARE(bench.practice.activeReplies(), 1);
    bench.loop.reset();
    QTRY_COMPARE(bench.practice.activeReplies(), 0); // the socket is closed
    QCOMPARE(bench.trace().state(Trace::kMain), BranchState::Unsent);
    QTRY_COMPARE(bench.calls().value(0).outcome, QStringLiteral("aborted"));
}

void TestLoopEnds::destroyedMidTools()
{
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    bench.plan.tools[0].source.kind = ToolSource::Command;
    bench.plan.tools[0].source.command = {QStringLiteral("tail"), QStringLiteral("-f"), QStringLiteral("/dev/null")};
    bench.say(kTwoCities, LoopBench::request());
    VERIFY_RESULT(bench.loop->start(bench.plan));
    QTRY_COMPARE(bench.loop->findChildren<QProcess *>().size(), 2);
    const QPointer<QProcess> process(bench.loop->findChildren<QProcess *>().first());
    bench.loop.reset();
    QTRY_VERIFY(!process);
    QCOMPARE(bench.trace().state(Trace::kMain), BranchState::NeedsResults);
}

void TestLoopEnds::deletedInsideFinished()
{
    LoopBench bench;
    bench.say(QStringLiteral("Tell me a joke"), LoopBench::request());
    connect(bench.loop.get(), &ToolLoop::finished, this, [&] { bench.loop.reset(); });
    VERIFY_RESULT(bench.loop->start(bench.plan));
    QTRY_VERIFY(!bench.loop);
    QCOMPARE(bench.trace().state(Trace::kMain), BranchState::Done);
}

void TestLoopEnds::branchIsTakenAwayByTheAnswer_data()
{
    QTest::addColumn<LoopMode>("mode");
    QTest::newRow("one request") << LoopMode::Manual;
    QTest::newRow("a step") << LoopMode::Step;
    QTest::newRow("on to the end") << LoopMode::Automatic;
}

// By somebody who hears of the answer before the loop goes on.
void TestLoopEnds::branchIsTakenAwayByTheAnswer()
{
    QFETCH(LoopMode, mode);
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    bench.say(kTwoCities, LoopBench::request());
    QVERIFY(bench.run());
    const auto again = bench.document.change([](Trace &trace) { return trace.askAgain(Trace::kMain, 1); });
    VERIFY_RESULT(again);
    bench.plan.branch = again->branch;
    bench.plan.mode = mode;
    connect(bench.loop.get(), &ToolLoop::requestFinished, this, [&] {
        QVERIFY(bench.document.change([&](Trace &trace) { return trace.deleteBranch(again->branch); }));
    });
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Stopped);
    QVERIFY(!bench.loop->isRunning());
    QCOMPARE(bench.trace().branches().size(), 1);
}

void TestLoopEnds::branchIsTakenAway()
{
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    bench.say(kTwoCities, LoopBench::request());
    QVERIFY(bench.run());
    const auto again = bench.document.change([](Trace &trace) { return trace.askAgain(Trace::kMain, 1); });
    VERIFY_RESULT(again);
    bench.plan.branch = again->branch;
    QSignalSpy started(bench.loop.get(), &ToolLoop::requestStarted);
    QSignalSpy finished(bench.loop.get(), &ToolLoop::finished);
    VERIFY_RESULT(bench.loop->start(bench.plan));
    QTRY_COMPARE(started.size(), 1);
    VERIFY_RESULT(bench.document.change([&](Trace &trace) { return trace.deleteBranch(again->branch); }));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(bench.loop->end(), ToolLoop::End::Failed);
    QCOMPARE(bench.turns().size(), 0);
    QCOMPARE(bench.trace().turnsOf(Trace::kMain).size(), 2); // main stays as it was
}

void TestLoopEnds::replayIsByteEqual_data()
{
    QTest::addColumn<bool>("responses");
    QTest::addColumn<bool>("stream");
    QTest::addColumn<QByteArray>("faults");
    QTest::newRow("chat, plain") << false << false << QByteArray("[]");
    QTest::newRow("chat, stream") << false << true << QByteArray("[]");
    QTest::newRow("responses, plain") << true << false << QByteArray("[]");
    QTest::newRow("responses, stream") << true << true << QByteArray("[]");
    QTest::newRow("broken arguments") << false << true << QByteArray(R"([{"brokenArguments":true}])");
}

namespace {

QByteArray asText(const ChatEvent &event)
{
    struct Writer
    {
        QByteArray operator()(const TextDelta &delta) { return "text " + delta.text.toUtf8(); }
        QByteArray operator()(const RefusalDelta &delta) { return "refusal " + delta.text.toUtf8(); }
        QByteArray operator()(const ReasoningDelta &delta) { return "reasoning " + delta.text.toUtf8(); }
        QByteArray operator()(const ToolCallDelta &delta)
        {
            return "call " + QByteArray::number(delta.index) + ' ' + delta.id.toUtf8() + ' ' + delta.name.toUtf8() + ' ' + delta.arguments.toUtf8();
        }
        QByteArray operator()(const UsageReported &reported)
        {
            return "usage " + QByteArray::number(qint64(reported.usage.input)) + ' ' + QByteArray::number(qint64(reported.usage.output));
        }
    };
    return std::visit(Writer(), event);
}

// Whoever asks for a connection fails the test.
class NoNetwork final : public QNetworkProxyFactory
{
public:
    explicit NoNetwork(int &asked)
        : m_asked(asked)
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &) override
    {
        ++m_asked;
        return {QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), 9)};
    }

private:
    int &m_asked;
};

} // namespace

void TestLoopEnds::replayIsByteEqual()
{
    QFETCH(bool, responses);
    QFETCH(bool, stream);
    QFETCH(QByteArray, faults);
    QHash<TurnId, QList<QByteArray>> live;
    Trace recorded;
    {
        LoopBench bench;
        VERIFY_RESULT(bench.practice.setFaults(faults));
        bench.plan.tools << LoopBench::weather();
        bench.say(kTwoCities, LoopBench::request(responses, stream));
        connect(bench.loop.get(), &ToolLoop::eventReceived, this,
            [&](TurnId turn, const ChatEvent &event) { live[turn] << asText(event); });
        QVERIFY(bench.run());
        QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
        const QString path = bench.dir.filePath(QStringLiteral("a.trace.json"));
        VERIFY_RESULT(saveTrace(bench.trace(), path));
        const auto opened = openTrace(path);
        VERIFY_RESULT(opened);
        recorded = opened->trace;
    } // the server, the client and all sockets are gone
    int connections = 0;
    QNetworkProxyFactory::setApplicationProxyFactory(new NoNetwork(connections));
    for (const TurnPtr &turn : recorded.turnsOf(Trace::kMain)) {
        QVERIFY(turn->exchange);
        const Replay again = replay(*turn->exchange);
        VERIFY_RESULT(again.completion);
        QList<QByteArray> events;
        for (const ChatEvent &event : again.events)
            events << asText(event);
        QCOMPARE(events, live[turn->id]);
        QCOMPARE(events.isEmpty(), !stream);
        QCOMPARE(again.completion->text, turn->answer->text);
        QVERIFY2(replayDifferences(*turn).isEmpty(), qPrintable(replayDifferences(*turn).join(u'\n')));
    }
    QNetworkProxyFactory::setApplicationProxyFactory(nullptr);
    QCOMPARE(connections, 0);
}

void TestLoopEnds::keyIsInNoTrace()
{
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    const QByteArray key = bench.practice.key().reveal();
    // A tool that says it, and so the body of the next request has it too.
    bench.plan.tools[0].mocks[0].result = "the key is " + key.toStdString();
    bench.say(kTwoCities, LoopBench::request());
    QVERIFY(bench.run());
    for (const TurnPtr &turn : bench.turns()) {
        QVERIFY(!turn->exchange->received.contains(key));
        QVERIFY(!turn->exchange->url.contains(QString::fromLatin1(key)));
    }
    QVERIFY(!traceText(bench.trace(), {bench.plan.endpoint.key}).contains(key));
}

QTEST_GUILESS_MAIN(TestLoopEnds)
#include "tst_loopends.moc"
