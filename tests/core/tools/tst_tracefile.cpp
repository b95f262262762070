#include "base/files.h"
#include "results.h"
#include "tools/tracefile.h"
#include "traces.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace cuewright;

// Trace files: the same trace comes back, what is not known stays, and what is broken is named.
class TestTraceFile : public QObject
{
    Q_OBJECT
private slots:
    void roundTrip();
    void everyMember();
    void bytes_data();
    void bytes();
    void unknownMembersStay();
    void editsDropNothingTheyShouldKeep();
    void secretsAreStruckOut();
    void refused_data();
    void refused();
    void problems_data();
    void problems();
    void everyCut();
    void garbage();
    void filesOnDisk();
    void large();
};

namespace {

Json parsed(const QByteArray &text)
{
    return parseJson(text).value_or(Json());
}

QByteArray withTurns(const QByteArray &turns, const QByteArray &branches = R"([{"id":"main","name":"main","tip":1}])")
{
    return R"({"cuewright-trace":1,"settings":[{"model":"m"}],"branches":)" + branches + R"(,"turns":)" + turns + '}';
}

Trace fullTrace()
{
    Trace trace;
    TraceInfo info;
    info.title = QStringLiteral("Double charge");
    info.prompt = QStringLiteral("prompts/reply.prompty");
    info.endpoint = QStringLiteral("practice");
    info.created = QDateTime(QDate(2026, 11, 23), QTime(14, 5, 1, 250), Qt::UTC);
    trace.setInfo(info);
    ChatRequest settings = weatherSettings();
    settings.tools[0].strict = true;
    settings.tools[0].description = QStringLiteral("Weather");
    settings.responseFormat = {ResponseFormat::Kind::JsonSchema, QStringLiteral("answer"), QStringLiteral("d"), *parseJson(R"({"type":"object"})"), false};
    settings.options.temperature = 0.5;
    settings.options.topP = 1;
    settings.options.topK = 3;
    settings.options.maxOutputTokens = 100;
    settings.options.frequencyPenalty = -1;
    settings.options.presencePenalty = 0;
    settings.options.seed = 7;
    settings.options.stop = {QStringLiteral("END")};
    settings.options.parallelToolCalls = false;
    settings.options.reasoningEffort = QStringLiteral("low");
    settings.options.verbosity = QStringLiteral("high");
    settings.options.serviceTier = QStringLiteral("flex");
    settings.options.toolChoice = "required";
    settings.extraBody = *parseJson(R"({"z":1,"a":2})");
    settings.stream = false;
    settings.wire = WireFormat::Responses;
    Message message = Message::text(Role::User, QStringLiteral("Look:"));
    message.parts << ContentPart{ContentPart::Kind::Image, {}, QStringLiteral("data:image/png;base64,AA"), QStringLiteral("image/png"), QStringLiteral("low")};
    message.name = QStringLiteral("Mara");
    message.metadata = *parseJson(R"({"cache":true})");
    Message earlier = Message::text(Role::Assistant, {});
    earlier.toolCalls = {{QStringLiteral("q"), QStringLiteral("x"), QStringLiteral("{}")}};
    earlier.reasoningItems = *parseJson(R"([{"sealed":"s"}])");
    earlier.reasoningTokens = 9;
    Message result = Message::text(Role::Tool, QStringLiteral("r"));
    result.toolCallId = QStringLiteral("q");
    const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::System, QStringLiteral("s")), message, earlier, result}, settings);
    TurnAnswer answer = answered(answerWith(QStringLiteral("x\u2028y"), {{QStringLiteral("q"), QStringLiteral("get_weather"), QStringLiteral("{\"cut")}, {QStringLiteral("q"), QStringLiteral("x"), {}}}));
    answer.answer->refusal = QStringLiteral("no");
    answer.answer->reasoning = QStringLiteral("hm");
    answer.answer->id = QStringLiteral("id");
    answer.answer->model = QStringLiteral("m");
    answer.answer->finishText = QStringLiteral("tool_calls");
    answer.answer->reportedCost = Money::fromPico(5);
    answer.answer->usage->cachedInput = 4;
    answer.answer->reasoningItems = *parseJson("[1]");
    answer.isCostEstimated = true;
    answer.timing = {std::chrono::milliseconds(0), std::chrono::milliseconds(41), std::chrono::milliseconds(97), info.created};
    answer.exchange = TraceExchange();
    answer.exchange->url = QStringLiteral("https://api.example.com/v1/responses");
    answer.exchange->format = WireFormat::Responses;
    answer.exchange->streamAsked = false;
    answer.exchange->status = 200;
    answer.exchange->contentType = "text/event-stream";
    answer.exchange->received = "data: {}\n\ndata: [DONE]\n\n";
    answer.exchange->isCut = true;
    answer.exchange->notSent = {{QStringLiteral("temperature"), QStringLiteral("The model takes none.")}};
    answer.sentBody = R"({"model":"m","input":[{"role":"user"}],"z":1.0})";
    (void)trace.setAnswer(*turn, answer);
    ToolResult got = resultWith(QStringLiteral("18"), ToolSource::Mcp);
    got.origin = QStringLiteral("files");
    got.isError = true;
    got.content = *parseJson(R"({"parts":[{"type":"image"}]})");
    got.started = std::chrono::milliseconds(100);
    got.duration = std::chrono::milliseconds(30);
    (void)trace.setResult(*turn, 0, got);
    const auto edit = trace.editResult(Trace::kMain, *turn, 0, resultWith(QStringLiteral("\"0\""), ToolSource::Mock));
    const auto other = trace.editArguments(edit->branch, edit->turn, 1, QStringLiteral("{}"));
    (void)trace.editAnswer(other->branch, other->turn, QStringLiteral("other"));
    (void)trace.rename(other->branch, QStringLiteral("Refund refused"));
    const auto again = trace.askAgain(Trace::kMain, *turn);
    TurnAnswer failed;
    failed.error = Error{Error::Code::RateLimited, QStringLiteral("slow down"), QStringLiteral("d"), {}, QStringLiteral("tokens")};
    (void)trace.setAnswer(again->turn, failed);
    return trace;
}

} // namespace

