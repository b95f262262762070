#include "reference/plainmerging.h"
#include "tokens/document/tokenlist.h"

#include <QtTest>

#include <numeric>
#include <random>

using namespace cuewright;

class TestTokenList : public QObject
{
    Q_OBJECT
private slots:
    void bytesOfTokens_data();
    void bytesOfTokens();
    void sumsOfBytes();
    void emptyList();
    void randomEdits_data();
    void randomEdits();
    void longPiecesAreSkipped();
    void stateBytes();
};

namespace {

/// A token, and what comes before it.
struct Entry
{
    ListedToken token;
    qsizetype units = 0;
};

/// What a TokenList is, without leaves.
class Model final
{
public:
    std::vector<ListedToken> tokens;

    std::vector<Entry> entries() const
    {
        std::vector<Entry> all;
        qsizetype units = 0;
        for (const ListedToken &token : tokens) {
            all.push_back({token, units});
            units += token.units;
        }
        return all;
    }
};

bool operator!=(const ListedToken &a, const ListedToken &b)
{
    return a.units != b.units || a.startsPiece != b.startsPiece || a.endsInside != b.endsInside;
}

void append(TokenList::Bytes &bytes, const ListedToken &token)
{
    TokenList::Writer(bytes, 1, token.units).put(token);
}

TokenList::Bytes bytesOf(std::span<const ListedToken> tokens)
{
    TokenList::Bytes bytes;
    for (const ListedToken &token : tokens)
        append(bytes, token);
    return bytes;
}

enum class Sizes { Words, Fragments, Long };

ListedToken randomToken(std::mt19937 &random, Sizes sizes)
{
    ListedToken token;
    token.units = 1 + random() % 8;
    token.startsPiece = random() % 3 != 0;
    if (sizes == Sizes::Fragments && random() % 2 == 0)
        token = {static_cast<std::uint32_t>(random() % 2), false, random() % 2 == 0};
    if (sizes == Sizes::Long && random() % 2 == 0) {
        static constexpr std::uint32_t some[] = {61, 62, 63, 64, 125, 126, 127, 128, 189, 400};
        token.units = some[random() % std::size(some)];
        token.endsInside = random() % 4 == 0;
    }
    if (random() % 400 == 0)
        token.startsPiece = token.units > 0;
    return token;
}

TokenList::Place placeOf(const TokenList &list, std::size_t index)
{
    TokenList::Place place = list.begin();
    for (std::size_t i = 0; i < index; ++i)
        list.read(place);
    return place;
}

bool isAt(const TokenList &list, const TokenList::Place &place, const std::vector<Entry> &entries, std::size_t index)
{
    if (index == entries.size())
        return list.isEnd(place) && place.tokens == list.count() && place.units == list.units();
    TokenList::Place behind = place;
    return !list.isEnd(place) && place.tokens == static_cast<std::int64_t>(index) && place.units == entries[index].units
        && !(list.read(behind) != entries[index].token);
}

std::size_t pieceIndexAt(const std::vector<Entry> &entries, qsizetype position)
{
    std::size_t found = 0;
    for (std::size_t i = 0; i < entries.size() && entries[i].units <= position; ++i)
        found = entries[i].token.startsPiece ? i : found;
    return found;
}

std::size_t pieceIndexFrom(const std::vector<Entry> &entries, qsizetype position, std::size_t first = 0)
{
    while (first < entries.size() && !(entries[first].token.startsPiece && entries[first].units >= position))
        ++first;
    return first;
}

std::size_t tokenIndexBefore(const std::vector<Entry> &entries, qsizetype position)
{
    std::size_t found = 0;
    for (std::size_t i = 0; i < entries.size() && entries[i].units < position; ++i)
        found = i;
    return found;
}

/// Everything that a list can be asked, at some places.
const char *firstWrong(const TokenList &list, const Model &model, std::mt19937 &random)
{
    const std::vector<Entry> entries = model.entries();
    const qsizetype units = entries.empty() ? 0 : entries.back().units + entries.back().token.units;
    if (list.count() != static_cast<std::int64_t>(entries.size()) || list.units() != units)
        return "totals";
    TokenList::Place place = list.begin();
    for (const Entry &entry : entries) {
        if (place.units != entry.units || list.read(place) != entry.token)
            return "read";
    }
    if (!list.isEnd(place) || place.leaf != list.end().leaf || place.offset != 0)
        return "end";
    if (list.bytes(list.begin(), list.end()) != bytesOf(model.tokens))
        return "bytes of all";
    for (int i = 0; i < 12 && units > 0; ++i) {
        const qsizetype position = i == 0 ? 0 : i == 1 ? units : static_cast<qsizetype>(random() % static_cast<unsigned>(units + 1));
        const std::size_t piece = pieceIndexAt(entries, position);
        TokenList::Place at = list.pieceAt(position);
        if (!isAt(list, at, entries, piece))
            return "pieceAt";
        list.skipPiece(at);
        if (!isAt(list, at, entries, pieceIndexFrom(entries, 0, piece + 1)))
            return "skipPiece";
        if (!isAt(list, list.pieceFrom(position), entries, pieceIndexFrom(entries, position)))
            return "pieceFrom";
        if (position > 0 && !isAt(list, list.tokenBefore(position), entries, tokenIndexBefore(entries, position)))
            return "tokenBefore";
    }
    return nullptr;
}

} // namespace

