#include "prompt/promptdocument.h"

#include "base/files.h"
#include "fakeclock.h"
#include "results.h"

#include <QtTest>

using namespace cuewright;
using namespace std::chrono_literals;

namespace {

const QByteArray kPrompt = "---\n"
                           "# kept\n"
                           "name: triage\n"
                           "model:\n"
                           "  id: gpt-4o-mini\n"
                           "  options:\n"
                           "    temperature: 0.2 # calm\n"
                           "---\n"
                           "system:\n"
                           "You sort tickets.\n"
                           "\n"
                           "user:\n"
                           "{{subject}}\n";

} // namespace

class TestPromptDocument : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void typingMerges();
    void everyVerbUndoes_data();
    void everyVerbUndoes();
    void saveKeepsTheRest();
    void draftSurvivesACrash();
    void draftGoesWithSaveAndUndo();
    void valuesAreNoEdit();
    void conflict_data();
    void conflict();
    void draftOverAChangedFileAsks();
    void newPrompt();
    void whatCannotBeWritten();
    void normalisesText();

private:
    PromptDocument::Services services() { return {*m_clock, m_dir->filePath(QStringLiteral("drafts"))}; }
    std::unique_ptr<PromptDocument> open()
    {
        auto document = PromptDocument::open(m_path, services());
        return document ? *std::move(document) : nullptr;
    }
    static void type(PromptDocument &document, int message, const QString &text)
    {
        for (const QChar letter : text) {
            const EditedMessage &target = document.messages().at(message);
            document.editText(target.id, {target.text.size(), {}, QString(letter)});
        }
    }
    QByteArray onDisk() const { return readFile(m_path, 1 << 20).value_or(QByteArray()); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeClock> m_clock;
    QString m_path;
};

void TestPromptDocument::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<FakeClock>();
    m_path = m_dir->filePath(QStringLiteral("prompts/triage.prompty"));
    QVERIFY(writeFile(m_path, kPrompt));
}

void TestPromptDocument::typingMerges()
{
    const auto document = open();
    QVERIFY(document);
    const QString before = document->messages().at(1).text;
    type(*document, 1, QStringLiteral("two words"));
    QCOMPARE(document->undoStack().count(), 2);
    document->undoStack().undo();
    QCOMPARE(document->messages().at(1).text, before + QStringLiteral("two "));
    document->undoStack().undo();
    QCOMPARE(document->messages().at(1).text, before);
    document->undoStack().redo();
    document->undoStack().redo();
    QCOMPARE(document->messages().at(1).text, before + QStringLiteral("two words"));
    // Backspace goes on with backspace only, and other messages keep apart.
    for (int i = 0; i < 3; ++i) {
        const EditedMessage &message = document->messages().at(1);
        document->editText(message.id, {message.text.size() - 1, message.text.right(1), {}});
    }
    QCOMPARE(document->undoStack().count(), 3);
    type(*document, 0, QStringLiteral("x"));
    QCOMPARE(document->undoStack().count(), 4);
    document->undoStack().undo();
    document->undoStack().undo();
    QCOMPARE(document->messages().at(1).text, before + QStringLiteral("two words"));
}

void TestPromptDocument::everyVerbUndoes_data()
{
    using Verb = std::function<void(PromptDocument &)>;
    QTest::addColumn<Verb>("verb");
    QTest::newRow("add") << Verb([](auto &d) { d.addMessage(1, Role::Assistant, QStringLiteral("new")); });
    QTest::newRow("remove") << Verb([](auto &d) { d.removeMessage(0); });
    QTest::newRow("move") << Verb([](auto &d) { d.moveMessage(0, 1); });
    QTest::newRow("role") << Verb([](auto &d) { d.changeRole(1, Role::Developer); });
    QTest::newRow("name") << Verb([](auto &d) { d.rename(QStringLiteral("sorting")); });
    QTest::newRow("model") << Verb([](auto &d) { d.changeModel(QStringLiteral("gpt-5"), QStringLiteral("openai")); });
    QTest::newRow("server") << Verb([](auto &d) { d.changeEndpoint(QStringLiteral("practice")); });
    QTest::newRow("API") << Verb([](auto &d) { d.changeApi(QStringLiteral("responses")); });
    QTest::newRow("cache") << Verb([](auto &d) { d.changeCache(QStringLiteral("always")); });
    QTest::newRow("broken rules") << Verb([](auto &d) { d.changeRetryInvalid(2); });
    QTest::newRow("option") << Verb([](auto &d) { d.changeOption(QStringLiteral("temperature"), 0.7); });
    QTest::newRow("new option") << Verb([](auto &d) { d.changeOption(QStringLiteral("seed"), 7); });
    QTest::newRow("option away") << Verb([](auto &d) { d.changeOption(QStringLiteral("temperature"), Json()); });
    QTest::newRow("format") << Verb([](auto &d) {
        d.changeFormat({ReplyFormat::Kind::Schema, QStringLiteral("schemas/x.schema.json"), false});
    });
    QTest::newRow("JSON") << Verb([](auto &d) { d.changeFormat({ReplyFormat::Kind::JsonObject, {}, true}); });
    QTest::newRow("test set") << Verb([](auto &d) { d.changeTestSet(QStringLiteral("data/x.csv")); });
    QTest::newRow("tools") << Verb([](auto &d) { d.changeTools({QStringLiteral("tools/x.tool.json")}); });
    QTest::newRow("inputs") << Verb([](auto &d) {
        Property subject;
        subject.name = QStringLiteral("subject");
        subject.required = true;
        d.changeInputs({subject});
    });
}

