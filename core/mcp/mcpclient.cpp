#include "mcp/mcpclient.h"

#include "mcp/mcptoolcall.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

// The newest one is offered; a server that speaks none of these cannot be understood.
constexpr std::array kLegacy{"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"};
// Of the newest era alone.
constexpr int kHeaderMismatch = -32020;
constexpr int kMissingCapability = -32021;
constexpr int kUnsupportedVersion = -32022;
// Of JSON-RPC.
constexpr int kMethodNotFound = -32601;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

Json clientInfo(const QString &version)
{
    return Json{{"name", "cuewright"}, {"title", "Cuewright"}, {"version", toUtf8(version)}};
}

bool isLegacy(const QString &version)
{
    return std::any_of(kLegacy.begin(), kLegacy.end(), [&](const char *known) { return version == QLatin1String(known); });
}

bool holds(const Json *list, const char *text)
{
    return list && list->is_array() && std::find(list->begin(), list->end(), Json(text)) != list->end();
}

} // namespace

McpClient::McpClient(std::unique_ptr<McpTransport> transport, Clock &clock, Options options, QObject *parent)
    : QObject(parent)
    , m_transport(std::move(transport))
    , m_clock(clock)
    , m_options(std::move(options))
    , m_peer(*m_transport, clock)
{
    m_peer.setAnswerer(m_options.answerer);
    connect(&m_peer, &RpcPeer::notified, this, &McpClient::takeNotice);
    connect(&m_peer, &RpcPeer::noticed, this, &McpClient::note);
    connect(m_transport.get(), &McpTransport::started, this, [this] { m_options.probe ? probe() : initialize(); });
    connect(m_transport.get(), &McpTransport::closed, this, &McpClient::close);
    connect(m_transport.get(), &McpTransport::logged, this,
        [this](McpLogLine::Source source, const QString &text) { emit logged(source, {}, text); });
}

McpClient::~McpClient()
{
    m_transport->disconnect(this);
    m_peer.disconnect(this);
}

void McpClient::start()
{
    if (m_phase != Phase::Idle)
        return;
    m_phase = Phase::Starting;
    m_transport->start();
}

void McpClient::stop()
{
    if (m_phase == Phase::Closing || m_phase == Phase::Closed)
        return;
    m_phase = Phase::Closing;
    m_changeAlarm.reset();
    m_renewAlarm.reset();
    m_peer.failAll({Error::Code::Cancelled, Words::tr("The server was stopped."), {}, {}});
    m_transport->stop();
}

const McpTool *McpClient::tool(const QString &name) const
{
    const auto found = std::find_if(m_tools.begin(), m_tools.end(), [&name](const McpTool &tool) { return tool.name == name; });
    return found == m_tools.end() ? nullptr : &*found;
}

McpCall *McpClient::call(const QString &name, const Json &arguments, QObject *parent)
{
    auto *call = new McpToolCall(name, arguments, parent);
    if (isReady())
        call->start(*this);
    else
        call->refuse({Error::Code::Io, Words::tr("The server is not running."), {}, {}});
    return call;
}

RpcRequest *McpClient::ask(const QString &method, Json params, const RpcLimits &limits, QObject *parent, const McpHeaders &headers)
{
    if (m_modern) {
        Json &meta = params["_meta"];
        meta["io.modelcontextprotocol/protocolVersion"] = kMcpModern;
        meta["io.modelcontextprotocol/clientInfo"] = clientInfo(m_options.version);
        meta["io.modelcontextprotocol/clientCapabilities"] = m_options.capabilities;
    }
    return m_peer.request(method, std::move(params), limits, parent, headers);
}

void McpClient::probe()
{
    m_modern = true;
    m_transport->setProtocolVersion(QLatin1String(kMcpModern));
    RpcRequest *request = ask(
        QStringLiteral("server/discover"), Json::object(), {m_options.probeFor, m_options.probeFor, false, false}, this);
    connect(request, &RpcRequest::finished, this, [this, request] {
        request->deleteLater();
        takeProbe(*request);
    });
}

void McpClient::takeProbe(const RpcRequest &request)
{
    if (m_phase != Phase::Starting)
        return;
    const Json *result = request.result();
    if (result && holds(member(*result, "supportedVersions"), kMcpModern)) {
        m_info = {};
        m_info.protocolVersion = QLatin1String(kMcpModern);
        if (const Json *capabilities = member(*result, "capabilities"))
            m_info.capabilities = *capabilities;
        m_info.instructions = memberText(*result, "instructions");
        if (const Json *meta = member(*result, "_meta")) {
            if (const Json *server = member(*meta, "io.modelcontextprotocol/serverInfo")) {
                m_info.name = memberText(*server, "name");
                m_info.title = memberText(*server, "title");
                m_info.version = memberText(*server, "version");
            }
        }
        settle();
        return;
    }
    // A server of the newest era that does not speak our revision of it has no handshake either.
    m_modern = false;
    m_transport->setProtocolVersion({});
    if (request.rpcCode() == kUnsupportedVersion && !holds(member(request.rpcData(), "supported"), kLegacy.front())) {
        giveUp({Error::Code::Unsupported, Words::tr("The server speaks a newer version of the protocol than this program."),
            QString::fromUtf8(writeJson(request.rpcData())), {}});
        return;
    }
    if (m_transport->isHttp() && (request.rpcCode() == kHeaderMismatch || request.rpcCode() == kMissingCapability)) {
        giveUp(*request.error());
        return;
    }
    initialize();
}

