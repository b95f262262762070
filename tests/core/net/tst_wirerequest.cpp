#include "net/wirerequest.h"

#include <QtTest>

using namespace cuewright;

class TestWireRequest : public QObject
{
    Q_OBJECT
private slots:
    void url_data();
    void url();
    void headers();
    void refused_data();
    void refused();
    void keyHeader_data();
    void keyHeader();
};

void TestWireRequest::url_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("azure");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("expected");

    const auto row = [](const char *name, const char *base, bool azure, const char *model, const char *expected) {
        QTest::newRow(name) << QString::fromLatin1(base) << azure << QString::fromUtf8(model) << QString::fromLatin1(expected);
    };
    row("plain", "https://api.openai.com/v1", false, "gpt-4o", "https://api.openai.com/v1/chat/completions");
    row("slash", "https://api.openai.com/v1/", false, "gpt-4o", "https://api.openai.com/v1/chat/completions");
    row("no path", "http://127.0.0.1:8080", false, "m", "http://127.0.0.1:8080/chat/completions");
    row("query stays", "https://h/v1?tenant=7", false, "m", "https://h/v1/chat/completions?tenant=7");
    row("user and fragment go", "https://me:pw@h/v1#x", false, "m", "https://h/v1/chat/completions");
    row("percent signs stay", "https://h/a%2Fb/v1", false, "m", "https://h/a%2Fb/v1/chat/completions");
    row("azure", "https://x.openai.azure.com/openai?api-version=2024-06-01", true, "my gpt/4",
        "https://x.openai.azure.com/openai/deployments/my%20gpt%2F4/chat/completions?api-version=2024-06-01");
    row("azure host", "https://x.openai.azure.com", true, "gpt",
        "https://x.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21");
    row("azure with deployment", "https://x.openai.azure.com/openai/deployments/mine?api-version=2024-06-01", true, "gpt",
        "https://x.openai.azure.com/openai/deployments/mine/chat/completions?api-version=2024-06-01");
    row("azure v1", "https://x.openai.azure.com/openai/v1", true, "gpt",
        "https://x.openai.azure.com/openai/v1/chat/completions");
}

void TestWireRequest::url()
{
    QFETCH(QString, base);
    QFETCH(bool, azure);
    QFETCH(QString, model);
    QFETCH(QString, expected);
    Endpoint endpoint;
    endpoint.base = QUrl(base);
    endpoint.profile.urls = azure ? ProviderProfile::Urls::AzureDeployment : ProviderProfile::Urls::Plain;
    QCOMPARE(requestUrl(endpoint, QStringLiteral("chat/completions"), model).toString(QUrl::FullyEncoded), expected);
}

void TestWireRequest::headers()
{
    Endpoint endpoint;
    endpoint.base = QUrl(QStringLiteral("https://h/v1"));
    endpoint.key = Secret("k");
    endpoint.headers = {{"X-Title", "Mine"}, {"authorization", "Bearer other"}, {"Content-Length", "3"},
        {"Accept-Encoding", "br"}, {"User-Agent", "me"}};
    const auto request = wireRequest(endpoint, QStringLiteral("p"), QStringLiteral("m"), true);
    QVERIFY(request);
    QCOMPARE(request->rawHeader("X-Title"), QByteArray("Mine"));
    QCOMPARE(request->rawHeader("User-Agent"), QByteArray("me"));
    QCOMPARE(request->rawHeader("Authorization"), QByteArray("Bearer k"));
    QCOMPARE(request->rawHeader("Accept"), QByteArray("text/event-stream, application/json"));
    QVERIFY(!request->hasRawHeader("Content-Length"));
    QVERIFY(!request->hasRawHeader("Accept-Encoding"));
    QCOMPARE(wireRequest(endpoint, {}, {}, false)->rawHeader("Accept"), QByteArray("application/json"));
}

void TestWireRequest::refused_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<Error::Code>("code");
    QTest::addColumn<QString>("reason");
    const QString good = QStringLiteral("https://h/v1");
    QTest::newRow("no address") << QString() << QByteArray("X-A") << QByteArray("k") << Error::Code::Invalid << QStringLiteral("bad_address");
    QTest::newRow("not http") << QStringLiteral("ftp://h/v1") << QByteArray("X-A") << QByteArray("k") << Error::Code::Invalid << QStringLiteral("bad_address");
    QTest::newRow("header") << good << QByteArray("X-A\r\nX-B") << QByteArray("k") << Error::Code::Invalid << QStringLiteral("bad_header");
    QTest::newRow("no key") << good << QByteArray("X-A") << QByteArray() << Error::Code::Auth << QStringLiteral("no_key");
    QTest::newRow("odd key") << good << QByteArray("X-A") << QByteArray("k k") << Error::Code::Auth << QStringLiteral("odd_key");
}

// By their rows in the table of problems.
void TestWireRequest::refused()
{
    QFETCH(QString, base);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, key);
    Endpoint endpoint;
    endpoint.base = QUrl(base);
    endpoint.key = Secret(key);
    endpoint.headers = {{header, "1"}};
    const auto request = wireRequest(endpoint, QStringLiteral("p"), QStringLiteral("m"), true);
    QVERIFY(!request);
    QTEST(request.error().code, "code");
    QTEST(request.error().reason, "reason");
}

void TestWireRequest::keyHeader_data()
{
    QTest::addColumn<ProviderProfile::Auth>("auth");
    QTest::addColumn<bool>("needsKey");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("bearer");
    QTest::addColumn<QByteArray>("apiKey");
    QTest::addColumn<bool>("ok");

    using Auth = ProviderProfile::Auth;
    const QByteArray none;
    QTest::newRow("bearer") << Auth::Bearer << true << QByteArray("k") << QByteArray("Bearer k") << none << true;
    QTest::newRow("pasted with a line end") << Auth::Bearer << true << QByteArray("k\n") << QByteArray("Bearer k") << none
                                            << true;
    QTest::newRow("api-key") << Auth::ApiKeyHeader << true << QByteArray("k") << none << QByteArray("k") << true;
    QTest::newRow("none") << Auth::None << true << QByteArray("k") << none << none << true;
    QTest::newRow("optional, none") << Auth::Bearer << false << none << none << none << true;
    QTest::newRow("optional, some") << Auth::Bearer << false << QByteArray("k") << QByteArray("Bearer k") << none << true;
    QTest::newRow("missing") << Auth::Bearer << true << none << none << none << false;
}

void TestWireRequest::keyHeader()
{
    QFETCH(ProviderProfile::Auth, auth);
    QFETCH(bool, needsKey);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, bearer);
    QFETCH(QByteArray, apiKey);
    QFETCH(bool, ok);
    Endpoint endpoint;
    endpoint.base = QUrl(QStringLiteral("https://h/v1"));
    endpoint.profile.auth = auth;
    endpoint.profile.needsKey = needsKey;
    endpoint.key = Secret(key);
    const auto request = wireRequest(endpoint, QStringLiteral("p"), QStringLiteral("m"), true);
    QCOMPARE(request.has_value(), ok);
    if (!ok) {
        QCOMPARE(request.error().code, Error::Code::Auth);
        return;
    }
    QCOMPARE(request->rawHeader("Authorization"), bearer);
    QCOMPARE(request->rawHeader("api-key"), apiKey);
}

QTEST_GUILESS_MAIN(TestWireRequest)
#include "tst_wirerequest.moc"
