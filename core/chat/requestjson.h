#pragma once

#include "base/result.h"
#include "chat/request.h"

namespace cuewright {

/// Reads a request as people have it in files: a list of messages, or a whole Chat Completions body (facts §1.1, §1.2).
/// Fields that ChatRequest has no place for go to extraBody. Errors: Invalid with the JSON pointer of what makes no sense.
[[nodiscard]] Result<ChatRequest> requestFromJson(const Json &document);

} // namespace cuewright
