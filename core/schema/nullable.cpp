#include "schema/nullable.h"

#include "schema/shape.h"

#include <algorithm>

namespace cuewright {
namespace {

bool hasNullBranch(const Json &branches)
{
    return std::any_of(branches.begin(), branches.end(),
        [](const Json &branch) { return typeNames(branch) == QStringList{QStringLiteral("null")}; });
}

void allowNullAmong(Json &choices)
{
    if (std::find(choices.begin(), choices.end(), Json()) == choices.end())
        choices.push_back(nullptr);
}

// Replaces the value of `key` and its name in place, so that the order of keys stays.
void replaceKey(Json &object, std::string_view key, const std::string &newKey, Json value)
{
    for (auto &[name, held] : object.get_ref<Json::object_t &>()) {
        if (name != key)
            continue;
        const_cast<std::string &>(name)
            = newKey; // the container is a list of pairs: no order depends on the key
        held = std::move(value);
        return;
    }
}

} // namespace

void makeNullable(Json &schema)
{
    if (!schema.is_object())
        return;
    if (schema.contains("allOf") || schema.contains("oneOf") || schema.contains("not")) {
        schema = {{"anyOf", Json::array({schema, Json{{"type", "null"}}})}};
        return;
    }
    if (schema.contains("$ref")) {
        const Json reference = {{"$ref", schema["$ref"]}};
        replaceKey(schema, "$ref", "anyOf", Json::array({reference, Json{{"type", "null"}}}));
        return;
    }
    if (schema.contains("const") && !schema["const"].is_null())
        replaceKey(schema, "const", "enum", Json::array({schema["const"], nullptr}));
    if (Json *choices = schema.contains("enum") ? &schema["enum"] : nullptr; choices && choices->is_array())
        allowNullAmong(*choices);
    if (Json *branches = schema.contains("anyOf") ? &schema["anyOf"] : nullptr;
        branches && branches->is_array()) {
        if (!hasNullBranch(*branches))
            branches->push_back({{"type", "null"}});
    }
    if (!schema.contains("type"))
        return;
    Json &type = schema["type"];
    if (type.is_string() && type != "null")
        type = Json::array({type, "null"});
    else if (type.is_array() && std::find(type.begin(), type.end(), "null") == type.end())
        type.push_back("null");
}

} // namespace cuewright
