#include "ledger/asyncledger.h"

#include "fakeclock.h"
#include "results.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>

using namespace cuewright;

namespace {

CallRecord callNamed(const QString &id, const QString &outcome = QStringLiteral("running"))
{
    CallRecord call;
    call.id = id;
    call.started = QDateTime({2026, 11, 23}, {14, 0}, Qt::UTC);
    call.outcome = outcome;
    return call;
}

/// What a test can do to the ledger behind the thread.
struct Levers
{
    std::atomic<bool> broken = false;
    std::atomic<bool> unreadable = false; ///< its limits
    std::atomic<int> writes = 0; ///< tried
    QSemaphore gate{1'000'000}; ///< one is taken for each try
};

class LeveredLedger final : public Ledger
{
public:
    LeveredLedger(std::unique_ptr<Ledger> real, Levers &levers)
        : m_real(std::move(real))
        , m_levers(levers)
    {
    }

    Result<BudgetLimits> budgets() const override
    {
        if (m_levers.unreadable)
            return fail(Error::Code::Io, QStringLiteral("The file is locked."));
        return m_real->budgets();
    }
    Result<QList<BudgetLine>> budgetLines(const BudgetPlace &place) const override { return m_real->budgetLines(place); }
    Result<QList<BudgetLine>> budgetLines(const BudgetPlace &place, const BudgetLimits &limits) const override { return m_real->budgetLines(place, limits); }
    Result<QList<RefusedEntry>> write(const QList<LedgerEntry> &entries) override
    {
        m_levers.gate.acquire();
        ++m_levers.writes;
        if (m_levers.broken)
            return fail(Error::Code::Io, QStringLiteral("The disk is full."));
        return m_real->write(entries);
    }
    Result<QList<CallRecord>> calls(const SpendingFilter &filter, int limit) const override { return m_real->calls(filter, limit); }
    Result<Spending> sum(const SpendingFilter &filter) const override { return m_real->sum(filter); }
    Result<QList<SpendingRow>> sums(const SpendingFilter &filter, Group group) const override { return m_real->sums(filter, group); }
    Result<QList<SessionRecord>> sessions(int limit) const override { return m_real->sessions(limit); }
    Result<QList<InputReport>> inputReports(const QString &provider, const QString &model, RequestKind kind, int limit) const override
    {
        return m_real->inputReports(provider, model, kind, limit);
    }

private:
    std::unique_ptr<Ledger> m_real;
    Levers &m_levers;
};

} // namespace

class TestAsyncLedger : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void readingSeesWhatWasPutBefore();
    void settledIsOnTheDisk();
    void nothingWaitsForTheDisk();
    void writesGatherWhileOneIsUnderWay();
    void troubleIsKeptAndWrittenLater();
    void keptCallsAreWrittenInTheirLastState();
    void endWritesWhatIsLeft();
    void reservationsAreJudged();
    void reservationsWhileTheDiskIsFull();
    void stopsHoldInTrouble_data();
    void stopsHoldInTrouble();
    void noCallsWithoutRoomForTheirEntries();
    void leftoversAreClosedByWhoIsAlone();
    void repliesMayGo();
    void openingFails();

private:
    bool settle();
    std::optional<Error> reserve(const QString &id, int cents, bool allowed = false);
    QStringList outcomes() const;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<Levers> m_levers;
    std::unique_ptr<AsyncLedger> m_ledger;
};

void TestAsyncLedger::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<FakeClock>();
    m_levers = std::make_unique<Levers>();
    const QString path = m_dir->filePath(QStringLiteral("ledger.db"));
    auto opened = AsyncLedger::open(
        [this, path]() -> Result<std::unique_ptr<Ledger>> {
            auto real = openLedger(path);
            if (!real)
                return fail(real.error());
            return std::make_unique<LeveredLedger>(std::move(*real), *m_levers);
        },
        *m_clock);
    VERIFY_RESULT(opened);
    m_ledger = std::move(*opened);
}

void TestAsyncLedger::cleanup()
{
    m_levers->gate.release(1'000'000);
    m_ledger.reset();
}

