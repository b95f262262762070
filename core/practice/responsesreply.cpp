#include "practice/responsesreply.h"

#include "practice/responsesrequest.h"
#include "practice/tokentexts.h"

namespace cuewright {
namespace {

std::string itemId(const PracticeReply &reply, const char *kind, std::size_t number)
{
    // The response's own id with another head: the same for the same random numbers.
    return kind + toUtf8(reply.id.section(u'_', 1)) + std::to_string(number);
}

Json usageOf(const PracticeReply &reply)
{
    const std::int64_t output = reply.choices.front().tokens;
    return Json{{"input_tokens", reply.promptTokens}, {"input_tokens_details", {{"cached_tokens", 0}}}, {"output_tokens", output},
        {"output_tokens_details", {{"reasoning_tokens", 0}}}, {"total_tokens", reply.promptTokens + output}};
}

Json contentPart(const PracticeChoice &choice, bool empty)
{
    if (!choice.refusal.isEmpty())
        return Json{{"type", "refusal"}, {"refusal", empty ? std::string() : toUtf8(choice.refusal)}};
    return Json{{"type", "output_text"}, {"annotations", Json::array()}, {"logprobs", Json::array()},
        {"text", empty ? std::string() : toUtf8(choice.text)}};
}

Json outputItems(const PracticeReply &reply, const PracticeRequest &request)
{
    const PracticeChoice &choice = reply.choices.front();
    const bool cut = choice.finishReason == u"length";
    Json items = Json::array();
    if (request.reasons) {
        Json thought = {{"id", itemId(reply, "rs_", 0)}, {"type", "reasoning"}, {"summary", Json::array()}};
        if (request.sealReasoning)
            thought["encrypted_content"] = kReasoningSeal + itemId(reply, "", 0);
        items.push_back(std::move(thought));
    }
    for (const Json &call : choice.toolCalls) {
        items.push_back({{"id", itemId(reply, "fc_", items.size())}, {"type", "function_call"}, {"status", cut ? "incomplete" : "completed"},
            {"arguments", call["function"]["arguments"]}, {"call_id", call["id"]}, {"name", call["function"]["name"]}});
    }
    if (choice.toolCalls.empty()) {
        items.push_back({{"id", itemId(reply, "msg_", items.size())}, {"type", "message"}, {"status", cut ? "incomplete" : "completed"},
            {"content", Json::array({contentPart(choice, false)})}, {"role", "assistant"}});
    }
    return items;
}

/// The object without its end: what "response.created" carries.
Json frame(const PracticeReply &reply, const PracticeRequest &request, const char *status)
{
    const auto given = [&request](const char *key, Json otherwise) {
        const Json *value = member(request.body, key);
        return value ? *value : std::move(otherwise);
    };
    Json text = given("text", Json::object());
    if (!text.contains("format"))
        text["format"] = Json::object({{"type", "text"}});
    Json reasoning = given("reasoning", Json::object());
    for (const char *key : {"effort", "summary"}) {
        if (!reasoning.contains(key))
            reasoning[key] = nullptr;
    }
    return Json{{"id", toUtf8(reply.id)}, {"object", "response"}, {"created_at", reply.created}, {"status", status}, {"background", false},
        {"error", nullptr}, {"incomplete_details", nullptr}, {"instructions", given("instructions", nullptr)},
        {"max_output_tokens", given("max_output_tokens", nullptr)}, {"model", toUtf8(reply.model)}, {"output", Json::array()},
        {"parallel_tool_calls", request.parallelCalls}, {"previous_response_id", nullptr}, {"reasoning", std::move(reasoning)},
        {"service_tier", "default"}, {"store", given("store", true)}, {"temperature", given("temperature", 1.0)}, {"text", std::move(text)},
        {"tool_choice", given("tool_choice", "auto")}, {"tools", given("tools", Json::array())}, {"top_p", given("top_p", 1.0)},
        {"truncation", "disabled"}, {"usage", nullptr}, {"metadata", given("metadata", Json::object())}};
}

/// Writes one event after the other.
class EventWriter
{
public:
    void write(const char *type, Json fields)
    {
        Json event = {{"type", type}, {"sequence_number", events.size()}};
        event.update(fields);
        events << "event: " + QByteArray(type) + "\ndata: " + writeJson(event) + "\n\n";
    }
    QList<QByteArray> events;
};

void writeMessage(EventWriter &out, const Json &item, std::size_t index, const PracticeChoice &choice, const Encoding &encoding,
    qsizetype &beforeTokens)
{
    const bool refusal = !choice.refusal.isEmpty();
    const Json at = {{"item_id", item["id"]}, {"output_index", index}, {"content_index", 0}};
    const auto with = [&at](Json more) {
        Json fields = at;
        fields.update(more);
        return fields;
    };
    Json begun = item;
    begun["status"] = "in_progress";
    begun["content"] = Json::array();
    out.write("response.output_item.added", {{"output_index", index}, {"item", begun}});
    out.write("response.content_part.added", with({{"part", contentPart(choice, true)}}));
    beforeTokens = out.events.size();
    const QString &text = refusal ? choice.refusal : choice.text;
    for (const QString &piece : tokenTexts(encoding, text)) {
        Json fields = with({{"delta", toUtf8(piece)}});
        if (!refusal)
            fields["logprobs"] = Json::array();
        out.write(refusal ? "response.refusal.delta" : "response.output_text.delta", std::move(fields));
    }
    if (refusal)
        out.write("response.refusal.done", with({{"refusal", toUtf8(text)}}));
    else
        out.write("response.output_text.done", with({{"text", toUtf8(text)}, {"logprobs", Json::array()}}));
    out.write("response.content_part.done", with({{"part", contentPart(choice, false)}}));
    out.write("response.output_item.done", {{"output_index", index}, {"item", item}});
}

void writeCall(EventWriter &out, const Json &item, std::size_t index, const Encoding &encoding)
{
    Json begun = item;
    begun["status"] = "in_progress";
    begun["arguments"] = "";
    out.write("response.output_item.added", {{"output_index", index}, {"item", begun}});
    const Json at = {{"item_id", item["id"]}, {"output_index", index}};
    for (const QString &piece : tokenTexts(encoding, memberText(item, "arguments"))) {
        Json fields = at;
        fields["delta"] = toUtf8(piece);
        out.write("response.function_call_arguments.delta", std::move(fields));
    }
    Json fields = at;
    fields["arguments"] = item["arguments"];
    fields["name"] = item["name"];
    out.write("response.function_call_arguments.done", std::move(fields));
    out.write("response.output_item.done", {{"output_index", index}, {"item", item}});
}

} // namespace

Json responsesDocument(const PracticeReply &reply, const PracticeRequest &request)
{
    const bool cut = reply.choices.front().finishReason == u"length";
    Json document = frame(reply, request, cut ? "incomplete" : "completed");
    if (cut)
        document["incomplete_details"] = {{"reason", "max_output_tokens"}};
    document["output"] = outputItems(reply, request);
    document["usage"] = usageOf(reply);
    return document;
}

ResponsesStream responsesStream(const PracticeReply &reply, const PracticeRequest &request, const Encoding &encoding)
{
    const Json whole = responsesDocument(reply, request);
    EventWriter out;
    out.write("response.created", {{"response", frame(reply, request, "in_progress")}});
    out.write("response.in_progress", {{"response", frame(reply, request, "in_progress")}});
    qsizetype beforeTokens = out.events.size() + 1;
    for (std::size_t i = 0; i < whole["output"].size(); ++i) {
        const Json &item = whole["output"][i];
        const QString type = memberText(item, "type");
        if (type == u"message") {
            writeMessage(out, item, i, reply.choices.front(), encoding, beforeTokens);
        } else if (type == u"function_call") {
            writeCall(out, item, i, encoding);
        } else {
            out.write("response.output_item.added", {{"output_index", i}, {"item", item}});
            out.write("response.output_item.done", {{"output_index", i}, {"item", item}});
        }
    }
    const bool cut = reply.choices.front().finishReason == u"length";
    out.write(cut ? "response.incomplete" : "response.completed", {{"response", whole}});
    return {std::move(out.events), beforeTokens};
}

} // namespace cuewright
