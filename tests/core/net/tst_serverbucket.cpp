#include "net/ratelimiter.h"

#include <QtTest>

#include <random>

using namespace cuewright;
using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;
using Hold = RateLimiter::Hold;
using Ticket = RateLimiter::Ticket;

/// What the limiter makes of a server's figures.
class TestServerBucket : public QObject
{
    Q_OBJECT
private slots:
    void reports_data();
    void reports();
    void inFlightIsNotInTheReport();
    void olderReportIsDropped();
    void neverOverdrawn();
    void notSentIsGivenBack_data();
    void notSentIsGivenBack();
};

void TestServerBucket::reports_data()
{
    QTest::addColumn<HttpHeaders>("headers");
    QTest::addColumn<int>("hold");
    QTest::addColumn<qint64>("until"); // for one request of 100 tokens, asked at 0

    const auto row = [](const char *name, HttpHeaders headers, Hold hold, Milliseconds until) {
        QTest::newRow(name) << headers << static_cast<int>(hold) << qint64(until.count());
    };
    row("nothing said", {}, Hold::None, 0ms);
    row("enough",
        {{"x-ratelimit-limit-requests", "60"}, {"x-ratelimit-remaining-requests", "1"},
            {"x-ratelimit-reset-requests", "59s"}},
        Hold::None, 0ms);
    // Full in 60 s, so one a second: the first fits after one second, not after sixty.
    row("empty, fills evenly",
        {{"x-ratelimit-limit-requests", "60"}, {"x-ratelimit-remaining-requests", "0"},
            {"x-ratelimit-reset-requests", "60s"}},
        Hold::ServerRequests, 1s);
    row("a limit a day",
        {{"x-ratelimit-limit-requests", "10000"}, {"x-ratelimit-remaining-requests", "0"},
            {"x-ratelimit-reset-requests", "24h"}},
        Hold::ServerRequests, 8640ms);
    row("no reset: a limit is per minute",
        {{"x-ratelimit-limit-requests", "6"}, {"x-ratelimit-remaining-requests", "0"}}, Hold::ServerRequests, 10s);
    row("no limit: all is back at the reset",
        {{"x-ratelimit-remaining-requests", "0"}, {"x-ratelimit-reset-requests", "7s"}}, Hold::ServerRequests, 7s);
    row("remaining alone: for a minute", {{"x-ratelimit-remaining-requests", "0"}}, Hold::ServerRequests, 60s);
    row("full again already",
        {{"x-ratelimit-limit-requests", "60"}, {"x-ratelimit-remaining-requests", "0"},
            {"x-ratelimit-reset-requests", "0s"}},
        Hold::None, 0ms);
    row("tokens",
        {{"x-ratelimit-limit-tokens", "6000"}, {"x-ratelimit-remaining-tokens", "50"},
            {"x-ratelimit-reset-tokens", "59.5s"}},
        Hold::ServerTokens, 500ms);
    row("tokens of the project",
        {{"x-ratelimit-limit-project-tokens", "6000"}, {"x-ratelimit-remaining-project-tokens", "0"},
            {"x-ratelimit-reset-project-tokens", "60s"}},
        Hold::ServerTokens, 1s);
    row("the longer wait counts",
        {{"x-ratelimit-limit-tokens", "6000"}, {"x-ratelimit-remaining-tokens", "0"},
            {"x-ratelimit-reset-tokens", "60s"}, {"x-ratelimit-limit-requests", "60"},
            {"x-ratelimit-remaining-requests", "0"}, {"x-ratelimit-reset-requests", "120s"}},
        Hold::ServerRequests, 2s);
    row("larger than the bucket waits for the full one",
        {{"x-ratelimit-limit-tokens", "60"}, {"x-ratelimit-remaining-tokens", "0"},
            {"x-ratelimit-reset-tokens", "3s"}},
        Hold::ServerTokens, 3s);
}

