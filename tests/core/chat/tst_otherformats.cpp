#include "chat/answerdecoder.h"
#include "chat/answerresult.h"
#include "chat/anthropicmessages.h"
#include "chat/embeddingsandimages.h"
#include "chat/responsescodec.h"
#include "results.h"

#include <QFile>
#include <QMetaEnum>
#include <QtTest>

using namespace cuewright;

// The formats beside Chat Completions, and the public conformance vectors of .prompty for reading answers (groups
// "process" and "process_stream"; "wire" needs prompt files and is tested with them).
class TestOtherFormats : public QObject
{
    Q_OBJECT
private slots:
    void vectors_data();
    void vectors();
    void streamVectors_data();
    void streamVectors();
    void fates_data();
    void fates();
    void results_data();
    void results();
    void responsesBodies();
    void responsesAnswers_data();
    void responsesAnswers();
    void anthropicBodies();
    void anthropicAnswers_data();
    void anthropicAnswers();
    void simpleBodies();
    void simpleAnswers_data();
    void simpleAnswers();

private:
    static QList<Json> cases(const char *group);
};

namespace {

/// What a prompt's run gives for a provider's answer.
Result<Json> extract(const QString &provider, const QString &api, const Json &response, bool outputs)
{
    if (api == QLatin1String("embedding"))
        return readEmbeddings(response);
    if (api == QLatin1String("image"))
        return readImages(response);
    Result<Completion> completion;
    if (provider == QLatin1String("anthropic")) {
        completion = readAnthropicAnswer(response);
    } else if (api == QLatin1String("responses")) {
        completion = readResponsesAnswer(response);
    } else {
        const auto decoder = chatCompletionsDecoder(false, "application/json");
        if (auto fed = decoder->feed(writeJson(response)); !fed)
            return tl::unexpected(fed.error());
        completion = decoder->finish();
    }
    if (!completion)
        return tl::unexpected(completion.error());
    return resultOf(*completion, outputs);
}

ProviderProfile openAi()
{
    ProviderProfile made;
    made.name = QStringLiteral("OpenAI");
    return made;
}

ChatRequest conversation()
{
    ChatRequest asked;
    asked.model = QStringLiteral("m");
    Message user = Message::text(Role::User, QStringLiteral("look"));
    user.parts.append({ContentPart::Kind::Image, {}, QStringLiteral("AA=="), QStringLiteral("image/png"), QStringLiteral("low")});
    Message calling;
    calling.role = Role::Assistant;
    calling.toolCalls = {{QStringLiteral("c1"), QStringLiteral("f"), QStringLiteral("{\"a\":1}")}, {QStringLiteral("c2"), QStringLiteral("g"), QStringLiteral("oops")}};
    Message one = Message::text(Role::Tool, QStringLiteral("1"));
    one.toolCallId = QStringLiteral("c1");
    Message two = Message::text(Role::Tool, QStringLiteral("2"));
    two.toolCallId = QStringLiteral("c2");
    asked.messages = {Message::text(Role::System, QStringLiteral("S")), user, calling, one, two, Message::text(Role::Developer, QStringLiteral("D"))};
    ToolDefinition tool;
    tool.name = QStringLiteral("f");
    tool.description = QStringLiteral("does f");
    tool.parameters = *parseJson(R"({"type":"object","properties":{"a":{"type":"integer"}}})");
    asked.tools = {tool};
    asked.options.toolChoice = *parseJson(R"({"type":"function","function":{"name":"f"}})");
    asked.options.temperature = 0.5;
    asked.options.stop = {QStringLiteral("END")};
    asked.options.seed = 1;
    asked.extraBody = *parseJson(R"({"temperature":2,"x":1})");
    return asked;
}

QString errorName(const Error &error)
{
    return QStringLiteral("error ") + QLatin1String(QMetaEnum::fromType<Error::Code>().valueToKey(static_cast<int>(error.code)));
}

QString fieldsOf(const QList<Omission> &omitted)
{
    QStringList fields;
    for (const Omission &omission : omitted)
        fields += omission.field;
    return fields.join(u' ');
}

} // namespace

