#include "pieces.h"

#include <QtTest>

#include <random>

using namespace cuewright;
using reference::PlainMerging;

class TestVocabulary : public QObject
{
    Q_OBJECT
private slots:
    void everyTokenIsFound_data();
    void everyTokenIsFound();
    void singleBytes_data() { addVocabularies(); }
    void singleBytes();
    void splits_data() { addVocabularies(); }
    void splits();
    void mergesOfStrangers_data() { addVocabularies(); }
    void mergesOfStrangers();
    void beginnings_data() { addVocabularies(); }
    void beginnings();
    void seams_data() { addVocabularies(); }
    void seams();
    void everyCharacterOfThreeBytes_data() { addVocabularies(); }
    void everyCharacterOfThreeBytes();
    void strangersAreNot();

private:
    static void addVocabularies();
};

#define FETCH_VOCABULARY() \
    QFETCH(QByteArray, encoding); \
    const PlainMerging &plain = reference::plainMerging(QString::fromLatin1(encoding)); \
    const Vocabulary vocabulary = pieces::vocabularyOf(encoding.constData())

void TestVocabulary::addVocabularies()
{
    QTest::addColumn<QByteArray>("encoding");
    for (const char *encoding : pieces::kVocabularies)
        QTest::newRow(encoding) << QByteArray(encoding);
}

void TestVocabulary::everyTokenIsFound_data()
{
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<int>("tokens"); // lines of the published file (facts §10.1)
    QTest::newRow("r50k_base") << QByteArray("r50k_base") << 50256;
    QTest::newRow("p50k_base") << QByteArray("p50k_base") << 50280;
    QTest::newRow("cl100k_base") << QByteArray("cl100k_base") << 100256;
    QTest::newRow("o200k_base") << QByteArray("o200k_base") << 199998;
}

void TestVocabulary::everyTokenIsFound()
{
    FETCH_VOCABULARY();
    QFETCH(int, tokens);
    int found = 0;
    std::size_t longest = 0;
    const auto end = static_cast<TokenId>(plain.tokens().size());
    for (TokenId id = 0; id < end; ++id) {
        const std::string_view bytes = plain.tokens()[id];
        if (vocabulary.bytes(id) != bytes)
            QFAIL(qPrintable(QStringLiteral("bytes of %1").arg(id)));
        if (bytes.empty())
            continue;
        ++found;
        longest = std::max(longest, bytes.size());
        const bool isShort = bytes.size() <= PieceKey::kLongest;
        const TokenId byItself = isShort ? vocabulary.find(PieceKey::ofLast(bytes)) : vocabulary.findLong(bytes);
        if (vocabulary.find(bytes) != id || byItself != id || vocabulary.size(id) != bytes.size())
            QFAIL(qPrintable(QString::number(id)));
    }
    QCOMPARE(found, tokens);
    QCOMPARE(vocabulary.longest(), longest);
    for (const TokenId beyond : {end, end + 1, 0x3FFFFU, 0xFFFFFFFEU, Vocabulary::kNone})
        QVERIFY(vocabulary.bytes(beyond).empty());
}

void TestVocabulary::singleBytes()
{
    FETCH_VOCABULARY();
    static_cast<void>(plain);
    for (int byte = 0; byte < 256; ++byte) {
        const char one = static_cast<char>(byte);
        const TokenId id = vocabulary.single(one);
        QVERIFY(id < Vocabulary::kBytes);
        QCOMPARE(vocabulary.find(std::string_view(&one, 1)), id);
        QCOMPARE(vocabulary.bytes(id), std::string_view(&one, 1));
        QCOMPARE(vocabulary.left(id), id);
        QCOMPARE(vocabulary.right(id), id);
    }
}

