#include "pieces.h"
#include "tokens/merge/piececache.h"

#include <QtTest>

#include <set>

using namespace cuewright;
using pieces::Exact;

class TestPieceCache : public QObject
{
    Q_OBJECT
private slots:
    void keysAreEqualWhenPiecesAre();
    void findsWhatWasInserted();
    void growsToItsBound();
    void newerReplacesOlder();
};

namespace {

PieceCache::Key keyOf(std::string_view piece)
{
    const Exact exact(piece);
    return PieceCache::keyOf(exact.view(), exact.end());
}

/// Some tokens that tell which piece they belong to.
std::vector<PieceToken> tokensFor(unsigned number)
{
    std::vector<PieceToken> tokens;
    for (unsigned i = 0; i <= number % PieceCache::kMostTokens; ++i)
        tokens.emplace_back((number + i) % 200'000, 1 + i);
    return tokens;
}

bool areEqual(std::span<const PieceToken> a, std::span<const PieceToken> b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](PieceToken x, PieceToken y) { return x.id() == y.id() && x.size() == y.size(); });
}

PieceCache::Key numberedKey(unsigned number)
{
    return keyOf("piece " + std::to_string(number));
}

} // namespace

void TestPieceCache::keysAreEqualWhenPiecesAre()
{
    std::set<PieceCache::Key> keys;
    std::size_t pieces = 0;
    for (std::size_t size = 1; size <= PieceCache::kLongestPiece; ++size) {
        const std::string piece(size, '\0'); // zeros, as behind a shorter piece
        const std::string high(size, '\xFF');
        keys.insert(keyOf(piece));
        keys.insert(keyOf(high));
        pieces += 2;
        for (std::size_t at = 0; at < size; ++at) {
            std::string other = piece;
            other[at] = '\x01';
            keys.insert(keyOf(other));
            ++pieces;
            // What stands behind the piece does not matter.
            const std::string followed = other + std::string(40, '\xEE');
            QCOMPARE(PieceCache::keyOf(std::string_view(followed).substr(0, size), followed.data() + followed.size()), keyOf(other));
            for (std::size_t behind = 1; behind < 20; behind += 3)
                QCOMPARE(PieceCache::keyOf(std::string_view(followed).substr(0, size), followed.data() + size + behind), keyOf(other));
        }
    }
    QCOMPARE(keys.size(), pieces);
    QVERIFY(!keys.contains(PieceCache::Key{})); // which is what a free place has
}

void TestPieceCache::findsWhatWasInserted()
{
    PieceCache cache;
    for (unsigned number = 0; number < 50; ++number) {
        QVERIFY(cache.find(numberedKey(number)).empty());
        cache.insert(numberedKey(number), tokensFor(number));
        QVERIFY(areEqual(cache.find(numberedKey(number)), tokensFor(number)));
    }
}

void TestPieceCache::growsToItsBound()
{
    PieceCache cache;
    const std::size_t first = cache.bytes();
    QVERIFY(first <= 512 * 1024);
    std::set<std::size_t> sizes;
    constexpr unsigned kPieces = 70'000;
    for (unsigned number = 0; number < kPieces; ++number) {
        cache.insert(numberedKey(number), tokensFor(number));
        if (number % 64 == 0)
            sizes.insert(cache.bytes());
        // Growing keeps what was there, the latest included.
        if (!areEqual(cache.find(numberedKey(number)), tokensFor(number)))
            QFAIL("the latest is not found");
    }
    QCOMPARE(*sizes.begin(), first);
    QCOMPARE(sizes.size(), std::size_t(2));
    QCOMPARE(*sizes.rbegin(), PieceCache::kMaxBytes);
    std::size_t found = 0;
    for (unsigned number = 0; number < kPieces; ++number) {
        const auto tokens = cache.find(numberedKey(number));
        if (tokens.empty())
            continue;
        ++found;
        if (!areEqual(tokens, tokensFor(number)))
            QFAIL("tokens of another piece");
    }
    // Of the 65,536 places most are taken after so many; with one place for each piece it would be 43,000.
    QVERIFY2(found > 47'000, qPrintable(QString::number(found)));
}

void TestPieceCache::newerReplacesOlder()
{
    PieceCache cache;
    const auto key = numberedKey(1);
    cache.insert(key, tokensFor(6));
    cache.insert(key, tokensFor(0));
    QVERIFY(areEqual(cache.find(key), tokensFor(0)));

    // Before it grows for the first time nearly all that it holds survives, so growing is for use and not by a clock. Two of
    // a set have room, and of three the oldest goes: with one place for each piece 200 would be gone.
    PieceCache small;
    for (unsigned number = 0; number < 2000; ++number)
        small.insert(numberedKey(number), tokensFor(number));
    std::size_t lostEarly = 0;
    std::size_t lostLate = 0;
    for (unsigned number = 0; number < 2000; ++number)
        (number < 1000 ? lostEarly : lostLate) += small.find(numberedKey(number)).empty() ? 1 : 0;
    QVERIFY2(lostEarly < 250, qPrintable(QString::number(lostEarly)));
    QVERIFY2(lostLate < 60, qPrintable(QString::number(lostLate)));
    QVERIFY(lostEarly > 3 * lostLate);
    for (int again = 0; again < 10'000; ++again)
        small.insert(key, tokensFor(3));
    QCOMPARE(small.bytes(), PieceCache().bytes());
}

QTEST_GUILESS_MAIN(TestPieceCache)
#include "tst_piececache.moc"
