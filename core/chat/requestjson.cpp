#include "chat/requestjson.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

tl::unexpected<Error> invalid(const QString &pointer)
{
    return fail(Error::Code::Invalid,
        QCoreApplication::translate("RequestJson", "This is no chat request: look at “%1”.").arg(pointer));
}

Result<ContentPart> readPart(const Json &json, const QString &pointer)
{
    ContentPart part;
    const QString type = memberText(json, "type");
    if (type == u"text") {
        part.text = memberText(json, "text");
    } else if (type == u"refusal") {
        part.kind = ContentPart::Kind::Refusal;
        part.text = memberText(json, "refusal");
    } else if (const Json *image = member(json, "image_url"); type == u"image_url" && image) {
        part.kind = ContentPart::Kind::Image;
        part.source = image->is_string() ? fromUtf8(image->get_ref<const std::string &>()) : memberText(*image, "url");
        part.detail = memberText(*image, "detail");
    } else if (const Json *audio = member(json, "input_audio"); type == u"input_audio" && audio) {
        part.kind = ContentPart::Kind::Audio;
        part.source = memberText(*audio, "data");
        part.mediaType = QStringLiteral("audio/") + memberText(*audio, "format");
    } else if (const Json *file = member(json, "file"); type == u"file" && file) {
        part.kind = ContentPart::Kind::File;
        part.source = memberText(*file, "url", memberText(*file, "file_data"));
    } else {
        return invalid(pointer);
    }
    return part;
}

Result<ToolCall> readToolCall(const Json &json, const QString &pointer)
{
    const Json *function = member(json, "function");
    if (!function || !function->is_object())
        return invalid(pointer);
    ToolCall call;
    call.id = memberText(json, "id");
    call.name = memberText(*function, "name");
    if (const Json *arguments = member(*function, "arguments"))
        call.arguments = arguments->is_string() ? fromUtf8(arguments->get_ref<const std::string &>()) : QString::fromUtf8(writeJson(*arguments));
    return call;
}

Result<Message> readMessage(const Json &json, const QString &pointer)
{
    const auto role = roleFromName(memberText(json, "role"));
    if (!role)
        return invalid(pointer + QStringLiteral("/role"));
    Message message;
    message.role = *role;
    message.name = memberText(json, "name");
    message.toolCallId = memberText(json, "tool_call_id");
    const Json *content = member(json, "content");
    if (content && content->is_string()) {
        message.parts << ContentPart{ContentPart::Kind::Text, fromUtf8(content->get_ref<const std::string &>()), {}, {}, {}};
    } else if (content && content->is_array()) {
        for (std::size_t i = 0; i < content->size(); ++i) {
            auto part = readPart((*content)[i], pointer + QStringLiteral("/content/%1").arg(i));
            if (!part)
                return fail(part.error());
            message.parts << *part;
        }
    } else if (content && !content->is_null()) {
        return invalid(pointer + QStringLiteral("/content"));
    }
    if (const Json *calls = member(json, "tool_calls"); calls && calls->is_array()) {
        for (std::size_t i = 0; i < calls->size(); ++i) {
            auto call = readToolCall((*calls)[i], pointer + QStringLiteral("/tool_calls/%1").arg(i));
            if (!call)
                return fail(call.error());
            message.toolCalls << *call;
        }
    }
    return message;
}

Result<ToolDefinition> readTool(const Json &json, const QString &pointer)
{
    const Json *function = member(json, "function");
    if (memberText(json, "type") != u"function" || !function || memberText(*function, "name").isEmpty())
        return invalid(pointer);
    ToolDefinition tool;
    tool.name = memberText(*function, "name");
    tool.description = memberText(*function, "description");
    if (const Json *parameters = member(*function, "parameters"))
        tool.parameters = *parameters;
    if (const Json *strict = member(*function, "strict"); strict && strict->is_boolean())
        tool.strict = strict->get<bool>();
    return tool;
}

ResponseFormat readFormat(const Json &json)
{
    ResponseFormat format;
    const QString type = memberText(json, "type");
    if (type == u"json_object")
        format.kind = ResponseFormat::Kind::JsonObject;
    const Json *wrapped = member(json, "json_schema");
    if (type != u"json_schema" || !wrapped)
        return format;
    format.kind = ResponseFormat::Kind::JsonSchema;
    format.name = memberText(*wrapped, "name");
    format.description = memberText(*wrapped, "description");
    if (const Json *schema = member(*wrapped, "schema"))
        format.schema = *schema;
    if (const Json *strict = member(*wrapped, "strict"); strict && strict->is_boolean())
        format.strict = strict->get<bool>();
    return format;
}

} // namespace

Result<ChatRequest> requestFromJson(const Json &document)
{
    ChatRequest request;
    request.stream = false;
    const Json *messages = document.is_array() ? &document : member(document, "messages");
    if (!messages || !messages->is_array())
        return invalid(QStringLiteral("/messages"));
    for (std::size_t i = 0; i < messages->size(); ++i) {
        auto message = readMessage((*messages)[i], QStringLiteral("/messages/%1").arg(i));
        if (!message)
            return fail(message.error());
        request.messages << *message;
    }
    if (!document.is_object())
        return request;
    request.model = memberText(document, "model");
    if (const Json *tools = member(document, "tools"); tools && tools->is_array()) {
        for (std::size_t i = 0; i < tools->size(); ++i) {
            auto tool = readTool((*tools)[i], QStringLiteral("/tools/%1").arg(i));
            if (!tool)
                return fail(tool.error());
            request.tools << *tool;
        }
    }
    if (const Json *format = member(document, "response_format"))
        request.responseFormat = readFormat(*format);
    Json extra = Json::object();
    for (const auto &[key, value] : document.items()) {
        if (key != "messages" && key != "model" && key != "tools" && key != "response_format")
            extra[key] = value;
    }
    if (!extra.empty())
        request.extraBody = std::move(extra);
    return request;
}

} // namespace cuewright
