#include "models/attemptlogmodel.h"
#include "models/queuemodel.h"
#include "models/queuewords.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QItemSelectionModel>
#include <QRandomGenerator>
#include <QtTest>

using namespace cuewright;

namespace {

const QDateTime kNow({2026, 11, 23}, {14, 0}, Qt::UTC);

CallStatus call(CallId id, ChatCall::State state = ChatCall::State::Queued)
{
    CallStatus status;
    status.id = id;
    status.lane = 1;
    status.title = QStringLiteral("Case %1").arg(id);
    status.state = state;
    status.maxAttempts = 3;
    return status;
}

CallStatus retrying(CallId id, int seconds)
{
    CallStatus status = call(id, ChatCall::State::Waiting);
    status.retrying = true;
    status.attempt = 1;
    status.until = kNow.addSecs(seconds);
    status.reason = QStringLiteral("Too many requests.");
    return status;
}

LoggedAttempt attempt(CallId call, int number, const QString &requestId = {})
{
    LoggedAttempt logged;
    logged.call = call;
    logged.attempt.number = number;
    logged.attempt.requestId = requestId;
    logged.attempt.status = 200;
    return logged;
}

QList<LaneStatus> lanes()
{
    LaneStatus lane;
    lane.id = 1;
    lane.provider = QStringLiteral("OpenAI");
    lane.model = QStringLiteral("gpt-4o");
    return {lane};
}

} // namespace

class TestQueueModel final : public QObject
{
    Q_OBJECT
private slots:
    void countdowns_data();
    void countdowns();
    void statusWords();
    void moods_data();
    void moods();
    void rows();
    void onlyChangesAreSaid();
    void selectionStaysWithItsCall();
    void picturesAtRandom();
    void thousandsOfRows();
    void logGrowsAndSheds();
    void logRows();
};

