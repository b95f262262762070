#include "schema/document/fieldtypes.h"

#include "schema/document/keywordorder.h"
#include "schema/shape.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>

namespace cuewright {
namespace {

struct TypeText
{
    Q_DECLARE_TR_FUNCTIONS(FieldType)
};

constexpr std::array kUnions = {"anyOf", "oneOf"};

bool isNullSchema(const Json &schema)
{
    return typeNames(schema) == QStringList{QStringLiteral("null")};
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

Json withoutItems(const Json &list, const std::function<bool(const Json &)> &goes)
{
    Json kept = Json::array();
    std::copy_if(
        list.begin(), list.end(), std::back_inserter(kept), [&](const Json &item) { return !goes(item); });
    return kept;
}

/// `schema` with the members of `branch` in the place of `keyword`; those that stand beside it win.
Json unfolded(const Json &schema, const char *keyword, const Json &branch)
{
    Json result = Json::object();
    for (const auto &[name, value] : schema.items()) {
        if (name != keyword) {
            result[name] = value;
            continue;
        }
        for (const auto &[inner, innerValue] : branch.items()) {
            if (!schema.contains(inner))
                result[inner] = innerValue;
        }
    }
    return result;
}

std::optional<FieldType> typeNamed(std::string_view name)
{
    static constexpr std::pair<std::string_view, FieldType> kTypes[]{{"string", FieldType::Text},
        {"number", FieldType::Number}, {"integer", FieldType::WholeNumber}, {"boolean", FieldType::YesNo},
        {"array", FieldType::List}, {"object", FieldType::Group}};
    for (const auto &[known, type] : kTypes) {
        if (known == name)
            return type;
    }
    return std::nullopt;
}

/// Without making a Json of the text, as == would: the tree of a large schema asks all of its fields after each edit.
bool isNullName(const Json &name)
{
    return name.is_string() && name.get_ref<const std::string &>() == "null";
}

/// An entry of `type` that names nothing beside null.
bool isNoOtherName(const Json &name)
{
    return !name.is_string() || isNullName(name);
}

/// What a schema says of its type, found in one pass.
struct Keywords
{
    const Json *reference = nullptr;
    const Json *choices = nullptr;
    const Json *constant = nullptr;
    const Json *anyOf = nullptr;
    const Json *oneOf = nullptr;
    const Json *type = nullptr;
    const Json *properties = nullptr;
    const Json *items = nullptr;
    const Json *prefixItems = nullptr;

    explicit Keywords(const Json &schema)
    {
        static constexpr std::pair<std::string_view, const Json *Keywords::*> kPlaces[]{
            {"type", &Keywords::type}, {"enum", &Keywords::choices}, {"const", &Keywords::constant},
            {"$ref", &Keywords::reference}, {"anyOf", &Keywords::anyOf}, {"oneOf", &Keywords::oneOf},
            {"properties", &Keywords::properties}, {"items", &Keywords::items},
            {"prefixItems", &Keywords::prefixItems}};
        if (!schema.is_object())
            return;
        for (const auto &[name, value] : schema.get_ref<const Json::object_t &>()) {
            for (const auto &[keyword, place] : kPlaces) {
                if (name == keyword)
                    this->*place = &value;
            }
        }
    }
};

} // namespace

FieldType fieldType(const Json &schema)
{
    const Keywords says(schema);
    if (says.reference)
        return FieldType::Reference;
    if (says.choices || says.constant)
        return FieldType::Choice;
    for (const Json *branches : {says.anyOf, says.oneOf}) {
        if (!branches || !branches->is_array())
            continue;
        const auto others = std::count_if(branches->begin(), branches->end(), std::not_fn(isNullSchema));
        if (others != 1 || branches->size() != 2)
            return FieldType::OneOf;
        return fieldType(isNullSchema(branches->front()) ? branches->back() : branches->front());
    }
    if (says.type && says.type->is_string() && !isNullName(*says.type))
        return typeNamed(says.type->get_ref<const std::string &>()).value_or(FieldType::Anything);
    const Json others = says.type && says.type->is_array() ? withoutItems(*says.type, isNoOtherName) : Json::array();
    if (others.size() > 1)
        return FieldType::OneOf;
    if (others.size() == 1)
        return typeNamed(others.front().get_ref<const std::string &>()).value_or(FieldType::Anything);
    if (says.properties)
        return FieldType::Group;
    return says.items || says.prefixItems ? FieldType::List : FieldType::Anything;
}

QString fieldTypeName(FieldType type)
{
    switch (type) {
    case FieldType::Text:
        return TypeText::tr("Text");
    case FieldType::Number:
        return TypeText::tr("Number");
    case FieldType::WholeNumber:
        return TypeText::tr("Whole number");
    case FieldType::YesNo:
        return TypeText::tr("Yes / No");
    case FieldType::Choice:
        return TypeText::tr("Choice");
    case FieldType::List:
        return TypeText::tr("List");
    case FieldType::Group:
        return TypeText::tr("Group");
    case FieldType::OneOf:
        return TypeText::tr("One of");
    case FieldType::Reference:
        return TypeText::tr("Reference");
    case FieldType::Anything:
        break;
    }
    return TypeText::tr("Anything");
}

bool isNullable(const Json &schema)
{
    const Keywords says(schema);
    const bool isNull = says.type
        && (says.type->is_array() ? std::any_of(says.type->begin(), says.type->end(), isNullName) : isNullName(*says.type));
    if (says.choices && says.choices->is_array())
        return holdsNull(*says.choices) && (isNull || typeNames(schema).isEmpty());
    for (const Json *branches : {says.anyOf, says.oneOf}) {
        if (branches && branches->is_array())
            return std::any_of(branches->begin(), branches->end(), isNullSchema);
    }
    return isNull;
}

Json withoutNull(const Json &schema)
{
    if (!isNullable(schema))
        return schema;
    Json result = schema;
    for (const char *keyword : kUnions) {
        if (!listAt(schema, keyword))
            continue;
        const Json others = withoutItems(schema[keyword], isNullSchema);
        if (others.empty())
            return schema;
        result[keyword] = others;
        return others.size() == 1 && others[0].is_object() ? unfolded(schema, keyword, others[0]) : result;
    }
    if (const Json *names = listAt(schema, "type")) {
        const Json others = withoutItems(*names, isNullName);
        result["type"] = others.size() == 1 ? others[0] : others;
    }
    if (listAt(schema, "enum"))
        result["enum"] = withoutItems(schema["enum"], [](const Json &value) { return value.is_null(); });
    const Json *types = member(result, "type");
    return isNullSchema(schema) || (types && types->empty()) ? schema : result;
}

} // namespace cuewright
