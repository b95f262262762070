#include "chat/completionjson.h"

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
    {"refusal", &Completion::refusal},
    {"reasoning", &Completion::reasoning},
    {"finish_text", &Completion::finishText},
    {"service_tier", &Completion::serviceTier},
    {"system_fingerprint", &Completion::systemFingerprint},
};

constexpr std::pair<FinishReason, const char *> kFinish[] = {
    {FinishReason::Unknown, "unknown"},
    {FinishReason::Stop, "stop"},
    {FinishReason::Length, "length"},
    {FinishReason::ToolCalls, "tool_calls"},
    {FinishReason::ContentFilter, "content_filter"},
    {FinishReason::Error, "error"},
};

} // namespace

Json usageToJson(const Usage &usage)
{
    Json json = Json::object();
    for (const auto &[name, part] : kUsage)
        json[name] = usage.*part;
    return json;
}

Usage usageFromJson(const Json &json)
{
    Usage usage;
    for (const auto &[name, part] : kUsage) {
        if (const Json *value = member(json, name); value && value->is_number_integer())
            usage.*part = value->get<std::int64_t>();
    }
    return usage;
}

Json toolCallToJson(const ToolCall &call)
{
    return {{"id", toUtf8(call.id)}, {"name", toUtf8(call.name)}, {"arguments", toUtf8(call.arguments)}};
}

ToolCall toolCallFromJson(const Json &json)
{
    return {memberText(json, "id"), memberText(json, "name"), memberText(json, "arguments")};
}

Json completionToJson(const Completion &completion)
{
    Json json = Json::object();
    for (const auto &[name, text] : kTexts) {
        if (!(completion.*text).isEmpty())
            json[name] = toUtf8(completion.*text);
    }
    for (const ToolCall &call : completion.toolCalls)
        json["tool_calls"].push_back(toolCallToJson(call));
    for (const auto &[reason, word] : kFinish) {
        if (reason == completion.finish)
            json["finish"] = word;
    }
    if (completion.usage)
        json["usage"] = usageToJson(*completion.usage);
    if (!completion.reasoningItems.is_null())
        json["reasoning_items"] = completion.reasoningItems;
    if (completion.reportedCost)
        json["reported_cost"] = completion.reportedCost->pico();
    if (!completion.complete)
        json["complete"] = false;
    return json;
}

Completion completionFromJson(const Json &json)
{
    Completion completion;
    for (const auto &[name, text] : kTexts)
        completion.*text = memberText(json, name);
    if (const Json *calls = member(json, "tool_calls"); calls && calls->is_array()) {
        for (const Json &call : *calls)
            completion.toolCalls << toolCallFromJson(call);
    }
    const QString finish = memberText(json, "finish");
    for (const auto &[reason, word] : kFinish) {
        if (finish == QLatin1String(word))
            completion.finish = reason;
    }
    if (const Json *usage = member(json, "usage"); usage && usage->is_object())
        completion.usage = usageFromJson(*usage);
    if (const Json *items = member(json, "reasoning_items"))
        completion.reasoningItems = *items;
    if (const Json *cost = member(json, "reported_cost"); cost && cost->is_number_integer())
        completion.reportedCost = Money::fromPico(cost->get<std::int64_t>());
    const Json *complete = member(json, "complete");
    completion.complete = !complete || *complete != Json(false);
    return completion;
}

} // namespace cuewright
