#include "spending/chartlegend.h"
#include "spending/sessionbars.h"
#include "spendingpagefixture.h"
#include "widgets/segment.h"

#include <QAccessible>
#include <QAction>
#include <QBarSet>
#include <QChart>
#include <QCheckBox>
#include <QLabel>
#include <QLineSeries>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedBarSeries>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QTranslator>
#include <QtTest>

using namespace cuewright;

class TestSpendingPage : public QObject, private SpendingPageFixture
{
    Q_OBJECT
private slots:
    void init() { start(); }
    void cleanup() { stop(); }
    void nothingYet();
    void onlyPracticeShowsTokens();
    void practiceIsLeftOutBesidePaidRuns();
    void figures();
    void unknownPricesSayAtLeast();
    void rangesByKeyboard();
    void nothingInThisTime();
    void chooseABarByClick();
    void chooseABarByKeyboard();
    void tabs();
    void measureIsKept();
    void chartsFollowTheTheme();
    void colorsSurviveFilters();
    void everyControlHasAName();
    void keyboardOrder();
    void otherLanguage();
};

void TestSpendingPage::nothingYet()
{
    show();
    QVERIFY(isEmpty());
    QCOMPARE(find<QLabel>("emptyTitle")->text(), QStringLiteral("Runs you pay for appear here."));
    QCOMPARE(find<QLabel>("emptyHint")->text(), QStringLiteral("The practice provider costs nothing."));
    QCOMPARE(figure("tileRun"), QStringLiteral("–"));
    QCOMPARE(figure("tileToday"), QStringLiteral("$0"));
    QSignalSpy wanted(m_page.get(), &SpendingPage::runWanted);
    QTest::mouseClick(find<QPushButton>("emptyAction"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
}

// The sample runs on the practice provider: its first run must be seen without touching a switch, and so must
// the next.
void TestSpendingPage::onlyPracticeShowsTokens()
{
    add({.session = QStringLiteral("now"),
        .at = november(23, 14),
        .input = 371,
        .output = 88,
        .practice = true});
    show();
    QVERIFY(!isEmpty());
    QVERIFY(find<QCheckBox>("spendingPractice")->isChecked());
    QCOMPARE(find<Segment>("spendingMeasure")->current(), 1);
    QCOMPARE(find<QLabel>("barsTitle")->text(), QStringLiteral("Tokens per session"));
    QCOMPARE(barSum(), 459.0);
    QCOMPARE(figure("tileRun"), QStringLiteral("$0"));
    const auto *line
        = qobject_cast<QLineSeries *>(find<QChartView>("runningTotal")->chart()->series().value(0));
    QCOMPARE(line->points().last(), QPointF(1, 459));

    const QImage before = m_page->grab().toImage();
    add({.session = QStringLiteral("now"),
        .at = november(23, 14, 1),
        .input = 400,
        .output = 100,
        .practice = true});
    m_page->refresh();
    read();
    QCOMPARE(barSum(), 959.0);
    QCOMPARE(line->points().last(), QPointF(2, 959));
    read();
    QVERIFY(m_page->grab().toImage() != before);

    // The first paid run ends that: from here on money counts.
    add({.session = QStringLiteral("now"), .at = november(23, 14, 2), .cost = cents(2)});
    m_page->refresh();
    read();
    QVERIFY(!find<QCheckBox>("spendingPractice")->isChecked());
    QCOMPARE(find<Segment>("spendingMeasure")->current(), 0);
    QCOMPARE(barSum(), 0.02);
}

void TestSpendingPage::practiceIsLeftOutBesidePaidRuns()
{
    add({.session = QStringLiteral("now"), .at = november(23, 14), .cost = cents(2)});
    add({.session = QStringLiteral("now"), .at = november(23, 14, 1), .practice = true});
    show();
    QVERIFY(!find<QCheckBox>("spendingPractice")->isChecked());
    QCOMPARE(cell(0, 1), QStringLiteral("1"));
    QCOMPARE(figure("tileRun"), QStringLiteral("$0.0200"));
    find<QCheckBox>("spendingPractice")->setFocus();
    QTest::keyClick(find<QCheckBox>("spendingPractice"), Qt::Key_Space);
    QCOMPARE(cell(0, 1), QStringLiteral("2"));
    QCOMPARE(figure("tileRun"), QStringLiteral("$0"));
    QCOMPARE(figure("tileSession"), QStringLiteral("$0.0200"));
    // The person's choice holds, whatever comes.
    m_page->refresh();
    read();
    QVERIFY(find<QCheckBox>("spendingPractice")->isChecked());
}

void TestSpendingPage::figures()
{
    m_example->addFortnight();
    show();
    QCOMPARE(figure("tileRun"), QStringLiteral("$0.0018"));
    QCOMPARE(figure("tileSession"), QStringLiteral("$0.0280"));
    QCOMPARE(figure("tileToday"), QStringLiteral("$0.312"));
    QCOMPARE(find<QWidget>("tileRun")->accessibleName(), QStringLiteral("This run: $0.0018"));
    QVERIFY(find<QWidget>("tileRun")->accessibleDescription().contains(QStringLiteral("371 in · 88 out")));
    QVERIFY(find<QWidget>("tileRun")->accessibleDescription().contains(
        QStringLiteral("estimate was $0.0001–0.0004")));
    QVERIFY(
        find<QWidget>("tileToday")->accessibleDescription().contains(QLatin1String("3 sessions, 22 calls"))
        == false);
    QVERIFY(
        find<QWidget>("tileToday")->accessibleDescription().contains(QLatin1String("3 sessions, 24 calls")));
    QCOMPARE(columns(), 14);
    QCOMPARE(rows(), 4);
    // The dearest model first, the total below.
    QCOMPARE(cell(0, 0), QStringLiteral("gpt-4.1"));
    QCOMPARE(find<QTableView>("spendingTotal")->model()->index(0, 1).data().toString(), QStringLiteral("44"));
    QCOMPARE(
        find<QTableView>("spendingTotal")->model()->index(0, 6).data().toString(), QStringLiteral("$1.50"));
}

void TestSpendingPage::unknownPricesSayAtLeast()
{
    add({.session = QStringLiteral("now"), .at = november(23, 14), .cost = cents(2)});
    add({.session = QStringLiteral("now"),
        .at = november(23, 14, 1),
        .model = QStringLiteral("llama"),
        .cost = std::nullopt});
    show();
    QCOMPARE(figure("tileRun"), QStringLiteral("–"));
    QCOMPARE(figure("tileSession"), QStringLiteral("at least $0.0200"));
    QCOMPARE(figure("tileToday"), QStringLiteral("at least $0.0200"));
    QCOMPARE(find<QTableView>("spendingTotal")->model()->index(0, 6).data().toString(),
        QStringLiteral("at least $0.0200"));
    QCOMPARE(cell(1, 0), QStringLiteral("llama"));
    QCOMPARE(cell(1, 6), QStringLiteral("–"));
}

void TestSpendingPage::rangesByKeyboard()
{
    m_example->addFortnight();
    show();
    auto *range = find<Segment>("spendingRange");
    range->findChildren<QToolButton *>().at(2)->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QCOMPARE(range->current(), 1);
    QCOMPARE(columns(), 8); // 17 to 23 Nov
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QCOMPARE(columns(), 3);
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(range->current(), 4);
    QCOMPARE(columns(), 14);
    // Tiles do not follow the range.
    QCOMPARE(figure("tileToday"), QStringLiteral("$0.312"));
}

void TestSpendingPage::nothingInThisTime()
{
    add({.session = QStringLiteral("old"), .at = november(1, 14), .cost = cents(2)});
    show();
    QVERIFY(isEmpty());
    QCOMPARE(find<QLabel>("emptyTitle")->text(), QStringLiteral("Nothing was run in this time."));
    QTest::mouseClick(find<QPushButton>("emptyAction"), Qt::LeftButton);
    QVERIFY(!isEmpty());
    QCOMPARE(find<Segment>("spendingRange")->current(), 4);
    QCOMPARE(rows(), 1);
}

void TestSpendingPage::chooseABarByClick()
{
    m_example->addFortnight();
    show();
    auto *filter = find<QPushButton>("spendingFilter");
    QVERIFY(!filter->isVisible());
    clickColumn(6);
    read();
    QVERIFY(filter->isVisible());
    QCOMPARE(filter->text(), QStringLiteral("Session 17 Nov, 09:50"));
    QCOMPARE(columns(), 14);
    QCOMPARE(rows(), 2);
    QCOMPARE(
        find<QTableView>("spendingTotal")->model()->index(0, 6).data().toString(), QStringLiteral("$0.252"));
    clickColumn(5);
    QCOMPARE(rows(), 1);
    clickColumn(5);
    read();
    QVERIFY(!filter->isVisible());
    QCOMPARE(rows(), 4);
    clickColumn(0);
    QTest::mouseClick(filter, Qt::LeftButton);
    QCOMPARE(rows(), 4);
}

void TestSpendingPage::chooseABarByKeyboard()
{
    m_example->addFortnight();
    show();
    auto *bars = find<SessionBars>("sessionBars");
    bars->setFocus();
    QCOMPARE(bars->focusColumn(), 13);
    QTest::keyClick(bars, Qt::Key_Left);
    QCOMPARE(bars->focusColumn(), 12);
    QVERIFY(bars->accessibleDescription().contains(QLatin1String("23 Nov, 11:35")));
    QVERIFY(bars->accessibleDescription().contains(QLatin1String("claude-haiku-4-5: $0.132")));
    QTest::keyClick(bars, Qt::Key_Return);
    QCOMPARE(find<QPushButton>("spendingFilter")->text(), QStringLiteral("Session 23 Nov, 11:35"));
    QTest::keyClick(bars, Qt::Key_Home);
    QCOMPARE(bars->focusColumn(), 0);
    QTest::keyClick(bars, Qt::Key_Left);
    QCOMPARE(bars->focusColumn(), 0);
    QTest::keyClick(bars, Qt::Key_End);
    QTest::keyClick(bars, Qt::Key_Right);
    QCOMPARE(bars->focusColumn(), 13);
    // Fewer columns than before: the focus stays on one that is there.
    find<Segment>("spendingRange")->setCurrent(0);
    read();
    QCOMPARE(bars->focusColumn(), 2);
}

void TestSpendingPage::tabs()
{
    m_example->addFortnight();
    show();
    auto *tabs = find<QTabBar>("spendingTabs");
    tabs->setFocus();
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(rows(), 2);
    QVERIFY(cell(0, 0).startsWith(QLatin1String("prompts/")));
    QTest::keyClick(tabs, Qt::Key_Right);
    QCOMPARE(rows(), 14);
    QCOMPARE(cell(0, 0), QStringLiteral("17 Nov, 09:50"));
    // Enter on a session shows it alone.
    auto *table = find<QTableView>("spendingTable");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(find<QPushButton>("spendingFilter")->text(), QStringLiteral("Session 17 Nov, 09:50"));
    QCOMPARE(rows(), 1);
}

void TestSpendingPage::measureIsKept()
{
    m_example->addFortnight();
    show();
    auto *measure = find<Segment>("spendingMeasure");
    QCOMPARE(measure->current(), 0);
    QTest::mouseClick(measure->findChildren<QToolButton *>().at(1), Qt::LeftButton);
    QCOMPARE(find<QLabel>("barsTitle")->text(), QStringLiteral("Tokens per session"));
    QVERIFY(barSum() > 1e6);
    m_page->refresh();
    read();
    QCOMPARE(measure->current(), 1);
    QCOMPARE(find<QLabel>("barsTitle")->text(), QStringLiteral("Tokens per session"));
}

void TestSpendingPage::chartsFollowTheTheme()
{
    m_example->addFortnight();
    show();
    const auto *series
        = qobject_cast<QStackedBarSeries *>(find<SessionBars>("sessionBars")->chart()->series().value(0));
    const auto sets = series->barSets();
    const auto check = [&] {
        for (int slot = 0; slot < 8; ++slot)
            QCOMPARE(sets[slot]->color(), m_ui->theme.chartColor(slot));
        QCOMPARE(sets[8]->color(), m_ui->theme.color(ColorRole::Control));
        QCOMPARE(sets[0]->borderColor(), m_ui->theme.color(ColorRole::Panel));
        const auto *line
            = qobject_cast<QLineSeries *>(find<QChartView>("runningTotal")->chart()->series().value(0));
        QCOMPARE(line->pen().color(), m_ui->theme.color(ColorRole::Accent));
    };
    check();
    const QColor light = sets[0]->color();
    m_ui->theme.setMode(Theme::Mode::Dark);
    check();
    QVERIFY(sets[0]->color() != light);
    read();
    QVERIFY(m_page->grab().toImage().pixelColor(600, 5).lightness() < 80);
}

void TestSpendingPage::colorsSurviveFilters()
{
    m_example->addFortnight();
    show();
    auto *legend = find<ChartLegend>("chartLegend");
    QCOMPARE(legend->accessibleDescription(),
        QStringLiteral("gpt-4o-mini, gpt-4.1, claude-haiku-4-5, gemini-2.5-flash"));
    clickColumn(7); // gpt-4.1 and gemini alone
    auto *table = find<QTableView>("spendingTable");
    QStringList swatches;
    for (int row = 0; row < rows(); ++row)
        swatches += table->model()->index(row, 0).data().toString() + u' '
            + QString::number(table->model()->index(row, 0).data(Qt::UserRole + 1).toInt());
    QCOMPARE(swatches, (QStringList{QStringLiteral("gemini-2.5-flash 3"), QStringLiteral("gpt-4.1 1")}));
}

void TestSpendingPage::everyControlHasAName()
{
    m_example->addFortnight();
    show();
    clickColumn(6);
    int controls = 0;
    const auto widgets = m_page->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible() || widget->focusProxy())
            continue;
        ++controls;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        QVERIFY(spoken);
        QVERIFY2(!spoken->text(QAccessible::Name).isEmpty(),
            qPrintable(QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName()));
    }
    QVERIFY(controls >= 8);
}

