#include "ledger/ledger.h"
#include "results.h"

#include <QTemporaryDir>
#include <QtTest>

#include <limits>

using namespace cuewright;

namespace {

QString text(const char *ascii)
{
    return QString::fromLatin1(ascii);
}

QDateTime at(int day, int hour, int minute = 0)
{
    return {{2026, 11, day}, {hour, minute}, Qt::UTC};
}

CallRecord fullCall()
{
    CallRecord call;
    call.id = text("one");
    call.sessionId = text("s1");
    call.started = QDateTime({2026, 11, 23}, {14, 5, 6, 789}, Qt::UTC);
    call.prompt = QStringLiteral("prompts/Überprüfung 😀.prompty");
    call.provider = text("openai");
    call.model = text("gpt-4o-mini");
    call.outcome = text("valid");
    call.estimatedInput = 374;
    call.kind = RequestKind::Schema;
    call.estimatedOverhead = 170;
    call.correction = -2;
    call.estimatedLow = Money::fromPico(100'000'000);
    call.estimatedHigh = Money::fromPico(400'000'001);
    call.usage = Usage{.input = 371,
        .output = 88,
        .cachedInput = 1,
        .cacheWrite = 2,
        .reasoning = 3,
        .audioInput = 4,
        .audioOutput = 5};
    call.cost = Money::fromPico(108'450'001);
    call.basis = CostBasis::Reported;
    call.priceSource = text("built-in 2026-09-23");
    call.firstToken = std::chrono::milliseconds(410);
    call.duration = std::chrono::milliseconds(1240);
    call.answer
        = QStringLiteral("line\n“quoted” ; DROP TABLE calls; -- ") + QChar(u'\0') + QStringLiteral("after");
    AttemptRecord attempt;
    attempt.number = 1;
    attempt.started = call.started;
    attempt.firstByte = std::chrono::milliseconds(5);
    attempt.duration = std::chrono::milliseconds(7);
    attempt.status = 429;
    attempt.requestId = text("req_1");
    attempt.outcome = text("ratelimited");
    attempt.detail = text("slow down");
    call.attempts += attempt;
    attempt.number = 2;
    attempt.status = 200;
    attempt.outcome = text("ok");
    call.attempts += attempt;
    return call;
}

void compare(const CallRecord &found, const CallRecord &wanted)
{
    QCOMPARE(found.id, wanted.id);
    QCOMPARE(found.sessionId, wanted.sessionId);
    QCOMPARE(found.started, wanted.started);
    QCOMPARE(found.started.timeSpec(), Qt::UTC);
    QCOMPARE(found.prompt, wanted.prompt);
    QCOMPARE(found.provider, wanted.provider);
    QCOMPARE(found.model, wanted.model);
    QCOMPARE(found.practice, wanted.practice);
    QCOMPARE(found.outcome, wanted.outcome);
    QCOMPARE(found.estimatedInput, wanted.estimatedInput);
    QCOMPARE(found.kind, wanted.kind);
    QCOMPARE(found.estimatedOverhead, wanted.estimatedOverhead);
    QCOMPARE(found.correction, wanted.correction);
    QCOMPARE(found.estimatedLow, wanted.estimatedLow);
    QCOMPARE(found.estimatedHigh, wanted.estimatedHigh);
    QVERIFY(found.usage == wanted.usage);
    QVERIFY(found.cost == wanted.cost);
    QCOMPARE(found.basis, wanted.basis);
    QCOMPARE(found.priceSource, wanted.priceSource);
    QCOMPARE(found.firstToken, wanted.firstToken);
    QCOMPARE(found.duration, wanted.duration);
    QCOMPARE(found.answer, wanted.answer);
    QCOMPARE(found.attempts.size(), wanted.attempts.size());
    for (qsizetype i = 0; i < found.attempts.size(); ++i) {
        const AttemptRecord &a = found.attempts[i];
        const AttemptRecord &b = wanted.attempts[i];
        QCOMPARE(a.number, b.number);
        QCOMPARE(a.started, b.started);
        QCOMPARE(a.firstByte, b.firstByte);
        QCOMPARE(a.duration, b.duration);
        QCOMPARE(a.status, b.status);
        QCOMPARE(a.requestId, b.requestId);
        QCOMPARE(a.outcome, b.outcome);
        QCOMPARE(a.detail, b.detail);
    }
}

} // namespace

