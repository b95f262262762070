#include "faulttable.h"

#include "base/files.h"
#include "fakeclock.h"
#include "results.h"
#include "runs/runner.h"
#include "scriptedrandom.h"

#include <QFile>
#include <QMetaEnum>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;
using namespace std::chrono_literals;

/// Every way in which a server or the network fails, through run, net and ledger, on a clock that stands still: how the
/// call ends, what the person is told, what is kept and booked, and that the server saw as many POSTs as the ledger has.
class TestFaultMatrix : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void row_data();
    void row();
    void wrongKeyInTheMiddleOfAQueue();
    void noCreditInTheMiddleOfAQueue();
    void page();

private:
    QTemporaryDir m_dir;
    FakeClock m_clock; ///< of the ledger
    std::unique_ptr<Ledger> m_ledger; ///< to look into what m_async wrote
    std::unique_ptr<AsyncLedger> m_async;
};

namespace {

constexpr auto kFirstByte = 600s;
constexpr auto kIdle = 120s;

QString seconds(Clock::Milliseconds time)
{
    return QString::number(double(time.count()) / 1000.0) + QStringLiteral(" s");
}

/// A server behind https with a certificate of its own making.
class SelfSignedServer final : public QSslServer
{
public:
    SelfSignedServer()
    {
        const auto read = [](const char *name) {
            QFile file(QStringLiteral(CUEWRIGHT_TEST_DATA "/net/") + QString::fromLatin1(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(read("selfsigned.pem")));
        tls.setPrivateKey(QSslKey(read("selfsigned.key"), QSsl::Ec));
        setSslConfiguration(tls);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { received += socket->readAll(); });
        });
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    QByteArray received; ///< of what only a trusted server should see
};

/// All that one row needs.
struct Bench
{
    FakeServer server;
    FakeClock clock;
    SystemRandom ids;
    ScriptedRandom jitter{{0.0}};
    Catalog catalog = Catalog::builtIn();
    ChatClient client{catalog, clock, jitter};
    Runner runner;
    QObject owner;
    std::unique_ptr<SelfSignedServer> tls;
    QStringList told; ///< reasons of waits, then the error's message
    Form form;

    Bench(AsyncLedger &ledger, Form asked)
        : runner(client, catalog, ledger, clock, ids)
        , form(asked)
    {
        server.setFallback({FakeServer::write(goodAnswer(asked))});
    }

    QUrl address(FaultRow::Place place)
    {
        QUrl url = server.url();
        switch (place) {
        case FaultRow::Place::Server:
            break;
        case FaultRow::Place::Nowhere:
            url.setHost(QStringLiteral("nowhere.invalid"));
            break;
        case FaultRow::Place::Refused:
            server.stopListening();
            break;
        case FaultRow::Place::SelfSigned:
            tls = std::make_unique<SelfSignedServer>();
            url.setScheme(QStringLiteral("https"));
            url.setPort(tls->serverPort());
            break;
        case FaultRow::Place::NoTls:
        case FaultRow::Place::Silent:
            url.setScheme(QStringLiteral("https"));
            // Qt tries other versions of TLS on connections of their own.
            for (int i = 0; i < 10; ++i) {
                const FakeServer::Step answer = FakeServer::write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                server.enqueueConnection({place == FaultRow::Place::NoTls ? answer : FakeServer::hold(), FakeServer::close()});
            }
            break;
        }
        return url;
    }

    PromptRun *start(const QUrl &base)
    {
        RunPlan plan;
        plan.request.model = QStringLiteral("gpt-4o-mini");
        plan.request.messages << Message::text(Role::User, QStringLiteral("Say hello"));
        plan.request.stream = form == Form::Stream;
        plan.endpoint.profile = *providerProfile(u"openai");
        plan.endpoint.base = base;
        plan.endpoint.key = Secret("sk-not-a-key-0123456789");
        plan.estimate = runner.estimateRun(plan.request, plan.endpoint.profile, {});
        PromptRun *run = runner.start(std::move(plan), &owner);
        QObject::connect(run, &PromptRun::stateChanged, &owner, [this, run] {
            if (!run->call().waitReason().isEmpty())
                told << run->call().waitReason();
        });
        return run;
    }

