#include "runs/runner.h"

#include "chat/continuation.h"
#include "fakeserver.h"
#include "results.h"

#include <QSignalSpy>
#include <QtTest>

#include <limits>

using namespace cuewright;

class TestRunner : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void answerIsPricedAndWritten();
    void usageIsEstimatedWhereNoneIsReported();
    void reportedCostWins();
    void failureCostsNothing();
    void stoppedMidStreamIsKeptAndEstimated();
    void destroyedMidStreamIsWritten();
    void deletedInsideFinished();
    void everyAttemptIsWritten();
    void ledgerFailureIsSaidAndTheRunGoesOn();
    void budgetRefusesBeforeAByteIsSent();
    void unknownCostNeedsAPerson();
    void entryIsOnTheDiskBeforeTheRequest();
    void stoppedAtTheGate();
    void secondAnswerComesFromTheCache_data();
    void secondAnswerComesFromTheCache();
    void notEveryAnswerIsKept_data();
    void notEveryAnswerIsKept();
    void violationsAreJudged();
    void aBrokenAnswerIsGoneOnWith();
    void usualOutputIsTheMedian();
    void estimatesLearnFromReports();

private:
    RunPlan plan(bool stream = false);
    CallRecord onlyCall() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<AsyncLedger> m_async;
    std::unique_ptr<Ledger> m_ledger; ///< a reader of the same file
    SystemClock m_clock;
    SystemRandom m_random;
    Catalog m_catalog = Catalog::builtIn();
    std::unique_ptr<ChatClient> m_client;
    std::unique_ptr<Runner> m_runner;
};

namespace {

QByteArray answer(const QByteArray &content, const QByteArray &further = {})
{
    return R"({"id":"1","object":"chat.completion","model":"gpt-4o-mini","choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":)"
        + content + "}}]" + further + "}";
}

const QByteArray kUsage = R"(,"usage":{"prompt_tokens":371,"completion_tokens":88,"total_tokens":459,"prompt_tokens_details":{"cached_tokens":100}})";

} // namespace

void TestRunner::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<FakeServer>();
    auto ledger = openLedger(m_dir->filePath(QStringLiteral("ledger.sqlite")));
    VERIFY_RESULT(ledger);
    m_ledger = std::move(*ledger);
    auto async = AsyncLedger::open(m_dir->filePath(QStringLiteral("ledger.sqlite")), m_clock);
    VERIFY_RESULT(async);
    m_async = std::move(*async);
    m_client = std::make_unique<ChatClient>(m_catalog, m_clock, m_random);
    m_runner = std::make_unique<Runner>(*m_client, m_catalog, *m_async, m_clock, m_random);
}

void TestRunner::cleanup()
{
    m_runner.reset();
    m_client.reset();
    m_async.reset();
    m_ledger.reset();
    m_server.reset();
}

RunPlan TestRunner::plan(bool stream)
{
    RunPlan plan;
    plan.request.model = QStringLiteral("gpt-4o-mini");
    plan.request.messages << Message::text(Role::User, QStringLiteral("hello world"));
    plan.request.options.maxOutputTokens = 500;
    plan.request.stream = stream;
    plan.endpoint.profile = *providerProfile(u"openai");
    plan.endpoint.base = m_server->url();
    plan.endpoint.key = Secret("sk-test");
    plan.prompt = QStringLiteral("prompts/hello.prompty");
    plan.estimate = m_runner->estimateRun(plan.request, plan.endpoint.profile, plan.prompt);
    plan.options.retry = RetryPolicy::none();
    return plan;
}

CallRecord TestRunner::onlyCall() const
{
    const auto calls = m_ledger->calls({});
    return calls && calls->size() == 1 ? calls->first() : CallRecord();
}

