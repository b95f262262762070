// Our MCP client for scripts (servers.mjs).
//   mcp_client LAUNCH STEPS     starts the server that LAUNCH describes ({"program","arguments","env"} or {"url"}), does STEPS
//                               ([{"call","arguments","cancelAt"?}|{"kill":true}|{"restart":true}]) and prints one JSON line each
//   mcp_client URL              what the official conformance test wants: list, then call what the scenario has

#include "mcp/httptransport.h"
#include "mcp/mcpclient.h"
#include "mcp/mcpserver.h"
#include "net/managerpool.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <csignal>
#include <cstdio>

using namespace cuewright;

namespace {

void print(const Json &json)
{
    std::puts(writeJson(json).constData());
    std::fflush(stdout);
}

Json partJson(const McpPart &part)
{
    return Json{{"kind", static_cast<int>(part.kind)}, {"text", toUtf8(part.text)}, {"bytes", part.data.size()}, {"head", part.data.left(4).toHex().toStdString()},
        {"mediaType", toUtf8(part.mediaType)}, {"uri", toUtf8(part.uri)}};
}

Json outcomeJson(const Result<McpToolResult> &result)
{
    if (!result)
        return Json{{"error", toUtf8(result.error().message)}, {"code", static_cast<int>(result.error().code)}};
    Json parts = Json::array();
    for (const McpPart &part : result->parts)
        parts.push_back(partJson(part));
    return Json{{"text", toUtf8(result->modelText())}, {"parts", parts}, {"structured", result->structured}, {"isError", result->isError},
        {"violations", result->violations.size()}, {"schemaProblem", toUtf8(result->schemaProblem)}};
}

McpLaunch launchOfJson(const Json &json)
{
    McpLaunch made;
    made.program = memberText(json, "program");
    made.url = QUrl(memberText(json, "url"));
    if (const Json *arguments = member(json, "arguments")) {
        for (const Json &one : *arguments)
            made.arguments << fromUtf8(one.get<std::string>());
    }
    if (const Json *env = member(json, "env")) {
        for (const auto &[name, value] : env->items())
            made.environment.append({fromUtf8(name), fromUtf8(value.get<std::string>())});
    }
    return made;
}

class Steps final : public QObject
{
public:
    Steps(McpServer &server, Json steps)
        : m_server(server)
        , m_steps(std::move(steps))
    {
        connect(&server, &McpServer::stateChanged, this, [this] { take(m_server.state()); });
    }

private:
    void take(McpServer::State state)
    {
        if (state == McpServer::State::Ready && !std::exchange(m_ready, true)) {
            Json tools = Json::array();
            for (const McpTool &tool : m_server.tools())
                tools.push_back(toUtf8(tool.name));
            print({{"ready", toUtf8(m_server.info().protocolVersion)}, {"name", toUtf8(m_server.info().name)}, {"tools", tools}});
            next();
        } else if (state == McpServer::State::Failed) {
            print({{"failed", toUtf8(m_server.problem()->message)}});
            m_ready = false;
            if (m_next < m_steps.size() && m_steps[m_next].contains("restart")) {
                ++m_next;
                QMetaObject::invokeMethod(&m_server, &McpServer::start, Qt::QueuedConnection);
            } else {
                QCoreApplication::quit();
            }
        } else if (state == McpServer::State::Stopped) {
            QCoreApplication::quit();
        }
    }
    void next()
    {
        if (m_next == m_steps.size()) {
            m_server.stop();
            return;
        }
        const Json step = m_steps[m_next++];
        if (step.contains("kill"))
            kill();
        else if (step.contains("call"))
            call(step);
    }
    void call(const Json &step)
    {
        McpCall *call = m_server.call(memberText(step, "call"), step.value("arguments", Json::object()), this);
        const int cancelAt = step.value("cancelAt", 0);
        const bool killAtProgress = step.value("killAtProgress", false);
        connect(call, &McpCall::progressed, this, [this, call, cancelAt, killAtProgress](double progress, double total, const QString &) {
            print({{"progress", progress}, {"total", total}});
            if (killAtProgress)
                kill();
            if (cancelAt > 0 && progress >= cancelAt)
                call->cancel();
        });
        connect(call, &McpCall::finished, this, [this, call] {
            print(outcomeJson(call->result()));
            call->deleteLater();
            if (m_server.state() == McpServer::State::Ready)
                next();
        });
    }
    void kill()
    {
        static const QRegularExpression process(QStringLiteral("process (\\d+)"));
        for (const McpLogLine &line : m_server.log()) {
            if (const auto match = process.match(line.text); match.hasMatch())
                ::kill(match.captured(1).toInt(), SIGKILL);
        }
    }

    McpServer &m_server;
    Json m_steps;
    std::size_t m_next = 0;
    bool m_ready = false;
};

/// A form with the defaults that its fields name.
std::optional<Json> acceptDefaults(const QString &method, const Json &params)
{
    if (method != u"elicitation/create")
        return std::nullopt;
    Json content = Json::object();
    if (const Json *schema = member(params, "requestedSchema")) {
        const Json fields = schema->value("properties", Json::object());
        for (const auto &[name, field] : fields.items()) {
            if (const Json *value = member(field, "default"))
                content[name] = *value;
        }
    }
    return Json{{"action", "accept"}, {"content", content}};
}

int conformance(const QString &url)
{
    SystemClock clock;
    ManagerPool pool;
    McpLaunch launch;
    launch.url = QUrl(url);
    McpClient::Options options;
    options.version = QStringLiteral("1.0");
    options.capabilities = Json{{"elicitation", Json{{"form", Json{{"applyDefaults", true}}}}}};
    options.answerer = acceptDefaults;
    options.probe = qEnvironmentVariable("MCP_CONFORMANCE_PROTOCOL_VERSION") > QStringLiteral("2026");
    McpClient client(std::make_unique<HttpTransport>(launch, pool, clock), clock, options);
    int status = 1;
    QObject::connect(&client, &McpClient::closed, &client, [&](const Error &error) {
        if (status != 0)
            std::fprintf(stderr, "%s %s\n", qPrintable(error.message), qPrintable(error.detail));
        QCoreApplication::exit(status);
    });
    QObject::connect(&client, &McpClient::ready, &client, [&] {
        auto open = std::make_shared<qsizetype>(client.tools().size());
        const auto one = [&client, &status, open] {
            if (*open > 0 && --*open > 0)
                return;
            status = 0;
            client.stop();
        };
        if (client.tools().isEmpty())
            QMetaObject::invokeMethod(&client, one, Qt::QueuedConnection);
        for (const McpTool &tool : client.tools()) {
            Json arguments = Json::object();
            if (tool.name == u"add_numbers")
                arguments = Json{{"a", 5}, {"b", 3}};
            QObject::connect(client.call(tool.name, arguments, &client), &McpCall::finished, &client, one);
        }
    }, Qt::SingleShotConnection);
    client.start();
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList args = app.arguments();
    if (args.size() == 2)
        return conformance(args[1]);
    if (args.size() != 3)
        return 2;
    const auto launch = parseJson(args[1].toUtf8());
    const auto todo = parseJson(args[2].toUtf8());
    if (!launch || !todo)
        return 2;
    SystemClock clock;
    ManagerPool pool;
    McpServer server(QStringLiteral("real"), launchOfJson(*launch), pool, clock);
    Steps steps(server, *todo);
    server.start();
    return app.exec();
}
