#include "chat/codec.h"

#include <QtTest>

using namespace cuewright;

namespace {

ProviderProfile profile()
{
    ProviderProfile made;
    made.id = QStringLiteral("openai");
    made.name = QStringLiteral("OpenAI");
    return made;
}

/// A server that knows only the oldest names.
ProviderProfile plainServer()
{
    ProviderProfile made;
    made.id = QStringLiteral("custom");
    made.name = QStringLiteral("Custom");
    made.maxCompletionTokens = made.streamUsage = made.developerRole = made.parallelToolCalls = made.strictSchemas = false;
    return made;
}

ModelInfo openAi(const char *id)
{
    ModelInfo model;
    model.id = QLatin1String(id);
    model.vendor = QStringLiteral("OpenAI");
    return model;
}

ModelInfo reasoning(const char *id, const QStringList &efforts = {})
{
    ModelInfo model = openAi(id);
    model.can.reasoning = true;
    model.can.efforts = efforts;
    return model;
}

ChatRequest request()
{
    ChatRequest made;
    made.model = QStringLiteral("m");
    made.messages = {Message::text(Role::User, QStringLiteral("Hi"))};
    made.stream = false;
    return made;
}

ToolDefinition tool()
{
    ToolDefinition made;
    made.name = QStringLiteral("f");
    made.description = QStringLiteral("does f");
    made.parameters = *parseJson(R"({"type":"object","properties":{"b":{"type":"string","minLength":2},"a":{"type":"integer"}},"required":["b"]})");
    return made;
}

ContentPart part(ContentPart::Kind kind, const char *source, const char *mediaType = "", const char *detail = "")
{
    return {kind, {}, QLatin1String(source), QLatin1String(mediaType), QLatin1String(detail)};
}

QByteArray fieldsOf(const QList<Omission> &omitted)
{
    QStringList fields;
    for (const Omission &omission : omitted) {
        fields += omission.field;
        if (omission.reason.isEmpty() || omission.reason.contains(u'%'))
            fields += QStringLiteral("(no reason)");
    }
    return fields.join(u' ').toUtf8();
}

EncodedRequest encode(const ChatRequest &asked, const ProviderProfile &provider, const ModelInfo *model = nullptr)
{
    return chatCompletionsCodec()->encode(asked, provider, model);
}

/// The body without model and messages, which every row has.
QByteArray rest(Json body)
{
    body.erase("model");
    body.erase("messages");
    return writeJson(body);
}

} // namespace

class TestChatCompletions : public QObject
{
    Q_OBJECT
private slots:
    void bodies_data();
    void bodies();
    void messages_data();
    void messages();
    void contents_data();
    void contents();
    void schemas();
    void pathAndOrder();
};

