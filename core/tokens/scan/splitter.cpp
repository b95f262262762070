#include "tokens/scan/splitter.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace cuewright {
namespace {

using enum CharacterClass;

constexpr ClassSet kLetters = ClassSet(Upper) | Lower | Letter; // \p{L}
constexpr ClassSet kUpperWord = ClassSet(Upper) | Letter | Mark; // [\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]
constexpr ClassSet kLowerWord = ClassSet(Lower) | Letter | Mark; // [\p{Ll}\p{Lm}\p{Lo}\p{M}]
constexpr ClassSet kBothWord = ClassSet(Letter) | Mark; // in both of them
constexpr ClassSet kSymbols = ClassSet(Other) | Mark; // [^\s\p{L}\p{N}]

/// Characters after which a run is looked at in larger steps.
constexpr std::size_t kLongRun = 32;

bool isNewline(const Character &character)
{
    return character.point == U'\n' || character.point == U'\r';
}

// [^\r\n\p{L}\p{N}], the character that may stand before a word.
bool leadsWord(const Character &character)
{
    return !isNewline(character) && !(kLetters | Number | End).has(character.type);
}

/// Whether sixteen bytes are ASCII letters, of which `set` has both cases or the small ones. May say no where
/// it is so.
bool areLetters([[maybe_unused]] ClassSet set, [[maybe_unused]] const char *text)
{
#ifdef __SSE2__
    if (!set.has(Lower))
        return false;
    __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text));
    if (set.has(Upper))
        bytes = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    const __m128i inside = _mm_and_si128(
        _mm_cmpgt_epi8(bytes, _mm_set1_epi8('a' - 1)), _mm_cmplt_epi8(bytes, _mm_set1_epi8('z' + 1)));
    return _mm_movemask_epi8(inside) == 0xFFFF;
#else
    return false;
#endif
}

// The simple case folding of (?i:): besides A–Z only the long s folds to a letter of the contractions.
char32_t folded(char32_t point)
{
    if (point >= U'A' && point <= U'Z')
        return point + (U'a' - U'A');
    return point == U'\u017F' ? U's' : point;
}

} // namespace

Splitter::Splitter(Pattern pattern, std::string_view utf8)
    : m_table(CharacterTable::instance())
    , m_text(utf8)
    , m_pattern(pattern)
{ }

std::size_t Splitter::next(std::size_t at)
{
    m_touchedEnd = false;
    switch (m_pattern) {
    case Pattern::Gpt2:
        return nextGpt2(at);
    case Pattern::Cl100k:
        return nextCl100k(at);
    case Pattern::O200k:
        break;
    }
    return nextO200k(at);
}

std::size_t Splitter::runOf(ClassSet set, std::size_t position)
{
    std::size_t length = 0;
    for (Character c = at(position); set.has(c.type); c = at(position)) {
        position += c.size;
        if (++length % kLongRun == 0)
            position = skipMany(set, position);
    }
    return position;
}

/// Moves over blanks, eight at a time.
std::size_t Splitter::skipBlanks(std::size_t position) const
{
    constexpr std::string_view blanks = "        ";
    while (m_text.substr(position, blanks.size()) == blanks)
        position += blanks.size();
    return position;
}

/// Moves over ASCII characters of `set`, sixteen at a time.
std::size_t Splitter::skipMany(ClassSet set, std::size_t position) const
{
    constexpr std::size_t step = 16;
    for (; m_text.size() - position >= step; position += step) {
        const char *text = m_text.data() + position;
        if (!areLetters(set, text)) {
            bool all = true;
            for (std::size_t i = 0; i < step; ++i)
                all &= m_table.isAsciiOf(set, text[i]);
            if (!all)
                break;
        }
    }
    return position;
}

// [\r\n]* or [\r\n/]*
std::size_t Splitter::newlines(std::size_t position, bool slashes)
{
    for (Character c = at(position); isNewline(c) || (slashes && c.point == U'/'); c = at(position))
        position += c.size;
    return position;
}

Splitter::Blank Splitter::blankAt(std::size_t position)
{
    Blank blank{position, position, 0};
    std::size_t length = 0;
    for (Character c = at(position); c.type == Space; c = at(blank.end)) {
        blank.lastStart = blank.end;
        blank.end += c.size;
        if (isNewline(c))
            blank.afterNewline = blank.end;
        else if (++length % kLongRun == 0 && c.point == U' ')
            blank.end = skipBlanks(blank.end);
    }
    // Inside a long run nobody wrote down where the last character starts.
    if (length >= kLongRun && blank.end > position && m_text[blank.end - 1] == ' ')
        blank.lastStart = blank.end - 1;
    return blank;
}

