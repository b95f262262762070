#include "tokens/merge/piececache.h"

#include <algorithm>
#include <cstdlib>
#include <new>

#ifdef Q_OS_LINUX
#include <sys/mman.h>
#endif

namespace cuewright {

namespace {

constexpr std::size_t kLargePage = 2 * 1024 * 1024;

} // namespace

void PieceCache::Free::operator()(void *memory) const
{
    std::free(memory);
}

PieceCache::PieceCache()
{
    allot(kFirstSets);
}

PieceCache::~PieceCache() = default;

// calloc, because the system gives zeroed pages only as they are touched. Of a large cache all will be, in no
// order: then large pages, where there are some, cost a fraction.
void PieceCache::allot(std::size_t sets)
{
    const std::size_t size = sets * sizeof(Set);
    const std::size_t alignment = size >= kLargePage ? kLargePage : alignof(Set);
    std::size_t space = size + alignment;
    void *memory = std::calloc(space, 1);
    if (!memory)
        throw std::bad_alloc();
    m_memory.reset(memory);
    m_sets = static_cast<Set *>(std::align(alignment, size, memory, space));
    m_last = sets - 1;
    m_used = 0;
#ifdef Q_OS_LINUX
    if (alignment == kLargePage)
        madvise(m_sets, size, MADV_HUGEPAGE); // a wish: without it all goes on as well
#endif
}

PieceCache::Key PieceCache::keyOf(std::string_view piece, const char *readableEnd)
{
    if (piece.size() <= PieceKey::kLongest) {
        const PieceKey key = PieceKey::of(piece, readableEnd);
        return {key.low, key.high, 0, 0};
    }
    const std::string_view rest = piece.substr(16);
    const PieceKey key = rest.empty() ? PieceKey{} : PieceKey::of(rest, readableEnd);
    constexpr std::uint64_t bytes = ~std::uint64_t{0} >> 8;
    return {loaded<std::uint64_t>(piece.data()), loaded<std::uint64_t>(piece.data() + 8), key.low,
        (key.high & bytes) | static_cast<std::uint64_t>(piece.size()) << 56};
}

std::size_t PieceCache::hash(const Key &key)
{
    return hashOf({key[0] + key[2] * 0xD6E8FEB86659FD93U, key[1] ^ key[3] * 0x9E3779B97F4A7C15U});
}

void PieceCache::fetchSlots(const Key &key) const
{
    const Set &set = setOf(key);
    fetch(reinterpret_cast<const char *>(&set.newer));
    fetch(reinterpret_cast<const char *>(&set.older));
}

std::span<const PieceToken> PieceCache::find(const Key &key) const
{
    const Set &set = setOf(key);
    if (set.newer.holds(key))
        return set.newer.found();
    return set.older.holds(key) ? set.older.found() : std::span<const PieceToken>();
}

void PieceCache::insert(const Key &key, std::span<const PieceToken> tokens)
{
    if (m_used > m_last && bytes() < kMaxBytes)
        grow();
    Set &set = setOf(key);
    if (set.older.isFree())
        ++m_used;
    if (!set.newer.isFree())
        set.older = set.newer;
    set.newer.key = key;
    set.newer.count = static_cast<std::uint32_t>(tokens.size());
    std::copy(tokens.begin(), tokens.end(), set.newer.tokens.begin());
}

void PieceCache::grow()
{
    const auto old = std::move(m_memory);
    const std::span<const Set> sets(m_sets, m_last + 1);
    allot(std::min(sets.size() * 16, kMaxBytes / sizeof(Set)));
    for (const Set &set : sets) {
        for (const Slot *slot : {&set.older, &set.newer}) {
            if (!slot->isFree())
                insert(slot->key, slot->found());
        }
    }
}

} // namespace cuewright
