#include "callfixture.h"
#include "guiwatchdog.h"
#include "net/bodywriter.h"
#include "net/queuestatus.h"

#include <QThreadPool>

#include <ctime>
#include <memory>
#include <vector>

using namespace cuewright;
using Server = FakeServer;

/// Large bodies are written elsewhere, arrive whole, and hold nobody up.
class TestBodyWriter : public QObject
{
    Q_OBJECT
private slots:
    void smallOnes_data();
    void smallOnes();
    void writesWhatWriteJsonWrites();
    void destroyedMeanwhile();
    void largeRequestArrivesWhole();
    void stoppedMeanwhile();
    void windowDoesNotStandStill();

private:
    static ContentPart image(qsizetype bytes)
    {
        ContentPart part;
        part.kind = ContentPart::Kind::Image;
        part.mediaType = QStringLiteral("image/png");
        part.source = QStringLiteral("data:image/png;base64,") + QString(bytes, u'A');
        return part;
    }
};

void TestBodyWriter::smallOnes_data()
{
    QTest::addColumn<Json>("body");
    QTest::addColumn<bool>("small");
    QTest::newRow("nothing") << Json() << true;
    QTest::newRow("a prompt") << Json{{"messages", Json::array({Json{{"content", std::string(10'000, 'x')}}})}} << true;
    QTest::newRow("one large text") << Json{{"messages", Json::array({Json{{"content", std::string(200'000, 'x')}}})}} << false;
    QTest::newRow("many values") << Json(std::vector<int>(50'000, 1)) << false;
}

void TestBodyWriter::smallOnes()
{
    QFETCH(Json, body);
    QFETCH(bool, small);
    QCOMPARE(BodyWriter::isSmall(body), small);
}

void TestBodyWriter::writesWhatWriteJsonWrites()
{
    const Json body{{"text", std::string(300'000, 'x')}, {"umlaut", "\xc3\xa4"}, {"list", {1, 2.5, nullptr}}};
    BodyWriter writer(body, nullptr);
    QByteArray came;
    int times = 0;
    connect(&writer, &BodyWriter::written, this, [&](const QByteArray &bytes) {
        came = bytes;
        ++times;
    });
    QCOMPARE(times, 0); // never from inside
    QTRY_COMPARE(times, 1);
    QCOMPARE(came, writeJson(body));
}

void TestBodyWriter::destroyedMeanwhile()
{
    int times = 0;
    for (int i = 0; i < 50; ++i) {
        auto writer = std::make_unique<BodyWriter>(Json(std::string(200'000, 'x')), nullptr);
        connect(writer.get(), &BodyWriter::written, this, [&] { ++times; });
    }
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(times, 0);
}

void TestBodyWriter::largeRequestArrivesWhole()
{
    CallFixture net;
    net.server.setFallback({Server::write(Server::json(goodDocument()))});
    net.request.stream = false;
    net.request.messages.first().parts << image(3'000'000);
    ChatCall *call = net.send();
    CallRecord record(call);
    QCOMPARE(call->state(), ChatCall::State::Queued);
    QCOMPARE(net.client->queue().callCount(), 1); // it is seen while it is written
    QTRY_COMPARE_WITH_TIMEOUT(record.finished, 1, 30'000);
    QVERIFY(call->result());
    QCOMPARE(net.server.postCount(), 1);
    QCOMPARE(net.server.requests().first().body, writeJson(net.client->encode(net.request, net.endpoint).body));
    QCOMPARE(call->exchange().requestBody, net.server.requests().first().body);
}

void TestBodyWriter::stoppedMeanwhile()
{
    CallFixture net;
    net.request.messages.first().parts << image(3'000'000);
    ChatCall *call = net.send();
    CallRecord record(call);
    call->abort();
    QTRY_COMPARE(record.finished, 1);
    QVERIFY(!call->result());
    QCOMPARE(call->result().error().code, Error::Code::Cancelled);
    QVERIFY(call->attempts().isEmpty());
    delete net.send(); // the same for one that is deleted
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(record.finished, 1);
    QCOMPARE(net.server.postCount(), 0);
    QCOMPARE(net.client->queue().callCount(), 0);
}

void TestBodyWriter::windowDoesNotStandStill()
{
    CallFixture net;
    net.server.setFallback({Server::hold()});
    net.request.messages.first().parts << image(27'000'000); // an image of 20 MB
    const auto spent = [](const std::clock_t since) { return double(std::clock() - since) * 1000.0 / CLOCKS_PER_SEC; };
    std::clock_t begin = std::clock();
    const EncodedRequest encoded = net.client->encode(net.request, net.endpoint);
    const double encoding = spent(begin);
    begin = std::clock();
    const QByteArray body = writeJson(encoded.body);
    const double writing = spent(begin);
    GuiWatchdog dog;
    CallRecord record(net.send());
    dog.turn();
    QVERIFY(dog.turnUntil([&] { return net.server.postCount() > 0 || record.finished > 0; }));
    QCOMPARE(record.finished, 0);
    qInfo("encoded in %.0f ms, written in %.0f ms, longest standstill %.0f ms", encoding, writing, dog.longest());
    // The server of the test reads in this thread, too; what it must not have is the time of the writing.
    QVERIFY2(dog.longest() < encoding + writing / 2 + 50, qPrintable(QString::number(dog.longest())));
}

QTEST_GUILESS_MAIN(TestBodyWriter)
#include "tst_bodywriter.moc"
