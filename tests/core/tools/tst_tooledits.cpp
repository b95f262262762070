#include "schema/document/propertyedits.h"
#include "schema/document/schemadocument.h"
#include "tools/tooledits.h"

#include <QtTest>

#include <functional>

using namespace cuewright;

// Edits of tool files: the lines that change, and that no other does; the designer's own edits on the parameters inside a file.
class TestToolEdits : public QObject
{
    Q_OBJECT
private slots:
    void edits_data();
    void edits();
    void refusals_data();
    void refusals();
    void parametersAreASchemaOfTheirOwn();
    void layoutIsThatOfTheFile();
    void parametersComeAndGo_data();
    void parametersComeAndGo();
    void oneHistoryForAll();
    void newToolIsFine_data();
    void newToolIsFine();
};

namespace {

using Edit = std::function<Result<SchemaEdit>(const JsonSource &)>;

const QString kTool = QStringLiteral(R"({
  "vendor": {"x": [1, 2]},
  "name": "find_customer",
  "description": "Finds one",
  "parameters": {
    "type": "object",
    "properties": {"email": {"type": "string"}}
  },
  "mocks": [
    {"name": "Mara", "match": "partial", "arguments": {"email": "mara@x"}, "result": {"id": 7}, "color": "red"},
    {
      "name": "Nobody",
      "default": true,
      "result": "not found"
    },
    "no mock"
  ],
  "recorded": [
    {"arguments": {}, "result": 1}
  ]
}
)");

QStringList linesOf(const QString &text)
{
    return text.split(u'\n');
}

/// "-3 old" and "+3 new" for the lines that differ, after what is equal at both ends.
QStringList changedLines(const QString &before, const QString &after)
{
    const QStringList old = linesOf(before), now = linesOf(after);
    qsizetype front = 0, back = 0;
    while (front < std::min(old.size(), now.size()) && old[front] == now[front])
        ++front;
    while (back < std::min(old.size(), now.size()) - front && old[old.size() - 1 - back] == now[now.size() - 1 - back])
        ++back;
    QStringList changes;
    for (qsizetype i = front; i < old.size() - back; ++i)
        changes << u'-' + old[i].trimmed();
    for (qsizetype i = front; i < now.size() - back; ++i)
        changes << u'+' + now[i].trimmed();
    return changes;
}

QStringList strings(std::initializer_list<const char *> texts)
{
    QStringList all;
    for (const char *text : texts)
        all << QString::fromUtf8(text);
    return all;
}

} // namespace

