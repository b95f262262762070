#include "base/format.h"

#include <QtTest>

using namespace cuewright;

class TestFormat : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void money_data();
    void money();
    void nothingThatCostsLooksFree();
    void range_data();
    void range();
    void price();
    void tokens_data();
    void tokens();
    void duration_data();
    void duration();
};

void TestFormat::money_data()
{
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *amount, const char *shown) {
        QTest::newRow(amount) << QString::fromLatin1(amount) << QString::fromUtf8(shown);
    };
    row("0", "$0");
    row("0.000107", "$0.00011");
    row("0.00001", "$0.000010");
    row("0.0019", "$0.0019");
    row("0.00996", "$0.0100");
    row("0.035", "$0.0350");
    row("0.0510", "$0.0510");
    row("0.319", "$0.319");
    row("0.25", "$0.250");
    row("1.5122", "$1.51");
    row("12", "$12.00");
    row("1234.5", "$1,234.50");
    row("0.000000000001", "$0.000000000001");
    row("0.0000000000014", "$0.000000000001");
    row("-0.035", "\u2212$0.0350");
}

void TestFormat::money()
{
    QFETCH(QString, amount);
    QFETCH(QString, shown);
    auto money = Money::fromDecimal(amount);
    if (!money)
        money = Money::fromPico(1);
    QCOMPARE(formatMoney(*money), shown);
}

void TestFormat::nothingThatCostsLooksFree()
{
    for (std::int64_t pico = 1; pico > 0 && pico < 1'000'000'000'000'000; pico *= 7) {
        const QString shown = formatMoney(Money::fromPico(pico));
        const QString range = formatMoneyRange(Money::fromPico(pico), Money::fromPico(pico * 3));
        for (const QString &text : {shown, range}) {
            static const QRegularExpression digit(QStringLiteral("[1-9]"));
            QVERIFY2(text.contains(digit), qPrintable(text));
        }
    }
    QCOMPARE(formatMoney(std::optional<Money>()), QStringLiteral("\u2013"));
}

void TestFormat::range_data()
{
    QTest::addColumn<QString>("low");
    QTest::addColumn<QString>("high");
    QTest::addColumn<QString>("shown");
    const auto row = [](const char *low, const char *high, const char *shown) {
        QTest::addRow("%s..%s", low, high) << QString::fromLatin1(low) << QString::fromLatin1(high) << QString::fromUtf8(shown);
    };
    row("0.000086", "0.000356", "$0.00009\u20130.00036");
    row("0.000101", "0.000356", "$0.0001\u20130.0004");
    row("0", "0", "$0");
    row("0", "0.0004", "$0\u20130.0004");
    row("0.0012", "0.0013", "$0.0013");
    row("0.02", "0.2", "$0.0200\u20130.2000");
    row("1.5", "30", "$1.50\u201330.00");
}

void TestFormat::range()
{
    QFETCH(QString, low);
    QFETCH(QString, high);
    QFETCH(QString, shown);
    QCOMPARE(formatMoneyRange(*Money::fromDecimal(low), *Money::fromDecimal(high)), shown);
}

void TestFormat::price()
{
    QCOMPARE(formatPrice(*TokenPrice::fromPerMillion(u"0.6")), QStringLiteral("$0.60"));
    QCOMPARE(formatPrice(*TokenPrice::fromPerMillion(u"0.075")), QStringLiteral("$0.075"));
    QCOMPARE(formatPrice(*TokenPrice::fromPerMillion(u"30")), QStringLiteral("$30.00"));
}

void TestFormat::tokens_data()
{
    QTest::addColumn<qint64>("tokens");
    QTest::addColumn<QString>("shown");
    const auto row = [](qint64 tokens, const char *shown) { QTest::newRow(shown) << tokens << QString::fromLatin1(shown); };
    row(0, "0");
    row(371, "371");
    row(1284, "1,284");
    row(9999, "9,999");
    row(10'000, "10.0k");
    row(48'049, "48.0k");
    row(137'499, "137k");
    row(999'499, "999k");
    row(999'500, "1.00M");
    row(1'500'000, "1.50M");
    row(1'960'000, "1.96M");
    row(25'000'000, "25.0M");
    row(3'000'000'000, "3.00B");
}

void TestFormat::tokens()
{
    QFETCH(qint64, tokens);
    QFETCH(QString, shown);
    QCOMPARE(formatTokens(tokens), shown);
}

void TestFormat::duration_data()
{
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("shown");
    QTest::newRow("zero") << 0 << QStringLiteral("0.00 s");
    QTest::newRow("first word") << 410 << QStringLiteral("0.41 s");
    QTest::newRow("latency") << 1240 << QStringLiteral("1.24 s");
    QTest::newRow("twelve") << 12'400 << QStringLiteral("12 s");
    QTest::newRow("a minute") << 59'600 << QStringLiteral("1 min 0 s");
    QTest::newRow("minutes") << 125'000 << QStringLiteral("2 min 5 s");
    QTest::newRow("negative") << -5 << QStringLiteral("0.00 s");
}

void TestFormat::duration()
{
    QFETCH(int, ms);
    QFETCH(QString, shown);
    QCOMPARE(formatDuration(std::chrono::milliseconds(ms)), shown);
}

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
