#pragma once

#include "chat/completion.h"
#include "chat/request.h"

namespace cuewright {

/// The request that asks the model to go on where `partial` broke off: everything so far, what had come as the model's own
/// words, and the wish to continue. No format is asked for, because the rest of a JSON text is none; the whole is judged by
/// the format of the first request (ChatRequest::continues).
ChatRequest withContinuation(const ChatRequest &request, const QString &partial);

/// Whether an answer that is not whole can be gone on with: it has text, and nothing but text.
bool canContinue(const Completion &partial);

} // namespace cuewright
