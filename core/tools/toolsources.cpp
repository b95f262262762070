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
    const QString name = tool.source.tool.isEmpty() ? tool.definition.name : tool.source.tool;
    auto use = m_mcp ? m_mcp->useOf(tool.source.server, name)
                     : Result<ToolUse>(fail(Error::Code::NotFound, Words::tr("There is no MCP server “%1” here.").arg(tool.source.server)));
    if (!use)
        return new KnownResult(fail(use.error()), parent);
    use->tool = tool.definition.name;
    use->source = ToolSource::Mcp;
    use->server = tool.source.server;
    use->serverTool = name;
    use->arguments = arguments;
    use->isDestructive = tool.destructive.value_or(use->isDestructive);
    const ToolSourceSettings source = tool.source;
    return new RealCall(
        m_gate, *use,
        [this, source, name, arguments](QObject *owner) { return m_mcp->call(source.server, name, arguments, source.timeLimit, owner); },
        parent);
}

} // namespace cuewright
