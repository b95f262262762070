#include "runs/runner.h"

#include "net/queuestatus.h"
#include "runfixture.h"

#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;

class TestRunCache : public QObject, private RunFixture<SystemClock>
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void secondAnswerComesFromTheCache_data();
    void secondAnswerComesFromTheCache();
    void notEveryAnswerIsKept_data();
    void notEveryAnswerIsKept();
    void cancelAllReachesTheCache_data();
    void cancelAllReachesTheCache();
};

void TestRunCache::secondAnswerComesFromTheCache_data()
{
    QTest::addColumn<bool>("stream");
    QTest::newRow("plain") << false;
    QTest::newRow("stream") << true;
}

void TestRunCache::secondAnswerComesFromTheCache()
{
    QFETCH(bool, stream);
    const QString path = m_dir->filePath(QStringLiteral("answers.sqlite"));
    ResponseCache cache(path);
    m_runner->setCache(&cache);
    m_async->setBudgets({{BudgetScope::Day, {}, {}, Money::fromDecimal(u"0.0005")}}); // for one call
    m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument("\"Hello there.\"", kUsage)))});
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

void TestRunCache::notEveryAnswerIsKept_data()
{
    QTest::addColumn<QByteArray>("response");
    QTest::addColumn<int>("use");
    QTest::addColumn<double>("temperature"); // negative: not set
    QTest::addColumn<int>("posts");
    const QByteArray fine = FakeServer::json(answerDocument("\"Hi.\"", kUsage));
    const auto row = [](const char *name, const QByteArray &response, CacheUse use, double temperature, int posts) {
        QTest::newRow(name) << response << static_cast<int>(use) << temperature << posts;
    };
    row("off", fine, CacheUse::Off, 0, 2);
    row("the answer is one", fine, CacheUse::Repeatable, 0, 1);
    row("chance", fine, CacheUse::Repeatable, 0.1, 2);
    row("the server's own chance", fine, CacheUse::Repeatable, -1, 2);
    row("chance, but asked for", fine, CacheUse::Always, 0.7, 1);
    row("cut", FakeServer::json(answerDocument("\"Hi.\"", kUsage).replace("\"stop\"", "\"length\"")), CacheUse::Always, 0, 2);
    row("filtered", FakeServer::json(answerDocument("\"Hi.\"", kUsage).replace("\"stop\"", "\"content_filter\"")), CacheUse::Always, 0, 2);
    row("refused", FakeServer::json(answerDocument("null,\"refusal\":\"I cannot.\"", kUsage)), CacheUse::Always, 0, 2);
    row("error", FakeServer::response(400, {}, R"({"error":{"message":"no"}})"), CacheUse::Always, 0, 2);
    row("repeats the key", FakeServer::json(answerDocument("\"Your key is sk-secret-1234567890.\"", kUsage)), CacheUse::Always, 0, 2);
}

void TestRunCache::notEveryAnswerIsKept()
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

void TestRunCache::cancelAllReachesTheCache_data()
{
    QTest::addColumn<bool>("used"); // a call has been in their lane before
    QTest::addColumn<int>("lane"); // 0: of all
    QTest::addColumn<bool>("cancelled");
    QTest::newRow("all, before the first call") << false << 0 << true;
    QTest::newRow("all") << true << 0 << true;
    QTest::newRow("their lane") << true << 1 << true;
    QTest::newRow("another lane") << true << 2 << false;
}

// Those that look into the cache wait in no lane yet.
void TestRunCache::cancelAllReachesTheCache()
{
    QFETCH(bool, used);
    QFETCH(int, lane);
    QFETCH(bool, cancelled);
    m_server->setFallback({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    ResponseCache cache(m_dir->filePath(QStringLiteral("answers.sqlite")));
    m_runner->setCache(&cache);
    QObject owner;
    RequestQueue &queue = m_client->queue();
    if (used) {
        for (const char *model : {"gpt-4o-mini", "gpt-4o"}) {
            RunPlan first = plan();
            first.request.model = QLatin1String(model);
            QSignalSpy finished(m_runner->start(first, &owner), &PromptRun::finished);
            QTRY_COMPARE(finished.size(), 1);
        }
        QCOMPARE(queue.lanes().size(), 2);
    }
    const int before = m_server->postCount();
    QList<PromptRun *> runs;
    int finished = 0;
    for (int i = 0; i < 3; ++i) {
        RunPlan cached = plan();
        cached.cache = CacheUse::Always;
        cached.request.messages.first() = Message::text(Role::User, QString::number(i));
        runs << m_runner->start(cached, &owner);
        connect(runs.last(), &PromptRun::finished, this, [&finished] { ++finished; });
    }
    QCOMPARE(queue.callCount(), 0);
    if (lane == 0)
        queue.cancelAll();
    else
        queue.cancelAll(static_cast<LaneId>(lane));
    QTRY_COMPARE(finished, 3);
    QCOMPARE(m_server->postCount() - before, cancelled ? 0 : 3);
    for (const PromptRun *run : std::as_const(runs)) {
        QCOMPARE(run->outcome().completion.has_value(), !cancelled);
        if (cancelled)
            QCOMPARE(run->outcome().completion.error().code, Error::Code::Cancelled);
    }
    m_runner->setCache(nullptr);
}

QTEST_GUILESS_MAIN(TestRunCache)
#include "tst_runcache.moc"