QList<Json> TestOtherFormats::cases(const char *group)
{
    QFile file(QStringLiteral(CUEWRIGHT_TEST_DATA "/prompty/vectors.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto all = parseJson(file.readAll());
    QList<Json> found;
    if (!all)
        return found;
    for (const Json &vector : (*all)["cases"]) {
        if (vector["group"] == group)
            found.append(vector);
    }
    return found;
}

void TestOtherFormats::vectors_data()
{
    QTest::addColumn<Json>("vector");
    const QList<Json> found = cases("process");
    QVERIFY(found.size() >= 11);
    for (const Json &vector : found)
        QTest::newRow(vector["name"].get<std::string>().c_str()) << vector;
}

void TestOtherFormats::vectors()
{
    QFETCH(Json, vector);
    const Json &input = vector["input"];
    const auto result = extract(memberText(input, "provider"), memberText(input, "apiType"), input["response"], input["has_outputs"].get<bool>());
    VERIFY_RESULT(result);
    QCOMPARE(writeJson(*result), writeJson(vector["expected"]["result"]));
}

void TestOtherFormats::streamVectors_data()
{
    QTest::addColumn<Json>("vector");
    const QList<Json> found = cases("process_stream");
    QVERIFY(!found.isEmpty());
    for (const Json &vector : found)
        QTest::newRow(vector["name"].get<std::string>().c_str()) << vector;
}

void TestOtherFormats::streamVectors()
{
    QFETCH(Json, vector);
    const auto decoder = chatCompletionsDecoder(true, "text/event-stream");
    Json chunks = Json::array();
    std::optional<Error> failure;
    for (const Json &event : vector["input"]["events"]) {
        if (event["kind"] == "provider") {
            const auto events = decoder->feed("data: " + writeJson(event["value"]) + "\n\n");
            VERIFY_RESULT(events);
            for (const ChatEvent &heard : *events) {
                if (const auto *text = std::get_if<TextDelta>(&heard))
                    chunks.push_back({{"kind", "text"}, {"value", toUtf8(text->text)}});
            }
        } else if (event["kind"] == "transportError") {
            failure = Error{Error::Code::Network, memberText(event, "message"), {}, {}};
        }
    }
    const auto committed = decoder->finish();
    const bool indeterminate = failure && fateOf(*failure) == CallFate::Indeterminate;
    if (failure) {
        const Json shown{{"outcome", indeterminate ? "indeterminate" : "failed"}, {"message", toUtf8(failure->message)}};
        chunks.push_back({{"kind", "failure"}, {"failure", shown}});
    }
    const Json &expected = vector["expected"];
    QCOMPARE(writeJson(chunks), writeJson(expected["chunks"]));
    QCOMPARE(decoder->partial().text, memberText(expected, "partialText"));
    QCOMPARE(indeterminate, expected["requiresReconciliation"].get<bool>());
    QCOMPARE(committed.has_value(), expected["completionCommitted"].get<bool>());
}

void TestOtherFormats::fates_data()
{
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<CallFate>("fate");
    using Code = Error::Code;
    const auto row = [](const char *name, Code code, CallFate fate) { QTest::newRow(name) << code << fate; };
    row("network", Code::Network, CallFate::Indeterminate);
    row("timeout", Code::Timeout, CallFate::Indeterminate);
    row("cut", Code::Truncated, CallFate::Indeterminate);
    row("stopped", Code::Cancelled, CallFate::Indeterminate);
    row("garbage", Code::Protocol, CallFate::Indeterminate);
    row("refused", Code::BadRequest, CallFate::Failed);
    row("no key", Code::Auth, CallFate::Failed);
    row("busy", Code::RateLimited, CallFate::Failed);
    row("broken", Code::Server, CallFate::Failed);
}

void TestOtherFormats::fates()
{
    QFETCH(Error::Code, code);
    QFETCH(CallFate, fate);
    QCOMPARE(fateOf(Error{code, {}, {}, {}}), fate);
}

void TestOtherFormats::results_data()
{
    QTest::addColumn<Completion>("completion");
    QTest::addColumn<bool>("outputs");
    QTest::addColumn<QByteArray>("result");
    Completion made;
    made.text = QStringLiteral("[1]");
    QTest::newRow("text") << made << false << QByteArray("\"[1]\"");
    QTest::newRow("JSON") << made << true << QByteArray("[1]");
    made.refusal = QStringLiteral("No.");
    QTest::newRow("refusal before text") << made << true << QByteArray("\"No.\"");
    made.toolCalls = {{QStringLiteral("c"), QStringLiteral("f"), QStringLiteral("{}")}};
    QTest::newRow("calls before all") << made << true << QByteArray(R"([{"id":"c","name":"f","arguments":"{}"}])");
}

void TestOtherFormats::results()
{
    QFETCH(Completion, completion);
    QFETCH(bool, outputs);
    QFETCH(QByteArray, result);
    QCOMPARE(writeJson(resultOf(completion, outputs)), result);
}

void TestOtherFormats::responsesBodies()
{
    ChatRequest asked = conversation();
    asked.options.maxOutputTokens = 7;
    asked.options.reasoningEffort = QStringLiteral("low");
    asked.options.verbosity = QStringLiteral("high");
    asked.responseFormat.kind = ResponseFormat::Kind::JsonSchema;
    asked.responseFormat.name = QStringLiteral("n");
    asked.responseFormat.strict = true;
    asked.responseFormat.schema = *parseJson(R"({"type":"object","properties":{"s":{"type":"string","minLength":1}},"required":["s"]})");
    const EncodedRequest encoded = responsesBody(asked, openAi());
    QCOMPARE(encoded.path, QStringLiteral("responses"));
    const QByteArray wire = R"({"model":"m","instructions":"S\n\nD","input":[)"
        R"({"role":"user","content":[{"type":"input_text","text":"look"},{"type":"input_image","image_url":"data:image/png;base64,AA==","detail":"low"}]},)"
        R"({"type":"function_call","call_id":"c1","name":"f","arguments":"{\"a\":1}"},{"type":"function_call","call_id":"c2","name":"g","arguments":"oops"},)"
        R"({"type":"function_call_output","call_id":"c1","output":"1"},{"type":"function_call_output","call_id":"c2","output":"2"}],)"
        R"("temperature":0.5,"max_output_tokens":7,"reasoning":{"effort":"low"},)"
        R"("text":{"verbosity":"high","format":{"type":"json_schema","name":"n","strict":true,"schema":{"type":"object","properties":{"s":{"type":"string"}},"required":["s"],"additionalProperties":false}}},)"
        R"("tool_choice":{"type":"function","name":"f"},)"
        R"("tools":[{"type":"function","name":"f","description":"does f","parameters":{"type":"object","properties":{"a":{"type":"integer"}}}}],"x":1})";
    QCOMPARE(writeJson(encoded.body), wire);

    QCOMPARE(fieldsOf(encoded.omitted), QStringLiteral("seed stop /properties/s/minLength temperature"));
}

void TestOtherFormats::responsesAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("seen"); // text|refusal|reasoning|finish|usage, or the error's code
    const auto row = [](const char *name, const char *answer, const char *seen) { QTest::newRow(name) << QByteArray(answer) << QString::fromLatin1(seen); };
    row("texts", R"({"status":"completed","output":[{"type":"reasoning","summary":[{"type":"summary_text","text":"hm"}]},{"type":"message","content":[{"type":"output_text","text":"a"},{"type":"output_text","text":"b"}]}],"usage":{"input_tokens":3,"output_tokens":4,"input_tokens_details":{"cached_tokens":2},"output_tokens_details":{"reasoning_tokens":1}}})", "ab||hm|1|3 4 2 1");
    row("refusal", R"({"status":"completed","output":[{"type":"message","content":[{"type":"refusal","refusal":"No."}]}]})", "|No.||1|");
    row("cut", R"({"status":"incomplete","incomplete_details":{"reason":"max_output_tokens"},"output":[{"type":"message","content":[{"type":"output_text","text":"a"}]}]})", "a|||2|");
    row("filtered", R"({"status":"incomplete","incomplete_details":{"reason":"content_filter"},"output":[]})", "|||4|");
    row("failed", R"({"status":"failed","error":{"code":"server_error","message":"boom"},"output":[]})", "error Server");
    row("running", R"({"status":"in_progress","error":null,"output":[]})", "error Truncated");
    row("no response", R"({"id":"x"})", "error Protocol");
}

