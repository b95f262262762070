#include "base/files.h"
#include "base/json.h"
#include "results.h"
#include "tokens/encoding.h"

#include <QtTest>

#include <random>
#include <thread>

using namespace cuewright;
using namespace Qt::StringLiterals;

using Ids = std::vector<TokenId>;

namespace {

constexpr std::array kNames{Encoding::Name::R50kBase, Encoding::Name::P50kBase, Encoding::Name::Cl100kBase,
    Encoding::Name::O200kBase, Encoding::Name::O200kHarmony};

// QString::fromUtf8 drops a byte order mark at the start, which is text here.
QString withMark(std::string_view utf8)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decoder(QByteArrayView(utf8.data(), static_cast<qsizetype>(utf8.size())));
}

QByteArray listed(const Ids &ids)
{
    QByteArray numbers;
    for (const TokenId id : ids)
        numbers += QByteArray::number(id) + ' ';
    return numbers;
}

std::string joinedBytes(const Encoding &encoding, const Ids &ids)
{
    std::string all;
    for (const TokenId id : ids)
        all += encoding.bytes(id);
    return all;
}

// Valid text of all kinds: every class of character that the split patterns tell apart, words, and rare
// planes.
QString mixture(std::mt19937 &random, int parts)
{
    static const QStringList atoms{u" "_s, u"\n"_s, u"\r\n"_s, u"\t"_s, u"\u0085"_s, u"\u3000"_s, u"\uFEFF"_s,
        u"a"_s, u"B"_s, u"ß"_s, u"ǅ"_s, u"ʰ"_s, u"あ"_s, u"\u0301"_s, u"7"_s, u"²"_s, u"٣"_s, u"'"_s, u"'S"_s,
        u"'ſ"_s, u"'re"_s, u"/"_s, u"!"_s, u"🙂"_s, u"𝐀"_s, u"한국어"_s, u"<|endoftext|>"_s, u"hello"_s,
        u" World"_s, QString(QChar(0)), u"    "_s, u"\U0010FFFF"_s, u"\u0378"_s};
    QString text;
    for (; parts > 0; --parts) {
        const QString &atom = atoms[static_cast<qsizetype>(random() % static_cast<unsigned>(atoms.size()))];
        text += random() % 8 == 0 ? atom.repeated(static_cast<int>(random() % 40)) : atom;
    }
    return text;
}

} // namespace

class TestEncoding : public QObject
{
    Q_OBJECT
private slots:
    void severalThreadsAtFirstUse();
    void goldenSmall();
    void goldens_data();
    void goldens();
    void handChecks_data();
    void handChecks();
    void brokenUtf8_data();
    void brokenUtf8();
    void loneSurrogates_data();
    void loneSurrogates();
    void mixturesComeBack();
    void boundaries_data();
    void boundaries();
    void partsOfLongText_data();
    void partsOfLongText();
    void hostile_data();
    void hostile();
    void names();
    void bytesOfTokens();
};

