#include "net/lane.h"

#include "catalog/provider.h"

#include <QDateTime>
#include <QPointer>

#include <algorithm>

namespace cuewright {

Lane::Lane(Clock &clock, QString provider, QString model, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_provider(std::move(provider))
    , m_model(std::move(model))
{
}

void Lane::setLimits(const RateLimits &limits)
{
    m_limiter.setLimits(limits);
    m_told.reset(); // the reason names the limit
    schedule();
}

void Lane::setPaused(bool paused)
{
    m_limiter.setPaused(paused);
    if (!paused)
        m_limiter.resumeBulk();
    schedule();
}

void Lane::stopBulk(const QString &why, std::optional<Clock::Milliseconds> delay)
{
    m_stopReason = why;
    m_limiter.stopBulk(delay ? m_clock.elapsed() + *delay : Clock::Milliseconds::max());
    m_told.reset(); // the reason may be another one
    schedule();
}

Lane::Ticket Lane::join(Member &member, std::int64_t tokens, Priority priority)
{
    const Ticket ticket = m_limiter.join(tokens, priority);
    m_members[ticket] = {&member, priority};
    m_untold.push_back(ticket);
    schedule();
    return ticket;
}

void Lane::rejoin(Ticket ticket, Member &member, std::int64_t tokens, Priority priority)
{
    m_limiter.rejoin(ticket, tokens, priority);
    m_members[ticket] = {&member, priority};
    m_untold.push_back(ticket);
    schedule();
}

void Lane::leave(Ticket ticket)
{
    m_limiter.leave(ticket);
    m_members.erase(ticket);
    schedule();
}

Lane::Member *Lane::takeOut(Ticket ticket)
{
    const auto it = m_members.find(ticket);
    if (it == m_members.end())
        return nullptr;
    Member *member = it->second.member;
    m_members.erase(it);
    return member;
}

void Lane::force(Ticket ticket)
{
    Member *member = takeOut(ticket);
    if (!member)
        return;
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

void Lane::giveBack(Ticket ticket)
{
    m_limiter.giveBack(ticket, m_clock.elapsed());
    schedule();
}

void Lane::waitFor(Clock::Milliseconds delay)
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
    emit changed();
    while (const auto ticket = m_limiter.take(m_clock.elapsed())) {
        takeOut(*ticket)->go();
        if (!self)
            return;
    }
    const RateLimiter::Verdict verdict = m_limiter.hold(m_clock.elapsed());
    if (verdict.hold == RateLimiter::Hold::TooLarge) {
        const Ticket ticket = *m_limiter.head(m_clock.elapsed());
        m_limiter.leave(ticket);
        schedule();
        takeOut(ticket)->tooLarge(m_limiter.limits().tokensPerMinute);
        return;
    }
    if (m_members.empty()) {
        m_untold.clear();
        m_told.reset();
        return;
    }
    const RateLimiter::Verdict bulk = m_limiter.hold(Priority::Bulk, m_clock.elapsed());
    Clock::Milliseconds next = Clock::Milliseconds::max();
    for (const RateLimiter::Verdict &one : {verdict, bulk}) {
        if (one.hasTime())
            next = std::min(next, one.until);
    }
    if (next != Clock::Milliseconds::max())
        m_alarm = m_clock.after(next - m_clock.elapsed(), [this] { pump(); });
    tell({verdict, bulk});
}

void Lane::tell(const Verdicts &verdicts)
{
    // Thousands may wait while others come and go: whoever has heard the same before is left alone.
    const auto differs = [](const RateLimiter::Verdict &a, const RateLimiter::Verdict &b) {
        return a.hold != b.hold || (a.hasTime() && a.until != b.until);
    };
    const bool isNews = !m_told || differs(verdicts[0], (*m_told)[0]) || differs(verdicts[1], (*m_told)[1]);
    m_told = verdicts;
    std::vector<Ticket> tickets = std::exchange(m_untold, {});
    if (isNews) {
        tickets.clear();
        for (const auto &[ticket, member] : m_members)
            tickets.push_back(ticket);
    }
    const QPointer<Lane> self(this);
    for (const Ticket ticket : tickets) {
        const auto it = m_members.find(ticket);
        if (it != m_members.end())
            it->second.member->held(verdicts[static_cast<std::size_t>(it->second.priority)]);
        if (!self)
            return;
    }
}

RateLimiter::Verdict Lane::verdict() const
{
    const Clock::Milliseconds now = m_clock.elapsed();
    if (m_limiter.waiting() > 0)
        return m_limiter.hold(now);
    if (m_limiter.isPaused())
        return {RateLimiter::Hold::PausedByPerson, now};
    if (m_limiter.isBulkStopped(now))
        return m_limiter.hold(Priority::Bulk, now);
    const Clock::Milliseconds pausedUntil = m_limiter.pausedUntil();
    return pausedUntil > now ? RateLimiter::Verdict{RateLimiter::Hold::Paused, pausedUntil} : RateLimiter::Verdict();
}

QDateTime Lane::wallTime(const RateLimiter::Verdict &verdict) const
{
    if (!verdict.hasTime())
        return {};
    return m_clock.utcNow().addMSecs((verdict.until - m_clock.elapsed()).count());
}

QString Lane::reason(RateLimiter::Hold hold) const
{
    switch (hold) {
    case RateLimiter::Hold::Requests:
        return tr("Your limit of requests a minute for this model (%L1) is used up.").arg(limits().requestsPerMinute);
    case RateLimiter::Hold::Tokens:
        return tr("You allow %L1 tokens a minute for this model, and too few are left.").arg(limits().tokensPerMinute);
    case RateLimiter::Hold::ServerRequests:
        return tr("The limit of requests at %1 is used up.").arg(providerTitle(m_provider));
    case RateLimiter::Hold::ServerTokens:
        return tr("The limit of tokens at %1 is used up.").arg(providerTitle(m_provider));
    case RateLimiter::Hold::Paused:
        return tr("%1 asked for a pause.").arg(providerTitle(m_provider));
    case RateLimiter::Hold::Stopped:
        return tr("Requests that run by themselves are held. %1").arg(m_stopReason);
    case RateLimiter::Hold::PausedByPerson:
        return tr("You paused this lane.");
    case RateLimiter::Hold::Concurrency: {
        const int parallel = static_cast<int>(m_limiter.parallel().allowed());
        return m_limiter.parallel().isLowered()
            ? tr("%1 takes %n requests at a time now, because it refused more.", nullptr, parallel).arg(providerTitle(m_provider))
            : tr("%n requests run at a time.", nullptr, parallel);
    }
    case RateLimiter::Hold::None:
    case RateLimiter::Hold::TooLarge:
        break;
    }
    return {};
}

} // namespace cuewright
