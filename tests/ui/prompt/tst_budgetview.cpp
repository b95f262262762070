#include "prompt/budgetview.h"

#include <QtTest>

using namespace cuewright;

/// What stands beside the Run button before a run.
class TestBudgetView : public QObject
{
    Q_OBJECT
private slots:
    void view_data();
    void view();
    void stopBeforeWarning();
    void contextIsSaid_data();
    void contextIsSaid();
};

namespace {

std::optional<Money> maybe(const QString &text)
{
    return text.isEmpty() ? std::nullopt : std::optional(*Money::fromDecimal(text));
}

} // namespace

void TestBudgetView::view_data()
{
    QTest::addColumn<BudgetScope>("scope");
    QTest::addColumn<QString>("warn");
    QTest::addColumn<QString>("stop");
    QTest::addColumn<QString>("used");
    QTest::addColumn<QString>("worst"); // empty: not known
    QTest::addColumn<bool>("over");
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("note"); // its beginning; empty: none
    const auto row = [](const char *name, BudgetScope scope, const char *warn, const char *stop, const char *used, const char *worst, bool over,
                         const char *left, const char *note) {
        QTest::newRow(name) << scope << QString::fromLatin1(warn) << QString::fromLatin1(stop) << QString::fromLatin1(used)
                            << QString::fromLatin1(worst) << over << QString::fromLatin1(left) << QString::fromUtf8(note);
    };
    row("room", BudgetScope::Day, "4", "5", "3", "0.5", false, "", "");
    row("to the stop", BudgetScope::Day, "", "5", "4.5", "0.5", false, "", "");
    row("past it", BudgetScope::Day, "", "5", "4.996", "0.5", true, "$0.0040 left today", "This call would pass the day’s stop of $5.00 by up to");
    row("long past it", BudgetScope::ProviderDay, "", "5", "6", "0.5", true, "$0 left today", "This call would pass the day’s (OpenAI) stop of $5.00 by up to $1.50");
    row("session", BudgetScope::Session, "", "5", "4.75", "0.5", true, "$0.250 left this session", "This call would pass the session’s stop");
    row("run", BudgetScope::Run, "", "0.25", "0", "0.5", true, "$0.250 for one run", "This call would pass the run’s stop");
    row("nobody knows", BudgetScope::Day, "", "5", "0", "", false, "", "What this call may cost is not known, and a budget stops. Set the longest answer, choose");
    row("nobody knows, nothing stops", BudgetScope::Day, "5", "", "0", "", false, "", "");
    row("to the warning", BudgetScope::Day, "4", "5", "3.5", "0.5", false, "",
        "This call may reach the day’s warning at $4.00. $3.50 are spent or under way, and it may cost up to $0.500.");
    row("a run's warning", BudgetScope::Run, "0.5", "", "0", "0.5", false, "", "This call may reach the run’s warning at $0.500. It may cost up to $0.500.");
    row("nothing may be spent", BudgetScope::Day, "", "0", "0", "0.1", true, "$0 left today", "This call would pass the day’s stop of $0 by up to $0.100.");
}

void TestBudgetView::view()
{
    QFETCH(BudgetScope, scope);
    QFETCH(QString, warn);
    QFETCH(QString, stop);
    QFETCH(QString, used);
    QFETCH(QString, worst);
    QFETCH(QString, note);
    const BudgetView view = budgetView({{{scope, QStringLiteral("openai"), maybe(warn), maybe(stop)}, *maybe(used), {}}}, maybe(worst));
    QTEST(view.overCap, "over");
    QTEST(view.left, "left");
    QCOMPARE(view.note.isEmpty(), note.isEmpty());
    QVERIFY2(note.isEmpty() || view.note.startsWith(note), qPrintable(view.note));
    QCOMPARE(view.tone, view.overCap ? Tone::Danger : note.isEmpty() ? Tone::Neutral : Tone::Warning);
}

void TestBudgetView::stopBeforeWarning()
{
    const BudgetLine warning{{BudgetScope::Session, {}, Money(), {}}, {}, {}};
    const BudgetLine stop{{BudgetScope::Day, {}, {}, Money()}, {}, {}};
    QVERIFY(budgetView({warning, stop}, maybe(QStringLiteral("1"))).overCap);
    QVERIFY(!budgetView({warning}, maybe(QStringLiteral("1"))).overCap);
    QVERIFY(budgetView({}, std::nullopt).note.isEmpty());
}

void TestBudgetView::contextIsSaid_data()
{
    QTest::addColumn<qint64>("tokens");
    QTest::addColumn<bool>("exact");
    QTest::addColumn<int>("output");
    QTest::addColumn<bool>("fits");
    QTest::addColumn<QString>("note"); // its beginning; empty: none
    QTest::newRow("room") << qint64(7000) << true << 500 << true << QString();
    QTest::newRow("too long") << qint64(8200) << true << 0 << false << QStringLiteral("Does not fit: 8,200 tokens, the context of gpt-4 holds 8,192. Shorten the");
    QTest::newRow("nothing left") << qint64(8192) << true << 500 << false << QStringLiteral("Does not fit: 8,192 tokens, the context of gpt-4 holds 8,192. Shorten the");
    QTest::newRow("estimate") << qint64(9000) << false << 500 << false << QStringLiteral("Does not fit: ≈9,000 tokens, the context");
    QTest::newRow("no room for the answer") << qint64(8191) << true << 1500 << false
        << QStringLiteral("Does not fit: 8,191 tokens and up to 1,500 of the answer, the context of gpt-4 holds 8,192. Lower “Max output”");
}

void TestBudgetView::contextIsSaid()
{
    QFETCH(qint64, tokens);
    QFETCH(bool, exact);
    QFETCH(int, output);
    QFETCH(bool, fits);
    QFETCH(QString, note);
    QLocale::setDefault(QLocale(QLocale::English));
    Estimate estimate;
    estimate.tokens.total = tokens;
    estimate.tokens.exact = exact;
    estimate.outputHigh = output;
    estimate.contextWindow = 8192;
    estimate.fits = fits;
    const QString said = contextNote(estimate, QStringLiteral("gpt-4"));
    QCOMPARE(said.isEmpty(), note.isEmpty());
    QVERIFY2(said.startsWith(note), qPrintable(said));
}

QTEST_GUILESS_MAIN(TestBudgetView)
#include "tst_budgetview.moc"
