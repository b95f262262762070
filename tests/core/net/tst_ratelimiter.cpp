#include "fakeclock.h"
#include "net/ratelimiter.h"

#include <QtTest>

#include <random>

using namespace cuewright;
using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;
using Hold = RateLimiter::Hold;
using Ticket = RateLimiter::Ticket;

namespace {

struct Job
{
    Milliseconds arrives{0};
    Milliseconds takes{0};
    std::int64_t estimate = 0;
    std::int64_t actual = 0; ///< never more than the estimate
    Milliseconds starts{-1};
};

struct Workload
{
    RateLimits limits;
    std::vector<Job> jobs; ///< by arrival
};

Workload randomWorkload(std::mt19937 &random, bool reconciles)
{
    const auto upTo = [&random](std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(0, most)(random);
    };
    Workload load;
    load.limits.requestsPerMinute = upTo(3) == 0 ? 0 : 1 + upTo(20);
    load.limits.tokensPerMinute = upTo(3) == 0 ? 0 : 100 + upTo(5000);
    load.limits.concurrent = upTo(2) == 0 ? static_cast<int>(1 + upTo(4)) : 1'000;
    const std::int64_t spread = upTo(1) == 0 ? 0 : upTo(300'000);
    const std::int64_t largest = load.limits.tokensPerMinute > 0 ? load.limits.tokensPerMinute : 1000;
    const std::int64_t usual = upTo(1) == 0 ? largest : std::max<std::int64_t>(1, largest / 20);
    load.jobs.resize(static_cast<std::size_t>(1 + upTo(80)));
    for (Job &job : load.jobs) {
        job.arrives = Milliseconds(upTo(spread));
        job.takes = Milliseconds(upTo(4) == 0 ? upTo(90'000) : upTo(3'000));
        job.estimate = upTo(9) == 0 ? largest : upTo(usual);
        job.actual = reconciles ? upTo(job.estimate) : job.estimate;
    }
    std::sort(load.jobs.begin(), load.jobs.end(), [](auto &a, auto &b) { return a.arrives < b.arrives; });
    return load;
}

/// Runs a workload to its end as a program would: asks when the limiter says, when something arrives, when something ends.
class Simulation
{
public:
    explicit Simulation(Workload &load)
        : m_load(load)
    {
        m_limiter.setLimits(load.limits);
    }

    /// False where the limiter lets time pass without end.
    bool run()
    {
        m_started = m_clock.elapsed();
        while (m_finished < m_load.jobs.size()) {
            if (++m_steps > 100'000)
                return false;
            arrive();
            finish();
            while (const auto ticket = m_limiter.take(now())) {
                Job &job = m_load.jobs[m_jobOf.at(*ticket)];
                job.starts = now();
                m_running.emplace(now() + job.takes, *ticket);
                m_order.push_back(*ticket);
                m_mostAtOnce = std::max(m_mostAtOnce, m_running.size());
            }
            if (m_finished == m_load.jobs.size())
                break;
            const Milliseconds next = nextEvent();
            if (next <= now() && !(m_running.size() && m_running.begin()->first <= now()))
                return false; // the limiter names a time that is not in the future, yet nothing may go
            m_clock.advance(std::max(next - now(), Milliseconds(0)));
        }
        return true;
    }

    const std::vector<Ticket> &order() const { return m_order; }
    std::size_t mostAtOnce() const { return m_mostAtOnce; }

private:
    Milliseconds now() const { return m_clock.elapsed() - m_started; }

    void arrive()
    {
        while (m_next < m_load.jobs.size() && m_load.jobs[m_next].arrives <= now()) {
            m_jobOf[m_limiter.join(m_load.jobs[m_next].estimate)] = m_next;
            ++m_next;
        }
    }

    void finish()
    {
        while (!m_running.empty() && m_running.begin()->first <= now()) {
            const Ticket ticket = m_running.begin()->second;
            m_running.erase(m_running.begin());
            m_limiter.settle(ticket, true, m_load.jobs[m_jobOf.at(ticket)].actual, now());
            ++m_finished;
        }
    }

    Milliseconds nextEvent() const
    {
        Milliseconds next = Milliseconds::max();
        if (m_next < m_load.jobs.size())
            next = std::min(next, m_load.jobs[m_next].arrives);
        if (!m_running.empty())
            next = std::min(next, m_running.begin()->first);
        const RateLimiter::Verdict verdict = m_limiter.hold(now());
        if (m_limiter.waiting() > 0 && verdict.hold != Hold::Concurrency)
            next = std::min(next, verdict.until);
        return next;
    }

    Workload &m_load;
    FakeClock m_clock;
    Milliseconds m_started{0};
    RateLimiter m_limiter;
    std::map<Ticket, std::size_t> m_jobOf;
    std::multimap<Milliseconds, Ticket> m_running;
    std::vector<Ticket> m_order;
    std::size_t m_next = 0;
    std::size_t m_finished = 0;
    std::size_t m_mostAtOnce = 0;
    int m_steps = 0;
};

/// What the closed window of 60 s that starts with each job holds at most. By brute force, independent of the limiter.
template<typename Amount>
std::int64_t fullestWindow(const std::vector<Job> &jobs, Amount amountOf)
{
    std::int64_t fullest = 0;
    for (const Job &first : jobs) {
        std::int64_t sum = 0;
        for (const Job &job : jobs) {
            if (job.starts >= first.starts && job.starts <= first.starts + 60s)
                sum += amountOf(job);
        }
        fullest = std::max(fullest, sum);
    }
    return fullest;
}

/// True where the job could not have gone a millisecond earlier: with what had gone before it, something was full.
bool startedAtOnce(const Workload &load, std::size_t index)
{
    const Job &job = load.jobs[index];
    const Milliseconds ready = index > 0 ? std::max(job.arrives, load.jobs[index - 1].starts) : job.arrives;
    if (job.starts <= ready)
        return true;
    const Milliseconds earlier = job.starts - 1ms;
    std::int64_t requests = 1;
    std::int64_t tokens = job.estimate;
    int running = 1;
    for (std::size_t i = 0; i < index; ++i) {
        const Job &before = load.jobs[i];
        if (before.starts + 60s >= earlier) {
            ++requests;
            tokens += before.estimate;
        }
        running += before.starts + before.takes > earlier ? 1 : 0;
    }
    const RateLimits &limits = load.limits;
    return (limits.requestsPerMinute > 0 && requests > limits.requestsPerMinute)
        || (limits.tokensPerMinute > 0 && tokens > limits.tokensPerMinute)
        || (limits.concurrent > 0 && running > limits.concurrent);
}

} // namespace

class TestRateLimiter : public QObject
{
    Q_OBJECT
private slots:
    void neverAboveTheLimits_data();
    void neverAboveTheLimits();
    void aLimitIsUsedToTheFull();
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
    void serverFiguresCanBeIgnored();
    void pictureOfAMinute();
    void absurdNumbers();
};

void TestRateLimiter::neverAboveTheLimits_data()
{
    QTest::addColumn<bool>("reconciles");
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 4; ++seed) {
        QTest::addRow("estimates are right, seed %d", seed) << false << seed;
        QTest::addRow("estimates are too high, seed %d", seed) << true << seed;
    }
}

void TestRateLimiter::neverAboveTheLimits()
{
    QFETCH(bool, reconciles);
    QFETCH(int, seed);
    std::mt19937 random(static_cast<std::mt19937::result_type>(seed));
    for (int round = 0; round < 500; ++round) {
        Workload load = randomWorkload(random, reconciles);
        Simulation simulation(load);
        QVERIFY2(simulation.run(), qPrintable(QStringLiteral("round %1 does not end").arg(round)));

        const auto requests = fullestWindow(load.jobs, [](const Job &) { return std::int64_t(1); });
        const auto tokens = fullestWindow(load.jobs, [](const Job &job) { return job.actual; });
        if (load.limits.requestsPerMinute > 0)
            QVERIFY(requests <= load.limits.requestsPerMinute);
        if (load.limits.tokensPerMinute > 0)
            QVERIFY(tokens <= load.limits.tokensPerMinute);
        if (load.limits.concurrent > 0)
            QVERIFY(simulation.mostAtOnce() <= static_cast<std::size_t>(load.limits.concurrent));
        QVERIFY(std::is_sorted(simulation.order().begin(), simulation.order().end()));
        if (reconciles)
            continue;
        for (std::size_t i = 0; i < load.jobs.size(); ++i)
            QVERIFY2(startedAtOnce(load, i), qPrintable(QStringLiteral("round %1, job %2").arg(round).arg(i)));
    }
}

void TestRateLimiter::aLimitIsUsedToTheFull()
{
    Workload load;
    load.limits = {60, 0, 100};
    load.jobs.resize(600);
    Simulation simulation(load);
    QVERIFY(simulation.run());
    QCOMPARE(fullestWindow(load.jobs, [](const Job &) { return std::int64_t(1); }), std::int64_t(60));
    // 600 requests at 60 a minute: the last of ten bursts starts after nine minutes, plus the millisecond a window each.
    QCOMPARE(load.jobs.back().starts, 9min + 9ms);
}

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
    QCOMPARE(limiter.head(), std::optional<Ticket>(large));
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
    QCOMPARE(limiter.head(), std::optional<Ticket>(second));
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
    QCOMPARE(limiter.head(), std::optional<Ticket>(bulk));
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
