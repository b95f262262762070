#include "project/promptfile.h"
#include "base/files.h"
#include "promptyvectors.h"
#include "results.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

// Reading, changing and saving .prompty files: the text is the truth, and only what must change does.
class TestPromptFile : public QObject
{
    Q_OBJECT
private slots:
    void newPromptIsReadable();
    void vectorsRoundTrip_data() { promptyRows("load"); }
    void vectorsRoundTrip();
    void settersTouchOnlyTheirLines_data();
    void settersTouchOnlyTheirLines();
    void nastyFilesRoundTrip_data();
    void nastyFilesRoundTrip();
    void namesReadBack_data();
    void namesReadBack();
    void settersInOddPlaces_data();
    void settersInOddPlaces();
    void notChangedSafely_data();
    void notChangedSafely();
    void messagesThatWouldSplit();
    void linesOfMessages();
    void extrasComeAndGo();
    void setTextKeepsTheOldOnErrors();
    void saving();
    void brokenFilesAreLeftAlone();
    void hostileFiles_data();
    void hostileFiles();
    void largeBody();
};

namespace {

const char kCommented[] = R"(---
# who made this
name: greeter   # short
description: "Says \"hello\""
model:
  id: gpt-4o     # cheap enough
  provider: openai
  options:
    # keep it calm
    temperature: 0.2
    stopSequences: [END, "###"]
inputs:
  # the person
  - name: person
    kind: string
    default: Ann    # a friend
    x-note: ours
  - name: tone
    kind: string
x-unknown: {a: 1}   # kept
metadata:
  authors:
  - me
---

system:
You are {{ tone }}.

# User :

Hello {{ person }}

)";

// Lines that are only in one of the texts, "-old" and "+new".
QStringList diff(const QByteArray &before, const QByteArray &after)
{
    const QStringList a = QString::fromUtf8(before).split(u'\n');
    const QStringList b = QString::fromUtf8(after).split(u'\n');
    const qsizetype n = a.size(), m = b.size();
    QList<QList<int>> common(n + 1, QList<int>(m + 1, 0));
    for (qsizetype i = n; i-- > 0;) {
        for (qsizetype j = m; j-- > 0;)
            common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
    QStringList out;
    qsizetype i = 0, j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && a[i] == b[j]) {
            ++i;
            ++j;
        } else if (i < n && (j == m || common[i + 1][j] >= common[i][j + 1])) {
            out << u'-' + a[i++];
        } else {
            out << u'+' + b[j++];
        }
    }
    return out;
}

using Setter = std::function<Result<>(PromptFile &)>;

} // namespace

Q_DECLARE_METATYPE(Setter)

void TestPromptFile::newPromptIsReadable()
{
    const PromptFile file;
    QCOMPARE(file.prompt().messages.size(), 2);
    QCOMPARE(file.prompt().messages[0].role, Role::System);
    QCOMPARE(file.prompt().messages[1].role, Role::User);
    VERIFY_RESULT(PromptFile::parse(file.text()));
}

void TestPromptFile::vectorsRoundTrip()
{
    QFETCH(QByteArray, vector);
    const Json wanted = *parseJson(vector);
    const QByteArray text = memberText(wanted.at("input"), "file_text").toUtf8();
    const auto file = PromptFile::parse(text);
    VERIFY_RESULT(file);
    QCOMPARE(file->text(), text);
}

