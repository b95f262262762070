#include "practiceclient.h"
#include "results.h"
#include "schema/validator.h"
#include "tokens/encoding.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace cuewright;
using namespace std::chrono_literals;

namespace {

constexpr char kSchema[]
    = R"({"type":"object","properties":{"category":{"type":"string","enum":["billing","technical"]},
    "score":{"type":"number","minimum":0,"maximum":1},"note":{"type":"string"}},"required":["category","score","note"],
    "additionalProperties":false})";

Json schemaQuestion(const char *text)
{
    Json body = PracticeClient::question(text);
    body["response_format"] = {{"type", "json_schema"},
        {"json_schema", {{"name", "triage"}, {"strict", true}, {"schema", *parseJson(kSchema)}}}};
    return body;
}

// A message put together from the events of a stream, in the form of a plain answer's choice.
Json merged(const QList<Json> &events, int index = 0)
{
    Json message = Json::object();
    Json finish;
    for (const Json &event : events) {
        for (const Json &choice : event["choices"]) {
            if (choice["index"] != index)
                continue;
            if (!choice["finish_reason"].is_null())
                finish = choice["finish_reason"];
            for (const auto &[key, value] : choice["delta"].items()) {
                if (key != "tool_calls") {
                    const bool joins = message.contains(key) && message[key].is_string() && value.is_string();
                    message[key]
                        = joins ? Json(message[key].get<std::string>() + value.get<std::string>()) : value;
                    continue;
                }
                for (const Json &delta : value) {
                    const auto at = delta["index"].get<std::size_t>();
                    if (at == message[key].size())
                        message[key].push_back(
                            {{"id", delta["id"]}, {"type", delta["type"]}, {"function", delta["function"]}});
                    else
                        message[key][at]["function"]["arguments"].get_ref<std::string &>()
                            += delta["function"]["arguments"].get<std::string>();
                }
            }
        }
    }
    return Json{{"message", message}, {"finish_reason", finish}};
}

std::int64_t tokensOf(const QString &text)
{
    return encodingForModel(u"gpt-4o-mini").encoding->count(QStringView(text));
}

} // namespace

class TestPracticeProvider : public QObject
{
    Q_OBJECT
private slots:
    void models();
    void routes_data();
    void routes();
    void plainAnswer();
    void usageIsExact();
    void streamEqualsPlain_data();
    void streamEqualsPlain();
    void humanPace();
    void schemaAnswer();
    void jsonMode();
    void impossibleSchema();
    void lengthAndStop();
    void rateLimit();
    void faultStatus();
    void faultDrops_data();
    void faultDrops();
    void faultStalls();
    void faultMalformed();
    void faultViolation();
    void clientHangsUp();
    void providerGoesFirst();
    void secondRequestInOneBreath();
    void takenPort();
    void keysDiffer();
};

void TestPracticeProvider::models()
{
    PracticeClient client;
    const auto answer = client.get(QStringLiteral("/v1/models"));
    QCOMPARE(answer.status, 200);
    const Json list = answer.json();
    QCOMPARE(memberText(list, "object"), QStringLiteral("list"));
    QStringList ids;
    for (const Json &model : list["data"]) {
        ids << memberText(model, "id");
        QCOMPARE(memberText(model, "object"), QStringLiteral("model"));
        QVERIFY(model["created"].is_number_integer());
    }
    QCOMPARE(ids.first(), QStringLiteral("practice-1"));
    QVERIFY(ids.contains(QStringLiteral("gpt-4o-mini")));
    QVERIFY(ids.contains(QStringLiteral("o1-pro"))); // by way of Responses
    QVERIFY(!ids.contains(QStringLiteral("text-embedding-3-small"))); // neither format
    QCOMPARE(memberText(client.get(QStringLiteral("/v1/models/gpt-4o-mini")).json(), "id"),
        QStringLiteral("gpt-4o-mini"));
    QCOMPARE(client.get(QStringLiteral("/v1/models/nobody")).status, 404);
    QVERIFY(answer.headers["x-request-id"].startsWith("req_"));
    QCOMPARE(client.provider->chatRequests(), 0);
}

