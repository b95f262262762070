#pragma once

#include "chat/httperror.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace cuewright {

/// What a server says about one of its buckets. Each part may be missing.
struct BucketReport
{
    std::optional<std::int64_t> limit;
    std::optional<std::int64_t> remaining; ///< after the request that this answers
    std::optional<std::chrono::milliseconds> reset; ///< until the bucket is full again, not until the next request fits

    bool isEmpty() const { return !limit && !remaining && !reset; }
    friend bool operator==(const BucketReport &, const BucketReport &) = default;
};

/// The x-ratelimit-* fields of one answer (facts §6).
struct RateLimitReport
{
    BucketReport requests;
    BucketReport tokens;
    BucketReport projectTokens; ///< newer; a second, tighter bucket for the same tokens

    bool isEmpty() const { return requests.isEmpty() && tokens.isEmpty() && projectTokens.isEmpty(); }
};

/// A field whose text makes no sense counts as missing.
RateLimitReport parseRateLimits(const HttpHeaders &headers);

/// "6m0s", "2s81ms", "8.64s", "1d", "1.2ms", and a bare number of seconds. Rounded up to whole milliseconds, so that
/// nothing goes out too early; over a year counts as a year. nullopt for anything else.
std::optional<std::chrono::milliseconds> parseGoDuration(QByteArrayView text);

} // namespace cuewright