// First of all tests, so that the threads also race for the loading of the tables.
void TestEncoding::severalThreadsAtFirstUse()
{
    std::mt19937 random(7);
    const std::string text = toUtf8(mixture(random, 2000));
    std::array<Ids, 8> results;
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < results.size(); ++i) {
        threads.emplace_back([&text, &result = results[i], i] {
            for (std::size_t n = 0; n < kNames.size(); ++n) {
                const Ids ids = Encoding::get(kNames[(n + i) % kNames.size()]).encode(text);
                if (kNames[(n + i) % kNames.size()] == Encoding::Name::O200kBase)
                    result = ids;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    const Ids expected = Encoding::get(Encoding::Name::O200kBase).encode(text);
    QVERIFY(expected.size() > 2000);
    for (const Ids &result : results)
        QVERIFY(result == expected);
}

void TestEncoding::goldenSmall()
{
    const auto file = readFile(QStringLiteral(CUEWRIGHT_TEST_DATA "/tokens/golden-small.json"), 1'000'000);
    VERIFY_RESULT(file);
    const auto json = parseJson(*file);
    VERIFY_RESULT(json);
    int cases = 0;
    for (const Json &one : json->at("cases")) {
        const Encoding *encoding = Encoding::find(memberText(one, "encoding"));
        QVERIFY(encoding);
        const Ids actual = encoding->encode(one.at("text").get<std::string>());
        QVERIFY2(actual == one.at("tokens").get<Ids>(),
            (one.dump() + " got " + listed(actual).toStdString()).c_str());
        ++cases;
    }
    QCOMPARE(cases, 312);
}

void TestEncoding::goldens_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("expectedCases");
    QTest::newRow("o200k_base") << QStringLiteral(
        CUEWRIGHT_TEST_DATA "/tokens/golden-public-o200k_base.jsonl")
                                << 3073;
    QTest::newRow("cl100k_base") << QStringLiteral(
        CUEWRIGHT_TEST_DATA "/tokens/golden-public-cl100k_base.jsonl")
                                 << 3073;
    QTest::newRow("gpt-tokenizer") << QStringLiteral(CUEWRIGHT_TEST_DATA "/tokens/golden-gpt-tokenizer.jsonl")
                                   << 313;
    // More of the same kind, written by ./dev oracle where something differs.
    if (const QString more = qEnvironmentVariable("CUEWRIGHT_TOKEN_CASES"); !more.isEmpty())
        QTest::newRow("more") << more << -1;
}

void TestEncoding::goldens()
{
    QFETCH(QString, path);
    QFETCH(int, expectedCases);
    const auto file = readFile(path, 1'000'000'000);
    VERIFY_RESULT(file);
    int cases = 0;
    for (const QByteArray &line : file->split('\n')) {
        if (line.isEmpty())
            continue;
        const auto one = parseJson(line);
        VERIFY_RESULT(one);
        const Encoding *encoding = Encoding::find(memberText(*one, "encoding"));
        QVERIFY(encoding);
        const std::string text = one->at("text").get<std::string>();
        const Ids expected = one->at("ids").get<Ids>();
        const Ids actual = encoding->encode(text);
        QVERIFY2(actual == expected, (line + " got " + listed(actual)).constData());
        QCOMPARE(encoding->count(std::string_view(text)), static_cast<std::int64_t>(expected.size()));
        QCOMPARE(encoding->count(withMark(text)), static_cast<std::int64_t>(expected.size()));
        ++cases;
    }
    if (expectedCases >= 0)
        QCOMPARE(cases, expectedCases);
    qInfo("%d cases", cases);
}

void TestEncoding::handChecks_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("ids");
    const auto row = [](const char *encoding, const char *text, const char *ids) {
        QTest::addRow("%s %s", encoding, QByteArray(text).replace('\n', "\\n").constData())
            << QString::fromLatin1(encoding) << QByteArray(text) << QByteArray(ids);
    };
    // Facts §10.4.
    row("cl100k_base", "", "");
    row("cl100k_base", "hello world", "15339 1917 ");
    row("cl100k_base", "'rer", "2351 81 ");
    row("cl100k_base", "today\n ", "31213 198 220 ");
    row("cl100k_base", "today\n \n", "31213 27907 ");
    row("cl100k_base", "today\n  \n", "31213 14211 ");
    row("cl100k_base", "hello <|endoftext|>", "15339 83739 8862 728 428 91 29 ");
    row("o200k_base", "hello <|endoftext|>", "24912 464 91 419 1440 919 91 29 ");
    row("o200k_harmony", "hello <|endoftext|>", "24912 464 91 419 1440 919 91 29 ");
    row("cl100k_base", " \u00850", "220 126 227 15 ");
    row("cl100k_base", "a\uFEFFb", "64 3305 65 ");
    row("o200k_base", "\uFEFF\uFEFFq", "135153 80 ");
    row("cl100k_base", " \u180E x", "87189 254 236 865 ");
    row("o200k_base", " \u180E x", "220 157 254 236 1215 ");
    row("gpt2", "0000000000000000", "25645 ");
}

void TestEncoding::handChecks()
{
    QFETCH(QString, encoding);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, ids);
    QCOMPARE(listed(Encoding::find(encoding)->encode(text.toStdString())), ids);
}

void TestEncoding::brokenUtf8_data()
{
    QTest::addColumn<QByteArray>("broken");
    QTest::addColumn<QByteArray>("repaired");
    const auto row = [](const char *name, const char *broken, const char *repaired) {
        QTest::newRow(name) << QByteArray(broken) << QByteArray(repaired);
    };
    row("lone continuation", "a\x80z", "a\uFFFDz");
    row("two continuations", "a\x80\x80z", "a\uFFFD\uFFFDz");
    row("never used", "\xC0\xC1\xF5\xFF", "\uFFFD\uFFFD\uFFFD\uFFFD");
    row("cut off at the end", "ab\xE2\x82", "ab\uFFFD");
    row("one of four at the end", "\xF0", "\uFFFD");
    row("cut off by a letter", "\xF0\x9F\x99z", "\uFFFDz");
    row("cut off by another lead", "\xF0\x9F\xF0\x9F\x99\x82", "\uFFFD🙂");
    row("overlong slash", "\xE0\x80\xAF", "\uFFFD\uFFFD\uFFFD");
    row("overlong of four", "\xF0\x8F\xBF\xBF", "\uFFFD\uFFFD\uFFFD\uFFFD");
    row("surrogate", "\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD");
    row("over the last code point", "\xF4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD");
    row("last before surrogates", "\xED\x9F\xBF", "\uD7FF");
    row("last code point", "\xF4\x8F\xBF\xBF", "\U0010FFFF");
    row("after eight good bytes",
        "12345678\xFF"
        "12345678",
        "12345678\uFFFD12345678");
    row("in the middle of eight",
        "1234\xFF"
        "567",
        "1234\uFFFD567");
}

void TestEncoding::brokenUtf8()
{
    QFETCH(QByteArray, broken);
    QFETCH(QByteArray, repaired);
    const Encoding &encoding = Encoding::get(Encoding::Name::O200kBase);
    const Ids ids = encoding.encode(broken.toStdString());
    QCOMPARE(QByteArray::fromStdString(joinedBytes(encoding, ids)), repaired);
    QCOMPARE(listed(ids), listed(encoding.encode(repaired.toStdString())));
    QCOMPARE(encoding.count(std::string_view(broken.constData(), static_cast<std::size_t>(broken.size()))),
        static_cast<std::int64_t>(ids.size()));
}

void TestEncoding::loneSurrogates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("repaired");
    const auto row = [](const char *name, std::initializer_list<char16_t> units, const char *repaired) {
        QString text;
        for (const char16_t unit : units)
            text += QChar(unit);
        QTest::newRow(name) << text << QByteArray(repaired);
    };
    row("high", {u'a', 0xD83D, u'b'}, "a\uFFFDb");
    row("high at the end", {u'a', 0xD83D}, "a\uFFFD");
    row("low", {0xDE42, u'b'}, "\uFFFDb");
    row("low, high", {0xDE42, 0xD83D}, "\uFFFD\uFFFD");
    row("high before a pair", {0xD83D, 0xD83D, 0xDE42}, "\uFFFD🙂");
    row("pair", {0xD83D, 0xDE42}, "🙂");
}

