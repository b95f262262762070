#include "mcp/httptransport.h"
#include "mcp/mcpclient.h"

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

QByteArray refusal(int id, int code, const QByteArray &words)
{
    return "{\"jsonrpc\":\"2.0\",\"id\":" + QByteArray::number(id) + ",\"error\":{\"code\":" + QByteArray::number(code) + ",\"message\":\"" + words + "\"}}";
}

QByteArray textResult(const QByteArray &text)
{
    return "{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}";
}

QByteArray toolList(const QByteArray &mark)
{
    return "{\"resultType\":\"complete\",\"tools\":[{\"name\":\"query\",\"inputSchema\":{\"type\":\"object\",\"properties\":"
           "{\"region\":{\"type\":\"string\"" + mark + "}}}},"
           "{\"name\":\"broken\",\"inputSchema\":{\"properties\":{\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}}}}]}";
}

const QByteArray kDiscovered = R"({"supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},"_meta":{"io.modelcontextprotocol/serverInfo":{"name":"web","version":"3"}}})";
const QByteArray kMark = R"(,"x-mcp-header":"Region")";
const QByteArray kAsks = R"({"resultType":"input_required","requestState":"s/1=","inputRequests":{"who":{"method":"elicitation/create","params":{"mode":"form","message":"Who are you?","requestedSchema":{}}}}})";

Json sentBody(const FakeServer::Request &request)
{
    return parseJson(request.body).value_or(Json());
}

} // namespace

/// A server of revision 2026-07-28: it is asked for its era (1), its tools (2) and for notices (3), which it never sends.
struct Modern
{
    explicit Modern(const RpcPeer::Answerer &answerer = {}, const QByteArray &tools = toolList(kMark))
    {
        McpClient::Options options;
        options.version = u"1"_s;
        options.answerer = answerer;
        McpLaunch launch;
        launch.url = web.url(u"/mcp"_s);
        client = std::make_unique<McpClient>(std::make_unique<HttpTransport>(launch, pool, clock), clock, options);
        QObject::connect(client.get(), &McpClient::logged, client.get(), [this](McpLogLine::Source, const QString &, const QString &text) { log << text; });
        web.enqueue({S::write(S::json(answer(1, kDiscovered)))});
        web.enqueue({S::write(S::json(answer(2, tools)))});
        web.enqueue({S::write(S::streamHead()), S::hold(), S::close()});
    }
    bool start()
    {
        QSignalSpy ready(client.get(), &McpClient::ready);
        client->start();
        return ready.wait(20000) && QTest::qWaitFor([this] { return web.held() == 1; }, 20000);
    }
    void enqueue(const QByteArray &body, int status = 200) { web.enqueue({S::write(S::response(status, {{"Content-Type", "application/json"}}, body))}); }
    McpCall *call() { return client->call(u"query"_s, Json{{"region", "Zürich"}}, &owner); }
    static QString outcome(McpCall *call)
    {
        QSignalSpy finished(call, &McpCall::finished);
        if (!finished.wait(20000))
            return u"the test gave up"_s;
        return call->result() ? call->result()->modelText() : u"!"_s + call->result().error().message;
    }
    static constexpr qsizetype kFirstCall = 3; // of the requests

    QObject owner;
    FakeServer web;
    FakeClock clock;
    ManagerPool pool;
    QStringList log;
    std::unique_ptr<McpClient> client;
};

class TestMcpModern final : public QObject
{
    Q_OBJECT
private slots:
    void argumentsInHeaders()
    {
        Modern modern;
        QVERIFY(modern.start());
        QVERIFY(modern.client->isModern());
        QCOMPARE(modern.client->tools().size(), 1);
        QCOMPARE(modern.client->leftOut().size(), 1);
        QVERIFY2(modern.log.join(u'\n').contains(u"Left out the tool “broken”"_s), qPrintable(modern.log.join(u'\n')));
        modern.enqueue(answer(4, textResult("fine")));
        QCOMPARE(Modern::outcome(modern.call()), u"fine"_s);
        const auto &request = modern.web.requests()[Modern::kFirstCall];
        QCOMPARE(request.header("MCP-Protocol-Version"), QByteArray("2026-07-28"));
        QCOMPARE(request.header("Mcp-Method"), QByteArray("tools/call"));
        QCOMPARE(request.header("Mcp-Name"), QByteArray("query"));
        QCOMPARE(request.header("Mcp-Param-Region"), QByteArray("=?base64?WsO8cmljaA==?="));
        QCOMPARE(memberText(sentBody(request)["params"]["arguments"], "region"), u"Zürich"_s);
    }

