#include "runs/runner.h"

#include "chat/continuation.h"
#include "runfixture.h"

#include <QSignalSpy>
#include <QtTest>

#include <limits>

using namespace cuewright;

class TestRunner : public QObject, private RunFixture<SystemClock>
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void answerIsPricedAndWritten();
    void usageIsEstimatedWhereNoneIsReported();
    void reportedCostWins();
    void failureCostsNothing();
    void stoppedMidStreamIsKeptAndEstimated();
    void destroyedMidStreamIsWritten();
    void destroyedBeforeTheFirstDelta_data();
    void destroyedBeforeTheFirstDelta();
    void endThatNobodyHeard_data();
    void endThatNobodyHeard();
    void deletedInsideFinished();
    void everyAttemptIsWritten();
    void violationsAreJudged();
    void aBrokenAnswerIsGoneOnWith();
    void answerWithoutAnEnd();
    void usualOutputIsTheMedian();
    void estimatesLearnFromReports();
};

void TestRunner::answerIsPricedAndWritten()
{
    m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    QObject owner;
    PromptRun *run = m_runner->start(plan(), &owner);
    QVERIFY(!run->isFinished());
    QSignalSpy finished(run, &PromptRun::finished);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(run->outcome().completion);
    QCOMPARE(run->outcome().reply.kind, Outcome::Kind::Text);

    const CallRecord call = onlyCall();
    QCOMPARE(call.outcome, QStringLiteral("text"));
    QCOMPARE(call.answer, QStringLiteral("Hi."));
    QCOMPARE(call.prompt, QStringLiteral("prompts/hello.prompty"));
    QCOMPARE(call.sessionId, m_runner->sessionId());
    QCOMPARE(call.estimatedInput, 9);
    QCOMPARE(call.kind, RequestKind::Plain);
    QCOMPARE(call.estimatedOverhead, 0);
    QCOMPARE(call.basis, CostBasis::Reported);
    QCOMPARE(call.cost->pico(), 271 * 150'000 + 100 * 75'000 + 88 * 600'000);
    QVERIFY(call.priceSource.startsWith(QStringLiteral("built-in")));
    QCOMPARE(call.attempts.size(), 1);
    QCOMPARE(call.attempts[0].status, 200);
    QCOMPARE(m_server->postCount(), 1);
    QCOMPARE(m_ledger->sessions()->size(), 1);
}

void TestRunner::usageIsEstimatedWhereNoneIsReported()
{
    m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument("\"hello world\"")))});
    QObject owner;
    QSignalSpy finished(m_runner->start(plan(), &owner), &PromptRun::finished);
    QTRY_COMPARE(finished.size(), 1);
    const CallRecord call = onlyCall();
    QCOMPARE(call.basis, CostBasis::Estimated);
    QCOMPARE(call.usage->input, 9);
    QCOMPARE(call.usage->output, 2);
    QCOMPARE(call.cost->pico(), 9 * 150'000 + 2 * 600'000);
}

