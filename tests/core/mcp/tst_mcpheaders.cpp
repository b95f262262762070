#include "mcp/mcpheaders.h"

#include <QtTest>

using namespace cuewright;
using namespace Qt::StringLiterals;

class TestMcpHeaders final : public QObject
{
    Q_OBJECT
private slots:
    void texts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("plain") << u"us-west1"_s << QByteArray("us-west1");
        QTest::newRow("blanks inside") << u"a b c"_s << QByteArray("a b c");
        QTest::newRow("other letters") << u"Zürich"_s << QByteArray("=?base64?WsO8cmljaA==?=");
        QTest::newRow("blanks around") << u" x "_s << QByteArray("=?base64?IHgg?=");
        QTest::newRow("two lines") << u"a\r\nX-Other: b"_s << QByteArray("=?base64?YQ0KWC1PdGhlcjogYg==?=");
        QTest::newRow("looks like base64") << u"=?base64?eA==?="_s << QByteArray("=?base64?PT9iYXNlNjQ/ZUE9PT89?=");
        QTest::newRow("nothing") << QString() << QByteArray("=?base64?" "?=");
        QTest::newRow("nul") << QString(u'\0') << QByteArray("=?base64?AA==?=");
    }
    void texts()
    {
        QFETCH(QString, text);
        QTEST(mcpHeaderText(text), "header");
    }

    void schemas_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<bool>("isUsable");
        const auto property = [](const QByteArray &schema) { return "{\"type\":\"object\",\"properties\":{\"a\":" + schema + "}}"; };
        QTest::newRow("no marks") << property(R"({"type":"string"})") << true;
        QTest::newRow("text") << property(R"({"type":"string","x-mcp-header":"Region"})") << true;
        QTest::newRow("whole number") << property(R"({"type":"integer","x-mcp-header":"N"})") << true;
        QTest::newRow("yes and no") << property(R"({"type":"boolean","x-mcp-header":"B"})") << true;
        QTest::newRow("in a group") << property(property(R"({"type":"string","x-mcp-header":"Inner"})")) << true;
        QTest::newRow("the name of an argument") << QByteArray(R"({"properties":{"x-mcp-header":{"type":"object"}}})") << true;
        QTest::newRow("in an example") << property(R"({"type":"object","default":{"x-mcp-header":7}})") << true;
        QTest::newRow("number") << property(R"({"type":"number","x-mcp-header":"N"})") << false;
        QTest::newRow("group") << property(R"({"type":"object","x-mcp-header":"N"})") << false;
        QTest::newRow("list") << property(R"({"type":"array","x-mcp-header":"N"})") << false;
        QTest::newRow("nothing") << property(R"({"type":"null","x-mcp-header":"N"})") << false;
        QTest::newRow("any type") << property(R"({"x-mcp-header":"N"})") << false;
        QTest::newRow("no name") << property(R"({"type":"string","x-mcp-header":""})") << false;
        QTest::newRow("a blank in the name") << property(R"({"type":"string","x-mcp-header":"My Region"})") << false;
        QTest::newRow("a colon in the name") << property(R"({"type":"string","x-mcp-header":"A:b"})") << false;
        QTest::newRow("two lines in the name") << property(R"({"type":"string","x-mcp-header":"A\r\nX: b"})") << false;
        QTest::newRow("letters beyond ASCII in the name") << property(R"({"type":"string","x-mcp-header":"Größe"})") << false;
        QTest::newRow("the name is a number") << property(R"({"type":"string","x-mcp-header":7})") << false;
        QTest::newRow("two alike") << QByteArray(R"({"properties":{"a":{"type":"string","x-mcp-header":"One"},"b":{"type":"string","x-mcp-header":"one"}}})") << false;
        QTest::newRow("the whole") << QByteArray(R"({"type":"string","x-mcp-header":"N"})") << false;
        const QByteArray marked = R"({"type":"string","x-mcp-header":"N"})";
        QTest::newRow("item") << property("{\"type\":\"array\",\"items\":" + marked + "}") << false;
        QTest::newRow("inside an item") << property("{\"type\":\"array\",\"items\":" + property(marked) + "}") << false;
        QTest::newRow("other arguments") << "{\"additionalProperties\":" + marked + "}" << false;
        QTest::newRow("one of") << "{\"oneOf\":[" + property(marked) + "]}" << false;
        QTest::newRow("not") << "{\"not\":" + marked + "}" << false;
        QTest::newRow("then") << "{\"if\":{},\"then\":" + property(marked) + "}" << false;
        QTest::newRow("definition") << "{\"properties\":{\"a\":{\"$ref\":\"#/$defs/R\"}},\"$defs\":{\"R\":" + marked + "}}" << false;
    }
    void schemas()
    {
        QFETCH(QByteArray, schema);
        QFETCH(bool, isUsable);
        const auto json = parseJson(schema);
        QVERIFY(json);
        const QString problem = paramHeadersProblem(*json);
        QVERIFY2(problem.isEmpty() == isUsable, qPrintable(problem));
    }

    void headers_data()
    {
        QTest::addColumn<QByteArray>("arguments");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("all") << QByteArray(R"({"region":"Zürich","n":-7,"on":true,"more":{"city":"Bern"},"other":1})")
                             << QByteArray("Mcp-Param-Region: =?base64?WsO8cmljaA==?=|Mcp-Param-N: -7|Mcp-Param-On: true|Mcp-Param-City: Bern");
        QTest::newRow("none") << QByteArray("{}") << QByteArray();
        QTest::newRow("null and of another kind") << QByteArray(R"({"region":null,"n":{},"on":[true],"more":"x"})") << QByteArray();
        QTest::newRow("whole, written as a fraction") << QByteArray(R"({"n":42.0})") << QByteArray("Mcp-Param-N: 42");
        QTest::newRow("no whole number") << QByteArray(R"({"n":1.5})") << QByteArray();
        QTest::newRow("the largest") << QByteArray(R"({"n":9007199254740991})") << QByteArray("Mcp-Param-N: 9007199254740991");
        QTest::newRow("larger than all read alike") << QByteArray(R"({"n":9007199254740993})") << QByteArray();
        QTest::newRow("beyond all") << QByteArray(R"({"n":1e300})") << QByteArray();
    }
    void headers()
    {
        QFETCH(QByteArray, arguments);
        const auto schema = parseJson(R"({"properties":{"region":{"type":"string","x-mcp-header":"Region"},"n":{"type":"integer","x-mcp-header":"N"},
            "on":{"type":"boolean","x-mcp-header":"On"},"more":{"properties":{"city":{"type":"string","x-mcp-header":"City"}}},"other":{"type":"integer"}}})");
        QVERIFY(schema);
        QByteArrayList lines;
        for (const auto &[name, value] : paramHeaders(*schema, *parseJson(arguments)))
            lines << name + ": " + value;
        QTEST(lines.join('|'), "expected");
    }
};

QTEST_GUILESS_MAIN(TestMcpHeaders)
#include "tst_mcpheaders.moc"
