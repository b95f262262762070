#include "tokens/scan/utf8.h"

#include <QtTest>

#include <array>
#include <random>

using namespace cuewright;
using namespace Qt::StringLiterals;

class TestUtf8 : public QObject
{
    Q_OBJECT
private slots:
    void table37_data();
    void table37();
    void repairs_data();
    void repairs();
    void everyTwoAndThreeBytes();
    void fourBytes();
    void randomBytes();
    void stepsOfEight();
    void blocksOfThirtyTwo();
    void everyCodePoint();
    void surrogates_data();
    void surrogates();
    void stepsOfSixteen();
    void sizes();
};

namespace {

const std::string kMark = "\xEF\xBF\xBD";

std::string utf8Of(char32_t point)
{
    const auto byte = [](char32_t value) { return static_cast<char>(static_cast<unsigned char>(value)); };
    const auto low = [&](unsigned shift) { return byte(0x80 | (point >> shift & 0x3F)); };
    if (point < 0x80)
        return {byte(point)};
    if (point < 0x800)
        return {byte(0xC0 | point >> 6), low(0)};
    if (point < 0x10000)
        return {byte(0xE0 | point >> 12), low(6), low(0)};
    return {byte(0xF0 | point >> 18), low(12), low(6), low(0)};
}

/// Of how many bytes the beginning of some character is, found by writing down all of them.
class Beginnings final
{
public:
    static const Beginnings &all()
    {
        static const Beginnings beginnings;
        return beginnings;
    }
    /// The first character, or its maximal part (Unicode 16.0 §3.9): the longest beginning of any character, or one byte.
    std::pair<std::size_t, bool> first(std::string_view bytes) const
    {
        std::size_t index = 0;
        for (std::size_t size = 1; size <= std::min<std::size_t>(bytes.size(), 4); ++size) {
            index = index << 8 | static_cast<unsigned char>(bytes[size - 1]);
            const Known known = size < 4 ? m_known[size][index] : fourth(bytes);
            if (known == Whole)
                return {size, true};
            if (known == Nothing)
                return {std::max<std::size_t>(size - 1, 1), false};
        }
        return {bytes.size(), false};
    }
    std::string repaired(std::string_view bytes) const
    {
        std::string out;
        while (!bytes.empty()) {
            const auto [size, whole] = first(bytes);
            out += whole ? std::string(bytes.substr(0, size)) : kMark;
            bytes.remove_prefix(size);
        }
        return out;
    }
    std::size_t validPrefix(std::string_view bytes) const
    {
        std::size_t at = 0;
        for (auto [size, whole] = first(bytes); whole && at < bytes.size(); std::tie(size, whole) = first(bytes.substr(at)))
            at += size;
        return at;
    }

private:
    enum Known : std::uint8_t { Nothing, Beginning, Whole };

    Beginnings()
    {
        for (std::size_t size = 1; size < 4; ++size)
            m_known[size].assign(std::size_t{1} << (8 * size), Nothing);
        for (char32_t point = 0; point < 0x110000; ++point) {
            if (point >= 0xD800 && point < 0xE000)
                continue;
            const std::string bytes = utf8Of(point);
            std::size_t index = 0;
            for (std::size_t size = 1; size <= std::min<std::size_t>(bytes.size(), 3); ++size) {
                index = index << 8 | static_cast<unsigned char>(bytes[size - 1]);
                m_known[size][index] = bytes.size() == size ? Whole : Beginning;
            }
            if (bytes.size() == 4)
                point += 0x3F; // the same first three bytes
        }
    }
    // Behind three bytes that begin a character of four, each byte that continues one ends it.
    static Known fourth(std::string_view bytes) { return (static_cast<unsigned char>(bytes[3]) & 0xC0U) == 0x80 ? Whole : Nothing; }

    std::array<std::vector<Known>, 4> m_known;
};

bool isRight(std::string_view bytes)
{
    const Beginnings &all = Beginnings::all();
    const std::vector<char> exact(bytes.begin(), bytes.end()); // nothing to read behind it
    const std::string_view view(exact.data(), exact.size());
    return validUtf8Prefix(view) == all.validPrefix(bytes) && repairedUtf8(view) == all.repaired(bytes);
}

#define VERIFY_BYTES(bytes) \
    if (!isRight(bytes)) \
    QFAIL(QByteArray::fromStdString(std::string(bytes)).toHex(' ').constData())

} // namespace

