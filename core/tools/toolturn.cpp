#include "tools/toolturn.h"

namespace cuewright {

ChatRequest withToolResults(const ChatRequest &request, const Completion &answer, const QStringList &results)
{
    Q_ASSERT(results.size() == answer.toolCalls.size());
    ChatRequest next = request;
    Message assistant;
    assistant.role = Role::Assistant;
    if (!answer.text.isEmpty())
        assistant.parts << ContentPart{ContentPart::Kind::Text, answer.text, {}, {}, {}};
    assistant.toolCalls = answer.toolCalls;
    assistant.reasoningItems = answer.reasoningItems;
    assistant.reasoningTokens = answer.usage ? answer.usage->reasoning : 0;
    next.messages << assistant;
    for (qsizetype i = 0; i < answer.toolCalls.size(); ++i) {
        Message result = Message::text(Role::Tool, results.value(i));
        result.toolCallId = answer.toolCalls[i].id;
        next.messages << result;
    }
    const bool forced = next.options.toolChoice.is_object() || next.options.toolChoice == Json("required");
    if (forced)
        next.options.toolChoice = nullptr;
    return next;
}

} // namespace cuewright
