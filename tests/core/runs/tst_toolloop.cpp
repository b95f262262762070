#include "loopfixture.h"
#include "tools/tracefile.h"

using namespace cuewright;

/// The call loop against the practice provider.
class TestToolLoop : public QObject
{
    Q_OBJECT
private slots:
    void parallelCalls_data();
    void parallelCalls();
    void oneCallAtATime();
    void onlyOneCall();
    void argumentsGrow();
    void choices_data();
    void choices();
    void brokenArgumentsAreMended_data();
    void brokenArgumentsAreMended();
    void unknownTool();
    void roundLimit();
    void structuredAnswer();
    void brokenAnswerIsAskedForAgain_data();
    void brokenAnswerIsAskedForAgain();
    void modes();
    void manualTool();
    void noMockLeavesItPending();
    void deniedLeavesItPending();
    void nothingToDo();
};

namespace {

const QString kTwoCities = QStringLiteral("What is the weather in Paris and Tokyo?");

// "Get the ticket, then analyse it": an answer in the schema's form.
ChatRequest reportRequest(bool responses)
{
    ChatRequest request = LoopBench::request(responses);
    request.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
    request.responseFormat.name = QStringLiteral("report");
    request.responseFormat.strict = true;
    request.responseFormat.schema = *parseJson(
        R"({"type":"object","properties":{"sky":{"type":"string","enum":["drizzle","clear"]}},"required":["sky"],"additionalProperties":false})");
    return request;
}

} // namespace

void TestToolLoop::parallelCalls_data()
{
    addFormats();
}

void TestToolLoop::parallelCalls()
{
    QFETCH(bool, responses);
    QFETCH(bool, stream);
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    bench.say(kTwoCities, LoopBench::request(responses, stream));
    QByteArray order;
    connect(bench.loop.get(), &ToolLoop::callStarted, this, [&] { order += '+'; });
    connect(bench.loop.get(), &ToolLoop::callFinished, this, [&] { order += '-'; });
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
    QCOMPARE(bench.loop->rounds(), 2);
    const auto turns = bench.turns();
    QCOMPARE(turns.size(), 2);
    const QList<TraceCall> &calls = turns[0]->calls;
    QCOMPARE(calls.size(), 2);
    QVERIFY(calls[0].call.arguments.contains(u"Paris"));
    QCOMPARE(calls[0].result->text, QStringLiteral("drizzle, 12 degrees"));
    QCOMPARE(calls[1].result->origin, QStringLiteral("Tokyo"));
    // Both are under way before either has ended.
    QCOMPARE(order, QByteArray("++--"));
    QCOMPARE(calls[0].result->started, calls[1].result->started);
    // The final answer knows both results, and which is whose.
    const QString text = turns[1]->answerText();
    QVERIFY2(text.indexOf(u"drizzle") > text.indexOf(u"Paris") && text.indexOf(u"clear") > text.indexOf(u"Tokyo"), qPrintable(text));
    const QList<Message> messages = bench.trace().messagesOf(turns[1]->id);
    QCOMPARE(messages.size(), 4);
    QCOMPARE(messages[2].toolCallId, calls[0].call.id);
    QCOMPARE(messages[3].toolCallId, calls[1].call.id);
    // Each request is in the ledger, with the same price as in the trace.
    const auto records = bench.calls();
    QCOMPARE(records.size(), 2);
    Money sum;
    for (const CallRecord &record : records)
        sum += record.cost.value_or(Money());
    const TraceTotals totals = bench.trace().totals(Trace::kMain);
    QCOMPARE(totals.cost, sum);
    QCOMPARE(totals.calls, 2);
    QCOMPARE(totals.unpriced, 0);
    for (const TurnPtr &turn : turns) {
        QVERIFY(turn->exchange && turn->exchange->status == 200);
        QCOMPARE(turn->exchange->format == WireFormat::Responses, responses);
        QCOMPARE(turn->exchange->streamAsked, stream);
    }
}

