#include "callfixture.h"
#include "net/queuestatus.h"

using namespace cuewright;
using namespace std::chrono_literals;
using Server = FakeServer;
using State = ChatCall::State;
using Hold = RateLimiter::Hold;

/// The picture that a ChatClient gives of its work, and the handles on it, over real sockets.
class TestRequestQueue : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void aLaneForEachServerKeyAndFamily();
    void showsRunningAndWaiting();
    void interactiveBeforeBulk();
    void pauseAndResume();
    void sendOneOfAPausedLane();
    void skipAndCancel();
    void skipKeepsTheReason();
    void cancelAll();
    void retriesAreShown();
    void limitsLearnedAndOwn();
    void slowsDownAfterRefusals();
    void refusedKeyHoldsBulk_data();
    void refusedKeyHoldsBulk();
    void longWaitHoldsBulk();
    void logKeepsRequestIds();
    void logIsBounded();
    void changedIsBounded();
    void idsOfThePastAreIgnored();
    void clientGoesFirst();
    void thousandsWait();

private:
    RequestQueue &queue() { return m_net->client->queue(); }
    LaneStatus lane() { return queue().lanes().value(0); }
    ChatCall *send(const QString &title, Priority priority = Priority::Interactive)
    {
        m_net->options.title = title;
        m_net->options.priority = priority;
        return m_net->send();
    }
    CallStatus status(const QString &title)
    {
        const auto calls = queue().calls();
        const auto it = std::find_if(calls.begin(), calls.end(), [&](const auto &call) { return call.title == title; });
        return it == calls.end() ? CallStatus() : *it;
    }
    void limitTo(int concurrent) { m_net->client->setLimits(m_net->endpoint, m_net->request.model, {0, 0, concurrent}); }

    std::unique_ptr<CallFixture> m_net;
};

void TestRequestQueue::init()
{
    m_net = std::make_unique<CallFixture>();
    m_net->server.setFallback({Server::hold(), Server::write(goodStream())});
}

void TestRequestQueue::aLaneForEachServerKeyAndFamily()
{
    CallFixture &net = *m_net;
    QVERIFY(queue().lanes().isEmpty());
    for (const char *model : {"gpt-4o", "openai/gpt-4o", "gpt-4o-2024-08-06", "gpt-4o-2024-05-13"}) {
        net.request.model = QString::fromLatin1(model);
        net.send();
        QCOMPARE(queue().lanes().size(), 1);
    }
    QCOMPARE(lane().model, QStringLiteral("gpt-4o"));
    QCOMPARE(lane().provider, QStringLiteral("Test server"));
    net.request.model = QStringLiteral("gpt-4o-mini");
    net.send();
    QCOMPARE(queue().lanes().size(), 2);
    net.endpoint.key = Secret("another-key-of-the-same-person");
    net.send();
    QCOMPARE(queue().lanes().size(), 3);
    net.endpoint.profile.id = QStringLiteral("other");
    net.send();
    QCOMPARE(queue().lanes().size(), 4);
    net.endpoint.base.setPort(net.endpoint.base.port() + 1);
    net.send();
    QCOMPARE(queue().lanes().size(), 5);
    // On Azure the name is the deployment's: it means what the person wants it to mean.
    net.endpoint.profile.urls = ProviderProfile::Urls::AzureDeployment;
    net.request.model = QStringLiteral("gpt-4o-2024-08-06");
    net.endpoint.key = Secret("a-third-key");
    net.send();
    QCOMPARE(queue().lanes().last().model, QStringLiteral("gpt-4o-2024-08-06"));
    QSet<LaneId> ids;
    for (const LaneStatus &known : queue().lanes())
        ids.insert(known.id);
    QCOMPARE(ids.size(), 6);
}

