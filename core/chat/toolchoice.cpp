#include "chat/toolchoice.h"

#include <optional>

namespace cuewright {
namespace {

using Kind = ToolChoice::Kind;

constexpr std::pair<Kind, const char *> kWords[] = {{Kind::Auto, "auto"}, {Kind::Required, "required"}, {Kind::None, "none"}};

Json functionNamed(const QString &name)
{
    return {{"type", "function"}, {"function", {{"name", toUtf8(name)}}}};
}

// nullopt: no function with a name and nothing else.
std::optional<QString> nameOf(const Json &json)
{
    const Json *function = member(json, "function");
    const QString name = function ? memberText(*function, "name") : QString();
    return json == functionNamed(name) && !name.isEmpty() ? std::optional(name) : std::nullopt;
}

std::optional<ToolChoice> allowedFrom(const Json &json)
{
    const Json *set = member(json, "allowed_tools");
    const Json *tools = set ? member(*set, "tools") : nullptr;
    if (!tools || !tools->is_array())
        return std::nullopt;
    ToolChoice choice{Kind::Allowed, {}, memberText(*set, "mode") == u"required", {}};
    for (const Json &tool : *tools) {
        const auto name = nameOf(tool);
        if (!name)
            return std::nullopt;
        choice.tools << *name;
    }
    return toolChoiceJson(choice) == json ? std::optional(choice) : std::nullopt;
}

} // namespace

ToolChoice toolChoiceFrom(const Json &json)
{
    if (json.is_null())
        return {};
    for (const auto &[kind, word] : kWords) {
        if (json.is_string() && json.get_ref<const std::string &>() == word)
            return {kind, {}, false, {}};
    }
    if (const auto name = nameOf(json))
        return {Kind::One, {*name}, false, {}};
    return allowedFrom(json).value_or(ToolChoice{Kind::Other, {}, false, json});
}

Json toolChoiceJson(const ToolChoice &choice)
{
    for (const auto &[kind, word] : kWords) {
        if (choice.kind == kind)
            return word;
    }
    if (choice.kind == Kind::Other)
        return choice.json;
    if (choice.kind == Kind::One)
        return functionNamed(choice.tools.value(0));
    if (choice.kind != Kind::Allowed)
        return nullptr;
    Json tools = Json::array();
    for (const QString &name : choice.tools)
        tools.push_back(functionNamed(name));
    return {{"type", "allowed_tools"}, {"allowed_tools", {{"mode", choice.mustCall ? "required" : "auto"}, {"tools", std::move(tools)}}}};
}

ToolChoice toolChoiceAmong(ToolChoice choice, const QStringList &offered)
{
    if (choice.kind == Kind::One || choice.kind == Kind::Allowed) {
        choice.tools.removeIf([&](const QString &name) { return !offered.contains(name); });
        if (!choice.tools.isEmpty())
            return choice;
        // Of "only these" none is left: that must not come to mean all of the others.
        const bool isNone = choice.kind == Kind::Allowed && !offered.isEmpty();
        return isNone ? ToolChoice{Kind::None, {}, false, {}} : ToolChoice();
    }
    return choice.kind == Kind::Required && offered.isEmpty() ? ToolChoice() : choice;
}

} // namespace cuewright
