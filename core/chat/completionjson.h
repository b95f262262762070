#pragma once

#include "base/json.h"
#include "chat/completion.h"

namespace cuewright {

// Answers as this program keeps them in files: the cache, traces. What is empty is not written.

/// {"id","model","text","tool_calls",…,"finish","usage",…}. `reported_cost` in pico-dollars.
Json completionToJson(const Completion &completion);
/// What makes no sense reads as not set. Without "complete" it is complete.
Completion completionFromJson(const Json &json);

/// {"id","name","arguments"}.
Json toolCallToJson(const ToolCall &call);
ToolCall toolCallFromJson(const Json &json);

Json usageToJson(const Usage &usage);
Usage usageFromJson(const Json &json); ///< what is missing or no whole number is 0

} // namespace cuewright
