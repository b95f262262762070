#include "tools/toolsources.h"

#include "tools/commandcall.h"

#include <QCoreApplication>

#include <functional>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(ToolSources)
};

// Knows its result from the beginning.
class KnownResult final : public ToolInvocation
{
public:
    KnownResult(Result<ToolResult> result, QObject *parent)
        : ToolInvocation(parent)
    {
        finish(std::move(result));
    }
};

// Waits for a person's yes, then for what `run` starts.
class RealCall final : public ToolInvocation
{
public:
    using Run = std::function<ToolInvocation *(QObject *parent)>;

    RealCall(ToolGate &gate, ToolUse use, Run run, QObject *parent)
        : ToolInvocation(parent)
        , m_tool(use.tool)
        , m_run(std::move(run))
        , m_pass(gate.ask(std::move(use), this))
    {
        connect(m_pass, &ToolPass::finished, this, &RealCall::takePass);
    }

    bool isWaitingForPermission() const override { return m_pass && !m_call && !isEnded(); }

private:
    void takePass()
    {
        if (isEnded())
            return;
        if (!m_pass->isGranted()) {
            finish(fail(Error::Code::Permission, Words::tr("“%1” was not allowed to run.").arg(m_tool)));
            return;
        }
        m_call = m_run(this);
        connect(m_call, &ToolInvocation::progressed, this, &ToolInvocation::progressed);
        connect(m_call, &ToolInvocation::finished, this, [this] { finish(m_call->result()); });
    }

    void stop() override
    {
        delete m_pass; // takes the question back
        m_pass = nullptr;
        if (m_call)
            m_call->cancel();
    }

    QString m_tool;
    Run m_run;
    ToolPass *m_pass;
    ToolInvocation *m_call = nullptr;
};

// Waits for the server, then for a person's yes, then for the tool.
class ServerToolCall final : public ToolInvocation
{
public:
    ServerToolCall(ToolGate &gate, McpTools &mcp, const BoundTool &tool, const Json &arguments, QObject *parent)
        : ToolInvocation(parent)
        , m_gate(gate)
        , m_mcp(mcp)
        , m_name(tool.definition.name)
        , m_source(tool.source)
        , m_destructive(tool.destructive)
        , m_arguments(arguments)
        , m_start(mcp.start(tool.source.server, this))
    {
        if (m_source.tool.isEmpty())
            m_source.tool = m_name;
        if (!m_start) {
            ask();
            return;
        }
        connect(m_start, &McpStart::finished, this, &ServerToolCall::takeStart);
        QMetaObject::invokeMethod(this, [this] {
            if (m_start && !isEnded())
                emit progressed(0, 0, Words::tr("waits for the MCP server “%1”").arg(m_source.server));
        }, Qt::QueuedConnection);
    }

    bool isWaitingForPermission() const override { return m_call && m_call->isWaitingForPermission(); }

private:
    void takeStart()
    {
        if (isEnded())
            return;
        const std::optional<Error> error = m_start->error();
        std::exchange(m_start, nullptr)->deleteLater();
        if (error)
            finish(fail(*error));
        else
            ask();
    }

    void ask()
    {
        auto use = m_mcp.useOf(m_source.server, m_source.tool);
        if (!use) {
            finish(fail(use.error()));
            return;
        }
        use->tool = m_name;
        use->source = ToolSource::Mcp;
        use->server = m_source.server;
        use->serverTool = m_source.tool;
        use->arguments = m_arguments;
        use->isDestructive = m_destructive.value_or(use->isDestructive);
        const auto run = [this](QObject *owner) { return m_mcp.call(m_source.server, m_source.tool, m_arguments, m_source.timeLimit, owner); };
        m_call = new RealCall(m_gate, *use, run, this);
        connect(m_call, &ToolInvocation::progressed, this, &ToolInvocation::progressed);
        connect(m_call, &ToolInvocation::finished, this, [this] { finish(m_call->result()); });
    }

    void stop() override
    {
        delete std::exchange(m_start, nullptr);
        if (m_call)
            m_call->cancel();
    }

    ToolGate &m_gate;
    McpTools &m_mcp;
    const QString m_name;
    ToolSourceSettings m_source;
    const std::optional<bool> m_destructive;
    const Json m_arguments;
    McpStart *m_start;
    ToolInvocation *m_call = nullptr;
};

Result<ToolResult> mockResult(const BoundTool &tool, const Json &arguments)
{
    if (const ToolMock *mock = mockFor(tool.mocks, arguments))
        return resultOf(*mock);
    return fail(Error::Code::NotFound, Words::tr("No mock of “%1” is meant for these arguments.").arg(tool.definition.name));
}

Result<ToolResult> recordedResult(const BoundTool &tool, const Json &arguments)
{
    if (const RecordedResult *recorded = recordingFor(tool.recorded, arguments))
        return resultOf(*recorded);
    return fail(Error::Code::NotFound, Words::tr("“%1” has no recorded result for these arguments.").arg(tool.definition.name));
}

} // namespace

void McpStart::finish(const std::optional<Error> &error)
{
    if (std::exchange(m_isOver, true))
        return;
    m_error = error;
    QMetaObject::invokeMethod(this, &McpStart::finished, Qt::QueuedConnection);
}

McpStart *McpTools::start(const QString &, QObject *)
{
    return nullptr;
}

ToolSources::ToolSources(ToolGate &gate, Clock &clock, McpTools *mcp)
    : m_gate(gate)
    , m_clock(clock)
    , m_mcp(mcp)
{
}

ToolInvocation *ToolSources::invoke(const BoundTool &tool, const Json &arguments, QObject *parent)
{
    switch (tool.source.kind) {
    case ToolSource::Mock: return new KnownResult(mockResult(tool, arguments), parent);
    case ToolSource::Recorded: return new KnownResult(recordedResult(tool, arguments), parent);
    case ToolSource::Command: return command(tool, arguments, parent);
    case ToolSource::Mcp: return mcp(tool, arguments, parent);
    case ToolSource::Manual:
    case ToolSource::Program: break;
    }
    return nullptr;
}

ToolInvocation *ToolSources::command(const BoundTool &tool, const Json &arguments, QObject *parent)
{
    if (tool.source.command.value(0).isEmpty())
        return new KnownResult(fail(Error::Code::Invalid, Words::tr("“%1” names no program to run.").arg(tool.definition.name)), parent);
    ToolUse use;
    use.tool = tool.definition.name;
    use.source = ToolSource::Command;
    use.command = tool.source.command;
    use.folder = tool.folder;
    use.arguments = arguments;
    use.isDestructive = tool.destructive.value_or(true); // what a program does nobody can tell
    const CommandCall::Plan plan{tool.source.command, tool.folder, arguments, tool.source.timeLimit};
    return new RealCall(
        m_gate, std::move(use), [this, plan](QObject *owner) { return new CommandCall(plan, m_clock, owner); }, parent);
}

ToolInvocation *ToolSources::mcp(const BoundTool &tool, const Json &arguments, QObject *parent)
{
    if (!m_mcp)
        return new KnownResult(fail(Error::Code::NotFound, Words::tr("There is no MCP server “%1” here.").arg(tool.source.server)), parent);
    return new ServerToolCall(m_gate, *m_mcp, tool, arguments, parent);
}

} // namespace cuewright
