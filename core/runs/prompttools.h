#pragma once

#include "project/workspace.h"
#include "tools/boundtool.h"

namespace cuewright {

/// The tools of a prompt with those who answer them: the same ones, in the same order, as Workspace::tools(). Those that the
/// prompt itself describes are answered by a person. Errors: as Workspace::tools(), and those of ToolFile::load().
[[nodiscard]] Result<QList<BoundTool>> boundTools(const Workspace &workspace, const Prompt &prompt);

} // namespace cuewright