void TestToolEdits::edits_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QStringList>("changes");
    const auto row = [](const char *name, Edit edit, std::initializer_list<const char *> changes) {
        QTest::newRow(name) << std::move(edit) << strings(changes);
    };
    const Json mock{{"name", "New"}, {"result", "x"}};
    row("name", [](const JsonSource &file) { return setToolName(file, QStringLiteral("get_customer")); },
        {"-\"name\": \"find_customer\",", "+\"name\": \"get_customer\","});
    row("same name", [](const JsonSource &file) { return setToolName(file, QStringLiteral("find_customer")); }, {});
    row("description", [](const JsonSource &file) { return setToolDescription(file, QStringLiteral("a\nb")); },
        {"-\"description\": \"Finds one\",", "+\"description\": \"a\\nb\","});
    row("strict", [](const JsonSource &file) { return setToolStrict(file, true); }, {"+\"strict\": true,"});
    row("strict not said", [](const JsonSource &file) { return setToolStrict(file, std::nullopt); }, {});
    row("destructive", [](const JsonSource &file) { return setToolDestructive(file, false); }, {"+\"destructive\": false,"});
    row("source", [](const JsonSource &file) {
        ToolSourceSettings source;
        source.kind = ToolSource::Command;
        source.command = strings({"find", "--json"});
        return setToolSource(file, source);
    }, {"+\"source\": {", "+\"kind\": \"command\",", "+\"command\": [\"find\", \"--json\"]", "+},"});
    row("add a mock", [mock](const JsonSource &file) { return addToolAnswer(file, ToolAnswers::Mocks, 1, mock); },
        {"+{\"name\": \"New\", \"result\": \"x\"},"});
    row("add a mock at the end", [mock](const JsonSource &file) { return addToolAnswer(file, ToolAnswers::Mocks, -1, mock); },
        {"-\"no mock\"", "+\"no mock\",", "+{", "+\"name\": \"New\",", "+\"result\": \"x\"", "+}"});
    row("remove a mock", [](const JsonSource &file) { return removeToolAnswer(file, ToolAnswers::Mocks, 0); },
        {"-{\"name\": \"Mara\", \"match\": \"partial\", \"arguments\": {\"email\": \"mara@x\"}, \"result\": {\"id\": 7}, \"color\": \"red\"},"});
    row("remove the last recording", [](const JsonSource &file) { return removeToolAnswer(file, ToolAnswers::Recorded, 0); },
        {"-],", "-\"recorded\": [", "-{\"arguments\": {}, \"result\": 1}"});
    row("move down", [](const JsonSource &file) { return moveToolAnswer(file, ToolAnswers::Mocks, 1, 2); },
        {"-{", "-\"name\": \"Nobody\",", "-\"default\": true,", "-\"result\": \"not found\"", "-},", "-\"no mock\"", "+\"no mock\",", "+{",
            "+\"name\": \"Nobody\",", "+\"default\": true,", "+\"result\": \"not found\"", "+}"});
    row("move up", [](const JsonSource &file) { return moveToolAnswer(file, ToolAnswers::Mocks, 2, 1); },
        {"-{", "-\"name\": \"Nobody\",", "-\"default\": true,", "-\"result\": \"not found\"", "-},", "-\"no mock\"", "+\"no mock\",", "+{",
            "+\"name\": \"Nobody\",", "+\"default\": true,", "+\"result\": \"not found\"", "+}"});
    row("move nowhere", [](const JsonSource &file) { return moveToolAnswer(file, ToolAnswers::Mocks, 1, 1); }, {});
    row("change a mock", [](const JsonSource &file) {
        Json changed = toolAnswers(file.json(), ToolAnswers::Mocks)[1];
        changed["result"] = Json{{"error", 404}};
        changed["isError"] = true;
        return changeToolAnswer(file, ToolAnswers::Mocks, 1, changed);
    }, {"-\"result\": \"not found\"", "+\"result\": {", "+\"error\": 404", "+},", "+\"isError\": true"});
    row("one word of a line", [](const JsonSource &file) {
        Json changed = toolAnswers(file.json(), ToolAnswers::Mocks)[0];
        changed["result"]["id"] = 8;
        return changeToolAnswer(file, ToolAnswers::Mocks, 0, changed);
    }, {"-{\"name\": \"Mara\", \"match\": \"partial\", \"arguments\": {\"email\": \"mara@x\"}, \"result\": {\"id\": 7}, \"color\": \"red\"},",
        "+{\"name\": \"Mara\", \"match\": \"partial\", \"arguments\": {\"email\": \"mara@x\"}, \"result\": {\"id\": 8}, \"color\": \"red\"},"});
}

void TestToolEdits::edits()
{
    QFETCH(Edit, edit);
    const JsonSource file = JsonSource::parse(kTool);
    QVERIFY(file.isValid());
    const auto made = edit(file);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    QVERIFY(made->isEmpty() || !made->label.isEmpty());
    const QString after = patchedText(made->before, made->patches);
    QVERIFY(JsonSource::parse(after).isValid());
    QTEST(changedLines(kTool, after), "changes");
}

