#include "net/ratelimiter.h"

#include <QtTest>

#include <map>

using namespace cuewright;
using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;
using Hold = RateLimiter::Hold;
using Ticket = RateLimiter::Ticket;

class TestRateLimiter : public QObject
{
    Q_OBJECT
private slots:
    void largeRequestIsNotOvertaken();
    void tooLargeForAMinute();
    void retryKeepsItsPlace();
    void actualUsageGivesRoomBack();
    void forcedGoesAndCounts();
    void leavingTheLine();
    void pauseHoldsEverybody();
    void refusalsLowerConcurrency();
    void interactiveGoesFirst();
    void bulkIsNotStarvedByItsSize();
    void passesCountOnlyWhileBulkWaits();
    void personPausesAndResumes();
    void bulkStops();
    void serverFiguresCanBeIgnored();
    void pictureOfAMinute();
    void absurdNumbers();
};

void TestRateLimiter::largeRequestIsNotOvertaken()
{
    RateLimiter limiter;
    limiter.setLimits({0, 1000, 0});
    limiter.join(600);
    QVERIFY(limiter.take(0ms));
    const Ticket large = limiter.join(900);
    for (int i = 0; i < 50; ++i)
        limiter.join(10);
    QVERIFY(!limiter.take(0ms));
    QCOMPARE(limiter.head(0ms), std::optional<Ticket>(large));
    QCOMPARE(limiter.hold(0ms).hold, Hold::Tokens);
    QCOMPARE(limiter.hold(0ms).until, 60'001ms);
    QVERIFY(!limiter.take(60'000ms));
    QCOMPARE(limiter.take(60'001ms), std::optional<Ticket>(large));
    limiter.setLimits({0, 1000, 100});
    for (int i = 0; i < 10; ++i)
        QVERIFY(limiter.take(60'001ms));
    QVERIFY(!limiter.take(60'001ms)); // 900 + 10 × 10 are the whole limit
}

void TestRateLimiter::tooLargeForAMinute()
{
    RateLimiter limiter;
    limiter.setLimits({0, 1000, 0});
    const Ticket ticket = limiter.join(1001);
    QVERIFY(!limiter.take(0ms));
    QCOMPARE(limiter.hold(0ms).hold, Hold::TooLarge);
    limiter.leave(ticket);
    limiter.join(1000);
    QVERIFY(limiter.take(0ms));
}

void TestRateLimiter::retryKeepsItsPlace()
{
    RateLimiter limiter;
    limiter.setLimits({2, 0, 0});
    const Ticket first = limiter.join(1);
    const Ticket second = limiter.join(1);
    const Ticket third = limiter.join(1);
    QCOMPARE(limiter.take(0ms), std::optional<Ticket>(first));
    limiter.settle(first, false, std::nullopt, 10ms);
    limiter.rejoin(first, 1);
    QCOMPARE(limiter.take(10ms), std::optional<Ticket>(first));
    QVERIFY(!limiter.take(10ms)); // failed attempts count
    QCOMPARE(limiter.take(60'001ms), std::optional<Ticket>(second));
    QVERIFY(!limiter.take(60'010ms));
    QCOMPARE(limiter.take(60'011ms), std::optional<Ticket>(third));
}

void TestRateLimiter::actualUsageGivesRoomBack()
{
    RateLimiter limiter;
    limiter.setLimits({0, 1000, 0});
    const Ticket first = limiter.join(800);
    limiter.take(0ms);
    const Ticket second = limiter.join(500);
    QVERIFY(!limiter.take(5ms));
    limiter.settle(first, true, 500, 5ms);
    QCOMPARE(limiter.take(5ms), std::optional<Ticket>(second));
    // More than estimated counts as well.
    limiter.settle(second, true, 5000, 6ms);
    limiter.join(1);
    QCOMPARE(limiter.hold(6ms).until, 60'006ms);
    // What is not running any more cannot be settled twice.
    limiter.settle(second, true, 0, 7ms);
    QCOMPARE(limiter.hold(7ms).until, 60'006ms);
}

void TestRateLimiter::forcedGoesAndCounts()
{
    RateLimiter limiter;
    limiter.setLimits({1, 0, 1});
    limiter.join(0);
    limiter.take(0ms);
    const Ticket second = limiter.join(0);
    const Ticket third = limiter.join(0);
    limiter.force(third, 100ms);
    QCOMPARE(limiter.running(), std::size_t(2));
    QCOMPARE(limiter.head(0ms), std::optional<Ticket>(second));
    QCOMPARE(limiter.hold(200ms).until, 60'101ms);
    limiter.force(third, 200ms); // not in the line any more
    QCOMPARE(limiter.running(), std::size_t(2));
}

void TestRateLimiter::leavingTheLine()
{
    RateLimiter limiter;
    limiter.setLimits({1, 0, 0});
    limiter.join(0);
    limiter.take(0ms);
    const Ticket second = limiter.join(0);
    const Ticket third = limiter.join(0);
    limiter.leave(second);
    limiter.leave(second);
    QCOMPARE(limiter.waiting(), std::size_t(1));
    QCOMPARE(limiter.take(60'001ms), std::optional<Ticket>(third));
    QCOMPARE(limiter.hold(60'001ms).hold, Hold::None);
    QVERIFY(!limiter.take(60'001ms));
}

void TestRateLimiter::pauseHoldsEverybody()
{
    RateLimiter limiter;
    const Ticket ticket = limiter.join(0);
    limiter.pause(5s);
    limiter.pause(3s);
    QVERIFY(!limiter.take(4'999ms));
    QCOMPARE(limiter.hold(4'999ms).hold, Hold::Paused);
    QCOMPARE(limiter.hold(4'999ms).until, 5s);
    QCOMPARE(limiter.take(5s), std::optional<Ticket>(ticket));
}

void TestRateLimiter::refusalsLowerConcurrency()
{
    RateLimiter limiter;
    limiter.setLimits({0, 0, 16});
    std::vector<Ticket> tickets;
    for (int i = 0; i < 40; ++i)
        limiter.join(0);
    while (const auto ticket = limiter.take(0ms))
        tickets.push_back(*ticket);
    QCOMPARE(tickets.size(), std::size_t(16));
    for (int i = 0; i < 3; ++i) { // of one round: said three times, meant once
        limiter.refused(tickets[static_cast<std::size_t>(i)]);
        limiter.settle(tickets[static_cast<std::size_t>(i)], false, std::nullopt, 0ms);
    }
    QCOMPARE(limiter.parallel().allowed(), std::size_t(8));
    QVERIFY(limiter.parallel().isLowered());
    QCOMPARE(limiter.hold(0ms).hold, Hold::Concurrency);
    for (std::size_t i = 3; i < 9; ++i)
        limiter.settle(tickets[i], false, std::nullopt, 0ms);
    const auto next = limiter.take(0ms); // 7 ran
    QVERIFY(next);
    QVERIFY(!limiter.take(0ms));
    limiter.refused(*next); // went out after the halving: it counts
    QCOMPARE(limiter.parallel().allowed(), std::size_t(4));
    limiter.refused(1'000'000); // does not run
    QCOMPARE(limiter.parallel().allowed(), std::size_t(4));
}

void TestRateLimiter::interactiveGoesFirst()
{
    RateLimiter limiter;
    limiter.setLimits({1, 0, 100});
    std::map<Ticket, char> names;
    names[limiter.join(0, Priority::Bulk)] = 'b';
    for (int i = 0; i < 2; ++i)
        names[limiter.join(0, Priority::Bulk)] = 'b';
    for (int i = 0; i < 10; ++i)
        names[limiter.join(0, Priority::Interactive)] = 'i';
    QCOMPARE(limiter.waiting(), std::size_t(13));
    QByteArray order;
    std::map<char, Ticket> last;
    for (Milliseconds now = 0ms; limiter.waiting() > 0; now += 60'001ms) {
        const auto ticket = limiter.take(now);
        QVERIFY(ticket);
        const char name = names.at(*ticket);
        QVERIFY(last[name] < *ticket);
        last[name] = *ticket;
        order += name;
        QVERIFY(!limiter.take(now));
    }
    QCOMPARE(order, QByteArray("iiiibiiiibiib"));
}

void TestRateLimiter::bulkIsNotStarvedByItsSize()
{
    RateLimiter limiter;
    limiter.setLimits({0, 1000, 0});
    const Ticket bulk = limiter.join(1000, Priority::Bulk); // needs the whole minute
    for (int i = 0; i < 100; ++i)
        limiter.join(100, Priority::Interactive);
    for (int i = 0; i < RateLimiter::kPasses; ++i)
        QVERIFY(*limiter.take(0ms) != bulk);
    QCOMPARE(limiter.head(0ms), std::optional<Ticket>(bulk));
    QVERIFY(!limiter.take(60'000ms));
    QCOMPARE(limiter.take(60'001ms), std::optional<Ticket>(bulk));
    QVERIFY(!limiter.take(60'001ms));
}

void TestRateLimiter::passesCountOnlyWhileBulkWaits()
{
    RateLimiter limiter;
    limiter.setLimits({0, 0, 64});
    for (int i = 0; i < 20; ++i) {
        limiter.join(0);
        QVERIFY(limiter.take(0ms));
    }
    const Ticket bulk = limiter.join(0, Priority::Bulk);
    const Ticket person = limiter.join(0);
    QCOMPARE(limiter.take(0ms), std::optional<Ticket>(person));
    QCOMPARE(limiter.take(0ms), std::optional<Ticket>(bulk));
}

void TestRateLimiter::personPausesAndResumes()
{
    RateLimiter limiter;
    const Ticket first = limiter.join(0);
    const Ticket second = limiter.join(0);
    limiter.setPaused(true);
    QVERIFY(!limiter.take(0ms));
    QCOMPARE(limiter.hold(0ms).hold, Hold::PausedByPerson);
    QVERIFY(!limiter.hold(0ms).hasTime());
    limiter.force(second, 0ms); // "send this one now" stays possible
    QCOMPARE(limiter.running(), std::size_t(1));
    limiter.setPaused(false);
    QCOMPARE(limiter.take(1h), std::optional<Ticket>(first));
}

void TestRateLimiter::bulkStops()
{
    RateLimiter limiter;
    limiter.stopBulk(10s);
    const Ticket bulk = limiter.join(0, Priority::Bulk);
    QVERIFY(!limiter.take(9'999ms));
    QVERIFY(!limiter.head(0ms));
    QCOMPARE(limiter.hold(0ms), (RateLimiter::Verdict{Hold::Stopped, 10s}));
    QVERIFY(limiter.hold(0ms).hasTime());
    // Who sends something goes, as often as they like: bulk that may not go is not passed.
    for (int i = 0; i < 6; ++i) {
        const Ticket person = limiter.join(0);
        QCOMPARE(limiter.hold(0ms).hold, Hold::None);
        QCOMPARE(limiter.hold(Priority::Bulk, 0ms).hold, Hold::Stopped);
        QCOMPARE(limiter.take(0ms), std::optional<Ticket>(person));
        limiter.settle(person, false, std::nullopt, 0ms); // a refusal lifts nothing
    }
    const Ticket person = limiter.join(0);
    QVERIFY(limiter.isBulkStopped(9'999ms));
    QVERIFY(!limiter.isBulkStopped(10s));
    QCOMPARE(limiter.hold(Priority::Bulk, 10s).hold, Hold::None);
    QCOMPARE(limiter.take(10s), std::optional<Ticket>(person)); // the passes begin anew
    limiter.stopBulk(Milliseconds::max());
    QVERIFY(!limiter.take(1000h));
    QVERIFY(!limiter.hold(10s).hasTime());
    limiter.settle(person, true, std::nullopt, 11s); // had gone out before: it says nothing of now
    QVERIFY(limiter.isBulkStopped(11s));
    const Ticket later = limiter.join(0);
    QCOMPARE(limiter.take(11s), std::optional<Ticket>(later));
    limiter.settle(later, true, std::nullopt, 11s); // an answer does
    QCOMPARE(limiter.take(11s), std::optional<Ticket>(bulk));
    limiter.stopBulk(Milliseconds::max());
    limiter.resumeBulk();
    limiter.join(0, Priority::Bulk);
    QVERIFY(limiter.take(11s));
}

void TestRateLimiter::serverFiguresCanBeIgnored()
{
    RateLimiter limiter;
    const Ticket first = limiter.join(10);
    limiter.take(0ms);
    limiter.answered(first, {{60, 0, 60s}, {1000, 400, 36s}, {}}, 0ms);
    limiter.join(10);
    QCOMPARE(limiter.hold(0ms).hold, Hold::ServerRequests);
    const RateLimiter::Picture picture = limiter.picture(0ms);
    QCOMPARE(picture.serverRequests, (RateLimiter::Use{60, 60}));
    QCOMPARE(picture.serverTokens, (RateLimiter::Use{1000, 600}));
    QCOMPARE(picture.serverProjectTokens, RateLimiter::Use{});
    QCOMPARE(limiter.picture(6s).serverTokens.used, std::int64_t(500));
    RateLimits own{0, 0, 0, false};
    limiter.setLimits(own);
    QVERIFY(limiter.take(0ms));
    limiter.join(10);
    limiter.pause(5s); // what a refusal asks for holds all the same
    QCOMPARE(limiter.hold(0ms).hold, Hold::Paused);
}

void TestRateLimiter::pictureOfAMinute()
{
    RateLimiter limiter;
    limiter.setLimits({5, 1000, 0});
    const Ticket first = limiter.join(300);
    limiter.take(0ms);
    limiter.join(200);
    limiter.take(30s);
    limiter.settle(first, true, 100, 31s);
    QCOMPARE(limiter.picture(31s).requests, (RateLimiter::Use{5, 2}));
    QCOMPARE(limiter.picture(31s).tokens, (RateLimiter::Use{1000, 300}));
    QCOMPARE(limiter.picture(61s).requests, (RateLimiter::Use{5, 1}));
    QCOMPARE(limiter.picture(61s).tokens, (RateLimiter::Use{1000, 200}));
    QCOMPARE(limiter.picture(91s).tokens, (RateLimiter::Use{1000, 0}));
}

void TestRateLimiter::absurdNumbers()
{
    RateLimiter limiter;
    limiter.setLimits({std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::max(), 0});
    for (int i = 0; i < 100; ++i) {
        const Ticket ticket = limiter.join(std::numeric_limits<std::int64_t>::max());
        limiter.force(ticket, 0ms);
        limiter.answered(ticket,
            {{std::numeric_limits<std::int64_t>::max(), 0, 366 * 24h}, {0, 0, 0ms}, {std::nullopt, 1, 1ms}}, 0ms);
        limiter.settle(ticket, true, std::numeric_limits<std::int64_t>::max(), 0ms);
    }
    limiter.join(-5);
    QVERIFY(limiter.hold(0ms).until < 400 * 24h);
}

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
