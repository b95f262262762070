#include "tokens/maketables/tablebuilder.h"

#include "tokens/vocabulary/piecekey.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <stdexcept>

namespace cuewright {

using namespace tablelayout;

namespace {

constexpr std::string_view kVocabularyMagic("CWVOCAB\2", 8);
constexpr std::uint32_t kBytes = 256;

unsigned bitsFor(std::size_t values)
{
    return static_cast<unsigned>(std::bit_width(values - 1));
}

void setBit(std::vector<std::uint8_t> &bits, std::uint64_t i)
{
    bits[i >> 3] = static_cast<std::uint8_t>(bits[i >> 3] | 1U << (i & 7));
}

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

/// The bytes of a character as a number, or 0 where they are not all of it.
std::uint32_t characterOf(std::string_view bytes)
{
    const auto lead = static_cast<unsigned char>(bytes[0]);
    const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const bool whole = !isContinuation(bytes[0]) && bytes.size() == size;
    return whole ? static_cast<std::uint32_t>(PieceKey::ofLast(bytes).low) : 0;
}

/// Puts `id` into the next free place from `home` on.
void place(std::vector<std::uint32_t> &table, std::size_t home, std::uint32_t id)
{
    while (table[home] != kNone)
        home = (home + 1) % table.size();
    table[home] = id;
}

struct PerfectHash
{
    explicit PerfectHash(const std::vector<std::uint64_t> &hashes);

    unsigned bucketBits;
    std::vector<std::uint32_t> places; ///< what is there, by its place among the hashes; kNone
    std::vector<std::uint16_t> displacements;
};

} // namespace

TableBuilder::TableBuilder(std::string_view vocabulary)
{
    const std::size_t head = kVocabularyMagic.size() + 4;
    if (vocabulary.size() < head || vocabulary.substr(0, 8) != kVocabularyMagic)
        throw std::runtime_error("this is no vocabulary");
    const auto ids = loaded<std::uint32_t>(vocabulary.data() + 8);
    if (ids > vocabulary.size() - head || ids >= 1U << kIdBits)
        throw std::runtime_error("the vocabulary is cut off or too large");
    const std::string_view lengths = vocabulary.substr(head, ids);
    std::size_t at = head + ids;
    for (std::uint32_t id = 0; id < ids; ++id) {
        const auto length = static_cast<unsigned char>(lengths[id]);
        if (length > vocabulary.size() - at)
            throw std::runtime_error("the vocabulary is cut off");
        m_tokens.push_back(vocabulary.substr(at, length));
        at += length;
        if (length > 0 && !m_ids.emplace(m_tokens.back(), id).second)
            throw std::runtime_error("a token stands twice");
        if ((length == 1) != (id < kBytes))
            throw std::runtime_error("the single bytes are not the first tokens");
    }
    if (ids < kBytes)
        throw std::runtime_error("the single bytes are not the first tokens");
    if (at != vocabulary.size())
        throw std::runtime_error("something stands behind the vocabulary");
}

std::uint32_t TableBuilder::idOf(std::string_view bytes) const
{
    const auto found = m_ids.find(bytes);
    return found == m_ids.end() ? kNone : found->second;
}

// Plain merging with the tokens before `id`: what is left are the two parts that become `id`.
Split TableBuilder::splitOf(std::string_view token, std::uint32_t id) const
{
    std::vector<std::string_view> parts;
    for (std::size_t i = 0; i < token.size(); ++i)
        parts.push_back(token.substr(i, 1));
    while (parts.size() > 2) {
        std::uint32_t lowest = id;
        std::size_t where = 0;
        for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
            const std::uint32_t rank = idOf({parts[i].data(), parts[i].size() + parts[i + 1].size()});
            if (rank < lowest) {
                lowest = rank;
                where = i;
            }
        }
        if (lowest == id) // it would have to be kept out of everything but the search for whole pieces
            throw std::runtime_error("merging never reaches a token");
        parts[where] = {parts[where].data(), parts[where].size() + parts[where + 1].size()};
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(where) + 1);
    }
    return {idOf(parts[0]), idOf(parts[1])};
}