void TestOtherFormats::responsesAnswers()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, seen);
    const auto read = readResponsesAnswer(*parseJson(answer));
    if (!read) {
        QCOMPARE(errorName(read.error()), seen);
        return;
    }
    QString usage;
    if (read->usage)
        usage = QStringLiteral("%1 %2 %3 %4").arg(read->usage->input).arg(read->usage->output).arg(read->usage->cachedInput).arg(read->usage->reasoning);
    QCOMPARE((QStringList{read->text, read->refusal, read->reasoning, QString::number(static_cast<int>(read->finish)), usage}).join(u'|'), seen);
    QVERIFY(read->complete);
}

void TestOtherFormats::anthropicBodies()
{
    ChatRequest asked = conversation();
    asked.options.topK = 40;
    asked.responseFormat.kind = ResponseFormat::Kind::JsonObject;
    const EncodedRequest encoded = anthropicBody(asked);
    QCOMPARE(encoded.path, QStringLiteral("messages"));
    const QByteArray wire = R"({"model":"m","system":"S\n\nD","messages":[)"
        R"({"role":"user","content":[{"type":"text","text":"look"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AA=="}}]},)"
        R"({"role":"assistant","content":[{"type":"tool_use","id":"c1","name":"f","input":{"a":1}},{"type":"tool_use","id":"c2","name":"g","input":{}}]},)"
        R"({"role":"user","content":[{"type":"tool_result","tool_use_id":"c1","content":[{"type":"text","text":"1"}]},{"type":"tool_result","tool_use_id":"c2","content":[{"type":"text","text":"2"}]}]}],)"
        R"("temperature":0.5,"top_k":40,"stop_sequences":["END"],"max_tokens":4096,)"
        R"("tools":[{"name":"f","description":"does f","input_schema":{"type":"object","properties":{"a":{"type":"integer"}}}}],"tool_choice":{"type":"tool","name":"f"},"x":1})";
    QCOMPARE(writeJson(encoded.body), wire);

    QCOMPARE(fieldsOf(encoded.omitted), QStringLiteral("seed response_format"));
    asked.options.maxOutputTokens = 9;
    asked.options.toolChoice = "required";
    const Json second = anthropicBody(asked).body;
    QVERIFY(second["max_tokens"] == 9);
    QCOMPARE(writeJson(second["tool_choice"]), QByteArray(R"({"type":"any"})"));
}

