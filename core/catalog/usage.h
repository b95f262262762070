#pragma once

#include "catalog/model.h"

#include <cstdint>
#include <optional>

namespace cuewright {

/// Token counts of one answer, as a provider reports them (facts §7). `cachedInput` and `cacheWrite` are disjoint parts
/// of `input`; `reasoning` is part of `output`. Missing details are 0, a missing report is no Usage at all.
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

/// What `usage` costs at `price`: the formula of facts §7, with parts clamped at 0 for servers whose sums do not add up.
Money costOf(const Usage &usage, const ModelPrice &price);

} // namespace cuewright
