#include "mcp/mcpserver.h"
#include "mcp/stdiotransport.h"

#include "fakeclock.h"
#include "net/managerpool.h"
#include "results.h"

#include <QPointer>
#include <QSignalSpy>
#include <QtTest>

#include <csignal>

using namespace cuewright;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

McpLaunch launch(const QString &mode = {})
{
    McpLaunch made;
    made.program = QStringLiteral(FAKE_MCP_SERVER);
    if (!mode.isEmpty())
        made.arguments = {mode};
    return made;
}

QString logOf(const McpServer &server)
{
    QStringList lines;
    for (const McpLogLine &line : server.log())
        lines << line.text;
    return lines.join(u'\n');
}

QString number(const Result<McpToolResult> &result)
{
    return result ? result->modelText().left(60) : QStringLiteral("!") + result.error().message;
}

} // namespace

/// What it takes to have a server in a test.
struct Bench
{
    explicit Bench(const QString &mode = {}, const McpLaunch *other = nullptr)
        : server(std::make_unique<McpServer>(QStringLiteral("fake"), other ? *other : launch(mode), pool, clock))
    {
    }
    bool start()
    {
        server->start();
        return QTest::qWaitFor([this] { return server->state() != McpServer::State::Starting; }, 20000)
            && server->state() == McpServer::State::Ready;
    }
    Result<McpToolResult> call(const QString &tool, const Json &arguments = Json::object())
    {
        McpCall *made = server->call(tool, arguments, &owner);
        QSignalSpy finished(made, &McpCall::finished);
        if (!finished.wait(20000))
            return fail(Error::Code::Timeout, QStringLiteral("the test gave up"));
        return made->result();
    }

    QObject owner;
    FakeClock clock;
    ManagerPool pool;
    std::unique_ptr<McpServer> server;
};

class TestMcpStdio final : public QObject
{
    Q_OBJECT
private slots:
    void startsAndStops()
    {
        Bench bench;
        QSignalSpy states(bench.server.get(), &McpServer::stateChanged);
        QVERIFY(bench.start());
        const McpServerInfo info = bench.server->info();
        QCOMPARE(info.name, QStringLiteral("fake"));
        QCOMPARE(info.protocolVersion, QStringLiteral("2025-11-25"));
        QCOMPARE(info.instructions, QStringLiteral("Be kind."));
        QCOMPARE(bench.server->tools().size(), 20);
        QCOMPARE(bench.server->tool(u"sum"_s)->title, QStringLiteral("Add"));
        QVERIFY(!bench.server->tool(u"nope"_s));
        bench.server->stop();
        QCOMPARE(bench.server->state(), McpServer::State::Stopping);
        QTRY_COMPARE(bench.server->state(), McpServer::State::Stopped);
        QVERIFY(bench.server->tools().isEmpty());
        QVERIFY(!bench.server->problem());
        QCOMPARE(states.size(), 4);
        QVERIFY(logOf(*bench.server).contains(u"starting"_s));
    }

