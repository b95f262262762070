#include "net/requestsettings.h"

#include "callfixture.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>

using namespace cuewright;
using namespace std::chrono_literals;
using Preset = RetryPolicy::Preset;

/// Kept across starts, brought within reason, told when it changes, and taken by calls.
class TestRequestSettings : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void unsaidIsTheDefault();
    void presetsAreKept_data();
    void presetsAreKept();
    void customIsKeptWhileAnotherIsChosen();
    void restIsKept();
    void spoiltFile_data();
    void spoiltFile();
    void portThatIsNone();
    void passwordOfTheProxyIsInNoFile();
    void anotherProgramWrites();
    void callsTakeTheDefaults_data();
    void callsTakeTheDefaults();

private:
    void reopen()
    {
        m_settings.reset();
        m_file.reset();
        m_file = std::make_unique<QSettings>(m_folder->filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
        m_settings = std::make_unique<RequestSettings>(*m_file);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_file;
    std::unique_ptr<RequestSettings> m_settings;
};

void TestRequestSettings::unsaidIsTheDefault()
{
    QCOMPARE(m_settings->preset(), Preset::OfficialSdk);
    QCOMPARE(m_settings->defaults().retry, RetryPolicy::officialSdk());
    QCOMPARE(m_settings->custom(), RetryPolicy::officialSdk());
    QCOMPARE(m_settings->deadlines(), CallDeadlines());
    QCOMPARE(m_settings->transport(), TransportSettings());
}

void TestRequestSettings::presetsAreKept_data()
{
    QTest::addColumn<Preset>("preset");
    QTest::addColumn<RetryPolicy>("policy");
    QTest::newRow("official") << Preset::OfficialSdk << RetryPolicy::officialSdk();
    QTest::newRow("patient") << Preset::Patient << RetryPolicy::patient();
    QTest::newRow("none") << Preset::None << RetryPolicy::none();
}

void TestRequestSettings::presetsAreKept()
{
    QFETCH(Preset, preset);
    QFETCH(RetryPolicy, policy);
    m_settings->setPreset(Preset::Custom);
    QSignalSpy changed(m_settings.get(), &RequestSettings::defaultsChanged);
    m_settings->setPreset(preset);
    m_settings->setPreset(preset);
    QCOMPARE(changed.size(), 1);
    reopen();
    QCOMPARE(m_settings->preset(), preset);
    QCOMPARE(m_settings->defaults().retry, policy);
}

void TestRequestSettings::customIsKeptWhileAnotherIsChosen()
{
    const RetryPolicy own{7, 1500ms, 20s, 0.5, 9s, 30s};
    QSignalSpy changed(m_settings.get(), &RequestSettings::defaultsChanged);
    m_settings->setCustom(own);
    m_settings->setCustom(own);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_settings->defaults().retry, RetryPolicy::officialSdk());
    m_settings->setPreset(Preset::Custom);
    QCOMPARE(m_settings->defaults().retry, own);
    m_settings->setPreset(Preset::Patient);
    reopen();
    QCOMPARE(m_settings->defaults().retry, RetryPolicy::patient());
    m_settings->setPreset(Preset::Custom);
    QCOMPARE(m_settings->defaults().retry, own);
    m_settings->setCustom({50, 90s, 20s, 2.0, 9s, 30s});
    QCOMPARE(m_settings->custom(), (RetryPolicy{20, 20s, 20s, 1.0, 9s, 30s}));
}

void TestRequestSettings::restIsKept()
{
    const CallDeadlines deadlines{3s, 4s, 0ms, 60s};
    const TransportSettings transport{QStringLiteral("/etc/ca ü.pem"), {ProxySettings::Kind::Socks5, QStringLiteral("proxy"), 1080}};
    QSignalSpy defaults(m_settings.get(), &RequestSettings::defaultsChanged);
    QSignalSpy routes(m_settings.get(), &RequestSettings::transportChanged);
    for (int i = 0; i < 2; ++i) {
        m_settings->setDeadlines(deadlines);
        m_settings->setTransport(transport);
    }
    QCOMPARE(defaults.size(), 1);
    QCOMPARE(routes.size(), 1);
    reopen();
    QCOMPARE(m_settings->deadlines(), deadlines);
    QCOMPARE(m_settings->defaults().deadlines, deadlines);
    QCOMPARE(m_settings->transport(), transport);
}

void TestRequestSettings::spoiltFile_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<RetryPolicy>("policy");
    QTest::addColumn<CallDeadlines>("deadlines");
    const auto row = [](const char *key, const QVariant &value, const RetryPolicy &policy, const CallDeadlines &deadlines = {}) {
        QTest::addRow("%s %s", key, qPrintable(value.toString())) << QLatin1String(key).toString() << value << policy << deadlines;
    };
    RetryPolicy attempts;
    attempts.maxAttempts = 1;
    row("requests/custom/maxAttempts", QStringLiteral("many"), attempts);
    row("requests/custom/maxAttempts", -4, attempts);
    row("requests/custom/firstDelay", QStringLiteral("soon"), RetryPolicy());
    row("requests/custom/firstDelay", -1, RetryPolicy());
    RetryPolicy exact;
    exact.jitter = 0;
    row("requests/custom/jitter", QStringLiteral("nan"), exact);
    RetryPolicy longest;
    longest.maxServerDelay = 24h;
    row("requests/custom/maxServerDelay", QStringLiteral("9223372036854775807"), longest);
    CallDeadlines day;
    day.idle = 24h;
    row("requests/deadline/idle", QStringLiteral("9223372036854775807"), RetryPolicy(), day);
    row("requests/deadline/idle", -1, RetryPolicy());
    row("requests/retry", QStringLiteral("CUSTOM?"), RetryPolicy());
}

