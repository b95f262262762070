#include "base/money.h"

#include <QtTest>

#include <limits>

using namespace cuewright;

class TestMoney : public QObject
{
    Q_OBJECT
private slots:
    void fromDecimal_data();
    void fromDecimal();
    void roundTrip_data();
    void roundTrip();
    void arithmetic();
    void staysAtTheEndsOfTheRange();
    void perMillion_data();
    void perMillion();
};

void TestMoney::fromDecimal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<qint64>("pico");

    const auto good = [](const char *text, qint64 pico) { QTest::newRow(text) << QString::fromLatin1(text) << true << pico; };
    const auto bad = [](const char *text) { QTest::newRow(text[0] ? text : "empty") << QString::fromLatin1(text) << false << 0LL; };
    good("0", 0);
    good("1", 1'000'000'000'000);
    good("0.15", 150'000'000'000);
    good(".5", 500'000'000'000);
    good("5.", 5'000'000'000'000);
    good("-3", -3'000'000'000'000);
    good("+3", 3'000'000'000'000);
    good("0.000000000001", 1);
    good("0.150000000000000000000000", 150'000'000'000);
    good("1.5e-07", 150'000);
    good("2E3", 2'000'000'000'000'000);
    good("9223372.036854775807", std::numeric_limits<qint64>::max());
    good("0e9", 0);
    bad("");
    bad(".");
    bad("-");
    bad("1,5");
    bad("$1");
    bad("1 ");
    bad("abc");
    bad("1e");
    bad("1e99");
    bad("0.0000000000001");
    bad("1e-13");
    bad("9223372.036854775808");
    bad("99999999999999999999");
    bad("1.2.3");
    bad("NaN");
    bad("inf");
}

void TestMoney::fromDecimal()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    QFETCH(qint64, pico);
    const auto money = Money::fromDecimal(text);
    QCOMPARE(money.has_value(), valid);
    if (valid)
        QCOMPARE(money->pico(), pico);
}

void TestMoney::roundTrip_data()
{
    QTest::addColumn<qint64>("pico");
    for (const qint64 pico : {0LL, 1LL, -1LL, 10LL, 150'000LL, 1'000'000'000'000LL, 999'999'999'999LL, -2'500'000'000'000LL,
             std::numeric_limits<long long>::max()})
        QTest::addRow("%lld", static_cast<long long>(pico)) << qint64(pico);
}

void TestMoney::roundTrip()
{
    QFETCH(qint64, pico);
    const auto money = Money::fromPico(pico);
    const auto back = Money::fromDecimal(money.toDecimal());
    QVERIFY(back);
    QCOMPARE(back->pico(), pico);
}

void TestMoney::arithmetic()
{
    const auto m = [](qint64 pico) { return Money::fromPico(pico); };
    QCOMPARE((m(3) + m(4)).pico(), 7);
    QCOMPARE((m(3) - m(4)).pico(), -1);
    QCOMPARE((m(150'000) * 1'000'000).pico(), 150'000'000'000);
    QCOMPARE((m(-5) * 3).pico(), -15);
    QCOMPARE((m(-5) * -3).pico(), 15);
    QVERIFY(m(1) < m(2));
    Money sum;
    sum += m(5);
    sum -= m(2);
    QCOMPARE(sum.pico(), 3);
}

void TestMoney::staysAtTheEndsOfTheRange()
{
    const auto max = Money::fromPico(std::numeric_limits<qint64>::max());
    const auto min = Money::fromPico(std::numeric_limits<qint64>::min());
    const auto one = Money::fromPico(1);
    QCOMPARE(max + one, max);
    QCOMPARE(min - one, min);
    QCOMPARE(min + Money::fromPico(-1), min);
    QCOMPARE(max - Money::fromPico(-1), max);
    QCOMPARE(max * 2, max);
    QCOMPARE(max * -2, min);
    QCOMPARE(min * 2, min);
    QCOMPARE(min * -1, max);
    QCOMPARE(Money::fromPico(4'000'000'000'000'000'000) * 3, max);
}

void TestMoney::perMillion_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("pico");
    QTest::addColumn<QString>("written");
    QTest::newRow("small") << QStringLiteral("0.005") << qint64(5'000) << QStringLiteral("0.005");
    QTest::newRow("mini") << QStringLiteral("0.15") << qint64(150'000) << QStringLiteral("0.15");
    QTest::newRow("pro") << QStringLiteral("600") << qint64(600'000'000) << QStringLiteral("600");
    QTest::newRow("half") << QStringLiteral("0.0375") << qint64(37'500) << QStringLiteral("0.0375");
}

void TestMoney::perMillion()
{
    QFETCH(QString, text);
    QFETCH(qint64, pico);
    QFETCH(QString, written);
    const auto price = TokenPrice::fromPerMillion(text);
    QVERIFY(price);
    QCOMPARE(price->picoPerToken, pico);
    QCOMPARE(price->perMillion(), written);
    QCOMPARE(price->times(1'000'000), *Money::fromDecimal(text));
    QVERIFY(!TokenPrice::fromPerMillion(u"-1"));
}

QTEST_GUILESS_MAIN(TestMoney)
#include "tst_money.moc"
