#include "catalog/usage.h"

#include <algorithm>

namespace cuewright {

Money costOf(const Usage &usage, const ModelPrice &price)
{
    const auto atLeastZero = [](std::int64_t tokens) { return std::max<std::int64_t>(tokens, 0); };
    const std::int64_t cached = atLeastZero(usage.cachedInput);
    const std::int64_t written = atLeastZero(usage.cacheWrite);
    const std::int64_t audioIn = atLeastZero(usage.audioInput);
    const std::int64_t audioOut = atLeastZero(usage.audioOutput);
    // Each part is taken off in turn, so that absurd reports cannot overflow a sum of parts.
    const std::int64_t input = atLeastZero(usage.input);
    const std::int64_t afterCached = atLeastZero(input - cached);
    const std::int64_t afterWritten = atLeastZero(afterCached - written);
    const std::int64_t plainIn = atLeastZero(afterWritten - audioIn);
    const std::int64_t plainOut = atLeastZero(atLeastZero(usage.output) - audioOut);

    const auto exceeds = [&](std::int64_t limit) {
        return input > limit || cached > limit || written > limit - cached
            || audioIn > limit - cached - written;
    };
    const TokenPrices &prices
        = price.longContext && exceeds(price.longContextAbove) ? *price.longContext : price.base;
    return prices.input.times(plainIn) + prices.cachedInput.value_or(prices.input).times(cached)
        + prices.cacheWrite.value_or(prices.input).times(written)
        + prices.audioInput.value_or(prices.input).times(audioIn) + prices.output.times(plainOut)
        + prices.audioOutput.value_or(prices.output).times(audioOut);
}

} // namespace cuewright