    // Whatever ends it: the notices are asked for again, and the tools too, which may have changed meanwhile.
    void noticesThatEndAreAskedForAgain()
    {
        Modern modern;
        QVERIFY(modern.start());
        QSignalSpy listed(modern.client.get(), &McpClient::listed);
        const auto lastMethod = [&modern] { return modern.web.requests().last().header("Mcp-Method"); };
        Clock::Milliseconds wait = McpClient::kFirstRenewal;
        modern.web.release(); // the stream is over
        for (int times = 0; times < 12; ++times) {
            const auto next = [&modern] { return modern.clock.untilNextAlarm(); };
            QTRY_VERIFY(next() <= wait && next() >= wait - McpClient::kChangePatience);
            const qsizetype before = modern.web.requests().size();
            modern.web.enqueue({S::write(S::response(503, {}, "later"))});
            modern.clock.advance(next());
            QTRY_COMPARE(modern.web.requests().size(), before + 1);
            QCOMPARE(lastMethod(), QByteArray("subscriptions/listen"));
            modern.web.enqueue({S::write(S::response(503, {}, "later"))});
            modern.clock.advance(McpClient::kChangePatience);
            QTRY_COMPARE(modern.web.requests().size(), before + 2);
            QCOMPARE(lastMethod(), QByteArray("tools/list"));
            QTRY_COMPARE(listed.size(), times + 1);
            QVERIFY(modern.client->isReady());
            wait = std::min(2 * wait, McpClient::kLastRenewal);
        }
        QCOMPARE(wait, McpClient::kLastRenewal);
        QCOMPARE(modern.client->tools().size(), 1); // a list that cannot be had changes nothing
    }

    void otherHeadersAreAskedForOnce()
    {
        Modern modern({}, toolList({}));
        QVERIFY(modern.start());
        modern.enqueue(refusal(4, -32020, "region is missing"), 400);
        modern.enqueue(answer(5, toolList(kMark)));
        modern.enqueue(answer(6, textResult("fine")));
        QCOMPARE(Modern::outcome(modern.call()), u"fine"_s);
        QCOMPARE(modern.web.requests().size(), Modern::kFirstCall + 3);
        QVERIFY(modern.web.requests()[Modern::kFirstCall].header("Mcp-Param-Region").isEmpty());
        QCOMPARE(modern.web.requests().last().header("Mcp-Param-Region"), QByteArray("=?base64?WsO8cmljaA==?="));
        // No third try.
        modern.enqueue(refusal(7, -32020, "region is odd"), 400);
        modern.enqueue(answer(8, toolList(kMark)));
        modern.enqueue(refusal(9, -32020, "region is odd"), 400);
        QCOMPARE(Modern::outcome(modern.call()), u"!The server refused: region is odd"_s);
    }

    void listThatFailsMeanwhile()
    {
        Modern modern;
        QVERIFY(modern.start());
        modern.enqueue(refusal(4, -32020, "region is odd"), 400);
        modern.enqueue("trouble", 500);
        modern.enqueue(answer(6, textResult("fine")));
        QCOMPARE(Modern::outcome(modern.call()), u"fine"_s);
    }

    void questionsAreAnswered()
    {
        QStringList asked;
        Modern modern([&asked](const QString &method, const Json &params) {
            asked << method + u": "_s + memberText(params, "message");
            return std::optional(Json{{"action", "accept"}, {"content", Json{{"name", "me"}}}});
        });
        QVERIFY(modern.start());
        modern.enqueue(answer(4, kAsks));
        modern.enqueue(answer(5, textResult("hello me")));
        QCOMPARE(Modern::outcome(modern.call()), u"hello me"_s);
        QCOMPARE(asked, QStringList{u"elicitation/create: Who are you?"_s});
        const Json first = sentBody(modern.web.requests()[Modern::kFirstCall]);
        const Json again = sentBody(modern.web.requests().last());
        QVERIFY(first["id"] != again["id"]);
        QVERIFY(!first["params"].contains("inputResponses"));
        QVERIFY(again["params"]["arguments"] == first["params"]["arguments"]);
        QCOMPARE(memberText(again["params"], "requestState"), u"s/1="_s);
        QCOMPARE(memberText(again["params"]["inputResponses"]["who"]["content"], "name"), u"me"_s);
        QCOMPARE(modern.web.requests().last().header("Mcp-Param-Region"), QByteArray("=?base64?WsO8cmljaA==?="));
    }

    void questionsThatNobodyAnswers()
    {
        Modern modern;
        QVERIFY(modern.start());
        modern.enqueue(answer(4, kAsks));
        McpCall *call = modern.call();
        QCOMPARE(Modern::outcome(call), u"!The server asks for something before it goes on, which this program cannot answer: “Who are you?”"_s);
        QCOMPARE(call->result().error().code, Error::Code::Unsupported);
        QCOMPARE(modern.web.requests().size(), Modern::kFirstCall + 1);
    }

    void stateAloneIsSentBack()
    {
        Modern modern;
        QVERIFY(modern.start());
        modern.enqueue(answer(4, R"({"resultType":"input_required","requestState":"again"})"));
        modern.enqueue(answer(5, textResult("done")));
        QCOMPARE(Modern::outcome(modern.call()), u"done"_s);
        const Json again = sentBody(modern.web.requests().last());
        QCOMPARE(memberText(again["params"], "requestState"), u"again"_s);
        QVERIFY(!again["params"].contains("inputResponses"));
    }

