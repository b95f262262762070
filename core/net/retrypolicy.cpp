#include "net/retrypolicy.h"

#include "net/httpdate.h"

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;

/// Longer waits than this are all the same to a person, and keep clear of the ends of date arithmetic.
constexpr Milliseconds kLongestWait = std::chrono::hours(24 * 366);

std::optional<Milliseconds> positiveDelay(double milliseconds)
{
    if (!std::isfinite(milliseconds) || milliseconds <= 0)
        return std::nullopt;
    const double longest = static_cast<double>(kLongestWait.count());
    return Milliseconds(std::llround(std::ceil(std::min(milliseconds, longest))));
}

/// What another attempt cannot change, whatever the server says about retrying.
bool isFinal(Error::Code code)
{
    switch (code) {
    case Error::Code::Cancelled:
    case Error::Code::Budget:
    case Error::Code::QuotaExceeded:
    case Error::Code::ContextLength:
    case Error::Code::Tls:
    case Error::Code::Invalid:
    case Error::Code::Unsupported:
        return true;
    default:
        return false;
    }
}

/// No HTTP error: the connection or the answer itself broke, or an error came inside the stream.
bool isPassing(Error::Code code)
{
    switch (code) {
    case Error::Code::Network:
    case Error::Code::Timeout:
    case Error::Code::Truncated:
    case Error::Code::RateLimited:
    case Error::Code::Overloaded:
    case Error::Code::Server:
        return true;
    default:
        return false;
    }
}

/// The same request with the same key is refused again.
bool isHardStop(int status)
{
    return status == 400 || status == 401 || status == 403 || status == 404;
}

bool isWorthRetrying(const FailedAttempt &attempt)
{
    const QByteArray should = headerValue(attempt.headers, "x-should-retry").toLower();
    if (should == "false" || isHardStop(attempt.status))
        return false;
    if (should == "true")
        return true;
    if (attempt.status < 300)
        return isPassing(attempt.error.code);
    return attempt.status == 408 || attempt.status == 409 || attempt.status == 429 || attempt.status >= 500;
}

Milliseconds ownDelay(const RetryPolicy &policy, const FailedAttempt &attempt, Random &random)
{
    // 2^62 is far above any maxDelay; a larger exponent would only risk infinity.
    const int doublings = std::clamp(attempt.number - 1, 0, 62);
    const double longest = static_cast<double>(policy.maxDelay.count());
    double delay = std::min(std::ldexp(static_cast<double>(policy.firstDelay.count()), doublings), longest);
    if (attempt.error.code == Error::Code::Overloaded)
        delay = std::max(delay, static_cast<double>(policy.overloadDelay.count()));
    return Milliseconds(std::llround(delay * (1.0 - policy.jitter * random.unit())));
}

} // namespace

RetryPolicy RetryPolicy::officialSdk()
{
    return {};
}

RetryPolicy RetryPolicy::patient()
{
    RetryPolicy policy;
    policy.maxAttempts = 5;
    policy.firstDelay = 4s;
    policy.maxDelay = 60s;
    policy.jitter = 0;
    policy.overloadDelay = 15s;
    return policy;
}

RetryPolicy RetryPolicy::none()
{
    RetryPolicy policy;
    policy.maxAttempts = 1;
    return policy;
}

RetryPolicy RetryPolicy::of(Preset preset)
{
    switch (preset) {
    case Preset::Patient:
        return patient();
    case Preset::None:
        return none();
    case Preset::OfficialSdk:
    case Preset::Custom:
        break;
    }
    return officialSdk();
}

RetryPolicy::Preset RetryPolicy::preset() const
{
    for (const Preset known : {Preset::OfficialSdk, Preset::Patient, Preset::None}) {
        if (*this == of(known))
            return known;
    }
    return Preset::Custom;
}

RetryPolicy RetryPolicy::bounded() const
{
    RetryPolicy policy = *this;
    policy.maxAttempts = std::clamp(maxAttempts, 1, 20);
    policy.maxDelay = std::clamp<Milliseconds>(maxDelay, 0ms, 1h);
    policy.firstDelay = std::clamp<Milliseconds>(firstDelay, 0ms, policy.maxDelay);
    policy.overloadDelay = std::clamp<Milliseconds>(overloadDelay, 0ms, policy.maxDelay);
    policy.maxServerDelay = std::clamp<Milliseconds>(maxServerDelay, 0ms, 24h);
    policy.jitter = std::isfinite(jitter) ? std::clamp(jitter, 0.0, 1.0) : 0.0;
    return policy;
}

std::optional<Milliseconds> serverDelay(const HttpHeaders &headers, const QDateTime &now)
{
    bool isNumber = false;
    const double milliseconds = headerValue(headers, "retry-after-ms").toDouble(&isNumber);
    if (isNumber && std::isfinite(milliseconds))
        return positiveDelay(milliseconds);
    const QByteArray text = headerValue(headers, "retry-after");
    const double seconds = text.toDouble(&isNumber);
    if (isNumber)
        return positiveDelay(seconds * 1000);
    if (const auto date = parseHttpDate(text, now))
        return positiveDelay(static_cast<double>(now.msecsTo(*date)));
    return std::nullopt;
}

RetryDecision decideRetry(
    const RetryPolicy &policy, const FailedAttempt &attempt, const QDateTime &now, Random &random)
{
    RetryDecision decision;
    if (attempt.deltaShown || isFinal(attempt.error.code) || !isWorthRetrying(attempt))
        return decision;
    const auto asked = serverDelay(attempt.headers, now);
    if (asked && *asked > policy.maxServerDelay) {
        decision.notBefore = now.toUTC().addMSecs(asked->count());
        return decision;
    }
    if (attempt.number >= policy.maxAttempts)
        return decision;
    decision.retry = true;
    decision.serverAsked = asked.has_value();
    decision.delay = asked ? *asked : ownDelay(policy, attempt, random);
    return decision;
}

} // namespace cuewright
