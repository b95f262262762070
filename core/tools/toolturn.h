#pragma once

#include "chat/completion.h"
#include "chat/request.h"

#include <QStringList>

namespace cuewright {

/// The request that follows an answer with tool calls: everything so far, the assistant's message unchanged, and one tool
/// message for each call, in the order of the calls (facts §4: a missing or extra one is refused by the server).
/// `results` has one text for each call. A forced tool choice is not carried on: it would force the same call for ever.
ChatRequest withToolResults(const ChatRequest &request, const Completion &answer, const QStringList &results);

} // namespace cuewright
