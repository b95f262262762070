#include "net/parallellimit.h"

#include <QtTest>

using namespace cuewright;

class TestParallelLimit : public QObject
{
    Q_OBJECT
private slots:
    void doublesWithEachRound();
    void freePlacesProveNothing();
    void oneMoreWithEachRoundAfterARefusal();
    void oneRoundHalvesOnce();
    void neverBelowOne();
    void whatRanCounts();
    void capIsBeginAndBound();
    void capAfterARefusal();

private:
    /// One answer to each of as many as are allowed.
    static void round(ParallelLimit &limit)
    {
        const std::size_t size = limit.allowed();
        for (std::size_t i = 0; i < size; ++i)
            limit.answered(limit.allowed());
    }
};

void TestParallelLimit::doublesWithEachRound()
{
    ParallelLimit limit;
    QCOMPARE(limit.allowed(), std::size_t(8));
    round(limit);
    QCOMPARE(limit.allowed(), std::size_t(16));
    round(limit);
    round(limit);
    round(limit);
    QCOMPARE(limit.allowed(), std::size_t(64));
    QVERIFY(!limit.isLowered());
}

void TestParallelLimit::freePlacesProveNothing()
{
    ParallelLimit limit;
    for (int i = 0; i < 100; ++i)
        limit.answered(7);
    QCOMPARE(limit.allowed(), std::size_t(8));
    limit.answered(8);
    QCOMPARE(limit.allowed(), std::size_t(9));
}

void TestParallelLimit::oneMoreWithEachRoundAfterARefusal()
{
    ParallelLimit limit;
    limit.setCap(32);
    limit.refused(32, 1, 32);
    QCOMPARE(limit.allowed(), std::size_t(16));
    QVERIFY(limit.isLowered());
    int rounds = 0;
    while (limit.allowed() < 32) {
        const std::size_t before = limit.allowed();
        round(limit);
        QVERIFY(limit.allowed() <= before + 1);
        QVERIFY(++rounds <= 17); // sixteen places: one for each round, and one round more for the rounding
    }
    QVERIFY(rounds >= 16);
    QVERIFY(!limit.isLowered());
    round(limit);
    QCOMPARE(limit.allowed(), std::size_t(32));
}

void TestParallelLimit::oneRoundHalvesOnce()
{
    ParallelLimit limit;
    limit.setCap(64);
    for (std::uint64_t number = 1; number <= 64; ++number)
        limit.refused(64, number, 64);
    QCOMPARE(limit.allowed(), std::size_t(32));
    limit.refused(32, 65, 70);
    QCOMPARE(limit.allowed(), std::size_t(16));
    limit.refused(32, 70, 75); // went out before that halving
    QCOMPARE(limit.allowed(), std::size_t(16));
    limit.refused(16, 71, 75);
    QCOMPARE(limit.allowed(), std::size_t(8));
}

void TestParallelLimit::neverBelowOne()
{
    ParallelLimit limit;
    for (std::uint64_t number = 1; number < 20; ++number)
        limit.refused(1, number, number);
    QCOMPARE(limit.allowed(), std::size_t(1));
    limit.answered(1);
    QCOMPARE(limit.allowed(), std::size_t(2));
}

void TestParallelLimit::whatRanCounts()
{
    ParallelLimit limit;
    limit.setCap(64);
    limit.refused(6, 1, 6); // six were too many; half of 64 says nothing
    QCOMPARE(limit.allowed(), std::size_t(3));
}

void TestParallelLimit::capIsBeginAndBound()
{
    ParallelLimit limit;
    limit.setCap(3);
    QCOMPARE(limit.allowed(), std::size_t(3));
    round(limit);
    QCOMPARE(limit.allowed(), std::size_t(3));
    limit.setCap(100);
    QCOMPARE(limit.allowed(), std::size_t(100));
    limit.setCap(0);
    QCOMPARE(limit.allowed(), std::size_t(8));
    round(limit);
    limit.setCap(0); // the same again: what was found out stays
    QCOMPARE(limit.allowed(), std::size_t(16));
}

void TestParallelLimit::capAfterARefusal()
{
    ParallelLimit limit;
    limit.setCap(64);
    limit.refused(64, 1, 64);
    limit.setCap(100);
    QCOMPARE(limit.allowed(), std::size_t(32)); // what the server has shown outlives a new cap
    limit.setCap(4);
    QCOMPARE(limit.allowed(), std::size_t(4));
    QVERIFY(!limit.isLowered());
    limit.setCap(64);
    QCOMPARE(limit.allowed(), std::size_t(32));
}

QTEST_GUILESS_MAIN(TestParallelLimit)
#include "tst_parallellimit.moc"
