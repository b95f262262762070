#include "schema/schemapage.h"

#include "fakeclock.h"
#include "schema/problemspane.h"
#include "schema/samplepane.h"
#include "schema/schemaproblemdelegate.h"
#include "schema/schemaproblems.h"
#include "schema/schematree.h"
#include "ui/support/uitest.h"
#include "widgets/banner.h"
#include "widgets/codeedit.h"
#include "widgets/segment.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTranslator>
#include <QtTest>

using namespace cuewright;

class TestSchemaPage : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void opensTheSample();
    void keysMakeFields();
    void marksDoNotDisturbTyping();
    void mendedLimitsStayEditable();
    void listsSayWhatTheirItemsAre();
    void refusalsGo();
    void brokenTextLosesNothing();
    void emptyFilesBegin_data();
    void emptyFilesBegin();
    void undoLeadsBack();
    void problemsAreMended();
    void doubleClickMendsOne();
    void allProblemsAreMended();
    void manyNotesCanBeOpened();
    void choosesAmongComponents();
    void filesThatAreDropped();
    void undoToNothing();
    void exportsAndCopies();
    void importsWhatIsPasted();
    void saysWhoUsesIt();
    void followsTheTheme();
    void fitsEveryWindow_data();
    void fitsEveryWindow();

private:
    std::unique_ptr<SchemaPage> open(const QByteArray &content, const SchemaServices &services = {});

    QTemporaryDir m_folder;
    FakeClock m_clock;
    UiTest m_ui;
};

void TestSchemaPage::init()
{
    QVERIFY(m_folder.isValid());
}

std::unique_ptr<SchemaPage> TestSchemaPage::open(const QByteArray &content, const SchemaServices &services)
{
    const QString path = m_folder.filePath(QStringLiteral("ticket.schema.json"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return nullptr;
    file.close();
    auto opened = SchemaFile::open(path, {m_clock, {}});
    if (!opened)
        return nullptr;
    const PageKey key{PageKey::Kind::Schema, QStringLiteral("schemas/ticket.schema.json")};
    auto page = std::make_unique<SchemaPage>(m_ui.context, key, std::move(*opened), services);
    page->resize(1208, 760);
    page->show();
    return QTest::qWaitForWindowActive(page.get()) ? std::move(page) : nullptr;
}

void TestSchemaPage::opensTheSample()
{
    QFile sample(QStringLiteral(CUEWRIGHT_SOURCE_DIR "/resources/samples/support-desk/schemas/ticket_triage.schema.json"));
    QVERIFY(sample.open(QIODevice::ReadOnly));
    const QByteArray content = sample.readAll();
    const auto page = open(content);
    QVERIFY(page);
    auto *tree = page->findChild<SchemaTree *>();
    tree->select(u"/properties/estimated_resolution_time");
    QVERIFY(!page->isDirty());
    QVERIFY(page->save());
    QFile saved(m_folder.filePath(QStringLiteral("ticket.schema.json")));
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), content);
    QVERIFY(saveScreenshot(*page, QStringLiteral("schema-designer")));
}

void TestSchemaPage::keysMakeFields()
{
    const auto page = open(R"({"type": "object", "properties": {}, "required": [], "additionalProperties": false})");
    QVERIFY(page);
    auto *tree = page->findChild<SchemaTree *>();
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Insert);
    auto *editor = tree->findChild<QLineEdit *>(QStringLiteral("nameEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("priority"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(page->document().text().contains(QStringLiteral("\"priority\"")));
    QTRY_COMPARE(tree->currentPointer(), QStringLiteral("/properties/priority"));
    QVERIFY(page->document().json()["required"] == Json::array({"priority"}));
    QTest::keyClick(tree, Qt::Key_Space);
    QVERIFY(page->document().json()["required"].empty());
    page->perform(QStringLiteral("edit.undo"));
    QVERIFY(page->document().json()["required"] == Json::array({"priority"}));
}

