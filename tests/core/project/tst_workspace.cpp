#include "base/files.h"
#include "catalog/provider.h"
#include "chat/anthropicmessages.h"
#include "chat/codec.h"
#include "chat/embeddingsandimages.h"
#include "chat/responsescodec.h"
#include "project/conversation.h"
#include "project/canonical.h"
#include "project/promptreader.h"
#include "project/propertyschema.h"
#include "project/workspace.h"
#include "promptyvectors.h"
#include "results.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

// A workspace folder, the requests made in it, and the wire vectors of Chat Completions and Responses.
class TestWorkspace : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void filesAreSorted();
    void pathsStayInside_data();
    void pathsStayInside();
    void request();
    void requestErrors_data();
    void requestErrors();
    void outputsAndJsonMode();
    void referencesAreResolved();
    void testCases();
    void schemas_data();
    void schemas();
    void tools();
    void options_data();
    void options();
    void wire_data();
    void wire();

private:
    void write(const char *relative, const QByteArray &content)
    {
        VERIFY_RESULT(writeFile(m_folder->filePath(QLatin1String(relative)), content));
    }
    [[nodiscard]] Result<ChatRequest> requestOf(const QByteArray &text, const Json &inputs = Json::object())
    {
        const QString path = m_folder->filePath(QStringLiteral("work/prompts/p.prompty"));
        if (auto written = writeFile(path, text); !written)
            return fail(written.error());
        const auto file = PromptFile::load(path);
        if (!file)
            return fail(file.error());
        return m_workspace.request(file->prompt(), inputs);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    Workspace m_workspace;
};

void TestWorkspace::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_workspace = Workspace(m_folder->filePath(QStringLiteral("work")));
    write("secret.json", "{}");
    write("work/schemas/my ticket.schema.json", R"({"type":"object","properties":{"z":{"type":"string"},"a":{"type":"integer"}}})");
    write("work/schemas/bad.schema.json", "{\n  oops");
    write("work/schemas/list.schema.json", "[]");
    write("work/tools/find.tool.json", R"({"name":"find","description":"Finds","parameters":{"type":"object"},"strict":true})");
    write("work/tools/wrapped.tool.json", R"({"type":"function","function":{"name":"wrapped"}})");
    write("work/tools/bad.tool.json", R"({"name":"not a name"})");
}

void TestWorkspace::filesAreSorted()
{
    for (const char *name : {"case 10", "case 2", "Case 1", "case 02b", "b", "a"})
        write((QByteArray("work/prompts/") + name + ".prompty").constData(), "x");
    write("work/prompts/sub/z.prompty", "x");
    write("work/prompts/notes.txt", "x");
    write("work/data/a.csv", "x");
    write("work/data/b.jsonl", "");
    write("work/traces/a.trace.json", "{}");
    write("work/traces/a.json", "{}");
    QCOMPARE(m_workspace.files(Workspace::Kind::Prompt),
        QStringList({QStringLiteral("prompts/a.prompty"), QStringLiteral("prompts/b.prompty"), QStringLiteral("prompts/Case 1.prompty"),
            QStringLiteral("prompts/case 2.prompty"), QStringLiteral("prompts/case 02b.prompty"), QStringLiteral("prompts/case 10.prompty"),
            QStringLiteral("prompts/sub/z.prompty")}));
    QCOMPARE(m_workspace.files(Workspace::Kind::TestSet), QStringList({QStringLiteral("data/a.csv"), QStringLiteral("data/b.jsonl")}));
    QCOMPARE(m_workspace.files(Workspace::Kind::Trace), QStringList(QStringLiteral("traces/a.trace.json")));
    QCOMPARE(m_workspace.files(Workspace::Kind::Schema).size(), 3);
    QCOMPARE(m_workspace.files(Workspace::Kind::Tool).size(), 3);
    QCOMPARE(m_workspace.name(), u"work");
    QVERIFY(Workspace().files(Workspace::Kind::Prompt).isEmpty());
}

void TestWorkspace::pathsStayInside_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isInside");
    const auto row = [](const char *path, bool inside) { QTest::newRow(path) << QString::fromUtf8(path) << inside; };
    row("tools/find.tool.json", true);
    row("tools/../tools/find.tool.json", true);
    row("./tools/new/one.json", true);
    row("../secret.json", false);
    row("tools/../../secret.json", false);
    row("..", false);
    row("", false);
    row("/etc/hostname", false);
    row("link.json", false);
    row("linked/secret.json", false);
}

void TestWorkspace::pathsStayInside()
{
    QFETCH(QString, path);
    QFETCH(bool, isInside);
    QFile::link(m_folder->filePath(QStringLiteral("secret.json")), m_folder->filePath(QStringLiteral("work/link.json")));
    QFile::link(m_folder->path(), m_folder->filePath(QStringLiteral("work/linked")));
    QCOMPARE(!m_workspace.absolute(path).isEmpty(), isInside);
    if (!isInside)
        QCOMPARE(m_workspace.testCases(path).error().code, Error::Code::Invalid);
}

