#include "chat/anthropicmessages.h"

#include "chat/httperror.h"
#include "chat/problems.h"
#include "chat/usagereader.h"
#include "chat/wiremessages.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

constexpr int kDefaultMaxTokens = 4096; // the format demands a limit (facts/prompty §9.5)

Json mediaSource(const ContentPart &part)
{
    const QString url = mediaUrl(part);
    if (url.contains(QLatin1String("://")))
        return {{"type", "url"}, {"url", toUtf8(url)}};
    const MediaData data = mediaData(part);
    return {{"type", "base64"}, {"media_type", toUtf8(data.mediaType)}, {"data", toUtf8(data.base64)}};
}

Json block(const ContentPart &part)
{
    if (part.kind == ContentPart::Kind::Image)
        return {{"type", "image"}, {"source", mediaSource(part)}};
    if (part.kind == ContentPart::Kind::File)
        return {{"type", "document"}, {"source", mediaSource(part)}};
    return {{"type", "text"}, {"text", toUtf8(part.text)}};
}

Json blocks(const Message &message, qsizetype index, QList<Omission> &omitted)
{
    Json list = Json::array();
    for (qsizetype i = 0; i < message.parts.size(); ++i) {
        if (message.parts[i].kind == ContentPart::Kind::Audio) {
            omitted.append({QStringLiteral("messages[%1].content[%2]").arg(index).arg(i),
                QCoreApplication::translate("Omission", "This format takes no sound.")});
            continue;
        }
        list.push_back(block(message.parts[i]));
    }
    for (const ToolCall &call : message.toolCalls) {
        const auto input = parseJson(call.arguments.toUtf8());
        list.push_back({{"type", "tool_use"}, {"id", toUtf8(call.id)}, {"name", toUtf8(call.name)},
            {"input", input && input->is_object() ? *input : Json::object()}});
    }
    return list;
}

void addMessage(Json &messages, const Message &message, qsizetype index, QList<Omission> &omitted)
{
    Json content = blocks(message, index, omitted);
    std::string role = toUtf8(roleName(message.role));
    const bool isResult = message.role == Role::Tool;
    if (isResult) {
        role = "user";
        content = Json::array({{{"type", "tool_result"}, {"tool_use_id", toUtf8(message.toolCallId)}, {"content", std::move(content)}}});
        // All results of one turn stand in one message.
        Json *last = messages.empty() ? nullptr : &messages.back()["content"];
        if (last && !last->empty() && memberText(last->back(), "type") == QLatin1String("tool_result")) {
            last->push_back(std::move(content[0]));
            return;
        }
    }
    messages.push_back({{"role", role}, {"content", std::move(content)}});
}

Json toolChoice(const Json &choice)
{
    if (const Json *function = member(choice, "function"))
        return {{"type", "tool"}, {"name", toUtf8(memberText(*function, "name"))}};
    if (choice == "required")
        return Json::object({{"type", "any"}});
    return choice.is_string() ? Json::object({{"type", choice}}) : choice;
}

void addOptions(Json &body, const ChatOptions &options, QList<Omission> &omitted)
{
    const auto put = [&body](const char *key, const auto &value) {
        if (value)
            body[key] = *value;
    };
    put("temperature", options.temperature);
    put("top_p", options.topP);
    put("top_k", options.topK);
    for (const QString &stop : options.stop)
        body["stop_sequences"].push_back(toUtf8(stop));
    const QString reason = QCoreApplication::translate("Omission", "The Messages format has no such setting.");
    const std::pair<const char *, bool> missing[] = {{"frequency_penalty", options.frequencyPenalty.has_value()},
        {"presence_penalty", options.presencePenalty.has_value()}, {"seed", options.seed.has_value()},
        {"reasoning_effort", !options.reasoningEffort.isEmpty()}, {"verbosity", !options.verbosity.isEmpty()},
        {"parallel_tool_calls", options.parallelToolCalls.has_value()}};
    for (const auto &[field, isSet] : missing) {
        if (isSet)
            omitted.append({QLatin1String(field), reason});
    }
}

} // namespace

EncodedRequest anthropicBody(const ChatRequest &request)
{
    EncodedRequest encoded;
    encoded.path = QStringLiteral("messages");
    Json &body = encoded.body;
    body["model"] = toUtf8(request.model);
    QStringList system;
    Json messages = Json::array();
    for (qsizetype i = 0; i < request.messages.size(); ++i) {
        const Message &message = request.messages[i];
        if (message.role == Role::System || message.role == Role::Developer)
            system += message.joinedText();
        else
            addMessage(messages, message, i, encoded.omitted);
    }
    if (!system.isEmpty())
        body["system"] = toUtf8(system.join(QStringLiteral("\n\n")));
    body["messages"] = std::move(messages);
    addOptions(body, request.options, encoded.omitted);
    body["max_tokens"] = request.options.maxOutputTokens.value_or(kDefaultMaxTokens);
    for (const ToolDefinition &tool : request.tools) {
        Json wire = Json::object({{"name", toUtf8(tool.name)}});
        if (!tool.description.isEmpty())
            wire["description"] = toUtf8(tool.description);
        wire["input_schema"] = tool.parameters.is_null() ? Json::object({{"type", "object"}}) : tool.parameters;
        body["tools"].push_back(std::move(wire));
    }
    if (!request.tools.isEmpty() && !request.options.toolChoice.is_null())
        body["tool_choice"] = toolChoice(request.options.toolChoice);
    if (request.responseFormat.kind != ResponseFormat::Kind::Text) {
        encoded.omitted.append({QStringLiteral("response_format"),
            QCoreApplication::translate("Omission", "The Messages format has no such setting; the answer is only checked here.")});
    }
    if (request.extraBody.is_object()) {
        for (const auto &[key, value] : request.extraBody.items()) {
            if (!body.contains(key))
                body[key] = value;
        }
    }
    return encoded;
}

Result<Completion> readAnthropicAnswer(const Json &message)
{
    const Json *content = member(message, "content");
    if (!content || !content->is_array()) {
        if (const Json *error = errorIn(message))
            return fail(embeddedError(*error).error);
        return fail(problem(Error::Code::Protocol, ""));
    }
    Completion completion;
    completion.id = memberText(message, "id");
    completion.model = memberText(message, "model");
    for (const Json &part : *content) {
        const QString type = memberText(part, "type");
        if (type == QLatin1String("text")) {
            completion.text += memberText(part, "text");
        } else if (type == QLatin1String("thinking")) {
            completion.reasoning += memberText(part, "thinking");
        } else if (type == QLatin1String("tool_use")) {
            const Json *input = member(part, "input");
            completion.toolCalls.append({memberText(part, "id"), memberText(part, "name"), QString::fromUtf8(writeJson(input ? *input : Json::object()))});
        }
    }
    if (const Json *usage = member(message, "usage"))
        completion.usage = readUsage(*usage);
    completion.finishText = memberText(message, "stop_reason");
    if (completion.finishText == QLatin1String("end_turn") || completion.finishText == QLatin1String("stop_sequence"))
        completion.finish = FinishReason::Stop;
    else if (completion.finishText == QLatin1String("max_tokens"))
        completion.finish = FinishReason::Length;
    else if (completion.finishText == QLatin1String("tool_use"))
        completion.finish = FinishReason::ToolCalls;
    else if (completion.finishText == QLatin1String("refusal"))
        completion.finish = FinishReason::ContentFilter;
    completion.complete = true;
    return completion;
}

} // namespace cuewright
