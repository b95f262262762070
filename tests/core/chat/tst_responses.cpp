#include "chat/wireformat.h"

#include "catalog/catalog.h"
#include "results.h"

#include <QtTest>

using namespace cuewright;

/// The Responses format: what goes out, what comes back in events, and when it is chosen.
class TestResponses : public QObject
{
    Q_OBJECT
private slots:
    void choice_data();
    void choice();
    void body();
    void choicesAreFlat_data();
    void choicesAreFlat();
    void leavesOut_data();
    void leavesOut();
    void reasoningGoesBack();
    void events_data();
    void events();
    void sameAtEveryCut();
    void documents_data();
    void documents();

private:
    const Catalog m_catalog = Catalog::builtIn();
};

namespace {

const ProviderProfile &openAi()
{
    return *providerProfile(u"openai");
}

ChatRequest asking(const QString &model)
{
    ChatRequest request;
    request.model = model;
    request.messages = {Message::text(Role::User, QStringLiteral("hi"))};
    return request;
}

QByteArray sse(const QByteArray &json)
{
    const auto parsed = parseJson(json);
    const QByteArray type = parsed ? memberText(*parsed, "type").toUtf8() : QByteArray();
    return "event: " + type + "\ndata: " + json + "\n\n";
}

struct Read
{
    QStringList events;
    Result<Completion> result = fail(Error::Code::Invalid, {});
    Completion partial;
    bool done = false;
};

Read decode(const QList<QByteArray> &pieces)
{
    Read read;
    const auto decoder = codecFor(WireFormat::Responses)->decoder(true, "text/event-stream");
    const auto note = [&read](const ChatEvent &seen) {
        if (const auto *text = std::get_if<TextDelta>(&seen))
            read.events << QStringLiteral("t:") + text->text;
        else if (const auto *refusal = std::get_if<RefusalDelta>(&seen))
            read.events << QStringLiteral("r:") + refusal->text;
        else if (const auto *thought = std::get_if<ReasoningDelta>(&seen))
            read.events << QStringLiteral("m:") + thought->text;
        else if (const auto *call = std::get_if<ToolCallDelta>(&seen))
            read.events << QStringLiteral("c%1:%2:%3:%4").arg(call->index).arg(call->id, call->name, call->arguments);
        else if (const auto *usage = std::get_if<UsageReported>(&seen))
            read.events << QStringLiteral("u:%1/%2").arg(usage->usage.input).arg(usage->usage.output);
    };
    for (const QByteArray &piece : pieces) {
        const auto fed = decoder->feed(piece);
        if (!fed || decoder->isDone()) {
            for (const ChatEvent &seen : fed.value_or(QList<ChatEvent>()))
                note(seen);
            break;
        }
        for (const ChatEvent &seen : *fed)
            note(seen);
    }
    read.done = decoder->isDone();
    read.result = decoder->finish();
    read.partial = decoder->partial();
    return read;
}

QString summary(const Read &read)
{
    if (!read.result)
        return QStringLiteral("error %1 [%2]").arg(QString::fromLatin1(QMetaEnum::fromType<Error::Code>().valueToKey(int(read.result.error().code))), read.partial.text);
    const Completion &whole = *read.result;
    QStringList calls;
    for (const ToolCall &call : whole.toolCalls)
        calls << call.id + u':' + call.name + u':' + call.arguments;
    return QStringLiteral("%1|%2|%3|%4|%5").arg(whole.text, whole.refusal, whole.reasoning, calls.join(u' ')).arg(int(whole.finish));
}

const QByteArray kCreated = sse(R"({"type":"response.created","response":{"id":"resp_1","model":"gpt-5-x","status":"in_progress","output":[]}})");

QByteArray textDelta(const char *text)
{
    return sse(QByteArray(R"({"type":"response.output_text.delta","item_id":"m","output_index":0,"content_index":0,"delta":")") + text + "\"}");
}

QByteArray ended(const char *kind, const char *more)
{
    return sse(QByteArray(R"({"type":"response.)") + kind + R"(","response":{"id":"resp_1","model":"gpt-5-x","status":")" + kind + "\"" + more + "}}");
}

const char kTextOutput[] = R"(,"output":[{"type":"message","content":[{"type":"output_text","text":"Hello"}]}],"usage":{"input_tokens":9,"output_tokens":3,"input_tokens_details":{"cached_tokens":4},"output_tokens_details":{"reasoning_tokens":2}})";

} // namespace