void TestWorkspace::request()
{
    const auto made = requestOf(R"(---
model:
  id: gpt-4o
  options:
    temperature: 0.5
    maxOutputTokens: 100
    stopSequences: [END]
    allowMultipleToolCalls: false
    additionalProperties: {reasoning_effort: low, logprobs: true}
inputs:
- {name: n, kind: integer}
tools:
- name: add
  kind: function
  parameters:
  - {name: x, kind: integer, required: true}
- {name: other, kind: mcp, serverName: s}
metadata:
  cuewright:
    schema: {path: schemas/my ticket.schema.json, strict: false}
    tools: [tools/find.tool.json, tools/wrapped.tool.json]
---
system:
Be kind.
user:
{% if n == 3 %}three{% endif %}
)",
        Json::object({{"n", "3"}}));
    VERIFY_RESULT(made);
    QCOMPARE(made->model, u"gpt-4o");
    QCOMPARE(made->messages.size(), 2);
    QCOMPARE(made->messages[1].joinedText(), u"three");
    QCOMPARE(made->responseFormat.kind, ResponseFormat::Kind::JsonSchema);
    QCOMPARE(made->responseFormat.name, u"my_ticket");
    QCOMPARE(made->responseFormat.strict, std::optional(false));
    QCOMPARE(writeJson(made->responseFormat.schema),
        QByteArray(R"({"type":"object","properties":{"z":{"type":"string"},"a":{"type":"integer"}}})"));
    QCOMPARE(made->tools.size(), 3);
    QCOMPARE(made->tools[0].name, u"add");
    QVERIFY(!made->tools[0].strict);
    QCOMPARE(made->tools[1].name, u"find");
    QCOMPARE(made->tools[1].strict, std::optional(true));
    QCOMPARE(made->tools[2].name, u"wrapped");
    QVERIFY(made->tools[2].parameters.is_null());
    QCOMPARE(made->options.temperature, std::optional(0.5));
    QCOMPARE(made->options.maxOutputTokens, std::optional(100));
    QCOMPARE(made->options.parallelToolCalls, std::optional(false));
    QCOMPARE(made->options.stop, QStringList(QStringLiteral("END")));
    QCOMPARE(made->options.reasoningEffort, u"low");
    QCOMPARE(writeJson(made->extraBody), QByteArray(R"({"logprobs":true})"));
}

void TestWorkspace::requestErrors_data()
{
    QTest::addColumn<QByteArray>("front");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *front, Error::Code code, const char *named) {
        QTest::newRow(front) << QByteArray(front) << int(code) << QString::fromUtf8(named);
    };
    row("metadata: {cuewright: {schema: schemas/none.schema.json}}", Error::Code::NotFound, "none.schema.json");
    row("metadata: {cuewright: {schema: schemas/bad.schema.json}}", Error::Code::Parse, "bad.schema.json");
    row("metadata: {cuewright: {schema: schemas/list.schema.json}}", Error::Code::Parse, "list.schema.json");
    row("metadata: {cuewright: {schema: ../secret.json}}", Error::Code::Invalid, "../secret.json");
    row("metadata: {cuewright: {tools: [../secret.json]}}", Error::Code::Invalid, "../secret.json");
    row("metadata: {cuewright: {tools: [tools/bad.tool.json]}}", Error::Code::Invalid, "bad.tool.json");
    row("metadata: {cuewright: {tools: [tools/find.tool.json, tools/find.tool.json]}}", Error::Code::Invalid, "find");
    row("tools: [{name: bad name, kind: function}]", Error::Code::Invalid, "bad name");
    row("model: {id: x, options: {temperature: hot}}", Error::Code::Invalid, "temperature");
    row("model: {id: '${env:CUEWRIGHT_TEST_UNSET}'}", Error::Code::Invalid, "CUEWRIGHT_TEST_UNSET");
    row("inputs: [{name: needed, kind: string, required: true}]", Error::Code::Invalid, "needed");
}

void TestWorkspace::requestErrors()
{
    QFETCH(QByteArray, front);
    QFETCH(int, code);
    QFETCH(QString, named);
    const auto made = requestOf("---\n" + front + "\n---\nuser:\nHi");
    QVERIFY(!made);
    QCOMPARE(int(made.error().code), code);
    QVERIFY2(made.error().message.contains(named), qPrintable(made.error().message));
}

