#include "serverswindowtest.h"

#include "prompt/promptdocument.h"
#include "prompt/promptpage.h"
#include "reply/longtextview.h"
#include "servers/toolspane.h"
#include "tools/toolfile.h"
#include "ui/support/uitest.h"
#include "widgets/emptystate.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTableView>

using namespace cuewright;

/// MCP servers in the whole program, with a real server process and by real keys and clicks.
class TestServersWindow final : public ServersWindowTest
{
    Q_OBJECT
private slots:
    void init() { startProgram(); }
    void cleanup() { m_home.reset(); }

    void emptyProjectSaysWhatToDo();
    void startsStopsAndShowsTools();
    void failureSaysWhatToDo_data();
    void failureSaysWhatToDo();
    void fileThatCannotBeRead();
    void changedFileAsksForARestart();
    void triesATool();
    void argumentsThatCannotBeRead();
    void resultsAndFailures_data();
    void resultsAndFailures();
    void progressAndCancel();
    void serverDiesInTheMiddle();
    void serverGoesInTheMiddle();
    void eachToolKeepsItsOwn();
    void leftOutTools();
    void toolIsAddedToTheProject();
    void toolIsOfferedInAPrompt();
    void addsEditsAndRemoves();
    void switchesOn();
    void anotherProject();
    void pictures_data();
    void pictures();

public:
    TestServersWindow()
        : ServersWindowTest(QStringLiteral("weather"))
    {
    }

private:
    using ServersWindowTest::write;
    void write(const QString &mode, const QString &command = QStringLiteral(FAKE_MCP_SERVER))
    {
        McpEntry entry;
        entry.key = m_key;
        entry.command = command;
        entry.arguments = {mode};
        write(entry);
    }
};

void TestServersWindow::emptyProjectSaysWhatToDo()
{
    auto *pinned = m_home->window().findChild<QPushButton *>(QStringLiteral("pinnedServers"));
    click(pinned);
    QVERIFY(page());
    auto *empty = page()->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    QCOMPARE(empty->accessibleName(), QStringLiteral("No MCP servers yet"));
    click(empty->findChild<QPushButton *>(QStringLiteral("emptyAction")));
    QTRY_VERIFY(dialog("serverDialog"));
    QTest::keyClick(dialog("serverDialog"), Qt::Key_Escape);
    QVERIFY(!QFile::exists(path()));
}

void TestServersWindow::startsStopsAndShowsTools()
{
    write(QStringLiteral("-"));
    openPage();
    QCOMPARE(find<QLabel>("serverTitle")->text(), m_key);
    auto *empty = find<ToolsPane>("toolsPane")->findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    click(empty->findChild<QPushButton *>(QStringLiteral("emptyAction")));
    answer("approvalOnce");
    QTRY_COMPARE(servers().state(m_key), State::Running);
    QCOMPARE(find<QListWidget>("serverTools")->count(), 20);
    QCOMPARE(find<QTabBar>("serverTabs")->tabText(0), QStringLiteral("Tools  20"));
    QTRY_VERIFY(m_home->window().findChild<QPushButton *>(QStringLiteral("pinnedServers"))->accessibleDescription().contains(QStringLiteral("1")));
    find<QTabBar>("serverTabs")->setCurrentIndex(1);
    auto *log = find<QTableView>("serverLog");
    QTRY_VERIFY(log->model()->rowCount() >= 2);
    bool saysStarting = false;
    for (int row = 0; row < log->model()->rowCount(); ++row)
        saysStarting = saysStarting || log->model()->index(row, 2).data().toString() == u"starting";
    QVERIFY(saysStarting); // its standard error
    click(find<QPushButton>("startServer"));
    QTRY_COMPARE(servers().state(m_key), State::Stopped);
    QVERIFY(!find<QPushButton>("restartServer")->isEnabled());
    QCOMPARE(find<QPushButton>("startServer")->text(), QStringLiteral("Start"));
}

