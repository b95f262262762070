#pragma once

#include "mcp/mcpconfig.h"

namespace cuewright {

/// `${VAR}` and `${input:ID}` of other programs as `${env:VAR}` and `${keychain:mcp/KEY/ID}`.
McpEntry withOwnReferences(McpEntry entry);

} // namespace cuewright
