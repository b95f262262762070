#pragma once

#include "tokens/vocabulary.h"

#include <string_view>
#include <vector>

namespace cuewright {

/// Byte pair merging of one piece: the neighbours that together are the token of the lowest id are joined,
/// the leftmost first, until no two neighbours are a token. Keeps its memory from piece to piece; one for
/// each thread.
class Merger final
{
public:
    explicit Merger(const Vocabulary &vocabulary)
        : m_vocabulary(vocabulary)
    { }

    /// Appends the tokens of `piece`, which must not be empty.
    void append(std::string_view piece, std::vector<TokenId> &out);

private:
    /// Quadratic, but the quickest for the lengths of words.
    void mergeShort(std::string_view piece, std::vector<TokenId> &out) const;
    /// In n log n steps at most, for text without any place to split.
    void mergeLong(std::string_view piece, std::vector<TokenId> &out);
    TokenId joined(std::string_view piece, std::size_t begin, std::size_t end) const;
    void offer(TokenId rank, std::uint32_t part);

    const Vocabulary &m_vocabulary;
    /// Of mergeLong, by the position where a part begins.
    std::vector<std::uint32_t> m_next;
    std::vector<std::uint32_t> m_previous;
    std::vector<TokenId> m_rank; ///< of the part with its right neighbour; kNone also where no part begins
    std::vector<std::uint64_t> m_heap; ///< rank << 32 | part, lowest first; outdated ones are skipped
};

} // namespace cuewright