void TestRunner::reportedCostWins()
{
    m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", R"(,"usage":{"prompt_tokens":9,"completion_tokens":2,"cost":0.00125})")))});
    QObject owner;
    RunPlan priced = plan();
    priced.endpoint.profile = *providerProfile(u"openrouter");
    QSignalSpy finished(m_runner->start(priced, &owner), &PromptRun::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(onlyCall().cost->toDecimal(), QStringLiteral("0.00125"));
}

void TestRunner::failureCostsNothing()
{
    m_server->enqueue({FakeServer::write(FakeServer::response(401, {}, R"({"error":{"message":"no","type":"invalid_request_error","code":"invalid_api_key"}})"))});
    QObject owner;
    PromptRun *run = m_runner->start(plan(), &owner);
    QSignalSpy finished(run, &PromptRun::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(run->outcome().completion.error().code, Error::Code::Auth);
    const CallRecord call = onlyCall();
    QCOMPARE(call.outcome, QStringLiteral("error"));
    QCOMPARE(call.cost, std::optional(Money()));
    QCOMPARE(call.attempts[0].outcome, QStringLiteral("auth"));
}

void TestRunner::stoppedMidStreamIsKeptAndEstimated()
{
    m_server->enqueue({FakeServer::write(FakeServer::streamHead() + FakeServer::event(R"({"choices":[{"index":0,"delta":{"content":"hello world"}}]})")), FakeServer::hold()});
    QObject owner;
    PromptRun *run = m_runner->start(plan(true), &owner);
    QSignalSpy events(run, &PromptRun::eventReceived);
    QSignalSpy finished(run, &PromptRun::finished);
    QTRY_COMPARE(events.size(), 1);
    run->stop();
    QCOMPARE(finished.size(), 0);
    QTRY_COMPARE(finished.size(), 1);
    const CallRecord call = onlyCall();
    QCOMPARE(call.outcome, QStringLiteral("aborted"));
    QCOMPARE(call.answer, QStringLiteral("hello world"));
    QCOMPARE(call.basis, CostBasis::Estimated);
    QCOMPARE(call.usage->output, 2);
    QTRY_COMPARE(m_server->hangUps(), 1);
}

void TestRunner::destroyedMidStreamIsWritten()
{
    m_server->enqueue({FakeServer::write(FakeServer::streamHead() + FakeServer::event(R"({"choices":[{"index":0,"delta":{"content":"hello world"}}]})")), FakeServer::hold()});
    auto owner = std::make_unique<QObject>();
    PromptRun *run = m_runner->start(plan(true), owner.get());
    QSignalSpy events(run, &PromptRun::eventReceived);
    QTRY_COMPARE(events.size(), 1);
    QCOMPARE(onlyCall().outcome, QStringLiteral("running"));
    owner.reset();
    QTRY_COMPARE(m_server->hangUps(), 1);
    QTRY_COMPARE(onlyCall().outcome, QStringLiteral("aborted"));
    QCOMPARE(onlyCall().answer, QStringLiteral("hello world"));
    QCOMPARE(onlyCall().attempts.size(), 1);
    QCOMPARE(onlyCall().attempts[0].outcome, QStringLiteral("aborted"));
}

void TestRunner::destroyedBeforeTheFirstDelta_data()
{
    QTest::addColumn<bool>("head");
    QTest::addColumn<std::optional<Usage>>("usage");
    Usage input;
    input.input = 9;
    QTest::newRow("before the head: nobody knows whether it was read") << false << std::optional<Usage>();
    QTest::newRow("after the head: the input") << true << std::optional(input);
}

void TestRunner::destroyedBeforeTheFirstDelta()
{
    QFETCH(bool, head);
    QFETCH(std::optional<Usage>, usage);
    m_server->enqueue({FakeServer::write(head ? FakeServer::streamHead() : QByteArray()), FakeServer::hold()});
    auto owner = std::make_unique<QObject>();
    PromptRun *run = m_runner->start(plan(true), owner.get());
    QTRY_COMPARE(m_server->held(), 1);
    QTRY_COMPARE(run->call().state(), head ? ChatCall::State::Streaming : ChatCall::State::Sending);
    owner.reset();
    QTRY_COMPARE(onlyCall().outcome, QStringLiteral("aborted"));
    QCOMPARE(onlyCall().usage, usage);
    if (!head)
        return; // what it costs then depends on whether all of it went out: tst_faultmatrix, "Stopped by the person"
    QCOMPARE(onlyCall().cost, std::optional(Money::fromPico(9 * 150'000)));
    QCOMPARE(onlyCall().basis, CostBasis::Estimated);
}

void TestRunner::endThatNobodyHeard_data()
{
    QTest::addColumn<bool>("answered");
    QTest::newRow("stopped") << false;
    QTest::newRow("answered") << true;
}

// The run goes after its call has ended and before anybody was told: the ledger has the last attempt with its outcome.
void TestRunner::endThatNobodyHeard()
{
    QFETCH(bool, answered);
    const QByteArray text = FakeServer::event(R"({"choices":[{"index":0,"delta":{"content":"hello world"}}]})");
    const QByteArray end = FakeServer::event(R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]})") + FakeServer::event("[DONE]") + FakeServer::lastChunk();
    m_server->enqueue({FakeServer::write(FakeServer::streamHead() + text + (answered ? end : QByteArray())), FakeServer::hold()});
    QObject owner;
    QPointer<PromptRun> run = m_runner->start(plan(true), &owner);
    QSignalSpy finished(run.data(), &PromptRun::finished);
    connect(run.data(), &PromptRun::eventReceived, &owner, [&] {
        QMetaObject::invokeMethod(
            &owner,
            [&run, answered] {
                if (run && !answered)
                    run->stop();
                delete run;
            },
            Qt::QueuedConnection);
    });
    QTRY_VERIFY(!run);
    QCOMPARE(finished.size(), 0);
    QTRY_COMPARE(onlyCall().outcome, answered ? QStringLiteral("text") : QStringLiteral("aborted"));
    QCOMPARE(onlyCall().attempts.size(), 1);
    QCOMPARE(onlyCall().attempts[0].outcome, answered ? QStringLiteral("ok") : QStringLiteral("aborted"));
    QCOMPARE(onlyCall().attempts[0].status, 200);
}

void TestRunner::deletedInsideFinished()
{
    m_server->setFallback({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    for (int i = 0; i < 20; ++i) {
        PromptRun *run = m_runner->start(plan(), this);
        QPointer<PromptRun> watched = run;
        connect(run, &PromptRun::finished, this, [run] { delete run; });
        QTRY_VERIFY(!watched);
    }
    QCOMPARE(m_ledger->sum({})->calls, 20);
}

void TestRunner::everyAttemptIsWritten()
{
    m_server->enqueue({FakeServer::write(FakeServer::response(500, {{"retry-after-ms", "1"}}, "{}"))});
    m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    QObject owner;
    RunPlan retried = plan();
    retried.options.retry = RetryPolicy::officialSdk();
    QSignalSpy finished(m_runner->start(retried, &owner), &PromptRun::finished);
    QTRY_COMPARE(finished.size(), 1);
    const CallRecord call = onlyCall();
    QCOMPARE(call.attempts.size(), m_server->postCount());
    QCOMPARE(call.attempts.size(), 2);
    QCOMPARE(call.attempts[0].outcome, QStringLiteral("server"));
    QCOMPARE(call.attempts[1].outcome, QStringLiteral("ok"));
}

void TestRunner::violationsAreJudged()
{
    m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument(R"("{\"hours\":1440}")", kUsage)))});
    QObject owner;
    RunPlan structured = plan();
    structured.request.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
    structured.request.responseFormat.name = QStringLiteral("ticket");
    structured.request.responseFormat.schema = *parseJson(R"({"type":"object","properties":{"hours":{"type":"number","maximum":720}},"required":["hours"],"additionalProperties":false})");
    PromptRun *run = m_runner->start(structured, &owner);
    QSignalSpy finished(run, &PromptRun::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(run->outcome().reply.kind, Outcome::Kind::Violations);
    QCOMPARE(run->outcome().reply.violations.size(), 1);
    QCOMPARE(onlyCall().outcome, QStringLiteral("violations"));
}

// The whole is judged and kept; only the new part is paid for.
void TestRunner::aBrokenAnswerIsGoneOnWith()
{
    const auto piece = [](const QByteArray &text) {
        return FakeServer::event(R"({"model":"gpt-4o-mini","choices":[{"index":0,"delta":{"content":")" + text + R"("}}]})");
    };
    m_server->enqueue({FakeServer::write(FakeServer::streamHead() + piece("{\\\"a\\\":")), FakeServer::hold(), FakeServer::close()});
    QObject owner;
    RunPlan plan = this->plan(true);
    plan.request.responseFormat.kind = ResponseFormat::Kind::JsonObject;
    PromptRun *first = m_runner->start(plan, &owner);
    QSignalSpy events(first, &PromptRun::eventReceived);
    QTRY_COMPARE(events.size(), 1);
    m_server->release();
    QTRY_VERIFY(first->isFinished());
    QVERIFY(!first->outcome().completion);
    QVERIFY(canContinue(first->outcome().partial));
    QCOMPARE(m_server->postCount(), 1); // nothing by itself

    m_server->enqueue({FakeServer::write(FakeServer::streamHead() + piece("1")), FakeServer::hold(), FakeServer::close()});
    plan.request = withContinuation(plan.request, first->outcome().partial.text);
    PromptRun *second = m_runner->start(plan, &owner);
    QSignalSpy more(second, &PromptRun::eventReceived);
    QTRY_COMPARE(more.size(), 1);
    m_server->release();
    QTRY_VERIFY(second->isFinished());
    QCOMPARE(second->outcome().partial.text, QStringLiteral("{\"a\":1"));
    QCOMPARE(second->outcome().record.answer, QStringLiteral("{\"a\":1"));

    m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument("\"}\"", kUsage)))});
    plan.request = withContinuation(plan.request, second->outcome().partial.text);
    PromptRun *third = m_runner->start(plan, &owner);
    QTRY_VERIFY(third->isFinished());
    QVERIFY(third->outcome().completion);
    QCOMPARE(third->outcome().reply.kind, Outcome::Kind::Valid);
    QCOMPARE(third->outcome().record.answer, QStringLiteral("{\"a\":1}"));
    QCOMPARE(third->outcome().record.usage->output, 88);
    const auto sent = parseJson(m_server->requests().last().body);
    VERIFY_RESULT(sent);
    QCOMPARE(sent->at("messages").size(), std::size_t(3)); // the question, what had come, the wish to go on: once
    QCOMPARE(memberText(sent->at("messages")[1], "content"), QStringLiteral("{\"a\":1"));
    QVERIFY(!sent->contains("response_format"));

    Completion calls;
    calls.text = QStringLiteral("x");
    calls.toolCalls << ToolCall();
    QVERIFY(!canContinue(calls));
    QVERIFY(!canContinue(Completion()));
}

// One letter without end would take gigabytes to count exactly, and half a minute.
void TestRunner::answerWithoutAnEnd()
{
    const QByteArray piece = FakeServer::event(R"({"choices":[{"index":0,"delta":{"content":")" + QByteArray(1 << 20, 'y') + "\"}}]}");
    FakeServer::Script script{FakeServer::write(FakeServer::streamHead())};
    for (int i = 0; i < 70; ++i)
        script << FakeServer::write(piece);
    m_server->enqueue(script + FakeServer::Script{FakeServer::hold()});
    QObject owner;
    PromptRun *run = m_runner->start(plan(true), &owner);
    QSignalSpy finished(run, &PromptRun::finished);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QCOMPARE(run->outcome().completion.error().code, Error::Code::TooLarge);
    QVERIFY(run->outcome().completion.error().message.startsWith(QStringLiteral("The server sends an answer that does not end.")));
    const CallRecord call = onlyCall();
    QCOMPARE(call.basis, CostBasis::Estimated);
    QVERIFY2(call.usage->output > 1'000'000, qPrintable(QString::number(call.usage->output)));
}

void TestRunner::usualOutputIsTheMedian()
{
    QObject owner;
    for (const char *tokens : {"10", "400", "30"}) {
        m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", R"(,"usage":{"prompt_tokens":9,"completion_tokens":)" + QByteArray(tokens) + "}")))});
        QSignalSpy finished(m_runner->start(plan(), &owner), &PromptRun::finished);
        QTRY_COMPARE(finished.size(), 1);
    }
    QTRY_COMPARE(plan().estimate.outputLow, 30);
    RunPlan other = plan();
    QCOMPARE(m_runner->estimateRun(other.request, other.endpoint.profile, QStringLiteral("prompts/new.prompty")).outputLow, 50);
}

// Three calls that were shorter than counted make the next estimate shorter; what it says then teaches nothing new.
void TestRunner::estimatesLearnFromReports()
{
    QObject owner;
    RunPlan structured = plan();
    structured.request.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
    structured.request.responseFormat.name = QStringLiteral("ticket");
    structured.request.responseFormat.schema = *parseJson(R"({"type":"object","properties":{"hours":{"type":"number"}},"required":["hours"],"additionalProperties":false})");
    const auto estimated = [&](bool correct) {
        return m_runner->estimateRun(structured.request, structured.endpoint.profile, structured.prompt, correct);
    };
    const std::int64_t counted = estimated(false).tokens.total;
    const QByteArray usage = R"(,"usage":{"prompt_tokens":)" + QByteArray::number(qlonglong(counted - 3)) + R"(,"completion_tokens":5})";
    for (int i = 0; i < 4; ++i) {
        QTRY_COMPARE(estimated(true).calibration.value_or(Calibration()).runs, i);
        QCOMPARE(estimated(true).tokens.total, counted - (i >= kRunsToTrust ? 3 : 0));
        structured.estimate = estimated(true);
        m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument(R"("{\"hours\":1}")", usage)))});
        QSignalSpy finished(m_runner->start(structured, &owner), &PromptRun::finished);
        QTRY_COMPARE(finished.size(), 1);
    }
    QTRY_COMPARE(estimated(true).calibration.value_or(Calibration()).runs, 4);
    QCOMPARE(estimated(true).calibration->correction, -3);
    QCOMPARE(estimated(false).tokens.total, counted);
    const auto calls = m_ledger->calls({});
    VERIFY_RESULT(calls);
    QCOMPARE(calls->first().kind, RequestKind::Schema);
    QCOMPARE(calls->first().correction, -3);
    QCOMPARE(calls->first().estimatedInput, counted - 3);
    QCOMPARE(calls->first().estimatedOverhead, estimated(false).tokens.schema);
}

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner.moc"
