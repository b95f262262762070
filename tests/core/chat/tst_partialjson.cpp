#include "chat/partialjson.h"

#include <QtTest>

#include <QElapsedTimer>

using namespace cuewright;

class TestPartialJson : public QObject
{
    Q_OBJECT
private slots:
    void pieces_data();
    void pieces();
    void wholeValues_data();
    void wholeValues();
    void everyPrefixIsTrue();
    void deep();
    void cheap();
};

void TestPartialJson::pieces_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("open");
    QTest::addColumn<bool>("broken");
    const auto row = [](const char *name, const char *text, const QByteArray &value, const char *open = "", bool broken = false) {
        QTest::newRow(name) << QString::fromUtf8(text) << value << QString::fromUtf8(open) << broken;
    };
    row("nothing", "", "null");
    row("brace", "{", "{}");
    row("half a key", "{\"na", "{}");
    row("key without value", "{\"name\":", "{}");
    row("text begins", "{\"name\": \"", R"({"name":""})", "/name");
    row("half a text", "{\"name\": \"An", R"({"name":"An"})", "/name");
    row("text done", "{\"name\": \"Ann\"", R"({"name":"Ann"})");
    row("escape begins", "{\"a\": \"x\\", R"({"a":"x"})", "/a");
    row("escape", "{\"a\": \"x\\n\\\"", R"({"a":"x\n\""})", "/a");
    row("half an escape", "{\"a\": \"x\\u00e", R"({"a":"x"})", "/a");
    row("unicode escape", "{\"a\": \"\\u00e4", "{\"a\":\"\xC3\xA4\"}", "/a");
    row("half a pair", "{\"a\": \"\\ud83d", R"({"a":""})", "/a");
    row("pair", "{\"a\": \"\\ud83d\\ude00", "{\"a\":\"\xF0\x9F\x98\x80\"}", "/a");
    row("broken pair", "{\"a\": \"\\ud83dx", "{\"a\":\"\xEF\xBF\xBDx\"}", "/a");
    row("broken pair, two halves", "{\"a\": \"\\ud83d\\ud83d\\ude00\"", "{\"a\":\"\xEF\xBF\xBD\xF0\x9F\x98\x80\"}");
    row("number so far", "{\"a\": 12", R"({"a":12})", "/a");
    row("number with a point", "{\"a\": 12.", R"({"a":12})", "/a");
    row("number with an exponent", "{\"a\": 1.5e", R"({"a":1.5})", "/a");
    row("a sign alone", "{\"a\": -", "{}");
    row("number done", "{\"a\": 12,", R"({"a":12})");
    row("number and end", "{\"a\":1,\"b\":-0.5}", R"({"a":1,"b":-0.5})");
    row("half a word", "{\"a\": tru", "{}");
    row("words", "[true,false,null", "[true,false,null]");
    row("in a list", "{\"a\":[{\"b\":1},{\"c~/d\":\"x", R"({"a":[{"b":1},{"c~/d":"x"}]})", "/a/1/c~0~1d");
    row("list of numbers", "[1, 23", "[1,23]", "/1");
    row("empty containers", "{\"a\":{},\"b\":[],\"c\":[[]]}", R"({"a":{},"b":[],"c":[[]]})");
    row("a repeated key", "{\"a\":1,\"b\":2,\"a\":\"x", R"({"a":"x","b":2})", "/a");
    row("fence", "```json\n{\"a\":1}\n```", R"({"a":1})");
    row("words before", "Here it is: {\"a\":1} Bye {\"b\":2}", R"({"a":1})");
    row("no JSON", "I cannot do that.", "null");
    row("missing comma", "{\"a\":1 \"b\":2}", R"({"a":1})", "", true);
    row("missing colon", "{\"a\" 1}", "{}", "", true);
    row("comma before the end", "{\"a\":1,}", R"({"a":1})", "", true);
    row("wrong bracket", "{\"a\":[1}", R"({"a":[1]})", "", true);
    row("wrong word", "[trux", "[]", "", true);
    row("wrong number", "[1e,3]", "[1]", "/0", true);
    row("wrong escape", "[\"a\\x", R"(["a"])", "/0", true);
    row("wrong unicode", "[\"a\\u00zz", R"(["a"])", "/0", true);
}

