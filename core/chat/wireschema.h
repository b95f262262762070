#pragma once

#include "base/json.h"
#include "catalog/provider.h"
#include "chat/request.h"

namespace cuewright {

/// The parts of a tool or a response format that all OpenAI formats share; where they stand differs.

/// {name, description?, parameters?, strict?}. `place` goes before the pointers of what is left out of the schema.
Json wireFunction(const ToolDefinition &tool, const ProviderProfile &provider, const QString &place, QList<Omission> &omitted);
/// {name, description?, schema, strict?}: the schema as the provider takes it; the rules left out are named by their pointer.
Json wireJsonSchema(const ResponseFormat &format, const ProviderProfile &provider, QList<Omission> &omitted);
/// A name that the service accepts, [A-Za-z0-9_-]{1,64}, as close to `name` as can be; `fallback` for an empty one.
QString schemaName(const QString &name, const QString &fallback);

} // namespace cuewright