void TestServersWindow::failureSaysWhatToDo_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("happened");
    QTest::addColumn<QString>("canDo");
    QTest::newRow("no such program") << "cuewright-nothing" << "-" << "approvalOnce" << "could not be started" << "Edit";
    QTest::newRow("ends by itself") << QStringLiteral(FAKE_MCP_SERVER) << "exit" << "approvalOnce" << "code 3" << "log";
    QTest::newRow("not allowed") << QStringLiteral(FAKE_MCP_SERVER) << "-" << "approvalDeny" << "not allowed to start" << "Start";
}

void TestServersWindow::failureSaysWhatToDo()
{
    QFETCH(QString, command);
    QFETCH(QString, mode);
    QFETCH(QString, button);
    QFETCH(QString, happened);
    QFETCH(QString, canDo);
    write(mode, command);
    openPage();
    click(find<QPushButton>("startServer"));
    answer(qPrintable(button));
    QTRY_COMPARE(servers().state(m_key), State::Failed);
    auto *banner = find<Banner>("serverBanner");
    QTRY_VERIFY2(banner->detail().contains(happened), qPrintable(banner->detail()));
    QVERIFY2(banner->detail().contains(canDo), qPrintable(banner->detail()));
    QVERIFY(find<QPushButton>("startServer")->isEnabled());
}

