#pragma once

#include "tokens/document/tokenlist.h"
#include "tokens/merge/merger.h"
#include "tokens/merge/walkstacks.h"

#include <string_view>
#include <vector>

namespace cuewright {

/// Appends the token of `size` bytes at `at` to a list, and moves on: `at` behind it, `characterEnd` behind the character in
/// which it ends. Returns its units.
qsizetype appendToken(TokenList::Bytes &list, std::string_view utf8, std::size_t &at, std::size_t &characterEnd, std::size_t size, bool startsPiece);

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
    LargePiece(const Vocabulary &vocabulary, const TokenList &old, std::string_view piece, qsizetype begin, const char *readableEnd, const Edit &edit);

    /// Appends the tokens to `bytes`. Where `from` is the old piece that began here, it moves to the first token that is
    /// replaced. True: the row met the old one at `to`, and everything behind is as it was.
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