void TestTraceFile::roundTrip()
{
    const QByteArray text = traceText(weatherTrace());
    const auto opened = parseTrace(text);
    VERIFY_RESULT(opened);
    QCOMPARE(opened->problems, QStringList());
    QCOMPARE(traceText(opened->trace), text);
    QCOMPARE(opened->trace.turnIds(), (QList<TurnId>{1, 2, 3}));
    QCOMPARE(opened->trace.turn(1)->settings, opened->trace.turn(3)->settings);
    QCOMPARE(parsed(text)["settings"].size(), std::size_t(1));
    QCOMPARE(opened->trace.state(Trace::kMain), BranchState::Done);
    QCOMPARE(traceText(parseTrace(traceText(Trace()))->trace), traceText(Trace()));
    // What it grows into: numbers go on where they were.
    Trace grown = opened->trace;
    const auto next = grown.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("more"))}, weatherSettings());
    VERIFY_RESULT(next);
    QCOMPARE(*next, 4);
}

void TestTraceFile::everyMember()
{
    const Trace trace = fullTrace();
    const QByteArray text = traceText(trace);
    const auto opened = parseTrace(text);
    VERIFY_RESULT(opened);
    QCOMPARE(opened->problems, QStringList());
    QCOMPARE(QString::fromUtf8(traceText(opened->trace)), QString::fromUtf8(text));
    const TurnPtr turn = opened->trace.turn(1);
    QCOMPARE(turn->added.size(), 4);
    QCOMPARE(turn->added[1].parts, trace.turn(1)->added[1].parts);
    QCOMPARE(turn->added[2].reasoningTokens, 9);
    QCOMPARE(turn->settings->options.seed, std::optional<qint64>(7));
    QCOMPARE(turn->settings->options.stop, QStringList(QStringLiteral("END")));
    QCOMPARE(writeJson(turn->settings->extraBody), QByteArray(R"({"z":1,"a":2})"));
    QCOMPARE(turn->settings->wire, std::optional(WireFormat::Responses));
    QCOMPARE(turn->answer->toolCalls, trace.turn(1)->answer->toolCalls);
    QCOMPARE(turn->calls[1].asked->id, QStringLiteral("q"));
    QCOMPARE(turn->calls[0].result->content, trace.turn(1)->calls[0].result->content);
    QCOMPARE(turn->exchange->received, trace.turn(1)->exchange->received);
    QVERIFY(turn->exchange->isCut && !turn->exchange->streamAsked);
    QCOMPARE(turn->exchange->notSent, trace.turn(1)->exchange->notSent);
    QCOMPARE(opened->trace.requestBody(1), QByteArray(R"({"model":"m","input":[{"role":"user"}],"z":1.0})"));
    QCOMPARE(turn->timing.firstDelta, std::optional(std::chrono::milliseconds(41)));
    QCOMPARE(turn->timing.at, trace.turn(1)->timing.at);
    QCOMPARE(opened->trace.info().created, trace.info().created);
    const TraceBranch *refused = opened->trace.branch(u"b2");
    QVERIFY(refused);
    QCOMPARE(refused->name, QStringLiteral("Refund refused"));
    QCOMPARE(refused->origin.cause, BranchOrigin::Cause::Result);
    QCOMPARE(opened->trace.turn(refused->tip)->answerText(), QStringLiteral("other"));
    const TurnPtr failed = opened->trace.turn(opened->trace.branch(u"b3")->tip);
    QCOMPARE(failed->error->code, Error::Code::RateLimited);
    QCOMPARE(failed->error->reason, QStringLiteral("tokens"));
    QVERIFY(opened->trace.branch(u"b3")->hasRun);
}