void McpClient::initialize()
{
    RpcRequest *request = ask(QStringLiteral("initialize"),
        Json{{"protocolVersion", kLegacy.front()}, {"capabilities", m_options.capabilities}, {"clientInfo", clientInfo(m_options.version)}},
        m_options.handshake, this);
    connect(request, &RpcRequest::finished, this, [this, request] {
        request->deleteLater();
        takeInitialize(*request);
    });
}

void McpClient::takeInitialize(const RpcRequest &request)
{
    if (m_phase != Phase::Starting)
        return;
    if (!request.result()) {
        giveUp(*request.error());
        return;
    }
    const Json &result = *request.result();
    m_info = {};
    m_info.protocolVersion = memberText(result, "protocolVersion");
    if (!isLegacy(m_info.protocolVersion)) {
        giveUp({Error::Code::Unsupported,
            Words::tr("The server speaks a version of the protocol that this program does not know: “%1”.")
                .arg(displayText(m_info.protocolVersion, 40)),
            {}, {}});
        return;
    }
    if (const Json *capabilities = member(result, "capabilities"))
        m_info.capabilities = *capabilities;
    if (const Json *server = member(result, "serverInfo")) {
        m_info.name = memberText(*server, "name");
        m_info.title = memberText(*server, "title");
        m_info.version = memberText(*server, "version");
    }
    m_info.instructions = memberText(result, "instructions");
    m_transport->setProtocolVersion(m_info.protocolVersion);
    m_peer.notify(QStringLiteral("notifications/initialized"));
    settle();
}

/// What comes after either kind of beginning.
void McpClient::settle()
{
    if (!m_info.has("tools")) {
        note(Words::tr("The server offers no tools."));
        becomeReady();
        return;
    }
    listTools();
}

void McpClient::becomeReady()
{
    if (m_phase != Phase::Starting)
        return;
    m_phase = Phase::Ready;
    m_peer.setSilent(m_modern);
    if (m_modern)
        subscribe();
    else
        m_transport->listen();
    emit ready();
}

void McpClient::renewSession()
{
    if (m_phase != Phase::Ready)
        return;
    if (std::exchange(m_renewed, true)) {
        giveUp({Error::Code::Protocol, Words::tr("The server forgets every session at once."), {}, {}});
        return;
    }
    note(Words::tr("The server has forgotten the session; a new one is made."));
    m_phase = Phase::Starting;
    ++m_session;
    m_listing.reset();
    m_changeAlarm.reset();
    m_transport->resetSession();
    initialize();
}

void McpClient::subscribe()
{
    // Answered when the server ends, so there is no limit to it but the connection's.
    constexpr Clock::Milliseconds kForEver = std::chrono::hours(24 * 365);
    RpcRequest *request = ask(QStringLiteral("subscriptions/listen"), Json{{"notifications", Json{{"toolsListChanged", true}}}},
        {kForEver, kForEver, true, false}, this);
    connect(request, &RpcRequest::finished, this, [this, request, began = m_clock.elapsed()] {
        request->deleteLater();
        subscriptionEnded(*request, m_clock.elapsed() - began);
    });
}

// A stream may be cut by whatever lies between, and a server may end it; without a new one its tools would stay as they were.
void McpClient::subscriptionEnded(const RpcRequest &request, Clock::Milliseconds after)
{
    if (m_phase != Phase::Ready || request.rpcCode() == kMethodNotFound)
        return;
    if (after > kLastRenewal)
        m_renewal = kFirstRenewal;
    m_renewAlarm = m_clock.after(m_renewal, [this] {
        m_renewAlarm.reset();
        subscribe();
        toolsMayHaveChanged();
    });
    m_renewal = std::min(2 * m_renewal, kLastRenewal);
}

void McpClient::takeNotice(const QString &method, const Json &params)
{
    if (method == u"notifications/tools/list_changed") {
        toolsMayHaveChanged();
    } else if (method == u"notifications/message") {
        const Json *data = member(params, "data");
        const QString text = data && data->is_string() ? memberText(params, "data") : QString::fromUtf8(data ? writeJson(*data) : QByteArray());
        emit logged(McpLogLine::Source::Server, displayText(memberText(params, "level"), 20), text);
    }
}

void McpClient::toolsMayHaveChanged()
{
    // One request for a storm of notices; those that come while it is under way make one more.
    if (m_listing) {
        m_listAgain = true;
        return;
    }
    if (m_phase != Phase::Ready || m_changeAlarm || !m_info.has("tools"))
        return;
    m_changeAlarm = m_clock.after(kChangePatience, [this] {
        m_changeAlarm.reset();
        listTools();
    });
}

void McpClient::giveUp(const Error &error)
{
    if (m_phase == Phase::Closing || m_phase == Phase::Closed)
        return;
    m_reason = error;
    stop();
}

void McpClient::close(const Error &error)
{
    if (m_phase == Phase::Closed)
        return;
    m_phase = Phase::Closed;
    m_changeAlarm.reset();
    m_renewAlarm.reset();
    const Error why = m_reason.value_or(error);
    m_peer.failAll(why);
    emit closed(why);
}

void McpClient::note(const QString &text)
{
    emit logged(McpLogLine::Source::Program, {}, text);
}

} // namespace cuewright
