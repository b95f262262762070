#include "callfixture.h"
#include "net/queuestatus.h"

using namespace cuewright;
using namespace std::chrono_literals;
using State = ChatCall::State;

/// The life of one call: how it succeeds, and all the ways to end it from outside.
class TestChatCall : public QObject
{
    Q_OBJECT
private slots:
    void success_data();
    void success();
    void abortMidStream();
    void ownerDestroyedMidStream();
    void deletedInsideFinished();
    void deletedInsideAnEvent();
    void deletedInsideAStateChange();
    void clientDestroyedMidStream();
    void abortBeforeSending();
    void abortInsideAnEvent();
    void nothingToSendWith_data();
    void nothingToSendWith();
    void endsAtDoneWithTheSocketOpen();
    void manyAtOnce();
    void refusedAtTheGateCostsNoLimit();
};

void TestChatCall::success_data()
{
    QTest::addColumn<bool>("stream");
    QTest::addColumn<QByteArray>("response");

    const auto gzipped = [](const QByteArray &type, const QByteArray &body) {
        return FakeServer::response(200, {{"Content-Type", type}, {"Content-Encoding", "gzip"}}, FakeServer::gzip(body));
    };
    const QByteArray sse = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}\n\n"
                           "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3}}\n\ndata: [DONE]\n\n";
    QTest::newRow("stream") << true << goodStream({{"X-Request-Id", "req_7"}});
    QTest::newRow("document") << false << FakeServer::json(goodDocument(), {{"x-request-id", "req_7"}});
    QTest::newRow("document for a stream") << true << FakeServer::json(goodDocument(), {{"x-request-id", "req_7"}});
    QTest::newRow("gzip document") << false << gzipped("application/json", goodDocument());
    QTest::newRow("gzip stream") << true << gzipped("text/event-stream", sse);
    QTest::newRow("stream until the connection closes")
        << true << "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + sse;
}

void TestChatCall::success()
{
    QFETCH(bool, stream);
    QFETCH(QByteArray, response);
    CallFixture net;
    net.request.stream = stream;
    net.server.enqueue({FakeServer::write(response), FakeServer::close()});
    ChatCall *call = net.send();
    CallRecord record(call);
    QCOMPARE(call->state(), State::Queued);
    QTRY_COMPARE(record.finished, 1);

    QVERIFY2(call->result(), qPrintable(call->result() ? QString() : call->result().error().message));
    QCOMPARE(call->result()->text, QStringLiteral("Hello"));
    QVERIFY(call->result()->complete);
    QCOMPARE(call->result()->usage->output, 3);
    QCOMPARE(call->partial().text, QStringLiteral("Hello"));
    QCOMPARE(record.states, QList<State>({State::Sending, State::Streaming, State::Finished}));
    QCOMPARE(call->parent(), &net.owner);

    QCOMPARE(record.attempts.size(), 1);
    QCOMPARE(call->attempts().size(), 1);
    const Attempt attempt = call->attempts().first();
    QCOMPARE(attempt.number, 1);
    QCOMPARE(attempt.status, 200);
    QCOMPARE(attempt.started, net.clock.utcNow());
    QCOMPARE(attempt.requestId, response.toLower().contains("req_7") ? QStringLiteral("req_7") : QString());
    QVERIFY(!attempt.error);

    QCOMPARE(net.server.postCount(), 1);
    const FakeServer::Request &request = net.server.requests().first();
    QCOMPARE(request.path, QByteArray("/v1/chat/completions"));
    QCOMPARE(request.header("Authorization"), QByteArray("Bearer ") + kKey);
    QCOMPARE(request.header("Content-Type"), QByteArray("application/json"));
    QCOMPARE(request.header("Content-Length"), QByteArray::number(request.body.size()));
    QCOMPARE(request.body, call->exchange().requestBody);
    QVERIFY(parseJson(request.body));
    QCOMPARE(call->exchange().status, 200);
    QCOMPARE(call->exchange().url.path(), QStringLiteral("/v1/chat/completions"));
    QVERIFY(call->exchange().responseBody.contains("content"));
    QCOMPARE(call->exchange().format, WireFormat::ChatCompletions);
    QVERIFY(!call->exchange().isCut);
    QCOMPARE(record.finished, 1);
}

