#pragma once

#include "schema/document/schemaedit.h"

#include <QObject>

namespace cuewright {

namespace FieldTypes {
Q_NAMESPACE
/// What a person chooses for a field.
enum class FieldType { Text, Number, WholeNumber, YesNo, Choice, List, Group, OneOf, Reference, Anything };
Q_ENUM_NS(FieldType)
} // namespace FieldTypes
using FieldTypes::FieldType;

/// What `schema` is, as written: null beside another type does not count (see isNullable).
FieldType fieldType(const Json &schema);
/// "Whole number"; translated.
QString fieldTypeName(FieldType type);

/// Whether the schema as written says that null is fine: `type`, `enum`, or a union with null. References are not
/// followed.
bool isNullable(const Json &schema);

/// Keeps description, title, examples that still fit, nullability, unknown keywords, and constraints that the new type
/// has, too; the others go. A Choice starts with the examples or one entry; a List takes what the field was as its items
/// (and gives it back the other way); a Reference needs `reference` ("#/$defs/x").
[[nodiscard]] Result<SchemaEdit> retype(
    const JsonSource &source, const QString &pointer, FieldType type, const QString &reference = {});
[[nodiscard]] Result<SchemaEdit> setNullable(const JsonSource &source, const QString &pointer, bool nullable);

/// Sets any keyword of the schema at `pointer`; a new one goes where schemas usually have it (type, description,
/// constraints, properties …), so that the order of what is there never changes.
[[nodiscard]] Result<SchemaEdit> setKeyword(
    const JsonSource &source, const QString &pointer, const QString &keyword, const Json &value);
/// No patches where it is not there.
[[nodiscard]] Result<SchemaEdit> unsetKeyword(
    const JsonSource &source, const QString &pointer, const QString &keyword);
/// Whether a group takes fields that it does not name. true removes the keyword, which means the same.
[[nodiscard]] Result<SchemaEdit> setExtraFieldsAllowed(
    const JsonSource &source, const QString &group, bool allowed);

} // namespace cuewright