// True: on the disk.
bool TestAsyncLedger::settle()
{
    bool fine = false;
    auto *reply = m_ledger->settle(this);
    QSignalSpy finished(reply, &LedgerAnswer::finished);
    connect(reply, &LedgerAnswer::finished, this, [&fine, reply] { fine = reply->result().has_value(); });
    return finished.wait(10'000) && fine;
}

// nullopt: it may be sent.
std::optional<Error> TestAsyncLedger::reserve(const QString &id, int cents, bool allowed)
{
    CallRecord call = callNamed(id);
    call.sessionId = QStringLiteral("s");
    call.estimatedHigh = Money::fromPico(10'000'000'000) * cents;
    std::optional<Error> refused;
    auto *reply = m_ledger->reserve({call, {call.estimatedHigh, allowed, budgetPlace(call.sessionId, {}, m_clock->utcNow())}}, this);
    QSignalSpy finished(reply, &LedgerAnswer::finished);
    connect(reply, &LedgerAnswer::finished, this, [&refused, reply] {
        if (!reply->result())
            refused = reply->result().error();
    });
    if (!finished.wait(10'000))
        qFatal("no answer");
    return refused;
}

// As another program sees them, oldest first.
QStringList TestAsyncLedger::outcomes() const
{
    QStringList found;
    const auto ledger = openLedger(m_dir->filePath(QStringLiteral("ledger.db")));
    const auto calls = ledger ? (*ledger)->calls({}, -1) : Result<QList<CallRecord>>(QList<CallRecord>());
    for (const CallRecord &call : *calls)
        found.prepend(call.id + u' ' + call.outcome);
    return found;
}

void TestAsyncLedger::readingSeesWhatWasPutBefore()
{
    for (int i = 1; i <= 50; ++i) {
        m_ledger->put(callNamed(QString::number(i)));
        auto *reply = m_ledger->read<Spending>([](const Ledger &ledger) { return ledger.sum({}); }, this);
        QSignalSpy finished(reply, &LedgerAnswer::finished);
        std::int64_t calls = 0;
        connect(reply, &LedgerAnswer::finished, this, [&calls, reply] { calls = reply->result()->calls; });
        QVERIFY(finished.isEmpty());
        QVERIFY(finished.wait());
        QCOMPARE(calls, i);
    }
}

void TestAsyncLedger::settledIsOnTheDisk()
{
    m_ledger->startSession({QStringLiteral("s"), m_clock->utcNow(), {}});
    m_ledger->put(callNamed(QStringLiteral("a")));
    QVERIFY(settle());
    QCOMPARE(outcomes(), QStringList{QStringLiteral("a running")});
    QVERIFY(settle()); // with nothing new too
}

void TestAsyncLedger::nothingWaitsForTheDisk()
{
    m_levers->gate.acquire(1'000'000);
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 1000; ++i)
        m_ledger->put(callNamed(QString::number(i % 100)));
    auto *reply = m_ledger->read<Spending>([](const Ledger &ledger) { return ledger.sum({}); }, this);
    QSignalSpy finished(reply, &LedgerAnswer::finished);
    QVERIFY2(time.elapsed() < 500, qPrintable(QString::number(time.elapsed())));
    QVERIFY(finished.isEmpty());
    m_levers->gate.release(1'000'000);
    QVERIFY(finished.wait());
}

void TestAsyncLedger::writesGatherWhileOneIsUnderWay()
{
    m_levers->gate.acquire(1'000'000);
    m_ledger->put(callNamed(QStringLiteral("first")));
    QTRY_COMPARE(m_levers->gate.available(), 0);
    for (int i = 0; i < 500; ++i)
        m_ledger->put(callNamed(QStringLiteral("later-%1").arg(i)));
    m_levers->gate.release(1'000'000);
    QVERIFY(settle());
    QVERIFY2(m_levers->writes <= 3, qPrintable(QString::number(m_levers->writes)));
    QCOMPARE(outcomes().size(), 501);
}

void TestAsyncLedger::troubleIsKeptAndWrittenLater()
{
    QSignalSpy troubled(m_ledger.get(), &AsyncLedger::troubled);
    QSignalSpy recovered(m_ledger.get(), &AsyncLedger::recovered);
    m_levers->broken = true;
    m_ledger->put(callNamed(QStringLiteral("a")));
    QVERIFY(!settle());
    QVERIFY(m_ledger->trouble());
    QCOMPARE(m_ledger->trouble()->message, QStringLiteral("The disk is full."));
    m_ledger->put(callNamed(QStringLiteral("b")));
    QVERIFY(!settle());
    QCOMPARE(troubled.size(), 1); // said once
    QCOMPARE(m_levers->writes, 1); // and the disk is left alone
    for (const int wait : {1, 2, 4, 8, 16, 32, 60, 60}) {
        const int before = m_levers->writes;
        m_clock->advance(std::chrono::seconds(wait) - std::chrono::milliseconds(1));
        QVERIFY(!settle());
        QCOMPARE(m_levers->writes, before);
        m_clock->advance(std::chrono::milliseconds(1));
        QTRY_COMPARE(m_levers->writes, before + 1);
        QTRY_COMPARE(m_clock->pendingAlarms(), 1);
    }
    QCOMPARE(troubled.size(), 1);
    m_levers->broken = false;
    m_clock->advance(std::chrono::seconds(60));
    QTRY_COMPARE(recovered.size(), 1);
    QVERIFY(!m_ledger->trouble());
    QCOMPARE(m_clock->pendingAlarms(), 0);
    QCOMPARE(outcomes(), (QStringList{QStringLiteral("a running"), QStringLiteral("b running")}));
    // The next trouble is a new one, and begins with a second again.
    m_levers->broken = true;
    m_ledger->put(callNamed(QStringLiteral("c")));
    QVERIFY(!settle());
    QCOMPARE(troubled.size(), 2);
    QCOMPARE(m_clock->untilNextAlarm(), std::chrono::milliseconds(1000));
}

void TestAsyncLedger::keptCallsAreWrittenInTheirLastState()
{
    m_levers->broken = true;
    m_ledger->put(callNamed(QStringLiteral("a")));
    m_ledger->put(callNamed(QStringLiteral("b")));
    QVERIFY(!settle());
    m_ledger->put(callNamed(QStringLiteral("a"), QStringLiteral("text")));
    QVERIFY(!settle());
    m_levers->broken = false;
    m_clock->advance(std::chrono::seconds(1));
    QTRY_VERIFY(!m_ledger->trouble());
    QCOMPARE(outcomes(), (QStringList{QStringLiteral("a text"), QStringLiteral("b running")}));
}

void TestAsyncLedger::endWritesWhatIsLeft()
{
    for (int i = 0; i < 200; ++i)
        m_ledger->put(callNamed(QString::number(i)));
    m_ledger.reset();
    QCOMPARE(outcomes().size(), 200);

    init();
    m_levers->broken = true;
    m_ledger->put(callNamed(QStringLiteral("kept")));
    QVERIFY(!settle());
    m_levers->broken = false;
    m_ledger.reset();
    QCOMPARE(outcomes(), QStringList{QStringLiteral("kept running")});
}

void TestAsyncLedger::reservationsAreJudged()
{
    m_ledger->setBudgets({{BudgetScope::Session, {}, {}, Money::fromDecimal(u"0.10")}});
    QVERIFY(!reserve(QStringLiteral("a"), 6));
    const auto refused = reserve(QStringLiteral("b"), 5);
    QVERIFY(refused);
    QCOMPARE(refused->code, Error::Code::Budget);
    QVERIFY(!m_ledger->trouble());
    QVERIFY(!reserve(QStringLiteral("c"), 4)); // to the cent
    QVERIFY(!reserve(QStringLiteral("d"), 100, true));
    QCOMPARE(outcomes(), (QStringList{QStringLiteral("a running"), QStringLiteral("c running"), QStringLiteral("d running")}));
}

// Nobody can add up what is spent then; without a budget nobody has to.
void TestAsyncLedger::reservationsWhileTheDiskIsFull()
{
    m_levers->broken = true;
    QVERIFY(!reserve(QStringLiteral("free"), 5));
    QVERIFY(m_ledger->trouble());
    m_levers->broken = false;
    m_clock->advance(std::chrono::seconds(1));
    m_ledger->setBudgets({{BudgetScope::Day, {}, {}, Money::fromDecimal(u"5")}});
    QTRY_VERIFY(!m_ledger->trouble());
    QVERIFY(settle());
    m_levers->broken = true;
    const auto refused = reserve(QStringLiteral("no"), 5);
    QVERIFY(refused);
    QCOMPARE(refused->code, Error::Code::Budget);
    QVERIFY(refused->message.startsWith(QStringLiteral("The disk is full. As long as")));
    QVERIFY(!reserve(QStringLiteral("allowed"), 5, true));
    m_levers->broken = false;
    m_clock->advance(std::chrono::seconds(1));
    QTRY_VERIFY(!m_ledger->trouble());
    QCOMPARE(outcomes(), (QStringList{QStringLiteral("free running"), QStringLiteral("allowed running")}));
}

void TestAsyncLedger::stopsHoldInTrouble_data()
{
    QTest::addColumn<bool>("before"); // there is a stop when the trouble begins
    QTest::addColumn<bool>("readable"); // the limits in the file, meanwhile
    QTest::addColumn<int>("meanwhile"); // 1: a person sets a stop, -1: takes it away
    QTest::addColumn<bool>("stops");
    QTest::newRow("full disk") << true << true << 0 << true;
    QTest::newRow("locked: as it was read last") << true << false << 0 << true;
    QTest::newRow("set meanwhile, full disk") << false << true << 1 << true;
    QTest::newRow("set meanwhile, locked") << false << false << 1 << true;
    QTest::newRow("taken away meanwhile") << true << true << -1 << false;
    QTest::newRow("none") << false << false << 0 << false;
}

void TestAsyncLedger::stopsHoldInTrouble()
{
    QFETCH(bool, before);
    QFETCH(bool, readable);
    QFETCH(int, meanwhile);
    QFETCH(bool, stops);
    const BudgetLimits stop{{BudgetScope::Day, {}, {}, Money::fromDecimal(u"5")}};
    m_ledger->setBudgets(before ? stop : BudgetLimits());
    QVERIFY(settle());
    m_levers->broken = true;
    m_levers->unreadable = !readable;
    if (meanwhile != 0)
        m_ledger->setBudgets(meanwhile > 0 ? stop : BudgetLimits());
    const auto refused = reserve(QStringLiteral("a"), 1);
    QCOMPARE(refused.has_value(), stops);
    QVERIFY(!stops || refused->code == Error::Code::Budget);
    QVERIFY(m_ledger->trouble());
    QVERIFY(!reserve(QStringLiteral("allowed"), 1, true));
    m_levers->broken = false;
    m_levers->unreadable = false;
    m_clock->advance(std::chrono::seconds(1));
    QTRY_VERIFY(!m_ledger->trouble());
    QCOMPARE(outcomes().size(), stops ? 1 : 2); // kept, and written now
}

// What a killed program has left is closed by the next one; not while another one lives, whose calls may be under way.
void TestAsyncLedger::leftoversAreClosedByWhoIsAlone()
{
    m_ledger.reset();
    const QString path = m_dir->filePath(QStringLiteral("ledger.db"));
    const auto open = [&] { // and waits until it has written something
        auto ledger = AsyncLedger::open(path, *m_clock);
        (*ledger)->put(callNamed(QStringLiteral("over"), QStringLiteral("text")));
        QSignalSpy settled((*ledger)->settle(this), &LedgerAnswer::finished);
        static_cast<void>(settled.wait());
        return std::move(*ledger);
    };
    CallRecord left = callNamed(QStringLiteral("left"));
    left.attempts = {{1, left.started, {}, {}, 500, {}, QStringLiteral("server"), {}}, {2, left.started, {}, {}, 0, {}, QStringLiteral("running"), {}}};
    auto first = open();
    first->put(left);
    auto second = open();
    first.reset();
    auto third = open();
    QCOMPARE(outcomes(), (QStringList{QStringLiteral("over text"), QStringLiteral("left running")}));
    second.reset();
    third.reset();
    const auto fourth = open();
    QCOMPARE(outcomes(), (QStringList{QStringLiteral("over text"), QStringLiteral("left interrupted")}));
    const auto calls = (*openLedger(path))->calls({});
    VERIFY_RESULT(calls);
    QCOMPARE(calls->first().attempts[0].outcome, QStringLiteral("server"));
    QCOMPARE(calls->first().attempts[1].outcome, QStringLiteral("interrupted"));
    QVERIFY(!calls->first().cost); // nobody knows
}

void TestAsyncLedger::noCallsWithoutRoomForTheirEntries()
{
    m_levers->broken = true;
    for (int i = 0; i < LedgerWriter::kMostKept - 1; ++i)
        m_ledger->put(callNamed(QString::number(i)));
    QVERIFY(!reserve(QStringLiteral("last"), 0));
    const auto refused = reserve(QStringLiteral("more"), 0);
    QVERIFY(refused);
    QCOMPARE(refused->code, Error::Code::Io);
    // What is under way may end.
    m_ledger->put(callNamed(QStringLiteral("last"), QStringLiteral("text")));
    m_levers->broken = false;
    m_clock->advance(std::chrono::seconds(1));
    QTRY_VERIFY(!m_ledger->trouble());
    QCOMPARE(outcomes().size(), LedgerWriter::kMostKept);
    QVERIFY(outcomes().contains(QStringLiteral("last text")));
}

void TestAsyncLedger::repliesMayGo()
{
    m_levers->gate.acquire(1'000'000);
    m_ledger->put(callNamed(QStringLiteral("a")));
    delete m_ledger->settle(this);
    auto owner = std::make_unique<QObject>();
    m_ledger->read<Spending>([](const Ledger &ledger) { return ledger.sum({}); }, owner.get());
    owner.reset();
    auto *last = m_ledger->settle(this);
    QSignalSpy finished(last, &LedgerAnswer::finished);
    QPointer<LedgerAnswer> watched = last;
    m_levers->gate.release(1'000'000);
    QVERIFY(finished.wait());
    QTRY_VERIFY(!watched); // nobody has to tidy up
}

void TestAsyncLedger::openingFails()
{
    const auto ledger = AsyncLedger::open(m_dir->path(), *m_clock);
    QVERIFY(!ledger);
    QCOMPARE(ledger.error().code, Error::Code::Io);
}

QTEST_GUILESS_MAIN(TestAsyncLedger)
#include "tst_asyncledger.moc"
