#pragma once

#include "runs/tokenbreakdown.h"

namespace cuewright {

/// A table for people, the most expensive parts first.
void printBreakdown(const QString &model, const TokenBreakdown &breakdown);
/// {"model":…,"input_tokens":…,"exact":…,"rows":[…]}; messages are numbered from 1, as in the table.
Json breakdownJson(const QString &model, const TokenBreakdown &breakdown);

} // namespace cuewright
