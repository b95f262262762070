#pragma once

#include "net/ratelimitheaders.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace cuewright {

/// What is known of one bucket at the server: it fills evenly, so its level is computed from the last report and from
/// what has been spent since. Without a report it holds nothing back. Pure; `now` is Clock::elapsed().
class ServerBucket final
{
public:
    using Milliseconds = std::chrono::milliseconds;

    /// `inFlight`: what has been sent and may not yet be in the report's figures; counted as not in them.
    void learn(const BucketReport &report, std::int64_t inFlight, Milliseconds now);
    void spend(std::int64_t amount, Milliseconds now);
    void giveBack(std::int64_t amount, Milliseconds now); ///< what was spent was not sent
    /// When `amount` fits, `now` at the earliest. More than a full bucket waits for the full bucket: whether it goes
    /// through then is the server's to say.
    Milliseconds available(std::int64_t amount, Milliseconds now) const;
    /// For people. 0: not known.
    std::int64_t capacity() const;
    /// Of the capacity; 0 without one.
    std::int64_t used(Milliseconds now) const;

private:
    void moveTo(Milliseconds now);
    double levelAt(Milliseconds now) const;
    double ratePerMs() const;

    std::optional<double> m_level; ///< at m_at; nullopt: nothing known
    Milliseconds m_at{0};
    std::optional<double> m_capacity;
    std::optional<double> m_rate; ///< per millisecond, as last reported
    Milliseconds m_forgetAt{0}; ///< without a capacity: when the report has no more to say
};

} // namespace cuewright
