#include "schema/document/jsonsource.h"

#include <QtTest>

using namespace cuewright;

class TestJsonSource : public QObject
{
    Q_OBJECT
private slots:
    void values_data();
    void values();
    void places();
    void pointersAt_data();
    void pointersAt();
    void problems_data();
    void problems();
    void everyCutIsAProblem();
    void duplicateKeys_data();
    void duplicateKeys();
    void depth();
    void agreesWithTheOtherParser_data();
    void agreesWithTheOtherParser();
};

namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

void TestJsonSource::values_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("json");
    const auto row = [](const char *name, const char *source, const char *json) { QTest::newRow(name) << text(source) << text(json); };
    row("scalar", " 12 ", "12");
    row("nested", R"({"b":[1,{"c":null}],"a":{}})", R"({"b":[1,{"c":null}],"a":{}})");
    row("order is kept", R"({"z":1,"a":2,"m":3})", R"({"z":1,"a":2,"m":3})");
    row("escapes", R"(["\"\\\/\b\f\n\r\t","\u00e4\ud83d\ude00"])", "[\"\\\"\\\\/\\b\\f\\n\\r\\t\",\"ä😀\"]");
    row("escaped key", R"({"a\u0062":1})", R"({"ab":1})");
    row("zero character", R"(["a\u0000b"])", R"(["a\u0000b"])");
    row("byte order mark and CRLF", "\xEF\xBB\xBF{\r\n\"a\": 1\r\n}\r\n", R"({"a":1})");
    row("numbers", "[0,-0,-1,1.5,1e3,1E+2,1e-2,18446744073709551615,-9223372036854775808]",
        "[0,0,-1,1.5,1000.0,100.0,0.01,18446744073709551615,-9223372036854775808]");
    row("18 digits", "[999999999999999999,-99999999999999999]", "[999999999999999999,-99999999999999999]");
    row("too long for 64 bits", "[18446744073709551616,-9223372036854775809]", "[1.8446744073709552e+19,-9.223372036854776e+18]");
    row("underflow", "[1e-999,-1e-999]", "[0.0,-0.0]");
}

void TestJsonSource::values()
{
    QFETCH(QString, source);
    QFETCH(QString, json);
    const JsonSource parsed = JsonSource::parse(source);
    QVERIFY2(parsed.isValid(), parsed.isValid() ? "" : qPrintable(parsed.problem()->message));
    QCOMPARE(QString::fromUtf8(writeJson(parsed.json())), json);
    QCOMPARE(parsed.text(), source);
    QCOMPARE(parsed.value(JsonSource::kRoot), parsed.json());
}

void TestJsonSource::places()
{
    const QString source = text("{ \"ä\": [10, {\"x~/y\": true}],\n  \"b\" : \"c\" }");
    const JsonSource parsed = JsonSource::parse(source);
    const auto check = [&](const char *pointer, const char *key, const char *value) {
        const auto id = parsed.find(text(pointer));
        QVERIFY2(id != JsonSource::kNone, pointer);
        const auto &node = parsed.node(id);
        QCOMPARE(source.mid(node.key().start, node.key().size), text(key));
        QCOMPARE(parsed.valueText(id).toString(), text(value));
        QCOMPARE(node.member().start, node.hasKey() ? node.key().start : node.value().start);
        QCOMPARE(node.member().end(), node.value().end());
        QCOMPARE(parsed.pointer(id), text(pointer));
    };
    check("", "", source.toUtf8().constData());
    check("/ä", "\"ä\"", "[10, {\"x~/y\": true}]");
    check("/ä/0", "", "10");
    check("/ä/1", "", "{\"x~/y\": true}");
    check("/ä/1/x~0~1y", "\"x~/y\"", "true");
    check("/b", "\"b\"", "\"c\"");
    for (const char *nowhere : {"/c", "/ä/2", "/ä/-1", "/ä/01", "/ä/x", "/b/0", "b", "/"})
        QCOMPARE(parsed.find(text(nowhere)), JsonSource::kNone);
    QCOMPARE(parsed.position(source.indexOf(u"\"b\"")), (TextPosition{2, 3}));
    QCOMPARE(parsed.position(0), (TextPosition{1, 1}));
}

void TestJsonSource::pointersAt_data()
{
    QTest::addColumn<QString>("source"); // the cursor is at |
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *source, const char *pointer) { QTest::newRow(source) << text(source) << text(pointer); };
    row("|{\"a\": {\"b\": 1}, \"c\": 2}", "");
    row("{|\"a\": {\"b\": 1}, \"c\": 2}", "/a");
    row("{\"a\":| {\"b\": 1}, \"c\": 2}", "/a");
    row("{\"a\": {\"b\"|: 1}, \"c\": 2}", "/a/b");
    row("{\"a\": {\"b\": 1|}, \"c\": 2}", "/a/b");
    row("{\"a\": {\"b\": 1}|, \"c\": 2}", "/a");
    row("{\"a\": {\"b\": 1}, |\"c\": 2}", "/c");
    row("{\"a\": {\"b\": 1}, \"c\": 2}|", "");
    row("[1, [2|]]", "/1/0");
}

