#pragma once

#include "tokens/vocabulary/vocabulary.h"

#include <bit>
#include <cstring>
#include <string_view>

namespace cuewright {

/// Whether merging leaves `left` and `right` side by side where they stand side by side (encoding.h,
/// "Pairs"). Walks back in time: the token that came into being last is taken apart, and at no time may the
/// two that touch be a token that would have come first.
inline bool canFollow(const Vocabulary &vocabulary, TokenId left, TokenId right)
{
    TokenId limit = Vocabulary::kNone;
    while (true) {
        if (vocabulary.mayMerge(left, right) && vocabulary.merged(left, right) < limit)
            return false;
        // Which of the two is chosen without a branch, because nobody can foresee it.
        const bool isLeft = left > right;
        const TokenId last = isLeft ? left : right;
        if (last < Vocabulary::kBytes)
            return true;
        const tablelayout::Split split = vocabulary.split(last);
        limit = last + (isLeft ? 0 : 1); // of two equal tokens the left one came first
        left = isLeft ? split.right : left;
        right = isLeft ? right : split.left;
    }
}

/// A token at some place of a piece; `size` 0: there is none.
struct TokenMatch
{
    TokenId id = Vocabulary::kNone;
    std::uint32_t size = 0;
};

/// The same as longestMatch() for tokens of more than tablelayout::kMaskedLength bytes: runs of blanks and
/// lines.
inline TokenMatch longestOfLong(const Vocabulary &vocabulary, std::string_view text)
{
    for (std::size_t i = vocabulary.longLengths(); i-- > 0;) {
        const std::uint32_t size = vocabulary.longLength(i);
        if (size > text.size())
            continue;
        if (const TokenId id = vocabulary.findLong(text.substr(0, size)); id != Vocabulary::kNone)
            return {id, size};
    }
    return {};
}

/// The longest token that `text` begins with and that has at most `limit` bytes; `text` has at least so many.
/// Bytes up to `readableEnd` are readable.
inline TokenMatch longestMatch(
    const Vocabulary &vocabulary, const char *text, std::size_t limit, const char *readableEnd)
{
    char padded[PieceKey::kReads];
    const char *head = text;
    if (readableEnd - text < static_cast<std::ptrdiff_t>(PieceKey::kReads)) {
        std::memcpy(padded, text, static_cast<std::size_t>(readableEnd - text));
        head = padded;
    }
    const auto keyMatch = [&](std::uint32_t size) {
        const TokenId id = vocabulary.find(PieceKey::of(head, size));
        return TokenMatch{id, id == Vocabulary::kNone ? 0 : size};
    };
    const unsigned behindFour = limit >= 4 ? vocabulary.lengthsBehindFour(loaded<std::uint32_t>(head)) : 0;
    if ((behindFour & tablelayout::MoreBytes) != 0 && limit >= 6) {
        std::uint32_t lengths = vocabulary.lengthsBehindSix(loaded<std::uint64_t>(head));
        if ((lengths & 1U) != 0 && limit > tablelayout::kMaskedLength) {
            if (const TokenMatch match = longestOfLong(vocabulary, {text, limit}); match.size > 0)
                return match;
        }
        lengths &= limit >= tablelayout::kMaskedLength ? ~1U : (2U << limit) - 2U;
        for (; lengths != 0; lengths &= ~(1U << (std::bit_width(lengths) - 1))) {
            const auto size = static_cast<std::uint32_t>(std::bit_width(lengths) - 1);
            if (size <= PieceKey::kLongest) {
                if (const TokenMatch match = keyMatch(size); match.size > 0)
                    return match;
            } else if (const TokenId id = vocabulary.findLong({text, size}); id != Vocabulary::kNone) {
                return {id, size};
            }
        }
    }
    if ((behindFour & tablelayout::FiveBytes) != 0 && limit >= 5) {
        if (const TokenMatch match = keyMatch(5); match.size > 0)
            return match;
    }
    if ((behindFour & tablelayout::FourBytes) != 0) {
        if (const TokenMatch match = keyMatch(4); match.size > 0)
            return match;
    }
    if (limit >= 3 && (static_cast<unsigned char>(*head) & 0xF0U) == 0xE0) {
        if (const TokenId id = vocabulary.character(head); id != Vocabulary::kNone)
            return {id, 3};
    } else if (limit >= 3 && vocabulary.mayBeThree(loaded<std::uint32_t>(head))) {
        if (const TokenMatch match = keyMatch(3); match.size > 0)
            return match;
    }
    if (limit >= 2) {
        if (const TokenId id = vocabulary.two(loaded<std::uint16_t>(head)); id != Vocabulary::kNone)
            return {id, 2};
    }
    if (limit >= 1)
        return {vocabulary.single(*text), 1};
    return {};
}

/// Finds the tokens of one piece from its beginning on. There is exactly one row of tokens in which each can
/// follow the one before it, and that is what merging leaves; so the longest token that can follow is taken,
/// and where that leads nowhere the next shorter one. A place that led nowhere is never entered again, which
/// makes the time linear.
///
/// `Stack` keeps the tokens and the dead places:
///     void push(TokenMatch); PieceToken pop(); bool isEmpty() const; TokenId top() const;
///     void kill(std::size_t place); bool isDead(std::size_t place) const;
/// and for skipRepeats()
///     bool hasDeadBehind(std::size_t place) const; void pushRepeatedly(TokenMatch, std::size_t);
template <typename Stack> class PieceWalk final
{
public:
    /// `stack` is empty, or holds tokens up to `begin` that stay (see step()).
    PieceWalk(const Vocabulary &vocabulary, std::string_view piece, const char *readableEnd, Stack &stack,
        std::size_t begin = 0, TokenId before = Vocabulary::kNone)
        : m_vocabulary(vocabulary)
        , m_piece(piece)
        , m_readableEnd(readableEnd)
        , m_stack(stack)
        , m_at(begin)
        , m_before(before)
        , m_next(longest(begin, piece.size() - begin))
    { }

    std::size_t at() const { return m_at; }
    bool isDone() const { return m_at == m_piece.size(); }

    /// Adds a token, perhaps after it has taken some back. False: no row of tokens begins as this walk did
    /// (never where it began with the piece).
    bool step()
    {
        while (true) {
            if (!m_stack.isDead(m_at + m_next.size) && fits(m_next.id)) {
                m_stack.push(m_next);
                m_at += m_next.size;
                m_next = longest(m_at, m_piece.size() - m_at);
                return true;
            }
            m_next = longest(m_at, m_next.size - 1);
            while (m_next.size == 0) {
                m_stack.kill(m_at);
                if (m_stack.isEmpty())
                    return false;
                const std::size_t size = m_stack.pop().size();
                m_at -= size;
                m_next = longest(m_at, size - 1);
            }
        }
    }

    /// Where the text repeats the latest token, so does the row; adds as many as are sure at once.
    void skipRepeats()
    {
        const std::size_t size = m_next.size;
        const std::size_t reach = m_vocabulary.longest(); // what longestMatch() may look at
        if (m_at < size || m_piece.size() - m_at < 2 * reach + 2 * size || m_stack.isEmpty()
            || m_stack.top() != m_next.id || m_stack.hasDeadBehind(m_at) || !fits(m_next.id))
            return;
        const char *text = m_piece.data() + m_at;
        std::size_t same = 0; // bytes that repeat those `size` before them, in steps
        constexpr std::size_t step = 32;
        const auto differ = [text, size](std::size_t i) {
            return loaded<std::uint64_t>(text + i) ^ loaded<std::uint64_t>(text + i - size);
        };
        while (m_piece.size() - m_at - same >= step
            && (differ(same) | differ(same + 8) | differ(same + 16) | differ(same + 24)) == 0)
            same += step;
        if (same < reach + size)
            return;
        const std::size_t count = (same - reach) / size;
        m_stack.pushRepeatedly(m_next, count);
        m_at += count * size;
        m_next = longest(m_at, m_piece.size() - m_at);
    }

private:
    TokenMatch longest(std::size_t at, std::size_t limit) const
    {
        return longestMatch(m_vocabulary, m_piece.data() + at, limit, m_readableEnd);
    }
    bool fits(TokenId id) const
    {
        const TokenId last = m_stack.isEmpty() ? m_before : m_stack.top();
        return last == Vocabulary::kNone || canFollow(m_vocabulary, last, id);
    }

    const Vocabulary &m_vocabulary;
    std::string_view m_piece;
    const char *m_readableEnd;
    Stack &m_stack;
    std::size_t m_at;
    TokenId m_before;
    TokenMatch m_next; ///< not yet tried, at m_at
};

} // namespace cuewright
