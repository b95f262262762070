#include "windowtest.h"

#include "base/files.h"
#include "project/promptfile.h"
#include "tools/inspectorpage.h"
#include "tools/stepmodel.h"
#include "tools/timelineview.h"
#include "tools/tracefile.h"
#include "ui/support/uitest.h"
#include "widgets/banner.h"

#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QTreeView>

using namespace cuewright;

/// Conversations with tools in the whole program, against the practice provider and by real keys and clicks.
class TestInspectorWindow final : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_home.reset(); }

    void theSampleOpensAndIsSent();
    void aRunOpensInTheInspector();
    void realToolsAskFirst_data();
    void realToolsAskFirst();
    void runsThatTheLogDoesNotHave();
    void serversAnswer_data();
    void serversAnswer();
    void savedConversationsHoldNoSecretOfAServer();
    void importsMessages();
    void aFurtherMessageIsSent();
    void toolsThatOthersWrite();
    void assertionsAreSavedWithThePrompt();
    void theKeychainIsAsked();
    void theFocusStaysWhenAnAnswerComes();
    void pictures_data();
    void pictures();

private:
    InspectorPage *page() { return qobject_cast<InspectorPage *>(m_home->window().currentPage()); }
    template<typename T> T *find(const char *name) { return m_home->window().currentPage()->findChild<T *>(QLatin1String(name)); }
    const Trace &trace() { return page()->document().trace(); }
    QString folder() { return m_home->app->desk().listing().folder; }
    void openTrace(const QString &path)
    {
        m_home->window().openPage({PageKey::Kind::Trace, path});
        awaitTrace();
    }
    void awaitTrace() { QTRY_VERIFY_WITH_TIMEOUT(page() && !page()->keeper().isOpening(), 10'000); }
    void press(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(qMin(30, button->width() / 2), button->height() / 2));
    }
    void askForWeather();

    std::unique_ptr<WindowHome> m_home;
};

void TestInspectorWindow::init()
{
    m_home = std::make_unique<WindowHome>();
    QVERIFY(m_home->startSample());
}

void TestInspectorWindow::theSampleOpensAndIsSent()
{
    auto *tree = m_home->window().findChild<QTreeView *>(QStringLiteral("projectTree"));
    const QAbstractItemModel &model = *tree->model();
    const QModelIndex runs = model.index(model.rowCount() - 1, 0);
    QCOMPARE(runs.data().toString(), QStringLiteral("Runs"));
    tree->expandAll();
    const QModelIndex file = model.index(0, 0, runs);
    QCOMPARE(file.data().toString(), QStringLiteral("Double charge"));
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(file).center());
    awaitTrace();
    const QString branch = page()->branch();
    QCOMPARE(trace().branch(branch)->name, QStringLiteral("Help center is empty"));
    QTRY_VERIFY(find<RunButton>("sendResults")->facts().size() == 2);
    press("sendResults");
    QTRY_VERIFY_WITH_TIMEOUT(trace().turnsOf(branch).size() == 2 && trace().turnsOf(branch)[1]->isRun(), 20'000);
    QTRY_VERIFY(find<RunButton>("sendResults")->state() != RunButton::State::Running);
    QVERIFY(trace().turnsOf(branch)[1]->isAnswered());
    QVERIFY(trace().turnsOf(branch)[1]->exchange);
    QVERIFY(page()->isDirty());
    QCOMPARE(m_home->ledger().calls({{}, {}, {}, {}, {}, true})->size(), 1); // practice too
    press("replayOffline");
    QTRY_VERIFY(page()->findChild<Banner *>(QStringLiteral("traceBanner"))->headline().startsWith(QStringLiteral("Replayed 2 turns")));
    m_home->action("file.save")->trigger();
    QTRY_VERIFY(!page()->isDirty());
}

void TestInspectorWindow::askForWeather()
{
    m_home->window().openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/weather-tools.prompty")});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->action("run.start")->isEnabled() && m_home->promptPage()->input().count(), 10'000);
    m_home->action("run.start")->trigger();
    auto *open = find<QPushButton>("openInInspector");
    QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), 20'000);
    find<QTabBar>("replyTabs")->setCurrentIndex(3);
    QTest::mouseClick(open, Qt::LeftButton);
    awaitTrace();
}

