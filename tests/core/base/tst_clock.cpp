#include "fakeclock.h"
#include "scriptedrandom.h"

#include <QtTest>

using namespace cuewright;
using namespace std::chrono_literals;

class TestClock : public QObject
{
    Q_OBJECT
private slots:
    void alarmRings();
    void alarmMayDestroyItself();
    void destroyedAlarmIsSilent();
    void fakeClockRingsInOrder();
    void randomHexHasItsLength();
};

void TestClock::alarmRings()
{
    SystemClock clock;
    int rings = 0;
    const auto alarm = clock.after(0ms, [&] { ++rings; });
    QCOMPARE(rings, 0);
    QTRY_COMPARE(rings, 1);
}

void TestClock::alarmMayDestroyItself()
{
    SystemClock clock;
    bool rang = false;
    std::unique_ptr<Alarm> alarm;
    alarm = clock.after(0ms, [&] {
        alarm.reset();
        rang = true;
    });
    QTRY_VERIFY(rang);
}

void TestClock::destroyedAlarmIsSilent()
{
    SystemClock clock;
    bool rang = false;
    bool later = false;
    clock.after(0ms, [&] { rang = true; }).reset();
    const auto alarm = clock.after(1ms, [&] { later = true; });
    QTRY_VERIFY(later);
    QVERIFY(!rang);
}

void TestClock::fakeClockRingsInOrder()
{
    FakeClock clock;
    QList<int> order;
    const auto a = clock.after(20ms, [&] { order << 2; });
    std::unique_ptr<Alarm> c;
    const auto b = clock.after(10ms, [&] {
        order << 1;
        c = clock.after(5ms, [&] { order << 15; });
    });
    QCOMPARE(clock.untilNextAlarm(), 10ms);
    clock.advance(30ms);
    QCOMPARE(order, (QList<int>{1, 15, 2}));
    QCOMPARE(clock.pendingAlarms(), 0);
    QCOMPARE(clock.untilNextAlarm(), -1ms);
}

void TestClock::randomHexHasItsLength()
{
    SystemRandom random;
    QCOMPARE(randomHex(random, 24).size(), 48);
    QVERIFY(randomHex(random, 16) != randomHex(random, 16));
    ScriptedRandom scripted({0.25, 0.5});
    QCOMPARE(scripted.unit(), 0.25);
    QCOMPARE(scripted.unit(), 0.5);
    QCOMPARE(scripted.unit(), 0.25);
}

QTEST_GUILESS_MAIN(TestClock)
#include "tst_clock.moc"