void TestUtf8::table37_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("last");
    // Table 3-7 of Unicode 16.0: for each row the first and the last sequence.
    const auto row = [](const char *name, const char *first, const char *last) {
        QTest::newRow(name) << QByteArray(first, std::max<qsizetype>(qsizetype(qstrlen(first)), 1)) << QByteArray(last);
    };
    row("U+0000..U+007F", "", "\x7F");
    row("U+0080..U+07FF", "\xC2\x80", "\xDF\xBF");
    row("U+0800..U+0FFF", "\xE0\xA0\x80", "\xE0\xBF\xBF");
    row("U+1000..U+CFFF", "\xE1\x80\x80", "\xEC\xBF\xBF");
    row("U+D000..U+D7FF", "\xED\x80\x80", "\xED\x9F\xBF");
    row("U+E000..U+FFFF", "\xEE\x80\x80", "\xEF\xBF\xBF");
    row("U+10000..U+3FFFF", "\xF0\x90\x80\x80", "\xF0\xBF\xBF\xBF");
    row("U+40000..U+FFFFF", "\xF1\x80\x80\x80", "\xF3\xBF\xBF\xBF");
    row("U+100000..U+10FFFF", "\xF4\x80\x80\x80", "\xF4\x8F\xBF\xBF");
}

void TestUtf8::table37()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, last);
    for (const QByteArray &sequence : {first, last}) {
        const std::string bytes = sequence.toStdString();
        QCOMPARE(validUtf8Prefix(bytes), bytes.size());
        QCOMPARE(repairedUtf8(bytes), bytes);
        QCOMPARE(utf8Size(bytes[0]), bytes.size());
        // Every cut is one broken part, alone and before something else.
        for (std::size_t size = 1; size < bytes.size(); ++size) {
            const std::string cut = bytes.substr(0, size);
            QCOMPARE(validUtf8Prefix(cut), std::size_t{0});
            QCOMPARE(repairedUtf8(cut), kMark);
            QCOMPARE(repairedUtf8("12345678" + cut + bytes + "z"), "12345678" + kMark + bytes + "z");
        }
        // Each byte moved out of its range by one: what is left of the sequence is broken, whatever the parts.
        for (std::size_t at = 0; at < bytes.size(); ++at) {
            for (const int step : {-1, 1}) {
                std::string other = bytes;
                other[at] = static_cast<char>(other[at] + step);
                VERIFY_BYTES(other);
                VERIFY_BYTES("ab" + other + "cd");
            }
        }
    }
}

void TestUtf8::repairs_data()
{
    QTest::addColumn<QByteArray>("broken");
    QTest::addColumn<int>("marks");
    const auto row = [](const char *name, const char *broken, int marks) { QTest::newRow(name) << QByteArray(broken) << marks; };
    // Tables 3-8 to 3-11 of Unicode 16.0, without the letters at their ends.
    row("non-shortest forms", "\xC0\xAF\xE0\x80\xBF\xF0\x81\x82", 8);
    row("surrogates", "\xED\xA0\x80\xED\xBF\xBF\xED\xAF", 8);
    row("other ill-formed sequences", "\xF4\x91\x92\x93\xFF", 5);
    row("truncated sequences", "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF", 4);
    row("five bytes", "\xF8\x88\x80\x80\x80", 5);
    row("six bytes", "\xFC\x84\x80\x80\x80\x80", 6);
    row("surrogate pair in UTF-8", "\xED\xA0\xBD\xED\xB9\x82", 6);
}

void TestUtf8::repairs()
{
    QFETCH(QByteArray, broken);
    QFETCH(int, marks);
    std::string expected;
    for (int i = 0; i < marks; ++i)
        expected += kMark;
    const std::string bytes = broken.toStdString();
    QCOMPARE(repairedUtf8(bytes), expected);
    QCOMPARE(repairedUtf8(bytes + "A"), expected + "A");
    QCOMPARE(validUtf8Prefix("abc" + bytes), std::size_t{3});
    VERIFY_BYTES(bytes);
}