    /// Goes on until `run` is over: releases the server's pauses once the client has what came before them, moves the
    /// clock where the program waits.
    bool finish(PromptRun *run, const FaultRow &row)
    {
        int over = 0;
        int shown = 0;
        QObject::connect(run, &PromptRun::finished, &owner, [&over] { ++over; });
        QObject::connect(run, &PromptRun::eventReceived, &owner, [&shown] { ++shown; });
        const bool silence = !row.plain.isEmpty() && row.plain.first().last().kind == FakeServer::Step::Kind::Hold;
        const bool willShow = QByteArray(row.streamEnd.kept).size() > 0 && row.streamEnd.attempts == 1 && form == Form::Stream;
        QElapsedTimer limit;
        limit.start();
        while (!run->isFinished() && limit.elapsed() < 5'000) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
            QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // which no loop of its own does here
            if (run->call().state() == ChatCall::State::Waiting)
                pass(row.clocks, run);
            else if (row.place == FaultRow::Place::Silent && server.held() > 0 && clock.untilNextAlarm() > 0ms)
                clock.advance(clock.untilNextAlarm());
            else if (isHeld(run) && (!willShow || shown > 0) && isSettled(row, run))
                silence ? pass(row.clocks, run) : server.release();
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        if (!run->isFinished()) {
            qWarning() << "stuck" << run->call().state() << "held" << server.held() << "hang-ups" << server.hangUps() << "requests"
                       << server.requests().size() << "attempts" << run->call().attempts().size() << "alarm" << clock.untilNextAlarm().count();
            return false;
        }
        if (!run->outcome().completion)
            told << run->outcome().completion.error().message;
        return over == 1;
    }

    /// The server pauses in the present attempt; what it still holds of an earlier one, the client has left.
    bool isHeld(const PromptRun *run) const
    {
        const qsizetype ended = run->call().attempts().size();
        return server.held() == 1 && server.hangUps() == ended && server.requests().size() == ended + 1;
    }

    /// The client has taken in what the server wrote before its pause: it waits for the next byte, or for the first.
    bool isSettled(const FaultRow &row, const PromptRun *run) const
    {
        if (row.hasHead && run->call().state() != ChatCall::State::Streaming)
            return false;
        const FaultEnd &end = form == Form::Stream ? row.streamEnd : row.plainEnd;
        const bool middle = QByteArray(end.says).contains("middle") || QByteArray(row.name).contains("whole text");
        if (QByteArray(end.booked) == "unknown" && clock.untilNextAlarm() != Clock::Milliseconds(kFirstByte))
            return false; // it does not know yet that all of the request went out
        return clock.untilNextAlarm() == (middle ? Clock::Milliseconds(kIdle) : Clock::Milliseconds(kFirstByte))
            || (!QByteArray(end.says).contains("begin") && !middle);
    }

    void pass(FaultRow::Clocks clocks, PromptRun *run)
    {
        if (clocks == FaultRow::Clocks::WallForward || clocks == FaultRow::Clocks::WallBack)
            clock.shiftWall(clocks == FaultRow::Clocks::WallForward ? 24h : -24h);
        if (clocks == FaultRow::Clocks::Stopped) {
            run->stop();
            return;
        }
        const Clock::Milliseconds next = clock.untilNextAlarm();
        if (next >= 0ms)
            clock.advance(clocks == FaultRow::Clocks::Sleep ? std::max<Clock::Milliseconds>(next, 1h) : next);
    }
};

QString endOf(const RunOutcome &outcome)
{
    if (outcome.completion)
        return QStringLiteral("text");
    return QString::fromLatin1(QMetaEnum::fromType<Error::Code>().valueToKey(static_cast<int>(outcome.completion.error().code)));
}

/// What was booked, in the table's words, or what is wrong with the figures.
QString bookedOf(const CallRecord &record, const QString &kept)
{
    if (!record.usage)
        return !record.cost ? QStringLiteral("unknown") : record.cost == Money() ? QStringLiteral("nothing") : QStringLiteral("no usage, yet a cost");
    constexpr std::int64_t kIn = 150'000; // gpt-4o-mini, pico-dollars a token
    constexpr std::int64_t kOut = 600'000;
    if (record.cost != Money::fromPico(record.usage->input * kIn + record.usage->output * kOut))
        return QStringLiteral("a wrong price");
    const std::int64_t asked = record.estimatedInput;
    const struct
    {
        const char *word;
        CostBasis basis;
        std::int64_t input, output;
    } words[] = {
        {"reported", CostBasis::Reported, 9, 3},
        {"reported + input", CostBasis::Estimated, 9 + asked, 3},
        {"estimated", CostBasis::Estimated, asked, kept.isEmpty() ? -1 : 1}, // "Hel" and "Hello" are one token each
        {"input", CostBasis::Estimated, asked, 0},
        {"3 × input", CostBasis::Estimated, 3 * asked, 0},
    };
    for (const auto &booked : words) {
        if (record.basis == booked.basis && record.usage->input == booked.input && record.usage->output == booked.output)
            return QString::fromUtf8(booked.word);
    }
    return QStringLiteral("another usage: %1 in, %2 out").arg(record.usage->input).arg(record.usage->output);
}

QByteArray pageOf(const QList<FaultRow> &rows)
{
    QByteArray page;
    const char *group = "";
    const auto cells = [](const FaultEnd &end) {
        QByteArray text = qstrcmp(end.end, "text") == 0 ? QByteArray("answered") : QByteArray(end.end);
        text += " · " + QByteArray::number(end.attempts) + " · " + end.waited;
        return text + " · " + end.booked + (*end.kept && qstrcmp(end.end, "text") != 0 ? " · “" + QByteArray(end.kept) + "” kept" : QByteArray());
    };
    for (const FaultRow &row : rows) {
        if (qstrcmp(group, row.group) != 0)
            page += QByteArray("\n**") + row.group + "**\n\n| what happens | whole answer | stream | the person is told |\n|---|---|---|---|\n";
        group = row.group;
        const QByteArray plain = cells(row.plainEnd);
        const QByteArray stream = cells(row.streamEnd);
        page += QByteArray("| ") + row.name + " | " + plain + " | " + (plain == stream ? QByteArray("the same") : stream) + " | "
            + (*row.streamEnd.says ? QByteArray("… ") + row.streamEnd.says + " …" : QByteArray()) + " |\n";
    }
    return page;
}

} // namespace

void TestFaultMatrix::initTestCase()
{
    auto ledger = openLedger(m_dir.filePath(QStringLiteral("ledger.sqlite")));
    VERIFY_RESULT(ledger);
    m_ledger = std::move(*ledger);
    auto async = AsyncLedger::open(m_dir.filePath(QStringLiteral("ledger.sqlite")), m_clock);
    VERIFY_RESULT(async);
    m_async = std::move(*async);
    QVERIFY(faultTable().size() >= 40);
}

void TestFaultMatrix::row_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("stream");
    for (qsizetype i = 0; i < faultTable().size(); ++i) {
        const FaultRow &row = faultTable().at(i);
        for (const bool stream : {false, true})
            QTest::addRow("%s: %s, %s", row.group, row.name, stream ? "stream" : "plain") << static_cast<int>(i) << stream;
    }
}