// A token is what merging the tokens before it leaves of its bytes, joined once more.
void TestVocabulary::splits()
{
    FETCH_VOCABULARY();
    for (TokenId id = Vocabulary::kBytes; id < plain.tokens().size(); id += reference::kSanitized ? 11 : 3) {
        const std::string_view token = plain.tokens()[id];
        if (token.empty())
            continue;
        const auto split = vocabulary.split(id);
        const bool right = plain.merged(token, id) == reference::Ids{split.left, split.right} && vocabulary.left(id) == split.left
            && vocabulary.right(id) == split.right && vocabulary.mayMerge(split.left, split.right) && vocabulary.merged(split.left, split.right) == id;
        if (!right)
            QFAIL(qPrintable(QString::number(id)));
    }
}

void TestVocabulary::mergesOfStrangers()
{
    FETCH_VOCABULARY();
    std::mt19937 random(29);
    const auto end = static_cast<TokenId>(plain.tokens().size());
    int merges = 0;
    const auto check = [&](TokenId left, TokenId right) {
        const TokenId merged = vocabulary.merged(left, right);
        merges += merged == Vocabulary::kNone ? 0 : 1;
        if (merged == Vocabulary::kNone)
            return true;
        const auto split = vocabulary.split(merged);
        return split.left == left && split.right == right && vocabulary.mayMerge(left, right);
    };
    for (int round = 0; round < (reference::kSanitized ? 20'000 : 60'000); ++round) {
        // Half of them are the parts of a token with one of the two changed a little: near what is in the table.
        TokenId left = static_cast<TokenId>(random()) % end;
        TokenId right = static_cast<TokenId>(random()) % end;
        const TokenId id = Vocabulary::kBytes + static_cast<TokenId>(random()) % (end - Vocabulary::kBytes);
        if (round % 2 == 0 && !plain.tokens()[id].empty()) {
            left = round % 4 == 0 ? vocabulary.left(id) : vocabulary.left(id) + 1;
            right = round % 4 == 0 ? vocabulary.right(id) ^ 1U : vocabulary.right(id);
        }
        if (!check(left, right))
            QFAIL(qPrintable(QStringLiteral("%1, %2").arg(left).arg(right)));
    }
    QVERIFY(merges > 0);
    for (TokenId id = 0; id < end; id += 3) {
        const bool none = vocabulary.merged(id, Vocabulary::kOutside) == Vocabulary::kNone && vocabulary.merged(Vocabulary::kOutside, id) == Vocabulary::kNone;
        if (!none)
            QFAIL(qPrintable(QStringLiteral("%1 with what is outside").arg(id)));
    }
    QCOMPARE(vocabulary.merged(Vocabulary::kOutside, Vocabulary::kOutside), Vocabulary::kNone);
}

// What tells beforehand that there is no token may err, but not about a token.
void TestVocabulary::beginnings()
{
    FETCH_VOCABULARY();
    std::size_t twos = 0;
    for (TokenId id = 0; id < plain.tokens().size(); ++id) {
        const std::string_view token = plain.tokens()[id];
        const std::string padded = std::string(token) + "\x7F\xC3~~~~~~~"; // what stands behind a token is not of it
        bool right = true;
        if (token.size() == 2) {
            ++twos;
            right = vocabulary.two(loaded<std::uint16_t>(token.data())) == id;
        } else if (token.size() == 3) {
            right = vocabulary.mayBeThree(loaded<std::uint32_t>(padded.data()));
        } else if (token.size() >= 4) {
            const unsigned expected = token.size() == 4 ? tablelayout::FourBytes : token.size() == 5 ? tablelayout::FiveBytes : tablelayout::MoreBytes;
            right = (vocabulary.lengthsBehindFour(loaded<std::uint32_t>(token.data())) & expected) != 0;
        }
        if (right && token.size() >= 6) {
            const std::uint32_t lengths = vocabulary.lengthsBehindSix(loaded<std::uint64_t>(padded.data()));
            const bool isLong = token.size() > tablelayout::kMaskedLength;
            right = (lengths >> (isLong ? 0 : token.size()) & 1U) != 0 && (lengths & tablelayout::kMarkBits) == 0;
            bool listed = false;
            for (std::size_t i = 0; isLong && i < vocabulary.longLengths(); ++i)
                listed |= vocabulary.longLength(i) == token.size();
            right = right && listed == isLong;
        }
        if (!right)
            QFAIL(qPrintable(QString::number(id)));
    }
    std::size_t found = 0;
    for (std::uint32_t two = 0; two < 65536; ++two)
        found += vocabulary.two(static_cast<std::uint16_t>(two)) == Vocabulary::kNone ? 0 : 1;
    QCOMPARE(found, twos);
    for (std::size_t i = 1; i < vocabulary.longLengths(); ++i)
        QVERIFY(vocabulary.longLength(i) > vocabulary.longLength(i - 1));
}

