#include "net/serverbucket.h"

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

using namespace std::chrono_literals;

/// A server's number may be anything; rounding has to stay within 64 bits.
constexpr double kLargest = 1e15;

double toDouble(std::int64_t amount)
{
    return static_cast<double>(amount);
}

} // namespace

double ServerBucket::ratePerMs() const
{
    // Limits are per minute where the server does not say how fast the bucket fills.
    return m_rate.value_or(m_capacity.value_or(0) / 60'000.0);
}

double ServerBucket::levelAt(Milliseconds now) const
{
    const double filled = *m_level + ratePerMs() * static_cast<double>((now - m_at).count());
    return m_capacity ? std::min(filled, *m_capacity) : *m_level;
}

void ServerBucket::moveTo(Milliseconds now)
{
    if (!m_level || now <= m_at)
        return;
    if (!m_capacity && now >= m_forgetAt) {
        m_level.reset();
        return;
    }
    m_level = levelAt(now);
    m_at = now;
}

void ServerBucket::learn(const BucketReport &report, std::int64_t inFlight, Milliseconds now)
{
    if (report.limit && *report.limit > 0)
        m_capacity = toDouble(*report.limit);
    if (!report.remaining) {
        moveTo(now);
        return;
    }
    const double remaining = toDouble(*report.remaining);
    if (m_capacity && remaining > *m_capacity)
        m_capacity = remaining;
    m_at = now;
    m_level = remaining - toDouble(inFlight);
    m_forgetAt = now + report.reset.value_or(60s);
    if (!report.reset || !m_capacity)
        return;
    if (report.reset->count() == 0)
        m_level = *m_capacity - toDouble(inFlight);
    else if (remaining < *m_capacity)
        m_rate = (*m_capacity - remaining) / static_cast<double>(report.reset->count());
}

void ServerBucket::spend(std::int64_t amount, Milliseconds now)
{
    moveTo(now);
    if (m_level)
        *m_level -= toDouble(amount);
}

void ServerBucket::giveBack(std::int64_t amount, Milliseconds now)
{
    spend(-amount, now); // levelAt() knows that no more than the capacity is there
}

ServerBucket::Milliseconds ServerBucket::available(std::int64_t amount, Milliseconds now) const
{
    if (!m_level || (!m_capacity && now >= m_forgetAt))
        return now;
    const double wanted = m_capacity ? std::min(toDouble(amount), *m_capacity) : toDouble(amount);
    const double missing = wanted - levelAt(now);
    constexpr double kRoundingError = 1e-6;
    if (missing <= kRoundingError)
        return now;
    if (!m_capacity || ratePerMs() <= 0)
        return m_forgetAt > now ? m_forgetAt : now;
    constexpr double kLongest = 366.0 * 24 * 3600 * 1000;
    const double wait = std::min(std::ceil((missing - kRoundingError) / ratePerMs()), kLongest);
    return now + Milliseconds(std::max<std::int64_t>(1, std::llround(wait)));
}

std::int64_t ServerBucket::capacity() const
{
    return m_capacity ? std::llround(std::min(*m_capacity, kLargest)) : 0;
}

std::int64_t ServerBucket::used(Milliseconds now) const
{
    if (!m_level || !m_capacity)
        return 0;
    return std::llround(std::clamp(*m_capacity - levelAt(now), 0.0, kLargest));
}

} // namespace cuewright
