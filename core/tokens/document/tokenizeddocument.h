#pragma once

#include "tokens/document/textsource.h"
#include "tokens/document/tokenlist.h"
#include "tokens/encoding.h"

#include <QtGlobal>

#include <cstdint>
#include <memory>
#include <vector>

namespace cuewright {

class DocumentEdit;

/// Where the tokens of a text are, kept up to date edit by edit: after each one exactly what a fresh encode
/// of the text would give. Holds no text, only a byte or so for each token, and looks at no more of the text
/// than an edit can have changed.
///
/// Positions and sizes are UTF-16 units. For one thread.
class TokenizedDocument final
{
    Q_DISABLE_COPY_MOVE(TokenizedDocument)
public:
    /// `text` has `size` units now; it must outlive the document.
    TokenizedDocument(const Encoding &encoding, const TextSource &text, qsizetype size);
    ~TokenizedDocument();

    /// The smallest range of tokens that an edit replaced.
    struct Change
    {
        std::int64_t firstToken = 0;
        std::int64_t removedTokens = 0;
        std::int64_t insertedTokens = 0;
        qsizetype position = 0; ///< of the first of them
        qsizetype size = 0; ///< of the inserted ones
    };
    /// To be called when the text has been edited: at `position`, `removed` units were taken out and
    /// `inserted` put in.
    Change replace(qsizetype position, qsizetype removed, qsizetype inserted);
    /// Begins again, with another text of the same source or after edits that nobody told of.
    void reset(qsizetype size);

    std::int64_t tokens() const { return m_tokens.count(); }
    qsizetype size() const { return m_tokens.units(); }
    /// Ends of the tokens that end behind `from` and up to `to`, rising; as Encoding::boundaries() has them.
    std::vector<qsizetype> boundaries(qsizetype from, qsizetype to) const;
    /// How many tokens end at or before a position: the number of the first that boundaries() has from there.
    std::int64_t tokensUpTo(qsizetype position) const;
    const Encoding &encoding() const { return m_encoding; }
    /// Memory that it takes between edits.
    std::size_t stateBytes() const;

private:
    const Encoding &m_encoding;
    TokenList m_tokens;
    std::unique_ptr<DocumentEdit> m_edit; ///< keeps small buffers from edit to edit
};

} // namespace cuewright
