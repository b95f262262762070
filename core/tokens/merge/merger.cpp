#include "tokens/merge/merger.h"

#include "tokens/merge/walkstacks.h"
#include "tokens/scan/utf8.h"

namespace cuewright {

namespace {

/// Bytes up to which plain merging beats walking.
constexpr std::size_t kPlain = 16;

bool isWide(char byte)
{
    return static_cast<unsigned char>(byte) >= 0x80;
}

PieceKey keyOf(std::string_view part, const char *readableEnd)
{
    const bool roomy = readableEnd - part.data() >= static_cast<std::ptrdiff_t>(PieceKey::kReads);
    return roomy ? PieceKey::of(part.data(), part.size()) : PieceKey::ofLast(part);
}

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
{
}

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
    const PieceCache::Key key = PieceCache::keyOf(piece);
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
    // A piece that starts with letters of three bytes goes on with them.
    const std::size_t middle = piece.size() / 2;
    if (piece.size() > 6 && isWide(piece[middle]) && isWide(piece[middle + 1]))
        mergeAcross(piece, readableEnd);
    else
        append(piece, readableEnd);
}

// Where no token goes on from one character to the next, the text can be taken apart beforehand. In Chinese and Japanese
// that leaves words, most of which are one token.
void Merger::mergeAcross(std::string_view piece, const char *readableEnd)
{
    std::size_t start = 0;
    std::uint32_t before = 0;
    for (std::size_t at = 0; at < piece.size();) {
        const std::size_t size = utf8Size(piece[at]);
        const std::uint32_t character = characterAt(piece.data() + at, size, readableEnd);
        if (at > 0 && !m_vocabulary.mayCross(before, character, piece[at - 1], piece[at])) {
            addPart(piece.substr(start, at - start), readableEnd);
            start = at;
        }
        before = character;
        at += size;
    }
    addPart(piece.substr(start), readableEnd);
    finishParts(readableEnd);
}

/// Parts of a piece are collected, so that the memory of many is on its way at once.
void Merger::addPart(std::string_view text, const char *readableEnd)
{
    Part &part = m_parts[m_partCount++];
    part.text = text;
    part.slot = m_vocabulary.emptySlot();
    if (text.size() > 3 && text.size() <= PieceKey::kLongest) {
        part.key = keyOf(text, readableEnd);
        part.slot = m_vocabulary.slotOf(part.key);
        fetch(m_vocabulary.slotAddress(part.slot));
    }
    if (m_partCount == m_parts.size())
        finishParts(readableEnd);
}

void Merger::finishParts(const char *readableEnd)
{
    for (std::size_t i = 0; i < m_partCount; ++i) {
        const Part &part = m_parts[i];
        const bool isCharacter = part.text.size() == 3 && isWide(part.text[0]);
        TokenId id = Vocabulary::kNone;
        if (isCharacter)
            id = m_vocabulary.character(part.text.data());
        else if (part.slot != m_vocabulary.emptySlot())
            id = m_vocabulary.find(part.key, part.slot);
        if (id != Vocabulary::kNone)
            m_tokens.emplace_back(id, part.text.size());
        else if (!appendTwo(part.text))
            append(part.text, readableEnd);
    }
    m_partCount = 0;
}

/// Two characters that are a token each, if that is right.
bool Merger::appendTwo(std::string_view part)
{
    if (part.size() != 6 || utf8Size(part[0]) != 3 || utf8Size(part[3]) != 3)
        return false;
    const TokenId left = m_vocabulary.character(part.data());
    const TokenId right = m_vocabulary.character(part.data() + 3);
    if (left == Vocabulary::kNone || right == Vocabulary::kNone || !canFollow(m_vocabulary, left, right))
        return false;
    m_tokens.emplace_back(left, 3);
    m_tokens.emplace_back(right, 3);
    return true;
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

// As the definition says: the two neighbours that together are the token of the lowest id are joined, the leftmost first,
// until no two are a token. Quadratic, and for a word's length the quickest.
void Merger::mergePlainly(std::string_view part)
{
    std::array<TokenId, kPlain + 1> ids;
    std::array<TokenId, kPlain + 1> ranks; // of each with its right neighbour
    std::array<std::uint8_t, kPlain + 1> sizes;
    std::size_t count = part.size();
    for (std::size_t i = 0; i < count; ++i) {
        ids[i] = m_vocabulary.single(part[i]);
        sizes[i] = 1;
    }
    for (std::size_t i = 0; i + 1 < count; ++i)
        ranks[i] = m_vocabulary.two(loaded<std::uint16_t>(part.data() + i));
    const auto rankOf = [&](TokenId left, TokenId right) {
        return m_vocabulary.mayMerge(left, right) ? m_vocabulary.merged(left, right) : Vocabulary::kNone;
    };
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
    for (std::size_t i = 0; i < count; ++i)
        m_tokens.emplace_back(ids[i], sizes[i]);
}

} // namespace cuewright