void TestPromptDocument::everyVerbUndoes()
{
    QFETCH(std::function<void(PromptDocument &)>, verb);
    const auto state = [](const PromptDocument &document) {
        const Prompt prompt = document.prompt();
        QStringList said{prompt.name, prompt.modelId, prompt.provider, document.endpoint(), prompt.api, prompt.cache, QString::fromUtf8(writeJson(prompt.options)),
            prompt.schemaFile, QString::number(prompt.schemaStrict), QString::number(prompt.jsonMode), prompt.testSet,
            QString::number(prompt.inputs.size()), QString::number(prompt.retryInvalid), prompt.toolFiles.join(u' ')};
        for (const EditedMessage &message : document.messages())
            said << QString::number(message.id) << roleName(message.role) << message.text;
        return said;
    };
    const auto document = open();
    QSignalSpy failed(document.get(), &PromptDocument::failed);
    const QStringList before = state(*document);
    verb(*document);
    QCOMPARE(failed.size(), 0);
    const QStringList after = state(*document);
    QVERIFY(after != before);
    QCOMPARE(document->undoStack().count(), 1);
    QVERIFY(document->isDirty());
    document->undoStack().undo();
    QCOMPARE(state(*document), before);
    QVERIFY(!document->isDirty());
    document->undoStack().redo();
    QCOMPARE(state(*document), after);
    // What is on the screen is what is read back from the file.
    QCOMPARE(document->save(), PromptDocument::SaveAnswer::Saved);
    const auto again = open();
    QCOMPARE(again->prompt().modelId, document->prompt().modelId);
    QCOMPARE(again->format(), document->format());
    QCOMPARE(again->endpoint(), document->endpoint());
    QCOMPARE(again->messages().size(), document->messages().size());
    for (int i = 0; i < again->messages().size(); ++i) {
        QCOMPARE(again->messages().at(i).role, document->messages().at(i).role);
        QCOMPARE(again->messages().at(i).text.trimmed(), document->messages().at(i).text.trimmed());
    }
}

void TestPromptDocument::saveKeepsTheRest()
{
    const auto document = open();
    document->changeOption(QStringLiteral("temperature"), 0.9);
    type(*document, 1, QStringLiteral("!"));
    QCOMPARE(document->save(), PromptDocument::SaveAnswer::Saved);
    QVERIFY(!document->isDirty());
    const QByteArray text = onDisk();
    QVERIFY(text.contains("# kept\n"));
    QVERIFY(text.contains("temperature: 0.9"));
    QVERIFY(text.contains("system:\nYou sort tickets."));
    QVERIFY(text.contains("!"));
    document->undoStack().undo();
    QVERIFY(document->isDirty());
}

void TestPromptDocument::draftSurvivesACrash()
{
    {
        const auto document = open();
        QSignalSpy saved(document.get(), &PromptDocument::draftSaved);
        type(*document, 1, QStringLiteral("half a thought"));
        document->setInputValues(Json{{"subject", "cats"}});
        m_clock->advance(1s);
        QTRY_COMPARE(saved.size(), 1);
        QCOMPARE(document->draftSavedAt(), m_clock->utcNow().addMSecs(-500));
        // The journal writes by itself; nothing is asked of a program that is being killed.
    }
    QCOMPARE(onDisk(), kPrompt);
    const auto document = open();
    QVERIFY(document->draftWasRestored());
    QVERIFY(document->isDirty());
    QVERIFY(document->messages().at(1).text.contains(QStringLiteral("half a thought")));
    QCOMPARE(writeJson(document->inputValues()), QByteArray(R"({"subject":"cats"})"));
    QCOMPARE(document->save(), PromptDocument::SaveAnswer::Saved);
    QVERIFY(onDisk().contains("half a thought"));
    document->flushDraft();
    QVERIFY(!open()->draftWasRestored());
}

void TestPromptDocument::draftGoesWithSaveAndUndo()
{
    const QDir drafts(m_dir->filePath(QStringLiteral("drafts")));
    const auto document = open();
    type(*document, 1, QStringLiteral("x"));
    document->flushDraft();
    QCOMPARE(drafts.entryList(QDir::Files).size(), 1);
    document->undoStack().undo();
    document->flushDraft();
    QCOMPARE(drafts.entryList(QDir::Files).size(), 0);
    document->undoStack().redo();
    document->flushDraft();
    QCOMPARE(drafts.entryList(QDir::Files).size(), 1);
    document->save();
    document->flushDraft();
    QCOMPARE(drafts.entryList(QDir::Files).size(), 0);
}

