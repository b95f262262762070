#include "results.h"
#include "spending/chartscale.h"
#include "spendingexample.h"

#include <QtTest>

using namespace cuewright;

class TestSpendingReport : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qputenv("TZ", "Pacific/Auckland");
    } // 13 hours ahead: a day begins at 11:00 UTC of the one before
    void ranges_data();
    void ranges();
    void sums();
    void onlyOneSession();
    void lineOfTheSession();
    void longSessionKeepsItsTotal();
    void sumTexts_data();
    void sumTexts();
    void colorsAreKept();
    void ninthModelIsOther();
    void largeModelsHaveColours();
    void barsByUnit_data();
    void barsByUnit();
    void barParts();
    void scales_data();
    void scales();
};

void TestSpendingReport::ranges_data()
{
    QTest::addColumn<SpendingRange>("range");
    QTest::addColumn<QDateTime>("now");
    QTest::addColumn<QDateTime>("from");
    QTest::newRow("today") << SpendingRange::Today << november(23, 14) << november(23, 11);
    QTest::newRow("just before midnight") << SpendingRange::Today << november(23, 10, 59) << november(22, 11);
    QTest::newRow("at midnight") << SpendingRange::Today << november(23, 11) << november(23, 11);
    QTest::newRow("7 days") << SpendingRange::SevenDays << november(23, 10) << november(16, 11);
    QTest::newRow("14 days") << SpendingRange::FourteenDays << november(23, 10) << november(9, 11);
    QTest::newRow("month") << SpendingRange::ThisMonth << november(23, 10)
                           << QDateTime({2026, 10, 31}, {11, 0}, Qt::UTC);
    QTest::newRow("month that begins here first")
        << SpendingRange::ThisMonth << november(30, 12) << november(30, 11);
    QTest::newRow("total") << SpendingRange::Total << november(23, 10) << QDateTime();
}

void TestSpendingReport::ranges()
{
    QFETCH(SpendingRange, range);
    QFETCH(QDateTime, now);
    QFETCH(QDateTime, from);
    const SpendingFilter filter = rangeFilter(range, now);
    QCOMPARE(filter.from, from);
    QVERIFY(!filter.to.isValid());
}

void TestSpendingReport::sums()
{
    SpendingExample example;
    example.add({.session = QStringLiteral("old"), .at = november(1, 12), .cost = cents(1)});
    example.add({.session = QStringLiteral("a"), .at = november(22, 12), .cost = cents(2)});
    example.add({.session = QStringLiteral("b"), .at = november(23, 12), .cost = cents(4)});
    example.add({.session = QStringLiteral("b"), .at = november(23, 13), .cost = std::nullopt});
    example.add({.session = QStringLiteral("c"), .at = november(23, 13), .practice = true});
    const SpendingQuery query{
        .range = SpendingRange::SevenDays, .currentSession = QStringLiteral("b"), .now = november(23, 14)};
    const auto report = readSpending(example.ledger(), query);
    VERIFY_RESULT(report);
    QCOMPARE(report->total.cost, cents(6));
    QCOMPARE(report->total.unpriced, 1);
    QCOMPARE(report->bySession.size(), 2);
    QCOMPARE(report->byModel.size(), 1);
    QCOMPARE(report->session.cost, cents(4));
    QCOMPARE(report->session.calls, 2);
    QCOMPARE(report->today.cost, cents(4));
    QCOMPARE(report->sessionsToday, 1);
    QVERIFY(report->lastCall && report->lastCall->started == november(23, 13));
    QVERIFY(report->anyPaid);

    SpendingQuery withPractice = query;
    withPractice.practice = true;
    const auto more = readSpending(example.ledger(), withPractice);
    VERIFY_RESULT(more);
    QCOMPARE(more->total.practice, 1);
    QCOMPARE(more->sessionsToday, 2);
    QCOMPARE(more->total.cost, cents(6));
}

void TestSpendingReport::onlyOneSession()
{
    SpendingExample example;
    example.add({.session = QStringLiteral("a"),
        .at = november(22, 12),
        .model = QStringLiteral("x"),
        .cost = cents(2)});
    example.add({.session = QStringLiteral("b"),
        .at = november(23, 12),
        .model = QStringLiteral("y"),
        .cost = cents(4)});
    const auto report = readSpending(example.ledger(),
        {.range = SpendingRange::Total, .onlySession = QStringLiteral("a"), .now = november(23, 14)});
    VERIFY_RESULT(report);
    // The bars stay as they are, so that another one can be chosen.
    QCOMPARE(report->parts.size(), 2);
    QCOMPARE(report->byModel.size(), 1);
    QCOMPARE(report->byModel.first().model, QStringLiteral("x"));
    QCOMPARE(report->total.cost, cents(2));
}

