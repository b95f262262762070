#include "base/json.h"
#include "clifixture.h"

#include <QDir>
#include <QRegularExpression>
#include <QtTest>

#include <csignal>

using namespace cuewright;

/// Conversations with tools on the command line: run to the end, recorded, replayed, judged.
class TestCliTools : public QObject, private CliFixture
{
    Q_OBJECT
private slots:
    void init();
    void usage_data();
    void usage();
    void runsToTheAnswer();
    void tellsInJson();
    void replays();
    void replayFindsChanges();
    void replaysOnlyWhatIsThere();
    void checkOfNothingFails_data();
    void checkOfNothingFails();
    void assertions_data();
    void assertions();
    void commands();
    void interrupted_data();
    void interrupted();
    void mcpServer();
    void mcpServerThatDoesNotStart();
    void withoutASource();
    void manual();
    void none();
    void roundLimit();
    void keyIsInNoTrace();

private:
    QString prompt(const QByteArray &extras = {});
    void tool(const QByteArray &extras);
    QString traceFile() const { return m_home->filePath(QStringLiteral("out.trace.json")); }
    Output runPrompt(const QString &prompt, const QStringList &further) const
    {
        return run(QStringList{QStringLiteral("run"), prompt, QStringLiteral("--practice")} + further);
    }
    static QString text(const QByteArray &bytes) { return QString::fromUtf8(bytes); }
};

namespace {

const QByteArray kMocks = R"(,"mocks":[{"name":"Paris","match":"partial","arguments":{"location":"Paris"},"result":"drizzle"},
    {"name":"any","default":true,"result":{"sky":"clear"}}])";

} // namespace

void TestCliTools::init()
{
    setUp();
    QDir(m_home->path()).mkpath(QStringLiteral("prompts"));
    QDir(m_home->path()).mkpath(QStringLiteral("tools"));
    tool(kMocks);
}

void TestCliTools::tool(const QByteArray &extras)
{
    write(QStringLiteral("tools/get_weather.tool.json"),
        R"({"name":"get_weather","description":"Current weather at a place","parameters":{"type":"object",
        "properties":{"location":{"type":"string"}},"required":["location"],"additionalProperties":false})"
            + extras + "}");
}

QString TestCliTools::prompt(const QByteArray &extras)
{
    return write(QStringLiteral("prompts/weather.prompty"),
        "---\nname: weather\nmetadata:\n  cuewright:\n    endpoint: practice\n    tools: [tools/get_weather.tool.json]\n" + extras
            + "model:\n  id: gpt-4o-mini\n  provider: openai\n---\nuser:\nWhat is the weather in Paris and Tokyo?\n");
}

void TestCliTools::usage_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    QTest::newRow("no such way") << "run P --tools some" << 2 << "auto, manual or none";
    QTest::newRow("no round") << "run P --tools auto --max-rounds 0" << 2 << "1 to 1000";
    QTest::newRow("rounds in words") << "run P --tools auto --max-rounds ten" << 2 << "1 to 1000";
    QTest::newRow("rounds of one request") << "run P --max-rounds 3" << 2 << "goes with --tools or --trace";
    QTest::newRow("nothing to allow") << "run P --allow-tools x" << 2 << "goes with --tools or --trace";
    QTest::newRow("replay nothing") << "replay" << 2 << "";
    QTest::newRow("replay two") << "replay a b" << 2 << "";
    QTest::newRow("replay a missing file") << "replay /no/such.json" << 1 << "";
    QTest::newRow("replay something else") << "replay P" << 1 << "";
    QTest::newRow("trace nowhere") << "run P --practice --trace /dev/null/x.json" << 1 << "";
}

void TestCliTools::usage()
{
    QFETCH(QString, arguments);
    QFETCH(int, code);
    QFETCH(QString, said);
    QStringList words = arguments.split(u' ');
    words.replaceInStrings(QStringLiteral("P"), prompt(), Qt::CaseSensitive);
    const Output output = run(words);
    QCOMPARE(output.code, code);
    QVERIFY2(!output.err.isEmpty() && text(output.err).contains(said), output.err.constData());
}