void TestChatCall::abortMidStream()
{
    for (int round = 0; round < 50; ++round) {
        CallFixture net;
        net.server.enqueue({FakeServer::write(FakeServer::streamHead() + delta("Hel")), FakeServer::hold()});
        ChatCall *call = net.send();
        CallRecord record(call);
        QTRY_COMPARE(record.text, QStringLiteral("Hel"));
        call->abort();
        QCOMPARE(record.finished, 0); // never from inside
        call->abort();
        QCOMPARE(call->state(), State::Finished);
        QTRY_COMPARE(record.finished, 1);
        QTRY_COMPARE(net.server.hangUps(), 1);
        QCOMPARE(call->result().error().code, Error::Code::Cancelled);
        QCOMPARE(call->partial().text, QStringLiteral("Hel"));
        QVERIFY(!call->partial().complete);
        QCOMPARE(record.attempts.size(), 1);
        QCOMPARE(record.attempts.first().error->code, Error::Code::Cancelled);
        QCOMPARE(net.server.postCount(), 1);
        QCOMPARE(record.finished, 1);
    }
}

void TestChatCall::ownerDestroyedMidStream()
{
    for (int round = 0; round < 50; ++round) {
        CallFixture net;
        net.server.enqueue({FakeServer::write(FakeServer::streamHead() + delta("Hel")), FakeServer::hold()});
        auto owner = std::make_unique<QObject>();
        ChatCall *call = net.client->send(net.request, net.endpoint, net.options, owner.get());
        CallRecord record(call);
        QTRY_COMPARE(record.text, QStringLiteral("Hel"));
        owner.reset();
        QTRY_COMPARE(net.server.hangUps(), 1);
        QCOMPARE(record.finished, 0);
        QCOMPARE(record.attempts.size(), 1); // it may be paid for, so who keeps the books hears of it
        QCOMPARE(net.clock.pendingAlarms(), 0);
    }
}

void TestChatCall::deletedInsideFinished()
{
    for (int round = 0; round < 50; ++round) {
        CallFixture net;
        net.server.enqueue({FakeServer::write(goodStream())});
        QPointer<ChatCall> call = net.send();
        connect(call, &ChatCall::finished, this, [call] { delete call.data(); });
        QTRY_VERIFY(!call);
        QCOMPARE(net.server.postCount(), 1);
    }
}

void TestChatCall::deletedInsideAnEvent()
{
    for (int round = 0; round < 50; ++round) {
        CallFixture net;
        net.server.enqueue({FakeServer::write(goodStream())});
        QPointer<ChatCall> call = net.send();
        connect(call, &ChatCall::eventReceived, this, [call] { delete call.data(); });
        QTRY_VERIFY(!call);
    }
}

void TestChatCall::deletedInsideAStateChange()
{
    for (const State when : {State::Sending, State::Streaming, State::Waiting, State::Finished}) {
        CallFixture net;
        net.options.retry = RetryPolicy::officialSdk();
        if (when == State::Waiting)
            net.server.enqueue({FakeServer::write(FakeServer::response(500, {}, "{}"))});
        net.server.enqueue({FakeServer::write(goodStream())});
        QPointer<ChatCall> call = net.send();
        connect(call, &ChatCall::stateChanged, this, [call, when](State state) {
            if (state == when)
                delete call.data();
        });
        QTRY_VERIFY(!call);
        QCOMPARE(net.clock.pendingAlarms(), 0);
    }
}

void TestChatCall::clientDestroyedMidStream()
{
    CallFixture net;
    net.server.enqueue({FakeServer::write(FakeServer::streamHead() + delta("Hel")), FakeServer::hold()});
    ChatCall *call = net.send();
    CallRecord record(call);
    ChatCall *waiting = net.send();
    CallRecord waitingRecord(waiting);
    QTRY_COMPARE(record.text, QStringLiteral("Hel"));
    net.client.reset();
    QTRY_COMPARE(record.finished, 1);
    QTRY_COMPARE(waitingRecord.finished, 1);
    QCOMPARE(call->result().error().code, Error::Code::Cancelled);
    QCOMPARE(call->partial().text, QStringLiteral("Hel"));
    QTRY_COMPARE(net.server.hangUps(), 1);
    call->abort();
    call->retryNow();
}

void TestChatCall::abortBeforeSending()
{
    CallFixture net;
    ChatCall *call = net.send();
    CallRecord record(call);
    call->abort(ChatCall::AbortReason::Shutdown);
    QCOMPARE(record.finished, 0);
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(call->result().error().code, Error::Code::Cancelled);
    QVERIFY(call->attempts().isEmpty());
    QCOMPARE(record.states, QList<State>({State::Finished}));
    QCOMPARE(net.server.connectionCount(), 0);
}

void TestChatCall::abortInsideAnEvent()
{
    CallFixture net;
    net.server.enqueue({FakeServer::write(FakeServer::streamHead() + delta("a") + delta("b") + delta("c") + streamEnd())});
    ChatCall *call = net.send();
    CallRecord record(call);
    connect(call, &ChatCall::eventReceived, call, [call] { call->abort(); });
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(record.text, QStringLiteral("a"));
    QVERIFY(!call->result());
    QCOMPARE(record.attempts.size(), 1);
}

