#include "tokens/document/tokenlist.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace cuewright {

ListedToken TokenList::decode(const std::uint8_t *&at)
{
    ListedToken token;
    token.startsPiece = (*at & kStartsPiece) != 0;
    while ((*at & kSize) == kGoesOn) {
        token.units += kGoesOn;
        ++at;
    }
    token.units += *at & kSize;
    token.endsInside = (*at & kEndsInside) != 0;
    ++at;
    return token;
}

ListedToken TokenList::tokenAt(const Bytes &bytes, std::size_t &at)
{
    const std::uint8_t *place = bytes.data() + at;
    const ListedToken token = decode(place);
    at = static_cast<std::size_t>(place - bytes.data());
    return token;
}

bool TokenList::isTokenStart(std::span<const std::uint8_t> bytes, std::size_t at)
{
    return at == 0 || (bytes[at - 1] & kSize) != kGoesOn;
}

// Both in steps that add up in few bits, which compilers do many at once.
qsizetype TokenList::unitsIn(std::span<const std::uint8_t> bytes)
{
    qsizetype units = 0;
    for (std::size_t at = 0; at < bytes.size(); at += kLeaf) {
        std::uint16_t some = 0;
        for (const std::uint8_t byte : bytes.subspan(at, std::min(kLeaf, bytes.size() - at)))
            some = static_cast<std::uint16_t>(some + (byte & kSize));
        units += some;
    }
    return units;
}

std::int64_t TokenList::tokensIn(std::span<const std::uint8_t> bytes)
{
    std::int64_t tokens = 0;
    for (std::size_t at = 0; at < bytes.size(); at += kLeaf) {
        std::uint8_t some = 0;
        for (const std::uint8_t byte : bytes.subspan(at, std::min(kLeaf, bytes.size() - at)))
            some = static_cast<std::uint8_t>(some + ((byte & kSize) != kGoesOn ? 1 : 0));
        tokens += some;
    }
    return tokens;
}

void TokenList::measure(Leaf &leaf)
{
    const std::span<const std::uint8_t> bytes(leaf.bytes, leaf.size);
    leaf.sum.units = static_cast<std::uint32_t>(unitsIn(bytes));
    leaf.sum.tokens = static_cast<std::uint32_t>(tokensIn(bytes));
    leaf.lastPiece = kNoPiece;
    for (std::size_t i = bytes.size(); i-- > 0 && leaf.lastPiece == kNoPiece;) {
        if ((bytes[i] & kStartsPiece) != 0)
            leaf.lastPiece = static_cast<std::uint16_t>(i);
    }
}

std::vector<std::unique_ptr<TokenList::Leaf>> TokenList::leavesOf(std::span<const std::uint8_t> bytes)
{
    std::vector<std::unique_ptr<Leaf>> leaves;
    if (bytes.empty())
        return leaves;
    // A new text fills its leaves, with some room for edits; the few tokens of an edit are shared out evenly.
    constexpr std::size_t filling = kLeaf - kLeaf / 16;
    const std::size_t count = (bytes.size() + filling - 1) / filling;
    const std::size_t each = (bytes.size() + count - 1) / count;
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t end = std::min(at + each, bytes.size());
        while (end < bytes.size() && !isTokenStart(bytes, end))
            ++end;
        leaves.push_back(
            std::unique_ptr<Leaf>(new Leaf)); // not make_unique, which would clear the bytes first
        Leaf &leaf = *leaves.back();
        leaf.size = static_cast<std::uint16_t>(end - at);
        std::copy_n(bytes.data() + at, leaf.size, leaf.bytes);
        measure(leaf);
        at = end;
    }
    return leaves;
}

std::size_t TokenList::stateBytes() const
{
    return m_leaves.size() * (sizeof(Leaf) + sizeof(m_leaves[0]) + sizeof(LeafSum))
        + m_groups.size() * sizeof(Sum);
}

