#include "net/ratelimitheaders.h"

#include <QtTest>

using namespace cuewright;
using namespace std::chrono_literals;

class TestRateLimitHeaders : public QObject
{
    Q_OBJECT
private slots:
    void duration_data();
    void duration();
    void wholeReport();
    void nonsenseIsMissing();
};

void TestRateLimitHeaders::duration_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("expected"); // milliseconds; -1: no duration

    const auto row = [](const char *text, std::chrono::milliseconds expected) {
        QTest::newRow(text) << QByteArray(text) << qint64(expected.count());
    };
    row("20ms", 20ms);
    row("1s", 1s);
    row("6m0s", 6min);
    row("7m12s", 7min + 12s);
    row("2s81ms", 2081ms);
    row("5h50m30ms", 5h + 50min + 30ms);
    row("8.64s", 8640ms);
    row("1.2ms", 2ms);
    row("1d", 24h);
    row("1d2h", 26h);
    row("0s", 0ms);
    row("500us", 1ms);
    row("1500us", 2ms);
    row("1ns", 1ms);
    row("2000000ns", 2ms);
    row("0.001s", 1ms);
    row("  1s ", 1s);
    row("15", 15s);
    row("0", 0ms);
    row("0.5", 500ms);
    row("1m", 1min); // not "1ms" without its s
    QTest::newRow("micro sign") << QByteArray("1000\xc2\xb5s") << qint64(1);
    QTest::newRow("Greek mu") << QByteArray("3000\xce\xbcs") << qint64(3);
    QTest::newRow("Latin-1 micro sign") << QByteArray("2000\xb5s") << qint64(2);
    QTest::newRow("absurd") << QByteArray("99999999999999999999h") << qint64(366LL * 24 * 3600 * 1000);

    for (const char *text : {"", " ", "s", "-1s", "1s-", "1.s", ".5s", "1 s", "1x", "1s2", "soon", "1e3", "nan",
             "1,5s", "Sun, 06 Nov 1994 08:49:37 GMT", "1s\n2s"})
        QTest::addRow("no duration: '%s'", text) << QByteArray(text) << qint64(-1);
    QTest::newRow("no duration: endless") << QByteArray(1'000'000, '1') + 's' << qint64(-1);
}

void TestRateLimitHeaders::duration()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, expected);
    const auto parsed = parseGoDuration(text);
    QCOMPARE(parsed ? qint64(parsed->count()) : qint64(-1), expected);
}

void TestRateLimitHeaders::wholeReport()
{
    const HttpHeaders headers{{"X-RateLimit-Limit-Requests", "60"}, {"x-ratelimit-limit-tokens", "150000"},
        {"x-ratelimit-remaining-requests", "59"}, {"x-ratelimit-remaining-tokens", "149984"},
        {"x-ratelimit-reset-requests", "1s"}, {"x-ratelimit-reset-tokens", "6m0s"},
        {"x-ratelimit-remaining-project-tokens", "7"}};
    const RateLimitReport report = parseRateLimits(headers);
    QVERIFY((report.requests == BucketReport{60, 59, 1s}));
    QVERIFY((report.tokens == BucketReport{150000, 149984, 6min}));
    QVERIFY((report.projectTokens == BucketReport{std::nullopt, 7, std::nullopt}));
    QVERIFY(!report.isEmpty());
    QVERIFY(parseRateLimits({{"content-type", "text/html"}}).isEmpty());
}

void TestRateLimitHeaders::nonsenseIsMissing()
{
    const HttpHeaders headers{{"x-ratelimit-limit-requests", "many"}, {"x-ratelimit-remaining-requests", "-1"},
        {"x-ratelimit-reset-requests", "later"}, {"x-ratelimit-limit-tokens", "9999999999999999999999"},
        {"x-ratelimit-remaining-tokens", "12.5"}, {"x-ratelimit-reset-tokens", "15"}};
    const RateLimitReport report = parseRateLimits(headers);
    QVERIFY(report.requests.isEmpty());
    QVERIFY((report.tokens == BucketReport{std::nullopt, std::nullopt, 15s}));
}

QTEST_GUILESS_MAIN(TestRateLimitHeaders)
#include "tst_ratelimitheaders.moc"
