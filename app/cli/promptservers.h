#pragma once

#include "net/managerpool.h"
#include "project/workspace.h"
#include "runs/mcpservertools.h"
#include "services/services.h"

#include <memory>
#include <vector>

namespace cuewright {

/// The MCP servers that a prompt's tools need, as the workspace's mcp.json has them. They run as long as this does.
class PromptServers final : public QObject
{
    Q_OBJECT
public:
    explicit PromptServers(Services &services);

    /// Starts these; settled() follows. Errors: those of reading mcp.json, NotFound for one that is not in it, and of launchOf()
    /// (the command line has no keychain).
    [[nodiscard]] Result<> start(const Workspace &workspace, const QStringList &keys);
    McpTools &tools() { return m_tools; }

signals:
    void settled(); ///< once and queued: each one is ready, or has been told to have failed

private:
    void check();

    Clock &m_clock;
    ManagerPool &m_pool;
    McpServerTools m_tools;
    std::vector<std::unique_ptr<McpServer>> m_servers;
    bool m_isSettled = false;
};

} // namespace cuewright