void TestChatCall::nothingToSendWith_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QUrl>("base");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<Error::Code>("code");

    const QUrl base(QStringLiteral("http://127.0.0.1:1/v1"));
    QTest::newRow("no key") << QByteArray() << base << QByteArray("X-Title") << Error::Code::Auth;
    QTest::newRow("blank key") << QByteArray(" \n") << base << QByteArray("X-Title") << Error::Code::Auth;
    QTest::newRow("line end in the key") << QByteArray("abc\r\nX-Evil: 1") << base << QByteArray("X-Title")
                                         << Error::Code::Auth;
    QTest::newRow("no ASCII key") << QByteArray("schl\xc3\xbcssel") << base << QByteArray("X-Title") << Error::Code::Auth;
    QTest::newRow("no address") << kKey << QUrl() << QByteArray("X-Title") << Error::Code::Invalid;
    QTest::newRow("a file") << kKey << QUrl(QStringLiteral("file:///etc/passwd")) << QByteArray("X-Title")
                            << Error::Code::Invalid;
    QTest::newRow("header name") << kKey << base << QByteArray("X-Ti\ntle") << Error::Code::Invalid;
    QTest::newRow("empty header name") << kKey << base << QByteArray() << Error::Code::Invalid;
}

void TestChatCall::nothingToSendWith()
{
    QFETCH(QByteArray, key);
    QFETCH(QUrl, base);
    QFETCH(QByteArray, header);
    QFETCH(Error::Code, code);
    CallFixture net;
    net.endpoint.key = Secret(key);
    net.endpoint.base = base;
    net.endpoint.headers = {{header, "value"}};
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(call->result().error().code, code);
    QVERIFY(!call->result().error().message.isEmpty());
    QVERIFY(call->attempts().isEmpty());
}

void TestChatCall::endsAtDoneWithTheSocketOpen()
{
    CallFixture net;
    QByteArray open = goodStream();
    open.chop(FakeServer::lastChunk().size());
    net.server.enqueue({FakeServer::write(open), FakeServer::hold(), FakeServer::write(FakeServer::lastChunk())});
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(record.finished, 1);
    QVERIFY(call->result());
    QCOMPARE(net.server.held(), 1);
    // The body's end comes a little later; until then the connection is spared for the next request.
    delete call;
    net.server.release();
    QTRY_COMPARE(net.server.held(), 0);
    QCOMPARE(net.server.hangUps(), 0);
    QCOMPARE(net.server.openConnections(), 1);
}

void TestChatCall::manyAtOnce()
{
    CallFixture net;
    net.client->setLimits(net.endpoint, net.request.model, {0, 0, 20});
    net.server.setFallback({FakeServer::hold(), FakeServer::write(goodStream())});
    std::vector<std::unique_ptr<CallRecord>> records;
    for (int i = 0; i < 20; ++i)
        records.push_back(std::make_unique<CallRecord>(net.send()));
    // Six to a host is what one manager does; what it holds back would be waiting that nobody sees.
    QTRY_COMPARE(net.server.held(), 20);
    net.server.release();
    for (const auto &record : records) {
        QTRY_COMPARE(record->finished, 1);
        QCOMPARE(record->text, QStringLiteral("Hello"));
    }
    QCOMPARE(net.server.postCount(), 20);
}

void TestChatCall::refusedAtTheGateCostsNoLimit()
{
    class NoGate final : public SendGate
    {
    public:
        void ask(int, const QDateTime &) override
        {
            QMetaObject::invokeMethod(this, [this] { emit refused(Error{Error::Code::Budget, QStringLiteral("Too dear"), {}, {}}); }, Qt::QueuedConnection);
        }
    } gate;
    CallFixture net;
    net.server.setFallback({FakeServer::write(goodStream())});
    net.client->setLimits(net.endpoint, net.request.model, {1, 1000, 1});
    net.options.estimatedTokens = 1000;
    net.options.gate = &gate;
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(call->result().error().code, Error::Code::Budget);
    QCOMPARE(net.server.postCount(), 0);
    const LaneStatus lane = net.client->queue().lanes().first();
    QCOMPARE(lane.requests.used, std::int64_t(0));
    QCOMPARE(lane.tokens.used, std::int64_t(0));
    QCOMPARE(lane.running, 0);
    net.options.gate = nullptr; // the one request of this minute is still there
    CallRecord next(net.send());
    QTRY_COMPARE(next.finished, 1);
    QCOMPARE(net.server.postCount(), 1);
}

QTEST_GUILESS_MAIN(TestChatCall)
#include "tst_chatcall.moc"
