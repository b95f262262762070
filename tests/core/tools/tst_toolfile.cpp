#include "base/files.h"
#include "results.h"
#include "tools/toolfile.h"

#include <QTemporaryDir>
#include <QtTest>

#include <random>

using namespace cuewright;

// Tool files: what is read, which mock answers, what is wrong, and that an edit changes nothing else.
class TestToolFile : public QObject
{
    Q_OBJECT
private slots:
    void strangersStay();
    void reads();
    void refused_data();
    void refused();
    void mockRule_data();
    void mockRule();
    void recordings();
    void results();
    void problems_data();
    void problems();
    void fixesAreOfTheParameters();
    void edits_data();
    void edits();
    void sameValuesChangeNothing();
    void unusableMocksStay();
    void mocksGetNamesOfTheirOwn();
    void newFile();
    void saves();
    void definitions_data();
    void definitions();
    void sourceWords();
    void everyCutAndGarbage();
};

namespace {

const char *const kFile = R"({
  // no comments in JSON
})";

const char *const kTool = R"({
  "name": "find_customer",
  "description": "Finds one",
  "parameters": {"type": "object", "properties": {"email": {"type": "string"}}, "required": ["email"]},
  "strict": false,
  "destructive": true,
  "source": {"kind": "command", "command": ["find", "--json"], "timeLimitMs": 500, "later": 1},
  "mocks": [
    {"name": "Mara", "match": "partial", "arguments": {"email": "mara@x"}, "result": {"id": 7}, "color": "red"},
    {"name": "Nobody", "default": true, "result": "not found", "isError": true}
  ],
  "recorded": [
    {"arguments": {"email": "a"}, "result": 1, "when": "2026-11-23T14:05:00Z"}
  ],
  "vendor": {"x": [1, 2]}
}
)";

ToolFile tool(const QByteArray &text = kTool)
{
    return ToolFile::parse(text).value_or(ToolFile());
}

} // namespace

void TestToolFile::reads()
{
    const ToolFile file = tool();
    QCOMPARE(file.definition().name, QStringLiteral("find_customer"));
    QCOMPARE(file.definition().description, QStringLiteral("Finds one"));
    QCOMPARE(file.definition().parameters["required"][0], Json("email"));
    QCOMPARE(file.definition().strict, std::optional(false));
    QCOMPARE(file.destructive(), std::optional(true));
    QCOMPARE(file.source().kind, ToolSource::Command);
    QCOMPARE(file.source().command, (QStringList{QStringLiteral("find"), QStringLiteral("--json")}));
    QCOMPARE(file.source().timeLimit.count(), 500);
    QCOMPARE(file.mocks().size(), 2);
    QCOMPARE(file.mocks()[0].rule.kind, ArgumentRule::Kind::Partial);
    QCOMPARE(file.mocks()[0].others, *parseJson(R"({"color":"red"})"));
    QVERIFY(file.mocks()[1].isDefault && file.mocks()[1].isError);
    QCOMPARE(file.recorded()[0].when, QDateTime(QDate(2026, 11, 23), QTime(14, 5), Qt::UTC));
    QVERIFY(file.problems().isEmpty());
    QCOMPARE(file.text(), QByteArray(kTool));

    const ToolFile wrapped = tool(R"({"type":"function","function":{"name":"a","parameters":{"type":"object"}},"mocks":[{"name":"m","result":1}]})");
    QCOMPARE(wrapped.definition().name, QStringLiteral("a"));
    QCOMPARE(wrapped.definitionPointer(), QStringLiteral("/function"));
    QCOMPARE(wrapped.mocks().size(), 1);
    QCOMPARE(wrapped.source().kind, ToolSource::Mock); // it has some
    QCOMPARE(tool(R"({"name":"a"})").source().kind, ToolSource::Manual);
    QVERIFY(!tool(R"({"name":"a"})").destructive());
}

