#include "practice/toolpicker.h"
#include "practiceclient.h"
#include "results.h"
#include "schema/validator.h"

using namespace cuewright;

namespace {

Json weather()
{
    return *parseJson(
        R"({"type":"function","function":{"name":"get_weather","description":"Current weather at a place.","parameters":{
        "type":"object","properties":{"location":{"type":"string","description":"City"},
        "unit":{"type":"string","enum":["celsius","fahrenheit"]}},"required":["location"],"additionalProperties":false}}})");
}

Json stocks()
{
    return *parseJson(
        R"({"type":"function","function":{"name":"lookup_share_price","description":"Price of a share.","parameters":{
        "type":"object","properties":{"symbol":{"type":"string","pattern":"^[A-Z]{3,5}$"}},"required":["symbol"]}}})");
}

Json ask(const char *text, const Json &choice = {})
{
    Json body = PracticeClient::question(text);
    body["tools"] = Json::array({weather(), stocks()});
    if (!choice.is_null())
        body["tool_choice"] = choice;
    return body;
}

} // namespace

/// Which tools are called, with what, and what becomes of their results.
class TestPracticeTools : public QObject
{
    Q_OBJECT
private slots:
    void calls_data();
    void calls();
    void forced();
    void allowedSet();
    void brokenArgumentsAndAgain();
    void oneCallAtATime();
    void finalAnswer();
    void argumentsMaySayNothing();
    void names_data();
    void names();

private:
    PracticeClient m_client;
};

void TestPracticeTools::calls_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("calls");
    const auto row = [](const char *text, const QStringList &calls) {
        QTest::newRow(text) << QByteArray(text) << calls;
    };
    row("What is the weather in Paris?", {QStringLiteral(R"(get_weather {"location":"Paris"})")});
    row("What is the weather in Paris and Tokyo?",
        {QStringLiteral(R"(get_weather {"location":"Paris"})"),
            QStringLiteral(R"(get_weather {"location":"Tokyo"})")});
    row("Compare the weather in New York, Rome and Oslo in fahrenheit",
        {QStringLiteral(R"(get_weather {"location":"New York","unit":"fahrenheit"})"),
            QStringLiteral(R"(get_weather {"location":"Rome","unit":"fahrenheit"})"),
            QStringLiteral(R"(get_weather {"location":"Oslo","unit":"fahrenheit"})")});
    row("What is the share price of NVDA?", {QStringLiteral(R"(lookup_share_price {"symbol":"NVDA"})")});
    row("Tell me a joke", {});
    row("", {});
}

void TestPracticeTools::calls()
{
    QFETCH(QByteArray, text);
    QFETCH(QStringList, calls);
    const auto answer = m_client.chat(ask(text.constData()));
    QCOMPARE(answer.status, 200);
    const Json choice = answer.json()["choices"][0];
    QStringList made;
    QStringList ids;
    for (const Json &call : choice["message"].value("tool_calls", Json::array())) {
        made << memberText(call["function"], "name") + u' ' + memberText(call["function"], "arguments");
        QCOMPARE(memberText(call, "type"), QStringLiteral("function"));
        QVERIFY(memberText(call, "id").startsWith(u"call_"));
        const auto arguments = parseJson(memberText(call["function"], "arguments").toUtf8());
        const Json tool = made.last().startsWith(u"get_weather") ? weather() : stocks();
        QVERIFY(Validator::compile(tool["function"]["parameters"])->accepts(*arguments));
    }
    QCOMPARE(made, calls);
    QCOMPARE(memberText(choice, "finish_reason"),
        calls.isEmpty() ? QStringLiteral("stop") : QStringLiteral("tool_calls"));
    QCOMPARE(choice["message"]["content"].is_null(), !calls.isEmpty());
}

void TestPracticeTools::forced()
{
    const auto callsOf = [&](const Json &body) { return m_client.chat(body).json()["choices"][0]; };
    Json none = callsOf(ask("weather in Paris", "none"));
    QVERIFY(!none["message"].contains("tool_calls"));
    QVERIFY(!memberText(none["message"], "content").isEmpty());
    const Json required = callsOf(ask("Tell me a joke", "required"));
    QCOMPARE(required["message"]["tool_calls"].size(), 1U);
    QCOMPARE(memberText(required, "finish_reason"), QStringLiteral("tool_calls"));
    const Json named = callsOf(
        ask("weather in Paris", {{"type", "function"}, {"function", {{"name", "lookup_share_price"}}}}));
    QCOMPARE(memberText(named["message"]["tool_calls"][0]["function"], "name"),
        QStringLiteral("lookup_share_price"));
    QCOMPARE(memberText(named, "finish_reason"), QStringLiteral("stop"));
}

