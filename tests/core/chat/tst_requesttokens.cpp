#include "chat/requesttokens.h"

#include "chat/imagesize.h"
#include "tokens/encoding.h"

#include <QtTest>

#include <numeric>

using namespace cuewright;

class TestRequestTokens : public QObject
{
    Q_OBJECT
private slots:
    void publishedExample_data();
    void publishedExample();
    void publishedTools_data();
    void publishedTools();
    void parts();
    void pictures();
    void sealedThoughts_data();
    void sealedThoughts();
    void imageSizes_data();
    void imageSizes();
};

namespace {

Message named(const char *name, const char *text)
{
    Message message = Message::text(Role::System, QLatin1String(text));
    message.name = QLatin1String(name);
    return message;
}

std::int64_t tokensOf(const char *text)
{
    return Encoding::get(Encoding::Name::O200kBase).count(std::string_view(text));
}

QString png(int width, int height)
{
    QByteArray file("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    for (const int side : {width, height}) {
        for (int shift = 24; shift >= 0; shift -= 8)
            file += static_cast<char>(side >> shift & 0xFF);
    }
    return QStringLiteral("data:image/png;base64,") + QString::fromLatin1(file.toBase64());
}

} // namespace

void TestRequestTokens::publishedExample_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<qint64>("tokens");
    // The conversation of the cookbook's notebook, with its own figures (facts §10.6).
    QTest::newRow("gpt-4") << QStringLiteral("gpt-4-0613") << qint64(129);
    QTest::newRow("gpt-3.5-turbo") << QStringLiteral("gpt-3.5-turbo") << qint64(129);
    QTest::newRow("gpt-4o") << QStringLiteral("gpt-4o") << qint64(124);
    QTest::newRow("gpt-4o-mini") << QStringLiteral("gpt-4o-mini") << qint64(124);
}

void TestRequestTokens::publishedExample()
{
    QFETCH(QString, model);
    QFETCH(qint64, tokens);
    ChatRequest request;
    request.messages = {
        Message::text(Role::System, QStringLiteral("You are a helpful, pattern-following assistant that translates corporate jargon into plain English.")),
        named("example_user", "New synergies will help drive top-line growth."),
        named("example_assistant", "Things working well together will increase revenue."),
        named("example_user", "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage."),
        named("example_assistant", "Let's talk later when we're less busy about how to do better."),
        Message::text(Role::User, QStringLiteral("This late pivot means we don't have time to boil the ocean for the client deliverable.")),
    };
    const RequestTokens counted = countRequest(request, model);
    QCOMPARE(qint64(counted.total), tokens);
    QVERIFY(counted.exact);
    QCOMPARE(counted.framing, 3);
    QCOMPARE(counted.messages.size(), 6);
    QCOMPARE(counted.total, std::accumulate(counted.messages.begin(), counted.messages.end(), counted.framing));
}

void TestRequestTokens::publishedTools_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<qint64>("tokens");
    QTest::newRow("gpt-4o") << QStringLiteral("gpt-4o") << qint64(101); // facts §10.7
    QTest::newRow("gpt-4") << QStringLiteral("gpt-4") << qint64(105);
}

void TestRequestTokens::publishedTools()
{
    QFETCH(QString, model);
    QFETCH(qint64, tokens);
    ChatRequest request;
    request.messages = {Message::text(Role::System, QStringLiteral("You are a helpful assistant that can answer to questions about the weather.")),
        Message::text(Role::User, QStringLiteral("What's the weather like in San Francisco?"))};
    ToolDefinition tool;
    tool.name = QStringLiteral("get_current_weather");
    tool.description = QStringLiteral("Get the current weather in a given location");
    tool.parameters = *parseJson(R"({"type":"object","properties":{"location":{"type":"string","description":"The city and state, e.g. San Francisco, CA"},
        "unit":{"type":"string","description":"The unit of temperature to return","enum":["celsius","fahrenheit"]}},"required":["location"]})");
    request.tools = {tool};
    const RequestTokens counted = countRequest(request, model);
    QCOMPARE(qint64(counted.total), tokens);
    QVERIFY(!counted.exact);
}

void TestRequestTokens::parts()
{
    ChatRequest request;
    Message calling = Message::text(Role::Assistant, QStringLiteral("hello world"));
    request.messages = {calling};
    const RequestTokens plain = countRequest(request, u"gpt-4o");
    QVERIFY(plain.exact);
    QCOMPARE(plain.messages[0], 3 + tokensOf("assistant") + tokensOf("hello world"));

    request.messages[0].toolCalls = {{QStringLiteral("c"), QStringLiteral("get_weather"), QStringLiteral("{\"a\":1}")}};
    const RequestTokens calls = countRequest(request, u"gpt-4o");
    QCOMPARE(calls.messages[0] - plain.messages[0], tokensOf("get_weather") + tokensOf("{\"a\":1}"));
    QVERIFY(!calls.exact);

    request.messages = {calling};
    request.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
    request.responseFormat.schema = *parseJson(R"({"type":"object","properties":{"s":{"type":"string","minLength":3}},"required":["s"],"additionalProperties":false})");
    const RequestTokens loose = countRequest(request, u"gpt-4o");
    QVERIFY(!loose.exact);
    QCOMPARE(loose.schema, tokensOf(writeJson(request.responseFormat.schema).constData()));
    QCOMPARE(loose.total, plain.total + loose.schema);
    request.responseFormat.strict = true;
    QVERIFY(countRequest(request, u"gpt-4o").schema < loose.schema); // minLength is not sent

    QVERIFY(!countRequest(ChatRequest(), u"some-model").exact);
    QCOMPARE(countRequest(ChatRequest(), u"gpt-4o").total, 3);
}

