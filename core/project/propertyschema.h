#pragma once

#include "chat/request.h"
#include "project/prompt.h"

namespace cuewright {

/// The JSON Schema of a list of properties (facts/prompty §9.2). `strict`: every property is required, those that are not
/// take null as well, no others are allowed – at every depth.
Json schemaOf(const QList<Property> &properties, bool strict);

/// The response format that `outputs` ask for: "structured_output", strict.
ResponseFormat structuredOutput(const QList<Property> &outputs);

/// The tools of kind "function" in a canonical tool list; parameters that are bound to an input are left out. Other kinds are
/// not the request's business. Errors: Invalid for a tool without a usable name.
[[nodiscard]] Result<QList<ToolDefinition>> toolsOf(const Json &tools);

/// Options as written in a prompt, and what goes into the body beside them. Errors: Invalid, `detail` is the option's name.
[[nodiscard]] Result<> readOptions(const Json &options, ChatOptions &chat, Json &extraBody);

} // namespace cuewright