void TestToolFile::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<TextPosition>("at");
    QTest::newRow("syntax") << QByteArray(kFile) << Error::Code::Parse << TextPosition{2, 3};
    QTest::newRow("empty") << QByteArray() << Error::Code::Parse << TextPosition{1, 1};
    QTest::newRow("two keys") << QByteArray("{\"name\":\"a\",\n\"name\":\"b\"}") << Error::Code::Parse << TextPosition{2, 1};
    QTest::newRow("list") << QByteArray("[]") << Error::Code::Invalid << TextPosition{};
    QTest::newRow("no UTF-8") << QByteArray("{\"name\":\"\xFF\"}") << Error::Code::Parse << TextPosition{1, 1};
    QTest::newRow("deep") << QByteArray(100'000, '[') << Error::Code::TooLarge << TextPosition{1, 513};
}

void TestToolFile::refused()
{
    QFETCH(QByteArray, text);
    ToolFile file = tool();
    const auto done = file.setText(text);
    QVERIFY(!done);
    QTEST(done.error().code, "code");
    QTEST(done.error().at, "at");
    QCOMPARE(file.text(), QByteArray(kTool));
}

void TestToolFile::mockRule_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("mock");
    QTest::newRow("exact before the partial above it") << QByteArray(R"({"city":"Paris"})") << QStringLiteral("exact");
    QTest::newRow("the first of two exact ones") << QByteArray(R"({"city":"Rome"})") << QStringLiteral("rome");
    QTest::newRow("partial before pattern") << QByteArray(R"({"city":"Paris","x":1})") << QStringLiteral("partial");
    QTest::newRow("pattern before any") << QByteArray(R"({"city":"Parma"})") << QStringLiteral("pattern");
    QTest::newRow("any before the default") << QByteArray(R"({})") << QStringLiteral("any");
}

void TestToolFile::mockRule()
{
    QFETCH(QByteArray, arguments);
    const ToolFile file = tool(R"({"name":"a","mocks":[
        {"name":"default","default":true,"result":0},
        {"name":"any","result":0},
        {"name":"pattern","match":"pattern","arguments":{"city":"^Pa"},"result":0},
        {"name":"partial","match":"partial","arguments":{"city":"Paris"},"result":0},
        {"name":"broken","match":"what","result":0},
        {"name":"exact","arguments":{"city":"Paris"},"result":0},
        {"name":"rome","arguments":{"city":"Rome"},"result":0},
        {"name":"rome2","arguments":{"city":"Rome"},"result":0}]})");
    const ToolMock *mock = mockFor(file.mocks(), *parseJson(arguments));
    QVERIFY(mock);
    QTEST(mock->name, "mock");

    QList<ToolMock> mocks = file.mocks();
    mocks.removeAt(1);
    QCOMPARE(mockFor(mocks, Json::object())->name, QStringLiteral("default"));
    mocks.removeAt(0);
    QVERIFY(!mockFor(mocks, Json::object()));
}

void TestToolFile::recordings()
{
    const ToolFile file = tool(R"({"name":"a","recorded":[
        {"arguments":{"a":1,"b":2},"result":"old","when":"2026-01-01T00:00:00Z"},
        {"arguments":{"b":2,"a":1.0},"result":"new","when":"2026-02-01T00:00:00Z"},
        {"arguments":{"a":1,"b":2},"result":"older","when":"2025-01-01T00:00:00Z"},
        {"result":"first of none"},{"arguments":{},"result":"none"}]})");
    QCOMPARE(recordingFor(file.recorded(), *parseJson(R"({"a":1,"b":2})"))->result, Json("new"));
    QCOMPARE(recordingFor(file.recorded(), Json::object())->result, Json("none"));
    QVERIFY(!recordingFor(file.recorded(), *parseJson(R"({"a":1})")));
}

