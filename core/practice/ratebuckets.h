#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QList>
#include <QPair>

#include <algorithm>
#include <cstdint>

namespace cuewright {

/// The two buckets behind the x-ratelimit headers (facts §6): requests and tokens a minute, refilled evenly.
class RateBuckets
{
public:
    RateBuckets(Clock &clock, std::int64_t requestsPerMinute, std::int64_t tokensPerMinute);

    /// Takes one request and its tokens. False where they are not there; nothing is taken then.
    bool take(std::int64_t tokens);
    /// Whether the last refusal was for want of tokens rather than of requests.
    bool lackedTokens() const { return m_lackedTokens; }
    /// Time until `tokens` could be taken.
    Clock::Milliseconds waitFor(std::int64_t tokens) const;
    QList<QPair<QByteArray, QByteArray>> headers() const;

private:
    struct Bucket
    {
        double limit = 0;
        double level = 0;

        Clock::Milliseconds until(double wanted) const;
    };
    void refill();

    Clock &m_clock;
    Clock::Milliseconds m_last;
    Bucket m_requests;
    Bucket m_tokens;
    bool m_lackedTokens = false;
};

} // namespace cuewright
