#include "project/promptfile.h"
#include "promptyvectors.h"
#include "results.h"

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

QTEST_GUILESS_MAIN(TestPromptFile)
#include "tst_promptfile.moc"
