#include "callfixture.h"

using namespace cuewright;
using namespace std::chrono_literals;
using Server = FakeServer;
using State = ChatCall::State;
using Milliseconds = std::chrono::milliseconds;

/// Attempts, waits and limits, over real sockets and a clock that stands still.
class TestCallRetry : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void waitsAsLongAsTheServerWants();
    void givesUpAfterTheLastAttempt();
    void othersWaitThoughThisOneIsNotTriedAgain_data();
    void othersWaitThoughThisOneIsNotTriedAgain();
    void stopsWhereTheServerWantsTooLong();
    void retriesTaken_data();
    void retriesTaken();
    void millisecondsGoFirst();
    void hardStops_data();
    void hardStops();
    void overloadLowersParallelRequests();
    void nothingAfterTheFirstDelta();
    void errorBeforeTheFirstDeltaIsRetried();
    void onePostAnAttempt();
    void retryNowEndsTheWait();
    void abortWhileWaiting();
    void limitOfRequests();
    void largerThanTheLimit();
    void theBucketThatIsUsedUp_data();
    void theBucketThatIsUsedUp();
    void serverFiguresAreLearned();
    void limitsBelongToAModelAtAServer();
    void pauseHoldsTheWholeLine();
    void usageReplacesTheEstimate();

private:
    std::unique_ptr<CallFixture> m_net;

    QByteArray refusal(const Server::Headers &headers)
    {
        return Server::response(429, headers, errorBody("slow down", "requests", "rate_limit_exceeded"));
    }
};

void TestCallRetry::init()
{
    m_net = std::make_unique<CallFixture>();
    m_net->options.retry = RetryPolicy::officialSdk();
}

void TestCallRetry::waitsAsLongAsTheServerWants()
{
    CallFixture &net = *m_net;
    net.server.enqueue({Server::write(refusal({{"Retry-After", "20"}, {"x-request-id", "req_1"}}))});
    net.server.enqueue({Server::write(goodStream({{"x-request-id", "req_2"}}))});
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(call->state(), State::Waiting);
    QCOMPARE(call->waitUntil(), net.clock.utcNow().addSecs(20));
    QVERIFY(call->waitReason().contains(u"2"));
    QVERIFY(call->waitReason().contains(u"3"));
    QCOMPARE(record.attempts.size(), 1);
    QCOMPARE(record.attempts.first().status, 429);
    QCOMPARE(record.attempts.first().requestId, QStringLiteral("req_1"));
    QCOMPARE(record.attempts.first().error->code, Error::Code::RateLimited);

    net.clock.advance(19'999ms);
    QCOMPARE(call->state(), State::Waiting);
    net.clock.advance(1ms);
    QTRY_COMPARE(record.finished, 1);
    QVERIFY(call->result());
    QCOMPARE(call->result()->text, QStringLiteral("Hello"));
    QCOMPARE(call->attempts().size(), 2);
    QCOMPARE(call->attempts().last().number, 2);
    QCOMPARE(call->attempts().last().requestId, QStringLiteral("req_2"));
    QCOMPARE(net.server.postCount(), 2);
    QCOMPARE(net.server.requests().first().body, net.server.requests().last().body);
    QCOMPARE(record.states,
        QList<State>({State::Sending, State::Waiting, State::Queued, State::Sending, State::Streaming, State::Finished}));
    QVERIFY(call->waitReason().isEmpty());
}

void TestCallRetry::givesUpAfterTheLastAttempt()
{
    CallFixture &net = *m_net;
    ChatCall *call = net.send(); // the server's fallback is a 500
    CallRecord record(call);
    for (const auto delay : {500ms, 1000ms}) {
        QTRY_COMPARE(call->state(), State::Waiting);
        QCOMPARE(call->waitUntil(), net.clock.utcNow().addMSecs(delay.count()));
        net.clock.advance(delay);
    }
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(call->result().error().code, Error::Code::Server);
    QCOMPARE(call->attempts().size(), 3);
    QCOMPARE(record.attempts.size(), 3);
    QCOMPARE(net.server.postCount(), 3);
}

void TestCallRetry::othersWaitThoughThisOneIsNotTriedAgain_data()
{
    QTest::addColumn<Server::Headers>("headers");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("seconds"); // 0: the next one is sent at once
    QTest::newRow("the last attempt") << Server::Headers{{"Retry-After", "20"}} << 429 << 20;
    QTest::newRow("overloaded") << Server::Headers{{"Retry-After", "5"}} << 503 << 5;
    QTest::newRow("the server forbids another") << Server::Headers{{"Retry-After", "20"}, {"x-should-retry", "false"}} << 429 << 20;
    QTest::newRow("up to the bound") << Server::Headers{{"Retry-After", "120"}} << 429 << 120;
    QTest::newRow("longer than the bound, a person may try") << Server::Headers{{"Retry-After", "121"}, {"x-should-retry", "false"}} << 429 << 0;
    QTest::newRow("no wait asked for") << Server::Headers{} << 429 << 0;
}

void TestCallRetry::othersWaitThoughThisOneIsNotTriedAgain()
{
    QFETCH(Server::Headers, headers);
    QFETCH(int, status);
    QFETCH(int, seconds);
    CallFixture &net = *m_net;
    net.options.retry = RetryPolicy::none();
    net.server.enqueue({Server::write(Server::response(status, headers, errorBody("slow down", "requests", "rate_limit_exceeded")))});
    net.server.setFallback({Server::write(goodStream())});
    ChatCall *first = net.send();
    CallRecord firstRecord(first);
    QTRY_COMPARE(firstRecord.finished, 1);
    ChatCall *second = net.send();
    CallRecord record(second);
    if (seconds > 0) {
        QTRY_COMPARE(second->state(), State::Waiting);
        QCOMPARE(second->waitUntil(), net.clock.utcNow().addSecs(seconds));
        QCOMPARE(net.server.postCount(), 1);
        net.clock.advance(std::chrono::seconds(seconds));
    }
    QTRY_COMPARE(record.finished, 1);
    QVERIFY(second->result());
    QCOMPARE(net.server.postCount(), 2);
}

void TestCallRetry::stopsWhereTheServerWantsTooLong()
{
    CallFixture &net = *m_net;
    net.server.enqueue({Server::write(refusal({{"Retry-After", "121"}}))});
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(call->attempts().size(), 1);
    const QString time
        = QLocale().toString(net.clock.utcNow().addSecs(121).toLocalTime(), QLocale::ShortFormat);
    QVERIFY(call->result().error().message.contains(time));
    QCOMPARE(call->attempts().first().notBefore, std::optional<QDateTime>(net.clock.utcNow().addSecs(121)));
    QCOMPARE(net.server.postCount(), 1);
}

// Facts §13 row 22: openai-python test_retries_taken, for an error status and for a connection that breaks.
// Facts §13 row 22: openai-python test_retries_taken, with statuses and with exceptions.
void TestCallRetry::retriesTaken_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<bool>("byStatus");
    for (const int failures : {0, 2, 4}) {
        QTest::addRow("%d failures, status", failures) << failures << true;
        QTest::addRow("%d failures, exception", failures) << failures << false;
    }
}