void TestToolLoop::oneCallAtATime()
{
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    ChatRequest request = LoopBench::request();
    request.options.parallelToolCalls = false;
    bench.say(kTwoCities, request);
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
    QCOMPARE(bench.turns()[0]->calls.size(), 1); // the provider keeps to it

    // One that does not: its calls run one after the other.
    bench.say(kTwoCities, LoopBench::request());
    bench.plan.mode = LoopMode::Manual;
    QVERIFY(bench.run());
    const auto edited = bench.document.change([&](Trace &trace) {
        Trace other;
        const auto turn = other.appendTurn(Trace::kMain, {Message::text(Role::User, kTwoCities)}, request);
        TurnAnswer answer;
        answer.answer = trace.turnsOf(Trace::kMain).first()->answer;
        trace = other;
        return turn && trace.setAnswer(*turn, answer);
    });
    QVERIFY(edited);
    QStringList order;
    connect(bench.loop.get(), &ToolLoop::callStarted, this, [&](TurnId, int call) { order << QStringLiteral("+%1").arg(call); });
    connect(bench.loop.get(), &ToolLoop::callFinished, this, [&](TurnId, int call) { order << QStringLiteral("-%1").arg(call); });
    bench.plan.mode = LoopMode::Step;
    QVERIFY(bench.run());
    QCOMPARE(order, (QStringList{QStringLiteral("+0"), QStringLiteral("-0"), QStringLiteral("+1"), QStringLiteral("-1")}));
}

void TestToolLoop::onlyOneCall()
{
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    bench.plan.mode = LoopMode::Manual;
    bench.say(kTwoCities, LoopBench::request());
    QVERIFY(bench.run());
    bench.plan.mode = LoopMode::Automatic;
    for (const int call : {1, 0}) {
        bench.plan.onlyCall = call;
        QVERIFY(bench.run());
        QCOMPARE(bench.turns().size(), 1); // nothing is sent, the last one answered or not
        QVERIFY(bench.turns()[0]->calls[call].result);
        QCOMPARE(bench.turns()[0]->pending(), call);
        QCOMPARE(bench.loop->end(), call == 1 ? ToolLoop::End::NeedsResults : ToolLoop::End::ResultsReady);
    }
}

void TestToolLoop::argumentsGrow()
{
    LoopBench bench;
    bench.plan.mode = LoopMode::Manual;
    bench.say(kTwoCities, LoopBench::request());
    QHash<int, QString> arguments;
    int pieces = 0;
    TurnId of = kNoTurn;
    connect(bench.loop.get(), &ToolLoop::eventReceived, this, [&](TurnId turn, const ChatEvent &event) {
        if (const auto *delta = std::get_if<ToolCallDelta>(&event)) {
            arguments[delta->index] += delta->arguments;
            ++pieces;
            of = turn;
        }
    });
    QVERIFY(bench.run());
    const TurnPtr turn = bench.turns().first();
    QCOMPARE(of, turn->id);
    QVERIFY(pieces > 4);
    QCOMPARE(arguments[0], turn->calls[0].call.arguments);
    QCOMPARE(arguments[1], turn->calls[1].call.arguments);
}

void TestToolLoop::choices_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("choice");
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("turns");
    QTest::addColumn<int>("calls");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *text, const char *choice, ToolLoop::End end, int turns, int calls, const char *after) {
        QTest::newRow(name) << QString::fromLatin1(text) << QByteArray(choice) << static_cast<int>(end) << turns << calls << QByteArray(after);
    };
    using End = ToolLoop::End;
    const char *named = R"({"type":"function","function":{"name":"get_weather"}})";
    row("auto", "What is the weather in Paris?", "\"auto\"", End::Answered, 2, 1, "\"auto\"");
    row("nothing to call", "Tell me a joke", "\"auto\"", End::Answered, 1, 0, "\"auto\"");
    row("none", "What is the weather in Paris?", "\"none\"", End::Answered, 1, 0, "\"none\"");
    row("required", "What is the weather in Paris?", "\"required\"", End::Answered, 2, 1, "null");
    row("one tool", "What is the weather in Paris?", named, End::Forced, 1, 1, named);
    row("allowed set", "What is the weather in Paris?",
        R"({"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[{"type":"function","function":{"name":"get_weather"}}]}})", End::Answered,
        2, 1, R"({"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":"function","function":{"name":"get_weather"}}]}})");
    row("not in the set", "What is the weather in Paris?",
        R"({"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":"function","function":{"name":"get_news"}}]}})", End::Answered, 1, 0,
        R"({"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":"function","function":{"name":"get_news"}}]}})");
}