    void beginnings_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::addColumn<QString>("expected"); // protocol and number of tools; or "!" and a word of the problem
        QTest::newRow("old") << "old" << "2024-11-05 20";
        QTest::newRow("unknown version") << "unknown-version" << "!1999-01-01";
        QTest::newRow("future") << "future" << "!newer version";
        QTest::newRow("modern") << "modern" << "2026-07-28 20";
        QTest::newRow("no tools") << "no-tools" << "2025-11-25 0";
        QTest::newRow("banner") << "banner" << "2025-11-25 20";
        QTest::newRow("pages") << "pages" << "2025-11-25 3";
        QTest::newRow("endless pages") << "endless-pages" << "2025-11-25 100";
        QTest::newRow("bad names") << "bad-names" << "2025-11-25 1";
        QTest::newRow("deep schema") << "deep-schema" << "!nested more than 512";
        QTest::newRow("exit at start") << "exit" << "!ended by itself (code 3)";
        QTest::newRow("exit at the list") << "crash-at-list" << "!ended by itself (code 3)";
        QTest::newRow("endless line") << "endless-line" << "!10 MB";
    }
    void beginnings()
    {
        QFETCH(QString, mode);
        QFETCH(QString, expected);
        Bench bench(mode);
        if (bench.start()) {
            QCOMPARE(bench.server->info().protocolVersion + u' ' + QString::number(bench.server->tools().size()), expected);
            return;
        }
        QCOMPARE(bench.server->state(), McpServer::State::Failed);
        const QString message = bench.server->problem()->message;
        QVERIFY2(expected.startsWith(u'!') && message.contains(expected.mid(1)), qPrintable(message));
    }

    void whatTheServerSaidLastIsKept()
    {
        Bench bench(u"exit"_s);
        QVERIFY(!bench.start());
        QVERIFY(bench.server->problem()->detail.contains(u"cannot find my configuration"_s));
        QVERIFY(logOf(*bench.server).contains(u"cannot find my configuration"_s));
    }

    void leftOutToolsAreNamed()
    {
        Bench bench(u"bad-names"_s);
        QVERIFY(bench.start());
        QCOMPARE(bench.server->leftOut().size(), 8);
        QVERIFY(logOf(*bench.server).contains(u"another tool of this name"_s));
        for (const McpLeftOut &left : bench.server->leftOut())
            QVERIFY(!left.name.contains(QChar(0x202E)));
    }

    void noSuchProgram()
    {
        McpLaunch nothing;
        nothing.program = QStringLiteral("/nonexistent/mcp-server");
        Bench bench(QString(), &nothing);
        QVERIFY(!bench.start());
        QCOMPARE(bench.server->problem()->code, Error::Code::NotFound);
        QVERIFY(bench.server->problem()->message.contains(u"/nonexistent/mcp-server"_s));
    }

    void silentServerIsGivenUp()
    {
        Bench bench(u"silent"_s);
        bench.server->start();
        QTRY_COMPARE(bench.clock.pendingAlarms(), 1); // the probe
        bench.clock.advance(3s);
        QTRY_COMPARE(bench.clock.pendingAlarms(), 1); // the handshake
        QCOMPARE(bench.server->state(), McpServer::State::Starting);
        bench.clock.advance(60s);
        QTRY_COMPARE(bench.server->state(), McpServer::State::Failed);
        QCOMPARE(bench.server->problem()->code, Error::Code::Timeout);
    }

    void calls_data()
    {
        QTest::addColumn<QString>("tool");
        QTest::addColumn<QByteArray>("arguments");
        QTest::addColumn<QString>("expected"); // the text for a model, or "!" and the problem's beginning
        QTest::newRow("echo") << "echo" << QByteArray(R"({"message":"héllo\nworld"})") << QStringLiteral("héllo\nworld");
        QTest::newRow("structured") << "sum" << QByteArray(R"({"a":4})") << "{\"sum\":4}";
        QTest::newRow("failed tool") << "fail" << QByteArray("{}") << "no such file";
        QTest::newRow("JSON-RPC error") << "refuse" << QByteArray("{}") << "!The server refused: bad[31m arguments";
        QTest::newRow("unknown tool") << "nope" << QByteArray("{}") << QStringLiteral("!The server has no tool “nope”.");
        QTest::newRow("arguments of a wrong type") << "echo" << QByteArray("[]") << "!The arguments of a tool";
        QTest::newRow("asks for sampling") << "ask" << QByteArray("{}") << "refused with -32601";
        QTest::newRow("flood of notices") << "flood" << QByteArray("{}") << "done";
        QTest::newRow("wrong ids") << "wrong" << QByteArray("{}") << "yours";
        QTest::newRow("deep result") << "deep" << QByteArray("{}") << "!The server's answer cannot be used. This JSON is nested";
        QTest::newRow("storm of changes") << "storm" << QByteArray("{}") << "stormed";
        QTest::newRow("no result") << "odd" << QByteArray("{}") << "!The server answered the call with something";
        QTest::newRow("9 MB") << "big" << QByteArray(R"({"bytes":9000000})") << QString(60, u'b');
        QTest::newRow("10 MB and more") << "big" << QByteArray(R"({"bytes":10485760})") << "!The server sen";
        QTest::newRow("crash") << "crash" << QByteArray("{}") << QStringLiteral("!The server’s program crashed");
    }
    void calls()
    {
        QFETCH(QString, tool);
        QFETCH(QByteArray, arguments);
        QFETCH(QString, expected);
        Bench bench;
        QVERIFY(bench.start());
        const QString given = number(bench.call(tool, *parseJson(arguments)));
        QVERIFY2(given.startsWith(expected), qPrintable(given));
        QVERIFY(bench.server->log().size() <= McpServer::kLogLines);
    }

    void violationsOfTheOutputSchema()
    {
        Bench bench;
        QVERIFY(bench.start());
        QCOMPARE(bench.call(u"sum"_s, Json{{"a", 1}})->violations.size(), 0);
        QCOMPARE(bench.call(u"sum"_s, Json{{"a", "x"}})->violations.size(), 1);
    }

    void partsKeepTheirBytes()
    {
        Bench bench;
        QVERIFY(bench.start());
        const auto result = bench.call(u"parts"_s);
        VERIFY_RESULT(result);
        using Kind = McpPart::Kind;
        const QList<Kind> kinds{Kind::Text, Kind::Image, Kind::Audio, Kind::ResourceLink, Kind::Resource, Kind::Resource, Kind::Unknown};
        QCOMPARE(result->parts.size(), kinds.size());
        for (qsizetype i = 0; i < kinds.size(); ++i)
            QCOMPARE(result->parts[i].kind, kinds[i]);
        QCOMPARE(result->parts[1].data, QByteArray::fromHex("89504e470d0a1a0a"));
        QCOMPARE(result->parts[1].mediaType, QStringLiteral("image/png"));
        QCOMPARE(result->parts[2].data, QByteArray::fromHex("000102"));
        QCOMPARE(result->parts[3].uri, QStringLiteral("x://1"));
        QCOMPARE(result->parts[4].text, QStringLiteral("inside"));
        QCOMPARE(result->parts[5].data, QByteArray::fromHex("010203"));
    }

    void progressKeepsACallAliveUpToTheEnd()
    {
        Bench bench;
        QVERIFY(bench.start());
        McpCall *call = bench.server->call(u"slow"_s, Json::object(), &bench.owner);
        QSignalSpy progress(call, &McpCall::progressed);
        QSignalSpy finished(call, &McpCall::finished);
        bench.clock.advance(59s);
        QTRY_VERIFY(!progress.isEmpty() && progress.last()[0].toDouble() == 3);
        QCOMPARE(progress.last()[1].toDouble(), 4.0);
        QCOMPARE(progress.last()[2].toString(), QStringLiteral("step"));
        bench.clock.advance(59s); // since the progress
        QVERIFY(!call->isFinished());
        bench.clock.advance(2s);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(call->result().error().code, Error::Code::Timeout);
        // The server was told, and answers the request that nobody waits for.
        QTRY_VERIFY(logOf(*bench.server).contains(u"nobody waits for"_s));
        QCOMPARE(number(bench.call(u"echo"_s, Json{{"message", "alive"}})), QStringLiteral("alive"));
    }

    void cancelling()
    {
        Bench bench;
        QVERIFY(bench.start());
        McpCall *call = bench.server->call(u"slow"_s, Json::object(), &bench.owner);
        QSignalSpy finished(call, &McpCall::finished);
        QSignalSpy progress(call, &McpCall::progressed);
        QVERIFY(progress.wait());
        call->cancel();
        call->cancel();
        QCOMPARE(finished.size(), 0); // queued
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(call->result().error().code, Error::Code::Cancelled);
        QTRY_VERIFY(logOf(*bench.server).contains(u"nobody waits for"_s));
        QCOMPARE(finished.size(), 1);
    }

    void destroyedCallIsCancelled()
    {
        Bench bench;
        QVERIFY(bench.start());
        auto owner = std::make_unique<QObject>();
        McpCall *call = bench.server->call(u"slow"_s, Json::object(), owner.get());
        QVERIFY(QSignalSpy(call, &McpCall::progressed).wait());
        owner.reset();
        QTRY_VERIFY(logOf(*bench.server).contains(u"nobody waits for"_s));
    }

    void deletedInsideFinished()
    {
        Bench bench;
        QVERIFY(bench.start());
        QPointer<McpCall> call = bench.server->call(u"echo"_s, Json::object(), &bench.owner);
        connect(call, &McpCall::finished, this, [call] { delete call; });
        QTRY_VERIFY(!call);
        QPointer<McpCall> last = bench.server->call(u"crash"_s, Json::object(), &bench.owner);
        connect(last, &McpCall::finished, this, [&bench] { bench.server.reset(); });
        QTRY_VERIFY(!bench.server);
    }

    void destroyedServerEndsItsProcess_data()
    {
        QTest::addColumn<QString>("mode");
        QTest::newRow("willing") << "";
        QTest::newRow("stubborn") << "stubborn";
    }
    void destroyedServerEndsItsProcess()
    {
        QFETCH(QString, mode);
        Bench bench(mode);
        QVERIFY(bench.start());
        static const QRegularExpression process(QStringLiteral("process (\\d+)"));
        const pid_t pid = process.match(logOf(*bench.server)).captured(1).toInt();
        QVERIFY(pid > 0 && ::kill(pid, 0) == 0);
        McpCall *call = bench.server->call(u"slow"_s, Json::object(), &bench.owner);
        QSignalSpy finished(call, &McpCall::finished);
        QElapsedTimer timer;
        timer.start();
        bench.server.reset();
        QVERIFY(timer.elapsed() < 50);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!call->result());
        QTRY_VERIFY(::kill(pid, 0) != 0);
    }

    void stubbornProcessIsEnded()
    {
        Bench bench(u"stubborn"_s);
        QVERIFY(bench.start());
        bench.server->stop();
        QCOMPARE(bench.clock.pendingAlarms(), 1);
        bench.clock.advance(2s); // after the end of its input: SIGTERM
        QCOMPARE(bench.clock.pendingAlarms(), 1);
        QCOMPARE(bench.server->state(), McpServer::State::Stopping);
        bench.clock.advance(2s);
        QTRY_COMPARE(bench.server->state(), McpServer::State::Stopped);
        QVERIFY(logOf(*bench.server).contains(u"did not end by itself"_s));
    }

    void restarts()
    {
        Bench bench;
        QVERIFY(bench.start());
        bench.server->restart();
        QCOMPARE(bench.server->state(), McpServer::State::Stopping);
        QTRY_COMPARE(bench.server->state(), McpServer::State::Ready);
        QCOMPARE(number(bench.call(u"crash"_s)).left(1), QStringLiteral("!"));
        QTRY_COMPARE(bench.server->state(), McpServer::State::Failed);
        QVERIFY(number(bench.call(u"echo"_s)).contains(u"crashed"_s));
        QVERIFY(bench.start());
        QCOMPARE(number(bench.call(u"echo"_s, Json{{"message", "again"}})), QStringLiteral("again"));
    }

    void changesAreAskedForOnce()
    {
        Bench bench;
        QVERIFY(bench.start());
        QSignalSpy changes(bench.server.get(), &McpServer::toolsChanged);
        QCOMPARE(number(bench.call(u"storm"_s)), QStringLiteral("stormed"));
        QCOMPARE(changes.size(), 0);
        bench.clock.advance(199ms);
        QCOMPARE(bench.clock.pendingAlarms(), 1);
        bench.clock.advance(1ms);
        QVERIFY(changes.wait());
        QCOMPARE(changes.size(), 1);
        QCOMPARE(bench.clock.pendingAlarms(), 0);
    }

    void serverThatDoesNotRead()
    {
        Bench bench;
        QVERIFY(bench.start());
        const Json megabytes{{"message", std::string(8 << 20, 'm')}};
        QList<McpCall *> calls{bench.server->call(u"deaf"_s, Json::object(), &bench.owner)};
        for (int i = 0; i < 6; ++i)
            calls << bench.server->call(u"echo"_s, megabytes, &bench.owner);
        QTRY_COMPARE(bench.server->state(), McpServer::State::Failed);
        QVERIFY(bench.server->problem()->message.contains(u"does not read"_s));
        for (McpCall *call : calls)
            QTRY_VERIFY(call->isFinished());
    }

    void childrenDoNotInheritKeys()
    {
        qputenv("OPENAI_API_KEY", "sk-of-the-person");
        McpLaunch own = launch();
        own.environment = {{u"OWN_KEY"_s, u"mine"_s}};
        Bench bench(QString(), &own);
        QVERIFY(bench.start());
        const QString names = bench.call(u"environment"_s)->modelText();
        QVERIFY(names.contains(u"OWN_KEY=mine"_s));
        QVERIFY(names.contains(u"PATH="_s));
        QVERIFY(!names.contains(u"OPENAI_API_KEY"_s) && !names.contains(u"sk-of-the-person"_s));
        qunsetenv("OPENAI_API_KEY");
    }

    void secretsAreStruckOut()
    {
        McpLaunch own = launch();
        own.environment = {{u"OWN_KEY"_s, u"very-secret-value"_s}};
        own.secrets = {Secret("very-secret-value")};
        Bench bench(QString(), &own);
        QVERIFY(bench.start());
        QSignalSpy changed(bench.server.get(), &McpServer::logChanged);
        QCOMPARE(number(bench.call(u"log"_s)), QStringLiteral("logged"));
        QTRY_VERIFY(logOf(*bench.server).contains(u"on the side"_s));
        QVERIFY(!changed.isEmpty());
        QVERIFY(logOf(*bench.server).contains(u"{\"key\":\"[key]\"}"_s));
        QVERIFY(!logOf(*bench.server).contains(u"very-secret-value"_s));
    }
};

QTEST_GUILESS_MAIN(TestMcpStdio)
#include "tst_mcpstdio.moc"
