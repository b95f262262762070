#pragma once

#include "catalog/model.h"
#include "project/workspace.h"

#include <functional>
#include <optional>

namespace cuewright {

/// What a schema is for.
enum class SchemaUse {
    Reply,
    Arguments, ///< of a tool, in whose file it is
};

/// What the designer is told of the rest of the program. What is left out is not known.
struct SchemaServices
{
    Workspace workspace = {}; ///< whose prompts may use the schema
    /// Of the model of a prompt, at the provider that it goes to.
    std::function<std::optional<ModelPrice>(const Prompt &prompt)> price = {};
    SchemaUse use = SchemaUse::Reply;
};

} // namespace cuewright
