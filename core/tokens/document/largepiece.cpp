#include "tokens/document/largepiece.h"

#include "tokens/scan/utf8.h"

#include <algorithm>

namespace cuewright {

LargePiece::LargePiece(const Vocabulary &vocabulary, const TokenList &old, std::string_view piece,
    qsizetype begin, const char *readableEnd, const Edit &edit)
    : m_vocabulary(vocabulary)
    , m_tokens(old)
    , m_piece(piece)
    , m_begin(begin)
    , m_end(begin + unitsOf(piece))
    , m_readableEnd(readableEnd)
    , m_edit(edit)
{ }

qsizetype LargePiece::unitsBetween(std::size_t begin, std::size_t end) const
{
    return isAscii() ? static_cast<qsizetype>(end - begin) : unitsOf(m_piece.substr(begin, end - begin));
}

/// Where in the piece a position is that begins a character.
std::size_t LargePiece::byteOf(qsizetype position) const
{
    qsizetype units = position - m_begin;
    if (isAscii())
        return static_cast<std::size_t>(units);
    constexpr std::size_t step = 256;
    std::size_t at = 0;
    while (m_piece.size() - at > step) {
        std::size_t end = at + step;
        while (end < m_piece.size() && !startsCharacter(m_piece[end]))
            ++end;
        const qsizetype some = unitsOf(m_piece.substr(at, end - at));
        if (some > units)
            break;
        units -= some;
        at = end;
    }
    while (units > 0) {
        const std::size_t size = utf8Size(m_piece[at]);
        units -= size == 4 ? 2 : 1;
        at += size;
    }
    return at;
}

TokenId LargePiece::idOf(qsizetype begin, qsizetype end) const
{
    const std::size_t first = byteOf(begin);
    return m_vocabulary.find(m_piece.substr(first, byteOf(end) - first));
}

/// The last token of the old row that begins before `position`, with the one before it, where both are whole
/// characters and up to m_kept; otherwise the beginning of the piece.
LargePiece::Anchor LargePiece::anchorBefore(qsizetype position, const TokenList::Place &first) const
{
    while (position > first.units) {
        const TokenList::Place last = m_tokens.tokenBefore(position);
        if (last.units <= first.units)
            break;
        TokenList::Place at = m_tokens.tokenBefore(last.units);
        bool isClean = true;
        while (at.tokens < last.tokens)
            isClean = !m_tokens.read(at).endsInside;
        TokenList::Place behind = last;
        const ListedToken token = m_tokens.read(behind);
        if (isClean && !token.endsInside && behind.units <= m_kept) {
            if (const TokenId id = idOf(last.units, behind.units); id != Vocabulary::kNone)
                return {behind, id};
        }
        position = last.units;
    }
    return {first, Vocabulary::kNone};
}

// The old piece that ended where this one does, as far as it is behind the edit.
void LargePiece::findOldRow()
{
    m_hasOldRow = false;
    if (m_end <= m_edit.end)
        return;
    m_oldEnd = m_tokens.pieceFrom(m_end - m_edit.delta);
    if (m_oldEnd.units != m_end - m_edit.delta)
        return;
    const TokenList::Place piece = m_tokens.pieceAt(m_oldEnd.units - 1);
    const qsizetype first = std::max(piece.units, m_edit.end - m_edit.delta);
    m_old = piece;
    m_oldIsClean = true;
    if (first > piece.units) {
        m_old = m_tokens.tokenBefore(first);
        m_oldIsClean = false; // not known, and the next one will do
    }
    m_hasOldRow = true;
}

bool LargePiece::hasMetOldToken(qsizetype position, TokenId last)
{
    const qsizetype old = position - m_edit.delta;
    constexpr qsizetype near = 1024;
    if (old - m_old.units > near && old <= m_oldEnd.units) {
        m_old = m_tokens.tokenBefore(old);
        m_oldIsClean = false; // not known
    }
    while (m_old.tokens < m_oldEnd.tokens && (m_old.units < old || (m_old.units == old && !m_oldIsClean)))
        m_oldIsClean = !m_tokens.read(m_old).endsInside;
    if (m_old.tokens >= m_oldEnd.tokens || m_old.units != old || old < m_edit.end - m_edit.delta)
        return false;
    TokenList::Place behind = m_old;
    const ListedToken next = m_tokens.read(behind);
    if (next.endsInside || next.units == 0)
        return false;
    const TokenId id = idOf(position, position + next.units);
    return id != Vocabulary::kNone && canFollow(m_vocabulary, last, id);
}

LargePiece::Walked LargePiece::walk(const Anchor &anchor, TokenList::Place &to)
{
    m_row.clear();
    findOldRow();
    LongStack stack(m_row);
    std::size_t mapped = byteOf(anchor.place.units);
    qsizetype position = anchor.place.units;
    PieceWalk walk(m_vocabulary, m_piece, m_readableEnd, stack, mapped, anchor.before);
    while (!walk.isDone()) {
        if (!walk.step())
            return Walked::Stuck;
        walk.skipRepeats();
        if (!m_hasOldRow || walk.isDone() || walk.at() < mapped || !startsCharacter(m_piece[walk.at()]))
            continue;
        position += unitsBetween(mapped, walk.at());
        mapped = walk.at();
        if (position >= m_edit.end && hasMetOldToken(position, stack.top())) {
            to = m_old;
            return Walked::ToOld;
        }
    }
    return Walked::ToEnd;
}

void LargePiece::appendRow(TokenList::Bytes &bytes, std::size_t beginByte, bool startsPiece) const
{
    TokenSizes tokens(m_piece, beginByte);
    TokenList::Writer writer(bytes, m_row.size(), m_piece.size() - beginByte);
    for (const PieceToken token : m_row) {
        writer.put(isAscii() ? ListedToken{token.size(), startsPiece, false}
                             : tokens.next(token.size(), startsPiece));
        startsPiece = false;
    }
}

bool LargePiece::find(TokenList::Bytes &bytes, TokenList::Place &from, bool isOld, TokenList::Place &to)
{
    TokenList::Place begin;
    begin.units = m_begin;
    if (isOld) {
        TokenList::Place piece = from;
        m_tokens.skipPiece(piece);
        m_kept = std::min({m_edit.position, m_end, piece.units});
    }
    for (qsizetype distance = 16;; distance *= 8) {
        Anchor anchor{begin, Vocabulary::kNone};
        if (isOld)
            anchor = anchorBefore(m_kept - distance, from);
        const Walked walked = walk(anchor, to);
        if (walked == Walked::Stuck)
            continue; // the row before the edit is another one, too; never from the beginning of the piece
        if (isOld)
            from = anchor.place;
        appendRow(bytes, byteOf(anchor.place.units), anchor.before == Vocabulary::kNone);
        return walked == Walked::ToOld;
    }
}

} // namespace cuewright
