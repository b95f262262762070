#pragma once

#include "chat/completion.h"
#include "chat/request.h"

#include <QStringList>

namespace cuewright {

/// The request that follows an answer with tool calls: everything so far, the assistant's message unchanged, and one tool
/// message for each call, in the order of the calls (facts §4: a missing or extra one is refused by the server).
/// `results` has one text for each call. A forced tool choice is not carried on: it would force the same call for ever.
ChatRequest withToolResults(const ChatRequest &request, const Completion &answer, const QStringList &results);

/// An answer as the message that later requests repeat it with.
Message messageOf(const Completion &answer);
/// What a call got, as the message that gives it to the model.
Message resultMessage(const QString &callId, const QString &text);
/// A choice that leaves the model no other way than to call this one tool.
bool forcesOneTool(const Json &toolChoice);
/// What the request after one with `toolChoice` has: nothing forces it, an allowed set stays one.
Json choiceAfter(const Json &toolChoice);

} // namespace cuewright
