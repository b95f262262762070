#include "project/promptreader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace cuewright {
namespace {

using Kind = Property::Kind;

constexpr std::array<std::pair<Kind, const char *>, 11> kKinds{{{Kind::String, "string"}, {Kind::Integer, "integer"},
    {Kind::Float, "float"}, {Kind::Boolean, "boolean"}, {Kind::Array, "array"}, {Kind::Object, "object"},
    {Kind::Union, "union"}, {Kind::Thread, "thread"}, {Kind::Image, "image"}, {Kind::Audio, "audio"}, {Kind::File, "file"}}};

bool isTrue(const Json &object, const char *key)
{
    const Json *value = member(object, key);
    return value && value->is_boolean() && value->get<bool>();
}

Json valueOf(const Json &object, const char *key)
{
    const Json *value = member(object, key);
    return value ? *value : Json();
}

// A number or a truth value where a text belongs is taken as it is written.
QString textOf(const Json &object, const char *key, const QString &fallback = {})
{
    const Json *value = member(object, key);
    if (value && (value->is_number() || value->is_boolean()))
        return QString::fromUtf8(writeJson(*value));
    return memberText(object, key, fallback);
}

void readExtras(Prompt &prompt, const Json &extras)
{
    const Json *schema = member(extras, "schema");
    prompt.schemaFile = schema && schema->is_object() ? memberText(*schema, "path") : memberText(extras, "schema");
    prompt.schemaStrict = true;
    if (const Json *strict = schema ? member(*schema, "strict") : nullptr; strict && strict->is_boolean())
        prompt.schemaStrict = strict->get<bool>();
    prompt.jsonMode = isTrue(extras, "jsonMode");
    prompt.endpoint = memberText(extras, "endpoint");
    prompt.api = memberText(extras, "api");
    prompt.testSet = memberText(extras, "testSet");
    prompt.cache = memberText(extras, "cache");
    if (const Json *retries = member(extras, "retryInvalid"); retries && retries->is_number_integer())
        prompt.retryInvalid = static_cast<int>(std::clamp<std::int64_t>(retries->get<std::int64_t>(), 0, kMostRetriesInvalid));
    if (const Json *assertions = member(extras, "assertions"))
        prompt.assertions = *assertions;
    if (const Json *tools = member(extras, "tools"); tools && tools->is_array()) {
        for (const Json &tool : *tools) {
            if (tool.is_string())
                prompt.toolFiles << fromUtf8(tool.get_ref<const std::string &>());
        }
    }
}

void set(Json &object, const char *key, const Json &value, bool write)
{
    if (write)
        object[key] = value;
    else
        object.erase(key);
}

Json list(const QList<Property> &properties, const Json *existing)
{
    Json out = Json::array();
    for (const Property &property : properties) {
        const Json *same = nullptr;
        if (existing && existing->is_array()) {
            for (const Json &item : *existing) {
                if (memberText(item, "name") == property.name)
                    same = &item;
            }
        }
        out.push_back(propertyJson(property, same));
    }
    return out;
}

} // namespace

QString kindName(Kind kind)
{
    const auto it = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto &entry) { return entry.first == kind; });
    return QString::fromLatin1(it->second);
}

std::optional<Kind> kindFromName(QStringView name)
{
    if (name == u"number")
        return Kind::Float;
    const auto it = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto &entry) { return name == QLatin1String(entry.second); });
    return it == kKinds.end() ? std::nullopt : std::optional(it->first);
}

bool isRich(Kind kind)
{
    return kind == Kind::Thread || kind == Kind::Image || kind == Kind::Audio || kind == Kind::File;
}

Property propertyOf(const Json &value)
{
    Property property;
    property.name = textOf(value, "name");
    property.kind = kindFromName(memberText(value, "kind")).value_or(Kind::String);
    property.description = textOf(value, "description");
    property.required = isTrue(value, "required");
    property.nullable = isTrue(value, "nullable");
    property.defaultValue = valueOf(value, "default");
    property.example = valueOf(value, "example");
    if (const Json *values = member(value, "enumValues"); values && values->is_array() && !values->empty())
        property.enumValues = *values;
    if (const Json *items = member(value, "items"); items && items->is_object())
        property.items << propertyOf(*items);
    if (const Json *members = member(value, "properties"))
        property.members = propertiesOf(*members);
    const Json *oneOf = member(value, "oneOf");
    property.anyOf = !(oneOf && oneOf->is_array() && !oneOf->empty());
    if (const Json *alternatives = member(value, property.anyOf ? "anyOf" : "oneOf"))
        property.alternatives = propertiesOf(*alternatives);
    return property;
}

QList<Property> propertiesOf(const Json &list)
{
    QList<Property> properties;
    if (list.is_array()) {
        for (const Json &item : list)
            properties << propertyOf(item);
    }
    return properties;
}

Json propertyJson(const Property &property, const Json *existing)
{
    Json out = existing && existing->is_object() ? *existing : Json::object();
    if (!property.name.isEmpty() || member(out, "name"))
        out["name"] = toUtf8(property.name);
    if (kindFromName(memberText(out, "kind")) != property.kind)
        out["kind"] = toUtf8(kindName(property.kind));
    set(out, "description", Json(toUtf8(property.description)), !property.description.isEmpty());
    // What is written out although it is the default stays written out.
    for (const auto &[key, value] : {std::pair{"required", property.required}, std::pair{"nullable", property.nullable}})
        set(out, key, Json(value), value || member(out, key));
    set(out, "default", property.defaultValue, !property.defaultValue.is_null() || member(out, "default"));
    set(out, "example", property.example, !property.example.is_null() || member(out, "example"));
    set(out, "enumValues", property.enumValues, property.enumValues.is_array() && !property.enumValues.empty());
    if (!property.items.isEmpty()) {
        const Json old = valueOf(out, "items");
        out["items"] = propertyJson(property.items.first(), &old);
    } else {
        out.erase("items");
    }
    const Json members = valueOf(out, "properties");
    set(out, "properties", list(property.members, &members), property.kind == Kind::Object);
    for (const bool any : {true, false}) {
        const char *key = any ? "anyOf" : "oneOf";
        const Json old = valueOf(out, key);
        set(out, key, list(property.alternatives, &old), property.anyOf == any && !property.alternatives.isEmpty());
    }
    return out;
}

Prompt promptOf(const Json &canonical)
{
    Prompt prompt;
    prompt.name = textOf(canonical, "name");
    prompt.displayName = textOf(canonical, "displayName");
    prompt.description = textOf(canonical, "description");
    const Json model = valueOf(canonical, "model");
    prompt.modelId = textOf(model, "id");
    prompt.provider = textOf(model, "provider");
    prompt.apiType = textOf(model, "apiType", QStringLiteral("chat"));
    prompt.connection = valueOf(model, "connection");
    prompt.options = valueOf(model, "options");
    prompt.inputs = propertiesOf(valueOf(canonical, "inputs"));
    prompt.outputs = propertiesOf(valueOf(canonical, "outputs"));
    prompt.tools = valueOf(canonical, "tools");
    const Json format = valueOf(valueOf(canonical, "template"), "format");
    prompt.formatKind = memberText(format, "kind");
    prompt.engine = memberText(format, "kind") == u"mustache" ? Prompt::Engine::Mustache : Prompt::Engine::Jinja;
    prompt.strict = isTrue(format, "strict");
    readExtras(prompt, valueOf(valueOf(canonical, "metadata"), "cuewright"));
    return prompt;
}

} // namespace cuewright
