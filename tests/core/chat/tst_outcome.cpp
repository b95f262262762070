#include "chat/outcome.h"

#include <QtTest>

using namespace cuewright;
using Kind = Outcome::Kind;

class TestOutcome : public QObject
{
    Q_OBJECT
private slots:
    void kinds_data();
    void kinds();
    void violations();
    void errors();
};

namespace {

ResponseFormat schemaFormat()
{
    ResponseFormat format;
    format.kind = ResponseFormat::Kind::JsonSchema;
    format.schema = *parseJson(R"({"type":"object","properties":{"n":{"type":"integer","maximum":5},"s":{"type":"string","minLength":3}},"required":["n"]})");
    return format;
}

ResponseFormat format(ResponseFormat::Kind kind)
{
    ResponseFormat made = schemaFormat();
    made.kind = kind;
    return made;
}

Completion answer(const char *text, FinishReason finish = FinishReason::Stop, bool complete = true)
{
    Completion made;
    made.text = QString::fromUtf8(text);
    made.finish = finish;
    made.complete = complete;
    return made;
}

} // namespace

void TestOutcome::kinds_data()
{
    QTest::addColumn<Completion>("completion");
    QTest::addColumn<ResponseFormat::Kind>("asked");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("json"); // empty: none
    QTest::addColumn<bool>("fenced");
    const auto row = [](const char *name, const Completion &completion, ResponseFormat::Kind asked, Kind kind, const QByteArray &json = {}, bool fenced = false) {
        QTest::newRow(name) << completion << asked << kind << json << fenced;
    };
    using Asked = ResponseFormat::Kind;
    row("text", answer("{\"n\":1}"), Asked::Text, Kind::Text);
    row("valid", answer("{\"n\":1}"), Asked::JsonSchema, Kind::Valid, "{\"n\":1}");
    row("null for left out", answer("{\"n\":1,\"s\":null}"), Asked::JsonSchema, Kind::Valid, "{\"n\":1}");
    row("null where it is required", answer("{\"n\":null}"), Asked::JsonSchema, Kind::Violations, "{\"n\":null}");
    row("violations", answer("{\"n\":9}"), Asked::JsonSchema, Kind::Violations, "{\"n\":9}");
    row("any object", answer("{\"n\":9}"), Asked::JsonObject, Kind::Valid, "{\"n\":9}");
    row("no object", answer("[1]"), Asked::JsonObject, Kind::Violations, "[1]");
    row("no JSON", answer("Sorry."), Asked::JsonSchema, Kind::NotJson);
    row("empty", answer(""), Asked::JsonSchema, Kind::NotJson);
    row("fence", answer("```json\n{\"n\":1}\n```\n"), Asked::JsonSchema, Kind::Valid, "{\"n\":1}", true);
    row("fence in one line", answer("```{\"n\":1}```"), Asked::JsonSchema, Kind::NotJson);
    row("fence alone", answer("```"), Asked::JsonSchema, Kind::NotJson);
    row("fence without an end", answer("```\n{\"n\":1}"), Asked::JsonSchema, Kind::NotJson);
    row("cut", answer("{\"n\":1,\"s\":\"ab", FinishReason::Length), Asked::JsonSchema, Kind::Cut, R"({"n":1,"s":"ab"})");
    row("cut before anything", answer("", FinishReason::Length), Asked::JsonSchema, Kind::Cut);
    row("cut text", answer("{\"n\":1", FinishReason::Length), Asked::Text, Kind::Cut);
    row("ended early", answer("{\"n\":1}", FinishReason::Unknown, false), Asked::JsonSchema, Kind::Cut, "{\"n\":1}");
    row("unknown end", answer("{\"n\":1}", FinishReason::Unknown), Asked::JsonSchema, Kind::Valid, "{\"n\":1}");
    row("filtered", answer("{\"n\":1}", FinishReason::ContentFilter), Asked::JsonSchema, Kind::Filtered);
    Completion refused = answer("{\"n\":");
    refused.refusal = QStringLiteral("No.");
    row("refusal after content (case 17)", refused, Asked::JsonSchema, Kind::Refusal);
    Completion calling = answer("", FinishReason::ToolCalls);
    calling.toolCalls = {{QStringLiteral("c"), QStringLiteral("f"), QStringLiteral("{}")}};
    row("empty content and tool calls (case 18)", calling, Asked::JsonSchema, Kind::ToolCalls);
    calling.finish = FinishReason::Length;
    row("cut tool calls", calling, Asked::Text, Kind::Cut);
}

void TestOutcome::kinds()
{
    QFETCH(Completion, completion);
    QFETCH(ResponseFormat::Kind, asked);
    QFETCH(Kind, kind);
    QFETCH(QByteArray, json);
    QFETCH(bool, fenced);
    const Outcome outcome = outcomeOf(completion, format(asked));
    QCOMPARE(outcome.kind, kind);
    QCOMPARE(outcome.json ? writeJson(*outcome.json) : QByteArray(), json);
    QCOMPARE(outcome.fenced, fenced);
    QCOMPARE(!outcome.violations.isEmpty(), kind == Kind::Violations);
    QCOMPARE(outcome.parseError.has_value(), kind == Kind::NotJson);
}

void TestOutcome::violations()
{
    const Outcome outcome = outcomeOf(answer(R"({"n":9,"s":"ab"})"), schemaFormat());
    QCOMPARE(outcome.violations.size(), 2);
    QCOMPARE(outcome.violations[0].instancePointer, QStringLiteral("/n"));
    QCOMPARE(outcome.violations[1].keyword, QStringLiteral("minLength"));
    const auto validator = Validator::compile(schemaFormat().schema);
    QVERIFY(validator);
    QCOMPARE(outcomeOf(answer(R"({"n":9,"s":"ab"})"), schemaFormat(), &*validator).violations, outcome.violations);
}

void TestOutcome::errors()
{
    const Outcome broken = outcomeOf(answer("{\n  \"n\": oops\n}"), schemaFormat());
    QCOMPARE(broken.parseError->at.line, 2);
    const Outcome deep = outcomeOf(answer(QByteArray(10'000, '[').constData()), schemaFormat());
    QCOMPARE(deep.kind, Kind::NotJson);

    ResponseFormat senseless = schemaFormat();
    senseless.schema = *parseJson(R"({"type":"wibble"})");
    for (const char *text : {"{}", "[1]"}) {
        const Outcome unchecked = outcomeOf(answer(text), senseless);
        QCOMPARE(unchecked.kind, Kind::Unchecked);
        QVERIFY(unchecked.schemaError);
        QVERIFY(unchecked.json);
    }
    QCOMPARE(outcomeOf(answer("x"), senseless).kind, Kind::NotJson);
}

QTEST_GUILESS_MAIN(TestOutcome)
#include "tst_outcome.moc"
