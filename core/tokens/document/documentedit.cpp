#include "tokens/document/documentedit.h"

#include "tokens/document/largepiece.h"
#include "tokens/scan/characters.h"
#include "tokens/scan/utf8.h"

#include <algorithm>
#include <array>

namespace cuewright {

namespace {

/// Beyond the piece itself, a splitter looks at three characters at the most (a contraction), but for the two
/// exceptions of isSafeStart().
constexpr qsizetype kLookAhead = 3;
constexpr qsizetype kFirstWindow = 24;
constexpr qsizetype kLargestWindow = 64 * 1024;
/// Units of a piece from which on it is worth the while to keep its tokens.
constexpr qsizetype kLargePiece = 2048;

CharacterClass classOf(char16_t unit)
{
    // A half of a pair stands for its character: all that matters here are classes that may join others.
    return QChar::isSurrogate(unit) ? CharacterClass::Letter : CharacterTable::instance().classOf(unit);
}

bool isDigit(char16_t unit)
{
    return unit >= u'0' && unit <= u'9';
}

} // namespace

qsizetype unitsOf(std::string_view utf8)
{
    qsizetype units = 0;
    // In steps that add up in a byte, which compilers do many at once.
    constexpr std::size_t step = 64;
    for (; utf8.size() >= step; utf8.remove_prefix(step)) {
        unsigned char some = 0;
        for (std::size_t i = 0; i < step; ++i)
            some = static_cast<unsigned char>(some + (static_cast<signed char>(utf8[i]) > -65)
                + (static_cast<unsigned char>(utf8[i]) >= 0xF0));
        units += some;
    }
    for (const char byte : utf8)
        units += (static_cast<signed char>(byte) > -65 ? 1 : 0)
            + (static_cast<unsigned char>(byte) >= 0xF0 ? 1 : 0);
    return units;
}

ListedToken TokenSizes::next(std::size_t size, bool startsPiece)
{
    ListedToken token;
    token.startsPiece = startsPiece;
    const std::size_t end = m_at + size;
    m_at = end;
    while (m_characterEnd < m_at) {
        const std::size_t bytes = utf8Size(m_utf8[m_characterEnd]);
        m_characterEnd += bytes;
        token.units += bytes == 4 ? 2 : 1;
    }
    token.endsInside = m_characterEnd > m_at;
    if (m_wide < m_characterEnd)
        m_wide = wideFrom(m_characterEnd);
    return token;
}

/// The next byte that is not ASCII.
std::size_t TokenSizes::wideFrom(std::size_t at) const
{
    constexpr std::uint64_t high = 0x8080808080808080U;
    while (m_utf8.size() - at >= 8 && (loaded<std::uint64_t>(m_utf8.data() + at) & high) == 0)
        at += 8;
    while (at < m_utf8.size() && static_cast<unsigned char>(m_utf8[at]) < 0x80)
        ++at;
    return at;
}

DocumentEdit::DocumentEdit(const Tokenizer &tokenizer, const TextSource &text, const TokenList &tokens)
    : m_tokenizer(tokenizer)
    , m_text(text)
    , m_tokens(tokens)
{ }

// The start of a piece stays where it is when nothing that told so is behind `position`. Two kinds of pieces
// are told by all of a run that may go on behind them: white space, whose pieces depend on its last line end
// and last character; and capitals behind a letter without case or a mark, which belong to that one's word if
// a small letter follows them.
bool DocumentEdit::isSafeStart(qsizetype start, qsizetype position) const
{
    if (start == 0)
        return true;
    if (start > position - kLookAhead)
        return false;
    std::array<char16_t, 2> around{};
    m_text.read(start - 1, around.data(), 2);
    const CharacterClass before = classOf(around[0]);
    const CharacterClass behind = classOf(around[1]);
    using enum CharacterClass;
    const bool inBlanks = before == Space && behind == Space;
    const bool inCapitals
        = (before == Letter || before == Mark) && (behind == Upper || behind == Letter || behind == Mark);
    return !inBlanks && !inCapitals;
}

void DocumentEdit::startAt(qsizetype position)
{
    m_from = m_tokens.pieceAt(std::max<qsizetype>(position - kLookAhead, 0));
    while (!isSafeStart(m_from.units, position))
        m_from = m_tokens.pieceAt(m_from.units - 1);
    m_at = m_from.units;
}

bool DocumentEdit::hasMetOldPiece()
{
    if (m_at < m_editEnd)
        return false;
    constexpr qsizetype near = 128;
    if (m_at - m_delta - m_old.units > near)
        m_old = m_tokens.pieceFrom(m_at - m_delta);
    while (!m_tokens.isEnd(m_old) && m_old.units + m_delta < m_at)
        m_tokens.skipPiece(m_old);
    return m_old.units + m_delta == m_at;
}

void DocumentEdit::find(qsizetype position, qsizetype removed, qsizetype inserted)
{
    m_position = position;
    m_editEnd = position + inserted;
    m_delta = inserted - removed;
    m_size = m_tokens.units() + m_delta;
    m_bytes.clear();
    startAt(position);
    m_old = m_tokens.pieceFrom(position + removed);
    m_beyond = kFirstWindow;
    m_isDone = false;
    while (!m_isDone && !hasMetOldPiece()) {
        const qsizetype window
            = std::min(std::max<qsizetype>(m_editEnd - m_at, 0) + m_beyond, kLargestWindow);
        const bool any = readText(window) && takePieces();
        if (any)
            takeDigits();
        else if ((window >= kLargePiece || m_isWhole) && !takeLargePiece())
            break;
        if (m_at >= m_editEnd || !any)
            m_beyond = std::min(m_beyond * (any ? 2 : 4), kLargestWindow);
    }
}

/// Fills m_utf8 with up to `size` units from m_at on; false where there are none.
bool DocumentEdit::readText(qsizetype size)
{
    m_units.resize(static_cast<std::size_t>(size));
    qsizetype count = m_text.read(m_at, m_units.data(), std::min(size, m_size - m_at));
    m_isWhole = m_at + count == m_size;
    if (!m_isWhole && count > 1 && QChar::isHighSurrogate(m_units[static_cast<std::size_t>(count) - 1]))
        --count;
    m_utf8.clear();
    appendUtf8(m_utf8, QStringView(m_units.data(), count));
    return count > 0;
}

/// The pieces that m_utf8 surely has; false where that is none.
bool DocumentEdit::takePieces()
{
    m_sizes.clear();
    const std::size_t used = m_tokenizer.measure(m_utf8, m_isWhole, m_sizes);
    if (used == 0)
        return false;
    TokenList::Writer writer(m_bytes, m_sizes.size(), used);
    TokenSizes tokens(m_utf8, 0);
    for (std::size_t i = 0; i < m_sizes.size(); ++i) {
        // Within the edit nothing is met, and ASCII is as long in units as in bytes.
        const std::size_t plain
            = tokens.asciiBytes(static_cast<std::size_t>(std::max<qsizetype>(m_editEnd - m_at, 0)));
        const std::size_t taken = writer.copyPlain(m_sizes, i, plain);
        m_at += static_cast<qsizetype>(taken);
        tokens.skipAscii(taken);
        if (i == m_sizes.size())
            break;
        const bool startsPiece = (m_sizes[i] & Tokenizer::kPieceStart) != 0;
        if (startsPiece && i > 0 && hasMetOldPiece()) {
            m_isDone = true;
            break;
        }
        const ListedToken token = tokens.next(Tokenizer::sizeIn(m_sizes[i]), startsPiece);
        writer.put(token);
        m_at += token.units;
    }
    return true;
}

// Groups of three digits never meet old ones while their run lasts, but they are all alike: each is one
// token. (Where digits are not grouped, their run is one large piece.)
void DocumentEdit::takeDigits()
{
    const std::uint8_t group = TokenList::byteOf({3, true, false});
    constexpr std::ptrdiff_t many = 16;
    const bool grouped = m_tokenizer.pattern() != Splitter::Pattern::Gpt2;
    const auto size = static_cast<std::ptrdiff_t>(m_bytes.size());
    if (!grouped || m_isDone || size < many || std::count(m_bytes.end() - many, m_bytes.end(), group) < many)
        return;
    qsizetype digits = 0;
    m_units.resize(static_cast<std::size_t>(kLargestWindow));
    for (bool goesOn = true; goesOn;) {
        const qsizetype count
            = m_text.read(m_at + digits, m_units.data(), std::min(kLargestWindow, m_size - m_at - digits));
        const auto end = std::find_if_not(m_units.begin(), m_units.begin() + count, isDigit);
        digits += end - m_units.begin();
        goesOn = count > 0 && end == m_units.begin() + count;
    }
    // The last group may take a digit that is not ASCII.
    const qsizetype groups = std::max<qsizetype>(digits / 3 - 1, 0);
    m_bytes.insert(m_bytes.end(), static_cast<std::size_t>(groups), group);
    m_at += 3 * groups;
}

/// Reads the text up to behind the piece at m_at into m_utf8; returns the bytes of the piece, 0 where there
/// is no text.
std::size_t DocumentEdit::readPiece()
{
    const TokenList::Place end = m_tokens.pieceFrom(std::max(m_old.units, m_at - m_delta) + 1);
    for (qsizetype size = std::max(end.units + m_delta - m_at, kLargePiece) + kFirstWindow;; size *= 2) {
        m_utf8.clear();
        const qsizetype most = std::min(size, m_size - m_at);
        for (qsizetype done = 0; done < most;) {
            m_units.resize(static_cast<std::size_t>(kLargestWindow));
            qsizetype count = m_text.read(m_at + done, m_units.data(), std::min(kLargestWindow, most - done));
            if (count > 1 && QChar::isHighSurrogate(m_units[static_cast<std::size_t>(count) - 1]))
                --count; // comes with its other half
            if (count == 0)
                return 0;
            appendUtf8(m_utf8, QStringView(m_units.data(), count));
            done += count;
        }
        Splitter splitter(m_tokenizer.pattern(), m_utf8);
        const std::size_t bytes = m_utf8.empty() ? 0 : splitter.next(0);
        if (bytes == 0 || most < size || !splitter.touchedEnd())
            return bytes;
    }
}

/// False where there is no text, against what was told.
bool DocumentEdit::takeLargePiece()
{
    const std::size_t bytes = readPiece();
    if (bytes == 0)
        return false;
    LargePiece piece(m_tokenizer.vocabulary(), m_tokens, std::string_view(m_utf8).substr(0, bytes), m_at,
        m_utf8.data() + m_utf8.size(), {m_position, m_editEnd, m_delta});
    m_isDone = piece.find(m_bytes, m_from, m_bytes.empty() && !m_tokens.isEnd(m_from), m_old);
    m_at = piece.end();
    return true;
}

} // namespace cuewright
