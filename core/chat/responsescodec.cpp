#include "chat/responsescodec.h"

#include "chat/answerdecoder.h"
#include "chat/capabilityrules.h"
#include "chat/httperror.h"
#include "chat/problems.h"
#include "chat/responsesmerge.h"
#include "chat/wiremessages.h"
#include "chat/wireschema.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

Json flatFunction(const Json &function)
{
    return {{"type", "function"}, {"name", toUtf8(memberText(function, "name"))}};
}

// What Chat Completions nests (facts §4) is flat in this format.
Json flatChoice(const Json &choice)
{
    if (const Json *function = member(choice, "function"))
        return flatFunction(*function);
    const Json *set = member(choice, "allowed_tools");
    if (!set)
        return choice;
    Json tools = Json::array();
    const Json *named = member(*set, "tools");
    for (const Json &tool : named && named->is_array() ? *named : Json::array()) {
        const Json *function = member(tool, "function");
        tools.push_back(function ? flatFunction(*function) : tool);
    }
    return {{"type", "allowed_tools"}, {"mode", toUtf8(memberText(*set, "mode"))}, {"tools", std::move(tools)}};
}

Json inputPart(const ContentPart &part, bool fromModel)
{
    switch (part.kind) {
    case ContentPart::Kind::Text:
        return {{"type", fromModel ? "output_text" : "input_text"}, {"text", toUtf8(part.text)}};
    case ContentPart::Kind::Refusal:
        return {{"type", "refusal"}, {"refusal", toUtf8(part.text)}};
    case ContentPart::Kind::Image: {
        Json image{{"type", "input_image"}, {"image_url", toUtf8(mediaUrl(part))}};
        if (!part.detail.isEmpty())
            image["detail"] = toUtf8(part.detail);
        return image;
    }
    case ContentPart::Kind::Audio:
        return {{"type", "input_audio"}, {"input_audio", {{"data", toUtf8(mediaData(part).base64)}, {"format", toUtf8(audioFormat(part))}}}};
    case ContentPart::Kind::File: {
        Json file = wireFile(part);
        if (file.contains("url")) // its name here
            file = Json::object({{"file_url", file["url"]}});
        Json wire = Json::object({{"type", "input_file"}});
        wire.update(file);
        return wire;
    }
    }
    Q_UNREACHABLE();
}

void addInput(Json &input, const Message &message)
{
    if (message.role == Role::Tool) {
        input.push_back({{"type", "function_call_output"}, {"call_id", toUtf8(message.toolCallId)}, {"output", toUtf8(message.joinedText())}});
        return;
    }
    if (message.reasoningItems.is_array()) {
        for (const Json &item : message.reasoningItems)
            input.push_back(item);
    }
    if (!message.parts.isEmpty() || message.toolCalls.isEmpty()) {
        Json wire = Json::object({{"role", toUtf8(roleName(message.role))}});
        const bool onlyText = std::all_of(message.parts.begin(), message.parts.end(),
            [](const ContentPart &part) { return part.kind == ContentPart::Kind::Text; });
        if (onlyText) {
            wire["content"] = toUtf8(message.joinedText());
        } else {
            for (const ContentPart &part : message.parts)
                wire["content"].push_back(inputPart(part, message.role == Role::Assistant));
        }
        input.push_back(std::move(wire));
    }
    for (const ToolCall &call : message.toolCalls) {
        input.push_back({{"type", "function_call"}, {"call_id", toUtf8(call.id)}, {"name", toUtf8(call.name)},
            {"arguments", call.arguments.isEmpty() ? "{}" : toUtf8(call.arguments)}});
    }
}

void addOptions(Json &body, const ChatOptions &options, QList<Omission> &omitted)
{
    const auto put = [&body](const char *key, const auto &value) {
        if (value)
            body[key] = *value;
    };
    put("temperature", options.temperature);
    put("top_p", options.topP);
    put("max_output_tokens", options.maxOutputTokens);
    put("parallel_tool_calls", options.parallelToolCalls);
    if (!options.reasoningEffort.isEmpty())
        body["reasoning"]["effort"] = toUtf8(options.reasoningEffort);
    if (!options.verbosity.isEmpty())
        body["text"]["verbosity"] = toUtf8(options.verbosity);
    if (!options.serviceTier.isEmpty())
        body["service_tier"] = toUtf8(options.serviceTier);
    if (!options.toolChoice.is_null())
        body["tool_choice"] = flatChoice(options.toolChoice);
    const QString reason = QCoreApplication::translate("Omission", "The Responses format has no such setting.");
    const std::pair<const char *, bool> missing[] = {{"top_k", options.topK.has_value()}, {"seed", options.seed.has_value()},
        {"stop", !options.stop.isEmpty()}, {"frequency_penalty", options.frequencyPenalty.has_value()},
        {"presence_penalty", options.presencePenalty.has_value()}};
    for (const auto &[field, isSet] : missing) {
        if (isSet)
            omitted.append({QLatin1String(field), reason});
    }
}

} // namespace

