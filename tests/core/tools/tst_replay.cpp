#include "chat/codec.h"
#include "chat/completionjson.h"
#include "chat/wireformat.h"
#include "results.h"
#include "tools/replay.h"
#include "tools/tracefile.h"
#include "traces.h"

#include <QtTest>

using namespace cuewright;

// Replaying a recording: the same events as the live answer gave, from the bytes alone. This program links no transport.
class TestReplay : public QObject
{
    Q_OBJECT
private slots:
    void sameEvents_data();
    void sameEvents();
    void errors_data();
    void errors();
    void differences();
};

namespace {

QString word(const ChatEvent &event)
{
    struct Visitor
    {
        QString operator()(const TextDelta &delta) const { return QStringLiteral("text:") + delta.text; }
        QString operator()(const RefusalDelta &delta) const { return QStringLiteral("refusal:") + delta.text; }
        QString operator()(const ReasoningDelta &delta) const { return QStringLiteral("reasoning:") + delta.text; }
        QString operator()(const ToolCallDelta &delta) const
        {
            return QStringLiteral("call:%1:").arg(delta.index) + QStringList{delta.id, delta.name, delta.arguments}.join(u':');
        }
        QString operator()(const UsageReported &report) const { return QStringLiteral("usage:%1").arg(report.usage.output); }
    };
    return std::visit(Visitor(), event);
}

QStringList words(const QList<ChatEvent> &events)
{
    QStringList words;
    for (const ChatEvent &event : events)
        words << word(event);
    return words;
}

struct Live
{
    QStringList events;
    Result<Completion> completion;
};

// An answer as it comes over the wire, in pieces.
Live live(const TraceExchange &exchange, qsizetype piece)
{
    const auto decoder = codecFor(exchange.format)->decoder(exchange.streamAsked, exchange.contentType);
    Live live{{}, {}};
    for (qsizetype at = 0; at < exchange.received.size() && !decoder->isDone(); at += piece) {
        if (const auto events = decoder->feed(exchange.received.mid(at, piece)))
            live.events << words(*events);
    }
    live.completion = decoder->finish();
    return live;
}

TraceExchange exchange(const QByteArray &received, WireFormat format = WireFormat::ChatCompletions)
{
    TraceExchange exchange;
    exchange.format = format;
    exchange.status = 200;
    exchange.contentType = received.startsWith('{') ? "application/json" : "text/event-stream";
    exchange.received = received;
    return exchange;
}

const char *const kStream = "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"H\xC3\xA4\"}}]}\n\n"
                            "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"name\":\"x\",\"arguments\":\"\"}}]}}]}\r\n\r\n"
                            "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\":1}\"}}]}}]}\n\n"
                            "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\n"
                            "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":7}}\n\n"
                            "data: [DONE]\n\n";

} // namespace

void TestReplay::sameEvents_data()
{
    QTest::addColumn<TraceExchange>("recorded");
    QTest::newRow("stream") << exchange(kStream);
    QTest::newRow("stream that breaks off") << exchange(QByteArray(kStream).left(200));
    QTest::newRow("stream in the middle of a character") << exchange(QByteArray(kStream).left(QByteArray(kStream).indexOf('\xC3') + 1));
    QTest::newRow("document") << exchange(R"({"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"stop"}]})");
    QTest::newRow("error in the stream") << exchange("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"}}]}\n\ndata: {\"error\":{\"message\":\"broken\"}}\n\n");
    QTest::newRow("web page") << exchange("<html>no</html>");
    QTest::newRow("responses") << exchange(
        "event: response.output_text.delta\ndata: {\"type\":\"response.output_text.delta\",\"output_index\":0,\"delta\":\"Hi\"}\n\n"
        "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":{\"id\":\"r\",\"status\":\"completed\",\"output\":[{\"type\":\"message\",\"role\":\"assistant\","
        "\"content\":[{\"type\":\"output_text\",\"text\":\"Hi\"}]}],\"usage\":{\"input_tokens\":1,\"output_tokens\":2}}}\n\n", WireFormat::Responses);
}

void TestReplay::sameEvents()
{
    QFETCH(TraceExchange, recorded);
    // Through a file, as years later.
    Trace trace;
    const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("x"))}, weatherSettings());
    TurnAnswer answer = answered(answerWith({}));
    answer.exchange = recorded;
    VERIFY_RESULT(trace.setAnswer(*turn, answer));
    const auto opened = parseTrace(traceText(trace));
    VERIFY_RESULT(opened);
    const Replay again = replay(*opened->trace.turn(1)->exchange);
    for (const qsizetype piece : {qsizetype(1), qsizetype(7), recorded.received.size()}) {
        const Live then = live(recorded, piece);
        // How much text one event has depends on the network; what they say together does not.
        QCOMPARE(words(again.events).join(u'|').remove(QStringLiteral("|text:")), then.events.join(u'|').remove(QStringLiteral("|text:")));
        QCOMPARE(again.completion.has_value(), then.completion.has_value());
        if (then.completion)
            QCOMPARE(completionToJson(*again.completion), completionToJson(*then.completion));
        else
            QCOMPARE(again.completion.error().code, then.completion.error().code);
    }
}

void TestReplay::errors_data()
{
    QTest::addColumn<TraceExchange>("recorded");
    QTest::addColumn<Error::Code>("code");
    TraceExchange limited = exchange(R"({"error":{"message":"Slow down","code":"rate_limit_exceeded"}})");
    limited.status = 429;
    QTest::newRow("status") << limited << Error::Code::RateLimited;
    TraceExchange moved = exchange("moved");
    moved.status = 302;
    QTest::newRow("redirect") << moved << Error::Code::Protocol;
    QTest::newRow("nothing") << exchange({}) << Error::Code::Invalid;
    TraceExchange cut = exchange(kStream);
    cut.isCut = true;
    QTest::newRow("cut") << cut << Error::Code::Unsupported;
    QTest::newRow("truncated") << exchange(QByteArray(kStream).left(150)) << Error::Code::Truncated;
}

void TestReplay::errors()
{
    QFETCH(TraceExchange, recorded);
    const Replay again = replay(recorded);
    QVERIFY(!again.completion);
    QTEST(again.completion.error().code, "code");
}

void TestReplay::differences()
{
    Trace trace;
    const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("x"))}, weatherSettings());
    TurnAnswer answer;
    answer.exchange = exchange(kStream);
    answer.answer = *replay(*answer.exchange).completion;
    VERIFY_RESULT(trace.setAnswer(*turn, answer));
    QCOMPARE(replayDifferences(*trace.turn(1)), QStringList());
    TraceTurn other = *trace.turn(1);
    other.answer->text = QStringLiteral("Hello");
    other.answer->refusal = QStringLiteral("no");
    other.answer->usage.reset();
    QCOMPARE(replayDifferences(other).size(), 3);
    other.error = Error{Error::Code::Timeout, QStringLiteral("slow"), {}, {}};
    QCOMPARE(replayDifferences(other).size(), 1);
    other.exchange.reset();
    QVERIFY(replayDifferences(other).isEmpty());
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