void TableBuilder::findSplits()
{
    m_splits.assign(m_tokens.size(), {kNone, kNone});
    for (std::uint32_t id = 0; id < m_tokens.size(); ++id) {
        if (id < kBytes)
            m_splits[id] = {id, id};
        else if (!m_tokens[id].empty())
            m_splits[id] = splitOf(m_tokens[id], id);
    }
}

template <typename T> void TableBuilder::append(const std::vector<T> &values)
{
    m_out.append(reinterpret_cast<const char *>(values.data()), values.size() * sizeof(T));
}

// A perfect hash: each bucket of hashes gets the first displacement that sends all of them to free places.
// Large buckets first, while there is room.
PerfectHash::PerfectHash(const std::vector<std::uint64_t> &hashes)
    : bucketBits(bitsFor(hashes.size() / 8))
    , places(hashes.size() + hashes.size() / 16, kNone)
    , displacements(std::size_t{1} << bucketBits, 0)
{
    std::vector<std::vector<std::uint32_t>> buckets(displacements.size());
    for (std::uint32_t i = 0; i < hashes.size(); ++i)
        buckets[hashes[i] >> (64 - bucketBits)].push_back(i);
    std::vector<std::size_t> order(buckets.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return buckets[a].size() > buckets[b].size(); });
    const auto count = static_cast<std::uint32_t>(places.size());
    for (const std::size_t bucket : order) {
        const std::vector<std::uint32_t> &members = buckets[bucket];
        std::uint32_t displacement = 0;
        for (std::size_t placed = 0; placed < members.size();) {
            const std::uint32_t place = slotOf(hashes[members[placed]], displacement, count);
            if (places[place] == kNone) {
                places[place] = members[placed++];
                continue;
            }
            while (placed > 0)
                places[slotOf(hashes[members[--placed]], displacement, count)] = kNone;
            if (++displacement > 0xFFFF)
                throw std::runtime_error("no perfect hash was found");
        }
        displacements[bucket] = static_cast<std::uint16_t>(displacement);
    }
}

void TableBuilder::appendKeys()
{
    std::vector<std::uint32_t> ids;
    std::vector<std::uint64_t> hashes;
    for (std::uint32_t id = 0; id < m_tokens.size(); ++id) {
        if (m_tokens[id].empty() || m_tokens[id].size() > PieceKey::kLongest)
            continue;
        ids.push_back(id);
        hashes.push_back(hashOf(PieceKey::ofLast(m_tokens[id])));
    }
    PerfectHash hash(hashes);
    m_header.bucketBits = hash.bucketBits;
    m_header.slotCount = static_cast<std::uint32_t>(hash.places.size());
    m_header.buckets = static_cast<std::uint32_t>(m_out.size());
    append(hash.displacements);
    hash.places.push_back(kNone); // the slot that stays empty
    m_header.slotTable = static_cast<std::uint32_t>(m_out.size());
    for (const std::uint32_t place : hash.places) {
        const std::uint32_t id = place == kNone ? kNone : ids[place];
        const PieceKey key = place == kNone ? PieceKey{0, ~std::uint64_t{0}} : PieceKey::ofLast(m_tokens[id]);
        m_out.append(reinterpret_cast<const char *>(&key.low), 8);
        m_out.append(reinterpret_cast<const char *>(&key.high), 8);
        m_out.append(reinterpret_cast<const char *>(&id), 4);
    }
}