void TestRunner::answerIsPricedAndWritten()
{
    m_server->enqueue({FakeServer::write(FakeServer::json(answer("\"Hi.\"", kUsage)))});
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
    m_server->enqueue({FakeServer::write(FakeServer::json(answer("\"hello world\"")))});
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
    m_server->enqueue({FakeServer::write(FakeServer::json(answer("\"Hi.\"", R"(,"usage":{"prompt_tokens":9,"completion_tokens":2,"cost":0.00125})")))});
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

void TestRunner::deletedInsideFinished()
{
    m_server->setFallback({FakeServer::write(FakeServer::json(answer("\"Hi.\"", kUsage)))});
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
    m_server->enqueue({FakeServer::write(FakeServer::json(answer("\"Hi.\"", kUsage)))});
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

namespace {

// Forgets everything, and says so.
class BrokenLedger final : public Ledger
{
public:
    Result<QList<RefusedEntry>> write(const QList<LedgerEntry> &) override { return broken(); }
    Result<BudgetLimits> budgets() const override { return broken(); }
    Result<QList<BudgetLine>> budgetLines(const BudgetPlace &) const override { return broken(); }
    Result<QList<CallRecord>> calls(const SpendingFilter &, int) const override { return broken(); }
    Result<Spending> sum(const SpendingFilter &) const override { return broken(); }
    Result<QList<SpendingRow>> sums(const SpendingFilter &, Group) const override { return broken(); }
    Result<QList<SessionRecord>> sessions(int) const override { return broken(); }
    Result<QList<InputReport>> inputReports(const QString &, const QString &, RequestKind, int) const override { return broken(); }

private:
    static tl::unexpected<Error> broken() { return fail(Error::Code::Io, QStringLiteral("The disk is full.")); }
};

} // namespace

void TestRunner::ledgerFailureIsSaidAndTheRunGoesOn()
{
    const auto broken = AsyncLedger::open([] { return std::make_unique<BrokenLedger>(); }, m_clock);
    VERIFY_RESULT(broken);
    Runner runner(*m_client, m_catalog, **broken, m_clock, m_random);
    m_server->enqueue({FakeServer::write(FakeServer::json(answer("\"Hi.\"", kUsage)))});
    QObject owner;
    PromptRun *run = runner.start(plan(), &owner);
    QSignalSpy failed(run, &PromptRun::ledgerFailed);
    QSignalSpy finished(run, &PromptRun::finished);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(failed.size() >= 1);
    QCOMPARE(run->outcome().completion->text, QStringLiteral("Hi."));
}

void TestRunner::budgetRefusesBeforeAByteIsSent()
{
    m_async->setBudgets({{BudgetScope::Day, {}, {}, Money::fromPico(1)}});
    m_server->setFallback({FakeServer::write(FakeServer::json(answer("\"Hi.\"", kUsage)))});
    QObject owner;
    PromptRun *run = m_runner->start(plan(), &owner);
    QSignalSpy finished(run, &PromptRun::finished);
    QSignalSpy unwritten(run, &PromptRun::ledgerFailed);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(run->outcome().completion.error().code, Error::Code::Budget);
    QCOMPARE(m_server->connectionCount(), 0);
    QCOMPARE(unwritten.size(), 0);
    CallRecord call = onlyCall();
    QCOMPARE(call.outcome, QStringLiteral("error"));
    QCOMPARE(call.cost, std::optional(Money()));
    QVERIFY(call.attempts.isEmpty());

    RunPlan allowed = plan();
    allowed.overBudget = true;
    QSignalSpy again(m_runner->start(allowed, &owner), &PromptRun::finished);
    QTRY_COMPARE(again.size(), 1);
    QCOMPARE(m_server->postCount(), 1);
    // Once: what it cost counts for the next one.
    QSignalSpy third(m_runner->start(plan(), &owner), &PromptRun::finished);
    QTRY_COMPARE(third.size(), 1);
    QCOMPARE(m_server->postCount(), 1);
}

void TestRunner::unknownCostNeedsAPerson()
{
    m_server->setFallback({FakeServer::write(FakeServer::json(answer("\"Hi.\"", kUsage)))});
    QObject owner;
    const auto send = [&](bool allowed) {
        RunPlan unknown = plan();
        unknown.request.model = QStringLiteral("nobody-knows-me");
        unknown.estimate = m_runner->estimateRun(unknown.request, unknown.endpoint.profile, unknown.prompt);
        unknown.overBudget = allowed;
        QSignalSpy finished(m_runner->start(unknown, &owner), &PromptRun::finished);
        return finished.wait(10'000) ? m_server->postCount() : -1;
    };
    QCOMPARE(send(false), 1); // no budget, no question
    m_async->setBudgets({{BudgetScope::Session, {}, {}, Money::fromDecimal(u"100")}});
    QCOMPARE(send(false), 1);
    QCOMPARE(send(true), 2);
}

void TestRunner::entryIsOnTheDiskBeforeTheRequest()
{
    m_server->enqueue({FakeServer::write(FakeServer::json(answer("\"Hi.\"", kUsage)))});
    QString outcome;
    connect(m_server.get(), &FakeServer::requestReceived, this, [&] { outcome = onlyCall().outcome; });
    QObject owner;
    QSignalSpy finished(m_runner->start(plan(), &owner), &PromptRun::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outcome, QStringLiteral("running"));
}

void TestRunner::stoppedAtTheGate()
{
    QObject owner;
    PromptRun *run = m_runner->start(plan(), &owner);
    QSignalSpy states(run, &PromptRun::stateChanged);
    QSignalSpy finished(run, &PromptRun::finished);
    QTRY_VERIFY_WITH_TIMEOUT(run->call().state() == ChatCall::State::Queued, 1000);
    QCoreApplication::sendPostedEvents(); // into the lane and to the gate
    run->stop();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_server->connectionCount(), 0);
    QTRY_COMPARE(onlyCall().outcome, QStringLiteral("aborted"));
    // The lane is free again.
    m_server->enqueue({FakeServer::write(FakeServer::json(answer("\"Hi.\"", kUsage)))});
    QSignalSpy next(m_runner->start(plan(), &owner), &PromptRun::finished);
    QTRY_COMPARE(next.size(), 1);
    QCOMPARE(m_server->postCount(), 1);
}

void TestRunner::secondAnswerComesFromTheCache_data()
{
    QTest::addColumn<bool>("stream");
    QTest::newRow("plain") << false;
    QTest::newRow("stream") << true;
}

void TestRunner::secondAnswerComesFromTheCache()
{
    QFETCH(bool, stream);
    const QString path = m_dir->filePath(QStringLiteral("answers.sqlite"));
    ResponseCache cache(path);
    m_runner->setCache(&cache);
    m_async->setBudgets({{BudgetScope::Day, {}, {}, Money::fromDecimal(u"0.0005")}}); // for one call
    m_server->enqueue({FakeServer::write(FakeServer::json(answer("\"Hello there.\"", kUsage)))});
    QObject owner;
    const auto ask = [&](PromptRun *&run) {
        RunPlan cached = plan(stream);
        cached.cache = CacheUse::Always;
        run = m_runner->start(cached, &owner);
        QSignalSpy finished(run, &PromptRun::finished);
        return finished.wait(10'000);
    };
    PromptRun *run = nullptr;
    QVERIFY(ask(run));
    QVERIFY(run->outcome().completion);
    const Money cost = *run->outcome().record.cost;

    QString seen;
    RunPlan again = plan(stream);
    again.cache = CacheUse::Always;
    again.endpoint.key = Secret("sk-another-key"); // a question is the same with any key
    run = m_runner->start(again, &owner);
    connect(run, &PromptRun::eventReceived, this, [&seen](const ChatEvent &event) {
        if (const auto *text = std::get_if<TextDelta>(&event))
            seen += text->text;
    });
    QSignalSpy finished(run, &PromptRun::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_server->postCount(), 1);
    QCOMPARE(seen, stream ? QStringLiteral("Hello there.") : QString());
    QCOMPARE(run->outcome().completion->text, QStringLiteral("Hello there."));
    const auto calls = m_ledger->calls({});
    QCOMPARE(calls->size(), 2);
    const CallRecord hit = calls->first();
    QCOMPARE(hit.basis, CostBasis::Cached);
    QCOMPARE(hit.cost, std::optional(Money()));
    QCOMPARE(hit.saved, cost);
    QCOMPARE(hit.usage->output, 88);
    QCOMPARE(hit.outcome, QStringLiteral("text"));
    QVERIFY(hit.attempts.isEmpty());
    QCOMPARE(m_ledger->sum({})->saved, cost);
    QCOMPARE(m_ledger->sum({})->cost, cost);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("sk-"));
    m_runner->setCache(nullptr);
}

void TestRunner::notEveryAnswerIsKept_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<int>("use");
    QTest::addColumn<double>("temperature"); // negative: not set
    QTest::addColumn<int>("posts");
    const QByteArray fine = FakeServer::json(answer("\"Hi.\"", kUsage));
    const auto row = [](const char *name, const QByteArray &response, CacheUse use, double temperature, int posts) {
        QTest::newRow(name) << response << static_cast<int>(use) << temperature << posts;
    };
    row("off", fine, CacheUse::Off, 0, 2);
    row("the answer is one", fine, CacheUse::Repeatable, 0, 1);
    row("chance", fine, CacheUse::Repeatable, 0.1, 2);
    row("the server's own chance", fine, CacheUse::Repeatable, -1, 2);
    row("chance, but asked for", fine, CacheUse::Always, 0.7, 1);
    row("cut", FakeServer::json(answer("\"Hi.\"", kUsage).replace("\"stop\"", "\"length\"")), CacheUse::Always, 0, 2);
    row("filtered", FakeServer::json(answer("\"Hi.\"", kUsage).replace("\"stop\"", "\"content_filter\"")), CacheUse::Always, 0, 2);
    row("refused", FakeServer::json(answer("null,\"refusal\":\"I cannot.\"", kUsage)), CacheUse::Always, 0, 2);
    row("error", FakeServer::response(400, {}, R"({"error":{"message":"no"}})"), CacheUse::Always, 0, 2);
    row("repeats the key", FakeServer::json(answer("\"Your key is sk-secret-1234567890.\"", kUsage)), CacheUse::Always, 0, 2);
}

void TestRunner::notEveryAnswerIsKept()
{
    QFETCH(QByteArray, response);
    QFETCH(int, use);
    QFETCH(double, temperature);
    ResponseCache cache(m_dir->filePath(QStringLiteral("answers.sqlite")));
    m_runner->setCache(&cache);
    m_server->setFallback({FakeServer::write(response)});
    QObject owner;
    for (int i = 0; i < 2; ++i) {
        RunPlan cached = plan();
        cached.cache = static_cast<CacheUse>(use);
        cached.endpoint.key = Secret("sk-secret-1234567890");
        if (temperature >= 0)
            cached.request.options.temperature = temperature;
        QSignalSpy finished(m_runner->start(cached, &owner), &PromptRun::finished);
        QTRY_COMPARE(finished.size(), 1);
    }
    QTEST(m_server->postCount(), "posts");
    m_runner->setCache(nullptr);
}

void TestRunner::violationsAreJudged()
{
    m_server->enqueue({FakeServer::write(FakeServer::json(answer(R"("{\"hours\":1440}")", kUsage)))});
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

    m_server->enqueue({FakeServer::write(FakeServer::json(answer("\"}\"", kUsage)))});
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

void TestRunner::usualOutputIsTheMedian()
{
    QObject owner;
    for (const char *tokens : {"10", "400", "30"}) {
        m_server->enqueue({FakeServer::write(FakeServer::json(answer("\"Hi.\"", R"(,"usage":{"prompt_tokens":9,"completion_tokens":)" + QByteArray(tokens) + "}")))});
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
        m_server->enqueue({FakeServer::write(FakeServer::json(answer(R"("{\"hours\":1}")", usage)))});
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