// '(?:[sdmt]|ll|ve|re), where `anyCase` under (?i:); `position` itself where there is none.
std::size_t Splitter::afterContraction(std::size_t position, bool anyCase)
{
    if (at(position).point != U'\'')
        return position;
    const auto letter = [&](std::size_t where) {
        Character c = at(where);
        if (anyCase)
            c.point = folded(c.point);
        return c;
    };
    const Character first = letter(position + 1);
    const std::size_t afterFirst = position + 1 + first.size;
    switch (first.point) {
    case U's':
    case U'd':
    case U'm':
    case U't':
        return afterFirst;
    case U'l':
        return letter(afterFirst).point == U'l' ? afterFirst + 1 : position;
    case U'v':
    case U'r':
        return letter(afterFirst).point == U'e' ? afterFirst + 1 : position;
    default:
        return position;
    }
}

// " ?[^\s\p{L}\p{N}]+"; `position` itself where there is none.
std::size_t Splitter::afterSymbols(std::size_t position, const Character &first)
{
    const std::size_t begin = first.point == U' ' ? position + 1 : position;
    const std::size_t end = runOf(kSymbols, begin);
    return end > begin ? end : position;
}

std::size_t Splitter::afterThreeDigits(std::size_t position)
{
    for (int digits = 0; digits < 3; ++digits) {
        const Character c = at(position);
        if (c.type != Number)
            break;
        position += c.size;
    }
    return position;
}

// The three patterns' alternatives for white space. They differ in what a line end does: o200k stops behind
// the last one of a run even where the text ends with that run, cl100k only where it does not, gpt2 never.
std::size_t Splitter::afterBlank(std::size_t position)
{
    const Blank blank = blankAt(position);
    const bool atEnd = blank.end == m_text.size();
    if (blank.afterNewline != 0 && (m_pattern == Pattern::O200k || (m_pattern == Pattern::Cl100k && !atEnd)))
        return blank.afterNewline; // \s*[\r\n]+
    if (atEnd || blank.lastStart == position)
        return blank.end; // \s++$, \s
    return blank.lastStart; // \s+(?!\S)
}

// The two word alternatives of o200k; `position` itself where neither matches. Each may take one character
// before the word. That may be a mark, which is also a letter of words: then the first alternative gets a
// second chance without it.
std::size_t Splitter::afterCasedWord(std::size_t position, const Character &first)
{
    const std::size_t word = leadsWord(first) ? position + first.size : position;
    std::size_t end = word;
    std::size_t afterBoth = word; // behind the last character of the run that is upper and lower at once
    std::size_t length = 0;
    Character c = at(end);
    for (; kUpperWord.has(c.type); c = at(end)) {
        end += c.size;
        if (c.type == Letter && c.size == 3)
            end = static_cast<std::size_t>(
                m_table.skipLetters(m_text.data() + end, m_text.data() + m_text.size()) - m_text.data());
        if (kBothWord.has(c.type))
            afterBoth = end;
        else if (++length % kLongRun == 0)
            end = skipMany(Upper, end);
    }
    if (c.type == Lower)
        return afterContraction(runOf(kLowerWord, end), true);
    // The second part of the first alternative needs a character: the run gives one back, the last that fits.
    if (afterBoth > word)
        return afterContraction(afterBoth, true);
    if (first.type == Mark)
        return afterContraction(position + first.size, true);
    return end > word ? afterContraction(end, true) : position;
}

std::size_t Splitter::nextGpt2(std::size_t position)
{
    if (const std::size_t end = afterContraction(position, false); end > position)
        return end;
    const std::size_t begin = at(position).point == U' ' ? position + 1 : position;
    const CharacterClass type = at(begin).type;
    if (kLetters.has(type))
        return runOf(kLetters, begin);
    if (type == Number)
        return runOf(Number, begin);
    if (kSymbols.has(type))
        return runOf(kSymbols, begin);
    return afterBlank(position);
}

std::size_t Splitter::nextCl100k(std::size_t position)
{
    if (const std::size_t end = afterContraction(position, true); end > position)
        return end;
    const Character first = at(position);
    const std::size_t word = leadsWord(first) ? position + first.size : position;
    if (const std::size_t end = runOf(kLetters, word); end > word)
        return end;
    if (first.type == Number)
        return afterThreeDigits(position);
    if (const std::size_t end = afterSymbols(position, first); end > position)
        return newlines(end, false);
    return afterBlank(position);
}

std::size_t Splitter::nextO200k(std::size_t position)
{
    const Character first = at(position);
    if (first.type == Number)
        return afterThreeDigits(position);
    if (const std::size_t end = afterCasedWord(position, first); end > position)
        return end;
    if (const std::size_t end = afterSymbols(position, first); end > position)
        return newlines(end, true);
    return afterBlank(position);
}

} // namespace cuewright