void TableBuilder::appendLongs()
{
    std::vector<std::uint32_t> lengths;
    std::size_t count = 1;
    for (const std::string_view token : m_tokens) {
        m_header.longest = std::max(m_header.longest, static_cast<std::uint32_t>(token.size()));
        count += token.size() > PieceKey::kLongest ? 1 : 0;
        if (token.size() > kMaskedLength)
            lengths.push_back(static_cast<std::uint32_t>(token.size()));
    }
    std::sort(lengths.begin(), lengths.end());
    lengths.erase(std::unique(lengths.begin(), lengths.end()), lengths.end());
    m_header.longBits = bitsFor(count * 4);
    std::vector<std::uint32_t> table(std::size_t{1} << m_header.longBits, kNone);
    for (std::uint32_t id = 0; id < m_tokens.size(); ++id) {
        if (m_tokens[id].size() > PieceKey::kLongest)
            place(table, hashOfLong(m_tokens[id]) >> (64 - m_header.longBits), id);
    }
    m_header.longs = static_cast<std::uint32_t>(m_out.size());
    append(table);
    m_header.longLengths = static_cast<std::uint32_t>(m_out.size());
    m_header.longLengthCount = static_cast<std::uint32_t>(lengths.size());
    append(lengths);
}

void TableBuilder::appendPairs()
{
    std::vector<std::uint64_t> pairs;
    std::vector<std::uint64_t> hashes;
    for (std::uint32_t id = kBytes; id < m_splits.size(); ++id) {
        const Split split = m_splits[id];
        if (split.left == kNone)
            continue;
        const std::uint64_t pair = packedPair(split.left, split.right);
        pairs.push_back(pair | static_cast<std::uint64_t>(id) << (2 * kIdBits));
        hashes.push_back(hashOfPair(pair));
    }
    std::vector<std::uint8_t> filter(std::size_t{1} << (kFilterBits - 3), 0);
    for (const std::uint64_t hash : hashes)
        setBit(filter, hash >> (64 - kFilterBits));
    m_header.pairFilter = static_cast<std::uint32_t>(m_out.size());
    append(filter);
    const PerfectHash hash(hashes);
    m_header.pairBucketBits = hash.bucketBits;
    m_header.pairSlotCount = static_cast<std::uint32_t>(hash.places.size());
    m_header.splits = static_cast<std::uint32_t>(m_out.size());
    append(m_splits);
    m_header.pairBuckets = static_cast<std::uint32_t>(m_out.size());
    append(hash.displacements);
    m_header.pairs = static_cast<std::uint32_t>(m_out.size());
    std::vector<std::uint64_t> table;
    for (const std::uint32_t place : hash.places)
        table.push_back(place == kNone ? ~std::uint64_t{0} : pairs[place]);
    append(table);
}

