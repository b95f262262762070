#include "results.h"
#include "tools/traceimport.h"

#include <QtTest>

using namespace cuewright;

// Conversations that people have as JSON become traces.
class TestTraceImport : public QObject
{
    Q_OBJECT
private slots:
    void conversations_data();
    void conversations();
    void settings();
    void responsesSettings();
    void refused_data();
    void refused();
    void reasoningGoesWithItsAnswer();
    void problemsAreBounded();
};

namespace {

// "1[user:hi] assistant text {call:args=result} …" for each turn.
QString written(const Trace &trace)
{
    QStringList turns;
    for (const TurnPtr &turn : trace.turnsOf(Trace::kMain)) {
        QStringList added, calls;
        for (const Message &message : turn->added)
            added << roleName(message.role) + u':' + message.joinedText();
        for (const TraceCall &call : turn->calls)
            calls << call.call.name + call.call.arguments + u'=' + (call.result ? call.result->text : QStringLiteral("?"));
        const QString answer = turn->answer ? turn->answer->text + turn->answer->refusal : QStringLiteral("unsent");
        turns << u'[' + added.join(u',') + QStringLiteral("] ") + answer + (calls.isEmpty() ? QString() : QStringLiteral(" {") + calls.join(u' ') + u'}');
    }
    return turns.join(QStringLiteral(" / "));
}

} // namespace

