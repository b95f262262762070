#pragma once

#include "project/segments.h"

namespace cuewright {

/// Renders the Jinja subset. Values are never rendered again. Errors as renderSegments.
[[nodiscard]] Result<QList<TextSegment>> renderJinja(const QString &text, const Json &inputs, const RenderRules &rules);

} // namespace cuewright
