#include "chat/httperror.h"

#include <QtTest>

using namespace cuewright;

class TestHttpError : public QObject
{
    Q_OBJECT
private slots:
    void classes_data();
    void classes();
    void fields();
    void messages_data();
    void messages();
    void keysAreStruckOut_data();
    void keysAreStruckOut();
    void headers();
    void errorIn_data();
    void errorIn();
    void longTextsAreCut();
};

namespace {

QByteArray body(const char *type, const char *code, const char *message = "words")
{
    const auto text = [](const char *value) { return value ? Json(value) : Json(); };
    const Json error{{"message", message}, {"type", text(type)}, {"param", nullptr}, {"code", text(code)}};
    return writeJson(Json::object({{"error", error}}));
}

} // namespace

void TestHttpError::classes_data()
{
    using Code = Error::Code;
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Code>("code");
    const auto row = [](const char *name, int status, const QByteArray &text, Code code) { QTest::newRow(name) << status << text << code; };
    const char *request = "invalid_request_error";
    // Facts §5.1.
    row("400", 400, body(request, nullptr), Code::BadRequest);
    row("401", 401, body(request, "invalid_api_key"), Code::Auth);
    row("401 without a word", 401, {}, Code::Auth);
    row("403", 403, body(request, "unsupported_country_region_territory"), Code::Permission);
    row("404 model", 404, body(request, "model_not_found"), Code::NotFound);
    row("404 without a body", 404, {}, Code::NotFound);
    row("408", 408, {}, Code::Timeout);
    row("409", 409, {}, Code::Server);
    row("413", 413, {}, Code::TooLarge);
    row("422", 422, R"({"detail":[{"loc":["body"],"msg":"field required"}]})", Code::BadRequest);
    row("500", 500, body("server_error", nullptr), Code::Server);
    row("502 page", 502, "<html><title>502 Bad Gateway</title></html>", Code::Server);
    row("503", 503, {}, Code::Overloaded);
    row("529", 529, body("overloaded_error", nullptr), Code::Overloaded);
    row("302", 302, {}, Code::Protocol);
    // Facts §5.3.
    row("429 requests", 429, body("requests", "rate_limit_exceeded"), Code::RateLimited);
    row("429 tokens", 429, body("tokens", "rate_limit_exceeded"), Code::RateLimited);
    row("429 no code", 429, {}, Code::RateLimited);
    row("429 no credit", 429, body("insufficient_quota", "insufficient_quota"), Code::QuotaExceeded);
    row("429 no credit by type alone", 429, body("insufficient_quota", nullptr), Code::QuotaExceeded);
    row("429 balance", 429, body(request, "credit_balance_exhausted"), Code::QuotaExceeded);
    row("429 organisation's limit", 429, body(request, "organization_spend_limit_exceeded"), Code::QuotaExceeded);
    row("429 project's limit", 429, body(request, "project_spend_limit_exceeded"), Code::QuotaExceeded);
    row("429 slow down", 429, body(request, "slow_down"), Code::Overloaded);
    row("503 overloaded", 503, body("server_error", "server_is_overloaded"), Code::Overloaded);
    row("429 with a plain type", 429, body(request, nullptr), Code::RateLimited);
    row("402", 402, R"({"error":{"code":402,"message":"Insufficient credits"}})", Code::QuotaExceeded);
    row("context length", 400, body(request, "context_length_exceeded"), Code::ContextLength);
    row("context length of llama.cpp", 400, R"({"error":{"code":400,"message":"too big","type":"exceed_context_size_error","n_ctx":4096}})", Code::ContextLength);
    row("context length of vLLM", 400, R"({"object":"error","message":"This model's maximum context length is 4096 tokens.","type":"BadRequestError","param":null,"code":400})", Code::ContextLength);
    row("context length as 500", 500, R"({"error":"the request exceeds the available context size"})", Code::ContextLength);
    row("a rate limit that speaks of context is none", 429, body("tokens", nullptr, "maximum context length"), Code::RateLimited);
    // Shapes of other servers (facts §9).
    row("number as code", 400, R"({"error":{"code":400,"message":"bad"}})", Code::BadRequest);
    row("number as text", 500, R"({"error":{"code":"429","message":"busy"}})", Code::Server);
    row("error is a text", 404, R"({"error":"model not found"})", Code::NotFound);
    row("no JSON", 500, "oops", Code::Server);
    row("cut JSON", 400, R"({"error":{"mess)", Code::BadRequest);
    row("deep JSON", 400, QByteArray(10'000, '['), Code::BadRequest);
    row("invalid UTF-8", 400, "\xFF\xFE", Code::BadRequest);
    row("NULs", 400, QByteArray(10, '\0'), Code::BadRequest);
}

void TestHttpError::classes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Error::Code, code);
    const ProviderError error = providerError(status, {}, body, QStringLiteral("OpenAI"));
    QCOMPARE(error.error.code, code);
    QVERIFY(!error.error.message.isEmpty());
    QVERIFY(!error.error.message.contains(QLatin1String("%1")) && !error.error.message.contains(QLatin1String("%2")));
    QVERIFY(error.error.detail.startsWith(QStringLiteral("HTTP %1").arg(status)));
}

void TestHttpError::fields()
{
    const HttpHeaders headers{{"Content-Type", "application/json"}, {"X-Request-ID", " req_17 "}};
    const QByteArray text = R"({"error":{"message":"Unsupported value: 'temperature' does not support 0.2","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}})";
    const ProviderError error = providerError(400, headers, text, QStringLiteral("OpenAI"));
    QCOMPARE(error.param, QStringLiteral("temperature"));
    QCOMPARE(error.code, QStringLiteral("unsupported_value"));
    QCOMPARE(error.type, QStringLiteral("invalid_request_error"));
    QCOMPARE(error.requestId, QStringLiteral("req_17"));
    QCOMPARE(error.error.message, QStringLiteral("OpenAI refused the request: it does not take the value of an option. It says: Unsupported value: 'temperature' does not support 0.2"));
    QCOMPARE(error.error.detail,
        QStringLiteral("HTTP 400\nmessage: Unsupported value: 'temperature' does not support 0.2\ntype: invalid_request_error\n"
                       "code: unsupported_value\nparam: temperature\nrequest id: req_17"));
}

