#include "ledger/ledgerwriter.h"

#include "results.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

namespace {

const QDateTime kNow({2026, 11, 23}, {14, 0}, Qt::UTC);

Money dollars(const char *text)
{
    return *Money::fromDecimal(QString::fromLatin1(text));
}

std::optional<Money> maybe(const char *text)
{
    return *text ? std::optional(dollars(text)) : std::nullopt;
}

CallRecord call(const QString &id, const char *cost, const char *high)
{
    CallRecord made;
    made.id = id;
    made.sessionId = QStringLiteral("s");
    made.provider = QStringLiteral("openai");
    made.started = kNow;
    made.outcome = QStringLiteral("running");
    made.cost = maybe(cost);
    made.estimatedHigh = dollars(high);
    return made;
}

} // namespace

class TestBudget : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { qputenv("TZ", "Europe/Berlin"); }
    void init();
    void refusals_data();
    void refusals();
    void theTightestIsNamed();
    void warnings();
    void whatCounts_data();
    void whatCounts();
    void unknownCallsMakeItAtLeast();
    void anyLimitsCanBeAskedFor();
    void endsReleaseTheRest();
    void limitsAreReplaced();
    void practiceIsFree();
    void allowedCountsAllTheSame();
    void daysAreThePersons();
    void sumsAreCarriedOn();
    void judgedByAllThatCameBefore();
    void twoPrograms();

private:
    QString path() const { return m_dir->filePath(QStringLiteral("ledger.db")); }
    QList<BudgetLine> lines(const QString &session = QStringLiteral("s"), const QString &provider = QStringLiteral("openai"),
        const QDateTime &at = kNow) const
    {
        return m_ledger->budgetLines(budgetPlace(session, provider, at)).value_or(QList<BudgetLine>());
    }
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Ledger> m_ledger;
};

void TestBudget::init()
{
    m_ledger.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    auto opened = openLedger(path());
    VERIFY_RESULT(opened);
    m_ledger = std::move(*opened);
}

void TestBudget::refusals_data()
{
    QTest::addColumn<int>("scope");
    QTest::addColumn<QByteArray>("stop");
    QTest::addColumn<QByteArray>("spent");
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("worst");
    QTest::addColumn<QString>("said"); // empty: fits
    const auto row = [](const char *name, BudgetScope scope, const char *stop, const char *spent, const char *open, const char *worst, const char *said) {
        QTest::newRow(name) << static_cast<int>(scope) << QByteArray(stop) << QByteArray(spent) << QByteArray(open)
                            << QByteArray(worst) << QString::fromUtf8(said);
    };
    row("room", BudgetScope::Day, "5", "4", "0", "0.5", "");
    row("to the last pico", BudgetScope::Day, "5", "4", "0.5", "0.5", "");
    row("one pico over", BudgetScope::Day, "5", "4", "0.5", "0.500000000001",
        "This call would pass the day’s stop of $5.00 by up to $0.000000000001. $4.50 are spent or under way, and it may cost up to $0.500.");
    row("with the numbers", BudgetScope::Day, "5", "4.95", "0", "0.17",
        "This call would pass the day’s stop of $5.00 by up to $0.120. $4.95 are spent or under way, and it may cost up to $0.170.");
    row("what is under way counts", BudgetScope::Session, "1", "0", "0.9", "0.2",
        "This call would pass the session’s stop of $1.00 by up to $0.100. $0.900 are spent or under way, and it may cost up to $0.200.");
    row("one run", BudgetScope::Run, "0.05", "0", "0", "0.17",
        "This call would pass the run’s stop of $0.0500 by up to $0.120. It may cost up to $0.170.");
    row("a provider", BudgetScope::ProviderDay, "1", "2", "0", "0",
        "This call would pass the day’s (OpenAI) stop of $1.00 by up to $1.00. $2.00 are spent or under way, and it may cost up to $0.");
    row("unknown price", BudgetScope::Day, "5", "0", "0", "",
        "What this call may cost is not known, and a budget stops.");
    row("unknown price without a stop", BudgetScope::Day, "", "0", "0", "", "");
    row("stop at nothing", BudgetScope::Day, "0", "0", "0", "0.01",
        "This call would pass the day’s stop of $0 by up to $0.0100. $0 are spent or under way, and it may cost up to $0.0100.");
    row("costs nothing", BudgetScope::Day, "0", "0", "0", "0", "");
    row("absurd", BudgetScope::Day, "5", "9000000", "9000000", "9000000", "This call would pass the day’s stop");
}

