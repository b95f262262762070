#pragma once

#include "tokens/document/tokenlist.h"
#include "tokens/merge/merger.h"
#include "tokens/merge/walkstacks.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace cuewright {

/// Turns the sizes of tokens from bytes into units.
class TokenSizes final
{
public:
    /// The first token begins at `at`, with a character.
    TokenSizes(std::string_view utf8, std::size_t at)
        : m_utf8(utf8)
        , m_at(at)
        , m_wide(wideFrom(at))
    { }
    std::size_t at() const { return m_at; }
    /// How much of the next `most` bytes surely is ASCII.
    std::size_t asciiBytes(std::size_t most) const { return std::min(most, m_wide - m_at); }
    void skipAscii(std::size_t size) { m_at += size; }
    ListedToken next(std::size_t size, bool startsPiece);

private:
    std::size_t wideFrom(std::size_t at) const;

    std::string_view m_utf8;
    std::size_t m_at;
    std::size_t m_wide; ///< the next byte that is not ASCII; not before m_at
};

/// UTF-16 units of some UTF-8 that ends where a character does.
qsizetype unitsOf(std::string_view utf8);

/// The tokens of a large piece that was edited, with as many as possible of the old ones kept.
class LargePiece final
{
public:
    /// What an edit left alone. Positions are those of the new text.
    struct Edit
    {
        qsizetype position; ///< nothing before it has changed
        qsizetype end; ///< nothing from here on has changed
        qsizetype delta; ///< from an old position behind the edit to the new one
    };

    /// `piece` begins at `begin`; bytes up to `readableEnd` are readable.
    LargePiece(const Vocabulary &vocabulary, const TokenList &old, std::string_view piece, qsizetype begin,
        const char *readableEnd, const Edit &edit);

    /// Appends the tokens to `bytes`. Where `from` is the old piece that began here, it moves to the first
    /// token that is replaced. True: the row met the old one at `to`, and everything behind is as it was.
    bool find(TokenList::Bytes &bytes, TokenList::Place &from, bool isOld, TokenList::Place &to);

    qsizetype end() const { return m_end; }

private:
    struct Anchor
    {
        TokenList::Place place;
        TokenId before = Vocabulary::kNone; ///< kNone: the piece starts here
    };
    enum class Walked { Stuck, ToEnd, ToOld };

    Anchor anchorBefore(qsizetype position, const TokenList::Place &first) const;
    void findOldRow();
    Walked walk(const Anchor &anchor, TokenList::Place &to);
    bool hasMetOldToken(qsizetype position, TokenId last);
    TokenId idOf(qsizetype begin, qsizetype end) const;
    bool isAscii() const { return static_cast<qsizetype>(m_piece.size()) == m_end - m_begin; }
    qsizetype unitsBetween(std::size_t begin, std::size_t end) const;
    std::size_t byteOf(qsizetype position) const;
    void appendRow(TokenList::Bytes &bytes, std::size_t beginByte, bool startsPiece) const;

    const Vocabulary &m_vocabulary;
    const TokenList &m_tokens;
    std::string_view m_piece;
    qsizetype m_begin;
    qsizetype m_end;
    const char *m_readableEnd;
    Edit m_edit;
    qsizetype m_kept = 0; ///< up to here the old piece that began here is unchanged
    bool m_hasOldRow = false;
    TokenList::Place m_old; ///< the next old token that could be met
    bool m_oldIsClean = false; ///< it begins with a character
    TokenList::Place m_oldEnd;
    std::vector<PieceToken> m_row;
};

} // namespace cuewright
