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

bool forcesOneTool(const Json &toolChoice)
{
    return toolChoice.is_object() && memberText(toolChoice, "type") != u"allowed_tools";
}

Json choiceAfter(const Json &toolChoice)
{
    if (forcesOneTool(toolChoice) || toolChoice == Json("required"))
        return nullptr;
    Json next = toolChoice;
    if (const Json *set = member(toolChoice, "allowed_tools"); set && memberText(*set, "mode") == u"required")
        next["allowed_tools"]["mode"] = "auto";
    return next;
}

ChatRequest withToolResults(const ChatRequest &request, const Completion &answer, const QStringList &results)
{
    Q_ASSERT(results.size() == answer.toolCalls.size());
    ChatRequest next = request;
    next.messages << messageOf(answer);
    for (qsizetype i = 0; i < answer.toolCalls.size(); ++i)
        next.messages << resultMessage(answer.toolCalls[i].id, results.value(i));
    next.options.toolChoice = choiceAfter(request.options.toolChoice);
    return next;
}

} // namespace cuewright