void TestBudget::refusals()
{
    QFETCH(int, scope);
    QFETCH(QByteArray, stop);
    QFETCH(QByteArray, spent);
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, worst);
    QFETCH(QString, said);
    const BudgetLimit limit{static_cast<BudgetScope>(scope), QStringLiteral("openai"), dollars("0.01"), maybe(stop.constData())};
    BudgetDemand demand;
    demand.worst = maybe(worst.constData());
    const auto refused = budgetRefusal({{limit, dollars(spent.constData()), dollars(open.constData())}}, demand);
    QCOMPARE(refused.has_value(), !said.isEmpty());
    if (refused) {
        QCOMPARE(refused->code, Error::Code::Budget);
        QVERIFY2(refused->message.startsWith(said), qPrintable(refused->message));
    }
    demand.allowed = true;
    QVERIFY(!budgetRefusal({{limit, dollars(spent.constData()), dollars(open.constData())}}, demand));
}

void TestBudget::theTightestIsNamed()
{
    const QList<BudgetLine> both{{{BudgetScope::Session, {}, {}, dollars("1")}, dollars("1.2"), {}},
        {{BudgetScope::Day, {}, {}, dollars("2")}, dollars("2.3"), {}}};
    BudgetDemand demand;
    demand.worst = dollars("0.1");
    QVERIFY(budgetRefusal(both, demand)->message.contains(QStringLiteral("the day’s stop of $2.00 by up to $0.400")));
}

void TestBudget::warnings()
{
    const QList<BudgetLine> both{{{BudgetScope::Session, {}, dollars("1"), {}}, dollars("0.5"), dollars("0.4")},
        {{BudgetScope::Day, {}, dollars("2"), {}}, dollars("1"), {}}};
    QVERIFY(!budgetWarning(both));
    QVERIFY(!budgetWarning(both, dollars("0.099999999999")));
    QCOMPARE(budgetWarning(both, dollars("0.1"))->limit.scope, BudgetScope::Session);
    QCOMPARE(budgetWarning(both, dollars("5"))->limit.scope, BudgetScope::Session);
    QVERIFY(!budgetWarning({{{BudgetScope::Day, {}, {}, dollars("2")}, dollars("9"), {}}}));
}

void TestBudget::whatCounts_data()
{
    QTest::addColumn<QByteArray>("cost");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QByteArray>("spent");
    QTest::addColumn<QByteArray>("open");
    QTest::newRow("under way, or of a dead program") << QByteArray() << QStringLiteral("running") << QByteArray("0") << QByteArray("0.7");
    QTest::newRow("over") << QByteArray("0.2") << QStringLiteral("text") << QByteArray("0.2") << QByteArray("0");
    QTest::newRow("over without a price") << QByteArray() << QStringLiteral("text") << QByteArray("0") << QByteArray("0.7");
    QTest::newRow("dearer than thought") << QByteArray("0.9") << QStringLiteral("text") << QByteArray("0.9") << QByteArray("0");
    QTest::newRow("failed") << QByteArray("0") << QStringLiteral("error") << QByteArray("0") << QByteArray("0");
}

void TestBudget::whatCounts()
{
    QFETCH(QByteArray, cost);
    QFETCH(QString, outcome);
    QFETCH(QByteArray, spent);
    QFETCH(QByteArray, open);
    VERIFY_RESULT(m_ledger->setBudgets({{BudgetScope::Session, {}, {}, dollars("1")}, {BudgetScope::Day, {}, dollars("1"), {}},
        {BudgetScope::ProviderDay, QStringLiteral("openai"), {}, dollars("1")},
        {BudgetScope::ProviderDay, QStringLiteral("groq"), {}, dollars("1")}}));
    CallRecord made = call(QStringLiteral("a"), cost.constData(), "0.7");
    made.outcome = outcome;
    VERIFY_RESULT(m_ledger->put(made));
    const auto found = lines();
    QCOMPARE(found.size(), 3); // the other provider's limit is not ours
    for (const BudgetLine &line : found) {
        QCOMPARE(line.spent, dollars(spent.constData()));
        QCOMPARE(line.open, dollars(open.constData()));
    }
    const auto elsewhere = lines(QStringLiteral("other"), QStringLiteral("groq"));
    QCOMPARE(elsewhere[0].used(), Money()); // of the session
    QCOMPARE(elsewhere[1].used(), found[1].used()); // of the day
    QCOMPARE(elsewhere[2].used(), Money()); // of the provider
    QCOMPARE(lines(QString())[0].used(), Money());
    QCOMPARE(lines(QStringLiteral("s"), QString()).size(), 4);
}