void TestJsonSource::pointersAt()
{
    QFETCH(QString, source);
    const qsizetype cursor = source.indexOf(u'|');
    const JsonSource parsed = JsonSource::parse(source.remove(cursor, 1));
    QTEST(parsed.pointer(parsed.at(cursor)), "pointer");
}

void TestJsonSource::problems_data()
{
    QTest::addColumn<QString>("source"); // what is wrong stands between « and »
    QTest::addColumn<QString>("message");
    const auto row = [](const char *source, const char *message) { QTest::newRow(source) << text(source) << text(message); };
    row("«»", "Line 1: there is no text yet; a schema begins with {.");
    row(" \n «»", "Line 2: there is no text yet; a schema begins with {.");
    row("{\n\"a\": 1\n«\"priority\"»: 2}", "Line 3: a comma is expected before “priority”.");
    row("[1 «2»]", "Line 1: a comma is expected before 2.");
    row("{\"a\": 1«,» }", "Line 1: the comma is one too many; nothing follows it.");
    row("[1«,»\n]", "Line 1: the comma is one too many; nothing follows it.");
    row("[«,»]", "Line 1: a value is expected instead of ,.");
    row("{«a»: 1}", "Line 1: a name in quotation marks is expected instead of a.");
    row("{«\"a\"» 1}", "Line 1: a colon is expected after “a”.");
    row("{\"a\":«}»", "Line 1: a value is expected instead of }.");
    row("{\n \"a\": [1«»", "Line 2: ] is missing at the end; the [ of line 2 is not closed.");
    row("{\"a\": «»", "Line 1: } is missing at the end; the { of line 1 is not closed.");
    row("{\"a\": 1,«»", "Line 1: } is missing at the end; the { of line 1 is not closed.");
    row("{\n\"a\": 1\n«]»", "Line 3: } is expected instead of ], for the { of line 1.");
    row("[\n1«}»", "Line 2: ] is expected instead of }, for the [ of line 1.");
    row("[«\"abc»\n]", "Line 1: the quotation mark behind “abc” is missing.");
    row("[\"a«\t»b\"]", "Line 1: a tab or control character inside a text must be written as \\t or \\u….");
    row("[\"a«\\q»\"]", "Line 1: \\q means nothing here; a backslash is written \\\\.");
    row("[\"«\\u»12\"]", "Line 1: \\u means nothing here; a backslash is written \\\\.");
    row("[\"«\\ud800»x\"]", "Line 1: \\ud800 is half a character; its other half is missing.");
    row("[\"«\\udc00»\"]", "Line 1: \\udc00 is half a character; its other half is missing.");
    row("[«01»]", "Line 1: 01 is not how a number is written.");
    row("[«-»]", "Line 1: - is not how a number is written.");
    row("[«1.»]", "Line 1: 1. is not how a number is written.");
    row("[«1.e5»]", "Line 1: 1.e5 is not how a number is written.");
    row("[«1e+»]", "Line 1: 1e+ is not how a number is written.");
    row("[«1.2.3»]", "Line 1: 1.2.3 is not how a number is written.");
    row("[«12px»]", "Line 1: 12px is not how a number is written.");
    row("[«1e999»]", "Line 1: 1e999 is too large for a number.");
    row("[«True»]", "Line 1: True is written with small letters: true.");
    row("[«NULL»]", "Line 1: NULL is written with small letters: null.");
    row("[«truely»]", "Line 1: truely is no value; a text needs quotation marks.");
    row("[«string»]", "Line 1: string is no value; a text needs quotation marks.");
    row("{\"a\": «'»b'}", "Line 1: the quotation marks of JSON are \"…\".");
    row("{«'»a': 1}", "Line 1: the quotation marks of JSON are \"…\".");
    row("{«/»/ no\n}", "Line 1: JSON has no comments; a description can say it.");
    row("{\"a\": 1 «/»/ no\n}", "Line 1: JSON has no comments; a description can say it.");
    row("{}\n«x»", "Line 2: nothing may follow the end of the schema; here is x.");
    row("[«\"a very long text without an end that goes on and on»\n]",
        "Line 1: the quotation mark behind “a very long text without an en…” is missing.");
}

