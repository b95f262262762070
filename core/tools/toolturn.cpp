#include "tools/toolturn.h"

namespace cuewright {

Message messageOf(const Completion &answer)
{
    Message message;
    message.role = Role::Assistant;
    if (!answer.text.isEmpty())
        message.parts << ContentPart{ContentPart::Kind::Text, answer.text, {}, {}, {}};
    message.toolCalls = answer.toolCalls;
    message.reasoningItems = answer.reasoningItems;
    message.reasoningTokens = answer.usage ? answer.usage->reasoning : 0;
    return message;
}

Message resultMessage(const QString &callId, const QString &text)
{
    Message message = Message::text(Role::Tool, text);
    message.toolCallId = callId;
    return message;
}

bool isForced(const Json &toolChoice)
{
    return toolChoice.is_object() || toolChoice == Json("required");
}

ChatRequest withToolResults(const ChatRequest &request, const Completion &answer, const QStringList &results)
{
    Q_ASSERT(results.size() == answer.toolCalls.size());
    ChatRequest next = request;
    next.messages << messageOf(answer);
    for (qsizetype i = 0; i < answer.toolCalls.size(); ++i)
        next.messages << resultMessage(answer.toolCalls[i].id, results.value(i));
    if (isForced(next.options.toolChoice))
        next.options.toolChoice = nullptr;
    return next;
}

} // namespace cuewright