void TestChatCompletions::bodies_data()
{
    QTest::addColumn<ChatRequest>("asked");
    QTest::addColumn<ProviderProfile>("provider");
    QTest::addColumn<std::optional<ModelInfo>>("model");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("omitted");
    const auto row = [](const char *name, const ProviderProfile &provider, const std::optional<ModelInfo> &model, const auto &set, const QByteArray &body, const QByteArray &omitted = {}) {
        ChatRequest asked = request();
        set(asked);
        QTest::newRow(name) << asked << provider << model << body << omitted;
    };
    const auto all = [](ChatRequest &r) {
        r.options.temperature = 0.2;
        r.options.topP = 0.9;
        r.options.maxOutputTokens = 100;
        r.options.frequencyPenalty = 0.5;
        r.options.presencePenalty = -0.5;
        r.options.seed = 9007199254740993LL;
        r.options.stop = {QStringLiteral("."), QStringLiteral("!")};
        r.options.verbosity = QStringLiteral("low");
    };
    row("nothing set, nothing sent", profile(), {}, [](ChatRequest &) {}, "{}");
    row("all options", profile(), {}, all, R"({"temperature":0.2,"top_p":0.9,"max_completion_tokens":100,"frequency_penalty":0.5,"presence_penalty":-0.5,"seed":9007199254740993,"stop":[".","!"],"verbosity":"low"})");
    row("a server of the old names", plainServer(), {}, all, R"({"temperature":0.2,"top_p":0.9,"max_tokens":100,"frequency_penalty":0.5,"presence_penalty":-0.5,"seed":9007199254740993,"stop":[".","!"],"verbosity":"low"})");
    row("reasoning model", profile(), reasoning("o3"), all, R"({"max_completion_tokens":100,"seed":9007199254740993})", "temperature top_p frequency_penalty presence_penalty stop verbosity");
    row("reasoning model behind a server of the old names", plainServer(), reasoning("gpt-5"), all, R"({"max_completion_tokens":100,"seed":9007199254740993,"stop":[".","!"],"verbosity":"low"})", "temperature top_p frequency_penalty presence_penalty");
    row("plain model", profile(), openAi("gpt-4o"), all, R"({"temperature":0.2,"top_p":0.9,"max_completion_tokens":100,"frequency_penalty":0.5,"presence_penalty":-0.5,"seed":9007199254740993,"stop":[".","!"]})", "verbosity");
    row("o4-mini takes no stop", profile(), reasoning("o4-mini"), [](ChatRequest &r) { r.options.stop = {QStringLiteral("x")}; }, "{}", "stop");
    row("o1 does", profile(), reasoning("o1"), [](ChatRequest &r) { r.options.stop = {QStringLiteral("x")}; }, R"({"stop":["x"]})");
    ModelInfo sampling = reasoning("gpt-5.1", {QStringLiteral("none"), QStringLiteral("low")});
    sampling.can.samplingWithEffortNone = true;
    row("sampling with effort none", profile(), sampling, [](ChatRequest &r) { r.options.temperature = 1; r.options.topP = 0.5; r.options.frequencyPenalty = 1; r.options.reasoningEffort = QStringLiteral("none"); },
        R"({"temperature":1.0,"top_p":0.5,"reasoning_effort":"none"})", "frequency_penalty");
    row("no sampling with another effort", profile(), sampling, [](ChatRequest &r) { r.options.temperature = 1; r.options.reasoningEffort = QStringLiteral("low"); }, R"({"reasoning_effort":"low"})", "temperature");
    row("effort none of another model", profile(), reasoning("gpt-6-sol", {QStringLiteral("none")}), [](ChatRequest &r) { r.options.temperature = 1; r.options.reasoningEffort = QStringLiteral("none"); }, R"({"reasoning_effort":"none"})", "temperature");
    row("effort that is not taken", profile(), sampling, [](ChatRequest &r) { r.options.reasoningEffort = QStringLiteral("high"); }, "{}", "reasoning_effort");
    row("effort of a model without any", profile(), openAi("gpt-4o"), [](ChatRequest &r) { r.options.reasoningEffort = QStringLiteral("low"); }, "{}", "reasoning_effort");
    row("effort, not known which", profile(), reasoning("o9"), [](ChatRequest &r) { r.options.reasoningEffort = QStringLiteral("low"); }, R"({"reasoning_effort":"low"})");
    row("effort, unknown model", profile(), {}, [](ChatRequest &r) { r.options.reasoningEffort = QStringLiteral("low"); }, R"({"reasoning_effort":"low"})");
    row("search preview", profile(), openAi("gpt-4o-search-preview"), [](ChatRequest &r) { r.options.temperature = 1; r.options.topP = 1; }, R"({"top_p":1.0})", "temperature");
    const auto tier = [](const char *name) { return [name](ChatRequest &r) { r.options.serviceTier = QLatin1String(name); }; };
    row("flex o3", profile(), reasoning("o3"), tier("flex"), R"({"service_tier":"flex"})");
    row("flex gpt-5-mini", profile(), reasoning("gpt-5-mini"), tier("flex"), R"({"service_tier":"flex"})");
    row("flex o1", profile(), reasoning("o1"), tier("flex"), "{}", "service_tier");
    row("flex gpt-4o", profile(), openAi("gpt-4o"), tier("flex"), "{}", "service_tier");
    row("flex gpt-5-chat", profile(), openAi("gpt-5-chat-latest"), tier("flex"), "{}", "service_tier");
    row("priority gpt-4o", profile(), openAi("gpt-4o"), tier("priority"), R"({"service_tier":"priority"})");
    row("priority gpt-5", profile(), reasoning("gpt-5"), tier("priority"), R"({"service_tier":"priority"})");
    row("priority gpt-5-nano", profile(), reasoning("gpt-5-nano"), tier("priority"), "{}", "service_tier");
    row("default tier", profile(), reasoning("o1"), tier("default"), R"({"service_tier":"default"})");
    row("top_k unknown", profile(), {}, [](ChatRequest &r) { r.options.topK = 40; }, "{}", "top_k");
    ProviderProfile topK = profile();
    topK.topK = true;
    row("top_k known", topK, {}, [](ChatRequest &r) { r.options.topK = 40; }, R"({"top_k":40})");

    row("stream", profile(), {}, [](ChatRequest &r) { r.stream = true; }, R"({"stream":true,"stream_options":{"include_usage":true}})");
    row("stream, old server", plainServer(), {}, [](ChatRequest &r) { r.stream = true; }, R"({"stream":true})");
    ModelInfo whole = openAi("gpt-4o");
    whole.can.streaming = false;
    row("a model that cannot stream", profile(), whole, [](ChatRequest &r) { r.stream = true; }, "{}", "stream");

    const QByteArray wireTool = R"("tools":[{"type":"function","function":{"name":"f","description":"does f","parameters":{"type":"object","properties":{"b":{"type":"string","minLength":2},"a":{"type":"integer"}},"required":["b"]}}}])";
    row("tools", profile(), {}, [](ChatRequest &r) { r.tools = {tool()}; r.options.toolChoice = "auto"; r.options.parallelToolCalls = false; },
        "{" + wireTool + R"(,"tool_choice":"auto","parallel_tool_calls":false})");
    row("tools, old server", plainServer(), {}, [](ChatRequest &r) { r.tools = {tool()}; r.options.parallelToolCalls = false; }, "{" + wireTool + "}", "parallel_tool_calls");
    row("tool options without tools", profile(), {}, [](ChatRequest &r) { r.options.toolChoice = "required"; r.options.parallelToolCalls = true; }, "{}", "tool_choice parallel_tool_calls");
    row("strict tool", profile(), {}, [](ChatRequest &r) { r.tools = {tool()}; r.tools[0].strict = true; },
        R"({"tools":[{"type":"function","function":{"name":"f","description":"does f","parameters":{"type":"object","properties":{"b":{"type":"string"},"a":{"type":["integer","null"]}},"required":["b","a"],"additionalProperties":false},"strict":true}}]})",
        "tools[0].function.parameters/properties/b/minLength");
    row("strict tool, old server", plainServer(), {}, [](ChatRequest &r) { r.tools = {tool()}; r.tools[0].strict = true; }, "{" + wireTool + "}", "tools[0].function.strict");
    row("strict tool without arguments", profile(), {}, [](ChatRequest &r) { r.tools = {ToolDefinition{QStringLiteral("g"), {}, nullptr, true}}; },
        R"({"tools":[{"type":"function","function":{"name":"g","parameters":{"type":"object","properties":{},"required":[],"additionalProperties":false},"strict":true}}]})");
    row("tool without arguments", profile(), {}, [](ChatRequest &r) { r.tools = {ToolDefinition{QStringLiteral("g"), {}, nullptr, {}}}; }, R"({"tools":[{"type":"function","function":{"name":"g"}}]})");
    ModelInfo noTools = openAi("o1-mini");
    noTools.can.tools = false;
    row("a model without tools", profile(), noTools, [](ChatRequest &r) { r.tools = {tool()}; r.options.toolChoice = "auto"; }, "{}", "tools tool_choice");
    ModelInfo closed = reasoning("gpt-5.6", {QStringLiteral("none"), QStringLiteral("high")});
    closed.can.toolsOnlyWithoutEffort = closed.can.samplingWithEffortNone = true;
    row("tools only without reasoning", profile(), closed, [](ChatRequest &r) { r.tools = {tool()}; r.options.reasoningEffort = QStringLiteral("high"); r.options.temperature = 1; },
        R"({"temperature":1.0,"reasoning_effort":"none",)" + wireTool + "}", "reasoning_effort");
    row("tools only without reasoning, none asked", profile(), closed, [](ChatRequest &r) { r.tools = {tool()}; }, "{" + wireTool + R"(,"reasoning_effort":"none"})", "reasoning_effort");
    row("tools only without reasoning, said so", profile(), closed, [](ChatRequest &r) { r.tools = {tool()}; r.options.reasoningEffort = QStringLiteral("none"); }, R"({"reasoning_effort":"none",)" + wireTool + "}");
    row("no tools, reasoning stays", profile(), closed, [](ChatRequest &r) { r.options.reasoningEffort = QStringLiteral("high"); }, R"({"reasoning_effort":"high"})");

    row("JSON mode", profile(), {}, [](ChatRequest &r) { r.responseFormat.kind = ResponseFormat::Kind::JsonObject; }, R"({"response_format":{"type":"json_object"}})");
    ModelInfo noSchema = openAi("gpt-4-turbo");
    noSchema.can.structuredOutputs = false;
    row("a model without schemas", profile(), noSchema, [](ChatRequest &r) { r.responseFormat.kind = ResponseFormat::Kind::JsonSchema; r.responseFormat.schema = tool().parameters; r.responseFormat.strict = true; }, "{}", "response_format");
    row("its JSON mode stays", profile(), noSchema, [](ChatRequest &r) { r.responseFormat.kind = ResponseFormat::Kind::JsonObject; }, R"({"response_format":{"type":"json_object"}})");

    row("extra body", profile(), {}, [](ChatRequest &r) { r.options.temperature = 1; r.extraBody = *parseJson(R"({"zeta":1,"temperature":2,"alpha":{"b":[]},"model":"other","messages":[]})"); },
        R"({"temperature":1.0,"zeta":1,"alpha":{"b":[]}})", "temperature model messages");
    row("extra body, the same value", profile(), {}, [](ChatRequest &r) { r.options.temperature = 1; r.extraBody = *parseJson(R"({"temperature":1.0})"); }, R"({"temperature":1.0})");
    row("extra body, the limit's other name", profile(), {}, [](ChatRequest &r) { r.options.maxOutputTokens = 5; r.extraBody = *parseJson(R"({"max_tokens":6})"); }, R"({"max_completion_tokens":5})", "max_tokens");
    row("extra body that is no object", profile(), {}, [](ChatRequest &r) { r.extraBody = *parseJson("[1]"); }, "{}");
    ProviderProfile picky = profile();
    picky.refusedFields = {QStringLiteral("logprobs"), QStringLiteral("seed"), QStringLiteral("n")};
    row("refused fields", picky, {}, [](ChatRequest &r) { r.options.seed = 1; r.extraBody = *parseJson(R"({"logprobs":true,"x":1})"); }, R"({"x":1})", "logprobs seed");
    picky.refusedFields = {QStringLiteral("max_completion_tokens")};
    row("the newer limit refused", picky, {}, [](ChatRequest &r) { r.options.maxOutputTokens = 5; }, R"({"max_tokens":5})");
    row("extra body and the model's rules", profile(), reasoning("o3"), [](ChatRequest &r) { r.extraBody = *parseJson(R"({"logit_bias":{},"top_logprobs":2,"logprobs":true,"prediction":{},"store":true})"); }, R"({"store":true})", "logit_bias top_logprobs logprobs prediction");
    row("prediction", profile(), openAi("gpt-4.1-mini"), [](ChatRequest &r) { r.extraBody = *parseJson(R"({"prediction":{}})"); }, R"({"prediction":{}})");
}

