#include "tools/sentcheck.h"

#include "loopfixture.h"
#include "tools/replay.h"
#include "tools/tracefile.h"

using namespace cuewright;

/// What the checks of a replay find in conversations that were really sent.
class TestSentCheck final : public QObject
{
    Q_OBJECT
private slots:
    void asSent_data();
    void asSent();
    void changed_data();
    void changed();
    void secretInPieces_data();
    void secretInPieces();
};

namespace {

const QString kTwoCities = QStringLiteral("What is the weather in Paris and Tokyo?");

QStringList allDifferences(const Trace &trace)
{
    QStringList all;
    for (const TurnPtr &turn : trace.turnsOf(Trace::kMain))
        all << sentDifferences(trace, turn->id);
    return all;
}

Trace conversation(bool responses, bool stream)
{
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    bench.document.setTrace(Trace());
    const QList<Message> messages{Message::text(Role::System, QStringLiteral("Be short.\nNever guess.")), Message::text(Role::User, kTwoCities)};
    const auto turn = bench.document.change([&](Trace &trace) { return trace.appendTurn(Trace::kMain, messages, LoopBench::request(responses, stream)); });
    if (!turn || !bench.run())
        qFatal("the conversation does not run");
    const auto more = bench.document.change([&](Trace &trace) { return trace.followUp(Trace::kMain, Message::text(Role::User, QStringLiteral("And tomorrow?"))); });
    if (!more || !bench.run())
        qFatal("the conversation does not go on");
    return bench.trace();
}

// Of one conversation, which takes a second.
const QByteArray &recorded(bool responses)
{
    static QHash<bool, QByteArray> texts;
    if (!texts.contains(responses))
        texts.insert(responses, traceText(conversation(responses, true)));
    return texts[responses];
}

} // namespace

void TestSentCheck::asSent_data()
{
    addFormats();
}

void TestSentCheck::asSent()
{
    QFETCH(bool, responses);
    QFETCH(bool, stream);
    const Trace trace = conversation(responses, stream);
    QVERIFY(trace.turnsOf(Trace::kMain).size() >= 3);
    QVERIFY2(allDifferences(trace).isEmpty(), qPrintable(allDifferences(trace).join(u'\n')));
    const auto again = parseTrace(traceText(trace));
    VERIFY_RESULT(again);
    QVERIFY2(allDifferences(again->trace).isEmpty(), qPrintable(allDifferences(again->trace).join(u'\n')));
}

void TestSentCheck::changed_data()
{
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *pointer, const char *value, const char *says) {
        QTest::newRow(name) << QString::fromLatin1(pointer) << QByteArray(value) << QString::fromUtf8(says);
    };
    row("a result", "/turns/0/calls/1/result/text", "\"snow\"", "Turn 2: the trace says “snow”");
    row("arguments", "/turns/0/calls/0/arguments", "\"{}\"", "Turn 2: the trace says “get_weather {}”");
    row("the name of a tool", "/turns/0/calls/0/name", "\"other\"", "Turn 2: the trace says “other {");
    row("a call less", "/turns/0/calls/1", "", "Turn 2: the trace says");
    row("an answer", "/turns/1/answer/text", "\"no\"", "Turn 3: the trace says “no”");
    row("a message", "/turns/0/messages/1/content", "\"Hello\"", "Turn 1: the trace says “Hello”, what was sent says “What is the weather");
    row("a later message", "/turns/2/messages/0/content", "\"Hello\"", "Turn 3: the trace says “Hello”, what was sent says “And tomorrow?”");
    row("a message less", "/turns/2/messages/0", "", "Turn 3: the trace says nothing");
    row("instructions", "/turns/0/messages/0/content", "\"Be short.\\nGuess.\"", "do not say “Guess.”");
    row("messages that are none", "/turns/0/messages", "\"x\"", "Turn 1: the trace says nothing");
    row("the model", "/settings/0/model", "\"other\"", "Turn 1: “model” was other, the recording says gpt-4o-mini.");
    row("the model that was sent", "/turns/1/exchange/request/body/model", "\"other\"", "Turn 2: “model” was gpt-4o-mini, the recording says other.");
}

void TestSentCheck::changed()
{
    QFETCH(QString, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QString, says);
    for (const bool responses : {false, true}) {
        Json file = *parseJson(recorded(responses));
        const nlohmann::json_pointer<std::string> at(toUtf8(pointer));
        if (value.isEmpty())
            file.at(at.parent_pointer()).erase(static_cast<std::size_t>(std::stoi(at.back())));
        else
            file.at(at) = *parseJson(value);
        const auto opened = parseTrace(writeJson(file));
        VERIFY_RESULT(opened);
        const QString found = allDifferences(opened->trace).join(u'\n');
        QVERIFY2(found.contains(says), qPrintable(found));
    }
}

void TestSentCheck::secretInPieces_data()
{
    addFormats();
}

// A tool says a secret, and the answer repeats it: in a stream it comes in pieces, which no search for it finds.
void TestSentCheck::secretInPieces()
{
    QFETCH(bool, responses);
    QFETCH(bool, stream);
    const Secret secret("sk-supersecretvalue12345");
    LoopBench bench;
    bench.plan.tools << LoopBench::weather();
    bench.plan.tools[0].mocks[0].result = "the key is " + secret.reveal().toStdString();
    bench.say(kTwoCities, LoopBench::request(responses, stream));
    QVERIFY(bench.run());
    QVERIFY(bench.turns().last()->answerText().contains(QString::fromUtf8(secret.reveal())));
    const QByteArray text = traceText(bench.trace(), {secret});
    QVERIFY(!text.contains(secret.reveal()));
    const auto opened = parseTrace(text);
    VERIFY_RESULT(opened);
    const TurnPtr last = opened->trace.turnsOf(Trace::kMain).last();
    QCOMPARE(last->exchange->isWithheld, stream);
    const Replay again = replay(*last->exchange);
    QString pieces;
    for (const ChatEvent &event : again.events) {
        if (const auto *delta = std::get_if<TextDelta>(&event))
            pieces += delta->text;
    }
    QVERIFY(!(again.partial.text + pieces).contains(QString::fromUtf8(secret.reveal())));
    QCOMPARE(again.completion.has_value(), !stream);
    if (!stream)
        QVERIFY2(replayDifferences(*last).isEmpty(), qPrintable(replayDifferences(*last).join(u'\n')));
    QCOMPARE(traceText(opened->trace, {secret}), text);
    // What says no secret is kept as it came.
    QVERIFY(!opened->trace.turnsOf(Trace::kMain).first()->exchange->isWithheld);
}

QTEST_GUILESS_MAIN(TestSentCheck)
#include "tst_sentcheck.moc"
