#include "practice/promptcount.h"

#include "tokens/encoding.h"
#include "tokens/overhead.h"

namespace cuewright {
namespace {

std::int64_t countText(const Encoding &encoding, const Json *value)
{
    return value && value->is_string()
        ? encoding.count(std::string_view(value->get_ref<const std::string &>()))
        : 0;
}

std::int64_t countMessage(const Encoding &encoding, const OverheadRules &rules, const Json &message)
{
    std::int64_t tokens = rules.perMessage;
    for (const char *field : {"role", "name", "content", "refusal", "tool_call_id"})
        tokens += countText(encoding, member(message, field));
    if (message.contains("name"))
        tokens += rules.perName;
    const Json *content = member(message, "content");
    for (std::size_t i = 0; content && content->is_array() && i < content->size(); ++i)
        tokens += countText(encoding, member((*content)[i], "text"));
    const Json *calls = member(message, "tool_calls");
    for (std::size_t i = 0; calls && calls->is_array() && i < calls->size(); ++i) {
        if (const Json *function = member((*calls)[i], "function"))
            tokens += countText(encoding, member(*function, "name"))
                + countText(encoding, member(*function, "arguments"));
    }
    return tokens;
}

} // namespace

std::int64_t countPrompt(
    QStringView model, const Json &messages, const Json &tools, const Json &responseFormat)
{
    const Encoding &encoding = *encodingForModel(model).encoding;
    const OverheadRules rules = overheadRules(model);
    std::int64_t tokens = rules.replyPriming;
    for (const Json &message : messages)
        tokens += countMessage(encoding, rules, message);
    for (const Json &tool : tools) {
        if (const Json *function = member(tool, "function")) {
            const Json *parameters = member(*function, "parameters");
            tokens += countFunction(encoding, rules, memberText(*function, "name"),
                memberText(*function, "description"), parameters ? *parameters : Json());
        }
    }
    if (!tools.empty())
        tokens += rules.functionEnd;
    if (const Json *format = member(responseFormat, "json_schema")) {
        if (const Json *schema = member(*format, "schema"))
            tokens += encoding.count(QString::fromUtf8(writeJson(*schema)));
    }
    return tokens;
}

QString contentText(const Json &message)
{
    const Json *content = member(message, "content");
    if (!content || !content->is_array())
        return memberText(message, "content");
    QString text;
    for (const Json &part : *content)
        text += memberText(part, "text");
    return text;
}

} // namespace cuewright
