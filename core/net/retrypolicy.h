#pragma once

#include "base/random.h"
#include "base/result.h"
#include "chat/httperror.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace cuewright {

/// When to try again. A value; decide() is a pure function (facts §5.2, §5.3).
struct RetryPolicy
{
    int maxAttempts = 3;
    std::chrono::milliseconds firstDelay{500};
    std::chrono::milliseconds maxDelay{8'000};
    /// The delay is multiplied with a factor evenly in (1 - jitter, 1]: never longer than computed.
    double jitter = 0.25;
    /// An overloaded server (503, slow_down) is left alone for at least this long, whatever the attempt's number.
    std::chrono::milliseconds overloadDelay{8'000};
    /// A server that asks for a longer wait ends the call, with the time when it may be tried again.
    std::chrono::milliseconds maxServerDelay{120'000};

    static RetryPolicy officialSdk(); ///< 3 attempts, 0.5 s doubling to 8 s
    static RetryPolicy patient(); ///< 5 attempts, 4 s doubling to 60 s, no jitter: never shorter than 4 s
    static RetryPolicy none(); ///< one attempt

    enum class Preset { OfficialSdk, Patient, None, Custom };
    static RetryPolicy of(Preset preset); ///< Custom: a start for changes, the official SDK's
    Preset preset() const; ///< Custom where it equals none of the others
    /// A person's own numbers within reason: 1 to 20 attempts, delays up to an hour and none longer than maxDelay, the
    /// server's up to a day, jitter from 0 to 1.
    RetryPolicy bounded() const;

    friend bool operator==(const RetryPolicy &, const RetryPolicy &) = default;
};

/// One failed attempt, as far as the decision needs it.
struct FailedAttempt
{
    int number = 1; ///< 1 for the first
    int status = 0; ///< 0: no HTTP answer
    HttpHeaders headers;
    Error error;
    bool deltaShown = false; ///< something of the answer has been shown: never retried
};

struct RetryDecision
{
    bool retry = false;
    std::chrono::milliseconds delay{0};
    bool serverAsked = false; ///< the delay is the server's, not ours
    /// UTC; stopped because the server asks for more than maxServerDelay. A bound: absurd waits are given as a year.
    std::optional<QDateTime> notBefore;
};

/// In this order: nothing after something was shown; nothing that another try cannot change or that a person stopped (a
/// spend limit, too long a prompt, a certificate; 400, 401, 403 and 404), whatever the server says; what x-should-retry
/// says, without it the status: 408, 409, 429, 5xx, no answer or a broken one; nothing above maxServerDelay; nothing after
/// the last attempt. The official clients (facts §5.2) obey x-should-retry: true on those four as well: here it can forbid
/// everything, and allow only what a second try could change.
RetryDecision decideRetry(
    const RetryPolicy &policy, const FailedAttempt &attempt, const QDateTime &now, Random &random);

/// The wait a server asks for: retry-after-ms, then retry-after as seconds or HTTP date. nullopt: none that makes sense
/// (not above zero, no number, no date); a retry-after-ms that is a number keeps retry-after from being looked at.
std::optional<std::chrono::milliseconds> serverDelay(const HttpHeaders &headers, const QDateTime &now);

} // namespace cuewright
