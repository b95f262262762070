#pragma once

#include "catalog/model.h"

#include <cstdint>
#include <optional>

namespace cuewright {

/// Token counts of one answer, as a provider reports them (facts §7). `cachedInput` and `cacheWrite` are
/// disjoint parts of `input`; `reasoning` is part of `output`. Missing details are 0, a missing report is no
/// Usage at all.
struct Usage
{
    std::int64_t input = 0;
    std::int64_t output = 0;
    std::int64_t cachedInput = 0;
    std::int64_t cacheWrite = 0;
    std::int64_t reasoning = 0;
    std::int64_t audioInput = 0;
    std::int64_t audioOutput = 0;

    friend bool operator==(const Usage &, const Usage &) = default;
};

/// What `usage` costs at `price`: the formula of facts §7. Servers whose sums do not add up are met halfway:
/// nothing counts less than 0, and where the parts are more than the total (some report input without its
/// cached part) the parts are charged and the total is their sum. The cliff of long contexts looks at that
/// total.
Money costOf(const Usage &usage, const ModelPrice &price);

} // namespace cuewright
