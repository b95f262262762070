#include "chat/answerresult.h"

namespace cuewright {

Json resultOf(const Completion &completion, bool outputsDeclared)
{
    if (!completion.toolCalls.isEmpty()) {
        Json list = Json::array();
        for (const ToolCall &call : completion.toolCalls)
            list.push_back({{"id", toUtf8(call.id)}, {"name", toUtf8(call.name)}, {"arguments", toUtf8(call.arguments)}});
        return list;
    }
    if (!completion.refusal.isEmpty())
        return toUtf8(completion.refusal);
    if (outputsDeclared) {
        if (auto json = parseJson(completion.text.toUtf8()))
            return std::move(*json);
    }
    return toUtf8(completion.text);
}

CallFate fateOf(const Error &error)
{
    switch (error.code) {
    case Error::Code::Network:
    case Error::Code::Tls:
    case Error::Code::Timeout:
    case Error::Code::Truncated:
    case Error::Code::Protocol:
    case Error::Code::Cancelled:
        return CallFate::Indeterminate;
    default:
        return CallFate::Failed;
    }
}

} // namespace cuewright
