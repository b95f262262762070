#include "fakeclock.h"
#include "results.h"
#include "spending/chartlegend.h"
#include "spending/sessionbars.h"
#include "spending/spendingcharts.h"
#include "spending/spendingpage.h"
#include "spendingexample.h"
#include "ui/support/uitest.h"
#include "widgets/banner.h"
#include "widgets/segment.h"

#include <QAccessible>
#include <QBarSet>
#include <QChart>
#include <QCheckBox>
#include <QLabel>
#include <QLineSeries>
#include <QMenu>
#include <QPushButton>
#include <QStackedBarSeries>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace cuewright;

namespace {

/// Fails as a ledger on a broken disk does, until it is told to work.
class MoodyLedger final : public Ledger
{
public:
    explicit MoodyLedger(Ledger &real)
        : m_real(real)
    { }
    bool broken = true;

    Result<> startSession(const SessionRecord &session) override { return m_real.startSession(session); }
    Result<> put(const CallRecord &call) override { return m_real.put(call); }
    Result<QList<CallRecord>> calls(const SpendingFilter &filter, int limit) const override
    {
        return broken ? Result<QList<CallRecord>>(error()) : m_real.calls(filter, limit);
    }
    Result<Spending> sum(const SpendingFilter &filter) const override
    {
        return broken ? Result<Spending>(error()) : m_real.sum(filter);
    }
    Result<QList<SpendingRow>> sums(const SpendingFilter &filter, Group group) const override
    {
        return broken ? Result<QList<SpendingRow>>(error()) : m_real.sums(filter, group);
    }
    Result<QList<SessionRecord>> sessions(int limit) const override { return m_real.sessions(limit); }

private:
    static tl::unexpected<Error> error()
    {
        return fail(Error::Code::Io, QStringLiteral("The disk is gone."));
    }
    Ledger &m_real;
};

} // namespace

class TestSpendingPage : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
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
    void csv();
    void png();
    void exportIntoNowhere();
    void unreadableLedger();
    void state();
    void brokenState_data();
    void brokenState();
    void everyControlHasAName();
    void keyboardOrder();
    void exportMenuByKeyboard();

private:
    void show(const QString &session = QStringLiteral("now"));
    template <class T> T *find(const char *name) const
    {
        T *found = m_page->findChild<T *>(QString::fromLatin1(name));
        Q_ASSERT(found);
        return found;
    }
    QString figure(const char *tile) const
    {
        return find<QWidget>(tile)->findChild<QLabel *>(QStringLiteral("figure"))->text();
    }
    bool isEmpty() const { return find<QWidget>("spendingEmpty")->isVisible(); }
    QString cell(int row, int column) const
    {
        return find<QTableView>("spendingTable")->model()->index(row, column).data().toString();
    }
    int rows() const { return find<QTableView>("spendingTable")->model()->rowCount(); }
    double barSum() const;
    int columns() const;
    void clickColumn(int column);
    void add(const SpendingExample::Call &call) { m_example->add(call); }

    std::unique_ptr<UiTest> m_ui;
    std::unique_ptr<SpendingExample> m_example;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<SpendingPage> m_page;
};

void TestSpendingPage::init()
{
    qputenv("TZ", "UTC");
    m_ui = std::make_unique<UiTest>();
    m_example = std::make_unique<SpendingExample>();
    m_clock = std::make_unique<FakeClock>(november(23, 14, 10));
}

void TestSpendingPage::cleanup()
{
    m_page.reset();
    m_example.reset();
    m_ui.reset();
}