// A sample lacks the new field, which marks it while its name is being typed.
void TestSchemaPage::marksDoNotDisturbTyping()
{
    const auto page = open(R"({"type": "object", "properties": {}, "required": [], "additionalProperties": false})");
    QVERIFY(page);
    page->findChild<SamplePane *>()->setText(QStringLiteral("{\"a\": 1}"));
    auto *tree = page->findChild<SchemaTree *>();
    auto *sample = page->findChild<CodeEdit *>(QStringLiteral("sample"));
    QTRY_COMPARE(sample->faults().size(), 1);
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Insert);
    auto *editor = tree->findChild<QLineEdit *>(QStringLiteral("nameEditor"));
    QVERIFY(editor);
    QTRY_COMPARE(sample->faults().size(), 2);
    QVERIFY(editor->hasSelectedText());
    QTest::keyClicks(editor, QStringLiteral("tags"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(tree->currentPointer(), QStringLiteral("/properties/tags"));
}

// What is only checked here is a limit like any other, and the model reads one sentence about it.
void TestSchemaPage::mendedLimitsStayEditable()
{
    const auto page = open(R"({"type": "object", "properties": {"a": {"type": "string", "description": "A name.", "minLength": 5}}, "required": ["a"], "additionalProperties": false})");
    QVERIFY(page);
    QTRY_VERIFY(page->canPerform(QStringLiteral("schema.fixAll")));
    page->perform(QStringLiteral("schema.fixAll"));
    const auto field = [&]() -> Json { return page->document().json()["properties"]["a"]; };
    QTRY_VERIFY(field().contains("x-cuewright-local"));
    QVERIFY(memberText(field(), "description").endsWith(QStringLiteral("At least 5 characters.")));
    page->findChild<SchemaTree *>()->select(u"/properties/a");
    auto *shortest = page->findChild<QAbstractSpinBox *>(QStringLiteral("minLength"));
    const auto type = [&](const QString &text) {
        shortest->setFocus();
        shortest->selectAll();
        QTest::keyClick(shortest, Qt::Key_Delete);
        QTest::keyClicks(shortest, text);
        QTest::keyClick(shortest, Qt::Key_Return);
    };
    QCOMPARE(shortest->text(), QStringLiteral("5"));
    type(QStringLiteral("2"));
    QTRY_COMPARE(field()["x-cuewright-local"], (Json{{"minLength", 2}}));
    QCOMPARE(memberText(field(), "description"), QStringLiteral("A name. At least 2 characters."));
    type({});
    QTRY_VERIFY(!field().contains("x-cuewright-local"));
    QCOMPARE(memberText(field(), "description"), QStringLiteral("A name."));
}

void TestSchemaPage::listsSayWhatTheirItemsAre()
{
    const auto page = open(R"({"type": "object", "properties": {"a": {"type": "array"}}, "required": ["a"], "additionalProperties": false})");
    QVERIFY(page);
    auto *tree = page->findChild<SchemaTree *>();
    tree->select(u"/properties/a");
    auto *add = page->findChild<QPushButton *>(QStringLiteral("addItems"));
    QTRY_VERIFY(add->isVisible());
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(page->document().json()["properties"]["a"]["items"], (Json{{"type", "string"}}));
    QTRY_VERIFY(!add->isVisible());
    tree->select(u"/properties/a/items");
    QCOMPARE(tree->currentPointer(), QStringLiteral("/properties/a/items"));
    QTRY_VERIFY(page->problems().isEmpty());
}

void TestSchemaPage::refusalsGo()
{
    const auto page = open(R"({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["a", "b"], "additionalProperties": false})");
    QVERIFY(page);
    auto *tree = page->findChild<SchemaTree *>();
    tree->select(u"/properties/a");
    auto *name = page->findChild<QLineEdit *>(QStringLiteral("fieldName"));
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("b"));
    QTest::keyClick(name, Qt::Key_Return);
    auto *banner = page->findChild<Banner *>();
    QTRY_VERIFY(!banner->isHidden());
    tree->select(u"/properties/b");
    page->perform(QStringLiteral("fields.duplicate"));
    QTRY_VERIFY(banner->isHidden());
}