void TestServersWindow::fileThatCannotBeRead()
{
    write(QStringLiteral("-"));
    openPage();
    QVERIFY(writeFile(path(), "{ \"mcpServers\": oops }"));
    auto *banner = find<Banner>("serversBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->headline().contains(QStringLiteral("mcp.json")));
    QCOMPARE(find<QListView>("serverList")->model()->rowCount(), 1);
    click(banner->findChild<QPushButton *>(QStringLiteral("bannerAction")));
    QVERIFY(!page());
    QCOMPARE(m_home->window().currentPage()->key().path, QStringLiteral("mcp.json"));
}

void TestServersWindow::changedFileAsksForARestart()
{
    write(QStringLiteral("-"));
    openPage();
    startServer();
    write(QStringLiteral("old"));
    auto *banner = find<Banner>("serverBanner");
    QTRY_VERIFY(banner->headline().contains(QStringLiteral("changed")));
    click(banner->findChild<QPushButton *>(QStringLiteral("bannerAction")));
    answer("approvalOnce");
    QTRY_VERIFY(servers().state(m_key) == State::Running && !banner->isVisible());
}

void TestServersWindow::triesATool()
{
    write(QStringLiteral("forecast"));
    openPage();
    startServer();
    QCOMPARE(find<QLabel>("toolTitle")->text(), QStringLiteral("Weather forecast"));
    auto *city = find<QLineEdit>("argument-city");
    QCOMPARE(find<QLineEdit>("argument-days")->text(), QStringLiteral("3"));
    city->setFocus();
    QTest::keyClicks(city, QStringLiteral("Paris"));
    m_home->window().activateWindow();
    QTRY_VERIFY(m_home->window().isActiveWindow());
    QTest::keyClick(city, Qt::Key_Return, Qt::ControlModifier); // by the keyboard alone
    QTRY_VERIFY(page()->findChildren<LongTextView *>(QStringLiteral("partText")).size() == 2);
    QTRY_COMPARE(find<LongTextView>("partText")->toPlainText(), QStringLiteral("Sunny in Paris for 3 days."));
    QTRY_VERIFY(!find<QLabel>("partPicture")->pixmap(Qt::ReturnByValue).isNull());
    QTRY_COMPARE(find<QLabel>("partPicture")->height(), find<QLabel>("partPicture")->sizeHint().height()); // and is seen
    QVERIFY(!tryBanner()->isVisible());
    QVERIFY(!dialog("toolApproval")); // the press was the yes
    const QAbstractItemModel &log = *m_home->window().findChild<QListView *>(QStringLiteral("logList"))->model();
    const QModelIndex last = log.index(log.rowCount() - 1, 0);
    QVERIFY2(last.data().toString().contains(QStringLiteral("forecast")) && last.data().toString().contains(QStringLiteral("allowed once")),
        qPrintable(last.data().toString()));
    QVERIFY(last.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Paris")));
    QCOMPARE(runButton()->headline(), QStringLiteral("Run tool"));
}

void TestServersWindow::argumentsThatCannotBeRead()
{
    write(QStringLiteral("-"));
    openPage();
    startServer();
    choose(QStringLiteral("echo"));
    auto *source = find<QPlainTextEdit>("arguments");
    source->setFocus();
    source->selectAll();
    QTest::keyClicks(source, QStringLiteral("{\"message\": "));
    click(runButton());
    QTRY_VERIFY(tryBanner()->isVisible());
    QVERIFY(tryBanner()->headline().contains(QStringLiteral("Nothing was run")));
    source->selectAll();
    QTest::keyClicks(source, QStringLiteral("{\"message\": \"now\"}"));
    click(runButton());
    QTRY_VERIFY(find<LongTextView>("partText") && find<LongTextView>("partText")->toPlainText() == u"now");
    QVERIFY(!tryBanner()->isVisible());
}

void TestServersWindow::resultsAndFailures_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("headline"); // empty: none
    QTest::addColumn<QString>("text"); // of the first view; empty: there is none
    QTest::newRow("all kinds of parts") << "parts" << "" << "here";
    QTest::newRow("the tool fails") << "fail" << "The tool failed" << "no such file";
    QTest::newRow("the server refuses") << "refuse" << "arguments" << "";
    QTest::newRow("no result at all") << "odd" << "no result of a tool" << "";
}

void TestServersWindow::resultsAndFailures()
{
    QFETCH(QString, tool);
    QFETCH(QString, headline);
    QFETCH(QString, text);
    write(QStringLiteral("-"));
    openPage();
    startServer();
    choose(tool);
    click(runButton());
    QTRY_VERIFY(find<QLabel>("partCaption") || tryBanner()->isVisible());
    QTRY_COMPARE(tryBanner()->isVisible(), !headline.isEmpty());
    const QString said = tryBanner()->headline() + u' ' + tryBanner()->detail();
    QVERIFY2(said.contains(headline), qPrintable(said));
    auto *view = find<LongTextView>("partText");
    QCOMPARE(view != nullptr, !text.isEmpty());
    if (view)
        QTRY_COMPARE(view->toPlainText(), text);
    if (tool == u"parts")
        QCOMPARE(page()->findChildren<QLabel *>(QStringLiteral("partCaption")).size(), 7);
}

void TestServersWindow::progressAndCancel()
{
    write(QStringLiteral("-"));
    openPage();
    startServer();
    choose(QStringLiteral("slow"));
    click(runButton());
    QTRY_VERIFY(runButton()->state() == RunButton::State::Running && runButton()->facts().contains(QStringLiteral("3 of 4")));
    QVERIFY(m_home->action("run.stop")->isEnabled() && !m_home->action("run.start")->isEnabled());
    click(runButton());
    QTRY_VERIFY(tryBanner()->isVisible() && tryBanner()->headline().contains(QStringLiteral("Stopped")));
    QCOMPARE(runButton()->headline(), QStringLiteral("Run tool"));
    QVERIFY(runButton()->isEnabled());
    click(runButton());
    QTRY_VERIFY(runButton()->state() == RunButton::State::Running);
    m_home->action("run.stop")->trigger();
    QTRY_VERIFY(tryBanner()->isVisible());
}

void TestServersWindow::serverDiesInTheMiddle()
{
    write(QStringLiteral("-"));
    openPage();
    startServer();
    choose(QStringLiteral("crash"));
    click(runButton());
    QTRY_COMPARE(servers().state(m_key), State::Failed);
    QTRY_VERIFY(find<Banner>("serverBanner")->isVisible());
    QVERIFY(find<Banner>("serverBanner")->detail().contains(QStringLiteral("crashed")));
    click(find<Banner>("serverBanner")->findChild<QPushButton *>(QStringLiteral("bannerAction")));
    QCOMPARE(page()->pane().tab(), ServerPane::LogTab);
    click(find<QPushButton>("startServer"));
    QTRY_COMPARE(servers().state(m_key), State::Running); // allowed for the session
    find<QTabBar>("serverTabs")->setCurrentIndex(0);
    choose(QStringLiteral("crash"));
    QTRY_VERIFY(tryBanner()->isVisible()); // what came of the call is still there
    QVERIFY(runButton()->isEnabled());
}

void TestServersWindow::serverGoesInTheMiddle()
{
    write(QStringLiteral("-"));
    openPage();
    startServer();
    choose(QStringLiteral("slow"));
    click(runButton());
    QTRY_VERIFY(runButton()->state() == RunButton::State::Running);
    QVERIFY(QFile::remove(path()));
    QTRY_VERIFY(servers().entries().isEmpty());
    QVERIFY(page()->findChild<EmptyState *>()->isVisible());
    write(QStringLiteral("-"));
    click(find<QPushButton>("startServer"));
    QTRY_COMPARE(servers().state(m_key), State::Running); // the same was allowed for the session
    choose(QStringLiteral("slow"));
    QTRY_VERIFY(runButton()->state() == RunButton::State::Ready && runButton()->isEnabled());
}

void TestServersWindow::eachToolKeepsItsOwn()
{
    write(QStringLiteral("-"));
    openPage();
    startServer();
    choose(QStringLiteral("echo"));
    auto *source = find<QPlainTextEdit>("arguments");
    source->setFocus();
    source->selectAll();
    QTest::keyClicks(source, QStringLiteral("{\"message\": \"mine\"}"));
    choose(QStringLiteral("slow")); // before a pause in typing
    QCOMPARE(source->toPlainText(), QStringLiteral("{}"));
    click(runButton());
    QTRY_VERIFY(runButton()->state() == RunButton::State::Running);
    choose(QStringLiteral("echo"));
    QVERIFY(source->toPlainText().contains(QStringLiteral("mine")));
    QVERIFY(runButton()->state() == RunButton::State::Ready);
    click(runButton());
    QTRY_VERIFY(find<LongTextView>("partText") && find<LongTextView>("partText")->toPlainText() == u"mine");
    choose(QStringLiteral("slow"));
    QVERIFY(runButton()->state() == RunButton::State::Running); // it went on meanwhile
    click(runButton());
    QTRY_VERIFY(runButton()->state() == RunButton::State::Ready);
    choose(QStringLiteral("echo"));
    QTRY_VERIFY(find<LongTextView>("partText") && find<LongTextView>("partText")->toPlainText() == u"mine");
}

void TestServersWindow::leftOutTools()
{
    write(QStringLiteral("bad-names"));
    openPage();
    startServer();
    auto *list = find<QListWidget>("serverTools");
    QVERIFY(list->count() > 2);
    list->setCurrentRow(list->count() - 1);
    QVERIFY(!runButton()->isEnabled());
    QVERIFY(list->item(list->count() - 1)->data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("left out")));
}

