#include "net/sendgate.h"

#include "callfixture.h"

using namespace cuewright;
using namespace std::chrono_literals;
using Server = FakeServer;
using State = ChatCall::State;

namespace {

/// Answers when the test says so.
class TestGate final : public SendGate
{
public:
    void ask(int number, const QDateTime &now) override { asked.append({number, now}); }
    QList<std::pair<int, QDateTime>> asked;
};

} // namespace

class TestSendGate : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_net.reset(); }
    void askedBeforeEachAttempt();
    void refusedRetryEndsTheCall();
    void goneGateSendsNothing_data();
    void goneGateSendsNothing();
    void anAnswerAfterTheEndSendsNothing();

private:
    std::unique_ptr<CallFixture> m_net;
    std::unique_ptr<TestGate> m_gate;
};

void TestSendGate::init()
{
    m_net = std::make_unique<CallFixture>();
    m_gate = std::make_unique<TestGate>();
    m_net->options.gate = m_gate.get();
    m_net->options.retry = RetryPolicy::officialSdk();
}

void TestSendGate::askedBeforeEachAttempt()
{
    m_net->server.enqueue({Server::write(Server::response(500, {}, "{}"))});
    m_net->server.enqueue({Server::write(goodStream())});
    ChatCall *call = m_net->send();
    CallRecord record(call);
    QTRY_COMPARE(m_gate->asked.size(), 1);
    QCOMPARE(m_gate->asked[0], std::pair(1, m_net->clock.utcNow()));
    QCOMPARE(m_net->server.connectionCount(), 0);
    emit m_gate->opened();
    QTRY_COMPARE(call->state(), State::Waiting);
    QCOMPARE(m_gate->asked.size(), 1);
    m_net->clock.advance(500ms);
    QTRY_COMPARE(m_gate->asked.size(), 2);
    QCOMPARE(m_gate->asked[1], std::pair(2, m_net->clock.utcNow()));
    QCOMPARE(m_net->server.postCount(), 1);
    emit m_gate->opened();
    QTRY_COMPARE(record.finished, 1);
    QVERIFY(call->result());
    QCOMPARE(m_net->server.postCount(), 2);
    QCOMPARE(m_gate->asked.size(), 2);
}

void TestSendGate::refusedRetryEndsTheCall()
{
    m_net->server.enqueue({Server::write(Server::response(500, {}, "{}"))});
    ChatCall *call = m_net->send();
    CallRecord record(call);
    QTRY_COMPARE(m_gate->asked.size(), 1);
    emit m_gate->opened();
    QTRY_COMPARE(call->state(), State::Waiting);
    m_net->clock.advance(500ms);
    QTRY_COMPARE(m_gate->asked.size(), 2);
    emit m_gate->refused({Error::Code::Budget, QStringLiteral("No room."), {}, {}});
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(call->result().error().code, Error::Code::Budget);
    QCOMPARE(call->attempts().size(), 1);
    QCOMPARE(m_net->server.postCount(), 1);
}

void TestSendGate::goneGateSendsNothing_data()
{
    QTest::addColumn<int>("answered"); // attempts that it had let go before
    QTest::addColumn<bool>("asked"); // it goes while its word is waited for
    QTest::newRow("before it is asked") << 0 << false;
    QTest::newRow("asked") << 0 << true;
    QTest::newRow("in the wait for another attempt") << 1 << false;
    QTest::newRow("asked for another attempt") << 1 << true;
}

// Nobody can say any more whether it may be sent. The call ends, and its place in the line is free.
void TestSendGate::goneGateSendsNothing()
{
    QFETCH(int, answered);
    QFETCH(bool, asked);
    m_net->client->setLimits(m_net->endpoint, m_net->request.model, {0, 0, 1});
    ChatCall *call = m_net->send();
    CallRecord record(call);
    if (answered > 0) {
        m_net->server.enqueue({Server::write(Server::response(500, {}, "{}"))});
        QTRY_COMPARE(m_gate->asked.size(), 1);
        emit m_gate->opened();
        QTRY_COMPARE(call->state(), State::Waiting);
    }
    if (!asked)
        m_gate.reset();
    m_net->clock.advance(500ms);
    if (asked) {
        QTRY_COMPARE(m_gate->asked.size(), answered + 1);
        m_gate.reset();
    }
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(call->result().error().code, Error::Code::Cancelled);
    QCOMPARE(m_net->server.postCount(), answered);
    QCOMPARE(call->attempts().size(), answered);

    m_net->options.gate.clear();
    m_net->server.setFallback({Server::write(goodStream())});
    ChatCall *next = m_net->send();
    CallRecord nextRecord(next);
    QTRY_COMPARE(nextRecord.finished, 1);
    QCOMPARE(m_net->server.postCount(), answered + 1);
}

void TestSendGate::anAnswerAfterTheEndSendsNothing()
{
    ChatCall *call = m_net->send();
    CallRecord record(call);
    QTRY_COMPARE(m_gate->asked.size(), 1);
    call->abort();
    emit m_gate->opened();
    emit m_gate->refused({Error::Code::Budget, {}, {}, {}});
    QTRY_COMPARE(record.finished, 1);
    QCOMPARE(call->result().error().code, Error::Code::Cancelled);
    QCOMPARE(m_net->server.connectionCount(), 0);
}

QTEST_GUILESS_MAIN(TestSendGate)
#include "tst_sendgate.moc"
