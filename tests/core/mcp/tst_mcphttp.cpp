#include "mcp/mcpserver.h"

#include "fakeclock.h"
#include "fakeserver.h"
#include "net/managerpool.h"
#include "results.h"

#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using S = FakeServer;

QByteArray answer(int id, const QByteArray &result)
{
    return "{\"jsonrpc\":\"2.0\",\"id\":" + QByteArray::number(id) + ",\"result\":" + result + "}";
}

const QByteArray kHello = R"({"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"web","version":"3"}})";
const QByteArray kTools = R"({"tools":[{"name":"echo","inputSchema":{"type":"object"}}]})";

QByteArray textResult(const QByteArray &text)
{
    return "{\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}";
}

} // namespace

/// A server that is asked for its era (1), initialize (2), initialized, its stream and the tools (3): the fourth request of
/// ours is the first call.
struct Web
{
    Web()
        : launch{{}, {}, {}, {}, web.url(u"/mcp"_s), {{"Authorization", "Bearer key-of-the-test"}}, {Secret("key-of-the-test")}}
    {
        web.setAnswer("GET", {S::write(S::response(405, {}, ""))});
    }
    void enqueueBeginning(const S::Headers &session = {{"Mcp-Session-Id", "s-1"}})
    {
        web.enqueue({S::write(S::response(400, {}, R"({"jsonrpc":"2.0","id":null,"error":{"code":-32000,"message":"Server not initialized"}})"))});
        enqueueSession(2, session);
    }
    void enqueueSession(int id, const S::Headers &session)
    {
        web.enqueue({S::write(S::json(answer(id, kHello), session))});
        web.enqueue({S::write(S::response(202, {}, ""))});
        web.enqueue({S::write(S::json(answer(id + 1, kTools)))});
    }
    bool start()
    {
        server = std::make_unique<McpServer>(u"web"_s, launch, pool, clock);
        server->start();
        return QTest::qWaitFor([this] { return server->state() != McpServer::State::Starting; }, 20000)
            && server->state() == McpServer::State::Ready && QTest::qWaitFor([this] { return web.requests().size() == 5; }, 20000);
    }
    McpCall *call() { return server->call(u"echo"_s, Json::object(), &owner); }
    static QString outcome(McpCall *call)
    {
        QSignalSpy finished(call, &McpCall::finished);
        if (!finished.wait(20000))
            return u"the test gave up"_s;
        return call->result() ? call->result()->modelText() : u"!"_s + call->result().error().message;
    }

    QObject owner;
    FakeServer web;
    McpLaunch launch;
    FakeClock clock;
    ManagerPool pool;
    std::unique_ptr<McpServer> server;
};

class TestMcpHttp final : public QObject
{
    Q_OBJECT
private slots:
    void headersOfEveryKind()
    {
        Web web;
        web.enqueueBeginning();
        QVERIFY(web.start());
        web.web.enqueue({S::write(S::json(answer(4, textResult("hi"))))});
        QCOMPARE(Web::outcome(web.call()), u"hi"_s);
        web.server->stop();
        QTRY_COMPARE(web.server->state(), McpServer::State::Stopped);
        const auto &requests = web.web.requests();
        QCOMPARE(requests.size(), 7);
        QCOMPARE(requests[0].header("MCP-Protocol-Version"), QByteArray("2026-07-28"));
        QCOMPARE(requests[0].header("Mcp-Method"), QByteArray("server/discover"));
        QVERIFY(requests[1].header("MCP-Protocol-Version").isEmpty());
        QVERIFY(requests[1].header("Mcp-Session-Id").isEmpty());
        for (qsizetype i = 0; i < requests.size(); ++i)
            QCOMPARE(requests[i].header("Authorization"), QByteArray("Bearer key-of-the-test"));
        for (qsizetype i = 2; i < requests.size(); ++i) {
            QCOMPARE(requests[i].header("MCP-Protocol-Version"), QByteArray("2025-11-25"));
            QCOMPARE(requests[i].header("Mcp-Session-Id"), QByteArray("s-1"));
        }
        QCOMPARE(requests[1].header("Accept"), QByteArray("application/json, text/event-stream"));
        QCOMPARE(requests[1].header("Content-Type"), QByteArray("application/json"));
        QCOMPARE(requests.last().method, QByteArray("DELETE"));
    }

