#include "practiceclient.h"

using namespace cuewright;

namespace {

Json json(const QByteArray &text)
{
    const auto parsed = parseJson(text);
    if (!parsed)
        qFatal("%s: %s", text.constData(), qPrintable(parsed.error().message));
    return *parsed;
}

} // namespace

/// What the practice provider refuses, in the words of the official API.
class TestPracticeRequests : public QObject
{
    Q_OBJECT
private slots:
    void refused_data();
    void refused();
    void accepted_data();
    void accepted();
    void notJson_data();
    void notJson();
    void contextLength();
    void tooLarge();

private:
    PracticeClient m_client;
};

void TestPracticeRequests::refused_data()
{
    QTest::addColumn<QByteArray>("change"); // merged into a good request; null removes
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("param");
    QTest::addColumn<QString>("code");
    const auto row
        = [](const char *name, const char *change, const char *param, const char *code, int status = 400) {
              QTest::newRow(name) << QByteArray(change) << status << QString::fromLatin1(param)
                                  << QString::fromLatin1(code);
          };
    row("no model", R"({"model":null})", "model", "missing_required_parameter");
    row("unknown model", R"({"model":"nobody-9"})", "", "model_not_found", 404);
    row("model of another endpoint", R"({"model":"o1-pro"})", "", "model_not_found", 404);
    row("no messages", R"({"messages":null})", "messages", "missing_required_parameter");
    row("empty messages", R"({"messages":[]})", "messages", "empty_array");
    row("messages as text", R"({"messages":"hi"})", "messages", "invalid_type");
    row("unknown field", R"({"temprature":1})", "temprature", "unknown_parameter");
    row("type of a field", R"({"temperature":"hot"})", "temperature", "invalid_type");
    row("type of a flag", R"({"stream":"yes"})", "stream", "invalid_type");
    row("fraction", R"({"n":1.5})", "n", "invalid_type");
    row("too hot", R"({"temperature":2.5})", "temperature", "integer_above_max_value");
    row("below zero", R"({"max_tokens":0})", "max_tokens", "integer_below_min_value");
    row("too long an answer", R"({"max_tokens":1000000})", "max_tokens", "invalid_value");
    row("reasoning model with temperature", R"({"model":"o3-mini","temperature":0.5})", "temperature",
        "unsupported_value");
    row("reasoning model with max_tokens", R"({"model":"gpt-5","max_tokens":5})", "max_tokens",
        "unsupported_parameter");
    row("stop too long", R"({"stop":["a","b","c","d","e"]})", "stop", "array_above_max_length");
    row("stop of numbers", R"({"stop":[1]})", "stop", "invalid_type");
    row("stream options alone", R"({"stream_options":{"include_usage":true}})", "stream_options", "");
    row("message is no object", R"({"messages":["hi"]})", "messages[0]", "invalid_type");
    row("unknown role", R"({"messages":[{"role":"boss","content":"x"}]})", "messages[0].role",
        "invalid_value");
    row("no role", R"({"messages":[{"content":"x"}]})", "messages[0].role", "invalid_value");
    row("no content", R"({"messages":[{"role":"user"}]})", "messages[0].content",
        "missing_required_parameter");
    row("null content", R"({"messages":[{"role":"user","content":null}]})", "messages[0].content", "");
    row("content of a wrong kind", R"({"messages":[{"role":"user","content":5}]})", "messages[0].content",
        "invalid_type");
    row("unknown part", R"({"messages":[{"role":"user","content":[{"type":"smell"}]}]})",
        "messages[0].content[0].type", "invalid_value");
    row("image of the system",
        R"({"messages":[{"role":"system","content":[{"type":"image_url","image_url":{"url":"x"}}]}]})",
        "messages[0].content[0].type", "invalid_value");
    row("text part without text", R"({"messages":[{"role":"user","content":[{"type":"text"}]}]})",
        "messages[0].content[0].text", "missing_required_parameter");
    row("image without address",
        R"({"messages":[{"role":"user","content":[{"type":"image_url","image_url":{}}]}]})",
        "messages[0].content[0].image_url.url", "missing_required_parameter");
    row("tool result without a call",
        R"({"messages":[{"role":"user","content":"x"},{"role":"tool","tool_call_id":"a","content":"1"}]})",
        "messages.[1].role", "");
    row("tool result of another call",
        R"({"messages":[{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"b","content":"1"}]})",
        "messages.[1].role", "");
    row("call without result",
        R"({"messages":[{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"user","content":"1"}]})",
        "messages.[0].role", "");
    row("call without result at the end",
        R"({"messages":[{"role":"user","content":"x"},{"role":"assistant","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}}]}]})",
        "messages.[1].role", "");
    row("call without id",
        R"({"messages":[{"role":"assistant","tool_calls":[{"type":"function","function":{"name":"f","arguments":"{}"}}]}]})",
        "messages[0].tool_calls[0]", "missing_required_parameter");
    row("no calls", R"({"messages":[{"role":"assistant","content":"a","tool_calls":[]}]})",
        "messages[0].tool_calls", "invalid_type");
    row("tool without a name", R"({"tools":[{"type":"function","function":{}}]})", "tools[0].function.name",
        "missing_required_parameter");
    row("tool with a bad name", R"({"tools":[{"type":"function","function":{"name":"get weather"}}]})",
        "tools[0].function.name", "invalid_value");
    row("tool of another type", R"({"tools":[{"type":"custom","custom":{"name":"a"}}]})", "tools[0].type",
        "invalid_value");
    row("tool with a broken schema",
        R"({"tools":[{"type":"function","function":{"name":"f","parameters":{"type":"text"}}}]})",
        "tools[0].function.parameters", "invalid_function_parameters");
    row("tool that is not strict",
        R"({"tools":[{"type":"function","function":{"name":"f","strict":true,"parameters":{"type":"object","properties":{"a":{"type":"string"}}}}}]})",
        "tools[0].function.parameters", "invalid_function_parameters");
    row("choice without tools", R"({"tool_choice":"auto"})", "tool_choice", "");
    row("parallel without tools", R"({"parallel_tool_calls":true})", "parallel_tool_calls", "");
    row("choice of an unknown tool",
        R"({"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":{"type":"function","function":{"name":"g"}}})",
        "tool_choice", "invalid_value");
    row("unknown choice", R"({"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"always"})",
        "tool_choice", "invalid_value");
    row("unknown format", R"({"response_format":{"type":"xml"}})", "response_format.type", "invalid_value");
    row("json without the word", R"({"response_format":{"type":"json_object"}})", "messages", "");
    row("schema without name", R"({"response_format":{"type":"json_schema","json_schema":{"schema":{}}}})",
        "response_format.json_schema.name", "missing_required_parameter");
    row("schema missing", R"({"response_format":{"type":"json_schema","json_schema":{"name":"a"}}})",
        "response_format.json_schema.schema", "missing_required_parameter");
    row("no json_schema", R"({"response_format":{"type":"json_schema"}})", "response_format.json_schema",
        "missing_required_parameter");
    row("bad schema name",
        R"({"response_format":{"type":"json_schema","json_schema":{"name":"a b","schema":{}}}})",
        "response_format.json_schema.name", "invalid_value");
    row("broken schema",
        R"({"response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"type":"text"}}}})",
        "response_format", "");
    for (const char *schema :
        {R"({"type":"string"})", R"({"type":"object","properties":{}})",
            R"({"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false})",
            R"({"type":"object","properties":{"a":{"type":"string","minLength":3}},"required":["a"],"additionalProperties":false})",
            R"({"type":"object","properties":{"a":{"type":"object"}},"required":["a"],"additionalProperties":false})",
            R"({"type":"object","properties":{"a":{"allOf":[{"type":"string"}]}},"required":["a"],"additionalProperties":false})",
            R"({"type":"object","properties":{},"required":[],"additionalProperties":false,"if":{}})"}) {
        const QByteArray change
            = R"({"response_format":{"type":"json_schema","json_schema":{"name":"a","strict":true,"schema":)"
            + QByteArray(schema) + "}}}";
        row(schema, change.constData(), "response_format", "");
    }
}