void TestRequestQueue::showsRunningAndWaiting()
{
    CallFixture &net = *m_net;
    limitTo(2);
    net.options.estimatedTokens = 100;
    net.options.retry->maxAttempts = 4;
    for (const char *title : {"one", "two", "three"})
        send(QString::fromLatin1(title), Priority::Bulk);
    QTRY_COMPARE(net.server.held(), 2);
    QCOMPARE(lane().running, 2);
    QCOMPARE(lane().queued, 1);
    QCOMPARE(lane().parallel, 2);
    QCOMPARE(lane().hold, Hold::Concurrency);
    QVERIFY(!lane().reason.isEmpty());
    QVERIFY(!lane().until.isValid());
    QVERIFY(!lane().isIdle());
    QCOMPARE(lane().tokens, (RateLimiter::Use{0, 200}));
    QCOMPARE(queue().calls().size(), 3);
    QCOMPARE(status(QStringLiteral("one")).state, State::Sending);
    QCOMPARE(status(QStringLiteral("one")).attempt, 1);
    QVERIFY(status(QStringLiteral("one")).reason.isEmpty());
    const CallStatus third = status(QStringLiteral("three"));
    QCOMPARE(third.state, State::Queued);
    QCOMPARE(third.attempt, 0);
    QCOMPARE(third.maxAttempts, 4);
    QCOMPARE(third.priority, Priority::Bulk);
    QCOMPARE(third.lane, lane().id);
    QCOMPARE(third.started, net.clock.utcNow());
    QCOMPARE(third.estimatedTokens, std::int64_t(100));
    QVERIFY(third.reason.contains(u"2"));
    net.server.release();
    QTRY_COMPARE(net.server.held(), 1);
    QCOMPARE(queue().calls().size(), 1);
    QTRY_VERIFY(lane().tokens.used == 12 + 12 + 100); // as reported
    net.server.release();
    QTRY_VERIFY(lane().isIdle());
    QVERIFY(queue().calls().isEmpty());
    QVERIFY(lane().reason.isEmpty());
}

void TestRequestQueue::interactiveBeforeBulk()
{
    CallFixture &net = *m_net;
    limitTo(1);
    send(QStringLiteral("first"));
    QTRY_COMPARE(net.server.held(), 1);
    send(QStringLiteral("bulk"), Priority::Bulk);
    send(QStringLiteral("person"), Priority::Interactive);
    net.server.release();
    QTRY_COMPARE(status(QStringLiteral("person")).state, State::Sending);
    QCOMPARE(status(QStringLiteral("bulk")).state, State::Queued);
    QTRY_COMPARE(net.server.held(), 1);
    net.server.release();
    QTRY_COMPARE(status(QStringLiteral("bulk")).state, State::Sending);
}

void TestRequestQueue::pauseAndResume()
{
    CallFixture &net = *m_net;
    CallRecord first(send(QStringLiteral("first")));
    QTRY_COMPARE(net.server.held(), 1);
    queue().pause(lane().id);
    QVERIFY(lane().paused);
    QCOMPARE(lane().hold, Hold::PausedByPerson);
    ChatCall *second = send(QStringLiteral("second"));
    CallRecord secondRecord(second);
    net.server.release();
    QTRY_COMPARE(first.finished, 1); // what runs goes on
    QTRY_VERIFY(!second->waitReason().isEmpty());
    QCOMPARE(second->state(), State::Queued);
    QCOMPARE(second->waitReason(), lane().reason);
    QVERIFY(!second->waitUntil().isValid());
    net.clock.advance(1h);
    QCOMPARE(net.server.postCount(), 1);
    queue().resume(lane().id);
    QVERIFY(!lane().paused);
    QTRY_COMPARE(net.server.held(), 1);
    QVERIFY(second->waitReason().isEmpty());
    net.server.release();
    QTRY_COMPARE(secondRecord.finished, 1);
    QVERIFY(second->result());
}

void TestRequestQueue::sendOneOfAPausedLane()
{
    CallFixture &net = *m_net;
    limitTo(4);
    queue().pause(lane().id);
    send(QStringLiteral("first"));
    ChatCall *second = send(QStringLiteral("second"));
    QTRY_VERIFY(!second->waitReason().isEmpty());
    QVERIFY(status(QStringLiteral("second")).canRetryNow());
    QCOMPARE(status(QStringLiteral("second")).hold, Hold::PausedByPerson);
    queue().retryNow(status(QStringLiteral("second")).id);
    QCOMPARE(second->state(), State::Sending);
    QVERIFY(!status(QStringLiteral("second")).canRetryNow());
    QTRY_COMPARE(net.server.held(), 1);
    QCOMPARE(status(QStringLiteral("first")).state, State::Queued);
}