void TestPracticeProvider::routes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("key"); // "right", or the header itself
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *method, const char *path, const char *key, int status,
                         const char *code) {
        QTest::newRow(name) << QByteArray(method) << QString::fromLatin1(path) << QByteArray(key) << status
                            << QString::fromLatin1(code);
    };
    row("unknown route", "POST", "/v1/embeddings", "right", 404, "unknown_url");
    row("without v1", "GET", "/models", "right", 404, "unknown_url");
    row("wrong method", "GET", "/v1/chat/completions", "right", 405, "method_not_supported");
    row("wrong method on models", "POST", "/v1/models", "right", 405, "method_not_supported");
    row("no key", "GET", "/v1/models", "", 401, "");
    row("wrong key", "GET", "/v1/models", "Bearer sk-wrong", 401, "invalid_api_key");
    row("wrong scheme", "POST", "/v1/chat/completions", "Basic abc", 401, "invalid_api_key");
}

void TestPracticeProvider::routes()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QByteArray, key);
    QFETCH(int, status);
    QFETCH(QString, code);
    PracticeClient client;
    const auto answer
        = client.send(method, path, "{}", key == "right" ? "Bearer " + client.provider->key().reveal() : key);
    QCOMPARE(answer.status, status);
    QCOMPARE(memberText(answer.json()["error"], "code"), code);
    QVERIFY(!answer.body.contains("sk-wrong")); // a key is never repeated
    QVERIFY(!answer.body.contains(client.provider->key().reveal()));
}

void TestPracticeProvider::plainAnswer()
{
    PracticeClient client;
    const qint64 before = client.clock.utcNow().toSecsSinceEpoch();
    const auto answer = client.chat(PracticeClient::question("How do volcanoes erupt?"));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.headers["content-type"], QByteArray("application/json"));
    const Json reply = answer.json();
    QVERIFY(memberText(reply, "id").startsWith(u"chatcmpl-"));
    QCOMPARE(memberText(reply, "object"), QStringLiteral("chat.completion"));
    QCOMPARE(memberText(reply, "model"), QStringLiteral("gpt-4o-mini"));
    const qint64 created = reply["created"].get<qint64>();
    QVERIFY(created >= before && created <= client.clock.utcNow().toSecsSinceEpoch());
    QCOMPARE(reply["choices"].size(), 1U);
    const Json &message = reply["choices"][0]["message"];
    QCOMPARE(memberText(message, "role"), QStringLiteral("assistant"));
    QVERIFY(memberText(message, "content").startsWith(u"Practice answer"));
    QVERIFY(memberText(message, "content").contains(u"volcanoes erupt"));
    QVERIFY(message["refusal"].is_null());
    QVERIFY(!message.contains("tool_calls"));
    QCOMPARE(memberText(reply["choices"][0], "finish_reason"), QStringLiteral("stop"));
    Json many = PracticeClient::question("hello");
    many["n"] = 3;
    const Json three = client.chat(many).json();
    QCOMPARE(three["choices"].size(), 3U);
    QCOMPARE(three["choices"][2]["index"], Json(2));
    QCOMPARE(client.provider->chatRequests(), 2);
    QTRY_COMPARE(client.provider->activeReplies(), 0);
}