void TestPromptFile::settersTouchOnlyTheirLines_data()
{
    QTest::addColumn<Setter>("setter");
    QTest::addColumn<QStringList>("changes");
    const auto row = [](const char *name, Setter setter, QStringList changes) {
        QTest::newRow(name) << std::move(setter) << std::move(changes);
    };
    const auto text = [](const char *utf8) { return QString::fromUtf8(utf8); };
    const auto option = [text](const char *name, Json value) {
        return Setter([=](PromptFile &file) { return file.setOption(text(name), value); });
    };
    const auto messages = [](const std::function<void(QList<MessageTemplate> &)> &edit) {
        return Setter([edit](PromptFile &file) {
            auto list = file.prompt().messages;
            edit(list);
            return file.setMessages(list);
        });
    };
    const auto inputs = [](const std::function<void(QList<Property> &)> &edit) {
        return Setter([edit](PromptFile &file) {
            auto list = file.prompt().inputs;
            edit(list);
            return file.setInputs(list);
        });
    };
    row("same name", [text](PromptFile &f) { return f.setName(text("greeter")); }, {});
    row("name", [text](PromptFile &f) { return f.setName(text("hi")); }, {text("-name: greeter   # short"), text("+name: hi   # short")});
    row("name that reads as a number", [text](PromptFile &f) { return f.setName(text("007")); },
        {text("-name: greeter   # short"), text("+name: \"007\"   # short")});
    row("description keeps its quotes", [text](PromptFile &f) { return f.setDescription(text("Bye")); },
        {text("-description: \"Says \\\"hello\\\"\""), text("+description: \"Bye\"")});
    row("description gone", [](PromptFile &f) { return f.setDescription({}); }, {text("-description: \"Says \\\"hello\\\"\"")});
    row("description in lines", [text](PromptFile &f) { return f.setDescription(text("one\ntwo")); },
        {text("-description: \"Says \\\"hello\\\"\""), text("+description: |-"), text("+  one"), text("+  two")});
    row("model", [text](PromptFile &f) { return f.setModel(text("o3"), text("openai")); },
        {text("-  id: gpt-4o     # cheap enough"), text("+  id: o3     # cheap enough")});
    row("option", option("temperature", Json(0.7)), {text("-    temperature: 0.2"), text("+    temperature: 0.7")});
    row("same option", option("temperature", Json(0.2)), {});
    row("new option", option("maxOutputTokens", Json(500)), {text("+    maxOutputTokens: 500")});
    row("option gone", option("temperature", Json()), {text("-    temperature: 0.2")});
    row("unknown option gone", option("seed", Json()), {});
    row("list in flow style", option("stopSequences", Json::array({"END"})),
        {text("-    stopSequences: [END, \"###\"]"), text("+    stopSequences: [END]")});
    row("input's default", inputs([](QList<Property> &list) { list[0].defaultValue = Json("Bob"); }),
        {text("-    default: Ann    # a friend"), text("+    default: Bob    # a friend")});
    row("input renamed", inputs([text](QList<Property> &list) { list[1].name = text("mood"); }),
        {text("-  - name: tone"), text("+  - name: mood")});
    row("input added", inputs([text](QList<Property> &list) {
        Property more;
        more.name = text("count");
        more.kind = Property::Kind::Integer;
        more.required = true;
        list << more;
    }),
        {text("+  - name: count"), text("+    kind: integer"), text("+    required: true")});
    row("input added in front", inputs([text](QList<Property> &list) {
        Property more;
        more.name = text("first");
        list.prepend(more);
    }),
        {text("+  - name: first"), text("+    kind: string")});
    row("input removed", inputs([](QList<Property> &list) { list.removeLast(); }),
        {text("-  - name: tone"), text("-    kind: string")});
    row("extra", [text](PromptFile &f) { return f.setExtra(text("testSet"), Json("data/a.csv")); },
        {text("+  cuewright:"), text("+    testSet: data/a.csv")});
    row("message", messages([text](QList<MessageTemplate> &list) { list[1].text = text("Bye {{ person }}"); }),
        {text("-Hello {{ person }}"), text("+Bye {{ person }}")});
    row("message's first", messages([text](QList<MessageTemplate> &list) { list[0].text = text("You are\n{{ tone }}."); }),
        {text("-You are {{ tone }}."), text("+You are"), text("+{{ tone }}.")});
    row("same messages", messages([](QList<MessageTemplate> &) {}), {});
    row("line breaks at the end", messages([](QList<MessageTemplate> &list) { list[1].text += u"\n\n"; }), {});
    row("message added", messages([text](QList<MessageTemplate> &list) {
        list << MessageTemplate{Role::Assistant, text("Hi!"), Json(), true, 0};
    }),
        {text("+assistant:"), text("+Hi!")});
    row("message removed", messages([](QList<MessageTemplate> &list) { list.removeFirst(); }),
        {text("-system:"), text("-You are {{ tone }}."), text("-")});
    row("role", messages([](QList<MessageTemplate> &list) { list[0].role = Role::Developer; }),
        {text("-system:"), text("+developer:")});
}

