#pragma once

#include "base/result.h"
#include "schema/exchange/imported.h"

#include <QStringList>

namespace cuewright {

/// Whether a JSON value looks like a schema (by its keywords) rather than like data.
bool isJsonSchema(const Json &value);
/// Whether it is an OpenAPI document, or the part of one that holds components.
bool isOpenApi(const Json &value);

/// A JSON Schema of any draft as draft 2020-12: `definitions` become $defs, tuples prefixItems,
/// `dependencies` are split, draft 4's boolean limits and `id` and OpenAPI's `nullable` and `example` are
/// rewritten; $refs follow. All other keys, and the order of keys, stay. An OpenAI response_format or tool
/// around it is taken off. Errors: Invalid where `value` is no schema.
[[nodiscard]] Result<ImportedSchema> importJsonSchema(const Json &value);

/// Names of an OpenAPI document's schemas, in its order.
QStringList openApiComponents(const Json &document);
/// One of them, with the others that it needs as $defs. `name` empty: the first that no other refers to.
/// Errors: Invalid where the document has no schemas, NotFound.
[[nodiscard]] Result<ImportedSchema> importOpenApi(const Json &document, const QString &name = {});

} // namespace cuewright
