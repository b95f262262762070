#include "schema/document/fieldtypes.h"

#include "schema/document/keywordorder.h"
#include "schema/shape.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <unordered_map>

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

std::optional<FieldType> typeNamed(const QString &name)
{
    static const QHash<QString, FieldType> types{{QStringLiteral("string"), FieldType::Text},
        {QStringLiteral("number"), FieldType::Number}, {QStringLiteral("integer"), FieldType::WholeNumber},
        {QStringLiteral("boolean"), FieldType::YesNo}, {QStringLiteral("array"), FieldType::List},
        {QStringLiteral("object"), FieldType::Group}};
    const auto found = types.find(name);
    return found == types.end() ? std::nullopt : std::optional(*found);
}

} // namespace

FieldType fieldType(const Json &schema)
{
    if (member(schema, "$ref"))
        return FieldType::Reference;
    if (member(schema, "enum") || member(schema, "const"))
        return FieldType::Choice;
    for (const char *keyword : kUnions) {
        if (const Json *branches = listAt(schema, keyword)) {
            const Json others = withoutItems(*branches, isNullSchema);
            return others.size() == 1 && branches->size() == 2 ? fieldType(others[0]) : FieldType::OneOf;
        }
    }
    QStringList names = typeNames(schema);
    names.removeAll(QStringLiteral("null"));
    if (names.size() > 1)
        return FieldType::OneOf;
    if (names.size() == 1)
        return typeNamed(names.first()).value_or(FieldType::Anything);
    if (member(schema, "properties"))
        return FieldType::Group;
    return member(schema, "items") || member(schema, "prefixItems") ? FieldType::List : FieldType::Anything;
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
    const QStringList types = typeNames(schema);
    if (const Json *choices = listAt(schema, "enum"))
        return holdsNull(*choices) && (types.isEmpty() || types.contains(QLatin1String("null")));
    for (const char *keyword : kUnions) {
        if (const Json *branches = listAt(schema, keyword))
            return std::any_of(branches->begin(), branches->end(), isNullSchema);
    }
    return types.contains(QLatin1String("null"));
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
    const auto isNullName = [](const Json &name) { return name == "null"; };
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