void TestToolFile::results()
{
    const ToolFile file = tool();
    const ToolResult mara = resultOf(file.mocks()[0]);
    QCOMPARE(mara.text, QStringLiteral("{\"id\":7}"));
    QCOMPARE(mara.source, ToolSource::Mock);
    QCOMPARE(mara.origin, QStringLiteral("Mara"));
    QVERIFY(!mara.isError);
    const ToolResult nobody = resultOf(file.mocks()[1]);
    QCOMPARE(nobody.text, QStringLiteral("not found"));
    QVERIFY(nobody.isError);
    QCOMPARE(resultOf(file.recorded()[0]).source, ToolSource::Recorded);
    QCOMPARE(toolText(Json("\xEF\xBB\xBFx")), QString(QChar(QChar::ByteOrderMark)) + u'x');
    QCOMPARE(toolText(nullptr), QStringLiteral("null"));
}

void TestToolFile::problems_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("found"); // "rule pointer"
    const auto row = [](const char *name, const QByteArray &text, const QStringList &found) { QTest::newRow(name) << text << found; };
    row("name", R"({"name":"find customer"})", {QStringLiteral("tool-name /name")});
    row("no name", R"({})", {QStringLiteral("tool-name /name")});
    row("name of 65", R"({"name":")" + QByteArray(65, 'a') + R"("})", {QStringLiteral("tool-name /name")});
    row("name of 64", R"({"name":")" + QByteArray(64, 'a') + R"("})", {});
    row("umlaut", R"({"function":{"name":"tür"}})", {QStringLiteral("tool-name /function/name")});
    row("parameters", R"({"name":"a","parameters":[]})", {QStringLiteral("parameters /parameters")});
    row("no parameters", R"({"name":"a","parameters":null})", {});
    row("broken schema", R"({"name":"a","parameters":{"type":"what"}})", {QStringLiteral("broken-schema /parameters/type")});
    row("strict", R"({"name":"a","strict":true,"parameters":{"type":"object","properties":{"x":{"type":"string"}},"additionalProperties":false}})",
        {QStringLiteral("optional-field /parameters/properties/x")});
    row("not strict", R"({"name":"a","parameters":{"type":"object","properties":{"x":{"type":"string"}}}})", {});
    row("mocks of one name", R"({"name":"a","mocks":[{"name":"m","result":1},{"name":"m","result":2}]})", {QStringLiteral("mock-name /mocks/1/name")});
    row("mock without a name", R"({"name":"a","mocks":[{"result":1}]})", {QStringLiteral("mock-name /mocks/0")});
    row("mock without a result", R"({"name":"a","mocks":[{"name":"m"}]})", {QStringLiteral("mock-result /mocks/0")});
    row("two defaults", R"({"name":"a","mocks":[{"name":"m","default":true,"result":1},{"name":"n","default":true,"result":1}]})",
        {QStringLiteral("mock-default /mocks/1/default")});
    row("rule", R"({"name":"a","mocks":[{"name":"m","match":"fuzzy","result":1}]})", {QStringLiteral("mock-rule /mocks/0/match")});
    row("no group", R"({"name":"a","mocks":[{"name":"m","arguments":"{","result":1}]})", {QStringLiteral("mock-rule /mocks/0/arguments")});
    row("pattern", R"({"name":"a","mocks":[{"name":"m","match":"pattern","arguments":{"q":"["},"result":1}]})", {QStringLiteral("mock-rule /mocks/0/arguments/q")});
    row("no list", R"({"name":"a","mocks":{}})", {QStringLiteral("mock-result /mocks")});
    row("no object", R"({"name":"a","mocks":[1]})", {QStringLiteral("mock-result /mocks/0")});
    row("source", R"({"name":"a","source":{"kind":"magic"}})", {QStringLiteral("source /source/kind")});
    row("the program itself", R"({"name":"a","source":{"kind":"program"}})", {QStringLiteral("source /source/kind")});
    row("no server", R"({"name":"a","source":{"kind":"mcp"}})", {QStringLiteral("source /source")});
    row("no command", R"({"name":"a","source":{"kind":"command","command":[]}})", {QStringLiteral("command /source")});
    row("no time", R"({"name":"a","source":{"kind":"manual","timeLimitMs":0}})", {QStringLiteral("source /source/timeLimitMs")});
}

void TestToolFile::problems()
{
    QFETCH(QByteArray, text);
    const auto file = ToolFile::parse(text);
    VERIFY_RESULT(file);
    QStringList found;
    for (const LintProblem &problem : file->problems()) {
        found << problem.rule + u' ' + problem.pointer;
        QVERIFY(!problem.message.isEmpty());
    }
    QTEST(found, "found");
}

void TestToolFile::fixesAreOfTheParameters()
{
    const ToolFile file = tool(R"({"name":"a","strict":true,"parameters":{"type":"object","properties":{}}})");
    const auto problems = file.problems();
    QCOMPARE(problems.size(), 1);
    LintProblem problem = problems[0];
    QVERIFY(problem.isFixable());
    problem.pointer.remove(0, file.definitionPointer().size() + qsizetype(qstrlen("/parameters")));
    const Json mended = fixed(file.definition().parameters, LintTarget::OpenAiStrict, problem);
    QVERIFY(lint(mended, LintTarget::OpenAiStrict).problems.isEmpty());
}

void TestToolFile::edits_data()
{
    using Edit = std::function<Result<>(ToolFile &)>;
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    const auto row = [](const char *name, Edit edit, const QByteArray &from, const QByteArray &to) { QTest::newRow(name) << std::move(edit) << from << to; };
    row("name", [](ToolFile &f) { ToolDefinition d = f.definition(); d.name = QStringLiteral("x"); return f.setDefinition(d); },
        R"("name": "find_customer")", R"("name": "x")");
    row("no strict", [](ToolFile &f) { ToolDefinition d = f.definition(); d.strict.reset(); return f.setDefinition(d); },
        "  \"strict\": false,\n", "");
    row("parameters", [](ToolFile &f) { ToolDefinition d = f.definition(); d.parameters["required"] = Json::array(); return f.setDefinition(d); },
        R"("required": ["email"])", R"("required": [])");
    row("no parameters", [](ToolFile &f) { ToolDefinition d = f.definition(); d.parameters = nullptr; return f.setDefinition(d); },
        "  \"parameters\": {\"type\": \"object\", \"properties\": {\"email\": {\"type\": \"string\"}}, \"required\": [\"email\"]},\n", "");
    row("result of a mock", [](ToolFile &f) { auto m = f.mocks(); m[0].result = Json::array(); return f.setMocks(m); },
        R"("result": {"id": 7})", R"("result": [])");
    row("a mock less", [](ToolFile &f) { auto m = f.mocks(); m.removeLast(); return f.setMocks(m); },
        ", \"color\": \"red\"},\n    {\"name\": \"Nobody\", \"default\": true, \"result\": \"not found\", \"isError\": true}\n", ", \"color\": \"red\"}\n");
    row("no default", [](ToolFile &f) { auto m = f.mocks(); m[1].isDefault = false; return f.setMocks(m); }, R"("default": true, )", "");
    row("recorded", [](ToolFile &f) { auto r = f.recorded(); r[0].result = 2; return f.setRecorded(r); }, R"("result": 1,)", R"("result": 2,)");
    row("source", [](ToolFile &f) { auto s = f.source(); s.command << QStringLiteral("x"); return f.setSource(s); },
        R"(["find", "--json"])", R"(["find", "--json", "x"])");
    row("usual time", [](ToolFile &f) { auto s = f.source(); s.timeLimit = ToolSourceSettings().timeLimit; return f.setSource(s); },
        R"("timeLimitMs": 500, )", "");
    row("harmless", [](ToolFile &f) { return f.setDestructive(false); }, R"("destructive": true)", R"("destructive": false)");
    row("not said", [](ToolFile &f) { return f.setDestructive(std::nullopt); }, "  \"destructive\": true,\n", "");
}

void TestToolFile::edits()
{
    QFETCH(std::function<Result<>(ToolFile &)>, edit);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QCOMPARE(QByteArray(kTool).count(from), 1);
    ToolFile file = tool();
    VERIFY_RESULT(edit(file));
    QCOMPARE(QString::fromUtf8(file.text()), QString::fromUtf8(QByteArray(kTool).replace(from, to)));
}

void TestToolFile::sameValuesChangeNothing()
{
    // Another layout, and numbers and escapes written otherwise.
    QByteArray odd(kTool);
    odd.replace("\n", "\r\n").replace("500", "5e2").replace("\"id\": 7", "\"\\u0069d\"   :7.0");
    for (const QByteArray &text : {QByteArray(kTool), odd, QByteArray("\xEF\xBB\xBF") + kTool}) {
        ToolFile file = tool(text);
        const ToolFile before = file;
        VERIFY_RESULT(file.setDefinition(before.definition()));
        VERIFY_RESULT(file.setMocks(before.mocks()));
        VERIFY_RESULT(file.setRecorded(before.recorded()));
        VERIFY_RESULT(file.setSource(before.source()));
        VERIFY_RESULT(file.setDestructive(before.destructive()));
        QCOMPARE(file.text(), text);
    }
}

void TestToolFile::unusableMocksStay()
{
    const QByteArray text = R"({"name":"a","mocks":[{"name":"m","match":"fuzzy","arguments":{"a":1},"result":1},{"name":"n","result":2}]})";
    ToolFile file = tool(text);
    QList<ToolMock> mocks = file.mocks();
    mocks[1].result = 3;
    VERIFY_RESULT(file.setMocks(mocks));
    QCOMPARE(file.text(), QByteArray(text).replace("\"result\":2", "\"result\":3"));
}

// What is no mock at all is told of, and is not this program's to throw away.
void TestToolFile::strangersStay()
{
    auto file = ToolFile::parse(R"({"name":"a","mocks":[3,{"name":"one","result":1}],"recorded":["x"]})");
    VERIFY_RESULT(file);
    VERIFY_RESULT(file->addMock({}));
    QCOMPARE(file->mocks().size(), 2);
    const auto json = parseJson(file->text());
    QCOMPARE(json->at("mocks").size(), std::size_t(3));
    QCOMPARE(json->at("mocks").back(), Json(3));
    VERIFY_RESULT(file->setMocks({}));
    QCOMPARE(parseJson(file->text())->at("mocks"), Json::array({3}));
    QCOMPARE(parseJson(file->text())->at("recorded"), Json::array({"x"}));
    // Nor is what has the default because it cannot be read, as long as nobody sets something else.
    const QByteArray odd = R"({"name":"a","destructive":"d","source":"x"})";
    auto unread = ToolFile::parse(odd);
    VERIFY_RESULT(unread);
    VERIFY_RESULT(unread->setDestructive(unread->destructive()));
    VERIFY_RESULT(unread->setSource(unread->source()));
    QCOMPARE(unread->text(), odd);
}

void TestToolFile::mocksGetNamesOfTheirOwn()
{
    ToolFile file = tool(R"({"name":"a"})");
    ToolMock mock;
    mock.result = 1;
    const auto first = file.addMock(mock);
    VERIFY_RESULT(first);
    const auto second = file.addMock(mock);
    VERIFY_RESULT(second);
    QVERIFY(*first != *second);
    mock.name = QStringLiteral("Three articles");
    mock.rule = {ArgumentRule::Kind::Exact, *parseJson(R"({"q":1})")};
    const auto third = file.addMock(mock);
    VERIFY_RESULT(third);
    QCOMPARE(*third, QStringLiteral("Three articles"));
    QCOMPARE(file.mocks().size(), 3);
    QCOMPARE(file.mocks()[2].rule, mock.rule);
    QVERIFY(file.problems().isEmpty());
}

void TestToolFile::newFile()
{
    ToolFile file;
    QCOMPARE(file.problems().size(), 1); // no name yet
    ToolDefinition definition{QStringLiteral("a"), QStringLiteral("b"), *parseJson(R"({"type":"object"})"), true};
    VERIFY_RESULT(file.setDefinition(definition));
    QCOMPARE(file.text(), QByteArray("{\n  \"name\": \"a\",\n  \"description\": \"b\",\n  \"parameters\": {\n    \"type\": \"object\"\n  },\n  \"strict\": true\n}\n"));
}

void TestToolFile::saves()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("tools/a.tool.json"));
    QCOMPARE(ToolFile::load(path).error().code, Error::Code::NotFound);
    VERIFY_RESULT(tool().save(path));
    const auto loaded = ToolFile::load(path);
    VERIFY_RESULT(loaded);
    QCOMPARE(loaded->text(), QByteArray(kTool));
    VERIFY_RESULT(tool(R"({"name":"b"})").save(path)); // over a tool
    VERIFY_RESULT(writeFile(path, "{ not mine"));
    const auto refused = tool().save(path);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, Error::Code::Invalid);
    QCOMPARE(*readFile(path, 100), QByteArray("{ not mine"));
}