void TestSchemaPage::brokenTextLosesNothing()
{
    const auto page = open("{\n  \"type\": \"object\",\n  \"properties\": {\"a\": {\"type\": \"string\"}}\n}\n");
    QVERIFY(page);
    auto *source = page->findChild<CodeEdit *>(QStringLiteral("source"));
    source->setFocus();
    QTextCursor cursor = source->textCursor();
    cursor.setPosition(4);
    source->setTextCursor(cursor);
    QTest::keyClicks(source, QStringLiteral("!!"));
    QTRY_VERIFY(page->document().problem().has_value());
    QVERIFY(page->problems().first().place.startsWith(QStringLiteral("Line 2")));
    QVERIFY(saveScreenshot(*page, QStringLiteral("schema-broken-source")));
    QVERIFY(!page->canPerform(QStringLiteral("schema.fixAll")));
    QCOMPARE(source->text(), page->document().text());
    auto *tree = page->findChild<SchemaTree *>();
    QVERIFY(!(tree->model()->flags(tree->currentIndex()) & Qt::ItemIsEditable));
    page->perform(QStringLiteral("edit.undo"));
    QVERIFY(!page->document().problem());
    QCOMPARE(source->text(), page->document().text());
}

void TestSchemaPage::emptyFilesBegin_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("text");
    const QByteArray field = R"("type":"object","properties":{"field":{"type":"string"}},"required":["field"],"additionalProperties":false})";
    QTest::newRow("empty file") << QByteArray() << QByteArray("{" + field);
    QTest::newRow("blanks") << QByteArray(" \n") << QByteArray("{" + field);
    QTest::newRow("empty object") << QByteArray("{}") << QByteArray("{" + field);
    QTest::newRow("only a title") << QByteArray(R"({"title":"t"})") << QByteArray(R"({"title":"t",)" + field);
    QTest::newRow("a group") << QByteArray(R"({"type":"object","properties":{},"required":[],"additionalProperties":false})") << QByteArray("{" + field);
}

void TestSchemaPage::emptyFilesBegin()
{
    QFETCH(QByteArray, content);
    const auto page = open(content);
    QVERIFY(page);
    QVERIFY(page->problems().isEmpty() || !page->document().text().trimmed().isEmpty());
    auto *start = page->findChild<QWidget *>(QStringLiteral("startPanel"));
    auto *card = page->findChild<QAbstractButton *>(QStringLiteral("startAdd"));
    QVERIFY(start->isVisible());
    card->setFocus();
    QTest::keyClick(card, Qt::Key_Return);
    auto *tree = page->findChild<SchemaTree *>();
    QCOMPARE(tree->currentPointer(), QStringLiteral("/properties/field"));
    QTEST(writeJson(page->document().json()), "text");
    QVERIFY(!start->isVisible());
    page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(page->document().text().toUtf8(), content);
    QVERIFY(start->isVisible());
}

void TestSchemaPage::undoLeadsBack()
{
    const auto page = open(R"({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "additionalProperties": false})");
    QVERIFY(page);
    auto *tree = page->findChild<SchemaTree *>();
    tree->select(u"/properties/a");
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Insert);
    QTest::keyClick(tree->findChild<QLineEdit *>(QStringLiteral("nameEditor")), Qt::Key_Return);
    QTRY_COMPARE(tree->currentPointer(), QStringLiteral("/properties/field"));
    page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(tree->currentPointer(), QStringLiteral("/properties/a"));
    page->perform(QStringLiteral("edit.redo"));
    QCOMPARE(tree->currentPointer(), QStringLiteral("/properties/field"));
    page->perform(QStringLiteral("edit.undo"));
    QTest::keyClick(tree, Qt::Key_Delete);
    page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(tree->currentPointer(), QStringLiteral("/properties/a"));
}

namespace {

const QByteArray kFaulty = R"({
  "type": "object",
  "properties": {
    "name": {"type": "string", "minLength": 2},
    "list": {"type": "array"},
    "link": {"type": "string", "format": "uri"}
  },
  "required": ["name", "list"]
})";

} // namespace

