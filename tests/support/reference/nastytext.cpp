#include "reference/nastytext.h"

#include <iterator>

namespace cuewright::reference {

namespace {

constexpr QStringView kUnits[] = {
    u" ", u"  ", u"\n", u"\r", u"\r\n", u"\t", u"\v", u"\n\n", u"    ", u"\n    ", u"\n  \n", u" \n",
    u"a", u"bc", u"DE", u"f", u"G", u"ABC", u"Word", u" word", u"camelCase", u"ABCDEFG", u"aaaaaaaa", u"qzxv",
    u"1", u"234", u"5678901", u" 7",
    u"'", u"''", u"'s", u"'S", u"'ll", u"'LL", u"'re", u"'t", u"'ve", u"'l", u"'D", u"a's", u"A'm",
    u"/", u"//", u";\n//", u"!", u"(", u"_", u"\"", u"$", u"{\"", u"\":", u";\n", u"\x7F", u"\x1",
    // Beyond ASCII from here on.
    u"é", u"漢", u"漢字仮名", u"한국어", u"\u00A0", u"\u0085", u"\u2028", u"\u3000", u"\n \u00A0\n", u"\u0301", u"ſ", u"'ſ", u"ʰ", u"ǅ", u"ß",
    u"²", u"٣", u"五", u"ᚠ", u"\u180E", u"\uFEFF", u"\u0378", u"\uFFFD", u"\uE000", u"🙂", u"𠮷", u"𝐀", u"\U0010FFFF",
    // Halves from here on.
    u"\xD83D", u"\xDE42", u"\xD800", u"\xDC00",
};
constexpr unsigned kHalves = 4;
constexpr unsigned kAll = static_cast<unsigned>(std::size(kUnits));

unsigned unitsOfKind(NastyText::Kind kind)
{
    unsigned count = kAll;
    if (kind != NastyText::Kind::Broken)
        count -= kHalves;
    if (kind == NastyText::Kind::Ascii) {
        for (count = 0; kUnits[count].front().unicode() < 0x80; ++count) { }
    }
    return count;
}

} // namespace

NastyText::NastyText(std::mt19937 &random, Kind kind)
    : m_random(random)
    , m_all(unitsOfKind(kind))
    , m_first(static_cast<unsigned>(random()) % m_all)
    , m_some(1 + static_cast<unsigned>(random()) % m_all)
{
}

QString NastyText::unit()
{
    return kUnits[(m_first + static_cast<unsigned>(m_random()) % m_some) % m_all].toString();
}

QString NastyText::text(int units)
{
    QString all;
    for (; units > 0; --units)
        all += unit();
    return all;
}

} // namespace cuewright::reference