void TestInspectorWindow::aRunOpensInTheInspector()
{
    askForWeather();
    QCOMPARE(trace().turnsOf(Trace::kMain).size(), 1);
    QCOMPARE(trace().state(Trace::kMain), BranchState::NeedsResults);
    QCOMPARE(trace().info().endpoint, QStringLiteral("practice"));
    QCOMPARE(trace().info().prompt, QStringLiteral("prompts/weather-tools.prompty"));
    QVERIFY(QFile::exists(folder() + u'/' + page()->key().path));
    const qsizetype calls = trace().turnsOf(Trace::kMain)[0]->calls.size();
    QCOMPARE(calls, 2);
    auto *editor = find<QPlainTextEdit>("result");
    for (int call = 0; call < calls; ++call) {
        page()->showStep(trace().turnsOf(Trace::kMain)[0]->id, call);
        editor->setFocus();
        QTest::keyClicks(editor, QStringLiteral("{\"temperature\":%1}").arg(10 + call));
    }
    QTRY_COMPARE(trace().state(Trace::kMain), BranchState::ResultsReady);
    m_home->window().activateWindow(); // keys of commands go to the active window
    QTRY_VERIFY(m_home->window().isActiveWindow());
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(trace().state(Trace::kMain), BranchState::Done, 8'000);
    QVERIFY(!trace().turnsOf(Trace::kMain)[1]->answerText().isEmpty());
}

void TestInspectorWindow::realToolsAskFirst_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<int>("dialogs");
    QTest::addColumn<bool>("answered");
    QTest::addColumn<QString>("logged");
    QTest::newRow("no") << QStringLiteral("approvalDeny") << 2 << false << QStringLiteral("not allowed");
    QTest::newRow("once") << QStringLiteral("approvalOnce") << 2 << true << QStringLiteral("allowed once");
    QTest::newRow("session") << QStringLiteral("approvalSession") << 1 << true << QStringLiteral("allowed earlier in this session");
}

void TestInspectorWindow::realToolsAskFirst()
{
    QFETCH(QString, button);
    QFETCH(int, dialogs);
    QFETCH(bool, answered);
    QFETCH(QString, logged);
    auto file = ToolFile::load(folder() + QStringLiteral("/tools/get_weather.tool.json"));
    QVERIFY(file);
    ToolSourceSettings source;
    source.kind = ToolSource::Command;
    source.command = {QStringLiteral("/bin/cat")};
    QVERIFY(file->setSource(source) && file->setDestructive(false));
    QVERIFY(file->save(folder() + QStringLiteral("/tools/get_weather.tool.json")));
    askForWeather();
    QTRY_COMPARE(find<RunButton>("sendResults")->headline(), QStringLiteral("Answer 2 calls"));
    press("sendResults");
    const auto dialog = [this] {
        auto *found = m_home->window().findChild<QDialog *>(QStringLiteral("toolApproval"));
        return found && found->isVisible() ? found : nullptr;
    };
    for (int i = 0; i < dialogs; ++i) {
        QTRY_VERIFY(dialog());
        QPointer<QDialog> shown = dialog();
        // What a person takes to answer is no time of the call's.
        const StepModel &steps = *page()->findChild<StepModel *>();
        QTRY_VERIFY(steps.steps()[1 + i].asks);
        QCOMPARE(steps.steps()[1 + i].kind, StepKind::Waiting);
        QTRY_COMPARE(find<RunButton>("sendResults")->facts(), QStringList{QStringLiteral("waits for your permission")}); // the one before may still run
        QVERIFY(shown->findChild<QPlainTextEdit *>(QStringLiteral("approvalCommand"))->toPlainText().contains(QStringLiteral("/bin/cat")));
        QTest::mouseClick(shown->findChild<QPushButton *>(button), Qt::LeftButton);
        QTRY_VERIFY(!shown);
    }
    QTRY_COMPARE(trace().state(Trace::kMain), answered ? BranchState::ResultsReady : BranchState::NeedsResults);
    QTRY_VERIFY(find<RunButton>("sendResults")->state() != RunButton::State::Running);
    const QAbstractItemModel &log = *m_home->window().findChild<QListView *>(QStringLiteral("logList"))->model();
    const QModelIndex last = log.index(log.rowCount() - 1, 0);
    QVERIFY(log.rowCount() >= 2);
    QVERIFY2(last.data().toString().startsWith(QStringLiteral("get_weather: /bin/cat, ") + logged), qPrintable(last.data().toString()));
    QVERIFY(last.data(Qt::ToolTipRole).toString().contains(QStringLiteral("Tokyo")));
    const TraceCall &call = trace().turnsOf(Trace::kMain)[0]->calls[0];
    QCOMPARE(call.result.has_value(), answered);
    if (answered) {
        QCOMPARE(call.result->source, ToolSource::Command);
        QVERIFY(call.result->text.contains(QStringLiteral("Paris")));
        // From the call to where the log tells of it.
        page()->showStep(trace().turnsOf(Trace::kMain)[0]->id, 0);
        QVERIFY(find<QToolButton>("showInLog")->isVisible());
        press("showInLog");
        auto *list = m_home->window().findChild<QListView *>(QStringLiteral("logList"));
        QVERIFY(list->isVisible());
        QCOMPARE(m_home->window().focusWidget(), list);
        QVERIFY(list->currentIndex().data(Qt::ToolTipRole).toString().contains(QStringLiteral("Paris")));
    } else {
        QVERIFY(!page()->findChild<Banner *>(QStringLiteral("traceBanner"))->headline().isEmpty());
        QVERIFY(!find<QToolButton>("showInLog")->isVisible()); // it did not run
    }
}

