// A schema from nothing to saved, by the keys and clicks of a person.

#include "schema/schemapage.h"

#include "fakeclock.h"
#include "results.h"
#include "schema/document/propertyedits.h"
#include "schema/schematree.h"
#include "ui/support/uitest.h"
#include "widgets/codeedit.h"
#include "widgets/toggleswitch.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTableView>
#include <QTextBlock>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;

class TestSchemaBuild : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup();
    void buildsTicketTriage();
    void followsARenamedField();
    void reordersByKeyAndMouse();
    void breaksAndMends();
    void keepsTestCases();
    void changesRules();
    void everythingHasAName();

private:
    void open(const QByteArray &content);
    QByteArray onDisk() const;
    template<typename T>
    T *part(const char *name) const;
    void click(const char *name);
    void showTab(int tab); ///< of the lower right
    void toTree();
    void addField(const QString &name, const QString &type);
    void chooseType(const QString &type);
    void describe(const QString &text);
    void setLimit(const char *keyword, const QString &value);
    void addChoices(const QStringList &choices);
    void typeInto(CodeEdit *edit, int position, const QString &text);
    void setCell(int row, int column, const QString &text);
    void addRule(const QString &category, const QString &subcategories);
    void drag(const QModelIndex &from, const QModelIndex &to, bool above);
    void pictures(const QString &name);
    const Json &json() const { return m_page->document().json(); }

    QTemporaryDir m_folder;
    FakeClock m_clock;
    UiTest m_ui;
    Json m_sample;
    std::unique_ptr<SchemaPage> m_page;
    SchemaTree *m_tree = nullptr;
};

namespace {

/// Without the order of keys, which the test looks at where it matters.
nlohmann::json sorted(const Json &value)
{
    return nlohmann::json::parse(value.dump());
}

QStringList names(const Json &object)
{
    QStringList all;
    for (const auto &[name, value] : object.items())
        all << fromUtf8(name);
    return all;
}

} // namespace

