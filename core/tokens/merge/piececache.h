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

/// Remembers the tokens of pieces that are no token themselves. A piece has one place, where the next one
/// that belongs there replaces it. Grows with use, to kMaxBytes at the most. For one thread.
class PieceCache final
{
    Q_DISABLE_COPY_MOVE(PieceCache)
public:
    static constexpr std::size_t kMaxBytes = 8 * 1024 * 1024;
    static constexpr std::size_t kLongestPiece = 31;
    static constexpr std::size_t kMostTokens = 7;

    /// A piece, its length in the last byte.
    using Key = std::array<std::uint64_t, 4>;
    /// `piece` has 1 to kLongestPiece bytes; those up to `readableEnd` are readable.
    static Key keyOf(std::string_view piece, const char *readableEnd);

    PieceCache();
    ~PieceCache();

    /// Asks for the memory that find() will read.
    void fetchSlot(const PieceKey &key) const;
    /// Empty where the piece is not known. Valid until the next insert().
    std::span<const PieceToken> find(const Key &key) const;
    void insert(const Key &key, std::span<const PieceToken> tokens); ///< 1 to kMostTokens
    std::size_t bytes() const { return (m_last + 1) * sizeof(Slot); }

private:
    struct alignas(64) Slot
    {
        Key key; ///< all zeros: free
        std::uint32_t count;
        std::array<PieceToken, kMostTokens> tokens;
    };
    struct Free
    {
        void operator()(void *memory) const;
    };
    static constexpr std::size_t kFirstSlots = 4096;

    static std::size_t hash(const Key &key);
    void allot(std::size_t slots);
    void grow();

    std::unique_ptr<void, Free> m_memory;
    Slot *m_slots = nullptr;
    std::size_t m_last = 0; ///< slots - 1; their number is a power of two
    std::size_t m_used = 0;
};

} // namespace cuewright
