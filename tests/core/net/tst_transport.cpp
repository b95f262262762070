#include "callfixture.h"
#include "net/transport.h"

#include <QFile>
#include <QHash>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSet>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace cuewright;
using namespace std::chrono_literals;
using Server = FakeServer;

namespace {

/// A proxy that lets nobody through without "me" and "päss:word", asked for in the Basic way. It answers plain requests
/// itself, and of a tunnel it only notes what comes.
class LoginProxy final : public QTcpServer
{
public:
    LoginProxy()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { take(*socket); });
        });
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    TransportSettings settings(const char *password) const
    {
        return {{}, {ProxySettings::Kind::Http, QStringLiteral("127.0.0.1"), serverPort(), QStringLiteral("me"), Secret(password)}};
    }

    QList<QByteArray> heads; ///< of the requests
    int refusals = 0;
    bool tunnelled = false; ///< a handshake came through

private:
    void take(QTcpSocket &socket)
    {
        QByteArray &seen = m_seen[&socket];
        seen += socket.readAll();
        if (m_open.contains(&socket)) {
            tunnelled = true;
            socket.disconnectFromHost();
            return;
        }
        const qsizetype end = seen.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        const QByteArray head = seen.left(end);
        const bool tunnel = head.startsWith("CONNECT ");
        const qsizetype length = head.toLower().indexOf("content-length: ");
        const qsizetype body = tunnel || length < 0 ? 0 : head.mid(length + 16).split('\r').first().toLongLong();
        if (seen.size() < end + 4 + body)
            return;
        seen.remove(0, end + 4 + body);
        heads << head;
        if (!head.contains("Basic " + QByteArray("me:p\xc3\xa4ss:word").toBase64())) {
            ++refusals;
            socket.write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"house\"\r\nContent-Length: 0\r\n\r\n");
        } else if (tunnel) {
            m_open << &socket;
            socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        } else {
            socket.write(Server::json(goodDocument()));
        }
    }

    QHash<QTcpSocket *, QByteArray> m_seen;
    QSet<QTcpSocket *> m_open;
};

} // namespace

/// Proxies, authorities of one's own, many connections and their reuse.
class TestTransport : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void systemProxyIsUsed();
    void thisMachineNeedsNoProxy_data();
    void thisMachineNeedsNoProxy();
    void proxyCanBeSwitchedOff();
    void manualProxy();
    void proxyWithALogin_data();
    void proxyWithALogin();
    void wrongLoginIsSaid();
    void proxyAddresses_data();
    void proxyAddresses();
    void ownAuthorityIsTrusted();
    void badCaFiles_data();
    void badCaFiles();
    void moreThanSixAtATime();
    void connectionsAreUsedAgain();
    void settingsChangeWhileCallsRun();

private:
    std::unique_ptr<CallFixture> m_net;
};

void TestTransport::init()
{
    m_net = std::make_unique<CallFixture>();
    m_net->server.setFallback({Server::write(Server::json(goodDocument()))});
    m_net->request.stream = false;
}

void TestTransport::cleanup()
{
    qunsetenv("http_proxy");
}

void TestTransport::systemProxyIsUsed()
{
    CallFixture &net = *m_net;
    qputenv("http_proxy", net.server.url(QString()).toEncoded());
    net.endpoint.base = QUrl(QStringLiteral("http://model.invalid/v1"));
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(record.finished, 1);
    QVERIFY2(call->result(), qPrintable(call->result() ? QString() : call->result().error().message));
    QCOMPARE(net.server.postCount(), 1);
    QCOMPARE(net.server.requests().first().path, QByteArray("http://model.invalid/v1/chat/completions"));
}

void TestTransport::thisMachineNeedsNoProxy_data()
{
    QTest::addColumn<QString>("host");
    QTest::newRow("127.0.0.1") << QStringLiteral("127.0.0.1");
    QTest::newRow("localhost") << QStringLiteral("localhost");
    QTest::newRow("LOCALHOST") << QStringLiteral("LOCALHOST");
}

