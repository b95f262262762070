#include "schema/document/fieldtypes.h"
#include "schema/document/keywordorder.h"
#include "schema/nullable.h"
#include "schema/validator.h"

#include <array>
#include <unordered_map>

namespace cuewright {
namespace {

const char *typeKeyword(FieldType type)
{
    switch (type) {
    case FieldType::Text:
    case FieldType::Choice:
        return "string";
    case FieldType::Number:
        return "number";
    case FieldType::WholeNumber:
        return "integer";
    case FieldType::YesNo:
        return "boolean";
    case FieldType::List:
        return "array";
    case FieldType::Group:
        return "object";
    case FieldType::OneOf:
    case FieldType::Reference:
    case FieldType::Anything:
        break;
    }
    return nullptr;
}

/// What a keyword belongs to; none: it says something about every type, or is not known, and stays.
bool belongsElsewhere(const std::string &keyword, FieldType type)
{
    using enum FieldType;
    enum Owner { Texts, Numbers, Lists, Groups, Choices, Unions, References };
    static const std::unordered_map<std::string_view, Owner> owners{{"minLength", Texts},
        {"maxLength", Texts}, {"pattern", Texts}, {"format", Texts}, {"contentEncoding", Texts},
        {"contentMediaType", Texts}, {"contentSchema", Texts}, {"minimum", Numbers}, {"maximum", Numbers},
        {"exclusiveMinimum", Numbers}, {"exclusiveMaximum", Numbers}, {"multipleOf", Numbers},
        {"items", Lists}, {"prefixItems", Lists}, {"additionalItems", Lists}, {"unevaluatedItems", Lists},
        {"contains", Lists}, {"minContains", Lists}, {"maxContains", Lists}, {"minItems", Lists},
        {"maxItems", Lists}, {"uniqueItems", Lists}, {"properties", Groups}, {"patternProperties", Groups},
        {"additionalProperties", Groups}, {"unevaluatedProperties", Groups}, {"propertyNames", Groups},
        {"required", Groups}, {"minProperties", Groups}, {"maxProperties", Groups},
        {"dependentRequired", Groups}, {"dependentSchemas", Groups}, {"dependencies", Groups},
        {"enum", Choices}, {"const", Choices}, {"anyOf", Unions}, {"oneOf", Unions}, {"$ref", References},
        {"$dynamicRef", References}};
    const auto owner = owners.find(keyword);
    if (owner == owners.end())
        return false;
    switch (owner->second) {
    case Texts:
        return type != Text;
    case Numbers:
        return type != Number && type != WholeNumber;
    case Lists:
        return type != List;
    case Groups:
        return type != Group;
    case Choices:
        return type != Choice;
    case Unions:
        return type != OneOf;
    case References:
        break;
    }
    return type != Reference;
}

bool isAnnotation(const std::string &keyword)
{
    static constexpr std::array kAnnotations
        = {"title", "description", "$comment", "deprecated", "readOnly", "writeOnly"};
    return std::find(kAnnotations.begin(), kAnnotations.end(), keyword) != kAnnotations.end();
}

/// The part of a schema that moves into the items of a list or the branch of a union when its field becomes
/// one; or the part that stays outside.
Json partOf(const Json &schema, bool annotations)
{
    Json part = Json::object();
    for (const auto &[name, value] : schema.items()) {
        if (isAnnotation(name) == annotations)
            part[name] = value;
    }
    return part;
}

Json firstChoices(const Json &old)
{
    if (const Json *constant = member(old, "const"))
        return Json::array({*constant});
    Json choices = Json::array();
    const Json *examples = member(old, "examples");
    for (std::size_t i = 0; examples && examples->is_array() && i < examples->size(); ++i) {
        if ((*examples)[i].is_string())
            choices.push_back((*examples)[i]);
    }
    return choices.empty() ? Json::array({"option_1"}) : choices;
}

/// default and examples stay as far as the new schema allows them.
Json withFittingValues(Json schema)
{
    const auto validator = Validator::compile(withoutKeyword(schema, "$ref")); // a $ref needs its document
    if (!validator)
        return schema;
    if (const Json *value = member(schema, "default"); value && !validator->accepts(*value))
        schema.erase("default");
    if (const Json *examples = member(schema, "examples"); examples && examples->is_array()) {
        Json kept = Json::array();
        std::copy_if(examples->begin(), examples->end(), std::back_inserter(kept),
            [&](const Json &value) { return validator->accepts(value); });
        if (kept.empty())
            schema.erase("examples");
        else
            schema["examples"] = kept;
    }
    return schema;
}

/// `schema` without what belongs to other types, and with the type's own name.
Json stripped(const Json &schema, FieldType type)
{
    Json result = Json::object();
    for (const auto &[name, value] : schema.items()) {
        if (name != "type" && !belongsElsewhere(name, type))
            result[name] = value;
        else if (name == "type" && typeKeyword(type))
            result[name] = typeKeyword(type);
    }
    return typeKeyword(type) ? withKeyword(result, "type", typeKeyword(type)) : result;
}

Json completed(Json schema, const Json &old, FieldType type, const QString &reference)
{
    const auto provide = [&](const char *keyword, const Json &value) {
        if (!schema.contains(keyword))
            schema = withKeyword(schema, keyword, value);
    };
    const bool saysSomething = fieldType(old) != FieldType::Anything;
    const Json inner = saysSomething ? partOf(old, false) : Json{{"type", "string"}};
    switch (type) {
    case FieldType::Choice:
        provide("enum", firstChoices(old));
        break;
    case FieldType::List:
        provide("items", inner);
        break;
    case FieldType::Group:
        provide("properties", Json::object());
        provide("required", Json::array());
        provide("additionalProperties", false);
        break;
    case FieldType::OneOf: {
        const char *other = fieldType(inner) == FieldType::Text ? "number" : "string";
        if (!schema.contains("oneOf"))
            provide("anyOf", Json::array({inner, {{"type", other}}}));
        break;
    }
    case FieldType::Reference:
        schema = withKeyword(schema, "$ref", toUtf8(reference));
        break;
    default:
        break;
    }
    return schema;
}

} // namespace

Json retyped(const Json &schema, FieldType type, const QString &reference)
{
    const Json old = schema.is_object() ? withoutNull(schema) : Json::object();
    if (fieldType(old) == type && type != FieldType::Reference)
        return schema;
    Json result;
    const Json *items = member(old, "items");
    if (fieldType(old) == FieldType::List && items && fieldType(*items) == type) {
        result = partOf(old, true); // back to what the list was made of
        for (const auto &[name, value] : items->items())
            result = withKeyword(result, name, value);
    } else {
        // What moves inside does not stay outside as well.
        const bool wraps = type == FieldType::List || type == FieldType::OneOf;
        result = completed(stripped(wraps ? partOf(old, true) : old, type), old, type, reference);
    }
    if (type != FieldType::Reference)
        result = withFittingValues(result);
    return isNullable(schema) ? withNull(result) : result;
}

Json schemaOfType(FieldType type, const QString &reference)
{
    return retyped(Json::object(), type, reference);
}

} // namespace cuewright