class TestLedger : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void roundTrip();
    void laterReplacesEarlier();
    void bareCall();
    void refusesNonsense();
    void filters_data();
    void filters();
    void groups_data();
    void groups();
    void days();
    void callsInOrder();
    void sessionsInOrder();
    void estimatedPart();
    void whatWasNotSentIsNoCall_data();
    void whatWasNotSentIsNoCall();
    void hugeSumsStayAtTheEnd();
    void inputReports();

private:
    void fillExample();
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Ledger> m_ledger;
};

void TestLedger::init()
{
    // Days are those of the person's clock: half past midnight in Auckland is noon of the day before in UTC.
    qputenv("TZ", "Pacific/Auckland");
    m_ledger.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    auto ledger = openLedger(m_dir->filePath(text("ledger.db")));
    VERIFY_RESULT(ledger);
    m_ledger = std::move(*ledger);
}

void TestLedger::roundTrip()
{
    const CallRecord call = fullCall();
    VERIFY_RESULT(m_ledger->put(call));
    const auto found = m_ledger->calls({});
    VERIFY_RESULT(found);
    QCOMPARE(found->size(), 1);
    compare(found->first(), call);
}

void TestLedger::laterReplacesEarlier()
{
    CallRecord call = fullCall();
    const CallRecord finished = call;
    call.outcome = text("running");
    call.usage.reset();
    call.cost.reset();
    call.answer.clear();
    call.basis = CostBasis::Unknown;
    VERIFY_RESULT(m_ledger->put(call));
    QCOMPARE(m_ledger->sum({})->unpriced, 1);
    VERIFY_RESULT(m_ledger->put(finished));
    auto found = m_ledger->calls({});
    QCOMPARE(found->size(), 1);
    compare(found->first(), finished);
    QCOMPARE(m_ledger->sum({})->unpriced, 0);
    // Fewer attempts, no usage: nothing of the earlier write shines through.
    call.attempts.removeLast();
    VERIFY_RESULT(m_ledger->put(call));
    found = m_ledger->calls({});
    QCOMPARE(found->size(), 1);
    compare(found->first(), call);
}

void TestLedger::bareCall()
{
    CallRecord call;
    call.id = text("bare");
    call.started = at(23, 1);
    VERIFY_RESULT(m_ledger->put(call));
    const auto found = m_ledger->calls({});
    VERIFY_RESULT(found);
    compare(found->first(), call);
    // An empty report and no report are different things.
    call.usage = Usage{};
    call.cost = Money();
    VERIFY_RESULT(m_ledger->put(call));
    compare(m_ledger->calls({})->first(), call);
}

void TestLedger::refusesNonsense()
{
    CallRecord call = fullCall();
    call.id.clear();
    const auto noName = m_ledger->put(call);
    QVERIFY(!noName);
    QCOMPARE(noName.error().code, Error::Code::Invalid);
    call = fullCall();
    call.started = {};
    QVERIFY(!m_ledger->put(call));
    QVERIFY(!m_ledger->startSession({{}, at(1, 1), {}}));
    QVERIFY(!m_ledger->startSession({text("s"), {}, {}}));
    QCOMPARE(m_ledger->sum({})->calls, 0);
    QVERIFY(m_ledger->sessions()->isEmpty());
}

