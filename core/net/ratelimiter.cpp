#include "net/ratelimiter.h"

#include <algorithm>

namespace cuewright {
namespace {

using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;

/// One millisecond more than the window: both ends of a window of 60 s belong to it.
constexpr Milliseconds kComesBackAfter = 60s + 1ms;

/// Keeps sums of a minute's requests far from overflow, whatever an estimate or a server claims.
std::int64_t bounded(std::int64_t tokens)
{
    return std::clamp<std::int64_t>(tokens, 0, 1'000'000'000'000);
}

} // namespace

RateLimiter::Ticket RateLimiter::join(std::int64_t tokens)
{
    m_line[++m_last] = bounded(tokens);
    return m_last;
}

void RateLimiter::rejoin(Ticket ticket, std::int64_t tokens)
{
    m_line[ticket] = bounded(tokens);
}

void RateLimiter::leave(Ticket ticket)
{
    m_line.erase(ticket);
}

std::optional<RateLimiter::Ticket> RateLimiter::head() const
{
    return m_line.empty() ? std::nullopt : std::optional<Ticket>(m_line.begin()->first);
}

std::optional<RateLimiter::Ticket> RateLimiter::take(Milliseconds now)
{
    forget(now);
    if (m_line.empty() || hold(now).hold != Hold::None)
        return std::nullopt;
    const Ticket ticket = m_line.begin()->first;
    force(ticket, now);
    return ticket;
}

void RateLimiter::force(Ticket ticket, Milliseconds now)
{
    const auto place = m_line.find(ticket);
    if (place == m_line.end())
        return;
    const std::int64_t tokens = place->second;
    m_line.erase(place);
    spend(ticket, tokens, now);
}

void RateLimiter::spend(Ticket ticket, std::int64_t tokens, Milliseconds now)
{
    m_window.push_back({ticket, now, tokens});
    m_running[ticket] = {tokens, ++m_sent, false};
    m_serverRequests.spend(1, now);
    m_serverTokens.spend(tokens, now);
    m_serverProjectTokens.spend(tokens, now);
}

void RateLimiter::forget(Milliseconds now)
{
    while (!m_window.empty() && m_window.front().at + kComesBackAfter <= now)
        m_window.pop_front();
}

template<typename Amount>
Milliseconds RateLimiter::windowRoom(
    std::int64_t limit, std::int64_t amount, Milliseconds now, Amount amountOf) const
{
    std::int64_t used = 0;
    for (const Spent &spent : m_window) {
        if (spent.at + kComesBackAfter > now)
            used += amountOf(spent);
    }
    Milliseconds when = now;
    for (auto spent = m_window.begin(); spent != m_window.end() && used + amount > limit; ++spent) {
        if (spent->at + kComesBackAfter <= now)
            continue;
        used -= amountOf(*spent);
        when = spent->at + kComesBackAfter;
    }
    return when;
}

bool RateLimiter::isFull() const
{
    const std::size_t running = m_running.size();
    if (m_limits.concurrent > 0 && running >= static_cast<std::size_t>(m_limits.concurrent))
        return true;
    return m_lowered && running >= *m_lowered;
}

RateLimiter::Verdict RateLimiter::hold(Milliseconds now) const
{
    if (m_line.empty())
        return {};
    const std::int64_t tokens = m_line.begin()->second;
    if (m_limits.tokensPerMinute > 0 && tokens > m_limits.tokensPerMinute)
        return {Hold::TooLarge, now};

    // The longest wait is the one to show: after any shorter one the request would still be waiting.
    Verdict verdict{Hold::None, now};
    const auto consider = [&verdict](Hold hold, Milliseconds until) {
        if (until > verdict.until)
            verdict = {hold, until};
    };
    consider(Hold::Paused, m_pausedUntil);
    if (m_limits.requestsPerMinute > 0) {
        consider(Hold::Requests,
            windowRoom(m_limits.requestsPerMinute, 1, now, [](const Spent &) { return std::int64_t(1); }));
    }
    if (m_limits.tokensPerMinute > 0) {
        consider(Hold::Tokens,
            windowRoom(m_limits.tokensPerMinute, tokens, now, [](const Spent &spent) { return spent.tokens; }));
    }
    consider(Hold::ServerRequests, m_serverRequests.available(1, now));
    consider(Hold::ServerTokens, m_serverTokens.available(tokens, now));
    consider(Hold::ServerTokens, m_serverProjectTokens.available(tokens, now));
    if (verdict.hold == Hold::None && isFull())
        return {Hold::Concurrency, now};
    return verdict;
}

void RateLimiter::answered(Ticket ticket, const RateLimitReport &report, Milliseconds now)
{
    const auto it = m_running.find(ticket);
    if (it == m_running.end())
        return;
    it->second.counted = true;
    if (it->second.number < m_learnedFrom || report.isEmpty())
        return;
    m_learnedFrom = it->second.number;
    std::int64_t requests = 0;
    std::int64_t tokens = 0;
    for (const auto &[other, running] : m_running) {
        if (!running.counted) {
            ++requests;
            tokens += running.tokens;
        }
    }
    m_serverRequests.learn(report.requests, requests, now);
    m_serverTokens.learn(report.tokens, tokens, now);
    m_serverProjectTokens.learn(report.projectTokens, tokens, now);
}

void RateLimiter::settle(
    Ticket ticket, bool succeeded, std::optional<std::int64_t> actualTokens, Milliseconds now)
{
    if (m_running.erase(ticket) == 0)
        return;
    if (actualTokens) {
        // Newest first: a request that was tried again has older entries too.
        const auto spent = std::find_if(
            m_window.rbegin(), m_window.rend(), [ticket](const Spent &entry) { return entry.ticket == ticket; });
        if (spent != m_window.rend())
            spent->tokens = bounded(*actualTokens);
    }
    if (succeeded && m_lowered && ++*m_lowered >= m_loweredFrom)
        m_lowered.reset();
    forget(now);
}

void RateLimiter::pause(Milliseconds until)
{
    m_pausedUntil = std::max(m_pausedUntil, until);
}

void RateLimiter::overloaded()
{
    const std::size_t running = std::max<std::size_t>(m_running.size(), 1);
    if (!m_lowered)
        m_loweredFrom = running;
    m_lowered = std::max<std::size_t>(1, std::min(running, m_lowered.value_or(running)) / 2);
}

} // namespace cuewright
