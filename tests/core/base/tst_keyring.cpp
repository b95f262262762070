#include "base/keyring.h"
#include "fakeclock.h"

#include <QPointer>
#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;

namespace {

/// A keychain that answers when the test says so.
class ScriptedStore final : public SecretStore
{
public:
    bool isPersistent() const override { return persistent; }
    SecretJob *read(const QString &, QObject *parent) override { return last = new SecretJob(parent); }
    SecretJob *write(const QString &, const Secret &, QObject *parent) override { return last = new SecretJob(parent); }
    SecretJob *remove(const QString &, QObject *parent) override { return last = new SecretJob(parent); }

    bool persistent = true;
    QPointer<SecretJob> last;
};

const QString kName = QStringLiteral("openai");
const Secret kKey(QByteArrayLiteral("sk-test"));

Result<Secret> broken()
{
    return fail(Error::Code::Io, QStringLiteral("The keychain is locked."));
}

} // namespace

class TestKeyRing final : public QObject
{
    Q_OBJECT
private slots:
    void savedAndConfirmed()
    {
        ScriptedStore store;
        FakeClock clock;
        KeyRing ring(store, clock);
        QSignalSpy spy(&ring, &KeyRing::changed);
        ring.save(kName, kKey);
        QCOMPARE(ring.place(kName), KeyRing::Place::Asking);
        QCOMPARE(ring.key(kName), kKey); // usable at once
        store.last->finish(kKey);
        QCOMPARE(ring.place(kName), KeyRing::Place::Asking); // answers come from the event loop
        QTRY_COMPARE(ring.place(kName), KeyRing::Place::Stored);
        QCOMPARE(spy.size(), 2);
        QVERIFY(ring.problem(kName).isEmpty());
        QCOMPARE(clock.pendingAlarms(), 0);
    }

    void silentForThreeSeconds()
    {
        ScriptedStore store;
        FakeClock clock;
        KeyRing ring(store, clock);
        ring.save(kName, kKey);
        clock.advance(KeyRing::kPatience - Clock::Milliseconds(1));
        QCOMPARE(ring.place(kName), KeyRing::Place::Asking);
        clock.advance(Clock::Milliseconds(1));
        QCOMPARE(ring.place(kName), KeyRing::Place::ThisRunOnly);
        QVERIFY(!ring.problem(kName).isEmpty());
        QCOMPARE(ring.key(kName), kKey);
        // A late confirmation is still good news.
        store.last->finish(kKey);
        QTRY_COMPARE(ring.place(kName), KeyRing::Place::Stored);
        QVERIFY(ring.problem(kName).isEmpty());
    }

    void failing()
    {
        ScriptedStore store;
        FakeClock clock;
        KeyRing ring(store, clock);
        ring.save(kName, kKey);
        store.last->finish(broken());
        QTRY_COMPARE(ring.place(kName), KeyRing::Place::ThisRunOnly);
        QCOMPARE(ring.problem(kName), QStringLiteral("The keychain is locked."));
        QCOMPARE(ring.key(kName), kKey);
    }

    void loading_data()
    {
        QTest::addColumn<QByteArray>("stored");
        QTest::addColumn<KeyRing::Place>("place");
        QTest::newRow("a key") << QByteArray("sk-test") << KeyRing::Place::Stored;
        QTest::newRow("none") << QByteArray() << KeyRing::Place::Nowhere;
    }
    void loading()
    {
        QFETCH(QByteArray, stored);
        ScriptedStore store;
        FakeClock clock;
        KeyRing ring(store, clock);
        ring.load(kName);
        const SecretJob *first = store.last;
        ring.load(kName);
        QCOMPARE(store.last.data(), first); // asked once
        store.last->finish(Secret(stored));
        QTRY_VERIFY(ring.place(kName) != KeyRing::Place::Asking);
        QTEST(ring.place(kName), "place");
        QCOMPARE(ring.key(kName).reveal(), stored);
    }

    void lateReadDoesNotReplaceATypedKey()
    {
        ScriptedStore store;
        FakeClock clock;
        KeyRing ring(store, clock);
        ring.load(kName);
        SecretJob *read = store.last;
        ring.save(kName, kKey);
        read->finish(Secret(QByteArrayLiteral("old")));
        QCoreApplication::processEvents();
        QCOMPARE(ring.key(kName), kKey);
        QCOMPARE(ring.place(kName), KeyRing::Place::Asking);
    }

    void memoryKeepsNothing()
    {
        MemorySecretStore store;
        FakeClock clock;
        KeyRing ring(store, clock);
        ring.save(kName, kKey);
        QTRY_COMPARE(ring.place(kName), KeyRing::Place::ThisRunOnly);
        QVERIFY(ring.problem(kName).isEmpty());
        KeyRing second(store, clock);
        second.load(kName);
        QTRY_COMPARE(second.key(kName), kKey);
        ring.save(kName, {});
        QTRY_COMPARE(ring.place(kName), KeyRing::Place::Nowhere);
        KeyRing third(store, clock);
        third.load(kName);
        QTRY_COMPARE(third.place(kName), KeyRing::Place::Nowhere);
    }

    void destroyedWhileAsking()
    {
        ScriptedStore store;
        FakeClock clock;
        {
            KeyRing ring(store, clock);
            ring.save(kName, kKey);
        }
        QVERIFY(!store.last);
        QCOMPARE(clock.pendingAlarms(), 0);
        clock.advance(KeyRing::kPatience);
    }

    void jobAnswersOnce()
    {
        SecretJob job;
        QSignalSpy spy(&job, &SecretJob::finished);
        job.finish(kKey);
        job.finish(broken());
        QCOMPARE(spy.size(), 0);
        QTRY_COMPARE(spy.size(), 1);
        QVERIFY(job.result().has_value());
        QCoreApplication::processEvents();
        QCOMPARE(spy.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestKeyRing)
#include "tst_keyring.moc"