/// The leaf that holds a position, or the last one.
TokenList::Place TokenList::leafAt(qsizetype position) const
{
    Place place;
    std::size_t group = 0;
    while (group + 1 < m_groups.size() && place.units + m_groups[group].units <= position) {
        place.units += m_groups[group].units;
        place.tokens += m_groups[group].tokens;
        ++group;
    }
    place.leaf = group * kGroup;
    while (place.leaf + 1 < m_leaves.size() && place.units + m_sums[place.leaf].units <= position) {
        place.units += m_sums[place.leaf].units;
        place.tokens += m_sums[place.leaf].tokens;
        ++place.leaf;
    }
    return place;
}

void TokenList::normalize(Place &place) const
{
    if (place.leaf < m_leaves.size() && place.offset == m_leaves[place.leaf]->size) {
        ++place.leaf;
        place.offset = 0;
    }
}

ListedToken TokenList::read(Place &place) const
{
    const std::uint8_t *bytes = m_leaves[place.leaf]->bytes;
    const std::uint8_t *at = bytes + place.offset;
    const ListedToken token = decode(at);
    place.offset = static_cast<std::size_t>(at - bytes);
    place.units += token.units;
    ++place.tokens;
    normalize(place);
    return token;
}

TokenList::Place TokenList::pieceAt(qsizetype position) const
{
    if (m_leaves.empty())
        return {};
    Place leaf = leafAt(position);
    while (true) {
        const std::span<const std::uint8_t> bytes(m_leaves[leaf.leaf]->bytes, m_leaves[leaf.leaf]->size);
        Place found;
        bool any = false;
        Place at = leaf;
        for (; at.offset < bytes.size() && at.units <= position; ++at.offset) {
            const std::uint8_t byte = bytes[at.offset];
            if ((byte & kStartsPiece) != 0) {
                found = at;
                any = true;
            }
            at.units += byte & kSize;
            at.tokens += (byte & kSize) != kGoesOn ? 1 : 0;
        }
        if (any)
            return found;
        do {
            --leaf.leaf; // the first token of all starts a piece
            leaf.units -= m_sums[leaf.leaf].units;
            leaf.tokens -= m_sums[leaf.leaf].tokens;
        } while (m_leaves[leaf.leaf]->lastPiece == kNoPiece);
    }
}

TokenList::Place TokenList::tokenBefore(qsizetype position) const
{
    Place found;
    for (Place at = leafAt(position - 1); !isEnd(at) && at.units < position;) {
        found = at;
        read(at);
    }
    return found;
}

void TokenList::skipPiece(Place &place) const
{
    read(place);
    while (!isEnd(place)) {
        const Leaf &leaf = *m_leaves[place.leaf];
        if (place.offset == 0 && leaf.lastPiece == kNoPiece) {
            place.units += leaf.sum.units;
            place.tokens += leaf.sum.tokens;
            ++place.leaf;
        } else if ((leaf.bytes[place.offset] & kStartsPiece) != 0) {
            return;
        } else {
            read(place);
        }
    }
}

TokenList::Place TokenList::pieceFrom(qsizetype position) const
{
    if (m_leaves.empty())
        return end();
    Place place = pieceAt(position);
    while (!isEnd(place) && place.units < position)
        skipPiece(place);
    return place;
}

TokenList::Bytes TokenList::bytes(const Place &from, const Place &to) const
{
    Bytes found;
    for (std::size_t leaf = from.leaf; leaf < m_leaves.size() && leaf <= to.leaf; ++leaf) {
        const std::uint8_t *first = m_leaves[leaf]->bytes;
        const std::size_t begin = leaf == from.leaf ? from.offset : 0;
        const std::size_t end = leaf == to.leaf ? to.offset : m_leaves[leaf]->size;
        found.insert(found.end(), first + begin, first + end);
    }
    return found;
}

void TokenList::sumUp(std::size_t fromLeaf)
{
    m_groups.resize((m_leaves.size() + kGroup - 1) / kGroup);
    for (std::size_t group = fromLeaf / kGroup; group < m_groups.size(); ++group) {
        m_groups[group] = {};
        const std::size_t end = std::min(m_leaves.size(), (group + 1) * kGroup);
        for (std::size_t leaf = group * kGroup; leaf < end; ++leaf) {
            m_groups[group].units += m_sums[leaf].units;
            m_groups[group].tokens += m_sums[leaf].tokens;
        }
    }
}

