#pragma once

#include "base/json.h"

#include <QList>
#include <QString>

namespace cuewright {

enum class SchemaTarget {
    JsonSchema, ///< as designed
    OpenAiResponseFormat, ///< what the API takes as response_format, strict (forProvider)
    Pydantic, ///< version 2, Python 3.10 or newer
    TypeScript,
    Zod, ///< version 4
};

/// What the target cannot say or says differently; it stands as a comment in the text.
struct ExportNote
{
    QString pointer; ///< of the schema or keyword: "/properties/a/uniqueItems"
    QString text; ///< a sentence; translated
};

struct ExportedSchema
{
    QString text; ///< a whole file
    QList<ExportNote> notes;
};

/// `schema` as source text. `name` is what the whole is called where the schema has no title. Names are made
/// valid in the target and unique; in Pydantic an alias keeps the key. $refs inside the schema become named
/// types, recursive ones too; what allOf says is folded together, rules beside anyOf go into each
/// alternative. Rules across members (if/then/else, not, dependent*, unevaluated*, contains …) can be said
/// nowhere but in JSON Schema.
///
/// Lengths: JSON Schema and Python count code points, Zod counts UTF-16 units. A schema of any shape can be
/// exported.
ExportedSchema exportSchema(const Json &schema, SchemaTarget target, const QString &name = {});

} // namespace cuewright