void TestServersWindow::toolIsAddedToTheProject()
{
    write(QStringLiteral("forecast"));
    openPage();
    startServer();
    click(find<QPushButton>("keepTool"));
    const QString file = QStringLiteral("tools/weather__forecast.tool.json");
    QVERIFY(QFile::exists(folder() + u'/' + file));
    QTRY_VERIFY(m_home->app->desk().listing().tools.contains(file));
    QVERIFY(find<Banner>("serversBanner")->isVisible());
    click(find<QPushButton>("keepTool"));
    QVERIFY(find<Banner>("serversBanner")->detail().contains(QStringLiteral("already")));
    click(find<Banner>("serversBanner")->findChild<QPushButton *>(QStringLiteral("bannerAction")));
    QVERIFY(!find<Banner>("serversBanner")->isVisible());
}

// What was added is of use to nobody until a prompt offers it.
void TestServersWindow::toolIsOfferedInAPrompt()
{
    const QString prompt = m_home->window().currentPage()->key().path; // that is open
    PromptDocument *document = &m_home->promptPage()->document();
    const QStringList before = document->prompt().toolFiles;
    write(QStringLiteral("forecast"));
    openPage();
    startServer();
    click(find<QPushButton>("keepTool"));
    const QString file = QStringLiteral("tools/weather__forecast.tool.json");
    auto *banner = find<Banner>("serversBanner");
    click(banner->findChild<QPushButton *>(QStringLiteral("bannerOtherAction")));
    QPointer<QMenu> menu = page()->findChild<QMenu *>(QStringLiteral("promptsMenu"));
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), m_home->app->desk().listing().prompts.size());
    QCOMPARE(menu->actions().first()->text(), document->title()); // the one that is open first
    menu->actions().first()->trigger();
    menu->close();
    QVERIFY(m_home->promptPage());
    QCOMPARE(m_home->promptPage()->key().path, prompt);
    QCOMPARE(document->prompt().toolFiles, before + QStringList{file});
    auto *tools = find<QPushButton>("promptTools");
    QCOMPARE(tools->text(), QStringLiteral("Tools: %1").arg(before.size() + 1));
    m_home->action("edit.undo")->trigger();
    QCOMPARE(document->prompt().toolFiles, before);
    // And by hand, where the prompt says how many it has.
    tools->click();
    auto *offered = tools->findChild<QMenu *>(QStringLiteral("promptToolsMenu"));
    QVERIFY(offered && offered->isVisible());
    const QList<QAction *> choices = offered->actions();
    const auto choice = std::find_if(choices.begin(), choices.end(), [](const QAction *one) { return one->text() == u"weather__forecast"; });
    QVERIFY(choice != choices.end());
    QVERIFY(!(*choice)->isChecked());
    (*choice)->trigger();
    offered->close();
    QCOMPARE(document->prompt().toolFiles, before + QStringList{file});
}