void TestJsonSource::problems()
{
    QFETCH(QString, source);
    const qsizetype start = source.indexOf(u'«');
    source.remove(start, 1);
    const qsizetype end = source.indexOf(u'»');
    source.remove(end, 1);
    const JsonSource parsed = JsonSource::parse(source);
    QVERIFY(!parsed.isValid());
    QTEST(parsed.problem()->message, "message");
    QCOMPARE(parsed.problem()->place, (TextSpan{start, end - start}));
    QCOMPARE(parsed.problem()->at, parsed.position(start));
    QCOMPARE(parsed.json(), Json());
    QCOMPARE(parsed.size(), 0);
    QCOMPARE(parsed.find(QString()), JsonSource::kNone);
}

void TestJsonSource::everyCutIsAProblem()
{
    const QString whole = text(R"({"a":[1.5e3,true,null,"\u00e4\n"],"b":{"c":{}}})");
    QVERIFY(JsonSource::parse(whole).isValid());
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!JsonSource::parse(whole.first(size)).isValid(), qPrintable(whole.first(size)));
}

void TestJsonSource::duplicateKeys_data()
{
    QTest::addColumn<QString>("source"); // the first between ‹›, the second between «»
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const QString &source, const char *message) { QTest::newRow(name) << source << text(message); };
    row("plain", text("{‹\"a\"›: 1,\n«\"a\"»: 2}"), "Line 2: “a” is there already, in line 1; one of the two needs another name.");
    row("inside", text("{\"x\": [{‹\"a\"›: 1, «\"a\"»: 2}]}"), "Line 1: “a” is there already, in line 1; one of the two needs another name.");
    row("by escape", text("{‹\"a\"›: 1, «\"\\u0061\"»: 2}"), "Line 1: “\\u0061” is there already, in line 1; one of the two needs another name.");
    row("behind others with children", text("{\"o\": {\"a\": 1}, ‹\"a\"›: [1], \"p\": 0, «\"a\"»: 2}"),
        "Line 1: “a” is there already, in line 1; one of the two needs another name.");
    QString many = text("{");
    for (int i = 0; i < 20; ++i)
        many += text(i == 3 ? "‹\"k3\"›: 0, " : "\"k%1\": 0, ").replace(text("%1"), QString::number(i));
    row("among many", many + text("«\"k3\"»: 1}"), "Line 1: “k3” is there already, in line 1; one of the two needs another name.");
}

void TestJsonSource::duplicateKeys()
{
    QFETCH(QString, source);
    const auto take = [&source](char16_t open, char16_t close) {
        const qsizetype start = source.indexOf(QChar(open));
        source.remove(start, 1);
        const qsizetype end = source.indexOf(QChar(close));
        source.remove(end, 1);
        return TextSpan{start, end - start};
    };
    const TextSpan earlier = take(u'‹', u'›');
    const TextSpan later = take(u'«', u'»');
    const JsonSource parsed = JsonSource::parse(source);
    QVERIFY(!parsed.isValid());
    QCOMPARE(parsed.problem()->kind, JsonProblem::Kind::DuplicateKey);
    QCOMPARE(parsed.problem()->place, later);
    QCOMPARE(parsed.problem()->earlier, earlier);
    QTEST(parsed.problem()->message, "message");
    QCOMPARE(parsed.text(), source);
}

void TestJsonSource::depth()
{
    const auto nested = [](int levels) { return QString(levels, u'[') + QString(levels, u']'); };
    QVERIFY(JsonSource::parse(nested(kMaxJsonDepth)).isValid());
    for (const int levels : {kMaxJsonDepth + 1, 10'000, 1'000'000}) {
        const JsonSource parsed = JsonSource::parse(nested(levels));
        QVERIFY(!parsed.isValid());
        QCOMPARE(parsed.problem()->kind, JsonProblem::Kind::TooDeep);
        QCOMPARE(parsed.problem()->place.start, kMaxJsonDepth);
        QCOMPARE(parsed.problem()->message, text("Line 1: this is nested too deep."));
    }
    QVERIFY(JsonSource::parse(QStringLiteral("[[1],[2],[3]]"), 2).isValid());
}

// What runs, exports and the command line read is read by parseJson(): both must take the same texts for the same values.
void TestJsonSource::agreesWithTheOtherParser_data()
{
    values_data();
    for (const char *source : {"", "{", "[1,]", "01", "-", "1.", "1e", "tru", "\"\\x\"", "\"\\ud800\"", "1e999", "{}x", "\xEF\xBB\xBF", "[\"\x01\"]", "\"\x7F\""})
        QTest::addRow("refused or not: %s", source) << text(source) << QString();
}

void TestJsonSource::agreesWithTheOtherParser()
{
    QFETCH(QString, source);
    const JsonSource parsed = JsonSource::parse(source);
    const auto other = parseJson(source.toUtf8());
    QCOMPARE(parsed.isValid(), other.has_value());
    if (other) {
        QCOMPARE(writeJson(parsed.json()), writeJson(*other));
        QCOMPARE(parsed.json().type(), other->type());
    }
}

QTEST_GUILESS_MAIN(TestJsonSource)
#include "tst_jsonsource.moc"