void TestPracticeRequests::refused()
{
    QFETCH(QByteArray, change);
    QFETCH(int, status);
    QFETCH(QString, param);
    QFETCH(QString, code);
    Json body = PracticeClient::question("hello");
    body.merge_patch(json(change));
    const auto answer = m_client.chat(body);
    QCOMPARE(answer.status, status);
    const Json reply = answer.json();
    QVERIFY(reply.contains("error"));
    const Json &error = reply["error"];
    QVERIFY2(memberText(error, "type") == u"invalid_request_error", answer.body.constData());
    QCOMPARE(memberText(error, "param"), param);
    QCOMPARE(memberText(error, "code"), code);
    QVERIFY(!memberText(error, "message").isEmpty());
    QVERIFY(param.isEmpty() == error["param"].is_null());
    QCOMPARE(error.size(), 4U);
}

void TestPracticeRequests::accepted_data()
{
    QTest::addColumn<QByteArray>("change");
    const auto row = [](const char *change) { QTest::newRow(change) << QByteArray(change); };
    row("{}");
    row(R"({"model":"practice-1"})");
    row(R"({"model":"o3-mini","temperature":1,"max_completion_tokens":50,"reasoning_effort":"low"})");
    row(R"({"temperature":0,"top_p":1,"seed":7,"stop":["zzz"],"user":"u","metadata":{"a":"b"},"store":false,"logprobs":false})");
    row(R"({"messages":[{"role":"developer","content":"a"},{"role":"user","name":"bob","content":[{"type":"text","text":"b"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}}]}]})");
    row(R"({"messages":[{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":""}},{"id":"b","type":"function","function":{"name":"f","arguments":"{}"}}]},{"role":"tool","tool_call_id":"b","content":"1"},{"role":"tool","tool_call_id":"a","content":"2"}]})");
    row(R"({"response_format":{"type":"json_schema","json_schema":{"name":"a","strict":true,"schema":{"type":"object","properties":{"a":{"type":"string"},"next":{"anyOf":[{"$ref":"#"},{"type":"null"}]}},"required":["a","next"],"additionalProperties":false}}}})");
    row(R"({"response_format":{"type":"json_schema","json_schema":{"name":"a","schema":{"type":"object","if":{},"properties":{"x":{"minLength":5,"type":"string"}}}}}})");
    row(R"({"response_format":{"type":"text"},"tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"none","parallel_tool_calls":true})");
}