void TestResponses::choice_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("model");
    QTest::addColumn<bool>("tools");
    QTest::addColumn<QString>("effort");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("chosen");
    const auto row = [](const char *name, const char *provider, const char *model, bool tools, const char *effort, const char *asked, const char *chosen) {
        QTest::newRow(name) << QString::fromLatin1(provider) << QString::fromLatin1(model) << tools << QString::fromLatin1(effort)
                            << QString::fromLatin1(asked) << QString::fromLatin1(chosen);
    };
    row("an ordinary model", "openai", "gpt-4o", true, "", "", "chat");
    row("a model of another shop", "openrouter", "gpt-5.4", true, "", "", "chat");
    row("tools and thought", "openai", "gpt-5.4", true, "", "", "responses");
    row("practice as well", "practice", "gpt-5.4", true, "low", "", "responses");
    row("tools without thought", "openai", "gpt-5.4", true, "none", "", "chat");
    row("thought without tools", "openai", "gpt-5.4", false, "high", "", "chat");
    row("nowhere else", "openai", "gpt-5-codex", false, "", "", "responses");
    row("nowhere else, but the server has it not", "azure", "gpt-5-codex", false, "", "", "chat");
    row("embeddings", "openai", "text-embedding-3-small", false, "", "", "chat");
    row("nobody knows it", "openai", "new-model", true, "high", "", "chat");
    row("chosen", "ollama", "new-model", false, "", "responses", "responses");
    row("chosen against the rule", "openai", "gpt-5.4", true, "", "chat", "chat");
}

void TestResponses::choice()
{
    QFETCH(QString, provider);
    QFETCH(QString, model);
    QFETCH(bool, tools);
    QFETCH(QString, effort);
    QFETCH(QString, asked);
    QFETCH(QString, chosen);
    ChatRequest request = asking(model);
    request.options.reasoningEffort = effort;
    request.wire = wireFormatNamed(asked);
    if (tools)
        request.tools = {{QStringLiteral("f"), {}, nullptr, {}}};
    const ProviderProfile &profile = *providerProfile(provider);
    const WireChoice choice = wireFormatFor(request, profile, m_catalog.model(model));
    QCOMPARE(wireFormatWord(choice.format), chosen);
    QCOMPARE(choice.reason.isEmpty(), chosen == u"chat" && asked.isEmpty());
    const EncodedRequest encoded = encodeRequest(request, profile, m_catalog.model(model));
    QCOMPARE(encoded.path, chosen == u"chat" ? QStringLiteral("chat/completions") : QStringLiteral("responses"));
    // The whole reason for the other format: the effort stays what it is.
    if (chosen == u"responses" && tools && !effort.isEmpty())
        QCOMPARE(memberText(encoded.body["reasoning"], "effort"), effort);
}

void TestResponses::body()
{
    ChatRequest request = asking(QStringLiteral("gpt-5"));
    request.messages.prepend(Message::text(Role::System, QStringLiteral("S")));
    request.tools = {{QStringLiteral("f"), QStringLiteral("d"), *parseJson(R"({"type":"object"})"), {}}};
    request.options.maxOutputTokens = 50;
    request.options.reasoningEffort = QStringLiteral("low");
    const QByteArray expected = R"({"model":"gpt-5","instructions":"S","input":[{"role":"user","content":"hi"}],"max_output_tokens":50,)"
        R"("reasoning":{"effort":"low"},"tools":[{"type":"function","name":"f","description":"d","parameters":{"type":"object"},"strict":false}],)"
        R"("store":false,"include":["reasoning.encrypted_content"],"stream":true})";
    const EncodedRequest encoded = codecFor(WireFormat::Responses)->encode(request, openAi(), m_catalog.model(u"gpt-5"));
    QCOMPARE(writeJson(encoded.body), expected);
    QVERIFY(encoded.omitted.isEmpty());
    request.stream = false;
    QVERIFY(!codecFor(WireFormat::Responses)->encode(request, openAi(), nullptr).body.contains("stream"));
}

void TestResponses::choicesAreFlat_data()
{
    QTest::addColumn<QByteArray>("choice");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("a word") << QByteArray("\"required\"") << QByteArray("\"required\"");
    QTest::newRow("one tool") << QByteArray(R"({"type":"function","function":{"name":"x"}})") << QByteArray(R"({"type":"function","name":"x"})");
    QTest::newRow("allowed set") << QByteArray(R"({"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":"function","function":{"name":"x"}}]}})")
                                 << QByteArray(R"({"type":"allowed_tools","mode":"auto","tools":[{"type":"function","name":"x"}]})");
}

