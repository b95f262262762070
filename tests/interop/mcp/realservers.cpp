// Run by window.mjs, which says in the environment where the servers are.

#include "serverswindowtest.h"

#include "reply/longtextview.h"
#include "tools/inspectorpage.h"
#include "tools/toolfile.h"
#include "ui/support/uitest.h"
#include "widgets/codeedit.h"

#include <QAbstractItemModel>
#include <QLabel>
#include <QToolButton>

#include <csignal>

using namespace cuewright;
using namespace Qt::StringLiterals;

/// Servers that others made, as a person uses them: started, tried, stopped, lost, and asked by a conversation.
class TestRealServers final : public ServersWindowTest
{
    Q_OBJECT
public:
    TestRealServers()
        : ServersWindowTest(u"real"_s)
    {
    }

private slots:
    void init() { startProgram(); }
    void cleanup() { m_home.reset(); }
    void everything_data();
    void everything();
    void diesInTheMiddle();
    void files();
    void conversation();

private:
    void writeProgram(const QStringList &arguments)
    {
        McpEntry entry;
        entry.key = m_key;
        entry.command = qEnvironmentVariable("NODE");
        entry.arguments = arguments;
        write(entry);
    }
    void start()
    {
        openPage();
        click(find<QPushButton>("startServer"));
        answer("approvalSession");
        QTRY_COMPARE_WITH_TIMEOUT(servers().state(m_key), State::Running, 30'000);
    }
    void type(const QString &arguments)
    {
        auto *source = find<CodeEdit>("arguments");
        source->setFocus();
        source->selectAll();
        QTest::keyClicks(source, arguments);
    }
    void chooseNamed(const QString &name)
    {
        const McpTool *tool = servers().server(m_key)->tool(name);
        QVERIFY2(tool, qPrintable(name));
        choose(tool->title);
    }
    void runTool(const QString &tool, const QString &arguments)
    {
        chooseNamed(tool);
        if (!arguments.isEmpty())
            type(arguments);
        click(runButton());
        QTRY_VERIFY_WITH_TIMEOUT(runButton()->state() != RunButton::State::Running, 30'000);
    }
    QStringList captions()
    {
        QStringList all;
        for (const QLabel *caption : page()->findChildren<QLabel *>(u"partCaption"_s))
            all << caption->text();
        return all;
    }
    void expectText(const QString &text) { QTRY_VERIFY2(find<LongTextView>("partText") && find<LongTextView>("partText")->toPlainText() == text, qPrintable(captions().join(u'|'))); }
};

void TestRealServers::everything_data()
{
    QTest::addColumn<bool>("http");
    QTest::newRow("its own process") << false;
    QTest::newRow("over HTTP") << true;
}

void TestRealServers::everything()
{
    QFETCH(bool, http);
    if (http) {
        McpEntry entry;
        entry.key = m_key;
        entry.url = qEnvironmentVariable("EVERYTHING_URL");
        write(entry);
    } else {
        writeProgram({qEnvironmentVariable("EVERYTHING")});
    }
    start();
    QCOMPARE(servers().server(m_key)->tools().size(), 12); // of 13: one runs as a task alone
    QCOMPARE(find<QListWidget>("serverTools")->count(), 13);

    runTool(u"echo"_s, u"{\"message\": \"hello\"}"_s);
    expectText(u"Echo: hello"_s);
    runTool(u"get-sum"_s, u"{\"a\": 2, \"b\": 40}"_s);
    expectText(u"The sum of 2 and 40 is 42."_s);
    runTool(u"get-tiny-image"_s, {});
    QTRY_VERIFY(find<QLabel>("partPicture") && !find<QLabel>("partPicture")->pixmap(Qt::ReturnByValue).isNull());
    QTRY_VERIFY(find<QLabel>("partPicture")->height() >= 20);
    QVERIFY(saveScreenshot(m_home->window(), http ? u"real-server-http"_s : u"real-server-stdio"_s));
    runTool(u"get-structured-content"_s, u"{\"location\": \"Chicago\"}"_s);
    QTRY_VERIFY(find<LongTextView>("partText")->toPlainText().contains(u"humidity"));
    QVERIFY(!find<QLabel>("resultViolations"));
    runTool(u"get-resource-links"_s, u"{\"count\": 2}"_s);
    QTRY_COMPARE(page()->findChildren<QLabel *>(u"partLink"_s).size(), 2);
    runTool(u"get-resource-reference"_s, u"{\"resourceType\": \"Blob\", \"resourceId\": 1}"_s);
    QTRY_VERIFY(find<QToolButton>("savePart") || find<QPushButton>("savePart"));
    runTool(u"echo"_s, u"{\"wrong\": 1}"_s);
    QTRY_VERIFY(tryBanner()->isVisible());

    chooseNamed(u"trigger-long-running-operation"_s);
    type(u"{\"duration\": 20, \"steps\": 40}"_s);
    click(runButton());
    QTRY_VERIFY_WITH_TIMEOUT(runButton()->facts().join(u' ').contains(u" of 40"), 20'000);
    click(runButton());
    QTRY_VERIFY(tryBanner()->isVisible() && tryBanner()->headline().contains(u"Stopped"));
    runTool(u"echo"_s, u"{\"message\": \"still here\"}"_s);
    expectText(u"Echo: still here"_s);
    click(find<QPushButton>("startServer"));
    QTRY_COMPARE_WITH_TIMEOUT(servers().state(m_key), State::Stopped, 20'000);
}

void TestRealServers::diesInTheMiddle()
{
#ifdef Q_OS_LINUX
    writeProgram({qEnvironmentVariable("EVERYTHING")});
    start();
    chooseNamed(u"trigger-long-running-operation"_s);
    type(u"{\"duration\": 20, \"steps\": 40}"_s);
    click(runButton());
    QTRY_VERIFY_WITH_TIMEOUT(runButton()->facts().join(u' ').contains(u" of 40"), 20'000);
    QFile children(u"/proc/self/task/%1/children"_s.arg(QCoreApplication::applicationPid()));
    QVERIFY(children.open(QIODevice::ReadOnly));
    for (const QByteArray &child : children.readAll().simplified().split(' '))
        ::kill(child.toInt(), SIGKILL);
    QTRY_COMPARE_WITH_TIMEOUT(servers().state(m_key), State::Failed, 20'000);
    auto *banner = find<Banner>("serverBanner");
    QTRY_VERIFY2(banner->detail().contains(u"crashed"), qPrintable(banner->headline() + u' ' + banner->detail()));
    click(find<QPushButton>("startServer"));
    QTRY_COMPARE_WITH_TIMEOUT(servers().state(m_key), State::Running, 30'000); // it was allowed for the session
    chooseNamed(u"trigger-long-running-operation"_s);
    QTRY_VERIFY(tryBanner()->isVisible()); // what came of the call is still there
    runTool(u"echo"_s, u"{\"message\": \"again\"}"_s);
    expectText(u"Echo: again"_s);
#else
    QSKIP("Which child is whose is only known on Linux.");
#endif
}

void TestRealServers::files()
{
    const QString folder = qEnvironmentVariable("FILES");
    const auto path = [&](const QString &name) { return u"{\"path\": \"%1/%2\"}"_s.arg(folder, name); };
    writeProgram({qEnvironmentVariable("FILESYSTEM"), folder});
    start();
    QCOMPARE(servers().server(m_key)->tools().size(), 14);
    runTool(u"read_text_file"_s, path(u"a.txt"_s));
    expectText(u"hello file\n"_s);
    QVERIFY(!find<QLabel>("resultViolations"));
    runTool(u"read_text_file"_s, path(u"large.txt"_s));
    QTRY_VERIFY(find<QAbstractButton>("showAllOfPart")); // cut, and said so
    QVERIFY(find<LongTextView>("partText")->toPlainText().size() < (1 << 20));
    runTool(u"read_text_file"_s, u"{\"path\": \"/etc/passwd\"}"_s);
    QTRY_VERIFY(tryBanner()->isVisible() && tryBanner()->headline().contains(u"The tool failed"));
    // It deletes nothing, but it writes: its server says so, and the press of the button is the yes for this once.
    runTool(u"write_file"_s, u"{\"path\": \"%1/b.txt\", \"content\": \"new\"}"_s.arg(folder));
    QTRY_VERIFY(QFile::exists(folder + u"/b.txt"_s));
}

// A prompt's tool that a server answers: two calls at once, each asked for, and the answer that follows from them.
void TestRealServers::conversation()
{
    writeProgram({qEnvironmentVariable("EVERYTHING")});
    const QString path = this->folder() + u"/tools/get_weather.tool.json"_s;
    auto file = ToolFile::load(path);
    VERIFY_RESULT(file);
    ToolDefinition definition = file->definition();
    definition.parameters = Json::object({{"type", "object"}, {"properties", {{"message", {{"type", "string"}}}}}, {"required", {"message"}}});
    ToolSourceSettings source;
    source.kind = ToolSource::Mcp;
    source.server = m_key;
    source.tool = u"echo"_s;
    QVERIFY(file->setDefinition(definition) && file->setSource(source) && file->setDestructive(false) && file->save(path));
    m_home->window().openPage({PageKey::Kind::Prompt, u"prompts/weather-tools.prompty"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_home->action("run.start")->isEnabled() && m_home->promptPage()->input().count(), 10'000);
    m_home->action("run.start")->trigger();
    auto *open = find<QPushButton>("openInInspector");
    QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), 20'000);
    open->click();
    QTRY_VERIFY_WITH_TIMEOUT(qobject_cast<InspectorPage *>(m_home->window().currentPage()), 10'000);
    auto *inspector = qobject_cast<InspectorPage *>(m_home->window().currentPage());
    QTRY_VERIFY_WITH_TIMEOUT(!inspector->keeper().isOpening(), 10'000);
    const auto trace = [&]() -> const Trace & { return inspector->document().trace(); };
    QTRY_COMPARE(find<RunButton>("sendResults")->headline(), u"Answer 2 calls"_s);
    click(find<RunButton>("sendResults"));
    answer("approvalSession"); // may the server be started
    answer("approvalSession"); // may its tool be called
    QTRY_COMPARE_WITH_TIMEOUT(trace().state(Trace::kMain), BranchState::ResultsReady, 30'000);
    for (const TraceCall &call : trace().turnsOf(Trace::kMain)[0]->calls) {
        QCOMPARE(call.result->source, ToolSource::Mcp);
        QVERIFY2(call.result->text.startsWith(u"Echo: "), qPrintable(call.result->text));
    }
    QTRY_VERIFY(find<RunButton>("sendResults")->state() != RunButton::State::Running);
    click(find<RunButton>("sendResults"));
    QTRY_COMPARE_WITH_TIMEOUT(trace().state(Trace::kMain), BranchState::Done, 20'000);
    QVERIFY(!trace().turnsOf(Trace::kMain)[1]->answerText().isEmpty());
    QVERIFY(saveScreenshot(m_home->window(), u"real-server-conversation"_s));
}

CUEWRIGHT_WINDOW_MAIN(TestRealServers)
#include "realservers.moc"
