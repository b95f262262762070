#include "runs/workspaceservers.h"

#include "base/files.h"
#include "net/managerpool.h"
#include "results.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace cuewright;
using State = WorkspaceServers::State;

namespace {

class Store final : public ToolPermissionStore
{
public:
    bool isAllowed(const QString &key) const override { return allowed.contains(key); }
    void allow(const QString &key, const QString &) override { allowed << key; }
    QStringList allowed;
};

class Person final : public ToolAsker
{
public:
    void ask(ToolQuestion &question) override
    {
        asked << question.use();
        open = &question;
        if (answer)
            question.answer(*answer);
    }
    QList<ToolUse> asked;
    QPointer<ToolQuestion> open;
    std::optional<ToolPermission> answer = ToolPermission::Once;
};

/// A keychain that answers when the test says so.
class SlowStore final : public SecretStore
{
public:
    bool isPersistent() const override { return persistent; }
    SecretJob *read(const QString &name, QObject *parent) override
    {
        auto *job = new SecretJob(parent);
        asked << name;
        jobs << job;
        return job;
    }
    SecretJob *write(const QString &name, const Secret &secret, QObject *parent) override
    {
        auto *job = new SecretJob(parent);
        kept.insert(name, secret);
        job->finish(secret);
        return job;
    }
    SecretJob *remove(const QString &, QObject *parent) override { return new SecretJob(parent); }

    bool persistent = true;
    QStringList asked;
    QList<QPointer<SecretJob>> jobs;
    QHash<QString, Secret> kept;
};

McpEntry files(const QString &mode = {})
{
    McpEntry entry;
    entry.key = QStringLiteral("files");
    entry.command = QStringLiteral(FAKE_MCP_SERVER);
    entry.arguments = {mode.isEmpty() ? QStringLiteral("-") : mode};
    return entry;
}

} // namespace

class TestWorkspaceServers : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void listsWhatTheFileHas();
    void startsAfterAYes();
    void askedForExactlyThis();
    void permissions_data();
    void permissions();
    void denied();
    void failsWithAReason_data();
    void failsWithAReason();
    void secretsComeFromTheKeychain();
    void theKeysOfProvidersAreNotForServers();
    void stoppedWhileAsked();
    void followsTheFile();
    void changedWhileAsked();
    void restart();
    void saysWhenSecretsAreNotKept();
    void edits();
    void brokenFileIsLeftAlone();
    void callsStartTheirServer();
    void twoCallsOneQuestion();
    void callOfADeniedServer();
    void anotherWorkspace();

private:
    void write(const QList<McpEntry> &entries)
    {
        McpConfig config;
        for (const McpEntry &entry : entries)
            config.set(entry);
        QVERIFY(writeFile(path(), config.write()));
        m_servers->reread();
    }
    QString path() const { return m_folder->filePath(QStringLiteral("mcp.json")); }
    QString m_key = QStringLiteral("files");

    SystemClock m_clock;
    Store m_store;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SlowStore> m_keychain;
    std::unique_ptr<KeyRing> m_keys;
    std::unique_ptr<Person> m_person;
    std::unique_ptr<ToolGate> m_gate;
    std::unique_ptr<ManagerPool> m_pool;
    std::unique_ptr<WorkspaceServers> m_servers;
};

void TestWorkspaceServers::init()
{
    m_store.allowed.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_keychain = std::make_unique<SlowStore>();
    m_keys = std::make_unique<KeyRing>(*m_keychain, m_clock);
    m_person = std::make_unique<Person>();
    m_gate = std::make_unique<ToolGate>(m_store, m_clock);
    m_gate->setAsker(m_person.get());
    m_pool = std::make_unique<ManagerPool>();
    m_servers = std::make_unique<WorkspaceServers>(WorkspaceServers::Parts{*m_pool, m_clock, *m_keys, *m_gate});
    m_servers->open(m_folder->path());
}

void TestWorkspaceServers::cleanup()
{
    m_servers.reset();
    m_gate.reset();
    m_keys.reset();
}