void TestEncoding::loneSurrogates()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, repaired);
    const Encoding &encoding = Encoding::get(Encoding::Name::Cl100kBase);
    const Ids expected = encoding.encode(repaired.toStdString());
    QCOMPARE(encoding.count(QStringView(text)), static_cast<std::int64_t>(expected.size()));
    const std::vector<qsizetype> ends = encoding.boundaries(text);
    QCOMPARE(ends.size(), expected.size());
    QCOMPARE(ends.back(), text.size());
}

void TestEncoding::mixturesComeBack()
{
    std::mt19937 random(20);
    for (int round = 0; round < 300; ++round) {
        const QString text = mixture(random, 1 + round % 60);
        const std::string utf8 = toUtf8(text);
        for (const Encoding::Name name : kNames) {
            const Encoding &encoding = Encoding::get(name);
            const Ids ids = encoding.encode(utf8);
            QVERIFY2(joinedBytes(encoding, ids) == utf8, utf8.c_str());
            QCOMPARE(encoding.count(std::string_view(utf8)), static_cast<std::int64_t>(ids.size()));
            QCOMPARE(encoding.count(QStringView(text)), static_cast<std::int64_t>(ids.size()));
            // Ends found without boundaries(): the first ends of characters at or behind the ends of the
            // tokens' bytes.
            const std::vector<qsizetype> ends = encoding.boundaries(text);
            QCOMPARE(ends.size(), ids.size());
            std::size_t end = 0;
            for (std::size_t i = 0; i < ids.size(); ++i) {
                end += encoding.bytes(ids[i]).size();
                std::size_t whole = end;
                while (whole < utf8.size() && (static_cast<unsigned char>(utf8[whole]) & 0xC0U) == 0x80)
                    ++whole;
                QCOMPARE(ends[i], withMark(std::string_view(utf8).substr(0, whole)).size());
            }
        }
    }
}