void TestPracticeProvider::usageIsExact()
{
    PracticeClient client;
    Json body = PracticeClient::question("");
    body["messages"] = Json::array({{{"role", "system"}, {"content", "Be brief, s'il vous plaît."}},
        {{"role", "user"}, {"name", "ann"},
            {"content",
                {{{"type", "text"}, {"text", "Wie spät"}}, {{"type", "text"}, {"text", " ist es?"}}}}}});
    const Json reply = client.chat(body).json();
    // Facts §10.6: 3 for the reply, 3 each, 1 for a name, and the values.
    const std::int64_t prompt = 3 + 3 + 3 + 1 + tokensOf(QStringLiteral("system"))
        + tokensOf(QStringLiteral("user")) + tokensOf(QStringLiteral("ann"))
        + tokensOf(QStringLiteral("Be brief, s'il vous plaît.")) + tokensOf(QStringLiteral("Wie spät"))
        + tokensOf(QStringLiteral(" ist es?"));
    const std::int64_t completion = tokensOf(memberText(reply["choices"][0]["message"], "content"));
    QCOMPARE(reply["usage"]["prompt_tokens"].get<std::int64_t>(), prompt);
    QCOMPARE(reply["usage"]["completion_tokens"].get<std::int64_t>(), completion);
    QCOMPARE(reply["usage"]["total_tokens"].get<std::int64_t>(), prompt + completion);
    body["n"] = 2;
    QCOMPARE(client.chat(body).json()["usage"]["completion_tokens"].get<std::int64_t>(), 2 * completion);
    // The notebook's own example of a tool: 101 tokens with gpt-4o less its messages is what the rule gives.
    Json tools = PracticeClient::question("weather in Paris");
    const auto before = client.chat(tools).json()["usage"]["prompt_tokens"].get<std::int64_t>();
    tools["tools"] = Json::array(
        {{{"type", "function"}, {"function", {{"name", "get_weather"}, {"description", "Weather."}}}}});
    const Json withTool = client.chat(tools).json();
    QCOMPARE(withTool["usage"]["prompt_tokens"].get<std::int64_t>(),
        before + 7 + 12 + tokensOf(QStringLiteral("get_weather:Weather")));
    const Json function = withTool["choices"][0]["message"]["tool_calls"][0]["function"];
    QCOMPARE(withTool["usage"]["completion_tokens"].get<std::int64_t>(),
        tokensOf(memberText(function, "name")) + tokensOf(memberText(function, "arguments")));
}

void TestPracticeProvider::streamEqualsPlain_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const Json &body) { QTest::newRow(name) << writeJson(body); };
    row("text", PracticeClient::question("Grüße aus Köln 😀, bitte antworten"));
    row("schema", schemaQuestion("I was charged twice, refund me"));
    Json tools = PracticeClient::question("weather in Paris and Tokyo");
    tools["tools"] = Json::array(
        {*parseJson(R"({"type":"function","function":{"name":"get_weather","parameters":{"type":"object",
        "properties":{"location":{"type":"string"}},"required":["location"]}}})")});
    row("tools", tools);
    Json cut = PracticeClient::question("a long question");
    cut["max_tokens"] = 7;
    row("cut", cut);
    Json refused = PracticeClient::question("x");
    refused["response_format"]
        = *parseJson(R"({"type":"json_schema","json_schema":{"name":"a","schema":{"not":{}}}})");
    row("refusal", refused);
    Json two = PracticeClient::question("hello");
    two["n"] = 2;
    row("two choices", two);
}

void TestPracticeProvider::streamEqualsPlain()
{
    QFETCH(QByteArray, body);
    PracticeClient client;
    Json request = *parseJson(body);
    const Json plain = client.chat(request).json();
    request["stream"] = true;
    const auto withoutUsage = client.chat(request);
    QVERIFY(!withoutUsage.body.contains("\"usage\""));
    request["stream_options"] = {{"include_usage", true}};
    const auto answer = client.chat(request);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.headers["content-type"].startsWith("text/event-stream"));
    QVERIFY(answer.body.endsWith("data: [DONE]\n\n"));
    const QList<Json> events = answer.events();
    QCOMPARE(memberText(events.first()["choices"][0]["delta"], "role"), QStringLiteral("assistant"));
    QVERIFY(events.first()["usage"].is_null());
    QVERIFY(events.last()["choices"].empty());
    QCOMPARE(events.last()["usage"], plain["usage"]);
    for (const Json &event : events) {
        QCOMPARE(memberText(event, "object"), QStringLiteral("chat.completion.chunk"));
        QCOMPARE(event["id"], events.first()["id"]);
    }
    for (std::size_t i = 0; i < plain["choices"].size(); ++i) {
        const Json choice = merged(events, static_cast<int>(i));
        const Json &expected = plain["choices"][i];
        QCOMPARE(choice["finish_reason"], expected["finish_reason"]);
        for (const char *key : {"role", "content", "refusal", "tool_calls"})
            QCOMPARE(choice["message"].value(key, Json()), expected["message"].value(key, Json()));
    }
}

