#include "base/json.h"

#include <QtTest>

using namespace cuewright;

class TestJson : public QObject
{
    Q_OBJECT
private slots:
    void keepsTheOrderOfKeys();
    void errors_data();
    void errors();
    void depth();
    void equalKeys_data();
    void equalKeys();
    void manyMembers();
    void brokenUtf8IsReplacedOnWriting();
    void pointers_data();
    void pointers();
};

void TestJson::keepsTheOrderOfKeys()
{
    const QByteArray text = R"({"zebra":1,"apple":{"y":1.0,"x":[true,null,"ü"]},"mango":-0.5})";
    const auto json = parseJson(text);
    QVERIFY(json);
    QCOMPARE(writeJson(*json), text);
    QVERIFY(parseJson("\xEF\xBB\xBF[1]"));
    QCOMPARE(fromUtf8("\xEF\xBB\xBF" "a"), QStringLiteral("\uFEFFa")); // content, inside a string
}

void TestJson::errors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("empty") << QByteArray() << 1 << 1;
    QTest::newRow("comma") << QByteArray("{\n  \"a\": 1,\n}") << 3 << 1;
    QTest::newRow("second value") << QByteArray("1 2") << 1 << 3;
    QTest::newRow("after a wide character") << QByteArray("[\"\xC3\xBC\", x]") << 1 << 7;
    QTest::newRow("bad utf-8") << QByteArray("[\"\xFF\"]") << 1 << 3;
    QTest::newRow("nul behind the value") << QByteArray("[1]\n\0x", 6) << 2 << 1;
    QTest::newRow("nul") << QByteArray("[1,\0]", 5) << 1 << 4;
}

void TestJson::errors()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(int, column);
    const auto json = parseJson(text);
    QVERIFY(!json);
    QCOMPARE(json.error().code, Error::Code::Parse);
    QCOMPARE(json.error().at, (TextPosition{line, column}));
}

void TestJson::depth()
{
    QVERIFY(parseJson(QByteArray(kMaxJsonDepth, '[') + QByteArray(kMaxJsonDepth, ']')));
    for (const int levels : {kMaxJsonDepth + 1, 10'000, 1'000'000}) {
        const auto arrays = parseJson(QByteArray(levels, '[') + QByteArray(levels, ']'));
        QVERIFY(!arrays);
        QCOMPARE(arrays.error().code, Error::Code::TooLarge);
        const auto objects = parseJson(QByteArray("{\"a\":").repeated(levels));
        QVERIFY(!objects);
        QCOMPARE(objects.error().code, Error::Code::TooLarge);
    }
}

void TestJson::equalKeys_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("read");
    QTest::newRow("the last counts, where the first stands") << QByteArray(R"({"a":1,"b":2,"a":[3]})") << QByteArray(R"({"a":[3],"b":2})");
    QTest::newRow("thrice") << QByteArray(R"({"a":1,"a":2,"a":3})") << QByteArray(R"({"a":3})");
    QTest::newRow("empty") << QByteArray(R"({"":{"":1,"":{}}})") << QByteArray(R"({"":{"":{}}})");
    QByteArray many;
    QByteArray once;
    for (int i = 0; i < 40; ++i) {
        many += "\"k" + QByteArray::number(i) + "\":" + QByteArray::number(i) + ',';
        once += (i > 0 ? ",\"k" : "\"k") + QByteArray::number(i) + "\":" + (i == 7 ? "\"late\"" : QByteArray::number(i));
    }
    QTest::newRow("among many") << "{" + many + "\"k7\":0,\"k7\":\"late\"}" << "{" + once + "}";
}

void TestJson::equalKeys()
{
    QFETCH(QByteArray, text);
    const auto json = parseJson(text);
    QVERIFY(json);
    QTEST(writeJson(*json), "read");
}

void TestJson::manyMembers()
{
    // Comparing each name with all before it would take minutes, and so would copying what is inside at each level.
    QByteArray members;
    for (int i = 0; i < 100'000; ++i)
        members += "\"member" + QByteArray::number(i) + "\":{},";
    QByteArray text = "{" + members.chopped(1) + "}";
    for (int level = 0; level < 100; ++level)
        text = "{\"inner\":" + text + ",\"a\":1,\"b\":2}";
    QElapsedTimer timer;
    timer.start();
    const auto json = parseJson(text);
    QVERIFY(json);
    QVERIFY2(timer.elapsed() < 15'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(writeJson(*json) == text);
}

void TestJson::brokenUtf8IsReplacedOnWriting()
{
    QCOMPARE(writeJson(Json(std::string("a\xFF"))), QByteArray("\"a\xEF\xBF\xBD\""));
}

void TestJson::pointers_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("value"); // empty: nothing there
    QTest::newRow("whole") << QString() << QByteArray(R"({"a/b":[{"~":1}],"":2})");
    QTest::newRow("escaped") << QStringLiteral("/a~1b/0/~0") << QByteArray("1");
    QTest::newRow("empty key") << QStringLiteral("/") << QByteArray("2");
    QTest::newRow("no such key") << QStringLiteral("/x") << QByteArray();
    QTest::newRow("no such index") << QStringLiteral("/a~1b/1") << QByteArray();
    QTest::newRow("no index") << QStringLiteral("/a~1b/x") << QByteArray();
    QTest::newRow("into a number") << QStringLiteral("//x") << QByteArray();
    QTest::newRow("no slash") << QStringLiteral("a") << QByteArray();
}

void TestJson::pointers()
{
    QFETCH(QString, pointer);
    QFETCH(QByteArray, value);
    const auto root = parseJson(R"({"a/b":[{"~":1}],"":2})");
    const Json *found = resolvePointer(*root, pointer);
    QCOMPARE(found ? writeJson(*found) : QByteArray(), value);
    QCOMPARE(escapePointerStep(u"a/b~"), QStringLiteral("a~1b~0"));
}

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