void TestOtherFormats::anthropicAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("seen");
    const auto row = [](const char *name, const char *answer, const char *seen) { QTest::newRow(name) << QByteArray(answer) << QString::fromLatin1(seen); };
    row("tool use", R"({"content":[{"type":"thinking","thinking":"hm"},{"type":"text","text":"a"},{"type":"tool_use","id":"t","name":"f","input":{"b":1,"a":2}}],"stop_reason":"tool_use"})", R"(a|hm|3||t f {"b":1,"a":2})");
    row("cut, cached", R"({"content":[{"type":"text","text":"a"}],"stop_reason":"max_tokens","usage":{"input_tokens":5,"cache_read_input_tokens":7,"cache_creation_input_tokens":1,"output_tokens":2}})", "a||2|13 2 7 1|");
    row("refused", R"({"content":[],"stop_reason":"refusal"})", "||4||");
    row("overloaded", R"({"type":"error","error":{"type":"overloaded_error","message":"busy"}})", "error Overloaded");
    row("something else", R"({"choices":[]})", "error Protocol");
}

void TestOtherFormats::anthropicAnswers()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, seen);
    const auto read = readAnthropicAnswer(*parseJson(answer));
    if (!read) {
        QCOMPARE(errorName(read.error()), seen);
        return;
    }
    QString usage;
    if (read->usage)
        usage = QStringLiteral("%1 %2 %3 %4").arg(read->usage->input).arg(read->usage->output).arg(read->usage->cachedInput).arg(read->usage->cacheWrite);
    QString calls;
    for (const ToolCall &call : read->toolCalls)
        calls += call.id + u' ' + call.name + u' ' + call.arguments;
    QCOMPARE((QStringList{read->text, read->reasoning, QString::number(static_cast<int>(read->finish)), usage, calls}).join(u'|'), seen);
}

void TestOtherFormats::simpleBodies()
{
    ChatRequest asked = conversation();
    asked.messages = {Message::text(Role::User, QStringLiteral("a")), Message::text(Role::User, QStringLiteral("b")), Message::text(Role::Assistant, QStringLiteral("c"))};
    QCOMPARE(writeJson(embeddingBody(asked).body), QByteArray(R"({"model":"m","input":["a","b","c"],"temperature":2,"x":1})"));
    QCOMPARE(writeJson(imageBody(asked).body), QByteArray(R"({"model":"m","prompt":"b","temperature":2,"x":1})"));
    asked.messages = {Message::text(Role::Assistant, QStringLiteral("a"))};
    asked.extraBody = nullptr;
    QCOMPARE(writeJson(embeddingBody(asked).body), QByteArray(R"({"model":"m","input":"a"})"));
    QCOMPARE(writeJson(imageBody(asked).body), QByteArray(R"({"model":"m","prompt":""})"));
}

void TestOtherFormats::simpleAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("vectors"); // empty: an error
    QTest::addColumn<QByteArray>("pictures");
    const auto row = [](const char *name, const char *answer, const char *vectors, const char *pictures) { QTest::newRow(name) << QByteArray(answer) << QByteArray(vectors) << QByteArray(pictures); };
    row("one vector", R"({"data":[{"index":0,"embedding":[1,2]}]})", "[1,2]", "");
    row("out of order", R"({"data":[{"index":1,"embedding":[2]},{"index":0,"embedding":[1]}]})", "[[1],[2]]", "");
    row("two pictures", R"({"data":[{"url":"u","b64_json":null},{"b64_json":"B","url":"v"}]})", "", R"(["u","B"])");
    row("error", R"({"error":{"message":"m"}})", "", "");
    row("empty", R"({"data":[]})", "", "");
    row("no list", R"({"data":{}})", "", "");
    row("no object", "[1]", "", "");
}

void TestOtherFormats::simpleAnswers()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, vectors);
    QFETCH(QByteArray, pictures);
    const Json json = *parseJson(answer);
    const auto embeddings = readEmbeddings(json);
    const auto images = readImages(json);
    QCOMPARE(embeddings ? writeJson(*embeddings) : QByteArray(), vectors);
    QCOMPARE(images ? writeJson(*images) : QByteArray(), pictures);
}

QTEST_GUILESS_MAIN(TestOtherFormats)
#include "tst_otherformats.moc"