void TestPromptFile::settersTouchOnlyTheirLines()
{
    QFETCH(Setter, setter);
    QFETCH(QStringList, changes);
    for (const bool crlf : {false, true}) {
        QByteArray before(kCommented);
        if (crlf)
            before.replace("\n", "\r\n");
        auto file = PromptFile::parse(before);
        VERIFY_RESULT(file);
        const auto done = setter(*file);
        VERIFY_RESULT(done);
        QByteArray after = file->text();
        if (crlf) {
            QCOMPARE(after.count('\n'), after.count("\r\n"));
            after.replace("\r\n", "\n");
            before.replace("\r\n", "\n");
        }
        QCOMPARE(diff(before, after), changes);
        // The file says the same to the next reader.
        const auto fresh = PromptFile::parse(file->text());
        VERIFY_RESULT(fresh);
        QCOMPARE(fresh->prompt().messages.size(), file->prompt().messages.size());
    }
}

void TestPromptFile::nastyFilesRoundTrip_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("empty", "");
    row("only a body", "Hello\n");
    row("empty front matter", "---\n---\nBody");
    row("only comments", "---\n# nothing yet\n\n---\nBody");
    row("ends with the closing line", "---\nname: a\n---");
    row("byte order mark", "\xEF\xBB\xBF---\nname: a\n---\nuser:\nx\n");
    row("blank lines before", " \n\t\n---   \nname: a\n+++\t\nx");
    row("plus signs", "+++\nname: a\n+++\nx");
    row("dashes inside", "---\ndescription: a --- b\nname: ---a\n---\nx\n---\ny");
    row("indented dashes", "---\ndescription: |\n  ---\n  x\n---\ny");
    row("CR", "---\rname: a\r---\ruser:\rx\r");
    row("mixed line breaks", "---\r\nname: a\nmodel: b\r---\r\nuser:\nx\r\ny\n");
    row("trailing blanks", "---   \nname: a   \n\n\n---\n\n\n  user:  \n  x  \n\n\n");
    row("anchors", "---\nmetadata:\n  a: &x {b: 1}\n  c: *x\nname: &n a\n---\nx");
    row("styles", "---\nname: 'it''s'\ndescription: >-\n  folded\n  text\n\ninputs: {a: {kind: string}}\n---\nx");
    row("world", "---\nname: \u00e4\u540d\U0001F600 # \u00fc\n---\nuser:\n\U0001F600\n");
    row("tags", "---\nname: !!str 5\nmetadata: {x: !mine y}\n---\nx");
    row("question mark keys", "---\n? name\n: a\n---\nx");
}

void TestPromptFile::nastyFilesRoundTrip()
{
    QFETCH(QByteArray, text);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.prompty"));
    VERIFY_RESULT(writeFile(path, text));
    auto file = PromptFile::load(path);
    VERIFY_RESULT(file);
    QCOMPARE(file->text(), text);
    // Setters with what is already there change nothing either.
    const Prompt before = file->prompt();
    VERIFY_RESULT(file->setName(before.name));
    VERIFY_RESULT(file->setDescription(before.description));
    VERIFY_RESULT(file->setModel(before.modelId, before.provider));
    VERIFY_RESULT(file->setInputs(before.inputs));
    VERIFY_RESULT(file->setMessages(before.messages));
    VERIFY_RESULT(file->setOption(QStringLiteral("seed"), Json()));
    VERIFY_RESULT(file->setExtra(QStringLiteral("schema"), Json()));
    QCOMPARE(file->text(), text);
    VERIFY_RESULT(file->save(path));
    QCOMPARE(*readFile(path, 1000), text);
}

