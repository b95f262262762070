#pragma once

#include "tokens/vocabulary/piecekey.h"
#include "tokens/vocabulary/tablelayout.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cuewright {

using TokenId = std::uint32_t;

/// The ordinary tokens of one encoding and what is known of them beforehand, in tables that are read in
/// place: nothing is built, copied or locked. Immutable; any number of threads may use one.
///
/// Ids below 256 are the single bytes, in the encoding's own order; every other token is above.
class Vocabulary final
{
public:
    static constexpr TokenId kNone = tablelayout::kNone;
    static constexpr TokenId kBytes = 256; ///< ids below are single bytes

    /// `file` names the table; see tokenTable for what happens where it is missing.
    explicit Vocabulary(const char *file);

    /// Reads through the tables that are looked into most, so that they come near the processor in one go.
    /// Worth it before a large text: the first look at a place of theirs costs ten times what this costs for
    /// it.
    void warmUp() const;

    /// Where the slot of a key is, to be fetched before it is read.
    std::uint32_t slotOf(const PieceKey &key) const
    {
        const std::uint64_t hash = hashOf(key);
        const auto displacement = loaded<std::uint16_t>(m_buckets + (hash >> m_bucketShift) * 2);
        return tablelayout::slotOf(hash, displacement, m_slotCount);
    }
    const char *slotAddress(std::uint32_t slot) const
    {
        return m_slots + std::size_t{slot} * tablelayout::Slot::kSize;
    }
    /// A slot that holds no token.
    std::uint32_t emptySlot() const { return m_slotCount; }
    TokenId find(const PieceKey &key, std::uint32_t slot) const
    {
        const char *at = slotAddress(slot);
        const bool same = loaded<std::uint64_t>(at) == key.low && loaded<std::uint64_t>(at + 8) == key.high;
        return same ? loaded<TokenId>(at + 16) : kNone;
    }
    TokenId find(const PieceKey &key) const { return find(key, slotOf(key)); }
    /// Of a piece that is longer than PieceKey::kLongest.
    TokenId findLong(std::string_view bytes) const;
    /// Id of the token with exactly these bytes, or kNone. `bytes` must not be empty.
    TokenId find(std::string_view bytes) const
    {
        return bytes.size() <= PieceKey::kLongest ? find(PieceKey::ofLast(bytes)) : findLong(bytes);
    }

