#include "chat/continuation.h"

namespace cuewright {
namespace {

// For the model, so not translated.
const QString kGoOn = QStringLiteral("Your answer was cut off. Go on exactly where it stopped: repeat nothing, add no introduction and no remark.");

} // namespace

ChatRequest withContinuation(const ChatRequest &request, const QString &partial)
{
    ChatRequest next = request;
    if (request.continues)
        next.messages.resize(std::max<qsizetype>(next.messages.size() - 2, 0)); // its own two; `partial` has that text too
    else
        next.continues = Continuation{{}, request.responseFormat};
    next.continues->text = partial;
    next.messages << Message::text(Role::Assistant, partial) << Message::text(Role::User, kGoOn);
    next.responseFormat = {};
    return next;
}

bool canContinue(const Completion &partial)
{
    return !partial.text.isEmpty() && partial.refusal.isEmpty() && partial.toolCalls.isEmpty();
}

} // namespace cuewright