void TestServerBucket::reports()
{
    QFETCH(HttpHeaders, headers);
    QFETCH(int, hold);
    QFETCH(qint64, until);
    RateLimiter limiter;
    const Ticket first = limiter.join(0);
    limiter.take(0ms);
    limiter.answered(first, parseRateLimits(headers), 0ms);
    limiter.settle(first, true, 0, 0ms);
    limiter.join(100);
    const RateLimiter::Verdict verdict = limiter.hold(0ms);
    QCOMPARE(static_cast<int>(verdict.hold), hold);
    if (verdict.hold == Hold::None)
        return;
    QCOMPARE(qint64(verdict.until.count()), until);
    QVERIFY(!limiter.take(verdict.until - 1ms));
    QVERIFY(limiter.take(verdict.until));
}

void TestServerBucket::inFlightIsNotInTheReport()
{
    RateLimiter limiter;
    const Ticket first = limiter.join(10);
    const Ticket second = limiter.join(70);
    limiter.take(0ms);
    limiter.take(0ms);
    const RateLimitReport report{{60, 10, 50s}, {100, 90, 10s}, {}};
    limiter.answered(first, report, 0ms);
    limiter.join(30); // 90 remain, 70 of them are on their way
    QCOMPARE(limiter.hold(0ms).hold, Hold::ServerTokens);
    limiter.settle(first, true, 10, 0ms);
    limiter.answered(second, {{60, 9, 51s}, {100, 30, 70s}, {}}, 0ms);
    QVERIFY(limiter.take(0ms));
    limiter.join(1); // what has been sent since the report is taken from it
    QCOMPARE(limiter.hold(0ms).hold, Hold::ServerTokens);
    QCOMPARE(limiter.hold(0ms).until, 1s);
}

void TestServerBucket::olderReportIsDropped()
{
    RateLimiter limiter;
    const Ticket first = limiter.join(10);
    const Ticket second = limiter.join(90);
    limiter.take(0ms);
    limiter.take(0ms);
    limiter.answered(second, {{}, {100, 0, 100s}, {}}, 0ms);
    limiter.answered(first, {{}, {100, 90, 10s}, {}}, 0ms);
    limiter.join(50);
    QCOMPARE(limiter.hold(0ms).hold, Hold::ServerTokens);
}

