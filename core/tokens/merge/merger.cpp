#include "tokens/merge/merger.h"

#include "tokens/merge/walkstacks.h"
#include "tokens/scan/utf8.h"

#include <algorithm>

namespace cuewright {

namespace {

/// The bytes of a character as a number.
std::uint32_t characterAt(const char *text, std::size_t size, const char *readableEnd)
{
    if (readableEnd - text >= 4)
        return loaded<std::uint32_t>(text) & (~std::uint32_t{0} >> (32 - 8 * size));
    return static_cast<std::uint32_t>(PieceKey::ofLast({text, size}).low);
}

} // namespace

std::unique_ptr<PieceCache> SharedPieceCache::borrow()
{
    std::unique_ptr<PieceCache> cache(m_cache.exchange(nullptr, std::memory_order_acquire));
    return cache ? std::move(cache) : std::make_unique<PieceCache>();
}

void SharedPieceCache::giveBack(std::unique_ptr<PieceCache> cache)
{
    // Of two, the one that came back last stays.
    delete m_cache.exchange(cache.release(), std::memory_order_acq_rel);
}

Merger::Merger(const Vocabulary &vocabulary, SharedPieceCache &cache)
    : m_vocabulary(vocabulary)
    , m_shared(cache)
    , m_cache(cache.borrow())
{ }

Merger::~Merger()
{
    m_shared.giveBack(std::move(m_cache));
}

std::span<const PieceToken> Merger::tokensOf(std::string_view piece, const char *readableEnd)
{
    if (piece.size() > PieceCache::kLongestPiece) {
        mergePiece(piece, readableEnd);
        return m_tokens;
    }
    const PieceCache::Key key = PieceCache::keyOf(piece, readableEnd);
    if (const auto known = m_cache->find(key); !known.empty())
        return known;
    mergePiece(piece, readableEnd);
    if (m_tokens.size() <= PieceCache::kMostTokens)
        m_cache->insert(key, m_tokens);
    return m_tokens;
}

void Merger::mergePiece(std::string_view piece, const char *readableEnd)
{
    m_tokens.clear();
    // A guess from its middle at whether the piece is of wide characters; both ways give the same tokens.
    const std::size_t middle = piece.size() / 2;
    if (piece.size() > 6 && isWide(piece[middle]) && isWide(piece[middle + 1]))
        mergeAcross(piece, readableEnd);
    else
        append(piece, readableEnd);
}

// Where no token goes on from one character to the next, the text can be taken apart beforehand. In Chinese
// and Japanese that leaves words, most of which are one token.
void Merger::mergeAcross(std::string_view piece, const char *readableEnd)
{
    std::array<std::size_t, kParts + 1> starts; // of parts; the last one is an end
    std::size_t count = 0;
    starts[0] = 0;
    std::uint32_t before = 0;
    char lastByte = 0;
    // Writes each place as a start and keeps it where there is a seam, without a branch that nobody can
    // foresee.
    for (std::size_t at = 0; at < piece.size();) {
        const std::size_t size = utf8Size(piece[at]);
        const std::uint32_t character = characterAt(piece.data() + at, size, readableEnd);
        const bool cut = at > 0 && !m_vocabulary.mayCross(before, character, lastByte, piece[at]);
        starts[count + 1] = at;
        count += cut ? 1 : 0;
        if (count == kParts) {
            appendParts(piece, {starts.data(), kParts + 1}, readableEnd);
            starts[0] = at;
            count = 0;
        }
        before = character;
        at += size;
        lastByte = piece[at - 1];
    }
    starts[count + 1] = piece.size();
    appendParts(piece, {starts.data(), count + 2}, readableEnd);
}

/// `starts` has the start of each part, and the end of the last.
void Merger::appendParts(std::string_view piece, std::span<const std::size_t> starts, const char *readableEnd)
{
    struct Part
    {
        PieceKey key;
        std::uint32_t slot;
        TokenId character;
    };
    Part parts[kParts]; // not an array<>, which would be cleared
    const std::size_t count = starts.size() - 1;
    // All memory that is needed is on its way before any of it is waited for.
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view text = piece.substr(starts[i], starts[i + 1] - starts[i]);
        const bool hasKey = text.size() <= PieceKey::kLongest;
        const bool isCharacter = text.size() == 3 && utf8Size(text[0]) == 3;
        parts[i].key = hasKey ? PieceKey::of(text, readableEnd) : PieceKey{};
        // Both are computed and one is chosen, which costs less than a branch that nobody can foresee.
        const TokenId character = m_vocabulary.character(static_cast<std::uint32_t>(parts[i].key.low));
        const std::uint32_t slot = m_vocabulary.slotOf(parts[i].key);
        parts[i].character = isCharacter ? character : Vocabulary::kNone;
        parts[i].slot = hasKey && !isCharacter ? slot : m_vocabulary.emptySlot();
        fetch(m_vocabulary.slotAddress(parts[i].slot));
    }
    for (std::size_t i = 0; i < count; ++i) {
        const std::string_view text = piece.substr(starts[i], starts[i + 1] - starts[i]);
        const TokenId id = std::min(parts[i].character, m_vocabulary.find(parts[i].key, parts[i].slot));
        if (id != Vocabulary::kNone) [[likely]]
            m_tokens.emplace_back(id, text.size());
        else if (text.size() == piece.size() || text.size() <= kCheap)
            merge(text, readableEnd); // the first has been looked for by tokensOf()
        else
            appendRemembered(text, readableEnd);
    }
}