void TestServersWindow::addsEditsAndRemoves()
{
    write(QStringLiteral("-"));
    openPage();
    auto *list = find<QListView>("serverList");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Insert);
    QTRY_VERIFY(dialog("serverDialog"));
    QPointer<QDialog> open = dialog("serverDialog");
    QTest::keyClicks(open->findChild<QLineEdit *>(QStringLiteral("serverName")), QStringLiteral("second"));
    QTest::keyClicks(open->findChild<QLineEdit *>(QStringLiteral("serverCommand")), QStringLiteral("prog"));
    click(open->findChild<QPushButton *>(QStringLiteral("saveServer")));
    QTRY_VERIFY(!open);
    QCOMPARE(page()->server(), QStringLiteral("second")); // it is shown
    QTest::keyClick(list, Qt::Key_F2);
    QTRY_VERIFY(dialog("serverDialog"));
    open = dialog("serverDialog");
    QCOMPARE(open->findChild<QLineEdit *>(QStringLiteral("serverCommand"))->text(), QStringLiteral("prog"));
    open->findChild<QLineEdit *>(QStringLiteral("serverName"))->setText(QStringLiteral("third"));
    click(open->findChild<QPushButton *>(QStringLiteral("saveServer")));
    QTRY_VERIFY(!open);
    QCOMPARE(page()->server(), QStringLiteral("third"));
    m_home->app->dialogs().answerNextQuestion(Dialogs::Answer::Cancel);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(servers().entries().size(), 2);
    m_home->app->dialogs().answerNextQuestion(Dialogs::Answer::Yes);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(servers().entries().size(), 1);
    QCOMPARE(page()->server(), m_key);
}