    /// Id of the token of this one byte; there is one for every byte.
    TokenId single(char byte) const
    {
        return loaded<TokenId>(m_singles + std::size_t{static_cast<unsigned char>(byte)} * 4);
    }
    /// Id of the token of these two bytes, the first one lowest, or kNone.
    TokenId two(std::uint16_t bytes) const { return loaded<TokenId>(m_twos + std::size_t{bytes} * 4); }
    /// Id of the token that is the character of three bytes at `text`, or kNone.
    TokenId character(const char *text) const
    {
        const auto byte = [text](std::size_t i) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
        };
        return character(byte(0) | byte(1) << 8 | byte(2) << 16);
    }
    /// The same for its bytes as a number, the first one lowest; what is above the third does not count.
    TokenId character(std::uint32_t bytes) const
    {
        const std::size_t point = (bytes & 0x0FU) << 12 | (bytes >> 2 & 0xFC0U) | (bytes >> 16 & 0x3FU);
        return loaded<TokenId>(m_characters + point * 4);
    }
    /// False: no token is the first three of these four bytes.
    bool mayBeThree(std::uint32_t four) const { return hasBit(m_threes, tablelayout::hashOfThree(four)); }
    /// tablelayout::FourLengths of the tokens that begin with these four bytes, and perhaps of some more.
    unsigned lengthsBehindFour(std::uint32_t four) const
    {
        const std::uint32_t hash = tablelayout::hashOfFour(four);
        return static_cast<unsigned char>(m_fours[hash / 2]) >> hash % 2 * 4 & 0x0FU;
    }
    /// Which lengths of at least six bytes tokens have that begin like these eight, and perhaps some more:
    /// bit n for n up to tablelayout::kMaskedLength, bit 0 for any above.
    std::uint32_t lengthsBehindSix(std::uint64_t eight) const
    {
        const std::uint64_t hash = tablelayout::hashOfSix(eight);
        const auto entry = loaded<std::uint32_t>(m_sixes + (hash >> (64 - tablelayout::kSixBits)) * 4);
        const std::uint32_t mark = entry & tablelayout::kMarkBits;
        return mark == 0 || mark == tablelayout::sixMark(hash) ? entry & ~tablelayout::kMarkBits : 0;
    }
    /// Lengths above tablelayout::kMaskedLength that tokens have, rising.
    std::size_t longLengths() const { return m_longLengthCount; }
    std::uint32_t longLength(std::size_t i) const { return loaded<std::uint32_t>(m_longLengths + i * 4); }

    /// The two tokens whose merge `id` is; see tablelayout::Split. `id` must be an ordinary token.
    tablelayout::Split split(TokenId id) const
    {
        return loaded<tablelayout::Split>(m_splits + std::size_t{id} * 8);
    }
    TokenId left(TokenId id) const { return loaded<TokenId>(m_splits + std::size_t{id} * 8); }
    TokenId right(TokenId id) const { return loaded<TokenId>(m_splits + std::size_t{id} * 8 + 4); }
    /// No token; may be asked for in merged().
    static constexpr TokenId kOutside = (1U << tablelayout::kIdBits) - 1;
    /// False: merged() would answer kNone. Costs less where that is likely.
    bool mayMerge(TokenId left, TokenId right) const
    {
        const std::uint64_t hash = tablelayout::hashOfPair(tablelayout::packedPair(left, right));
        return hasBit(m_pairFilter, hash >> (64 - tablelayout::kFilterBits));
    }
    /// The token that `left` and `right` are merged into, or kNone.
    TokenId merged(TokenId left, TokenId right) const
    {
        const std::uint64_t pair = tablelayout::packedPair(left, right);
        const std::uint64_t hash = tablelayout::hashOfPair(pair);
        const auto displacement = loaded<std::uint16_t>(m_pairBuckets + (hash >> m_pairBucketShift) * 2);
        const std::size_t slot = tablelayout::slotOf(hash, displacement, m_pairSlotCount);
        const auto entry = loaded<std::uint64_t>(m_pairs + slot * 8);
        constexpr unsigned bits = 2 * tablelayout::kIdBits;
        return (entry & ((std::uint64_t{1} << bits) - 1)) == pair ? static_cast<TokenId>(entry >> bits)
                                                                  : kNone;
    }

    /// Whether some token may go on from one character to the next. `before` and `behind` are their bytes as
    /// numbers, the first one lowest; `lastByte` and `firstByte` are what meets.
    bool mayCross(std::uint32_t before, std::uint32_t behind, char lastByte, char firstByte) const
    {
        const bool whole = hasBit(m_seams, tablelayout::hashOfSeam(before, behind));
        const bool bare = mayCrossBare(lastByte, firstByte);
        return (static_cast<unsigned>(whole) | static_cast<unsigned>(bare)) != 0; // without a branch
    }
    /// The same for tokens that hold only a part of one of the two.
    bool mayCrossBare(char lastByte, char firstByte) const
    {
        return hasBit(m_bareSeams, tablelayout::seamBytes(lastByte, firstByte));
    }

    /// Empty for an id of no ordinary token.
    std::string_view bytes(TokenId id) const;
    std::size_t size(TokenId id) const { return bytes(id).size(); }
    /// Longer pieces are no token.
    std::size_t longest() const { return m_longest; }

private:
    static bool hasBit(const char *bits, std::uint64_t i)
    {
        return (static_cast<unsigned char>(bits[i >> 3]) >> (i & 7) & 1U) != 0;
    }

    TokenId m_ids = 0;
    std::size_t m_longest = 0;
    std::uint32_t m_slotCount = 0;
    unsigned m_bucketShift = 0;
    unsigned m_longBits = 0;
    unsigned m_pairBucketShift = 0;
    std::uint32_t m_pairSlotCount = 0;
    std::size_t m_longLengthCount = 0;
    const char *m_table = nullptr;
    std::size_t m_warmSize = 0; ///< of m_table, from its beginning
    const char *m_buckets = nullptr;
    const char *m_slots = nullptr;
    const char *m_longs = nullptr;
    const char *m_longLengths = nullptr;
    const char *m_splits = nullptr;
    const char *m_pairBuckets = nullptr;
    const char *m_pairs = nullptr;
    const char *m_pairFilter = nullptr;
    const char *m_threes = nullptr;
    const char *m_fours = nullptr;
    const char *m_sixes = nullptr;
    const char *m_seams = nullptr;
    const char *m_bareSeams = nullptr;
    const char *m_characters = nullptr;
    const char *m_twos = nullptr;
    const char *m_singles = nullptr;
    const char *m_offsets = nullptr;
    const char *m_bytes = nullptr;
};

} // namespace cuewright