void TestCliTools::runsToTheAnswer()
{
    const Output output = runPrompt(prompt(), {QStringLiteral("--trace"), traceFile()});
    QVERIFY2(output.code == 0, output.err.constData());
    const QString said = text(output.out);
    QVERIFY(said.contains(QStringLiteral("get_weather {\"location\":\"Paris\"}")));
    QVERIFY(said.contains(QStringLiteral("result (mock Paris): drizzle")));
    QVERIFY(said.contains(QStringLiteral("result (mock any): {\"sky\":\"clear\"}")));
    QVERIFY(said.indexOf(QStringLiteral("this is what the tools returned")) > said.indexOf(QStringLiteral("drizzle")));
    QVERIFY2(said.contains(QStringLiteral("text · 2 requests, 2 tool calls · ")), output.out.constData());
    QCOMPARE(said.count(QStringLiteral("this is what the tools returned")), 1);
    QVERIFY(QFile::exists(traceFile()));
    // Both requests are in the ledger.
    const Output ledger = run({QStringLiteral("ledger"), QStringLiteral("export"), QStringLiteral("--practice")});
    QCOMPARE(text(ledger.out).count(QStringLiteral("prompts/weather.prompty")), 2);
    // As one document, not streamed.
    const Output whole = runPrompt(prompt(), {QStringLiteral("--tools"), QStringLiteral("auto"), QStringLiteral("--no-stream")});
    QCOMPARE(whole.code, 0);
    QCOMPARE(text(whole.out).count(QStringLiteral("this is what the tools returned")), 1);
}

void TestCliTools::tellsInJson()
{
    const Output output = runPrompt(prompt(), {QStringLiteral("--trace"), traceFile(), QStringLiteral("--json"), QStringLiteral("--api"), QStringLiteral("responses")});
    QVERIFY2(output.code == 0, output.err.constData());
    const auto json = parseJson(output.out);
    QVERIFY(json);
    QCOMPARE(memberText(*json, "outcome"), QStringLiteral("text"));
    QVERIFY(memberText(*json, "answer").contains(u"drizzle"));
    QCOMPARE(json->at("requests").get<int>(), 2);
    QCOMPARE(json->at("tool_calls").get<int>(), 2);
    const Json call = json->at("turns").at(0).at("calls").at(1);
    QCOMPARE(memberText(call, "result"), QStringLiteral("{\"sky\":\"clear\"}"));
    QCOMPARE(memberText(call, "source"), QStringLiteral("mock"));
    QCOMPARE(memberText(*json, "trace"), traceFile());
    QVERIFY(!json->contains("assertions"));
}

void TestCliTools::replays()
{
    QCOMPARE(runPrompt(prompt(), {QStringLiteral("--trace"), traceFile()}).code, 0);
    m_environment.insert(QStringLiteral("http_proxy"), QStringLiteral("http://127.0.0.1:9")); // nothing could be reached
    const Output shown = run({QStringLiteral("replay"), traceFile()});
    QVERIFY2(shown.code == 0, shown.err.constData());
    QVERIFY(text(shown.out).contains(QStringLiteral("user: What is the weather")));
    QVERIFY(text(shown.out).contains(QStringLiteral("result (mock Paris): drizzle")));
    QVERIFY(text(shown.out).contains(QStringLiteral("replayed · 2 requests, 2 tool calls")));
    const Output checked = run({QStringLiteral("replay"), traceFile(), QStringLiteral("--check")});
    QVERIFY2(checked.code == 0, checked.out.constData());
    QCOMPARE(text(checked.out), QStringLiteral("The same: 2 of 2 turns replayed.\n"));
    const Output json = run({QStringLiteral("replay"), traceFile(), QStringLiteral("--check"), QStringLiteral("--json")});
    QCOMPARE(json.code, 0);
    const auto document = parseJson(json.out);
    QVERIFY(document);
    QVERIFY(document->at("differences").empty());
    QCOMPARE(document->at("turns").size(), std::size_t(2));
}