void TestTraceFile::bytes_data()
{
    QTest::addColumn<QByteArray>("received");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one line") << QByteArray("{\"a\":1}");
    QTest::newRow("a line end") << QByteArray("\n");
    QTest::newRow("carriage returns") << QByteArray("data: x\r\n\r\ndata: y\r");
    QTest::newRow("no UTF-8") << QByteArray("\xFF\xFE\n\x80");
    QTest::newRow("cut character") << QByteArray("data: \xC3");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{}\n");
    QTest::newRow("zero") << QByteArray("a\0b\n", 4);
    QTest::newRow("replacement character") << QByteArray("\xEF\xBF\xBD");
    QTest::newRow("surrogate bytes") << QByteArray("\xED\xA0\x80");
}

void TestTraceFile::bytes()
{
    QFETCH(QByteArray, received);
    Trace trace;
    const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("x"))}, weatherSettings());
    TurnAnswer answer = answered(answerWith({}));
    answer.exchange = TraceExchange();
    answer.exchange->received = received;
    answer.sentBody = received;
    VERIFY_RESULT(trace.setAnswer(*turn, answer));
    const auto opened = parseTrace(traceText(trace));
    VERIFY_RESULT(opened);
    QCOMPARE(opened->trace.turn(1)->exchange->received, received);
    QCOMPARE(opened->trace.requestBody(1), received);
}

void TestTraceFile::unknownMembersStay()
{
    Json file = parsed(traceText(fullTrace()));
    file["new_top"] = 1;
    file["settings"][0]["new_setting"] = 2;
    file["settings"][0]["tools"][0]["new_tool"] = 3;
    file["branches"][1]["new_branch"] = 4;
    file["branches"][1]["from"]["new_from"] = 5;
    Json &turn = file["turns"][0];
    turn["new_turn"] = 6;
    turn["messages"][1]["new_message"] = 7;
    turn["answer"]["new_answer"] = 8;
    turn["answer"]["usage"]["new_usage"] = 9;
    turn["calls"][0]["new_call"] = 10;
    turn["calls"][0]["result"]["new_result"] = 11;
    turn["exchange"]["new_exchange"] = 12;
    const auto opened = parseTrace(writeJson(file));
    VERIFY_RESULT(opened);
    const QByteArray again = traceText(opened->trace);
    for (const char *name : {"top", "setting", "tool", "branch", "from", "turn", "message", "answer", "usage", "call", "result", "exchange"})
        QVERIFY2(again.contains(QByteArray("\"new_") + name + '"'), name);
    QCOMPARE(traceText(parseTrace(again)->trace), again);
}

