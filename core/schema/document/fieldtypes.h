#pragma once

#include "base/json.h"

#include <QObject>

namespace cuewright {

namespace FieldTypes {
Q_NAMESPACE
/// What a person chooses for a field.
enum class FieldType { Text, Number, WholeNumber, YesNo, Choice, List, Group, OneOf, Reference, Anything };
Q_ENUM_NS(FieldType)
} // namespace FieldTypes
using FieldTypes::FieldType;

// Schemas of fields as values; typeedits.h makes edits of them.

/// What `schema` is, as written: null beside another type does not count (see isNullable).
FieldType fieldType(const Json &schema);
/// "Whole number"; translated.
QString fieldTypeName(FieldType type);

/// Whether the schema as written says that null is fine: `type`, `enum`, a union with null. References are
/// not followed.
bool isNullable(const Json &schema);
/// The same schema without null (withNull() is in nullable.h); a union that is left with one branch becomes that branch. A schema of
/// nothing but null stays.
Json withoutNull(const Json &schema);

/// Keeps description, title, nullability, keywords that are not known, and what the new type has, too; the
/// rest goes. A Choice starts with the examples or with one entry; a List takes what the field was as its
/// items (and gives it back the other way); OneOf takes it as its first branch; a Reference needs `reference`
/// ("#/$defs/x").
Json retyped(const Json &schema, FieldType type, const QString &reference = {});
/// A new field: what retyped() makes of a schema that says nothing.
Json schemaOfType(FieldType type, const QString &reference = {});

} // namespace cuewright
