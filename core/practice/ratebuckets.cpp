#include "practice/ratebuckets.h"

#include <cmath>

namespace cuewright {
namespace {

// "1m30s", "850ms": Go's way of writing durations, as the API does.
QByteArray goDuration(Clock::Milliseconds time)
{
    const auto ms = std::max<std::int64_t>(time.count(), 0);
    if (ms < 1000)
        return QByteArray::number(static_cast<qint64>(ms)) + "ms";
    const auto seconds = static_cast<double>(ms % 60'000) / 1000.0;
    const QByteArray minutes
        = ms >= 60'000 ? QByteArray::number(static_cast<qint64>(ms / 60'000)) + "m" : QByteArray();
    return minutes + QByteArray::number(seconds, 'g', 6) + "s";
}

} // namespace

RateBuckets::RateBuckets(Clock &clock, std::int64_t requestsPerMinute, std::int64_t tokensPerMinute)
    : m_clock(clock)
    , m_last(clock.elapsed())
    , m_requests{static_cast<double>(requestsPerMinute), static_cast<double>(requestsPerMinute)}
    , m_tokens{static_cast<double>(tokensPerMinute), static_cast<double>(tokensPerMinute)}
{ }

Clock::Milliseconds RateBuckets::Bucket::until(double wanted) const
{
    const double missing = std::min(wanted, limit) - level;
    return Clock::Milliseconds(
        missing <= 0 ? 0 : static_cast<std::int64_t>(std::ceil(missing / limit * 60'000)));
}

void RateBuckets::refill()
{
    const auto now = m_clock.elapsed();
    const double share = static_cast<double>((now - m_last).count()) / 60'000.0;
    m_last = now;
    m_requests.level = std::min(m_requests.limit, m_requests.level + m_requests.limit * share);
    m_tokens.level = std::min(m_tokens.limit, m_tokens.level + m_tokens.limit * share);
}

bool RateBuckets::take(std::int64_t tokens)
{
    refill();
    // A request larger than the whole bucket would wait for ever: it takes all there is.
    const double wanted = std::min(static_cast<double>(tokens), m_tokens.limit);
    m_lackedTokens = m_requests.level >= 1 && m_tokens.level < wanted;
    if (m_requests.level < 1 || m_tokens.level < wanted)
        return false;
    m_requests.level -= 1;
    m_tokens.level -= wanted;
    return true;
}

Clock::Milliseconds RateBuckets::waitFor(std::int64_t tokens) const
{
    return std::max(m_requests.until(1), m_tokens.until(static_cast<double>(tokens)));
}

QList<QPair<QByteArray, QByteArray>> RateBuckets::headers() const
{
    const auto whole = [](double amount) {
        return QByteArray::number(static_cast<qint64>(std::floor(std::max(amount, 0.0))));
    };
    return {{"x-ratelimit-limit-requests", whole(m_requests.limit)},
        {"x-ratelimit-limit-tokens", whole(m_tokens.limit)},
        {"x-ratelimit-remaining-requests", whole(m_requests.level)},
        {"x-ratelimit-remaining-tokens", whole(m_tokens.level)},
        {"x-ratelimit-reset-requests", goDuration(m_requests.until(m_requests.limit))},
        {"x-ratelimit-reset-tokens", goDuration(m_tokens.until(m_tokens.limit))}};
}

} // namespace cuewright