void TestChatCompletions::bodies()
{
    QFETCH(ChatRequest, asked);
    QFETCH(ProviderProfile, provider);
    QFETCH(std::optional<ModelInfo>, model);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, omitted);
    const EncodedRequest encoded = encode(asked, provider, model ? &*model : nullptr);
    QCOMPARE(rest(encoded.body), body);
    QCOMPARE(fieldsOf(encoded.omitted), omitted);
    QCOMPARE(writeJson(encoded.body["messages"]), QByteArray(R"([{"role":"user","content":"Hi"}])"));
}

void TestChatCompletions::messages_data()
{
    QTest::addColumn<QList<Message>>("messages");
    QTest::addColumn<ProviderProfile>("provider");
    QTest::addColumn<std::optional<ModelInfo>>("model");
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArray>("omitted");
    const auto row = [](const char *name, const QList<Message> &messages, const ProviderProfile &provider, const std::optional<ModelInfo> &model, const QByteArray &wire, const QByteArray &omitted = {}) {
        QTest::newRow(name) << messages << provider << model << wire << omitted;
    };
    const Message system = Message::text(Role::System, QStringLiteral("S"));
    const Message developer = Message::text(Role::Developer, QStringLiteral("D"));
    ModelInfo neither = reasoning("o1-mini");
    neither.can.systemRole = false;
    row("system", {system}, profile(), {}, R"([{"role":"system","content":"S"}])");
    row("system of a reasoning model", {system}, profile(), reasoning("o3"), R"([{"role":"developer","content":"S"}])");
    row("system of a reasoning model, old server", {system}, plainServer(), reasoning("o3"), R"([{"role":"system","content":"S"}])");
    row("developer", {developer}, profile(), openAi("gpt-4o"), R"([{"role":"developer","content":"D"}])");
    row("developer, old server", {developer}, plainServer(), {}, R"([{"role":"system","content":"D"}])");
    row("never both", {system, developer}, profile(), {}, R"([{"role":"developer","content":"S"},{"role":"developer","content":"D"}])");
    row("neither", {system, developer}, profile(), neither, R"([{"role":"user","content":"S"},{"role":"user","content":"D"}])");

    Message named = Message::text(Role::User, QStringLiteral("U"));
    named.metadata = *parseJson(R"({"role":"system","x":[1],"content":"no","name":"Ann"})");
    row("attributes", {named}, profile(), {}, R"([{"role":"user","x":[1],"name":"Ann","content":"U"}])");
    named.name = QStringLiteral("Bob");
    row("a name of its own", {named}, profile(), {}, R"([{"role":"user","x":[1],"name":"Bob","content":"U"}])");
    ProviderProfile nameless = profile();
    nameless.refusedFields = {QStringLiteral("messages[].name")};
    row("names refused", {system, named}, nameless, {}, R"([{"role":"system","content":"S"},{"role":"user","x":[1],"content":"U"}])", "messages[1].name");

    Message calling;
    calling.role = Role::Assistant;
    calling.toolCalls = {{QStringLiteral("c1"), QStringLiteral("f"), QStringLiteral("{\"a\":1}")}, {QStringLiteral("c2"), QStringLiteral("g"), {}}};
    const QByteArray calls = R"("tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}},{"id":"c2","type":"function","function":{"name":"g","arguments":"{}"}}])";
    row("tool calls", {calling}, profile(), {}, R"([{"role":"assistant","content":null,)" + calls + "}]");
    calling.parts = Message::text(Role::Assistant, QStringLiteral("ok")).parts;
    row("tool calls with a text", {calling}, profile(), {}, R"([{"role":"assistant","content":"ok",)" + calls + "}]");
    Message answer = Message::text(Role::Tool, QStringLiteral("42"));
    answer.toolCallId = QStringLiteral("c1");
    row("tool result", {answer}, profile(), {}, R"([{"role":"tool","content":"42","tool_call_id":"c1"}])");
    Message empty;
    empty.role = Role::Assistant;
    row("empty", {empty}, profile(), {}, R"([{"role":"assistant","content":""}])");
    Message twice = Message::text(Role::User, QStringLiteral("a"));
    twice.parts += Message::text(Role::User, QStringLiteral("b")).parts;
    row("two texts are one", {twice}, profile(), {}, R"([{"role":"user","content":"ab"}])");
    Message refusal;
    refusal.role = Role::Assistant;
    refusal.parts = {{ContentPart::Kind::Refusal, QStringLiteral("No."), {}, {}, {}}};
    row("refusal", {refusal}, profile(), {}, R"([{"role":"assistant","content":[{"type":"refusal","refusal":"No."}]}])");

    ModelInfo blind = reasoning("o3-mini");
    blind.can.vision = false;
    Message seen = Message::text(Role::User, QStringLiteral("look"));
    seen.parts += part(ContentPart::Kind::Image, "https://a/b.png");
    row("a model that cannot see", {system, seen}, plainServer(), blind, R"([{"role":"system","content":"S"},{"role":"user","content":[{"type":"text","text":"look"}]}])", "messages[1].content[1]");
}