void TestTraceFile::editsDropNothingTheyShouldKeep()
{
    Json file = parsed(traceText(weatherTrace()));
    file["turns"][0]["calls"][0]["result"]["note"] = "of the result";
    file["turns"][0]["calls"][0]["note"] = "of the call";
    Trace trace = parseTrace(writeJson(file))->trace;
    const auto edit = trace.editResult(Trace::kMain, 1, 0, resultWith(QStringLiteral("new")));
    VERIFY_RESULT(edit);
    const Json written = parsed(traceText(trace));
    const Json &call = written["turns"][3]["calls"][0];
    QVERIFY(!call["result"].contains("note")); // another result
    QVERIFY(call["recorded"].contains("note"));
    QVERIFY(call.contains("note"));
}

void TestTraceFile::secretsAreStruckOut()
{
    Trace trace = weatherTrace();
    const auto next = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("my key is sk-abcdefgh12345678 ok"))}, weatherSettings());
    TurnAnswer answer = answered(answerWith(QStringLiteral("you said sk-abcdefgh12345678, and pass\"word\\123456")));
    VERIFY_RESULT(trace.setAnswer(*next, answer));
    const QByteArray text = traceText(trace, {Secret("sk-abcdefgh12345678"), Secret("pass\"word\\123456"), Secret()});
    QVERIFY(!text.contains("abcdefgh12345678"));
    QVERIFY(!text.contains("123456"));
    QVERIFY(text.contains("[key]"));
    VERIFY_RESULT(parseTrace(text));
}

void TestTraceFile::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("empty") << QByteArray() << Error::Code::Parse;
    QTest::newRow("no JSON") << QByteArray("{\"cuewright-trace\":1,") << Error::Code::Parse;
    QTest::newRow("no trace") << QByteArray("{\"messages\":[]}") << Error::Code::Invalid;
    QTest::newRow("a list") << QByteArray("[1]") << Error::Code::Invalid;
    QTest::newRow("version as text") << QByteArray("{\"cuewright-trace\":\"1\"}") << Error::Code::Invalid;
    QTest::newRow("version 0") << QByteArray("{\"cuewright-trace\":0}") << Error::Code::Invalid;
    QTest::newRow("later version") << QByteArray("{\"cuewright-trace\":2}") << Error::Code::Unsupported;
    QTest::newRow("deep") << QByteArray("{\"cuewright-trace\":1,\"x\":") + QByteArray(10'000, '[') << Error::Code::TooLarge;
    QTest::newRow("no UTF-8") << QByteArray("{\"cuewright-trace\":1,\"title\":\"\xFF\"}") << Error::Code::Parse;
}

void TestTraceFile::refused()
{
    QFETCH(QByteArray, text);
    const auto opened = parseTrace(text);
    QVERIFY(!opened);
    QTEST(opened.error().code, "code");
    QVERIFY(!opened.error().message.isEmpty());
    if (opened.error().code == Error::Code::Parse)
        QVERIFY(opened.error().at.line > 0);
}

void TestTraceFile::problems_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("turns");
    QTest::addColumn<int>("branches");
    QTest::addColumn<int>("problems");
    const auto row = [](const char *name, const QByteArray &text, int turns, int branches, int problems) {
        QTest::newRow(name) << text << turns << branches << problems;
    };
    row("nothing", R"({"cuewright-trace":1})", 0, 1, 0);
    row("other kinds", R"({"cuewright-trace":1,"settings":3,"branches":{},"turns":"x"})", 0, 1, 0);
    row("fine", withTurns(R"([{"id":1,"settings":0}])"), 1, 1, 0);
    row("circle of two", withTurns(R"([{"id":1,"settings":0},{"id":2,"parent":3,"settings":0},{"id":3,"parent":2,"settings":0}])"), 1, 1, 2);
    row("its own parent", withTurns(R"([{"id":1,"settings":0,"parent":1}])"), 0, 1, 2);
    row("missing parent", withTurns(R"([{"id":1,"settings":0},{"id":2,"parent":9,"settings":0},{"id":4,"parent":2,"settings":0}])"), 1, 1, 2);
    row("same number", withTurns(R"([{"id":1,"settings":0},{"id":1,"settings":0,"messages":[]}])"), 1, 1, 1);
    row("no number", withTurns(R"([{"id":1,"settings":0},{"settings":0},{"id":-4},{"id":1.5},{"id":"2"},{"id":18446744073709551615},7])"), 1, 1, 6);
    row("no settings", withTurns(R"([{"id":1,"settings":5}])"), 1, 1, 1);
    row("negative settings", withTurns(R"([{"id":1,"settings":-1}])"), 1, 1, 1);
    row("no main", withTurns(R"([{"id":1,"settings":0}])", "[]"), 1, 1, 1);
    row("branch without tip", withTurns(R"([{"id":1,"settings":0}])", R"([{"id":"main","tip":1},{"id":"b2","tip":7}])"), 1, 1, 1);
    row("same branch", withTurns(R"([{"id":1,"settings":0}])", R"([{"id":"main","tip":1},{"id":"main","tip":1},{"tip":1}])"), 1, 1, 2);
    row("main is an empty one", withTurns(R"([{"id":1,"settings":0}])", R"([{"id":"main"},{"id":"b2","tip":1}])"), 1, 2, 0);
    row("turns that no branch has", withTurns(R"([{"id":1,"settings":0},{"id":2,"settings":0}])"), 1, 1, 1);
    row("turn full of nonsense",
        withTurns(R"([{"id":1,"settings":0,"messages":[1,{"role":7,"content":{"a":1},"tool_calls":[3]}],"answer":{"usage":[],"finish":4,"text":null},)"
                  R"("calls":[null,{"id":1,"result":"x","asked":[]}],"cost":"many","error":"e","start_ms":-5,"duration_ms":1e300,"at":"yesterday",)"
                  R"("exchange":{"request":{"body":[],"list":"messages","kept":-4,"added":{}},"response":[1,{"a":2}],"status":"x"}}])"),
        1, 1, 0);
    row("more kept than there is",
        withTurns(R"([{"id":1,"settings":0,"answer":{},"exchange":{"request":{"body":{"messages":[]},"list":"messages","kept":2147483647,"added":[1]}}}])"), 1, 1, 0);
}