void TestPromptFile::namesReadBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isQuoted");
    const auto row = [](const char *name, bool quoted) { QTest::newRow(name) << QString::fromUtf8(name) << quoted; };
    for (const char *plain : {"abc", "gpt-4o", "a b", "a:b", "${env:A:b}", "\u00e4\u540d", "\U0001F600x", "a's", "a#b", "yesterday", "no-one", "v1.2"})
        row(plain, false);
    for (const char *quoted : {"yes", "No", "ON", "off", "y", "n", "true", "NULL", "~", "12", "1_000", "0o17", "0x1F", "1e3", "1:20",
             "2024-01-01", ".5", ".inf", "-1", "+1", "1.", "- a", "-", "? a", ": a", "a: b", "a #b", "a:", "#a", "&a", "*a", "!a", "|a",
             ">a", "%a", "@a", "`a", "'a", "\"a", "[a", "]a", "{a", "}a", ",a", " a", "a ", "a\tb", "a\\b: c", "\u0085x", "a\u2028b",
             "a\uFEFFb", "\x01", "\x7F", "---", "...", "=", "<<"})
        row(quoted, true);
}

void TestPromptFile::namesReadBack()
{
    QFETCH(QString, name);
    QFETCH(bool, isQuoted);
    for (const char *front : {"name: x", "name: 'x'", "name: \"x\"", "model: m", "name:\n  x"}) {
        auto file = PromptFile::parse("---\n" + QByteArray(front) + "\n---\nuser:\nHi\n");
        VERIFY_RESULT(file);
        VERIFY_RESULT(file->setName(name));
        QCOMPARE(file->prompt().name, name);
        const auto fresh = PromptFile::parse(file->text());
        VERIFY_RESULT(fresh);
        QCOMPARE(fresh->prompt().name, name);
        QCOMPARE(fresh->prompt().messages.size(), 1);
        if (QByteArray(front) == "name: x")
            QCOMPARE(file->text().contains("name: \""), isQuoted);
    }
    // As a value in a list and in flow style as well.
    auto file = PromptFile::parse("---\nmodel: {id: a}\n---\n");
    VERIFY_RESULT(file);
    VERIFY_RESULT(file->setModel(name, QStringLiteral("openai")));
    VERIFY_RESULT(file->setExtra(QStringLiteral("tools"), Json::array({toUtf8(name)})));
    const auto fresh = PromptFile::parse(file->text());
    VERIFY_RESULT(fresh);
    QCOMPARE(fresh->prompt().modelId, name);
    QCOMPARE(fresh->prompt().toolFiles, QStringList(name));
}

