#pragma once

#include "tokens/vocabulary/piecekey.h"

#include <QtGlobal>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace cuewright {

/// A token within a piece, in one word: its id below, its size in bytes above.
class PieceToken final
{
public:
    PieceToken() = default;
    PieceToken(std::uint32_t id, std::size_t size)
        : m_word(id | static_cast<std::uint32_t>(size) << kIdBits)
    { }
    std::uint32_t id() const { return m_word & ((1U << kIdBits) - 1); }
    std::uint32_t size() const { return m_word >> kIdBits; }

private:
    static constexpr unsigned kIdBits = 18;
    std::uint32_t m_word = 0;
};

/// Remembers the tokens of pieces that are no token themselves. A piece belongs to one set of two places, of
/// which the next piece takes the first, and what was there goes to the second: the older one of three is
/// forgotten. Grows with use, to kMaxBytes at the most. For one thread.
class PieceCache final
{
    Q_DISABLE_COPY_MOVE(PieceCache)
public:
    static constexpr std::size_t kMaxBytes = 4 * 1024 * 1024;
    static constexpr std::size_t kLongestPiece = 31;
    static constexpr std::size_t kMostTokens = 7;

    /// A piece, its length in the last byte.
    using Key = std::array<std::uint64_t, 4>;
    /// `piece` has 1 to kLongestPiece bytes; those up to `readableEnd` are readable.
    static Key keyOf(std::string_view piece, const char *readableEnd);

    PieceCache();
    ~PieceCache();

    /// Asks for the memory that find() will read.
    void fetchSlots(const Key &key) const;
    /// Empty where the piece is not known. Valid until the next insert().
    std::span<const PieceToken> find(const Key &key) const;
    void insert(const Key &key, std::span<const PieceToken> tokens); ///< 1 to kMostTokens
    std::size_t bytes() const { return (m_last + 1) * sizeof(Set); }

private:
    struct alignas(64) Slot
    {
        bool isFree() const { return count == 0; }
        /// Not with ==, which calls a function for this.
        bool holds(const Key &other) const
        {
            return ((key[0] ^ other[0]) | (key[1] ^ other[1]) | (key[2] ^ other[2]) | (key[3] ^ other[3]))
                == 0;
        }
        std::span<const PieceToken> found() const { return {tokens.data(), count}; }

        Key key; ///< all zeros where free
        std::uint32_t count;
        std::array<PieceToken, kMostTokens> tokens;
    };
    struct alignas(128) Set
    {
        Slot newer, older;
    };
    struct Free
    {
        void operator()(void *memory) const;
    };
    static constexpr std::size_t kFirstSets = 2048;

    static std::size_t hash(const Key &key);
    Set &setOf(const Key &key) const { return m_sets[hash(key) & m_last]; }
    void allot(std::size_t sets);
    void grow();

    std::unique_ptr<void, Free> m_memory;
    Set *m_sets = nullptr;
    std::size_t m_last = 0; ///< sets - 1; their number is a power of two
    std::size_t m_used = 0; ///< slots
};

} // namespace cuewright
