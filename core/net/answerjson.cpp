// Answers as the store keeps them.

#include "base/json.h"
#include "chat/completionjson.h"
#include "net/answerstore.h"

namespace cuewright {

QByteArray answerToJson(const StoredAnswer &answer)
{
    Json json = completionToJson(answer.completion);
    // Marks a whole entry; older ones know no other word for how the answer ended.
    json["tools"] = answer.completion.finish == FinishReason::ToolCalls;
    if (answer.cost)
        json["cost"] = answer.cost->pico();
    return writeJson(json);
}

std::optional<StoredAnswer> answerFromJson(const QByteArray &bytes)
{
    const auto json = parseJson(bytes);
    const Json *tools = json ? member(*json, "tools") : nullptr;
    if (!tools || !tools->is_boolean())
        return std::nullopt;
    StoredAnswer answer{completionFromJson(*json), {}};
    answer.completion.finish = tools->get<bool>() ? FinishReason::ToolCalls : FinishReason::Stop;
    if (const Json *cost = member(*json, "cost"); cost && cost->is_number_integer())
        answer.cost = Money::fromPico(cost->get<std::int64_t>());
    return answer;
}

} // namespace cuewright