// Two sessions on three days, two models, two prompts; one call without a price, one practice call.
void TestLedger::fillExample()
{
    VERIFY_RESULT(m_ledger->startSession({text("s1"), at(20, 9), text("support")}));
    VERIFY_RESULT(m_ledger->startSession({text("s2"), at(21, 9), text("support")}));
    int n = 0;
    const auto add = [&](const char *session, const QDateTime &started, const char *model, const char *prompt,
                         int input, int cached, int output, std::optional<int> pico, bool practice = false) {
        CallRecord call;
        call.id = QString::number(n++);
        call.sessionId = text(session);
        call.started = started;
        call.model = text(model);
        call.prompt = text(prompt);
        call.usage = Usage{.input = input, .output = output, .cachedInput = cached};
        call.basis = CostBasis::Reported;
        if (pico)
            call.cost = Money::fromPico(*pico);
        call.practice = practice;
        VERIFY_RESULT(m_ledger->put(call));
    };
    add("s1", at(20, 10), "mini", "triage", 100, 10, 1, 1'000'001);
    add("s1", at(20, 11), "big", "triage", 200, 0, 2, 2'000'002);
    add("s1", at(20, 23), "mini", "reply", 300, 30, 3, 4'000'004);
    add("s2", at(21, 10), "mini", "triage", 400, 0, 4, 8'000'008);
    add("s2", at(21, 10, 30), "local", "triage", 500, 0, 5, std::nullopt);
    add("s2", at(22, 10), "mini", "reply", 600, 0, 6, 0, true);
}

void TestLedger::filters_data()
{
    QTest::addColumn<SpendingFilter>("filter");
    QTest::addColumn<QString>("sums"); // pico, calls, unpriced, practice, input, cached, output
    const auto row = [](const char *name, const SpendingFilter &filter, const char *sums) {
        QTest::newRow(name) << filter << text(sums);
    };
    row("all that counts", {}, "15000015 5 1 0 1500 40 15");
    row("with practice", {.includePractice = true}, "15000015 6 1 1 2100 40 21");
    row("from is included", {.from = at(20, 11)}, "14000014 4 1 0 1400 30 14");
    row("to is excluded", {.to = at(20, 11)}, "1000001 1 0 0 100 10 1");
    row("between", {.from = at(20, 11), .to = at(21, 10)}, "6000006 2 0 0 500 30 5");
    row("session", {.session = text("s2")}, "8000008 2 1 0 900 0 9");
    row("model", {.model = text("mini")}, "13000013 3 0 0 800 40 8");
    row("prompt", {.prompt = text("reply")}, "4000004 1 0 0 300 30 3");
    row("all at once",
        {.from = at(20, 0),
            .to = at(21, 0),
            .session = text("s1"),
            .model = text("mini"),
            .prompt = text("triage")},
        "1000001 1 0 0 100 10 1");
    row("nothing there", {.model = text("min")}, "0 0 0 0 0 0 0");
    row("a quote in the name", {.model = text("x' OR '1'='1")}, "0 0 0 0 0 0 0");
    row("other time zone", {.from = QDateTime({2026, 11, 20}, {13, 0}, Qt::OffsetFromUTC, 7200)},
        "14000014 4 1 0 1400 30 14");
}

void TestLedger::filters()
{
    fillExample();
    QFETCH(SpendingFilter, filter);
    QFETCH(QString, sums);
    const auto sum = m_ledger->sum(filter);
    VERIFY_RESULT(sum);
    QCOMPARE(QStringLiteral("%1 %2 %3 %4 %5 %6 %7")
                 .arg(sum->cost.pico())
                 .arg(sum->calls)
                 .arg(sum->unpriced)
                 .arg(sum->practice)
                 .arg(sum->input)
                 .arg(sum->cachedInput)
                 .arg(sum->output),
        sums);
    QCOMPARE(m_ledger->calls(filter, -1)->size(), sum->calls);
}

void TestLedger::groups_data()
{
    QTest::addColumn<int>("group");
    QTest::addColumn<bool>("practice");
    QTest::addColumn<QStringList>("rows"); // key/model start pico calls unpriced, oldest first
    const auto row = [](const char *name, Ledger::Group group, bool practice, const QStringList &rows) {
        QTest::newRow(name) << static_cast<int>(group) << practice << rows;
    };
    row("session", Ledger::Group::Session, false,
        {text("s1/ 20-09 7000007 3 0"), text("s2/ 21-09 8000008 2 1")});
    row("session and model", Ledger::Group::SessionAndModel, false,
        {text("s1/mini 20-09 5000005 2 0"), text("s1/big 20-09 2000002 1 0"),
            text("s2/mini 21-09 8000008 1 0"), text("s2/local 21-09 0 1 1")});
    row("model", Ledger::Group::Model, false,
        {text("mini/mini 20-10 13000013 3 0"), text("big/big 20-11 2000002 1 0"),
            text("local/local 21-10 0 1 1")});
    row("prompt", Ledger::Group::Prompt, false,
        {text("triage/ 20-10 11000011 4 1"), text("reply/ 20-23 4000004 1 0")});
    row("prompt with practice", Ledger::Group::Prompt, true,
        {text("triage/ 20-10 11000011 4 1"), text("reply/ 20-23 4000004 2 0")});
}