void TestTraceImport::conversations_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("problems");
    QTest::addColumn<BranchState>("state");
    const auto row = [](const char *name, const QByteArray &json, const char *expected, int problems, BranchState state) {
        QTest::newRow(name) << json << QString::fromUtf8(expected) << problems << state;
    };
    const QByteArray calls = R"({"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"w","arguments":"{\"c\":1}"}},{"id":"b","type":"function","function":{"name":"w","arguments":"{}"}}]})";
    const QByteArray hi = R"({"role":"user","content":"hi"})";
    row("plain", '[' + hi + R"(,{"role":"assistant","content":"yo"}])", "[user:hi] yo", 0, BranchState::Done);
    row("only a question", R"([{"role":"system","content":"s"},)" + hi + ']', "[system:s,user:hi] unsent", 0, BranchState::Unsent);
    row("parallel calls, results in another order",
        '[' + hi + ',' + calls + R"(,{"role":"tool","tool_call_id":"b","content":"2"},{"role":"tool","tool_call_id":"a","content":[{"type":"text","text":"1"}]},{"role":"assistant","content":"ok"}])",
        "[user:hi]  {w{\"c\":1}=1 w{}=2} / [] ok", 0, BranchState::Done);
    row("waits for results", '[' + hi + ',' + calls + R"(,{"role":"tool","tool_call_id":"a","content":"1"}])", "[user:hi]  {w{\"c\":1}=1 w{}=?}", 0, BranchState::NeedsResults);
    row("results are there", '[' + hi + ',' + calls + R"(,{"role":"tool","tool_call_id":"a","content":"1"},{"role":"tool","tool_call_id":"b","content":{"x":1}}])",
        "[user:hi]  {w{\"c\":1}=1 w{}={\"x\":1}}", 0, BranchState::ResultsReady);
    row("missing result in the middle", '[' + hi + ',' + calls + ',' + hi + ']', "[user:hi]  {w{\"c\":1}= w{}=} / [user:hi] unsent", 2, BranchState::Unsent);
    row("missing result before an answer", '[' + hi + ',' + calls + R"(,{"role":"assistant","content":"x"}])", "[user:hi]  {w{\"c\":1}= w{}=} / [] x", 2, BranchState::Done);
    row("result without a call", '[' + hi + R"(,{"role":"tool","tool_call_id":"z","content":"1"},{"role":"assistant","content":"x"}])", "[user:hi] x", 1, BranchState::Done);
    row("second result of a call", '[' + hi + ',' + calls + R"(,{"role":"tool","tool_call_id":"a","content":"1"},{"role":"tool","tool_call_id":"a","content":"2"}])",
        "[user:hi]  {w{\"c\":1}=1 w{}=?}", 1, BranchState::NeedsResults);
    row("the older form", '[' + hi + R"(,{"role":"assistant","content":null,"function_call":{"name":"w","arguments":"{}"}},{"role":"function","name":"w","content":"7"}])",
        "[user:hi]  {w{}=7}", 0, BranchState::ResultsReady);
    row("begins with an answer", R"([{"role":"assistant","content":"Hello, how can I help?"},)" + hi + R"(,{"role":"assistant","content":"x"}])",
        "[] Hello, how can I help? / [user:hi] x", 0, BranchState::Done);
    row("two answers", '[' + hi + R"(,{"role":"assistant","content":"a"},{"role":"assistant","content":"b"}])", "[user:hi] a / [user:] b", 1, BranchState::Done);
    row("refusal", '[' + hi + R"(,{"role":"assistant","content":[{"type":"refusal","refusal":"no"}]}])", "[user:hi] no", 0, BranchState::Done);
    row("garbage between", '[' + hi + R"(,7,null,{"role":"wizard"},{"content":"x"},{"type":"computer_call"},{"role":"assistant","content":"x"}])", "[user:hi] x", 5, BranchState::Done);
    row("a call without a name", '[' + hi + R"(,{"role":"assistant","content":"x","tool_calls":[{"id":"a"},3,{"id":"b","function":{"name":"w","arguments":{"q":1}}}]}])",
        "[user:hi] x {w{\"q\":1}=?}", 2, BranchState::NeedsResults);
    row("body", R"({"model":"m","messages":[)" + hi + R"(],"temperature":0})", "[user:hi] unsent", 0, BranchState::Unsent);
    row("responses items", '[' + hi + R"(,{"type":"reasoning","encrypted_content":"s"},{"type":"function_call","id":"fc","call_id":"a","name":"w","arguments":"{}"},)"
        R"({"type":"function_call","call_id":"b","name":"v","arguments":"{}"},{"type":"function_call_output","call_id":"b","output":"2"},{"type":"function_call_output","call_id":"a","output":"1"},)"
        R"({"type":"message","role":"assistant","content":[{"type":"output_text","text":"ok"}]}])",
        "[user:hi]  {w{}=1 v{}=2} / [] ok", 0, BranchState::Done);
    row("text before a call is one answer", R"({"instructions":"s","input":[{"role":"user","content":[{"type":"input_text","text":"hi"}]},)"
        R"({"type":"message","role":"assistant","content":"Let me look."},{"type":"function_call","call_id":"a","name":"w","arguments":"{}"}]})",
        "[system:s,user:hi] Let me look. {w{}=?}", 0, BranchState::NeedsResults);
    row("input as text, and its output", R"({"input":"hi","output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"yo"}]}]})", "[user:hi] yo", 0, BranchState::Done);
}

void TestTraceImport::conversations()
{
    QFETCH(QByteArray, json);
    const auto opened = importTrace(json);
    VERIFY_RESULT(opened);
    QTEST(written(opened->trace), "expected");
    QFETCH(int, problems);
    QVERIFY2(opened->problems.size() == problems, qPrintable(opened->problems.join(u'\n')));
    QTEST(opened->trace.state(Trace::kMain), "state");
}

void TestTraceImport::settings()
{
    const auto opened = importTrace(QByteArray(R"({"model":"gpt-4o-mini","messages":[{"role":"user","content":"hi"}],"tool_choice":"required",
        "tools":[{"type":"function","function":{"name":"w","parameters":{"type":"object"},"strict":true}},{"type":"custom"},4],
        "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}}})"));
    VERIFY_RESULT(opened);
    const ChatRequest settings = *opened->trace.turn(1)->settings;
    QCOMPARE(settings.model, QStringLiteral("gpt-4o-mini"));
    QCOMPARE(settings.tools.size(), 1);
    QCOMPARE(settings.tools[0].strict, std::optional(true));
    QCOMPARE(settings.responseFormat.name, QStringLiteral("n"));
    QCOMPARE(settings.options.toolChoice, Json("required"));
    QVERIFY(!settings.wire);
    QCOMPARE(opened->problems.size(), 2);
    QVERIFY(opened->problems[0].startsWith(QStringLiteral("/tools/1: ")));
}