void TestCliTools::replayFindsChanges()
{
    QCOMPARE(runPrompt(prompt(), {QStringLiteral("--trace"), traceFile()}).code, 0);
    QFile file(traceFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto trace = parseJson(file.readAll());
    QVERIFY(trace);
    Json &answer = trace->at("turns").at(1).at("answer");
    answer["text"] = memberText(answer, "text").replace(QStringLiteral("drizzle"), QStringLiteral("sunshine")).toStdString();
    const QString changed = write(QStringLiteral("changed.trace.json"), writeJson(*trace, 2));
    const Output checked = run({QStringLiteral("replay"), changed, QStringLiteral("--check")});
    QCOMPARE(checked.code, 1);
    const QString said = text(checked.out);
    static const QRegularExpression gone(QStringLiteral("^ *- - get_weather .*: sunshine$"), QRegularExpression::MultilineOption);
    static const QRegularExpression come(QStringLiteral("^ *\\+ - get_weather .*: drizzle$"), QRegularExpression::MultilineOption);
    QVERIFY2(said.contains(gone) && said.contains(come), checked.out.constData());
    QVERIFY(!checked.err.isEmpty());
    const Output json = run({QStringLiteral("replay"), changed, QStringLiteral("--check"), QStringLiteral("--json")});
    QCOMPARE(json.code, 1);
    QCOMPARE(parseJson(json.out)->at("differences").size(), std::size_t(1));
}

void TestCliTools::checkOfNothingFails_data()
{
    QTest::addColumn<int>("recordings"); // that are taken out of the file
    QTest::addColumn<int>("code");
    QTest::newRow("all are there") << 0 << 0;
    QTest::newRow("one is gone") << 1 << 0;
    QTest::newRow("none is there") << 2 << 1;
}

void TestCliTools::checkOfNothingFails()
{
    QFETCH(int, recordings);
    QFETCH(int, code);
    QCOMPARE(runPrompt(prompt(), {QStringLiteral("--trace"), traceFile()}).code, 0);
    QFile file(traceFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    auto trace = parseJson(file.readAll());
    QVERIFY(trace);
    QCOMPARE(trace->at("turns").size(), 2u);
    for (std::size_t turn = 0; turn < std::size_t(recordings); ++turn)
        QCOMPARE(trace->at("turns")[1 - turn].erase("exchange"), 1u);
    const QString stripped = write(QStringLiteral("stripped.trace.json"), writeJson(*trace));
    const Output checked = run({QStringLiteral("replay"), stripped, QStringLiteral("--check")});
    QVERIFY2(checked.code == code, checked.err.constData());
    QCOMPARE(checked.err.contains("Nothing was checked"), code == 1);
    QCOMPARE(text(checked.out).contains(QStringLiteral("The same")), code == 0);
    const Output json = run({QStringLiteral("replay"), stripped, QStringLiteral("--check"), QStringLiteral("--json")});
    QCOMPARE(json.code, code);
    QCOMPARE(parseJson(json.out)->at("checked").get<int>(), 2 - recordings);
    QCOMPARE(run({QStringLiteral("replay"), stripped}).code, 0); // what there is can be looked at
}

void TestCliTools::replaysOnlyWhatIsThere()
{
    QCOMPARE(runPrompt(prompt(), {QStringLiteral("--trace"), traceFile()}).code, 0);
    QCOMPARE(run({QStringLiteral("replay"), traceFile(), QStringLiteral("--branch"), QStringLiteral("main")}).code, 0);
    const Output other = run({QStringLiteral("replay"), traceFile(), QStringLiteral("--branch"), QStringLiteral("b9")});
    QCOMPARE(other.code, 1);
    QVERIFY(other.err.contains("b9"));
}

void TestCliTools::assertions_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    QTest::newRow("hold") << QByteArray(R"([{assert: called, tool: get_weather, times: 2}, {assert: rounds, most: 2}, {assert: final-answer}])") << 0 << "";
    QTest::newRow("called too often") << QByteArray("[{assert: called, tool: get_weather, times: 1}]") << 1 << "get_weather";
    QTest::newRow("too many rounds") << QByteArray("[{assert: rounds, most: 1}]") << 1 << "2";
    QTest::newRow("no assertion") << QByteArray("[{assert: frobnicated}]") << 1 << "frobnicated";
}

void TestCliTools::assertions()
{
    QFETCH(QByteArray, list);
    QFETCH(int, code);
    QFETCH(QString, said);
    const QString path = prompt("    assertions: " + list + '\n');
    const Output output = runPrompt(path, {QStringLiteral("--tools"), QStringLiteral("auto")});
    QVERIFY2(output.code == code, (output.out + output.err).constData());
    QVERIFY2(text(output.err).contains(said), output.err.constData());
    if (said == u"frobnicated")
        return;
    const Output json = runPrompt(path, {QStringLiteral("--tools"), QStringLiteral("auto"), QStringLiteral("--json")});
    QCOMPARE(json.code, code);
    const auto document = parseJson(json.out);
    QVERIFY(document);
    QCOMPARE(document->at("assertions").at(0).at("passed").get<bool>(), code == 0);
    QVERIFY(!memberText(document->at("assertions").at(0), "message").isEmpty());
}

void TestCliTools::commands()
{
    tool(R"(,"source":{"kind":"command","command":["cat"]})");
    const Output refused = runPrompt(prompt(), {QStringLiteral("--tools"), QStringLiteral("auto")});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("--allow-tools get_weather lets it run"), refused.err.constData());
    QVERIFY(text(refused.out).contains(QStringLiteral("needs_results")));
    const Output other = runPrompt(prompt(), {QStringLiteral("--tools"), QStringLiteral("auto"), QStringLiteral("--allow-tools"), QStringLiteral("get")});
    QCOMPARE(other.code, 1);
    QVERIFY2(other.err.contains("“get”, which is no tool of this prompt. Its tools: get_weather."), other.err.constData());
    const Output allowed = runPrompt(prompt(), {QStringLiteral("--tools"), QStringLiteral("auto"), QStringLiteral("--allow-tools"), QStringLiteral("x,get_weather")});
    QVERIFY2(allowed.code == 0, allowed.err.constData());
    QVERIFY(text(allowed.out).contains(QStringLiteral("result (command cat): {\"location\":\"Paris\"}")));
    QCOMPARE(allowed.err.count("runs get_weather: cat"), 2); // what ran is told
}