void TestSchemaBuild::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QFile file(QStringLiteral(CUEWRIGHT_SOURCE_DIR "/resources/samples/support-desk/schemas/ticket_triage.schema.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_sample = *parseJson(file.readAll());
}

void TestSchemaBuild::init()
{
    m_ui.theme.setMode(Theme::Mode::Light);
    QFile::remove(m_folder.filePath(QStringLiteral("ticket_triage.samples.json")));
}

void TestSchemaBuild::cleanup()
{
    m_page.reset();
}

void TestSchemaBuild::open(const QByteArray &content)
{
    const QString path = m_folder.filePath(QStringLiteral("ticket_triage.schema.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
    file.close();
    auto opened = SchemaFile::open(path, {m_clock, {}});
    QVERIFY(opened);
    m_page = std::make_unique<SchemaPage>(m_ui.context, PageKey{PageKey::Kind::Schema, QStringLiteral("ticket_triage")}, std::move(*opened));
    m_page->resize(1208, 790);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_tree = m_page->findChild<SchemaTree *>();
}

QByteArray TestSchemaBuild::onDisk() const
{
    QFile file(m_folder.filePath(QStringLiteral("ticket_triage.schema.json")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template<typename T>
T *TestSchemaBuild::part(const char *name) const
{
    return m_page->findChild<T *>(QLatin1String(name));
}

void TestSchemaBuild::showTab(int tab)
{
    auto *tabs = part<QTabBar>("testTabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(tab).center());
    QCOMPARE(tabs->currentIndex(), tab);
}

void TestSchemaBuild::click(const char *name)
{
    auto *button = part<QAbstractButton>(name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

// A menu that has closed leaves no window active on some platforms; shortcuts want one.
void TestSchemaBuild::toTree()
{
    m_page->activateWindow();
    m_tree->setFocus();
    QTRY_VERIFY(m_tree->hasFocus());
}

void TestSchemaBuild::addField(const QString &name, const QString &type)
{
    if (auto *start = part<QAbstractButton>("startAdd"); start->isVisible()) {
        click("startAdd");
    } else {
        toTree();
        QTest::keyClick(m_tree, Qt::Key_Insert);
    }
    auto *editor = m_tree->findChild<QLineEdit *>(QStringLiteral("nameEditor"));
    QVERIFY(editor);
    QTest::keyClicks(editor, name);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(m_tree->currentPointer().endsWith(u'/' + name));
    if (type != u"Text")
        chooseType(type);
}

void TestSchemaBuild::chooseType(const QString &type)
{
    toTree();
    QTest::keyClick(m_tree, Qt::Key_T, Qt::AltModifier);
    auto *menu = m_page->findChild<QMenu *>(QStringLiteral("typeMenu"));
    QVERIFY(menu);
    QTRY_VERIFY(menu->isVisible());
    for (int i = 0; i < menu->actions().size() && !(menu->activeAction() && menu->activeAction()->text().startsWith(type + u'\t')); ++i)
        QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(m_tree->currentIndex().siblingAtColumn(1).data().toString(), type);
    // One menu at a time: the next one must not be mistaken for it.
    QTRY_VERIFY(!m_page->findChild<QMenu *>(QStringLiteral("typeMenu")));
    toTree();
}

void TestSchemaBuild::describe(const QString &text)
{
    auto *edit = part<QPlainTextEdit>("fieldDescription");
    QTest::mouseClick(edit->viewport(), Qt::LeftButton);
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Tab);
    QTRY_COMPARE(memberText(*resolvePointer(json(), m_tree->currentPointer()), "description"), text);
}

void TestSchemaBuild::setLimit(const char *keyword, const QString &value)
{
    auto *edit = part<QAbstractSpinBox>(keyword);
    QVERIFY2(edit && edit->isVisible(), keyword);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(edit, value);
    QTest::keyClick(edit, Qt::Key_Tab);
    QVERIFY2(resolvePointer(json(), m_tree->currentPointer() + u'/' + QLatin1String(keyword)), keyword);
}

void TestSchemaBuild::addChoices(const QStringList &choices)
{
    auto *list = part<QListWidget>("values");
    // What is there already is no further choice, and does not stay on the screen either.
    for (const QString &choice : choices + QStringList{choices.front()}) {
        // The list starts with a choice of its own, which is typed over.
        if (list->count() == 1 && list->item(0)->text() != choices.front()) {
            list->setFocus();
            list->setCurrentRow(0);
            QTest::keyClick(list, Qt::Key_F2);
        } else {
            click("addValue");
        }
        auto *editor = list->findChild<QLineEdit *>();
        QVERIFY(editor);
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, choice);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(!list->findChild<QLineEdit *>());
    }
    QTRY_COMPARE(list->count(), static_cast<int>(choices.size()));
}

void TestSchemaBuild::typeInto(CodeEdit *edit, int position, const QString &text)
{
    edit->setFocus();
    QTextCursor cursor = edit->textCursor();
    cursor.setPosition(position);
    edit->setTextCursor(cursor);
    for (const QChar c : text)
        c == u'\n' ? QTest::keyClick(edit, Qt::Key_Return) : QTest::keyClicks(edit, QString(c));
}

void TestSchemaBuild::setCell(int row, int column, const QString &text)
{
    auto *table = part<QTableView>("rules");
    m_page->activateWindow();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(row, column));
    if (table->currentIndex().data().toString() == text)
        return;
    QTRY_VERIFY(!table->findChild<QWidget *>(QStringLiteral("ruleEditor"))); // of the cell before
    QTest::keyClick(table, Qt::Key_F2);
    auto *editor = table->findChild<QWidget *>(QStringLiteral("ruleEditor"));
    QVERIFY(editor);
    if (auto *list = qobject_cast<QComboBox *>(editor)) {
        QTRY_VERIFY(list->view()->isVisible());
        const int steps = list->findText(text) - list->currentIndex();
        for (int i = 0; i < std::abs(steps); ++i)
            QTest::keyClick(list->view(), steps > 0 ? Qt::Key_Down : Qt::Key_Up);
        QTest::keyClick(list->view(), Qt::Key_Return);
        m_page->activateWindow();
    } else {
        QTest::keyClick(editor, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(editor, text);
        QTest::keyClick(editor, Qt::Key_Return);
    }
    QTRY_COMPARE(table->model()->index(row, column).data().toString(), text);
}

void TestSchemaBuild::addRule(const QString &category, const QString &subcategories)
{
    auto *table = part<QTableView>("rules");
    const int row = table->model()->rowCount();
    click("addRule");
    QTRY_COMPARE(table->model()->rowCount(), row + 1);
    QCOMPARE(table->currentIndex().row(), row);
    setCell(row, 0, QStringLiteral("category"));
    setCell(row, 1, category);
    setCell(row, 2, QStringLiteral("subcategory"));
    setCell(row, 3, QStringLiteral("must be"));
    // The value is asked for.
    QTRY_VERIFY(table->findChild<QLineEdit *>(QStringLiteral("ruleEditor")));
    m_page->activateWindow();
    auto *line = table->findChild<QLineEdit *>(QStringLiteral("ruleEditor"));
    QTest::keyClick(line, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(line, subcategories);
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(table->model()->index(row, 4).data().toString(), subcategories);
    QTRY_VERIFY(!table->findChild<QLineEdit *>(QStringLiteral("ruleEditor")));
}

// The platform that tests run on knows no drag and drop: its drag ends at once. What the hand does is real up to there; the drop
// is what the view does with one.
void TestSchemaBuild::drag(const QModelIndex &from, const QModelIndex &to, bool above)
{
    QWidget *view = m_tree->viewport();
    QAbstractItemModel &model = *m_tree->model();
    const QPoint start = m_tree->visualRect(from).center();
    const int far = QApplication::startDragDistance() + 1;
    QTest::mousePress(view, Qt::LeftButton, {}, start);
    QTest::mouseMove(view, start + QPoint(far, 2));
    QTest::mouseMove(view, start + QPoint(2 * far, 4));
    QTest::mouseRelease(view, Qt::LeftButton, {}, start);
    QCOMPARE(m_tree->currentIndex().siblingAtColumn(0), from);
    const std::unique_ptr<QMimeData> carried(model.mimeData({from}));
    QVERIFY(carried);
    const int row = to.row() + (above ? 0 : 1);
    QVERIFY(model.canDropMimeData(carried.get(), Qt::MoveAction, row, 0, to.parent()));
    QVERIFY(!model.dropMimeData(carried.get(), Qt::MoveAction, row, 0, to.parent())); // the view takes no row away
}

void TestSchemaBuild::pictures(const QString &name)
{
    for (const auto &[mode, suffix] : {std::pair(Theme::Mode::Light, "light"), std::pair(Theme::Mode::Dark, "dark")}) {
        m_ui.theme.setMode(mode);
        QVERIFY(saveScreenshot(*m_page, name + u'-' + QLatin1String(suffix)));
    }
    m_ui.theme.setMode(Theme::Mode::Light);
}

void TestSchemaBuild::buildsTicketTriage()
{
    open("{}");
    const Json &properties = m_sample["properties"];
    const auto field = [&](const char *name, const char *type) {
        addField(QLatin1String(name), QLatin1String(type));
        if (std::string_view(type) == "Choice") {
            QStringList choices;
            for (const Json &choice : properties[name]["enum"])
                choices << fromUtf8(choice.get<std::string>());
            addChoices(choices);
        }
        for (const char *limit : {"minimum", "maximum", "minLength", "maxLength"}) {
            if (properties[name].contains(limit))
                setLimit(limit, QString::fromUtf8(writeJson(properties[name][limit])));
        }
        describe(memberText(properties[name], "description"));
    };
    field("category", "Choice");
    field("priority", "Choice");
    field("subcategory", "Text");
    field("requires_human_review", "Yes / No");
    field("estimated_resolution_time", "Number");
    field("confidence_score", "Number");
    field("reasoning", "Text");

    // The schema's own words: one in the form, two in the source.
    m_tree->select({});
    describe(memberText(m_sample, "description"));
    typeInto(part<CodeEdit>("source"), 1, QStringLiteral("\n\"$schema\": \"%1\",\n\"title\": \"ticket_triage\",").arg(memberText(m_sample, "$schema")));
    QTRY_COMPARE(memberText(json(), "title"), QStringLiteral("ticket_triage"));
    const QTextBlock typed = part<CodeEdit>("source")->document()->findBlockByNumber(2);
    QCOMPARE(typed.text().trimmed(), QStringLiteral("\"title\": \"ticket_triage\","));
    QVERIFY(!typed.layout()->formats().isEmpty()); // what was typed has its colours, too

    showTab(1);
    for (const Json &rule : m_sample["allOf"]) {
        QStringList values;
        for (const Json &value : rule["then"]["properties"]["subcategory"]["enum"])
            values << fromUtf8(value.get<std::string>());
        addRule(fromUtf8(rule["if"]["properties"]["category"]["const"].get<std::string>()), values.join(QStringLiteral(", ")));
    }
    pictures(QStringLiteral("schema-rules"));

    QCOMPARE(QString::fromStdString(sorted(json()).dump(1)), QString::fromStdString(sorted(m_sample).dump(1)));
    QCOMPARE(names(json()["properties"]), names(properties));
    QVERIFY(json()["required"] == m_sample["required"]);
    QVERIFY(m_page->isDirty());
    QVERIFY(m_page->save());
    QVERIFY(!m_page->isDirty());
    QVERIFY(*parseJson(onDisk()) == json());
    // Every step of it can be taken back.
    while (m_page->canPerform(QStringLiteral("edit.undo")))
        m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(m_page->document().text(), QStringLiteral("{}"));
}

void TestSchemaBuild::followsARenamedField()
{
    open(writeJson(m_sample, 2));
    m_tree->select(u"/properties/priority");
    auto *source = part<CodeEdit>("source");
    QCOMPARE(source->lineMarks().size(), 1);
    const int line = source->lineMarks().first().first;
    VERIFY_RESULT(m_page->document().apply(renameProperty(m_page->document().source(), QStringLiteral("/properties/priority"), QStringLiteral("urgency"))));
    QCOMPARE(m_tree->currentPointer(), QStringLiteral("/properties/urgency"));
    QCOMPARE(source->lineMarks().size(), 1);
    QCOMPARE(source->lineMarks().first().first, line);
}

void TestSchemaBuild::reordersByKeyAndMouse()
{
    open(writeJson(m_sample, 2));
    m_tree->select(u"/properties/priority");
    m_tree->setFocus();
    QTest::keyClick(m_tree, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(names(json()["properties"]).mid(0, 3).join(u' '), QStringLiteral("priority category subcategory"));
    QCOMPARE(m_tree->currentPointer(), QStringLiteral("/properties/priority"));
    QTest::keyClick(m_tree, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(names(json()["properties"]).mid(0, 3).join(u' '), QStringLiteral("category priority subcategory"));

    const QModelIndex root = m_tree->model()->index(0, 0);
    const auto row = [&](int index) { return m_tree->model()->index(index, 0, root); };
    drag(row(6), row(1), true);
    QTRY_COMPARE(names(json()["properties"]).mid(0, 3).join(u' '), QStringLiteral("category reasoning priority"));
    QCOMPARE(m_tree->currentPointer(), QStringLiteral("/properties/reasoning"));
    drag(row(0), row(3), false);
    QTRY_COMPARE(names(json()["properties"]).mid(0, 4).join(u' '), QStringLiteral("reasoning priority subcategory category"));
    m_page->perform(QStringLiteral("edit.undo"));
    m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(names(json()["properties"]), names(m_sample["properties"]));
}

void TestSchemaBuild::breaksAndMends()
{
    open(writeJson(m_sample, 2));
    auto *source = part<CodeEdit>("source");
    const QString before = source->text();
    typeInto(source, static_cast<int>(before.indexOf(QStringLiteral("\"properties\""))), QStringLiteral("oops "));
    QTRY_VERIFY(m_page->document().problem());
    QVERIFY(!(m_tree->model()->flags(m_tree->model()->index(0, 0)) & Qt::ItemIsEditable));
    QVERIFY(!part<QAbstractButton>("addRule")->isEnabled());
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(source, Qt::Key_Backspace);
    QTRY_VERIFY(!m_page->document().problem());
    QCOMPARE(source->text(), before);

    // What a provider refuses, and its fix by Enter in the strip.
    m_tree->select(u"/properties/reasoning");
    toTree();
    QTest::keyClick(m_tree, Qt::Key_Space);
    QVERIFY(json()["required"].size() == 6);
    auto *problems = part<QAbstractItemView>("schemaProblemList");
    const auto row = [&] {
        for (int at = 0; at < problems->model()->rowCount(); ++at) {
            if (problems->model()->index(at, 0).data(Qt::AccessibleTextRole).toString().contains(u"“reasoning” is optional"))
                return problems->model()->index(at, 0);
        }
        return QModelIndex();
    };
    QTRY_VERIFY(row().isValid());
    problems->setFocus();
    problems->setCurrentIndex(row());
    QTest::keyClick(problems, Qt::Key_Return);
    QTRY_VERIFY(json()["required"].size() == 7);
    m_page->perform(QStringLiteral("edit.undo"));
    m_page->perform(QStringLiteral("edit.undo"));
    QVERIFY(json() == m_sample);

    // Fixing all takes the rules across fields out of what is sent; they are still there, and still hold.
    QTRY_VERIFY(part<QAbstractButton>("fixAll")->isEnabled());
    click("fixAll");
    QTRY_VERIFY(!json().contains("allOf"));
    auto *rules = part<QTableView>("rules");
    QTRY_COMPARE(rules->model()->rowCount(), 6);
    for (int at = 0; at < 6; ++at) {
        QCOMPARE(rules->model()->index(at, 2).data().toString(), QStringLiteral("subcategory"));
        QCOMPARE(rules->model()->index(at, 5).data().toString(), QStringLiteral("checked here only"));
    }
    showTab(1);
    pictures(QStringLiteral("schema-local-rules"));
}

void TestSchemaBuild::keepsTestCases()
{
    open(writeJson(m_sample, 2));
    auto *sample = part<CodeEdit>("sample");
    auto *findings = part<QListWidget>("findings");
    auto *cases = part<QListWidget>("sampleCases");
    click("generateSample");
    QTRY_COMPARE(findings->count(), 1);
    QTRY_VERIFY(findings->item(0)->text().startsWith(u"Valid"));
    click("openKeepBar");
    auto *name = part<QLineEdit>("sampleName");
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("typical"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(cases->count(), 1);
    QVERIFY(cases->isVisible());

    click("breakSample");
    QTRY_VERIFY(sample->faults().size() > 0);
    const QString broken = sample->text();
    QVERIFY(!findings->item(0)->text().startsWith(u"Valid"));
    click("openKeepBar");
    QTest::keyClicks(name, QStringLiteral("broken"));
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(cases->count(), 2);
    QTRY_COMPARE(cases->currentRow(), 1);
    QTRY_VERIFY(cases->item(0)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("passes")));
    QTRY_VERIFY(cases->item(1)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("should be invalid, passes")));
    auto *badge = part<QWidget>("casesBadge");
    QTRY_COMPARE(badge->accessibleName(), QStringLiteral("Test cases: 2 of 2 pass"));

    // Another value in the case: the number is underlined and its field marked; Enter on the sentence leads to both.
    cases->setCurrentRow(0);
    const QString text = sample->text();
    const qsizetype key = text.indexOf(QStringLiteral("\"estimated_resolution_time\": "));
    const auto start = static_cast<int>(key + 29);
    QTextCursor cursor = sample->textCursor();
    cursor.setPosition(start);
    cursor.setPosition(static_cast<int>(text.indexOf(u',', start)), QTextCursor::KeepAnchor);
    sample->setTextCursor(cursor);
    sample->setFocus();
    QTest::keyClicks(sample, QStringLiteral("1440"));
    QTRY_COMPARE(sample->faults().size(), 1);
    QCOMPARE(sample->faults().front().position, start);
    QCOMPARE(sample->faults().front().length, 4);
    QTRY_COMPARE(badge->accessibleName(), QStringLiteral("Test cases: 1 of 2 pass"));
    findings->setFocus();
    findings->setCurrentRow(0);
    QTest::keyClick(findings, Qt::Key_Return);
    QTRY_COMPARE(m_tree->currentPointer(), QStringLiteral("/properties/estimated_resolution_time"));
    QCOMPARE(sample->textCursor().position(), start);
    QVERIFY(m_tree->currentIndex().data(SchemaModel::MarkRole).isValid());
    pictures(QStringLiteral("schema-sample"));

    // The schema gives way: the case passes again.
    setLimit("maximum", QStringLiteral("2000"));
    QTRY_COMPARE(badge->accessibleName(), QStringLiteral("Test cases: 2 of 2 pass"));
    QVERIFY(!m_tree->currentIndex().data(SchemaModel::MarkRole).isValid());
    cases->setFocus();
    QTest::keyClick(cases, Qt::Key_Space); // should be invalid, and is not
    QTRY_COMPARE(badge->accessibleName(), QStringLiteral("Test cases: 1 of 2 pass"));
    QTest::keyClick(cases, Qt::Key_Space);
    m_ui.dialogs.answerNextQuestion(Dialogs::Answer::Yes);
    cases->setCurrentRow(1);
    QTest::keyClick(cases, Qt::Key_Delete);
    QTRY_COMPARE(cases->count(), 1);
    QVERIFY(m_page->isDirty());
    QVERIFY(m_page->save());
    QFile file(m_folder.filePath(QStringLiteral("ticket_triage.samples.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto saved = parseJson(file.readAll());
    QCOMPARE((*saved)["samples"].size(), std::size_t(1));
    QVERIFY((*saved)["samples"][0]["value"]["estimated_resolution_time"] == 1440);
}

void TestSchemaBuild::changesRules()
{
    open(writeJson(m_sample, 2));
    showTab(1);
    auto *table = part<QTableView>("rules");
    QCOMPARE(table->model()->rowCount(), 6);
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 1));
    QTest::keyClick(table, Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(table->currentIndex().row(), 1);
    QCOMPARE(table->model()->index(0, 1).data().toString(), QStringLiteral("billing"));
    QCOMPARE(table->model()->index(1, 1).data().toString(), QStringLiteral("technical"));
    click("ruleUp");
    QCOMPARE(table->currentIndex().row(), 0);
    QVERIFY(json() == m_sample);
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Delete);
    QCOMPARE(table->model()->rowCount(), 5);
    m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(table->model()->rowCount(), 6);
    setCell(0, 3, QStringLiteral("is left out"));
    QVERIFY(json()["allOf"][0]["then"]["properties"]["subcategory"] == false);
    m_page->perform(QStringLiteral("edit.undo"));
    QVERIFY(json()["allOf"][0] == m_sample["allOf"][0]);
}

void TestSchemaBuild::everythingHasAName()
{
    open(writeJson(m_sample, 2));
    QStringList nameless;
    const auto look = [&] {
        const auto widgets = m_page->findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            const QWidget *parent = widget->parentWidget();
            const bool inner = widget->focusProxy() || qobject_cast<const QAbstractScrollArea *>(parent) || qobject_cast<const QAbstractSpinBox *>(parent)
                || qobject_cast<const QComboBox *>(parent);
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || inner)
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const QString name = widget->accessibleName().isEmpty() && button ? button->text() : widget->accessibleName();
            const QString who = QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName() + u' ' + name;
            if (name.isEmpty())
                nameless << QStringLiteral("no name: ") + who;
            // A choice beside others says all by its text.
            if (button && widget->toolTip().isEmpty() && widget->property("kind") != QStringLiteral("segment") && !qobject_cast<const ToggleSwitch *>(widget))
                nameless << QStringLiteral("no tooltip: ") + who;
        }
    };
    for (int tab : {0, 1}) {
        showTab(tab);
        look();
    }
    for (const char *field : {"category", "reasoning", "confidence_score"}) {
        m_tree->select(QStringLiteral("/properties/") + QLatin1String(field));
        look();
    }
    nameless.removeDuplicates();
    QCOMPARE(nameless.join(u'\n'), QString());
}

QTEST_MAIN(TestSchemaBuild)
#include "tst_schemabuild.moc"