void TestPromptDocument::valuesAreNoEdit()
{
    {
        const auto document = open();
        document->setInputValues(Json{{"subject", "cats"}});
        QVERIFY(!document->isDirty());
        QCOMPARE(document->undoStack().count(), 0);
    }
    const auto document = open();
    QVERIFY(!document->draftWasRestored());
    QVERIFY(!document->isDirty());
    QCOMPARE(writeJson(document->inputValues()), QByteArray(R"({"subject":"cats"})"));
}

void TestPromptDocument::conflict_data()
{
    QTest::addColumn<bool>("over");
    QTest::newRow("keep mine") << true;
    QTest::newRow("take theirs") << false;
}

void TestPromptDocument::conflict()
{
    QFETCH(bool, over);
    const auto document = open();
    type(*document, 1, QStringLiteral("mine"));
    QVERIFY(!document->changedOnDisk());
    QByteArray theirs = kPrompt;
    theirs.replace("You sort", "They sort");
    QVERIFY(writeFile(m_path, theirs));
    QVERIFY(document->changedOnDisk());
    QCOMPARE(document->save(), PromptDocument::SaveAnswer::Conflict);
    QCOMPARE(onDisk(), theirs);
    QVERIFY(document->isDirty());
    if (over) {
        QCOMPARE(document->saveOver(), PromptDocument::SaveAnswer::Saved);
        QVERIFY(onDisk().contains("mine"));
        QVERIFY(!document->changedOnDisk());
    } else {
        QSignalSpy reloaded(document.get(), &PromptDocument::reloaded);
        VERIFY_RESULT(document->reload());
        QCOMPARE(reloaded.size(), 1);
        QVERIFY(document->messages().at(0).text.contains(QStringLiteral("They sort")));
        QVERIFY(!document->isDirty());
        document->flushDraft();
        QVERIFY(!open()->draftWasRestored());
    }
    // A file that is gone is written anew without questions.
    QFile::remove(m_path);
    QCOMPARE(document->save(), PromptDocument::SaveAnswer::Saved);
    QVERIFY(QFile::exists(m_path));
}

void TestPromptDocument::draftOverAChangedFileAsks()
{
    {
        const auto document = open();
        type(*document, 1, QStringLiteral("mine"));
    }
    QByteArray theirs = kPrompt;
    theirs.replace("You sort", "They sort");
    QVERIFY(writeFile(m_path, theirs));
    const auto document = open();
    QVERIFY(document->draftWasRestored());
    QCOMPARE(document->save(), PromptDocument::SaveAnswer::Conflict);
    QCOMPARE(onDisk(), theirs);
}

void TestPromptDocument::newPrompt()
{
    {
        auto document = PromptDocument::create(QStringLiteral("untitled:1"), services());
        VERIFY_RESULT(document);
        QVERIFY((*document)->messages().size() >= 1);
        QVERIFY((*document)->path().isEmpty());
        type(**document, 0, QStringLiteral("Be brief."));
    }
    auto document = PromptDocument::create(QStringLiteral("untitled:1"), services());
    VERIFY_RESULT(document);
    QVERIFY((*document)->draftWasRestored());
    const QString path = m_dir->filePath(QStringLiteral("prompts/new.prompty"));
    QCOMPARE((*document)->saveAs(path), PromptDocument::SaveAnswer::Saved);
    QCOMPARE((*document)->path(), path);
    (*document)->flushDraft();
    const auto again = PromptDocument::create(QStringLiteral("untitled:1"), services());
    VERIFY_RESULT(again);
    QVERIFY(!(*again)->draftWasRestored());
    const auto reopened = PromptDocument::open(path, services());
    VERIFY_RESULT(reopened);
    QVERIFY((*reopened)->messages().at(0).text.contains(QStringLiteral("Be brief.")));
}

void TestPromptDocument::whatCannotBeWritten()
{
    const auto document = open();
    type(*document, 1, QStringLiteral("x"));
    QSignalSpy failed(document.get(), &PromptDocument::failed);
    // A folder stands where the file should go.
    const QString folder = m_dir->filePath(QStringLiteral("folder"));
    QVERIFY(QDir().mkpath(folder));
    QCOMPARE(document->saveAs(folder), PromptDocument::SaveAnswer::Failed);
    QCOMPARE(failed.size(), 1);
    QVERIFY(document->isDirty());
    QCOMPARE(onDisk(), kPrompt);
}

void TestPromptDocument::normalisesText()
{
    QCOMPARE(PromptDocument::normalised(QStringLiteral("a\r\nb\rc\u2029d\u00A0\u2028\n")),
        QStringLiteral("a\nb\nc\nd\u00A0\u2028\n"));
    QCOMPARE(PromptDocument::normalised(QString(QChar(0xFFFF)) + QChar(0xFDD0)), QStringLiteral("\uFFFD\uFFFD"));
}

QTEST_GUILESS_MAIN(TestPromptDocument)
#include "tst_promptdocument.moc"
