// Measures the request engine: each mode prints one JSON document, net.mjs puts them beside the client of npm.
//
//     bench_net serve                                    the server (fastserver.h)
//     bench_net calls URL COUNT FLIGHT WARMUP [LEDGER]    COUNT calls, FLIGHT of them at a time; the first WARMUP are not timed
//     bench_net latency URL COUNT [LEDGER]                from send() to the wire, and from the wire to a ChatEvent
//     bench_net streams URL COUNT SECONDS [LEDGER]        COUNT streams at a time, 1000/kGapMs deltas a second each
//
// Without LEDGER, the file of one, the client alone is measured; with it the way of the program's runs: estimate, budget's
// gate and ledger around the client.

#include "fastserver.h"
#include "measure.h"

#include "base/json.h"
#include "runs/runner.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

namespace cuewright::bench {
namespace {

/// Milliseconds since a time that the server wrote.
double msSince(const QString &nanoseconds)
{
    const auto now = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count();
    return static_cast<double>(now - nanoseconds.trimmed().toLongLong()) / 1e6;
}

constexpr int kDeltas = 40; ///< of a stream whose delays are measured

/// A client as a program has it, with what the program puts around it where there is a `ledger`; and a request as people
/// write them.
struct Engine
{
    Engine(const QString &url, const QString &ledgerFile)
    {
        if (!ledgerFile.isEmpty()) {
            auto opened = AsyncLedger::open(ledgerFile, clock);
            if (!opened)
                qFatal("%s", qPrintable(opened.error().message));
            ledger = std::move(*opened);
            ledger->setBudgets({{BudgetScope::Session, {}, {}, Money::fromDecimal(u"1000")}, {BudgetScope::Day, {}, {}, Money::fromDecimal(u"1000")}});
            runner = std::make_unique<Runner>(client, catalog, *ledger, clock, random);
        }
        endpoint.profile.id = QStringLiteral("custom");
        endpoint.profile.name = QStringLiteral("Bench");
        endpoint.base = QUrl(url);
        endpoint.key = Secret("key-of-the-net-bench");
        request.model = QStringLiteral("gpt-4o-mini");
        request.stream = false;
        request.messages = {Message::text(Role::System, QStringLiteral("You sort tickets of a support desk.")),
            Message::text(Role::User, QStringLiteral("The app closes when I export a large table to CSV. ").repeated(10))};
        options.retry = RetryPolicy::none();
        options.priority = Priority::Bulk;
        options.estimatedTokens = 400;
    }

    using TakeEvent = std::function<void(const ChatEvent &)>;
    using TakeEnd = std::function<void(const Result<Completion> &)>;

    void ask(const TakeEvent &takeEvent, const TakeEnd &takeEnd)
    {
        if (runner)
            askAsTheProgram(takeEvent, takeEnd);
        else
            watch(client.send(request, endpoint, options, &owner), takeEvent, [takeEnd](const ChatCall &call) { takeEnd(call.result()); });
    }

    Catalog catalog = Catalog::builtIn();
    SystemClock clock;
    SystemRandom random;
    ChatClient client{catalog, clock, random};
    Endpoint endpoint;
    ChatRequest request;
    ChatClient::Options options;
    std::unique_ptr<AsyncLedger> ledger;
    std::unique_ptr<Runner> runner;
    QObject owner;

private:
    void askAsTheProgram(const TakeEvent &takeEvent, const TakeEnd &takeEnd)
    {
        RunPlan plan;
        plan.request = request;
        plan.endpoint = endpoint;
        plan.options = options;
        plan.prompt = QStringLiteral("prompts/bench.prompty");
        plan.estimate = runner->estimateRun(plan.request, plan.endpoint.profile, plan.prompt);
        watch(runner->start(std::move(plan), &owner), takeEvent, [takeEnd](const PromptRun &run) { takeEnd(run.outcome().completion); });
    }

    template<typename Handle, typename End>
    void watch(Handle *handle, const TakeEvent &takeEvent, End end)
    {
        if (takeEvent)
            QObject::connect(handle, &Handle::eventReceived, &owner, takeEvent);
        QObject::connect(handle, &Handle::finished, &owner, [handle, end] {
            end(*handle);
            handle->deleteLater();
        });
    }
};

class Load final : public QObject
{
public:
    Load(const QString &url, int count, int flight, int warmup, const QString &ledger)
        : m_engine(url, ledger)
        , m_count(count)
        , m_warmup(warmup)
    {
        m_engine.client.setLimits(m_engine.endpoint, m_engine.request.model, {0, 0, flight});
        for (int i = 0; i < flight; ++i)
            next();
    }

private:
    void next()
    {
        if (m_sent == m_count)
            return;
        ++m_sent;
        m_engine.ask({}, [this](const Result<Completion> &result) {
            m_answered += result ? 1 : 0;
            take();
        });
    }

    void take()
    {
        if (++m_finished == m_warmup) {
            m_start = Clock::now();
            m_cpu = cpuMs();
            m_resident = residentKb();
        }
        if (m_finished == m_count)
            report();
        else
            next();
    }

    void report()
    {
        const double timed = m_count - m_warmup;
        Json result;
        result["answered"] = m_answered;
        result["calls_per_s"] = timed / (microsSince(m_start) / 1e6);
        result["cpu_ms_per_call"] = (cpuMs() - m_cpu) / timed;
        result["growth_kb"] = residentKb() - m_resident;
        std::puts(writeJson(result).constData());
        QCoreApplication::quit();
    }

