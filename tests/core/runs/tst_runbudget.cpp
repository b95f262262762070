#include "runs/runner.h"

#include "fakeclock.h"
#include "runfixture.h"

#include <QSignalSpy>

using namespace cuewright;
using namespace std::chrono_literals;

/// What stands between a run and the wire: the entry in the ledger, and the budget.
class TestRunBudget : public QObject, private RunFixture<FakeClock>
{
    Q_OBJECT
private slots:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void ledgerFailureIsSaidAndTheRunGoesOn();
    void budgetRefusesBeforeAByteIsSent();
    void unknownCostNeedsAPerson();
    void entryIsOnTheDiskBeforeTheRequest();
    void stoppedAtTheGate();
    void attemptIsOnTheDiskBeforeItIsSent();
    void overMidnight_data();
    void overMidnight();
    void retriesAreJudged_data();
    void retriesAreJudged();
    void retriesKeepTheirReservation();

private:
    RunPlan retried();
};

namespace {

// Forgets everything, and says so.
class BrokenLedger final : public Ledger
{
public:
    Result<QList<RefusedEntry>> write(const QList<LedgerEntry> &) override { return broken(); }
    Result<BudgetLimits> budgets() const override { return broken(); }
    Result<QList<BudgetLine>> budgetLines(const BudgetPlace &) const override { return broken(); }
    Result<QList<BudgetLine>> budgetLines(const BudgetPlace &, const BudgetLimits &) const override { return broken(); }
    Result<QList<CallRecord>> calls(const SpendingFilter &, int) const override { return broken(); }
    Result<Spending> sum(const SpendingFilter &) const override { return broken(); }
    Result<QList<SpendingRow>> sums(const SpendingFilter &, Group) const override { return broken(); }
    Result<QList<SessionRecord>> sessions(int) const override { return broken(); }
    Result<QList<InputReport>> inputReports(const QString &, const QString &, RequestKind, int) const override { return broken(); }

private:
    static tl::unexpected<Error> broken() { return fail(Error::Code::Io, QStringLiteral("The disk is full.")); }
};

} // namespace

void TestRunBudget::ledgerFailureIsSaidAndTheRunGoesOn()
{
    const auto broken = AsyncLedger::open([] { return std::make_unique<BrokenLedger>(); }, m_clock);
    VERIFY_RESULT(broken);
    Runner runner(*m_client, m_catalog, **broken, m_clock, m_random);
    m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    QObject owner;
    PromptRun *run = runner.start(plan(), &owner);
    QSignalSpy failed(run, &PromptRun::ledgerFailed);
    QSignalSpy finished(run, &PromptRun::finished);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(failed.size() >= 1);
    QCOMPARE(run->outcome().completion->text, QStringLiteral("Hi."));
}