void TestToolLoop::choices()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, choice);
    QFETCH(int, end);
    QFETCH(int, turns);
    QFETCH(int, calls);
    QFETCH(QByteArray, after);
    for (const bool responses : {false, true}) {
        LoopBench bench;
        bench.plan.tools << LoopBench::weather();
        ChatRequest request = LoopBench::request(responses);
        request.tools << ToolDefinition{QStringLiteral("get_news"), QStringLiteral("Headlines"), nullptr, {}};
        request.options.toolChoice = *parseJson(choice);
        bench.say(text, request);
        QVERIFY(bench.run());
        QVERIFY2(!bench.loop->error(), qPrintable(bench.loop->error() ? bench.loop->error()->message + bench.loop->error()->detail : QString()));
        QCOMPARE(static_cast<int>(bench.loop->end()), end);
        QCOMPARE(bench.turns().size(), turns);
        QCOMPARE(bench.trace().totals(Trace::kMain).calls, calls);
        QCOMPARE(writeJson(bench.turns().last()->settings->options.toolChoice), after);
        if (end != static_cast<int>(ToolLoop::End::Forced))
            continue;
        QCOMPARE(bench.trace().state(Trace::kMain), BranchState::ResultsReady); // its result is there, and can be sent
        QVERIFY(bench.run());
        QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
        QVERIFY(bench.turns().last()->settings->options.toolChoice.is_null());
    }
}

void TestToolLoop::brokenArgumentsAreMended_data()
{
    QTest::addColumn<bool>("responses");
    QTest::newRow("chat") << false;
    QTest::newRow("responses") << true;
}

void TestToolLoop::brokenArgumentsAreMended()
{
    QFETCH(bool, responses);
    LoopBench bench;
    VERIFY_RESULT(bench.practice.setFaults(R"([{"brokenArguments":true}])"));
    bench.plan.tools << LoopBench::weather();
    bench.say(QStringLiteral("What is the weather in Paris?"), LoopBench::request(responses));
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
    const auto turns = bench.turns();
    QCOMPARE(turns.size(), 3);
    QCOMPARE(turns[0]->calls[0].result->source, ToolSource::Program);
    QVERIFY(turns[0]->calls[0].result->isError);
    QVERIFY2(turns[0]->calls[0].result->text.contains(QStringLiteral("cannot be read")), qPrintable(turns[0]->calls[0].result->text));
    QCOMPARE(turns[1]->calls[0].result->source, ToolSource::Mock);
    QVERIFY(turns[2]->answerText().contains(u"drizzle"));
}

void TestToolLoop::unknownTool()
{
    LoopBench bench;
    ChatRequest request = LoopBench::request();
    bench.say(QStringLiteral("What is the weather in Paris?"), request);
    bench.plan.mode = LoopMode::Manual;
    QVERIFY(bench.run());
    // The model invents one, and breaks the schema of another.
    const bool made = bench.document.change([&](Trace &trace) {
        TurnAnswer answer;
        answer.answer = trace.turnsOf(Trace::kMain).first()->answer;
        answer.answer->toolCalls = {{QStringLiteral("a"), QStringLiteral("get_rain"), QStringLiteral("{}")},
            {QStringLiteral("a"), QStringLiteral("get_weather"), QStringLiteral("{\"city\":\"Paris\"}")},
            {QString(), QStringLiteral("get_weather"), QStringLiteral("{\"location\":\"Paris\"}")}};
        Trace other;
        const auto turn = other.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("weather?"))}, request);
        trace = other;
        return turn && trace.setAnswer(*turn, answer);
    });
    QVERIFY(made);
    bench.plan.mode = LoopMode::Automatic;
    bench.plan.tools << LoopBench::weather();
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Answered); // the provider took it: ids are repaired, each call has its result
    const QList<TraceCall> calls = bench.turns().first()->calls;
    QVERIFY(calls[0].result->text.contains(QStringLiteral("\"get_rain\"")) && calls[0].result->text.contains(QStringLiteral("get_weather")));
    QVERIFY2(calls[1].result->text.contains(QStringLiteral("schema")) && calls[1].result->text.contains(QStringLiteral("location")),
        qPrintable(calls[1].result->text));
    QCOMPARE(calls[1].result->source, ToolSource::Program);
    QCOMPARE(calls[2].result->source, ToolSource::Mock);
    const QSet<QString> ids{calls[0].call.id, calls[1].call.id, calls[2].call.id};
    QCOMPARE(ids.size(), 3);
}

