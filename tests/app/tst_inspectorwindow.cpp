#include "windowtest.h"

#include "base/files.h"
#include "tools/inspectorpage.h"
#include "tools/timelineview.h"
#include "tools/tracefile.h"
#include "ui/support/uitest.h"
#include "widgets/banner.h"

#include <QDialog>
#include <QDir>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
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
    void serversAnswer_data();
    void serversAnswer();
    void importsMessages();
    void pictures_data();
    void pictures();

private:
    InspectorPage *page() { return qobject_cast<InspectorPage *>(m_home->window().currentPage()); }
    template<typename T> T *find(const char *name) { return m_home->window().currentPage()->findChild<T *>(QLatin1String(name)); }
    const Trace &trace() { return page()->document().trace(); }
    QString folder() { return m_home->app->desk().listing().folder; }
    void openTrace(const QString &path) { m_home->window().openPage({PageKey::Kind::Trace, path}); }
    void press(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(30, button->height() / 2));
    }
    void askForWeather();

    std::unique_ptr<WindowHome> m_home;
};

void TestInspectorWindow::init()
{
    m_home = std::make_unique<WindowHome>();
    m_home->start(true);
    m_home->window().resize(1440, 900);
    QVERIFY(QTest::qWaitForWindowExposed(&m_home->window()));
    m_home->window().activateWindow();
    QTRY_VERIFY(m_home->promptPage());
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
    QVERIFY(page());
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
    QTRY_VERIFY(page()->findChild<Banner *>()->headline().startsWith(QStringLiteral("Replayed 2 turns")));
    m_home->action("file.save")->trigger();
    QVERIFY(!page()->isDirty());
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
    QTRY_VERIFY(page());
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
    QTest::newRow("no") << QStringLiteral("approvalDeny") << 2 << false;
    QTest::newRow("once") << QStringLiteral("approvalOnce") << 2 << true;
    QTest::newRow("session") << QStringLiteral("approvalSession") << 1 << true;
}

void TestInspectorWindow::realToolsAskFirst()
{
    QFETCH(QString, button);
    QFETCH(int, dialogs);
    QFETCH(bool, answered);
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
        QVERIFY(shown->findChild<QPlainTextEdit *>(QStringLiteral("approvalCommand"))->toPlainText().contains(QStringLiteral("/bin/cat")));
        QTest::mouseClick(shown->findChild<QPushButton *>(button), Qt::LeftButton);
        QTRY_VERIFY(!shown);
    }
    QTRY_COMPARE(trace().state(Trace::kMain), answered ? BranchState::ResultsReady : BranchState::NeedsResults);
    QTRY_VERIFY(find<RunButton>("sendResults")->state() != RunButton::State::Running);
    const TraceCall &call = trace().turnsOf(Trace::kMain)[0]->calls[0];
    QCOMPARE(call.result.has_value(), answered);
    if (answered) {
        QCOMPARE(call.result->source, ToolSource::Command);
        QVERIFY(call.result->text.contains(QStringLiteral("Paris")));
    } else {
        QVERIFY(!page()->findChild<Banner *>()->headline().isEmpty());
    }
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
    source.tool = QStringLiteral("sum");
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
    if (answered)
        QCOMPARE(call.result->source, ToolSource::Mcp);
    else
        QVERIFY(page()->findChild<Banner *>()->headline().contains(QStringLiteral("not allowed to start")));
    QVERIFY(!dialog());
}

void TestInspectorWindow::importsMessages()
{
    const QString file = m_home->folder.filePath(QStringLiteral("talk.json"));
    // Not inside of the macro: moc does not read raw strings there.
    const QByteArray messages = R"([{"role":"user","content":"Weather?"},{"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":{"name":"get_weather","arguments":"{\"location\":\"Paris\"}"}}]},{"role":"tool","tool_call_id":"c1","content":"sunny"},{"role":"assistant","content":"It is sunny."}])";
    QVERIFY(writeFile(file, messages));
    m_home->app->dialogs().answerNextFile(file);
    m_home->action("file.importMessages")->trigger();
    QVERIFY(page());
    QCOMPARE(page()->title(), QStringLiteral("talk"));
    QCOMPARE(trace().totals(Trace::kMain).calls, 1);
    m_home->app->dialogs().answerNextFile(std::nullopt);
    m_home->action("file.importMessages")->trigger();
    QCOMPARE(page()->title(), QStringLiteral("talk"));
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
    QVERIFY(saveScreenshot(m_home->window(), QStringLiteral("app-inspector-%1").arg(QString::fromLatin1(QTest::currentDataTag()))));
    QCOMPARE(m_home->window().size(), size); // nothing forces the window wider
}

CUEWRIGHT_WINDOW_MAIN(TestInspectorWindow)
#include "tst_inspectorwindow.moc"