void TestQueueModel::countdowns_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("past") << qint64(-5) << QStringLiteral("now");
    QTest::newRow("as good as now") << qint64(50) << QStringLiteral("now");
    QTest::newRow("now") << qint64(0) << QStringLiteral("now");
    QTest::newRow("a moment") << qint64(51) << QStringLiteral("in 1 s");
    QTest::newRow("one second") << qint64(1000) << QStringLiteral("in 1 s");
    QTest::newRow("rounds up") << qint64(5051) << QStringLiteral("in 6 s");
    QTest::newRow("before a minute") << qint64(59'050) << QStringLiteral("in 59 s");
    QTest::newRow("a minute") << qint64(59'051) << QStringLiteral("in 1 min 0 s");
    QTest::newRow("minutes") << qint64(125'000) << QStringLiteral("in 2 min 5 s");
    QTest::newRow("hours") << qint64(3'600'000 * 3 + 240'000) << QStringLiteral("in 3 h 4 min");
}

void TestQueueModel::countdowns()
{
    QFETCH(qint64, ms);
    QTEST(countdown(kNow.addMSecs(ms), kNow), "text");
    QCOMPARE(countdown({}, kNow), QString());
}

void TestQueueModel::statusWords()
{
    LaneStatus one = lanes().first();
    QCOMPARE(queueCounts({}, kNow), QString());
    QCOMPARE(queueCounts({one}, kNow), QString());
    QCOMPARE(laneCounts(one, kNow), QString());
    one.running = 8;
    one.queued = 300;
    one.retrying = 1;
    one.nextRetry = kNow.addSecs(9);
    LaneStatus two = one;
    two.running = 0;
    two.queued = 5;
    two.nextRetry = kNow.addSecs(6);
    QVERIFY(laneCounts(one, kNow).startsWith(QStringLiteral("8 running · ")));
    QVERIFY(laneCounts(one, kNow).contains(QStringLiteral("in 9 s · 300 waiting")));
    QVERIFY(!laneCounts(one, kNow).contains(QStringLiteral("next")));
    QVERIFY(queueCounts({one, two}, kNow).contains(QStringLiteral("2 retries, the next in 6 s, 305 waiting")));
    QVERIFY(queueCounts({two, one}, kNow).contains(QStringLiteral("2 retries, the next in 6 s, 305 waiting")));
}

void TestQueueModel::moods_data()
{
    QTest::addColumn<bool>("paused");
    QTest::addColumn<bool>("slowedDown");
    QTest::addColumn<bool>("timed");
    QTest::addColumn<int>("running");
    QTest::addColumn<int>("queued");
    QTest::addColumn<LaneMood>("mood");
    QTest::newRow("idle") << false << false << false << 0 << 0 << LaneMood::Idle;
    QTest::newRow("idle, slowed down before") << false << true << false << 0 << 0 << LaneMood::Idle;
    QTest::newRow("idle, the server wants a pause") << false << false << true << 0 << 0 << LaneMood::Waiting;
    QTest::newRow("paused") << true << true << false << 3 << 3 << LaneMood::Paused;
    QTest::newRow("running") << false << false << false << 1 << 3 << LaneMood::Running;
    QTest::newRow("slowed down") << false << true << false << 1 << 3 << LaneMood::SlowedDown;
    QTest::newRow("waiting") << false << true << true << 0 << 3 << LaneMood::Waiting;
    QTest::newRow("about to go") << false << false << false << 0 << 3 << LaneMood::Waiting;
}

void TestQueueModel::moods()
{
    QFETCH(bool, paused);
    QFETCH(bool, slowedDown);
    QFETCH(bool, timed);
    QFETCH(int, running);
    QFETCH(int, queued);
    LaneStatus lane;
    lane.paused = paused;
    lane.slowedDown = slowedDown;
    lane.running = running;
    lane.queued = queued;
    if (timed)
        lane.until = kNow;
    QTEST(moodOf(lane), "mood");
    lane.stopped = true;
    QCOMPARE(moodOf(lane), paused ? LaneMood::Paused : LaneMood::Stopped);
}

void TestQueueModel::rows()
{
    QueueModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setQueue({call(1, ChatCall::State::Streaming), retrying(2, 6), call(3)}, lanes(), kNow);
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, QueueModel::Request), QStringLiteral("Case 1"));
    QCOMPARE(text(0, QueueModel::LaneName), QStringLiteral("OpenAI · gpt-4o"));
    QCOMPARE(text(0, QueueModel::State), QStringLiteral("Answering"));
    QCOMPARE(text(0, QueueModel::Wait), QString());
    QCOMPARE(text(1, QueueModel::State), QStringLiteral("Retrying, 2 of 3"));
    QCOMPARE(text(1, QueueModel::Attempts), QStringLiteral("1 of 3"));
    QCOMPARE(text(1, QueueModel::Wait), QStringLiteral("in 6 s"));
    QCOMPARE(text(1, QueueModel::Why), QStringLiteral("Too many requests."));
    QCOMPARE(text(2, QueueModel::Attempts), QStringLiteral("–"));
    QCOMPARE(model.index(1, 0).data(Qt::AccessibleTextRole).toString(),
        QStringLiteral("Case 2, OpenAI · gpt-4o, Retrying, 2 of 3, attempt 1 of 3, in 6 s, Too many requests."));
    QCOMPARE(model.rowOf(2), 1);
    QCOMPARE(model.rowOf(4), -1);
    CallStatus nameless = call(9);
    nameless.title.clear();
    model.setQueue({nameless}, lanes(), kNow);
    QCOMPARE(text(0, QueueModel::Request), QStringLiteral("Request 9"));
}

void TestQueueModel::onlyChangesAreSaid()
{
    QueueModel model;
    model.setQueue({call(1), retrying(2, 6), call(3)}, lanes(), kNow);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setQueue({call(1), retrying(2, 6), call(3)}, lanes(), kNow);
    QCOMPARE(changes.size(), 0);
    model.setQueue({call(1), retrying(2, 6), call(3)}, lanes(), kNow.addMSecs(949)); // still "in 6 s"
    QCOMPARE(changes.size(), 0);
    model.setQueue({call(1), retrying(2, 6), call(3)}, lanes(), kNow.addMSecs(950));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().at(0).toModelIndex().row(), 1);
    QCOMPARE(changes.first().at(1).toModelIndex().row(), 1);
    QCOMPARE(model.index(1, QueueModel::Wait).data().toString(), QStringLiteral("in 5 s"));
    model.setQueue({call(1, ChatCall::State::Sending), retrying(2, 6), call(3)}, lanes(), kNow.addMSecs(1000));
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes.last().at(0).toModelIndex().row(), 0);
    QCOMPARE(changes.last().at(1).toModelIndex().row(), 0);
}

