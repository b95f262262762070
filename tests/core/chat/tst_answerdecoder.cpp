#include "chat/answerdecoder.h"

#include "base/json.h"
#include "results.h"

#include <QtTest>

using namespace cuewright;

namespace {

const char *finishWord(FinishReason reason)
{
    constexpr const char *kWords[] = {"unknown", "stop", "length", "tool_calls", "content_filter", "error"};
    return kWords[static_cast<int>(reason)];
}

/// Everything of a completion that is not empty, as one line of JSON.
QByteArray shown(const Completion &completion)
{
    Json json = Json::object();
    const auto put = [&json](const char *key, const QString &value) {
        if (!value.isEmpty())
            json[key] = toUtf8(value);
    };
    put("id", completion.id);
    put("model", completion.model);
    put("text", completion.text);
    put("refusal", completion.refusal);
    put("reasoning", completion.reasoning);
    for (const ToolCall &call : completion.toolCalls)
        json["calls"].push_back(toUtf8(call.id + u'|' + call.name + u'|' + call.arguments));
    json["finish"] = finishWord(completion.finish);
    if (completion.usage)
        json["usage"] = {completion.usage->input, completion.usage->output};
    if (completion.reportedCost)
        json["cost"] = toUtf8(completion.reportedCost->toDecimal());
    put("tier", completion.serviceTier);
    put("fingerprint", completion.systemFingerprint);
    return writeJson(json);
}

struct Heard
{
    QString text;
    QString refusal;
    QString reasoning;
    QMap<int, QString> arguments;
    int usages = 0;
};

void listen(Heard &heard, const QList<ChatEvent> &events)
{
    for (const ChatEvent &event : events) {
        if (const auto *text = std::get_if<TextDelta>(&event))
            heard.text += text->text;
        else if (const auto *refusal = std::get_if<RefusalDelta>(&event))
            heard.refusal += refusal->text;
        else if (const auto *reasoning = std::get_if<ReasoningDelta>(&event))
            heard.reasoning += reasoning->text;
        else if (const auto *call = std::get_if<ToolCallDelta>(&event))
            heard.arguments[call->index] += call->arguments;
        else
            ++heard.usages;
    }
}

struct Run
{
    Result<Completion> result;
    Completion partial;
    Heard heard;
};

Run decode(const QByteArray &body, const QByteArray &type, qsizetype step, bool streamAsked = true)
{
    const auto decoder = chatCompletionsDecoder(streamAsked, type);
    Heard heard;
    for (qsizetype at = 0; at < body.size() && !decoder->isDone(); at += step) {
        const auto events = decoder->feed(QByteArrayView(body).sliced(at, std::min(step, body.size() - at)));
        if (!events)
            break;
        listen(heard, *events);
    }
    auto result = decoder->finish();
    return {std::move(result), decoder->partial(), heard};
}

/// data: lines of `chunks`, one a line.
QByteArray stream(const QByteArray &chunks, const QByteArray &end = "data: [DONE]\n\n")
{
    QByteArray text;
    for (const QByteArray &chunk : chunks.split('\n')) {
        if (!chunk.trimmed().isEmpty())
            text += "data: " + chunk.trimmed() + "\n\n";
    }
    return text + end;
}

QByteArray delta(const QByteArray &inner, const QByteArray &finish = "null")
{
    return R"({"choices":[{"index":0,"delta":{)" + inner + R"(},"finish_reason":)" + finish + "}]}\n";
}

QByteArray calls(const QByteArray &list)
{
    return delta(R"("tool_calls":[)" + list + "]");
}

const QByteArray kStop = delta({}, R"("stop")");
const QByteArray kSse = "text/event-stream; charset=utf-8";
const QByteArray kJson = "application/json";

} // namespace

class TestAnswerDecoder : public QObject
{
    Q_OBJECT
private slots:
    void streams_data();
    void streams();
    void documents_data();
    void documents();
    void failures_data();
    void failures();
    void badIndices_data();
    void badIndices();
    void endsAtDoneWithTheSocketOpen();
    void eventsBeforeAnErrorAreDelivered();
    void partialGrows();
    void madeUpIdsAreStable();
    void formIsDecidedByTheBody_data();
    void formIsDecidedByTheBody();
    void limits();
    void lenientJson_data();
    void lenientJson();
};

