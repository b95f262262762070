#include "practice/practiceprovider.h"
#include "results.h"
#include "runs/runner.h"
#include "tools/toolturn.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

/// Runs in the Responses format from end to end, against the practice provider.
class TestResponsesRun : public QObject
{
    Q_OBJECT
private slots:
    void toolLoop_data();
    void toolLoop();
    void schemaAndFaults();
};

namespace {

struct Bench
{
    QTemporaryDir dir;
    SystemClock clock;
    SystemRandom random;
    Catalog catalog = Catalog::builtIn();
    PracticeProvider practice{clock, random, catalog, {0, 0, std::chrono::milliseconds(0)}};
    std::unique_ptr<AsyncLedger> ledger;
    ChatClient client{catalog, clock, random};
    std::unique_ptr<Runner> runner;
    QObject owner;

    Bench()
    {
        if (auto opened = AsyncLedger::open(dir.filePath(QStringLiteral("ledger.sqlite")), clock))
            ledger = std::move(*opened);
        runner = std::make_unique<Runner>(client, catalog, *ledger, clock, random);
        if (!practice.start())
            qFatal("the practice provider does not start");
    }

    PromptRun *run(const ChatRequest &request)
    {
        RunPlan plan;
        plan.request = request;
        plan.endpoint.profile = *providerProfile(u"practice");
        plan.endpoint.base = practice.baseUrl();
        plan.endpoint.key = practice.key();
        plan.estimate = runner->estimateRun(plan.request, plan.endpoint.profile, {});
        plan.options.retry = RetryPolicy::none();
        return runner->start(std::move(plan), &owner);
    }
};

} // namespace

void TestResponsesRun::toolLoop_data()
{
    QTest::addColumn<bool>("stream");
    QTest::newRow("plain") << false;
    QTest::newRow("stream") << true;
}

// A model that takes tools with its effort only here: thought, calls, results, and the sealed thought back with them.
void TestResponsesRun::toolLoop()
{
    QFETCH(bool, stream);
    Bench bench;
    ChatRequest request;
    request.model = QStringLiteral("gpt-5.4");
    request.stream = stream;
    request.options.reasoningEffort = QStringLiteral("high");
    request.messages << Message::text(Role::System, QStringLiteral("Be brief")) << Message::text(Role::User, QStringLiteral("What is the weather in Paris and Tokyo?"));
    request.tools << ToolDefinition{QStringLiteral("get_weather"), QStringLiteral("Current weather at a place"),
        *parseJson(R"({"type":"object","properties":{"location":{"type":"string"}},"required":["location"]})"), {}};
    PromptRun *first = bench.run(request);
    QTRY_VERIFY(first->isFinished());
    VERIFY_RESULT(first->outcome().completion);
    const Completion &calls = *first->outcome().completion;
    QCOMPARE(first->outcome().reply.kind, Outcome::Kind::ToolCalls);
    QCOMPARE(calls.toolCalls.size(), 2);
    QCOMPARE(calls.reasoningItems.size(), std::size_t(1));
    QVERIFY(first->call().omitted().isEmpty()); // the effort above all
    QVERIFY(first->call().exchange().url.path().endsWith(u"/responses"));

    PromptRun *second = bench.run(withToolResults(request, calls, {QStringLiteral("drizzle"), QStringLiteral("clear")}));
    QTRY_VERIFY(second->isFinished());
    VERIFY_RESULT(second->outcome().completion);
    QVERIFY(second->outcome().completion->text.contains(u"drizzle"));
    QVERIFY(second->plan().estimate.tokens.parts[2].reasoning > 0); // what it thought goes back and counts
    QVERIFY(second->call().exchange().requestBody.contains("encrypted_content"));
    const CallRecord &record = second->outcome().record;
    QCOMPARE(record.basis, CostBasis::Reported);
    QVERIFY(record.usage->input > 0 && record.usage->output > 0 && record.cost && *record.cost > Money());
}

void TestResponsesRun::schemaAndFaults()
{
    Bench bench;
    VERIFY_RESULT(bench.practice.setFaults(R"([{}, {"dropAtByte": 3000}, {"malformedSse": true}, {"status": 429, "code": "insufficient_quota"}])"));
    ChatRequest request;
    request.model = QStringLiteral("gpt-4o-mini");
    request.wire = WireFormat::Responses;
    request.messages << Message::text(Role::User, QStringLiteral("I was charged twice"));
    request.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
    request.responseFormat.name = QStringLiteral("triage");
    request.responseFormat.strict = true;
    request.responseFormat.schema = *parseJson(
        R"({"type":"object","properties":{"category":{"type":"string","enum":["technical","billing"]}},"required":["category"],"additionalProperties":false})");
    PromptRun *good = bench.run(request);
    QTRY_VERIFY(good->isFinished());
    QCOMPARE(good->outcome().reply.kind, Outcome::Kind::Valid);
    for (const Error::Code code : {Error::Code::Network, Error::Code::Protocol, Error::Code::QuotaExceeded}) {
        PromptRun *bad = bench.run(request);
        QTRY_VERIFY(bad->isFinished());
        QVERIFY(!bad->outcome().completion);
        QCOMPARE(bad->outcome().completion.error().code, code);
    }
}

QTEST_GUILESS_MAIN(TestResponsesRun)
#include "tst_responsesrun.moc"