    void answersOfACall_data()
    {
        QTest::addColumn<FakeServer::Script>("script");
        QTest::addColumn<QString>("expected");
        const QByteArray good = answer(4, textResult("fine"));
        const auto stream = [](const QByteArray &events) { return S::Script{S::write(S::streamHead() + events + S::lastChunk())}; };
        QTest::newRow("JSON") << S::Script{S::write(S::json(good))} << "fine";
        QTest::newRow("stream") << stream(S::event(good)) << "fine";
        QTest::newRow("stream that stays open") << S::Script{S::write(S::streamHead() + S::event(good)), S::hold()} << "fine";
        QTest::newRow("without a last blank line") << stream(S::chunk("data: " + good)) << "fine";
        QTest::newRow("after other messages") << stream(S::event("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"data\":1}}") + S::event("") + S::event("no json") + S::event(good)) << "fine";
        QTest::newRow("a batch") << stream(S::event("[" + answer(99, "{}") + "," + good + "]")) << "fine";
        QTest::newRow("another's answer") << S::Script{S::write(S::json(answer(99, textResult("x"))))} << "!The server sent no answer to the request.";
        QTest::newRow("no JSON") << S::Script{S::write(S::json("hello"))} << "!The server's answer cannot be used. This is not valid JSON (line 1, column 1).";
        QTest::newRow("a page") << S::Script{S::write(S::response(200, {{"Content-Type", "text/html"}}, "<html>"))} << "!What answers at this address is no MCP server.";
        QTest::newRow("taken, not answered") << S::Script{S::write(S::response(202, {}, ""))} << "!What answers at this address is no MCP server.";
        QTest::newRow("key") << S::Script{S::write(S::response(401, {}, "who?"))} << "!The server wants a key, or does not accept the one in mcp.json.";
        QTest::newRow("trouble") << S::Script{S::write(S::response(500, {}, "out of key-of-the-test order"))} << "!The server refused (HTTP 500): out of key-of-the-test order";
        QTest::newRow("JSON-RPC error with a status") << S::Script{S::write(S::response(400, {}, R"({"error":{"code":-32602,"message":"wrong"}})"))} << "!The server refused: wrong";
        QTest::newRow("another origin") << S::Script{S::write(S::response(307, {{"Location", "http://127.0.0.2:9/mcp"}}, ""))} << "!The server sends requests on to another address, which is not followed. Enter that address instead, if you trust it.";
        QTest::newRow("a redirect that drops the body") << S::Script{S::write(S::response(302, {{"Location", "/other"}}, ""))} << "!The server sends requests on to another address, which is not followed. Enter that address instead, if you trust it.";
        QTest::newRow("stream ends, nothing to come back to") << stream(S::event("{\"jsonrpc\":\"2.0\",\"method\":\"x\"}")) << "!The connection to the server broke before the answer came.";
        QTest::newRow("11 MB in one event") << S::Script{S::write(S::streamHead() + S::chunk("data: " + QByteArray(11 << 20, 'x'))), S::hold()} << QStringLiteral("!The server’s answer is larger than 10 MB.");
        QTest::newRow("11 MB") << S::Script{S::write(S::json(QByteArray(11 << 20, ' ')))} << QStringLiteral("!The server’s answer is larger than 10 MB.");
        QTest::newRow("deep") << S::Script{S::write(S::json("{\"id\":4,\"result\":" + QByteArray("[").repeated(10000)))} << "!The server's answer cannot be used. This JSON is nested more than 512 levels deep.";
    }
    void answersOfACall()
    {
        QFETCH(FakeServer::Script, script);
        QFETCH(QString, expected);
        Web web;
        web.enqueueBeginning();
        QVERIFY(web.start());
        web.web.enqueue(script);
        QCOMPARE(Web::outcome(web.call()), expected);
        QCOMPARE(web.server->state(), McpServer::State::Ready);
    }

    void redirectInsideTheOrigin()
    {
        Web web;
        web.enqueueBeginning();
        QVERIFY(web.start());
        web.web.enqueue({S::write(S::response(308, {{"Location", "/elsewhere"}}, ""))});
        web.web.enqueue({S::write(S::json(answer(4, textResult("there"))))});
        QCOMPARE(Web::outcome(web.call()), u"there"_s);
        QCOMPARE(web.web.requests().last().path, QByteArray("/elsewhere"));
        QCOMPARE(web.web.requests().last().method, QByteArray("POST"));
    }

    void brokenStreamIsTakenUpAgain()
    {
        Web web;
        web.enqueueBeginning();
        QVERIFY(web.start());
        web.web.enqueue({S::write(S::streamHead() + S::chunk("id: e-7\nretry: 700\ndata:\n\n") + S::lastChunk())});
        McpCall *call = web.call();
        QTRY_COMPARE(web.clock.untilNextAlarm(), 700ms);
        web.web.setAnswer("GET", {S::write(S::streamHead() + S::event(answer(4, textResult("later"))) + S::lastChunk())});
        web.clock.advance(699ms);
        QCOMPARE(web.web.postCount(), 5);
        web.clock.advance(1ms);
        QCOMPARE(Web::outcome(call), u"later"_s);
        QCOMPARE(web.web.requests().last().method, QByteArray("GET"));
        QCOMPARE(web.web.requests().last().header("Last-Event-ID"), QByteArray("e-7"));
        QCOMPARE(web.web.postCount(), 5); // the call was not made twice
    }

    void streamThatGivesNothingIsGivenUp()
    {
        Web web;
        web.enqueueBeginning();
        QVERIFY(web.start());
        web.web.enqueue({S::write(S::streamHead() + S::chunk("id: e-7\nretry: 10\ndata:\n\n") + S::lastChunk())});
        McpCall *call = web.call();
        QSignalSpy finished(call, &McpCall::finished);
        for (int i = 0; i < 5; ++i) {
            QTRY_COMPARE(web.clock.untilNextAlarm(), 10ms);
            web.clock.advance(10ms);
        }
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(call->result().error().code, Error::Code::NotFound); // the fallback: 405
    }

