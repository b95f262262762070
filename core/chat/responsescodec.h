#pragma once

#include "chat/codec.h"

namespace cuewright {

/// The Responses format of OpenAI (facts §12), without state at the server: store is false, and what a reasoning model thought
/// comes back sealed and goes out again with the results of its tool calls.
std::unique_ptr<ChatCodec> responsesCodec();

/// The part of the body that a .prompty file decides (facts/prompty §9.5): no streaming, no rules of models.
EncodedRequest responsesBody(const ChatRequest &request, const ProviderProfile &provider);

/// A whole Response object. Errors: what the provider said went wrong, Protocol for another document, Truncated for an
/// answer that is not finished (queued, in progress, cancelled).
[[nodiscard]] Result<Completion> readResponsesAnswer(const Json &response);

} // namespace cuewright
