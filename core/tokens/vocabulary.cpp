#include "tokens/vocabulary.h"

#include "tokens/tables.h"

#include <cstring>

namespace cuewright {
namespace {

constexpr std::string_view kMagic("CWVOCAB\0", 8);
constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kHeaderSize = 8 + 6 * 4;
constexpr unsigned kIdBits = 18;
constexpr std::uint32_t kIdMask = (1U << kIdBits) - 1;
constexpr std::uint32_t kFingerprintMask = (1U << (32 - kIdBits)) - 1;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t word, std::uint64_t factor)
{
    hash = (hash ^ word) * factor;
    return hash ^ (hash >> 32);
}

// The same function as in resources/tokens/generate.mjs, which places the slots.
std::uint64_t hashOf(std::string_view bytes)
{
    constexpr std::uint64_t first = 0x9E3779B97F4A7C15U;
    constexpr std::uint64_t second = 0xD6E8FEB86659FD93U;
    const char *at = bytes.data();
    std::size_t rest = bytes.size();
    std::uint64_t hash = rest * first;
    for (; rest > 8; at += 8, rest -= 8)
        hash = mixed(hash, word64(at), first);
    std::uint64_t word = 0;
    if (rest >= 4) {
        word = word32(at) | static_cast<std::uint64_t>(word32(at + rest - 4)) << 32;
    } else {
        const auto byte
            = [at](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(at[i])); };
        word = byte(0) | byte(rest >> 1) << 8 | byte(rest - 1) << 16;
    }
    return mixed(mixed(hash, word, first), 0, second);
}

} // namespace

Vocabulary::Vocabulary(const char *file)
{
    const std::string_view table = tokenTable(file, kMagic);
    if (table.size() < kHeaderSize)
        qFatal("The token table %s is cut off.", file);
    const auto field = [&](std::size_t i) { return word32(table.data() + kMagic.size() + i * 4); };
    m_ids = field(1);
    m_longest = field(2);
    m_hashBits = field(3);
    const std::size_t byteCount = field(4);
    const std::size_t slotsSize = std::size_t{4} << m_hashBits;
    const std::size_t offsetsSize = (std::size_t{m_ids} + 1) * 4;
    if (field(0) != kVersion || table.size() != kHeaderSize + 256 * 4 + slotsSize + offsetsSize + byteCount)
        qFatal("The token table %s is of another version or cut off.", file);
    m_singles = table.data() + kHeaderSize;
    m_slots = m_singles + 256 * 4;
    m_offsets = m_slots + slotsSize;
    m_bytes = m_offsets + offsetsSize;
}

TokenId Vocabulary::find(std::string_view bytes) const
{
    if (bytes.size() > m_longest)
        return kNone;
    const std::uint64_t hash = hashOf(bytes);
    const auto fingerprint = static_cast<std::uint32_t>(hash) & kFingerprintMask;
    const std::size_t last = (std::size_t{1} << m_hashBits) - 1;
    for (std::size_t slot = hash >> (64 - m_hashBits);; slot = (slot + 1) & last) {
        const std::uint32_t entry = word32(m_slots + slot * 4);
        if (entry == kNone) // never all ones: ids stay below 2^18 - 1
            return kNone;
        if (entry >> kIdBits != fingerprint)
            continue;
        const char *offsets = m_offsets + std::size_t{entry & kIdMask} * 4;
        const std::uint32_t begin = word32(offsets);
        if (word32(offsets + 4) - begin == bytes.size()
            && std::memcmp(m_bytes + begin, bytes.data(), bytes.size()) == 0)
            return entry & kIdMask;
    }
}

TokenId Vocabulary::single(char byte) const
{
    return word32(m_singles + std::size_t{static_cast<unsigned char>(byte)} * 4);
}

std::string_view Vocabulary::bytes(TokenId id) const
{
    if (id >= m_ids)
        return {};
    const std::uint32_t begin = word32(m_offsets + std::size_t{id} * 4);
    return {m_bytes + begin, word32(m_offsets + std::size_t{id} * 4 + 4) - begin};
}

} // namespace cuewright