    void lostSessionIsRenewedOnce_data()
    {
        QTest::addColumn<QByteArray>("lost");
        QTest::newRow("404") << S::response(404, {}, "");
        QTest::newRow("400") << S::response(400, {}, R"({"jsonrpc":"2.0","error":{"code":-32000,"message":"Bad Request: No valid session ID provided"},"id":null})");
    }
    void lostSessionIsRenewedOnce()
    {
        QFETCH(QByteArray, lost);
        Web web;
        web.enqueueBeginning();
        QVERIFY(web.start());
        web.web.enqueue({S::write(lost)});
        web.enqueueSession(5, {{"Mcp-Session-Id", "s-2"}});
        web.web.enqueue({S::write(S::json(answer(7, textResult("again"))))});
        QCOMPARE(Web::outcome(web.call()), u"again"_s);
        QCOMPARE(web.web.requests().last().header("Mcp-Session-Id"), QByteArray("s-2"));
        // Lost, renewed and lost at once: no third try.
        web.web.enqueue({S::write(lost)});
        web.enqueueSession(9, {{"Mcp-Session-Id", "s-3"}});
        web.web.enqueue({S::write(lost)});
        QCOMPARE(Web::outcome(web.call()), u"!The server has forgotten the session."_s);
    }

    void requestsOfTheServer()
    {
        Web web;
        web.enqueueBeginning();
        QVERIFY(web.start());
        web.web.enqueue({S::write(S::streamHead() + S::event(R"({"jsonrpc":"2.0","id":4,"method":"ping"})")
                             + S::event(R"({"jsonrpc":"2.0","id":"q","method":"sampling/createMessage"})")), S::hold(),
            S::write(S::event(answer(4, textResult("ok"))) + S::lastChunk())});
        web.web.enqueue({S::write(S::response(202, {}, ""))});
        web.web.enqueue({S::write(S::response(202, {}, ""))});
        McpCall *call = web.call();
        QTRY_COMPARE(web.web.requests().size(), 8);
        QByteArrayList bodies{web.web.requests()[6].body, web.web.requests()[7].body};
        std::sort(bodies.begin(), bodies.end());
        QCOMPARE(bodies[0], QByteArray(R"({"jsonrpc":"2.0","id":"q","error":{"code":-32601,"message":"Method not found"}})"));
        QCOMPARE(bodies[1], QByteArray(R"({"jsonrpc":"2.0","id":4,"result":{}})"));
        web.web.release();
        QCOMPARE(Web::outcome(call), u"ok"_s);
    }

    void cancelledCallHangsUp()
    {
        Web web;
        web.enqueueBeginning();
        QVERIFY(web.start());
        web.web.enqueue({S::write(S::streamHead()), S::hold()});
        McpCall *call = web.call();
        QTRY_COMPARE(web.web.held(), 1);
        call->cancel();
        QTRY_COMPARE(web.web.hangUps(), 1);
        QTRY_VERIFY(web.web.requests().last().body.contains("notifications/cancelled"));
        QVERIFY(!call->result());
    }

    void destroyedServerHangsUp()
    {
        Web web;
        web.enqueueBeginning();
        QVERIFY(web.start());
        web.web.enqueue({S::write(S::streamHead()), S::hold()});
        McpCall *call = web.call();
        QTRY_COMPARE(web.web.held(), 1);
        web.server.reset();
        QCOMPARE(Web::outcome(call).left(1), u"!"_s);
        QTRY_COMPARE(web.web.hangUps(), 1);
    }

    void addressesThatAreRefused_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("word");
        QTest::newRow("not encrypted") << "http://example.com/mcp" << "https";
        QTest::newRow("looks like this machine") << "http://localhost.example.com/mcp" << "https";
        QTest::newRow("a file") << "file:///etc/passwd" << "no address";
        QTest::newRow("nothing") << "" << "no address";
        QTest::newRow("a password") << "https://me:secret@example.com/mcp" << "name and a password";
    }
    void addressesThatAreRefused()
    {
        QFETCH(QString, address);
        QFETCH(QString, word);
        Web web;
        web.launch.url = QUrl(address);
        QVERIFY(!web.start());
        QVERIFY2(web.server->problem()->message.contains(word), qPrintable(web.server->problem()->message));
        QVERIFY(!web.server->problem()->message.contains(u"secret"_s));
    }

    void headersCannotBeSplit()
    {
        Web web;
        web.launch.headers = {{"X-A", "b\r\nX-C: d"}};
        QVERIFY(!web.start());
        QCOMPARE(web.web.requests().size(), 0);
    }

    void nothingListens()
    {
        Web web;
        web.web.stopListening();
        QVERIFY(!web.start());
        QCOMPARE(web.server->problem()->code, Error::Code::Network);
    }
};

QTEST_GUILESS_MAIN(TestMcpHttp)
#include "tst_mcphttp.moc"
