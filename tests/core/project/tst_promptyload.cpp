#include "base/files.h"
#include "project/promptfile.h"
#include "project/promptreader.h"
#include "project/promptreferences.h"
#include "project/render.h"
#include "promptyvectors.h"
#include "results.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

// Loading by the conformance vectors; references; older files.
class TestPromptyLoad : public QObject
{
    Q_OBJECT
private slots:
    void load_data() { promptyRows("load"); }
    void load();
    void collections_data();
    void collections();
    void badForms_data();
    void badForms();
    void references_data();
    void references();
    void linksOutOfTheFolder();
    void filesReferToFiles();
    void inputsNeedValues();
    void migration();
    void migrationKeepsComments();
    void templateAsText();
    void newFilesAreNotMigrated();
};

namespace {

ReferenceScope scopeWith(const QString &folder, const Json &environment = Json::object())
{
    return {folder, {}, [environment](const QString &name) -> std::optional<QString> {
                const Json *value = member(environment, toUtf8(name));
                return value ? std::optional(fromUtf8(value->get<std::string>())) : std::nullopt;
            }};
}

Result<Json> loadText(const QByteArray &text)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.prompty"));
    if (auto written = writeFile(path, text); !written)
        return fail(written.error());
    return loadCanonical(path, scopeWith(folder.path()));
}

} // namespace

void TestPromptyLoad::load()
{
    QFETCH(QByteArray, vector);
    const Json wanted = *parseJson(vector);
    const Json &input = wanted.at("input");
    const Json &expected = wanted.at("expected");
    QTemporaryDir root;
    const QString folder = root.filePath(memberText(input, "file_dir", QStringLiteral("app")));
    const QString path = folder + u'/' + memberText(input, "file_name");
    if (const Json *files = member(input, "files")) {
        for (const auto &[name, text] : files->items())
            VERIFY_RESULT(writeFile(QDir::cleanPath(folder + u'/' + fromUtf8(name)), QByteArray::fromStdString(text.get<std::string>())));
    }
    if (member(input, "file_text"))
        VERIFY_RESULT(writeFile(path, memberText(input, "file_text").toUtf8()));
    const Json *environment = member(input, "env");
    const auto loaded = loadCanonical(path, scopeWith(folder, environment ? *environment : Json::object()));
    if (const Json *validated = member(expected, "validated_inputs")) {
        VERIFY_RESULT(loaded);
        const auto values = checkedInputs(propertiesOf(*member(*loaded, "inputs")), input.at("inputs"));
        VERIFY_RESULT(values);
        QCOMPARE(writeJson(*values), writeJson(*validated));
        return;
    }
    if (!member(expected, "error")) {
        VERIFY_RESULT(loaded);
        QVERIFY2(isSubset(expected, *loaded), writeJson(*loaded, 1).constData());
        return;
    }
    const QString hint = memberText(expected, "error");
    if (loaded && member(input, "inputs")) {
        QVERIFY(!checkedInputs(propertiesOf(*member(*loaded, "inputs")), input.at("inputs")));
        return;
    }
    QVERIFY(!loaded);
    if (hint == u"FileNotFoundError")
        QCOMPARE(loaded.error().code, Error::Code::NotFound);
    else if (hint == u"outside allowed roots")
        QVERIFY(loaded.error().detail.contains(hint));
}

void TestPromptyLoad::collections_data()
{
    QTest::addColumn<QByteArray>("inputs");
    QTest::newRow("list") << QByteArray("inputs:\n- name: a\n  kind: integer\n  default: 1\n- name: b\n  kind: string\n");
    QTest::newRow("mapping") << QByteArray("inputs:\n  a: {kind: integer, default: 1}\n  b:\n    kind: string\n");
    QTest::newRow("scalars") << QByteArray("inputs:\n  a: 1\n  b: {kind: string}\n");
    QTest::newRow("kind left out") << QByteArray("inputs:\n  a: {default: 1}\n  b: {description: x}\n");
}