void TestRequestQueue::skipAndCancel()
{
    CallFixture &net = *m_net;
    limitTo(1);
    ChatCall *running = send(QStringLiteral("running"));
    ChatCall *waiting = send(QStringLiteral("waiting"));
    send(QStringLiteral("next"));
    CallRecord runningRecord(running);
    CallRecord waitingRecord(waiting);
    QTRY_COMPARE(net.server.held(), 1);
    QVERIFY(!status(QStringLiteral("running")).canSkip());
    queue().skip(status(QStringLiteral("running")).id); // only what waits can be skipped
    QCOMPARE(running->state(), State::Sending);
    QVERIFY(status(QStringLiteral("waiting")).canSkip());
    queue().skip(status(QStringLiteral("waiting")).id);
    QCOMPARE(queue().calls().size(), 2);
    QTRY_COMPARE(waitingRecord.finished, 1);
    QCOMPARE(waiting->result().error().code, Error::Code::Cancelled);
    QVERIFY(waiting->attempts().isEmpty());
    queue().cancel(status(QStringLiteral("running")).id);
    QTRY_COMPARE(runningRecord.finished, 1);
    QCOMPARE(running->result().error().code, Error::Code::Cancelled);
    QTRY_COMPARE(status(QStringLiteral("next")).state, State::Sending);
}

void TestRequestQueue::skipKeepsTheReason()
{
    CallFixture &net = *m_net;
    net.options.retry = RetryPolicy::patient();
    net.server.setFallback({Server::write(Server::response(500, {}, errorBody("the disk is on fire", "server_error", "")))});
    ChatCall *call = send(QStringLiteral("one"));
    CallRecord record(call);
    QTRY_COMPARE(call->state(), State::Waiting);
    const QString said = call->attempts().first().error->message;
    queue().skip(status(QStringLiteral("one")).id);
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(call->result().error().code, Error::Code::Cancelled);
    QVERIFY(call->result().error().message.contains(said));
    net.clock.advance(1h);
    QCOMPARE(net.server.postCount(), 1);
}

void TestRequestQueue::cancelAll()
{
    CallFixture &net = *m_net;
    limitTo(2);
    QList<ChatCall *> calls;
    for (int i = 0; i < 5; ++i)
        calls.append(send(QString::number(i)));
    net.request.model = QStringLiteral("other-model");
    ChatCall *other = send(QStringLiteral("other"));
    QTRY_COMPARE(net.server.held(), 3);
    queue().cancelAll(99);
    QCOMPARE(queue().calls().size(), 6);
    queue().cancelAll(lane().id);
    QCOMPARE(queue().calls().size(), 1);
    QVERIFY(lane().isIdle());
    for (ChatCall *call : calls)
        QCOMPARE(call->state(), State::Finished);
    QCOMPARE(other->state(), State::Sending);
    queue().cancelAll();
    QVERIFY(queue().calls().isEmpty());
    QTRY_COMPARE(net.server.hangUps(), 3);
    QCOMPARE(net.server.postCount(), 3);
}

void TestRequestQueue::retriesAreShown()
{
    CallFixture &net = *m_net;
    net.options.retry = RetryPolicy::officialSdk();
    net.server.enqueue({Server::write(
        Server::response(429, {{"Retry-After", "20"}, {"x-request-id", "req_7"}}, errorBody("busy", "requests", "")))});
    ChatCall *call = send(QStringLiteral("one"));
    QTRY_COMPARE(call->state(), State::Waiting);
    const CallStatus shown = status(QStringLiteral("one"));
    QVERIFY(shown.retrying);
    QVERIFY(shown.canRetryNow());
    QCOMPARE(shown.until, net.clock.utcNow().addSecs(20));
    QVERIFY(!shown.reason.isEmpty());
    QCOMPARE(shown.attempt, 1);
    QCOMPARE(shown.attempts.size(), 1);
    QCOMPARE(shown.attempts.first().status, 429);
    QCOMPARE(shown.attempts.first().requestId, QStringLiteral("req_7"));
    QCOMPARE(lane().retrying, 1);
    QCOMPARE(lane().nextRetry, shown.until);
    QCOMPARE(lane().running, 0);
    QCOMPARE(lane().queued, 0);
    QCOMPARE(lane().hold, Hold::Paused); // shown though nobody stands in the line
    QCOMPARE(lane().until, shown.until);
    queue().retryNow(shown.id);
    QTRY_COMPARE(net.server.held(), 1);
    QCOMPARE(status(QStringLiteral("one")).attempt, 2);
    QCOMPARE(lane().retrying, 0);
    QVERIFY(!lane().nextRetry.isValid());
}

