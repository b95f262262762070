#pragma once

#include <cstddef>
#include <cstdint>

/// Layout of the lookup tables that `maketables` makes of a vocabulary while the program is built, and that
/// Vocabulary reads in place. Numbers are in the byte order of the machine that builds, which is the one that
/// reads; nothing is aligned.
namespace cuewright::tablelayout {

inline constexpr char kMagic[9] = "CWTABLE\1"; ///< the last byte is the version
inline constexpr std::uint32_t kByteOrder = 0x01020304;

struct Header
{
    char magic[8];
    std::uint32_t byteOrder;
    std::uint32_t ids; ///< ids are below this
    std::uint32_t longest; ///< bytes of the longest token
    std::uint32_t bucketBits;
    std::uint32_t slotCount; ///< without the empty one at their end
    std::uint32_t longBits;
    std::uint32_t pairBucketBits;
    std::uint32_t pairSlotCount;
    std::uint32_t longLengthCount;
    // Where the parts begin, in bytes from the header's beginning.
    std::uint32_t buckets; ///< 2^bucketBits of 16 bits: what sends each key of a bucket to a slot of its own
    std::uint32_t slotTable; ///< Slot
    std::uint32_t
        longs; ///< 2^longBits ids of tokens that are too long for a key, by hashOfLong; kNone where empty
    std::uint32_t longLengths; ///< the lengths above kMaskedLength that occur, rising, 32 bits each
    std::uint32_t splits; ///< Split, by id
    std::uint32_t pairBuckets; ///< as `buckets`, for hashOfPair
    std::uint32_t pairs; ///< pairSlotCount packed merges (packedPair, the id above)
    std::uint32_t pairFilter; ///< 2^kFilterBits bits, by hashOfPair: where 0, there is no such pair
    std::uint32_t
        threes; ///< 2^kThreeBits bits, by hashOfThree: where 0, there is no token of these three bytes
    std::uint32_t fours; ///< 2^kFourBits FourLengths of four bits, by hashOfFour of a token's first four
                         ///< bytes; the even ones are the low halves
    std::uint32_t sixes; ///< 2^kSixBits sets of lengths, by hashOfSix of a token's first six bytes
    std::uint32_t seams; ///< 2^kSeamBits bits, by hashOfSeam: where 0, no token goes on from the one
                         ///< character to the other
    std::uint32_t
        bareSeams; ///< 65536 bits, by seamBytes: the same for tokens that hold a part of a character there
    std::uint32_t
        characters; ///< 65536 ids of tokens that are one character of three bytes, by its code point; kNone
    std::uint32_t twos; ///< 65536 ids of tokens of two bytes, little-endian; kNone
    std::uint32_t singles; ///< 256 ids
    std::uint32_t offsets; ///< ids + 1 offsets into `bytes`
    std::uint32_t bytes;
    std::uint32_t end;
};

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

/// 20 bytes in the file.
struct Slot
{
    static constexpr std::size_t kSize = 20;
    // low, high of the PieceKey, then the id
};

/// The two tokens that are merged into a token. A token of one byte is its own left and right; an id without
/// a token has kNone.
struct Split
{
    std::uint32_t left, right;
};

inline constexpr unsigned kIdBits = 18;
inline constexpr unsigned kFilterBits = 21;
inline constexpr unsigned kSeamBits = 19;
inline constexpr unsigned kThreeBits = 18;
inline constexpr unsigned kFourBits = 18;
inline constexpr unsigned kSixBits = 17;
/// Which tokens begin with the same four bytes (or with others of the same hash).
enum FourLengths : std::uint8_t { FourBytes = 1, FiveBytes = 2, MoreBytes = 4 };
/// Bit n of a set of lengths, 6 to kMaskedLength: a token of n bytes begins like this; bit 0: a longer one
/// does. Bits 1 to 5 tell most other beginnings with the same hash from this one: sixMark(), or 0 where
/// several share the place.
inline constexpr std::size_t kMaskedLength = 31;
inline constexpr std::uint32_t kMarkBits = 0x3E;

inline std::uint32_t slotOf(std::uint64_t hash, std::uint32_t displacement, std::uint32_t slotCount)
{
    const std::uint32_t spread = static_cast<std::uint32_t>(hash) ^ displacement * 0x9E3779B1U;
    return static_cast<std::uint32_t>(static_cast<std::uint64_t>(spread) * slotCount >> 32);
}

/// Two ids in 36 bits.
inline std::uint64_t packedPair(std::uint32_t left, std::uint32_t right)
{
    return static_cast<std::uint64_t>(left) << kIdBits | right;
}

inline std::uint64_t hashOfPair(std::uint64_t packed)
{
    const std::uint64_t hash = packed * 0x9E3779B97F4A7C15U;
    return hash ^ hash >> 32;
}

/// The last of the four bytes does not count.
inline std::uint32_t hashOfThree(std::uint32_t four)
{
    return (four << 8) * 0x9E3779B1U >> (32 - kThreeBits);
}

inline std::uint32_t hashOfFour(std::uint32_t four)
{
    return four * 0x9E3779B1U >> (32 - kFourBits);
}

inline std::uint64_t hashOfSix(std::uint64_t eight)
{
    return (eight << 16) * 0x9E3779B97F4A7C15U;
}

inline std::uint32_t sixMark(std::uint64_t hash)
{
    return (static_cast<std::uint32_t>(hash >> (64 - kSixBits - 5)) << 1 & kMarkBits) | 0x20U;
}

/// Characters as loadedCharacter() gives them.
inline std::uint32_t hashOfSeam(std::uint32_t before, std::uint32_t behind)
{
    const std::uint64_t both = (static_cast<std::uint64_t>(before) << 32 | behind) * 0x9E3779B97F4A7C15U;
    return static_cast<std::uint32_t>(both >> (64 - kSeamBits));
}

/// The last byte of the one and the first byte of the other.
inline std::uint32_t seamBytes(char before, char behind)
{
    return static_cast<std::uint32_t>(static_cast<unsigned char>(before)) << 8
        | static_cast<unsigned char>(behind);
}

} // namespace cuewright::tablelayout
