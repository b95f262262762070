#pragma once

#include "net/parallellimit.h"
#include "net/serverbucket.h"

#include <array>
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
    int concurrent = 0; ///< at a time, at most; 0: found out by trying (net/parallellimit.h)
    /// false: figures in the headers of answers hold nothing back, for servers whose figures are wrong. Refusals and the
    /// waits that they ask for always count.
    bool followServer = true;

    friend bool operator==(const RateLimits &, const RateLimits &) = default;
};

/// Who goes first. A person waits for Interactive; Bulk is everything that runs by itself.
enum class Priority { Interactive, Bulk };

/// Decides which request may go out when. A pure state machine: `now` is Clock::elapsed(), never going back.
///
/// The person's limits hold strictly: what was spent comes back 60 s later and not before, so no window of 60 s, wherever it
/// starts, holds more requests or (estimated, once known actual) tokens than the limit, and the whole limit can be used by
/// requests that are small beside it. That makes the limit the burst bound as well: after a quiet minute all of it may go at
/// once. A bucket that fills evenly would let almost twice its capacity into a window, or waste part of it. On top of that come
/// the server's buckets as its headers tell them, pauses that it asks for, and as many at a time as it has been seen to bear.
///
/// Within a priority strictly first come, first served: nothing overtakes the head, so a large request waits only for room,
/// never for smaller ones to stop coming. The price: while it waits, room that is smaller than it stays free. So a line that
/// nothing else holds back uses more than (limit - largest) tokens of each 60 s, a share of more than 1 - largest / limit: 98 %
/// for requests of a fiftieth of the limit, nothing but one of them a minute for a request as large as the limit. Of the limit
/// of requests it uses all. The same goes for estimates that are too high, until answers correct them. A server's bucket loses
/// nothing: it goes on filling while the head waits.
///
/// A request that is tried again keeps its place. Interactive goes before bulk, but no more than kPasses in a row go past a
/// bulk request that waits: then the next turn is bulk's, and stays so until it has gone. So bulk gets at least one turn in
/// kPasses + 1, and interactive waits for one bulk request at most.
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
        PausedByPerson, ///< until resume; no time is known
        Stopped, ///< bulk only: an answer said that none of them would be taken
        TooLarge, ///< needs more tokens than the person allows a minute: it can never go
    };
    struct Verdict
    {
        Hold hold = Hold::None;
        Milliseconds until{0}; ///< Clock::elapsed(); at the earliest. Meaningless where hasTime() is false

        bool hasTime() const
        {
            return hold != Hold::None && hold != Hold::Concurrency && hold != Hold::PausedByPerson && hold != Hold::TooLarge
                && until != Milliseconds::max();
        }
        friend bool operator==(const Verdict &, const Verdict &) = default;
    };
    /// Of one limit of a minute.
    struct Use
    {
        std::int64_t limit = 0; ///< 0: none, or none known
        std::int64_t used = 0;

        friend bool operator==(const Use &, const Use &) = default;
    };
    /// What is spent and known, for people.
    struct Picture
    {
        Use requests; ///< the person's; used is counted without a limit too
        Use tokens;
        Use serverRequests; ///< as the server's headers say, filled up since at the rate that they say
        Use serverTokens;
        Use serverProjectTokens;
    };
    static constexpr int kPasses = 4;

    void setLimits(const RateLimits &limits);
    const RateLimits &limits() const { return m_limits; }

    /// At the end of the line of its priority. `tokens`: estimate of prompt and answer.
    Ticket join(std::int64_t tokens, Priority priority = Priority::Interactive);
    /// Again in the line after an attempt that was settled, at its old place.
    void rejoin(Ticket ticket, std::int64_t tokens, Priority priority = Priority::Interactive);
    /// Out of the line; nothing for one that is not in it.
    void leave(Ticket ticket);

    /// The head, where it may go now: it is out of the line, spent and running. Ask until nothing comes.
    std::optional<Ticket> take(Milliseconds now);
    /// Lets one go that is in the line, against all limits, because a person wants it so. It is spent all the same.
    void force(Ticket ticket, Milliseconds now);
    /// What holds the head back. None where the line is empty or the head may go.
    Verdict hold(Milliseconds now) const;
    /// The same for one of that priority: bulk may be stopped while interactive goes on.
    Verdict hold(Priority priority, Milliseconds now) const;
    /// Whose turn it is; nullopt where nobody waits, or only bulk that is stopped.
    std::optional<Ticket> head(Milliseconds now) const;
    std::size_t waiting() const { return m_lines[0].size() + m_lines[1].size(); }
    std::size_t running() const { return m_running.size(); }
    Picture picture(Milliseconds now) const;
    const ParallelLimit &parallel() const { return m_parallel; }
    Milliseconds pausedUntil() const { return m_pausedUntil; } ///< at the server's wish; past: not

    /// The head of a running request's answer came: it is now part of the server's figures. Figures that are older than
    /// known ones, because answers overtook each other, are dropped.
    void answered(Ticket ticket, const RateLimitReport &report, Milliseconds now);
    /// A running request ended. `actualTokens` replaces the estimate; nullopt leaves it, which is right for failures:
    /// they count too.
    void settle(Ticket ticket, bool succeeded, std::optional<std::int64_t> actualTokens, Milliseconds now);
    /// A running request was not sent after all: all that take() or force() spent for it is there again.
    void giveBack(Ticket ticket, Milliseconds now);
    /// Nothing goes out before `until`; a longer pause stands.
    void pause(Milliseconds until);
    /// The server refused a running request as too much: half as many at a time (net/parallellimit.h).
    void refused(Ticket ticket);
    /// Nothing goes out by itself while a person has paused the line.
    void setPaused(bool paused) { m_paused = paused; }
    bool isPaused() const { return m_paused; }
    /// No bulk goes out by itself before `until` (max(): open end), because the server would refuse every one, such as with a
    /// key that it does not know. Whatever a person sends goes on, and an answer to something that went out later lifts
    /// the stop. A later stop replaces an earlier one.
    void stopBulk(Milliseconds until);
    void resumeBulk() { m_bulkStopUntil = Milliseconds(0); }
    bool isBulkStopped(Milliseconds now) const { return m_bulkStopUntil > now; }

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

    using Line = std::map<Ticket, std::int64_t>; ///< in order of tickets; with the estimate

    Line &line(Priority priority) { return m_lines[static_cast<std::size_t>(priority)]; }
    const Line &line(Priority priority) const { return m_lines[static_cast<std::size_t>(priority)]; }
    const Line *headLine(Milliseconds now) const; ///< nullptr: nobody waits who may go
    void spend(Ticket ticket, std::int64_t tokens, Milliseconds now);
    void forget(Milliseconds now);
    std::deque<Spent>::iterator lastSpent(Ticket ticket); ///< m_window.end(): 60 s are over
    /// When the window has room for `amount` more of what `amountOf` counts, of which it holds `used`; `now` where it has it.
    template<typename Amount>
    Milliseconds windowRoom(
        std::int64_t limit, std::int64_t used, std::int64_t amount, Milliseconds now, Amount amountOf) const;

    RateLimits m_limits;
    std::array<Line, 2> m_lines; ///< by Priority
    int m_passes = 0; ///< interactive requests in a row that went while bulk waited
    std::map<Ticket, Running> m_running;
    std::deque<Spent> m_window; ///< oldest first
    std::int64_t m_windowTokens = 0; ///< sum over m_window
    ServerBucket m_serverRequests;
    ServerBucket m_serverTokens;
    ServerBucket m_serverProjectTokens;
    Milliseconds m_pausedUntil{0};
    bool m_paused = false;
    Milliseconds m_bulkStopUntil{0};
    std::uint64_t m_bulkStopAt = 0; ///< Running::number of the last that went out before
    ParallelLimit m_parallel;
    Ticket m_last = 0;
    std::uint64_t m_sent = 0;
    std::uint64_t m_learnedFrom = 0; ///< Running::number of the newest report taken in
};

} // namespace cuewright
