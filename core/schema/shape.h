#pragma once

#include "base/json.h"

#include <QStringList>

namespace cuewright {

// Reading a schema as written, for those that show it or rewrite it. None of this checks anything.

/// Follows $ref inside `root` (bounded); siblings of $ref are not merged. An unresolvable one answers itself.
const Json &dereferenced(const Json &root, const Json &schema);
/// The names under `type`; empty where anything goes.
QStringList typeNames(const Json &schema);
/// Whether null can satisfy the schema, as far as type, enum, const, unions and $ref say.
bool allowsNull(const Json &root, const Json &schema);
/// Names under `required`.
QStringList requiredNames(const Json &schema);
bool describesObject(const Json &schema);

} // namespace cuewright