// The log begins anew with the program: a conversation of another day has nothing in it.
void TestInspectorWindow::runsThatTheLogDoesNotHave()
{
    openTrace(QStringLiteral("traces/Double charge.trace.json"));
    page()->showBranch(Trace::kMain);
    TraceDocument &document = page()->document();
    const TurnId turn = trace().turnsOf(Trace::kMain)[0]->id;
    ToolResult result = *trace().turnsOf(Trace::kMain)[0]->calls[0].result;
    result.source = ToolSource::Command;
    const auto edit = document.change([&](Trace &trace) { return trace.editResult(Trace::kMain, turn, 0, result); });
    QVERIFY(edit);
    page()->showBranch(edit->branch);
    page()->showStep(edit->turn, 0);
    press("showInLog");
    QVERIFY(page()->findChild<Banner *>(QStringLiteral("traceBanner"))->headline().contains(QStringLiteral("does not tell")));
}

void TestInspectorWindow::serversAnswer_data()
{
    QTest::addColumn<QString>("startButton");
    QTest::addColumn<bool>("answered");
    QTest::newRow("not started") << QStringLiteral("approvalDeny") << false;
    QTest::newRow("started") << QStringLiteral("approvalOnce") << true;
}

// A call of a server's tool starts the server, after one question for both calls, and then asks for the tool.
void TestInspectorWindow::serversAnswer()
{
    QFETCH(QString, startButton);
    QFETCH(bool, answered);
    McpConfig config;
    McpEntry entry;
    entry.key = QStringLiteral("weather");
    entry.command = QStringLiteral(FAKE_MCP_SERVER);
    entry.arguments = {QStringLiteral("-")};
    config.set(entry);
    QVERIFY(writeFile(folder() + QStringLiteral("/mcp.json"), config.write()));
    auto file = ToolFile::load(folder() + QStringLiteral("/tools/get_weather.tool.json"));
    QVERIFY(file);
    ToolSourceSettings source;
    source.kind = ToolSource::Mcp;
    source.server = entry.key;
    source.tool = QStringLiteral("parts");
    QVERIFY(file->setSource(source) && file->setDestructive(false));
    QVERIFY(file->save(folder() + QStringLiteral("/tools/get_weather.tool.json")));
    m_home->app->servers().reread();
    askForWeather();
    QTRY_COMPARE(find<RunButton>("sendResults")->headline(), QStringLiteral("Answer 2 calls"));
    press("sendResults");
    const auto dialog = [this] {
        auto *found = m_home->window().findChild<QDialog *>(QStringLiteral("toolApproval"));
        return found && found->isVisible() ? found : nullptr;
    };
    QTRY_VERIFY(dialog());
    QPointer<QDialog> start = dialog();
    QVERIFY(start->findChild<QPlainTextEdit *>(QStringLiteral("approvalCommand"))->toPlainText().contains(QStringLiteral(FAKE_MCP_SERVER)));
    QVERIFY(!start->findChild<QPlainTextEdit *>(QStringLiteral("approvalArguments")));
    QTest::mouseClick(start->findChild<QPushButton *>(startButton), Qt::LeftButton);
    QTRY_VERIFY(!start);
    if (answered) {
        QTRY_VERIFY(dialog());
        QPointer<QDialog> call = dialog();
        QVERIFY(call->findChild<QPlainTextEdit *>(QStringLiteral("approvalArguments"))->toPlainText().contains(QStringLiteral("location")));
        QTest::mouseClick(call->findChild<QPushButton *>(QStringLiteral("approvalSession")), Qt::LeftButton);
    }
    QTRY_COMPARE(trace().state(Trace::kMain), answered ? BranchState::ResultsReady : BranchState::NeedsResults);
    QTRY_VERIFY(find<RunButton>("sendResults")->state() != RunButton::State::Running);
    const TraceCall &call = trace().turnsOf(Trace::kMain)[0]->calls[1];
    QCOMPARE(call.result.has_value(), answered);
    QVERIFY(!dialog());
    page()->showStep(trace().turnsOf(Trace::kMain)[0]->id, 1);
    find<QTabBar>("detailTabs")->setCurrentIndex(1);
    auto *parts = find<QToolButton>("partsToggle");
    QCOMPARE(parts->isVisible(), answered);
    if (!answered) {
        QVERIFY(page()->findChild<Banner *>(QStringLiteral("traceBanner"))->headline().contains(QStringLiteral("not allowed to start")));
        return;
    }
    QCOMPARE(call.result->source, ToolSource::Mcp);
    QTest::mouseClick(parts, Qt::LeftButton);
    QCOMPARE(page()->findChildren<QLabel *>(QStringLiteral("partCaption")).size(), 7);
    QVERIFY(saveScreenshot(m_home->window(), QStringLiteral("app-inspector-parts")));
    QTest::mouseClick(parts, Qt::LeftButton);
    QVERIFY(page()->findChildren<QLabel *>(QStringLiteral("partCaption")).isEmpty());
}

