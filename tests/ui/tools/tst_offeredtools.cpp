#include "tools/offeredtools.h"

#include "chat/toolchoice.h"
#include "schema/schematree.h"
#include "tools/detailpane.h"
#include "tools/inspectorpage.h"
#include "tools/turnpane.h"
#include "tools/turnsettings.h"
#include "toolfile/definitiondialog.h"
#include "tracesample.h"
#include "ui/support/uitest.h"
#include "widgets/banner.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>

using namespace cuewright;

// The tools that a turn offers, with real keys and clicks: from the project, from servers, by hand.
class TestOfferedTools final : public QObject
{
    Q_OBJECT
private slots:
    void cleanup();
    void ofTheProject();
    void taken();
    void theChoiceFollows();
    void ofServers();
    void byHand();
    void changedForOneTurn();
    void namesThatAreTaken();
    void onlyLookedAt();
    void pictures_data();
    void pictures();

private:
    void open(const Trace &trace, Theme::Mode mode = Theme::Mode::Light, QSize size = {1208, 790});
    template<typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QLatin1String(name));
    }
    const Trace &trace() const { return m_page->document().trace(); }
    const ChatRequest &settings() const { return *trace().turnsOf(m_page->branch())[0]->settings; }
    QStringList names() const
    {
        QStringList all;
        for (const ToolDefinition &tool : settings().tools)
            all << tool.name;
        return all;
    }
    QListWidget &list() const { return *find<QListWidget>("offeredList"); }
    QMenu *menu() const
    {
        QApplication::setActiveWindow(m_page.get());
        list().setFocus();
        QTest::keyClick(&list(), Qt::Key_Insert);
        return find<QMenu>("offerMenu");
    }
    static QAction *entry(const QMenu *menu, const QString &text)
    {
        for (QAction *action : menu->actions()) {
            if (action->text() == text)
                return action;
            if (QAction *inside = action->menu() ? entry(action->menu(), text) : nullptr)
                return inside;
        }
        return nullptr;
    }
    void take(const QString &text)
    {
        QMenu *shown = menu();
        QVERIFY(shown);
        QAction *wanted = entry(shown, text);
        QVERIFY2(wanted, qPrintable(text));
        wanted->trigger();
        shown->close();
        QTRY_VERIFY(!find<QMenu>("offerMenu"));
        if (!dialog())
            QApplication::setActiveWindow(m_page.get()); // a window manager would give it back
    }
    DefinitionDialog *dialog() const { return find<DefinitionDialog>("definitionDialog"); }
    // The person writes a name and presses the button.
    void finish(const QString &name) const
    {
        auto *field = dialog()->findChild<QLineEdit *>(QStringLiteral("toolName"));
        field->selectAll();
        QTest::keyClicks(field, name);
        QTest::mouseClick(dialog()->findChild<QPushButton *>(QStringLiteral("definitionDone")), Qt::LeftButton);
    }

    std::unique_ptr<UiTest> m_ui;
    std::unique_ptr<QTemporaryDir> m_folder;
    Catalog m_catalog = Catalog::builtIn();
    SystemClock m_clock;
    QList<ServerToolName> m_servers;
    std::optional<Error> m_refusal;
    std::unique_ptr<InspectorPage> m_page;
};

void TestOfferedTools::cleanup()
{
    m_page.reset();
    m_ui.reset();
    m_folder.reset();
    m_servers.clear();
    m_refusal.reset();
}

void TestOfferedTools::open(const Trace &trace, Theme::Mode mode, QSize size)
{
    m_folder = std::make_unique<QTemporaryDir>();
    const QString tools = m_folder->filePath(QStringLiteral("tools"));
    QVERIFY(QDir().mkpath(tools));
    for (const char *name : {"list_invoices", "create_refund"}) {
        ToolFile file = newTool(QString::fromLatin1(name));
        QVERIFY(file.save(tools + u'/' + QString::fromLatin1(name) + QStringLiteral(".tool.json")));
    }
    m_ui = std::make_unique<UiTest>(mode);
    const QString path = m_folder->filePath(QStringLiteral("traces/a.trace.json"));
    QVERIFY(saveTrace(trace, path));
    auto keeper = std::make_unique<TraceKeeper>(path, TraceKeeper::Services{m_clock, m_folder->filePath(QStringLiteral("drafts"))});
    const InspectorServices services{m_catalog, m_clock, Workspace(m_folder->path()), [](const Trace &) { return *providerProfile(u"openai"); }, {},
        [this] { return m_servers; },
        [this](const ServerToolName &tool) -> Result<ToolDefinition> {
            if (m_refusal)
                return fail(*m_refusal);
            ToolDefinition made;
            made.name = tool.server + u'_' + tool.tool;
            return made;
        }};
    m_page = std::make_unique<InspectorPage>(m_ui->context, PageKey{PageKey::Kind::Trace, QStringLiteral("traces/a.trace.json")}, std::move(keeper), services);
    QTRY_VERIFY(!m_page->keeper().isOpening());
    m_page->resize(size);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QApplication::setActiveWindow(m_page.get());
    m_page->showBranch(Trace::kMain);
    m_page->showStep(m_page->document().trace().turnsOf(Trace::kMain)[0]->id, -1);
    find<QTabBar>("detailTabs")->setCurrentIndex(DetailPane::CallTab);
}