void TestCallRetry::retriesTaken()
{
    QFETCH(int, failures);
    QFETCH(bool, byStatus);
    CallFixture &net = *m_net;
    net.options.retry->maxAttempts = 5;
    for (int i = 0; i < failures; ++i)
        net.server.enqueue({byStatus ? Server::write(Server::response(500, {}, "{}")) : Server::close()});
    net.server.setFallback({Server::write(goodStream())});
    ChatCall *call = net.send();
    CallRecord record(call);
    for (int i = 0; i < failures; ++i) {
        QTRY_COMPARE(call->state(), State::Waiting);
        QCOMPARE(call->waitUntil(), net.clock.utcNow().addMSecs(500LL << i));
        net.clock.advance(Milliseconds(500LL << i));
    }
    QTRY_COMPARE(record.finished, 1);
    QVERIFY(call->result());
    QCOMPARE(call->attempts().size(), failures + 1);
    QCOMPARE(record.attempts.size(), failures + 1);
    QCOMPARE(net.server.postCount(), failures + 1);
}

// Facts §13 row 22: openai-node "prefers retry-after-ms over retry-after even when retry-after-ms is zero".
void TestCallRetry::millisecondsGoFirst()
{
    CallFixture &net = *m_net;
    net.server.enqueue({Server::write(refusal({{"Retry-After", "20"}, {"Retry-After-Ms", "1500"}}))});
    net.server.enqueue({Server::write(refusal({{"Retry-After", "20"}, {"Retry-After-Ms", "0"}}))});
    ChatCall *call = net.send();
    QTRY_COMPARE(call->state(), State::Waiting);
    QCOMPARE(call->waitUntil(), net.clock.utcNow().addMSecs(1'500));
    net.clock.advance(1'500ms);
    QTRY_COMPARE(net.server.postCount(), 2);
    QTRY_COMPARE(call->state(), State::Waiting);
    QCOMPARE(call->waitUntil(), net.clock.utcNow().addMSecs(1'000)); // our own second delay
}

// Facts §5.3: what waiting cannot change ends after one POST, with what the person can do.
void TestCallRetry::hardStops_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<Error::Code>("means");
    QTest::newRow("insufficient_quota") << 429 << QByteArray("insufficient_quota") << Error::Code::QuotaExceeded;
    QTest::newRow("credit_balance_exhausted") << 429 << QByteArray("credit_balance_exhausted") << Error::Code::QuotaExceeded;
    QTest::newRow("organization_spend_limit_exceeded") << 429 << QByteArray("organization_spend_limit_exceeded")
                                                       << Error::Code::QuotaExceeded;
    QTest::newRow("project_spend_limit_exceeded") << 429 << QByteArray("project_spend_limit_exceeded")
                                                  << Error::Code::QuotaExceeded;
    QTest::newRow("context_length_exceeded") << 400 << QByteArray("context_length_exceeded") << Error::Code::ContextLength;
    QTest::newRow("model_not_found") << 404 << QByteArray("model_not_found") << Error::Code::NotFound;
    QTest::newRow("invalid_api_key") << 401 << QByteArray("invalid_api_key") << Error::Code::Auth;
    QTest::newRow("403") << 403 << QByteArray() << Error::Code::Permission;
    QTest::newRow("400") << 400 << QByteArray() << Error::Code::BadRequest;
    QTest::newRow("422") << 422 << QByteArray() << Error::Code::BadRequest;
}

void TestCallRetry::hardStops()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(Error::Code, means);
    CallFixture &net = *m_net;
    net.options.retry = RetryPolicy::patient();
    net.server.setFallback({Server::write(Server::response(status, {{"Retry-After", "1"}}, errorBody("m", "", code)))});
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(call->result().error().code, means);
    QVERIFY(!call->attempts().first().notBefore);
    net.clock.advance(1h);
    QCOMPARE(net.server.postCount(), 1);
    QCOMPARE(record.attempts.size(), 1);
}

// Facts §5.3: a long backoff, and fewer at a time.
void TestCallRetry::overloadLowersParallelRequests()
{
    CallFixture &net = *m_net;
    net.server.setFallback(
        {Server::hold(), Server::write(Server::response(503, {}, errorBody("busy", "server_error", "server_is_overloaded")))});
    QList<ChatCall *> calls;
    for (int i = 0; i < 8; ++i)
        calls.append(net.send());
    QTRY_COMPARE(net.server.held(), 8);
    net.server.setFallback({Server::hold(), Server::write(goodStream())});
    net.server.release();
    for (ChatCall *call : calls) {
        QTRY_COMPARE(call->state(), State::Waiting);
        QCOMPARE(call->waitUntil(), net.clock.utcNow().addSecs(8));
    }
    net.clock.advance(8s);
    QTRY_COMPARE(net.server.held(), 4);
    QTRY_COMPARE(calls.last()->state(), State::Queued);
    QCOMPARE(net.server.postCount(), 12);
}

void TestCallRetry::nothingAfterTheFirstDelta()
{
    CallFixture &net = *m_net;
    net.server.enqueue({Server::write(Server::streamHead() + delta("Hel")), Server::hold(), Server::close()});
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(record.text, QStringLiteral("Hel"));
    net.server.release();
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(call->result().error().code, Error::Code::Network);
    QCOMPARE(call->partial().text, QStringLiteral("Hel"));
    QCOMPARE(net.server.postCount(), 1);
}

void TestCallRetry::errorBeforeTheFirstDeltaIsRetried()
{
    CallFixture &net = *m_net;
    net.server.enqueue({Server::write(Server::streamHead()
        + Server::event(errorBody("busy", "server_error", "internal_error")) + Server::lastChunk())});
    net.server.enqueue({Server::write(goodStream())});
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(call->state(), State::Waiting);
    net.clock.advance(500ms);
    QTRY_COMPARE(record.finished, 1);
    QVERIFY(call->result());
    QCOMPARE(record.text, QStringLiteral("Hello"));
    QCOMPARE(net.server.postCount(), 2);
}

void TestCallRetry::onePostAnAttempt()
{
    CallFixture &net = *m_net;
    net.options.retry = RetryPolicy::patient();
    net.server.enqueue({Server::write(goodStream())});
    for (int i = 0; i < 4; ++i) // on a kept-alive connection and on new ones
        net.server.enqueue({Server::write(i % 2 ? QByteArray("HTTP/1.1 2") : QByteArray()), Server::close()});
    net.server.setFallback({Server::write(goodStream())});
    ChatCall *first = net.send();
    CallRecord firstRecord(first);
    QTRY_COMPARE(firstRecord.finished, 1);
    net.request.messages = {Message::text(Role::User, QString(1'000'000, u'x'))};
    ChatCall *second = net.send();
    CallRecord record(second);
    for (int i = 0; i < 4; ++i) {
        QTRY_COMPARE(second->state(), State::Waiting);
        QCOMPARE(net.server.postCount(), 2 + i);
        QCOMPARE(record.attempts.size(), 1 + i);
        net.clock.advance(60s);
    }
    QTRY_COMPARE(record.finished, 1);
    QVERIFY(second->result());
    QCOMPARE(second->attempts().size(), 5);
    QCOMPARE(net.server.postCount(), 6);
    QCOMPARE(net.server.requests().last().body, second->exchange().requestBody);
}

void TestCallRetry::retryNowEndsTheWait()
{
    CallFixture &net = *m_net;
    net.server.enqueue({Server::write(refusal({{"Retry-After", "20"}}))});
    net.server.enqueue({Server::hold(), Server::write(goodStream())});
    ChatCall *call = net.send();
    CallRecord record(call);
    call->retryNow(); // nothing to end yet
    QTRY_COMPARE(call->state(), State::Waiting);
    call->retryNow();
    QCOMPARE(call->state(), State::Sending);
    QTRY_COMPARE(net.server.held(), 1);
    call->retryNow();
    net.clock.advance(20s); // the old wait must not send another one
    net.server.release();
    QTRY_COMPARE(record.finished, 1);
    QVERIFY(call->result());
    QCOMPARE(net.server.postCount(), 2);
}

void TestCallRetry::abortWhileWaiting()
{
    CallFixture &net = *m_net;
    net.server.enqueue({Server::write(refusal({{"Retry-After", "20"}}))});
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(call->state(), State::Waiting);
    call->abort();
    QTRY_COMPARE(record.finished, 1);
    net.clock.advance(1h);
    QCOMPARE(call->result().error().code, Error::Code::Cancelled);
    QCOMPARE(record.attempts.size(), 1);
    QCOMPARE(net.server.postCount(), 1);
}

void TestCallRetry::limitOfRequests()
{
    CallFixture &net = *m_net;
    net.client->setLimits(net.endpoint, net.request.model, {1, 0, 0});
    QCOMPARE(net.client->limits(net.endpoint, net.request.model).requestsPerMinute, std::int64_t(1));
    net.server.setFallback({Server::write(goodStream())});
    ChatCall *first = net.send();
    ChatCall *second = net.send();
    ChatCall *third = net.send();
    CallRecord firstRecord(first);
    CallRecord secondRecord(second);
    CallRecord thirdRecord(third);
    QTRY_COMPARE(firstRecord.finished, 1);
    QTRY_COMPARE(second->state(), State::Waiting);
    QCOMPARE(third->state(), State::Waiting);
    QCOMPARE(second->waitUntil(), net.clock.utcNow().addMSecs(60'001));
    QVERIFY(second->waitReason().contains(u"requests a minute for this model (1)"));
    delete third;
    net.clock.advance(60s);
    QCOMPARE(second->state(), State::Waiting);
    net.clock.advance(1ms);
    QTRY_COMPARE(secondRecord.finished, 1);
    QVERIFY(second->result());
    QCOMPARE(net.server.postCount(), 2);
}

void TestCallRetry::largerThanTheLimit()
{
    CallFixture &net = *m_net;
    net.client->setLimits(net.endpoint, net.request.model, {0, 1000, 0});
    net.server.setFallback({Server::write(goodStream())});
    net.options.estimatedTokens = 1001;
    ChatCall *large = net.send();
    CallRecord largeRecord(large);
    net.options.estimatedTokens = 10;
    ChatCall *small = net.send();
    CallRecord smallRecord(small);
    QTRY_COMPARE(largeRecord.finished, 1);
    QCOMPARE(large->result().error().code, Error::Code::TooLarge);
    QVERIFY(large->attempts().isEmpty());
    QTRY_COMPARE(smallRecord.finished, 1);
    QVERIFY(small->result());
}

void TestCallRetry::theBucketThatIsUsedUp_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("reason");
    QTest::newRow("requests") << QByteArray("requests") << QStringLiteral("The limit of requests at Test server is used up.");
    QTest::newRow("tokens") << QByteArray("tokens") << QStringLiteral("The limit of tokens at Test server is used up.");
}

// Facts §5.3: a limit of requests or of tokens is waited for as its own headers say, and named.
void TestCallRetry::theBucketThatIsUsedUp()
{
    QFETCH(QByteArray, type);
    QFETCH(QString, reason);
    CallFixture &net = *m_net;
    net.options.estimatedTokens = 100;
    const QByteArray other = type == "tokens" ? "requests" : "tokens";
    net.server.enqueue({Server::write(Server::response(429,
        {{"x-ratelimit-limit-" + type, "60"}, {"x-ratelimit-remaining-" + type, "0"}, {"x-ratelimit-reset-" + type, "1m0s"},
            {"x-ratelimit-limit-" + other, "6000"}, {"x-ratelimit-remaining-" + other, "6000"}, {"x-ratelimit-reset-" + other, "1ms"}},
        errorBody("Rate limit reached", type, "rate_limit_exceeded")))});
    net.server.setFallback({Server::write(goodStream())});
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(call->state(), State::Waiting);
    net.clock.advance(500ms); // the policy's own wait; then the line's
    QTRY_COMPARE(call->waitReason(), reason);
    QCOMPARE(net.server.postCount(), 1);
    net.clock.advance(60s);
    QTRY_COMPARE(record.finished, 1);
    QVERIFY(call->result());
    QCOMPARE(net.server.postCount(), 2);
}

void TestCallRetry::serverFiguresAreLearned()
{
    CallFixture &net = *m_net;
    net.server.enqueue({Server::write(goodStream({{"x-ratelimit-limit-requests", "60"},
        {"x-ratelimit-remaining-requests", "0"}, {"x-ratelimit-reset-requests", "1m0s"}}))});
    net.server.setFallback({Server::write(goodStream())});
    CallRecord first(net.send());
    QTRY_COMPARE(first.finished, 1);
    ChatCall *second = net.send();
    CallRecord record(second);
    QTRY_COMPARE(second->state(), State::Waiting);
    QCOMPARE(second->waitUntil(), net.clock.utcNow().addSecs(1));
    QVERIFY(second->waitReason().contains(u"Test server"));
    net.clock.advance(1s);
    QTRY_COMPARE(record.finished, 1);
    QVERIFY(second->result());
}

void TestCallRetry::limitsBelongToAModelAtAServer()
{
    CallFixture &net = *m_net;
    net.client->setLimits(net.endpoint, net.request.model, {1, 0, 0});
    net.server.setFallback({Server::write(goodStream())});
    CallRecord first(net.send());
    net.request.model = QStringLiteral("other-model");
    CallRecord second(net.send());
    QTRY_COMPARE(first.finished, 1);
    QTRY_COMPARE(second.finished, 1);
    QCOMPARE(net.server.postCount(), 2);
}

void TestCallRetry::pauseHoldsTheWholeLine()
{
    CallFixture &net = *m_net;
    net.server.enqueue({Server::write(refusal({{"Retry-After", "20"}}))});
    net.server.setFallback({Server::write(goodStream())});
    ChatCall *first = net.send();
    CallRecord firstRecord(first);
    QTRY_COMPARE(first->state(), State::Waiting);
    ChatCall *second = net.send();
    CallRecord secondRecord(second);
    QTRY_COMPARE(second->state(), State::Waiting);
    QCOMPARE(second->waitUntil(), net.clock.utcNow().addSecs(20));
    net.clock.advance(20s);
    QTRY_COMPARE(secondRecord.finished, 1);
    QTRY_COMPARE(firstRecord.finished, 1);
    QCOMPARE(net.server.postCount(), 3);
}

void TestCallRetry::usageReplacesTheEstimate()
{
    CallFixture &net = *m_net;
    net.client->setLimits(net.endpoint, net.request.model, {0, 1000, 0});
    net.options.estimatedTokens = 900;
    net.server.setFallback({Server::write(goodStream())}); // says 12 tokens
    CallRecord first(net.send());
    QTRY_COMPARE(first.finished, 1);
    CallRecord second(net.send());
    QTRY_COMPARE(second.finished, 1);
    QCOMPARE(net.server.postCount(), 2);
}

QTEST_GUILESS_MAIN(TestCallRetry)
#include "tst_callretry.moc"