void TestPromptyLoad::collections()
{
    QFETCH(QByteArray, inputs);
    const auto file = PromptFile::parse("---\n" + inputs + "---\nx");
    VERIFY_RESULT(file);
    const auto &list = file->prompt().inputs;
    QCOMPARE(list.size(), 2);
    QCOMPARE(list[0].name, u"a");
    QCOMPARE(list[0].kind, Property::Kind::Integer);
    QCOMPARE(list[0].defaultValue, Json(1));
    QCOMPARE(list[1].name, u"b");
    QCOMPARE(list[1].kind, Property::Kind::String);
    QVERIFY(list[1].defaultValue.is_null());
    QCOMPARE(file->text(), "---\n" + inputs + "---\nx");
}

void TestPromptyLoad::badForms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    const auto row = [](const char *name, const char *text, int line, int column) {
        QTest::newRow(name) << QByteArray(text) << line << column;
    };
    row("no end", "\n---\nname: x\n", 2, 1);
    row("a list", "---\n- a\n---\n", 2, 1);
    row("a text", "---\nhello\n---\n", 2, 1);
    row("quote without end", "---\nname: 'x\n---\n", 2, 7);
    row("list and mapping", "---\nmodel: x\n- a\n---\n", 3, 1);
    row("tab as indentation", "---\nmodel:\n\tid: x\n---\n", 3, 1);
    row("same key twice", "---\nname: a\nmodel: x\nname: b\n---\n", 4, 1);
    row("same key twice, deeper", "---\nmodel:\n  id: a\n  id: b\n---\n", 4, 3);
    row("second document", "---\nname: a\n...\nname: b\n---\n", 4, 1);
    row("unknown alias", "---\nname: *a\n---\n", 2, 7);
    row("alias of itself", "---\nmetadata: &a [*a]\n---\n", 2, 15);
    row("key that is a list", "---\n[a]: b\n---\n", 2, 1);
    row("control character", "---\nname: a\x01\n---\n", 2, 8);
    row("zero byte", "", 2, 8); // filled in below
    row("half a character", "---\nname: \xC3\n---\n", 2, 7);
    row("overlong", "---\nname: \xC0\xAF\n---\n", 2, 7);
    row("surrogate", "---\nname: \xED\xA0\x80\n---\n", 2, 7);
    row("invalid after \u00e4", "---\nname: \u00e4\xFF\n---\n", 2, 8);
    row("invalid in the body", "---\nname: a\n---\nuser:\nab\xFF", 5, 3);
    row("inputs are a text", "---\nname: a\ninputs: 5\n---\n", 3, 9);
    row("input declared twice", "---\ninputs:\n- name: a\n  kind: string\n- name: a\n  kind: string\n---\n", 5, 9);
    row("tool without kind", "---\ntools:\n- name: a\n---\n", 3, 3);
    row("union of nothing", "---\ninputs:\n- name: a\n  kind: union\n---\n", 3, 3);
    row("model is a list", "---\nmodel: [a]\n---\n", 2, 8);
    row("name is a list", "---\nname: [a]\n---\n", 2, 7);
    row("CRLF", "---\r\nname: a\r\nname: b\r\n---\r\n", 3, 1);
}

void TestPromptyLoad::badForms()
{
    QFETCH(QByteArray, text);
    QFETCH(int, line);
    QFETCH(int, column);
    if (text.isEmpty())
        text = QByteArray("---\nname: a\0b\n---\n", 18);
    const auto file = PromptFile::parse(text);
    QVERIFY(!file);
    QCOMPARE(file.error().code, Error::Code::Parse);
    QCOMPARE(file.error().at.line, line);
    QCOMPARE(file.error().at.column, column);
}

void TestPromptyLoad::references_data()
{
    QTest::addColumn<QString>("reference");
    QTest::addColumn<QByteArray>("value"); // empty: an error
    const auto row = [](const char *reference, const char *value) {
        QTest::newRow(reference) << QString::fromUtf8(reference) << QByteArray(value);
    };
    row("${env:SET}", "\"yes\"");
    row("${ENV:SET}", "\"yes\"");
    row("${env:EMPTY:x}", "\"\"");
    row("${env:UNSET}", "");
    row("${env:UNSET:}", "");
    row("${env:UNSET:a:b}", "\"a:b\"");
    row("${other:SET}", "\"${other:SET}\"");
    row("${SET}", "\"${SET}\"");
    row("a ${env:SET}", "\"a ${env:SET}\"");
    row("${file:value.json}", R"({"a":"yes"})");
    row("${file:value.yaml}", R"({"a":[1,"x"]})");
    row("${file:sub/text.txt}", "\"plain\\n\"");
    row("${file:sub/../value.json}", R"({"a":"yes"})");
    row("${file:missing.txt}", "");
    row("${file:../out.txt}", "");
    row("${file:sub/../../out.txt}", "");
    row("${file:bad.json}", "");
    row("${file:.}", "");
}

