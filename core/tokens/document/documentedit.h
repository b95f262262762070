#pragma once

#include "tokens/document/textsource.h"
#include "tokens/document/tokenlist.h"
#include "tokens/tokenizer.h"

#include <QStringView>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace cuewright {

/// One edit of a TokenizedDocument: finds which tokens of the list are no longer those of the text, and what
/// is there now.
///
/// Pieces depend only on the text from where they start. So it splits anew from a piece before the edit whose
/// start the edit cannot have moved, until a new piece starts behind the edit where an old one did: from
/// there on all is as it was. Inside one large piece the same is done with tokens: a row of them is right
/// when each can follow the one before it, and where an old token can follow a new one, the rest of the old
/// row is right.
class DocumentEdit final
{
public:
    DocumentEdit(const Tokenizer &tokenizer, const TextSource &text, const TokenList &tokens);

    /// At `position`, `removed` units of what is in the list gave way to `inserted` units of what is in the
    /// text.
    void find(qsizetype position, qsizetype removed, qsizetype inserted);

    // What find() found: the tokens of [from, to) of the list give way to `bytes`.
    const TokenList::Place &from() const { return m_from; }
    const TokenList::Place &to() const { return m_old; }
    const TokenList::Bytes &bytes() const { return m_bytes; }

    /// Ends the edit: buffers that are large are given back.
    void finish();
    std::size_t bufferBytes() const;

private:
    void startAt(qsizetype position);
    bool isSafeStart(qsizetype start, qsizetype position) const;
    bool hasMetOldPiece();
    QStringView unitsAt(qsizetype position, qsizetype size);
    bool readText(qsizetype size);
    bool takePieces();
    void takeDigits();
    bool takeLargePiece();
    std::size_t readPiece();

    const Tokenizer &m_tokenizer;
    const TextSource &m_text;
    const TokenList &m_tokens;
    qsizetype m_position = 0;
    qsizetype m_editEnd = 0; ///< in the new text
    qsizetype m_delta = 0; ///< from old positions behind the edit to new ones
    qsizetype m_size = 0; ///< of the new text
    TokenList::Place m_from;
    TokenList::Place m_old; ///< behind the edit
    TokenList::Bytes m_bytes;
    qsizetype m_at = 0; ///< in the new text: what m_bytes reaches to, a place where a piece starts
    bool m_isDone = false;
    qsizetype m_beyond = 0; ///< units to look at next behind the edit
    std::unique_ptr<char16_t[]> m_units; ///< not a vector, which would be cleared
    qsizetype m_room = 0; ///< units there
    std::string m_utf8; ///< from m_at on
    bool m_isWhole = false; ///< m_utf8 reaches the end of the text
    std::vector<std::uint8_t> m_sizes;
};

} // namespace cuewright