void TestAnswerDecoder::streams_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &expected) { QTest::newRow(name) << body << expected; };
    const QByteArray hi = R"({"text":"Hi","finish":"stop"})";
    const QByteArray hiChunks = delta(R"("role":"assistant","content":"H")") + delta(R"("content":"i")") + kStop;

    row("plain", stream(R"({"id":"c1","object":"chat.completion.chunk","model":"gpt-4o","service_tier":"default","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}
        {"id":"c1","model":"gpt-4o","system_fingerprint":"fp","choices":[{"index":0,"delta":{"content":"Hi"}}],"usage":null,"obfuscation":"xyz"}
        {"id":"c1","model":"gpt-4o","choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":null}
        {"id":"c1","model":"gpt-4o","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":2,"total_tokens":11}})"),
        R"({"id":"c1","model":"gpt-4o","text":"Hi","finish":"stop","usage":[9,2],"tier":"default","fingerprint":"fp"})");

    // Facts §9.1, by the number of its point.
    row("1 usage missing", stream(hiChunks), hi);
    row("1 usage null", stream(hiChunks + R"({"choices":[],"usage":null})"), hi);
    row("1 usage on every chunk", stream(R"({"choices":[{"index":0,"delta":{"content":"Hi"}}],"usage":{"prompt_tokens":5,"completion_tokens":1}}
        {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":2}})"),
        R"({"text":"Hi","finish":"stop","usage":[5,2]})");
    row("1 usage under x_groq", stream(hiChunks + R"({"choices":[],"x_groq":{"usage":{"prompt_tokens":3,"completion_tokens":4}}})"),
        R"({"text":"Hi","finish":"stop","usage":[3,4]})");
    row("1 usage that is nonsense", stream(hiChunks + R"({"choices":[],"usage":{"prompt_tokens":-4,"completion_tokens":"many"}})"), hi);
    row("1 usage in floats and text", stream(hiChunks + R"({"choices":[],"usage":{"prompt_tokens":4.0,"completion_tokens":"2"}})"),
        R"({"text":"Hi","finish":"stop","usage":[4,2]})");
    row("1 only a total and an output", stream(hiChunks + R"({"choices":[],"usage":{"total_tokens":7,"completion_tokens":2}})"),
        R"({"text":"Hi","finish":"stop","usage":[5,2]})");
    row("1 usage with a cost", stream(hiChunks + R"({"choices":[],"usage":{"prompt_tokens":1,"completion_tokens":1,"cost":0.000123}})"),
        R"({"text":"Hi","finish":"stop","usage":[1,1],"cost":"0.000123"})");
    row("2 no [DONE]", stream(hiChunks, {}), hi);
    row("2 unterminated [DONE]", stream(hiChunks, "data: [DONE]"), hi);
    row("2 unterminated last chunk", stream(delta(R"("content":"Hi")"), "data: " + kStop.trimmed()), hi);
    row("2 a broken unterminated chunk is dropped", stream(hiChunks, "data: {\"choices\":[{\"del"), hi);
    row("2 [DONE] with blanks around", stream(hiChunks, "data:  [DONE] \n\n"), hi);
    row("2 nothing after [DONE] counts", stream(hiChunks, "data: [DONE]\n\ndata: {\"error\":\"late\"}\n\n"), hi);
    row("3 byte order mark and CRLF", QByteArray("\xEF\xBB\xBF") + stream(hiChunks).replace("\n", "\r\n"), hi);
    row("3 CR", stream(hiChunks).replace("\n", "\r"), hi);
    row("4 comments, names, ids, retry, unknown fields",
        ": OPENROUTER PROCESSING\n\nevent: ping\nid: 3\nretry: 10\nfoo: x\n\n" + stream(hiChunks).replace("data: {", "event: chunk\ndata: {"), hi);
    row("4 named ping with data", "event: ping\ndata: {\"type\":\"ping\"}\n\n" + stream(hiChunks), hi);
    row("4 empty data", "data:\n\n" + stream(hiChunks), hi);
    row("5 error null or empty is none", stream(R"({"error":null,"choices":[{"index":0,"delta":{"content":"H"}}]}
        {"error":"","choices":[{"index":0,"delta":{"content":"i"},"finish_reason":"stop"}]})"), hi);
    row("6 arguments as object", stream(calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":{"y":1,"x":2}}})") + kStop),
        R"({"calls":["a|f|{\"y\":1,\"x\":2}"],"finish":"tool_calls"})");
    row("6 arguments empty or null", stream(calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":""}},{"index":1,"id":"b","function":{"name":"g","arguments":null}})") + kStop),
        R"({"calls":["a|f|","b|g|"],"finish":"tool_calls"})");
    row("7 no index, one after the other", stream(calls(R"({"id":"a","function":{"name":"f","arguments":"{\"x\""}})")
            + calls(R"({"function":{"arguments":":1}"}})") + calls(R"({"id":"b","function":{"name":"f","arguments":"{}"}})") + kStop),
        R"({"calls":["a|f|{\"x\":1}","b|f|{}"],"finish":"tool_calls"})");
    row("7 no index, by id", stream(calls(R"({"id":"a","function":{"name":"f","arguments":"1"}})") + calls(R"({"id":"b","function":{"name":"g","arguments":"2"}})")
            + calls(R"({"id":"a","function":{"arguments":"3"}})") + kStop),
        R"({"calls":["a|f|13","b|g|2"],"finish":"tool_calls"})");
    row("7 no index, by position", stream(calls(R"({"id":"a","function":{"name":"f"}},{"id":"b","function":{"name":"g"}})")
            + calls(R"({"function":{"arguments":"1"}},{"function":{"arguments":"2"}})") + kStop),
        R"({"calls":["a|f|1","b|g|2"],"finish":"tool_calls"})");
    row("8 name in a later delta", stream(calls(R"({"index":0,"id":"a","function":{"arguments":"{"}})") + calls(R"({"index":0,"function":{"name":"f","arguments":"}"}})") + kStop),
        R"({"calls":["a|f|{}"],"finish":"tool_calls"})");
    row("8 name and id repeated in all", stream(calls(R"({"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{"}})")
            + calls(R"({"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"}"}})") + kStop),
        R"({"calls":["a|f|{}"],"finish":"tool_calls"})");
    row("8 empty name and id later", stream(calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{"}})")
            + calls(R"({"index":0,"id":"","function":{"name":"","arguments":"}"}})") + kStop),
        R"({"calls":["a|f|{}"],"finish":"tool_calls"})");
    row("8 another name at the same index", stream(calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"1"}})")
            + calls(R"({"index":0,"id":"b","function":{"name":"g","arguments":"2"}})") + calls(R"({"index":0,"function":{"arguments":"3"}})") + kStop),
        R"({"calls":["a|f|1","b|g|23"],"finish":"tool_calls"})");
    row("8 the same tool twice at the same index", stream(calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"1"}})")
            + calls(R"({"index":0,"id":"b","function":{"name":"f","arguments":"2"}})") + kStop),
        R"({"calls":["a|f|1","b|f|2"],"finish":"tool_calls"})");
    row("8 another id alone goes on with the call", stream(calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"1"}})")
            + calls(R"({"index":0,"id":"zz","function":{"arguments":"2"}})") + kStop),
        R"({"calls":["a|f|12"],"finish":"tool_calls"})");
    row("9 reasoning_content", stream(delta(R"("reasoning_content":"hm","content":null)") + hiChunks), R"({"text":"Hi","reasoning":"hm","finish":"stop"})");
    row("9 reasoning", stream(delta(R"("reasoning":"hm","reasoning_details":[{"text":"hm"}])") + hiChunks), R"({"text":"Hi","reasoning":"hm","finish":"stop"})");
    row("9 both", stream(delta(R"("reasoning":"hm","reasoning_content":"hm")") + hiChunks), R"({"text":"Hi","reasoning":"hm","finish":"stop"})");
    row("10 finish null, then [DONE]", stream(delta(R"("content":"Hi")")), R"({"text":"Hi","finish":"unknown"})");
    row("10 finish empty", stream(delta(R"("content":"Hi")", R"("")")), R"({"text":"Hi","finish":"unknown"})");
    row("10 finish unknown", stream(delta(R"("content":"Hi")", R"("whatever")"), {}), R"({"text":"Hi","finish":"unknown"})");
    row("10 finish in other letters", stream(delta(R"("content":"Hi")", R"("STOP")")), hi);
    row("10 stop with tool calls", stream(calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{}"}})") + kStop), R"({"calls":["a|f|{}"],"finish":"tool_calls"})");
    row("10 length with tool calls stays", stream(calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{"}})") + delta({}, R"("length")")), R"({"calls":["a|f|{"],"finish":"length"})");
    row("10 the last finish counts", stream(delta(R"("content":"Hi")", R"("length")") + kStop), hi);
    row("11 delta missing (Azure), empty id", stream(R"({"id":"","object":"","model":"","choices":[],"prompt_filter_results":[{}]}
        {"id":"c2","model":"gpt-4o","choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":null}]}
        {"id":"","choices":[{"index":0,"finish_reason":null,"content_filter_offsets":{}}]})" "\n" + kStop), R"({"id":"c2","model":"gpt-4o","text":"Hi","finish":"stop"})");
    row("11 delta null", stream(R"({"choices":[{"index":0,"delta":null}]})" "\n" + hiChunks), hi);
    row("11 choices missing or null", stream(R"({"id":"c"}
        {"choices":null})" "\n" + hiChunks), R"({"id":"c","text":"Hi","finish":"stop"})");
    row("11 content as parts", stream(delta(R"("content":[{"type":"text","text":"H"},{"type":"thinking","thinking":"no"},"i"])") + kStop), hi);
    row("12 created of any kind, no id", stream(R"({"created":"now","choices":[{"index":0,"delta":{"content":"H"}}]}
        {"created":1.5,"choices":[{"delta":{"content":"i"},"finish_reason":"stop"}]})"), hi);
    row("13 unknown fields", stream(R"({"choices":[{"index":0,"delta":{"content":"Hi","x":{}},"y":[1],"finish_reason":"stop","native_finish_reason":"STOP"}],"timings":{"a":1}})"), hi);
    row("14 one document instead of a stream", R"({"choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]})", hi);
    row("whole message at the end of a stream", stream(delta(R"("content":"Hi")") + R"({"choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}]})"), hi);
    row("only a whole message", stream(R"({"choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop"}]})"), hi);

    // Facts §2.4 and §13 15–19.
    row("refusal", stream(delta(R"("refusal":"I can")") + delta(R"("refusal":"not")") + kStop), R"({"refusal":"I cannot","finish":"stop"})");
    row("17 refusal after content", stream(delta(R"("content":"{\"a\":")") + delta(R"("refusal":"no")") + kStop), R"({"text":"{\"a\":","refusal":"no","finish":"stop"})");
    row("18 empty content before tool calls", stream(delta(R"("content":"")") + calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"{}"}})") + delta({}, R"("tool_calls")")),
        R"({"calls":["a|f|{}"],"finish":"tool_calls"})");
    row("19 indices out of order", stream(calls(R"({"index":2,"id":"c","function":{"name":"h","arguments":"3"}})") + calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":"1"}})")
            + calls(R"({"index":2,"function":{"arguments":"4"}},{"index":0,"function":{"arguments":"2"}})") + kStop),
        R"({"calls":["a|f|12","c|h|34"],"finish":"tool_calls"})");
    row("parallel calls in turn", stream(calls(R"({"index":0,"id":"a","function":{"name":"f","arguments":""}})") + calls(R"({"index":1,"id":"b","function":{"name":"f","arguments":""}})")
            + calls(R"({"index":0,"function":{"arguments":"1"}})") + calls(R"({"index":1,"function":{"arguments":"2"}})") + kStop),
        R"({"calls":["a|f|1","b|f|2"],"finish":"tool_calls"})");
    row("custom tool", stream(calls(R"({"index":0,"id":"a","type":"custom","custom":{"name":"f","input":"x"}})") + calls(R"({"index":0,"custom":{"input":"y"}})") + kStop),
        R"({"calls":["a|f|xy"],"finish":"tool_calls"})");
    row("other choices are not followed", stream(R"({"choices":[{"index":1,"delta":{"content":"no"},"finish_reason":"length"},{"index":0,"delta":{"content":"Hi"}}]})" "\n" + kStop), hi);
    row("content filter", stream(delta(R"("content":"Hi")") + delta({}, R"("content_filter")")), R"({"text":"Hi","finish":"content_filter"})");
    row("characters of many bytes", stream(delta("\"content\":\"\xF0\x9F\x98\x80 \xC3\xBC\"") + kStop), "{\"text\":\"\xF0\x9F\x98\x80 \xC3\xBC\",\"finish\":\"stop\"}");
    row("invalid UTF-8 is replaced", stream(delta("\"content\":\"a\xC3\"") + delta(R"("content":"b")") + kStop), "{\"text\":\"a\xEF\xBF\xBD" "b\",\"finish\":\"stop\"}");
    row("half a surrogate pair is replaced", stream(delta(R"("content":"a\ud83d")") + kStop), "{\"text\":\"a\xEF\xBF\xBD\",\"finish\":\"stop\"}");
    row("NUL in content", stream(delta(R"("content":"a\u0000b")") + kStop), R"({"text":"a\u0000b","finish":"stop"})");
}

