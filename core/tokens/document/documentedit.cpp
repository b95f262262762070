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
/// Bytes of buffers that stay for the next edit.
constexpr std::size_t kKeptBytes = 16 * 1024;
/// Bytes of ASCII from which on it is worth while to take many tokens at once.
constexpr std::size_t kManyBytes = 32;
/// Units of a piece from which on it is worth while to keep its tokens.
constexpr qsizetype kLargePiece = 2048;

CharacterClass classOf(char16_t unit)
{
    // A half of a pair stands for its character: all that matters here are classes that may join others.
    return QChar::isSurrogate(unit) ? CharacterClass::Letter : CharacterTable::instance().classOf(unit);
}

/// unitsOf() the first `size` of eight bytes, at least one.
std::uint32_t unitsOfEight(std::uint64_t eight, std::size_t size)
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    const std::uint64_t counted = ones >> (64 - 8 * size);
    const std::uint64_t starts = (~(eight >> 7) | eight >> 6) & counted;
    const std::uint64_t fours = eight >> 7 & eight >> 6 & eight >> 5 & eight >> 4 & counted;
    return static_cast<std::uint32_t>((starts + fours) * ones >> 56);
}

qsizetype digitsAtBegin(QStringView text)
{
    const auto valueOf = [](char16_t unit) { return static_cast<std::uint16_t>(unit - u'0'); };
    const char16_t *units = text.utf16();
    constexpr qsizetype step = 32; // without a branch, which compilers do at once
    qsizetype count = 0;
    for (; text.size() - count >= step; count += step) {
        std::uint16_t largest = 0;
        for (qsizetype i = 0; i < step; ++i)
            largest = std::max(largest, valueOf(units[count + i]));
        if (largest > 9)
            break;
    }
    while (count < text.size() && valueOf(units[count]) <= 9)
        ++count;
    return count;
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
            some = static_cast<unsigned char>(
                some + startsCharacter(utf8[i]) + (static_cast<unsigned char>(utf8[i]) >= 0xF0));
        units += some;
    }
    for (const char byte : utf8)
        units += (startsCharacter(byte) ? 1 : 0) + (static_cast<unsigned char>(byte) >= 0xF0 ? 1 : 0);
    return units;
}

ListedToken TokenSizes::next(std::size_t size, bool startsPiece)
{
    ListedToken token;
    token.startsPiece = startsPiece;
    const bool isShort = size <= 8 && m_utf8.size() - m_at >= 8;
    token.units = isShort ? unitsOfEight(loaded<std::uint64_t>(m_utf8.data() + m_at), size)
                          : static_cast<std::uint32_t>(unitsOf(m_utf8.substr(m_at, size)));
    m_at += size;
    token.endsInside = m_at < m_utf8.size() && !startsCharacter(m_utf8[m_at]);
    if (m_wide < m_at)
        m_wide = wideFrom(m_at);
    return token;
}

/// The next byte that is not ASCII.
std::size_t TokenSizes::wideFrom(std::size_t at) const
{
    constexpr std::uint64_t high = 0x8080808080808080U;
    const auto eight = [&](std::size_t i) { return loaded<std::uint64_t>(m_utf8.data() + at + i); };
    while (m_utf8.size() - at >= 32 && ((eight(0) | eight(8) | eight(16) | eight(24)) & high) == 0)
        at += 32;
    while (at < m_utf8.size() && !isWide(m_utf8[at]))
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

void DocumentEdit::finish()
{
    if (bufferBytes() <= kKeptBytes)
        return;
    m_units.reset();
    m_room = 0;
    TokenList::Bytes().swap(m_bytes);
    std::string().swap(m_utf8);
    TokenList::Bytes().swap(m_sizes);
}

std::size_t DocumentEdit::bufferBytes() const
{
    return m_bytes.capacity() + static_cast<std::size_t>(m_room) * sizeof(char16_t) + m_utf8.capacity()
        + m_sizes.capacity();
}

/// Up to `size` units of the new text, at most kLargestWindow; valid until the next call.
QStringView DocumentEdit::unitsAt(qsizetype position, qsizetype size)
{
    if (size > m_room) {
        m_room = size;
        m_units = std::make_unique_for_overwrite<char16_t[]>(static_cast<std::size_t>(size));
    }
    return {m_units.get(), m_text.read(position, m_units.get(), size)};
}

/// Fills m_utf8 with up to `size` units from m_at on; false where there are none.
bool DocumentEdit::readText(qsizetype size)
{
    QStringView text = unitsAt(m_at, std::min(size, m_size - m_at));
    m_isWhole = m_at + text.size() == m_size;
    if (!m_isWhole && text.size() > 1 && text.back().isHighSurrogate())
        text.chop(1);
    m_utf8.clear();
    m_utf8.reserve(static_cast<std::size_t>(text.size() + text.size() / 2));
    appendUtf8(m_utf8, text);
    return !text.isEmpty();
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
        if (plain >= kManyBytes) {
            const std::size_t taken = writer.copyPlain(m_sizes, i, plain);
            m_at += static_cast<qsizetype>(taken);
            tokens.skipAscii(taken);
            if (i == m_sizes.size())
                break;
        }
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
    for (bool goesOn = true; goesOn;) {
        const QStringView text = unitsAt(m_at + digits, std::min(kLargestWindow, m_size - m_at - digits));
        const qsizetype count = digitsAtBegin(text);
        digits += count;
        goesOn = !text.isEmpty() && count == text.size();
    }
    const qsizetype groups = digits / 3; // full ones are that whatever follows
    m_bytes.insert(m_bytes.end(), static_cast<std::size_t>(groups), group);
    m_at += 3 * groups;
}

/// Reads the text up to behind the piece at m_at into m_utf8; returns the bytes of the piece, 0 where there
/// is no text.
std::size_t DocumentEdit::readPiece()
{
    const TokenList::Place end = m_tokens.pieceFrom(std::max(m_old.units, m_at - m_delta) + 1);
    for (qsizetype size = std::max(end.units + m_delta - m_at, kLargePiece) + kFirstWindow;; size *= 2) {
        const qsizetype most = std::min(size, m_size - m_at);
        m_utf8.clear();
        m_utf8.reserve(static_cast<std::size_t>(most));
        for (qsizetype done = 0; done < most;) {
            QStringView text = unitsAt(m_at + done, std::min(kLargestWindow, most - done));
            if (text.isEmpty())
                return 0;
            // A half of a pair comes with its other half, or not at all.
            const bool halves = text.back().isHighSurrogate() && done + text.size() < m_size - m_at;
            if (halves)
                text.chop(1);
            appendUtf8(m_utf8, text);
            done += text.size();
            if (halves && done + 1 == most)
                break;
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
