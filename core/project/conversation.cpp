#include "project/conversation.h"

#include "chat/looseparts.h"

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

void readToolCalls(Message &message, const Json &calls)
{
    if (!calls.is_array())
        return;
    for (const Json &call : calls)
        message.toolCalls << looseToolCall(call);
}

} // namespace

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
        readPartSource(part, value);
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
