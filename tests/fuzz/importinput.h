#pragma once

#include "schema/exchange/imported.h"
#include "schema/exchange/schemaexport.h"

#include <cstdio>
#include <cstdlib>

/// What every import must keep: a schema that can be written and read, and exported as anything.
inline void checkImported(const cuewright::Result<cuewright::ImportedSchema> &imported)
{
    using namespace cuewright;
    if (!imported) {
        if (imported.error().message.isEmpty())
            std::abort();
        return;
    }
    const auto again = parseJson(writeJson(imported->schema));
    // Deeper than a reader takes is possible: definitions that are put where they are used.
    if (!again && again.error().code != Error::Code::TooLarge) {
        std::fprintf(stderr, "%s\n", writeJson(imported->schema).constData());
        std::abort();
    }
    for (const SchemaTarget target : {SchemaTarget::TypeScript, SchemaTarget::Zod, SchemaTarget::Pydantic, SchemaTarget::OpenAiResponseFormat})
        static_cast<void>(exportSchema(imported->schema, target));
}
