#include "runs/mcpservertools.h"

#include "fakeclock.h"
#include "net/managerpool.h"
#include "results.h"

#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;
using namespace std::chrono_literals;

class TestMcpServerTools : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void use();
    void useOfWhatIsNotThere();
    void results_data();
    void results();
    void structured();
    void timeLimit();
    void cancelled();
    void serverDies();
    void serverIsGone();

private:
    ToolInvocation *call(const char *tool, const Json &arguments = Json::object())
    {
        return m_tools->call(QStringLiteral("files"), QLatin1String(tool), arguments, 5s, m_owner.get());
    }

    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<ManagerPool> m_pool;
    std::unique_ptr<McpServer> m_server;
    std::unique_ptr<McpServerTools> m_tools;
    std::unique_ptr<QObject> m_owner;
};

void TestMcpServerTools::init()
{
    m_clock = std::make_unique<FakeClock>();
    m_pool = std::make_unique<ManagerPool>();
    McpLaunch launch;
    launch.program = QStringLiteral(FAKE_MCP_SERVER);
    launch.arguments = {QStringLiteral("-")};
    m_server = std::make_unique<McpServer>(QStringLiteral("files"), launch, *m_pool, *m_clock);
    m_tools = std::make_unique<McpServerTools>(*m_clock);
    m_tools->setServers({m_server.get()});
    m_owner = std::make_unique<QObject>();
    m_server->start();
    QTRY_COMPARE(m_server->state(), McpServer::State::Ready);
}

void TestMcpServerTools::cleanup()
{
    m_owner.reset();
    m_tools.reset();
    m_server.reset();
}

void TestMcpServerTools::use()
{
    const auto echo = m_tools->useOf(QStringLiteral("files"), QStringLiteral("echo"));
    VERIFY_RESULT(echo);
    QCOMPARE(echo->command, (QStringList{QStringLiteral(FAKE_MCP_SERVER), QStringLiteral("-")}));
    QVERIFY(echo->address.isEmpty());
    QVERIFY(echo->isDestructive); // the server does not say
    QVERIFY(!echo->fingerprint.isEmpty());
    const auto sum = m_tools->useOf(QStringLiteral("files"), QStringLiteral("sum"));
    VERIFY_RESULT(sum);
    QVERIFY(!sum->isDestructive);
    QVERIFY(sum->key() != echo->key());
}

void TestMcpServerTools::useOfWhatIsNotThere()
{
    QCOMPARE(m_tools->useOf(QStringLiteral("other"), QStringLiteral("echo")).error().code, Error::Code::NotFound);
    QCOMPARE(m_tools->useOf(QStringLiteral("files"), QStringLiteral("frobnicate")).error().code, Error::Code::NotFound);
    m_server->stop();
    QTRY_COMPARE(m_server->state(), McpServer::State::Stopped);
    QCOMPARE(m_tools->useOf(QStringLiteral("files"), QStringLiteral("echo")).error().code, Error::Code::Invalid);
}

void TestMcpServerTools::results_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::addColumn<bool>("isError");
    QTest::addColumn<QString>("text");
    QTest::newRow("text") << QByteArray("echo") << false << "hello";
    QTest::newRow("the tool fails") << QByteArray("fail") << true << "no such file";
    QTest::newRow("the server refuses") << QByteArray("refuse") << true << "arguments";
    QTest::newRow("no usable answer") << QByteArray("odd") << true << "";
    QTest::newRow("binary parts") << QByteArray("parts") << false << "here";
}

// What a model can mend it reads; nothing of it ends the conversation.
void TestMcpServerTools::results()
{
    QFETCH(QByteArray, tool);
    QFETCH(bool, isError);
    QFETCH(QString, text);
    ToolInvocation *made = call(tool.constData(), {{"message", "hello"}});
    QSignalSpy finished(made, &ToolInvocation::finished);
    QTRY_COMPARE(finished.size(), 1);
    VERIFY_RESULT(made->result());
    QCOMPARE(made->result()->isError, isError);
    QVERIFY2(made->result()->text.contains(text) && !made->result()->text.contains(u'\x1b'), qPrintable(made->result()->text));
    QCOMPARE(made->result()->source, ToolSource::Mcp);
    QCOMPARE(made->result()->origin, QStringLiteral("files"));
    if (tool == "parts")
        QCOMPARE(made->result()->content["parts"].size(), std::size_t(7));
}

void TestMcpServerTools::structured()
{
    ToolInvocation *good = call("sum", {{"a", 3}});
    QTRY_VERIFY(good->isFinished());
    VERIFY_RESULT(good->result());
    QCOMPARE(good->result()->content["structuredContent"], Json({{"sum", 3}}));
    QVERIFY(!good->result()->content.contains("problems"));
    QVERIFY(good->result()->text.contains(QStringLiteral("\"sum\"")));
    ToolInvocation *bad = call("sum", {{"a", "three"}});
    QTRY_VERIFY(bad->isFinished());
    VERIFY_RESULT(bad->result());
    QCOMPARE(bad->result()->content["problems"].size(), std::size_t(1));
}

void TestMcpServerTools::timeLimit()
{
    ToolInvocation *slow = call("slow");
    QSignalSpy progressed(slow, &ToolInvocation::progressed);
    m_clock->advance(4s);
    QTRY_VERIFY(!progressed.isEmpty() && progressed.last().at(0).toDouble() == 3);
    QCOMPARE(progressed.last().at(2).toString(), QStringLiteral("step"));
    m_clock->advance(4s); // it said something in between
    QVERIFY(!slow->isFinished());
    m_clock->advance(1s);
    QTRY_VERIFY(slow->isFinished());
    VERIFY_RESULT(slow->result());
    QVERIFY(slow->result()->isError);
    QVERIFY2(slow->result()->text.contains(QStringLiteral("5 seconds")), qPrintable(slow->result()->text));
    QCOMPARE(slow->result()->duration, 9000ms);
    QCOMPARE(m_server->state(), McpServer::State::Ready);
}

void TestMcpServerTools::cancelled()
{
    ToolInvocation *slow = call("slow");
    QSignalSpy finished(slow, &ToolInvocation::finished);
    slow->cancel();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(slow->result().error().code, Error::Code::Cancelled);
    ToolInvocation *next = call("echo", {{"message", "still there"}});
    QTRY_VERIFY(next->isFinished());
    VERIFY_RESULT(next->result());
    m_owner.reset(); // with what still runs
}

void TestMcpServerTools::serverDies()
{
    ToolInvocation *made = call("crash");
    QTRY_VERIFY(made->isFinished());
    QVERIFY(!made->result()); // no result: a person starts it again
    QCOMPARE(made->result().error().code, Error::Code::Io);
}

void TestMcpServerTools::serverIsGone()
{
    m_server.reset();
    ToolInvocation *made = call("echo");
    QTRY_VERIFY(made->isFinished());
    QCOMPARE(made->result().error().code, Error::Code::NotFound);
}

QTEST_GUILESS_MAIN(TestMcpServerTools)
#include "tst_mcpservertools.moc"