void TestUtf8::everyTwoAndThreeBytes()
{
    for (unsigned first = 0; first < 256; ++first) {
        for (unsigned second = 0; second < 256; ++second) {
            std::string bytes{static_cast<char>(first), static_cast<char>(second)};
            VERIFY_BYTES(bytes);
            if (first < 0x80 || (second & 0xC0) != 0x80)
                continue;
            bytes += ' ';
            for (const unsigned third : {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xE1, 0xF0, 0xFF}) {
                bytes[2] = static_cast<char>(third);
                VERIFY_BYTES(bytes);
            }
        }
    }
}

void TestUtf8::fourBytes()
{
    static constexpr unsigned edges[] = {0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xE1, 0xF1};
    for (unsigned first = 0xE0; first < 0x100; ++first) {
        for (const unsigned second : edges) {
            for (const unsigned third : edges) {
                for (const unsigned fourth : {0x41, 0x80, 0xBF, 0xC0, 0xFF})
                    VERIFY_BYTES((std::string{static_cast<char>(first), static_cast<char>(second), static_cast<char>(third), static_cast<char>(fourth)}));
            }
        }
    }
}

void TestUtf8::randomBytes()
{
    static constexpr unsigned char some[] = {0x41, 0x80, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE1, 0xED, 0xEE, 0xF0, 0xF3, 0xF4, 0xFF};
    std::mt19937 random(6);
    for (int round = 0; round < 4000; ++round) {
        std::string bytes;
        for (unsigned size = static_cast<unsigned>(random()) % 40; size > 0; --size) {
            if (random() % 3 == 0)
                bytes += utf8Of(0x1000 + static_cast<char32_t>(random()) % 0xC000);
            else
                bytes += static_cast<char>(random() % 4 == 0 ? random() % 256 : some[random() % std::size(some)]);
        }
        VERIFY_BYTES(bytes);
    }
}

// ASCII is looked at eight bytes at a time, and three bytes with a look at what is behind them.
void TestUtf8::stepsOfEight()
{
    for (std::size_t size = 1; size < 30; ++size) {
        const std::string ascii(size, 'a');
        VERIFY_BYTES(ascii);
        for (std::size_t at = 0; at < size; ++at) {
            for (const char *odd : {"\x80", "\xFF", "\xC3\xA9", "\xE4\xB8\x80", "\xE4\xB8", "\xF0\x9F\x99\x82"}) {
                std::string bytes = ascii;
                bytes.replace(at, 1, odd);
                VERIFY_BYTES(bytes);
            }
        }
    }
}

// Longer texts are looked at in blocks. Every beginning that means something, in texts of each kind of character, across the
// end of a block and elsewhere.
void TestUtf8::blocksOfThirtyTwo()
{
    constexpr unsigned char kBytes[] = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
        0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xF7, 0xF8, 0xFC, 0xFF};
    constexpr std::size_t kCount = std::size(kBytes);
    const auto byte = [&](std::size_t i) { return static_cast<char>(kBytes[i % kCount]); };
    const std::array<std::string, 4> fillers{"a", "\xC3\xA9", "\xE4\xB8\x80", "\xF0\x9F\x99\x82"};
    std::mt19937 random(20);
    for (std::size_t i = 0; i < kCount * kCount * kCount; ++i) {
        const std::string odd{byte(i), byte(i / kCount), byte(i / kCount / kCount), byte(random())};
        const std::string &filler = fillers[random() % fillers.size()];
        std::string bytes;
        const std::size_t before = 20 + random() % 60;
        while (bytes.size() + filler.size() <= before)
            bytes += filler;
        bytes += odd.substr(0, 1 + random() % odd.size());
        if (bytes.size() % 32 != 0 || random() % 2 == 0) { // or it ends with the block
            for (int more = 0; more < 40; ++more)
                bytes += filler;
        }
        VERIFY_BYTES(bytes);
    }
    for (const std::string &filler : fillers) {
        std::string bytes;
        while (bytes.size() < 300) {
            bytes += filler;
            VERIFY_BYTES(bytes);
            VERIFY_BYTES(bytes.substr(0, bytes.size() - 1));
            VERIFY_BYTES(bytes.substr(1));
        }
    }
}