void TestLedger::groups()
{
    fillExample();
    QFETCH(int, group);
    QFETCH(bool, practice);
    QFETCH(QStringList, rows);
    const auto found = m_ledger->sums({.includePractice = practice}, static_cast<Ledger::Group>(group));
    VERIFY_RESULT(found);
    QStringList shown;
    for (const SpendingRow &row : *found) {
        shown += QStringLiteral("%1/%2 %3 %4 %5 %6")
                     .arg(row.key, row.model, row.started.toString(text("dd-HH")))
                     .arg(row.sums.cost.pico())
                     .arg(row.sums.calls)
                     .arg(row.sums.unpriced);
    }
    QCOMPARE(shown, rows);
}

void TestLedger::days()
{
    fillExample();
    const auto found = m_ledger->sums({}, Ledger::Group::Day);
    VERIFY_RESULT(found);
    QStringList shown;
    for (const SpendingRow &row : *found) {
        shown += row.key + u' ' + QString::number(row.sums.calls) + u' ' + row.started.toString(Qt::ISODate);
    }
    // Auckland is 13 hours ahead in November: 10:00 UTC is 23:00, 11:00 UTC the next day's midnight.
    QCOMPARE(shown,
        (QStringList{text("2026-11-20 1 2026-11-19T11:00:00Z"), text("2026-11-21 4 2026-11-20T11:00:00Z")}));
}

void TestLedger::callsInOrder()
{
    fillExample();
    const auto ids = [](const Result<QList<CallRecord>> &calls) {
        QString found;
        for (const CallRecord &call : *calls)
            found += call.id;
        return found;
    };
    QCOMPARE(ids(m_ledger->calls({.includePractice = true})), text("543210"));
    QCOMPARE(ids(m_ledger->calls({}, 2)), text("43"));
    QCOMPARE(ids(m_ledger->calls({}, 0)), QString());
    // At the same instant the one that was put later is the newer one, and a second put does not move a call.
    CallRecord call;
    call.started = at(23, 1);
    for (const char *id : {"b", "a", "c", "b"}) {
        call.id = text(id);
        VERIFY_RESULT(m_ledger->put(call));
    }
    QCOMPARE(ids(m_ledger->calls({}, 3)), text("cab"));
}

void TestLedger::sessionsInOrder()
{
    fillExample();
    auto sessions = m_ledger->sessions();
    VERIFY_RESULT(sessions);
    QCOMPARE(sessions->size(), 2);
    QCOMPARE(sessions->first().id, text("s2"));
    QCOMPARE(sessions->first().started, at(21, 9));
    QCOMPARE(sessions->first().workspace, text("support"));
    QCOMPARE(m_ledger->sessions(1)->size(), 1);
    VERIFY_RESULT(m_ledger->startSession({text("s2"), at(21, 9), text("moved")}));
    sessions = m_ledger->sessions();
    QCOMPARE(sessions->size(), 2);
    QCOMPARE(sessions->first().workspace, text("moved"));
    // A call whose session was never written is grouped by its own time.
    CallRecord call = fullCall();
    call.sessionId = text("lost");
    VERIFY_RESULT(m_ledger->put(call));
    const auto rows = m_ledger->sums({}, Ledger::Group::Session);
    QCOMPARE(rows->last().key, text("lost"));
    QCOMPARE(rows->last().started, call.started);
}

void TestLedger::whatWasNotSentIsNoCall_data()
{
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<bool>("attempted");
    QTest::addColumn<bool>("counts");
    QTest::newRow("refused by a budget") << text("budget") << false << false;
    QTest::newRow("refused before another attempt") << text("budget") << true << true;
    QTest::newRow("stopped in the line") << text("aborted") << false << false;
    QTest::newRow("stopped on its way") << text("aborted") << true << true;
    QTest::newRow("too large to be sent") << text("error") << false << false;
    QTest::newRow("failed") << text("error") << true << true;
    QTest::newRow("from the cache") << text("valid") << false << true;
    QTest::newRow("under way") << text("running") << false << true;
}

