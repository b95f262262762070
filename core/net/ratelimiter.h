#pragma once

#include "net/serverbucket.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>

namespace cuewright {

/// Limits that a person sets for one model at one provider. Zero: none.
struct RateLimits
{
    std::int64_t requestsPerMinute = 0;
    std::int64_t tokensPerMinute = 0;
    int concurrent = 0;

    friend bool operator==(const RateLimits &, const RateLimits &) = default;
};

/// Decides which request may go out when. A pure state machine: `now` is Clock::elapsed(), never going back.
///
/// The person's limits hold strictly: what was spent comes back 60 s later and not before, so no window of 60 s, wherever
/// it starts, holds more requests or (estimated, once known actual) tokens than the limit, and the whole limit can be
/// used. A bucket that fills evenly would let almost twice its capacity into a window, or waste part of it. On top of
/// that come the server's buckets as its headers tell them, pauses that it asks for, and fewer requests at a time while
/// it is overloaded.
///
/// Strictly first come, first served: nothing overtakes the head, so a large request waits only for room, never for
/// smaller ones to stop coming. A request that is tried again keeps its place.
class RateLimiter final
{
public:
    using Milliseconds = std::chrono::milliseconds;
    using Ticket = std::uint64_t;

    enum class Hold {
        None,
        Concurrency, ///< until another one ends; no time is known
        Requests, ///< the person's limits
        Tokens,
        ServerRequests, ///< the server's, from its headers
        ServerTokens,
        Paused, ///< the server asked for it
        TooLarge, ///< needs more tokens than the person allows a minute: it can never go
    };
    struct Verdict
    {
        Hold hold = Hold::None;
        Milliseconds until{0}; ///< Clock::elapsed(); at the earliest. Meaningless for None, Concurrency, TooLarge
    };

    void setLimits(const RateLimits &limits) { m_limits = limits; }
    const RateLimits &limits() const { return m_limits; }

    /// At the end of the line. `tokens`: estimate of prompt and answer.
    Ticket join(std::int64_t tokens);
    /// Again in the line after an attempt that was settled, at its old place.
    void rejoin(Ticket ticket, std::int64_t tokens);
    /// Out of the line; nothing for one that is not in it.
    void leave(Ticket ticket);

    /// The head, where it may go now: it is out of the line, spent and running. Ask until nothing comes.
    std::optional<Ticket> take(Milliseconds now);
    /// Lets one go that is in the line, against all limits, because a person wants it so. It is spent all the same.
    void force(Ticket ticket, Milliseconds now);
    /// What holds the head back. None where the line is empty or the head may go.
    Verdict hold(Milliseconds now) const;
    std::optional<Ticket> head() const;
    std::size_t waiting() const { return m_line.size(); }
    std::size_t running() const { return m_running.size(); }

    /// The head of a running request's answer came: it is now part of the server's figures. Figures that are older than
    /// known ones, because answers overtook each other, are dropped.
    void answered(Ticket ticket, const RateLimitReport &report, Milliseconds now);
    /// A running request ended. `actualTokens` replaces the estimate; nullopt leaves it, which is right for failures:
    /// they count too.
    void settle(Ticket ticket, bool succeeded, std::optional<std::int64_t> actualTokens, Milliseconds now);
    /// Nothing goes out before `until`; a longer pause stands.
    void pause(Milliseconds until);
    /// The server is overloaded: half as many at a time, one more again with each answer.
    void overloaded();

private:
    struct Spent
    {
        Ticket ticket = 0;
        Milliseconds at{0};
        std::int64_t tokens = 0;
    };
    struct Running
    {
        std::int64_t tokens = 0;
        std::uint64_t number = 0; ///< in the order in which requests went out
        bool counted = false; ///< the server has it in its figures
    };

    void spend(Ticket ticket, std::int64_t tokens, Milliseconds now);
    void forget(Milliseconds now);
    /// When the window has room for `amount` more; `now` where it has it.
    template<typename Amount>
    Milliseconds windowRoom(std::int64_t limit, std::int64_t amount, Milliseconds now, Amount amountOf) const;
    bool isFull() const;

    RateLimits m_limits;
    std::map<Ticket, std::int64_t> m_line; ///< in order of tickets
    std::map<Ticket, Running> m_running;
    std::deque<Spent> m_window; ///< oldest first
    ServerBucket m_serverRequests;
    ServerBucket m_serverTokens;
    ServerBucket m_serverProjectTokens;
    Milliseconds m_pausedUntil{0};
    std::optional<std::size_t> m_lowered; ///< fewer at a time than the person allows
    std::size_t m_loweredFrom = 0;
    Ticket m_last = 0;
    std::uint64_t m_sent = 0;
    std::uint64_t m_learnedFrom = 0; ///< Running::number of the newest report taken in
};

} // namespace cuewright
