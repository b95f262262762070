#include "fakeclock.h"
#include "net/ratelimiter.h"

#include <QtTest>

#include <deque>
#include <random>

// What RateLimiter promises, held against 10,000 random workloads by brute force: no code is shared with it.

using namespace cuewright;
using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;
using Ticket = RateLimiter::Ticket;

namespace {

struct Job
{
    Milliseconds arrives{0};
    Milliseconds takes{0};
    std::int64_t estimate = 0;
    std::int64_t actual = 0; ///< never more than the estimate
    Priority priority = Priority::Interactive;
    int failures = 0; ///< attempts that fail before the one that is answered
};

struct Start
{
    Milliseconds at{0};
    Milliseconds ends{0};
    std::int64_t estimate = 0;
    std::int64_t actual = 0;
    Priority priority = Priority::Interactive;
};

struct Workload
{
    RateLimits limits;
    std::vector<Job> jobs; ///< by arrival
};

/// `mt19937` gives the same numbers everywhere, `uniform_int_distribution` does not.
class Dice
{
public:
    explicit Dice(unsigned seed)
        : m_random(seed)
    {
    }
    std::int64_t upTo(std::int64_t most) { return static_cast<std::int64_t>(m_random()) % (most + 1); }
    bool oneIn(std::int64_t count) { return upTo(count - 1) == 0; }

private:
    std::mt19937 m_random;
};

Workload randomWorkload(Dice &dice)
{
    Workload load;
    load.limits.requestsPerMinute = dice.oneIn(4) ? 0 : 1 + dice.upTo(15);
    load.limits.tokensPerMinute = dice.oneIn(4) ? 0 : 100 + dice.upTo(5000);
    load.limits.concurrent = dice.oneIn(3) ? static_cast<int>(1 + dice.upTo(4)) : 1'000;
    const std::int64_t spread = dice.oneIn(2) ? 0 : dice.upTo(300'000);
    const std::int64_t largest = load.limits.tokensPerMinute > 0 ? load.limits.tokensPerMinute : 1000;
    const std::int64_t usual = dice.oneIn(2) ? largest : std::max<std::int64_t>(1, largest / 20);
    const bool isMixed = dice.oneIn(2);
    const bool reconciles = dice.oneIn(2);
    const bool fails = dice.oneIn(4);
    load.jobs.resize(static_cast<std::size_t>(1 + dice.upTo(40)));
    for (Job &job : load.jobs) {
        job.arrives = Milliseconds(spread > 0 ? dice.upTo(spread) : 0);
        job.takes = Milliseconds(1 + (dice.oneIn(5) ? dice.upTo(90'000) : dice.upTo(3'000)));
        job.estimate = dice.oneIn(10) ? largest : dice.upTo(usual);
        job.actual = reconciles ? dice.upTo(job.estimate) : job.estimate;
        job.priority = isMixed && dice.oneIn(2) ? Priority::Bulk : Priority::Interactive;
        job.failures = fails && dice.oneIn(3) ? static_cast<int>(1 + dice.upTo(2)) : 0;
    }
    std::stable_sort(load.jobs.begin(), load.jobs.end(), [](auto &a, auto &b) { return a.arrives < b.arrives; });
    return load;
}

/// Whose turn it is, told in the words of the rule: a person first, but past a bulk request that waits only four times.
class Turns
{
public:
    void join(Ticket ticket, Priority priority)
    {
        auto &line = m_lines[priority];
        line.insert(std::upper_bound(line.begin(), line.end(), ticket), ticket); // tried again: at its old place
    }
    bool isEmpty() const { return m_lines.at(Priority::Interactive).empty() && m_lines.at(Priority::Bulk).empty(); }
    Ticket next() const
    {
        const auto &people = m_lines.at(Priority::Interactive);
        const auto &bulk = m_lines.at(Priority::Bulk);
        const bool isBulksTurn = people.empty() || (!bulk.empty() && m_inARow == 4);
        return isBulksTurn ? bulk.front() : people.front();
    }
    void go()
    {
        auto &people = m_lines[Priority::Interactive];
        auto &bulk = m_lines[Priority::Bulk];
        const bool isPerson = !people.empty() && people.front() == next();
        m_inARow = isPerson && !bulk.empty() ? m_inARow + 1 : 0;
        (isPerson ? people : bulk).pop_front();
    }

private:
    std::map<Priority, std::deque<Ticket>> m_lines{{Priority::Interactive, {}}, {Priority::Bulk, {}}};
    int m_inARow = 0;
};

/// Runs a workload to its end as a program would: asks when the limiter says, when something arrives, when something ends.
class Simulation
{
public:
    explicit Simulation(const Workload &load)
        : m_load(load)
    {
        m_limiter.setLimits(load.limits);
    }

    /// What was broken; empty: nothing.
    QString run()
    {
        for (int step = 0; step < 20'000; ++step) {
            arrive();
            finish();
            if (const QString broken = take(); !broken.isEmpty())
                return broken;
            if (m_finished == m_load.jobs.size())
                return {};
            const Milliseconds next = nextEvent();
            if (next <= now())
                return QStringLiteral("nothing happens any more");
            // A millisecond before the limiter asks again, and now, the one whose turn it is must not fit.
            if (!m_turns.isEmpty() && (fits(now()) || fits(next - 1ms)))
                return QStringLiteral("one waits that could go");
            m_clock.advance(next - now());
        }
        return QStringLiteral("it does not end");
    }

    const std::vector<Start> &starts() const { return m_starts; }

private:
    Milliseconds now() const { return m_clock.elapsed(); }

    void arrive()
    {
        for (; m_next < m_load.jobs.size() && m_load.jobs[m_next].arrives <= now(); ++m_next) {
            const Job &job = m_load.jobs[m_next];
            const Ticket ticket = m_limiter.join(job.estimate, job.priority);
            m_jobs[ticket] = job;
            m_turns.join(ticket, job.priority);
        }
    }

    void finish()
    {
        while (!m_running.empty() && m_running.begin()->first <= now()) {
            const Ticket ticket = m_running.begin()->second;
            m_running.erase(m_running.begin());
            Job &job = m_jobs.at(ticket);
            if (job.failures-- > 0) {
                m_limiter.settle(ticket, false, std::nullopt, now());
                m_limiter.rejoin(ticket, job.estimate, job.priority);
                m_turns.join(ticket, job.priority);
                continue;
            }
            m_limiter.settle(ticket, true, job.actual, now());
            ++m_finished;
        }
    }

    QString take()
    {
        while (const auto ticket = m_limiter.take(now())) {
            if (m_turns.isEmpty() || m_turns.next() != *ticket)
                return QStringLiteral("%1 goes out of its turn").arg(*ticket);
            m_turns.go();
            const Job &job = m_jobs.at(*ticket);
            // A failed attempt counts with its estimate: nobody says what it cost.
            const std::int64_t actual = job.failures > 0 ? job.estimate : job.actual;
            m_starts.push_back({now(), now() + job.takes, job.estimate, actual, job.priority});
            m_running.emplace(now() + job.takes, *ticket);
            if (m_running.size() > static_cast<std::size_t>(m_load.limits.concurrent))
                return QStringLiteral("too many at a time");
        }
        return {};
    }

    /// Whether the one whose turn it is could have gone at `at`, by what has gone until then.
    bool fits(Milliseconds at) const
    {
        std::int64_t requests = 1;
        std::int64_t tokens = m_jobs.at(m_turns.next()).estimate;
        int running = 1;
        for (const Start &start : m_starts) {
            running += start.ends > at ? 1 : 0;
            if (start.at + 60s < at)
                continue;
            ++requests;
            tokens += start.ends > at ? start.estimate : start.actual;
        }
        const RateLimits &limits = m_load.limits;
        return (limits.requestsPerMinute == 0 || requests <= limits.requestsPerMinute)
            && (limits.tokensPerMinute == 0 || tokens <= limits.tokensPerMinute) && running <= limits.concurrent;
    }

    Milliseconds nextEvent() const
    {
        Milliseconds next = Milliseconds::max();
        if (m_next < m_load.jobs.size())
            next = std::min(next, m_load.jobs[m_next].arrives);
        if (!m_running.empty())
            next = std::min(next, m_running.begin()->first);
        const RateLimiter::Verdict verdict = m_limiter.hold(now());
        if (verdict.hasTime())
            next = std::min(next, verdict.until);
        return next;
    }

    const Workload &m_load;
    FakeClock m_clock;
    RateLimiter m_limiter;
    Turns m_turns;
    std::map<Ticket, Job> m_jobs;
    std::multimap<Milliseconds, Ticket> m_running;
    std::vector<Start> m_starts;
    std::size_t m_next = 0;
    std::size_t m_finished = 0;
};

/// What the closed window of 60 s that starts with each request holds at most.
template<typename Amount>
std::int64_t fullestWindow(const std::vector<Start> &starts, Amount amountOf)
{
    std::int64_t fullest = 0;
    for (auto first = starts.begin(); first != starts.end(); ++first) {
        std::int64_t sum = 0;
        for (auto start = first; start != starts.end() && start->at <= first->at + 60s; ++start)
            sum += amountOf(*start);
        fullest = std::max(fullest, sum);
    }
    return fullest;
}

std::int64_t one(const Start &)
{
    return 1;
}

std::int64_t tokensOf(const Start &start)
{
    return start.actual;
}

} // namespace

class TestLimiterProperties : public QObject
{
    Q_OBJECT
private slots:
    void tenThousandWorkloads_data();
    void tenThousandWorkloads();
    void utilisation_data();
    void utilisation();
};

void TestLimiterProperties::tenThousandWorkloads_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 10; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

/// Never above a limit in any window of 60 s, wherever it starts: the burst bound is the limit itself. Never idle while the
/// one whose turn it is would fit. Turns as the rule says, and so in order within each priority.
void TestLimiterProperties::tenThousandWorkloads()
{
    QFETCH(int, seed);
    Dice dice(static_cast<unsigned>(seed));
    for (int round = 0; round < 1'000; ++round) {
        const Workload load = randomWorkload(dice);
        Simulation simulation(load);
        const QString broken = simulation.run();
        QVERIFY2(broken.isEmpty(), qPrintable(QStringLiteral("round %1: %2").arg(round).arg(broken)));
        const auto &starts = simulation.starts();
        if (load.limits.requestsPerMinute > 0)
            QVERIFY(fullestWindow(starts, one) <= load.limits.requestsPerMinute);
        if (load.limits.tokensPerMinute > 0)
            QVERIFY(fullestWindow(starts, tokensOf) <= load.limits.tokensPerMinute);
    }
}

void TestLimiterProperties::utilisation_data()
{
    QTest::addColumn<RateLimits>("limits");
    QTest::addColumn<std::int64_t>("largest"); // of a request, in tokens
    QTest::addColumn<double>("atLeast");
    QTest::newRow("requests") << RateLimits{60, 0, 1'000} << std::int64_t(100) << 0.98;
    QTest::newRow("one request a minute") << RateLimits{1, 0, 1'000} << std::int64_t(100) << 0.98;
    QTest::newRow("tokens") << RateLimits{0, 100'000, 1'000} << std::int64_t(1'500) << 0.98;
    // Nothing overtakes a large request, so up to its size may stay free before it goes.
    QTest::newRow("large requests") << RateLimits{0, 100'000, 1'000} << std::int64_t(25'000) << 0.75;
}

/// A lane that nothing but its limit holds back uses the limit.
void TestLimiterProperties::utilisation()
{
    QFETCH(RateLimits, limits);
    QFETCH(std::int64_t, largest);
    QFETCH(double, atLeast);
    Dice dice(7);
    for (int round = 0; round < 20; ++round) {
        Workload load;
        load.limits = limits;
        load.jobs.resize(limits.requestsPerMinute == 1 ? 30 : 600);
        for (std::size_t i = 0; i < load.jobs.size(); ++i) {
            const std::int64_t tokens = 1 + dice.upTo(largest - 1);
            load.jobs[i] = {0ms, Milliseconds(1 + dice.upTo(3'000)), tokens, tokens, i % 3 ? Priority::Bulk : Priority::Interactive, 0};
        }
        Simulation simulation(load);
        QCOMPARE(simulation.run(), QString());
        const auto &starts = simulation.starts();
        const Milliseconds end = starts.back().at; // from here on the line is empty
        QVERIFY(end >= 2min);
        double used = 0;
        for (const Start &start : starts) {
            if (start.at < end)
                used += static_cast<double>(limits.requestsPerMinute > 0 ? 1 : start.actual);
        }
        // [0, end) holds this many minutes' limits, each of which may be spent at its very beginning.
        const double minutes = std::ceil(static_cast<double>(end.count()) / 60'001.0);
        const double limit = static_cast<double>(limits.requestsPerMinute > 0 ? limits.requestsPerMinute : limits.tokensPerMinute);
        QVERIFY2(used / (limit * minutes) >= atLeast, qPrintable(QString::number(used / (limit * minutes))));
    }
}

QTEST_GUILESS_MAIN(TestLimiterProperties)
#include "tst_limiterproperties.moc"
