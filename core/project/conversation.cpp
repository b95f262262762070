#include "project/conversation.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

std::optional<Role> roleOf(const QString &name)
{
    const QString lower = name.toLower();
    for (const auto &[known, role] : {std::pair{u"system", Role::System}, std::pair{u"developer", Role::Developer},
             std::pair{u"user", Role::User}, std::pair{u"assistant", Role::Assistant}, std::pair{u"tool", Role::Tool}}) {
        if (lower == QStringView(known))
            return role;
    }
    return std::nullopt;
}

ContentPart::Kind partKind(const QString &name)
{
    if (name.startsWith(u"image") || name == u"input_image")
        return ContentPart::Kind::Image;
    if (name == u"audio" || name == u"input_audio")
        return ContentPart::Kind::Audio;
    if (name == u"file" || name == u"input_file")
        return ContentPart::Kind::File;
    return name == u"refusal" ? ContentPart::Kind::Refusal : ContentPart::Kind::Text;
}

QString firstText(const Json &object, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        if (const Json *value = member(object, key); value && value->is_string())
            return fromUtf8(value->get_ref<const std::string &>());
    }
    return {};
}

void readSource(ContentPart &part, const Json &value)
{
    // The wire's own form nests the source: {"type":"image_url","image_url":{"url":…}}.
    const Json *inner = nullptr;
    for (const char *key : {"image_url", "input_audio", "file"}) {
        if (const Json *nested = member(value, key); nested && nested->is_object())
            inner = nested;
    }
    const Json &from = inner ? *inner : value;
    part.source = firstText(from, {"source", "value", "url", "data", "image_url", "file_data"});
    part.mediaType = firstText(from, {"mediaType", "media_type"});
    part.detail = firstText(from, {"detail"});
    const QString format = firstText(from, {"format"});
    if (part.mediaType.isEmpty() && !format.isEmpty())
        part.mediaType = QStringLiteral("audio/") + format;
}

ContentPart partOf(const Json &value)
{
    ContentPart part;
    if (value.is_string()) {
        part.text = fromUtf8(value.get_ref<const std::string &>());
        return part;
    }
    part.kind = partKind(firstText(value, {"kind", "type"}));
    if (part.kind == ContentPart::Kind::Text || part.kind == ContentPart::Kind::Refusal) {
        part.text = firstText(value, {"value", "text", "refusal"});
        return part;
    }
    readSource(part, value);
    return part;
}

void readToolCalls(Message &message, const Json &calls)
{
    if (!calls.is_array())
        return;
    for (const Json &call : calls) {
        const Json *function = member(call, "function");
        const Json &from = function ? *function : call;
        const Json *arguments = member(from, "arguments");
        QString text = memberText(from, "arguments");
        if (arguments && arguments->is_object())
            text = QString::fromUtf8(writeJson(*arguments));
        message.toolCalls << ToolCall{memberText(call, "id"), memberText(from, "name"), text};
    }
}

} // namespace

QList<ContentPart> contentParts(const Json &content)
{
    QList<ContentPart> parts;
    if (content.is_array()) {
        for (const Json &part : content)
            parts << partOf(part);
    } else if (!content.is_null()) {
        parts << partOf(content);
    }
    return parts;
}

Result<QList<Message>> threadMessages(const Json &thread)
{
    QList<Message> messages;
    if (!thread.is_array())
        return messages;
    for (const Json &entry : thread) {
        const auto role = roleOf(memberText(entry, "role"));
        if (!role) {
            return fail(Error::Code::Invalid,
                QCoreApplication::translate("Project", "Message %1 of the conversation has no role that is known (“%2”).")
                    .arg(messages.size() + 1)
                    .arg(memberText(entry, "role")));
        }
        Message message;
        message.role = *role;
        message.name = memberText(entry, "name");
        message.toolCallId = memberText(entry, "tool_call_id");
        for (const auto &[key, value] : entry.items()) {
            if (key == "content")
                message.parts = contentParts(value);
            else if (key == "tool_calls")
                readToolCalls(message, value);
            else if (key != "role" && key != "name" && key != "tool_call_id" && key != "metadata")
                message.metadata[key] = value;
        }
        messages << message;
    }
    return messages;
}

std::optional<ContentPart> mediaPart(Property::Kind kind, const Json &value)
{
    if (value.is_null())
        return std::nullopt;
    ContentPart part;
    if (value.is_string())
        part.source = fromUtf8(value.get_ref<const std::string &>());
    else
        readSource(part, value);
    if (part.source.isEmpty())
        return std::nullopt;
    part.kind = kind == Property::Kind::Image ? ContentPart::Kind::Image
        : kind == Property::Kind::Audio       ? ContentPart::Kind::Audio
                                              : ContentPart::Kind::File;
    if (part.mediaType.isEmpty() && part.source.startsWith(u"data:"))
        part.mediaType = part.source.mid(5).section(u';', 0, 0).section(u',', 0, 0);
    return part;
}

} // namespace cuewright