void TestOfferedTools::ofTheProject()
{
    open(pendingTrace());
    QCOMPARE(list().count(), 1);
    QCOMPARE(list().item(0)->text(), QStringLiteral("find"));
    take(QStringLiteral("list_invoices"));
    QVERIFY(m_page->branch() != Trace::kMain); // what was asked stays as it was
    QCOMPARE(names(), (QStringList{QStringLiteral("find"), QStringLiteral("list_invoices")}));
    QCOMPARE(trace().turnsOf(Trace::kMain)[0]->settings->tools.size(), 1);
    QCOMPARE(trace().state(m_page->branch()), BranchState::Unsent);
    QCOMPARE(list().currentRow(), 1); // the new one
    QVERIFY(list().hasFocus());
    QMenu *shown = menu();
    QVERIFY(!entry(shown, QStringLiteral("list_invoices"))); // what is offered is not offered again
    QVERIFY(entry(shown, QStringLiteral("create_refund")));
    shown->close();
    m_page->perform(QStringLiteral("edit.undo"));
    QCOMPARE(list().count(), 1);
    m_page->perform(QStringLiteral("edit.redo"));
    QCOMPARE(list().count(), 2);
}

void TestOfferedTools::taken()
{
    open(sampleTrace());
    const QStringList before = names();
    list().setFocus();
    list().setCurrentRow(1);
    QTest::keyClick(&list(), Qt::Key_Delete);
    QStringList left = before;
    left.removeAt(1);
    QCOMPARE(names(), left);
    QCOMPARE(list().currentRow(), 1); // the one that follows
    QTest::mouseClick(find<QToolButton>("removeOffered"), Qt::LeftButton);
    QCOMPARE(names().size(), before.size() - 2);
    while (list().count() > 0)
        QTest::mouseClick(find<QToolButton>("removeOffered"), Qt::LeftButton);
    QVERIFY(names().isEmpty());
    QVERIFY(!find<QToolButton>("removeOffered")->isEnabled());
    QVERIFY(!find<QToolButton>("editOffered")->isEnabled());
    QCOMPARE(trace().branches().size(), 4); // one more, however much was taken away
}

// What is not offered cannot be asked for.
void TestOfferedTools::theChoiceFollows()
{
    Trace trace = pendingTrace();
    ChatRequest forced = *trace.turnsOf(Trace::kMain)[0]->settings;
    forced.options.toolChoice = toolChoiceJson({ToolChoice::Kind::One, {QStringLiteral("find")}, false, {}});
    const auto made = trace.editSettings(Trace::kMain, trace.turnsOf(Trace::kMain)[0]->id, forced);
    QVERIFY(made);
    open(trace);
    m_page->showBranch(made->branch);
    m_page->showStep(made->turn, -1);
    take(QStringLiteral("create_refund"));
    QCOMPARE(settings().options.toolChoice, forced.options.toolChoice);
    list().setCurrentRow(0);
    QTest::keyClick(&list(), Qt::Key_Delete);
    QVERIFY(settings().options.toolChoice.is_null());
    QCOMPARE(find<QComboBox>("turnToolChoice")->currentIndex(), 0);
}

void TestOfferedTools::ofServers()
{
    m_servers = {{QStringLiteral("files"), QStringLiteral("read_file")}, {QStringLiteral("files"), QStringLiteral("a&b")},
        {QStringLiteral("web"), QStringLiteral("fetch")}};
    open(pendingTrace());
    QVERIFY(entry(menu(), QStringLiteral("a&&b")));
    find<QMenu>("offerMenu")->close();
    QTRY_VERIFY(!find<QMenu>("offerMenu"));
    take(QStringLiteral("fetch"));
    QCOMPARE(names(), (QStringList{QStringLiteral("find"), QStringLiteral("web_fetch")}));
    m_refusal = Error{Error::Code::Io, QStringLiteral("The disk is full."), {}, {}};
    take(QStringLiteral("read_file"));
    QCOMPARE(names().size(), 2);
    QVERIFY(m_page->findChild<Banner *>(QStringLiteral("traceBanner"))->isVisible());
}

