#include "tools/toolsources.h"

#include "results.h"

#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;
using namespace std::chrono_literals;

namespace {

class NoStore final : public ToolPermissionStore
{
public:
    bool isAllowed(const QString &) const override { return false; }
    void allow(const QString &, const QString &) override {}
};

class Person final : public ToolAsker
{
public:
    void ask(ToolQuestion &question) override
    {
        m_asked << question.use();
        m_open = &question;
        if (m_answer)
            question.answer(*m_answer);
    }

    QList<ToolUse> m_asked;
    QPointer<ToolQuestion> m_open;
    std::optional<ToolPermission> m_answer;
};

class McpCallStub final : public ToolInvocation
{
public:
    using ToolInvocation::ToolInvocation;
    using ToolInvocation::finish;
    void stop() override { ++m_stopped; }

    int m_stopped = 0;
};

class McpStub final : public McpTools
{
public:
    Result<ToolUse> useOf(const QString &server, const QString &tool) const override
    {
        if (server != u"files")
            return fail(Error::Code::NotFound, QStringLiteral("no such server"));
        ToolUse use;
        use.command = {QStringLiteral("npx"), QStringLiteral("server-files")};
        use.fingerprint = tool + QStringLiteral("#1");
        use.isDestructive = m_isDestructive;
        return use;
    }
    ToolInvocation *call(const QString &, const QString &tool, const Json &arguments, std::chrono::milliseconds limit, QObject *parent) override
    {
        m_tool = tool;
        m_arguments = arguments;
        m_limit = limit;
        return m_call = new McpCallStub(parent);
    }

    McpStart *start(const QString &, QObject *parent) override { return m_runs ? nullptr : m_start = new McpStart(parent); }

    bool m_runs = true;
    QPointer<McpStart> m_start;
    bool m_isDestructive = false;
    QString m_tool;
    Json m_arguments;
    std::chrono::milliseconds m_limit{0};
    QPointer<McpCallStub> m_call;
};

BoundTool tool(ToolSource kind)
{
    BoundTool tool;
    tool.definition.name = QStringLiteral("get_weather");
    tool.source.kind = kind;
    return tool;
}

} // namespace

class TestToolSources : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void manualWaits();
    void mocks();
    void recordings();
    void command();
    void destructiveByDefault_data();
    void destructiveByDefault();
    void denied();
    void withoutAProgram();
    void mcp();
    void mcpFails_data();
    void mcpFails();
    void waitsForTheServer_data();
    void waitsForTheServer();
    void cancelledWhileTheServerStarts();
    void cancelledWhileAsked();
    void cancelledWhileRunning();
    void destroyedWhileAsked();

private:
    ToolInvocation *invoke(const BoundTool &tool, const Json &arguments = Json::object()) { return m_sources->invoke(tool, arguments, m_owner.get()); }

    SystemClock m_clock;
    NoStore m_store;
    std::unique_ptr<Person> m_person;
    std::unique_ptr<ToolGate> m_gate;
    std::unique_ptr<McpStub> m_mcp;
    std::unique_ptr<ToolSources> m_sources;
    std::unique_ptr<QObject> m_owner;
};

void TestToolSources::init()
{
    m_owner.reset();
    m_person = std::make_unique<Person>();
    m_gate = std::make_unique<ToolGate>(m_store, m_clock);
    m_gate->setAsker(m_person.get());
    m_mcp = std::make_unique<McpStub>();
    m_sources = std::make_unique<ToolSources>(*m_gate, m_clock, m_mcp.get());
    m_owner = std::make_unique<QObject>();
}

void TestToolSources::manualWaits()
{
    QVERIFY(!invoke(tool(ToolSource::Manual)));
}

void TestToolSources::mocks()
{
    BoundTool mocked = tool(ToolSource::Mock);
    ToolMock paris;
    paris.name = QStringLiteral("Paris");
    paris.rule = {ArgumentRule::Kind::Partial, {{"city", "Paris"}}};
    paris.result = {{"degrees", 18}};
    mocked.mocks << paris;
    ToolInvocation *known = invoke(mocked, {{"city", "Paris"}, {"unit", "celsius"}});
    ToolInvocation *unknown = invoke(mocked, {{"city", "Tokyo"}});
    QSignalSpy first(known, &ToolInvocation::finished);
    QSignalSpy second(unknown, &ToolInvocation::finished);
    QVERIFY(!known->isFinished());
    QTRY_COMPARE(first.size(), 1);
    QTRY_COMPARE(second.size(), 1);
    VERIFY_RESULT(known->result());
    QCOMPARE(known->result()->text, QStringLiteral("{\"degrees\":18}"));
    QCOMPARE(known->result()->origin, QStringLiteral("Paris"));
    QCOMPARE(unknown->result().error().code, Error::Code::NotFound); // nothing is made up
    QVERIFY(m_person->m_asked.isEmpty());
}