void TestPracticeTools::allowedSet()
{
    const auto choice = [](const char *mode, const char *name) {
        const Json tool = {{"type", "function"}, {"function", {{"name", name}}}};
        return Json{{"type", "allowed_tools"}, {"allowed_tools", {{"mode", mode}, {"tools", Json::array({tool})}}}};
    };
    const auto message = [&](const Json &body) { return m_client.chat(body).json()["choices"][0]["message"]; };
    QVERIFY(message(ask("weather in Paris", choice("auto", "get_weather"))).contains("tool_calls"));
    QVERIFY(!message(ask("weather in Paris", choice("auto", "lookup_share_price"))).contains("tool_calls"));
    const Json required = message(ask("weather in Paris", choice("required", "lookup_share_price")));
    QCOMPARE(memberText(required["tool_calls"][0]["function"], "name"), QStringLiteral("lookup_share_price"));
    QCOMPARE(m_client.chat(ask("weather in Paris", choice("auto", "frobnicate"))).status, 400);
    QCOMPARE(m_client.chat(ask("weather in Paris", choice("some", "get_weather"))).status, 400);
}

// A model that sees its own broken arguments answered mends them.
void TestPracticeTools::brokenArgumentsAndAgain()
{
    VERIFY_RESULT(m_client.provider->setFaults(R"([{"brokenArguments":true},{},{"callTools":true},{}])"));
    Json body = ask("weather in Paris");
    const auto next = [&] {
        const Json message = m_client.chat(body).json()["choices"][0]["message"];
        body["messages"].push_back(message);
        for (const Json &call : message.value("tool_calls", Json::array()))
            body["messages"].push_back({{"role", "tool"}, {"tool_call_id", call["id"]}, {"content", "12 degrees"}});
        return message;
    };
    QVERIFY(!parseJson(memberText(next()["tool_calls"][0]["function"], "arguments").toUtf8()));
    QVERIFY(parseJson(memberText(next()["tool_calls"][0]["function"], "arguments").toUtf8()));
    QVERIFY(next().contains("tool_calls")); // once more, on purpose
    QVERIFY(!next().contains("tool_calls"));
}

void TestPracticeTools::oneCallAtATime()
{
    Json body = ask("weather in Paris and Tokyo");
    body["parallel_tool_calls"] = false;
    QCOMPARE(m_client.chat(body).json()["choices"][0]["message"]["tool_calls"].size(), 1U);
}

void TestPracticeTools::finalAnswer()
{
    m_client.random = ScriptedRandom({0.11, 0.23, 0.37, 0.41, 0.59}); // the two calls need ids of their own
    Json body = ask("weather in Paris and Tokyo");
    const Json first = m_client.chat(body).json()["choices"][0]["message"];
    QCOMPARE(first["tool_calls"].size(), 2U);
    QVERIFY(first["tool_calls"][0]["id"] != first["tool_calls"][1]["id"]);
    body["messages"].push_back(first);
    for (const Json &call : first["tool_calls"]) {
        const bool paris = memberText(call["function"], "arguments").contains(u"Paris");
        body["messages"].push_back({{"role", "tool"}, {"tool_call_id", call["id"]},
            {"content", paris ? "12 degrees, rain" : "{\"sky\":\"clear\"}"}});
    }
    const Json last = m_client.chat(body).json()["choices"][0];
    QVERIFY(!last["message"].contains("tool_calls"));
    QCOMPARE(memberText(last, "finish_reason"), QStringLiteral("stop"));
    const QString text = memberText(last["message"], "content");
    const qsizetype paris = text.indexOf(u"Paris");
    QVERIFY(paris > 0);
    QVERIFY(text.indexOf(u"12 degrees, rain") > paris);
    QVERIFY(text.indexOf(u"{\"sky\":\"clear\"}") > text.indexOf(u"Tokyo"));
    // A new question calls again.
    body["messages"].push_back(last["message"]);
    body["messages"].push_back({{"role", "user"}, {"content", "And the weather in Rome?"}});
    const Json again = m_client.chat(body).json()["choices"][0]["message"];
    QCOMPARE(memberText(again["tool_calls"][0]["function"], "arguments"),
        QStringLiteral("{\"location\":\"Rome\"}"));
}

void TestPracticeTools::argumentsMaySayNothing()
{
    Json body = PracticeClient::question("please list the orders");
    body["tools"] = Json::array({{{"type", "function"}, {"function", {{"name", "list_orders"}}}}});
    const Json call = m_client.chat(body).json()["choices"][0]["message"]["tool_calls"][0];
    QCOMPARE(memberText(call["function"], "arguments"), QStringLiteral("{}"));
}

void TestPracticeTools::names_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("each");
    const auto row = [](const char *text, const QStringList &each) {
        QTest::newRow(text) << QString::fromUtf8(text) << each;
    };
    row("from Paris and Tokyo now", {QStringLiteral("from Paris now"), QStringLiteral("from Tokyo now")});
    row("in Paris and in Tokyo", {QStringLiteral("in Paris"), QStringLiteral("in Tokyo")});
    row("Compare Paris and Tokyo", {QStringLiteral("Compare Paris"), QStringLiteral("Compare Tokyo")});
    row("Paris, Rome, and São Paulo",
        {QStringLiteral("Paris"), QStringLiteral("Rome"), QStringLiteral("São Paulo")});
    row("in Paris, France", {QStringLiteral("in Paris, France")});
    row("nothing here and there", {QStringLiteral("nothing here and there")});
}

void TestPracticeTools::names()
{
    QFETCH(QString, text);
    QFETCH(QStringList, each);
    QCOMPARE(oneForEachName(text), each);
}

QTEST_GUILESS_MAIN(TestPracticeTools)
#include "tst_practicetools.moc"
