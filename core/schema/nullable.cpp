#include "schema/nullable.h"

#include "schema/lint/localrules.h"
#include "schema/lint/mending.h"
#include "schema/shape.h"

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kMaxHops = 16; // a $ref may lead back

Json nullSchema()
{
    return Json::object({{"type", "null"}});
}

const Json *listAt(const Json &schema, const char *keyword)
{
    const Json *list = member(schema, keyword);
    return list && list->is_array() ? list : nullptr;
}

bool holdsNull(const Json &list)
{
    return std::find(list.begin(), list.end(), Json()) != list.end();
}

/// Whether null satisfies the schema for sure; allowsNull() asks whether it may.
bool takesNull(const Json &root, const Json &schema, int hops = 0)
{
    if (!schema.is_object() || hops > kMaxHops)
        return schema == Json(true);
    const auto takes = [&](const Json &inner) { return takesNull(root, inner, hops + 1); };
    const auto takesAt = [&](std::string_view keyword) {
        const Json *inner = member(schema, keyword);
        return !inner || takes(*inner);
    };
    if (member(schema, "$dynamicRef"))
        return false;
    if (member(schema, "$ref")) {
        const Json &target = dereferenced(root, schema);
        if (&target == &schema || !takes(target))
            return false;
    }
    const QStringList types = typeNames(schema);
    if (!types.isEmpty() && !types.contains(QLatin1String("null")))
        return false;
    if (const Json *constant = member(schema, "const"); constant && !constant->is_null())
        return false;
    if (const Json *choices = listAt(schema, "enum"); choices && !holdsNull(*choices))
        return false;
    if (const Json *branches = listAt(schema, "anyOf"); branches && std::none_of(branches->begin(), branches->end(), takes))
        return false;
    if (const Json *branches = listAt(schema, "oneOf");
        branches && std::count_if(branches->begin(), branches->end(), takes) != 1)
        return false;
    if (const Json *branches = listAt(schema, "allOf"); branches && !std::all_of(branches->begin(), branches->end(), takes))
        return false;
    if (const Json *negated = member(schema, "not"); negated && allowsNull(root, *negated))
        return false;
    return (!member(schema, "if") || (takesAt("then") && takesAt("else"))) && takesAt(kLocalRules);
}

/// What says what the value is says null, too.
void addNull(Json &schema, const Json &root)
{
    if (const Json *rules = member(schema, kLocalRules); rules && !takesNull(root, *rules)) {
        const Json local = *rules;
        schema[std::string(kLocalRules)] = Json::object({{"anyOf", Json::array({nullSchema(), local})}});
    }
    if (const Json *reference = member(schema, "$ref"); reference && !schema.contains("anyOf")) {
        const Json named = Json::object({{"$ref", *reference}});
        replaceKey(schema, "$ref", "anyOf", Json::array({named, nullSchema()}));
    }
    if (const Json *constant = member(schema, "const"); constant && !constant->is_null() && !schema.contains("enum")) {
        const Json values = Json::array({*constant, nullptr});
        replaceKey(schema, "const", "enum", values);
    }
    if (const Json *choices = listAt(schema, "enum"); choices && !holdsNull(*choices))
        schema["enum"].push_back(nullptr);
    for (const char *keyword : {"anyOf", "oneOf"}) {
        const Json *branches = listAt(schema, keyword);
        if (branches
            && std::none_of(branches->begin(), branches->end(), [&](const Json &branch) { return takesNull(root, branch); }))
            schema[keyword].push_back(nullSchema());
    }
    const QStringList types = typeNames(schema);
    if (types.isEmpty() || types.contains(QLatin1String("null")))
        return;
    if (Json &type = schema["type"]; type.is_array())
        type.push_back("null");
    else
        type = Json::array({type, "null"});
}

} // namespace

Json withNull(const Json &schema, const Json &root)
{
    if (!schema.is_object() || takesNull(root, schema))
        return schema;
    Json made = schema;
    addNull(made, root);
    return takesNull(root, made) ? made : Json::object({{"anyOf", Json::array({schema, nullSchema()})}});
}

} // namespace cuewright
