#include "tokens/scan/splitter.h"

#include <QtTest>

#include <random>

using namespace cuewright;
using namespace Qt::StringLiterals;
using Pattern = Splitter::Pattern;

Q_DECLARE_METATYPE(Splitter::Pattern)

class TestSplitter : public QObject
{
    Q_OBJECT
private slots:
    void pieces_data();
    void pieces();
    void classes_data();
    void classes();
    void spaces();
    void touchedEnd_data();
    void touchedEnd();
    void piecesOfAPrefix_data();
    void piecesOfAPrefix();
    void hostile_data();
    void hostile();
};

namespace {

std::vector<std::size_t> endsOf(Splitter &splitter, std::size_t size)
{
    std::vector<std::size_t> ends;
    for (std::size_t at = 0; at < size; ends.push_back(at))
        at = splitter.next(at);
    return ends;
}

void addPatterns()
{
    QTest::addColumn<Pattern>("pattern");
    QTest::newRow("gpt2") << Pattern::Gpt2;
    QTest::newRow("cl100k") << Pattern::Cl100k;
    QTest::newRow("o200k") << Pattern::O200k;
}

} // namespace

void TestSplitter::pieces_data()
{
    QTest::addColumn<Pattern>("pattern");
    QTest::addColumn<QByteArray>("pieces"); // joined by "·", which no text here contains
    const auto row = [](Pattern pattern, const char *pieces) {
        static int number = 0;
        QTest::addRow(
            "%d %s", ++number, QByteArray(pieces).replace('\n', "\\n").replace('\r', "\\r").constData())
            << pattern << QByteArray(pieces);
    };
    for (const char *same :
        {"", "a", " a", "a· b", "  · a", "x·   ", "12· ", "!", "a·!!", "a· !!", "\u00A0\u00A0"})
        row(Pattern::Gpt2, same);
    row(Pattern::Gpt2, "I·'m· here·'ll·'re·'ve·'s·'t·'d");
    row(Pattern::Gpt2, "I·'·M· it·'·S· a·'·l· r·'·x");
    row(Pattern::Gpt2, " 1234567· ½");
    row(Pattern::Gpt2, "a·\n\n·\n·b·\n ");
    row(Pattern::Gpt2, "a·\t·b·\r·\n·c"); // a run gives its last character to no word here
    row(Pattern::Gpt2, "a·\u0301·b· \u0301!");
    row(Pattern::Gpt2, "a· \n· b");

    row(Pattern::Cl100k, "I·'m· here·'LL·'Re·'vE·'ſ");
    row(Pattern::Cl100k, "'r·'l·'x·'x");
    row(Pattern::Cl100k, "\tif· (·x·)\n·\t·\tdone");
    row(Pattern::Cl100k, "123·4· ·567");
    row(Pattern::Cl100k, "a·!!\n\r\n· b");
    row(Pattern::Cl100k, "a·!!//\n·/b");
    row(Pattern::Cl100k, "a· \n \n· · b");
    row(Pattern::Cl100k, "a·\n\n  ");
    row(Pattern::Cl100k, "a·   ·\u00A0b");
    row(Pattern::Cl100k, "a·\u0301b·\u0301\u0301·5");
    row(Pattern::Cl100k, "aBC·\uFEFFd");
    row(Pattern::Cl100k, "\n·a·\r·b");

    row(Pattern::O200k, "hello· World· HTML· H·5");
    row(Pattern::O200k, "foo·Bar·XMLHttp·Request");
    row(Pattern::O200k, "it's· IT'S· we'LL· you're· I'ſ· a·'x");
    row(Pattern::O200k, "AB\u0301·CD");
    row(Pattern::O200k, "\u0301·AB");
    row(Pattern::O200k, "\u0301\u0301·AB");
    row(Pattern::O200k, "\u0301a'd");
    row(Pattern::O200k, "\u0301·!");
    row(Pattern::O200k, "\u0301's·x");
    row(Pattern::O200k, "!\u0301a");
    row(Pattern::O200k, "!!\u0301·a");
    row(Pattern::O200k, "ʰʰ·ABC");
    row(Pattern::O200k, "日本語a·B");
    row(Pattern::O200k, "ǅa· ·123·45");
    row(Pattern::O200k, "a·//\n/\n/·b");
    row(Pattern::O200k, "a·!//\n\n·  · b");
    row(Pattern::O200k, "a· \n \n·  ");
    row(Pattern::O200k, "a·\n·b·  ·\tc");
    row(Pattern::O200k, "a·   ");
    row(Pattern::O200k, "_a·__·b");
    row(Pattern::O200k, "\u0085a·\r·a·\u2028A");
}