void TestTraceFile::problems()
{
    QFETCH(QByteArray, text);
    const auto opened = parseTrace(text);
    VERIFY_RESULT(opened);
    const Trace &trace = opened->trace;
    QTEST(static_cast<int>(trace.turnIds().size()), "turns");
    QTEST(static_cast<int>(trace.branches().size()), "branches");
    QTEST(static_cast<int>(opened->problems.size()), "problems");
    QVERIFY(trace.branch(Trace::kMain));
    for (const TurnId id : trace.turnIds()) {
        (void)trace.requestOf(id);
        (void)trace.requestBody(id);
        QVERIFY(trace.endOf(id).count() >= 0);
    }
    QCOMPARE(traceText(parseTrace(traceText(trace))->trace), traceText(trace));
}

void TestTraceFile::everyCut()
{
    const QByteArray text = traceText(weatherTrace());
    for (qsizetype cut = 0; cut < text.size() - 2; ++cut)
        QVERIFY(!parseTrace(text.left(cut)));
    // A file of 20,000 broken turns has a list of problems that can be read.
    Json file = parsed(withTurns("[]"));
    for (int i = 0; i < 20'000; ++i)
        file["turns"].push_back({{"id", i + 2}, {"parent", i + 3}, {"settings", 0}});
    const auto opened = parseTrace(writeJson(file));
    VERIFY_RESULT(opened);
    QVERIFY(opened->problems.size() < 30);
}

// Whatever a file says, reading it either refuses or gives a trace that holds together, and that is written and read alike.
void TestTraceFile::garbage()
{
    const QByteArray text = traceText(fullTrace());
    std::mt19937 random(11);
    const QByteArray tokens("0123456789-{}[],:\"ntf");
    int readable = 0;
    for (int round = 0; round < 1'500; ++round) {
        QByteArray broken = text;
        for (int change = 0; change < 1 + round % 3; ++change)
            broken[static_cast<qsizetype>(random() % static_cast<unsigned>(broken.size()))] = tokens[static_cast<qsizetype>(random() % static_cast<unsigned>(tokens.size()))];
        const auto opened = parseTrace(broken);
        if (!opened)
            continue;
        ++readable;
        const Trace &trace = opened->trace;
        QVERIFY(trace.branch(Trace::kMain));
        for (const TraceBranch &branch : trace.branches()) {
            QVERIFY(branch.tip == kNoTurn || trace.turn(branch.tip));
            (void)trace.runsAgain(branch.id);
            (void)trace.originStep(branch.id);
        }
        for (const TurnId id : trace.turnIds()) {
            (void)trace.requestOf(id);
            (void)trace.requestBody(id);
        }
        const QByteArray once = traceText(trace);
        const auto again = parseTrace(once);
        VERIFY_RESULT(again);
        QCOMPARE(traceText(again->trace), once);
    }
    QVERIFY(readable > 100);
}

void TestTraceFile::filesOnDisk()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("traces/a.trace.json"));
    const auto missing = openTrace(path);
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, Error::Code::NotFound);
    VERIFY_RESULT(saveTrace(weatherTrace(), path));
    const auto opened = openTrace(path);
    VERIFY_RESULT(opened);
    QCOMPARE(traceText(opened->trace), traceText(weatherTrace()));
}