void TokenList::replace(const Place &from, const Place &to, const Bytes &bytes)
{
    const bool toLeafsEnd = to.offset == 0 && to.leaf == from.leaf + 1;
    if (from.leaf < m_leaves.size() && (to.leaf == from.leaf || toLeafsEnd)) {
        const std::size_t end = toLeafsEnd ? m_leaves[from.leaf]->size : to.offset;
        if (replaceWithin(from.leaf, from.offset, end, bytes))
            return;
    }
    std::size_t first = from.leaf;
    const std::size_t last = to.offset > 0 ? to.leaf + 1 : to.leaf;
    Bytes all;
    // What is left of the leaves at both ends; a leaf more, where that would be little.
    const auto take = [&](std::size_t leaf, std::size_t begin, std::size_t end) {
        const std::uint8_t *content = m_leaves[leaf]->bytes;
        all.insert(all.end(), content + begin, content + end);
    };
    all.reserve(bytes.size() + 3 * kLeaf);
    if (first > 0 && from.offset + bytes.size() < kLeaf / 4) {
        --first;
        take(first, 0, m_leaves[first]->size);
    }
    if (from.offset > 0)
        take(from.leaf, 0, from.offset);
    all.insert(all.end(), bytes.begin(), bytes.end());
    if (to.offset > 0)
        take(to.leaf, to.offset, m_leaves[to.leaf]->size);

    for (std::size_t leaf = first; leaf < last; ++leaf)
        addToTotals(*m_leaves[leaf], -1);
    auto leaves = leavesOf(all);
    for (const auto &leaf : leaves)
        addToTotals(*leaf, 1);
    const auto at = m_leaves.begin() + static_cast<std::ptrdiff_t>(first);
    const auto firstSum = m_sums.begin() + static_cast<std::ptrdiff_t>(first);
    const auto gone = m_sums.erase(firstSum, firstSum + static_cast<std::ptrdiff_t>(last - first));
    const auto added = m_sums.insert(gone, leaves.size(), LeafSum());
    std::transform(leaves.begin(), leaves.end(), added, [](const auto &leaf) { return leaf->sum; });
    const std::size_t shared = std::min(leaves.size(), last - first);
    const auto split = leaves.begin() + static_cast<std::ptrdiff_t>(shared);
    std::move(leaves.begin(), split, at);
    const auto behind = at + static_cast<std::ptrdiff_t>(shared);
    if (shared < last - first)
        m_leaves.erase(behind, m_leaves.begin() + static_cast<std::ptrdiff_t>(last));
    else
        m_leaves.insert(behind, std::make_move_iterator(split), std::make_move_iterator(leaves.end()));
    sumUp(first);
}

/// False where the leaf would get too large or too small.
bool TokenList::replaceWithin(std::size_t leafIndex, std::size_t begin, std::size_t end, const Bytes &bytes)
{
    Leaf &leaf = *m_leaves[leafIndex];
    const std::size_t size = leaf.size - (end - begin) + bytes.size();
    if (size > kLeaf || (size < kLeaf / 8 && m_leaves.size() > 1) || size == 0)
        return false;
    Sum &group = m_groups[leafIndex / kGroup];
    addToTotals(leaf, -1);
    group.units -= leaf.sum.units;
    group.tokens -= leaf.sum.tokens;
    std::memmove(leaf.bytes + begin + bytes.size(), leaf.bytes + end, leaf.size - end);
    std::copy(bytes.begin(), bytes.end(), leaf.bytes + begin);
    leaf.size = static_cast<std::uint16_t>(size);
    measure(leaf);
    addToTotals(leaf, 1);
    m_sums[leafIndex] = leaf.sum;
    group.units += leaf.sum.units;
    group.tokens += leaf.sum.tokens;
    return true;
}

void TokenList::addToTotals(const Leaf &leaf, int sign)
{
    m_units += sign * static_cast<qsizetype>(leaf.sum.units);
    m_tokens += sign * static_cast<std::int64_t>(leaf.sum.tokens);
}

} // namespace cuewright