void TestCliTools::interrupted_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("kill") << SIGTERM;
}

// The command stands in a group of its own, which no Ctrl+C reaches: the program has to end it, and keeps what there is.
void TestCliTools::interrupted()
{
#ifdef Q_OS_UNIX
    QFETCH(int, signal);
    const QString pids = write(QStringLiteral("pids"), {});
    tool(R"(,"source":{"kind":"command","command":["sh","-c","echo $$ >> )" + pids.toUtf8() + R"(; exec sleep 300"]})");
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(QStringLiteral(CUEWRIGHT_CLI), {QStringLiteral("run"), prompt(), QStringLiteral("--practice"), QStringLiteral("--trace"), traceFile(),
        QStringLiteral("--allow-tools"), QStringLiteral("get_weather")});
    const auto started = [&pids] {
        QFile file(pids);
        return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QByteArrayList();
    };
    QTRY_COMPARE_WITH_TIMEOUT(started().size(), 3, 30'000); // two cities, and the end of the last line
    ::kill(static_cast<pid_t>(process.processId()), signal);
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("stopped"));
    for (const QByteArray &pid : started().mid(0, 2))
        QTRY_VERIFY(::kill(pid.toInt(), 0) != 0);
    QFile kept(traceFile());
    QVERIFY(kept.open(QIODevice::ReadOnly));
    const auto trace = parseJson(kept.readAll());
    QVERIFY(trace);
    QCOMPARE(trace->at("turns").at(0).at("calls").size(), std::size_t(2));
    QVERIFY(!trace->at("turns").at(0).at("calls").at(0).contains("result")); // it can be gone on with
#else
    QSKIP("There are no such signals here.");
#endif
}