void TestRequestTokens::pictures()
{
    ChatRequest request;
    request.messages = {Message::text(Role::User, QStringLiteral("look"))};
    const RequestTokens without = countRequest(request, u"gpt-4o");
    request.messages[0].parts.append({ContentPart::Kind::Image, {}, png(1024, 1024), {}, QStringLiteral("high")});
    const RequestTokens with = countRequest(request, u"gpt-4o");
    QCOMPARE(with.total - without.total, 765); // facts §10.8
    QCOMPARE(with.uncounted, 0);
    QVERIFY(!with.exact);
    request.messages[0].parts.append({ContentPart::Kind::Image, {}, QStringLiteral("https://a/b.png"), {}, {}});
    request.messages[0].parts.append({ContentPart::Kind::Audio, {}, QStringLiteral("AA=="), {}, {}});
    const RequestTokens more = countRequest(request, u"gpt-4o");
    QCOMPARE(more.uncounted, 2);
    QCOMPARE(more.total, with.total);
}

void TestRequestTokens::sealedThoughts_data()
{
    QTest::addColumn<QByteArray>("items");
    QTest::addColumn<qint64>("reported");
    QTest::addColumn<qint64>("tokens");
    const QByteArray seal(401, 'A');
    const QByteArray one = R"([{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":")" + seal + R"("}])";
    QTest::newRow("none") << QByteArray("null") << qint64(70) << qint64(0);
    QTest::newRow("as its server reported") << one << qint64(70) << qint64(70);
    QTest::newRow("by the length of the seal") << one << qint64(0) << qint64(101);
    QTest::newRow("two") << one.chopped(1) + "," + one.mid(1) << qint64(0) << qint64(201);
    QTest::newRow("without a seal") << QByteArray(R"([{"type":"reasoning"}, 5])") << qint64(0) << qint64(0);
}

void TestRequestTokens::sealedThoughts()
{
    QFETCH(QByteArray, items);
    QFETCH(qint64, reported);
    QFETCH(qint64, tokens);
    ChatRequest request;
    request.messages << Message::text(Role::User, QStringLiteral("hello")) << Message::text(Role::Assistant, QStringLiteral("world"));
    const RequestTokens before = countRequest(request, u"gpt-4o");
    request.messages[1].reasoningItems = *parseJson(items);
    request.messages[1].reasoningTokens = reported;
    const RequestTokens after = countRequest(request, u"gpt-4o");
    QCOMPARE(after.total, before.total + tokens);
    QCOMPARE(after.messages[1], before.messages[1] + tokens);
    QCOMPARE(after.parts[1].reasoning, tokens);
    QCOMPARE(after.estimatedOverhead(), before.estimatedOverhead() + tokens);
    QCOMPARE(after.allFraming(), before.allFraming());
    QVERIFY(before.exact);
    QCOMPARE(after.exact, tokens == 0);
}

void TestRequestTokens::imageSizes_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    const auto row = [](const char *name, const QByteArray &hex, int width, int height) { QTest::newRow(name) << QByteArray::fromHex(hex) << width << height; };
    row("GIF", "474946383961 2C01 C800 800000", 300, 200);
    row("JPEG", "FFD8 FFE0 0010 4A46494600010100000100010000 FFC0 0011 08 00C8 012C 03 012200", 300, 200);
    row("JPEG with fill bytes, progressive", "FFD8 FFE1 0004 0000 FFFF C2 0011 08 00C8 012C 03 012200", 300, 200);
    row("JPEG without a frame", "FFD8 FFE0 0004 0000 FFC4 0004 0000 FFD9", 0, 0);
    row("JPEG with an endless segment", "FFD8 FFE0 FFFF 0000 FFE0 0000 0000", 0, 0);
    row("WebP lossy", "52494646 00000000 57454250 56503820 00000000 000000 9D012A 2C01 C800", 300, 200);
    row("WebP lossless", "52494646 00000000 57454250 5650384C 00000000 2F 2BC13100 0000000000", 300, 200);
    row("WebP extended", "52494646 00000000 57454250 56503858 0A000000 10000000 2B0100 C70000", 300, 200);
    row("WebP cut", "52494646 00000000 57454250 56503858", 0, 0);
    row("PNG cut", "89504E470D0A1A0A 0000000D", 0, 0);
    row("PNG of absurd size", "89504E470D0A1A0A 0000000D 49484452 FFFFFFFF 00000001", 0, 0);
    row("nothing", "", 0, 0);
    row("text", "68656C6C6F", 0, 0);
}

void TestRequestTokens::imageSizes()
{
    QFETCH(QByteArray, file);
    QFETCH(int, width);
    QFETCH(int, height);
    const auto expected = width > 0 ? std::optional(ImageSize{width, height}) : std::nullopt;
    const QString base64 = QString::fromLatin1(file.toBase64());
    QVERIFY(imageSize(base64) == expected);
    QVERIFY(imageSize(QStringLiteral("data:image/x;base64,") + base64) == expected);
    QVERIFY(!imageSize(QStringLiteral("data:image/x,") + base64));
    QVERIFY(!imageSize(QStringLiteral("https://a/") + base64));
}

QTEST_GUILESS_MAIN(TestRequestTokens)
#include "tst_requesttokens.moc"