// A call of which not even the worst case is known counts with nothing, and the refusal does not hide that.
void TestBudget::unknownCallsMakeItAtLeast()
{
    VERIFY_RESULT(m_ledger->setBudgets({{BudgetScope::Day, {}, {}, dollars("1")}}));
    VERIFY_RESULT(m_ledger->put(call(QStringLiteral("a"), "0.8", "0.9")));
    VERIFY_RESULT(m_ledger->put(call(QStringLiteral("b"), "", "0")));
    CallRecord own = call(QStringLiteral("c"), "", "0");
    own.provider = QStringLiteral("ollama"); // on the person's own computer: it costs nothing
    VERIFY_RESULT(m_ledger->put(own));
    QCOMPARE(lines()[0].unknown, 1);
    QCOMPARE(usedText(lines()[0]), QStringLiteral("at least $0.800"));
    const auto reserve = [this] {
        const CallRecord made = call(QStringLiteral("d"), "", "0.6");
        return m_ledger->reserve({made, {made.estimatedHigh, false, budgetPlace(made.sessionId, made.provider, kNow)}});
    };
    for (int i = 0; i < 2; ++i) { // the second time from what is carried on
        const auto refused = reserve();
        QVERIFY(!refused);
        QCOMPARE(refused.error().message,
            QStringLiteral("This call would pass the day’s stop of $1.00. At least $0.800 are spent or under way (what 1 call(s) cost is not "
                           "known), and it may cost up to $0.600."));
    }
    VERIFY_RESULT(m_ledger->put(call(QStringLiteral("b"), "0.1", "0")));
    QCOMPARE(lines()[0].unknown, 0);
    QCOMPARE(usedText(lines()[0]), QStringLiteral("$0.900"));
    const auto refused = reserve();
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QStringLiteral("by up to $0.500. $0.900 are spent")), qPrintable(refused.error().message));
}

void TestBudget::anyLimitsCanBeAskedFor()
{
    VERIFY_RESULT(m_ledger->put(call(QStringLiteral("a"), "0.8", "0.9")));
    CallRecord other = call(QStringLiteral("b"), "", "0.5");
    other.sessionId = QStringLiteral("t");
    other.provider = QStringLiteral("groq");
    VERIFY_RESULT(m_ledger->put(other));
    const BudgetLimits asked{{BudgetScope::Run, {}, {}, {}}, {BudgetScope::Session, {}, {}, {}}, {BudgetScope::Day, {}, {}, {}},
        {BudgetScope::ProviderDay, QStringLiteral("groq"), {}, {}}};
    const auto found = m_ledger->budgetLines(budgetPlace(QStringLiteral("s"), {}, kNow), asked);
    VERIFY_RESULT(found);
    QCOMPARE(found->size(), 4);
    QCOMPARE(found->at(0).used(), Money());
    QCOMPARE(found->at(1).used(), dollars("0.8"));
    QCOMPARE(found->at(2).used(), dollars("1.3"));
    QCOMPARE(found->at(3).used(), dollars("0.5"));
}