    void endlessQuestions()
    {
        Modern modern;
        QVERIFY(modern.start());
        for (int id = 4; id < 40; ++id)
            modern.enqueue(answer(id, R"({"resultType":"input_required","requestState":"again"})"));
        QCOMPARE(Modern::outcome(modern.call()), u"!The server asks again and again instead of answering."_s);
        QVERIFY(modern.web.requests().size() < 20);
    }

    void results_data()
    {
        QTest::addColumn<QByteArray>("result");
        QTest::newRow("of an unknown kind") << QByteArray(R"({"resultType":"perhaps","content":[]})");
        QTest::newRow("no questions, no state") << QByteArray(R"({"resultType":"input_required"})");
        QTest::newRow("questions in a list") << QByteArray(R"({"resultType":"input_required","inputRequests":[1]})");
        QTest::newRow("a state that is no text") << QByteArray(R"({"resultType":"input_required","requestState":{}})");
        QByteArray many = R"({"resultType":"input_required","inputRequests":{"a":{})";
        for (int i = 0; i < 200; ++i)
            many += ",\"q" + QByteArray::number(i) + "\":{\"method\":\"roots/list\"}";
        QTest::newRow("hundreds of questions") << many + "}}";
    }
    void results()
    {
        QFETCH(QByteArray, result);
        Modern modern;
        QVERIFY(modern.start());
        modern.enqueue(answer(4, result));
        QCOMPARE(Modern::outcome(modern.call()), u"!The server answered the call with something that is no result of a tool."_s);
        QCOMPARE(modern.web.requests().size(), Modern::kFirstCall + 1);
    }

    void cancelledBetweenQuestions()
    {
        Modern modern([](const QString &, const Json &) { return std::optional(Json::object()); });
        QVERIFY(modern.start());
        modern.enqueue(answer(4, kAsks));
        modern.web.enqueue({S::write(S::streamHead()), S::hold(), S::close()});
        McpCall *call = modern.call();
        QTRY_COMPARE(modern.web.held(), 2);
        call->cancel();
        QCOMPARE(Modern::outcome(call), u"!The call was stopped."_s);
        QTRY_COMPARE(modern.web.hangUps(), 1);
    }

    void clientGoesWhileAListIsAwaited()
    {
        Modern modern;
        QVERIFY(modern.start());
        modern.enqueue(refusal(4, -32020, "region is odd"), 400);
        modern.web.enqueue({S::hold()});
        McpCall *call = modern.call();
        QTRY_COMPARE(modern.web.held(), 2);
        QSignalSpy finished(call, &McpCall::finished);
        modern.client.reset();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!call->result());
    }

    void serverMustNotAsk()
    {
        Modern modern;
        QVERIFY(modern.start());
        modern.web.enqueue({S::write(S::streamHead() + S::event(R"({"jsonrpc":"2.0","id":1,"method":"sampling/createMessage"})")
            + S::event(answer(4, textResult("ok"))) + S::lastChunk())});
        QCOMPARE(Modern::outcome(modern.call()), u"ok"_s);
        QCOMPARE(modern.web.requests().size(), Modern::kFirstCall + 1); // it got no answer
        QVERIFY(modern.log.join(u'\n').contains(u"which it must not do"_s));
    }

    void brokenStreamIsNotComeBackTo()
    {
        Modern modern;
        QVERIFY(modern.start());
        modern.web.enqueue({S::write(S::streamHead() + S::chunk("id: e-1\ndata:\n\n") + S::lastChunk())});
        QCOMPARE(Modern::outcome(modern.call()), u"!The connection to the server broke before the answer came."_s);
    }

    void refusedEras_data()
    {
        QTest::addColumn<int>("code");
        QTest::newRow("headers") << -32020;
        QTest::newRow("capabilities") << -32021;
    }
    void refusedEras()
    {
        QFETCH(int, code);
        FakeServer web;
        FakeClock clock;
        ManagerPool pool;
        McpLaunch launch;
        launch.url = web.url(u"/mcp"_s);
        McpClient client(std::make_unique<HttpTransport>(launch, pool, clock), clock, {});
        web.enqueue({S::write(S::response(400, {{"Content-Type", "application/json"}}, refusal(1, code, "not like this")))});
        QSignalSpy closed(&client, &McpClient::closed);
        client.start();
        QVERIFY(closed.wait(20000));
        QCOMPARE(closed.first().first().value<Error>().message, u"The server refused: not like this"_s);
        QCOMPARE(web.requests().size(), 1); // such a server knows no handshake
    }
};

QTEST_GUILESS_MAIN(TestMcpModern)
#include "tst_mcpmodern.moc"