void TestPromptFile::settersInOddPlaces_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<Setter>("setter");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, Setter setter, const char *after) {
        QTest::newRow(name) << QByteArray(before) << std::move(setter) << QByteArray(after);
    };
    const auto s = [](const char *text) { return QString::fromUtf8(text); };
    const Setter name = [s](PromptFile &f) { return f.setName(s("nn")); };
    const Setter option = [s](PromptFile &f) { return f.setOption(s("seed"), Json(1)); };
    row("no front matter", "user:\nx\n", name, "---\nname: nn\n---\nuser:\nx\n");
    row("no front matter, CRLF", "user:\r\nx\r\n", name, "---\r\nname: nn\r\n---\r\nuser:\r\nx\r\n");
    row("byte order mark", "\xEF\xBB\xBFx", name, "\xEF\xBB\xBF---\nname: nn\n---\nx");
    row("empty front matter", "---\n---\nx", name, "---\nname: nn\n---\nx");
    row("only a comment", "---\n# c\n---\nx", name, "---\n# c\nname: nn\n---\nx");
    row("value on the next line", "---\nname:\n  x # c\n---\n", name, "---\nname: nn # c\n---\n");
    row("empty value", "---\nname:   # c\nmodel: m\n---\n", name, "---\nname: nn   # c\nmodel: m\n---\n");
    row("value in lines", "---\nname: a\n  b\nmodel: m\n---\n", name, "---\nname: nn\nmodel: m\n---\n");
    row("block text", "---\nname: |\n  a\n  b\n\nmodel: m\n---\n", name, "---\nname: nn\n\nmodel: m\n---\n");
    row("flow root", "---\n{name: a, model: m}\n---\n", name, "---\nname: nn\nmodel: m\n---\n");
    row("last key gone", "---\nname: a\n---\nx", [](PromptFile &f) { return f.setName({}); }, "---\n{}\n---\nx");
    row("model as text", "---\nmodel: m # c\n---\n", [s](PromptFile &f) { return f.setModel(s("k"), {}); }, "---\nmodel: k # c\n---\n");
    row("model gets a provider", "---\nmodel: m # c\nname: a\n---\n", [s](PromptFile &f) { return f.setModel(s("k"), s("p")); },
        "---\nmodel: # c\n  id: k\n  provider: p\nname: a\n---\n");
    row("option with model as text", "---\nmodel: m\nname: a\n---\n", option, "---\nmodel:\n  id: m\n  options:\n    seed: 1\nname: a\n---\n");
    row("option without model", "---\nname: a\n---\n", option, "---\nname: a\nmodel:\n  options:\n    seed: 1\n---\n");
    row("last option gone", "---\nmodel:\n  id: m\n  options:\n    seed: 1\n---\n",
        [s](PromptFile &f) { return f.setOption(s("seed"), Json()); }, "---\nmodel:\n  id: m\n---\n");
    row("indented by four", "---\nmodel:\n    id: m\n    options:\n        seed: 2\n---\n", option,
        "---\nmodel:\n    id: m\n    options:\n        seed: 1\n---\n");
    row("comment at the end", "---\nmodel:\n  id: m\n  # end\n---\n", option, "---\nmodel:\n  id: m\n  options:\n    seed: 1\n  # end\n---\n");
    row("alias elsewhere", "---\nmetadata: {a: &x 1, b: *x}\nname: a\n---\n", name, "---\nmetadata: {a: &x 1, b: *x}\nname: nn\n---\n");
    row("inputs from a mapping", "---\ninputs:\n  a: hi\n  b: {kind: integer}\n---\n", [](PromptFile &f) {
        auto inputs = f.prompt().inputs;
        inputs[1].required = true;
        return f.setInputs(inputs);
    }, "---\ninputs:\n  - name: a\n    kind: string\n    default: hi\n  - name: b\n    kind: integer\n    required: true\n---\n");
    row("inputs in another order", "---\ninputs:\n- name: a\n  kind: string\n- name: b\n  kind: string\n---\n", [](PromptFile &f) {
        auto inputs = f.prompt().inputs;
        inputs.swapItemsAt(0, 1);
        return f.setInputs(inputs);
    }, "---\ninputs:\n  - name: b\n    kind: string\n  - name: a\n    kind: string\n---\n");
    row("first key of an item gone", "---\ninputs:\n- default: x\n  # c\n  name: a\n  kind: string\n---\n", [](PromptFile &f) {
        auto inputs = f.prompt().inputs;
        inputs[0].description = QStringLiteral("d");
        return f.setInputs(inputs);
    }, "---\ninputs:\n- default: x\n  # c\n  name: a\n  kind: string\n  description: d\n---\n");
    row("last input gone", "---\nname: a\ninputs:\n- name: b\n  kind: string\n---\n", [](PromptFile &f) { return f.setInputs({}); },
        "---\nname: a\n---\n");
    row("message into nothing", "---\nname: a\n---\n", [s](PromptFile &f) {
        return f.setMessages({MessageTemplate{Role::User, s("Hi"), Json::object({{"name", "Bob"}, {"id", 7}}), true, 0}});
    }, "---\nname: a\n---\nuser[name=\"Bob\", id=7]:\nHi\n");
    row("text before the first marker", "Hi\nuser:\nx\n", [s](PromptFile &f) {
        auto messages = f.prompt().messages;
        messages[0].text = s("Ho");
        return f.setMessages(messages);
    }, "Ho\nuser:\nx\n");
    row("the same role says something now", "# User :\n\nassistant:\nx\n", [s](PromptFile &f) {
        auto messages = f.prompt().messages;
        messages[0].text = s("Hi");
        return f.setMessages(messages);
    }, "user:\nHi\n\nassistant:\nx\n");
}

void TestPromptFile::settersInOddPlaces()
{
    QFETCH(QByteArray, before);
    QFETCH(Setter, setter);
    QFETCH(QByteArray, after);
    auto file = PromptFile::parse(before);
    VERIFY_RESULT(file);
    const auto done = setter(*file);
    VERIFY_RESULT(done);
    QCOMPARE(file->text(), after);
    VERIFY_RESULT(PromptFile::parse(after));
}