void TestPracticeRequests::accepted()
{
    QFETCH(QByteArray, change);
    Json body = PracticeClient::question("hello");
    body.merge_patch(json(change));
    const auto answer = m_client.chat(body);
    QVERIFY2(answer.status == 200, answer.body.constData());
}

void TestPracticeRequests::notJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("list") << QByteArray("[]");
    QTest::newRow("cut") << QByteArray("{\"model\":");
    QTest::newRow("deep") << QByteArray(10'000, '[') + QByteArray(10'000, ']');
    QTest::newRow("bad utf-8") << QByteArray("{\"model\":\"\xFF\"}");
}

void TestPracticeRequests::notJson()
{
    QFETCH(QByteArray, body);
    const auto answer = m_client.send(
        "POST", QStringLiteral("/v1/chat/completions"), body, "Bearer " + m_client.provider->key().reveal());
    QCOMPARE(answer.status, 400);
    QVERIFY(memberText(answer.json()["error"], "message").startsWith(u"We could not parse"));
}

void TestPracticeRequests::contextLength()
{
    Json body = PracticeClient::question("");
    body["model"] = "gpt-4"; // 8,192 tokens
    body["messages"][0]["content"] = QByteArray("word ").repeated(9'000).toStdString();
    auto answer = m_client.chat(body);
    QCOMPARE(answer.status, 400);
    QCOMPARE(memberText(answer.json()["error"], "code"), QStringLiteral("context_length_exceeded"));
    QVERIFY(memberText(answer.json()["error"], "message").contains(u"8192 tokens"));
    // The answer that is asked for counts too.
    body["messages"][0]["content"] = QByteArray("word ").repeated(5'000).toStdString();
    QCOMPARE(m_client.chat(body).status, 200);
    body["max_tokens"] = 4'000;
    answer = m_client.chat(body);
    QCOMPARE(memberText(answer.json()["error"], "code"), QStringLiteral("context_length_exceeded"));
}

void TestPracticeRequests::tooLarge()
{
    PracticeSettings settings = PracticeClient::quick();
    settings.maxBodyBytes = 1'000;
    PracticeClient client(settings);
    Json body = PracticeClient::question("hello");
    QCOMPARE(client.chat(body).status, 200);
    body["messages"][0]["content"] = std::string(1'000, 'x');
    QCOMPARE(client.chat(body).status, 413);
}

QTEST_GUILESS_MAIN(TestPracticeRequests)
#include "tst_practicerequests.moc"