void TestEncoding::boundaries_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qsizetype>>("ends");
    QTest::newRow("nothing") << QString() << QList<qsizetype>();
    QTest::newRow("words") << u"hello world"_s << QList<qsizetype>{5, 11};
    // Three tokens for U+180E (facts §10.4), the first of them " " alone.
    QTest::newRow("inside a character") << u" \u180E x"_s << QList<qsizetype>{1, 2, 2, 2, 4};
    QTest::newRow("behind a pair") << u"🙂 hello"_s << QList<qsizetype>{2, 8};
}

void TestEncoding::boundaries()
{
    QFETCH(QString, text);
    QFETCH(QList<qsizetype>, ends);
    const std::vector<qsizetype> actual = Encoding::get(Encoding::Name::O200kBase).boundaries(text);
    QCOMPARE(QList<qsizetype>(actual.begin(), actual.end()), ends);
}

// UTF-16 is converted in parts: whatever stands at their border must not matter.
void TestEncoding::partsOfLongText_data()
{
    QTest::addColumn<QString>("border");
    QTest::addColumn<QString>("repaired");
    const auto row = [](const char *name, const QString &border, const QString &repaired = {}) {
        QTest::newRow(name) << border << (repaired.isEmpty() ? border : repaired);
    };
    const QString lone(QChar(0xD83D));
    row("pairs", u"🙂"_s.repeated(60));
    row("word", u"Donaudampfschifffahrt'll "_s);
    row("blank", u"x  \n  \n     \t  y"_s);
    row("digits", u"12345678901234567890"_s);
    row("symbols", u"!!!///\n\n//\n.."_s);
    row("marks", u"AB\u0301C\u0301DEf'S"_s);
    row("lone high surrogates", lone.repeated(60), u"\uFFFD"_s.repeated(60));
    row("before pairs", (lone + u"🙂"_s).repeated(60), u"\uFFFD🙂"_s.repeated(60));
}

void TestEncoding::partsOfLongText()
{
    QFETCH(QString, border);
    QFETCH(QString, repaired);
    const QString words = u"The quick brown fox, 1234 "_s.repeated(2600);
    const QString rest = u" and the rest"_s;
    const Encoding &encoding = Encoding::get(Encoding::Name::O200kBase);
    for (qsizetype shift = 0; shift < 12; ++shift) {
        const QString before = words.first(65530 - shift) + u" - "_s;
        const Ids ids = encoding.encode(toUtf8(before + repaired + rest));
        QCOMPARE(encoding.count(QStringView(before + border + rest)), static_cast<std::int64_t>(ids.size()));
    }
}

