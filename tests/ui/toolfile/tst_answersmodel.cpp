#include "toolfile/answersmodel.h"

#include "ui/support/uitest.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;

// The rows of mocks and recorded results: what they say, what is wrong with them, and that rows which stay are not touched.
class TestAnswersModel : public QObject
{
    Q_OBJECT
private slots:
    void rows_data();
    void rows();
    void problems_data();
    void problems();
    void changes_data();
    void changes();

private:
    UiTest m_ui;
};

namespace {

std::vector<Json> answers(const char *json)
{
    const auto list = parseJson(json);
    return std::vector<Json>(list->begin(), list->end());
}

} // namespace

void TestAnswersModel::rows_data()
{
    QTest::addColumn<ToolAnswers>("list");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char *name, ToolAnswers list, const char *json, const QStringList &texts) {
        QTest::newRow(name) << list << QByteArray(json) << texts;
    };
    using enum ToolAnswers;
    row("exact", Mocks, R"({"name":"A","arguments":{"x":1},"result":{"id":7}})",
        {QStringLiteral("A"), QStringLiteral("Exactly these arguments: x: 1"), QStringLiteral("{\"id\":7}")});
    row("partial", Mocks, R"({"name":"A","match":"partial","arguments":{"x":"a"},"result":"text"})",
        {QStringLiteral("A"), QStringLiteral("At least these arguments: x: \"a\""), QStringLiteral("text")});
    row("pattern", Mocks, R"({"name":"A","match":"pattern","arguments":{"x":"^a"},"result":1})",
        {QStringLiteral("A"), QStringLiteral("Texts by pattern: x: \"^a\""), QStringLiteral("1")});
    row("any", Mocks, R"({"name":"A","result":""})", {QStringLiteral("A"), QStringLiteral("Any call"), QString()});
    row("default", Mocks, R"({"name":"A","default":true,"match":"exact","arguments":{},"result":null})",
        {QStringLiteral("A"), QStringLiteral("Where no other fits"), QStringLiteral("null")});
    row("unknown", Mocks, R"({"name":"A","match":"fuzzy","arguments":{}})", {QStringLiteral("A"), QStringLiteral("fuzzy"), QString()});
    row("no group", Mocks, R"([1])", {QString(), QStringLiteral("Any call"), QString()});
    row("recorded", Recorded, R"({"arguments":{"x":1},"result":[1,2]})",
        {QStringLiteral("Not known"), QStringLiteral("x: 1"), QStringLiteral("[1,2]")});
}

void TestAnswersModel::rows()
{
    QFETCH(ToolAnswers, list);
    QFETCH(QByteArray, json);
    QFETCH(QStringList, texts);
    AnswersModel model(m_ui.theme, list);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setAnswers({*parseJson(json)});
    QCOMPARE(model.rowCount(), 1);
    for (int column = 0; column < AnswersModel::ColumnCount; ++column)
        QCOMPARE(model.index(0, column).data().toString(), texts[column]);
}

void TestAnswersModel::problems_data()
{
    QTest::addColumn<ToolAnswers>("list");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QList<bool>>("wrong");
    using enum ToolAnswers;
    QTest::newRow("fine") << Mocks << QByteArray(R"([{"name":"a","result":1},{"name":"b","arguments":{},"result":1}])") << QList<bool>{false, false};
    QTest::newRow("no name") << Mocks << QByteArray(R"([{"name":" ","result":1}])") << QList<bool>{true};
    QTest::newRow("one name") << Mocks << QByteArray(R"([{"name":"a"},{"name":"b"},{"name":"a"}])") << QList<bool>{true, false, true};
    QTest::newRow("two defaults") << Mocks << QByteArray(R"([{"name":"a","default":true},{"name":"b","default":true}])") << QList<bool>{false, true};
    QTest::newRow("not a default") << Mocks << QByteArray(R"([{"name":"a","default":true},{"name":"b","default":false}])") << QList<bool>{false, false};
    QTest::newRow("rule") << Mocks << QByteArray(R"([{"name":"a","match":"fuzzy"}])") << QList<bool>{true};
    QTest::newRow("pattern") << Mocks << QByteArray(R"([{"name":"a","match":"pattern","arguments":{"x":"["}}])") << QList<bool>{true};
    QTest::newRow("no arguments") << Mocks << QByteArray(R"([{"name":"a","match":"partial"}])") << QList<bool>{true};
    QTest::newRow("text for arguments") << Mocks << QByteArray(R"([{"name":"a","arguments":"{"}])") << QList<bool>{true};
    QTest::newRow("text that is not looked at") << Mocks << QByteArray(R"([{"name":"a","match":"any","arguments":"{"}])") << QList<bool>{false};
    QTest::newRow("no group") << Mocks << QByteArray(R"([1])") << QList<bool>{true};
    QTest::newRow("recorded") << Recorded << QByteArray(R"([{"arguments":{}},{"arguments":"{"},{},2])") << QList<bool>{false, true, false, true};
}

void TestAnswersModel::problems()
{
    QFETCH(ToolAnswers, list);
    QFETCH(QByteArray, json);
    QFETCH(QList<bool>, wrong);
    AnswersModel model(m_ui.theme, list);
    model.setAnswers(answers(json.constData()));
    QList<bool> found;
    for (int row = 0; row < model.rowCount(); ++row)
        found << !model.problem(row).isEmpty();
    QCOMPARE(found, wrong);
    QVERIFY(model.problem(-1).isEmpty() && model.problem(model.rowCount()).isEmpty());
}

void TestAnswersModel::changes_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("current"); ///< row of the one that was first
    QTest::newRow("nothing") << QByteArray("[1,2]") << QByteArray("[1,2]") << 0;
    QTest::newRow("in front") << QByteArray("[1,2]") << QByteArray("[0,1,2]") << 1;
    QTest::newRow("in between") << QByteArray("[1,2]") << QByteArray("[1,5,6,2]") << 0;
    QTest::newRow("at the end") << QByteArray("[1,2]") << QByteArray("[1,2,3]") << 0;
    QTest::newRow("one goes") << QByteArray("[1,2,3]") << QByteArray("[1,3]") << 0;
    QTest::newRow("all go") << QByteArray("[1,2,3]") << QByteArray("[]") << -1;
    QTest::newRow("from nothing") << QByteArray("[]") << QByteArray("[4,5]") << -1;
    QTest::newRow("other ones, fewer") << QByteArray("[1,2,3]") << QByteArray("[7,8]") << 0;
    QTest::newRow("other ones, more") << QByteArray("[1,2]") << QByteArray("[7,8,9]") << 0;
    QTest::newRow("the same ones twice") << QByteArray("[1,1]") << QByteArray("[1,1,1]") << 0;
}

void TestAnswersModel::changes()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    AnswersModel model(m_ui.theme, ToolAnswers::Recorded);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setAnswers(answers(before.constData()));
    const QPersistentModelIndex first = model.index(0, 0);
    model.setAnswers(answers(after.constData()));
    const auto wanted = answers(after.constData());
    QCOMPARE(model.rowCount(), static_cast<int>(wanted.size()));
    for (int row = 0; row < model.rowCount(); ++row)
        QCOMPARE(*model.answer(row), wanted[static_cast<std::size_t>(row)]);
    QTEST(first.row(), "current");
    QCOMPARE(reset.count(), 0);
}

QTEST_MAIN(TestAnswersModel)
#include "tst_answersmodel.moc"
