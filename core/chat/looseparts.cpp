#include "chat/looseparts.h"

namespace cuewright {
namespace {

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
    readPartSource(part, value);
    return part;
}

} // namespace

void readPartSource(ContentPart &part, const Json &value)
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

ToolCall looseToolCall(const Json &call)
{
    const Json *function = member(call, "function");
    const Json &from = function ? *function : call;
    const Json *arguments = member(from, "arguments");
    QString text = memberText(from, "arguments");
    if (arguments && arguments->is_object())
        text = QString::fromUtf8(writeJson(*arguments));
    return {memberText(call, "id"), memberText(from, "name"), text};
}

} // namespace cuewright