void TestVocabulary::seams()
{
    FETCH_VOCABULARY();
    const auto number = [](std::string_view character) { return static_cast<std::uint32_t>(PieceKey::ofLast(character).low); };
    for (const std::string_view token : plain.tokens()) {
        // Qt drops a byte order mark at the start, so something else goes there.
        const QString text = QString::fromStdString('.' + std::string(token)).mid(1);
        if (text.contains(QChar::ReplacementCharacter) || text.size() < 2 || text.size() == static_cast<qsizetype>(token.size()))
            continue;
        std::string before;
        for (const char32_t point : text.toUcs4()) {
            const std::string behind = pieces::utf8Of(point);
            if (!before.empty() && !vocabulary.mayCross(number(before), number(behind), before.back(), behind.front()))
                QFAIL(qPrintable(text));
            before = behind;
        }
    }
    // Most characters do not meet in any token: that is what seams are for.
    int crossing = 0;
    std::mt19937 random(8);
    for (int i = 0; i < 1000; ++i) {
        const std::string before = pieces::utf8Of(0x4E00 + static_cast<char32_t>(random()) % 0x5000);
        const std::string behind = pieces::utf8Of(0x4E00 + static_cast<char32_t>(random()) % 0x5000);
        crossing += vocabulary.mayCross(number(before), number(behind), before.back(), behind.front()) ? 1 : 0;
    }
    QVERIFY2(crossing < 300, qPrintable(QString::number(crossing)));
}

void TestVocabulary::everyCharacterOfThreeBytes()
{
    FETCH_VOCABULARY();
    for (char32_t point = 0x800; point < 0x10000; ++point) {
        if (QChar::isSurrogate(point))
            continue;
        const char text[] = {static_cast<char>(0xE0 | point >> 12), static_cast<char>(0x80 | (point >> 6 & 0x3F)), static_cast<char>(0x80 | (point & 0x3F))};
        if (vocabulary.character(text) != plain.idOf({text, 3}))
            QFAIL(qPrintable(QString::number(point, 16)));
    }
}

void TestVocabulary::strangersAreNot()
{
    const Vocabulary vocabulary("o200k_base.table");
    for (const char *stranger : {"qzx", "hellohello", "\xFF\xFF\xFF", "Cuewright", "a b", "a stranger of many bytes", "internationalizatioN"})
        QCOMPARE(vocabulary.find(stranger), Vocabulary::kNone);
    QCOMPARE(vocabulary.find(std::string(vocabulary.longest(), ' ')), vocabulary.find(std::string(128, ' ')));
    QCOMPARE(vocabulary.find(std::string(vocabulary.longest() + 1, ' ')), Vocabulary::kNone);
    QCOMPARE(vocabulary.find(std::string(5000, ' ')), Vocabulary::kNone);
    // A long token with one byte changed at each place: the hash looks at the ends only.
    const std::string equal(64, '=');
    QVERIFY(vocabulary.find(equal) != Vocabulary::kNone);
    for (std::size_t at = 0; at < equal.size(); ++at) {
        std::string other = equal;
        other[at] = '~';
        QCOMPARE(vocabulary.find(other), Vocabulary::kNone);
    }
    QVERIFY(vocabulary.bytes(199'998).empty());
    QCOMPARE(vocabulary.find(PieceKey{}, vocabulary.emptySlot()), Vocabulary::kNone);
    vocabulary.warmUp(); // reads all tables: a sanitizer would see it read on
}

QTEST_GUILESS_MAIN(TestVocabulary)
#include "tst_vocabulary.moc"
