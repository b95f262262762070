#pragma once

#include "base/json.h"

#include <QByteArray>

namespace cuewright {

/// Changes a YAML text so that it reads as `wanted` (an object), touching only the lines that must: comments, the order of
/// keys and the style of what stays are kept. Keys that are new go to the end of their mapping; list items are matched by
/// their "name". The result has been read back and says exactly `wanted`.
/// Errors: Unsupported where the text cannot be changed safely (an anchor or alias is involved); Parse and TooLarge as
/// parseYaml.
[[nodiscard]] Result<QByteArray> patchYaml(const QByteArray &yaml, const Json &wanted, QByteArrayView lineBreak);

} // namespace cuewright