void TestPracticeProvider::humanPace()
{
    PracticeClient client{PracticeSettings()};
    Json body = PracticeClient::question("hello");
    body["stream"] = true;
    const auto reply = client.startChat(body);
    QTRY_COMPARE(client.provider->activeReplies(), 1);
    QCOMPARE(client.clock.untilNextAlarm(), 250ms);
    client.clock.advance(249ms);
    QVERIFY(client.settle());
    QCOMPARE(reply->bytesAvailable(), 0);
    client.clock.advance(1ms);
    QByteArray received;
    const auto contents = [&] {
        received += reply->readAll();
        return received.count("data: ") - 1; // the first one is the role
    };
    QTRY_COMPARE(contents(), 0);
    client.clock.advance(500ms);
    // 40 to 60 tokens a second.
    QTRY_VERIFY(contents() >= 19);
    QVERIFY(client.settle());
    QVERIFY2(contents() <= 31, qPrintable(QString::number(contents())));
    client.clock.advance(60s);
    QTRY_VERIFY(contents() > 0 && received.endsWith("data: [DONE]\n\n"));
    QTRY_VERIFY(reply->isFinished());
    QTRY_COMPARE(client.provider->activeReplies(), 0);
    QCOMPARE(client.clock.pendingAlarms(), 0);
}

void TestPracticeProvider::schemaAnswer()
{
    PracticeClient client;
    const auto answer = client.chat(schemaQuestion("I was charged twice on my invoice"));
    const auto value = parseJson(memberText(answer.json()["choices"][0]["message"], "content").toUtf8());
    VERIFY_RESULT(value);
    QVERIFY(Validator::compile(*parseJson(kSchema))->accepts(*value));
    QCOMPARE(memberText(*value, "category"), QStringLiteral("billing"));
    QVERIFY(memberText(*value, "note").contains(u"charged twice"));
}

void TestPracticeProvider::jsonMode()
{
    PracticeClient client;
    Json body
        = PracticeClient::question("Answer in JSON with the keys \"title\" and \"mood\": the sea is calm");
    body["response_format"] = {{"type", "json_object"}};
    const auto value
        = parseJson(memberText(client.chat(body).json()["choices"][0]["message"], "content").toUtf8());
    VERIFY_RESULT(value);
    QVERIFY(value->contains("title"));
    QVERIFY(value->contains("mood"));
}

void TestPracticeProvider::impossibleSchema()
{
    PracticeClient client;
    Json body = PracticeClient::question("x");
    body["response_format"]
        = *parseJson(R"({"type":"json_schema","json_schema":{"name":"a","schema":{"not":{}}}})");
    const Json message = client.chat(body).json()["choices"][0]["message"];
    QVERIFY(message["content"].is_null());
    QVERIFY(!memberText(message, "refusal").isEmpty());
}

void TestPracticeProvider::lengthAndStop()
{
    PracticeClient client;
    Json body = PracticeClient::question("hello");
    const QString whole = memberText(client.chat(body).json()["choices"][0]["message"], "content");
    for (const int limit : {1, 2, 9}) {
        body["max_tokens"] = limit;
        const Json reply = client.chat(body).json();
        const QString text = memberText(reply["choices"][0]["message"], "content");
        QCOMPARE(memberText(reply["choices"][0], "finish_reason"), QStringLiteral("length"));
        QVERIFY(whole.startsWith(text) && !text.isEmpty());
        QCOMPARE(reply["usage"]["completion_tokens"], Json(limit));
        QCOMPARE(tokensOf(text), limit);
    }
    body["max_tokens"] = tokensOf(whole);
    QCOMPARE(memberText(client.chat(body).json()["choices"][0], "finish_reason"), QStringLiteral("stop"));
    body["stop"] = "no model";
    const Json stopped = client.chat(body).json();
    QCOMPARE(memberText(stopped["choices"][0]["message"], "content"), QStringLiteral("Practice answer: "));
    QCOMPARE(memberText(stopped["choices"][0], "finish_reason"), QStringLiteral("stop"));
}

