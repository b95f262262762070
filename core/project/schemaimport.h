#pragma once

#include "base/result.h"
#include "schema/exchange/detect.h"
#include "schema/exchange/imported.h"

#include <QByteArrayView>

namespace cuewright {

/// A schema made of whatever `source` says that `text` is (detectSchemaSource() guesses it):
///
/// - JSON Schema, OpenAPI (JSON or YAML), TypeScript, Pydantic: see schema/exchange. `component` chooses among the schemas of an
///   OpenAPI document; empty: its main one.
/// - JSON, JSON lines: told from the samples (schema/inference.h). A list of objects is so many samples.
/// - CSV: one row as an object. A column is of numbers or of true/false where all its filled cells are; an
/// empty cell is null;
///   without rows all columns are texts.
/// - .prompty: its `outputs`.
///
/// In the calling thread, for at most 10,000 rows: what a person pastes takes milliseconds, but 12,000
/// members (0.8 MB) of TypeScript took 2 s in an unoptimised build, and the time grows with the square of
/// their number. Errors: Parse with line and column, Invalid where there is no schema in the text, NotFound for the component,
/// TooLarge,
/// Unsupported for SchemaSource::Unknown.
[[nodiscard]] Result<ImportedSchema> importSchema(QByteArrayView text, SchemaSource source, const QString &component = {});

} // namespace cuewright
