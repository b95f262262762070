#include "mcp/mcpserver.h"

#include "base/strikeout.h"
#include "mcp/httptransport.h"
#include "mcp/mcpclient.h"
#include "mcp/stdiotransport.h"
#include "net/managerpool.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

constexpr qsizetype kStruckOutChars = 64 * kMcpLogLineChars;

class RefusedCall final : public McpCall
{
public:
    RefusedCall(const Error &error, QObject *parent)
        : McpCall(parent)
    {
        finish(fail(error));
    }
    void cancel() override { }
};

QString withoutSecrets(QString text, const QList<Secret> &secrets)
{
    for (const Secret &secret : secrets)
        text = strikeOut(text, secret);
    return text;
}

std::unique_ptr<McpTransport> transportOf(const McpLaunch &launch, ManagerPool &pool, Clock &clock)
{
    if (launch.isHttp())
        return std::make_unique<HttpTransport>(launch, pool, clock);
    return std::make_unique<StdioTransport>(launch, clock);
}

} // namespace

McpServer::McpServer(QString key, McpLaunch launch, ManagerPool &pool, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_key(std::move(key))
    , m_launch(std::move(launch))
    , m_pool(pool)
    , m_clock(clock)
{
}

McpServer::~McpServer() = default;

McpServerInfo McpServer::info() const
{
    return m_state == State::Ready ? m_client->info() : McpServerInfo();
}

QList<McpTool> McpServer::tools() const
{
    return m_state == State::Ready ? m_client->tools() : QList<McpTool>();
}

const McpTool *McpServer::tool(const QString &name) const
{
    return m_state == State::Ready ? m_client->tool(name) : nullptr;
}

QList<McpLeftOut> McpServer::leftOut() const
{
    return m_state == State::Ready ? m_client->leftOut() : QList<McpLeftOut>();
}

void McpServer::start()
{
    if (m_state == State::Stopping)
        m_startAgain = true;
    if (m_state != State::Stopped && m_state != State::Failed)
        return;
    m_problem.reset();
    m_secrets = m_launch.secrets;
    McpClient::Options options;
    options.version = QCoreApplication::applicationVersion();
    options.probe = !m_knownLegacy;
    m_client = std::make_unique<McpClient>(transportOf(m_launch, m_pool, m_clock), m_clock, std::move(options));
    connect(m_client.get(), &McpClient::ready, this, [this] {
        m_knownLegacy = !m_client->isModern();
        note(McpLogLine::Source::Program, {},
            Words::tr("Connected to %1 %2, protocol %3.").arg(m_client->info().name, m_client->info().version, m_client->info().protocolVersion));
        enter(State::Ready);
    });
    connect(m_client.get(), &McpClient::toolsChanged, this, &McpServer::toolsChanged);
    connect(m_client.get(), &McpClient::logged, this, &McpServer::note);
    connect(m_client.get(), &McpClient::closed, this, &McpServer::ended);
    enter(State::Starting);
    if (m_client)
        m_client->start();
}

void McpServer::stop()
{
    m_startAgain = false;
    if (m_state != State::Starting && m_state != State::Ready)
        return;
    enter(State::Stopping);
    if (m_client)
        m_client->stop();
}

void McpServer::restart()
{
    stop();
    start();
}

McpCall *McpServer::call(const QString &tool, const Json &arguments, QObject *parent)
{
    if (m_state == State::Ready)
        return m_client->call(tool, arguments, parent);
    const Error why = m_problem.value_or(Error{Error::Code::Io, Words::tr("The server “%1” is not running.").arg(m_key), {}, {}});
    return new RefusedCall(why, parent);
}

void McpServer::enter(State state)
{
    if (std::exchange(m_state, state) != state)
        emit stateChanged();
}

void McpServer::ended(const Error &error)
{
    // The client is in the middle of telling so.
    m_client->disconnect(this);
    m_client.release()->deleteLater();
    Error why = error;
    why.message = withoutSecrets(why.message, m_secrets);
    why.detail = withoutSecrets(why.detail, m_secrets);
    const bool wanted = m_state == State::Stopping;
    if (!wanted)
        m_problem = why;
    note(McpLogLine::Source::Program, {}, why.message);
    const bool again = std::exchange(m_startAgain, false);
    enter(wanted ? State::Stopped : State::Failed);
    if (again)
        start();
}

void McpServer::note(McpLogLine::Source source, const QString &level, const QString &text)
{
    // Struck out before it is cut: half a secret is one as well. What is cut off first is beyond all that is shown.
    const QString beginning = withoutSecrets(text.left(kStruckOutChars), m_secrets);
    m_log.append({m_clock.utcNow(), source, level, displayText(beginning, kMcpLogLineChars)});
    ++m_logged;
    if (m_log.size() > kLogLines)
        m_log.removeFirst();
    if (!std::exchange(m_logDue, true)) {
        QMetaObject::invokeMethod(this, [this] {
            m_logDue = false;
            emit logChanged();
        }, Qt::QueuedConnection);
    }
}

} // namespace cuewright
