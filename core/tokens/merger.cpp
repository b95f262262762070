#include "tokens/merger.h"

#include <algorithm>
#include <array>
#include <functional>

namespace cuewright {
namespace {

constexpr std::size_t kShort = 100;
// Positions are kept in 32 bits. A piece over 1 GiB is merged in parts, which may cost a token more at each
// cut.
constexpr std::size_t kMaxPiece = std::size_t{1} << 30;

} // namespace

void Merger::append(std::string_view piece, std::vector<TokenId> &out)
{
    if (const TokenId whole = m_vocabulary.find(piece); whole != Vocabulary::kNone) {
        out.push_back(whole);
    } else if (piece.size() < kShort) {
        mergeShort(piece, out);
    } else {
        for (; piece.size() > kMaxPiece; piece.remove_prefix(kMaxPiece))
            mergeLong(piece.substr(0, kMaxPiece), out);
        mergeLong(piece, out);
    }
}

TokenId Merger::joined(std::string_view piece, std::size_t begin, std::size_t end) const
{
    return m_vocabulary.find(piece.substr(begin, end - begin));
}

void Merger::mergeShort(std::string_view piece, std::vector<TokenId> &out) const
{
    struct Part
    {
        std::size_t begin;
        TokenId rank; ///< of this part with the next one
    };
    std::array<Part, kShort + 1> parts;
    std::size_t count = piece.size(); // parts[count] is the end
    for (std::size_t i = 0; i < count; ++i)
        parts[i] = {i, i + 1 < count ? joined(piece, i, i + 2) : Vocabulary::kNone};
    parts[count] = {count, Vocabulary::kNone};

    while (count > 1) {
        std::size_t best = 0;
        for (std::size_t i = 1; i + 1 < count; ++i) {
            if (parts[i].rank < parts[best].rank)
                best = i;
        }
        if (parts[best].rank == Vocabulary::kNone)
            break;
        std::copy(parts.begin() + best + 2, parts.begin() + count + 1, parts.begin() + best + 1);
        --count;
        const auto rankAt = [&](std::size_t i) {
            return i + 1 < count ? joined(piece, parts[i].begin, parts[i + 2].begin) : Vocabulary::kNone;
        };
        parts[best].rank = rankAt(best);
        if (best > 0)
            parts[best - 1].rank = rankAt(best - 1);
    }
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(joined(piece, parts[i].begin, parts[i + 1].begin));
}

void Merger::offer(TokenId rank, std::uint32_t part)
{
    m_rank[part] = rank;
    if (rank == Vocabulary::kNone)
        return;
    m_heap.push_back(std::uint64_t{rank} << 32 | part);
    std::push_heap(m_heap.begin(), m_heap.end(), std::greater<>());
}

void Merger::mergeLong(std::string_view piece, std::vector<TokenId> &out)
{
    const auto size = static_cast<std::uint32_t>(piece.size());
    m_next.resize(size);
    m_previous.resize(size);
    m_rank.assign(size, Vocabulary::kNone);
    m_heap.clear();
    for (std::uint32_t i = 0; i < size; ++i) {
        m_next[i] = i + 1;
        m_previous[i] = i - 1; // of part 0 never read
        if (i + 1 < size)
            m_rank[i] = joined(piece, i, i + 2);
        if (m_rank[i] != Vocabulary::kNone)
            m_heap.push_back(std::uint64_t{m_rank[i]} << 32 | i);
    }
    std::make_heap(m_heap.begin(), m_heap.end(), std::greater<>());

    const auto rankWithNext = [&](std::uint32_t part) {
        const std::uint32_t middle = m_next[part];
        return middle < size ? joined(piece, part, m_next[middle]) : Vocabulary::kNone;
    };
    while (!m_heap.empty()) {
        std::pop_heap(m_heap.begin(), m_heap.end(), std::greater<>());
        const auto part = static_cast<std::uint32_t>(m_heap.back());
        const auto rank = static_cast<TokenId>(m_heap.back() >> 32);
        m_heap.pop_back();
        // A part only grows, so the same rank at the same place means the same two neighbours.
        if (m_rank[part] != rank)
            continue;
        const std::uint32_t swallowed = m_next[part];
        m_rank[swallowed] = Vocabulary::kNone;
        m_next[part] = m_next[swallowed];
        if (m_next[part] < size)
            m_previous[m_next[part]] = part;
        offer(rankWithNext(part), part);
        if (part > 0)
            offer(rankWithNext(m_previous[part]), m_previous[part]);
    }
    for (std::uint32_t part = 0; part < size; part = m_next[part])
        out.push_back(joined(piece, part, m_next[part]));
}

} // namespace cuewright