void TestToolEdits::refusals_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Edit>("edit");
    QTest::newRow("no object") << QStringLiteral("[1]") << Edit([](const JsonSource &file) { return setToolName(file, QStringLiteral("a")); });
    QTest::newRow("no text") << QString() << Edit([](const JsonSource &file) { return setToolStrict(file, true); });
    QTest::newRow("no list") << QStringLiteral("{}") << Edit([](const JsonSource &file) { return removeToolAnswer(file, ToolAnswers::Mocks, 0); });
    QTest::newRow("something else in its place") << QStringLiteral("{\"mocks\": {\"a\": 1}}")
                                                 << Edit([](const JsonSource &file) { return addToolAnswer(file, ToolAnswers::Mocks, -1, 1); });
    QTest::newRow("behind the end") << kTool << Edit([](const JsonSource &file) { return moveToolAnswer(file, ToolAnswers::Mocks, 0, 3); });
    QTest::newRow("before the start") << kTool << Edit([](const JsonSource &file) { return moveToolAnswer(file, ToolAnswers::Mocks, -1, 0); });
    QTest::newRow("gone") << kTool << Edit([](const JsonSource &file) { return changeToolAnswer(file, ToolAnswers::Recorded, 1, Json::object()); });
}

void TestToolEdits::refusals()
{
    QFETCH(QString, text);
    QFETCH(Edit, edit);
    const auto made = edit(JsonSource::parse(text));
    QVERIFY(!made);
    QCOMPARE(made.error().code, Error::Code::Invalid);
}

void TestToolEdits::parametersAreASchemaOfTheirOwn()
{
    SchemaDocument document;
    document.setPlace(toolParametersPointer);
    document.setText(kTool);
    QVERIFY(document.isCurrent());
    QCOMPARE(document.json(), document.file().json()["parameters"]);
    QCOMPARE(document.source().text(), kTool); // places are those of the file
    const auto field = document.source().find(QStringLiteral("/properties/email"));
    QVERIFY(field != JsonSource::kNone);
    QCOMPARE(document.source().pointer(field), QStringLiteral("/properties/email"));
    QCOMPARE(document.source().at(document.source().node(field).valueStart), field);
    QCOMPARE(document.source().at(0), JsonSource::kRoot); // the vendor's part is none of it
    QVERIFY(document.apply(renameProperty(document.source(), QStringLiteral("/properties/email"), QStringLiteral("mail"))));
    QCOMPARE(changedLines(kTool, document.text()),
        strings({"-\"properties\": {\"email\": {\"type\": \"string\"}}", "+\"properties\": {\"mail\": {\"type\": \"string\"}}"}));
    document.undo();
    QCOMPARE(document.text(), kTool);
    QVERIFY(!document.isModified());
}

void TestToolEdits::layoutIsThatOfTheFile()
{
    SchemaDocument document;
    document.setPlace(toolParametersPointer);
    document.setText(QStringLiteral("{\n    \"name\": \"a\",\n    \"parameters\": {\"type\": \"object\", \"properties\": {}}\n}\n"));
    NewProperty property;
    property.name = QStringLiteral("city");
    property.schema = Json{{"type", "string"}};
    QVERIFY(document.apply(addProperty(document.source(), property)));
    QCOMPARE(document.text(),
        QStringLiteral("{\n    \"name\": \"a\",\n    \"parameters\": {\"type\": \"object\", \"properties\": {\"city\": {\"type\": \"string\"}}}\n}\n"));
    document.setText(QStringLiteral("{\n    \"name\": \"a\",\n    \"parameters\": {}\n}\n"));
    QVERIFY(document.replaceSchema(Json{{"type", "object"}, {"properties", {{"city", {{"type", "string"}}}}}}, QStringLiteral("x")));
    QCOMPARE(document.text(),
        QStringLiteral("{\n    \"name\": \"a\",\n    \"parameters\": {\n        \"type\": \"object\",\n        \"properties\": {\n"
                       "            \"city\": {\n                \"type\": \"string\"\n            }\n        }\n    }\n}\n"));
}

