#include "catalog/usage.h"

#include <QtTest>

#include <limits>

using namespace cuewright;

namespace {

TokenPrice perMillion(const char *dollars)
{
    return *TokenPrice::fromPerMillion(QString::fromLatin1(dollars));
}

// Every part has a price of its own, and no price is a sum of others: a mixed-up part changes the result.
ModelPrice fullPrice()
{
    ModelPrice price;
    price.base = {perMillion("1"), perMillion("0.1"), perMillion("1.25"), perMillion("7"), perMillion("40"),
        perMillion("80")};
    price.longContextAbove = 1000;
    price.longContext = TokenPrices{perMillion("2"), perMillion("0.2"), perMillion("2.5"), perMillion("10"),
        perMillion("41"), perMillion("81")};
    return price;
}

ModelPrice plainPrice()
{
    ModelPrice price;
    price.base.input = perMillion("3");
    price.base.output = perMillion("5");
    return price;
}

} // namespace

class TestUsage : public QObject
{
    Q_OBJECT
private slots:
    void costs_data();
    void costs();
    void fallbacks();
    void absurdReports();
    void anchor();
};

void TestUsage::costs_data()
{
    QTest::addColumn<Usage>("usage");
    QTest::addColumn<qint64>("micro"); // in 1e-7 $, so that tenths of a dollar per million tokens stay whole
    const auto row = [](const char *name, const Usage &usage, double perToken) {
        QTest::newRow(name) << usage << qRound64(perToken * 100);
    };
    // input, output, cached, write, reasoning, audio in, audio out; the sums below are dollars per million.
    row("nothing", {}, 0);
    row("plain", {.input = 100, .output = 10}, 100 + 70);
    row("cached", {.input = 100, .output = 10, .cachedInput = 40}, 60 + 4 + 70);
    row("written", {.input = 100, .cacheWrite = 40}, 60 + 50);
    row("cached and written", {.input = 100, .cachedInput = 40, .cacheWrite = 20}, 40 + 4 + 25);
    row("all cached", {.input = 100, .cachedInput = 100}, 10);
    row("reasoning is inside output", {.output = 10, .reasoning = 8}, 70);
    row("audio", {.input = 100, .output = 10, .audioInput = 10, .audioOutput = 4}, 90 + 400 + 42 + 320);
    row("at the cliff", {.input = 1000, .output = 1, .cachedInput = 400}, 600 + 40 + 7);
    row("over the cliff, all of it", {.input = 1001, .output = 1, .cachedInput = 400, .cacheWrite = 100},
        1002 + 80 + 250 + 10);
    row("over the cliff, audio", {.input = 1001, .audioInput = 1, .audioOutput = 0}, 2000 + 41);
    row("output does not push", {.input = 1000, .output = 5000}, 1000 + 35000);
    row("cached outside of input", {.input = 10, .cachedInput = 100}, 10);
    row("cached outside pushes over the cliff", {.input = 10, .cachedInput = 1001}, 200.2);
    row("parts together over the cliff", {.input = 500, .cachedInput = 500, .cacheWrite = 501}, 100 + 1252.5);
    row("negative parts count nothing",
        {.input = -5, .output = -5, .cachedInput = -5, .cacheWrite = -5, .audioInput = -5, .audioOutput = -5},
        0);
    row("negative cached does not add input", {.input = 100, .cachedInput = -50}, 100);
    row("negative audio does not add output", {.output = 10, .audioOutput = -50}, 70);
}

void TestUsage::costs()
{
    QFETCH(Usage, usage);
    QFETCH(qint64, micro);
    QCOMPARE(costOf(usage, fullPrice()).pico(), micro * 10'000);
}

void TestUsage::fallbacks()
{
    const Usage usage{.input = 100,
        .output = 10,
        .cachedInput = 30,
        .cacheWrite = 20,
        .reasoning = 5,
        .audioInput = 10,
        .audioOutput = 4};
    QCOMPARE(costOf(usage, plainPrice()), Money::fromPico((300 + 50) * 1'000'000));
    // Free is a price: it does not fall back.
    ModelPrice price = plainPrice();
    price.base.cachedInput = TokenPrice{0};
    QCOMPARE(costOf(usage, price), Money::fromPico((210 + 50) * 1'000'000));
}

void TestUsage::absurdReports()
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    const Money end = Money::fromPico(most);
    QCOMPARE(costOf({.input = most, .output = most}, fullPrice()), end);
    QCOMPARE(
        costOf({.input = most, .cachedInput = most, .cacheWrite = most, .audioInput = most}, fullPrice()),
        end);
    QCOMPARE(costOf({.input = std::numeric_limits<std::int64_t>::min(), .output = 1, .cachedInput = 1},
                 plainPrice()),
        Money::fromPico(8'000'000));
}

// gpt-4o-mini, 371 in and 88 out: $0.00011 on every screen.
void TestUsage::anchor()
{
    ModelPrice price;
    price.base.input = perMillion("0.15");
    price.base.cachedInput = perMillion("0.075");
    price.base.output = perMillion("0.6");
    QCOMPARE(costOf({.input = 371, .output = 88}, price).toDecimal(), QStringLiteral("0.00010845"));
}

QTEST_GUILESS_MAIN(TestUsage)
#include "tst_usage.moc"
