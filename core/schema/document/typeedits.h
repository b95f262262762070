#pragma once

#include "schema/document/fieldtypes.h"
#include "schema/document/schemaedit.h"

namespace cuewright {

// Edits on what one schema says; `pointer` names the schema.

/// See retyped().
[[nodiscard]] Result<SchemaEdit> retype(
    const JsonSource &source, const QString &pointer, FieldType type, const QString &reference = {});
/// See withNull() (nullable.h) and withoutNull() (fieldtypes.h).
[[nodiscard]] Result<SchemaEdit> setNullable(const JsonSource &source, const QString &pointer, bool nullable);

/// Sets any keyword; a new one goes where schemas usually have it (type, description, limits, properties …),
/// so that the order of what is there never changes. Errors besides: Invalid for a schema `false`.
[[nodiscard]] Result<SchemaEdit> setKeyword(
    const JsonSource &source, const QString &pointer, const QString &keyword, const Json &value);
/// No patches where it is not there.
[[nodiscard]] Result<SchemaEdit> unsetKeyword(
    const JsonSource &source, const QString &pointer, const QString &keyword);
/// Whether a group takes fields that it does not name. true removes the keyword, which means the same.
[[nodiscard]] Result<SchemaEdit> setExtraFieldsAllowed(
    const JsonSource &source, const QString &group, bool allowed);

} // namespace cuewright