void TestToolFile::definitions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isFine");
    QTest::newRow("plain") << QByteArray(R"({"name":"a"})") << true;
    QTest::newRow("wrapped") << QByteArray(R"({"type":"function","function":{"name":"a","strict":true}})") << true;
    QTest::newRow("with mocks") << QByteArray(R"({"name":"a","mocks":[{"match":"what"}]})") << true;
    QTest::newRow("no parameters") << QByteArray(R"({"name":"a","parameters":null})") << true;
    QTest::newRow("list") << QByteArray("[]") << false;
    QTest::newRow("list of parameters") << QByteArray(R"({"name":"a","parameters":[]})") << false;
    QTest::newRow("no name") << QByteArray(R"({"name":""})") << false;
    QTest::newRow("bad name") << QByteArray(R"({"name":"a b"})") << false;
}

void TestToolFile::definitions()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isFine);
    const auto definition = toolOfFile(*parseJson(text));
    QCOMPARE(definition.has_value(), isFine);
    if (definition)
        QCOMPARE(definition->name, QStringLiteral("a"));
    else
        QCOMPARE(definition.error().code, Error::Code::Invalid);
}

void TestToolFile::sourceWords()
{
    for (const ToolSource source : {ToolSource::Manual, ToolSource::Mock, ToolSource::Recorded, ToolSource::Mcp, ToolSource::Command, ToolSource::Program}) {
        QVERIFY(!toolSourceWord(source).isEmpty());
        QCOMPARE(toolSourceNamed(toolSourceWord(source)), std::optional(source));
    }
    QVERIFY(!toolSourceNamed(u"Mcp"));
    QVERIFY(isReal(ToolSource::Mcp) && isReal(ToolSource::Command) && !isReal(ToolSource::Recorded));
}

void TestToolFile::everyCutAndGarbage()
{
    const QByteArray text(kTool);
    for (qsizetype cut = 0; cut < text.size() - 2; ++cut)
        QVERIFY(!ToolFile::parse(text.left(cut)));
    std::mt19937 random(5);
    const QByteArray tokens("0123456789-{}[],:\"ntf");
    for (int round = 0; round < 2'000; ++round) {
        QByteArray broken = text;
        broken[static_cast<qsizetype>(random() % static_cast<unsigned>(broken.size()))] = tokens[static_cast<qsizetype>(random() % static_cast<unsigned>(tokens.size()))];
        auto file = ToolFile::parse(broken);
        if (!file)
            continue;
        QCOMPARE(file->text(), broken);
        (void)file->problems();
        (void)mockFor(file->mocks(), Json::object());
        ToolMock mock;
        mock.result = 1;
        VERIFY_RESULT(file->addMock(mock));
        VERIFY_RESULT(file->setDefinition({QStringLiteral("new_name"), {}, {}, true}));
        QCOMPARE(file->definition().name, QStringLiteral("new_name"));
    }
}

QTEST_GUILESS_MAIN(TestToolFile)
#include "tst_toolfile.moc"
