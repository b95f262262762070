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

void RateLimiter::setLimits(const RateLimits &limits)
{
    m_limits = limits;
    m_parallel.setCap(limits.concurrent);
}

RateLimiter::Ticket RateLimiter::join(std::int64_t tokens, Priority priority)
{
    line(priority)[++m_last] = bounded(tokens);
    return m_last;
}

void RateLimiter::rejoin(Ticket ticket, std::int64_t tokens, Priority priority)
{
    line(priority)[ticket] = bounded(tokens);
}

void RateLimiter::leave(Ticket ticket)
{
    for (Line &line : m_lines)
        line.erase(ticket);
}

const RateLimiter::Line *RateLimiter::headLine(Milliseconds now) const
{
    const Line &interactive = line(Priority::Interactive);
    const Line &bulk = line(Priority::Bulk);
    if (bulk.empty() || isBulkStopped(now))
        return interactive.empty() ? nullptr : &interactive;
    return interactive.empty() || m_passes >= kPasses ? &bulk : &interactive;
}

std::optional<RateLimiter::Ticket> RateLimiter::head(Milliseconds now) const
{
    const Line *line = headLine(now);
    return line ? std::optional<Ticket>(line->begin()->first) : std::nullopt;
}

std::optional<RateLimiter::Ticket> RateLimiter::take(Milliseconds now)
{
    forget(now);
    const auto ticket = head(now);
    if (!ticket || hold(now).hold != Hold::None)
        return std::nullopt;
    const bool passes
        = headLine(now) == &line(Priority::Interactive) && !line(Priority::Bulk).empty() && !isBulkStopped(now);
    m_passes = passes ? m_passes + 1 : 0;
    force(*ticket, now);
    return ticket;
}

void RateLimiter::force(Ticket ticket, Milliseconds now)
{
    for (Line &line : m_lines) {
        const auto place = line.find(ticket);
        if (place == line.end())
            continue;
        const std::int64_t tokens = place->second;
        line.erase(place);
        spend(ticket, tokens, now);
        return;
    }
}

void RateLimiter::spend(Ticket ticket, std::int64_t tokens, Milliseconds now)
{
    m_window.push_back({ticket, now, tokens});
    m_windowTokens += tokens;
    m_running[ticket] = {tokens, ++m_sent, false};
    m_serverRequests.spend(1, now);
    m_serverTokens.spend(tokens, now);
    m_serverProjectTokens.spend(tokens, now);
}

void RateLimiter::forget(Milliseconds now)
{
    while (!m_window.empty() && m_window.front().at + kComesBackAfter <= now) {
        m_windowTokens -= m_window.front().tokens;
        m_window.pop_front();
    }
}

template<typename Amount>
Milliseconds RateLimiter::windowRoom(
    std::int64_t limit, std::int64_t used, std::int64_t amount, Milliseconds now, Amount amountOf) const
{
    Milliseconds when = now;
    for (auto spent = m_window.begin(); spent != m_window.end() && used + amount > limit; ++spent) {
        used -= amountOf(*spent);
        when = std::max(now, spent->at + kComesBackAfter);
    }
    return when;
}

