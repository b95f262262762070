#include "tokens/document/tokenizeddocument.h"

#include "tokens/document/documentedit.h"

#include <algorithm>
#include <span>

namespace cuewright {

namespace {

struct Common
{
    std::size_t before = 0; ///< bytes that two lists begin with
    std::size_t behind = 0; ///< and end with
};

/// How many of the last `most` bytes of two lists are alike.
std::size_t alikeAtEnd(const TokenList::Bytes &a, const TokenList::Bytes &b, std::size_t most)
{
    const std::uint8_t *endOfA = a.data() + a.size();
    const std::uint8_t *endOfB = b.data() + b.size();
    constexpr std::size_t step = 32; // without a branch, which compilers do at once
    std::size_t same = 0;
    for (; most - same >= step; same += step) {
        std::uint8_t difference = 0;
        for (std::size_t i = 0; i < step; ++i)
            difference |= (endOfA - same - step)[i] ^ (endOfB - same - step)[i];
        if (!TokenList::areAlike(difference, 0))
            break;
    }
    while (same < most && TokenList::areAlike(*(endOfA - same - 1), *(endOfB - same - 1)))
        ++same;
    return same;
}

/// Bytes of whole tokens that are the same in both lists, as far as they belong to text that was not edited.
/// Between two places where characters begin there is one row of tokens only; within a character, other
/// tokens may look alike.
Common commonTokens(
    const TokenList::Bytes &a, const TokenList::Bytes &b, qsizetype unitsBefore, qsizetype unitsBehind)
{
    Common common;
    // A unit has three tokens at the most.
    const std::size_t reach = std::min({a.size(), b.size(), 3 * (static_cast<std::size_t>(unitsBefore) + 1)});
    const auto [endOfA, endOfB] = std::mismatch(
        a.begin(), a.begin() + static_cast<std::ptrdiff_t>(reach), b.begin(), TokenList::areAlike);
    const auto same = static_cast<std::size_t>(endOfA - a.begin());
    for (std::size_t at = 0; at < same;) {
        const ListedToken token = TokenList::tokenAt(a, at);
        if (at > same || token.units > unitsBefore)
            break;
        unitsBefore -= token.units;
        if (!token.endsInside)
            common.before = at;
    }
    // Of the same end, what begins with a token and lies behind the edit.
    const std::size_t most = std::min(a.size(), b.size()) - common.before;
    const std::size_t behind = alikeAtEnd(a, b, most);
    const std::span<const std::uint8_t> end(a.data() + a.size() - behind, behind);
    std::size_t skipped = 0;
    const auto starts = [](std::span<const std::uint8_t> bytes, std::size_t at) {
        return TokenList::isTokenStart(bytes, at) && TokenList::isCharacterStart(bytes, at);
    };
    for (qsizetype units = TokenList::unitsIn(end); skipped < behind; ++skipped) {
        if (units <= unitsBehind && starts(a, a.size() - behind + skipped)
            && starts(b, b.size() - behind + skipped))
            break;
        units -= TokenList::unitsIn(end.subspan(skipped, 1));
    }
    common.behind = behind - skipped;
    return common;
}

} // namespace

TokenizedDocument::TokenizedDocument(const Encoding &encoding, const TextSource &text, qsizetype size)
    : m_encoding(encoding)
    , m_edit(std::make_unique<DocumentEdit>(encoding.tokenizer(), text, m_tokens))
{
    replace(0, 0, size);
}

TokenizedDocument::~TokenizedDocument() = default;

void TokenizedDocument::reset(qsizetype size)
{
    replace(0, m_tokens.units(), size);
}

TokenizedDocument::Change TokenizedDocument::replace(
    qsizetype position, qsizetype removed, qsizetype inserted)
{
    m_edit->find(position, removed, inserted);
    const TokenList::Place from = m_edit->from();
    const TokenList::Place to = m_edit->to();
    const TokenList::Bytes &now = m_edit->bytes();
    const TokenList::Bytes before = m_tokens.bytes(from, to);
    const qsizetype delta = inserted - removed;

    const Common common
        = commonTokens(before, now, position - from.units, to.units + delta - position - inserted);
    Change change;
    const std::span<const std::uint8_t> all(now);
    const auto added = all.subspan(common.before, now.size() - common.before - common.behind);
    const auto gone = std::span<const std::uint8_t>(before).subspan(
        common.before, before.size() - common.before - common.behind);
    change.firstToken = from.tokens + TokenList::tokensIn(all.first(common.before));
    change.removedTokens = TokenList::tokensIn(gone);
    change.insertedTokens = TokenList::tokensIn(added);
    change.position = from.units + TokenList::unitsIn(all.first(common.before));
    change.size = TokenList::unitsIn(added);

    m_tokens.replace(from, to, now);
    m_edit->finish();
    return change;
}

std::size_t TokenizedDocument::stateBytes() const
{
    return m_tokens.stateBytes() + m_edit->bufferBytes();
}

std::vector<qsizetype> TokenizedDocument::boundaries(qsizetype from, qsizetype to) const
{
    std::vector<qsizetype> ends;
    // By tokens, not by pieces: whoever paints a few lines of a piece of a megabyte must not walk through all
    // of it.
    TokenList::Place place = from < size() ? m_tokens.tokenBefore(from + 1) : m_tokens.end();
    while (!m_tokens.isEnd(place) && place.units <= to) {
        m_tokens.read(place);
        if (place.units > from && place.units <= to)
            ends.push_back(place.units);
    }
    return ends;
}

std::int64_t TokenizedDocument::tokensUpTo(qsizetype position) const
{
    TokenList::Place place = position < size() ? m_tokens.tokenBefore(position + 1) : m_tokens.end();
    std::int64_t number = place.tokens;
    while (!m_tokens.isEnd(place)) {
        m_tokens.read(place);
        if (place.units > position)
            break;
        ++number;
    }
    return number;
}

} // namespace cuewright