void TestSchemaPage::problemsAreMended()
{
    const auto page = open(kFaulty);
    QVERIFY(page);
    auto *tree = page->findChild<SchemaTree *>();
    auto *list = page->findChild<QListView *>(QStringLiteral("schemaProblemList"));
    QTRY_COMPARE(list->model()->rowCount(), 5);
    QCOMPARE(page->problems().size(), 5);
    QCOMPARE(page->findChild<QWidget *>(QStringLiteral("lintTarget"))->findChildren<QToolButton *>().first()->text(), QStringLiteral("OpenAI strict 5"));
    // F8 goes through them: the tree shows the field, the source the lines.
    const auto row = [&](const QString &fix) {
        for (int i = 0; i < list->model()->rowCount(); ++i) {
            if (list->model()->index(i, 0).data(SchemaProblems::FixRole).toString() == fix)
                return i;
        }
        return -1;
    };
    page->perform(QStringLiteral("view.nextProblem"));
    QCOMPARE(list->currentIndex().row(), 0);
    for (int i = 0; i < 5; ++i)
        page->perform(QStringLiteral("view.nextProblem"));
    QCOMPARE(list->currentIndex().row(), 0);
    page->perform(QStringLiteral("view.previousProblem"));
    QCOMPARE(list->currentIndex().row(), 4);
    const int minLength = row(QStringLiteral("Check only here"));
    QVERIFY(minLength >= 0);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(minLength, 0));
    QCOMPARE(tree->currentPointer(), QStringLiteral("/properties/name"));
    QVERIFY(page->canPerform(QStringLiteral("schema.fix")));
    // Enter mends; the next one moves up and is the current one.
    const QString next = list->model()->index(minLength + 1, 0).data().toString();
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_VERIFY(page->document().json()["properties"]["name"].contains("x-cuewright-local"));
    QTRY_COMPARE(list->currentIndex().data().toString(), next);
    QCOMPARE(page->document().undoLabel(), QStringLiteral("Check only here"));
    QCOMPARE(tree->currentPointer(), QStringLiteral("/properties/name"));
    QTRY_VERIFY(row(QString()) >= 0);
    const int local = list->model()->rowCount() - 1;
    QVERIFY(list->model()->index(local, 0).data(SchemaProblems::LocalRole).toBool());
    // A click on the button mends too.
    const int optional = row(QStringLiteral("Forbid extra fields"));
    QVERIFY(optional >= 0);
    const QRect rect = list->visualRect(list->model()->index(optional, 0));
    auto *delegate = page->findChild<SchemaProblemDelegate *>();
    list->scrollTo(list->model()->index(optional, 0));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
        delegate->buttonRect(list->visualRect(list->model()->index(optional, 0)), list->model()->index(optional, 0), Qt::LeftToRight).center());
    QVERIFY(!rect.isEmpty());
    QTRY_VERIFY(page->document().json().contains("additionalProperties"));
    QTRY_COMPARE(row(QStringLiteral("Forbid extra fields")), -1);
    QVERIFY(saveScreenshot(*page, QStringLiteral("schema-problems")));
    page->perform(QStringLiteral("edit.undo"));
    page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(page->document().text().toUtf8(), kFaulty);
}

// The second press is where the next problem has moved up to.
void TestSchemaPage::doubleClickMendsOne()
{
    const auto page = open(R"({"type": "object", "properties": {"a": {"type": "string", "minLength": 2}, "b": {"type": "string", "minLength": 3}},
  "required": ["a", "b"], "additionalProperties": false})");
    QVERIFY(page);
    auto *list = page->findChild<QListView *>(QStringLiteral("schemaProblemList"));
    auto *delegate = page->findChild<SchemaProblemDelegate *>();
    QTRY_COMPARE(list->model()->rowCount(), 2);
    const QModelIndex first = list->model()->index(0, 0);
    const QPoint at = delegate->buttonRect(list->visualRect(first), first, Qt::LeftToRight).center();
    QSignalSpy fixed(delegate, &SchemaProblemDelegate::fixPressed);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, at);
    QTRY_COMPARE(page->problems().size(), 1);
    QTest::mouseDClick(list->viewport(), Qt::LeftButton, {}, at); // the second press of the two …
    QTest::mouseRelease(list->viewport(), Qt::LeftButton, {}, at); // … and its end
    QCOMPARE(fixed.size(), 1);
    // Pressed on one, let go on another.
    page->perform(QStringLiteral("edit.undo"));
    QTRY_COMPARE(page->problems().size(), 2);
    fixed.clear();
    const QModelIndex second = list->model()->index(1, 0);
    QTest::mousePress(list->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseRelease(list->viewport(), Qt::LeftButton, {}, delegate->buttonRect(list->visualRect(second), second, Qt::LeftToRight).center());
    QCOMPARE(fixed.size(), 0);
}

