#include "cli/promptservers.h"

#include "base/files.h"
#include "cli/output.h"
#include "mcp/mcpconfig.h"

#include <algorithm>

namespace cuewright {
namespace {

const QString kFile = QStringLiteral("mcp.json");

Result<McpLaunch> launchOf(const QString &key, const QList<McpEntry> &entries, const QString &folder)
{
    const auto entry = std::find_if(entries.begin(), entries.end(), [&](const McpEntry &known) { return known.key == key; });
    if (entry == entries.end())
        return fail(Error::Code::NotFound, QStringLiteral("mcp.json has no server “%1”.").arg(key));
    McpLookup lookup;
    lookup.workspaceFolder = folder;
    lookup.variable = environmentVariable;
    lookup.secret = [](const QString &) { return Secret(); };
    return cuewright::launchOf(*entry, lookup);
}

} // namespace

PromptServers::PromptServers(Services &services)
    : m_clock(services.clock())
    , m_pool(services.servers())
    , m_tools(services.clock())
{
}

Result<> PromptServers::start(const Workspace &workspace, const QStringList &keys)
{
    const auto text = readFile(workspace.absolute(kFile), McpConfig::kMaxBytes);
    if (!text)
        return fail(text.error());
    const auto config = McpConfig::read(*text);
    if (!config)
        return fail(config.error());
    QList<McpServer *> servers;
    for (const QString &key : keys) {
        auto launch = launchOf(key, config->entries(), workspace.folder());
        if (!launch)
            return fail(launch.error());
        m_servers.push_back(std::make_unique<McpServer>(key, std::move(*launch), m_pool, m_clock));
        servers << m_servers.back().get();
        connect(m_servers.back().get(), &McpServer::stateChanged, this, &PromptServers::check);
    }
    m_tools.setServers(servers);
    for (McpServer *server : servers) {
        const McpLaunch &launch = server->launch();
        warn(QStringLiteral("starts the MCP server %1: %2").arg(server->key(), launch.isHttp() ? launch.url.host() : launch.program));
        server->start();
    }
    return {};
}

void PromptServers::check()
{
    using State = McpServer::State;
    const auto isUnsettled = [](const auto &server) { return server->state() != State::Ready && server->state() != State::Failed; };
    if (m_isSettled || std::any_of(m_servers.begin(), m_servers.end(), isUnsettled))
        return;
    m_isSettled = true;
    for (const auto &server : m_servers) {
        if (const auto &problem = server->problem())
            warn(QStringLiteral("MCP server %1: %2").arg(server->key(), problem->message));
    }
    QMetaObject::invokeMethod(this, &PromptServers::settled, Qt::QueuedConnection);
}

} // namespace cuewright