void TestRequestQueue::limitsLearnedAndOwn()
{
    CallFixture &net = *m_net;
    net.server.enqueue({Server::write(goodStream({{"x-ratelimit-limit-requests", "60"},
        {"x-ratelimit-remaining-requests", "0"}, {"x-ratelimit-reset-requests", "1m0s"},
        {"x-ratelimit-limit-tokens", "150000"}, {"x-ratelimit-remaining-tokens", "149000"},
        {"x-ratelimit-reset-tokens", "400ms"}}))});
    CallRecord first(send(QStringLiteral("first")));
    QTRY_COMPARE(first.finished, 1);
    QCOMPARE(lane().serverRequests, (RateLimiter::Use{60, 60}));
    QCOMPARE(lane().serverTokens, (RateLimiter::Use{150'000, 1'000}));
    QCOMPARE(lane().limits, RateLimits());
    ChatCall *second = send(QStringLiteral("second"));
    QTRY_COMPARE(second->state(), State::Waiting);
    QCOMPARE(lane().hold, Hold::ServerRequests);
    QCOMPARE(lane().until, net.clock.utcNow().addSecs(1));
    queue().setLimits(lane().id, {7, 0, 0, false});
    QCOMPARE(net.client->limits(net.endpoint, net.request.model).requestsPerMinute, std::int64_t(7));
    QTRY_COMPARE(net.server.held(), 1);
    QCOMPARE(lane().requests, (RateLimiter::Use{7, 2}));
    queue().setLimits(lane().id, {2, 0, 0, false});
    ChatCall *third = send(QStringLiteral("third"));
    QTRY_COMPARE(third->state(), State::Waiting);
    QVERIFY(third->waitReason().contains(u"requests a minute for this model (2)"));
    queue().setLimits(lane().id, {1, 0, 0, false}); // who waits hears of it
    QTRY_VERIFY(third->waitReason().contains(u"requests a minute for this model (1)"));
}

void TestRequestQueue::slowsDownAfterRefusals()
{
    CallFixture &net = *m_net;
    limitTo(4);
    net.server.setFallback({Server::hold(),
        Server::write(Server::response(429, {}, errorBody("slow down", "requests", "rate_limit_exceeded")))});
    for (int i = 0; i < 4; ++i)
        send(QString::number(i));
    QTRY_COMPARE(net.server.held(), 4);
    net.server.setFallback({Server::hold(), Server::write(goodStream())});
    net.server.release();
    QTRY_VERIFY(lane().isIdle());
    QCOMPARE(lane().parallel, 2);
    QVERIFY(lane().slowedDown);
    for (int i = 0; i < 4; ++i)
        send(QString::number(i));
    QTRY_COMPARE(net.server.held(), 2);
    QVERIFY(lane().reason.contains(u"Test server"));
}

void TestRequestQueue::refusedKeyHoldsBulk_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<bool>("holds");
    QTest::newRow("key") << 401 << QByteArray("invalid_api_key") << true;
    QTest::newRow("credit") << 429 << QByteArray("insufficient_quota") << true;
    QTest::newRow("this request alone") << 400 << QByteArray("context_length_exceeded") << false;
}

/// One POST tells it; the other hundred are not spent on hearing it again.
void TestRequestQueue::refusedKeyHoldsBulk()
{
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    QFETCH(bool, holds);
    CallFixture &net = *m_net;
    limitTo(1);
    net.server.enqueue({Server::write(Server::response(status, {}, errorBody("no", "", code)))});
    ChatCall *first = send(QStringLiteral("first"), Priority::Bulk);
    CallRecord firstRecord(first);
    ChatCall *second = send(QStringLiteral("second"), Priority::Bulk);
    CallRecord secondRecord(second);
    QTRY_COMPARE(firstRecord.finished, 1);
    QTRY_COMPARE(lane().stopped, holds);
    if (!holds) {
        QTRY_COMPARE(second->state(), State::Sending);
        return;
    }
    QTRY_VERIFY(second->waitReason().contains(first->result().error().message));
    QCOMPARE(second->state(), State::Queued);
    QCOMPARE(lane().hold, Hold::Stopped);
    QCOMPARE(lane().reason, second->waitReason());
    net.clock.advance(24h);
    QCOMPARE(net.server.postCount(), 1);

    // What a person sends goes out, and once it is answered the rest does too.
    CallRecord person(send(QStringLiteral("person")));
    QTRY_COMPARE(net.server.held(), 1);
    QCOMPARE(second->state(), State::Queued);
    QVERIFY(second->waitReason().contains(first->result().error().message));
    net.server.release();
    QTRY_COMPARE(person.finished, 1);
    QTRY_COMPARE(second->state(), State::Sending);
    QVERIFY(!lane().stopped);
}