void TestServersWindow::switchesOn()
{
    const QString text = QStringLiteral("{\"mcpServers\":{\"weather\":{\"command\":\"%1\",\"args\":[\"-\"],\"disabled\":true}}}").arg(QStringLiteral(FAKE_MCP_SERVER));
    QVERIFY(writeFile(path(), text.toUtf8()));
    servers().reread();
    openPage();
    QCOMPARE(servers().state(m_key), State::Off);
    startServer();
    QVERIFY(!readFile(path(), 10'000)->contains("disabled"));
}

void TestServersWindow::anotherProject()
{
    write(QStringLiteral("-"));
    openPage();
    startServer();
    QTemporaryDir other;
    QVERIFY(m_home->window().openProject(other.path()));
    QVERIFY(servers().entries().isEmpty());
    QVERIFY(page()->findChild<EmptyState *>()->isVisible());
    QVERIFY(!m_home->action("run.start")->isEnabled());
}

void TestServersWindow::pictures_data()
{
    QTest::addColumn<Theme::Mode>("mode");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("language");
    QTest::newRow("light") << Theme::Mode::Light << QSize(1440, 900) << QStringLiteral("en");
    QTest::newRow("dark") << Theme::Mode::Dark << QSize(1440, 900) << QStringLiteral("en");
    QTest::newRow("light-small") << Theme::Mode::Light << QSize(1024, 700) << QStringLiteral("en");
    QTest::newRow("german") << Theme::Mode::Light << QSize(1440, 900) << QStringLiteral("de");
    QTest::newRow("german-small") << Theme::Mode::Dark << QSize(1024, 700) << QStringLiteral("de");
}

void TestServersWindow::pictures()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QSize, size);
    QFETCH(QString, language);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    m_home->app->theme().setMode(mode);
    m_home->app->languages().choose(language);
    m_home->window().resize(size);
    const auto picture = [&](const QString &name) {
        QVERIFY(saveScreenshot(m_home->window(), QStringLiteral("app-servers-%1-%2").arg(name, tag)));
        QCOMPARE(m_home->window().size(), size); // nothing forces the window wider
    };
    openPage();
    picture(QStringLiteral("empty"));
    McpConfig config;
    McpEntry entry;
    entry.key = m_key;
    entry.command = QStringLiteral(FAKE_MCP_SERVER);
    entry.arguments = {QStringLiteral("forecast")};
    config.set(entry);
    entry = {};
    entry.key = QStringLiteral("docs");
    entry.url = QStringLiteral("https://docs.example.com/mcp");
    config.set(entry);
    entry = {};
    entry.key = QStringLiteral("broken");
    entry.command = QStringLiteral("cuewright-nothing");
    config.set(entry);
    entry = {};
    entry.key = QStringLiteral("old");
    entry.command = QStringLiteral("old-server");
    entry.disabled = true;
    config.set(entry);
    QVERIFY(writeFile(path(), config.write()));
    servers().reread();
    page()->showServer(m_key);
    picture(QStringLiteral("stopped"));
    startServer();
    find<QLineEdit>("argument-city")->setFocus();
    QTest::keyClicks(find<QLineEdit>("argument-city"), QStringLiteral("Paris"));
    click(runButton());
    QTRY_VERIFY(find<QLabel>("partPicture") && !find<QLabel>("partPicture")->pixmap(Qt::ReturnByValue).isNull());
    picture(QStringLiteral("tried"));
    find<QTabBar>("serverTabs")->setCurrentIndex(1);
    picture(QStringLiteral("log"));
    page()->showServer(QStringLiteral("broken"));
    find<QTabBar>("serverTabs")->setCurrentIndex(0);
    click(find<QPushButton>("startServer"));
    answer("approvalOnce");
    QTRY_COMPARE(servers().state(QStringLiteral("broken")), State::Failed);
    picture(QStringLiteral("failed"));
    click(find<QPushButton>("editServer"));
    QTRY_VERIFY(dialog("serverDialog"));
    QVERIFY(saveScreenshot(*dialog("serverDialog"), QStringLiteral("app-servers-edit-%1").arg(tag)));
    QTest::keyClick(dialog("serverDialog"), Qt::Key_Escape);
    m_home->app->languages().choose(QStringLiteral("en"));
}

CUEWRIGHT_WINDOW_MAIN(TestServersWindow)
#include "tst_serverswindow.moc"
