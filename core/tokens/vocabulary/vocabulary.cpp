#include "tokens/vocabulary/vocabulary.h"

#include "tokens/vocabulary/tables.h"

#include <atomic>

namespace cuewright {

using namespace tablelayout;

Vocabulary::Vocabulary(const char *file)
{
    const std::string_view table = tokenTable(file, std::string_view(kMagic, 8));
    if (table.size() < sizeof(Header))
        qFatal("The token table %s is cut off.", file);
    const auto header = loaded<Header>(table.data());
    if (header.byteOrder != kByteOrder || header.end != table.size())
        qFatal("The token table %s was made for another machine or is cut off.", file);
    const auto part = [&](std::uint32_t offset) { return table.data() + offset; };
    m_table = table.data();
    m_warmSize = header.offsets;
    m_ids = header.ids;
    m_longest = header.longest;
    m_slotCount = header.slotCount;
    m_bucketShift = 64 - header.bucketBits;
    m_longBits = header.longBits;
    m_pairBucketShift = 64 - header.pairBucketBits;
    m_pairSlotCount = header.pairSlotCount;
    m_longLengthCount = header.longLengthCount;
    m_buckets = part(header.buckets);
    m_slots = part(header.slotTable);
    m_longs = part(header.longs);
    m_longLengths = part(header.longLengths);
    m_splits = part(header.splits);
    m_pairBuckets = part(header.pairBuckets);
    m_pairs = part(header.pairs);
    m_pairFilter = part(header.pairFilter);
    m_threes = part(header.threes);
    m_fours = part(header.fours);
    m_sixes = part(header.sixes);
    m_seams = part(header.seams);
    m_bareSeams = part(header.bareSeams);
    m_characters = part(header.characters);
    m_twos = part(header.twos);
    m_singles = part(header.singles);
    m_offsets = part(header.offsets);
    m_bytes = part(header.bytes);
}

void Vocabulary::warmUp() const
{
    constexpr std::size_t line = 64;
    unsigned char all = 0;
    for (std::size_t at = 0; at < m_warmSize; at += line)
        all ^= static_cast<unsigned char>(m_table[at]);
    // The compiler must believe that somebody reads the result.
    static std::atomic<unsigned char> sink;
    sink.store(all, std::memory_order_relaxed);
}

TokenId Vocabulary::findLong(std::string_view piece) const
{
    if (piece.size() > m_longest)
        return kNone;
    const std::size_t last = (std::size_t{1} << m_longBits) - 1;
    for (std::size_t slot = hashOfLong(piece) >> (64 - m_longBits);; slot = (slot + 1) & last) {
        const auto id = loaded<TokenId>(m_longs + slot * 4);
        if (id == kNone || bytes(id) == piece)
            return id;
    }
}

std::string_view Vocabulary::bytes(TokenId id) const
{
    if (id >= m_ids)
        return {};
    const auto begin = loaded<std::uint32_t>(m_offsets + std::size_t{id} * 4);
    return {m_bytes + begin, loaded<std::uint32_t>(m_offsets + std::size_t{id} * 4 + 4) - begin};
}

} // namespace cuewright