void TestUtf8::everyCodePoint()
{
    for (char32_t point = 0; point < 0x110000; point += point < 0x11000 ? 1 : 13) {
        if (QChar::isSurrogate(point))
            continue;
        char16_t units[2] = {static_cast<char16_t>(point), 0};
        qsizetype size = 1;
        if (point >= 0x10000) {
            units[0] = QChar::highSurrogate(point);
            units[1] = QChar::lowSurrogate(point);
            size = 2;
        }
        std::string out = "<";
        appendUtf8(out, QStringView(units, size));
        if (out != '<' + utf8Of(point))
            QFAIL(qPrintable(QString::number(point, 16)));
    }
}

void TestUtf8::surrogates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("whole");
    const QString high(QChar(0xD83D));
    const QString low(QChar(0xDE42));
    const QString mark(QChar(0xFFFD));
    for (const QString &before : {QString(), u"a"_s, u"é"_s, u"漢"_s, u"🙂"_s, u"1234567890123456"_s, u"12345678901234567"_s}) {
        for (const QString &behind : {QString(), u"b"_s, u"ü"_s, u"字"_s, u"🙂"_s, u"1234567890123456789"_s}) {
            const auto row = [&](const char *what, const QString &text, const QString &whole) {
                QTest::addRow("%s, %d before, %d behind", what, int(before.size()), int(behind.size())) << QString(before + text + behind) << QString(before + whole + behind);
            };
            row("high", high, mark);
            row("low", low, mark);
            row("high, high", high + high, mark + mark);
            row("low, low", low + low, mark + mark);
            row("low, high", low + high, mark + mark);
            row("pair", high + low, u"🙂"_s);
            row("high, pair", high + high + low, mark + u"🙂"_s);
            row("pair, low", high + low + low, u"🙂"_s + mark);
            row("high, letter, low", high + u'x' + low, mark + u'x' + mark);
            row("first and last pair", QString(QChar(0xD800)) + QChar(0xDC00) + QChar(0xDBFF) + QChar(0xDFFF), u"\U00010000\U0010FFFF"_s);
            row("first and last halves", QString(QChar(0xD800)) + QChar(0xDBFF) + u' ' + QChar(0xDFFF) + QChar(0xDC00) + u' ', mark + mark + u' ' + mark + mark + u' ');
            row("neighbours of halves", u"\uD7FF\uE000"_s, u"\uD7FF\uE000"_s);
        }
    }
}

void TestUtf8::surrogates()
{
    QFETCH(QString, text);
    QFETCH(QString, whole);
    std::string expected = "before";
    for (const char32_t point : whole.toUcs4())
        expected += utf8Of(point);
    std::string out = "before";
    const std::vector<char16_t> exact(text.utf16(), text.utf16() + text.size());
    appendUtf8(out, QStringView(exact.data(), text.size()));
    QCOMPARE(QByteArray::fromStdString(out), QByteArray::fromStdString(expected));
}

// ASCII behind ASCII is copied sixteen units at a time.
void TestUtf8::stepsOfSixteen()
{
    for (qsizetype size = 0; size < 70; ++size) {
        for (qsizetype at = 0; at <= size; ++at) {
            QString text(size, u'a');
            for (qsizetype i = 0; i < size; ++i)
                text[i] = QChar(static_cast<char16_t>(1 + (i * 7 + size) % 0x7F));
            if (at < size)
                text[at] = QChar(static_cast<char16_t>(at % 2 == 0 ? 0x80 : 0x2080)); // its low byte is not ASCII alone
            std::string out;
            appendUtf8(out, text);
            QCOMPARE(QByteArray::fromStdString(out), text.toUtf8());
        }
    }
}

void TestUtf8::sizes()
{
    for (char32_t point = 0; point < 0x110000; point += 61) {
        if (!QChar::isSurrogate(point))
            QCOMPARE(utf8Size(utf8Of(point)[0]), utf8Of(point).size());
    }
}

QTEST_GUILESS_MAIN(TestUtf8)
#include "tst_utf8.moc"
