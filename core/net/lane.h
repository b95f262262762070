#pragma once

#include "base/clock.h"
#include "net/ratelimiter.h"

#include <QObject>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace cuewright {

/// The line in front of one model family at one server: a RateLimiter with a clock and the calls that wait.
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

    /// `provider` and `model`: names for people.
    Lane(Clock &clock, QString provider, QString model, QObject *parent = nullptr);

    const QString &provider() const { return m_provider; }
    const QString &model() const { return m_model; }
    const RateLimiter &limiter() const { return m_limiter; }

    void setLimits(const RateLimits &limits);
    const RateLimits &limits() const { return m_limiter.limits(); }
    /// By the person: what waits goes on waiting until this is lifted; what runs goes on. Lifting it lifts a stop as well.
    void setPaused(bool paused);
    /// Bulk waits from now on, for `delay` or without an end, because the server would refuse all of it. `why`: what it said.
    void stopBulk(const QString &why, std::optional<Clock::Milliseconds> delay);

    Ticket join(Member &member, std::int64_t tokens, Priority priority);
    void rejoin(Ticket ticket, Member &member, std::int64_t tokens, Priority priority);
    void leave(Ticket ticket);
    void force(Ticket ticket);
    void answered(Ticket ticket, const RateLimitReport &report);
    void refused(Ticket ticket) { m_limiter.refused(ticket); } ///< before settle()
    void settle(Ticket ticket, bool succeeded, std::optional<std::int64_t> actualTokens);
    void giveBack(Ticket ticket); ///< instead of settle(): it was not sent after all
    /// At the server's wish.
    void waitFor(Clock::Milliseconds delay);

    /// What holds the line back, pauses and stops also while nobody waits; and for people.
    RateLimiter::Verdict verdict() const;
    bool isBulkStopped() const { return m_limiter.isBulkStopped(m_clock.elapsed()); }
    QString reason(RateLimiter::Hold hold) const;
    /// The wall clock's time for a time of a verdict; invalid where it has none.
    QDateTime wallTime(const RateLimiter::Verdict &verdict) const;

signals:
    /// Anything that is shown of it; often.
    void changed();

private:
    struct Waiting
    {
        Member *member = nullptr;
        Priority priority = Priority::Interactive;
    };
    using Verdicts = std::array<RateLimiter::Verdict, 2>; ///< by Priority

    void schedule();
    void pump();
    Member *takeOut(Ticket ticket);
    void tell(const Verdicts &verdicts);

    Clock &m_clock;
    QString m_provider;
    QString m_model;
    RateLimiter m_limiter;
    QString m_stopReason;
    std::map<Ticket, Waiting> m_members; ///< those in the line
    std::optional<Verdicts> m_told; ///< nullopt: nothing that holds any more
    std::vector<Ticket> m_untold; ///< came since; may be gone again
    std::unique_ptr<Alarm> m_alarm;
    bool m_scheduled = false;
};

} // namespace cuewright