void TestPracticeProvider::rateLimit()
{
    PracticeSettings settings = PracticeClient::quick();
    settings.requestsPerMinute = 2;
    PracticeClient client(settings);
    const auto first = client.chat(PracticeClient::question("hello"));
    QCOMPARE(first.headers["x-ratelimit-limit-requests"], QByteArray("2"));
    QCOMPARE(first.headers["x-ratelimit-remaining-requests"], QByteArray("1"));
    QVERIFY(first.headers["x-ratelimit-remaining-tokens"].toLongLong()
        < first.headers["x-ratelimit-limit-tokens"].toLongLong());
    QCOMPARE(client.chat(PracticeClient::question("hello")).status, 200);
    const auto third = client.chat(PracticeClient::question("hello"));
    QCOMPARE(third.status, 429);
    QCOMPARE(memberText(third.json()["error"], "code"), QStringLiteral("rate_limit_exceeded"));
    QCOMPARE(memberText(third.json()["error"], "type"), QStringLiteral("requests"));
    const qint64 wait = third.headers["retry-after-ms"].toLongLong();
    QVERIFY(wait > 0 && wait <= 30'000);
    QVERIFY(third.headers["x-ratelimit-reset-requests"].endsWith("s"));
    client.clock.advance(std::chrono::milliseconds(wait));
    QCOMPARE(client.chat(PracticeClient::question("hello")).status, 200);

    settings.requestsPerMinute = 100;
    settings.tokensPerMinute = 5'000; // an answer may take 4,096
    PracticeClient tokens(settings);
    QCOMPARE(tokens.chat(PracticeClient::question("hello")).status, 200);
    const auto refused = tokens.chat(PracticeClient::question("hello"));
    QCOMPARE(refused.status, 429);
    QCOMPARE(memberText(refused.json()["error"], "type"), QStringLiteral("tokens"));
}

void TestPracticeProvider::faultStatus()
{
    PracticeClient client;
    VERIFY_RESULT(client.provider->setFaults(
        R"([{"status":429,"retryAfter":1},{"status":500},{"status":429,"code":"insufficient_quota"},{}])"));
    QCOMPARE(client.get(QStringLiteral("/v1/models")).status, 200); // takes no step
    const auto limited = client.chat(PracticeClient::question("x"));
    QCOMPARE(limited.status, 429);
    QCOMPARE(limited.headers["retry-after"], QByteArray("1"));
    QCOMPARE(memberText(limited.json()["error"], "code"), QStringLiteral("rate_limit_exceeded"));
    const auto failed = client.chat(PracticeClient::question("x"));
    QCOMPARE(failed.status, 500);
    QCOMPARE(memberText(failed.json()["error"], "type"), QStringLiteral("server_error"));
    QVERIFY(!failed.headers.contains("retry-after"));
    QCOMPARE(memberText(client.chat(PracticeClient::question("x")).json()["error"], "type"),
        QStringLiteral("insufficient_quota"));
    QCOMPARE(client.provider->faultsLeft(), 1);
    QCOMPARE(client.chat(PracticeClient::question("x")).status, 200);
    QCOMPARE(client.chat(PracticeClient::question("x")).status, 200);
    QVERIFY(!client.provider->setFaults("[7]"));
}

void TestPracticeProvider::faultDrops_data()
{
    QTest::addColumn<QByteArray>("step");
    QTest::addColumn<bool>("stream");
    QTest::addColumn<int>("bytes"); // -1: no answer at all
    for (const bool stream : {false, true}) {
        const QByteArray kind = stream ? "stream" : "plain";
        QTest::newRow((kind + ", no answer").constData())
            << QByteArray(R"([{"close":true}])") << stream << -1;
        QTest::newRow((kind + ", head only").constData())
            << QByteArray(R"([{"dropAtByte":0}])") << stream << 0;
        QTest::newRow((kind + ", 100 bytes").constData())
            << QByteArray(R"([{"dropAtByte":100}])") << stream << 100;
        QTest::newRow((kind + ", 333 bytes").constData())
            << QByteArray(R"([{"dropAtByte":333}])") << stream << 333;
    }
}

void TestPracticeProvider::faultDrops()
{
    QFETCH(QByteArray, step);
    QFETCH(bool, stream);
    QFETCH(int, bytes);
    PracticeClient client;
    Json body = PracticeClient::question("hello");
    body["stream"] = stream;
    const QByteArray whole = client.chat(body).body;
    VERIFY_RESULT(client.provider->setFaults(step));
    // By hand: QNetworkAccessManager would send the request again where the connection was open before.
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), client.provider->port());
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    const QByteArray content = writeJson(body);
    socket.write("POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + client.provider->key().reveal() + "\r\nContent-Length: " + QByteArray::number(content.size())
        + "\r\n\r\n" + content);
    QTRY_VERIFY((client.clock.advance(1s), socket.state() == QAbstractSocket::UnconnectedState));
    const QByteArray received = socket.readAll();
    if (bytes < 0) {
        QCOMPARE(received, QByteArray());
        return;
    }
    QVERIFY(received.startsWith("HTTP/1.1 200 "));
    QByteArray part = received.mid(received.indexOf("\r\n\r\n") + 4);
    if (stream) { // chunk heads out
        QByteArray joined;
        for (qsizetype at = 0; at < part.size();) {
            const qsizetype line = part.indexOf("\r\n", at);
            const int size = part.mid(at, line - at).toInt(nullptr, 16);
            joined += part.mid(line + 2, size);
            at = line + 2 + size + 2;
        }
        part = joined;
    }
    QCOMPARE(part.size(), bytes);
    // Chance is scripted: only the time differs.
    static const QRegularExpression kTime(QStringLiteral("\"created\":\\d*"));
    QCOMPARE(QString::fromUtf8(part).remove(kTime), QString::fromUtf8(whole.left(bytes)).remove(kTime));
    QTRY_COMPARE(client.provider->activeReplies(), 0);
}

