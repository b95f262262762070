#include "mcp/mcptypes.h"

#include "mcp/messagereader.h"
#include "results.h"

#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;
using namespace Qt::StringLiterals;

class TestMcpTypes final : public QObject
{
    Q_OBJECT
private slots:
    void tools_data()
    {
        QTest::addColumn<QByteArray>("entry");
        QTest::addColumn<QString>("expected"); // title, then r(ead only) d(estructive) i(dempotent) o(pen world); or "!" and why
        const QByteArray schema = R"("inputSchema":{"type":"object"})";
        QTest::newRow("plain") << "{\"name\":\"a\"," + schema + "}" << "a do";
        QTest::newRow("title") << "{\"name\":\"a\",\"title\":\"T\",\"annotations\":{\"title\":\"U\"}," + schema + "}" << "T do";
        QTest::newRow("annotated title") << "{\"name\":\"a\",\"annotations\":{\"title\":\"U\"}," + schema + "}" << "U do";
        QTest::newRow("read only cannot destroy")
            << "{\"name\":\"a\",\"annotations\":{\"readOnlyHint\":true,\"destructiveHint\":true,\"idempotentHint\":true}," + schema + "}" << "a ro";
        QTest::newRow("harmless") << "{\"name\":\"a\",\"annotations\":{\"destructiveHint\":false,\"idempotentHint\":true,\"openWorldHint\":false}," + schema + "}" << "a i";
        QTest::newRow("hints of a wrong type") << "{\"name\":\"a\",\"annotations\":{\"destructiveHint\":\"no\",\"readOnlyHint\":1}," + schema + "}" << "a do";
        QTest::newRow("no name") << "{" + schema + "}" << "!no name";
        QTest::newRow("control character") << "{\"name\":\"a\\nb\"," + schema + "}" << "!invisible";
        QTest::newRow("turned writing") << "{\"name\":\"a\\u202eb\"," + schema + "}" << "!invisible";
        QTest::newRow("zero width") << "{\"name\":\"a\\u200bb\"," + schema + "}" << "!invisible";
        QTest::newRow("128 characters") << "{\"name\":\"" + QByteArray(128, 'n') + "\"," + schema + "}" << QString(128, u'n') + u" do"_s;
        QTest::newRow("129 characters") << "{\"name\":\"" + QByteArray(129, 'n') + "\"," + schema + "}" << "!128";
        QTest::newRow("no schema") << QByteArray(R"({"name":"a"})") << "!arguments";
        QTest::newRow("schema of a wrong type") << QByteArray(R"({"name":"a","inputSchema":true})") << "!arguments";
        QTest::newRow("task only") << "{\"name\":\"a\",\"execution\":{\"taskSupport\":\"required\"}," + schema + "}" << "!background task";
        QTest::newRow("task optional") << "{\"name\":\"a\",\"execution\":{\"taskSupport\":\"optional\"}," + schema + "}" << "a do";
        QTest::newRow("a number") << QByteArray("7") << "!no description";
    }
    void tools()
    {
        QFETCH(QByteArray, entry);
        QFETCH(QString, expected);
        const auto tool = mcpToolFromJson(*parseJson(entry));
        if (expected.startsWith(u'!')) {
            QVERIFY(!tool);
            QVERIFY2(tool.error().message.contains(expected.mid(1)), qPrintable(tool.error().message));
            return;
        }
        VERIFY_RESULT(tool);
        QString hints;
        hints += tool->readOnly ? u"r" : u"";
        hints += tool->destructive ? u"d" : u"";
        hints += tool->idempotent ? u"i" : u"";
        hints += tool->openWorld ? u"o" : u"";
        QCOMPARE(tool->title + u' ' + hints, expected);
    }

