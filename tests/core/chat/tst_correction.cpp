#include "chat/correction.h"

#include <QtTest>

using namespace cuewright;

/// Asking again: what the model is told of the rules that its answer broke.
class TestCorrection : public QObject
{
    Q_OBJECT
private slots:
    void rules_data();
    void rules();
    void jsonModeNamesNoSchema();
    void longOnesAreBounded();
    void requestGrowsByTheAnswerAndItsFaults();
    void continuedAnswerIsOneAnswer();
    void whatCanBeCorrected_data();
    void whatCanBeCorrected();

private:
    static ResponseFormat format(const char *schema);
    static Completion answer(const QString &text);
};

ResponseFormat TestCorrection::format(const char *schema)
{
    return {ResponseFormat::Kind::JsonSchema, QStringLiteral("triage"), {}, *parseJson(schema), true};
}

Completion TestCorrection::answer(const QString &text)
{
    Completion answer;
    answer.text = text;
    answer.finish = FinishReason::Stop;
    answer.complete = true;
    return answer;
}

void TestCorrection::rules_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, const char *schema, const char *text, const QStringList &lines) {
        QTest::newRow(name) << QByteArray(schema) << QString::fromUtf8(text) << lines;
    };
    row("choice", R"({"type":"object","properties":{"priority":{"enum":["low","high"]}}})", R"({"priority":"asap"})",
        {QStringLiteral(R"(- /priority breaks "enum": ["low","high"]; it is "asap")")});
    row("missing", R"({"type":"object","required":["a"],"properties":{"a":{"type":"string"}}})", "{}", {QStringLiteral("- /a is missing (\"required\")")});
    row("extra", R"({"type":"object","properties":{},"additionalProperties":false})", R"({"b":1})",
        {QStringLiteral(R"(- /b breaks "additionalProperties": false; it is 1)")});
    row("the whole", R"({"type":"object"})", "[1]", {QStringLiteral(R"(- the whole answer breaks "type": "object"; it is [1])")});
    row("alternatives", R"({"type":"object","properties":{"a":{"anyOf":[{"type":"object","minProperties":1},{"type":"boolean"}]}}})", R"({"a":3})",
        {QStringLiteral(R"(- /a breaks "anyOf": [{"type":"object","minProperties":1},{"type":"boolean"}]; it is 3)")});
    row("two, and letters beyond ASCII", R"({"type":"object","properties":{"größe":{"type":"number"},"e":{"maxLength":1}}})", R"({"größe":"viel","e":"ab"})",
        {QStringLiteral(R"(- /größe breaks "type": "number"; it is "viel")"), QStringLiteral(R"(- /e breaks "maxLength": 1; it is "ab")")});
    row("no JSON", R"({"type":"object"})", "Sure!\nHere", {QStringLiteral("Your answer is not valid JSON: line 1, column 1.")});
}

void TestCorrection::rules()
{
    QFETCH(QByteArray, schema);
    QFETCH(QString, text);
    QFETCH(QStringList, lines);
    const ResponseFormat asked = format(schema.constData());
    const QStringList told = correctionText(outcomeOf(answer(text), asked), asked).split(u'\n');
    QCOMPARE(told.last(), QStringLiteral("Answer again with the whole corrected JSON and nothing else."));
    const bool rules = lines.first().startsWith(u'-');
    QCOMPARE(told.first().startsWith(QStringLiteral("Your answer breaks")), rules);
    QCOMPARE(told.mid(rules ? 1 : 0, told.size() - (rules ? 2 : 1)), lines);
}

void TestCorrection::jsonModeNamesNoSchema()
{
    const ResponseFormat asked{ResponseFormat::Kind::JsonObject, {}, {}, {}, {}};
    const Outcome outcome = outcomeOf(answer(QStringLiteral("[1]")), asked);
    QCOMPARE(outcome.kind, Outcome::Kind::Violations);
    QVERIFY(correctionText(outcome, asked).startsWith(QStringLiteral("Your answer must be a JSON object; it is [1].\n")));
}

void TestCorrection::longOnesAreBounded()
{
    const ResponseFormat asked = format(R"({"type":"array","items":{"type":"number"}})");
    QString text = QStringLiteral("[");
    for (int i = 0; i < 1000; ++i)
        text += (i ? QStringLiteral(",\"") : QStringLiteral("\"")) + QStringLiteral("😀").repeated(500) + u'"';
    const QString told = correctionText(outcomeOf(answer(text + u']'), asked), asked);
    QVERIFY2(told.size() < 20 * 300, qPrintable(QString::number(told.size())));
    QVERIFY(told.contains(QStringLiteral("- and 980 more")));
    QVERIFY(told.isValidUtf16());
}

