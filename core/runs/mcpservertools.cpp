#include "runs/mcpservertools.h"

#include "base/strikeout.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(McpServerTools)
};

Error notThere(const QString &server)
{
    return {Error::Code::NotFound, Words::tr("There is no MCP server “%1” here.").arg(server), {}, {}};
}

// What the model reads is the text; the rest is for people and for programs.
ToolResult toolResult(const McpToolResult &result)
{
    ToolResult made;
    made.text = result.modelText();
    made.isError = result.isError;
    made.content = Json::object();
    if (const Json *parts = member(result.raw, "content"))
        made.content["parts"] = *parts;
    if (!result.structured.is_null())
        made.content["structuredContent"] = result.structured;
    Json problems = Json::array();
    for (const Violation &violation : result.violations)
        problems.push_back(toUtf8(violation.instancePointer + QStringLiteral(": ") + violation.message));
    if (!result.schemaProblem.isEmpty())
        problems.push_back(toUtf8(result.schemaProblem));
    if (!problems.empty())
        made.content["problems"] = std::move(problems);
    return made;
}

// One call at a server; the time limit begins anew with each sign of progress.
class ServerCall final : public ToolInvocation
{
public:
    ServerCall(McpServer *server, const QString &key, std::chrono::milliseconds limit, Clock &clock, QObject *parent)
        : ToolInvocation(parent)
        , m_server(key)
        , m_limit(limit)
        , m_clock(clock)
        , m_started(clock.elapsed())
    {
        if (!server)
            finish(fail(notThere(key)));
    }

    void follow(McpCall *call)
    {
        m_call = call;
        setAlarm();
        connect(call, &McpCall::progressed, this, [this](double progress, double total, const QString &message) {
            setAlarm();
            emit progressed(progress, total, displayText(message, kMcpLogLineChars));
        });
        connect(call, &McpCall::finished, this, &ServerCall::takeEnd);
    }

private:
    void setAlarm()
    {
        if (m_limit.count() > 0)
            m_alarm = m_clock.after(m_limit, [this] { tooLate(); });
    }

    void tooLate()
    {
        stop();
        failed(QStringLiteral("The tool did not answer within %1 seconds.").arg(static_cast<double>(m_limit.count()) / 1000));
    }

    void takeEnd()
    {
        const auto &result = m_call->result();
        if (result) {
            done(toolResult(*result));
            return;
        }
        const Error &error = result.error();
        // What the server says against this call the model can mend; where the server is gone, a person has to.
        if (error.code == Error::Code::Timeout || error.code == Error::Code::Protocol || error.code == Error::Code::TooLarge)
            failed(error.message);
        else
            finish(fail(error));
    }

    void failed(const QString &text)
    {
        ToolResult result;
        result.text = text;
        result.isError = true;
        done(std::move(result));
    }

    void done(ToolResult result)
    {
        m_alarm.reset();
        result.source = ToolSource::Mcp;
        result.origin = m_server;
        result.duration = m_clock.elapsed() - m_started;
        finish(std::move(result));
    }

    void stop() override
    {
        m_alarm.reset();
        if (!m_call)
            return;
        m_call->disconnect(this);
        m_call->cancel();
    }

    const QString m_server;
    const std::chrono::milliseconds m_limit;
    Clock &m_clock;
    const Clock::Milliseconds m_started;
    McpCall *m_call = nullptr; ///< a child
    std::unique_ptr<Alarm> m_alarm;
};

} // namespace

void McpServerTools::setServers(const QList<McpServer *> &servers)
{
    m_servers.clear();
    for (McpServer *server : servers)
        m_servers << server;
}

McpServer *McpServerTools::find(const QString &key) const
{
    for (const QPointer<McpServer> &server : m_servers) {
        if (server && server->key() == key)
            return server;
    }
    return nullptr;
}

Result<ToolUse> McpServerTools::useOf(const QString &key, const QString &tool) const
{
    const McpServer *server = find(key);
    if (!server)
        return fail(notThere(key));
    if (server->state() != McpServer::State::Ready)
        return fail(Error::Code::Invalid, Words::tr("The MCP server “%1” does not run. Start it first.").arg(key));
    const McpTool *known = server->tool(tool);
    if (!known)
        return fail(Error::Code::NotFound, Words::tr("The MCP server “%1” has no tool “%2”.").arg(key, displayText(tool, 128)));
    ToolUse use;
    use.source = ToolSource::Mcp;
    use.server = key;
    use.serverTool = tool;
    const McpLaunch &launch = server->launch();
    if (launch.isHttp())
        use.address = launch.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    else
        use.command = QStringList(launch.program) + launch.arguments;
    for (QString &word : use.command) { // it is shown and kept
        for (const Secret &secret : launch.secrets)
            word = strikeOut(word, secret);
    }
    use.folder = launch.folder;
    use.fingerprint = known->fingerprint;
    use.isDestructive = known->destructive;
    return use;
}

ToolInvocation *McpServerTools::call(
    const QString &key, const QString &tool, const Json &arguments, std::chrono::milliseconds limit, QObject *parent)
{
    McpServer *server = find(key);
    auto *call = new ServerCall(server, key, limit, m_clock, parent);
    if (server)
        call->follow(server->call(tool, arguments, call));
    return call;
}

} // namespace cuewright