void TestPromptyLoad::references()
{
    QFETCH(QString, reference);
    QFETCH(QByteArray, value);
    QTemporaryDir root;
    const QString folder = root.filePath(QStringLiteral("app"));
    VERIFY_RESULT(writeFile(folder + QStringLiteral("/value.json"), R"({"a":"${env:SET}"})"));
    VERIFY_RESULT(writeFile(folder + QStringLiteral("/value.yaml"), "a: [1, x]"));
    VERIFY_RESULT(writeFile(folder + QStringLiteral("/bad.json"), "{"));
    VERIFY_RESULT(writeFile(folder + QStringLiteral("/sub/text.txt"), "plain\n"));
    VERIFY_RESULT(writeFile(root.filePath(QStringLiteral("out.txt")), "secret"));
    const auto scope = scopeWith(folder, Json::object({{"SET", "yes"}, {"EMPTY", ""}}));
    const auto resolved = resolveReferences(Json::object({{"list", Json::array({toUtf8(reference)})}}), scope);
    if (value.isEmpty()) {
        QVERIFY(!resolved);
        return;
    }
    VERIFY_RESULT(resolved);
    QCOMPARE(writeJson(resolved->at("list").at(0)), value);
}

void TestPromptyLoad::linksOutOfTheFolder()
{
    QTemporaryDir root;
    const QString folder = root.filePath(QStringLiteral("app"));
    VERIFY_RESULT(writeFile(folder + QStringLiteral("/in.txt"), "in"));
    const QString outside = root.filePath(QStringLiteral("out.txt"));
    VERIFY_RESULT(writeFile(outside, "secret"));
    if (!QFile::link(outside, folder + QStringLiteral("/link.txt")))
        QSKIP("links cannot be made here");
    auto scope = scopeWith(folder);
    QVERIFY(resolveReferences(Json("${file:in.txt}"), scope));
    QVERIFY(!resolveReferences(Json("${file:link.txt}"), scope));
    QVERIFY(!resolveReferences(Json(toUtf8(QStringLiteral("${file:%1}").arg(outside))), scope));
    // A folder whose name only starts the same is another folder.
    VERIFY_RESULT(writeFile(root.filePath(QStringLiteral("app2/x.txt")), "x"));
    QVERIFY(!resolveReferences(Json("${file:../app2/x.txt}"), scope));
    scope.roots << root.path();
    QCOMPARE(*resolveReferences(Json("${file:link.txt}"), scope), Json("secret"));
    scope.folder.clear();
    scope.roots.clear();
    QVERIFY(!resolveReferences(Json("${file:in.txt}"), scope));
}

void TestPromptyLoad::filesReferToFiles()
{
    QTemporaryDir folder;
    VERIFY_RESULT(writeFile(folder.filePath(QStringLiteral("loop.json")), R"({"again":"${file:loop.json}"})"));
    const auto resolved = resolveReferences(Json("${file:loop.json}"), scopeWith(folder.path()));
    QVERIFY(!resolved);
    QCOMPARE(resolved.error().code, Error::Code::TooLarge);
}

void TestPromptyLoad::inputsNeedValues()
{
    const auto file = PromptFile::parse(
        "---\ninputs:\n- {name: a, kind: string, required: true}\n- {name: b, kind: string, default: x}\n"
        "- {name: c, kind: string, example: y}\n---\nuser:\n{{a}}{{b}}{{c}}");
    VERIFY_RESULT(file);
    const auto missing = renderMessages(file->prompt(), Json::object());
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, Error::Code::Invalid);
    QCOMPARE(missing.error().detail, u"a");
    const auto given = renderMessages(file->prompt(), Json::object({{"a", "1"}, {"more", 2}}));
    VERIFY_RESULT(given);
    QCOMPARE(given->first().joinedText(), u"1x");
    // Typed values: a text from a form or a CSV file.
    const Json typed = typedInputs(propertiesOf(*parseJson(R"([{"name":"n","kind":"integer"},{"name":"f","kind":"boolean"},
        {"name":"l","kind":"array"},{"name":"s","kind":"string"},{"name":"x","kind":"integer"}])")),
        *parseJson(R"({"n":"3","f":"false","l":"[1]","s":"3","x":"many"})"));
    QCOMPARE(writeJson(typed), QByteArray(R"({"n":3,"f":false,"l":[1],"s":"3","x":"many"})"));
}

