#include "callfixture.h"

#include <QLoggingCategory>

using namespace cuewright;
using namespace std::chrono_literals;
using Server = FakeServer;

namespace {

QByteArray logged;

void capture(QtMsgType, const QMessageLogContext &context, const QString &message)
{
    logged += QByteArray(context.category) + ": " + message.toUtf8() + '\n';
}

} // namespace

/// A server that repeats the key wherever it can: it must not come out anywhere on our side.
class TestKeySecrecy : public QObject
{
    Q_OBJECT
private slots:
    void keyStaysInside_data();
    void keyStaysInside();
    void keyAtTheCutOfTheExchange();
};

void TestKeySecrecy::keyStaysInside_data()
{
    QTest::addColumn<Server::Script>("script");

    const Server::Headers echo{{"x-request-id", "req-" + kKey}, {"X-Echo", "Bearer " + kKey}, {"Set-Cookie", "k=" + kKey}};
    const QByteArray error = errorBody("Incorrect API key provided: " + kKey, "invalid_request_error", kKey);
    QTest::newRow("401") << Server::Script{Server::write(Server::response(401, echo, error))};
    QTest::newRow("500 page") << Server::Script{Server::write(Server::response(500, echo, "<p>" + kKey + "</p>"))};
    QTest::newRow("redirect") << Server::Script{
        Server::write(Server::response(307, {{"Location", "http://127.0.0.1/" + kKey + "?k=" + kKey}}, kKey))};
    QTest::newRow("error with 200") << Server::Script{Server::write(Server::json(error, echo))};
    QTest::newRow("error in the stream") << Server::Script{
        Server::write(Server::streamHead(echo) + delta("Hel") + Server::event(error) + Server::lastChunk())};
    QTest::newRow("no JSON") << Server::Script{Server::write(Server::json("rubbish " + kKey, echo))};
    QTest::newRow("no HTTP") << Server::Script{Server::write(kKey + " is your key\r\n\r\n"), Server::close()};
    QTest::newRow("dropped") << Server::Script{Server::write(Server::streamHead(echo)), Server::close()};
    QTest::newRow("good") << Server::Script{Server::write(goodStream(echo))};
}

void TestKeySecrecy::keyStaysInside()
{
    QFETCH(Server::Script, script);
    logged.clear();
    const QtMessageHandler before = qInstallMessageHandler(capture);
    QLoggingCategory::setFilterRules(QStringLiteral("*=true"));
    {
        CallFixture net;
        net.server.enqueue(script);
        ChatCall *call = net.send();
        CallRecord record(call);
        QTRY_COMPARE(record.finished, 1);
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules(QString());

        QCOMPARE(net.server.requests().first().header("authorization"), QByteArray("Bearer ") + kKey);
        QByteArray seen = logged;
        if (!call->result())
            seen += call->result().error().message.toUtf8() + call->result().error().detail.toUtf8();
        for (const Attempt &attempt : call->attempts()) {
            seen += attempt.requestId.toUtf8();
            if (attempt.error)
                seen += attempt.error->message.toUtf8() + attempt.error->detail.toUtf8();
        }
        const Exchange &exchange = call->exchange();
        seen += exchange.url.toEncoded() + exchange.requestBody + exchange.responseBody;
        for (const auto &[name, value] : exchange.responseHeaders)
            seen += name + value;
        for (const QString &reason : record.reasons)
            seen += reason.toUtf8();
        QVERIFY2(!seen.contains(kKey), seen.constData());
        QVERIFY(seen.contains("127.0.0.1")); // and something was looked at
    }
}

void TestKeySecrecy::keyAtTheCutOfTheExchange()
{
    constexpr qsizetype kept = 4 * 1024 * 1024;
    CallFixture net;
    const QByteArray body = QByteArray(kept - 5, 'x') + kKey + QByteArray(100, 'y');
    net.server.enqueue({Server::write(Server::response(500, {}, body)), Server::close()});
    ChatCall *call = net.send();
    CallRecord record(call);
    QTRY_COMPARE_WITH_TIMEOUT(record.finished, 1, 20'000);
    QVERIFY(call->exchange().isCut);
    QVERIFY(call->exchange().responseBody.size() <= kept);
    QVERIFY(call->exchange().responseBody.size() > kept - 100);
    QVERIFY(!call->exchange().responseBody.contains(kKey.left(4)));
}

QTEST_GUILESS_MAIN(TestKeySecrecy)
#include "tst_keysecrecy.moc"