void TestEncoding::hostile_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::newRow("letter") << u"x"_s;
    QTest::newRow("capital") << u"X"_s;
    QTest::newRow("space") << u" "_s;
    QTest::newRow("newline") << u"\n"_s;
    QTest::newRow("newline, spaces") << u"\n"_s + u" "_s.repeated(1000);
    QTest::newRow("quote") << u"'"_s;
    QTest::newRow("mark, capitals") << u"\u0301"_s + u"A"_s.repeated(1000);
    QTest::newRow("modifier, capital") << u"ʰA"_s;
    QTest::newRow("emoji") << u"🙂"_s;
    QTest::newRow("no space between words") << QString();
}

// The bound is the time limit of a test function: anything quadratic needs hours for these.
void TestEncoding::hostile()
{
    QFETCH(QString, pattern);
    constexpr qsizetype size = 1'000'000;
    QString text;
    if (pattern.isEmpty()) {
        std::mt19937 random(1);
        while (text.size() < size)
            text += QChar(static_cast<char16_t>(u'a' + random() % 26));
    } else {
        text = pattern.repeated(size / pattern.size());
    }
    const Encoding &encoding = Encoding::get(Encoding::Name::O200kBase);
    const std::string utf8 = toUtf8(text);
    const Ids ids = encoding.encode(utf8);
    QVERIFY(joinedBytes(encoding, ids) == utf8);
    QCOMPARE(encoding.count(QStringView(text)), static_cast<std::int64_t>(ids.size()));
}

void TestEncoding::names()
{
    QCOMPARE(Encoding::get(Encoding::Name::R50kBase).name(), u"r50k_base"_s);
    QCOMPARE(Encoding::get(Encoding::Name::P50kBase).name(), u"p50k_base"_s);
    QCOMPARE(Encoding::get(Encoding::Name::Cl100kBase).name(), u"cl100k_base"_s);
    QCOMPARE(Encoding::get(Encoding::Name::O200kBase).name(), u"o200k_base"_s);
    QCOMPARE(Encoding::get(Encoding::Name::O200kHarmony).name(), u"o200k_harmony"_s);
    for (const Encoding::Name name : kNames)
        QCOMPARE(Encoding::find(Encoding::get(name).name()), &Encoding::get(name));
    QCOMPARE(Encoding::find(u"gpt2"), &Encoding::get(Encoding::Name::R50kBase));
    QCOMPARE(Encoding::find(u"p50k_edit"), &Encoding::get(Encoding::Name::P50kBase));
    QVERIFY(!Encoding::find(u"o200k"));
    QVERIFY(!Encoding::find(u""));
}

void TestEncoding::bytesOfTokens()
{
    const Encoding &o200k = Encoding::get(Encoding::Name::O200kBase);
    const Encoding &harmony = Encoding::get(Encoding::Name::O200kHarmony);
    const auto text = [](const Encoding &encoding, TokenId id) { return fromUtf8(encoding.bytes(id)); };
    QCOMPARE(text(o200k, 24912), u"hello"_s);
    QCOMPARE(text(harmony, 24912), u"hello"_s);
    QCOMPARE(text(o200k, 199999), u"<|endoftext|>"_s);
    QCOMPARE(text(o200k, 200018), u"<|endofprompt|>"_s);
    QCOMPARE(text(o200k, 200006), QString());
    QCOMPARE(text(harmony, 200006), u"<|start|>"_s);
    QCOMPARE(text(harmony, 200000), u"<|reserved_200000|>"_s);
    QCOMPARE(text(harmony, 201087), u"<|reserved_201087|>"_s);
    QCOMPARE(text(harmony, 201088), QString());
    QCOMPARE(text(Encoding::get(Encoding::Name::P50kBase), 50256), u"<|endoftext|>"_s);
    QCOMPARE(text(Encoding::get(Encoding::Name::P50kBase), 50280), u"                         "_s);
    QCOMPARE(text(Encoding::get(Encoding::Name::P50kBase), 50281), QString());
    QCOMPARE(text(o200k, 0xFFFFFFFF), QString());
}

QTEST_GUILESS_MAIN(TestEncoding)
#include "tst_encoding.moc"