void TestSchemaPage::manyNotesCanBeOpened()
{
    const auto page = open(R"({"type": "object", "properties": {"a": {"not": {"const": 1}}, "b": {"type": "array", "contains": {}},
  "c": {"type": "object", "propertyNames": {}}, "d": {"type": "object", "if": {}, "then": {}}}})");
    QVERIFY(page);
    auto *banner = page->findChild<QLabel *>(QStringLiteral("bannerHeadline"))->parentWidget();
    auto *more = banner->findChild<QPushButton *>(QStringLiteral("bannerAction"));
    QTest::mouseClick(page->findChild<QPushButton *>(QStringLiteral("exportSchema")), Qt::LeftButton);
    auto *menu = page->findChild<QMenu *>(QStringLiteral("exportMenu"));
    menu->close();
    menu->actions()[3]->menu()->actions()[0]->trigger(); // TypeScript
    QTRY_VERIFY(more->isVisible());
    QVERIFY(saveScreenshot(*page, QStringLiteral("schema-export-notes")));
    QTest::mouseClick(more, Qt::LeftButton);
    auto *dialog = page->findChild<QDialog *>(QStringLiteral("exportNotes"));
    QVERIFY(dialog && dialog->isVisible());
    const int shown = dialog->findChild<QPlainTextEdit *>()->toPlainText().split(QStringLiteral("\n\n")).size();
    QVERIFY(shown > 2);
    QCOMPARE(more->text(), QStringLiteral("All %1 notes…").arg(shown));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!page->findChild<QDialog *>(QStringLiteral("exportNotes")));
    menu->actions()[0]->menu()->actions()[0]->trigger(); // JSON Schema says all of it
    QTRY_VERIFY(!more->isVisible());
}

void TestSchemaPage::choosesAmongComponents()
{
    const auto page = open("{}");
    QVERIFY(page);
    QTest::mouseClick(page->findChild<QPushButton *>(QStringLiteral("importSchema")), Qt::LeftButton);
    auto *dialog = page->findChild<QDialog *>(QStringLiteral("importDialog"));
    auto *accept = dialog->findChild<QPushButton *>(QStringLiteral("importAccept"));
    auto *component = dialog->findChild<QComboBox *>(QStringLiteral("importComponent"));
    auto *text = dialog->findChild<QPlainTextEdit *>(QStringLiteral("importText"));
    QVERIFY(!component->isVisible());
    text->setPlainText(QStringLiteral(R"({"openapi": "3.1.0", "components": {"schemas": {"Ticket": {"type": "object", "properties": {"by": {"$ref": "#/components/schemas/Person"}}},
  "Person": {"type": "object", "properties": {"name": {"type": "string"}, "mail": {"type": "string"}}}}}})"));
    QTRY_VERIFY(accept->isEnabled());
    QVERIFY(component->isVisible());
    QCOMPARE(component->currentText(), QStringLiteral("Ticket"));
    QVERIFY(saveScreenshot(*dialog, QStringLiteral("schema-import-components")));
    component->setFocus();
    QTest::keyClick(component, Qt::Key_Down);
    QTRY_VERIFY(accept->isEnabled());
    QTRY_COMPARE(component->currentText(), QStringLiteral("Person"));
    QTRY_COMPARE(dialog->findChild<QLabel *>(QStringLiteral("importResult"))->text(), QStringLiteral("OpenAPI (JSON), 2 field(s)"));
    QTest::mouseClick(accept, Qt::LeftButton);
    QVERIFY(page->document().json()["properties"].contains("mail"));
}

