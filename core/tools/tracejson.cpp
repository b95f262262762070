#include "tools/tracejson.h"

#include "chat/completionjson.h"
#include "chat/wireformat.h"

namespace cuewright {
namespace {

constexpr std::pair<ContentPart::Kind, const char *> kPartKinds[] = {
    {ContentPart::Kind::Text, "text"},
    {ContentPart::Kind::Image, "image"},
    {ContentPart::Kind::Audio, "audio"},
    {ContentPart::Kind::File, "file"},
    {ContentPart::Kind::Refusal, "refusal"},
};

void putText(Json &json, const char *name, const QString &text)
{
    if (!text.isEmpty())
        json[name] = toUtf8(text);
}

void putJson(Json &json, const char *name, const Json &value)
{
    if (!value.is_null())
        json[name] = value;
}

template<typename T>
void putOptional(Json &json, const char *name, const std::optional<T> &value)
{
    if (value)
        json[name] = *value;
}

void readOptional(const Json &json, const char *name, std::optional<bool> &value)
{
    if (const Json *found = member(json, name); found && found->is_boolean())
        value = found->get<bool>();
}

void readOptional(const Json &json, const char *name, std::optional<double> &value)
{
    if (const Json *found = member(json, name); found && found->is_number())
        value = found->get<double>();
}

template<typename Integer>
void readOptional(const Json &json, const char *name, std::optional<Integer> &value)
{
    if (const Json *found = member(json, name); found && found->is_number_integer())
        value = found->get<Integer>();
}

Json readJson(const Json &json, const char *name)
{
    const Json *found = member(json, name);
    return found ? *found : Json();
}

Json contentToJson(const QList<ContentPart> &parts)
{
    if (parts.size() == 1 && parts[0].kind == ContentPart::Kind::Text)
        return toUtf8(parts[0].text);
    Json list = Json::array();
    for (const ContentPart &part : parts) {
        Json json = Json::object();
        for (const auto &[kind, word] : kPartKinds) {
            if (kind == part.kind)
                json["type"] = word;
        }
        putText(json, "text", part.text);
        putText(json, "source", part.source);
        putText(json, "media_type", part.mediaType);
        putText(json, "detail", part.detail);
        list.push_back(std::move(json));
    }
    return list;
}

QList<ContentPart> contentFromJson(const Json &content)
{
    QList<ContentPart> parts;
    if (content.is_string())
        parts << ContentPart{ContentPart::Kind::Text, fromUtf8(content.get_ref<const std::string &>()), {}, {}, {}};
    if (!content.is_array())
        return parts;
    for (const Json &json : content) {
        ContentPart part;
        const QString type = memberText(json, "type");
        for (const auto &[kind, word] : kPartKinds) {
            if (type == QLatin1String(word))
                part.kind = kind;
        }
        part.text = memberText(json, "text");
        part.source = memberText(json, "source");
        part.mediaType = memberText(json, "media_type");
        part.detail = memberText(json, "detail");
        parts << part;
    }
    return parts;
}

Json toolToJson(const ToolDefinition &tool)
{
    Json json = Json::object({{"name", toUtf8(tool.name)}});
    putText(json, "description", tool.description);
    putJson(json, "parameters", tool.parameters);
    putOptional(json, "strict", tool.strict);
    return json;
}

ToolDefinition toolFromJson(const Json &json)
{
    ToolDefinition tool{memberText(json, "name"), memberText(json, "description"), readJson(json, "parameters"), {}};
    readOptional(json, "strict", tool.strict);
    return tool;
}

Json formatToJson(const ResponseFormat &format)
{
    if (format.kind == ResponseFormat::Kind::JsonObject)
        return Json::object({{"type", "json_object"}});
    Json json = Json::object({{"type", "json_schema"}});
    putText(json, "name", format.name);
    putText(json, "description", format.description);
    putJson(json, "schema", format.schema);
    putOptional(json, "strict", format.strict);
    return json;
}

ResponseFormat formatFromJson(const Json &json)
{
    ResponseFormat format;
    const QString type = memberText(json, "type");
    if (type == u"json_object")
        format.kind = ResponseFormat::Kind::JsonObject;
    if (type != u"json_schema")
        return format;
    format.kind = ResponseFormat::Kind::JsonSchema;
    format.name = memberText(json, "name");
    format.description = memberText(json, "description");
    format.schema = readJson(json, "schema");
    readOptional(json, "strict", format.strict);
    return format;
}

// One list of the options for both ways.
template<typename Options, typename Visit>
void visitOptions(Options &options, Visit visit)
{
    visit("temperature", options.temperature);
    visit("top_p", options.topP);
    visit("top_k", options.topK);
    visit("max_output_tokens", options.maxOutputTokens);
    visit("frequency_penalty", options.frequencyPenalty);
    visit("presence_penalty", options.presencePenalty);
    visit("seed", options.seed);
    visit("parallel_tool_calls", options.parallelToolCalls);
}

Json optionsToJson(const ChatOptions &options)
{
    Json json = Json::object();
    visitOptions(options, [&json](const char *name, const auto &value) { putOptional(json, name, value); });
    for (const QString &stop : options.stop)
        json["stop"].push_back(toUtf8(stop));
    putText(json, "reasoning_effort", options.reasoningEffort);
    putText(json, "verbosity", options.verbosity);
    putText(json, "service_tier", options.serviceTier);
    return json;
}

ChatOptions optionsFromJson(const Json &json)
{
    ChatOptions options;
    visitOptions(options, [&json](const char *name, auto &value) { readOptional(json, name, value); });
    if (const Json *stops = member(json, "stop"); stops && stops->is_array()) {
        for (const Json &stop : *stops) {
            if (stop.is_string())
                options.stop << fromUtf8(stop.get_ref<const std::string &>());
        }
    }
    options.reasoningEffort = memberText(json, "reasoning_effort");
    options.verbosity = memberText(json, "verbosity");
    options.serviceTier = memberText(json, "service_tier");
    return options;
}

} // namespace

Json messageToJson(const Message &message)
{
    Json json = Json::object({{"role", toUtf8(roleName(message.role))}});
    putText(json, "name", message.name);
    putText(json, "tool_call_id", message.toolCallId);
    json["content"] = contentToJson(message.parts);
    for (const ToolCall &call : message.toolCalls)
        json["tool_calls"].push_back(toolCallToJson(call));
    putJson(json, "reasoning_items", message.reasoningItems);
    if (message.reasoningTokens > 0)
        json["reasoning_tokens"] = message.reasoningTokens;
    putJson(json, "metadata", message.metadata);
    return json;
}

Message messageFromJson(const Json &json)
{
    Message message;
    message.role = roleFromName(memberText(json, "role")).value_or(Role::User);
    message.name = memberText(json, "name");
    message.toolCallId = memberText(json, "tool_call_id");
    message.parts = contentFromJson(readJson(json, "content"));
    if (const Json *calls = member(json, "tool_calls"); calls && calls->is_array()) {
        for (const Json &call : *calls)
            message.toolCalls << toolCallFromJson(call);
    }
    message.reasoningItems = readJson(json, "reasoning_items");
    std::optional<std::int64_t> tokens;
    readOptional(json, "reasoning_tokens", tokens);
    message.reasoningTokens = tokens.value_or(0);
    message.metadata = readJson(json, "metadata");
    return message;
}

Json settingsToJson(const ChatRequest &request)
{
    Json json = Json::object({{"model", toUtf8(request.model)}});
    for (const ToolDefinition &tool : request.tools)
        json["tools"].push_back(toolToJson(tool));
    putJson(json, "tool_choice", request.options.toolChoice);
    if (request.responseFormat.kind != ResponseFormat::Kind::Text)
        json["response_format"] = formatToJson(request.responseFormat);
    if (Json options = optionsToJson(request.options); !options.empty())
        json["options"] = std::move(options);
    putJson(json, "extra_body", request.extraBody);
    json["stream"] = request.stream;
    if (request.wire)
        json["format"] = toUtf8(wireFormatWord(*request.wire));
    return json;
}

ChatRequest settingsFromJson(const Json &json)
{
    ChatRequest request;
    request.model = memberText(json, "model");
    if (const Json *tools = member(json, "tools"); tools && tools->is_array()) {
        for (const Json &tool : *tools)
            request.tools << toolFromJson(tool);
    }
    request.responseFormat = formatFromJson(readJson(json, "response_format"));
    request.options = optionsFromJson(readJson(json, "options"));
    request.options.toolChoice = readJson(json, "tool_choice");
    request.extraBody = readJson(json, "extra_body");
    const Json *stream = member(json, "stream");
    request.stream = !stream || *stream != Json(false);
    request.wire = wireFormatNamed(memberText(json, "format"));
    return request;
}

} // namespace cuewright
