#pragma once

#include "chat/request.h"
#include "tools/toolresult.h"

#include <optional>

namespace cuewright {

/// What this program itself says to a call that no tool can answer, so that the model mends it (facts §4): there is no such
/// tool, the arguments are no JSON object, or they break the tool's schema. nullopt: nothing is wrong with it. In English, like
/// all that models read.
std::optional<ToolResult> programAnswer(const ToolCall &call, const QList<ToolDefinition> &tools);

} // namespace cuewright