void TestPromptFile::notChangedSafely_data()
{
    QTest::addColumn<QByteArray>("front");
    QTest::newRow("anchor") << QByteArray("name: &n a\nmetadata: {b: *n}\n");
    QTest::newRow("alias") << QByteArray("metadata: {b: &n a}\nname: *n\n");
    QTest::newRow("flow root with anchors") << QByteArray("{name: &n a, metadata: {b: *n}}\n");
}

void TestPromptFile::notChangedSafely()
{
    QFETCH(QByteArray, front);
    const QByteArray text = "---\n" + front + "---\nx";
    auto file = PromptFile::parse(text);
    VERIFY_RESULT(file);
    QCOMPARE(file->prompt().name, u"a");
    const auto done = file->setName(QStringLiteral("z"));
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Unsupported);
    QCOMPARE(file->text(), text);
    QCOMPARE(file->prompt().name, u"a");
}

void TestPromptFile::messagesThatWouldSplit()
{
    auto file = PromptFile::parse(kCommented);
    VERIFY_RESULT(file);
    auto messages = file->prompt().messages;
    messages[1].text = QStringLiteral("Hi\n  User:\nmore");
    const auto done = file->setMessages(messages);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Invalid);
    QCOMPARE(done.error().detail, u"1");
    QCOMPARE(file->text(), QByteArray(kCommented));
    messages[1].text = QStringLiteral("Hi\nUser: more");
    VERIFY_RESULT(file->setMessages(messages));
    QCOMPARE(file->prompt().messages[1].text, messages[1].text);
}

void TestPromptFile::linesOfMessages()
{
    auto file = PromptFile::parse("---\nname: a\n---\n\nHi\n\nuser:\n\n\nx\ny\nassistant:\n");
    VERIFY_RESULT(file);
    QCOMPARE(file->prompt().messages.size(), 3);
    QCOMPARE(file->prompt().messages[0].line, 5);
    QVERIFY(!file->prompt().messages[0].marked);
    QCOMPARE(file->prompt().messages[1].line, 10);
    QVERIFY(file->prompt().messages[1].marked);
    VERIFY_RESULT(file->setDescription(QStringLiteral("one\ntwo")));
    QCOMPARE(file->prompt().messages[1].line, 13);
}

void TestPromptFile::extrasComeAndGo()
{
    auto file = PromptFile::parse("---\nname: a\n---\nx");
    VERIFY_RESULT(file);
    const QByteArray before = file->text();
    VERIFY_RESULT(file->setExtra(QStringLiteral("schema"), Json::object({{"path", "schemas/a.schema.json"}, {"strict", false}})));
    VERIFY_RESULT(file->setExtra(QStringLiteral("tools"), Json::array({"tools/a.tool.json"})));
    VERIFY_RESULT(file->setExtra(QStringLiteral("testSet"), Json("data/a.csv")));
    VERIFY_RESULT(file->setExtra(QStringLiteral("jsonMode"), Json(true)));
    QCOMPARE(file->prompt().schemaFile, u"schemas/a.schema.json");
    QCOMPARE(file->prompt().schemaStrict, false);
    QCOMPARE(file->prompt().toolFiles, QStringList(QStringLiteral("tools/a.tool.json")));
    QCOMPARE(file->prompt().testSet, u"data/a.csv");
    QVERIFY(file->prompt().jsonMode);
    QVERIFY(file->warnings().isEmpty());
    for (const char *name : {"tools", "schema", "jsonMode", "testSet"})
        VERIFY_RESULT(file->setExtra(QLatin1String(name), Json()));
    QCOMPARE(file->text(), before);
    QCOMPARE(file->prompt().schemaFile, QString());
}

void TestPromptFile::setTextKeepsTheOldOnErrors()
{
    auto file = PromptFile::parse("---\nname: a\n---\nx");
    VERIFY_RESULT(file);
    QVERIFY(!file->setText("---\nname: 'b\n---\nx"));
    QCOMPARE(file->text(), QByteArray("---\nname: a\n---\nx"));
    QCOMPARE(file->prompt().name, u"a");
    VERIFY_RESULT(file->setText("---\nname: b\n---\nuser:\ny"));
    QCOMPARE(file->prompt().name, u"b");
    QCOMPARE(file->prompt().messages.first().text, u"y");
}

