#include "mcp/httptransport.h"

#include "mcp/mcpexchange.h"
#include "net/httppost.h"

#include <QCoreApplication>
#include <QHostAddress>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qsizetype kMaxSessionChars = 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

bool isThisMachine(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

bool isPrintable(const QByteArray &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= 0x20 && c != 0x7F; });
}

/// Why nothing can be sent there; empty: it can.
QString unusable(const McpLaunch &launch)
{
    if (!launch.url.isValid() || launch.url.host().isEmpty() || (launch.url.scheme() != u"https" && launch.url.scheme() != u"http"))
        return Words::tr("“%1” is no address of a server.").arg(launch.url.toDisplayString());
    if (launch.url.scheme() == u"http" && !isThisMachine(launch.url.host()))
        return Words::tr("The address has to begin with https: what is sent to another machine must not be readable on the way.");
    if (!launch.url.userInfo().isEmpty())
        return Words::tr("The address must not hold a name and a password. Put a header there instead.");
    for (const auto &[name, value] : launch.headers) {
        if (!isMcpHeaderName(name) || !isPrintable(value))
            return Words::tr("The header “%1” has characters that no header may have.").arg(QString::fromUtf8(name));
    }
    return {};
}

} // namespace

HttpTransport::HttpTransport(McpLaunch launch, ManagerPool &pool, Clock &clock, QObject *parent)
    : McpTransport(parent)
    , m_launch(std::move(launch))
    , m_pool(pool)
    , m_clock(clock)
{
}

HttpTransport::~HttpTransport() = default;

void HttpTransport::start()
{
    QMetaObject::invokeMethod(this, [this] {
        const QString why = unusable(m_launch);
        if (why.isEmpty())
            emit started();
        else
            close({Error::Code::Invalid, why, {}, {}});
    }, Qt::QueuedConnection);
}

QNetworkRequest HttpTransport::request() const
{
    QNetworkRequest made(m_launch.url);
    for (const auto &[name, value] : m_launch.headers)
        made.setRawHeader(name, value);
    if (!m_version.isEmpty())
        made.setRawHeader("MCP-Protocol-Version", m_version);
    if (!m_session.isEmpty())
        made.setRawHeader("Mcp-Session-Id", m_session);
    return made;
}

void HttpTransport::send(const Json &message, const McpHeaders &headers)
{
    if (m_closed || m_stopping)
        return;
    if (!m_first)
        sendNow({message, headers});
    else if (m_waiting.size() <= std::size_t(kMaxOwed))
        m_waiting.push_back({message, headers});
    else // it asks on the stream that it leaves open instead of taking "initialized"
        close({Error::Code::TooLarge, Words::tr("The server asks for more than it takes answers for."), {}, {}});
}

void HttpTransport::sendOn()
{
    m_first = nullptr;
    while (!m_first && !m_waiting.empty()) {
        const Outgoing outgoing = std::move(m_waiting.front());
        m_waiting.pop_front();
        sendNow(outgoing);
    }
}

void HttpTransport::sendNow(const Outgoing &outgoing)
{
    const Json &message = outgoing.message;
    const QString method = memberText(message, "method");
    const Json *id = member(message, "id");
    const bool isRequest = id && !method.isEmpty();
    const auto owed = std::count_if(m_exchanges.begin(), m_exchanges.end(), [](McpExchange *one) { return !one->requestId(); });
    if (!isRequest && owed > kMaxOwed) {
        close({Error::Code::TooLarge, Words::tr("The server asks for more than it takes answers for."), {}, {}});
        return;
    }
    QNetworkRequest request = this->request();
    if (m_version == kMcpModern && !method.isEmpty()) {
        request.setRawHeader("Mcp-Method", mcpHeaderText(method));
        const Json *params = member(message, "params");
        if (method == u"tools/call" && params)
            request.setRawHeader("Mcp-Name", mcpHeaderText(memberText(*params, "name")));
        for (const auto &[name, value] : outgoing.headers)
            request.setRawHeader(name, value);
    }
    McpExchange *made = exchange(request, writeJson(message), isRequest ? std::optional(id->get<qint64>()) : std::nullopt);
    if (method == u"initialize") {
        connect(made, &McpExchange::headReceived, this, [this](int status, const QByteArray &session) {
            if (status < 300 && session.size() <= kMaxSessionChars && isPrintable(session))
                m_session = session;
        });
    }
    if (method == u"notifications/initialized")
        m_first = made;
    made->start();
}