// facts §4 and §12: what Chat Completions nests is flat here.
void TestResponses::choicesAreFlat()
{
    QFETCH(QByteArray, choice);
    QFETCH(QByteArray, sent);
    ChatRequest request;
    request.model = QStringLiteral("gpt-4o-mini");
    request.tools << ToolDefinition{QStringLiteral("x"), {}, nullptr, {}};
    request.options.toolChoice = *parseJson(choice);
    const EncodedRequest encoded = codecFor(WireFormat::Responses)->encode(request, *providerProfile(u"openai"), nullptr);
    QCOMPARE(writeJson(encoded.body["tool_choice"]), sent);
    QCOMPARE(encoded.format, WireFormat::Responses);
}

void TestResponses::leavesOut_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<QString>("omitted");
    QTest::addColumn<QByteArray>("rest"); ///< of the body, without model, input, store
    const auto row = [](const char *name, const char *model, const char *extra, const char *omitted, const char *rest) {
        QTest::newRow(name) << QString::fromLatin1(model) << QByteArray(extra) << QString::fromLatin1(omitted) << QByteArray(rest);
    };
    row("sampling of a model that reasons", "gpt-5", R"({"temperature":0.5,"top_p":0.5})", "temperature top_p",
        R"({"include":["reasoning.encrypted_content"]})");
    row("effort of one that does not", "gpt-4o", R"({"reasoning":{"effort":"low"},"text":{"verbosity":"low"}})", "reasoning.effort text.verbosity", "{}");
    row("a summary without the effort", "gpt-4o", R"({"reasoning":{"effort":"low","summary":"auto"}})", "reasoning.effort", R"({"reasoning":{"summary":"auto"}})");
    row("an effort that it does not know", "gpt-5", R"({"reasoning":{"effort":"xhigh"}})", "reasoning.effort", R"({"include":["reasoning.encrypted_content"]})");
    row("fields of the other format", "gpt-4o", R"({"n":2,"seed":1,"max_tokens":5,"response_format":{"type":"json_object"}})",
        "n seed response_format max_tokens", "{}");
    row("a person who wants it stored", "gpt-5", R"({"store":true})", "", R"({"store":true})");
    row("unknown model, everything goes", "what", R"({"temperature":0.5,"reasoning":{"effort":"low"}})", "", R"({"temperature":0.5,"reasoning":{"effort":"low"}})");
}

void TestResponses::leavesOut()
{
    QFETCH(QString, model);
    QFETCH(QByteArray, extra);
    QFETCH(QString, omitted);
    QFETCH(QByteArray, rest);
    ChatRequest request = asking(model);
    request.stream = false;
    request.extraBody = *parseJson(extra);
    EncodedRequest encoded = codecFor(WireFormat::Responses)->encode(request, openAi(), m_catalog.model(model));
    QStringList fields;
    for (const Omission &omission : encoded.omitted) {
        fields << omission.field;
        QVERIFY(!omission.reason.isEmpty());
    }
    QCOMPARE(fields.join(u' '), omitted);
    for (const char *known : {"model", "input"})
        encoded.body.erase(known);
    if (encoded.body["store"] == false)
        encoded.body.erase("store");
    QCOMPARE(writeJson(encoded.body), rest);
}

// Without the sealed thoughts a model that reasons starts anew after each tool; servers refuse some calls without them.
void TestResponses::reasoningGoesBack()
{
    const Read first = decode({kCreated,
        sse(R"({"type":"response.output_item.done","output_index":0,"item":{"id":"rs_1","type":"reasoning","summary":[],"encrypted_content":"sealed","status":null}})"),
        sse(R"({"type":"response.output_item.done","output_index":1,"item":{"id":"rs_2","type":"reasoning","summary":[]}})"),
        ended("completed", "")});
    VERIFY_RESULT(first.result);
    QCOMPARE(writeJson(first.result->reasoningItems), QByteArray(R"([{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"sealed"}])"));

    ChatRequest next = asking(QStringLiteral("gpt-5"));
    Message answer;
    answer.role = Role::Assistant;
    answer.toolCalls = {{QStringLiteral("c"), QStringLiteral("f"), QStringLiteral("{}")}};
    answer.reasoningItems = first.result->reasoningItems;
    Message result = Message::text(Role::Tool, QStringLiteral("42"));
    result.toolCallId = QStringLiteral("c");
    next.messages << answer << result;
    const Json input = codecFor(WireFormat::Responses)->encode(next, openAi(), m_catalog.model(u"gpt-5")).body["input"];
    QCOMPARE(writeJson(input), QByteArray(R"([{"role":"user","content":"hi"},{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"sealed"},)"
        R"({"type":"function_call","call_id":"c","name":"f","arguments":"{}"},{"type":"function_call_output","call_id":"c","output":"42"}])"));
    const Json chat = codecFor(WireFormat::ChatCompletions)->encode(next, openAi(), m_catalog.model(u"gpt-5")).body;
    QVERIFY(!writeJson(chat).contains("sealed"));
}