void TestSpendingReport::lineOfTheSession()
{
    SpendingExample example;
    int minute = 0;
    for (const std::optional<Money> cost :
        {std::optional(cents(1)), std::optional<Money>(), std::optional(cents(3))})
        example.add({.session = QStringLiteral("s"),
            .at = november(23, 12, minute++),
            .input = 10,
            .output = 5,
            .cost = cost});
    const auto report = readSpending(example.ledger(),
        {.range = SpendingRange::Today, .currentSession = QStringLiteral("s"), .now = november(23, 14)});
    VERIFY_RESULT(report);
    QCOMPARE(report->line.size(), 3);
    const Money costs[] = {cents(1), cents(1), cents(4)};
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(report->line[i].cost, costs[i]);
        QCOMPARE(report->line[i].tokens, 15 * (i + 1));
        QCOMPARE(report->line[i].unpriced, i == 1);
        QCOMPARE(report->line[i].at, november(23, 12, i));
    }
    QCOMPARE(report->sessionStarted, november(23, 12));
}

// The line shows the newest calls alone, yet it ends at the session's true total.
void TestSpendingReport::longSessionKeepsItsTotal()
{
    SpendingExample example;
    for (int i = 0; i < 1003; ++i)
        example.add({.session = QStringLiteral("s"),
            .at = november(23, 12).addMSecs(i),
            .input = 1,
            .output = 1,
            .cost = cents(1)});
    const auto report = readSpending(example.ledger(),
        {.range = SpendingRange::Today, .currentSession = QStringLiteral("s"), .now = november(23, 14)});
    VERIFY_RESULT(report);
    QCOMPARE(report->line.size(), 1000);
    QCOMPARE(report->line.first().cost, cents(4));
    QCOMPARE(report->line.last().cost, cents(1003));
    QCOMPARE(report->line.last().tokens, 2006);
}

void TestSpendingReport::sumTexts_data()
{
    QTest::addColumn<qint64>("calls");
    QTest::addColumn<qint64>("unpriced");
    QTest::addColumn<double>("amount");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << qint64(0) << 0.0 << QStringLiteral("$0");
    QTest::newRow("all known") << qint64(3) << qint64(0) << 151.0 << QStringLiteral("$1.51");
    QTest::newRow("some not") << qint64(3) << qint64(1) << 151.0 << QStringLiteral("at least $1.51");
    QTest::newRow("none known") << qint64(3) << qint64(3) << 0.0 << QStringLiteral("–");
    QTest::newRow("free and unknown") << qint64(3) << qint64(1) << 0.0 << QStringLiteral("at least $0");
}

void TestSpendingReport::sumTexts()
{
    QFETCH(qint64, calls);
    QFETCH(qint64, unpriced);
    QFETCH(double, amount);
    QFETCH(QString, text);
    Spending sums;
    sums.calls = calls;
    sums.unpriced = unpriced;
    sums.cost = cents(amount);
    QCOMPARE(sumText(sums), text);
}

void TestSpendingReport::colorsAreKept()
{
    ModelColors colors;
    QCOMPARE(colors.slot(QStringLiteral("b")), 0);
    QCOMPARE(colors.slot(QStringLiteral("a")), 1);
    QCOMPARE(colors.slot(QStringLiteral("b")), 0);
    ModelColors later;
    later.setModels(colors.models());
    QCOMPARE(later.slot(QStringLiteral("c")), 2);
    QCOMPARE(later.slot(QStringLiteral("a")), 1);
    QCOMPARE(later.slot(QStringLiteral("b")), 0);
}

void TestSpendingReport::ninthModelIsOther()
{
    ModelColors colors;
    for (int i = 0; i < 8; ++i)
        QCOMPARE(colors.slot(QString::number(i)), i);
    QCOMPARE(colors.slot(QStringLiteral("ninth")), ModelColors::kOther);
    QCOMPARE(colors.slot(QStringLiteral("tenth")), ModelColors::kOther);
    QCOMPARE(colors.models().size(), 8);
    QCOMPARE(colors.slot(QStringLiteral("7")), 7);
}

// "Other" is for the small ones: a large model takes the colour of the smallest, and the rest stay as they are.
void TestSpendingReport::largeModelsHaveColours()
{
    ModelColors colors;
    QList<std::pair<QString, double>> amounts;
    for (int i = 0; i < 8; ++i)
        amounts += {QString::number(i), 8.0 - i};
    colors.settle(amounts);
    amounts += {{QStringLiteral("large"), 50.0}, {QStringLiteral("small"), 0.5}, {QStringLiteral("large"), 50.0}, {QStringLiteral("middle"), 2.5}};
    colors.settle(amounts);
    QCOMPARE(colors.slot(QStringLiteral("large")), 7);
    QCOMPARE(colors.slot(QStringLiteral("middle")), 6);
    QCOMPARE(colors.slot(QStringLiteral("small")), ModelColors::kOther);
    QCOMPARE(colors.slot(QStringLiteral("7")), ModelColors::kOther);
    for (int i = 0; i < 6; ++i)
        QCOMPARE(colors.slot(QString::number(i)), i);
    const QStringList before = colors.models();
    colors.settle(amounts); // again: nobody moves
    QCOMPARE(colors.models(), before);
    colors.settle({{QStringLiteral("3"), 1.0}, {QStringLiteral("large"), 1.0}, {QStringLiteral("new"), 0.0}});
    QVERIFY2(colors.slot(QStringLiteral("new")) != ModelColors::kOther, "a colour that nobody in sight has is free");
    QCOMPARE(colors.slot(QStringLiteral("3")), 3);
    QCOMPARE(colors.slot(QStringLiteral("large")), 7);
}