void TestSplitter::pieces()
{
    QFETCH(Pattern, pattern);
    QFETCH(QByteArray, pieces);
    const std::string text = QByteArray(pieces).replace("·", "").toStdString();
    Splitter splitter(pattern, text);
    QByteArray found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = splitter.next(at);
        QVERIFY(end > at);
        found += (at == 0 ? "" : "·") + QByteArray::fromStdString(text.substr(at, end - at));
        at = end;
    }
    QCOMPARE(found, pieces);
}

void TestSplitter::classes_data()
{
    QTest::addColumn<uint>("point");
    QTest::addColumn<int>("expected");
    const auto row = [](uint point, CharacterClass type) {
        QTest::addRow("U+%04X", point) << point << static_cast<int>(type);
    };
    using enum CharacterClass;
    row('A', Upper);
    row('z', Lower);
    row('5', Number);
    row('_', Other);
    row(0x7F, Other);
    row(0x80, Other);
    row(0xAA, Letter); // Lo
    row(0xB2, Number); // No
    row(0x1C5, Upper); // Lt
    row(0x2B0, Letter); // Lm
    row(0x301, Mark); // Mn
    row(0x903, Mark); // Mc
    row(0x20DD, Mark); // Me
    row(0x2160, Number); // Nl
    row(0x378, Other); // unassigned
    row(0xAC00, Letter);
    row(0xD7A3, Letter);
    row(0xE000, Other);
    row(0x10D6F, Letter); // Lm, new in 16.0
    row(0x10D70, Lower); // Garay, new in 16.0
    row(0x10D40, Number);
    row(0x1C89, Upper); // new in 16.0
    row(0x105C0, Letter); // Todhri, new in 16.0
    row(0x1D400, Upper);
    row(0x3134A, Letter);
    row(0xE01EF, Mark);
    row(0x10FFFF, Other);
}

void TestSplitter::classes()
{
    QFETCH(uint, point);
    QFETCH(int, expected);
    QCOMPARE(static_cast<int>(CharacterTable::instance().classOf(point)), expected);
    const char32_t one = point;
    const std::string utf8 = QString::fromUcs4(&one, 1).toStdString();
    const Character decoded = CharacterTable::instance().decode(utf8.data());
    QCOMPARE(static_cast<uint>(decoded.point), point);
    QCOMPARE(static_cast<int>(decoded.type), expected);
    QCOMPARE(static_cast<std::size_t>(decoded.size), utf8.size());
}

// Facts §10.4: exactly these.
void TestSplitter::spaces()
{
    std::vector<uint> found;
    for (uint point = 0; point <= 0x10FFFF; ++point) {
        if (CharacterTable::instance().classOf(point) == CharacterClass::Space)
            found.push_back(point);
    }
    const std::vector<uint> expected{0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x2001,
        0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F,
        0x205F, 0x3000};
    QVERIFY(found == expected);
}