void TestWorkspaceServers::listsWhatTheFileHas()
{
    QVERIFY(m_servers->entries().isEmpty());
    const QByteArray text = R"({"mcpServers":{"b":{"command":"x"},"a":{"type":"sse","url":"u"},"c":{"command":"y","disabled":true}}})";
    QVERIFY(writeFile(path(), text));
    QSignalSpy changed(m_servers.get(), &WorkspaceServers::changed);
    m_servers->reread();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_servers->entries().size(), 2);
    QCOMPARE(m_servers->entries()[0].key, QStringLiteral("b"));
    QCOMPARE(m_servers->entryProblems().size(), 1);
    QCOMPARE(m_servers->state(QStringLiteral("b")), State::Stopped);
    QCOMPARE(m_servers->state(QStringLiteral("c")), State::Off);
    m_servers->reread();
    QCOMPARE(changed.size(), 1); // nothing is new
    QVERIFY(m_person->asked.isEmpty());
}

void TestWorkspaceServers::startsAfterAYes()
{
    write({files()});
    m_servers->start(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Running);
    QCOMPARE(m_servers->server(m_key)->info().protocolVersion, QStringLiteral("2025-11-25"));
    m_servers->start(m_key);
    QCOMPARE(m_person->asked.size(), 1);
    m_servers->stop(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Stopped);
    QVERIFY(!m_servers->problem(m_key));
}

void TestWorkspaceServers::askedForExactlyThis()
{
    McpEntry entry = files();
    entry.command = QStringLiteral("npx");
    entry.arguments = {QStringLiteral("-y"), QStringLiteral("pkg"), QStringLiteral("--token"), QStringLiteral("abcdef")};
    entry.environment = {{QStringLiteral("MODE"), QStringLiteral("fast")}, {QStringLiteral("API_KEY"), QStringLiteral("plain-secret")},
        {QStringLiteral("OTHER"), QStringLiteral("${env:HOME}")}};
    write({entry});
    m_person->answer = ToolPermission::Deny;
    m_servers->start(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Failed);
    const ToolUse use = m_person->asked.value(0);
    QVERIFY(use.isServerStart());
    QVERIFY(mayRemember(use));
    QCOMPARE(use.command, (QStringList{QStringLiteral("npx"), QStringLiteral("-y"), QStringLiteral("pkg"), QStringLiteral("--token"), QStringLiteral("•••")}));
    QCOMPARE(use.folder, m_folder->path());
    QCOMPARE(use.surroundings, (QStringList{QStringLiteral("MODE=fast"), QStringLiteral("API_KEY=•••"), QStringLiteral("OTHER=${env:HOME}")}));
    QCOMPARE(use.fingerprint, entry.fingerprint());
    QCOMPARE(use.remarks.size(), 1);
    QVERIFY(!use.text().contains(QStringLiteral("abcdef")));
}

void TestWorkspaceServers::permissions_data()
{
    QTest::addColumn<ToolPermission>("permission");
    QTest::addColumn<int>("asked"); // for the second start of the same
    QTest::newRow("once") << ToolPermission::Once << 2;
    QTest::newRow("session") << ToolPermission::Session << 1;
    QTest::newRow("always") << ToolPermission::Always << 1;
}

void TestWorkspaceServers::permissions()
{
    QFETCH(ToolPermission, permission);
    QFETCH(int, asked);
    m_person->answer = permission;
    write({files()});
    for (int i = 0; i < 2; ++i) {
        m_servers->start(m_key);
        QTRY_COMPARE(m_servers->state(m_key), State::Running);
        m_servers->stop(m_key);
        QTRY_COMPARE(m_servers->state(m_key), State::Stopped);
    }
    QCOMPARE(m_person->asked.size(), asked);
    McpEntry changed = files();
    changed.environment = {{QStringLiteral("A"), QStringLiteral("1")}};
    write({changed});
    m_servers->start(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Running);
    QCOMPARE(m_person->asked.size(), asked + 1);
}

void TestWorkspaceServers::denied()
{
    write({files()});
    m_person->answer = ToolPermission::Deny;
    m_servers->start(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Failed);
    QCOMPARE(m_servers->problem(m_key)->code, Error::Code::Permission);
    QCOMPARE(m_servers->server(m_key)->state(), McpServer::State::Stopped);
    m_person->answer = ToolPermission::Once;
    m_servers->start(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Running);
    QVERIFY(!m_servers->problem(m_key));
}