// A server with two evenly filling buckets and answers that overtake each other: once it has told its figures, it never
// has to refuse a request.
void TestServerBucket::neverOverdrawn()
{
    struct Bucket
    {
        double capacity;
        double level;
        double perMs;

        void pass(Milliseconds time) { level = std::min(capacity, level + perMs * double(time.count())); }
        BucketReport report() const
        {
            return {std::int64_t(capacity), std::int64_t(std::floor(level)),
                Milliseconds(std::int64_t(std::ceil((capacity - level) / perMs)))};
        }
    };
    std::mt19937 random(7);
    const auto upTo = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    for (int round = 0; round < 300; ++round) {
        const double limit = 1 + upTo(50);
        const double tokenLimit = 100 + upTo(3000);
        Bucket requests{limit, limit, limit / 60'000};
        Bucket tokens{tokenLimit, tokenLimit, tokenLimit / 60'000};
        RateLimiter limiter;
        std::multimap<Milliseconds, std::pair<Ticket, RateLimitReport>> answers;
        std::map<Ticket, int> size;
        Milliseconds now{0};
        int started = 0;
        const auto join = [&] {
            const int needs = upTo(int(tokenLimit) / 3);
            size[limiter.join(needs)] = needs;
        };
        join();
        for (int step = 0; started < 60; ++step) {
            QVERIFY(step < 10'000);
            while (const auto ticket = limiter.take(now)) {
                requests.level -= 1;
                tokens.level -= size[*ticket];
                QVERIFY(requests.level > -1e-6 && tokens.level > -1e-6);
                answers.emplace(now + Milliseconds(upTo(400)),
                    std::pair(*ticket, RateLimitReport{requests.report(), tokens.report(), {}}));
                ++started;
            }
            const RateLimiter::Verdict verdict = limiter.hold(now);
            Milliseconds next = limiter.waiting() > 0 ? verdict.until : Milliseconds::max();
            if (!answers.empty())
                next = std::min(next, answers.begin()->first);
            QVERIFY(next < Milliseconds::max());
            requests.pass(next - now);
            tokens.pass(next - now);
            now = next;
            while (!answers.empty() && answers.begin()->first <= now) {
                const auto [ticket, report] = answers.begin()->second;
                answers.erase(answers.begin());
                limiter.answered(ticket, report, now);
                limiter.settle(ticket, true, size[ticket], now);
                join();
                if (upTo(2) == 0)
                    join();
            }
        }
        // And it is not left idle either: in that time the buckets gave at least half of what they had to give.
        const double minutes = double(now.count()) / 60'000;
        const double used = std::max(started / (limit + limit * minutes), 0.0);
        double spentTokens = 0;
        for (const auto &[ticket, needs] : size)
            spentTokens += needs;
        QVERIFY(used > 0.5 || spentTokens / (tokenLimit + tokenLimit * minutes) > 0.5 || minutes < 1);
    }
}

void TestServerBucket::notSentIsGivenBack_data()
{
    QTest::addColumn<RateLimits>("limits");
    QTest::addColumn<bool>("reportMeanwhile");
    QTest::addColumn<qint64>("after");
    const RateLimits none{};
    const RateLimits own{3, 500, 3, true};
    for (const qint64 after : {0, 700, 70'000}) {
        QTest::addRow("server, %d ms", int(after)) << none << false << after;
        QTest::addRow("server, and a report in between, %d ms", int(after)) << none << true << after;
        QTest::addRow("own limits, %d ms", int(after)) << own << false << after;
    }
}

// A request that was refused before its first byte leaves the same picture as if nobody had asked.
void TestServerBucket::notSentIsGivenBack()
{
    QFETCH(RateLimits, limits);
    QFETCH(bool, reportMeanwhile);
    QFETCH(qint64, after);
    const RateLimitReport first{{60, 30, 30s}, {1000, 400, 36s}, {900, 500, 30s}};
    const RateLimitReport second{{60, 29, 31s}, {1000, 350, 39s}, {900, 450, 33s}};
    const auto limiterAfter = [&](bool refused) {
        RateLimiter limiter;
        limiter.setLimits(limits);
        const Ticket known = limiter.join(10);
        const Ticket other = limiter.join(20);
        limiter.take(0ms);
        limiter.answered(known, parseRateLimits({}), 0ms);
        limiter.answered(known, first, 0ms);
        limiter.take(0ms);
        Ticket asked = 0;
        if (refused) {
            asked = limiter.join(200);
            limiter.take(100ms);
        }
        if (reportMeanwhile)
            limiter.answered(other, second, 200ms);
        if (refused) {
            limiter.giveBack(asked, Milliseconds(after) + 200ms);
            limiter.giveBack(asked, Milliseconds(after) + 200ms); // once is enough
        }
        return limiter;
    };
    const RateLimiter never = limiterAfter(false);
    const RateLimiter refused = limiterAfter(true);
    for (const Milliseconds more : {200ms, 5'000ms, 20'000ms, 80'000ms}) {
        const Milliseconds now = Milliseconds(after) + more;
        const RateLimiter::Picture a = never.picture(now);
        const RateLimiter::Picture b = refused.picture(now);
        QCOMPARE(b.requests, a.requests);
        QCOMPARE(b.tokens, a.tokens);
        QCOMPARE(b.serverRequests, a.serverRequests);
        QCOMPARE(b.serverTokens, a.serverTokens);
        QCOMPARE(b.serverProjectTokens, a.serverProjectTokens);
        QCOMPARE(refused.running(), never.running());
        for (const std::int64_t tokens : {1, 200, 450}) {
            RateLimiter one = never;
            RateLimiter two = refused;
            one.join(tokens);
            two.join(tokens);
            QCOMPARE(two.hold(now), one.hold(now));
        }
    }
}

QTEST_GUILESS_MAIN(TestServerBucket)
#include "tst_serverbucket.moc"
