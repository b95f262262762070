#pragma once

#include "mcp/mcptypes.h"
#include "project/workspace.h"

namespace cuewright {

/// Where the file of a server's tool is, workspace-relative, whether there is one or not.
QString serverToolPath(const QString &server, const QString &tool);
/// Makes a tool of an MCP server one of the workspace's: a file that says what models are told of it and that its calls go to
/// that server. Gives the file's path, workspace-relative. Errors: Invalid where there is such a file already (its path is the detail), Io.
[[nodiscard]] Result<QString> keepServerTool(const Workspace &workspace, const QString &server, const McpTool &tool);

} // namespace cuewright