void TestToolEdits::parametersComeAndGo_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place");
    QTest::addColumn<bool>("taken"); // a schema that is put there
    QTest::newRow("none") << QStringLiteral("{\"name\": \"a\"}") << QStringLiteral("/parameters") << true;
    QTest::newRow("none, wrapped") << QStringLiteral("{\"type\": \"function\", \"function\": {\"name\": \"a\"}}")
                                   << QStringLiteral("/function/parameters") << true;
    QTest::newRow("wrapped") << QStringLiteral("{\"function\": {\"name\": \"a\", \"parameters\": {}}, \"parameters\": 1}")
                             << QStringLiteral("/function/parameters") << true;
    QTest::newRow("null") << QStringLiteral("{\"parameters\": null}") << QStringLiteral("/parameters") << true;
    QTest::newRow("empty text") << QStringLiteral(" \n") << QStringLiteral("/parameters") << true;
    QTest::newRow("no object") << QStringLiteral("[]") << QStringLiteral("/parameters") << false;
    QTest::newRow("broken") << QStringLiteral("{\"name\": ") << QStringLiteral("/parameters") << false;
}

void TestToolEdits::parametersComeAndGo()
{
    QFETCH(QString, text);
    QFETCH(QString, place);
    QFETCH(bool, taken);
    SchemaDocument document;
    document.setPlace(toolParametersPointer);
    document.setText(text);
    const Json schema{{"type", "object"}, {"properties", {{"a", Json::object()}}}};
    const auto done = document.replaceSchema(schema, QStringLiteral("Put"), QStringLiteral("/properties/a"));
    QCOMPARE(done.has_value(), taken);
    if (!taken) {
        QCOMPARE(done.error().code, Error::Code::Invalid);
        QCOMPARE(document.text(), text);
        QVERIFY(!document.canUndo());
        return;
    }
    QCOMPARE(document.json(), schema);
    QCOMPARE(*resolvePointer(document.file().json(), place), schema);
    document.undo();
    QCOMPARE(document.text(), text);
    QVERIFY(!document.isCurrent() || !document.json().is_object() || document.json().empty());
}

void TestToolEdits::oneHistoryForAll()
{
    SchemaDocument empty;
    empty.setPlace(toolParametersPointer);
    empty.setText(QStringLiteral("{\"name\": \"a\"}"));
    empty.replaceText(0, empty.text().size(), QString());
    empty.reparse();
    QVERIFY(empty.file().json().is_null()); // also where there were no parameters to hold on to
    SchemaDocument document;
    document.setPlace(toolParametersPointer);
    document.setText(kTool);
    QVERIFY(document.apply(setToolName(document.file(), QStringLiteral("b"))));
    QVERIFY(document.apply(setRequired(document.source(), QStringLiteral("/properties/email"), true)));
    QVERIFY(document.apply(removeToolAnswer(document.file(), ToolAnswers::Mocks, 2)));
    QCOMPARE(document.json()["required"][0], Json("email"));
    for (int step = 0; step < 3; ++step)
        document.undo();
    QCOMPARE(document.text(), kTool);
    for (int step = 0; step < 3; ++step)
        document.redo();
    QCOMPARE(memberText(document.file().json(), "name"), QStringLiteral("b"));
    QCOMPARE(toolAnswers(document.file().json(), ToolAnswers::Mocks).size(), std::size_t(2));
}

void TestToolEdits::newToolIsFine_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("name");
    QTest::newRow("as it is") << QStringLiteral("get_weather") << QStringLiteral("get_weather");
    QTest::newRow("blanks") << QStringLiteral(" get weather ") << QStringLiteral("get_weather");
    QTest::newRow("letters") << QStringLiteral("größe") << QStringLiteral("gr_e");
    QTest::newRow("long") << QString(70, u'a') << QString(64, u'a');
}

void TestToolEdits::newToolIsFine()
{
    QFETCH(QString, wanted);
    const ToolFile tool = newTool(wanted);
    QTEST(tool.definition().name, "name");
    QVERIFY(tool.problems().isEmpty());
    QVERIFY(tool.definition().parameters.is_object());
    QVERIFY(tool.text().endsWith("}\n"));
}

QTEST_GUILESS_MAIN(TestToolEdits)
#include "tst_tooledits.moc"