void TestBudget::endsReleaseTheRest()
{
    VERIFY_RESULT(m_ledger->setBudgets({{BudgetScope::Day, {}, {}, dollars("1")}}));
    const auto reserve = [this](const QString &id) {
        const CallRecord made = call(id, "", "0.6");
        return m_ledger->reserve({made, {made.estimatedHigh, false, budgetPlace(made.sessionId, made.provider, kNow)}});
    };
    VERIFY_RESULT(reserve(QStringLiteral("a")));
    const auto refused = reserve(QStringLiteral("b"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::Budget);
    QCOMPARE(m_ledger->calls({}, -1)->size(), 1);
    VERIFY_RESULT(m_ledger->put(call(QStringLiteral("a"), "0.4", "0.6")));
    VERIFY_RESULT(reserve(QStringLiteral("b")));
    QCOMPARE(lines()[0].used(), dollars("1"));
}

void TestBudget::limitsAreReplaced()
{
    const BudgetLimits first{{BudgetScope::Run, {}, dollars("0.1"), dollars("0.2")}, {BudgetScope::Day, {}, {}, dollars("5")}};
    VERIFY_RESULT(m_ledger->setBudgets(first));
    QCOMPARE(*m_ledger->budgets(), first);
    VERIFY_RESULT(m_ledger->setBudgets({{BudgetScope::Session, {}, {}, {}}}));
    QCOMPARE(m_ledger->budgets()->size(), 1);
    QVERIFY(lines().isEmpty()); // it limits nothing
}

void TestBudget::practiceIsFree()
{
    VERIFY_RESULT(m_ledger->setBudgets({{BudgetScope::Day, {}, {}, dollars("0.1")}}));
    CallRecord made = call(QStringLiteral("a"), "", "0.6");
    made.practice = true;
    VERIFY_RESULT(m_ledger->reserve({made, {std::nullopt, false, budgetPlace(made.sessionId, made.provider, kNow)}}));
    QCOMPARE(lines()[0].used(), Money());
}

void TestBudget::allowedCountsAllTheSame()
{
    VERIFY_RESULT(m_ledger->setBudgets({{BudgetScope::Day, {}, {}, dollars("0.1")}}));
    const CallRecord made = call(QStringLiteral("a"), "", "0.6");
    VERIFY_RESULT(m_ledger->reserve({made, {made.estimatedHigh, true, budgetPlace(made.sessionId, made.provider, kNow)}}));
    QCOMPARE(lines()[0].used(), dollars("0.6"));
}

// 23:30 UTC is half past midnight in Berlin.
void TestBudget::daysAreThePersons()
{
    VERIFY_RESULT(m_ledger->setBudgets({{BudgetScope::Day, {}, {}, dollars("1")}}));
    CallRecord made = call(QStringLiteral("a"), "0.4", "0.6");
    made.started = QDateTime({2026, 11, 22}, {23, 30}, Qt::UTC);
    VERIFY_RESULT(m_ledger->put(made));
    made.id = QStringLiteral("b");
    made.started = QDateTime({2026, 11, 22}, {22, 30}, Qt::UTC);
    VERIFY_RESULT(m_ledger->put(made));
    QCOMPARE(lines()[0].used(), dollars("0.4"));
    QCOMPARE(lines(QStringLiteral("s"), {}, kNow.addDays(-1))[0].used(), dollars("0.4"));
    QCOMPARE(lines(QStringLiteral("s"), {}, kNow.addDays(1))[0].used(), Money());
}

// Both ask as fast as they can; together they get what the budget has, to the cent, and what they never ended stays counted.
namespace {

/// What counts beside `mine`, the long way.
QList<BudgetLine> addedUp(const BudgetLimits &limits, const QMap<QString, CallRecord> &all, const CallRecord &mine, const BudgetPlace &place)
{
    QList<BudgetLine> lines;
    for (const BudgetLimit &limit : limits) {
        if (limit.scope == BudgetScope::ProviderDay && limit.provider != mine.provider)
            continue;
        BudgetLine line{limit, {}, {}};
        for (const CallRecord &made : all) {
            const bool today = made.started >= place.dayFrom && made.started < place.dayTo;
            const bool counts = limit.scope == BudgetScope::Session ? made.sessionId == mine.sessionId
                                                                    : today && (limit.provider.isEmpty() || made.provider == limit.provider);
            if (counts && !made.practice && made.id != mine.id)
                (made.cost ? line.spent : line.open) += made.cost.value_or(made.estimatedHigh);
            if (counts && !made.practice && made.id != mine.id && !made.cost && made.estimatedHigh.isZero())
                ++line.unknown;
        }
        lines += line;
    }
    return lines;
}

} // namespace

// What reservations are judged by is not added up anew each time. Whatever is written in between, by this program or another
// one, it is what adding up gives.
void TestBudget::sumsAreCarriedOn()
{
    auto other = openLedger(path());
    VERIFY_RESULT(other);
    QRandomGenerator random(7);
    QMap<QString, CallRecord> all;
    BudgetLimits limits;
    int refusals = 0;
    for (int step = 0; step < 900; ++step) {
        Ledger &ledger = random.bounded(4) == 0 ? **other : *m_ledger;
        if (step % 300 == 0) {
            limits = {{BudgetScope::Session, {}, {}, Money::fromPico(random.bounded(2000, 8000))},
                {BudgetScope::Day, {}, {}, Money::fromPico(random.bounded(4000, 12000))},
                {BudgetScope::ProviderDay, QStringLiteral("p1"), {}, Money::fromPico(random.bounded(2000, 8000))}};
            QVERIFY(ledger.setBudgets(limits));
        }
        CallRecord mine;
        mine.id = QString::number(random.bounded(60));
        mine.sessionId = QStringLiteral("s%1").arg(random.bounded(3));
        mine.provider = QStringLiteral("p%1").arg(random.bounded(2));
        mine.started = kNow.addSecs(random.bounded(4) * 6 * 3600);
        mine.practice = random.bounded(8) == 0;
        mine.estimatedHigh = Money::fromPico(random.bounded(6) == 0 ? 0 : random.bounded(1500));
        if (random.bounded(2) == 0) {
            mine.cost = Money::fromPico(random.bounded(400));
            QVERIFY(ledger.put(mine));
            all[mine.id] = mine;
            continue;
        }
        const BudgetPlace place = budgetPlace(mine.sessionId, mine.provider, mine.started);
        const BudgetDemand demand{mine.estimatedHigh, false, place};
        const auto expected = mine.practice ? std::nullopt : budgetRefusal(addedUp(limits, all, mine, place), demand);
        const auto reserved = ledger.reserve({mine, demand});
        QCOMPARE(reserved.has_value(), !expected);
        if (expected) {
            QCOMPARE(reserved.error().message, expected->message);
            ++refusals;
        } else {
            all[mine.id] = mine;
        }
    }
    QVERIFY(refusals > 50);
}

// The writer was slow: a call's state, what another one cost, and the call's next attempt come in one batch.
void TestBudget::judgedByAllThatCameBefore()
{
    VERIFY_RESULT(m_ledger->setBudgets({{BudgetScope::Day, {}, {}, dollars("1")}}));
    for (const bool roomy : {true, false}) {
        LedgerWriter::Report last;
        LedgerWriter writer([&](const LedgerWriter::Report &report) { last = report; });
        CallRecord mine = call(QStringLiteral("mine%1").arg(roomy), "", "0.5");
        const CallRecord other = call(QStringLiteral("other%1").arg(roomy), roomy ? "0.1" : "0.6", "0");
        const Reservation next{mine, {mine.estimatedHigh, false, budgetPlace(mine.sessionId, mine.provider, kNow)}};
        mine.cost = Money();
        mine.outcome = QStringLiteral("error");
        QVERIFY(writer.add(mine, 1));
        QVERIFY(!writer.add(other, 2));
        QVERIFY(!writer.add(next, 3));
        writer.drain(*m_ledger, LedgerWriter::Try::Gently);
        QCOMPARE(last.upTo, 3);
        QCOMPARE(last.refused.keys(), roomy ? QList<qint64>() : QList<qint64>{3});
        VERIFY_RESULT(m_ledger->put(mine)); // it is over: the next one begins without it
    }
}

void TestBudget::twoPrograms()
{
    VERIFY_RESULT(m_ledger->setBudgets({{BudgetScope::Day, {}, {}, dollars("1.50")}}));
    QProcess writers[2];
    for (int i = 0; i < 2; ++i)
        writers[i].start(QStringLiteral(BUDGET_WRITER), {path(), QStringLiteral("p%1").arg(i), QStringLiteral("60"), QStringLiteral("2")});
    qsizetype sent = 0;
    for (QProcess &writer : writers) {
        QVERIFY(writer.waitForFinished(60'000));
        QCOMPARE(writer.exitCode(), 0);
        sent += writer.readAllStandardOutput().count('\n');
    }
    QCOMPARE(sent, 75);
    QCOMPARE(m_ledger->calls({}, -1)->size(), 75);
    QCOMPARE(lines()[0].used(), dollars("1.5"));
}

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"