void TestWorkspaceServers::failsWithAReason_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("words");
    QTest::newRow("no such program") << "cuewright-no-such-program" << "-" << "could not be started";
    QTest::newRow("ends at once") << QStringLiteral(FAKE_MCP_SERVER) << "exit" << "code 3";
    QTest::newRow("variable") << QStringLiteral(FAKE_MCP_SERVER) << "${env:CUEWRIGHT_NOT_SET}" << "CUEWRIGHT_NOT_SET";
    QTest::newRow("version") << QStringLiteral(FAKE_MCP_SERVER) << "unknown-version" << "1999-01-01";
}

void TestWorkspaceServers::failsWithAReason()
{
    QFETCH(QString, command);
    QFETCH(QString, argument);
    QFETCH(QString, words);
    McpEntry entry = files(argument);
    entry.command = command;
    write({entry});
    m_servers->start(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Failed);
    QVERIFY2(m_servers->problem(m_key)->message.contains(words), qPrintable(m_servers->problem(m_key)->message));
}

void TestWorkspaceServers::secretsComeFromTheKeychain()
{
    McpEntry entry = files();
    entry.environment = {{QStringLiteral("OWN_KEY"), QStringLiteral("${keychain:mcp/files/OWN_KEY}")}};
    write({entry});
    m_servers->start(m_key);
    QTRY_COMPARE(m_keychain->asked, QStringList{QStringLiteral("mcp/files/OWN_KEY")});
    QCOMPARE(m_servers->state(m_key), State::Starting);
    QCOMPARE(m_servers->server(m_key)->state(), McpServer::State::Stopped);
    m_keychain->jobs.first()->finish(Secret("swordfish-1234"));
    QTRY_COMPARE(m_servers->state(m_key), State::Running);
    McpCall *call = m_servers->callNow(m_key, QStringLiteral("log"), Json::object(), this);
    const ToolLogEntry &noted = m_gate->log().last(); // the press was the yes, and it is in the log as every other run
    QCOMPARE(noted.use.serverTool, QStringLiteral("log"));
    QCOMPARE(noted.use.server, m_key);
    QCOMPARE(noted.permission, ToolPermission::Once);
    QTRY_VERIFY(call->isFinished());
    const auto told = [this](const QString &words) {
        const QList<McpLogLine> &lines = m_servers->server(m_key)->log();
        return std::any_of(lines.begin(), lines.end(), [&](const McpLogLine &line) { return line.text.contains(words); });
    };
    QTRY_VERIFY(told(QStringLiteral("[key]"))); // it got there, and is not shown
    QVERIFY(!told(QStringLiteral("swordfish")));
    delete call;
}

void TestWorkspaceServers::theKeysOfProvidersAreNotForServers()
{
    m_keys->save(QStringLiteral("provider/openai"), Secret("sk-0123456789"));
    McpEntry entry = files();
    entry.environment = {{QStringLiteral("OWN_KEY"), QStringLiteral("${keychain:provider/openai}")}};
    write({entry});
    m_servers->start(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Failed);
    QCOMPARE(m_servers->problem(m_key)->code, Error::Code::Permission);
    QCOMPARE(m_servers->server(m_key)->state(), McpServer::State::Stopped);
}

void TestWorkspaceServers::stoppedWhileAsked()
{
    write({files()});
    m_person->answer.reset();
    m_servers->start(m_key);
    QCOMPARE(m_servers->state(m_key), State::Asking);
    QVERIFY(m_person->open);
    m_servers->stop(m_key);
    QCOMPARE(m_servers->state(m_key), State::Stopped);
    QTRY_VERIFY(!m_person->open);
}

void TestWorkspaceServers::followsTheFile()
{
    write({files()});
    m_servers->start(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Running);
    QSignalSpy changed(m_servers.get(), &WorkspaceServers::changed);
    McpConfig config;
    config.set(files(QStringLiteral("old")));
    QVERIFY(writeFile(path(), config.write())); // by another program
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_servers->state(m_key), State::Running);
    QVERIFY(m_servers->isOutdated(m_key));
    QVERIFY(QFile::remove(path()));
    QTRY_VERIFY(m_servers->entries().isEmpty());
    QVERIFY(!m_servers->server(m_key));
    QVERIFY(writeFile(path(), config.write()));
    QTRY_COMPARE(m_servers->entries().size(), 1);
    QCOMPARE(m_servers->state(m_key), State::Stopped);
}

