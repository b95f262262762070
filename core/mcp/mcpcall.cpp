#include "mcp/mcpcall.h"

namespace cuewright {

void McpCall::finish(Result<McpToolResult> result)
{
    if (std::exchange(m_done, true))
        return;
    m_result = std::move(result);
    QMetaObject::invokeMethod(this, &McpCall::finished, Qt::QueuedConnection);
}

} // namespace cuewright
