#include "reference/nastytext.h"
#include "reference/plainmerging.h"
#include "tokens/scan/blocks.h"

#include <QtTest>

#include <random>

using namespace cuewright;
using namespace Qt::StringLiterals;
using reference::NastyText;
using Pattern = Splitter::Pattern;

Q_DECLARE_METATYPE(Splitter::Pattern)
Q_DECLARE_METATYPE(blocks::Scanner)

class TestBlocks : public QObject
{
    Q_OBJECT
private slots:
    void mixtures_data() { addScanners(); }
    void mixtures();
    void everyOffset_data() { addScanners(); }
    void everyOffset();
    void takesWhatItCan_data() { addScanners(); }
    void takesWhatItCan();
    void keepsToItsRoom_data() { addScanners(); }
    void keepsToItsRoom();
    void shortTextIsLeft_data() { addScanners(); }
    void shortTextIsLeft();
    void quickestIsOneOfAll();

private:
    static void addScanners();
};

namespace {

using Ends = std::vector<std::uint32_t>;
constexpr std::uint32_t kUntouched = 0xDEADBEEF;

Ends expectedEnds(Pattern pattern, std::string_view text)
{
    Splitter splitter(pattern, text);
    Ends ends;
    for (std::size_t at = 0; at < text.size(); ends.push_back(static_cast<std::uint32_t>(at)))
        at = splitter.next(at);
    return ends;
}

/// As a Tokenizer uses a scanner: what it leaves is for the Splitter, and then it goes on.
Ends actualEnds(Pattern pattern, blocks::Scanner scanner, std::string_view text)
{
    Splitter splitter(pattern, text);
    Ends ends(text.size() + 2 * (blocks::kSize + blocks::kSlack));
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const blocks::Progress done = scanner(text.data(), at, text.size(), ends.data() + count, ends.size() - count);
        count += done.ends;
        at = done.at;
        if (at < text.size()) {
            at = splitter.next(at);
            ends[count++] = static_cast<std::uint32_t>(at);
        }
    }
    ends.resize(count);
    return ends;
}

QByteArray difference(const Ends &expected, const Ends &actual, const QByteArray &text)
{
    std::size_t same = 0;
    while (same < expected.size() && same < actual.size() && expected[same] == actual[same])
        ++same;
    const std::uint32_t start = same > 0 ? expected[same - 1] : 0;
    return QByteArray("piece at ") + QByteArray::number(start) + ": expected end "
        + QByteArray::number(same < expected.size() ? expected[same] : 0) + ", got "
        + QByteArray::number(same < actual.size() ? actual[same] : 0) + " in " + text.mid(start > 4 ? start - 4 : 0, 60).toPercentEncoding(" ");
}

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

void TestBlocks::addScanners()
{
    QTest::addColumn<Pattern>("pattern");
    QTest::addColumn<blocks::Scanner>("scanner");
    for (const auto &[name, pattern] : {std::pair("gpt2", Pattern::Gpt2), std::pair("cl100k", Pattern::Cl100k), std::pair("o200k", Pattern::O200k)}) {
        blocks::Named found[2] = {};
        const std::size_t count = blocks::allScanners(pattern, found);
        if (count == 0)
            QTest::addRow("%s none", name) << pattern << blocks::Scanner(nullptr);
        for (std::size_t i = 0; i < count; ++i)
            QTest::addRow("%s %s", name, found[i].name) << pattern << found[i].scanner;
    }
}

#define FETCH_SCANNER() \
    QFETCH(Pattern, pattern); \
    QFETCH(blocks::Scanner, scanner); \
    if (!scanner) \
        QSKIP("this machine has no instructions for blocks")

void TestBlocks::mixtures()
{
    FETCH_SCANNER();
    std::mt19937 random(7);
    const int rounds = reference::kSanitized ? 1500 : 4000;
    for (int round = 0; round < rounds; ++round) {
        NastyText nasty(random, round % 3 == 0 ? NastyText::Kind::Whole : NastyText::Kind::Ascii);
        const QByteArray text = nasty.text(20 + static_cast<int>(random() % 80)).toUtf8();
        const Ends expected = expectedEnds(pattern, view(text));
        const Ends actual = actualEnds(pattern, scanner, view(text));
        if (actual != expected)
            QFAIL(difference(expected, actual, text).constData());
    }
}