void TestInspectorWindow::savedConversationsHoldNoSecretOfAServer()
{
    const QString name = QStringLiteral("mcp/weather/OWN_KEY");
    m_home->app->keys().save(name, Secret("swordfish-12345"));
    McpConfig config;
    McpEntry entry;
    entry.key = QStringLiteral("weather");
    entry.command = QStringLiteral(FAKE_MCP_SERVER);
    entry.arguments = {QStringLiteral("-")};
    entry.environment = {{QStringLiteral("OWN_KEY"), QStringLiteral("${keychain:%1}").arg(name)}};
    config.set(entry);
    QVERIFY(writeFile(folder() + QStringLiteral("/mcp.json"), config.write()));
    auto file = ToolFile::load(folder() + QStringLiteral("/tools/get_weather.tool.json"));
    ToolSourceSettings source;
    source.kind = ToolSource::Mcp;
    source.server = entry.key;
    source.tool = QStringLiteral("environment"); // tells all that it was started with
    QVERIFY(file && file->setSource(source) && file->setDestructive(false));
    QVERIFY(file->save(folder() + QStringLiteral("/tools/get_weather.tool.json")));
    m_home->app->servers().reread();
    askForWeather();
    press("sendResults");
    for (int question = 0; question < 2; ++question) {
        const auto open = [this] { return m_home->window().findChild<QDialog *>(QStringLiteral("toolApproval")); };
        QTRY_VERIFY(open() && open()->isVisible());
        const QPointer<QDialog> asked = open();
        QTest::mouseClick(asked->findChild<QPushButton *>(QStringLiteral("approvalSession")), Qt::LeftButton);
        QTRY_VERIFY(!asked);
    }
    QTRY_COMPARE(trace().state(Trace::kMain), BranchState::ResultsReady);
    QVERIFY(trace().turnsOf(Trace::kMain)[0]->calls[0].result->text.contains(QStringLiteral("OWN_KEY=")));
    m_home->action("file.save")->trigger();
    QTRY_VERIFY(!page()->isSaving());
    const auto saved = readFile(folder() + u'/' + page()->key().path, 10'000'000);
    VERIFY_RESULT(saved);
    QVERIFY(saved->contains("OWN_KEY=") && !saved->contains("swordfish"));
}

