#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace cuewright {

/// A value at an address of any alignment, in the byte order of this machine.
template <typename T> inline T loaded(const char *at)
{
    T value;
    std::memcpy(&value, at, sizeof value);
    return value;
}

/// Asks for memory that is read soon.
inline void fetch(const char *address)
{
#if defined(__GNUC__)
    __builtin_prefetch(address);
#else
    static_cast<void>(address);
#endif
}

namespace piecekey {

struct Mask
{
    std::uint64_t low, high;
};

constexpr std::array<Mask, 16> masks()
{
    std::array<Mask, 16> all{};
    for (unsigned size = 1; size < all.size(); ++size) {
        const auto ones = [](unsigned bytes) { return ~std::uint64_t{0} >> (64 - bytes * 8); };
        all[size] = {ones(size < 8 ? size : 8), size > 8 ? ones(size - 8) : 0};
    }
    return all;
}

inline constexpr std::array<Mask, 16> kMasks = masks(); ///< the bytes of a piece, by its length

} // namespace piecekey

static_assert(std::endian::native == std::endian::little, "keys are compared as numbers");

/// A piece of up to kLongest bytes as two words: its bytes, zeros, and its length in the last byte. Two keys
/// are equal exactly when their pieces are. Little-endian: the first byte of the piece is the lowest of
/// `low`.
struct PieceKey
{
    static constexpr std::size_t kLongest = 15;
    /// Bytes that of() reads, whatever the length.
    static constexpr std::size_t kReads = 16;

    std::uint64_t low = 0;
    std::uint64_t high = 0;

    /// `size` is 1 to kLongest; kReads bytes at `piece` must be readable.
    static PieceKey of(const char *piece, std::size_t size)
    {
        const piecekey::Mask &mask = piecekey::kMasks[size];
        return {loaded<std::uint64_t>(piece) & mask.low,
            (loaded<std::uint64_t>(piece + 8) & mask.high) | static_cast<std::uint64_t>(size) << 56};
    }
    /// The same, where bytes up to `readableEnd` are readable.
    static PieceKey of(std::string_view piece, const char *readableEnd)
    {
        return readableEnd - piece.data() >= static_cast<std::ptrdiff_t>(kReads)
            ? of(piece.data(), piece.size())
            : ofLast(piece);
    }
    /// The same, for a piece behind which nothing can be read.
    static PieceKey ofLast(std::string_view piece)
    {
        char padded[kReads] = {};
        std::memcpy(padded, piece.data(), piece.size());
        return of(padded, piece.size());
    }

    friend bool operator==(const PieceKey &, const PieceKey &) = default;
};

/// Good in all 64 bits; the tables are laid out by it.
inline std::uint64_t hashOf(const PieceKey &key)
{
    std::uint64_t hash = key.low * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 32;
    hash = (hash ^ key.high) * 0xD6E8FEB86659FD93U;
    hash ^= hash >> 32;
    return hash;
}

/// Of a piece that is too long for a key: its ends and its length, which is enough to tell tokens apart and
/// cheap for a piece of any length.
inline std::uint64_t hashOfLong(std::string_view piece)
{
    const char *last = piece.data() + piece.size() - 16;
    const PieceKey first{loaded<std::uint64_t>(piece.data()), loaded<std::uint64_t>(piece.data() + 8)};
    const std::uint64_t ends = hashOf({loaded<std::uint64_t>(last), loaded<std::uint64_t>(last + 8)});
    return hashOf({first.low ^ ends, first.high + piece.size()});
}

} // namespace cuewright
