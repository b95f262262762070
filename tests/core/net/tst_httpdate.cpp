#include "net/httpdate.h"

#include <QtTest>

using namespace cuewright;

class TestHttpDate : public QObject
{
    Q_OBJECT
private slots:
    void date_data();
    void date();
};

void TestHttpDate::date_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected"); // ISO; empty: no date

    const QString classic = QStringLiteral("1994-11-06T08:49:37Z");
    QTest::newRow("IMF-fixdate") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << classic;
    QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << classic;
    QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << classic;
    QTest::newRow("asctime, two digits") << QByteArray("Wed Nov 16 08:49:37 1994")
                                         << QStringLiteral("1994-11-16T08:49:37Z");
    QTest::newRow("blanks around") << QByteArray("  Sun, 06 Nov 1994 08:49:37 GMT ") << classic;
    QTest::newRow("lower case") << QByteArray("sun, 06 nov 1994 08:49:37 gmt") << classic;
    QTest::newRow("no day name") << QByteArray("06 Nov 1994 08:49:37 GMT") << classic;
    QTest::newRow("one-digit day") << QByteArray("Sun, 6 Nov 1994 08:49:37 GMT") << classic;
    QTest::newRow("no zone") << QByteArray("Sun, 06 Nov 1994 08:49:37") << classic;
    QTest::newRow("+0000") << QByteArray("Sun, 06 Nov 1994 08:49:37 +0000") << classic;
    QTest::newRow("east of UTC") << QByteArray("Sun, 06 Nov 1994 10:19:37 +0130") << classic;
    QTest::newRow("west of UTC") << QByteArray("Sun, 06 Nov 1994 03:49:37 -05:00") << classic;
    QTest::newRow("all months end") << QByteArray("Thu, 31 Dec 2026 23:59:59 GMT")
                                    << QStringLiteral("2026-12-31T23:59:59Z");
    QTest::newRow("January") << QByteArray("Fri, 01 Jan 2027 00:00:00 GMT") << QStringLiteral("2027-01-01T00:00:00Z");
    QTest::newRow("two digits, this century") << QByteArray("Monday, 23-Nov-26 14:00:20 GMT")
                                              << QStringLiteral("2026-11-23T14:00:20Z");
    QTest::newRow("two digits, 50 years on") << QByteArray("Monday, 23-Nov-76 14:00:20 GMT")
                                             << QStringLiteral("2076-11-23T14:00:20Z");
    QTest::newRow("two digits, last century") << QByteArray("Monday, 23-Nov-77 14:00:20 GMT")
                                              << QStringLiteral("1977-11-23T14:00:20Z");

    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("number") << QByteArray("20") << QString();
    QTest::newRow("no such weekday") << QByteArray("Zun, 29 Sep 2015 08:49:37 GMT") << QString();
    QTest::newRow("no such month") << QByteArray("Sun, 06 Nev 1994 08:49:37 GMT") << QString();
    QTest::newRow("no such day") << QByteArray("Sun, 31 Feb 1994 08:49:37 GMT") << QString();
    QTest::newRow("no such hour") << QByteArray("Sun, 06 Nov 1994 24:49:37 GMT") << QString();
    QTest::newRow("unknown zone") << QByteArray("Sun, 06 Nov 1994 08:49:37 CEST") << QString();
    QTest::newRow("something after it") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT GMT") << QString();
    QTest::newRow("ISO") << QByteArray("1994-11-06T08:49:37Z") << QString();
    QTest::newRow("no bytes of text") << QByteArray("\xff\x00\xfe", 3) << QString();
}

void TestHttpDate::date()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    const auto parsed = parseHttpDate(text, QDateTime({2026, 11, 23}, {14, 0}, Qt::UTC));
    QCOMPARE(parsed ? parsed->toString(Qt::ISODate) : QString(), expected);
}

QTEST_GUILESS_MAIN(TestHttpDate)
#include "tst_httpdate.moc"