void TestWorkspaceServers::changedWhileAsked()
{
    write({files()});
    m_person->answer.reset();
    m_servers->start(m_key);
    const QPointer<ToolQuestion> first = m_person->open;
    QVERIFY(first);
    write({files(QStringLiteral("old"))});
    QTRY_VERIFY(!first && m_person->open);
    QCOMPARE(m_person->asked.last().command.last(), QStringLiteral("old"));
    m_person->open->answer(ToolPermission::Once);
    QTRY_COMPARE(m_servers->state(m_key), State::Running);
    QCOMPARE(m_servers->server(m_key)->info().protocolVersion, QStringLiteral("2024-11-05"));
    QVERIFY(!m_servers->isOutdated(m_key));
}

void TestWorkspaceServers::restart()
{
    write({files()});
    m_servers->start(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Running);
    m_servers->restart(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Stopping);
    QTRY_COMPARE(m_servers->state(m_key), State::Running);
    QCOMPARE(m_person->asked.size(), 1); // the same as runs already
    write({files(QStringLiteral("old"))});
    m_servers->restart(m_key);
    QTRY_COMPARE(m_person->asked.size(), 2);
    QTRY_VERIFY(m_servers->state(m_key) == State::Running && !m_servers->isOutdated(m_key));
    QTRY_COMPARE(m_servers->server(m_key)->info().protocolVersion, QStringLiteral("2024-11-05"));
}

void TestWorkspaceServers::saysWhenSecretsAreNotKept()
{
    McpEntry entry = files();
    entry.environment = {{QStringLiteral("API_TOKEN"), QStringLiteral("abc-123-abc")}};
    VERIFY_RESULT(m_servers->put({entry, {}}, m_key));
    QCOMPARE(m_servers->keyProblem(m_key), QString());
    m_keychain->persistent = false;
    QSignalSpy told(m_servers.get(), &WorkspaceServers::stateChanged);
    VERIFY_RESULT(m_servers->put({entry, {}}, m_key));
    QTRY_VERIFY(!m_servers->keyProblem(m_key).isEmpty());
    QCOMPARE(told.value(0).value(0).toString(), m_key);
    QCOMPARE(m_servers->keyProblem(QStringLiteral("other")), QString());
}

