#include "results.h"
#include "spending/spendingcharts.h"
#include "spendingpagefixture.h"
#include "widgets/banner.h"
#include "widgets/segment.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

#include <atomic>

using namespace cuewright;

namespace {

/// Fails as a ledger on a broken disk does, until it is told to work.
class MoodyLedger final : public Ledger
{
public:
    MoodyLedger(std::unique_ptr<Ledger> real, const std::atomic<bool> &isBroken)
        : m_real(std::move(real))
        , broken(isBroken)
    { }

    Result<QList<RefusedEntry>> write(const QList<LedgerEntry> &entries) override { return m_real->write(entries); }
    Result<BudgetLimits> budgets() const override { return m_real->budgets(); }
    Result<QList<BudgetLine>> budgetLines(const BudgetPlace &place) const override { return m_real->budgetLines(place); }
    Result<QList<BudgetLine>> budgetLines(const BudgetPlace &place, const BudgetLimits &limits) const override { return m_real->budgetLines(place, limits); }
    Result<QList<CallRecord>> calls(const SpendingFilter &filter, int limit) const override
    {
        return broken ? Result<QList<CallRecord>>(error()) : m_real->calls(filter, limit);
    }
    Result<Spending> sum(const SpendingFilter &filter) const override
    {
        return broken ? Result<Spending>(error()) : m_real->sum(filter);
    }
    Result<QList<SpendingRow>> sums(const SpendingFilter &filter, Group group) const override
    {
        return broken ? Result<QList<SpendingRow>>(error()) : m_real->sums(filter, group);
    }
    Result<QList<SessionRecord>> sessions(int limit) const override { return m_real->sessions(limit); }
    Result<QList<InputReport>> inputReports(
        const QString &provider, const QString &model, RequestKind kind, int limit) const override
    {
        return broken ? Result<QList<InputReport>>(error()) : m_real->inputReports(provider, model, kind, limit);
    }

private:
    static tl::unexpected<Error> error()
    {
        return fail(Error::Code::Io, QStringLiteral("The disk is gone."));
    }
    std::unique_ptr<Ledger> m_real;
    const std::atomic<bool> &broken;
};

} // namespace

/// What goes into files and comes out of them, and what happens when they fail.
class TestSpendingFiles : public QObject, private SpendingPageFixture
{
    Q_OBJECT
private slots:
    void init() { start(); }
    void cleanup() { stop(); }
    void csv();
    void png();
    void exportIntoNowhere();
    void unreadableLedger();
    void state();
    void brokenState_data();
    void brokenState();
    void exportMenuByKeyboard();
};

void TestSpendingFiles::csv()
{
    m_example->addFortnight();
    add({.session = QStringLiteral("now"), .at = november(23, 14, 8), .practice = true});
    show();
    find<Segment>("spendingRange")->setCurrent(0);
    const QString path = m_example->folder() + QStringLiteral("/out.csv");
    m_ui->dialogs.answerNextFile(path);
    find<QAction>("exportCsv")->trigger();
    read();
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

void TestSpendingFiles::png()
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

void TestSpendingFiles::exportIntoNowhere()
{
    m_example->addFortnight();
    show();
    QVERIFY(!m_page->exportCharts(m_example->folder()));
    m_ui->dialogs.answerNextFile(m_example->folder());
    find<QAction>("exportCsv")->trigger();
    QCOMPARE(find<Banner>("spendingBanner")->tone(), Tone::Danger);
    QCOMPARE(find<Banner>("spendingBanner")->headline(), QStringLiteral("Not saved"));
}

void TestSpendingFiles::unreadableLedger()
{
    m_example->addFortnight();
    std::atomic<bool> broken = true;
    const QString path = m_example->folder() + QStringLiteral("/ledger.db");
    const auto moody = AsyncLedger::open(
        [&]() -> Result<std::unique_ptr<Ledger>> {
            return std::make_unique<MoodyLedger>(std::move(*openLedger(path)), broken);
        },
        *m_clock);
    VERIFY_RESULT(moody);
    SpendingPage page(m_ui->context, **moody, *m_clock);
    page.resize(1208, 800);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    QTRY_VERIFY(!page.isReading());
    auto *banner = page.findChild<Banner *>(QStringLiteral("spendingBanner"));
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->tone(), Tone::Danger);
    QCOMPARE(banner->detail(), QStringLiteral("The disk is gone."));
    broken = false;
    emit banner->actionTriggered();
    QTRY_VERIFY(!page.isReading());
    QVERIFY(!banner->isVisible());
    QCOMPARE(page.findChild<QTableView *>(QStringLiteral("spendingTable"))->model()->rowCount(), 4);
    // What was read once stays on the screen when reading fails later.
    broken = true;
    page.refresh();
    QTRY_VERIFY(!page.isReading());
    QVERIFY(banner->isVisible());
    QCOMPARE(page.findChild<QTableView *>(QStringLiteral("spendingTable"))->model()->rowCount(), 4);
}

void TestSpendingFiles::state()
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
    m_page = std::make_unique<SpendingPage>(m_ui->context, m_example->async(), *m_clock);
    m_page->restoreState(state);
    QCOMPARE(find<Segment>("spendingRange")->current(), 4);
    QCOMPARE(find<QTabBar>("spendingTabs")->currentIndex(), 2);
    QCOMPARE(find<Segment>("spendingMeasure")->current(), 1);
    QVERIFY(find<QCheckBox>("spendingPractice")->isChecked());
    find<QTabBar>("spendingTabs")->setCurrentIndex(0);
    QCOMPARE(find<QTableView>("spendingTable")->model()->index(0, 0).data(Qt::UserRole + 1).toInt(), 3);
    QCOMPARE(m_page->saveState().size(), state.size()); // tab 0 and tab 2 are as long
}

void TestSpendingFiles::brokenState_data()
{
    QTest::addColumn<QByteArray>("state");
    for (const char *state : {"", "{", "[]", "7",
             R"({"range": 99, "tab": -1, "practice": 3, "tokens": "yes", "models": {"a": 1}})",
             R"({"range": "two", "tab": 1e300, "models": [1, null, "x"]})"})
        QTest::newRow(*state ? state : "empty") << QByteArray(state);
}

void TestSpendingFiles::brokenState()
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

void TestSpendingFiles::exportMenuByKeyboard()
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

QTEST_MAIN(TestSpendingFiles)
#include "tst_spendingfiles.moc"