void TestToolLoop::roundLimit()
{
    LoopBench bench;
    QByteArray script = "[";
    for (int i = 0; i < 20; ++i)
        script += R"({"callTools":true},)";
    script.back() = ']';
    VERIFY_RESULT(bench.practice.setFaults(script));
    bench.plan.tools << LoopBench::weather();
    bench.say(QStringLiteral("What is the weather in Paris?"), LoopBench::request());
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::RoundLimit);
    QCOMPARE(bench.loop->rounds(), 10);
    QCOMPARE(bench.turns().size(), 10);
    QCOMPARE(bench.practice.chatRequests(), 10);
    QCOMPARE(bench.calls().size(), 10);
    QCOMPARE(bench.trace().state(Trace::kMain), BranchState::ResultsReady);
    bench.plan.maxRounds = 2;
    QVERIFY(bench.run()); // a person lets it go on
    QCOMPARE(bench.loop->end(), ToolLoop::End::RoundLimit);
    QCOMPARE(bench.turns().size(), 12);
    QSet<QString> ids;
    for (const TurnPtr &turn : bench.turns())
        ids.insert(turn->calls.first().call.id);
    QCOMPARE(ids.size(), 12);
}

void TestToolLoop::structuredAnswer()
{
    for (const bool responses : {false, true}) {
        LoopBench bench;
        bench.plan.tools << LoopBench::weather();
        const ChatRequest request = reportRequest(responses);
        bench.say(QStringLiteral("What is the weather in Paris?"), request);
        QVERIFY(bench.run());
        QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
        QCOMPARE(bench.turns().size(), 2);
        QCOMPARE(bench.loop->reply()->kind, Outcome::Kind::Valid);
        QCOMPARE(memberText(*bench.loop->reply()->json, "sky"), QStringLiteral("drizzle"));
        // The schema is not taken at the server's word.
        VERIFY_RESULT(bench.practice.setFaults(R"([{},{"violateSchema":true}])"));
        bench.say(QStringLiteral("What is the weather in Paris?"), request);
        QVERIFY(bench.run());
        QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
        QCOMPARE(bench.loop->reply()->kind, Outcome::Kind::Violations);
    }
}

void TestToolLoop::brokenAnswerIsAskedForAgain_data()
{
    QTest::addColumn<QByteArray>("faults");
    QTest::addColumn<int>("maxAnswers");
    QTest::addColumn<int>("maxRounds");
    QTest::addColumn<LoopMode>("mode");
    QTest::addColumn<int>("answers");
    QTest::addColumn<Outcome::Kind>("kind");
    const QByteArray once = R"([{},{"violateSchema":true}])";
    const QByteArray often = R"([{},{"violateSchema":true},{"violateSchema":true},{"violateSchema":true}])";
    QTest::newRow("mended") << once << 3 << 10 << LoopMode::Automatic << 2 << Outcome::Kind::Valid;
    QTest::newRow("as often as was said") << often << 3 << 10 << LoopMode::Automatic << 3 << Outcome::Kind::Violations;
    QTest::newRow("within the requests that are allowed") << often << 3 << 3 << LoopMode::Automatic << 2 << Outcome::Kind::Violations;
    QTest::newRow("never by itself") << once << 1 << 10 << LoopMode::Automatic << 1 << Outcome::Kind::Violations;
    QTest::newRow("step by step a person decides") << once << 3 << 10 << LoopMode::Step << 1 << Outcome::Kind::Violations;
    QTest::newRow("right at once") << QByteArray("[]") << 3 << 10 << LoopMode::Automatic << 1 << Outcome::Kind::Valid;
}

// The calls stay as they were; what was wrong, and each further answer, are turns of their own.
void TestToolLoop::brokenAnswerIsAskedForAgain()
{
    QFETCH(QByteArray, faults);
    QFETCH(int, maxAnswers);
    QFETCH(int, maxRounds);
    QFETCH(LoopMode, mode);
    QFETCH(int, answers);
    QFETCH(Outcome::Kind, kind);
    for (const bool responses : {false, true}) {
        LoopBench bench;
        bench.plan.tools << LoopBench::weather();
        bench.plan.maxAnswers = maxAnswers;
        bench.plan.maxRounds = maxRounds;
        bench.plan.mode = mode;
        VERIFY_RESULT(bench.practice.setFaults(faults));
        bench.say(QStringLiteral("What is the weather in Paris?"), reportRequest(responses));
        QVERIFY(bench.run());
        if (bench.loop->end() == ToolLoop::End::ResultsReady)
            QVERIFY(bench.run());
        QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
        QCOMPARE(bench.loop->reply()->kind, kind);
        QCOMPARE(bench.loop->answers(), answers);
        const QList<TurnPtr> turns = bench.turns();
        QCOMPARE(turns.size(), 1 + answers);
        QCOMPARE(bench.calls().size(), 1 + answers); // each of them in the ledger
        for (int again = 2; again < turns.size(); ++again) {
            QCOMPARE(turns[again]->added.size(), 1);
            QVERIFY(turns[again]->added.first().joinedText().startsWith(QStringLiteral("Your answer breaks these rules")));
            QCOMPARE(turns[again]->settings->responseFormat.schema, turns[1]->settings->responseFormat.schema);
        }
    }
}