void TestTransport::thisMachineNeedsNoProxy()
{
    QFETCH(QString, host);
    CallFixture &net = *m_net;
    qputenv("http_proxy", "http://127.0.0.1:9"); // nothing answers there
    net.endpoint.base.setHost(host);
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(record.finished, 1);
    QVERIFY2(call->result(), qPrintable(call->result() ? QString() : call->result().error().message));
    ProxyChoice proxies(ProxySettings{});
    for (const char *direct : {"127.0.0.1", "127.5.5.5", "::1", "localhost", "a.localhost"}) {
        const QNetworkProxyQuery query(QUrl(QStringLiteral("http://[%1]:80/").arg(QString::fromLatin1(direct))));
        QNetworkProxyQuery named = query;
        named.setPeerHostName(QString::fromLatin1(direct));
        QCOMPARE(proxies.queryProxy(named).first().type(), QNetworkProxy::DefaultProxy);
    }
    QNetworkProxyQuery elsewhere(QUrl(QStringLiteral("http://model.invalid/")));
    QCOMPARE(proxies.queryProxy(elsewhere).first().type(), QNetworkProxy::HttpProxy);
    for (const auto kind : {ProxySettings::Kind::Http, ProxySettings::Kind::Socks5}) {
        ProxyChoice manual({kind, QStringLiteral("proxy.invalid"), 3128});
        const QNetworkProxy chosen = manual.queryProxy(elsewhere).first();
        QCOMPARE(chosen.type(), kind == ProxySettings::Kind::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy);
        QCOMPARE(chosen.hostName(), QStringLiteral("proxy.invalid"));
        QCOMPARE(chosen.port(), quint16(3128));
        QNetworkProxyQuery here(QUrl(QStringLiteral("http://localhost:80/")));
        QCOMPARE(manual.queryProxy(here).first().type(), QNetworkProxy::DefaultProxy);
    }
    QCOMPARE(ProxyChoice({ProxySettings::Kind::None, {}, 0}).queryProxy(elsewhere).first().type(), QNetworkProxy::DefaultProxy);
}

void TestTransport::proxyCanBeSwitchedOff()
{
    CallFixture &net = *m_net;
    qputenv("http_proxy", net.server.url(QString()).toEncoded());
    TransportSettings settings;
    settings.proxy.kind = ProxySettings::Kind::None;
    QVERIFY(net.client->setTransport(settings));
    net.endpoint.base = QUrl(QStringLiteral("http://model.invalid/v1"));
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE_WITH_TIMEOUT(record.finished, 1, 20'000);
    QVERIFY(!call->result());
    QCOMPARE(net.server.connectionCount(), 0);
    // And on again, for a manager that exists already.
    QVERIFY(net.client->setTransport({}));
    ChatCall *second = net.send();
    CallRecord secondRecord(second);
    QTRY_COMPARE(secondRecord.finished, 1);
    QVERIFY(second->result());
}

void TestTransport::manualProxy()
{
    CallFixture &net = *m_net;
    qputenv("http_proxy", "http://127.0.0.1:9"); // nothing answers there, and nobody asks it
    const QUrl proxy = net.server.url(QString());
    TransportSettings settings;
    settings.proxy = {ProxySettings::Kind::Http, proxy.host(), static_cast<quint16>(proxy.port())};
    QVERIFY(net.client->setTransport(settings));
    net.endpoint.base = QUrl(QStringLiteral("http://model.invalid/v1"));
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(record.finished, 1);
    QVERIFY2(call->result(), qPrintable(call->result() ? QString() : call->result().error().message));
    QCOMPARE(net.server.requests().last().path, QByteArray("http://model.invalid/v1/chat/completions"));
    // What is not a call takes the same way.
    std::unique_ptr<QNetworkReply> reply(net.client->network().get(QNetworkRequest(QUrl(QStringLiteral("http://model.invalid/v1/models")))));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(net.server.requests().last().path, QByteArray("http://model.invalid/v1/models"));
}

void TestTransport::proxyWithALogin_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("tunnel");
    QTest::newRow("plain") << QStringLiteral("http://model.invalid/v1") << false;
    if (QSslSocket::supportsSsl())
        QTest::newRow("encrypted") << QStringLiteral("https://model.invalid/v1") << true;
}