void TestPracticeProvider::faultStalls()
{
    PracticeClient client;
    VERIFY_RESULT(
        client.provider->setFaults(R"([{"stall":3000},{"stall":true,"afterTokens":2},{"stall":2000}])"));
    Json body = PracticeClient::question("hello");
    body["stream"] = true;
    {
        const auto reply = client.startChat(body);
        QByteArray received;
        QTRY_VERIFY((client.clock.advance(1ms), received += reply->readAll(), received.count("data: ") == 1));
        QCOMPARE(client.provider->activeReplies(), 1);
        client.clock.advance(2900ms);
        QVERIFY(client.settle());
        QVERIFY((received += reply->readAll(), received.count("data: ") == 1));
        client.clock.advance(200ms);
        QTRY_VERIFY(reply->isFinished());
    }
    {
        const auto reply = client.startChat(body);
        QByteArray received;
        QTRY_VERIFY((client.clock.advance(1ms), received += reply->readAll(), received.count("data: ") == 3));
        client.clock.advance(24h);
        QVERIFY(client.settle());
        QVERIFY((received += reply->readAll(), received.count("data: ") == 3));
        QCOMPARE(client.provider->activeReplies(), 1);
        reply->abort();
        QTRY_COMPARE(client.provider->activeReplies(), 0);
    }
    const auto plain = client.startChat(PracticeClient::question("hello"));
    QTRY_COMPARE(client.provider->activeReplies(), 1);
    QCOMPARE(client.clock.untilNextAlarm(), 2000ms);
    client.clock.advance(2000ms);
    QTRY_VERIFY(plain->isFinished());
    QCOMPARE(plain->error(), QNetworkReply::NoError);
}

