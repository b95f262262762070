#include "models/queuewords.h"
#include "queue/queuefeed.h"

#include "fakeclock.h"
#include "ui/support/fakequeue.h"

#include <QtTest>

using namespace cuewright;
using namespace std::chrono_literals;

class TestQueueFeed final : public QObject
{
    Q_OBJECT
private slots:
    void atMostTenTimesASecond();
    void rowsOnlyWhileWatched();
    void countsDownByItself();
};

void TestQueueFeed::atMostTenTimesASecond()
{
    FakeClock clock;
    FakeQueue queue;
    QueueFeed feed(queue, clock);
    QSignalSpy refreshed(&feed, &QueueFeed::refreshed);
    emit queue.changed();
    QCOMPARE(refreshed.size(), 1); // the first at once
    for (int ms = 0; ms < 10'000; ++ms) {
        for (int i = 0; i < 10; ++i)
            emit queue.changed();
        clock.advance(1ms);
    }
    QCOMPARE(queue.reads, int(refreshed.size()));
    QVERIFY2(refreshed.size() >= 99 && refreshed.size() <= 101, qPrintable(QString::number(refreshed.size())));
    // The last change is never left out, and after it there is silence.
    LaneStatus lane;
    lane.id = 1;
    queue.shownLanes = {lane};
    emit queue.changed();
    clock.advance(1s);
    QCOMPARE(feed.lanes().size(), 1);
    const auto before = refreshed.size();
    clock.advance(60s);
    QCOMPARE(refreshed.size(), before);
    QCOMPARE(clock.pendingAlarms(), qsizetype(0));
}

void TestQueueFeed::rowsOnlyWhileWatched()
{
    FakeClock clock;
    FakeQueue queue;
    CallStatus call;
    call.id = 1;
    queue.shownCalls = {call};
    queue.shownLog = {LoggedAttempt()};
    QueueFeed feed(queue, clock);
    emit queue.changed();
    QCOMPARE(queue.rowReads, 0);
    QCOMPARE(feed.calls().rowCount(), 0);
    feed.setWatched(true); // nothing has changed, but rows are wanted, and at once
    QCOMPARE(feed.calls().rowCount(), 1);
    QCOMPARE(feed.log().rowCount(), 1);
    feed.setWatched(false);
    queue.shownCalls.clear();
    clock.advance(1s);
    emit queue.changed();
    QCOMPARE(queue.rowReads, 1);
    QCOMPARE(feed.calls().rowCount(), 1);
}

void TestQueueFeed::countsDownByItself()
{
    FakeClock clock;
    FakeQueue queue;
    LaneStatus lane;
    lane.id = 1;
    lane.until = clock.utcNow().addMSecs(2'500);
    lane.nextRetry = clock.utcNow().addMSecs(4'000);
    queue.shownLanes = {lane};
    QueueFeed feed(queue, clock);
    emit queue.changed();
    QSignalSpy refreshed(&feed, &QueueFeed::refreshed);
    clock.advance(469ms);
    QCOMPARE(refreshed.size(), 0);
    clock.advance(1ms); // of 3 s there are 2 left
    QCOMPARE(refreshed.size(), 1);
    QCOMPARE(feed.now(), clock.utcNow());
    QCOMPARE(countdown(lane.until, feed.now()), QStringLiteral("in 2 s"));
    clock.advance(1s);
    QCOMPARE(refreshed.size(), 2);
    QCOMPARE(countdown(lane.until, feed.now()), QStringLiteral("in 1 s"));
    clock.advance(1s);
    QCOMPARE(countdown(lane.until, feed.now()), QStringLiteral("now"));
    clock.advance(1'600ms); // the lane's is over, the retry goes on to count
    QCOMPARE(countdown(lane.nextRetry, feed.now()), QStringLiteral("now"));
    const auto before = refreshed.size();
    clock.advance(10s); // both are over
    QCOMPARE(refreshed.size(), before);
}

QTEST_GUILESS_MAIN(TestQueueFeed)
#include "tst_queuefeed.moc"
