#include "results.h"
#include "tools/traceassertions.h"
#include "traces.h"

#include <QtTest>

using namespace cuewright;

class TestTraceAssertions : public QObject
{
    Q_OBJECT
private slots:
    void holds_data();
    void holds();
    void finalAnswers_data();
    void finalAnswers();
    void unknownFiguresFail();
    void editedTracesCountAsEdited();
    void json_data();
    void json();
    void refused_data();
    void refused();
};

namespace {

AssertionOutcome check(const QByteArray &assertion, const Trace &trace)
{
    const auto assertions = assertionsFrom(Json::array({parseJson(assertion).value_or(Json())}));
    return assertions ? checkAssertions(*assertions, trace, Trace::kMain).first() : AssertionOutcome{{}, false, assertions.error().message};
}

} // namespace

void TestTraceAssertions::holds_data()
{
    QTest::addColumn<QByteArray>("assertion");
    QTest::addColumn<bool>("passed");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QByteArray &assertion, bool passed, const char *sentence) {
        QTest::newRow(name) << assertion << passed << QString::fromUtf8(sentence);
    };
    row("called", R"({"assert":"called","tool":"get_weather"})", true, "get_weather was called 3 times.");
    row("called as often", R"({"assert":"called","tool":"get_weather","times":3})", true, "get_weather was called 3 times.");
    row("called more often", R"({"assert":"called","tool":"get_weather","times":2})", false, "get_weather was called 3 times. Wanted: 2.");
    row("called never", R"({"assert":"called","tool":"get_time"})", false, "get_time was not called.");
    row("called zero times", R"({"assert":"called","tool":"get_time","times":0})", true, "get_time was not called.");
    row("not called", R"({"assert":"not-called","tool":"get_time"})", true, "get_time was not called.");
    row("not called, but it was", R"({"assert":"not-called","tool":"get_weather"})", false, "get_weather was called 3 times.");
    row("first", R"({"assert":"called-first","tool":"get_weather"})", true, "First called: get_weather.");
    row("not first", R"({"assert":"called-first","tool":"get_time"})", false, "First called: get_weather.");
    row("arguments", R"({"assert":"arguments","tool":"get_weather","arguments":{"location":"Tokyo"}})", true, "The arguments of get_weather match.");
    row("pattern", R"({"assert":"arguments","tool":"get_weather","match":"pattern","arguments":{"location":"^O"}})", true, "The arguments of get_weather match.");
    row("other arguments", R"({"assert":"arguments","tool":"get_weather","match":"partial","arguments":{"location":"Rome"}})", false,
        "No call of get_weather has such arguments: location is “Oslo”, not “Rome”.");
    row("arguments of no call", R"({"assert":"arguments","tool":"get_time","arguments":{}})", false, "get_time was not called.");
    row("final answer", R"({"assert":"final-answer"})", true, "There is a final answer.");
    row("rounds", R"({"assert":"rounds","most":3})", true, "The model was asked 3 times.");
    row("too many rounds", R"({"assert":"rounds","most":2})", false, "The model was asked 3 times.");
    row("cost", R"({"assert":"cost","most":"0.000003"})", true, "It cost $0.0000030.");
    row("cost as a number", R"({"assert":"cost","most":0.000003})", true, "It cost $0.0000030.");
    row("too dear", R"({"assert":"cost","most":"0.000002999999"})", false, "It cost $0.0000030.");
    row("tokens", R"({"assert":"tokens","most":330})", true, "It took 330 tokens.");
    row("too many tokens", R"({"assert":"tokens","most":329})", false, "It took 330 tokens.");
}

void TestTraceAssertions::holds()
{
    QFETCH(QByteArray, assertion);
    const AssertionOutcome outcome = check(assertion, weatherTrace());
    QTEST(outcome.sentence, "sentence");
    QTEST(outcome.passed, "passed");
    QVERIFY(!assertionText(outcome.assertion).isEmpty());
}

void TestTraceAssertions::finalAnswers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<FinishReason>("finish");
    QTest::addColumn<bool>("passed");
    QTest::newRow("valid") << QStringLiteral("{\"a\":1}") << FinishReason::Stop << true;
    QTest::newRow("violation") << QStringLiteral("{\"a\":\"x\"}") << FinishReason::Stop << false;
    QTest::newRow("no JSON") << QStringLiteral("Hello") << FinishReason::Stop << false;
    QTest::newRow("cut") << QStringLiteral("{\"a\":1") << FinishReason::Length << false;
    QTest::newRow("filtered") << QString() << FinishReason::ContentFilter << false;
}

void TestTraceAssertions::finalAnswers()
{
    QFETCH(QString, text);
    QFETCH(FinishReason, finish);
    QFETCH(bool, passed);
    ChatRequest request = weatherSettings();
    request.responseFormat = {ResponseFormat::Kind::JsonSchema, QStringLiteral("n"), {},
        *parseJson(R"({"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]})"), {}};
    Trace trace;
    QVERIFY(!check(R"({"assert":"final-answer"})", trace).passed);
    const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("x"))}, request);
    QVERIFY(!check(R"({"assert":"final-answer"})", trace).passed);
    TurnAnswer answer = answered(answerWith(text));
    answer.answer->finish = finish;
    VERIFY_RESULT(trace.setAnswer(*turn, answer));
    const AssertionOutcome outcome = check(R"({"assert":"final-answer"})", trace);
    QVERIFY2(outcome.passed == passed, qPrintable(outcome.sentence));
}