void TestTransport::proxyWithALogin()
{
    QFETCH(QString, address);
    QFETCH(bool, tunnel);
    CallFixture &net = *m_net;
    LoginProxy proxy;
    QVERIFY(net.client->setTransport(proxy.settings("p\xc3\xa4ss:word")));
    net.endpoint.base = QUrl(address);
    net.options.retry = RetryPolicy::none();
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(proxy.tunnelled, tunnel);
    if (tunnel) {
        QCOMPARE(proxy.refusals, 1); // asked for, and told: before there is a request that the proxy could read
        QVERIFY(!call->result()); // nobody is behind it
        for (const QByteArray &head : std::as_const(proxy.heads))
            QVERIFY2(head.startsWith("CONNECT model.invalid:443 ") && !head.contains("POST"), head.constData());
        return;
    }
    QVERIFY2(call->result(), qPrintable(call->result() ? QString() : call->result().error().message));
    QCOMPARE(proxy.refusals, 0);
    QCOMPARE(proxy.heads.size(), 1);
    // To a server on this computer, where no proxy is, goes no login.
    net.endpoint.base = net.server.url();
    CallRecord direct(net.send());
    QTRY_COMPARE(direct.finished, 1);
    QCOMPARE(net.server.postCount(), 1);
    for (const auto &header : net.server.requests().first().headers)
        QVERIFY(header.first.toLower() != "proxy-authorization");
}

void TestTransport::wrongLoginIsSaid()
{
    CallFixture &net = *m_net;
    LoginProxy proxy;
    QVERIFY(net.client->setTransport(proxy.settings("another")));
    net.options.retry = RetryPolicy::none();
    for (const char *address : {"http://model.invalid/v1", "https://model.invalid/v1"}) {
        if (QByteArray(address).startsWith("https") && !QSslSocket::supportsSsl())
            continue;
        net.endpoint.base = QUrl(QLatin1String(address));
        ChatCall *call = net.send();
        CallRecord record(call);
        QTRY_COMPARE(record.finished, 1);
        QVERIFY(!call->result());
        QCOMPARE(call->result().error().reason, QStringLiteral("proxy_login"));
        QVERIFY(proxy.refusals > 0);
        QVERIFY(!proxy.tunnelled);
    }
}

void TestTransport::proxyAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host"); // empty: refused
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *text, const char *host, int port, const char *words = "") {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(host) << port << QString::fromLatin1(words);
    };
    row("proxy.example.com:3128", "proxy.example.com", 3128);
    row("  10.0.0.1:80 ", "10.0.0.1", 80);
    row("http://proxy:8080", "proxy", 8080);
    row("http://proxy:8080/", "proxy", 8080);
    row("socks5://proxy:1080", "proxy", 1080);
    row("[::1]:1080", "::1", 1080);
    row("proxy.example.com", "", 0, "port");
    row("proxy:0", "", 0, "port");
    row("proxy:70000", "", 0, "no address");
    row("proxy:port", "", 0, "no address");
    row("", "", 0, "no address");
    row(":3128", "", 0, "no address");
    row("two words:3128", "", 0, "no address");
    row("me:secret@proxy:3128", "", 0, "password");
}

void TestTransport::proxyAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(QString, words);
    const auto proxy = parseProxy(ProxySettings::Kind::Socks5, text);
    QCOMPARE(proxy.has_value(), !host.isEmpty());
    if (proxy) {
        QCOMPARE(*proxy, (ProxySettings{ProxySettings::Kind::Socks5, host, static_cast<quint16>(port)}));
        return;
    }
    QCOMPARE(proxy.error().code, Error::Code::Invalid);
    QVERIFY2(proxy.error().message.contains(words), qPrintable(proxy.error().message));
    QVERIFY(!proxy.error().message.contains(QStringLiteral("secret")));
}