void TestCliTools::mcpServer()
{
    tool(R"(,"source":{"kind":"mcp","server":"fake","tool":"fail"})");
    write(QStringLiteral("mcp.json"), R"({"mcpServers":{"fake":{"command":")" FAKE_MCP_SERVER R"(","args":["-"]},"other":{"command":"/no/such"}}})");
    const QStringList automatic{QStringLiteral("--tools"), QStringLiteral("auto")};
    const Output refused = runPrompt(prompt(), automatic);
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains("--allow-tools get_weather lets it run"), refused.err.constData());
    QVERIFY(!refused.err.contains("starts")); // not even the server
    const Output allowed = runPrompt(prompt(), automatic + QStringList{QStringLiteral("--allow-tools"), QStringLiteral("get_weather")});
    QVERIFY2(allowed.code == 0, allowed.err.constData());
    QVERIFY2(text(allowed.out).contains(QStringLiteral("error (mcp fake): no such file")), allowed.out.constData());
    QVERIFY(allowed.err.contains("starts the MCP server fake") && !allowed.err.contains("other"));
    QCOMPARE(allowed.err.count("runs get_weather"), 2);
}

void TestCliTools::mcpServerThatDoesNotStart()
{
    tool(R"(,"source":{"kind":"mcp","server":"fake"})");
    const QStringList allowed{QStringLiteral("--tools"), QStringLiteral("auto"), QStringLiteral("--allow-tools"), QStringLiteral("get_weather")};
    const Output without = runPrompt(prompt(), allowed);
    QCOMPARE(without.code, 1);
    QVERIFY(!without.err.isEmpty());
    write(QStringLiteral("mcp.json"), R"({"mcpServers":{"fake":{"command":")" FAKE_MCP_SERVER R"(","args":["exit"]}}})");
    const Output dead = runPrompt(prompt(), allowed);
    QCOMPARE(dead.code, 1);
    QVERIFY2(dead.err.contains("MCP server fake") && dead.err.contains("does not run"), dead.err.constData());
    write(QStringLiteral("mcp.json"), R"({"mcpServers":{"another":{"command":"x"}}})");
    const Output missing = runPrompt(prompt(), allowed);
    QCOMPARE(missing.code, 1);
    QVERIFY2(missing.err.contains("no server “fake”"), missing.err.constData());
}

void TestCliTools::withoutASource()
{
    tool({});
    const Output output = runPrompt(prompt(), {QStringLiteral("--trace"), traceFile()});
    QCOMPARE(output.code, 1);
    QVERIFY2(output.err.contains("no source of results"), output.err.constData());
    QVERIFY(QFile::exists(traceFile())); // to go on from in the window
    QVERIFY(text(run({QStringLiteral("replay"), traceFile()}).out).contains(QStringLiteral("needs a result")));
}

void TestCliTools::manual()
{
    const Output output = runPrompt(prompt(), {QStringLiteral("--tools"), QStringLiteral("manual"), QStringLiteral("--trace"), traceFile()});
    QVERIFY2(output.code == 0, output.err.constData());
    QCOMPARE(text(output.out).count(QStringLiteral("needs a result")), 2);
    QVERIFY(text(output.out).contains(QStringLiteral("1 request, 2 tool calls")));
}

void TestCliTools::none()
{
    const Output output = runPrompt(prompt(), {QStringLiteral("--tools"), QStringLiteral("none")});
    QVERIFY2(output.code == 0, output.err.constData());
    QVERIFY(text(output.out).contains(QStringLiteral("1 request, 0 tool calls")));
}

void TestCliTools::roundLimit()
{
    const Output output = runPrompt(prompt(), {QStringLiteral("--tools"), QStringLiteral("auto"), QStringLiteral("--max-rounds"), QStringLiteral("1")});
    QCOMPARE(output.code, 1);
    QVERIFY2(output.err.contains("--max-rounds allows more"), output.err.constData());
    QVERIFY(text(output.out).contains(QStringLiteral("round_limit")));
}

void TestCliTools::keyIsInNoTrace()
{
    QCOMPARE(runPrompt(prompt(), {QStringLiteral("--trace"), traceFile()}).code, 0);
    QFile file(traceFile());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains("cuewright-trace"));
    QVERIFY(!content.contains("Bearer") && !content.contains("Authorization"));
    QVERIFY(!content.contains("practice-") || content.contains("\"practice-1\"")); // what the provider's keys begin with
}

QTEST_GUILESS_MAIN(TestCliTools)
#include "tst_clitools.moc"