void TestSpendingPage::show(const QString &session)
{
    m_page = std::make_unique<SpendingPage>(m_ui->context, m_example->ledger(), *m_clock);
    m_page->resize(1208, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->setCurrentSession(session);
    QCoreApplication::sendPostedEvents();
}

double TestSpendingPage::barSum() const
{
    double sum = 0;
    const auto *series
        = qobject_cast<QStackedBarSeries *>(find<SessionBars>("sessionBars")->chart()->series().value(0));
    const auto sets = series->barSets();
    for (const QBarSet *set : sets)
        sum += set->sum();
    return sum;
}

int TestSpendingPage::columns() const
{
    const auto *series
        = qobject_cast<QStackedBarSeries *>(find<SessionBars>("sessionBars")->chart()->series().value(0));
    return static_cast<int>(series->barSets().first()->count());
}

void TestSpendingPage::clickColumn(int column)
{
    auto *bars = find<SessionBars>("sessionBars");
    const QRectF area = bars->chart()->plotArea();
    const QPointF at(area.left() + area.width() * (column + 0.5) / columns(), area.center().y());
    QTest::mouseClick(bars->viewport(), Qt::LeftButton, {}, at.toPoint());
}

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
    QCOMPARE(barSum(), 959.0);
    QCOMPARE(line->points().last(), QPointF(2, 959));
    QVERIFY(m_page->grab().toImage() != before);

    // The first paid run ends that: from here on money counts.
    add({.session = QStringLiteral("now"), .at = november(23, 14, 2), .cost = cents(2)});
    m_page->refresh();
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
    QVERIFY(filter->isVisible());
    QCOMPARE(filter->text(), QStringLiteral("Session 17 Nov, 09:50"));
    QCOMPARE(columns(), 14);
    QCOMPARE(rows(), 2);
    QCOMPARE(
        find<QTableView>("spendingTotal")->model()->index(0, 6).data().toString(), QStringLiteral("$0.252"));
    clickColumn(5);
    QCOMPARE(rows(), 1);
    clickColumn(5);
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

void TestSpendingPage::csv()
{
    m_example->addFortnight();
    add({.session = QStringLiteral("now"), .at = november(23, 14, 8), .practice = true});
    show();
    find<Segment>("spendingRange")->setCurrent(0);
    const QString path = m_example->folder() + QStringLiteral("/out.csv");
    m_ui->dialogs.answerNextFile(path);
    find<QAction>("exportCsv")->trigger();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QCOMPARE(content.count("\r\n"), 25); // today's 24 calls and the header; the practice one is left out
    QVERIFY(!content.contains(",yes,"));
    QCOMPARE(find<Banner>("spendingBanner")->headline(), QStringLiteral("Saved"));
    QVERIFY(find<Banner>("spendingBanner")->isVisible());

    // Cancelled: no file, no words.
    m_ui->dialogs.answerNextFile(std::nullopt);
    find<Banner>("spendingBanner")->clear();
    find<QAction>("exportCsv")->trigger();
    QVERIFY(!find<Banner>("spendingBanner")->isVisible());
}

void TestSpendingPage::png()
{
    m_example->addFortnight();
    show();
    const QString path = m_example->folder() + QStringLiteral("/out.png");
    const QSize size = m_page->findChild<SpendingCharts *>()->size(); // "Saved" takes some of it
    m_ui->dialogs.answerNextFile(path);
    find<QAction>("exportCharts")->trigger();
    const QImage image(path);
    QVERIFY(!image.isNull());
    QCOMPARE(image.size(), size * 2);
    // The page's colour behind, the models' colours in it.
    QCOMPARE(image.pixelColor(1, 1), m_ui->theme.color(ColorRole::Panel));
    QSet<QRgb> seen;
    for (int y = 0; y < image.height(); y += 2) {
        for (int x = 0; x < image.width(); x += 2)
            seen.insert(image.pixel(x, y));
    }
    for (int slot = 0; slot < 4; ++slot)
        QVERIFY2(seen.contains(m_ui->theme.chartColor(slot).rgb()), qPrintable(QString::number(slot)));
    QVERIFY(seen.contains(m_ui->theme.color(ColorRole::Accent).rgb()));
}

void TestSpendingPage::exportIntoNowhere()
{
    m_example->addFortnight();
    show();
    const auto csv = m_page->exportCsv(m_example->folder());
    QVERIFY(!csv);
    QCOMPARE(csv.error().code, Error::Code::Io);
    QVERIFY(!m_page->exportCharts(m_example->folder()));
    m_ui->dialogs.answerNextFile(m_example->folder());
    find<QAction>("exportCsv")->trigger();
    QCOMPARE(find<Banner>("spendingBanner")->tone(), Tone::Danger);
    QCOMPARE(find<Banner>("spendingBanner")->headline(), QStringLiteral("Not saved"));
}

void TestSpendingPage::unreadableLedger()
{
    m_example->addFortnight();
    MoodyLedger moody(m_example->ledger());
    SpendingPage page(m_ui->context, moody, *m_clock);
    page.resize(1208, 800);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    auto *banner = page.findChild<Banner *>(QStringLiteral("spendingBanner"));
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->tone(), Tone::Danger);
    QCOMPARE(banner->detail(), QStringLiteral("The disk is gone."));
    moody.broken = false;
    emit banner->actionTriggered();
    QVERIFY(!banner->isVisible());
    QCOMPARE(page.findChild<QTableView *>(QStringLiteral("spendingTable"))->model()->rowCount(), 4);
    // What was read once stays on the screen when reading fails later.
    moody.broken = true;
    page.refresh();
    QVERIFY(banner->isVisible());
    QCOMPARE(page.findChild<QTableView *>(QStringLiteral("spendingTable"))->model()->rowCount(), 4);
}

