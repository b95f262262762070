#include "schema/fields.h"

#include "schema/shape.h"

#include <QHash>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kMaxLevels = 12; // a recursive schema has no last one

constexpr int kLevelsOfBase = 4; // a schema that names itself as its base would otherwise fan out

using Kind = SchemaField::Kind;

bool isNullSchema(const Json &schema)
{
    return typeNames(schema) == QStringList{QStringLiteral("null")};
}

// The schema behind references and behind a union with null; unions of several kinds stay as they are.
const Json &essence(const Json &root, const Json &schema)
{
    const Json *at = &dereferenced(root, schema);
    for (const char *keyword : {"anyOf", "oneOf", "allOf"}) {
        const Json *branches = member(*at, keyword);
        const Json *only = nullptr;
        int others = 0;
        for (std::size_t i = 0; branches && branches->is_array() && i < branches->size(); ++i) {
            if (isNullSchema(dereferenced(root, (*branches)[i])))
                continue;
            only = &(*branches)[i];
            ++others;
        }
        if (others == 1 && typeNames(*at).isEmpty() && !describesObject(*at))
            at = &dereferenced(root, *only);
    }
    return *at;
}

std::optional<double> number(const Json &schema, const char *keyword)
{
    const Json *value = member(schema, keyword);
    return value && value->is_number() ? std::optional(value->get<double>()) : std::nullopt;
}

std::optional<int> count(const Json &schema, const char *keyword)
{
    const auto value = number(schema, keyword);
    return value && *value >= 0 && *value <= 1e9 ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

QStringList choicesOf(const Json &schema)
{
    QStringList choices;
    const Json *values = member(schema, "enum");
    for (std::size_t i = 0; values && values->is_array() && i < values->size(); ++i) {
        const Json &value = (*values)[i];
        if (!value.is_null())
            choices << (value.is_string() ? fromUtf8(value.get_ref<const std::string &>())
                                          : QString::fromUtf8(writeJson(value)));
    }
    if (const Json *constant = member(schema, "const"); constant && !constant->is_null())
        choices << (constant->is_string() ? fromUtf8(constant->get_ref<const std::string &>())
                                          : QString::fromUtf8(writeJson(*constant)));
    return choices;
}

Kind kindOf(const Json &schema)
{
    QStringList types = typeNames(schema);
    types.removeAll(QStringLiteral("null"));
    if (!choicesOf(schema).isEmpty())
        return Kind::Choice;
    if (types.isEmpty() && describesObject(schema))
        return Kind::Group;
    if (types.size() != 1)
        return Kind::Any;
    static const QHash<QString, Kind> kKinds
        = {{QStringLiteral("string"), Kind::Text}, {QStringLiteral("number"), Kind::Number},
            {QStringLiteral("integer"), Kind::WholeNumber}, {QStringLiteral("boolean"), Kind::YesNo},
            {QStringLiteral("array"), Kind::List}, {QStringLiteral("object"), Kind::Group}};
    return kKinds.value(types.first(), Kind::Any);
}

QList<SchemaField> membersOf(const Json &root, const Json &schema, const QString &pointer, int level);

SchemaField fieldOf(const Json &root, const Json &written, const QString &pointer, int level)
{
    const Json &schema = essence(root, written);
    SchemaField field;
    field.pointer = pointer;
    // A text beside the reference speaks of this very member, the one behind it of the type.
    field.title = memberText(written, "title", memberText(schema, "title"));
    field.description = memberText(written, "description", memberText(schema, "description"));
    field.kind = kindOf(schema);
    field.nullable = field.kind != Kind::Any && allowsNull(root, written);
    field.choices = choicesOf(schema);
    field.minLength = count(schema, "minLength");
    field.maxLength = count(schema, "maxLength");
    field.minimum = number(schema, "minimum");
    field.maximum = number(schema, "maximum");
    if (!field.minimum)
        field.minimum = number(schema, "exclusiveMinimum");
    if (!field.maximum)
        field.maximum = number(schema, "exclusiveMaximum");
    if (field.kind == Kind::Group)
        field.members = membersOf(root, schema, pointer, level + 1);
    const Json *items = field.kind == Kind::List ? member(schema, "items") : nullptr;
    if (items && items->is_object()) {
        const Json &item = essence(root, *items);
        field.choices = choicesOf(item);
        field.members = membersOf(root, item, pointer + QStringLiteral("/-"), level + 1);
    }
    return field;
}

QList<SchemaField> membersOf(const Json &root, const Json &written, const QString &pointer, int level)
{
    QList<SchemaField> fields;
    if (level > kMaxLevels)
        return fields;
    const Json &schema = essence(root, written);
    QStringList required = requiredNames(schema);
    const Json *members = member(schema, "properties");
    const Json none = Json::object();
    for (const auto &[name, child] : (members && members->is_object() ? *members : none).items()) {
        SchemaField field = fieldOf(root, child, pointer + u'/' + escapePointerStep(fromUtf8(name)), level);
        field.name = fromUtf8(name);
        field.required = required.contains(field.name);
        fields.append(std::move(field));
    }
    // Members that a base schema brings by allOf come after the own ones.
    const Json *all = member(schema, "allOf");
    for (std::size_t i = 0; all && all->is_array() && i < all->size(); ++i) {
        for (const SchemaField &field : membersOf(root, (*all)[i], pointer, level + kLevelsOfBase)) {
            const auto same = [&](const SchemaField &known) { return known.name == field.name; };
            if (std::none_of(fields.cbegin(), fields.cend(), same))
                fields.append(field);
        }
    }
    return fields;
}

} // namespace

QList<SchemaField> schemaFields(const Json &schema)
{
    return membersOf(schema, schema, {}, 0);
}

} // namespace cuewright
