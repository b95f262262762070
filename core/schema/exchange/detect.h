#pragma once

#include <QString>

namespace cuewright {

/// What a schema can be made of.
enum class SchemaSource {
    Unknown,
    JsonSchema, ///< also inside an OpenAI response_format or tool
    OpenApi, ///< JSON
    OpenApiYaml,
    SampleJson,
    SampleJsonLines,
    TypeScript,
    Pydantic,
    Csv,
    Prompty,
};

/// A guess for "paste anything", by the text's first signs; a text that is broken is still named as what it
/// seems to be, so that the import can say where it breaks. Linear in the text.
SchemaSource detectSchemaSource(const QString &text);

} // namespace cuewright
