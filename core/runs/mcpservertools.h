#pragma once

#include "mcp/mcpserver.h"
#include "tools/toolsources.h"

#include <QPointer>

namespace cuewright {

/// MCP servers as a source of results. It starts none: that is a person's decision of its own (facts/mcp §9).
class McpServerTools final : public McpTools
{
    Q_DISABLE_COPY_MOVE(McpServerTools)
public:
    /// `clock` outlives it.
    explicit McpServerTools(Clock &clock)
        : m_clock(clock)
    {
    }

    /// The servers of the workspace, in place of those before; not owned, and one that goes is no longer there.
    void setServers(const QList<McpServer *> &servers);

    [[nodiscard]] Result<ToolUse> useOf(const QString &server, const QString &tool) const override;
    ToolInvocation *call(
        const QString &server, const QString &tool, const Json &arguments, std::chrono::milliseconds limit, QObject *parent) override;

private:
    McpServer *find(const QString &key) const;

    Clock &m_clock;
    QList<QPointer<McpServer>> m_servers;
};

} // namespace cuewright