void TestFaultMatrix::row()
{
    QFETCH(int, index);
    QFETCH(bool, stream);
    const FaultRow &row = faultTable().at(index);
    const FaultEnd &expected = stream ? row.streamEnd : row.plainEnd;
    Bench bench(*m_async, stream ? Form::Stream : Form::Plain);
    const QUrl base = bench.address(row.place);
    int before = 0;
    if (row.keptAlive) {
        const bool inTime = row.plain.isEmpty();
        if (inTime)
            bench.server.enqueue({FakeServer::write(goodAnswer(bench.form)), FakeServer::close()});
        PromptRun *first = bench.start(base);
        QVERIFY(bench.finish(first, FaultRow()));
        QCOMPARE(endOf(first->outcome()), QStringLiteral("text"));
        if (inTime)
            QTRY_COMPARE(bench.server.openConnections(), 0);
        before = 1;
    }
    for (const FakeServer::Script &script : stream ? row.stream : row.plain)
        bench.server.enqueue(script);
    PromptRun *run = bench.start(base);
    QVERIFY(bench.finish(run, row));

    const RunOutcome &outcome = run->outcome();
    const QString kept = outcome.completion ? outcome.completion->text : outcome.partial.text;
    QCOMPARE(endOf(outcome), QString::fromLatin1(expected.end));
    QCOMPARE(kept, QString::fromUtf8(expected.kept));
    QCOMPARE(seconds(bench.clock.elapsed()), QString::fromLatin1(expected.waited));
    QVERIFY2(bench.told.join(u'\n').contains(QString::fromUtf8(expected.says)), qPrintable(bench.told.join(u'\n')));
    QCOMPARE(bench.told.isEmpty(), *expected.says == '\0'); // no failure without a word
    QVERIFY(!bench.told.join(QString()).contains(u"sk-not"));

    const auto stored = m_ledger->calls({});
    VERIFY_RESULT(stored);
    QCOMPARE(stored->first().id, outcome.record.id); // newest first
    const CallRecord &record = stored->first();
    QCOMPARE(record.attempts.size(), expected.attempts);
    const bool reached = row.place == FaultRow::Place::Server;
    QCOMPARE(bench.server.postCount() - before, reached ? expected.attempts : 0);
    QVERIFY(!bench.tls || bench.tls->received.isEmpty());
    QCOMPARE(record.answer, kept);
    QCOMPARE(bookedOf(record, kept), QString::fromUtf8(expected.booked));
    for (qsizetype i = 0; i < record.attempts.size(); ++i) {
        QCOMPARE(record.attempts[i].number, static_cast<int>(i) + 1);
        QCOMPARE(record.attempts[i].outcome == u"ok", outcome.completion && i + 1 == record.attempts.size());
    }
}