void TestRequestQueue::longWaitHoldsBulk()
{
    CallFixture &net = *m_net;
    limitTo(1);
    net.options.retry = RetryPolicy::officialSdk();
    net.server.enqueue({Server::write(Server::response(429, {{"Retry-After", "3600"}}, errorBody("tomorrow", "requests", "")))});
    CallRecord first(send(QStringLiteral("first"), Priority::Bulk));
    ChatCall *second = send(QStringLiteral("second"), Priority::Bulk);
    ChatCall *third = send(QStringLiteral("third"), Priority::Bulk);
    QTRY_COMPARE(first.finished, 1);
    QTRY_COMPARE(second->state(), State::Waiting);
    QCOMPARE(second->waitUntil(), net.clock.utcNow().addSecs(3600));
    QCOMPARE(lane().until, second->waitUntil());
    queue().retryNow(status(QStringLiteral("third")).id);
    QCOMPARE(third->state(), State::Sending);
    queue().cancel(status(QStringLiteral("third")).id);
    net.clock.advance(3599s);
    QCOMPARE(second->state(), State::Waiting);
    net.clock.advance(1s);
    QTRY_COMPARE(second->state(), State::Sending);
    queue().cancel(status(QStringLiteral("second")).id);

    // A person may end the stop.
    net.server.enqueue({Server::write(Server::response(401, {}, errorBody("no", "", "")))});
    CallRecord fourth(send(QStringLiteral("fourth"), Priority::Bulk));
    QTRY_COMPARE(fourth.finished, 1);
    QCOMPARE(lane().hold, Hold::Stopped); // shown though nobody waits
    QVERIFY(!lane().reason.isEmpty());
    ChatCall *fifth = send(QStringLiteral("fifth"), Priority::Bulk);
    QTRY_VERIFY(!fifth->waitReason().isEmpty());
    queue().resume(lane().id);
    QTRY_COMPARE(fifth->state(), State::Sending);
}

void TestRequestQueue::logKeepsRequestIds()
{
    CallFixture &net = *m_net;
    net.server.enqueue({Server::write(Server::response(400, {{"x-request-id", "req_1"}}, errorBody("no", "", "")))});
    net.server.enqueue({Server::write(goodStream({{"x-request-id", "req_" + kKey}}))});
    CallRecord first(send(QStringLiteral("first")));
    QTRY_COMPARE(first.finished, 1);
    CallRecord second(send(QStringLiteral("second")));
    QTRY_COMPARE(second.finished, 1);
    const QList<LoggedAttempt> log = queue().log();
    QCOMPARE(log.size(), 2);
    QCOMPARE(log.first().title, QStringLiteral("first"));
    QCOMPARE(log.first().provider, QStringLiteral("Test server"));
    QCOMPARE(log.first().model, QStringLiteral("test-model"));
    QCOMPARE(log.first().attempt.requestId, QStringLiteral("req_1"));
    QCOMPARE(log.first().attempt.status, 400);
    QVERIFY(log.first().attempt.error);
    QVERIFY(!log.last().attempt.error);
    QCOMPARE(log.last().attempt.requestId, QStringLiteral("req_[key]"));
    QVERIFY(log.last().call > log.first().call);
}