    void fingerprintFollowsEverything()
    {
        const auto print = [](const char *entry) { return mcpToolFromJson(*parseJson(entry))->fingerprint; };
        const QString first = print(R"({"name":"a","description":"x","inputSchema":{}})");
        QCOMPARE(print(R"({"name":"a","description":"x","inputSchema":{}})"), first);
        QVERIFY(print(R"({"name":"a","description":"y","inputSchema":{}})") != first);
        QVERIFY(print(R"({"name":"a","description":"x","inputSchema":{"type":"object"}})") != first);
        QVERIFY(print(R"({"name":"a","description":"x","inputSchema":{},"annotations":{"readOnlyHint":true}})") != first);
    }

    void results_data()
    {
        QTest::addColumn<QByteArray>("result");
        QTest::addColumn<QString>("expected"); // modelText(), "|", e(rror) v(iolations) p(roblem); or "!"
        QTest::newRow("text") << QByteArray(R"({"content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]})") << "a\nb|p";
        QTest::newRow("structured, fits") << QByteArray(R"({"content":[],"structuredContent":{"n":1}})") << "{\"n\":1}|";
        QTest::newRow("structured alone") << QByteArray(R"({"structuredContent":{"n":1}})") << "{\"n\":1}|";
        QTest::newRow("structured, does not fit") << QByteArray(R"({"content":[],"structuredContent":{"n":"1"}})") << "{\"n\":\"1\"}|v";
        QTest::newRow("an error is not checked") << QByteArray(R"({"content":[{"type":"text","text":"no"}],"isError":true})") << "no|e";
        QTest::newRow("image") << QByteArray(R"({"content":[{"type":"image","data":"AAEC","mimeType":"image/png"}]})") << "[image: image/png, 3 bytes]|p";
        QTest::newRow("no content") << QByteArray("{}") << "!";
        QTest::newRow("content of a wrong type") << QByteArray(R"({"content":"text"})") << "!";
        QTest::newRow("parts of a wrong type") << QByteArray(R"({"content":[1,null,{}]})") << "1\nnull\n{}|p";
        QTest::newRow("a list") << QByteArray("[]") << "!";
        QTest::newRow("too many parts") << "{\"content\":[" + QByteArray("{},").repeated(1000) + "{}]}" << "!";
    }
    void results()
    {
        QFETCH(QByteArray, result);
        QFETCH(QString, expected);
        const Json schema = *parseJson(R"({"type":"object","properties":{"n":{"type":"integer"}}})");
        const auto made = mcpResultFromJson(*parseJson(result), schema);
        QCOMPARE(!made, expected == u"!");
        if (!made)
            return;
        QString marks;
        marks += made->isError ? u"e" : u"";
        marks += made->violations.isEmpty() ? u"" : u"v";
        marks += made->schemaProblem.isEmpty() ? u"" : u"p";
        QCOMPARE(made->modelText() + u'|' + marks, expected);
        QCOMPARE(writeJson(made->raw), writeJson(*parseJson(result)));
    }

    void structuredForTheScreen_data()
    {
        QTest::addColumn<QByteArray>("result");
        QTest::addColumn<QString>("text");
        QTest::newRow("alone") << QByteArray(R"({"structuredContent":{"n":1}})") << "{\n  \"n\": 1\n}";
        const auto beside = [](const char *text) {
            const Json part{{"type", "text"}, {"text", text}};
            return writeJson(Json{{"content", Json::array({part})}, {"structuredContent", {{"n", 1}}}});
        };
        QTest::newRow("beside another text") << beside("{\"n\":2}") << "{\n  \"n\": 1\n}";
        QTest::newRow("repeated") << beside("{\"n\": 1}") << "";
        QTest::newRow("misleading") << writeJson(Json{{"structuredContent", Json::array({"a\xE2\x80\xAE" "b"})}}) << "[\n  \"ab\"\n]";
        QTest::newRow("none") << QByteArray(R"({"content":[]})") << "";
    }
    void structuredForTheScreen()
    {
        QFETCH(QByteArray, result);
        const auto made = mcpResultFromJson(*parseJson(result), {});
        VERIFY_RESULT(made);
        QTEST(made->structuredText, "text");
    }

    void brokenSchemaIsNamed()
    {
        const auto made = mcpResultFromJson(*parseJson(R"({"structuredContent":1})"), *parseJson(R"({"type":"nonsense"})"));
        VERIFY_RESULT(made);
        QVERIFY(!made->schemaProblem.isEmpty());
        // Nothing is fetched, so this is a problem as well.
        const auto remote = mcpResultFromJson(*parseJson(R"({"structuredContent":1})"), *parseJson(R"({"$ref":"http:\/\/127.0.0.1:1/x"})"));
        VERIFY_RESULT(remote);
        QVERIFY(!remote->schemaProblem.isEmpty());
    }

    void shownTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << "a b\tc\nd" << "a b\tc\nd";
        QTest::newRow("colours of a terminal") << "\x1b[31mred" << "[31mred";
        QTest::newRow("turned") << QStringLiteral("a\u202Eb\u2066c") << "abc";
        QTest::newRow("beyond the first plane") << QStringLiteral("😀!") << QStringLiteral("😀!");
        QTest::newRow("tag characters") << QStringLiteral("a\U000E0041b") << "ab";
        QTest::newRow("half a pair") << QString(QString(QChar(0xD83D)) + u'x') << "x";
        QTest::newRow("long") << QString(30, u'y') << QString(QString(20, u'y') + u'…');
    }
    void shownTexts()
    {
        QFETCH(QString, text);
        QTEST(displayText(text, 20), "shown");
    }

    void answersAreFoundInRubble_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("id");
        QTest::newRow("whole") << QByteArray(R"({"id":7,"result":{}})") << 7;
        QTest::newRow("id last, cut off after it") << QByteArray(R"({"result":{},"id":7,)") << 7;
        QTest::newRow("deep") << "{\"id\":7,\"result\":" + QByteArray("[").repeated(10000) << 7;
        QTest::newRow("an id further in") << QByteArray(R"({"result":{"id":7}})") << -1;
        QTest::newRow("a request of the server's") << QByteArray(R"({"id":7,"method":"x")") << -1;
        QTest::newRow("a text") << QByteArray(R"({"id":"7","result":1})") << -1;
        QTest::newRow("no JSON") << QByteArray("hello") << -1;
        QTest::newRow("nothing") << QByteArray() << -1;
    }
    void answersAreFoundInRubble()
    {
        QFETCH(QByteArray, text);
        QTEST(int(idOfAnswer(text).value_or(-1)), "id");
    }

    void largeMessagesKeepTheirPlace()
    {
        MessageReader reader;
        QStringList order;
        connect(&reader, &MessageReader::message, this, [&](const McpMessage &message) { order << QString::number(int(message.bytes > 1000)) + QString::fromStdString((*message.json)["n"].dump()); });
        connect(&reader, &MessageReader::unreadable, this, [&](const QByteArray &, const Error &, std::optional<qint64>) { order << QStringLiteral("bad"); });
        QSignalSpy idle(&reader, &MessageReader::idle);
        const QByteArray large = "{\"n\":2,\"text\":\"" + QByteArray(1 << 20, 'x') + "\"}";
        QVERIFY(reader.read("{\"n\":1}"));
        QVERIFY(reader.read(large));
        QVERIFY(reader.read("{\"n\":3}"));
        QVERIFY(reader.read("{"));
        QVERIFY(reader.read(large));
        QVERIFY(!reader.isIdle());
        QCOMPARE(order, QStringList{u"01"_s});
        QTRY_COMPARE(idle.size(), 1);
        QCOMPARE(order, (QStringList{u"01"_s, u"12"_s, u"03"_s, u"bad"_s, u"12"_s}));
        QVERIFY(reader.isIdle());
    }

    void whatWaitsIsBounded()
    {
        auto reader = std::make_unique<MessageReader>();
        const QByteArray large(9 * 1024 * 1024, ' ');
        int taken = 0;
        while (taken < 100 && reader->read(large))
            ++taken;
        QCOMPARE(taken, 3);
        reader.reset(); // with one under way
    }
};

QTEST_GUILESS_MAIN(TestMcpTypes)
#include "tst_mcptypes.moc"