// From the range through the header and the charts to the table, and nowhere else.
void TestSpendingPage::keyboardOrder()
{
    m_example->addFortnight();
    show();
    clickColumn(6);
    find<Segment>("spendingRange")->findChildren<QToolButton *>().at(2)->setFocus();
    QStringList order;
    for (int i = 0; i < 9; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        const QWidget *at = QApplication::focusWidget();
        order += at->objectName().isEmpty() ? at->parentWidget()->objectName() : at->objectName();
    }
    QCOMPARE(order.join(u' '),
        QStringLiteral("spendingFilter spendingPractice spendingExport spendingMeasure sessionBars "
                       "runningTotal spendingTabs "
                       "spendingTable spendingRange"));
}

// Switched while the page is open: every word changes, and changes back.
void TestSpendingPage::otherLanguage()
{
    m_example->addFortnight();
    show();
    const auto words = [this] {
        QStringList found{find<QLabel>("barsTitle")->text(), find<QCheckBox>("spendingPractice")->text(),
            find<QPushButton>("spendingExport")->text(), find<QTabBar>("spendingTabs")->tabText(2),
            find<QTableView>("spendingTable")->model()->headerData(6, Qt::Horizontal).toString(),
            find<QWidget>("tileToday")->accessibleName(), find<QAction>("exportCsv")->text()};
        for (const char *segment : {"spendingRange", "spendingMeasure"})
            found += find<Segment>(segment)->findChildren<QToolButton *>().first()->text();
        return found;
    };
    const QStringList english = words();
    QTranslator german;
    QVERIFY(german.load(QStringLiteral(":/i18n/cuewright_de.qm")));
    QCoreApplication::installTranslator(&german);
    QTRY_COMPARE(words(),
        (QStringList{QStringLiteral("Kosten je Sitzung"), QStringLiteral("Übungsläufe einbeziehen"),
            QStringLiteral("Exportieren"), QStringLiteral("Nach Sitzung"), QStringLiteral("Kosten"),
            QStringLiteral("Heute: $0.312"), QStringLiteral("Aufrufe als CSV …"), QStringLiteral("Heute"),
            QStringLiteral("Kosten")}));
    QCOMPARE(find<QPushButton>("spendingExport")->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    QCoreApplication::removeTranslator(&german);
    QTRY_COMPARE(words(), english);
}

QTEST_MAIN(TestSpendingPage)
#include "tst_spendingpage.moc"