void TestToolLoop::modes()
{
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    bench.plan.mode = LoopMode::Manual;
    bench.say(kTwoCities, LoopBench::request());
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::NeedsResults);
    QCOMPARE(bench.turns().first()->pending(), 2);
    QVERIFY(!bench.loop->start(bench.plan)); // nothing to send yet
    bench.plan.mode = LoopMode::Step;
    QVERIFY(bench.run()); // the results, and nothing is sent
    QCOMPARE(bench.loop->end(), ToolLoop::End::ResultsReady);
    QCOMPARE(bench.loop->rounds(), 0);
    QCOMPARE(bench.practice.chatRequests(), 1);
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
    QCOMPARE(bench.loop->rounds(), 1);

    bench.say(kTwoCities, LoopBench::request());
    QVERIFY(bench.run()); // one request and its results
    QCOMPARE(bench.loop->end(), ToolLoop::End::ResultsReady);
    QCOMPARE(bench.loop->rounds(), 1);
    QCOMPARE(bench.turns().first()->pending(), 0);
}

void TestToolLoop::manualTool()
{
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    bench.plan.tools[0].source.kind = ToolSource::Manual;
    bench.say(kTwoCities, LoopBench::request());
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::NeedsResults);
    QVERIFY(bench.loop->reasons().isEmpty());
    const TurnPtr turn = bench.turns().first();
    for (int call = 0; call < 2; ++call) {
        ToolResult typed;
        typed.text = call == 0 ? QStringLiteral("hail") : QStringLiteral("fog");
        VERIFY_RESULT(bench.document.change([&](Trace &trace) { return trace.setResult(turn->id, call, typed); }));
    }
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::Answered);
    QVERIFY(bench.turns().last()->answerText().contains(u"hail"));
    QVERIFY(bench.turns().last()->answerText().contains(u"fog"));
}

void TestToolLoop::noMockLeavesItPending()
{
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    bench.plan.tools[0].mocks.removeLast(); // none for Tokyo
    bench.say(kTwoCities, LoopBench::request());
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::NeedsResults);
    const TurnPtr turn = bench.turns().first();
    QVERIFY(turn->calls[0].result);
    QVERIFY(turn->calls[1].isPending());
    QCOMPARE(bench.loop->reasons().keys(), QList<int>{1});
    QCOMPARE(bench.loop->reasons()[1].code, Error::Code::NotFound);
}

void TestToolLoop::deniedLeavesItPending()
{
    LoopBench bench;
    bench.asker.answer = ToolPermission::Deny;
    bench.plan.tools << LoopBench::weather();
    bench.plan.tools[0].source.kind = ToolSource::Command;
    bench.plan.tools[0].source.command = {QStringLiteral("/bin/false")};
    bench.say(kTwoCities, LoopBench::request());
    QVERIFY(bench.run());
    QCOMPARE(bench.loop->end(), ToolLoop::End::NeedsResults);
    QCOMPARE(bench.asker.asked.size(), 2);
    QCOMPARE(bench.turns().first()->pending(), 2);
    QCOMPARE(bench.loop->reasons()[0].code, Error::Code::Permission);
}

void TestToolLoop::nothingToDo()
{
    LoopBench bench;
    QCOMPARE(bench.loop->start(bench.plan).error().code, Error::Code::Invalid); // empty
    bench.say(QStringLiteral("Tell me a joke"), LoopBench::request());
    VERIFY_RESULT(bench.loop->start(bench.plan));
    QVERIFY(bench.loop->isRunning());
    QVERIFY(!bench.loop->start(bench.plan)); // it runs
    QSignalSpy finished(bench.loop.get(), &ToolLoop::finished);
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!bench.loop->isRunning());
    QVERIFY(!bench.loop->start(bench.plan)); // it has its answer
    bench.plan.branch = QStringLiteral("b7");
    QVERIFY(!bench.loop->start(bench.plan));
}

QTEST_GUILESS_MAIN(TestToolLoop)
#include "tst_toolloop.moc"