void TestSpendingReport::barsByUnit_data()
{
    QTest::addColumn<int>("most");
    QTest::addColumn<BarUnit>("unit");
    QTest::addColumn<int>("bars");
    QTest::newRow("room for all") << 5 << BarUnit::Session << 5;
    QTest::newRow("one too few") << 4 << BarUnit::Day << 4;
    QTest::newRow("days do not fit") << 3 << BarUnit::Month << 2;
    QTest::newRow("months do not fit either") << 1 << BarUnit::Month << 2;
}

void TestSpendingReport::barsByUnit()
{
    QFETCH(int, most);
    QFETCH(BarUnit, unit);
    QFETCH(int, bars);
    SpendingReport report;
    // In Auckland the second and the third are of one day, and the first is of the month before.
    const QDateTime starts[] = {QDateTime({2026, 10, 30}, {12, 0}, Qt::UTC), november(1, 12), november(2, 10),
        november(2, 12), november(9, 12)};
    for (int i = 0; i < 5; ++i) {
        SpendingRow row{QString::number(i), QStringLiteral("m"), starts[i], {}};
        row.sums.calls = 1;
        row.sums.cost = cents(i + 1);
        report.parts += row;
    }
    ModelColors colors;
    const SpendingBars made = spendingBars(report, colors, QStringLiteral("2"), most);
    QCOMPARE(made.unit, unit);
    QCOMPARE(made.bars.size(), bars);
    Money sum;
    int current = 0;
    for (const SpendingBar &bar : made.bars) {
        sum += bar.sums.cost;
        current += bar.current;
        QCOMPARE(bar.current, bar.sessions.contains(QStringLiteral("2")));
    }
    QCOMPARE(sum, cents(15));
    QCOMPARE(current, 1);
}

void TestSpendingReport::barParts()
{
    SpendingReport report;
    int n = 0;
    for (const char *model : {"x", "y"}) {
        SpendingRow row{QStringLiteral("s"), QString::fromLatin1(model), november(1, 12), {}};
        row.sums.calls = 1;
        row.sums.cost = cents(++n);
        report.parts += row;
    }
    ModelColors colors;
    colors.slot(QStringLiteral("y"));
    const SpendingBars made = spendingBars(report, colors, {}, 10);
    QCOMPARE(made.bars.size(), 1);
    QCOMPARE(made.bars[0].parts[0].cost, cents(2));
    QCOMPARE(made.bars[0].parts[1].cost, cents(1));
    QVERIFY(made.used[0] && made.used[1] && !made.used[2] && !made.used[ModelColors::kOther]);
    QVERIFY(!made.bars[0].current);
}

void TestSpendingReport::scales_data()
{
    QTest::addColumn<double>("largest");
    QTest::addColumn<SpendingMeasure>("measure");
    QTest::addColumn<QString>("labels");
    const auto row = [](double largest, SpendingMeasure measure, const char *labels) {
        QTest::addRow("%g %s", largest, measure == SpendingMeasure::Cost ? "dollars" : "tokens")
            << largest << measure << QString::fromLatin1(labels);
    };
    using M = SpendingMeasure;
    row(0, M::Cost, "$0 ");
    row(-1, M::Cost, "$0 ");
    row(qQNaN(), M::Cost, "$0 ");
    row(0.252, M::Cost, "$0.00 $0.10 $0.20 $0.30");
    row(0.3, M::Cost, "$0.00 $0.10 $0.20 $0.30");
    row(0.301, M::Cost, "$0.00 $0.20 $0.40");
    row(1.51, M::Cost, "$0 $1 $2");
    row(12, M::Cost, "$0 $5 $10 $15");
    row(4200, M::Cost, "$0 $2,000 $4,000 $6,000");
    row(0.00011, M::Cost, "$0.00000 $0.00005 $0.00010 $0.00015");
    row(0.007, M::Cost, "$0.000 $0.005 $0.010");
    row(1e-12, M::Cost, "$0.000000000000 $0.000000000001");
    row(459, M::Tokens, "0 200 400 600");
    row(1, M::Tokens, "0 1");
    row(2, M::Tokens, "0 1 2");
    row(137000, M::Tokens, "0 50.0k 100k 150k");
    row(2.9e6, M::Tokens, "0 1.00M 2.00M 3.00M");
}

void TestSpendingReport::scales()
{
    QFETCH(double, largest);
    QFETCH(SpendingMeasure, measure);
    QFETCH(QString, labels);
    const ChartScale scale = chartScale(largest, measure);
    QCOMPARE(scale.labels.join(u' '), labels);
    QVERIFY(scale.top > 0);
    if (largest > 0)
        QVERIFY(scale.top >= largest * (1 - 1e-9));
}

QTEST_MAIN(TestSpendingReport)
#include "tst_spendingreport.moc"