void TestWorkspaceServers::edits()
{
    const QByteArray text = R"({"zeta":1,"mcpServers":{"files":{"timeout":9,"command":"x"},"last":{"command":"y"}}})";
    QVERIFY(writeFile(path(), text));
    m_servers->reread();
    McpEntry entry = files();
    entry.key = QStringLiteral("disk");
    entry.environment = {{QStringLiteral("API_TOKEN"), QStringLiteral("abc-123-abc")}, {QStringLiteral("PLACE"), QStringLiteral("${keychain:mcp/disk/PLACE}")}};
    VERIFY_RESULT(m_servers->put({entry, {{QStringLiteral("mcp/disk/PLACE"), Secret("hidden")}}}, m_key));
    const QByteArray written = *readFile(path(), 100'000);
    QVERIFY2(written.contains("\"timeout\": 9") && written.contains("\"zeta\"") && written.contains("${keychain:mcp/disk/API_TOKEN}"), written.constData());
    QVERIFY(!written.contains("abc-123-abc") && !written.contains("hidden"));
    QCOMPARE(m_keychain->kept.value(QStringLiteral("mcp/disk/API_TOKEN")), Secret("abc-123-abc"));
    QCOMPARE(m_keychain->kept.value(QStringLiteral("mcp/disk/PLACE")), Secret("hidden"));
    QCOMPARE(m_servers->entries()[0].key, QStringLiteral("disk")); // in its place
    McpEntry again;
    again.key = QStringLiteral("last");
    again.command = QStringLiteral("z");
    QCOMPARE(m_servers->put({again, {}}).error().code, Error::Code::Invalid);
    QCOMPARE(m_servers->put({again, {}}, QStringLiteral("disk")).error().code, Error::Code::Invalid);
    again.key = QStringLiteral("  ");
    QVERIFY(!m_servers->put({again, {}}));
    VERIFY_RESULT(m_servers->remove(QStringLiteral("last")));
    QCOMPARE(m_servers->entries().size(), 1);
}

void TestWorkspaceServers::brokenFileIsLeftAlone()
{
    write({files()});
    m_servers->start(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Running);
    const QByteArray broken = "{\"mcpServers\": {";
    QVERIFY(writeFile(path(), broken));
    m_servers->reread();
    QCOMPARE(m_servers->fileProblem()->code, Error::Code::Parse);
    QCOMPARE(m_servers->state(m_key), State::Running);
    QVERIFY(!m_servers->put({files(), {}}, m_key));
    QVERIFY(!m_servers->remove(m_key));
    QCOMPARE(*readFile(path(), 1000), broken);
    write({files()});
    QVERIFY(!m_servers->fileProblem());
}

void TestWorkspaceServers::callsStartTheirServer()
{
    write({files()});
    ToolSources sources(*m_gate, m_clock, m_servers.get());
    BoundTool tool;
    tool.definition.name = QStringLiteral("say");
    tool.source.kind = ToolSource::Mcp;
    tool.source.server = m_key;
    tool.source.tool = QStringLiteral("echo");
    ToolInvocation *call = sources.invoke(tool, {{"message", "hello"}}, this);
    QSignalSpy progressed(call, &ToolInvocation::progressed);
    QTRY_VERIFY(call->isFinished());
    VERIFY_RESULT(call->result());
    QCOMPARE(call->result()->text, QStringLiteral("hello"));
    QCOMPARE(m_person->asked.size(), 2);
    QVERIFY(m_person->asked[0].isServerStart() && !m_person->asked[1].isServerStart());
    QCOMPARE(progressed.size(), 1);
    delete call;
    ToolInvocation *next = sources.invoke(tool, {{"message", "again"}}, this);
    QTRY_VERIFY(next->isFinished());
    QCOMPARE(m_person->asked.size(), 3); // the tool alone: its server runs
    delete next;
}

void TestWorkspaceServers::twoCallsOneQuestion()
{
    write({files()});
    m_person->answer.reset();
    QObject owner;
    McpStart *first = m_servers->start(m_key, &owner);
    McpStart *second = m_servers->start(m_key, &owner);
    QVERIFY(first && second);
    QSignalSpy ends(second, &McpStart::finished);
    QCOMPARE(m_person->asked.size(), 1);
    delete first; // waits no more
    m_person->open->answer(ToolPermission::Once);
    QTRY_COMPARE(ends.size(), 1);
    QVERIFY(!second->error());
    QCOMPARE(m_servers->state(m_key), State::Running);
    QVERIFY(!m_servers->start(m_key, &owner));
    QVERIFY(!m_servers->start(QStringLiteral("none"), &owner));
}

void TestWorkspaceServers::callOfADeniedServer()
{
    write({files()});
    m_person->answer = ToolPermission::Deny;
    QObject owner;
    McpStart *denied = m_servers->start(m_key, &owner);
    QSignalSpy ends(denied, &McpStart::finished);
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(denied->error()->code, Error::Code::Permission);
    McpEntry off = files();
    off.disabled = true;
    write({off});
    McpStart *refused = m_servers->start(m_key, &owner);
    QSignalSpy refusedEnds(refused, &McpStart::finished);
    QTRY_COMPARE(refusedEnds.size(), 1);
    QCOMPARE(refused->error()->code, Error::Code::Invalid);
    QCOMPARE(m_person->asked.size(), 1);
    QCOMPARE(m_servers->state(m_key), State::Off);
}

void TestWorkspaceServers::anotherWorkspace()
{
    write({files()});
    m_servers->start(m_key);
    QTRY_COMPARE(m_servers->state(m_key), State::Running);
    QTemporaryDir other;
    McpConfig config;
    config.set(files());
    QVERIFY(writeFile(other.filePath(QStringLiteral("mcp.json")), config.write()));
    m_store.allowed.clear();
    m_servers->open(other.path());
    QCOMPARE(m_servers->state(m_key), State::Stopped);
    m_person->answer.reset();
    m_servers->start(m_key);
    QCOMPARE(m_servers->state(m_key), State::Asking);
    m_servers->open({});
    QVERIFY(m_servers->entries().isEmpty());
    QTRY_VERIFY(!m_person->open);
}

QTEST_GUILESS_MAIN(TestWorkspaceServers)
#include "tst_workspaceservers.moc"