// Each of these behind every filler, so that it comes to lie at each place of a block and across the end of one.
void TestBlocks::everyOffset()
{
    FETCH_SCANNER();
    static const char *const rows[] = {"\n  \n x", "\n \t\r\n  y", "\n   \u00A0\n z", "\n   \u00A0x", "\n\n    \n", "  \n", "\r\n\r\n", "x   ",
        "it's", "IT'S", "we'll", "we'LL", "we're've", "a'sB", "a'SB", "'s's", " 's", "''s", "!'s", "'d'll", "x'l", "x'r", "x'v", "x'ſ",
        ";\n//", ";\n\n// x", ";\r\n/\n/", "!\n a", ";\n", "/\n/", "1234567", "12\u00B2", "1é", "a1b22c333d", "x 123", " 1", "camelCase", "CAMELCase",
        "ABc", "aB'sC", "A\u0301B", "é", "aé", " é", "!é", "\n é", "漢", "a\u00A0b", "  \u3000 c", "\tword", " \tword", "\x0Bw", "_a", " (a", "$ 5", "((a",
        "\x7F\x01 a", "   '", "'", "' ", "a' b"};
    static const char *const fillers[] = {"a", "A", "1", " ", "\n", ".", "/", "ab ", " a", "aB", "x\n", ";\n", "'s"};
    for (const char *row : rows) {
        for (const char *filler : fillers) {
            // (A block begins where a piece does, so all that matters happens in the first one.)
            for (int shift = 44; shift < 68; shift += reference::kSanitized ? 3 : 1) {
                QByteArray text = QByteArray(filler).repeated(shift).left(shift);
                text += QByteArray(row) + filler + QByteArray(" the end of the text, which has to be longer than a block is: 64 bytes.");
                const Ends expected = expectedEnds(pattern, view(text));
                const Ends actual = actualEnds(pattern, scanner, view(text));
                if (actual != expected)
                    QFAIL(difference(expected, actual, text).constData());
            }
        }
    }
}

// A scanner that left everything to the Splitter would be right, and of no use.
void TestBlocks::takesWhatItCan()
{
    FETCH_SCANNER();
    const QByteArray text = QByteArray("The quick brown fox jumps over 13 lazy dogs, and it's \"fine\" (mostly).\n    indented = value;\n\n").repeated(8);
    const Ends expected = expectedEnds(pattern, view(text));
    Ends ends(expected.size() + blocks::kSize + blocks::kSlack, kUntouched);
    const blocks::Progress done = scanner(text.constData(), 0, view(text).size(), ends.data(), ends.size());
    QVERIFY2(done.at > view(text).size() - blocks::kSize, qPrintable(QString::number(done.at)));
    ends.resize(done.ends);
    QVERIFY(std::equal(ends.begin(), ends.end(), expected.begin()));
    QCOMPARE(std::size_t{ends.back()}, done.at);

    // In the middle of a text it begins where it is told to, and its ends are places of the whole text.
    const std::size_t from = expected[10];
    Ends later(expected.size() + blocks::kSize + blocks::kSlack, kUntouched);
    const blocks::Progress rest = scanner(text.constData(), from, view(text).size(), later.data(), later.size());
    QVERIFY(rest.at > view(text).size() - blocks::kSize);
    QVERIFY(std::equal(later.begin(), later.begin() + static_cast<std::ptrdiff_t>(rest.ends), expected.begin() + 11));
}

void TestBlocks::keepsToItsRoom()
{
    FETCH_SCANNER();
    const QByteArray text = QByteArray("! a 1 b\n").repeated(200); // as many pieces as can be, nearly
    const Ends expected = expectedEnds(pattern, view(text));
    for (std::size_t room = blocks::kSize + blocks::kSlack; room < 4 * blocks::kSize; room += 5) {
        Ends ends(room + 64, kUntouched);
        const blocks::Progress done = scanner(text.constData(), 0, view(text).size(), ends.data(), room);
        QVERIFY(done.ends > 0);
        QVERIFY(done.ends <= room);
        QVERIFY(std::equal(ends.begin(), ends.begin() + static_cast<std::ptrdiff_t>(done.ends), expected.begin()));
        QVERIFY(std::all_of(ends.begin() + static_cast<std::ptrdiff_t>(room), ends.end(), [](std::uint32_t end) { return end == kUntouched; }));
    }
}

// A block is read whole, so in a text without one nothing may be touched; the buffer has no byte more than the text.
void TestBlocks::shortTextIsLeft()
{
    FETCH_SCANNER();
    static_cast<void>(pattern);
    for (std::size_t size = 1; size <= blocks::kSize; ++size) {
        const std::vector<char> text(size, 'a');
        Ends ends(blocks::kSize + blocks::kSlack, kUntouched);
        const blocks::Progress done = scanner(text.data(), 0, size, ends.data(), ends.size());
        QCOMPARE(done.at, std::size_t{0});
        QCOMPARE(done.ends, std::size_t{0});
        const std::vector<char> words = [size] {
            std::vector<char> some(size + 10, ' ');
            some[size / 2] = 'x';
            return some;
        }();
        QCOMPARE(scanner(words.data(), 11, words.size(), ends.data(), ends.size()).ends, std::size_t{0});
    }
}

void TestBlocks::quickestIsOneOfAll()
{
    for (const Pattern pattern : {Pattern::Gpt2, Pattern::Cl100k, Pattern::O200k}) {
        blocks::Named found[2] = {};
        const std::size_t count = blocks::allScanners(pattern, found);
        QVERIFY(blocks::scannerFor(pattern) == (count > 0 ? found[0].scanner : nullptr));
    }
}

QTEST_GUILESS_MAIN(TestBlocks)
#include "tst_blocks.moc"
