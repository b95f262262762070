// Answers as the store keeps them.

#include "base/json.h"
#include "net/answerstore.h"

namespace cuewright {
namespace {

constexpr std::pair<const char *, std::int64_t Usage::*> kUsage[] = {
    {"input", &Usage::input},
    {"output", &Usage::output},
    {"cached_input", &Usage::cachedInput},
    {"cache_write", &Usage::cacheWrite},
    {"reasoning", &Usage::reasoning},
    {"audio_input", &Usage::audioInput},
    {"audio_output", &Usage::audioOutput},
};

constexpr std::pair<const char *, QString Completion::*> kTexts[] = {
    {"id", &Completion::id},
    {"model", &Completion::model},
    {"text", &Completion::text},
    {"reasoning", &Completion::reasoning},
    {"finish_text", &Completion::finishText},
    {"service_tier", &Completion::serviceTier},
    {"system_fingerprint", &Completion::systemFingerprint},
};

} // namespace

QByteArray answerToJson(const StoredAnswer &answer)
{
    const Completion &completion = answer.completion;
    Json json = Json::object();
    for (const auto &[name, text] : kTexts)
        json[name] = toUtf8(completion.*text);
    json["tool_calls"] = Json::array();
    for (const ToolCall &call : completion.toolCalls)
        json["tool_calls"].push_back({{"id", toUtf8(call.id)}, {"name", toUtf8(call.name)}, {"arguments", toUtf8(call.arguments)}});
    json["tools"] = completion.finish == FinishReason::ToolCalls;
    if (completion.usage) {
        Json usage = Json::object();
        for (const auto &[name, part] : kUsage)
            usage[name] = (*completion.usage).*part;
        json["usage"] = std::move(usage);
    }
    if (!completion.reasoningItems.is_null())
        json["reasoning_items"] = completion.reasoningItems;
    if (answer.cost)
        json["cost"] = answer.cost->pico();
    return writeJson(json);
}

std::optional<StoredAnswer> answerFromJson(const QByteArray &bytes)
{
    const auto json = parseJson(bytes);
    if (!json || !json->is_object())
        return std::nullopt;
    StoredAnswer answer;
    Completion &completion = answer.completion;
    for (const auto &[name, text] : kTexts)
        completion.*text = memberText(*json, name);
    if (const Json *items = member(*json, "reasoning_items"))
        completion.reasoningItems = *items;
    const Json *calls = member(*json, "tool_calls");
    const Json *tools = member(*json, "tools");
    if (!calls || !calls->is_array() || !tools || !tools->is_boolean())
        return std::nullopt;
    for (const Json &call : *calls)
        completion.toolCalls << ToolCall{memberText(call, "id"), memberText(call, "name"), memberText(call, "arguments")};
    completion.finish = tools->get<bool>() ? FinishReason::ToolCalls : FinishReason::Stop;
    completion.complete = true;
    const auto number = [](const Json &object, const char *name) {
        const Json *value = member(object, name);
        return value && value->is_number_integer() ? std::optional(value->get<std::int64_t>()) : std::nullopt;
    };
    if (const Json *usage = member(*json, "usage")) {
        completion.usage = Usage();
        for (const auto &[name, part] : kUsage)
            (*completion.usage).*part = number(*usage, name).value_or(0);
    }
    if (const auto cost = number(*json, "cost"))
        answer.cost = Money::fromPico(*cost);
    return answer;
}

} // namespace cuewright
