#pragma once

#include "tokens/encoding.h"

#include <cstddef>
#include <string_view>

namespace cuewright {

/// The ordinary tokens of one encoding: bytes by id and id by bytes. Reads a table under resources/tokens in
/// place (its layout is described there); nothing is built or copied. Immutable; any number of threads may
/// use one.
class Vocabulary final
{
public:
    static constexpr TokenId kNone = 0xFFFFFFFF;

    /// `file` names the table; see tokenTable for what happens where it is missing.
    explicit Vocabulary(const char *file);

    /// Id of the token with exactly these bytes, or kNone. `bytes` must not be empty.
    TokenId find(std::string_view bytes) const;
    /// Id of the token of this one byte; there is one for every byte.
    TokenId single(char byte) const;
    /// Empty for an id of no ordinary token.
    std::string_view bytes(TokenId id) const;
    /// Longer pieces are no token.
    std::size_t longest() const { return m_longest; }

private:
    TokenId m_ids = 0; ///< ids are below this
    std::size_t m_longest = 0;
    unsigned m_hashBits = 0;
    const char *m_singles = nullptr; ///< 256 ids
    const char *m_slots = nullptr; ///< 2^m_hashBits of fingerprint << 18 | id
    const char *m_offsets = nullptr; ///< m_ids + 1 offsets into the bytes
    const char *m_bytes = nullptr;
};

} // namespace cuewright