void TestPartialJson::pieces()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, value);
    QFETCH(QString, open);
    QFETCH(bool, broken);
    for (const qsizetype step : {qsizetype(1), qsizetype(2), qsizetype(5), std::max<qsizetype>(text.size(), 1)}) {
        PartialJsonReader reader;
        for (qsizetype at = 0; at < text.size(); at += step)
            reader.feed(QStringView(text).mid(at, step));
        QCOMPARE(writeJson(reader.value()), value);
        if (!broken)
            QCOMPARE(reader.openPointer(), open);
        QCOMPARE(reader.isBroken(), broken);
    }
}

void TestPartialJson::wholeValues_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {R"({"zebra":[1,-2.5e3,true,{"":null}],"a":"\\\/\b\f\n\r\t\"ü😀"})", "[]", "{}", R"([[[[0]]],"",{}])", "{\"a\" : [ 1 , 2 ] \r\n\t}"})
        QTest::newRow(text) << QByteArray(text);
}

void TestPartialJson::wholeValues()
{
    QFETCH(QByteArray, text);
    const QString characters = QString::fromUtf8(text);
    for (qsizetype step = 1; step <= characters.size(); ++step) {
        PartialJsonReader reader;
        for (qsizetype at = 0; at < characters.size(); at += step)
            reader.feed(QStringView(characters).mid(at, step));
        QVERIFY(reader.isComplete());
        QVERIFY(reader.value() == *parseJson(text));
    }
}

void TestPartialJson::everyPrefixIsTrue()
{
    // Whatever is shown early is the beginning of what is shown at the end.
    const QString text = QStringLiteral(R"({"category":"technical","hours":24,"ok":true,"tags":["a","b"],"reasoning":"Because 1 < 2."})");
    const Json whole = *parseJson(text.toUtf8());
    for (qsizetype length = 0; length <= text.size(); ++length) {
        PartialJsonReader reader;
        reader.feed(QStringView(text).left(length));
        QVERIFY(!reader.isBroken());
        if (reader.value().is_null())
            continue;
        for (const auto &[key, value] : reader.value().items()) {
            QVERIFY(whole.contains(key));
            if (value.is_string())
                QVERIFY(whole[key].get<std::string>().starts_with(value.get<std::string>()));
            else if (!value.is_array() && !value.is_number())
                QVERIFY(value == whole[key]);
        }
    }
}

void TestPartialJson::deep()
{
    PartialJsonReader reader;
    reader.feed(QString(10'000, u'['));
    QVERIFY(reader.isBroken());
    PartialJsonReader bounded;
    bounded.feed(QString(kMaxJsonDepth, u'[') + QString(kMaxJsonDepth, u']'));
    QVERIFY(bounded.isComplete());
}

void TestPartialJson::cheap()
{
    // 1 MiB of text and a number without end, a character at a time: quadratic work would take minutes.
    QElapsedTimer timer;
    timer.start();
    PartialJsonReader reader;
    reader.feed(u"{\"a\":\"");
    for (int i = 0; i < (1 << 20); ++i)
        reader.feed(u"x");
    QCOMPARE(reader.value()["a"].get_ref<const std::string &>().size(), std::size_t(1) << 20);
    PartialJsonReader number;
    number.feed(u"[");
    for (int i = 0; i < (1 << 20); ++i)
        number.feed(u"1");
    QVERIFY(number.isBroken());
    QVERIFY2(timer.elapsed() < 30'000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_GUILESS_MAIN(TestPartialJson)
#include "tst_partialjson.moc"
