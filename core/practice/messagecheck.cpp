#include "practice/messagecheck.h"

#include <QStringList>

namespace cuewright {
namespace {

constexpr QLatin1String kRoles[] = {QLatin1String("developer"), QLatin1String("system"),
    QLatin1String("user"), QLatin1String("assistant"), QLatin1String("tool"), QLatin1String("function")};

tl::unexpected<ApiError> refuse(const QString &message, const QString &param, const QString &code = {})
{
    return tl::unexpected(ApiError::badRequest(message, param, code));
}

Checked<> checkPart(const Json &part, const QString &role, const QString &place)
{
    const QString type = memberText(part, "type");
    const bool user = role == u"user";
    const bool known = type == u"text"
        || (user && (type == u"image_url" || type == u"input_audio" || type == u"file"))
        || (role == u"assistant" && type == u"refusal");
    if (!known) {
        return refuse(QStringLiteral("Invalid value: '%1'. Supported values for role '%2' are text parts%3.")
                          .arg(type, role,
                              user ? QStringLiteral(", 'image_url', 'input_audio' and 'file'") : QString()),
            place + QStringLiteral(".type"), QStringLiteral("invalid_value"));
    }
    const Json *text = member(part, "text");
    if (type == u"text" && (!text || !text->is_string())) {
        return refuse(QStringLiteral("Missing required parameter: '%1.text'.").arg(place),
            place + QStringLiteral(".text"), QStringLiteral("missing_required_parameter"));
    }
    const Json *image = member(part, "image_url");
    if (type == u"image_url" && (!image || !image->is_object() || memberText(*image, "url").isEmpty())) {
        return refuse(QStringLiteral("Missing required parameter: '%1.image_url.url'.").arg(place),
            place + QStringLiteral(".image_url.url"), QStringLiteral("missing_required_parameter"));
    }
    return {};
}

Checked<> checkContent(const Json &message, const QString &role, const QString &place)
{
    const Json *content = member(message, "content");
    const bool mayLack = role == u"assistant"
        && (message.contains("tool_calls") || message.contains("function_call")
            || message.contains("refusal"));
    const QString here = place + QStringLiteral(".content");
    if (!content || content->is_null()) {
        if (mayLack)
            return {};
        return content
            ? refuse(QStringLiteral("Invalid value for 'content': expected a string, got null."), here)
            : refuse(QStringLiteral("Missing required parameter: '%1'.").arg(here), here,
                QStringLiteral("missing_required_parameter"));
    }
    if (content->is_string())
        return {};
    if (!content->is_array() || content->empty()) {
        return refuse(
            QStringLiteral("Invalid type for '%1': expected one of a string or array of objects.").arg(here),
            here, QStringLiteral("invalid_type"));
    }
    for (std::size_t i = 0; i < content->size(); ++i) {
        if (const auto part = checkPart((*content)[i], role, here + QStringLiteral("[%1]").arg(i)); !part)
            return part;
    }
    return {};
}

// Ids of the calls in an assistant message.
Checked<QStringList> callIds(const Json &message, const QString &place)
{
    QStringList ids;
    const Json *calls = member(message, "tool_calls");
    const QString here = place + QStringLiteral(".tool_calls");
    if (calls && (!calls->is_array() || calls->empty()))
        return refuse(QStringLiteral("Invalid '%1': expected a non-empty array.").arg(here), here,
            QStringLiteral("invalid_type"));
    for (std::size_t i = 0; calls && i < calls->size(); ++i) {
        const Json &call = (*calls)[i];
        const Json *function = member(call, "function");
        const bool complete = function && function->is_object() && !memberText(*function, "name").isEmpty()
            && member(*function, "arguments") && (*function)["arguments"].is_string();
        const QString id = memberText(call, "id");
        if (id.isEmpty() || !complete) {
            const QString at = QStringLiteral("%1[%2]").arg(here).arg(i);
            return refuse(QStringLiteral("Missing required parameter: '%1.%2'.")
                              .arg(at, id.isEmpty() ? QStringLiteral("id") : QStringLiteral("function")),
                at, QStringLiteral("missing_required_parameter"));
        }
        ids << id;
    }
    return ids;
}

tl::unexpected<ApiError> unanswered(const QStringList &ids, std::size_t asked)
{
    return refuse(QStringLiteral("An assistant message with 'tool_calls' must be followed by tool messages "
                                 "responding to each 'tool_call_id'. "
                                 "The following tool_call_ids did not have response messages: %1")
                      .arg(ids.join(QLatin1String(", "))),
        QStringLiteral("messages.[%1].role").arg(asked));
}

} // namespace

Checked<> checkMessages(const Json &messages)
{
    QStringList open; // calls that still wait for their result
    std::size_t asked = 0;
    for (std::size_t i = 0; i < messages.size(); ++i) {
        const Json &message = messages[i];
        const QString place = QStringLiteral("messages[%1]").arg(i);
        if (!message.is_object())
            return refuse(QStringLiteral("Invalid type for '%1': expected an object.").arg(place), place,
                QStringLiteral("invalid_type"));
        const QString role = memberText(message, "role");
        if (std::find(std::begin(kRoles), std::end(kRoles), role) == std::end(kRoles)) {
            return refuse(QStringLiteral("Invalid value: '%1'. Supported values are: 'system', 'assistant', "
                                         "'user', 'function', 'tool', and 'developer'.")
                              .arg(role),
                place + QStringLiteral(".role"), QStringLiteral("invalid_value"));
        }
        if (const auto content = checkContent(message, role, place); !content)
            return content;
        if (role == u"tool") {
            if (!open.removeOne(memberText(message, "tool_call_id"))) {
                return refuse(QStringLiteral("Invalid parameter: messages with role 'tool' must be a "
                                             "response to a preceding message with 'tool_calls'."),
                    QStringLiteral("messages.[%1].role").arg(i));
            }
            continue;
        }
        if (!open.isEmpty())
            return unanswered(open, asked);
        const auto ids = role == u"assistant" ? callIds(message, place) : Checked<QStringList>();
        if (!ids)
            return tl::unexpected(ids.error());
        open = *ids;
        asked = i;
    }
    return open.isEmpty() ? Checked<>() : Checked<>(unanswered(open, asked));
}

} // namespace cuewright
