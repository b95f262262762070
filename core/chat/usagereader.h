#pragma once

#include "base/json.h"
#include "base/money.h"
#include "catalog/usage.h"

#include <optional>

namespace cuewright {

/// Reads "usage" of Chat Completions, and of Responses and Anthropic, whose names differ (facts §7). Missing details are
/// 0; negative or absurd numbers count as missing. nullopt where neither input nor output is reported.
std::optional<Usage> readUsage(const Json &usage);

/// The price that a gateway reports in usage.cost, a number or a decimal text of dollars (OpenRouter, LiteLLM).
std::optional<Money> readCost(const Json &usage);

} // namespace cuewright