// A file on the source is a schema to import, on the sample a reply to try; its name goes into neither.
void TestSchemaPage::filesThatAreDropped()
{
    const QByteArray content = R"({"type": "object", "properties": {"a": {"type": "string"}}})";
    const auto page = open(content);
    QVERIFY(page);
    const QString path = m_folder.filePath(QStringLiteral("dropped.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(R"({"a": 7})") > 0);
    file.close();
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    mime.setText(path);
    const auto drop = [&](QWidget *on) {
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(on, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent dropped(QPointF(5, 5), Qt::CopyAction, &mime, Qt::LeftButton, {});
        QCoreApplication::sendEvent(on, &dropped);
    };
    auto *sample = page->findChild<CodeEdit *>(QStringLiteral("sample"));
    drop(sample->viewport());
    QCOMPARE(sample->text(), QStringLiteral(R"({"a": 7})"));
    QVERIFY(!page->findChild<QDialog *>(QStringLiteral("importDialog")));
    auto *source = page->findChild<CodeEdit *>(QStringLiteral("source"));
    drop(source->viewport());
    QCOMPARE(page->document().text().toUtf8(), content);
    auto *dialog = page->findChild<QDialog *>(QStringLiteral("importDialog"));
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QPlainTextEdit *>(QStringLiteral("importText"))->toPlainText(), QStringLiteral(R"({"a": 7})"));
}

void TestSchemaPage::undoToNothing()
{
    const auto page = open(QByteArray());
    QVERIFY(page);
    auto *tree = page->findChild<SchemaTree *>();
    QTest::mouseClick(page->findChild<QAbstractButton *>(QStringLiteral("startAdd")), Qt::LeftButton);
    QTest::keyClick(tree->findChild<QLineEdit *>(QStringLiteral("nameEditor")), Qt::Key_Escape);
    const QModelIndex root = tree->model()->index(0, 0);
    QCOMPARE(tree->model()->rowCount(root), 1);
    page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(page->document().text(), QString());
    QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 0);
    QVERIFY(page->document().json().is_null());
    QVERIFY(page->problems().isEmpty());
    page->perform(QStringLiteral("edit.redo"));
    QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 1);
    QCOMPARE(tree->currentPointer(), QStringLiteral("/properties/field"));
}

void TestSchemaPage::allProblemsAreMended()
{
    const auto page = open(kFaulty);
    QVERIFY(page);
    auto *button = page->findChild<QPushButton *>(QStringLiteral("fixAll"));
    QTRY_COMPARE(button->text(), QStringLiteral("Fix all 4"));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(page->problems().size(), 1); // a list without items is left to a person
    QVERIFY(!button->isEnabled());
    QVERIFY(!page->canPerform(QStringLiteral("schema.fixAll")));
    page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(page->document().text().toUtf8(), kFaulty);
    // With little room for the choice of targets it is a box.
    auto *pane = page->findChild<ProblemsPane *>();
    auto *box = page->findChild<QComboBox *>(QStringLiteral("lintTargetBox"));
    pane->setFixedWidth(1000);
    QTRY_VERIFY(!box->isVisible());
    pane->setFixedWidth(500);
    QTRY_VERIFY(box->isVisible());
    QVERIFY(!page->findChild<Segment *>(QStringLiteral("lintTarget"))->isVisible());
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(pane->target(), LintTarget::JsonMode);
    QVERIFY(saveScreenshot(*page, QStringLiteral("schema-problems-tight")));
    pane->parentWidget()->setMaximumWidth(QWIDGETSIZE_MAX);
    pane->setTarget(LintTarget::OpenAiStrict);
    // Another target has other problems; its choice comes back with the page's state.
    auto *target = page->findChild<Segment *>(QStringLiteral("lintTarget"));
    target->setCurrent(4);
    QTRY_COMPARE(page->problems().size(), 0);
    const QByteArray state = page->saveState();
    target->setCurrent(0);
    page->restoreState(state);
    QCOMPARE(target->current(), 4);
}