void TestChatCompletions::messages()
{
    QFETCH(QList<Message>, messages);
    QFETCH(ProviderProfile, provider);
    QFETCH(std::optional<ModelInfo>, model);
    QFETCH(QByteArray, wire);
    QFETCH(QByteArray, omitted);
    ChatRequest asked = request();
    asked.messages = messages;
    const EncodedRequest encoded = encode(asked, provider, model ? &*model : nullptr);
    QCOMPARE(writeJson(encoded.body["messages"]), wire);
    QCOMPARE(fieldsOf(encoded.omitted), omitted);
}

void TestChatCompletions::contents_data()
{
    QTest::addColumn<ContentPart>("content");
    QTest::addColumn<QByteArray>("wire");
    using Kind = ContentPart::Kind;
    const auto row = [](const char *name, const ContentPart &content, const QByteArray &wire) { QTest::newRow(name) << content << wire; };
    row("image address", part(Kind::Image, "https://a/b.png"), R"({"type":"image_url","image_url":{"url":"https://a/b.png"}})");
    row("image data", part(Kind::Image, "data:image/png;base64,AA==", "image/png", "low"), R"({"type":"image_url","image_url":{"url":"data:image/png;base64,AA==","detail":"low"}})");
    row("image base64", part(Kind::Image, "AA==", "image/png"), R"({"type":"image_url","image_url":{"url":"data:image/png;base64,AA=="}})");
    for (const auto &[type, format] : {std::pair("audio/wav", "wav"), {"audio/x-wav", "wav"}, {"audio/mp3", "mp3"}, {"audio/mpeg", "mp3"}, {"audio/flac", "flac"}, {"audio/ogg; codecs=opus", "ogg"}, {"", "wav"}})
        row(type[0] ? type : "audio of no type", part(Kind::Audio, "AA==", type), QByteArray(R"({"type":"input_audio","input_audio":{"data":"AA==","format":")") + format + "\"}}");
    row("audio data", part(Kind::Audio, "data:audio/mpeg;base64,AA=="), R"({"type":"input_audio","input_audio":{"data":"AA==","format":"mp3"}})");
    row("file address", part(Kind::File, "https://a/b.pdf"), R"({"type":"file","file":{"url":"https://a/b.pdf"}})");
    row("file data", part(Kind::File, "data:application/pdf;base64,AA=="), R"({"type":"file","file":{"filename":"document.pdf","file_data":"data:application/pdf;base64,AA=="}})");
    row("file upload", part(Kind::File, "file-abc"), R"({"type":"file","file":{"file_id":"file-abc"}})");
}

void TestChatCompletions::contents()
{
    QFETCH(ContentPart, content);
    QFETCH(QByteArray, wire);
    ChatRequest asked = request();
    asked.messages[0].parts = {content};
    QCOMPARE(writeJson(encode(asked, profile()).body["messages"][0]["content"]), "[" + wire + "]");
}

void TestChatCompletions::schemas()
{
    ChatRequest asked = request();
    asked.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
    asked.responseFormat.name = QStringLiteral("ticket triage!");
    asked.responseFormat.description = QStringLiteral("d");
    asked.responseFormat.schema = tool().parameters;
    const QByteArray designed = writeJson(asked.responseFormat.schema);

    const EncodedRequest loose = encode(asked, profile());
    QCOMPARE(writeJson(loose.body["response_format"]), R"({"type":"json_schema","json_schema":{"name":"ticket_triage_","description":"d","schema":)" + designed + "}}");
    QCOMPARE(fieldsOf(loose.omitted), QByteArray());

    asked.responseFormat.strict = true;
    asked.responseFormat.name.clear();
    const EncodedRequest strict = encode(asked, profile());
    QCOMPARE(writeJson(strict.body["response_format"]),
        QByteArray(R"({"type":"json_schema","json_schema":{"name":"response","description":"d","strict":true,"schema":{"type":"object","properties":{"b":{"type":"string"},"a":{"type":["integer","null"]}},"required":["b","a"],"additionalProperties":false}}})"));
    QCOMPARE(fieldsOf(strict.omitted), QByteArray("/properties/b/minLength"));

    const EncodedRequest older = encode(asked, plainServer());
    QCOMPARE(writeJson(older.body["response_format"]["json_schema"]["schema"]), designed);
    QVERIFY(!older.body["response_format"]["json_schema"].contains("strict"));
    QCOMPARE(fieldsOf(older.omitted), QByteArray("response_format.strict"));
}

void TestChatCompletions::pathAndOrder()
{
    ChatRequest asked = request();
    asked.tools = {tool()};
    asked.options.temperature = 1;
    const EncodedRequest encoded = encode(asked, profile());
    QCOMPARE(encoded.path, QStringLiteral("chat/completions"));
    QByteArrayList keys;
    for (const auto &item : encoded.body.items())
        keys += QByteArray::fromStdString(item.key());
    QCOMPARE(keys, (QByteArrayList{"model", "messages", "temperature", "tools"}));
}

QTEST_GUILESS_MAIN(TestChatCompletions)
#include "tst_chatcompletions.moc"