void TestRequestSettings::passwordOfTheProxyIsInNoFile()
{
    TransportSettings transport{{}, {ProxySettings::Kind::Http, QStringLiteral("proxy"), 3128}};
    m_settings->setTransport(transport);
    QVERIFY(!m_settings->needsProxyPassword());
    transport.proxy.user = QStringLiteral("me");
    m_settings->setTransport(transport);
    QVERIFY(m_settings->needsProxyPassword());
    QSignalSpy routes(m_settings.get(), &RequestSettings::transportChanged);
    m_settings->setProxyPassword(Secret("a secret"));
    m_settings->setProxyPassword(Secret("a secret"));
    QCOMPARE(routes.size(), 1);
    QCOMPARE(m_settings->transport().proxy.password, Secret("a secret"));
    m_settings->setTransport(m_settings->transport());
    m_file->sync();
    QFile written(m_file->fileName());
    QVERIFY(written.open(QIODevice::ReadOnly));
    const QByteArray content = written.readAll();
    QVERIFY(content.contains("proxyUser=me"));
    QVERIFY(!content.contains("secret"));
    reopen();
    QCOMPARE(m_settings->transport(), transport);
    transport.proxy.user.clear();
    m_settings->setProxyPassword(Secret("a secret"));
    m_settings->setTransport(transport);
    QVERIFY2(m_settings->transport().proxy.password.isEmpty(), "without a name nobody asks for it");
}

void TestRequestSettings::portThatIsNone()
{
    m_file->setValue(QStringLiteral("requests/proxyPort"), 65536 + 3128);
    reopen();
    QCOMPARE(m_settings->transport().proxy.port, 0);
}

void TestRequestSettings::anotherProgramWrites()
{
    // Qt shares a file's content inside of one process, so the other one writes by hand.
    m_settings->setPreset(Preset::Patient);
    m_file->sync();
    QSignalSpy defaults(m_settings.get(), &RequestSettings::defaultsChanged);
    QSignalSpy routes(m_settings.get(), &RequestSettings::transportChanged);
    m_settings->reread();
    QCOMPARE(defaults.size(), 0);

    const auto write = [this](const QByteArray &text) {
        QFile file(m_file->fileName());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    };
    write("[requests]\nretry=none\n");
    m_settings->reread();
    QCOMPARE(defaults.size(), 1);
    QCOMPARE(routes.size(), 0);
    QCOMPARE(m_settings->defaults().retry, RetryPolicy::none());

    write("[requests]\nretry=none\nproxy=socks5\nproxyHost=elsewhere\nproxyPort=1080\n");
    m_file->sync(); // somebody else in this program has looked already
    m_settings->reread();
    QCOMPARE(defaults.size(), 1);
    QCOMPARE(routes.size(), 1);
    QCOMPARE(m_settings->transport().proxy, (ProxySettings{ProxySettings::Kind::Socks5, QStringLiteral("elsewhere"), 1080}));
}

void TestRequestSettings::spoiltFile()
{
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    m_file->setValue(QStringLiteral("requests/retry"), QStringLiteral("custom"));
    m_file->setValue(key, value);
    reopen();
    QTEST(m_settings->defaults().retry, "policy");
    QTEST(m_settings->defaults().deadlines, "deadlines");
}

void TestRequestSettings::callsTakeTheDefaults_data()
{
    QTest::addColumn<bool>("own");
    QTest::addColumn<int>("posts");
    QTest::newRow("the client's") << false << 2;
    QTest::newRow("of its own") << true << 1;
}

void TestRequestSettings::callsTakeTheDefaults()
{
    QFETCH(bool, own);
    CallFixture net;
    net.server.setFallback({FakeServer::write(FakeServer::response(500, {}, "{}"))});
    net.client->setDefaults({RetryPolicy{2, 0ms, 0ms, 0, 0ms, 0ms}, {}});
    net.options.retry = own ? std::optional(RetryPolicy::none()) : std::nullopt;
    CallRecord record(net.send());
    QTRY_VERIFY(record.finished == 1 || (net.clock.advance(1ms), false));
    QTEST(net.server.postCount(), "posts");

    net.server.setFallback({FakeServer::hold()});
    net.client->setDefaults({RetryPolicy::none(), {1h, 2s, 1h, 0ms}});
    net.options.deadlines = own ? std::optional(CallDeadlines{1h, 4s, 1h, 0ms}) : std::nullopt;
    const int before = net.server.postCount();
    CallRecord late(net.send());
    QTRY_COMPARE(net.server.postCount(), before + 1);
    QTRY_COMPARE(net.server.held(), 1);
    QTRY_VERIFY(late.states.contains(ChatCall::State::Sending));
    net.clock.advance(3s);
    QTRY_COMPARE(late.attempts.size() + late.finished > 0, !own);
}

QTEST_GUILESS_MAIN(TestRequestSettings)
#include "tst_requestsettings.moc"