void TestResponses::events_data()
{
    QTest::addColumn<QList<QByteArray>>("stream");
    QTest::addColumn<QString>("seen");
    QTest::addColumn<QString>("whole");
    const auto row = [](const char *name, const QList<QByteArray> &stream, const char *seen, const char *whole) {
        QTest::newRow(name) << stream << QString::fromUtf8(seen) << QString::fromUtf8(whole);
    };
    const QByteArray completed = ended("completed", kTextOutput);
    row("text", {kCreated, textDelta("Hel"), textDelta("lo"), completed}, "t:Hel,t:lo,u:9/3", "Hello||||1");
    row("the end has more than the pieces", {kCreated, textDelta("Hel"), completed}, "t:Hel,t:lo,u:9/3", "Hello||||1");
    row("the end says something else", {kCreated, textDelta("Hi"), completed}, "t:Hi,u:9/3", "Hello||||1");
    row("the end says nothing", {kCreated, textDelta("Hi"), ended("completed", R"(,"output":[])")}, "t:Hi", "Hi||||1");
    row("nothing after the end counts", {kCreated, completed, textDelta("!")}, "t:Hello,u:9/3", "Hello||||1");
    row("no end", {kCreated, textDelta("Hel")}, "t:Hel", "error Truncated [Hel]");
    row("[DONE] is no end", {kCreated, textDelta("Hel"), "data: [DONE]\n\n"}, "t:Hel", "error Truncated [Hel]");
    row("cut", {kCreated, textDelta("Hel"), ended("incomplete", R"(,"incomplete_details":{"reason":"max_output_tokens"})")}, "t:Hel", "Hel||||2");
    row("filtered", {kCreated, ended("incomplete", R"(,"incomplete_details":{"reason":"content_filter"})")}, "", "||||4");
    row("cancelled", {kCreated, textDelta("Hel"), ended("cancelled", "")}, "t:Hel", "error Truncated [Hel]");
    row("failed", {kCreated, textDelta("Hel"), ended("failed", R"(,"error":{"code":"rate_limit_exceeded","message":"slow"})")}, "t:Hel", "error RateLimited [Hel]");
    row("failed without a word", {kCreated, ended("failed", R"(,"error":null)")}, "", "error Server []");
    row("error event", {kCreated, textDelta("Hel"), sse(R"({"type":"error","code":"server_error","message":"boom","param":null})")}, "t:Hel", "error Server [Hel]");
    row("nested error event", {kCreated, sse(R"({"type":"error","error":{"code":"insufficient_quota","message":"pay"}})")}, "", "error QuotaExceeded []");
    row("refusal", {kCreated, sse(R"({"type":"response.refusal.delta","output_index":0,"content_index":0,"delta":"No."})"),
        ended("completed", R"(,"output":[{"type":"message","content":[{"type":"refusal","refusal":"No."}]}])")}, "r:No.", "|No.|||1");
    row("thoughts", {kCreated, sse(R"({"type":"response.reasoning_summary_text.delta","output_index":0,"summary_index":0,"delta":"h"})"),
        sse(R"({"type":"response.reasoning_summary_text.delta","output_index":0,"summary_index":0,"delta":"m"})"),
        sse(R"({"type":"response.reasoning_summary_text.delta","output_index":0,"summary_index":1,"delta":"so"})"), ended("completed", "")},
        "m:h,m:m,m:\n\nso", "||hm\n\nso||1");
    const QByteArray added = sse(R"({"type":"response.output_item.added","output_index":1,"item":{"type":"function_call","id":"fc","call_id":"c1","name":"f","arguments":""}})");
    const QByteArray argument = sse(R"({"type":"response.function_call_arguments.delta","output_index":1,"item_id":"fc","delta":"{\"a\""})");
    const char call[] = R"(,"output":[{"type":"reasoning","summary":[]},{"type":"function_call","id":"fc","call_id":"c1","name":"f","arguments":"{\"a\":1}"}])";
    row("a call", {kCreated, added, argument,
        sse(R"({"type":"response.output_item.done","output_index":1,"item":{"type":"function_call","id":"fc","call_id":"c1","name":"f","arguments":"{\"a\":1}"}})"),
        ended("completed", call)},
        "c0:c1:f:,c0:c1:f:{\"a\",c0:c1:f::1}", "|||c1:f:{\"a\":1}|3");
    row("a call that only the end completes", {kCreated, added, argument, ended("completed", call)}, "c0:c1:f:,c0:c1:f:{\"a\",c0:c1:f::1}", "|||c1:f:{\"a\":1}|3");
    row("a call without places", {kCreated,
        sse(R"({"type":"response.output_item.added","item":{"type":"function_call","id":"x","call_id":"c1","name":"f","arguments":""}})"),
        sse(R"({"type":"response.function_call_arguments.delta","item_id":"x","delta":"{}"})"),
        sse(R"({"type":"response.output_item.added","item":{"type":"function_call","id":"y","call_id":"c2","name":"g","arguments":"{}"}})"),
        ended("completed", "")}, "c0:c1:f:,c0:c1:f:{},c1:c2:g:{}", "|||c1:f:{} c2:g:{}|3");
    row("events of a later day", {kCreated, sse(R"({"type":"response.telepathy.delta","delta":"x"})"), sse(R"({"type":"keepalive"})"), completed},
        "t:Hello,u:9/3", "Hello||||1");
    row("rubbish", {kCreated, textDelta("Hel"), "data: {rubbish\n\n"}, "t:Hel", "error Protocol [Hel]");
    row("nothing", {"data: [DONE]\n\n"}, "", "error Protocol []");
}