void TestSchemaPage::exportsAndCopies()
{
    const auto page = open(R"({"type": "object", "properties": {"a": {"type": "string", "x-cuewright-local": {"minLength": 2}}}, "required": ["a"], "additionalProperties": false})");
    QVERIFY(page);
    auto *button = page->findChild<QPushButton *>(QStringLiteral("exportSchema"));
    QTest::mouseClick(button, Qt::LeftButton);
    auto *menu = page->findChild<QMenu *>(QStringLiteral("exportMenu"));
    QVERIFY(menu->isVisible());
    menu->close();
    const QList<QAction *> languages = menu->actions();
    QCOMPARE(languages.size(), 5);
    QGuiApplication::clipboard()->clear();
    languages[0]->menu()->actions()[0]->trigger();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("\"minLength\": 2")));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(QStringLiteral("x-cuewright-local")));
    languages[1]->menu()->actions()[0]->trigger();
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("json_schema")));
    QVERIFY(!QGuiApplication::clipboard()->text().contains(QStringLiteral("minLength"))); // a strict provider refuses it
    const QString path = m_folder.filePath(QStringLiteral("ticket.ts"));
    m_ui.dialogs.answerNextFile(path);
    languages[3]->menu()->actions()[1]->trigger();
    QTRY_VERIFY(QFile::exists(path));
    QFile saved(path);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QVERIFY(saved.readAll().contains("export"));
}

void TestSchemaPage::importsWhatIsPasted()
{
    const QByteArray before = R"({"type": "object", "properties": {"old": {"type": "string"}}, "additionalProperties": false})";
    const auto page = open(before);
    QVERIFY(page);
    QTest::mouseClick(page->findChild<QPushButton *>(QStringLiteral("importSchema")), Qt::LeftButton);
    auto *dialog = page->findChild<QDialog *>(QStringLiteral("importDialog"));
    QVERIFY(dialog && dialog->isVisible());
    auto *accept = dialog->findChild<QPushButton *>(QStringLiteral("importAccept"));
    QVERIFY(!accept->isEnabled());
    auto *text = dialog->findChild<QPlainTextEdit *>(QStringLiteral("importText"));
    text->setPlainText(QStringLiteral("interface Ticket {\n  subject: string;\n  urgent: boolean\n"));
    QTRY_VERIFY(!dialog->findChild<QLabel *>(QStringLiteral("importResult"))->text().isEmpty());
    QVERIFY(!accept->isEnabled());
    text->setPlainText(QStringLiteral("interface Ticket {\n  subject: string;\n  urgent: boolean;\n}\n"));
    QTRY_VERIFY(accept->isEnabled());
    QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("importResult"))->text(), QStringLiteral("TypeScript, 2 field(s)"));
    QVERIFY(dialog->findChild<QPlainTextEdit *>(QStringLiteral("importRemarks"))->toPlainText().contains(QStringLiteral("old")));
    QVERIFY(saveScreenshot(*dialog, QStringLiteral("schema-import")));
    QTest::mouseClick(accept, Qt::LeftButton);
    QVERIFY(page->document().json()["properties"].contains("urgent"));
    QVERIFY(!page->document().json()["properties"].contains("old"));
    page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(page->document().text().toUtf8(), before);
}

void TestSchemaPage::saysWhoUsesIt()
{
    const QDir folder(m_folder.path());
    QVERIFY(folder.mkpath(QStringLiteral("prompts")) && folder.mkpath(QStringLiteral("schemas")));
    QFile prompt(folder.filePath(QStringLiteral("prompts/sort.prompty")));
    QVERIFY(prompt.open(QIODevice::WriteOnly));
    prompt.write("---\nname: Sorting\nmetadata:\n  cuewright:\n    schema: schemas/ticket.schema.json\nmodel:\n  id: gpt-4.1\n---\nuser:\nSort it.\n");
    prompt.close();
    const SchemaServices services{Workspace(m_folder.path()), [](const Prompt &of) -> std::optional<ModelPrice> {
        ModelPrice price;
        if (of.modelId == u"gpt-4.1")
            price.base.input = TokenPrice{2'000'000};
        return price;
    }};
    const auto page = open(R"({"type": "object", "properties": {"a": {"type": "string"}}})", services);
    QVERIFY(page);
    auto *users = page->findChild<QPushButton *>(QStringLiteral("usedBy"));
    QTRY_VERIFY(users->isVisible());
    QCOMPARE(users->text(), QStringLiteral("Used by 1 prompt(s)"));
    auto *tokens = page->findChild<QLabel *>(QStringLiteral("schemaTokens"));
    QTRY_VERIFY(tokens->toolTip().contains(QStringLiteral("gpt-4.1")));
    QTRY_VERIFY(tokens->text().contains(u'$'));
    QSignalSpy opened(page.get(), &Page::openRequested);
    users->setFocus();
    QTest::keyClick(users, Qt::Key_Space);
    auto *menu = page->findChild<QMenu *>(QStringLiteral("userMenu"));
    QVERIFY(menu->isVisible());
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened[0][0].value<PageKey>().path, QStringLiteral("prompts/sort.prompty"));
}

