#pragma once

#include "base/clock.h"
#include "tools/boundtool.h"
#include "tools/toolgate.h"
#include "tools/toolinvocation.h"

#include <optional>

namespace cuewright {

/// A server on its way to where its tools can be called. finished() comes once and always from the event loop; whoever waits is
/// the parent, and destroying it waits no more.
class McpStart final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(McpStart)
public:
    using QObject::QObject;

    /// Valid after finished(); nullopt: it runs. Permission: a person said no.
    const std::optional<Error> &error() const { return m_error; }
    void finish(const std::optional<Error> &error); ///< for those who start it; a second one is ignored

signals:
    void finished();

private:
    std::optional<Error> m_error;
    bool m_isOver = false;
};

/// The MCP servers of a workspace, as far as calls of tools go.
class McpTools
{
public:
    virtual ~McpTools() = default;
    /// Before the first call of a server. nullptr: it runs already, or nothing here may start one.
    virtual McpStart *start(const QString &server, QObject *parent);
    /// What a call would run: server, command or address, the server's name for the tool, fingerprint, isDestructive.
    /// Errors: NotFound where mcp.json has no such server, or the server no such tool; Invalid where the server does not run.
    [[nodiscard]] virtual Result<ToolUse> useOf(const QString &server, const QString &tool) const = 0;
    /// Starts at once; the permission has been given. `limit`: without progress.
    virtual ToolInvocation *call(const QString &server, const QString &tool, const Json &arguments, std::chrono::milliseconds limit, QObject *parent) = 0;
};

/// Answers calls of tools, each from where its file says. The parts outlive it.
class ToolSources
{
public:
    /// `mcp` null: there are no servers.
    ToolSources(ToolGate &gate, Clock &clock, McpTools *mcp = nullptr);
    Q_DISABLE_COPY_MOVE(ToolSources)

    void setMcp(McpTools *mcp) { m_mcp = mcp; }
    /// nullptr where a person is to type the result (ToolSource::Manual). `arguments` is an object. Real sources ask the gate first;
    /// a server that does not run is started before, where that is allowed.
    ToolInvocation *invoke(const BoundTool &tool, const Json &arguments, QObject *parent);

private:
    ToolInvocation *command(const BoundTool &tool, const Json &arguments, QObject *parent);
    ToolInvocation *mcp(const BoundTool &tool, const Json &arguments, QObject *parent);

    ToolGate &m_gate;
    Clock &m_clock;
    McpTools *m_mcp;
};

} // namespace cuewright