namespace {

const char kOld[] = R"(---
name: Old one
authors:
  - Ann
model:
  api: chat
  configuration:
    type: azure_openai
    azure_endpoint: ${env:AZURE}   # from the portal
    azure_deployment: gpt-4
    api_version: 2024-07-01
  parameters:
    max_tokens: 300
    top_p: 0.9
    stop: END
    response_format: {type: json_object}
inputs:
  question:
    type: string
    sample: Why?
  count:
    type: number
template: jinja2
---
system:
Answer.

user:
{{question}}
)";

} // namespace

void TestPromptyLoad::migration()
{
    const auto file = PromptFile::parse(kOld);
    VERIFY_RESULT(file);
    QVERIFY(file->migrationNotes().size() >= 5);
    const Prompt &prompt = file->prompt();
    QCOMPARE(prompt.modelId, u"gpt-4");
    QCOMPARE(prompt.provider, u"foundry");
    QCOMPARE(prompt.apiType, u"chat");
    QCOMPARE(writeJson(prompt.connection), QByteArray(R"({"kind":"key","endpoint":"${env:AZURE}"})"));
    QCOMPARE(writeJson(prompt.options),
        QByteArray(R"({"maxOutputTokens":300,"topP":0.9,"stopSequences":["END"],)"
                   R"("additionalProperties":{"response_format":{"type":"json_object"}}})"));
    QCOMPARE(prompt.inputs.size(), 2);
    QCOMPARE(prompt.inputs[0].defaultValue, Json("Why?"));
    QCOMPARE(prompt.inputs[1].kind, Property::Kind::Float);
    // The text is a v2 file now: read again, there is nothing left to change.
    const auto again = PromptFile::parse(file->text());
    VERIFY_RESULT(again);
    QVERIFY(again->migrationNotes().isEmpty());
    QVERIFY(again->warnings().isEmpty());
    QCOMPARE(again->text(), file->text());
    QVERIFY(again->text().contains("metadata:"));
    QVERIFY(again->text().contains("apiVersion"));
    QCOMPARE(again->prompt().messages.size(), 2);
}

void TestPromptyLoad::migrationKeepsComments()
{
    const QByteArray old = "---\n# top\nname: x # same line\nsample:\n  a: 1\n# end\n---\nuser:\n{{a}}\n";
    const auto file = PromptFile::parse(old);
    VERIFY_RESULT(file);
    QVERIFY(file->text().contains("# top\nname: x # same line\n"));
    QVERIFY(file->text().contains("# end"));
    QCOMPARE(file->prompt().inputs.size(), 1);
    QCOMPARE(file->prompt().inputs[0].defaultValue, Json(1));
}

void TestPromptyLoad::templateAsText()
{
    const QByteArray text = "---\nname: x\ntemplate: mustache\n---\nuser:\n{{#a}}yes{{/a}}\n";
    const auto strict = loadText(text);
    QVERIFY(!strict);
    QVERIFY(strict.error().message.contains(u"Invalid template format"));
    const auto file = PromptFile::parse(text);
    VERIFY_RESULT(file);
    QCOMPARE(file->migrationNotes().size(), 1);
    QCOMPARE(file->prompt().engine, Prompt::Engine::Mustache);
    QVERIFY(loadText(file->text()));
}

void TestPromptyLoad::newFilesAreNotMigrated()
{
    for (const Json &vector : promptyVectors("load")) {
        const auto file = PromptFile::parse(memberText(vector.at("input"), "file_text").toUtf8());
        VERIFY_RESULT(file);
        QVERIFY(file->migrationNotes().isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestPromptyLoad)
#include "tst_promptyload.moc"