void TestToolSources::recordings()
{
    BoundTool recorded = tool(ToolSource::Recorded);
    recorded.recorded << RecordedResult{{{"city", "Paris"}}, "18 degrees", true, {}, {}};
    ToolInvocation *known = invoke(recorded, {{"city", "Paris"}});
    ToolInvocation *unknown = invoke(recorded);
    QTRY_VERIFY(known->isFinished() && unknown->isFinished());
    VERIFY_RESULT(known->result());
    QCOMPARE(known->result()->text, QStringLiteral("18 degrees"));
    QVERIFY(known->result()->isError);
    QCOMPARE(known->result()->source, ToolSource::Recorded);
    QCOMPARE(unknown->result().error().code, Error::Code::NotFound);
}

void TestToolSources::command()
{
    BoundTool program = tool(ToolSource::Command);
    program.source.command = {QStringLiteral(TOOL_PROGRAM), QStringLiteral("echo"), QStringLiteral("a b")};
    program.folder = QDir::tempPath();
    program.destructive = false;
    ToolInvocation *call = invoke(program, {{"city", "Paris"}});
    QCOMPARE(m_person->m_asked.size(), 1);
    const ToolUse use = m_person->m_asked.first();
    QCOMPARE(use.command, program.source.command); // exactly this
    QCOMPARE(use.folder, program.folder);
    QCOMPARE(use.arguments, Json({{"city", "Paris"}}));
    QVERIFY(!use.isDestructive);
    QVERIFY(!call->findChild<QProcess *>()); // nothing runs before the yes
    m_person->m_open->answer(ToolPermission::Once);
    QTRY_VERIFY(call->isFinished());
    VERIFY_RESULT(call->result());
    QCOMPARE(call->result()->text, QStringLiteral("{\"city\":\"Paris\"}\n[a b]"));
}

void TestToolSources::destructiveByDefault_data()
{
    QTest::addColumn<ToolSource>("kind");
    QTest::addColumn<int>("file"); // -1: the tool's file does not say
    QTest::addColumn<bool>("server");
    QTest::addColumn<bool>("wanted");
    QTest::newRow("command") << ToolSource::Command << -1 << false << true;
    QTest::newRow("command: no") << ToolSource::Command << 0 << true << false;
    QTest::newRow("command: yes") << ToolSource::Command << 1 << false << true;
    QTest::newRow("server says no") << ToolSource::Mcp << -1 << false << false;
    QTest::newRow("server says yes") << ToolSource::Mcp << -1 << true << true;
    QTest::newRow("file against server") << ToolSource::Mcp << 1 << false << true;
}

void TestToolSources::destructiveByDefault()
{
    QFETCH(ToolSource, kind);
    QFETCH(int, file);
    QFETCH(bool, server);
    QFETCH(bool, wanted);
    BoundTool real = tool(kind);
    real.source.command = {QStringLiteral(TOOL_PROGRAM)};
    real.source.server = QStringLiteral("files");
    if (file >= 0)
        real.destructive = file == 1;
    m_mcp->m_isDestructive = server;
    (void)invoke(real);
    QCOMPARE(m_person->m_asked.size(), 1);
    QCOMPARE(m_person->m_asked.first().isDestructive, wanted);
}

void TestToolSources::denied()
{
    m_person->m_answer = ToolPermission::Deny;
    BoundTool program = tool(ToolSource::Command);
    program.source.command = {QStringLiteral(TOOL_PROGRAM), QStringLiteral("echo")};
    ToolInvocation *call = invoke(program);
    QTRY_VERIFY(call->isFinished());
    QCOMPARE(call->result().error().code, Error::Code::Permission);
    QVERIFY(!call->findChild<QProcess *>());
}

void TestToolSources::withoutAProgram()
{
    ToolInvocation *call = invoke(tool(ToolSource::Command));
    QTRY_VERIFY(call->isFinished());
    QCOMPARE(call->result().error().code, Error::Code::Invalid);
    QVERIFY(m_person->m_asked.isEmpty());
}

void TestToolSources::mcp()
{
    BoundTool remote = tool(ToolSource::Mcp);
    remote.source.server = QStringLiteral("files");
    remote.source.tool = QStringLiteral("read.text");
    remote.source.timeLimit = 5s;
    ToolInvocation *call = invoke(remote, {{"path", "a"}});
    const ToolUse use = m_person->m_asked.value(0);
    QCOMPARE(use.tool, QStringLiteral("get_weather"));
    QCOMPARE(use.source, ToolSource::Mcp);
    QCOMPARE(use.server, QStringLiteral("files"));
    QCOMPARE(use.serverTool, QStringLiteral("read.text"));
    QCOMPARE(use.fingerprint, QStringLiteral("read.text#1"));
    QVERIFY(!m_mcp->m_call);
    QVERIFY(call->isWaitingForPermission());
    m_person->m_open->answer(ToolPermission::Session);
    QTRY_VERIFY(m_mcp->m_call);
    QVERIFY(!call->isWaitingForPermission());
    QCOMPARE(m_mcp->m_tool, QStringLiteral("read.text"));
    QCOMPARE(m_mcp->m_arguments, Json({{"path", "a"}}));
    QCOMPARE(m_mcp->m_limit, std::chrono::milliseconds(5000));
    QSignalSpy progressed(call, &ToolInvocation::progressed);
    emit m_mcp->m_call->progressed(1, 2, QStringLiteral("half"));
    QCOMPARE(progressed.size(), 1);
    ToolResult result;
    result.text = QStringLiteral("content");
    result.source = ToolSource::Mcp;
    m_mcp->m_call->finish(result);
    QTRY_VERIFY(call->isFinished());
    VERIFY_RESULT(call->result());
    QCOMPARE(call->result()->text, QStringLiteral("content"));
}