EncodedRequest responsesBody(const ChatRequest &request, const ProviderProfile &provider)
{
    EncodedRequest encoded;
    encoded.format = WireFormat::Responses;
    encoded.path = QStringLiteral("responses");
    Json &body = encoded.body;
    body["model"] = toUtf8(request.model);
    QStringList instructions;
    Json input = Json::array();
    for (const Message &message : request.messages) {
        if (message.role == Role::System || message.role == Role::Developer)
            instructions += message.joinedText();
        else
            addInput(input, message);
    }
    if (!instructions.isEmpty())
        body["instructions"] = toUtf8(instructions.join(QStringLiteral("\n\n")));
    body["input"] = std::move(input);
    addOptions(body, request.options, encoded.omitted);
    for (qsizetype i = 0; i < request.tools.size(); ++i) {
        Json tool = Json::object({{"type", "function"}});
        tool.update(wireFunction(request.tools[i], provider, QStringLiteral("tools[%1]").arg(i), encoded.omitted));
        body["tools"].push_back(std::move(tool));
    }
    if (request.responseFormat.kind == ResponseFormat::Kind::JsonObject) {
        body["text"]["format"] = Json::object({{"type", "json_object"}});
    } else if (request.responseFormat.kind == ResponseFormat::Kind::JsonSchema) {
        Json format = Json::object({{"type", "json_schema"}});
        format.update(wireJsonSchema(request.responseFormat, provider, encoded.omitted));
        body["text"]["format"] = std::move(format);
    }
    if (request.extraBody.is_object()) {
        for (const auto &[key, value] : request.extraBody.items()) {
            if (!body.contains(key))
                body[key] = value;
            else if (body[key] != value)
                encoded.omitted.append({fromUtf8(key), QCoreApplication::translate("Omission", "The extra body sets this too; the setting itself counts.")});
        }
    }
    return encoded;
}

Result<Completion> readResponsesAnswer(const Json &response)
{
    ResponsesMerge merge;
    const auto added = merge.add(response);
    if (!added)
        return fail(added.error());
    if (!merge.sawFinish()) {
        if (const Json *error = errorIn(response))
            return fail(embeddedError(*error).error);
        return fail(problem(Error::Code::Protocol, ""));
    }
    merge.close();
    merge.completion().complete = true;
    return merge.completion();
}

namespace {

/// The messages as this model takes them: no images for one that cannot see, instructions as the user's words for one that
/// takes no others, no names, for which the format has no place.
QList<Message> fittingMessages(QList<Message> messages, const ModelInfo *model, QList<Omission> &omitted)
{
    for (qsizetype i = 0; i < messages.size(); ++i) {
        Message &message = messages[i];
        const bool instruction = message.role == Role::System || message.role == Role::Developer;
        if (instruction && model && !model->can.systemRole)
            message.role = Role::User;
        const QString place = QStringLiteral("input[%1]").arg(i);
        if (!message.name.isEmpty())
            omitted.append({place + QStringLiteral(".name"), QCoreApplication::translate("Omission", "The Responses format has no such setting.")});
        if (!model || model->can.vision)
            continue;
        const auto removed = message.parts.removeIf([](const ContentPart &part) { return part.kind == ContentPart::Kind::Image; });
        if (removed > 0)
            omitted.append({place + QStringLiteral(".content"), QCoreApplication::translate("Omission", "%1 cannot see images.").arg(model->id)});
    }
    return messages;
}

class ResponsesCodec final : public ChatCodec
{
public:
    EncodedRequest encode(const ChatRequest &request, const ProviderProfile &provider, const ModelInfo *model) const override
    {
        QList<Omission> omitted;
        ChatRequest fitting = request;
        fitting.messages = fittingMessages(request.messages, model, omitted);
        if (request.tools.isEmpty())
            dropToolOptions(fitting, omitted);
        dropForeignFields(fitting.extraBody, omitted);
        EncodedRequest encoded = responsesBody(fitting, provider);
        encoded.omitted = omitted + encoded.omitted;
        Json &body = encoded.body;
        // Left out, "strict" means true here and false in Chat Completions: the same prompt must mean the same in both.
        for (std::size_t i = 0; provider.strictSchemas && body.contains("tools") && i < body["tools"].size(); ++i) {
            if (body["tools"][i].is_object() && body["tools"][i]["type"] == "function" && !body["tools"][i].contains("strict"))
                body["tools"][i]["strict"] = false;
        }
        if (!body.contains("store"))
            body["store"] = false; // the conversation lives here; nothing of it stays at the server
        const bool reasons = model ? model->can.reasoning : !request.options.reasoningEffort.isEmpty();
        if (reasons && !body.contains("include") && body["store"] == false)
            body["include"] = Json::array({"reasoning.encrypted_content"});
        if (request.stream)
            body["stream"] = true;
        applyResponsesRules(body, provider, model, encoded.omitted);
        return encoded;
    }
    std::unique_ptr<AnswerDecoder> decoder(bool streamAsked, QByteArrayView contentType) const override
    {
        return responsesDecoder(streamAsked, contentType);
    }

private:
    static void dropToolOptions(ChatRequest &request, QList<Omission> &omitted)
    {
        const QString reason = QCoreApplication::translate("Omission", "Only sent together with tools.");
        if (!request.options.toolChoice.is_null())
            omitted.append({QStringLiteral("tool_choice"), reason});
        if (request.options.parallelToolCalls)
            omitted.append({QStringLiteral("parallel_tool_calls"), reason});
        request.options.toolChoice = nullptr;
        request.options.parallelToolCalls.reset();
    }

    /// Fields of Chat Completions that this format answers with an error.
    static void dropForeignFields(Json &extra, QList<Omission> &omitted)
    {
        if (!extra.is_object())
            return;
        for (const char *field : {"n", "seed", "stop", "frequency_penalty", "presence_penalty", "logit_bias", "logprobs", "response_format",
                 "max_tokens", "max_completion_tokens", "modalities", "audio", "prediction", "messages", "functions", "function_call"}) {
            if (extra.erase(field) > 0)
                omitted.append({QLatin1String(field), QCoreApplication::translate("Omission", "The Responses format has no such setting.")});
        }
    }
};

} // namespace

std::unique_ptr<ChatCodec> responsesCodec()
{
    return std::make_unique<ResponsesCodec>();
}

} // namespace cuewright