RateLimiter::Verdict RateLimiter::hold(Milliseconds now) const
{
    const Line *line = headLine(now);
    if (!line)
        return waiting() > 0 ? Verdict{Hold::Stopped, m_bulkStopUntil} : Verdict();
    const std::int64_t tokens = line->begin()->second;
    if (m_limits.tokensPerMinute > 0 && tokens > m_limits.tokensPerMinute)
        return {Hold::TooLarge, now};
    if (m_paused)
        return {Hold::PausedByPerson, now};

    // The longest wait is the one to show: after any shorter one the request would still be waiting.
    Verdict verdict{Hold::None, now};
    const auto consider = [&verdict](Hold hold, Milliseconds until) {
        if (until > verdict.until)
            verdict = {hold, until};
    };
    consider(Hold::Paused, m_pausedUntil);
    if (m_limits.requestsPerMinute > 0) {
        consider(Hold::Requests,
            windowRoom(m_limits.requestsPerMinute, static_cast<std::int64_t>(m_window.size()), 1, now,
                [](const Spent &) { return std::int64_t(1); }));
    }
    if (m_limits.tokensPerMinute > 0) {
        consider(Hold::Tokens,
            windowRoom(m_limits.tokensPerMinute, m_windowTokens, tokens, now,
                [](const Spent &spent) { return spent.tokens; }));
    }
    if (m_limits.followServer) {
        consider(Hold::ServerRequests, m_serverRequests.available(1, now));
        consider(Hold::ServerTokens, m_serverTokens.available(tokens, now));
        consider(Hold::ServerTokens, m_serverProjectTokens.available(tokens, now));
    }
    if (verdict.hold == Hold::None && m_running.size() >= m_parallel.allowed())
        return {Hold::Concurrency, now};
    return verdict;
}

RateLimiter::Verdict RateLimiter::hold(Priority priority, Milliseconds now) const
{
    if (priority == Priority::Bulk && isBulkStopped(now))
        return {Hold::Stopped, m_bulkStopUntil};
    return hold(now);
}

RateLimiter::Picture RateLimiter::picture(Milliseconds now) const
{
    Picture picture;
    picture.requests.limit = m_limits.requestsPerMinute;
    picture.tokens.limit = m_limits.tokensPerMinute;
    for (const Spent &spent : m_window) {
        if (spent.at + kComesBackAfter <= now)
            continue;
        ++picture.requests.used;
        picture.tokens.used += spent.tokens;
    }
    const auto use = [now](const ServerBucket &bucket) { return Use{bucket.capacity(), bucket.used(now)}; };
    picture.serverRequests = use(m_serverRequests);
    picture.serverTokens = use(m_serverTokens);
    picture.serverProjectTokens = use(m_serverProjectTokens);
    return picture;
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
    const std::size_t running = m_running.size();
    const auto settled = m_running.find(ticket);
    if (settled == m_running.end())
        return;
    const std::uint64_t number = settled->second.number;
    m_running.erase(settled);
    if (const auto spent = lastSpent(ticket); actualTokens && spent != m_window.end()) {
        m_windowTokens += bounded(*actualTokens) - spent->tokens;
        spent->tokens = bounded(*actualTokens);
    }
    if (succeeded) {
        m_parallel.answered(running);
        if (number > m_bulkStopAt)
            resumeBulk();
    }
    forget(now);
}

void RateLimiter::giveBack(Ticket ticket, Milliseconds now)
{
    const auto running = m_running.find(ticket);
    if (running == m_running.end())
        return;
    // Where a report came since, it counted this one as on its way.
    m_serverRequests.giveBack(1, now);
    m_serverTokens.giveBack(running->second.tokens, now);
    m_serverProjectTokens.giveBack(running->second.tokens, now);
    m_running.erase(running);
    if (const auto spent = lastSpent(ticket); spent != m_window.end()) {
        m_windowTokens -= spent->tokens;
        m_window.erase(spent);
    }
    forget(now);
}

std::deque<RateLimiter::Spent>::iterator RateLimiter::lastSpent(Ticket ticket)
{
    // Newest first: a request that was tried again has older entries too.
    const auto spent = std::find_if(
        m_window.rbegin(), m_window.rend(), [ticket](const Spent &entry) { return entry.ticket == ticket; });
    return spent == m_window.rend() ? m_window.end() : std::prev(spent.base());
}

void RateLimiter::stopBulk(Milliseconds until)
{
    m_bulkStopUntil = until;
    m_bulkStopAt = m_sent;
}

void RateLimiter::pause(Milliseconds until)
{
    m_pausedUntil = std::max(m_pausedUntil, until);
}

void RateLimiter::refused(Ticket ticket)
{
    const auto it = m_running.find(ticket);
    if (it != m_running.end())
        m_parallel.refused(m_running.size(), it->second.number, m_sent);
}

} // namespace cuewright
