#include "chat/wiremessages.h"

#include "chat/capabilityrules.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

Json wirePart(const ContentPart &part)
{
    switch (part.kind) {
    case ContentPart::Kind::Text:
        return {{"type", "text"}, {"text", toUtf8(part.text)}};
    case ContentPart::Kind::Refusal:
        return {{"type", "refusal"}, {"refusal", toUtf8(part.text)}};
    case ContentPart::Kind::Image: {
        Json image = Json::object({{"url", toUtf8(mediaUrl(part))}});
        if (!part.detail.isEmpty())
            image["detail"] = toUtf8(part.detail);
        return {{"type", "image_url"}, {"image_url", std::move(image)}};
    }
    case ContentPart::Kind::Audio: {
        return {{"type", "input_audio"},
            {"input_audio", {{"data", toUtf8(mediaData(part).base64)}, {"format", toUtf8(audioFormat(part))}}}};
    }
    case ContentPart::Kind::File:
        return {{"type", "file"}, {"file", wireFile(part)}};
    }
    Q_UNREACHABLE();
}

Json wireToolCalls(const QList<ToolCall> &calls)
{
    Json list = Json::array();
    for (const ToolCall &call : calls) {
        // No arguments are an empty object (facts §4); servers that parse them stumble over an empty text.
        const std::string arguments = call.arguments.isEmpty() ? "{}" : toUtf8(call.arguments);
        list.push_back({{"id", toUtf8(call.id)}, {"type", "function"},
            {"function", {{"name", toUtf8(call.name)}, {"arguments", arguments}}}});
    }
    return list;
}

Json wireContent(const Message &message, qsizetype index, const ModelInfo *model, QList<Omission> &omitted)
{
    const bool onlyText = std::all_of(message.parts.begin(), message.parts.end(),
        [](const ContentPart &part) { return part.kind == ContentPart::Kind::Text; });
    if (message.parts.isEmpty() && !message.toolCalls.isEmpty())
        return nullptr;
    if (onlyText)
        return toUtf8(message.joinedText());
    Json parts = Json::array();
    for (qsizetype i = 0; i < message.parts.size(); ++i) {
        const ContentPart &part = message.parts[i];
        if (part.kind == ContentPart::Kind::Image && model && !model->can.vision) {
            omitted.append({QStringLiteral("messages[%1].content[%2]").arg(index).arg(i),
                QCoreApplication::translate("Omission", "%1 cannot see images.").arg(model->id)});
            continue;
        }
        parts.push_back(wirePart(part));
    }
    return parts.empty() ? Json("") : parts;
}

} // namespace

Json wireMessages(const QList<Message> &messages, const ProviderProfile &provider, const ModelInfo *model, QList<Omission> &omitted)
{
    const Role instructions = instructionRole(messages, provider, model);
    Json list = Json::array();
    for (qsizetype i = 0; i < messages.size(); ++i) {
        const Message &message = messages[i];
        const bool instruction = message.role == Role::System || message.role == Role::Developer;
        Json wire = Json::object({{"role", toUtf8(roleName(instruction ? instructions : message.role))}});
        if (message.metadata.is_object()) {
            for (const auto &[key, value] : message.metadata.items()) {
                if (key != "role" && key != "content")
                    wire[key] = value;
            }
        }
        if (!message.name.isEmpty())
            wire["name"] = toUtf8(message.name);
        wire["content"] = wireContent(message, i, model, omitted);
        if (!message.toolCalls.isEmpty())
            wire["tool_calls"] = wireToolCalls(message.toolCalls);
        if (message.role == Role::Tool)
            wire["tool_call_id"] = toUtf8(message.toolCallId);
        list.push_back(std::move(wire));
    }
    return list;
}

QString mediaUrl(const ContentPart &part)
{
    const bool isAddress = part.source.startsWith(QLatin1String("data:")) || part.source.contains(QLatin1String("://"));
    if (isAddress || part.mediaType.isEmpty())
        return part.source;
    return QStringLiteral("data:%1;base64,").arg(part.mediaType) + part.source;
}

MediaData mediaData(const ContentPart &part)
{
    if (!part.source.startsWith(QLatin1String("data:")))
        return {part.source, part.mediaType};
    const qsizetype comma = part.source.indexOf(u',');
    const QString head = part.source.mid(5, comma < 0 ? -1 : comma - 5);
    return {comma < 0 ? QString() : part.source.mid(comma + 1), part.mediaType.isEmpty() ? head.section(u';', 0, 0) : part.mediaType};
}

QString audioFormat(const ContentPart &part)
{
    const QString type = mediaData(part).mediaType.section(u';', 0, 0).trimmed().toLower();
    if (type == QLatin1String("audio/wav") || type == QLatin1String("audio/x-wav") || type.isEmpty())
        return QStringLiteral("wav");
    if (type == QLatin1String("audio/mp3") || type == QLatin1String("audio/mpeg"))
        return QStringLiteral("mp3");
    return type.startsWith(QLatin1String("audio/")) ? type.mid(6) : type;
}

Json wireFile(const ContentPart &part)
{
    // The service takes uploads by id and contents as a data URI with a name; a plain address is for gateways.
    if (part.source.startsWith(QLatin1String("file-")))
        return Json::object({{"file_id", toUtf8(part.source)}});
    const QString url = mediaUrl(part);
    if (url.startsWith(QLatin1String("data:"))) {
        const QString suffix = mediaData(part).mediaType.section(u'/', -1).section(u';', 0, 0);
        const QString name = part.text.isEmpty() ? QStringLiteral("document.") + (suffix.isEmpty() ? QStringLiteral("bin") : suffix) : part.text;
        return {{"filename", toUtf8(name)}, {"file_data", toUtf8(url)}};
    }
    return Json::object({{"url", toUtf8(url)}});
}

} // namespace cuewright
