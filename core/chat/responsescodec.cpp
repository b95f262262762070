#include "chat/responsescodec.h"

#include "chat/httperror.h"
#include "chat/usagereader.h"
#include "chat/wiremessages.h"
#include "chat/wireschema.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

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
    if (!options.toolChoice.is_null()) {
        // {"type":"function","function":{"name":…}} is flat here.
        const Json *function = member(options.toolChoice, "function");
        body["tool_choice"] = function ? Json{{"type", "function"}, {"name", toUtf8(memberText(*function, "name"))}} : options.toolChoice;
    }
    const QString reason = QCoreApplication::translate("Omission", "The Responses format has no such setting.");
    const std::pair<const char *, bool> missing[] = {{"top_k", options.topK.has_value()}, {"seed", options.seed.has_value()},
        {"stop", !options.stop.isEmpty()}, {"frequency_penalty", options.frequencyPenalty.has_value()},
        {"presence_penalty", options.presencePenalty.has_value()}};
    for (const auto &[field, isSet] : missing) {
        if (isSet)
            omitted.append({QLatin1String(field), reason});
    }
}

void readContent(const Json &content, Completion &completion)
{
    for (const Json &part : content) {
        const QString type = memberText(part, "type");
        if (type == QLatin1String("output_text"))
            completion.text += memberText(part, "text");
        else if (type == QLatin1String("refusal"))
            completion.refusal += memberText(part, "refusal");
    }
}

void readItem(const Json &item, Completion &completion)
{
    const QString type = memberText(item, "type");
    const Json *content = member(item, "content");
    if (type == QLatin1String("message") && content && content->is_array()) {
        readContent(*content, completion);
    } else if (type == QLatin1String("function_call")) {
        completion.toolCalls.append({memberText(item, "call_id", memberText(item, "id")), memberText(item, "name"), memberText(item, "arguments")});
    } else if (type == QLatin1String("custom_tool_call")) {
        completion.toolCalls.append({memberText(item, "call_id", memberText(item, "id")), memberText(item, "name"), memberText(item, "input")});
    } else if (const Json *summary = member(item, "summary"); type == QLatin1String("reasoning") && summary && summary->is_array()) {
        for (const Json &part : *summary)
            completion.reasoning += memberText(part, "text");
    }
}

} // namespace

EncodedRequest responsesBody(const ChatRequest &request, const ProviderProfile &provider)
{
    EncodedRequest encoded;
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
        }
    }
    return encoded;
}

Result<Completion> readResponsesAnswer(const Json &response)
{
    if (const Json *error = errorIn(response))
        return fail(embeddedError(*error).error);
    const Json *output = member(response, "output");
    if (!output || !output->is_array())
        return fail(Error::Code::Protocol, QCoreApplication::translate("Answer", "The server's answer is not a response. Check the base URL in Settings."));
    Completion completion;
    completion.id = memberText(response, "id");
    completion.model = memberText(response, "model");
    completion.serviceTier = memberText(response, "service_tier");
    for (const Json &item : *output)
        readItem(item, completion);
    if (completion.text.isEmpty())
        completion.text = memberText(response, "output_text");
    if (const Json *usage = member(response, "usage"))
        completion.usage = readUsage(*usage);

    const QString status = memberText(response, "status", QStringLiteral("completed"));
    const Json *details = member(response, "incomplete_details");
    const QString reason = details ? memberText(*details, "reason") : QString();
    completion.finishText = reason.isEmpty() ? status : reason;
    if (status == QLatin1String("completed"))
        completion.finish = completion.toolCalls.isEmpty() ? FinishReason::Stop : FinishReason::ToolCalls;
    else if (status == QLatin1String("incomplete"))
        completion.finish = reason == QLatin1String("content_filter") ? FinishReason::ContentFilter : FinishReason::Length;
    else
        return fail(Error::Code::Truncated, QCoreApplication::translate("Answer", "The answer is not finished (%1).").arg(status));
    completion.complete = true;
    return completion;
}

} // namespace cuewright