void TestOfferedTools::byHand()
{
    open(pendingTrace());
    take(QStringLiteral("Write one by hand…"));
    QVERIFY(dialog());
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("toolName"));
    auto *text = dialog()->findChild<QPlainTextEdit *>(QStringLiteral("toolDescription"));
    QVERIFY(!dialog()->findChild<QComboBox *>(QStringLiteral("toolSource"))->isVisible()); // who answers is the project's business
    text->setFocus();
    QTest::keyClicks(text, QStringLiteral("Finds the weather"));
    auto *tree = dialog()->findChild<SchemaTree *>();
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_Insert);
    QTest::mouseClick(dialog()->findChild<QPushButton *>(QStringLiteral("definitionDone")), Qt::LeftButton);
    QVERIFY(dialog()->isVisible()); // it has no name
    QVERIFY(!dialog()->findChild<QLabel *>(QStringLiteral("definitionProblem"))->text().isEmpty());
    finish(QStringLiteral("get_weather"));
    QTRY_VERIFY(!dialog());
    QCOMPARE(names(), (QStringList{QStringLiteral("find"), QStringLiteral("get_weather")}));
    const ToolDefinition &tool = settings().tools[1];
    QCOMPARE(tool.description, QStringLiteral("Finds the weather"));
    QCOMPARE(member(tool.parameters, "properties")->size(), std::size_t(1));
    QVERIFY(!tool.strict);
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("tools/get_weather.tool.json"))));
}

void TestOfferedTools::changedForOneTurn()
{
    open(pendingTrace());
    const Json before = settings().tools[0].parameters;
    list().setFocus();
    list().setCurrentRow(0);
    QTest::keyClick(&list(), Qt::Key_Return);
    QVERIFY(dialog());
    QTest::mouseClick(dialog()->findChild<QPushButton *>(QStringLiteral("definitionDone")), Qt::LeftButton);
    QTRY_VERIFY(!dialog());
    QCOMPARE(m_page->branch(), Trace::kMain); // nothing was changed
    QApplication::setActiveWindow(m_page.get()); // a window manager would give it back
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_F2);
    finish(QStringLiteral("look_up"));
    QTRY_VERIFY(!dialog());
    QCOMPARE(names(), QStringList{QStringLiteral("look_up")});
    QCOMPARE(writeJson(settings().tools[0].parameters), writeJson(before)); // in the order that it had
    QCOMPARE(trace().turnsOf(Trace::kMain)[0]->settings->tools[0].name, QStringLiteral("find"));
}

void TestOfferedTools::namesThatAreTaken()
{
    open(pendingTrace());
    take(QStringLiteral("Write one by hand…"));
    finish(QStringLiteral("find"));
    QVERIFY(dialog()->isVisible());
    QVERIFY(dialog()->findChild<QLabel *>(QStringLiteral("definitionProblem"))->text().contains(QStringLiteral("find")));
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog());
    QCOMPARE(names(), QStringList{QStringLiteral("find")});
}

void TestOfferedTools::onlyLookedAt()
{
    open(pendingTrace());
    InspectorProgress progress;
    progress.isRunning = true;
    m_page->setProgress(progress);
    QVERIFY(!find<QPushButton>("offerTool")->isEnabled());
    list().setCurrentRow(0);
    QTest::keyClick(&list(), Qt::Key_Delete);
    QTest::keyClick(&list(), Qt::Key_Return);
    QVERIFY(!dialog());
    QCOMPARE(names(), QStringList{QStringLiteral("find")});
    m_page->setProgress({});
    QVERIFY(find<QPushButton>("offerTool")->isEnabled());
}

void TestOfferedTools::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("name");
    QTest::newRow("light") << false << QSize(1208, 810) << QStringLiteral("inspector-tools-light");
    QTest::newRow("dark") << true << QSize(1208, 810) << QStringLiteral("inspector-tools-dark");
    QTest::newRow("small") << false << QSize(1024, 600) << QStringLiteral("inspector-tools-1024");
}

void TestOfferedTools::pictures()
{
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    QFETCH(QString, name);
    m_servers = {{QStringLiteral("files"), QStringLiteral("read_file")}};
    open(sampleTrace(), dark ? Theme::Mode::Dark : Theme::Mode::Light, size);
    list().setFocus();
    list().setCurrentRow(1);
    QVERIFY(saveScreenshot(*m_page, name));
    QVERIFY(saveScreenshot(*menu(), name + QStringLiteral("-menu")));
    find<QMenu>("offerMenu")->close();
    QTest::keyClick(&list(), Qt::Key_Return);
    QVERIFY(saveScreenshot(*dialog(), name + QStringLiteral("-dialog")));
}

QTEST_MAIN(TestOfferedTools)
#include "tst_offeredtools.moc"