void TestSplitter::touchedEnd_data()
{
    QTest::addColumn<Pattern>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("touched"); // by the first piece
    QTest::newRow("word goes on") << Pattern::O200k << QByteArray("hell") << true;
    QTest::newRow("word ended") << Pattern::O200k << QByteArray("hello ") << false;
    QTest::newRow("contraction goes on") << Pattern::O200k << QByteArray("we'l") << true;
    QTest::newRow("contraction ended") << Pattern::O200k << QByteArray("we'll") << false;
    QTest::newRow("newline may come") << Pattern::O200k << QByteArray("\n  ") << true;
    QTest::newRow("three digits") << Pattern::O200k << QByteArray("123") << false;
    QTest::newRow("two digits") << Pattern::Cl100k << QByteArray("12") << true;
    QTest::newRow("slash may come") << Pattern::O200k << QByteArray("!\n") << true;
}

void TestSplitter::touchedEnd()
{
    QFETCH(Pattern, pattern);
    QFETCH(QByteArray, text);
    QFETCH(bool, touched);
    const std::string utf8 = text.toStdString();
    Splitter splitter(pattern, utf8);
    splitter.next(0);
    QCOMPARE(splitter.touchedEnd(), touched);
}

void TestSplitter::piecesOfAPrefix_data()
{
    addPatterns();
}

// Pieces that did not touch the end of a text stay the same whatever follows it.
void TestSplitter::piecesOfAPrefix()
{
    QFETCH(Pattern, pattern);
    const QStringList atoms{u" "_s, u"\n"_s, u"\r"_s, u"\t"_s, u"\u3000"_s, u"a"_s, u"B"_s, u"ǅ"_s, u"ʰ"_s,
        u"あ"_s, u"\u0301"_s, u"7"_s, u"²"_s, u"'"_s, u"s"_s, u"ſ"_s, u"l"_s, u"re"_s, u"/"_s, u"!"_s,
        u"🙂"_s};
    std::mt19937 random(5);
    int settled = 0;
    for (int round = 0; round < 400; ++round) {
        QString text;
        for (int i = 0; i < 40; ++i)
            text += atoms[static_cast<qsizetype>(random() % static_cast<unsigned>(atoms.size()))];
        const std::string whole = text.toStdString();
        Splitter splitter(pattern, whole);
        const std::vector<std::size_t> ends = endsOf(splitter, whole.size());
        for (std::size_t cut = 1; cut < whole.size(); ++cut) {
            if ((static_cast<unsigned char>(whole[cut]) & 0xC0U) == 0x80)
                continue;
            Splitter part(pattern, std::string_view(whole).substr(0, cut));
            std::size_t piece = 0;
            for (std::size_t at = 0; at < cut; ++piece) {
                at = part.next(at);
                if (part.touchedEnd())
                    break;
                if (at != ends[piece])
                    QFAIL(qPrintable(u"%1 cut at %2"_s.arg(text).arg(cut)));
                ++settled;
            }
        }
    }
    QVERIFY(settled > 100'000);
}

void TestSplitter::hostile_data()
{
    addPatterns();
}

// The bound is the time limit of a test function: anything quadratic needs hours for these.
void TestSplitter::hostile()
{
    QFETCH(Pattern, pattern);
    const QStringList atoms{u"x"_s, u"X"_s, u" "_s, u"\n"_s, u"\n"_s + u" "_s.repeated(1000), u" \n"_s,
        u"'"_s, u"'l"_s, u"\u0301"_s, u"\u0301"_s + u"A"_s.repeated(1000), u"ʰ"_s + u"A"_s.repeated(1000),
        u"ʰA"_s, u"!"_s, u"!/\n"_s, u"5"_s, u"🙂"_s};
    for (const QString &atom : atoms) {
        const std::string text = atom.repeated(1'000'000 / atom.size()).toStdString();
        Splitter splitter(pattern, text);
        const std::vector<std::size_t> ends = endsOf(splitter, text.size());
        QCOMPARE(ends.back(), text.size());
    }
}

QTEST_GUILESS_MAIN(TestSplitter)
#include "tst_splitter.moc"
