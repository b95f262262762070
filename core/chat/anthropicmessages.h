#pragma once

#include "chat/codec.h"

namespace cuewright {

/// A request in Anthropic's Messages format (facts/prompty §9.5), without streaming.
EncodedRequest anthropicBody(const ChatRequest &request);

/// A whole message object. Errors: what the provider said went wrong, Protocol for another document.
[[nodiscard]] Result<Completion> readAnthropicAnswer(const Json &message);

} // namespace cuewright