void Merger::merge(std::string_view part, const char *readableEnd)
{
    if (part.size() > kPlain || !mergeCharacters(part))
        append(part, readableEnd);
}

void Merger::appendRemembered(std::string_view part, const char *readableEnd)
{
    const bool isShort = part.size() <= PieceCache::kLongestPiece;
    const PieceCache::Key key = isShort ? PieceCache::keyOf(part, readableEnd) : PieceCache::Key{};
    if (isShort) {
        if (const auto known = m_cache->find(key); !known.empty()) {
            m_tokens.insert(m_tokens.end(), known.begin(), known.end());
            return;
        }
    }
    const std::size_t before = m_tokens.size();
    merge(part, readableEnd);
    if (isShort && m_tokens.size() - before <= PieceCache::kMostTokens)
        m_cache->insert(key, std::span(m_tokens).subspan(before));
}

void Merger::append(std::string_view part, const char *readableEnd)
{
    if (const TokenId whole = m_vocabulary.find(part); whole != Vocabulary::kNone) {
        m_tokens.emplace_back(whole, part.size());
    } else if (part.size() <= kPlain) {
        mergePlainly(part);
    } else if (part.size() <= ShortStack::kLongest) {
        ShortStack stack;
        PieceWalk walk(m_vocabulary, part, readableEnd, stack);
        while (!walk.isDone())
            walk.step();
        m_tokens.insert(m_tokens.end(), stack.tokens().begin(), stack.tokens().end());
    } else {
        LongStack stack(m_tokens);
        PieceWalk walk(m_vocabulary, part, readableEnd, stack);
        while (!walk.isDone()) {
            walk.step();
            walk.skipRepeats();
        }
    }
}

/// Some neighbours that are to be merged.
struct Merger::Row
{
    std::array<TokenId, kPlain + 1> ids;
    std::array<TokenId, kPlain + 1> ranks; ///< of each with its right neighbour
    std::array<std::uint8_t, kPlain + 1> sizes;
    std::size_t count = 0;
};

void Merger::mergePlainly(std::string_view part)
{
    Row row;
    row.count = part.size();
    for (std::size_t i = 0; i < row.count; ++i) {
        row.ids[i] = m_vocabulary.single(part[i]);
        row.sizes[i] = 1;
    }
    for (std::size_t i = 0; i + 1 < row.count; ++i)
        row.ranks[i] = m_vocabulary.two(loaded<std::uint16_t>(part.data() + i));
    merge(row);
    for (std::size_t i = 0; i < row.count; ++i)
        m_tokens.emplace_back(row.ids[i], row.sizes[i]);
}

/// Begins with whole characters. That is a guess where a token may hold a part of one and go on into the next, or
/// where the part itself may be a token: false where it was wrong.
bool Merger::mergeCharacters(std::string_view part)
{
    Row row;
    bool isGuess = part.size() > PieceKey::kLongest; // nobody has looked for it
    for (std::size_t at = 0; at < part.size(); ++row.count) {
        const std::size_t size = utf8Size(part[at]);
        const TokenId id = size == 3 ? m_vocabulary.character(part.data() + at)
            : size == 1              ? m_vocabulary.single(part[at])
                                     : Vocabulary::kNone;
        if (id == Vocabulary::kNone)
            return false;
        isGuess |= at > 0 && m_vocabulary.mayCrossBare(part[at - 1], part[at]);
        row.ids[row.count] = id;
        row.sizes[row.count] = static_cast<std::uint8_t>(size);
        at += size;
    }
    // Two stay two: their merge would be the part.
    for (std::size_t i = 0; row.count > 2 && i + 1 < row.count; ++i)
        row.ranks[i] = rankOf(row.ids[i], row.ids[i + 1]);
    merge(row);
    for (std::size_t i = 0; isGuess && i + 1 < row.count; ++i) {
        if (!canFollow(m_vocabulary, row.ids[i], row.ids[i + 1]))
            return false;
    }
    for (std::size_t i = 0; i < row.count; ++i)
        m_tokens.emplace_back(row.ids[i], row.sizes[i]);
    return true;
}

TokenId Merger::rankOf(TokenId left, TokenId right) const
{
    return m_vocabulary.mayMerge(left, right) ? m_vocabulary.merged(left, right) : Vocabulary::kNone;
}

// As the definition says: the two neighbours that together are the token of the lowest id are joined, the
// leftmost first, until no two are a token. Quadratic, and for a word's length the quickest.
void Merger::merge(Row &row) const
{
    auto &[ids, ranks, sizes, count] = row;
    // Of the last two nothing can become: it would be all of the part, which is no token.
    while (count > 2) {
        TokenId lowest = Vocabulary::kNone;
        std::size_t where = 0;
        for (std::size_t i = 0; i + 1 < count; ++i) {
            if (ranks[i] < lowest) {
                lowest = ranks[i];
                where = i;
            }
        }
        if (lowest == Vocabulary::kNone)
            break;
        ids[where] = lowest;
        sizes[where] = static_cast<std::uint8_t>(sizes[where] + sizes[where + 1]);
        --count;
        for (std::size_t i = where + 1; i < count; ++i) {
            ids[i] = ids[i + 1];
            ranks[i] = ranks[i + 1];
            sizes[i] = sizes[i + 1];
        }
        if (count == 2)
            break;
        if (where + 1 < count)
            ranks[where] = rankOf(lowest, ids[where + 1]);
        if (where > 0)
            ranks[where - 1] = rankOf(ids[where - 1], lowest);
    }
}

} // namespace cuewright