void TestSpendingPage::state()
{
    m_example->addFortnight();
    show();
    find<Segment>("spendingRange")->setCurrent(4);
    find<QTabBar>("spendingTabs")->setCurrentIndex(2);
    QTest::mouseClick(find<Segment>("spendingMeasure")->findChildren<QToolButton *>().at(1), Qt::LeftButton);
    find<QCheckBox>("spendingPractice")->click();
    const QByteArray state = m_page->saveState();

    // Another day, another order of models: the colours are those of before.
    m_example = std::make_unique<SpendingExample>();
    add({.session = QStringLiteral("now"),
        .at = november(23, 14),
        .model = QStringLiteral("gemini-2.5-flash"),
        .cost = cents(1)});
    m_page = std::make_unique<SpendingPage>(m_ui->context, m_example->ledger(), *m_clock);
    m_page->restoreState(state);
    QCOMPARE(find<Segment>("spendingRange")->current(), 4);
    QCOMPARE(find<QTabBar>("spendingTabs")->currentIndex(), 2);
    QCOMPARE(find<Segment>("spendingMeasure")->current(), 1);
    QVERIFY(find<QCheckBox>("spendingPractice")->isChecked());
    find<QTabBar>("spendingTabs")->setCurrentIndex(0);
    QCOMPARE(find<QTableView>("spendingTable")->model()->index(0, 0).data(Qt::UserRole + 1).toInt(), 3);
    QCOMPARE(m_page->saveState().size(), state.size()); // tab 0 and tab 2 are as long
}

void TestSpendingPage::brokenState_data()
{
    QTest::addColumn<QByteArray>("state");
    for (const char *state : {"", "{", "[]", "7",
             R"({"range": 99, "tab": -1, "practice": 3, "tokens": "yes", "models": {"a": 1}})",
             R"({"range": "two", "tab": 1e300, "models": [1, null, "x"]})"})
        QTest::newRow(*state ? state : "empty") << QByteArray(state);
}

void TestSpendingPage::brokenState()
{
    QFETCH(QByteArray, state);
    m_example->addFortnight();
    show();
    m_page->restoreState(state);
    QCOMPARE(find<Segment>("spendingRange")->current(), 2);
    QCOMPARE(find<QTabBar>("spendingTabs")->currentIndex(), 0);
    QVERIFY(!find<QCheckBox>("spendingPractice")->isChecked());
    QCOMPARE(rows(), 4);
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

void TestSpendingPage::exportMenuByKeyboard()
{
    m_example->addFortnight();
    show();
    QTest::keyClick(find<QPushButton>("spendingExport"), Qt::Key_Space);
    QTRY_VERIFY(QApplication::activePopupWidget());
    const QString path = m_example->folder() + QStringLiteral("/keys.csv");
    m_ui->dialogs.answerNextFile(path);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(path));
}

QTEST_MAIN(TestSpendingPage)
#include "tst_spendingpage.moc"