void TableBuilder::appendBeginnings()
{
    std::vector<std::uint8_t> threes(std::size_t{1} << (kThreeBits - 3), 0);
    std::vector<std::uint8_t> fours(std::size_t{1} << (kFourBits - 1), 0);
    std::vector<std::uint32_t> sixes(std::size_t{1} << kSixBits, 0);
    std::vector<std::uint32_t> twos(std::size_t{1} << 16, kNone);
    std::vector<std::uint32_t> singles(kBytes, kNone);
    for (std::uint32_t id = 0; id < m_tokens.size(); ++id) {
        const std::string_view token = m_tokens[id];
        if (token.size() == 1)
            singles[static_cast<unsigned char>(token[0])] = id;
        else if (token.size() == 2)
            twos[loaded<std::uint16_t>(token.data())] = id;
        else if (token.size() == 3)
            setBit(threes, hashOfThree(static_cast<std::uint32_t>(PieceKey::ofLast(token).low)));
        if (token.size() < 4)
            continue;
        const std::uint32_t four = hashOfFour(loaded<std::uint32_t>(token.data()));
        const unsigned lengths = token.size() == 4 ? FourBytes : token.size() == 5 ? FiveBytes : MoreBytes;
        fours[four / 2] = static_cast<std::uint8_t>(fours[four / 2] | lengths << four % 2 * 4);
        if (token.size() < 6)
            continue;
        const std::uint64_t hash = hashOfSix(PieceKey::ofLast(token.substr(0, 6)).low);
        std::uint32_t &six = sixes[hash >> (64 - kSixBits)];
        const std::uint32_t mark = six == 0 || (six & kMarkBits) == sixMark(hash) ? sixMark(hash) : 0;
        six = (six & ~kMarkBits) | mark | (token.size() <= kMaskedLength ? 1U << token.size() : 1U);
    }
    m_header.threes = static_cast<std::uint32_t>(m_out.size());
    append(threes);
    m_header.fours = static_cast<std::uint32_t>(m_out.size());
    append(fours);
    m_header.sixes = static_cast<std::uint32_t>(m_out.size());
    append(sixes);
    std::vector<std::uint32_t> characters(std::size_t{1} << 16, kNone);
    for (std::uint32_t id = 0; id < m_tokens.size(); ++id) {
        const std::string_view token = m_tokens[id];
        if (token.size() != 3 || characterOf(token) == 0)
            continue;
        const auto low
            = [token](std::size_t i, unsigned mask) { return static_cast<unsigned char>(token[i]) & mask; };
        characters[low(0, 0x0F) << 12 | low(1, 0x3F) << 6 | low(2, 0x3F)] = id;
    }
    m_header.characters = static_cast<std::uint32_t>(m_out.size());
    append(characters);
    m_header.twos = static_cast<std::uint32_t>(m_out.size());
    append(twos);
    m_header.singles = static_cast<std::uint32_t>(m_out.size());
    append(singles);
}

// In text, where every character is whole, a token can only meet a character's beginning where it holds one:
// UTF-8 shows in each byte whether it is the first.
void TableBuilder::appendSeams()
{
    std::vector<std::uint8_t> seams(std::size_t{1} << (kSeamBits - 3), 0);
    std::vector<std::uint8_t> bareSeams(std::size_t{1} << (16 - 3), 0);
    for (const std::string_view token : m_tokens) {
        std::size_t before = 0;
        for (std::size_t at = 1; at < token.size(); ++at) {
            if (isContinuation(token[at]))
                continue;
            std::size_t end = at + 1;
            while (end < token.size() && isContinuation(token[end]))
                ++end;
            const std::uint32_t left = characterOf(token.substr(before, at - before));
            const std::uint32_t right = characterOf(token.substr(at, end - at));
            if (left != 0 && right != 0)
                setBit(seams, hashOfSeam(left, right));
            else
                setBit(bareSeams, seamBytes(token[at - 1], token[at]));
            before = at;
        }
    }
    m_header.seams = static_cast<std::uint32_t>(m_out.size());
    append(seams);
    m_header.bareSeams = static_cast<std::uint32_t>(m_out.size());
    append(bareSeams);
}

void TableBuilder::appendBytes()
{
    std::vector<std::uint32_t> offsets{0};
    for (const std::string_view token : m_tokens)
        offsets.push_back(offsets.back() + static_cast<std::uint32_t>(token.size()));
    m_header.offsets = static_cast<std::uint32_t>(m_out.size());
    append(offsets);
    m_header.bytes = static_cast<std::uint32_t>(m_out.size());
    for (const std::string_view token : m_tokens)
        m_out += token;
    m_header.end = static_cast<std::uint32_t>(m_out.size());
}

std::string TableBuilder::build()
{
    findSplits();
    m_out.assign(sizeof(Header), '\0');
    std::memcpy(m_header.magic, kMagic, sizeof m_header.magic);
    m_header.byteOrder = kByteOrder;
    m_header.ids = static_cast<std::uint32_t>(m_tokens.size());
    appendKeys();
    appendLongs();
    appendPairs();
    appendBeginnings();
    appendSeams();
    appendBytes();
    std::memcpy(m_out.data(), &m_header, sizeof m_header);
    return std::move(m_out);
}

} // namespace cuewright