void TestCorrection::requestGrowsByTheAnswerAndItsFaults()
{
    ChatRequest request;
    request.model = QStringLiteral("m");
    request.messages = {Message::text(Role::User, QStringLiteral("Sort it."))};
    request.responseFormat = format(R"({"type":"object","required":["a"]})");
    Completion first = answer(QStringLiteral("{}"));
    first.reasoningItems = *parseJson(R"([{"type":"reasoning","id":"r1"}])");
    first.usage = Usage();
    first.usage->reasoning = 7;
    const ChatRequest next = withCorrection(request, first, outcomeOf(first, request.responseFormat));
    QCOMPARE(next.messages.size(), 3);
    QCOMPARE(next.messages[0].joinedText(), QStringLiteral("Sort it."));
    QCOMPARE(next.messages[1].role, Role::Assistant);
    QCOMPARE(next.messages[1].joinedText(), QStringLiteral("{}"));
    QCOMPARE(next.messages[1].reasoningItems, first.reasoningItems);
    QCOMPARE(next.messages[1].reasoningTokens, 7);
    QCOMPARE(next.messages[2].role, Role::User);
    QVERIFY(next.messages[2].joinedText().contains(QStringLiteral("/a is missing")));
    QCOMPARE(next.responseFormat.schema, request.responseFormat.schema);

    const Completion second = answer(QStringLiteral("no"));
    const ChatRequest third = withCorrection(next, second, outcomeOf(second, next.responseFormat));
    QCOMPARE(third.messages.size(), 5);
    QCOMPARE(third.messages[3].joinedText(), QStringLiteral("no"));
}

void TestCorrection::continuedAnswerIsOneAnswer()
{
    ChatRequest begun;
    begun.messages = {Message::text(Role::User, QStringLiteral("Sort it.")), Message::text(Role::Assistant, QStringLiteral("{\"b\"")),
        Message::text(Role::User, QStringLiteral("Go on"))};
    begun.continues = Continuation{QStringLiteral("{\"b\""), format(R"({"type":"object","required":["a"]})")};
    Completion whole = answer(QStringLiteral("{\"b\":1}"));
    whole.reasoningItems = Json::array({1});
    const ChatRequest next = withCorrection(begun, whole, outcomeOf(whole, begun.continues->format));
    QVERIFY(!next.continues);
    QCOMPARE(next.responseFormat.kind, ResponseFormat::Kind::JsonSchema);
    QCOMPARE(next.messages.size(), 3);
    QCOMPARE(next.messages[1].joinedText(), whole.text);
    QVERIFY(next.messages[1].reasoningItems.is_null());
    QVERIFY(next.messages[2].joinedText().contains(QStringLiteral("/a is missing")));
}

void TestCorrection::whatCanBeCorrected_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<FinishReason>("finish");
    QTest::addColumn<bool>("can");
    QTest::newRow("rules") << QStringLiteral("{}") << FinishReason::Stop << true;
    QTest::newRow("no JSON") << QStringLiteral("Hello") << FinishReason::Stop << true;
    QTest::newRow("nothing") << QStringLiteral(" \n") << FinishReason::Stop << false;
    QTest::newRow("valid") << QStringLiteral("{\"a\":1}") << FinishReason::Stop << false;
    QTest::newRow("cut") << QStringLiteral("{\"b\":") << FinishReason::Length << false;
    QTest::newRow("filtered") << QStringLiteral("{}") << FinishReason::ContentFilter << false;
}

void TestCorrection::whatCanBeCorrected()
{
    QFETCH(QString, text);
    QFETCH(FinishReason, finish);
    const ResponseFormat asked = format(R"({"type":"object","required":["a"]})");
    Completion made = answer(text);
    made.finish = finish;
    QTEST(canCorrect(made, outcomeOf(made, asked)), "can");
    made.refusal = QStringLiteral("No.");
    QVERIFY(!canCorrect(made, outcomeOf(made, asked)));
}

QTEST_GUILESS_MAIN(TestCorrection)
#include "tst_correction.moc"