void TestTraceAssertions::unknownFiguresFail()
{
    Trace trace;
    const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("x"))}, weatherSettings());
    TurnAnswer answer;
    answer.answer = answerWith({}, {{QStringLiteral("a"), QStringLiteral("get_weather"), QStringLiteral("{")}});
    answer.answer->usage.reset();
    VERIFY_RESULT(trace.setAnswer(*turn, answer));
    QVERIFY(!check(R"({"assert":"cost","most":100})", trace).passed);
    QVERIFY(!check(R"({"assert":"tokens","most":1000000})", trace).passed);
    QVERIFY(!check(R"({"assert":"final-answer"})", trace).passed);
    QVERIFY(check(R"({"assert":"arguments","tool":"get_weather","arguments":{}})", trace).sentence.contains(QStringLiteral("JSON")));
    TurnAnswer failed;
    failed.error = Error{Error::Code::Timeout, QStringLiteral("slow"), {}, {}};
    const auto again = trace.askAgain(Trace::kMain, *turn);
    VERIFY_RESULT(trace.setAnswer(again->turn, failed));
    const auto assertions = assertionsFrom(*parseJson(R"([{"assert":"final-answer"}])"));
    QVERIFY(checkAssertions(*assertions, trace, again->branch).first().sentence.contains(QStringLiteral("slow")));
}

void TestTraceAssertions::editedTracesCountAsEdited()
{
    Trace trace = weatherTrace();
    const auto edit = trace.editArguments(Trace::kMain, 1, 0, QStringLiteral("{\"location\":\"Rome\"}"));
    const auto assertions = assertionsFrom(*parseJson(R"([{"assert":"arguments","tool":"get_weather","arguments":{"location":"Rome"}}])"));
    QVERIFY(checkAssertions(*assertions, trace, edit->branch).first().passed);
    QVERIFY(!checkAssertions(*assertions, trace, Trace::kMain).first().passed);
    QVERIFY(!checkAssertions(*assertions, trace, QStringLiteral("nowhere")).first().passed);
}

void TestTraceAssertions::json_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("none") << QByteArray("[]");
    QTest::newRow("all") << QByteArray(R"([{"assert":"called","tool":"a"},{"assert":"called","tool":"a","times":2},{"assert":"not-called","tool":"a"},)"
                                       R"({"assert":"called-first","tool":"a"},{"assert":"arguments","tool":"a","arguments":{"x":1}},)"
                                       R"({"assert":"arguments","tool":"a","match":"partial","arguments":{"x":1}},{"assert":"final-answer"},)"
                                       R"({"assert":"rounds","most":5},{"assert":"tokens","most":0},{"assert":"cost","most":"0.01"}])");
    QTest::newRow("unknown members") << QByteArray(R"([{"assert":"final-answer","note":{"a":[1]}}])");
}

void TestTraceAssertions::json()
{
    QFETCH(QByteArray, list);
    const auto assertions = assertionsFrom(*parseJson(list));
    VERIFY_RESULT(assertions);
    QCOMPARE(writeJson(assertionsToJson(*assertions)), list);
    VERIFY_RESULT(assertionsFrom(nullptr));
}

void TestTraceAssertions::refused_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("pointer");
    const auto row = [](const char *name, const QByteArray &list, const char *pointer) { QTest::newRow(name) << list << QString::fromLatin1(pointer); };
    row("no list", R"({})", "");
    row("no object", R"([1])", "/0/assert");
    row("unknown", R"([{"assert":"final-answer"},{"assert":"nice"}])", "/1/assert");
    row("no tool", R"([{"assert":"called"}])", "/0/tool");
    row("rule", R"([{"assert":"arguments","tool":"a","match":"x"}])", "/0/match");
    row("pattern", R"([{"assert":"arguments","tool":"a","match":"pattern","arguments":{"b":"("}}])", "/0/arguments/b");
    row("no limit", R"([{"assert":"rounds"}])", "/0/most");
    row("half a round", R"([{"assert":"rounds","most":1.5}])", "/0/most");
    row("less than none", R"([{"assert":"tokens","most":-1}])", "/0/most");
    row("huge", R"([{"assert":"tokens","most":18446744073709551615}])", "/0/most");
    row("no amount", R"([{"assert":"cost","most":"cheap"}])", "/0/most");
    row("below nothing", R"([{"assert":"cost","most":"-1"}])", "/0/most");
    row("times", R"([{"assert":"called","tool":"a","times":"2"}])", "/0/times");
}

void TestTraceAssertions::refused()
{
    QFETCH(QByteArray, list);
    const auto assertions = assertionsFrom(*parseJson(list));
    QVERIFY(!assertions);
    QCOMPARE(assertions.error().code, Error::Code::Invalid);
    QTEST(assertions.error().detail, "pointer");
}

QTEST_GUILESS_MAIN(TestTraceAssertions)
#include "tst_traceassertions.moc"