void TestPromptFile::saving()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("new/a.prompty"));
    PromptFile file;
    VERIFY_RESULT(file.setName(QStringLiteral("first")));
    VERIFY_RESULT(file.save(path));
    QCOMPARE(file.path(), path);
    QCOMPARE(file.prompt().folder, folder.filePath(QStringLiteral("new")));
    VERIFY_RESULT(file.setName(QStringLiteral("second")));
    VERIFY_RESULT(file.save(path));
    const auto loaded = PromptFile::load(path);
    VERIFY_RESULT(loaded);
    QCOMPARE(loaded->prompt().name, u"second");
    QCOMPARE(loaded->text(), file.text());
    QCOMPARE(loaded->prompt().folder, file.prompt().folder);
    QCOMPARE(PromptFile::load(folder.filePath(QStringLiteral("none.prompty"))).error().code, Error::Code::NotFound);
}

void TestPromptFile::brokenFilesAreLeftAlone()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.prompty"));
    const QByteArray broken = "---\nname: 'precious\n---\nwork";
    VERIFY_RESULT(writeFile(path, broken));
    QVERIFY(!PromptFile::load(path));
    PromptFile file;
    const auto done = file.save(path);
    QVERIFY(!done);
    QCOMPARE(done.error().code, Error::Code::Invalid);
    QCOMPARE(*readFile(path, 1000), broken);
    QCOMPARE(file.path(), QString());
    VERIFY_RESULT(file.save(folder.filePath(QStringLiteral("b.prompty"))));
}

void TestPromptFile::hostileFiles_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &front, Error::Code code) {
        QTest::newRow(name) << "---\n" + front + "\n---\nx" << int(code);
    };
    const auto large = Error::Code::TooLarge;
    row("flow lists", "a: " + QByteArray("[").repeated(10'000), large);
    row("flow mappings", "a: " + QByteArray("{a: ").repeated(10'000), large);
    row("dashes", QByteArray("- ").repeated(10'000) + "a", large);
    QByteArray nested;
    for (int i = 0; i < 1000; ++i)
        nested += QByteArray(i, ' ') + "a:\n";
    row("block mappings", nested, large);
    QByteArray laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 12; ++i) {
        const QByteArray before = "*a" + QByteArray::number(i - 1);
        laughs += "a" + QByteArray::number(i) + ": &a" + QByteArray::number(i) + " [" + (before + ", ").repeated(9) + before + "]\n";
    }
    row("billion laughs", laughs, large);
    row("anchors in anchors", "a: " + QByteArray("&a [").repeated(90) + QByteArray("1,").repeated(30'000) + QByteArray("]").repeated(90), large);
    row("many values", "a: [" + QByteArray("1,").repeated(200'000) + "]", large);
    row("more than 1 MB", "a: " + QByteArray("x").repeated(1024 * 1024), large);
    row("keys without end", QByteArray("? ").repeated(10'000), large);
    QTest::newRow("more than 64 MB") << "user:\n" + QByteArray(64 * 1024 * 1024, 'x') << int(large);
}

void TestPromptFile::hostileFiles()
{
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    const auto file = PromptFile::parse(text);
    QVERIFY(!file);
    QCOMPARE(int(file.error().code), code);
}

void TestPromptFile::largeBody()
{
    QByteArray text = "---\nname: big\n---\nsystem:\nstart\nuser:\n";
    text += QByteArray("some words, and {{ more }} of them\n").repeated(1'500'000);
    auto file = PromptFile::parse(text);
    VERIFY_RESULT(file);
    QCOMPARE(file->prompt().messages.size(), 2);
    VERIFY_RESULT(file->setName(QStringLiteral("bigger")));
    QCOMPARE(file->text().size(), text.size() + 3);
    QCOMPARE(file->text().right(1000), text.right(1000));
}

QTEST_GUILESS_MAIN(TestPromptFile)
#include "tst_promptfile.moc"
