#include "tools/toolturn.h"

#include <QtTest>

using namespace cuewright;

class TestToolTurn : public QObject
{
    Q_OBJECT
private slots:
    void answersEveryCallInOrder();
    void toolChoice_data();
    void toolChoice();
    void oneTool();
};

void TestToolTurn::answersEveryCallInOrder()
{
    ChatRequest request;
    request.messages << Message::text(Role::User, QStringLiteral("weather?"));
    Completion answer;
    answer.text = QStringLiteral("Let me look.");
    answer.toolCalls = {{QStringLiteral("b"), QStringLiteral("get_weather"), QStringLiteral("{\"location\":\"Paris\"}")},
        {QStringLiteral("a"), QStringLiteral("get_weather"), QStringLiteral("{\"location\":\"Tokyo\"}")}};
    answer.reasoningItems = *parseJson(R"([{"type":"reasoning","encrypted_content":"sealed"}])");
    answer.usage = Usage();
    answer.usage->reasoning = 17;
    const ChatRequest next = withToolResults(request, answer, {QStringLiteral("18"), QStringLiteral("24")});

    QCOMPARE(next.messages.size(), 4);
    QCOMPARE(next.messages[1].role, Role::Assistant);
    QCOMPARE(next.messages[1].joinedText(), answer.text);
    QCOMPARE(next.messages[1].toolCalls, answer.toolCalls);
    QCOMPARE(next.messages[1].reasoningItems, answer.reasoningItems);
    QCOMPARE(next.messages[1].reasoningTokens, 17);
    QCOMPARE(next.messages[2].role, Role::Tool);
    QCOMPARE(next.messages[2].toolCallId, QStringLiteral("b"));
    QCOMPARE(next.messages[2].joinedText(), QStringLiteral("18"));
    QCOMPARE(next.messages[3].toolCallId, QStringLiteral("a"));
    QCOMPARE(next.messages[3].joinedText(), QStringLiteral("24"));
}

void TestToolTurn::toolChoice_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("unset") << QByteArray("null") << QByteArray("null");
    QTest::newRow("auto") << QByteArray("\"auto\"") << QByteArray("\"auto\"");
    QTest::newRow("required") << QByteArray("\"required\"") << QByteArray("null");
    QTest::newRow("one tool") << QByteArray(R"({"type":"function","function":{"name":"x"}})") << QByteArray("null");
    QTest::newRow("a tool of another kind") << QByteArray(R"({"type":"custom","custom":{"name":"x"}})") << QByteArray("null");
    const QByteArray set(R"({"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":"function","function":{"name":"x"}}]}})");
    QTest::newRow("allowed set") << set << set;
    QTest::newRow("allowed set, one required") << QByteArray(set).replace("auto", "required") << set;
}

void TestToolTurn::toolChoice()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    ChatRequest request;
    request.options.toolChoice = *parseJson(before);
    QCOMPARE(writeJson(withToolResults(request, {}, {}).options.toolChoice), after);
}

void TestToolTurn::oneTool()
{
    QVERIFY(forcesOneTool(*parseJson(R"({"type":"function","function":{"name":"x"}})")));
    QVERIFY(!forcesOneTool(*parseJson(R"({"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[]}})")));
    QVERIFY(!forcesOneTool("required"));
    QVERIFY(!forcesOneTool(nullptr));
}

QTEST_GUILESS_MAIN(TestToolTurn)
#include "tst_toolturn.moc"
