#include "net/connectioncheck.h"

#include "fakeclock.h"
#include "fakeserver.h"

#include <QNetworkAccessManager>
#include <QPointer>
#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;

namespace {

const QByteArray kModels = R"({"object":"list","data":[{"id":"gpt-4o-mini"},{"id":"o3"}]})";

ConnectionCheck::Target target(const QString &address, const QByteArray &key = "sk-secret", const QString &model = {})
{
    ProviderProfile profile = *providerProfile(u"custom");
    profile.needsKey = true;
    return {profile, address, Secret(key), model};
}

QString states(const ConnectionCheck &check)
{
    static const char letters[] = {'w', 'r', 'P', 'F', 's'};
    QString text;
    for (int step = 0; step < ConnectionCheck::kSteps; ++step)
        text += QLatin1Char(letters[int(check.row(ConnectionCheck::Step(step)).state)]);
    return text;
}

} // namespace

class TestConnectionCheck final : public QObject
{
    Q_OBJECT
private slots:
    void answers_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("expected"); // address, tls, key, model
        QTest::addColumn<QString>("words");
        using S = FakeServer;
        QTest::newRow("fine") << S::json(kModels) << "" << "PsPP" << "2 models";
        QTest::newRow("model is there") << S::json(kModels) << "o3" << "PsPP" << "o3 is there";
        QTest::newRow("model is missing") << S::json(kModels) << "gpt-9" << "PsPF" << "but not gpt-9";
        QTest::newRow("no models") << S::json(R"({"data":[]})") << "" << "PsPF" << "no models";
        QTest::newRow("odd rows are passed over") << S::json(R"({"data":[1,null,{"id":7},{"id":"a"}]})") << "a" << "PsPP" << "a is there";
        QTest::newRow("key refused") << S::response(401, {}, R"({"error":{"message":"Incorrect API key"}})") << "" << "PsFw" << "does not accept the API key. The test ends here. Check the key in Settings. (HTTP 401)";
        QTest::newRow("forbidden") << S::response(403, {}, "{}") << "" << "PsFw" << "(HTTP 403)";
        QTest::newRow("wrong path") << S::response(404, {}, "nothing") << "" << "Fsww" << "/v1";
        QTest::newRow("moved") << S::response(301, {{"Location", "http://example.invalid/"}}, "") << "" << "Fsww" << "another address";
        QTest::newRow("server trouble") << S::response(500, {}, R"({"error":"out of order"})") << "" << "Fsww" << "out of order";
        QTest::newRow("too many questions") << S::response(429, {}, "{}") << "" << "PsFw" << "(HTTP 429)";
        QTest::newRow("a web page") << S::json("<html>hello</html>") << "" << "PsPF" << "not a list";
        QTest::newRow("another JSON") << S::json(R"({"data":{}})") << "" << "PsPF" << "not a list";
    }
    void answers()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, model);
        QFETCH(QString, words);
        FakeServer server;
        server.enqueue({FakeServer::write(answer)});
        QNetworkAccessManager network;
        FakeClock clock;
        ConnectionCheck check(network, clock, nullptr);
        QSignalSpy finished(&check, &ConnectionCheck::finished);
        check.start(target(server.url().toString(), "sk-secret", model));
        QTRY_COMPARE(finished.size(), 1);
        QTEST(states(check), "expected");
        QString all;
        for (int step = 0; step < ConnectionCheck::kSteps; ++step)
            all += check.row(ConnectionCheck::Step(step)).text + u' ';
        QVERIFY2(all.contains(words), qPrintable(all));
        QVERIFY(!all.contains(QStringLiteral("sk-secret")));
        if (check.row(ConnectionCheck::Step::Tls).state == ConnectionCheck::State::Skipped)
            QVERIFY(check.row(ConnectionCheck::Step::Tls).text.contains(QStringLiteral("this computer")));
        QCOMPARE(check.passed(), !states(check).contains(u'F'));
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests()[0].path, QByteArray("/v1/models"));
        QCOMPARE(server.requests()[0].header("Authorization"), QByteArray("Bearer sk-secret"));
        QCOMPARE(clock.pendingAlarms(), 0);
    }

    void nothingIsSentWithoutNeed_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QString>("expected");
        QTest::newRow("no address") << "ftp://nowhere" << QByteArray("k") << "Fwww";
        QTest::newRow("no key") << "http://127.0.0.1:1/v1" << QByteArray() << "swFw";
    }
    void nothingIsSentWithoutNeed()
    {
        QFETCH(QString, address);
        QFETCH(QByteArray, key);
        QNetworkAccessManager network;
        FakeClock clock;
        ConnectionCheck check(network, clock, nullptr);
        QSignalSpy finished(&check, &ConnectionCheck::finished);
        check.start(target(address, key));
        QCOMPARE(finished.size(), 0); // never from inside start()
        QTRY_COMPARE(finished.size(), 1);
        QTEST(states(check), "expected");
        QVERIFY(!check.passed());
    }

    void refusedConnection()
    {
        FakeServer server;
        const QString address = server.url().toString();
        server.stopListening();
        QNetworkAccessManager network;
        FakeClock clock;
        ConnectionCheck check(network, clock, nullptr);
        QSignalSpy finished(&check, &ConnectionCheck::finished);
        check.start(target(address));
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(states(check), QStringLiteral("Fwww"));
    }

    void silence()
    {
        FakeServer server;
        server.enqueue({FakeServer::hold()});
        QNetworkAccessManager network;
        FakeClock clock;
        ConnectionCheck check(network, clock, nullptr);
        QSignalSpy finished(&check, &ConnectionCheck::finished);
        check.start(target(server.url().toString()));
        QTRY_COMPARE(server.held(), 1);
        clock.advance(ConnectionCheck::kPatience);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(states(check), QStringLiteral("Fwww"));
        QVERIFY(check.row(ConnectionCheck::Step::Address).text.contains(QStringLiteral("15")));
    }

    void destroyedWhileWaiting()
    {
        FakeServer server;
        server.enqueue({FakeServer::hold()});
        QNetworkAccessManager network;
        FakeClock clock;
        auto check = std::make_unique<ConnectionCheck>(network, clock, nullptr);
        check->start(target(server.url().toString()));
        QTRY_COMPARE(server.held(), 1);
        check.reset();
        QTRY_COMPARE(server.hangUps(), 1);
        QCOMPARE(clock.pendingAlarms(), 0);
    }

    void deletedInsideFinished()
    {
        FakeServer server;
        server.enqueue({FakeServer::write(FakeServer::json(kModels))});
        QNetworkAccessManager network;
        FakeClock clock;
        QPointer<ConnectionCheck> check = new ConnectionCheck(network, clock, this);
        connect(check, &ConnectionCheck::finished, this, [&] { delete check; });
        check->start(target(server.url().toString()));
        QTRY_VERIFY(!check);
    }
};

QTEST_GUILESS_MAIN(TestConnectionCheck)
#include "tst_connectioncheck.moc"
