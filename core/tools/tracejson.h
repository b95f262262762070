#pragma once

#include "base/json.h"
#include "chat/request.h"

namespace cuewright {

// Messages and settings as trace files have them: what Chat Completions calls alike has its names (facts §1), so that a
// conversation can be read, and copied, without knowing this program. What is not set is not written; what makes no sense reads
// as not set.

/// {"role", "content": text or [{"type","text"|"source",…}], "name", "tool_calls", "tool_call_id", "reasoning_items", …}.
Json messageToJson(const Message &message);
/// Null roles read as "user".
Message messageFromJson(const Json &json);

/// Everything of a request but its messages.
Json settingsToJson(const ChatRequest &request);
ChatRequest settingsFromJson(const Json &json);

} // namespace cuewright