void TestInspectorWindow::importsMessages()
{
    const QString file = m_home->folder.filePath(QStringLiteral("talk.json"));
    // Not inside of the macro: moc does not read raw strings there.
    const QByteArray messages = R"([{"role":"user","content":"Weather?"},{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"get_weather","arguments":"{\"location\":\"Paris\"}"}}]},{"role":"tool","tool_call_id":"c1","content":"sunny"},{"role":"assistant","content":"It is sunny."}])";
    QVERIFY(writeFile(file, messages));
    m_home->app->dialogs().answerNextFile(file);
    m_home->action("file.importMessages")->trigger();
    awaitTrace();
    QCOMPARE(page()->title(), QStringLiteral("talk"));
    QCOMPARE(trace().totals(Trace::kMain).calls, 1);
    m_home->app->dialogs().answerNextFile(std::nullopt);
    m_home->action("file.importMessages")->trigger();
    QCOMPARE(page()->title(), QStringLiteral("talk"));
}

void TestInspectorWindow::aFurtherMessageIsSent()
{
    openTrace(QStringLiteral("traces/Double charge.trace.json"));
    page()->showBranch(Trace::kMain);
    m_home->action("prompt.addMessage")->trigger();
    auto *message = find<QPlainTextEdit>("turnMessage");
    QTRY_VERIFY(message->hasFocus());
    QTest::keyClicks(message, QStringLiteral("Is anything left to do?"));
    m_home->action("run.start")->trigger(); // what was typed goes with it, pause or not
    QTRY_VERIFY_WITH_TIMEOUT(trace().turnsOf(Trace::kMain).size() == 5 && trace().turnsOf(Trace::kMain)[4]->isRun(), 20'000);
    QVERIFY(trace().requestBody(trace().turnsOf(Trace::kMain)[4]->id).contains("Is anything left to do?"));
    QVERIFY(!m_home->action("edit.undo")->isEnabled() || !trace().canUndo(Trace::kMain));
}

void TestInspectorWindow::toolsThatOthersWrite()
{
    openTrace(QStringLiteral("traces/Double charge.trace.json"));
    auto *mocks = find<QListWidget>("savedMocks");
    QTRY_COMPARE(mocks->count(), 3);
    auto file = ToolFile::load(folder() + QStringLiteral("/tools/search_help_center.tool.json"));
    ToolMock mock;
    mock.name = QStringLiteral("Of another program");
    QVERIFY(file->addMock(mock));
    QVERIFY(file->save(folder() + QStringLiteral("/tools/search_help_center.tool.json"))); // in the file's place
    QTRY_COMPARE(mocks->count(), 4);
    const auto content = readFile(folder() + QStringLiteral("/tools/search_help_center.tool.json"), 1 << 20);
    QVERIFY(content);
    QFile same(folder() + QStringLiteral("/tools/search_help_center.tool.json")); // into the file itself
    QVERIFY(same.open(QIODevice::WriteOnly | QIODevice::Truncate));
    same.write(QByteArray(*content).replace("Of another program", "Of another programs"));
    same.close();
    QTRY_VERIFY(mocks->item(3) && mocks->item(3)->text().startsWith(QStringLiteral("Of another programs")));
}

void TestInspectorWindow::assertionsAreSavedWithThePrompt()
{
    askForWeather();
    const QString file = folder() + QStringLiteral("/prompts/weather-tools.prompty");
    const auto saved = [&] { return PromptFile::load(file)->prompt().assertions; };
    const auto add = [&](int kind) {
        auto *button = find<QPushButton>("emptyAction");
        if (!button->isVisible())
            button = find<QPushButton>("addAssertion");
        QTest::mouseClick(button, Qt::LeftButton);
        find<QComboBox>("assertionKind")->setCurrentIndex(kind);
        QTest::mouseClick(find<QPushButton>("saveAssertion"), Qt::LeftButton);
    };
    const QString key = page()->key().path;
    press("openAssertions");
    add(5); // its page is open, and has no changes
    QCOMPARE(writeJson(saved()), QByteArray(R"([{"assert":"rounds","most":10}])"));
    QTRY_VERIFY(find<QPushButton>("openAssertions")->text().endsWith(QStringLiteral("1 of 1")));
    m_home->window().openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/weather-tools.prompty")});
    PromptDocument &document = m_home->promptPage()->document();
    QVERIFY(!document.isDirty());
    QVERIFY(document.prompt().assertions == saved());
    QVERIFY(document.rename(QStringLiteral("weather")));
    openTrace(key);
    QVERIFY(page());
    m_home->action("trace.assertions")->trigger();
    add(4);
    QVERIFY2(page()->findChild<Banner *>(QStringLiteral("traceBanner"))->headline().contains(QStringLiteral("not saved")), qPrintable(page()->findChild<Banner *>(QStringLiteral("traceBanner"))->headline()));
    QCOMPARE(saved().size(), 1u); // with the other changes, when the person saves those
    QCOMPARE(document.prompt().assertions.size(), 2u);
    QCOMPARE(find<QListWidget>("assertions")->count(), 2);
    document.undoStack().undo();
    QCOMPARE(document.prompt().assertions.size(), 1u);
}

void TestInspectorWindow::theKeychainIsAsked()
{
    auto opened = cuewright::openTrace(folder() + QStringLiteral("/traces/Double charge.trace.json"));
    QVERIFY(opened);
    TraceInfo info = opened->trace.info();
    info.endpoint = QStringLiteral("openai");
    opened->trace.setInfo(info);
    QVERIFY(saveTrace(opened->trace, folder() + QStringLiteral("/traces/real.trace.json")));
    openTrace(QStringLiteral("traces/real.trace.json"));
    QTRY_VERIFY(find<RunButton>("sendResults")->facts().size() == 2);
    const TurnId turn = page()->turn();
    press("sendResults");
    QCOMPARE(find<RunButton>("sendResults")->state(), RunButton::State::Running);
    QCOMPARE(find<RunButton>("sendResults")->facts(), QStringList{QStringLiteral("asking the keychain")});
    QCOMPARE(page()->turn(), turn);
    QTRY_VERIFY(find<RunButton>("sendResults")->state() != RunButton::State::Running); // there is no key
    QVERIFY(!page()->findChild<Banner *>(QStringLiteral("traceBanner"))->headline().isEmpty());
    QCOMPARE(trace().state(page()->branch()), BranchState::ResultsReady);
}

void TestInspectorWindow::theFocusStaysWhenAnAnswerComes()
{
    openTrace(QStringLiteral("traces/Double charge.trace.json"));
    page()->showBranch(Trace::kMain);
    page()->showStep(trace().turnsOf(Trace::kMain)[3]->id, -1);
    m_home->action("trace.rerun")->trigger();
    auto *send = find<RunButton>("sendResults");
    QTRY_VERIFY(send->facts().size() == 2);
    m_home->window().activateWindow(); // only an active window has a focus
    QTRY_VERIFY(m_home->window().isActiveWindow());
    send->setFocus();
    QTest::keyClick(send, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(send->state(), RunButton::State::Done, 20'000);
    QVERIFY(send->hasFocus());
}

void TestInspectorWindow::pictures_data()
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

void TestInspectorWindow::pictures()
{
    QFETCH(Theme::Mode, mode);
    QFETCH(QSize, size);
    QFETCH(QString, language);
    m_home->app->theme().setMode(mode);
    m_home->app->languages().choose(language);
    m_home->window().resize(size);
    openTrace(QStringLiteral("traces/Double charge.trace.json"));
    QVERIFY(page());
    QTRY_VERIFY(!find<RunButton>("sendResults")->facts().isEmpty());
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(saveScreenshot(m_home->window(), QStringLiteral("app-inspector-%1").arg(tag)));
    auto *tabs = find<QTabBar>("detailTabs");
    const auto fits = [tabs] {
        const QList<QToolButton *> scrollers = tabs->findChildren<QToolButton *>();
        return std::none_of(scrollers.begin(), scrollers.end(), [](const QToolButton *button) { return button->isVisible(); });
    };
    QVERIFY(fits());
    auto *send = find<RunButton>("sendResults");
    QCoreApplication::sendPostedEvents();
    QVERIFY2(send->width() >= send->sizeHint().width(), "the price is cut");
    page()->showStep(trace().turnsOf(page()->branch())[0]->id, -1);
    tabs->setCurrentIndex(DetailPane::CallTab);
    QVERIFY(fits());
    QVERIFY(saveScreenshot(m_home->window(), QStringLiteral("app-inspector-request-%1").arg(tag)));
    page()->showBranch(Trace::kMain);
    QTRY_COMPARE(send->state(), RunButton::State::Done);
    page()->perform(QStringLiteral("trace.assertions"));
    QVERIFY(saveScreenshot(m_home->window(), QStringLiteral("app-inspector-assertions-%1").arg(tag)));
    QCOMPARE(m_home->window().size(), size); // nothing forces the window wider
}

CUEWRIGHT_WINDOW_MAIN(TestInspectorWindow)
#include "tst_inspectorwindow.moc"
