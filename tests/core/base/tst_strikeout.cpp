#include "base/strikeout.h"

#include <QtTest>

using namespace cuewright;

class TestStrikeOut : public QObject
{
    Q_OBJECT
private slots:
    void strikes_data();
    void strikes();
    void bytesStayAsTheyWere();
};

void TestStrikeOut::strikes_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *secret, const char *text, const char *expected) {
        QTest::newRow(name) << QByteArray(secret) << QByteArray(text) << QByteArray(expected);
    };
    row("none", "", "any text", "any text");
    row("long, everywhere", "opensesame", "opensesame and xopensesamex", "[key] and x[key]x");
    row("eight letters are long", "password", "mypassword1", "my[key]1");
    row("space around it is not sent", " opensesame\n", "got opensesame", "got [key]");
    row("one letter stays in words", "e", "The server refused the request: e", "The server refused the request: e");
    row("a word stays a word", "test", "this test is a test", "this test is a test");
    row("a number stays a number", "1234", "retry-after: 1234", "retry-after: 1234");
    row("after Bearer", "x", "sent authorization: Bearer x, wrong", "sent authorization: Bearer [key], wrong");
    row("called a key", "x", "Incorrect API key provided: x. An example", "Incorrect API key provided: [key]. An example");
    row("called a key in JSON", "test", R"({"api_key": "test", "word": "test"})", R"({"api_key": "[key]", "word": "test"})");
    row("as a header", "x", "x-api-key: x", "x-api-key: [key]");
    row("beginning of another", "x", "api key: xylophone", "api key: xylophone");
    row("signs mean themselves", ".*", "api-key: .* but api-key: abc", "api-key: [key] but api-key: abc");
    row("letters and digits are no word", "abc12", "got abc12, not xabc12", "got [key], not xabc12");
    row("v1 may be one", "v1", "/v1/chat", "/v1/chat");
}

void TestStrikeOut::strikes()
{
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    QCOMPARE(strikeOut(text, Secret(secret)), expected);
    QCOMPARE(strikeOut(QString::fromUtf8(text), Secret(secret)), QString::fromUtf8(expected));
}

void TestStrikeOut::bytesStayAsTheyWere()
{
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte)
        all.append(char(byte));
    QCOMPARE(strikeOut(all, Secret("x")), all);
    QCOMPARE(strikeOut(all, Secret("abc12")), all);
}

QTEST_APPLESS_MAIN(TestStrikeOut)
#include "tst_strikeout.moc"
