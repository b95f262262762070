#pragma once

#include "base/result.h"
#include "schema/exchange/imported.h"

namespace cuewright {

/// TypeScript's interfaces, type aliases and enums – or one bare { … } – as a schema. Optional members,
/// unions of literals, null, arrays, tuples, nested and recursive types, Record, index signatures,
/// intersections, `extends`, readonly. Comments become descriptions; the tags that schema generators read
/// (@minimum, @maxLength, @pattern, @format, @type integer …) become keywords. The last type that no other
/// uses is the whole; others become $defs, aliases that are used once go where they are used. What types can
/// say and a schema cannot (functions, generics, conditional types) is noted and taken as anything. Errors:
/// Parse with line and column; Invalid where there is no type in the text.
[[nodiscard]] Result<ImportedSchema> importTypeScript(const QString &text);

} // namespace cuewright
