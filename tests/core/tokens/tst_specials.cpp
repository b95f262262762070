#include "tokens/encoding.h"
#include "tokens/scan/utf8.h"

#include <QtTest>

#include <random>

using namespace cuewright;
using namespace Qt::StringLiterals;

using Ids = std::vector<TokenId>;

class TestSpecials : public QObject
{
    Q_OBJECT
private slots:
    void eachInText_data();
    void eachInText();
    void reservedOfHarmony();
    void othersAreText_data();
    void othersAreText();
    void mixtures_data();
    void mixtures();
    void linear_data();
    void linear();
};

namespace {

const Encoding &encodingOf(const QString &name)
{
    return *Encoding::find(name);
}

Ids joined(std::initializer_list<Ids> parts)
{
    Ids all;
    for (const Ids &part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

void addEncodings()
{
    QTest::addColumn<QString>("encoding");
    for (const char *name : {"r50k_base", "p50k_base", "cl100k_base", "o200k_base", "o200k_harmony"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

const std::vector<std::string> &texts()
{
    static const std::vector<std::string> all{"<|endoftext|>", "<|endofprompt|>", "<|fim_prefix|>", "<|fim_middle|>", "<|fim_suffix|>", "<|startoftext|>",
        "<|start|>", "<|end|>", "<|message|>", "<|channel|>", "<|constrain|>", "<|return|>", "<|call|>", "<|reserved_200000|>", "<|reserved_201087|>"};
    return all;
}

} // namespace

void TestSpecials::eachInText_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<unsigned>("id");
    const auto row = [](const char *encoding, const char *text, unsigned id) { QTest::addRow("%s %s", encoding, text) << QString::fromLatin1(encoding) << QByteArray(text) << id; };
    // Facts §10.1.
    for (const char *encoding : {"r50k_base", "p50k_base", "gpt2"})
        row(encoding, "<|endoftext|>", 50256);
    row("cl100k_base", "<|endoftext|>", 100257);
    row("cl100k_base", "<|fim_prefix|>", 100258);
    row("cl100k_base", "<|fim_middle|>", 100259);
    row("cl100k_base", "<|fim_suffix|>", 100260);
    row("cl100k_base", "<|endofprompt|>", 100276);
    row("o200k_base", "<|endoftext|>", 199999);
    row("o200k_base", "<|endofprompt|>", 200018);
    for (const auto &[text, id] : {std::pair("<|startoftext|>", 199998U), std::pair("<|endoftext|>", 199999U), std::pair("<|return|>", 200002U),
             std::pair("<|constrain|>", 200003U), std::pair("<|channel|>", 200005U), std::pair("<|start|>", 200006U), std::pair("<|end|>", 200007U),
             std::pair("<|message|>", 200008U), std::pair("<|call|>", 200012U), std::pair("<|endofprompt|>", 200018U)})
        row("o200k_harmony", text, id);
}

void TestSpecials::eachInText()
{
    QFETCH(QString, encoding);
    QFETCH(QByteArray, text);
    QFETCH(unsigned, id);
    const Encoding &e = encodingOf(encoding);
    const std::string special = text.toStdString();
    const Ids one{id};
    QCOMPARE(QByteArray(e.bytes(id).data(), qsizetype(e.bytes(id).size())), text);
    QCOMPARE(e.encodeWithSpecials(special), one);
    QCOMPARE(e.encodeWithSpecials(special + special), joined({one, one}));
    // Text around it is encoded as if it stood alone: no piece goes across.
    QCOMPARE(e.encodeWithSpecials("hello " + special + " world"), joined({e.encode("hello "), one, e.encode(" world")}));
    QCOMPARE(e.encodeWithSpecials("a" + special + "b" + special + "\n"), joined({e.encode("a"), one, e.encode("b"), one, e.encode("\n")}));
    // What begins like one, right before it.
    for (const std::string before : {"<", "<|", "<|end", "<|endoftext|", "|>", "<|x|>"})
        QCOMPARE(e.encodeWithSpecials(before + special), joined({e.encode(before), one}));
    QCOMPARE(e.encodeWithSpecials(special + "|>"), joined({one, e.encode("|>")}));
    // Broken text is repaired part by part.
    QCOMPARE(e.encodeWithSpecials("\xE6\xBC" + special + "\xA2"), joined({e.encode("\uFFFD"), one, e.encode("\uFFFD")}));
    // Nothing but the whole text is one, and it never is without being asked for.
    for (std::size_t size = 0; size < special.size(); ++size) {
        const std::string cut = special.substr(0, size);
        QCOMPARE(e.encodeWithSpecials(cut), e.encode(cut));
    }
    const Ids ordinary = e.encode(special);
    QVERIFY(ordinary.size() > 1 && std::find(ordinary.begin(), ordinary.end(), id) == ordinary.end());
    QCOMPARE(e.count(special), static_cast<std::int64_t>(ordinary.size()));
}

// The names that are set aside are special tokens, too, except where their id has a name of its own.
void TestSpecials::reservedOfHarmony()
{
    const Encoding &harmony = encodingOf(u"o200k_harmony"_s);
    for (const TokenId id : {200000U, 200001U, 200004U, 200009U, 200011U, 200013U, 200017U, 200018U, 200019U, 201000U, 201087U}) {
        const std::string text = "<|reserved_" + std::to_string(id) + "|>";
        QCOMPARE(harmony.encodeWithSpecials("a" + text + "b"), joined({harmony.encode("a"), {id}, harmony.encode("b")}));
        QCOMPARE(encodingOf(u"o200k_base"_s).encodeWithSpecials(text), encodingOf(u"o200k_base"_s).encode(text));
    }
    for (const char *text : {"<|reserved_199999|>", "<|reserved_200002|>", "<|reserved_200005|>", "<|reserved_200012|>", "<|reserved_201088|>", "<|reserved_|>",
             "<|reserved_20000|>", "<|reserved_2000000|>", "<|reserved_0200000|>", "<|reserved_ 20000|>", "<|reserved_-20000|>", "<|reserved_200000", "<|reserved_200000|",
             "<|reserved_999999|>", "<|reserved_20000x|>"})
        QCOMPARE(harmony.encodeWithSpecials(text), harmony.encode(text));
}

void TestSpecials::othersAreText_data()
{
    addEncodings();
}

void TestSpecials::othersAreText()
{
    QFETCH(QString, encoding);
    const Encoding &e = encodingOf(encoding);
    QVERIFY(e.encodeWithSpecials({}).empty());
    for (const char *text : {"hello world", "<|im_start|>", "<|ENDOFTEXT|>", "<|endoftext |>", "<endoftext>", "<||>", "<|", "|>", "漢\xFF字"})
        QCOMPARE(e.encodeWithSpecials(text), e.encode(text));
    for (const std::string &text : texts()) {
        const Ids ids = e.encodeWithSpecials(text);
        const bool isSpecial = ids.size() == 1 && e.bytes(ids[0]) == text;
        QCOMPARE(isSpecial, ids != e.encode(text));
    }
}

void TestSpecials::mixtures_data()
{
    addEncodings();
}

// Bytes come back, and each special token of the encoding that stands in the text is one.
void TestSpecials::mixtures()
{
    QFETCH(QString, encoding);
    const Encoding &e = encodingOf(encoding);
    std::mt19937 random(4);
    for (int round = 0; round < 150; ++round) {
        Ids expected;
        std::string text;
        std::string plain;
        const auto flush = [&] {
            const Ids ids = e.encode(plain);
            expected.insert(expected.end(), ids.begin(), ids.end());
            plain.clear();
        };
        for (unsigned parts = static_cast<unsigned>(random()) % 12; parts > 0; --parts) {
            static const std::vector<std::string> words{"hello", " world", "\n", "<", "|", "<|", "|>", "漢字", "1234", "'s"};
            std::string part = random() % 2 == 0 ? texts()[random() % texts().size()] : words[random() % words.size()];
            // A part must not make a special token of what stands before it.
            if (plain.ends_with('<') && part.starts_with('|'))
                part = " " + part;
            text += part;
            const Ids alone = e.encodeWithSpecials(part);
            if (alone.size() == 1 && e.bytes(alone[0]) == part && part.starts_with("<|") && part.size() > 4) {
                flush();
                expected.push_back(alone[0]);
            } else {
                plain += part;
            }
        }
        flush();
        const Ids ids = e.encodeWithSpecials(text);
        QVERIFY2(ids == expected, text.c_str());
        std::string bytes;
        for (const TokenId id : ids)
            bytes += e.bytes(id);
        QCOMPARE(bytes, text);
    }
}

void TestSpecials::linear_data()
{
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("special tokens") << QByteArray("<|endoftext|>");
    QTest::newRow("beginnings of them") << QByteArray("<|");
    QTest::newRow("of a reserved one") << QByteArray("<|reserved_");
    QTest::newRow("of one far away") << QByteArray("<|endoftext|><|end");
}

// The bound is the time limit of a test function: a search for each name behind each special token needs minutes for these.
void TestSpecials::linear()
{
    QFETCH(QByteArray, part);
    const std::string text = part.repeated(2'000'000 / part.size()).toStdString();
    for (const char16_t *name : {u"cl100k_base", u"o200k_harmony"}) {
        const Encoding &e = *Encoding::find(QStringView(name));
        const Ids ids = e.encodeWithSpecials(text);
        std::size_t bytes = 0;
        for (const TokenId id : ids)
            bytes += e.bytes(id).size();
        QCOMPARE(bytes, text.size());
    }
}

QTEST_GUILESS_MAIN(TestSpecials)
#include "tst_specials.moc"
