#include "practice/wire.h"

namespace cuewright {
namespace {

constexpr char kFingerprint[] = "fp_practice";

Json textOrNull(const QString &text, bool null)
{
    return null ? Json() : Json(toUtf8(text));
}

} // namespace

Json PracticeReply::usage() const
{
    std::int64_t output = 0;
    for (const PracticeChoice &choice : choices)
        output += choice.tokens;
    return Json{{"prompt_tokens", promptTokens}, {"completion_tokens", output},
        {"total_tokens", promptTokens + output},
        {"prompt_tokens_details", {{"cached_tokens", 0}, {"audio_tokens", 0}}},
        {"completion_tokens_details",
            {{"reasoning_tokens", 0}, {"audio_tokens", 0}, {"accepted_prediction_tokens", 0},
                {"rejected_prediction_tokens", 0}}}};
}

Json PracticeReply::completion() const
{
    Json list = Json::array();
    for (const PracticeChoice &choice : choices) {
        const bool noText = !choice.refusal.isEmpty() || !choice.toolCalls.empty();
        Json message = {{"role", "assistant"}, {"content", textOrNull(choice.text, noText)},
            {"refusal", textOrNull(choice.refusal, choice.refusal.isEmpty())},
            {"annotations", Json::array()}};
        if (!choice.toolCalls.empty())
            message["tool_calls"] = choice.toolCalls;
        list.push_back({{"index", list.size()}, {"message", std::move(message)}, {"logprobs", nullptr},
            {"finish_reason", toUtf8(choice.finishReason)}});
    }
    return Json{{"id", toUtf8(id)}, {"object", "chat.completion"}, {"created", created},
        {"model", toUtf8(model)}, {"choices", std::move(list)}, {"usage", usage()},
        {"service_tier", "default"}, {"system_fingerprint", kFingerprint}};
}

Json PracticeReply::chunk(int index, Json delta, const QString &finishReason, bool withNullUsage) const
{
    Json event = {{"id", toUtf8(id)}, {"object", "chat.completion.chunk"}, {"created", created},
        {"model", toUtf8(model)}, {"service_tier", "default"}, {"system_fingerprint", kFingerprint},
        {"choices",
            Json::array({Json{{"index", index}, {"delta", std::move(delta)}, {"logprobs", nullptr},
                {"finish_reason", textOrNull(finishReason, finishReason.isEmpty())}}})}};
    if (withNullUsage)
        event["usage"] = nullptr;
    return event;
}

Json PracticeReply::usageChunk() const
{
    return Json{{"id", toUtf8(id)}, {"object", "chat.completion.chunk"}, {"created", created},
        {"model", toUtf8(model)}, {"service_tier", "default"}, {"system_fingerprint", kFingerprint},
        {"choices", Json::array()}, {"usage", usage()}};
}

} // namespace cuewright
