#pragma once

#include "base/clock.h"
#include "net/ratelimiter.h"

#include <QObject>

#include <map>
#include <memory>

namespace cuewright {

/// The line in front of one model at one server: a RateLimiter with a clock and the calls that wait.
class Lane final : public QObject
{
    Q_OBJECT
public:
    using Ticket = RateLimiter::Ticket;

    /// Who waits. Called from the event loop, apart from go() inside Lane::force(). It may leave or be destroyed in any.
    class Member
    {
    public:
        virtual ~Member() = default;
        /// Out of the line: send now.
        virtual void go() = 0;
        /// Still in the line, and why its head is; called whenever that changes.
        virtual void held(const RateLimiter::Verdict &verdict) = 0;
        /// Out of the line for good: larger than the person's limit of tokens per minute.
        virtual void tooLarge(std::int64_t tokensPerMinute) = 0;
    };

    explicit Lane(Clock &clock, QObject *parent = nullptr);

    void setLimits(const RateLimits &limits);
    const RateLimits &limits() const { return m_limiter.limits(); }

    Ticket join(Member &member, std::int64_t tokens);
    void rejoin(Ticket ticket, Member &member, std::int64_t tokens);
    void leave(Ticket ticket);
    void force(Ticket ticket);
    void answered(Ticket ticket, const RateLimitReport &report);
    void settle(Ticket ticket, bool succeeded, std::optional<std::int64_t> actualTokens);
    void pause(Clock::Milliseconds delay);
    void overloaded() { m_limiter.overloaded(); }

private:
    void schedule();
    void pump();
    void tell(const RateLimiter::Verdict &verdict);

    Clock &m_clock;
    RateLimiter m_limiter;
    std::map<Ticket, Member *> m_members; ///< those in the line
    std::unique_ptr<Alarm> m_alarm;
    bool m_scheduled = false;
};

} // namespace cuewright