// The figures are for reading, and depend on the build and the machine. CUEWRIGHT_TRACE_TURNS=2000 makes the 20 MB that have to
// open in half a second in a release.
void TestTraceFile::large()
{
    const int turnCount = qEnvironmentVariableIntValue("CUEWRIGHT_TRACE_TURNS") > 0 ? qEnvironmentVariableIntValue("CUEWRIGHT_TRACE_TURNS") : 100;
    Trace trace;
    const QString payload = QString(2'000, u'x') + QStringLiteral(" – ä\n");
    Json body = Json::object({{"model", "m"}, {"messages", Json::array()}});
    for (int i = 0; i < turnCount; ++i) {
        const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QString::number(i) + payload)}, weatherSettings());
        VERIFY_RESULT(turn);
        TurnAnswer answer = answered(answerWith(payload, {{QStringLiteral("c%1").arg(i), QStringLiteral("get_weather"), QStringLiteral("{\"location\":\"Paris\"}")}}));
        if (i % 20 == 0) { // making the bodies is what takes time here
            answer.sentBody = writeJson(body);
        }
        answer.exchange = TraceExchange();
        for (int line = 0; line < 40; ++line)
            answer.exchange->received += "data: {\"choices\":[{\"delta\":{\"content\":\"" + QByteArray(60, 'y') + "\"}}]}\n\n";
        VERIFY_RESULT(trace.setAnswer(*turn, answer));
        VERIFY_RESULT(trace.setResult(*turn, 0, resultWith(payload)));
        body["messages"].push_back(i);
    }
    QElapsedTimer timer;
    timer.start();
    const QByteArray text = traceText(trace);
    const auto written = timer.restart();
    const auto opened = parseTrace(text);
    const auto read = timer.restart();
    VERIFY_RESULT(opened);
    Trace edited = opened->trace;
    const auto edit = edited.editResult(Trace::kMain, turnCount / 2, 0, resultWith(QStringLiteral("x")));
    const auto changed = timer.nsecsElapsed() / 1000;
    VERIFY_RESULT(edit);
    timer.restart();
    const TraceTotals totals = edited.totals(edit->branch);
    const auto steps = edited.steps(Trace::kMain).size();
    const auto looked = timer.nsecsElapsed() / 1000;
    QCOMPARE(totals.turns, turnCount / 2);
    QCOMPARE(steps, 2 * turnCount);
    QCOMPARE(edited.turn(1), opened->trace.turn(1)); // nothing was copied
    qInfo("%d turns, %.1f MB: write %lld ms, open %lld ms, edit %lld us, totals and steps %lld us", turnCount, double(text.size()) / 1e6,
        static_cast<long long>(written), static_cast<long long>(read), static_cast<long long>(changed), static_cast<long long>(looked));
}

QTEST_GUILESS_MAIN(TestTraceFile)
#include "tst_tracefile.moc"