void TestHttpError::messages_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("message");
    QTest::newRow("page") << 502 << QByteArray("<!DOCTYPE html>\n<html><head><TITLE> 502\n Bad Gateway</TITLE></head><body>x</body></html>") << QStringLiteral("Proxy")
                          << QStringLiteral("Proxy failed to answer. It says: 502 Bad Gateway");
    QTest::newRow("nothing said") << 500 << QByteArray() << QString() << QStringLiteral("The server failed to answer.");
    QTest::newRow("model") << 404 << body(nullptr, "model_not_found", "no gpt-9") << QStringLiteral("OpenAI")
                           << QStringLiteral("OpenAI does not know this model. It says: no gpt-9");
    QTest::newRow("address") << 404 << QByteArray("404 page not found") << QStringLiteral("Ollama")
                             << QStringLiteral("Ollama has nothing at this address. It says: 404 page not found");
    QTest::newRow("percent signs") << 400 << body(nullptr, nullptr, "%1 of %2") << QStringLiteral("A%2")
                                   << QStringLiteral("A%2 refused the request. It says: %1 of %2");
    QTest::newRow("list of problems") << 422 << QByteArray(R"({"detail":[{"msg":"field required"}]})") << QStringLiteral("S")
                                      << QStringLiteral("S refused the request. It says: [{\"msg\":\"field required\"}]");
}

void TestHttpError::messages()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, server);
    QFETCH(QString, message);
    const Error error = providerError(status, {}, body, server).error;
    QCOMPARE(error.message, message);
}