void TestRunBudget::budgetRefusesBeforeAByteIsSent()
{
    m_async->setBudgets({{BudgetScope::Day, {}, {}, Money::fromPico(1)}});
    m_server->setFallback({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    QObject owner;
    PromptRun *run = m_runner->start(plan(), &owner);
    QSignalSpy finished(run, &PromptRun::finished);
    QSignalSpy unwritten(run, &PromptRun::ledgerFailed);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(run->outcome().completion.error().code, Error::Code::Budget);
    QCOMPARE(m_server->connectionCount(), 0);
    QCOMPARE(unwritten.size(), 0);
    CallRecord call = onlyCall();
    QCOMPARE(call.outcome, QStringLiteral("budget"));
    QCOMPARE(call.cost, std::optional(Money()));
    QVERIFY(call.attempts.isEmpty());

    RunPlan allowed = plan();
    allowed.overBudget = true;
    QSignalSpy again(m_runner->start(allowed, &owner), &PromptRun::finished);
    QTRY_COMPARE(again.size(), 1);
    QCOMPARE(m_server->postCount(), 1);
    // Once: what it cost counts for the next one.
    QSignalSpy third(m_runner->start(plan(), &owner), &PromptRun::finished);
    QTRY_COMPARE(third.size(), 1);
    QCOMPARE(m_server->postCount(), 1);
}

void TestRunBudget::unknownCostNeedsAPerson()
{
    m_server->setFallback({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    QObject owner;
    const auto send = [&](bool allowed) {
        RunPlan unknown = plan();
        unknown.request.model = QStringLiteral("nobody-knows-me");
        unknown.estimate = m_runner->estimateRun(unknown.request, unknown.endpoint.profile, unknown.prompt);
        unknown.overBudget = allowed;
        QSignalSpy finished(m_runner->start(unknown, &owner), &PromptRun::finished);
        return finished.wait(10'000) ? m_server->postCount() : -1;
    };
    QCOMPARE(send(false), 1); // no budget, no question
    m_async->setBudgets({{BudgetScope::Session, {}, {}, Money::fromDecimal(u"100")}});
    QCOMPARE(send(false), 1);
    QCOMPARE(send(true), 2);
}

void TestRunBudget::entryIsOnTheDiskBeforeTheRequest()
{
    m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    QString outcome;
    connect(m_server.get(), &FakeServer::requestReceived, this, [&] { outcome = onlyCall().outcome; });
    QObject owner;
    QSignalSpy finished(m_runner->start(plan(), &owner), &PromptRun::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(outcome, QStringLiteral("running"));
}

void TestRunBudget::stoppedAtTheGate()
{
    QObject owner;
    PromptRun *run = m_runner->start(plan(), &owner);
    QSignalSpy states(run, &PromptRun::stateChanged);
    QSignalSpy finished(run, &PromptRun::finished);
    QTRY_VERIFY_WITH_TIMEOUT(run->call().state() == ChatCall::State::Queued, 1000);
    QCoreApplication::sendPostedEvents(); // into the lane and to the gate
    run->stop();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(m_server->connectionCount(), 0);
    QTRY_COMPARE(onlyCall().outcome, QStringLiteral("aborted"));
    // The lane is free again.
    m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    QSignalSpy next(m_runner->start(plan(), &owner), &PromptRun::finished);
    QTRY_COMPARE(next.size(), 1);
    QCOMPARE(m_server->postCount(), 1);
}

RunPlan TestRunBudget::retried()
{
    RunPlan plan = this->plan();
    plan.options.retry = RetryPolicy::officialSdk();
    return plan;
}

// Also the second one, beside what became of the first.
void TestRunBudget::attemptIsOnTheDiskBeforeItIsSent()
{
    m_server->enqueue({FakeServer::write(FakeServer::response(500, {}, "{}"))});
    m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    QList<QStringList> seen;
    connect(m_server.get(), &FakeServer::requestReceived, this, [&] {
        QStringList outcomes;
        for (const AttemptRecord &attempt : onlyCall().attempts)
            outcomes << QString::number(attempt.number) + u' ' + attempt.outcome;
        seen << outcomes;
        QCOMPARE(onlyCall().attempts.last().started, m_clock.utcNow());
    });
    QObject owner;
    PromptRun *run = m_runner->start(retried(), &owner);
    QTRY_COMPARE(run->call().state(), ChatCall::State::Waiting);
    m_clock.advance(500ms);
    QTRY_VERIFY(run->isFinished());
    QCOMPARE(seen.value(0), QStringList{QStringLiteral("1 running")});
    QCOMPARE(seen.value(1), QStringList({QStringLiteral("1 server"), QStringLiteral("2 running")}));
    QCOMPARE(onlyCall().attempts.size(), 2);
    QCOMPARE(onlyCall().attempts[1].outcome, QStringLiteral("ok"));
}

void TestRunBudget::overMidnight_data()
{
    QTest::addColumn<QString>("stop"); // a call costs 0.00010095, in the worst case 0.00030135
    QTest::addColumn<int>("posts");
    QTest::newRow("no room left on its day") << QStringLiteral("0.0004") << 1;
    QTest::newRow("room left on its day") << QStringLiteral("0.00041") << 2;
}

// A call that waits over midnight belongs to the day on which it was asked for: there it needs room, and there it counts.
void TestRunBudget::overMidnight()
{
    QFETCH(QString, stop);
    QFETCH(int, posts);
    const auto midnight = m_clock.utcNow().toLocalTime().date().addDays(1).startOfDay();
    m_clock.advance(std::chrono::milliseconds(m_clock.utcNow().msecsTo(midnight)) - 30s);
    const BudgetPlace before = budgetPlace({}, {}, m_clock.utcNow());
    m_async->setBudgets({{BudgetScope::Day, {}, {}, Money::fromDecimal(stop)}});
    m_server->setFallback({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    m_client->setLimits(plan().endpoint, plan().request.model, {1, 0, 0});
    QObject owner;
    const PromptRun *first = m_runner->start(plan(), &owner);
    const PromptRun *second = m_runner->start(plan(), &owner);
    QTRY_VERIFY(first->isFinished());
    QTRY_COMPARE(second->call().state(), ChatCall::State::Waiting);
    m_clock.advance(61s);
    const BudgetPlace after = budgetPlace({}, {}, m_clock.utcNow());
    QVERIFY(after.dayFrom == before.dayTo);
    QTRY_VERIFY(second->isFinished());
    QCOMPARE(m_server->postCount(), posts);
    QCOMPARE(second->outcome().completion.has_value(), posts == 2);
    QCOMPARE(m_ledger->budgetLines(before)->first().spent, Money::fromPico(100'950'000) * posts);
    QCOMPARE(m_ledger->budgetLines(after)->first().spent, Money());
}

void TestRunBudget::retriesAreJudged_data()
{
    QTest::addColumn<bool>("accepted"); // the first attempt: its input is paid for, 0.00000135
    QTest::addColumn<QString>("others"); // spend meanwhile
    QTest::addColumn<QString>("stop"); // the worst case of an attempt is 0.00030135
    QTest::addColumn<int>("posts");
    const auto row = [](const char *name, bool accepted, const char *others, const char *stop, int posts) {
        QTest::newRow(name) << accepted << QString::fromLatin1(others) << QString::fromLatin1(stop) << posts;
    };
    row("its own reservation is not in its way", false, "0", "0.00030135", 2);
    row("others leave room", false, "0.0001", "0.00040135", 2);
    row("others leave too little", false, "0.0001", "0.00040134", 1);
    row("what the first attempt costs counts", true, "0", "0.00030269", 1);
    row("and has room", true, "0", "0.0003027", 2);
}

// The others were allowed by a person, or cost more than they were thought to: the retry is no exception from the stop.
void TestRunBudget::retriesAreJudged()
{
    QFETCH(bool, accepted);
    QFETCH(QString, others);
    QFETCH(QString, stop);
    QFETCH(int, posts);
    m_async->setBudgets({{BudgetScope::Day, {}, {}, Money::fromDecimal(stop)}});
    const QByteArray half = FakeServer::response(200, {{"Content-Length", "9000"}}, "{");
    m_server->enqueue({FakeServer::write(accepted ? half : FakeServer::response(500, {}, "{}")), FakeServer::close()});
    m_server->enqueue({FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    QObject owner;
    const PromptRun *run = m_runner->start(retried(), &owner);
    QTRY_COMPARE(run->call().state(), ChatCall::State::Waiting);
    CallRecord other;
    other.id = QStringLiteral("other");
    other.started = m_clock.utcNow();
    other.outcome = QStringLiteral("text");
    other.cost = Money::fromDecimal(others);
    m_async->put(other);
    m_clock.advance(500ms);
    QTRY_VERIFY(run->isFinished());
    QCOMPARE(m_server->postCount(), posts);
    const CallRecord &record = run->outcome().record;
    QCOMPARE(record.attempts.size(), posts);
    if (posts == 1)
        QCOMPARE(run->outcome().completion.error().code, Error::Code::Budget);
    const Money answer = Money::fromPico(posts == 2 ? 100'950'000 : 0);
    QCOMPARE(record.cost, std::optional(answer + Money::fromPico(accepted ? 1'350'000 : 0)));
    QCOMPARE(record.basis == CostBasis::Reported, posts == 2 && !accepted);
}

// While it waits to be sent again a call holds what it may cost, with what it has cost already; afterwards what it did cost.
void TestRunBudget::retriesKeepTheirReservation()
{
    m_async->setBudgets({{BudgetScope::Day, {}, {}, Money::fromDecimal(u"1")}});
    const auto line = [this] { return m_ledger->budgetLines(budgetPlace({}, {}, m_clock.utcNow()))->first(); };
    m_server->enqueue({FakeServer::write(FakeServer::response(200, {{"Content-Length", "9000"}}, "{")), FakeServer::hold(), FakeServer::close()});
    m_server->enqueue({FakeServer::hold(), FakeServer::write(FakeServer::json(answerDocument("\"Hi.\"", kUsage)))});
    QObject owner;
    const PromptRun *run = m_runner->start(retried(), &owner);
    QTRY_COMPARE(run->call().state(), ChatCall::State::Streaming);
    QCOMPARE(line().open, Money::fromPico(301'350'000));
    m_server->release();
    QTRY_COMPARE(run->call().state(), ChatCall::State::Waiting);
    QTRY_COMPARE(line().open, Money::fromPico(302'700'000));
    m_clock.advance(500ms);
    QTRY_COMPARE(m_server->held(), 1);
    QCOMPARE(line().open, Money::fromPico(302'700'000));
    m_server->release();
    QTRY_VERIFY(run->isFinished());
    QCOMPARE(line().open, Money());
    QCOMPARE(line().spent, Money::fromPico(102'300'000));
    QCOMPARE(run->outcome().record.estimatedHigh, Money::fromPico(301'350'000)); // as it was shown
}

QTEST_GUILESS_MAIN(TestRunBudget)
#include "tst_runbudget.moc"
