#include "chat/toolchoice.h"

#include <QtTest>

using namespace cuewright;
using Kind = ToolChoice::Kind;

// What tool_choice can say, in a form for people, and back.
class TestToolChoice : public QObject
{
    Q_OBJECT
private slots:
    void thereAndBack_data();
    void thereAndBack();
    void keepsWhatItDoesNotKnow_data();
    void keepsWhatItDoesNotKnow();
    void amongOtherTools_data();
    void amongOtherTools();
};

void TestToolChoice::thereAndBack_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<ToolChoice>("choice");
    const QString a = QStringLiteral("find"), b = QStringLiteral("refund");
    QTest::newRow("nothing") << QByteArray("null") << ToolChoice();
    QTest::newRow("auto") << QByteArray(R"("auto")") << ToolChoice{Kind::Auto, {}, false, {}};
    QTest::newRow("required") << QByteArray(R"("required")") << ToolChoice{Kind::Required, {}, false, {}};
    QTest::newRow("none") << QByteArray(R"("none")") << ToolChoice{Kind::None, {}, false, {}};
    QTest::newRow("one") << QByteArray(R"({"type":"function","function":{"name":"find"}})") << ToolChoice{Kind::One, {a}, false, {}};
    QTest::newRow("allowed") << QByteArray(
        R"({"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":"function","function":{"name":"find"}},{"type":"function","function":{"name":"refund"}}]}})")
                             << ToolChoice{Kind::Allowed, {a, b}, false, {}};
    QTest::newRow("one of the allowed") << QByteArray(
        R"({"type":"allowed_tools","allowed_tools":{"mode":"required","tools":[{"type":"function","function":{"name":"refund"}}]}})")
                                        << ToolChoice{Kind::Allowed, {b}, true, {}};
    QTest::newRow("none allowed") << QByteArray(R"({"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[]}})")
                                  << ToolChoice{Kind::Allowed, {}, false, {}};
}

void TestToolChoice::thereAndBack()
{
    QFETCH(QByteArray, json);
    QFETCH(ToolChoice, choice);
    const ToolChoice read = toolChoiceFrom(*parseJson(json));
    QVERIFY(read == choice);
    QCOMPARE(writeJson(toolChoiceJson(read)), json);
}

void TestToolChoice::keepsWhatItDoesNotKnow_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("word") << QByteArray(R"("any")");
    QTest::newRow("number") << QByteArray("1");
    QTest::newRow("custom") << QByteArray(R"({"type":"custom","custom":{"name":"sql"}})");
    QTest::newRow("no name") << QByteArray(R"({"type":"function","function":{}})");
    QTest::newRow("empty name") << QByteArray(R"({"type":"function","function":{"name":""}})");
    QTest::newRow("more than a name") << QByteArray(R"({"type":"function","function":{"name":"a"},"x":1})");
    QTest::newRow("unknown mode") << QByteArray(R"({"type":"allowed_tools","allowed_tools":{"mode":"maybe","tools":[]}})");
    QTest::newRow("a custom one allowed") << QByteArray(R"({"type":"allowed_tools","allowed_tools":{"mode":"auto","tools":[{"type":"custom","custom":{"name":"a"}}]}})");
}

void TestToolChoice::keepsWhatItDoesNotKnow()
{
    QFETCH(QByteArray, json);
    const ToolChoice read = toolChoiceFrom(*parseJson(json));
    QCOMPARE(read.kind, Kind::Other);
    QCOMPARE(writeJson(toolChoiceJson(read)), json);
}

void TestToolChoice::amongOtherTools_data()
{
    QTest::addColumn<ToolChoice>("choice");
    QTest::addColumn<QStringList>("offered");
    QTest::addColumn<ToolChoice>("left");
    const QString a = QStringLiteral("find"), b = QStringLiteral("refund");
    const ToolChoice required{Kind::Required, {}, false, {}}, one{Kind::One, {a}, false, {}}, both{Kind::Allowed, {a, b}, true, {}};
    const ToolChoice other{Kind::Other, {}, false, Json("any")}, none{Kind::None, {}, false, {}};
    QTest::newRow("nothing said") << ToolChoice() << QStringList() << ToolChoice();
    QTest::newRow("required, with one") << required << QStringList{b} << required;
    QTest::newRow("required, with none") << required << QStringList() << ToolChoice();
    QTest::newRow("one that stays") << one << QStringList{a, b} << one;
    QTest::newRow("one that is gone") << one << QStringList{b} << ToolChoice();
    QTest::newRow("some of the allowed") << both << QStringList{b} << ToolChoice{Kind::Allowed, {b}, true, {}};
    QTest::newRow("none of the allowed") << both << QStringList{QStringLiteral("c")} << none;
    QTest::newRow("no tools at all") << both << QStringList() << ToolChoice();
    QTest::newRow("none stays") << none << QStringList() << none;
    QTest::newRow("unknown stays") << other << QStringList() << other;
}

void TestToolChoice::amongOtherTools()
{
    QFETCH(ToolChoice, choice);
    QFETCH(QStringList, offered);
    QFETCH(ToolChoice, left);
    QVERIFY(toolChoiceAmong(choice, offered) == left);
}

QTEST_GUILESS_MAIN(TestToolChoice)
#include "tst_toolchoice.moc"