void TestAnswerDecoder::streams()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    for (const qsizetype step : {qsizetype(1), qsizetype(7), qsizetype(64), body.size()}) {
        const Run run = decode(body, kSse, step);
        VERIFY_RESULT(run.result);
        QCOMPARE(shown(*run.result), expected);
        QVERIFY(run.result->complete);
        if (body.startsWith('{'))
            continue; // a document brings no events
        QString arguments;
        for (const ToolCall &call : run.result->toolCalls)
            arguments += call.arguments;
        QCOMPARE(run.heard.text, run.result->text);
        QCOMPARE(run.heard.refusal, run.result->refusal);
        QCOMPARE(run.heard.reasoning, run.result->reasoning);
        QCOMPARE(QStringList(run.heard.arguments.values()).join(QString()), arguments);
    }
}

void TestAnswerDecoder::documents_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &expected) { QTest::newRow(name) << body << expected; };
    row("plain", R"({"id":"c","object":"chat.completion","created":1,"model":"gpt-4o","choices":[{"index":0,"message":{"role":"assistant","content":"Hi","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":19,"completion_tokens":10,"total_tokens":29},"service_tier":"default","system_fingerprint":"fp_1"})",
        R"({"id":"c","model":"gpt-4o","text":"Hi","finish":"stop","usage":[19,10],"tier":"default","fingerprint":"fp_1"})");
    row("tool calls", R"({"choices":[{"message":{"content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"b","type":"function","function":{"name":"f","arguments":"[]"}}]},"finish_reason":"tool_calls"}]})",
        R"({"calls":["a|f|{}","b|f|[]"],"finish":"tool_calls"})");
    row("refusal", R"({"choices":[{"message":{"content":null,"refusal":"No."},"finish_reason":"stop"}]})", R"({"refusal":"No.","finish":"stop"})");
    row("refusal part", R"({"choices":[{"message":{"content":[{"type":"refusal","refusal":"No."}]},"finish_reason":"stop"}]})", R"({"refusal":"No.","finish":"stop"})");
    row("null content", R"({"choices":[{"message":{"content":null},"finish_reason":"stop"}]})", R"({"finish":"stop"})");
    row("no finish reason", R"({"choices":[{"message":{"content":"Hi"}}]})", R"({"text":"Hi","finish":"unknown"})");
    row("byte order mark and blanks", "\xEF\xBB\xBF \r\n" R"({"choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]})" "\n\n", R"({"text":"Hi","finish":"stop"})");
    row("arguments as object", R"({"choices":[{"message":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":{"b":1,"a":2}}}]},"finish_reason":"stop"}]})",
        R"({"calls":["a|f|{\"b\":1,\"a\":2}"],"finish":"tool_calls"})");
}

