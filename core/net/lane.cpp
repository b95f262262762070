#include "net/lane.h"

#include <QPointer>

#include <vector>

namespace cuewright {

Lane::Lane(Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
}

void Lane::setLimits(const RateLimits &limits)
{
    m_limiter.setLimits(limits);
    schedule();
}

Lane::Ticket Lane::join(Member &member, std::int64_t tokens)
{
    const Ticket ticket = m_limiter.join(tokens);
    m_members[ticket] = &member;
    schedule();
    return ticket;
}

void Lane::rejoin(Ticket ticket, Member &member, std::int64_t tokens)
{
    m_limiter.rejoin(ticket, tokens);
    m_members[ticket] = &member;
    schedule();
}

void Lane::leave(Ticket ticket)
{
    m_limiter.leave(ticket);
    m_members.erase(ticket);
    schedule();
}

void Lane::force(Ticket ticket)
{
    const auto it = m_members.find(ticket);
    if (it == m_members.end())
        return;
    Member *member = it->second;
    m_members.erase(it);
    m_limiter.force(ticket, m_clock.elapsed());
    schedule();
    member->go();
}

void Lane::answered(Ticket ticket, const RateLimitReport &report)
{
    m_limiter.answered(ticket, report, m_clock.elapsed());
    schedule();
}

void Lane::settle(Ticket ticket, bool succeeded, std::optional<std::int64_t> actualTokens)
{
    m_limiter.settle(ticket, succeeded, actualTokens, m_clock.elapsed());
    schedule();
}

void Lane::pause(Clock::Milliseconds delay)
{
    m_limiter.pause(m_clock.elapsed() + delay);
    schedule();
}

void Lane::schedule()
{
    if (!std::exchange(m_scheduled, true))
        QMetaObject::invokeMethod(this, &Lane::pump, Qt::QueuedConnection);
}

void Lane::pump()
{
    m_scheduled = false;
    m_alarm.reset();
    const QPointer<Lane> self(this);
    const auto takeOut = [this](Ticket ticket) {
        Member *member = m_members.at(ticket);
        m_members.erase(ticket);
        return member;
    };
    while (const auto ticket = m_limiter.take(m_clock.elapsed())) {
        takeOut(*ticket)->go();
        if (!self)
            return;
    }
    const RateLimiter::Verdict verdict = m_limiter.hold(m_clock.elapsed());
    if (verdict.hold == RateLimiter::Hold::TooLarge) {
        const Ticket ticket = *m_limiter.head();
        m_limiter.leave(ticket);
        schedule();
        takeOut(ticket)->tooLarge(m_limiter.limits().tokensPerMinute);
        return;
    }
    if (m_members.empty())
        return;
    if (verdict.hold != RateLimiter::Hold::Concurrency)
        m_alarm = m_clock.after(verdict.until - m_clock.elapsed(), [this] { pump(); });
    tell(verdict);
}

void Lane::tell(const RateLimiter::Verdict &verdict)
{
    std::vector<Ticket> tickets;
    for (const auto &[ticket, member] : m_members)
        tickets.push_back(ticket);
    const QPointer<Lane> self(this);
    for (const Ticket ticket : tickets) {
        const auto it = m_members.find(ticket);
        if (it != m_members.end())
            it->second->held(verdict);
        if (!self)
            return;
    }
}

} // namespace cuewright