void TestResponses::events()
{
    QFETCH(QList<QByteArray>, stream);
    QFETCH(QString, seen);
    QFETCH(QString, whole);
    const Read read = decode(stream);
    QCOMPARE(read.events.join(u','), seen);
    QCOMPARE(summary(read), whole);
    if (read.result) {
        QVERIFY(read.result->complete);
        QCOMPARE(read.result->model, QStringLiteral("gpt-5-x"));
        QCOMPARE(read.result->id, QStringLiteral("resp_1"));
        QVERIFY(read.done); // at once, without waiting for the connection to close
    }
    if (read.result && read.result->usage) {
        QCOMPARE(read.result->usage->cachedInput, 4);
        QCOMPARE(read.result->usage->reasoning, 2);
    }
}

void TestResponses::sameAtEveryCut()
{
    const QByteArray stream = kCreated + textDelta("Hel") + textDelta("lo") + ended("completed", kTextOutput);
    for (qsizetype cut = 1; cut < stream.size(); ++cut) {
        const Read read = decode({stream.left(cut), stream.mid(cut)});
        QCOMPARE(summary(read), QStringLiteral("Hello||||1"));
        QCOMPARE(read.events.join(QString()), QStringLiteral("t:Helt:lou:9/3"));
    }
    for (qsizetype cut = 1; cut < stream.size(); ++cut) {
        if (!stream.left(cut).contains("response.completed"))
            QVERIFY(!decode({stream.left(cut)}).result);
    }
}

void TestResponses::documents_data()
{
    QTest::addColumn<QByteArray>("document");
    QTest::addColumn<QString>("whole");
    QTest::newRow("whole") << QByteArray(R"({"id":"r","object":"response","error":null,"status":"completed")") + kTextOutput + "}" << QStringLiteral("Hello||||1");
    QTest::newRow("error") << QByteArray(R"({"error":{"message":"pay","code":"insufficient_quota"}})") << QStringLiteral("error QuotaExceeded []");
    QTest::newRow("failed") << QByteArray(R"({"status":"failed","error":{"code":"server_error","message":"boom"},"output":[]})") << QStringLiteral("error Server []");
    QTest::newRow("another document") << QByteArray(R"({"x":1})") << QStringLiteral("error Protocol []");
    QTest::newRow("page") << QByteArray("<html></html>") << QStringLiteral("error Protocol []");
}

// Servers answer stream:true with one document.
void TestResponses::documents()
{
    QFETCH(QByteArray, document);
    QFETCH(QString, whole);
    QCOMPARE(summary(decode({document})), whole);
}

QTEST_GUILESS_MAIN(TestResponses)
#include "tst_responses.moc"