void TestAnswerDecoder::documents()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    for (const bool streamAsked : {false, true}) {
        for (const qsizetype step : {qsizetype(1), body.size()}) {
            const Run run = decode(body, kJson, step, streamAsked);
            VERIFY_RESULT(run.result);
            QCOMPARE(shown(*run.result), expected);
            QVERIFY(run.result->complete);
        }
    }
}

void TestAnswerDecoder::failures_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("says"); // in message or detail
    QTest::addColumn<QString>("text"); // what is kept
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &type, Error::Code code, const QString &says, const QString &text = {}) {
        QTest::newRow(name) << body << type << code << says << text;
    };
    using Code = Error::Code;
    const QByteArray some = delta(R"("content":"part")");
    const QString kept = QStringLiteral("part");
    row("16 no finish, no [DONE]", stream(some, {}), kSse, Code::Truncated, QStringLiteral("before it was complete"), kept);
    row("cut inside an event", stream(some, "data: {\"choices\":[{\"delta\":{\"content\":\"lo"), kSse, Code::Truncated, {}, kept);
    row("cut after a comment", stream(some, ": ping\n"), kSse, Code::Truncated, {}, kept);
    row("13 [DONE] with more behind it", stream(some, "data: [DONE]x\n\n"), kSse, Code::Protocol, {}, kept);
    row("13 [DONE] as first of two lines", stream(some, "data: [DONE]\ndata: x\n\n"), kSse, Code::Protocol, {}, kept);
    row("14 named error, nested", stream(some, "event: error\ndata: {\"error\":{\"message\":\"boom\",\"code\":\"server_is_overloaded\"}}\n\n"), kSse, Code::Overloaded, QStringLiteral("boom"), kept);
    row("14 named error, flat", stream(some, "event: error\ndata: {\"message\":\"boom\",\"type\":\"rate_limit_exceeded\"}\n\n"), kSse, Code::RateLimited, QStringLiteral("boom"), kept);
    row("14 named error, plain text", stream(some, "event: error\ndata: boom\n\n"), kSse, Code::Server, QStringLiteral("boom"), kept);
    row("14 error in data", stream(some + R"({"error":{"message":"boom","type":"server_error","param":null,"code":null}})"), kSse, Code::Server, QStringLiteral("boom"), kept);
    row("5 error is a text", stream(some + R"({"error":"boom"})"), kSse, Code::Server, QStringLiteral("boom"), kept);
    row("5 error code is a number", stream(some + R"({"error":{"code":429,"message":"slow"}})"), kSse, Code::RateLimited, QStringLiteral("slow"), kept);
    row("5 flat error body", stream(R"({"object":"error","message":"too long","type":"BadRequestError","code":400})"), kSse, Code::BadRequest, QStringLiteral("too long"));
    row("error field of llama.cpp", stream(some, "error: {\"code\":500,\"message\":\"boom\",\"type\":\"server_error\"}\n\n"), kSse, Code::Server, QStringLiteral("boom"), kept);
    row("error with the last text", stream(R"({"choices":[{"index":0,"delta":{"content":"part"},"finish_reason":"error"}],"error":{"code":502,"message":"upstream"}})"), kSse, Code::Server, QStringLiteral("upstream"), kept);
    row("10 finish error without an error", stream(some + delta({}, R"("error")")), kSse, Code::Server, {}, kept);
    row("not JSON in a stream", stream(some + "{\"choices\": oops}"), kSse, Code::Protocol, QStringLiteral("oops"), kept);
    row("a number in a stream", stream(some + "17"), kSse, Code::Protocol, {}, kept);
    row("empty body, stream", {}, kSse, Code::Protocol, QStringLiteral("empty answer"));
    row("empty body, document", {}, kJson, Code::Protocol, QStringLiteral("empty answer"));
    row("blank body", " \n\n ", kJson, Code::Protocol, QStringLiteral("empty answer"));
    row("only [DONE]", "data: [DONE]\n\n", kSse, Code::Protocol, QStringLiteral("empty answer"));
    row("only usage, then the end", stream(R"({"choices":[],"usage":{"prompt_tokens":1}})", {}), kSse, Code::Truncated, {});
    row("only comments", ": ping\n\n: ping\n\n", kSse, Code::Protocol, QStringLiteral("chat server"));
    row("HTML for JSON", "<!DOCTYPE html><html><title>Hi</title></html>", kJson, Code::Protocol, QStringLiteral("web page"));
    row("HTML for a stream", "\n <html>Not here</html>", "text/html", Code::Protocol, QStringLiteral("web page"));
    row("HTML under a stream's name", "<html></html>", kSse, Code::Protocol, QStringLiteral("web page"));
    row("garbage", "\x89PNG\r\n\x1a\n", "image/png", Code::Protocol, {});
    row("plain text", "Internal Server Error", "text/plain", Code::Protocol, QStringLiteral("Internal Server Error"));
    row("cut JSON", R"({"choices":[{"message":{"content":"Hi)", kJson, Code::Protocol, {});
    row("200 with an error body", R"({"error":{"message":"The number of tokens is greater than the context length","type":"invalid_request_error"}})", kJson, Code::ContextLength, QStringLiteral("greater than"));
    row("200 with an error text", R"({"error":"model 'x' not found"})", kJson, Code::Server, QStringLiteral("not found"));
    row("200 with a detail", R"({"detail":"Not Found"})", kJson, Code::Server, QStringLiteral("Not Found"));
    row("200 with an error under a stream's name", R"({"error":{"message":"boom","code":"insufficient_quota"}})", kSse, Code::QuotaExceeded, QStringLiteral("boom"));
    row("no choices", R"({"id":"x","choices":[]})", kJson, Code::Protocol, {});
    row("another JSON", R"([1,2])", kJson, Code::Protocol, {});
    row("deep JSON", QByteArray(10'000, '['), kJson, Code::Protocol, QStringLiteral("nested"));
    row("deep JSON in a stream", stream(some + QByteArray("{\"a\":").repeated(10'000) + "1" + QByteArray(10'000, '}')), kSse, Code::Protocol, QStringLiteral("nested"), kept);
    row("NULs", QByteArray(100, '\0'), kJson, Code::Protocol, {});
    row("NULs in a stream", stream(some, QByteArray("data: \0\0\n\n", 11)), kSse, Code::Protocol, {}, kept);
}

void TestAnswerDecoder::failures()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(Error::Code, code);
    QFETCH(QString, says);
    QFETCH(QString, text);
    for (const qsizetype step : {qsizetype(1), qsizetype(13), std::max<qsizetype>(body.size(), 1)}) {
        const Run run = decode(body, type, step);
        QVERIFY(!run.result);
        const Error &error = run.result.error();
        QCOMPARE(error.code, code);
        QVERIFY2((error.message + error.detail).contains(says), qPrintable(error.message + u'|' + error.detail));
        QVERIFY(!error.message.isEmpty());
        QCOMPARE(run.partial.text, text);
        QCOMPARE(run.heard.text, text);
        QVERIFY(!run.partial.complete);
    }
}

void TestAnswerDecoder::badIndices_data()
{
    QTest::addColumn<QByteArray>("index");
    for (const char *index : {"-1", "0.5", "128", "1e9", "1e308", "18446744073709551616", "\"0\"", "true", "[]", "{}"})
        QTest::newRow(index) << QByteArray(index);
}

void TestAnswerDecoder::badIndices()
{
    QFETCH(QByteArray, index);
    const QByteArray some = delta(R"("content":"part")");
    const QByteArray call = calls(R"({"index":)" + index + R"(,"id":"a","function":{"name":"f","arguments":"{}"}})");
    const QByteArray choice = R"({"choices":[{"index":)" + index + R"(,"delta":{"content":"x"}}]})";
    for (const QByteArray &chunk : {call, choice}) {
        const Run run = decode(stream(some + chunk), kSse, 10'000);
        QVERIFY(!run.result);
        QCOMPARE(run.result.error().code, Error::Code::Protocol);
        QCOMPARE(run.partial.text, QStringLiteral("part"));
    }
    // The largest one that is valid, and a whole number written as a float.
    for (const char *valid : {"127", "1.0"}) {
        const Run run = decode(stream(calls(QByteArray(R"({"index":)") + valid + R"(,"id":"a","function":{"name":"f","arguments":"{}"}})") + kStop), kSse, 10'000);
        VERIFY_RESULT(run.result);
        QCOMPARE(run.result->toolCalls.size(), 1);
    }
}

void TestAnswerDecoder::endsAtDoneWithTheSocketOpen()
{
    const auto decoder = chatCompletionsDecoder(true, kSse);
    QVERIFY(decoder->feed(stream(delta(R"("content":"Hi")") + kStop, "data: [DONE]\n")));
    QVERIFY(!decoder->isDone());
    QVERIFY(decoder->feed("\n"));
    QVERIFY(decoder->isDone());
    const auto late = decoder->feed(stream(delta(R"("content":"late")")));
    QVERIFY(late);
    QVERIFY(late->isEmpty());
    const auto completion = decoder->finish();
    VERIFY_RESULT(completion);
    QCOMPARE(completion->text, QStringLiteral("Hi"));
}

void TestAnswerDecoder::eventsBeforeAnErrorAreDelivered()
{
    const QByteArray error = "data: {\"error\":{\"message\":\"boom\"}}\n\n";
    const auto together = chatCompletionsDecoder(true, kSse);
    const auto events = together->feed(stream(delta(R"("content":"Hi")"), error));
    VERIFY_RESULT(events);
    QCOMPARE(events->size(), 1);
    QVERIFY(together->isDone());
    QVERIFY(!together->feed("x"));
    QVERIFY(!together->finish());

    const auto alone = chatCompletionsDecoder(true, kSse);
    QVERIFY(!alone->feed(error));
    QVERIFY(alone->isDone());
}

void TestAnswerDecoder::partialGrows()
{
    const auto decoder = chatCompletionsDecoder(true, kSse);
    QVERIFY(decoder->feed(stream(delta(R"("content":"a")"), {})));
    QCOMPARE(decoder->partial().text, QStringLiteral("a"));
    QVERIFY(decoder->feed(stream(delta(R"("content":"b")") + calls(R"({"index":0,"id":"x","function":{"name":"f","arguments":"{"}})"), {})));
    QCOMPARE(decoder->partial().text, QStringLiteral("ab"));
    QCOMPARE(decoder->partial().toolCalls, (QList<ToolCall>{{QStringLiteral("x"), QStringLiteral("f"), QStringLiteral("{")}}));
    QVERIFY(!decoder->partial().complete);
}

void TestAnswerDecoder::madeUpIdsAreStable()
{
    // Facts §13 25: parallel calls with empty ids get ids of their own; a repeated id is not used twice.
    const QByteArray body = stream(calls(R"({"index":0,"id":"","function":{"name":"f","arguments":"{}"}},{"index":1,"function":{"name":"f","arguments":"{}"}})")
        + calls(R"({"index":2,"id":"a","function":{"name":"f","arguments":"1"}},{"index":3,"id":"a","function":{"name":"f","arguments":"2"}})") + kStop);
    const Run run = decode(body, kSse, 5);
    VERIFY_RESULT(run.result);
    QSet<QString> ids;
    for (const ToolCall &call : run.result->toolCalls) {
        QVERIFY(!call.id.isEmpty());
        ids.insert(call.id);
    }
    QCOMPARE(ids.size(), 4);
    QCOMPARE(run.result->toolCalls[2].id, QStringLiteral("a"));
    const Run again = decode(body, kSse, body.size());
    QCOMPARE(again.result->toolCalls, run.result->toolCalls);

    // Neither index nor id: another name begins another call (facts §9.1 point 7).
    const Run bare = decode(stream(calls(R"({"function":{"name":"f","arguments":"1"}})") + calls(R"({"function":{"name":"g","arguments":"2"}})") + kStop), kSse, 9);
    VERIFY_RESULT(bare.result);
    QCOMPARE(bare.result->toolCalls.size(), 2);
    QCOMPARE(bare.result->toolCalls[0].name + bare.result->toolCalls[0].arguments, QStringLiteral("f1"));
    QCOMPARE(bare.result->toolCalls[1].name + bare.result->toolCalls[1].arguments, QStringLiteral("g2"));
}

void TestAnswerDecoder::formIsDecidedByTheBody_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("streamAsked");
    QTest::addColumn<bool>("isStream");
    for (const bool isStream : {false, true}) {
        const char *what = isStream ? "stream" : "document";
        QTest::addRow("%s, no type", what) << QByteArray() << isStream << isStream;
        QTest::addRow("%s, as asked", what) << (isStream ? kSse : kJson) << isStream << isStream;
        QTest::addRow("%s, not as asked", what) << (isStream ? kSse : kJson) << !isStream << isStream;
        QTest::addRow("%s, text/plain", what) << QByteArray("text/plain") << isStream << isStream;
    }
    QTest::newRow("document under a stream's name") << kSse << true << false;
    QTest::newRow("capital letters") << QByteArray("Text/Event-Stream") << false << true;
}

void TestAnswerDecoder::formIsDecidedByTheBody()
{
    QFETCH(QByteArray, type);
    QFETCH(bool, streamAsked);
    QFETCH(bool, isStream);
    const QByteArray body = isStream ? stream(delta(R"("content":"Hi")") + kStop)
                                     : QByteArray(R"({"choices":[{"message":{"content":"Hi"},"finish_reason":"stop"}]})");
    for (const qsizetype step : {qsizetype(1), body.size()}) {
        const Run run = decode(body, type, step, streamAsked);
        VERIFY_RESULT(run.result);
        QCOMPARE(run.result->text, QStringLiteral("Hi"));
    }
}

void TestAnswerDecoder::limits()
{
    const auto decoder = chatCompletionsDecoder(true, kSse);
    const QByteArray piece(8 << 20, 'x');
    QVERIFY(decoder->feed(stream(delta(R"("content":"Hi")"), {})));
    QVERIFY(decoder->feed(": "));
    bool refused = false;
    for (qsizetype sent = 0; sent < kMaxAnswerBytes + piece.size() && !refused; sent += piece.size())
        refused = !decoder->feed(piece);
    QVERIFY(refused);
    const auto result = decoder->finish();
    QVERIFY(!result);
    QCOMPARE(result.error().code, Error::Code::TooLarge);
    QCOMPARE(decoder->partial().text, QStringLiteral("Hi"));

    // Blanks without end, byte by byte, must stay cheap; then more calls than an answer can have.
    const auto blanks = chatCompletionsDecoder(true, {});
    for (int i = 0; i < 300'000; ++i)
        QVERIFY(blanks->feed("\n"));
    QByteArray many;
    for (int i = 0; i < 200; ++i)
        many += calls(R"({"id":"i)" + QByteArray::number(i) + R"(","function":{"name":"f","arguments":"{}"}})");
    const Run run = decode(stream(many + kStop), kSse, 4096);
    QVERIFY(!run.result);
    QCOMPARE(run.result.error().code, Error::Code::TooLarge);
    QCOMPARE(run.partial.toolCalls.size(), 128);
}

void TestAnswerDecoder::lenientJson_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value"); // empty: refused
    QTest::newRow("plain") << QByteArray(R"({"b":1,"a":2})") << QByteArray(R"({"b":1,"a":2})");
    QTest::newRow("pair") << QByteArray(R"(["\ud83d\ude00\ud83d"])") << QByteArray("[\"\xF0\x9F\x98\x80\xEF\xBF\xBD\"]");
    QTest::newRow("second half alone") << QByteArray(R"(["\ude00x"])") << QByteArray("[\"\xEF\xBF\xBDx\"]");
    QTest::newRow("first half twice") << QByteArray(R"(["\uD83D\uD83D\uDE00"])") << QByteArray("[\"\xEF\xBF\xBD\xF0\x9F\x98\x80\"]");
    QTest::newRow("escaped backslash") << QByteArray(R"(["\\ud83d\udead"])") << QByteArray("[\"\\\\ud83d\xEF\xBF\xBD\"]");
    QTest::newRow("first half before other escapes") << QByteArray(R"(["\ud83d\n"])") << QByteArray("[\"\xEF\xBF\xBD\\n\"]");
    QTest::newRow("cut escape") << QByteArray(R"(["\ud8)") << QByteArray();
    QTest::newRow("broken") << QByteArray("[1,]") << QByteArray();
    QTest::newRow("bad bytes") << QByteArray("[\"\xFF\xFE\"]") << QByteArray("[\"\xEF\xBF\xBD\xEF\xBF\xBD\"]");
}

void TestAnswerDecoder::lenientJson()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, value);
    const auto json = parseLenient(text);
    QCOMPARE(json.has_value(), !value.isEmpty());
    if (json)
        QCOMPARE(writeJson(*json), value);
}

QTEST_GUILESS_MAIN(TestAnswerDecoder)
#include "tst_answerdecoder.moc"