void TestSchemaPage::followsTheTheme()
{
    const auto page = open("{}");
    QVERIFY(page);
    auto *source = page->findChild<CodeEdit *>(QStringLiteral("source"));
    const auto ground = [&] { return source->viewport()->grab().toImage().pixelColor(source->viewport()->width() - 8, source->viewport()->height() - 8); };
    QCOMPARE(ground(), m_ui.theme.color(ColorRole::Raised));
    m_ui.theme.setMode(Theme::Mode::Dark);
    const QColor dark = m_ui.theme.color(ColorRole::Raised);
    const QColor shown = ground();
    const auto wave = [&] { return source->extraSelections().value(0).format.underlineColor(); };
    source->setFaults({{0, 1, QStringLiteral("why")}});
    QCOMPARE(wave(), m_ui.theme.color(ColorRole::SynError));
    const QColor inDark = wave();
    m_ui.theme.setMode(Theme::Mode::Light);
    QCOMPARE(shown, dark);
    QVERIFY(wave() != inDark);
    QCOMPARE(wave(), m_ui.theme.color(ColorRole::SynError));
}

void TestSchemaPage::fitsEveryWindow_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    QFile sample(QStringLiteral(CUEWRIGHT_SOURCE_DIR "/resources/samples/support-desk/schemas/ticket_triage.schema.json"));
    QVERIFY(sample.open(QIODevice::ReadOnly));
    const QByteArray triage = sample.readAll();
    QTest::newRow("dark") << triage << QSize(1208, 800) << true;
    QTest::newRow("small") << triage << QSize(1024, 610) << false;
    QTest::newRow("small-dark") << triage << QSize(1024, 610) << true;
    QTest::newRow("german-small") << triage << QSize(1024, 610) << false;
    QTest::newRow("german") << triage << QSize(1208, 800) << true;
    QTest::newRow("empty") << QByteArray() << QSize(1208, 800) << false;
    QTest::newRow("empty-small-dark") << QByteArray("{}") << QSize(1024, 610) << true;
}

void TestSchemaPage::fitsEveryWindow()
{
    QFETCH(QByteArray, content);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    m_ui.theme.setMode(dark ? Theme::Mode::Dark : Theme::Mode::Light);
    QTranslator german; // its words are the longest
    if (QByteArray(QTest::currentDataTag()).startsWith("german"))
        QVERIFY(german.load(QStringLiteral(":/i18n/cuewright_de.qm")) && QCoreApplication::installTranslator(&german));
    const auto page = open(content);
    QVERIFY(page);
    page->setAutoFillBackground(true);
    page->resize(size);
    if (!content.isEmpty())
        QTRY_VERIFY(!page->problems().isEmpty());
    QCOMPARE(page->size(), size); // nothing wants more room than there is
    const QString name = QStringLiteral("schema-") + QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(saveScreenshot(*page, name));
    if (size.width() < 1100) {
        // One of fields and source, and no way to have both.
        auto *show = page->findChild<Segment *>(QStringLiteral("show"));
        QVERIFY(!page->findChild<CodeEdit *>(QStringLiteral("source"))->isVisible());
        show->setCurrent(2);
        QVERIFY(page->findChild<CodeEdit *>(QStringLiteral("source"))->isVisible());
        QVERIFY(!page->findChild<SchemaTree *>()->isVisible());
    }
    m_ui.theme.setMode(Theme::Mode::Light);
}

QTEST_MAIN(TestSchemaPage)
#include "tst_schemapage.moc"
