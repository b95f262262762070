#pragma once

#include "tokens/merge/piececache.h"
#include "tokens/merge/piecewalk.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace cuewright {

/// What a PieceWalk over a piece of at most 64 bytes keeps.
class ShortStack final
{
public:
    static constexpr std::size_t kLongest = 64;

    void push(const TokenMatch &token) { m_tokens[m_count++] = PieceToken(token.id, token.size); }
    PieceToken pop() { return m_tokens[--m_count]; }
    bool isEmpty() const { return m_count == 0; }
    TokenId top() const { return m_tokens[m_count - 1].id(); }
    void kill(std::size_t place) { m_dead |= std::uint64_t{1} << place; }
    bool isDead(std::size_t place) const
    {
        return (m_dead >> (place & 63) & 1U) != 0;
    } // place 64 is the end, place 0 lives
    std::span<const PieceToken> tokens() const { return {m_tokens.data(), m_count}; }

private:
    std::array<PieceToken, kLongest> m_tokens;
    std::size_t m_count = 0;
    std::uint64_t m_dead = 0;
};

/// The same for a piece of any size.
class LongStack final
{
public:
    explicit LongStack(std::vector<PieceToken> &tokens)
        : m_tokens(tokens)
        , m_kept(tokens.size())
    { }

    void push(const TokenMatch &token) { m_tokens.emplace_back(token.id, token.size); }
    void pushRepeatedly(const TokenMatch &token, std::size_t count)
    {
        m_tokens.insert(m_tokens.end(), count, PieceToken(token.id, token.size));
    }
    PieceToken pop()
    {
        const PieceToken last = m_tokens.back();
        m_tokens.pop_back();
        return last;
    }
    bool isEmpty() const { return m_tokens.size() == m_kept; }
    TokenId top() const { return m_tokens.back().id(); }
    void kill(std::size_t place)
    {
        const std::size_t word = place / 64;
        if (word >= m_dead.size())
            m_dead.resize(word + word / 2 + 1, 0);
        m_lastDead = std::max(m_lastDead, place);
        m_dead[word] |= std::uint64_t{1} << place % 64;
    }
    bool isDead(std::size_t place) const
    {
        const std::size_t word = place / 64;
        return word < m_dead.size() && (m_dead[word] >> place % 64 & 1U) != 0;
    }

    bool hasDeadBehind(std::size_t place) const { return m_lastDead > place; }

private:
    std::vector<PieceToken> &m_tokens;
    std::size_t m_kept;
    std::size_t m_lastDead = 0;
    std::vector<std::uint64_t> m_dead;
};

} // namespace cuewright