void TestTraceImport::responsesSettings()
{
    const auto opened = importTrace(QByteArray(R"({"model":"m","input":"hi","tool_choice":{"type":"function","name":"w"},
        "tools":[{"type":"function","name":"w","parameters":{"type":"object"}}],"text":{"format":{"type":"json_schema","name":"n","schema":{"type":"object"}}}})"));
    VERIFY_RESULT(opened);
    const ChatRequest settings = *opened->trace.turn(1)->settings;
    QCOMPARE(settings.tools.value(0).name, QStringLiteral("w"));
    QCOMPARE(settings.responseFormat.kind, ResponseFormat::Kind::JsonSchema);
    QCOMPARE(writeJson(settings.options.toolChoice), QByteArray(R"({"type":"function","function":{"name":"w"}})"));
    QCOMPARE(settings.wire, std::optional(WireFormat::Responses));
    QCOMPARE(opened->problems, QStringList());
}

void TestTraceImport::refused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("no JSON") << QByteArray("hi") << Error::Code::Parse;
    QTest::newRow("a text") << QByteArray("\"hi\"") << Error::Code::Invalid;
    QTest::newRow("an object") << QByteArray("{\"a\":1}") << Error::Code::Invalid;
    QTest::newRow("nothing") << QByteArray("[]") << Error::Code::Invalid;
    QTest::newRow("nothing usable") << QByteArray("[1,{\"role\":\"x\"}]") << Error::Code::Invalid;
    QTest::newRow("messages of another kind") << QByteArray("{\"messages\":{}}") << Error::Code::Invalid;
    QTest::newRow("input of another kind") << QByteArray("{\"input\":7}") << Error::Code::Invalid;
    QTest::newRow("deep") << QByteArray(100'000, '[') << Error::Code::TooLarge;
}

void TestTraceImport::refused()
{
    QFETCH(QByteArray, json);
    const auto opened = importTrace(json);
    QVERIFY(!opened);
    QTEST(opened.error().code, "code");
}

void TestTraceImport::reasoningGoesWithItsAnswer()
{
    const auto opened = importTrace(QByteArray(R"([{"role":"user","content":"hi"},{"type":"reasoning","id":"r1"},{"type":"function_call","call_id":"a","name":"w","arguments":"{}"},
        {"type":"reasoning","id":"r2"},{"type":"function_call","call_id":"b","name":"w","arguments":"{}"}])"));
    VERIFY_RESULT(opened);
    QCOMPARE(opened->trace.turnIds().size(), 1);
    QCOMPARE(writeJson(opened->trace.turn(1)->answer->reasoningItems), QByteArray(R"([{"type":"reasoning","id":"r1"},{"type":"reasoning","id":"r2"}])"));
    QCOMPARE(opened->trace.turn(1)->calls.size(), 2);
}

void TestTraceImport::problemsAreBounded()
{
    Json list = Json::array();
    for (int i = 0; i < 10'000; ++i)
        list.push_back({{"role", i % 2 ? "tool" : "nobody"}, {"tool_calls", i}});
    list.push_back({{"role", "user"}, {"content", Json::array({1, nullptr, Json::object()})}});
    const auto opened = importTrace(list);
    VERIFY_RESULT(opened);
    QVERIFY(opened->problems.size() <= 51);
}

QTEST_GUILESS_MAIN(TestTraceImport)
#include "tst_traceimport.moc"
