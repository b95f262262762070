#pragma once

#include "chat/codec.h"

namespace cuewright {

/// A request in the Responses format (facts §12, facts/prompty §9.5), without streaming.
EncodedRequest responsesBody(const ChatRequest &request, const ProviderProfile &provider);

/// A whole Response object. Errors: what the provider said went wrong, Protocol for another document, Truncated for an
/// answer that is not finished (queued, in progress, cancelled).
[[nodiscard]] Result<Completion> readResponsesAnswer(const Json &response);

} // namespace cuewright
