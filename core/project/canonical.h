#pragma once

#include "base/json.h"

#include <QStringList>

namespace cuewright {

/// Front matter and body in the one form that everything else reads (facts/prompty §2): kind "prompt", `model` a mapping,
/// inputs, outputs, tools and parameters lists of objects with a name, `template` with its parts as mappings,
/// `instructions` from the body. References stay as they are; unknown keys stay.
/// Errors: Parse, with a JSON pointer into the front matter as `detail`. `warnings` gets a sentence per oddity.
[[nodiscard]] Result<Json> canonicalForm(const Json &frontMatter, const QString &body, QStringList *warnings = nullptr);

/// The body as `instructions`: leading white space and trailing line breaks dropped, "\n" throughout.
QString instructionsOf(const QString &body);

} // namespace cuewright
