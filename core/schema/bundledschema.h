#pragma once

#include "schema/references.h"

namespace cuewright {

/// `schema` with every $ref as a JSON pointer into itself ("#/…"): anchors and addresses ($id) are resolved,
/// what other documents hold is taken in under $defs. A $dynamicRef is read as the $ref that it is without
/// its surroundings. For readers that follow pointers only; to judge values, compile the original. A $ref
/// that leads nowhere stays.
Json bundled(const Json &schema, const SchemaDocuments &documents);

} // namespace cuewright
