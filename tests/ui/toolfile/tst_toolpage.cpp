// A tool from nothing to saved, by the keys and clicks of a person.

#include "toolfile/toolpage.h"

#include "fakeclock.h"
#include "schema/schemafacts.h"
#include "schema/schematree.h"
#include "toolfile/answersmodel.h"
#include "tools/toolfile.h"
#include "ui/support/uitest.h"
#include "widgets/codeedit.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDragMoveEvent>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTranslator>
#include <QtTest>

using namespace cuewright;

class TestToolPage : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void buildsATool();
    void untouchedFilesStayAsTheyAre_data();
    void untouchedFilesStayAsTheyAre();
    void oneEditChangesItsLines();
    void mocksAreChanged();
    void argumentsThatAreNoJson();
    void rowsMoveAndGo();
    void rowsAreDragged();
    void recordedResults();
    void undoGoesThroughAll();
    void undoInAnEditorShowsWhatChanges();
    void sourceAndFormAreOne();
    void brokenSourceDisablesTheForms();
    void problemsLeadToTheirPlaces_data();
    void problemsLeadToTheirPlaces();
    void strictChoosesTheRules();
    void weightIsThatOfTheTool();
    void draftsAndOtherWriters();
    void everythingHasAName();
    void pictures_data();
    void pictures();

private:
    void write(const QByteArray &content);
    void open(const QByteArray &content);
    void openAgain();
    void close() { m_page.reset(); }
    QByteArray onDisk() const;
    template<typename T>
    T *part(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1String(name));
    }
    /// In the mocks or the recorded results, whichever are shown.
    template<typename T>
    T *answerPart(const char *name) const;
    void click(QWidget *widget);
    void showTab(ToolPage::View view);
    void type(QWidget *edit, const QString &text); ///< over what is there; goes on with Tab
    void typeCode(CodeEdit *edit, const QString &text);
    void choose(const char *combo, const QString &text);
    const Json &file() const { return m_page->document().file().json(); }

    QTemporaryDir m_folder;
    QTemporaryDir m_drafts;
    FakeClock m_clock;
    UiTest m_ui;
    SchemaFile *m_file = nullptr; ///< the page's
    std::unique_ptr<ToolPage> m_page;
};

namespace {

const QByteArray kTool = R"({
  "x-owner": {"team": [1, 2]},
  "name": "find_customer",
  "description": "The customer with this address",
  "parameters": {
    "type": "object",
    "properties": {
      "email": {"type": "string"}
    },
    "required": ["email"],
    "additionalProperties": false
  },
  "strict": true,
  "mocks": [
    {"name": "Mara", "match": "exact", "arguments": {"email": "mara@x"}, "result": {"id": 7}, "color": "red"},
    {"name": "Nobody", "default": true, "result": "not found", "isError": true}
  ],
  "recorded": [
    {"arguments": {"email": "a@b"}, "result": {"id": 1}, "when": "2026-11-23T14:05:00Z"}
  ]
}
)";