void TestToolSources::mcpFails_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("hasServers");
    QTest::newRow("unknown server") << "other" << true;
    QTest::newRow("no servers at all") << "files" << false;
}

void TestToolSources::mcpFails()
{
    QFETCH(QString, server);
    QFETCH(bool, hasServers);
    if (!hasServers)
        m_sources->setMcp(nullptr);
    BoundTool remote = tool(ToolSource::Mcp);
    remote.source.server = server;
    ToolInvocation *call = invoke(remote);
    QTRY_VERIFY(call->isFinished());
    QCOMPARE(call->result().error().code, Error::Code::NotFound);
    QVERIFY(m_person->m_asked.isEmpty());
}

void TestToolSources::waitsForTheServer_data()
{
    QTest::addColumn<bool>("runs");
    QTest::newRow("it starts") << true;
    QTest::newRow("it does not") << false;
}

void TestToolSources::waitsForTheServer()
{
    QFETCH(bool, runs);
    m_mcp->m_runs = false;
    BoundTool remote = tool(ToolSource::Mcp);
    remote.source.server = QStringLiteral("files");
    ToolInvocation *call = invoke(remote);
    QSignalSpy progressed(call, &ToolInvocation::progressed);
    QTRY_COMPARE(progressed.size(), 1);
    QVERIFY(m_person->m_asked.isEmpty()); // not before it is known what the tool is
    m_mcp->m_start->finish(runs ? std::nullopt : std::optional(Error{Error::Code::Permission, QStringLiteral("no"), {}, {}}));
    if (runs) {
        QTRY_COMPARE(m_person->m_asked.size(), 1);
        QVERIFY(!call->isFinished());
    } else {
        QTRY_VERIFY(call->isFinished());
        QCOMPARE(call->result().error().code, Error::Code::Permission);
    }
    QTRY_VERIFY(!m_mcp->m_start);
}

void TestToolSources::cancelledWhileTheServerStarts()
{
    m_mcp->m_runs = false;
    BoundTool remote = tool(ToolSource::Mcp);
    remote.source.server = QStringLiteral("files");
    ToolInvocation *call = invoke(remote);
    QSignalSpy finished(call, &ToolInvocation::finished);
    m_mcp->m_start->finish(std::nullopt); // has not been heard of yet
    call->cancel();
    QVERIFY(!m_mcp->m_start);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(call->result().error().code, Error::Code::Cancelled);
    QVERIFY(m_person->m_asked.isEmpty());
    delete invoke(remote);
    QVERIFY(!m_mcp->m_start);
}

void TestToolSources::cancelledWhileAsked()
{
    BoundTool program = tool(ToolSource::Command);
    program.source.command = {QStringLiteral(TOOL_PROGRAM), QStringLiteral("echo")};
    ToolInvocation *call = invoke(program);
    const QPointer<ToolQuestion> question = m_person->m_open;
    call->cancel();
    QVERIFY(!call->isWaitingForPermission());
    QTRY_VERIFY(call->isFinished());
    QCOMPARE(call->result().error().code, Error::Code::Cancelled);
    QTRY_VERIFY(!question); // the dialog goes
}

void TestToolSources::cancelledWhileRunning()
{
    m_person->m_answer = ToolPermission::Once;
    BoundTool remote = tool(ToolSource::Mcp);
    remote.source.server = QStringLiteral("files");
    ToolInvocation *call = invoke(remote);
    QSignalSpy finished(call, &ToolInvocation::finished);
    QTRY_VERIFY(m_mcp->m_call);
    call->cancel();
    QCOMPARE(m_mcp->m_call->m_stopped, 1);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(call->result().error().code, Error::Code::Cancelled);
}

void TestToolSources::destroyedWhileAsked()
{
    BoundTool program = tool(ToolSource::Command);
    program.source.command = {QStringLiteral(TOOL_PROGRAM), QStringLiteral("echo")};
    (void)invoke(program);
    const QPointer<ToolQuestion> question = m_person->m_open;
    m_owner.reset();
    QTRY_VERIFY(!question);
}

QTEST_GUILESS_MAIN(TestToolSources)
#include "tst_toolsources.moc"