void TestLedger::whatWasNotSentIsNoCall()
{
    QFETCH(QString, outcome);
    QFETCH(bool, attempted);
    QFETCH(bool, counts);
    for (const bool practice : {false, true}) {
        CallRecord call = fullCall();
        call.id = practice ? text("p") : text("c");
        call.practice = practice;
        call.outcome = outcome;
        if (!attempted)
            call.attempts.clear();
        VERIFY_RESULT(m_ledger->put(call));
        QCOMPARE(wasSent(call), counts);
    }
    const auto sum = m_ledger->sum({.includePractice = true});
    VERIFY_RESULT(sum);
    QCOMPARE(sum->calls, counts ? 2 : 0);
    QCOMPARE(sum->unsent, counts ? 0 : 2);
    QCOMPARE(sum->practice, counts ? 1 : 0);
    QCOMPARE(sum->entries(), 2);
}

void TestLedger::estimatedPart()
{
    int pico = 1;
    for (const CostBasis basis :
        {CostBasis::Unknown, CostBasis::Estimated, CostBasis::Reported, CostBasis::Cached}) {
        CallRecord call;
        call.id = QString::number(pico);
        call.started = at(23, 1);
        call.basis = basis;
        call.cost = Money::fromPico(pico);
        pico *= 10;
        VERIFY_RESULT(m_ledger->put(call));
    }
    const auto sum = m_ledger->sum({});
    VERIFY_RESULT(sum);
    QCOMPARE(sum->cost.pico(), 1111);
    QCOMPARE(sum->estimatedPart.pico(), 11);
}

// A server that reports nonsense must not make every sum fail for ever.
// Only what was reported, of one provider, model and kind; the newest first.
void TestLedger::inputReports()
{
    CallRecord call = fullCall();
    const auto put = [&](const char *id, int minute) {
        call.id = text(id);
        call.started = at(23, 14, minute);
        VERIFY_RESULT(m_ledger->put(call));
    };
    put("old", 1);
    call.usage->input = 380;
    call.practice = true;
    put("new", 2);
    call.basis = CostBasis::Estimated;
    put("estimated", 3);
    call.basis = CostBasis::Reported;
    call.kind = RequestKind::Plain;
    put("plain", 4);
    call.kind = RequestKind::Schema;
    call.model = text("gpt-4o");
    put("other", 5);
    const auto found = m_ledger->inputReports(text("openai"), text("gpt-4o-mini"), RequestKind::Schema, 10);
    VERIFY_RESULT(found);
    QCOMPARE(found->size(), 2);
    QCOMPARE(found->at(0).reported, 380);
    QVERIFY(found->at(0).practice);
    QCOMPARE(found->at(1).started, at(23, 14, 1));
    QCOMPARE(found->at(1).shown, 374);
    QCOMPARE(found->at(1).counted(), 376);
    QCOMPARE(found->at(1).overhead, 170);
    QCOMPARE(found->at(1).reported, 371);
    QCOMPARE(m_ledger->inputReports(text("openai"), text("gpt-4o-mini"), RequestKind::Schema, 1)->size(), 1);
}

void TestLedger::hugeSumsStayAtTheEnd()
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    CallRecord call;
    call.started = at(23, 1);
    call.usage = Usage{.input = most, .output = most, .cachedInput = -5};
    call.cost = Money::fromPico(most);
    for (const char *id : {"a", "b", "c"}) {
        call.id = text(id);
        VERIFY_RESULT(m_ledger->put(call));
    }
    const auto sum = m_ledger->sum({});
    VERIFY_RESULT(sum);
    QCOMPARE(sum->cost, Money::fromPico(most));
    QCOMPARE(sum->calls, 3);
    QVERIFY(sum->input > 0 && sum->output > 0);
    QCOMPARE(sum->cachedInput, 0);
    QCOMPARE(m_ledger->calls({})->first().usage->input, most);
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