// The other calls of a queue are not the failed one's: each has its own answer, and its own POST.
void TestFaultMatrix::wrongKeyInTheMiddleOfAQueue()
{
    Bench bench(*m_async, Form::Plain);
    const QByteArray refusal = FakeServer::response(401, {}, R"({"error":{"message":"no","code":"invalid_api_key"}})");
    bench.server.enqueue({FakeServer::write(goodAnswer(Form::Plain))});
    bench.server.enqueue({FakeServer::write(refusal)});
    Endpoint endpoint;
    endpoint.profile = *providerProfile(u"openai");
    endpoint.base = bench.server.url();
    bench.client.setLimits(endpoint, QStringLiteral("gpt-4o-mini"), {0, 0, 1});
    QList<PromptRun *> runs;
    for (int i = 0; i < 3; ++i)
        runs << bench.start(bench.server.url());
    QTRY_VERIFY(std::all_of(runs.begin(), runs.end(), [](const PromptRun *run) { return run->isFinished(); }));
    QStringList ends;
    for (const PromptRun *run : runs) {
        ends << endOf(run->outcome());
        QCOMPARE(run->outcome().record.attempts.size(), 1);
    }
    QCOMPARE(ends, QStringList({QStringLiteral("text"), QStringLiteral("Auth"), QStringLiteral("text")}));
    QCOMPARE(bench.server.postCount(), 3);
    QCOMPARE(bench.clock.elapsed(), 0ms);
}

// No credit is final for the call; the queue goes on, since credit may come back, and nothing is paid for meanwhile.
void TestFaultMatrix::noCreditInTheMiddleOfAQueue()
{
    Bench bench(*m_async, Form::Stream);
    bench.server.setFallback({FakeServer::write(FakeServer::response(429, {}, R"({"error":{"message":"pay","type":"insufficient_quota","code":"insufficient_quota"}})"))});
    QList<PromptRun *> runs;
    for (int i = 0; i < 4; ++i)
        runs << bench.start(bench.server.url());
    QTRY_VERIFY(std::all_of(runs.begin(), runs.end(), [](const PromptRun *run) { return run->isFinished(); }));
    for (const PromptRun *run : runs) {
        QCOMPARE(endOf(run->outcome()), QStringLiteral("QuotaExceeded"));
        QCOMPARE(run->outcome().record.cost, std::optional(Money()));
    }
    QCOMPARE(bench.server.postCount(), 4);
}

// tests/README.md shows this very table.
void TestFaultMatrix::page()
{
    const QString path = QStringLiteral(CUEWRIGHT_TEST_DATA "/../README.md");
    const auto text = readFile(path, 1 << 20);
    VERIFY_RESULT(text);
    const QByteArray begin = "<!-- faults: made from core/runs/faulttable.cpp -->\n";
    const QByteArray end = "\n<!-- end of faults -->";
    const qsizetype from = text->indexOf(begin);
    const qsizetype to = text->indexOf(end);
    QVERIFY(from >= 0 && to > from);
    const QByteArray wanted = pageOf(faultTable());
    if (text->mid(from + begin.size(), to - from - begin.size()) == wanted)
        return;
    if (qEnvironmentVariableIsSet("CUEWRIGHT_UPDATE_PAGES"))
        VERIFY_RESULT(writeFile(path, text->left(from + begin.size()) + wanted + text->mid(to)));
    else
        QFAIL("The table in tests/README.md is not the one of the test: run this test with CUEWRIGHT_UPDATE_PAGES=1");
}

QTEST_GUILESS_MAIN(TestFaultMatrix)
#include "tst_faultmatrix.moc"