    Engine m_engine;
    int m_count;
    int m_warmup;
    int m_sent = 0;
    int m_finished = 0;
    int m_answered = 0;
    Clock::time_point m_start;
    double m_cpu = 0;
    std::int64_t m_resident = 0;
};

/// One call after the other: what is measured is not waiting for others.
class Latency final : public QObject
{
public:
    Latency(const QString &url, int count, const QString &ledger)
        : m_engine(url, ledger)
        , m_count(count)
    {
        m_engine.options.priority = Priority::Interactive;
        plain();
    }

private:
    /// The server's text is the time at which it read the first byte; ours stands in m_sentNs.
    void plain()
    {
        const auto sent = std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count();
        m_engine.ask({}, [this, sent](const Result<Completion> &result) {
            if (result)
                m_toWire.push_back(static_cast<double>(result->text.toLongLong() - sent) / 1e6);
            if (++m_done < m_count)
                plain();
            else
                stream();
        });
    }

    void stream()
    {
        m_engine.request.stream = true;
        m_engine.request.options.maxOutputTokens = kDeltas;
        const auto take = [this](const ChatEvent &event) {
            if (const auto *delta = std::get_if<TextDelta>(&event))
                m_toEvent.push_back(msSince(delta->text));
        };
        m_engine.ask(take, [this](const Result<Completion> &) {
            if (++m_streams < m_count / 20)
                stream();
            else
                report();
        });
    }

    void report() const
    {
        Json result;
        result["sent"] = m_toWire.size();
        result["deltas"] = m_toEvent.size();
        result["deltas_expected"] = m_streams * kDeltas;
        for (const auto &[name, values] : {std::pair("to_wire_ms", &m_toWire), std::pair("to_event_ms", &m_toEvent)}) {
            result[name] = quantile(*values, 0.5);
            result[name + std::string("_p99")] = quantile(*values, 0.99);
        }
        std::puts(writeJson(result).constData());
        QCoreApplication::quit();
    }

    Engine m_engine;
    int m_count;
    int m_done = 0;
    int m_streams = 0;
    std::vector<double> m_toWire;
    std::vector<double> m_toEvent;
};

/// Many streams at once, and how long the event loop, which is the window's, was away from its work.
class Streams final : public QObject
{
public:
    Streams(const QString &url, int count, int seconds, const QString &ledger)
        : m_engine(url, ledger)
        , m_count(count)
        , m_expected(seconds * 1000 / kGapMs)
    {
        m_engine.client.setLimits(m_engine.endpoint, m_engine.request.model, {0, 0, count});
        m_engine.request.stream = true;
        m_engine.request.options.maxOutputTokens = m_expected;
        m_cpu = cpuMs();
        m_start = m_lastTurn = Clock::now();
        for (int i = 0; i < count; ++i)
            start();
        connect(&m_watch, &QTimer::timeout, this, [this] {
            const double ms = microsSince(m_lastTurn) / 1e3 - kTurnMs;
            m_longestTurn = std::max(m_longestTurn, ms);
            m_over50 += ms > 50 ? 1 : 0;
            m_lastTurn = Clock::now();
        });
        m_watch.setTimerType(Qt::PreciseTimer);
        m_watch.start(kTurnMs);
    }

private:
    static constexpr int kTurnMs = 5;

    void start()
    {
        const auto take = [this](const ChatEvent &event) {
            if (const auto *delta = std::get_if<TextDelta>(&event)) {
                ++m_deltas;
                m_toEvent.push_back(msSince(delta->text));
            }
        };
        m_engine.ask(take, [this](const Result<Completion> &result) {
            m_answered += result ? 1 : 0;
            if (++m_finished == m_count)
                report();
        });
    }

    void report() const
    {
        Json result;
        result["answered"] = m_answered;
        result["deltas"] = m_deltas;
        result["deltas_expected"] = m_count * m_expected;
        result["deltas_per_s"] = m_deltas / (microsSince(m_start) / 1e6);
        result["cpu_share"] = (cpuMs() - m_cpu) / (microsSince(m_start) / 1e3);
        result["to_event_ms"] = quantile(m_toEvent, 0.5);
        result["to_event_ms_p99"] = quantile(m_toEvent, 0.99);
        result["longest_turn_ms"] = m_longestTurn;
        result["turns_over_50_ms"] = m_over50;
        std::puts(writeJson(result).constData());
        QCoreApplication::quit();
    }

    Engine m_engine;
    int m_count;
    int m_expected;
    int m_finished = 0;
    int m_answered = 0;
    int m_deltas = 0;
    std::vector<double> m_toEvent;
    QTimer m_watch;
    Clock::time_point m_start;
    Clock::time_point m_lastTurn;
    double m_cpu = 0;
    double m_longestTurn = 0;
    int m_over50 = 0;
};

} // namespace

int run(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList args = app.arguments();
    const QString mode = args.value(1);
    if (mode == u"serve")
        return serve();
    if (mode == u"calls" && args.size() >= 6) {
        Load load(args[2], args[3].toInt(), args[4].toInt(), args[5].toInt(), args.value(6));
        return app.exec();
    }
    if (mode == u"latency" && args.size() >= 4) {
        Latency latency(args[2], args[3].toInt(), args.value(4));
        return app.exec();
    }
    if (mode == u"streams" && args.size() >= 5) {
        Streams streams(args[2], args[3].toInt(), args[4].toInt(), args.value(5));
        return app.exec();
    }
    std::fputs("usage: bench_net serve | calls URL COUNT FLIGHT WARMUP [LEDGER] | latency URL COUNT [LEDGER] | streams URL COUNT SECONDS [LEDGER]\n", stderr);
    return 2;
}

} // namespace cuewright::bench

int main(int argc, char *argv[])
{
    return cuewright::bench::run(argc, argv);
}