void TestWorkspace::outputsAndJsonMode()
{
    const auto structured = requestOf("---\noutputs: [{name: a, kind: string}]\nmetadata: {cuewright: {jsonMode: true}}\n---\nuser:\nx");
    VERIFY_RESULT(structured);
    QCOMPARE(structured->responseFormat.name, u"structured_output");
    const auto json = requestOf("---\nmetadata: {cuewright: {jsonMode: true}}\n---\nuser:\nx");
    VERIFY_RESULT(json);
    QCOMPARE(json->responseFormat.kind, ResponseFormat::Kind::JsonObject);
    QCOMPARE(requestOf("user:\nx")->responseFormat.kind, ResponseFormat::Kind::Text);
}

void TestWorkspace::referencesAreResolved()
{
    qputenv("CUEWRIGHT_TEST_MODEL", "gpt-x");
    write("work/prompts/words.txt", "from a file\n");
    const auto made = requestOf("---\nmodel: {id: '${env:CUEWRIGHT_TEST_MODEL}', options: {seed: '${env:NOT_SET_AT_ALL:7}'}}\n"
                                "inputs: [{name: w, kind: string, default: '${file:words.txt}'}]\n---\nuser:\n{{ w }}");
    VERIFY_RESULT(made);
    QCOMPARE(made->model, u"gpt-x");
    QCOMPARE(made->options.seed, std::optional<qint64>(7));
    QCOMPARE(made->messages.first().joinedText(), u"from a file");
}

void TestWorkspace::testCases()
{
    write("work/data/a.csv", "x,y\n1,2\n");
    write("work/data/b.jsonl", "{\"x\":1}\n{\n");
    QCOMPARE(writeJson(m_workspace.testCases(QStringLiteral("data/a.csv"))->first()), QByteArray(R"({"x":"1","y":"2"})"));
    const auto broken = m_workspace.testCases(QStringLiteral("data/b.jsonl"));
    QVERIFY(!broken);
    QCOMPARE(broken.error().at.line, 2);
    QVERIFY(broken.error().message.contains(u"data/b.jsonl"));
    QCOMPARE(m_workspace.testCases(QStringLiteral("data/none.csv")).error().code, Error::Code::NotFound);
}

void TestWorkspace::schemas_data()
{
    QTest::addColumn<QByteArray>("property");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<QByteArray>("strict"); // as a property that is not required
    const auto row = [](const char *property, const char *plain, const char *strict) {
        QTest::newRow(property) << QByteArray(property) << QByteArray(plain) << QByteArray(strict);
    };
    row("kind: string, description: d, default: x, example: y", R"({"type":"string","description":"d"})",
        R"({"type":["string","null"],"description":"d"})");
    row("kind: float, enumValues: [1, 2]", R"({"type":"number","enum":[1,2]})", R"({"type":["number","null"],"enum":[1,2,null]})");
    row("kind: integer, nullable: true", R"({"type":["integer","null"]})", R"({"type":["integer","null"]})");
    row("kind: array", R"({"type":"array","items":{"type":"string"}})", R"({"type":["array","null"],"items":{"type":"string"}})");
    row("kind: array, items: {kind: object, properties: [{name: a, kind: boolean}]}",
        R"({"type":"array","items":{"type":"object","properties":{"a":{"type":"boolean"}},"additionalProperties":false}})",
        R"({"type":["array","null"],"items":{"type":"object","properties":{"a":{"type":["boolean","null"]}},"required":["a"],"additionalProperties":false}})");
    row("kind: object, properties: {b: {kind: string, required: true}, a: {kind: string}}",
        R"({"type":"object","properties":{"b":{"type":"string"},"a":{"type":"string"}},"required":["b"],"additionalProperties":false})",
        R"({"type":["object","null"],"properties":{"b":{"type":"string"},"a":{"type":["string","null"]}},"required":["b","a"],"additionalProperties":false})");
    row("kind: union, anyOf: [{kind: string}, {kind: integer}]", R"({"anyOf":[{"type":"string"},{"type":"integer"}]})",
        R"({"anyOf":[{"type":"string"},{"type":"integer"},{"type":"null"}]})");
    row("kind: union, oneOf: [{kind: string}]", R"({"oneOf":[{"type":"string"}]})", R"({"oneOf":[{"type":"string"},{"type":"null"}]})");
}

void TestWorkspace::schemas()
{
    QFETCH(QByteArray, property);
    QFETCH(QByteArray, plain);
    QFETCH(QByteArray, strict);
    const auto file = PromptFile::parse("---\noutputs:\n- {name: p, " + property + "}\n---\n");
    VERIFY_RESULT(file);
    QCOMPARE(writeJson(schemaOf(file->prompt().outputs, false)), R"({"type":"object","properties":{"p":)" + plain + "}}");
    QCOMPARE(writeJson(schemaOf(file->prompt().outputs, true)),
        R"({"type":"object","properties":{"p":)" + strict + R"(},"required":["p"],"additionalProperties":false})");
}