void TestQueueModel::selectionStaysWithItsCall()
{
    QueueModel model;
    QItemSelectionModel selection(&model);
    model.setQueue({call(1), call(2), call(3), call(4)}, lanes(), kNow);
    selection.select(model.index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    model.setQueue({call(3), call(4), call(5)}, lanes(), kNow);
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(model.call(selection.selectedRows().first().row()).id, CallId(3));
    model.setQueue({call(3), call(5), call(6), call(7)}, lanes(), kNow);
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(model.call(selection.selectedRows().first().row()).id, CallId(3));
    model.setQueue({call(5), call(7)}, lanes(), kNow); // with gaps
    QVERIFY(selection.selectedRows().isEmpty()); // never another one in its place
}

void TestQueueModel::picturesAtRandom()
{
    QueueModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QRandomGenerator random(7);
    QList<CallStatus> calls;
    CallId last = 0;
    for (int step = 0; step < 300; ++step) {
        calls.removeIf([&](const CallStatus &) { return random.bounded(4) == 0; });
        for (CallStatus &status : calls)
            status.state = ChatCall::State(random.bounded(4));
        for (int i = random.bounded(6); i > 0; --i)
            calls.append(call(++last));
        model.setQueue(calls, lanes(), kNow.addMSecs(step * 100));
        QCOMPARE(model.rowCount(), int(calls.size()));
        for (int row = 0; row < calls.size(); ++row) {
            QCOMPARE(model.call(row).id, calls[row].id);
            QCOMPARE(model.call(row).state, calls[row].state);
        }
    }
}

// The worst: of 5,000 every second one is cancelled at once.
void TestQueueModel::thousandsOfRows()
{
    QueueModel model;
    QList<CallStatus> calls;
    for (CallId id = 1; id <= 5'000; ++id)
        calls.append(retrying(id, 30));
    model.setQueue(calls, lanes(), kNow);
    QElapsedTimer timer;
    timer.start();
    model.setQueue(calls, lanes(), kNow.addSecs(1));
    qInfo("a tick with 5,000 countdowns: %lld ms", static_cast<long long>(timer.restart()));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setQueue(calls, lanes(), kNow.addSecs(2));
    QCOMPARE(changes.size(), 1);
    calls.removeIf([](const CallStatus &status) { return status.id % 2 == 0; });
    timer.restart();
    model.setQueue(calls, lanes(), kNow.addSecs(2));
    qInfo("2,500 scattered rows gone: %lld ms", static_cast<long long>(timer.elapsed()));
    QCOMPARE(model.rowCount(), 2'500);
    QCOMPARE(model.call(1'234).id, CallId(2'469));
}

void TestQueueModel::logGrowsAndSheds()
{
    AttemptLogModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto texts = [&] {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all << model.requestId(row);
        return all.join(u' ');
    };
    QList<LoggedAttempt> log;
    for (int i = 1; i <= 4; ++i)
        log << attempt(CallId(i), 1, QString::number(i));
    model.setLog(log);
    QCOMPARE(texts(), QStringLiteral("1 2 3 4"));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setLog(log);
    QCOMPARE(inserted.size() + removed.size(), 0);
    log << attempt(4, 2, QStringLiteral("5")); // the same call again
    model.setLog(log);
    QCOMPARE(texts(), QStringLiteral("1 2 3 4 5"));
    QCOMPARE(removed.size(), 0);
    log.remove(0, 2);
    log << attempt(6, 1, QStringLiteral("6"));
    model.setLog(log);
    QCOMPARE(texts(), QStringLiteral("3 4 5 6"));
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(removed.size(), 1);
    model.setLog({attempt(9, 1, QStringLiteral("9"))}); // all of it went by meanwhile
    QCOMPARE(texts(), QStringLiteral("9"));
    model.setLog({});
    QCOMPARE(model.rowCount(), 0);
}

void TestQueueModel::logRows()
{
    AttemptLogModel model;
    LoggedAttempt failed = attempt(1, 2, QStringLiteral("req_7"));
    failed.title = QStringLiteral("Triage");
    failed.attempt.status = 429;
    failed.attempt.duration = std::chrono::milliseconds(410);
    failed.attempt.error = Error{Error::Code::RateLimited, QStringLiteral("Too many."), {}, {}};
    LoggedAttempt unanswered = attempt(2, 1);
    unanswered.attempt.status = 0;
    unanswered.attempt.error = Error{Error::Code::Network, QStringLiteral("No connection."), {}, {}};
    model.setLog({failed, unanswered});
    const auto text = [&](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, AttemptLogModel::Outcome), QStringLiteral("429 · Too many."));
    QCOMPARE(text(0, AttemptLogModel::Number), QStringLiteral("2"));
    QCOMPARE(text(0, AttemptLogModel::Took), QStringLiteral("0.41 s"));
    QCOMPARE(text(0, AttemptLogModel::RequestId), QStringLiteral("req_7"));
    QCOMPARE(text(1, AttemptLogModel::Outcome), QStringLiteral("No connection."));
    QCOMPARE(text(1, AttemptLogModel::RequestId), QStringLiteral("–"));
    QVERIFY(model.index(0, 0).data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("request id req_7")));
    QVERIFY(model.index(1, 0).data(Qt::AccessibleTextRole).toString().endsWith(QStringLiteral("no request id")));
}

QTEST_GUILESS_MAIN(TestQueueModel)
#include "tst_queuemodel.moc"