void TestTransport::ownAuthorityIsTrusted()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("No TLS library here");
    const QString folder = QStringLiteral(CUEWRIGHT_TEST_DATA "/net/");
    const auto read = [&](const char *name) {
        QFile file(folder + QString::fromLatin1(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(read("selfsigned.pem")));
    tls.setPrivateKey(QSslKey(read("selfsigned.key"), QSsl::Ec));
    QSslServer server;
    server.setSslConfiguration(tls);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    int requests = 0;
    connect(&server, &QTcpServer::pendingConnectionAvailable, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [&requests, socket] {
            if (!socket->readAll().contains("POST"))
                return;
            ++requests;
            socket->write(Server::json(goodDocument()));
        });
    });

    CallFixture &net = *m_net;
    net.endpoint.base = QUrl(QStringLiteral("https://127.0.0.1:%1/v1").arg(server.serverPort()));
    TransportSettings settings;
    settings.caFile = folder + QStringLiteral("selfsigned.pem");
    for (const bool trusted : {false, true, false}) {
        QVERIFY(net.client->setTransport(trusted ? settings : TransportSettings()));
        ChatCall *call = net.send();
        CallRecord record(call);
        QTRY_COMPARE(record.finished, 1);
        QCOMPARE(call->result().has_value(), trusted);
        if (!trusted)
            QCOMPARE(call->result().error().code, Error::Code::Tls);
    }
    QCOMPARE(requests, 1);
}

void TestTransport::badCaFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Error::Code>("code");
    QTest::newRow("no certificate") << QByteArray("hello\n") << Error::Code::Invalid;
    QTest::newRow("empty") << QByteArray("") << Error::Code::Invalid;
    QTest::newRow("broken") << QByteArray("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n") << Error::Code::Invalid;
    QTest::newRow("large") << QByteArray(4 * 1024 * 1024 + 1, 'x') << Error::Code::TooLarge;
    QTest::newRow("missing") << QByteArray() << Error::Code::Io;
}

void TestTransport::badCaFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(Error::Code, code);
    QTemporaryDir folder;
    TransportSettings settings;
    settings.caFile = folder.filePath(QStringLiteral("ca.pem"));
    if (!content.isNull()) {
        QFile file(settings.caFile);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    const Result<> done = m_net->client->setTransport(settings);
    QVERIFY(!done);
    QCOMPARE(done.error().code, code);
    QVERIFY(done.error().message.contains(settings.caFile));
}

void TestTransport::moreThanSixAtATime()
{
    CallFixture &net = *m_net;
    net.client->setLimits(net.endpoint, net.request.model, {0, 0, 64});
    net.server.setFallback({Server::hold(), Server::write(Server::json(goodDocument()))});
    std::vector<std::unique_ptr<CallRecord>> records;
    for (int i = 0; i < 64; ++i)
        records.push_back(std::make_unique<CallRecord>(net.send()));
    QTRY_COMPARE(net.server.held(), 64);
    net.server.release();
    for (const auto &record : records)
        QTRY_COMPARE(record->finished, 1);
    QCOMPARE(net.server.postCount(), 64);
}

void TestTransport::connectionsAreUsedAgain()
{
    CallFixture &net = *m_net;
    net.client->setLimits(net.endpoint, net.request.model, {0, 0, 16});
    std::vector<std::unique_ptr<CallRecord>> records;
    for (int i = 0; i < 200; ++i)
        records.push_back(std::make_unique<CallRecord>(net.send()));
    for (const auto &record : records)
        QTRY_COMPARE(record->finished, 1);
    QCOMPARE(net.server.postCount(), 200);
    // Each would need one of its own. On a busy machine some ends of answers come too late for theirs to be kept.
    QVERIFY2(net.server.connectionCount() <= 60, qPrintable(QString::number(net.server.connectionCount())));
}

void TestTransport::settingsChangeWhileCallsRun()
{
    CallFixture &net = *m_net;
    net.request.stream = true;
    net.server.enqueue({Server::write(Server::streamHead() + delta("Hel")), Server::hold(), Server::write(delta("lo") + streamEnd())});
    ChatCall *before = net.send();
    CallRecord record(before);
    QTRY_COMPARE(record.text, QStringLiteral("Hel"));
    TransportSettings settings;
    settings.proxy.kind = ProxySettings::Kind::None;
    QVERIFY(net.client->setTransport(settings));

    net.server.enqueue({Server::write(Server::streamHead() + delta("new") + streamEnd())});
    CallRecord after(net.send());
    QTRY_COMPARE(after.finished, 1);
    QCOMPARE(net.server.connectionCount(), 2);

    net.server.release();
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(record.text, QStringLiteral("Hello"));
    QVERIFY(before->result());
}

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
