#include "mcp/mcpconfig.h"

#include "results.h"

#include <QtTest>

using namespace cuewright;
using namespace Qt::StringLiterals;

namespace {

QString shown(const McpEntry &entry)
{
    QStringList parts{entry.key, entry.isHttp() ? entry.url : entry.command + u' ' + entry.arguments.join(u' ')};
    for (const auto &[name, value] : entry.environment + entry.headers)
        parts << name + u'=' + value;
    return parts.join(u';');
}

} // namespace

class TestMcpConfig final : public QObject
{
    Q_OBJECT
private slots:
    void keepsWhatItDoesNotKnow()
    {
        const QByteArray text = R"({
  "zeta": 1,
  "mcpServers": {
    "b": {
      "timeout": 9,
      "command": "npx",
      "args": [
        "-y"
      ],
      "autoApprove": [
        "x"
      ]
    },
    "a": {
      "type": "sse",
      "url": "x"
    }
  }
}
)";
        auto config = McpConfig::read(text);
        VERIFY_RESULT(config);
        QCOMPARE(config->write(), text);
        QCOMPARE(config->entries().size(), 1);
        QCOMPARE(config->problems().size(), 1);
        config->set(config->entries().first());
        QCOMPARE(config->write(), text);
        McpEntry changed = config->entries().first();
        changed.arguments << u"pkg"_s;
        config->set(changed);
        QCOMPARE(config->entries().first(), changed);
        QVERIFY(config->write().contains("\"timeout\": 9"));
        config->remove(u"b"_s);
        QVERIFY(!config->write().contains("npx"));
        QVERIFY(config->write().contains("\"sse\""));
    }

    void otherKindOfEntry()
    {
        auto config = McpConfig::read(R"({"mcpServers":{"a":{"type":"stdio","command":"x","args":["y"]}}})");
        VERIFY_RESULT(config);
        McpEntry web;
        web.key = u"a"_s;
        web.url = u"https:"_s + u"//example.com/mcp"_s;
        config->set(web);
        QCOMPARE(config->entries().size(), 1);
        QCOMPARE(config->entries().first(), web);
    }

    void unreadable_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Error::Code>("code");
        QTest::newRow("no JSON") << QByteArray("{") << Error::Code::Parse;
        QTest::newRow("a list") << QByteArray("[]") << Error::Code::Invalid;
        QTest::newRow("servers are a list") << QByteArray(R"({"mcpServers":[]})") << Error::Code::Invalid;
        QTest::newRow("large") << QByteArray(McpConfig::kMaxBytes + 1, ' ') << Error::Code::TooLarge;
    }
    void unreadable()
    {
        QFETCH(QByteArray, text);
        const auto config = McpConfig::read(text);
        QVERIFY(!config);
        QTEST(config.error().code, "code");
    }
    void nothingYet() { QVERIFY(McpConfig::read("\n")->entries().isEmpty()); }

    void imports_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("mcpServers") << QByteArray(R"({"mcpServers":{"f":{"command":"npx","args":["-y","p"],"env":{"A":"${HOME}"}}}})") << "f;npx -y p;A=${env:HOME}";
        QTest::newRow("servers") << QByteArray(R"({"servers":{"f":{"type":"http","url":"u","headers":{"X":"Bearer ${input:tok}"}}},"inputs":[]})") << "f;u;X=Bearer ${keychain:mcp/f/tok}";
        QTest::newRow("settings") << QByteArray(R"({"mcp":{"servers":{"f":{"command":"c"}}}})") << "f;c ";
        QTest::newRow("context_servers") << QByteArray(R"({"context_servers":{"f":{"command":"c"}}})") << "f;c ";
        QTest::newRow("inner map") << QByteArray(R"({"f":{"command":"c","args":["${workspaceFolder}"]}})") << "f;c ${workspaceFolder}";
        QTest::newRow("one entry") << QByteArray(R"({"command":"c"})") << "server;c ";
        QTest::newRow("serverUrl") << QByteArray(R"({"mcpServers":{"w":{"serverUrl":"u"}}})") << "w;u";
        QTest::newRow("a number in env") << QByteArray(R"({"f":{"command":"c","env":{"N":5}}})") << "f;c ;N=5";
        QTest::newRow("old protocol") << QByteArray(R"({"mcpServers":{"f":{"type":"sse","url":"u"}}})") << "!f";
        QTest::newRow("neither") << QByteArray(R"({"mcpServers":{"f":{}}})") << "!f";
        QTest::newRow("argument of a wrong type") << QByteArray(R"({"mcpServers":{"f":{"command":"c","args":[1]}}})") << "!f";
        QTest::newRow("none") << QByteArray(R"({"mcpServers":{}})") << "";
        QTest::newRow("something else") << QByteArray("7") << "";
    }
    void imports()
    {
        QFETCH(QByteArray, text);
        const auto found = importMcpServers(text);
        QString all;
        if (found) {
            for (const McpEntry &entry : found->entries)
                all += shown(entry);
            for (const McpEntryProblem &problem : found->problems)
                all += u'!' + problem.key;
        }
        QTEST(all, "expected");
    }

    void secrets_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<bool>("expected");
        QTest::newRow("token") << "GITHUB_TOKEN" << "abc" << true;
        QTest::newRow("key") << "OPENAI_API_KEY" << "abc" << true;
        QTest::newRow("header") << "Authorization" << "Bearer abc" << true;
        QTest::newRow("x-api-key") << "X-Api-Key" << "abc" << true;
        QTest::newRow("by its look") << "SETTING" << "ghp_0123456789abcdef" << true;
        QTest::newRow("reference") << "API_KEY" << "${env:API_KEY}" << false;
        QTest::newRow("empty") << "API_KEY" << "" << false;
        QTest::newRow("part of a word") << "KEYBOARD" << "de" << false;
        QTest::newRow("plain") << "NODE_ENV" << "production" << false;
        QTest::newRow("path") << "DIR" << "pk/some/long/path/here" << false;
    }
    void secrets()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QTEST(looksLikeSecret(name, value), "expected");
    }

    void secretsLeaveTheFileAndComeBack()
    {
        McpEntry entry;
        entry.key = u"web"_s;
        entry.url = u"https:"_s + u"//example.com"_s;
        entry.headers = {{u"Authorization"_s, u"Bearer t0ps3cret-value"_s}, {u"X-Trace"_s, u"on"_s}};
        const auto apart = withSecretsApart(entry);
        QCOMPARE(apart.entry.headers[0].second, u"Bearer ${keychain:mcp/web/Authorization}"_s);
        QCOMPARE(apart.entry.headers[1].second, u"on"_s);
        QCOMPARE(apart.secrets.size(), 1);
        QCOMPARE(apart.secrets[0].second, Secret("t0ps3cret-value"));
        QCOMPARE(keychainNames(apart.entry), QStringList{u"mcp/web/Authorization"_s});
        McpConfig config;
        config.set(apart.entry);
        QVERIFY(!config.write().contains("t0ps3cret"));
        McpLookup lookup;
        lookup.secret = [&](const QString &name) { return name == apart.secrets[0].first ? apart.secrets[0].second : Secret(); };
        const auto launch = launchOf(config.entries().first(), lookup);
        VERIFY_RESULT(launch);
        QCOMPARE(launch->headers[0].second, QByteArray("Bearer t0ps3cret-value"));
        QVERIFY(launch->secrets.contains(Secret("t0ps3cret-value")));
        lookup.secret = {};
        QCOMPARE(launchOf(apart.entry, lookup).error().code, Error::Code::NotFound);
    }

    void references()
    {
        McpEntry entry;
        entry.command = u"run"_s;
        entry.arguments = {u"${workspaceFolder}/a-${env:ONE}-${env:ONE}"_s, u"$5 {x}"_s};
        entry.environment = {{u"T_TOKEN"_s, u"${env:ONE}"_s}};
        McpLookup lookup;
        lookup.variable = [](const QString &name) { return name == u"ONE" ? std::optional(u"1${env:TWO}"_s) : std::nullopt; };
        lookup.workspaceFolder = u"/w"_s;
        const auto launch = launchOf(entry, lookup);
        VERIFY_RESULT(launch);
        QCOMPARE(launch->arguments, (QStringList{u"/w/a-1${env:TWO}-1${env:TWO}"_s, u"$5 {x}"_s})); // once, not again and again
        QCOMPARE(launch->folder, u"/w"_s);
        entry.arguments = {u"${env:NOPE}"_s};
        QVERIFY(launchOf(entry, lookup).error().message.contains(u"NOPE"_s));
        entry.arguments = {u"${command:x}"_s};
        QCOMPARE(launchOf(entry, lookup).error().code, Error::Code::Invalid);
    }

    void remarks_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<int>("count");
        QTest::newRow("a program") << "my-server" << 0;
        QTest::newRow("fetches") << "npx" << 1;
        QTest::newRow("by its path") << "/usr/bin/sudo" << 1;
        QTest::newRow("of Windows") << "C:\\Windows\\cmd.EXE" << 1;
        QTest::newRow("only begins so") << "shiny" << 0;
        QTest::newRow("an address") << "" << 0;
    }
    void remarks()
    {
        QFETCH(QString, command);
        McpEntry entry;
        entry.command = command;
        QTEST(static_cast<int>(startRemarks(entry).size()), "count");
    }

    void renames()
    {
        auto config = McpConfig::read(R"({"mcpServers":{"a":{"command":"x","timeout":3},"b":{"command":"y"}}})");
        VERIFY_RESULT(config);
        config->rename(u"a"_s, u"c"_s);
        config->rename(u"none"_s, u"d"_s);
        QCOMPARE(config->entries().size(), 2);
        QCOMPARE(config->entries()[0].key, u"c"_s);
        QVERIFY(config->write().contains("\"timeout\": 3"));
        QVERIFY(config->contains(u"c"_s) && !config->contains(u"a"_s));
    }

    void consentFollowsWhatRuns()
    {
        McpEntry entry;
        entry.key = u"a"_s;
        entry.command = u"npx"_s;
        const QString first = entry.fingerprint();
        entry.disabled = true;
        QCOMPARE(entry.fingerprint(), first);
        entry.arguments = {u"-y"_s, u"p"_s};
        const QString second = entry.fingerprint();
        QVERIFY(second != first);
        entry.arguments = {u"-y p"_s};
        QVERIFY(entry.fingerprint() != second);
    }
};

QTEST_GUILESS_MAIN(TestMcpConfig)
#include "tst_mcpconfig.moc"
