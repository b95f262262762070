#pragma once

#include "base/result.h"
#include "schema/exchange/imported.h"

namespace cuewright {

/// Pydantic's models (and typed dicts, dataclasses, enums, type aliases) as a schema. Nothing is run: the
/// text is read.
///
/// Field(), Annotated and constr() and its like with ge, gt, le, lt, multiple_of, min_length, max_length,
/// pattern, description, title, examples, alias, default; Literal, Enum, Optional, Union and |, list, set,
/// tuple, dict, dates, UUID, nested and recursive models, names in quotes, inheritance, extra="forbid".
/// Docstrings, texts below a member and comments behind it become descriptions. A member is required where it
/// has no default. The last model that no other uses is the whole; others become $defs, enums and aliases
/// that are used once go where they are used. Validators and what else is code is noted. Errors: Parse with
/// line and column; Invalid where there is no model in the text.
[[nodiscard]] Result<ImportedSchema> importPydantic(const QString &text);

} // namespace cuewright