QByteArray sample(const char *name)
{
    QFile file(QStringLiteral(CUEWRIGHT_SOURCE_DIR "/resources/samples/support-desk/tools/%1.tool.json").arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Lines of `after` that `before` has not, as often.
QList<QByteArray> newLines(const QByteArray &before, const QByteArray &after)
{
    QList<QByteArray> left = before.split('\n'), added;
    for (const QByteArray &line : after.split('\n')) {
        if (!left.removeOne(line))
            added << line.trimmed();
    }
    return added;
}

} // namespace

void TestToolPage::initTestCase()
{
    QVERIFY(m_folder.isValid() && m_drafts.isValid());
}

void TestToolPage::init()
{
    m_ui.theme.setMode(Theme::Mode::Light);
}

void TestToolPage::cleanup()
{
    close();
    for (const QString &draft : QDir(m_drafts.path()).entryList(QDir::Files))
        QFile::remove(m_drafts.filePath(draft));
}

void TestToolPage::write(const QByteArray &content)
{
    QFile file(m_folder.filePath(QStringLiteral("find.tool.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

void TestToolPage::open(const QByteArray &content)
{
    write(content);
    openAgain();
}

void TestToolPage::openAgain()
{
    auto opened = SchemaFile::open(m_folder.filePath(QStringLiteral("find.tool.json")), {m_clock, m_drafts.path(), toolParametersPointer});
    QVERIFY(opened);
    m_file = opened->get();
    m_page = std::make_unique<ToolPage>(m_ui.context, PageKey{PageKey::Kind::Tool, QStringLiteral("tools/find.tool.json")}, std::move(*opened));
    m_page->resize(1208, 790);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

QByteArray TestToolPage::onDisk() const
{
    QFile file(m_folder.filePath(QStringLiteral("find.tool.json")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template<typename T>
T *TestToolPage::answerPart(const char *name) const
{
    const bool recorded = m_page->currentView() == ToolPage::RecordedView;
    auto *pane = part<QWidget>(recorded ? "recordedPane" : "mocksPane");
    return pane->findChild<T *>(QLatin1String(name));
}

void TestToolPage::click(QWidget *widget)
{
    QVERIFY(widget && widget->isVisible() && widget->isEnabled());
    QTest::mouseClick(widget, Qt::LeftButton);
}

void TestToolPage::showTab(ToolPage::View view)
{
    auto *tabs = part<QTabBar>("viewTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(view).center());
    QCOMPARE(m_page->currentView(), view);
}

void TestToolPage::type(QWidget *edit, const QString &text)
{
    QVERIFY(edit->isVisible() && edit->isEnabled());
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    if (text.isEmpty())
        QTest::keyClick(edit, Qt::Key_Delete);
    for (const QChar c : text)
        c == u'\n' ? QTest::keyClick(edit, Qt::Key_Return) : QTest::keyClicks(edit, QString(c));
    QTest::keyClick(edit, Qt::Key_Tab);
}

void TestToolPage::typeCode(CodeEdit *edit, const QString &text)
{
    type(edit, text);
    QVERIFY(!edit->hasFocus());
}

void TestToolPage::choose(const char *combo, const QString &text)
{
    auto *list = part<QComboBox>(combo);
    if (m_page->currentView() == ToolPage::MocksView)
        list = answerPart<QComboBox>(combo);
    QVERIFY2(list && list->isVisible(), combo);
    const int steps = list->findText(text) - list->currentIndex();
    QVERIFY2(list->findText(text) >= 0, qPrintable(text));
    list->setFocus();
    for (int i = 0; i < std::abs(steps); ++i)
        QTest::keyClick(list, steps > 0 ? Qt::Key_Down : Qt::Key_Up);
    QCOMPARE(list->currentText(), text);
}

void TestToolPage::buildsATool()
{
    open(newTool(QStringLiteral("find")).text());
    QCOMPARE(m_page->currentView(), ToolPage::DefinitionView);
    QVERIFY(!m_page->isDirty());
    // Its name, broken and mended.
    auto *name = part<QLineEdit>("toolName");
    type(name, QStringLiteral("find customer!"));
    QCOMPARE(memberText(file(), "name"), QStringLiteral("find customer!")); // nothing that was typed is lost
    QCOMPARE(m_page->problems().size(), 1);
    QVERIFY(m_page->problems().first().text.contains(QStringLiteral("find customer!")));
    QVERIFY(name->accessibleDescription().contains(QStringLiteral("find customer!")));
    type(name, QStringLiteral("find_customer"));
    QVERIFY(m_page->problems().isEmpty());
    QVERIFY(name->accessibleDescription().isEmpty());
    type(part<QPlainTextEdit>("toolDescription"), QStringLiteral("The customer\nwith this address"));
    QCOMPARE(memberText(file(), "description"), QStringLiteral("The customer\nwith this address"));
    choose("toolStrict", QStringLiteral("Yes: arguments always fit the parameters"));
    QCOMPARE(file()["strict"], Json(true));

    // Its parameters, in the designer.
    showTab(ToolPage::ParametersView);
    auto *tree = m_page->findChild<SchemaTree *>();
    click(part<QAbstractButton>("startAdd"));
    auto *editor = tree->findChild<QLineEdit *>(QStringLiteral("nameEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("email"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(file()["parameters"]["properties"].begin().key(), std::string("email"));
    QCOMPARE(file()["parameters"]["required"], Json::array({"email"}));
    QTRY_VERIFY(m_page->problems().isEmpty());

    // A mock.
    showTab(ToolPage::MocksView);
    auto *pane = part<QWidget>("mocksPane");
    QAbstractButton *add = nullptr;
    for (auto *button : pane->findChildren<QAbstractButton *>()) {
        if (button->isVisible() && button->text() == QStringLiteral("Add mock"))
            add = button;
    }
    click(add);
    QCOMPARE(file()["mocks"].size(), std::size_t(1));
    QTRY_VERIFY(answerPart<QLineEdit>("answerName")->hasFocus());
    type(answerPart<QLineEdit>("answerName"), QStringLiteral("Mara"));
    choose("answerRule", QStringLiteral("Exactly these arguments"));
    typeCode(answerPart<CodeEdit>("answerArguments"), QStringLiteral("{\"email\": \"mara@x\"}"));
    typeCode(answerPart<CodeEdit>("answerResult"), QStringLiteral("{\"id\": 7}"));
    QCOMPARE(file()["mocks"][0],
        (Json{{"name", "Mara"}, {"match", "exact"}, {"arguments", {{"email", "mara@x"}}}, {"result", {{"id", 7}}}}));
    QVERIFY(m_page->problems().isEmpty());
    QVERIFY(m_page->isDirty());
    QVERIFY(m_page->save());
    QVERIFY(!m_page->isDirty());
    const auto saved = ToolFile::parse(onDisk());
    QVERIFY(saved);
    QCOMPARE(saved->definition().name, QStringLiteral("find_customer"));
    QVERIFY(saved->problems().isEmpty());
    QVERIFY(mockFor(saved->mocks(), Json{{"email", "mara@x"}}));
    QVERIFY(!mockFor(saved->mocks(), Json{{"email", "other"}}));
}

void TestToolPage::untouchedFilesStayAsTheyAre_data()
{
    QTest::addColumn<QByteArray>("content");
    for (const char *name : {"create_refund", "search_help_center", "get_weather", "list_invoices", "find_customer"})
        QTest::newRow(name) << sample(name);
    QTest::newRow("own keys") << kTool;
    QTest::newRow("one line") << QByteArray(R"({"type":"function","function":{"name":"a","parameters":{"type":"object","properties":{}}},"z":1e2})");
    QTest::newRow("windows") << QByteArray(kTool).replace("\n", "\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF") + kTool;
    QTest::newRow("broken") << QByteArray("{\"name\": ");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no object") << QByteArray("[1, 2]\n");
    QTest::newRow("other kinds") << QByteArray(R"({"name": 1, "parameters": [], "mocks": {}, "recorded": [3], "source": "x", "strict": "yes"})");
}

void TestToolPage::untouchedFilesStayAsTheyAre()
{
    QFETCH(QByteArray, content);
    open(content);
    for (const auto view : {ToolPage::ParametersView, ToolPage::MocksView, ToolPage::RecordedView, ToolPage::DefinitionView})
        showTab(view);
    QVERIFY(!m_page->isDirty());
    QVERIFY(m_page->save());
    QCOMPARE(onDisk(), content);
    close();
    QCOMPARE(onDisk(), content);
}

void TestToolPage::oneEditChangesItsLines()
{
    open(kTool);
    type(part<QPlainTextEdit>("toolDescription"), QStringLiteral("Other"));
    QVERIFY(m_page->save());
    QCOMPARE(newLines(kTool, onDisk()), QList<QByteArray>{"\"description\": \"Other\","});
    choose("toolDestructive", QStringLiteral("Yes: ask each time"));
    QVERIFY(m_page->save());
    QCOMPARE(newLines(kTool, onDisk()), (QList<QByteArray>{"\"description\": \"Other\",", "\"destructive\": true,"}));
    choose("toolSource", QStringLiteral("Command on this computer"));
    type(part<QPlainTextEdit>("toolCommand"), QStringLiteral("find\n--as json"));
    QVERIFY(m_page->save());
    QCOMPARE(file()["source"], (Json{{"kind", "command"}, {"command", {"find", "--as json"}}}));
    QVERIFY(newLines(kTool, onDisk()).contains("\"command\": [\"find\", \"--as json\"]"));
    QVERIFY(onDisk().contains("  \"x-owner\": {\"team\": [1, 2]},\n"));
    choose("toolDestructive", QStringLiteral("Not said: as the source tells"));
    QVERIFY(!file().contains("destructive"));
}

void TestToolPage::mocksAreChanged()
{
    open(kTool);
    showTab(ToolPage::MocksView);
    QCOMPARE(answerPart<QLineEdit>("answerName")->text(), QStringLiteral("Mara"));
    typeCode(answerPart<CodeEdit>("answerResult"), QStringLiteral("{\"id\": 8}"));
    QVERIFY(m_page->save());
    QCOMPARE(newLines(kTool, onDisk()),
        QList<QByteArray>{R"({"name": "Mara", "match": "exact", "arguments": {"email": "mara@x"}, "result": {"id": 8}, "color": "red"},)"});
    // A text stays a text, whatever it looks like; what looks like a group is one.
    auto *table = answerPart<QTableView>("answers");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(answerPart<QLineEdit>("answerName")->text(), QStringLiteral("Nobody"));
    QVERIFY(!answerPart<QWidget>("answerArguments")->isVisible()); // the default looks at none
    typeCode(answerPart<CodeEdit>("answerResult"), QStringLiteral("12"));
    QCOMPARE(file()["mocks"][1]["result"], Json("12"));
    typeCode(answerPart<CodeEdit>("answerResult"), QStringLiteral("[12]"));
    QCOMPARE(file()["mocks"][1]["result"], Json::array({12}));
    click(answerPart<QWidget>("answerIsError"));
    QVERIFY(!file()["mocks"][1].contains("isError"));
    // What another rule has no use for is found again.
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Up);
    choose("answerRule", QStringLiteral("Any call"));
    QCOMPARE(file()["mocks"][0]["match"], Json("any"));
    choose("answerRule", QStringLiteral("At least these arguments"));
    QCOMPARE(file()["mocks"][0]["arguments"], (Json{{"email", "mara@x"}}));
    QCOMPARE(file()["mocks"][0]["color"], Json("red"));
}

void TestToolPage::argumentsThatAreNoJson()
{
    open(kTool);
    showTab(ToolPage::MocksView);
    auto *arguments = answerPart<CodeEdit>("answerArguments");
    typeCode(arguments, QStringLiteral("{\"email\": "));
    QCOMPARE(arguments->text(), QStringLiteral("{\"email\": "));
    QVERIFY(answerPart<QLabel>("answerProblem")->isVisible());
    QCOMPARE(m_page->problems().size(), 1);
    // Also after something else was shown, and after a save.
    auto *table = answerPart<QTableView>("answers");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Up);
    QCOMPARE(arguments->text(), QStringLiteral("{\"email\": "));
    QVERIFY(m_page->save());
    close();
    openAgain();
    showTab(ToolPage::MocksView);
    QCOMPARE(answerPart<CodeEdit>("answerArguments")->text(), QStringLiteral("{\"email\": "));
    typeCode(answerPart<CodeEdit>("answerArguments"), QStringLiteral("{\"email\": 1}"));
    QCOMPARE(file()["mocks"][0]["arguments"], (Json{{"email", 1}}));
    QVERIFY(m_page->problems().isEmpty());
}

void TestToolPage::rowsMoveAndGo()
{
    open(kTool);
    showTab(ToolPage::MocksView);
    auto *table = answerPart<QTableView>("answers");
    const auto names = [this] {
        QStringList all;
        for (const Json &mock : toolAnswers(file(), ToolAnswers::Mocks))
            all << memberText(mock, "name");
        return all.join(u' ');
    };
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(names(), QStringLiteral("Nobody Mara"));
    QCOMPARE(table->currentIndex().row(), 1); // it goes along
    QCOMPARE(answerPart<QLineEdit>("answerName")->text(), QStringLiteral("Mara"));
    click(answerPart<QWidget>("answerUp"));
    QCOMPARE(names(), QStringLiteral("Mara Nobody"));
    QVERIFY(!answerPart<QWidget>("answerUp")->isEnabled());
    click(answerPart<QWidget>("duplicateAnswer"));
    QCOMPARE(names(), QStringLiteral("Mara Mara 2 Nobody"));
    QCOMPARE(answerPart<QLineEdit>("answerName")->text(), QStringLiteral("Mara 2"));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Insert);
    QCOMPARE(names(), QStringLiteral("Mara Mara 2 Nobody Mock"));
    QCOMPARE(file()["mocks"][3]["match"], Json("partial")); // there is a default already
    table->setFocus();
    for (int left = 4; left > 0; --left) {
        QCOMPARE(table->model()->rowCount(), left);
        QTest::keyClick(table, Qt::Key_Delete);
    }
    QVERIFY(!file().contains("mocks"));
    QVERIFY(!table->isVisible());
    m_page->perform(QStringLiteral("edit.undo"));
    QVERIFY(table->isVisible());
    QCOMPARE(answerPart<QLineEdit>("answerName")->text(), names());
}

void TestToolPage::rowsAreDragged()
{
    open(kTool);
    showTab(ToolPage::MocksView);
    auto *table = answerPart<QTableView>("answers");
    const QAbstractItemModel &model = *table->model();
    const auto first = [this] { return memberText(toolAnswers(file(), ToolAnswers::Mocks)[0], "name"); };
    const std::unique_ptr<QMimeData> carried(model.mimeData({model.index(0, 1)}));
    const auto drop = [&](const QPoint &at) {
        QDragEnterEvent enters(at, Qt::MoveAction, carried.get(), Qt::LeftButton, {});
        QApplication::sendEvent(table->viewport(), &enters);
        QDragMoveEvent moves(at, Qt::MoveAction, carried.get(), Qt::LeftButton, {});
        QApplication::sendEvent(table->viewport(), &moves);
        const bool isTaken = moves.isAccepted();
        QDropEvent drops(at, Qt::MoveAction, carried.get(), Qt::LeftButton, {});
        QApplication::sendEvent(table->viewport(), &drops);
        return isTaken;
    };
    const QRect second = table->visualRect(model.index(1, 0));
    QVERIFY(!drop(second.topLeft() + QPoint(8, 2))); // before the next one: where it is
    QCOMPARE(first(), QStringLiteral("Mara"));
    QVERIFY(drop(second.bottomLeft() + QPoint(8, -2)));
    QTRY_COMPARE(first(), QStringLiteral("Nobody"));
    QCOMPARE(table->currentIndex().row(), 1); // it goes along
    QCOMPARE(answerPart<QLineEdit>("answerName")->text(), QStringLiteral("Mara"));
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(drop(QPoint(20, second.bottom() + 30))); // below all of them
    QTRY_COMPARE(first(), QStringLiteral("Mara"));
    m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(first(), QStringLiteral("Nobody"));
    m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(m_page->document().text().toUtf8(), kTool);
    QMimeData other;
    other.setText(QStringLiteral("Mara"));
    QVERIFY(!model.canDropMimeData(&other, Qt::MoveAction, 2, 0, {}));
    QVERIFY(!model.canDropMimeData(carried.get(), Qt::MoveAction, 3, 0, {}));
    showTab(ToolPage::ParametersView);
    part<CodeEdit>("source")->setFocus();
    QTest::keyClicks(part<CodeEdit>("source"), QStringLiteral("{"));
    QTRY_VERIFY(!model.canDropMimeData(carried.get(), Qt::MoveAction, 2, 0, {})); // the text cannot be read
}

void TestToolPage::recordedResults()
{
    open(kTool);
    showTab(ToolPage::RecordedView);
    QVERIFY(!answerPart<QWidget>("answerName")->isVisible());
    typeCode(answerPart<CodeEdit>("answerResult"), QStringLiteral("gone"));
    QVERIFY(m_page->save());
    QCOMPARE(newLines(kTool, onDisk()),
        QList<QByteArray>{R"({"arguments": {"email": "a@b"}, "result": "gone", "when": "2026-11-23T14:05:00Z"})"});
    auto *table = answerPart<QTableView>("answers");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Insert);
    QCOMPARE(file()["recorded"].size(), std::size_t(2));
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(file()["recorded"][0]["result"], Json(""));
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(file()["recorded"].size(), std::size_t(1));
    QCOMPARE(answerPart<CodeEdit>("answerResult")->text(), QStringLiteral("gone"));
}

void TestToolPage::undoGoesThroughAll()
{
    open(kTool);
    type(part<QLineEdit>("toolName"), QStringLiteral("b"));
    showTab(ToolPage::MocksView);
    type(answerPart<QLineEdit>("answerName"), QStringLiteral("Other"));
    // Undo in an editor is the page's own.
    auto *result = answerPart<CodeEdit>("answerResult");
    result->setFocus();
    QTest::keyClicks(result, QStringLiteral("x"));
    result->undo();
    QCOMPARE(result->text(), QStringLiteral("{\n  \"id\": 7\n}"));
    for (int steps = 0; m_page->canPerform(QStringLiteral("edit.undo")); ++steps) {
        QVERIFY(steps < 2);
        m_page->perform(QStringLiteral("edit.undo"));
    }
    QCOMPARE(m_page->document().text().toUtf8(), kTool);
    QCOMPARE(m_page->currentView(), ToolPage::DefinitionView); // what was undone last is shown
    QCOMPARE(answerPart<QLineEdit>("answerName")->text(), QStringLiteral("Mara"));
    QCOMPARE(part<QLineEdit>("toolName")->text(), QStringLiteral("find_customer"));
    QVERIFY(!m_page->isDirty());
    m_page->perform(QStringLiteral("edit.redo"));
    QCOMPARE(part<QLineEdit>("toolName")->text(), QStringLiteral("b"));
}

void TestToolPage::undoInAnEditorShowsWhatChanges()
{
    open(kTool);
    type(part<QLineEdit>("toolName"), QStringLiteral("b"));
    showTab(ToolPage::MocksView);
    auto *result = answerPart<CodeEdit>("answerResult");
    result->setFocus();
    QTest::keyClick(result, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_page->currentView(), ToolPage::DefinitionView);
    QCOMPARE(part<QLineEdit>("toolName")->text(), QStringLiteral("find_customer"));
    showTab(ToolPage::MocksView);
    type(answerPart<QLineEdit>("answerName"), QStringLiteral("Other"));
    showTab(ToolPage::ParametersView);
    auto *source = part<CodeEdit>("source");
    source->setFocus();
    QTest::keyClick(source, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_page->currentView(), ToolPage::MocksView);
    QCOMPARE(answerPart<QLineEdit>("answerName")->text(), QStringLiteral("Mara"));
    QCOMPARE(m_page->document().text().toUtf8(), kTool);
}

void TestToolPage::sourceAndFormAreOne()
{
    open(kTool);
    showTab(ToolPage::ParametersView);
    auto *source = part<CodeEdit>("source");
    QCOMPARE(source->text().toUtf8(), kTool); // all of the file
    source->setFocus();
    QTextCursor cursor = source->textCursor();
    cursor.setPosition(static_cast<int>(source->text().indexOf(QStringLiteral("find_customer"))));
    source->setTextCursor(cursor);
    QTest::keyClicks(source, QStringLiteral("re"));
    QTRY_COMPARE(memberText(file(), "name"), QStringLiteral("refind_customer"));
    QCOMPARE(part<QLineEdit>("toolName")->text(), QStringLiteral("refind_customer"));
    // The field that the cursor is in is chosen, by its place in the parameters.
    cursor.setPosition(static_cast<int>(source->text().indexOf(QStringLiteral("\"email\": {\"type\""))));
    source->setTextCursor(cursor);
    QTRY_COMPARE(m_page->findChild<SchemaTree *>()->currentPointer(), QStringLiteral("/properties/email"));
    QCOMPARE(source->lineMarks().size(), 1);
}

void TestToolPage::brokenSourceDisablesTheForms()
{
    open(kTool);
    auto *name = part<QLineEdit>("toolName");
    m_page->document().replaceText(0, 1, QStringLiteral("x"));
    m_page->document().reparse();
    QVERIFY(!name->isEnabled());
    QCOMPARE(name->text(), QStringLiteral("find_customer")); // of the last good text
    showTab(ToolPage::MocksView);
    QVERIFY(!answerPart<QWidget>("addAnswer")->isEnabled());
    QVERIFY(!answerPart<QWidget>("answerName")->isEnabled());
    m_page->perform(QStringLiteral("edit.undo"));
    QVERIFY(name->isEnabled());
    QVERIFY(answerPart<QWidget>("answerName")->isEnabled());
}

void TestToolPage::problemsLeadToTheirPlaces_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("view");
    QTest::addColumn<QString>("focus"); ///< part of the form, or the row
    QTest::newRow("name") << QByteArray(R"({"name": "a b", "parameters": {"type": "object"}})") << int(ToolPage::DefinitionView) << QStringLiteral("toolName");
    QTest::newRow("command") << QByteArray(R"({"name": "a", "source": {"kind": "command"}})") << int(ToolPage::DefinitionView) << QStringLiteral("toolCommand");
    QTest::newRow("server") << QByteArray(R"({"name": "a", "source": {"kind": "mcp"}})") << int(ToolPage::DefinitionView) << QStringLiteral("toolServer");
    QTest::newRow("mock") << QByteArray(R"({"name": "a", "mocks": [{"name": "m", "result": 1}, {"name": "n", "match": "x", "result": 1}]})")
                          << int(ToolPage::MocksView) << QStringLiteral("1");
    QTest::newRow("recorded") << QByteArray(R"({"name": "a", "recorded": [{"result": 1}, 7]})") << int(ToolPage::RecordedView) << QStringLiteral("1");
    QTest::newRow("parameters") << QByteArray(R"({"name": "a", "parameters": []})") << int(ToolPage::ParametersView) << QString();
    QTest::newRow("no object") << QByteArray("[]") << int(ToolPage::ParametersView) << QString();
    QTest::newRow("text") << QByteArray("{") << int(ToolPage::ParametersView) << QString();
}

void TestToolPage::problemsLeadToTheirPlaces()
{
    QFETCH(QByteArray, content);
    QFETCH(int, view);
    QFETCH(QString, focus);
    open(content);
    QVERIFY(!m_page->problems().isEmpty());
    m_page->showView(view == ToolPage::DefinitionView ? ToolPage::MocksView : ToolPage::DefinitionView);
    m_page->showProblem(m_page->problems().last());
    QCOMPARE(int(m_page->currentView()), view);
    if (view == ToolPage::DefinitionView)
        QTRY_VERIFY(part<QWidget>(focus.toLatin1().constData())->hasFocus());
    else if (!focus.isEmpty())
        QCOMPARE(answerPart<QTableView>("answers")->currentIndex().row(), focus.toInt());
}

void TestToolPage::strictChoosesTheRules()
{
    open(QByteArray(kTool).replace("\"required\": [\"email\"],", "").replace("\"strict\": true", "\"strict\": false"));
    QVERIFY(m_page->problems().isEmpty()); // nobody else asks for "required"
    choose("toolStrict", QStringLiteral("Yes: arguments always fit the parameters"));
    QTRY_VERIFY(!m_page->problems().isEmpty());
    m_page->perform(QStringLiteral("schema.fixAll"));
    QTRY_VERIFY(m_page->problems().isEmpty());
    QCOMPARE(m_page->currentView(), ToolPage::ParametersView);
    QCOMPARE(file()["parameters"]["required"], Json::array({"email"}));
}

void TestToolPage::weightIsThatOfTheTool()
{
    open(kTool);
    auto *facts = m_page->findChild<SchemaFacts *>();
    QTRY_VERIFY(facts->tokens().has_value());
    const auto before = *facts->tokens();
    QVERIFY(before > 10);
    type(part<QPlainTextEdit>("toolDescription"), QStringLiteral("one two three four five six seven eight nine ten eleven twelve thirteen"));
    QTRY_VERIFY(facts->tokens() && *facts->tokens() > before);
    QVERIFY(part<QLabel>("schemaTokens")->toolTip().contains(QStringLiteral("tool")));
}

void TestToolPage::draftsAndOtherWriters()
{
    open(kTool);
    type(part<QLineEdit>("toolName"), QStringLiteral("kept"));
    m_file->flushDraft();
    close();
    // The program ended; the draft comes back, and saving over what somebody else wrote is asked for.
    const QByteArray other = QByteArray(kTool).replace("The customer", "A customer");
    write(other);
    openAgain();
    QVERIFY(m_page->isDirty());
    QCOMPARE(part<QLineEdit>("toolName")->text(), QStringLiteral("kept"));
    m_ui.dialogs.answerNextQuestion(Dialogs::Answer::Cancel);
    QVERIFY(!m_page->save());
    QCOMPARE(onDisk(), other);
    m_ui.dialogs.answerNextQuestion(Dialogs::Answer::Yes);
    QVERIFY(m_page->save());
    QVERIFY(onDisk().contains("\"kept\""));
}

void TestToolPage::everythingHasAName()
{
    open(kTool);
    for (const auto view : {ToolPage::DefinitionView, ToolPage::MocksView, ToolPage::RecordedView}) {
        showTab(view);
        for (auto *widget : m_page->findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(u"qt_")
                || widget->inherits("QScrollBar") || widget->focusProxy())
                continue;
            const bool isNamed = !widget->accessibleName().isEmpty()
                || (qobject_cast<QAbstractButton *>(widget) && !static_cast<QAbstractButton *>(widget)->text().isEmpty());
            QVERIFY2(isNamed || (widget->parentWidget() && !widget->parentWidget()->accessibleName().isEmpty()),
                qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }
}

void TestToolPage::pictures_data()
{
    QTest::addColumn<QSize>("size"); // of the page: the window without its sidebar, menus and status
    QTest::addColumn<QString>("language");
    QTest::addColumn<QByteArray>("content");
    const QByteArray command = R"({"name": "look up", "description": "", "parameters": {"type": "object", "properties": {}},
  "source": {"kind": "command", "command": []}, "mocks": [{"name": "a", "match": "partial", "arguments": "{", "result": 1}],
  "recorded": [{"arguments": {"x": 1}, "result": "fine", "when": "2026-11-23T14:05:00Z"}]})";
    QTest::newRow("wide") << QSize(1208, 790) << QString() << sample("create_refund");
    QTest::newRow("wide-de") << QSize(1208, 790) << QStringLiteral("de") << command;
    QTest::newRow("narrow") << QSize(792, 592) << QString() << command;
    QTest::newRow("narrow-de") << QSize(792, 592) << QStringLiteral("de") << sample("create_refund");
}

void TestToolPage::pictures()
{
    QFETCH(QSize, size);
    QFETCH(QString, language);
    QFETCH(QByteArray, content);
    QTranslator translator;
    if (!language.isEmpty())
        QVERIFY(translator.load(QStringLiteral(":/i18n/cuewright_de.qm")) && QCoreApplication::installTranslator(&translator));
    open(content);
    m_page->resize(size);
    for (const auto &[mode, suffix] : {std::pair(Theme::Mode::Light, "light"), std::pair(Theme::Mode::Dark, "dark")}) {
        m_ui.theme.setMode(mode);
        for (const auto &[view, name] : {std::pair(ToolPage::DefinitionView, "definition"), std::pair(ToolPage::ParametersView, "parameters"),
                 std::pair(ToolPage::MocksView, "mocks"), std::pair(ToolPage::RecordedView, "recorded")}) {
            m_page->showView(view);
            const QString picture = QStringLiteral("tool-%1-%2-%3").arg(QLatin1String(name), QLatin1String(QTest::currentDataTag()), QLatin1String(suffix));
            QVERIFY(saveScreenshot(*m_page, picture));
        }
    }
    QCOMPARE(m_page->size(), size); // a window of 1024 x 700 has room for it
    // Nothing is cut: tables use their width, and no form is wider than its view.
    if (auto *table = part<QWidget>("recordedPane")->findChild<QTableView *>(); table->isVisible())
        QVERIFY(std::abs(table->horizontalHeader()->length() - table->viewport()->width()) < 4);
}

QTEST_MAIN(TestToolPage)
#include "tst_toolpage.moc"
