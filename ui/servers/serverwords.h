#pragma once

#include "runs/workspaceservers.h"
#include "widgets/chips.h"

namespace cuewright {

// What MCP servers are called on screen, in one place. Translated.

QString serverStateWord(WorkspaceServers::State state);
Tone serverStateTone(WorkspaceServers::State state);
/// Its command in one line, or its address; as mcp.json has it.
QString serverLine(const McpEntry &entry);
/// What a person can do about it.
QString serverAdvice(const Error &error);
/// Where a line of a log comes from: "Cuewright", "standard error", "warning".
QString logSourceWord(const McpLogLine &line);

} // namespace cuewright