void TestRequestQueue::logIsBounded()
{
    CallFixture &net = *m_net;
    limitTo(64);
    net.server.stopListening(); // refusals are quick
    constexpr int kCalls = static_cast<int>(RequestQueue::kLogged) + 5;
    for (int i = 0; i < kCalls; ++i)
        send(QString::number(i));
    QTRY_VERIFY_WITH_TIMEOUT(queue().calls().isEmpty(), 20'000);
    const auto log = queue().log();
    QCOMPARE(log.size(), RequestQueue::kLogged);
    // The oldest went: those that were sent last ended among the last, in whatever order.
    const auto has = [&log](CallId id) { return std::any_of(log.begin(), log.end(), [id](const auto &entry) { return entry.call == id; }); };
    for (int i = 0; i < 100; ++i)
        QVERIFY2(has(CallId(kCalls - i)), qPrintable(QString::number(kCalls - i)));
}

void TestRequestQueue::changedIsBounded()
{
    CallFixture &net = *m_net;
    limitTo(1);
    int signalsSeen = 0;
    qsizetype shown = -1;
    connect(&queue(), &RequestQueue::changed, this, [&] {
        ++signalsSeen;
        shown = queue().calls().size();
    });
    for (int i = 0; i < 50; ++i)
        send(QString::number(i));
    QCOMPARE(signalsSeen, 0); // never from inside a call
    QTRY_COMPARE(signalsSeen, 1);
    QTRY_COMPARE(net.server.held(), 1);
    net.server.release();
    QTRY_COMPARE(queue().calls().size(), 49);
    QTRY_COMPARE(net.server.held(), 1);
    QCOMPARE(signalsSeen, 1);
    net.clock.advance(99ms);
    QCOMPARE(signalsSeen, 1);
    net.clock.advance(1ms);
    QCOMPARE(signalsSeen, 2);
    QCOMPARE(shown, qsizetype(49)); // the last change is not lost
    net.clock.advance(10s);
    QCOMPARE(signalsSeen, 2); // nothing happened, nothing is said
    queue().cancelAll();
    QTRY_COMPARE(shown, qsizetype(0));
}

void TestRequestQueue::idsOfThePastAreIgnored()
{
    CallFixture &net = *m_net;
    ChatCall *call = send(QStringLiteral("one"));
    const CallId id = status(QStringLiteral("one")).id;
    delete call;
    QVERIFY(queue().calls().isEmpty());
    for (const CallId gone : {id, CallId(0), CallId(12345)}) {
        queue().retryNow(gone);
        queue().skip(gone);
        queue().cancel(gone);
        queue().pause(gone + 1);
        queue().resume(gone + 1);
        queue().setLimits(gone + 1, {1, 1, 1});
        queue().cancelAll(gone + 1);
    }
    QVERIFY(!lane().paused);
    CallRecord next(send(QStringLiteral("two")));
    QVERIFY(status(QStringLiteral("two")).id > id);
    QTRY_COMPARE(net.server.held(), 1);
}

void TestRequestQueue::clientGoesFirst()
{
    CallFixture &net = *m_net;
    limitTo(1);
    net.options.retry = RetryPolicy::patient();
    ChatCall *running = send(QStringLiteral("one"));
    ChatCall *waiting = send(QStringLiteral("two"));
    CallRecord record(running);
    CallRecord waitingRecord(waiting);
    QTRY_COMPARE(net.server.held(), 1);
    QTRY_VERIFY(!waiting->waitReason().isEmpty());
    net.client.reset();
    QVERIFY(waiting->waitReason().isEmpty());
    for (ChatCall *call : {running, waiting}) {
        call->retryNow();
        call->skip();
        call->abort();
        QCOMPARE(call->state(), State::Finished);
    }
    QTRY_COMPARE(record.finished, 1);
    QTRY_COMPARE(waitingRecord.finished, 1);
}

/// What one answer costs does not grow with the line behind it.
void TestRequestQueue::thousandsWait()
{
    CallFixture &net = *m_net;
    limitTo(1);
    constexpr int kCalls = 5'000;
    int told = 0;
    for (int i = 0; i < kCalls; ++i) {
        connect(send(QString::number(i), Priority::Bulk), &ChatCall::stateChanged, this, [&] { ++told; });
    }
    QTRY_COMPARE(net.server.held(), 1);
    QTRY_VERIFY(told >= kCalls);
    for (int i = 0; i < 5; ++i) {
        net.server.release();
        QTRY_COMPARE(queue().calls().size(), kCalls - 1 - i);
        QTRY_COMPARE(net.server.held(), 1);
    }
    QVERIFY2(told < kCalls + 50, qPrintable(QString::number(told)));
    QCOMPARE(lane().queued, kCalls - 6);

    // A view asks for what is in sight.
    const auto all = queue().calls();
    QCOMPARE(queue().callCount(), all.size());
    const auto some = queue().calls(100, 30);
    QCOMPARE(some.size(), qsizetype(30));
    QCOMPARE(some.first().id, all.at(100).id);
    QCOMPARE(some.last().id, all.at(129).id);
    QVERIFY(!some.last().reason.isEmpty());
    QCOMPARE(queue().calls(all.size() - 2, 30).size(), qsizetype(2));
    QCOMPARE(queue().calls(all.size() + 5, 30).size(), qsizetype(0));
    QCOMPARE(queue().calls(-5, 3).size(), qsizetype(3));
    QCOMPARE(queue().calls(0, 0).size(), qsizetype(0));
}

QTEST_GUILESS_MAIN(TestRequestQueue)
#include "tst_requestqueue.moc"
