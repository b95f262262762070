#include "runs/askagain.h"

#include "fakeclock.h"
#include "runfixture.h"

#include <QSignalSpy>

using namespace cuewright;

/// Rounds: an answer that breaks rules is asked for again, as often as the plan says.
class TestAskAgain : public QObject, private RunFixture<FakeClock>
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void rounds_data();
    void rounds();
    void modelIsToldWhatWasWrong();
    void budgetIsAskedEachTime();
    void allowedOnceIsOnce();
    void stopEndsTheChain();
    void failureEndsTheChain();

private:
    RunPlan structured(int rounds);
    void answerWith(const QByteArrayList &answers);
    /// Runs until nothing follows by itself; the runs in their order.
    QList<PromptRun *> chain(RunPlan plan);
    PromptRun *finished(RunPlan plan);

    std::unique_ptr<QObject> m_owner = std::make_unique<QObject>();
};

RunPlan TestAskAgain::structured(int rounds)
{
    RunPlan plan = this->plan();
    plan.request.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
    plan.request.responseFormat.name = QStringLiteral("level");
    plan.request.responseFormat.schema = *parseJson(R"({"type":"object","required":["level"],"properties":{"level":{"enum":["low","high"]}}})");
    plan.estimate = m_runner->estimateRun(plan.request, plan.endpoint.profile, plan.prompt);
    plan.rounds = rounds;
    return plan;
}

void TestAskAgain::answerWith(const QByteArrayList &answers)
{
    for (const QByteArray &answer : answers)
        m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument(writeJson(Json(answer.toStdString())), kUsage)))});
}

PromptRun *TestAskAgain::finished(RunPlan plan)
{
    PromptRun *run = m_runner->start(std::move(plan), m_owner.get());
    QSignalSpy finished(run, &PromptRun::finished);
    if (!finished.wait(10'000))
        qFatal("no end");
    return run;
}

QList<PromptRun *> TestAskAgain::chain(RunPlan plan)
{
    QList<PromptRun *> runs{finished(std::move(plan))};
    while (asksAgain(*runs.last())) {
        RunPlan next = askAgain(*runs.last());
        next.estimate = m_runner->estimateRun(next.request, next.endpoint.profile, next.prompt);
        runs << finished(std::move(next));
    }
    return runs;
}

void TestAskAgain::rounds_data()
{
    QTest::addColumn<int>("rounds");
    QTest::addColumn<QByteArrayList>("answers");
    QTest::addColumn<QStringList>("outcomes");
    const QByteArray bad = R"({"level":"asap"})";
    const QByteArray good = R"({"level":"low"})";
    const QString broken = QStringLiteral("violations");
    const QString valid = QStringLiteral("valid");
    QTest::newRow("never") << 1 << QByteArrayList{bad} << QStringList{broken};
    QTest::newRow("valid at once") << 3 << QByteArrayList{good} << QStringList{valid};
    QTest::newRow("second") << 3 << QByteArrayList{bad, good} << QStringList{broken, valid};
    QTest::newRow("no JSON, then last") << 3 << QByteArrayList{"Sure!", bad, good} << QStringList{QStringLiteral("not_json"), broken, valid};
    QTest::newRow("in vain") << 2 << QByteArrayList{bad, bad} << QStringList{broken, broken};
    QTest::newRow("too many") << 1'000'000 << QByteArrayList(kMostRounds, bad) << QStringList(kMostRounds, broken);
}

void TestAskAgain::rounds()
{
    QFETCH(int, rounds);
    QFETCH(QByteArrayList, answers);
    QFETCH(QStringList, outcomes);
    answerWith(answers);
    const auto runs = chain(structured(rounds));
    QStringList came;
    for (qsizetype i = 0; i < runs.size(); ++i) {
        came << runs[i]->outcome().record.outcome;
        QCOMPARE(runs[i]->plan().round, i + 1);
        QCOMPARE(runs[i]->plan().rounds, rounds);
    }
    QCOMPARE(came, outcomes);
    QCOMPARE(m_server->postCount(), outcomes.size());
    // Each is an entry of its own.
    const auto calls = m_ledger->calls({});
    QCOMPARE(calls->size(), outcomes.size());
    for (const CallRecord &call : *calls)
        QVERIFY(call.cost && *call.cost > Money());
}

void TestAskAgain::modelIsToldWhatWasWrong()
{
    answerWith({R"({"level":"asap"})", R"({"level":"low"})"});
    const auto runs = chain(structured(2));
    const Json body = *parseJson(m_server->requests().last().body);
    const Json &messages = body["messages"];
    QCOMPARE(messages.size(), std::size_t(3));
    QCOMPARE(messages[1], Json({{"role", "assistant"}, {"content", R"({"level":"asap"})"}}));
    QCOMPARE(memberText(messages[2], "role"), QStringLiteral("user"));
    QVERIFY(memberText(messages[2], "content").contains(QStringLiteral(R"(/level breaks "enum": ["low","high"]; it is "asap")")));
    QVERIFY(body.contains("response_format"));
    QVERIFY(runs.last()->outcome().record.estimatedInput > runs.first()->outcome().record.estimatedInput);
}

void TestAskAgain::budgetIsAskedEachTime()
{
    answerWith({R"({"level":"asap"})", R"({"level":"low"})"});
    const RunPlan plan = structured(3);
    m_async->setBudgets({{BudgetScope::Day, {}, {}, *plan.estimate.high}}); // room for one
    const auto runs = chain(plan);
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs.last()->outcome().completion.error().code, Error::Code::Budget);
    QCOMPARE(m_server->postCount(), 1);
    QCOMPARE(m_ledger->calls({})->first().outcome, QStringLiteral("budget"));
}

void TestAskAgain::allowedOnceIsOnce()
{
    answerWith({R"({"level":"asap"})"});
    RunPlan plan = structured(3);
    plan.overBudget = true;
    m_async->setBudgets({{BudgetScope::Day, {}, {}, Money::fromPico(1)}});
    const auto runs = chain(plan);
    QCOMPARE(runs.size(), 2);
    QVERIFY(runs.first()->outcome().completion);
    QCOMPARE(runs.last()->outcome().completion.error().code, Error::Code::Budget);
    QCOMPARE(m_server->postCount(), 1);
}

void TestAskAgain::stopEndsTheChain()
{
    answerWith({R"({"level":"asap"})"});
    m_server->setFallback({FakeServer::hold()});
    PromptRun *first = finished(structured(3));
    QVERIFY(asksAgain(*first));
    PromptRun *second = m_runner->start(askAgain(*first), m_owner.get());
    QVERIFY(!canAskAgain(*second)); // it has no answer yet
    QSignalSpy over(second, &PromptRun::finished);
    QTRY_COMPARE(m_server->held(), 1);
    second->stop();
    QTRY_COMPARE(over.size(), 1);
    QVERIFY(!asksAgain(*second));
    QCOMPARE(m_ledger->calls({})->first().outcome, QStringLiteral("aborted"));
}

void TestAskAgain::failureEndsTheChain()
{
    answerWith({R"({"level":"asap"})"});
    m_server->setFallback({FakeServer::write(FakeServer::response(400, {}, R"({"error":{"message":"no"}})"))});
    const auto runs = chain(structured(5));
    QCOMPARE(runs.size(), 2);
    QVERIFY(!runs.last()->outcome().completion);
}

QTEST_GUILESS_MAIN(TestAskAgain)
#include "tst_askagain.moc"