void TestTokenList::bytesOfTokens_data()
{
    QTest::addColumn<unsigned>("units");
    QTest::addColumn<qsizetype>("bytes");
    for (const auto &[units, bytes] : {std::pair(0U, 1), std::pair(1U, 1), std::pair(62U, 1), std::pair(63U, 2), std::pair(64U, 2), std::pair(125U, 2),
             std::pair(126U, 3), std::pair(127U, 3), std::pair(188U, 3), std::pair(189U, 4), std::pair(10'000U, 159)})
        QTest::addRow("%u", units) << units << qsizetype{bytes};
}

void TestTokenList::bytesOfTokens()
{
    QFETCH(unsigned, units);
    QFETCH(qsizetype, bytes);
    for (int flags = 0; flags < 4; ++flags) {
        const ListedToken token{units, (flags & 1) != 0, (flags & 2) != 0};
        TokenList::Bytes all{0x85}; // another token before it
        append(all, token);
        QCOMPARE(static_cast<qsizetype>(all.size()) - 1, bytes);
        append(all, {7, false, false});
        std::size_t at = 1;
        QVERIFY(!(TokenList::tokenAt(all, at) != token));
        QCOMPARE(at, all.size() - 1);
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(TokenList::isTokenStart(all, i), i < 2 || i + 1 == all.size());
        QCOMPARE(TokenList::unitsIn(all), static_cast<qsizetype>(5 + units + 7));
        QCOMPARE(TokenList::tokensIn(all), std::int64_t{3});
    }
}

// They are added up in steps of a leaf, in 32 bits.
void TestTokenList::sumsOfBytes()
{
    for (const std::size_t count : {239, 240, 241, 480, 481, 5000}) {
        const TokenList::Bytes bytes(count, 62);
        QCOMPARE(TokenList::unitsIn(bytes), static_cast<qsizetype>(62 * count));
        QCOMPARE(TokenList::tokensIn(bytes), static_cast<std::int64_t>(count));
    }
    QCOMPARE(TokenList::unitsIn({}), qsizetype{0});
    QCOMPARE(TokenList::tokensIn({}), std::int64_t{0});
}

void TestTokenList::emptyList()
{
    TokenList list;
    QCOMPARE(list.count(), std::int64_t{0});
    QCOMPARE(list.units(), qsizetype{0});
    QCOMPARE(list.stateBytes(), std::size_t{0});
    QVERIFY(list.isEnd(list.begin()));
    QVERIFY(list.isEnd(list.pieceAt(0)));
    QVERIFY(list.isEnd(list.pieceFrom(0)));
    list.replace(list.begin(), list.end(), {});
    QVERIFY(list.isEnd(list.begin()));
    list.replace(list.begin(), list.end(), {0x85});
    QCOMPARE(list.units(), qsizetype{5});
    list.replace(list.begin(), list.end(), {});
    QCOMPARE(list.count(), std::int64_t{0});
    QCOMPARE(list.stateBytes(), std::size_t{0});
}

void TestTokenList::randomEdits_data()
{
    QTest::addColumn<int>("sizes");
    QTest::addColumn<int>("most"); // tokens that an edit puts in
    for (const auto &[name, sizes] : {std::pair("words", Sizes::Words), std::pair("fragments", Sizes::Fragments), std::pair("long", Sizes::Long)}) {
        for (const int most : {3, 30, 700})
            QTest::addRow("%s, edits of %d", name, most) << static_cast<int>(sizes) << most;
    }
}

void TestTokenList::randomEdits()
{
    QFETCH(int, sizes);
    QFETCH(int, most);
    std::mt19937 random(static_cast<unsigned>(17 + sizes * 10 + most));
    for (int round = 0; round < 2; ++round) {
        TokenList list;
        Model model;
        const int edits = reference::kSanitized ? 30 : 50;
        for (int edit = 0; edit < edits; ++edit) {
            const std::size_t count = model.tokens.size();
            // Around one place for a while, so that leaves fill up and run empty.
            const std::size_t spot = edit % 7 == 0 || count == 0 ? count * (random() % 5) / 4 : random() % (count + 1);
            const std::size_t from = std::min(spot, count);
            const bool shrinks = edit % 20 > 12;
            const std::size_t removed = std::min<std::size_t>(count - from, random() % static_cast<unsigned>(shrinks ? 2 * most : most));
            std::vector<ListedToken> added(shrinks && random() % 2 == 0 ? 0 : random() % static_cast<unsigned>(edit == 0 ? 3000 : most));
            for (ListedToken &token : added)
                token = randomToken(random, static_cast<Sizes>(sizes));
            const auto begin = model.tokens.begin() + static_cast<std::ptrdiff_t>(from);
            const auto behind = begin + static_cast<std::ptrdiff_t>(removed);
            const TokenList::Place first = placeOf(list, from);
            const TokenList::Place last = placeOf(list, from + removed);
            QCOMPARE(list.bytes(first, last), bytesOf({begin, behind}));
            model.tokens.erase(begin, behind);
            model.tokens.insert(model.tokens.begin() + static_cast<std::ptrdiff_t>(from), added.begin(), added.end());
            // As in any text, the first token of all starts a piece.
            TokenList::Bytes bytes = bytesOf(added);
            TokenList::Place to = last;
            if (from == 0 && !model.tokens.empty()) {
                model.tokens.front() = {1, true, false};
                if (added.empty() && !list.isEnd(to))
                    list.read(to);
                bytes = bytesOf(std::span(model.tokens).first(std::max<std::size_t>(added.size(), 1)));
            }
            list.replace(first, to, bytes);
            if (const char *wrong = firstWrong(list, model, random))
                QFAIL(qPrintable(QStringLiteral("%1 after edit %2 of round %3").arg(QLatin1String(wrong)).arg(edit).arg(round)));
        }
    }
}

// A piece of many leaves in which no other starts.
void TestTokenList::longPiecesAreSkipped()
{
    std::vector<ListedToken> tokens;
    const auto add = [&](std::size_t count, std::uint32_t units) {
        for (std::size_t i = 0; i < count; ++i)
            tokens.push_back({units, i == 0, false});
    };
    add(1, 2);
    add(20'000, 3);
    add(5, 1);
    add(30'000, 0); // not as in any text, but a leaf may be full of such
    add(1, 4);
    tokens[20'006].units = 1;
    TokenList list;
    list.replace(list.begin(), list.end(), bytesOf(tokens));
    QCOMPARE(list.units(), qsizetype{2 + 60'000 + 5 + 1 + 4});
    TokenList::Place place = list.begin();
    for (const std::int64_t tokensBefore : {1, 20'001, 20'006, 50'006, 50'007}) {
        list.skipPiece(place);
        QCOMPARE(place.tokens, tokensBefore);
    }
    QVERIFY(list.isEnd(place));
    QCOMPARE(list.pieceAt(2 + 59'999).tokens, std::int64_t{1});
    QCOMPARE(list.pieceAt(2 + 60'000).tokens, std::int64_t{20'001});
    QCOMPARE(list.pieceFrom(3).tokens, std::int64_t{20'001});
    QCOMPARE(list.pieceFrom(2 + 60'001).tokens, std::int64_t{20'006});
    QCOMPARE(list.pieceFrom(2 + 60'006).tokens, std::int64_t{50'006});
    QCOMPARE(list.tokenBefore(2 + 60'006).tokens, std::int64_t{20'006});
    QCOMPARE(list.tokenBefore(2 + 60'007).tokens, std::int64_t{50'006});
}

void TestTokenList::stateBytes()
{
    constexpr std::size_t kTokens = 60'000;
    TokenList list;
    list.replace(list.begin(), list.end(), TokenList::Bytes(kTokens, 0x84));
    QVERIFY(list.stateBytes() >= kTokens);
    QVERIFY2(list.stateBytes() < kTokens * 5 / 4, qPrintable(QString::number(list.stateBytes())));
    // What a text costs while it is written, wherever that is: leaves are never nearly empty for long.
    std::mt19937 random(2);
    for (int edit = 0; edit < 8000; ++edit) {
        const TokenList::Place from = list.pieceAt(static_cast<qsizetype>(random() % static_cast<unsigned>(list.units())));
        TokenList::Place to = from;
        if (edit % 2 == 0)
            list.skipPiece(to);
        list.replace(from, to, edit % 2 == 0 ? TokenList::Bytes{} : TokenList::Bytes{0x82, 0x83});
    }
    QVERIFY2(list.stateBytes() < static_cast<std::size_t>(list.count()) * 2, qPrintable(QString::number(list.stateBytes())));
    const std::int64_t count = list.count();
    while (list.count() > 2000) {
        const TokenList::Place from = list.pieceAt(static_cast<qsizetype>(random() % static_cast<unsigned>(list.units())));
        TokenList::Place to = from;
        list.skipPiece(to);
        list.replace(from, to, {});
    }
    QVERIFY(count > 2000);
    QVERIFY2(list.stateBytes() < static_cast<std::size_t>(list.count()) * 8, qPrintable(QString::number(list.stateBytes())));
}

QTEST_GUILESS_MAIN(TestTokenList)
#include "tst_tokenlist.moc"