void TestHttpError::keysAreStruckOut_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, QStringView text, QStringView expected) { QTest::newRow(name) << text.toString() << expected.toString(); };
    row("masked by the server", u"Incorrect API key provided: sk-abcd********wxyz. You can", u"Incorrect API key provided: [key] You can");
    row("whole", u"key sk-proj-Ab_12-3456789012345 is wrong", u"key [key] is wrong");
    row("bearer", u"got 'Authorization: Bearer abc.def-123', bad", u"got 'Authorization: Bearer [key]', bad");
    row("Groq", u"gsk_1234567890abcdef1234", u"[key]");
    row("named", u"api_key=secret123&x", u"api_key=[key]");
    row("the given one, of any look", u"you sent opensesame twice: opensesame", u"you sent [key] twice: [key]");
    row("ordinary words stay", u"task-oriented risk-free sk-short; The api key is missing", u"task-oriented risk-free sk-short; The api key is missing");
}

void TestHttpError::keysAreStruckOut()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Secret key("opensesame");
    QCOMPARE(withoutKeys(text, key), expected);
    const Json json = Json::object({{"error", Json{{"message", toUtf8(text)}, {"code", toUtf8(text)}, {"param", toUtf8(text)}, {"type", toUtf8(text)}}}});
    const ProviderError error = providerError(400, {}, writeJson(json), QStringLiteral("S"), key);
    const QString all = error.error.message + error.error.detail + error.code + error.param + error.type;
    QVERIFY(all.contains(expected));
    if (text != expected)
        QVERIFY(!all.contains(text));
    QVERIFY(!all.contains(QLatin1String("opensesame")));
}

void TestHttpError::headers()
{
    const HttpHeaders headers{{"x-a", "1"}, {"X-A", "2"}, {"x-b", ""}};
    QCOMPARE(headerValue(headers, "X-a"), QByteArray("1"));
    QCOMPARE(headerValue(headers, "x-b"), QByteArray());
    QCOMPARE(headerValue(headers, "x-c"), QByteArray());
}

void TestHttpError::errorIn_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QByteArray>("error"); // empty: none
    QTest::newRow("object") << QByteArray(R"({"error":{"message":"m"}})") << QByteArray(R"({"message":"m"})");
    QTest::newRow("text") << QByteArray(R"({"error":"m"})") << QByteArray(R"("m")");
    QTest::newRow("beside choices") << QByteArray(R"({"choices":[],"error":{"code":1}})") << QByteArray(R"({"code":1})");
    QTest::newRow("true beside a message") << QByteArray(R"({"error":true,"message":"m"})") << QByteArray(R"({"error":true,"message":"m"})");
    QTest::newRow("message alone") << QByteArray(R"({"object":"error","message":"m"})") << QByteArray(R"({"object":"error","message":"m"})");
    QTest::newRow("detail alone") << QByteArray(R"({"detail":"m"})") << QByteArray(R"({"detail":"m"})");
    for (const char *none : {R"({"error":null})", R"({"error":""})", R"({"error":{}})", R"({"error":false})", R"({"error":0})", R"({"choices":[],"message":"m"})",
             R"({"output":[],"error":null,"message":"m"})", R"({"id":"x"})", R"([])", R"("error")"})
        QTest::newRow(none) << QByteArray(none) << QByteArray();
}

void TestHttpError::errorIn()
{
    QFETCH(QByteArray, document);
    QFETCH(QByteArray, error);
    const auto json = parseJson(document);
    QVERIFY(json);
    const Json *found = cuewright::errorIn(*json);
    QCOMPARE(found != nullptr, !error.isEmpty());
    if (found)
        QCOMPARE(writeJson(*found), error);
}

void TestHttpError::longTextsAreCut()
{
    const Error error = providerError(400, {}, QByteArray(1 << 20, 'x'), QStringLiteral("S")).error;
    QVERIFY(error.message.size() < 500);
    QVERIFY(error.message.endsWith(u'…'));
    QVERIFY(error.detail.size() < 5000);
}

QTEST_GUILESS_MAIN(TestHttpError)
#include "tst_httperror.moc"