McpExchange *HttpTransport::exchange(const QNetworkRequest &request, const QByteArray &body, std::optional<qint64> requestId)
{
    auto *made = new McpExchange(m_pool, m_clock, request, body, requestId, this);
    m_exchanges.append(made);
    connect(made, &McpExchange::message, this, &McpTransport::received);
    connect(made, &McpExchange::logged, this, [this](const QString &text) { emit logged(McpLogLine::Source::Output, text); });
    connect(made, &McpExchange::done, this, [this, made](const std::optional<Error> &error) { ended(made, error); });
    return made;
}

void HttpTransport::listen()
{
    exchange(request(), {}, std::nullopt)->start();
}

void HttpTransport::forget(qint64 requestId)
{
    std::erase_if(m_waiting, [requestId](const Outgoing &one) { return one.message.contains("method") && one.message.value("id", Json()) == Json(requestId); });
    const auto found = std::find_if(m_exchanges.begin(), m_exchanges.end(), [requestId](McpExchange *one) { return one->requestId() == requestId; });
    if (found == m_exchanges.end())
        return;
    McpExchange *exchange = *found;
    m_exchanges.erase(found);
    exchange->disconnect(this);
    exchange->deleteLater();
}

void HttpTransport::resetSession()
{
    for (McpExchange *exchange : std::exchange(m_exchanges, {})) {
        exchange->disconnect(this);
        exchange->deleteLater();
        if (exchange->requestId())
            emit requestFailed(*exchange->requestId(), {Error::Code::Protocol, Words::tr("The server has forgotten the session."), {}, {}, QStringLiteral("session")});
    }
    m_first = nullptr;
    m_waiting.clear();
    m_session.clear();
    m_version.clear();
}

void HttpTransport::ended(McpExchange *exchange, const std::optional<Error> &error)
{
    m_exchanges.removeOne(exchange);
    exchange->deleteLater();
    if (exchange == m_first)
        sendOn();
    if (!error)
        return;
    if (exchange->requestId())
        emit requestFailed(*exchange->requestId(), *error);
    else
        emit logged(McpLogLine::Source::Program, exchange->isListener() ? Words::tr("The server no longer speaks by itself: %1").arg(error->message) : error->message);
}

void HttpTransport::stop()
{
    if (m_closed || std::exchange(m_stopping, true))
        return;
    for (McpExchange *exchange : std::exchange(m_exchanges, {})) {
        exchange->disconnect(this);
        exchange->deleteLater();
    }
    const Error stopped{Error::Code::Cancelled, Words::tr("The server was stopped."), {}, {}};
    const auto finish = [this, stopped] { close(stopped); };
    if (m_session.isEmpty()) {
        QMetaObject::invokeMethod(this, finish, Qt::QueuedConnection);
        return;
    }
    // Whatever it answers: 405 where sessions end by themselves.
    m_farewell = std::make_unique<HttpPost>(m_pool, "DELETE", request(), nullptr);
    connect(m_farewell.get(), &HttpPost::finished, this, finish);
    m_patience = m_clock.after(kPatience, finish);
}

void HttpTransport::close(const Error &error)
{
    if (std::exchange(m_closed, true))
        return;
    for (McpExchange *exchange : std::exchange(m_exchanges, {})) {
        exchange->disconnect(this);
        exchange->deleteLater();
    }
    m_patience.reset();
    emit closed(error);
}

} // namespace cuewright