void TestWorkspace::tools()
{
    const QByteArray parameters = "  parameters: [{name: a, kind: string, required: true}, {name: b, kind: string, required: true}]\n";
    for (const char *bindings : {"{b: {input: q}}", "{b: q}", "[{name: b, input: q}]"}) {
        const auto file = PromptFile::parse("---\ntools:\n- name: t\n  kind: function\n  bindings: " + QByteArray(bindings) + "\n" + parameters + "---\n");
        VERIFY_RESULT(file);
        const auto tools = toolsOf(file->prompt().tools);
        VERIFY_RESULT(tools);
        QCOMPARE(writeJson(tools->first().parameters), QByteArray(R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a"]})"));
    }
    const auto strict = PromptFile::parse("---\ntools:\n  t:\n    kind: function\n    strict: true\n    parameters: {a: {kind: string}}\n---\n");
    VERIFY_RESULT(strict);
    const auto tools = toolsOf(strict->prompt().tools);
    VERIFY_RESULT(tools);
    QCOMPARE(tools->first().strict, std::optional(true));
    QCOMPARE(writeJson(tools->first().parameters),
        QByteArray(R"({"type":"object","properties":{"a":{"type":["string","null"]}},"required":["a"],"additionalProperties":false})"));
}

void TestWorkspace::options_data()
{
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<bool>("isFine");
    const auto row = [](const char *options, bool fine) { QTest::newRow(options) << QByteArray(options) << fine; };
    row(R"({"temperature":1,"topP":"0.5","topK":3,"seed":9007199254740993})", true);
    row(R"({"stopSequences":"END"})", true);
    row(R"({"temperature":null,"unknown":{}})", true);
    row(R"({"maxOutputTokens":1.5})", false);
    row(R"({"maxOutputTokens":3000000000})", false);
    row(R"({"maxOutputTokens":true})", false);
    row(R"({"temperature":[]})", false);
    row(R"({"stopSequences":[1]})", false);
    row(R"({"allowMultipleToolCalls":1})", false);
    row(R"({"additionalProperties":{"reasoning_effort":3}})", false);
}

void TestWorkspace::options()
{
    QFETCH(QByteArray, options);
    QFETCH(bool, isFine);
    ChatOptions chat;
    Json extra;
    const auto done = readOptions(*parseJson(options), chat, extra);
    QCOMPARE(bool(done), isFine);
    if (options.contains("topK")) {
        QCOMPARE(chat.temperature, std::optional(1.0));
        QCOMPARE(chat.topP, std::optional(0.5));
        QCOMPARE(chat.topK, std::optional(3));
        QCOMPARE(chat.seed, std::optional<qint64>(9007199254740993));
    }
}

void TestWorkspace::wire_data()
{
    QTest::addColumn<QByteArray>("vector");
    for (const Json &vector : promptyVectors("wire"))
        QTest::newRow(memberText(vector, "name").toUtf8().constData()) << writeJson(vector);
}

void TestWorkspace::wire()
{
    QFETCH(QByteArray, vector);
    const Json wanted = *parseJson(vector);
    const Json &input = wanted.at("input");
    const auto canonical = canonicalForm(Json::object({{"tools", input.at("tools")}, {"outputs", input.at("outputs")}}), QString());
    VERIFY_RESULT(canonical);
    ChatRequest request;
    request.stream = false;
    request.model = memberText(input, "model_id");
    for (const Json &entry : input.at("messages")) {
        const auto messages = threadMessages(Json::array({entry}));
        VERIFY_RESULT(messages);
        request.messages << *messages;
    }
    const auto tools = toolsOf(canonical->at("tools"));
    VERIFY_RESULT(tools);
    request.tools = *tools;
    if (const auto outputs = propertiesOf(canonical->at("outputs")); !outputs.isEmpty())
        request.responseFormat = structuredOutput(outputs);
    VERIFY_RESULT(readOptions(input.at("options"), request.options, request.extraBody));
    const ProviderProfile &openai = *providerProfile(u"openai");
    const QString api = memberText(wanted, "api");
    const Json body = memberText(wanted, "provider") == u"anthropic" ? anthropicBody(request).body
        : api == u"responses"                                        ? responsesBody(request, openai).body
        : api == u"embedding"                                        ? embeddingBody(request).body
        : api == u"image"                                            ? imageBody(request).body
                                                                     : chatCompletionsCodec()->encode(request, openai, nullptr).body;
    const Json &expected = wanted.at("expected").at("request_body");
    QVERIFY2(isSubset(expected, body), writeJson(body, 1).constData());
    for (const char *key : {"tools", "response_format", "text", "input"})
        QCOMPARE(member(body, key) != nullptr, member(expected, key) != nullptr);
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