void TestPracticeProvider::faultMalformed()
{
    PracticeClient client;
    VERIFY_RESULT(client.provider->setFaults(R"([{"malformedSse":true},{"malformedSse":true}])"));
    Json body = PracticeClient::question("hello");
    body["stream"] = true;
    const QList<Json> events = client.chat(body).events();
    QCOMPARE(events.size(), 5); // role, three tokens, and the broken one
    QVERIFY(events[4].is_null());
    QVERIFY(!events[3].is_null());
    const auto plain = client.chat(PracticeClient::question("hello"));
    QCOMPARE(plain.status, 200);
    QVERIFY(!parseJson(plain.body));
}

void TestPracticeProvider::faultViolation()
{
    PracticeClient client;
    VERIFY_RESULT(client.provider->setFaults(R"([{"violateSchema":true}])"));
    const auto answer = client.chat(schemaQuestion("hello"));
    const auto value = parseJson(memberText(answer.json()["choices"][0]["message"], "content").toUtf8());
    VERIFY_RESULT(value);
    QVERIFY(!Validator::compile(*parseJson(kSchema))->accepts(*value));
}

void TestPracticeProvider::clientHangsUp()
{
    PracticeClient client{PracticeSettings()};
    Json body = PracticeClient::question("hello");
    body["stream"] = true;
    auto reply = client.startChat(body);
    QTRY_COMPARE(client.provider->activeReplies(), 1);
    client.clock.advance(400ms);
    QTRY_VERIFY(reply->bytesAvailable() > 0);
    reply->abort();
    reply.reset();
    QTRY_COMPARE(client.provider->activeReplies(), 0);
    QCOMPARE(client.clock.pendingAlarms(), 0);
    QCOMPARE(client.chat(PracticeClient::question("hello")).status, 200);
}

void TestPracticeProvider::providerGoesFirst()
{
    PracticeClient client{PracticeSettings()};
    Json body = PracticeClient::question("hello");
    body["stream"] = true;
    const auto reply = client.startChat(body);
    QTRY_COMPARE(client.provider->activeReplies(), 1);
    client.clock.advance(400ms);
    client.provider.reset();
    QCOMPARE(client.clock.pendingAlarms(), 0);
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(reply->error() != QNetworkReply::NoError);
}

void TestPracticeProvider::secondRequestInOneBreath()
{
    PracticeClient client{PracticeSettings()};
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), client.provider->port());
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    const QByteArray content = writeJson(PracticeClient::question("hello"));
    const QByteArray request = "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
        + client.provider->key().reveal() + "\r\nContent-Length: " + QByteArray::number(content.size())
        + "\r\n\r\n" + content;
    socket.write(request);
    QTRY_COMPARE(client.provider->activeReplies(), 1);
    socket.write(request);
    QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(client.provider->activeReplies(), 0);
}

void TestPracticeProvider::takenPort()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    FakeClock clock;
    ScriptedRandom random({0.4});
    PracticeProvider provider(clock, random);
    QVERIFY(provider.baseUrl().isEmpty());
    const auto started = provider.start(other.serverPort());
    QVERIFY(!started);
    QCOMPARE(started.error().code, Error::Code::Io);
    QVERIFY(!provider.isRunning());
    VERIFY_RESULT(provider.start());
    QCOMPARE(provider.baseUrl().toString(), QStringLiteral("http://127.0.0.1:%1/v1").arg(provider.port()));
}

void TestPracticeProvider::keysDiffer()
{
    SystemRandom random;
    FakeClock clock;
    const PracticeProvider one(clock, random);
    const PracticeProvider two(clock, random);
    QVERIFY(!(one.key() == two.key()));
    QVERIFY(one.key().reveal().size() > 40);
}

QTEST_GUILESS_MAIN(TestPracticeProvider)
#include "tst_practiceprovider.moc"
