#include "mcp/rpcpeer.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace cuewright {
namespace {

constexpr int kMethodNotFound = -32601;
constexpr qsizetype kMaxWordsChars = 1000; // of a server's words inside a sentence of ours

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

double number(const Json &object, std::string_view key)
{
    const Json *value = member(object, key);
    return value && value->is_number() ? value->get<double>() : 0;
}

std::optional<qint64> ownId(const Json &value)
{
    if (!value.is_number_integer() || (value.is_number_unsigned() && value.get<std::uint64_t>() > std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return value.get<qint64>();
}

QString shortId(const Json &id)
{
    return displayText(QString::fromUtf8(writeJson(id)), 40);
}

} // namespace

RpcRequest::RpcRequest(RpcPeer &peer, qint64 id, const RpcLimits &limits, QObject *parent)
    : QObject(parent)
    , m_peer(&peer)
    , m_id(id)
    , m_limits(limits)
    , m_startedAt(peer.m_clock.elapsed())
{
    waitOn();
}

RpcRequest::~RpcRequest()
{
    if (!m_done && m_peer)
        m_peer->cancel(*this, QStringLiteral("Nobody waits for the answer any more."));
}

const Json *RpcRequest::result() const
{
    return m_error ? nullptr : m_result;
}

void RpcRequest::cancel(const QString &reason)
{
    if (m_done)
        return;
    if (m_peer)
        m_peer->cancel(*this, reason);
    fail({Error::Code::Cancelled, Words::tr("The call was stopped."), {}, {}});
}

void RpcRequest::waitOn()
{
    const Clock::Milliseconds left = m_limits.total - (m_peer->m_clock.elapsed() - m_startedAt);
    m_alarm = m_peer->m_clock.after(std::min(m_limits.silence, left), [this] { timedOut(); });
}

void RpcRequest::timedOut()
{
    if (m_peer)
        m_peer->cancel(*this, QStringLiteral("It took too long."));
    fail({Error::Code::Timeout, Words::tr("The server did not answer in time."),
        QStringLiteral("request %1, after %2 ms").arg(m_id).arg((m_peer ? m_peer->m_clock.elapsed() - m_startedAt : m_limits.total).count()),
        {}});
}

void RpcRequest::takeResponse(const McpMessage &message, const Json &response)
{
    m_message = message;
    m_result = member(response, "result");
    const Json *error = member(response, "error");
    if (m_result && !error) {
        end();
        return;
    }
    const Json *code = error ? member(*error, "code") : nullptr;
    m_rpcCode = code && code->is_number_integer() ? code->get<int>() : -32603;
    if (const Json *data = error ? member(*error, "data") : nullptr)
        m_rpcData = *data;
    QString words = error ? displayText(memberText(*error, "message"), kMaxWordsChars) : QString();
    if (words.isEmpty())
        words = Words::tr("no reason given");
    fail({Error::Code::Protocol, Words::tr("The server refused: %1").arg(words), QStringLiteral("JSON-RPC error %1").arg(m_rpcCode), {}});
}

void RpcRequest::takeProgress(const Json &params)
{
    if (m_done)
        return;
    waitOn();
    emit progressed(number(params, "progress"), number(params, "total"), displayText(memberText(params, "message"), kMaxWordsChars));
}

void RpcRequest::fail(const Error &error)
{
    if (m_done)
        return;
    m_error = error;
    end();
}

void RpcRequest::end()
{
    m_done = true;
    m_alarm.reset();
    if (m_peer)
        m_peer->remove(m_id);
    QMetaObject::invokeMethod(this, &RpcRequest::finished, Qt::QueuedConnection);
}

RpcPeer::RpcPeer(McpTransport &transport, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_clock(clock)
{
    connect(&transport, &McpTransport::received, this, &RpcPeer::take);
    connect(&transport, &McpTransport::requestFailed, this, &RpcPeer::lost);
}

RpcPeer::~RpcPeer()
{
    failAll({Error::Code::Cancelled, Words::tr("The connection to the server was closed."), {}, {}});
}

RpcRequest *RpcPeer::request(const QString &method, Json params, const RpcLimits &limits, QObject *parent, const McpHeaders &headers)
{
    const qint64 id = ++m_lastId;
    if (limits.progress)
        params["_meta"]["progressToken"] = id;
    Json message{{"jsonrpc", "2.0"}, {"id", id}, {"method", toUtf8(method)}};
    if (!params.is_null())
        message["params"] = std::move(params);
    auto *made = new RpcRequest(*this, id, limits, parent);
    m_open.insert(id, made);
    m_transport.send(message, headers);
    return made;
}

void RpcPeer::notify(const QString &method, Json params)
{
    Json message{{"jsonrpc", "2.0"}, {"method", toUtf8(method)}};
    if (!params.is_null())
        message["params"] = std::move(params);
    m_transport.send(message, {});
}

void RpcPeer::failAll(const Error &error)
{
    const auto open = std::exchange(m_open, {});
    for (RpcRequest *request : open)
        request->fail(error);
}

void RpcPeer::take(const McpMessage &message)
{
    if (!message.json->is_array()) {
        takeOne(message, *message.json);
        return;
    }
    const QPointer<RpcPeer> self(this); // batches are part of revision 2025-03-26
    for (const Json &one : *message.json) {
        takeOne(message, one);
        if (!self)
            return;
    }
}

void RpcPeer::takeOne(const McpMessage &message, const Json &one)
{
    const Json *method = member(one, "method");
    const Json *id = member(one, "id");
    static const Json none;
    const Json *params = member(one, "params");
    if (method && method->is_string()) {
        const QString name = fromUtf8(method->get_ref<const std::string &>());
        if (id)
            takeRequest(name, *id, params ? *params : none);
        else if (name == u"notifications/progress" && params) {
            const Json *token = member(*params, "progressToken");
            if (RpcRequest *request = token ? m_open.value(ownId(*token).value_or(0)) : nullptr)
                request->takeProgress(*params);
        } else {
            emit notified(name, params ? *params : none);
        }
    } else if (id && (one.contains("result") || one.contains("error"))) {
        takeResponse(message, one);
    } else {
        emit noticed(Words::tr("The server sent something that is no message of the protocol."));
    }
}

void RpcPeer::takeResponse(const McpMessage &message, const Json &response)
{
    const Json &id = response["id"];
    RpcRequest *request = m_open.value(ownId(id).value_or(0));
    if (request)
        request->takeResponse(message, response);
    else
        emit noticed(Words::tr("The server answered a request that nobody waits for (%1).").arg(shortId(id)));
}

void RpcPeer::takeRequest(const QString &method, const Json &id, const Json &params)
{
    if (m_isSilent) {
        emit noticed(Words::tr("The server asked for “%1”, which it must not do.").arg(displayText(method, 100)));
        return;
    }
    Json message{{"jsonrpc", "2.0"}, {"id", id}};
    std::optional<Json> answer;
    if (method == u"ping")
        answer = Json::object();
    else
        answer = answerTo(method, params);
    if (answer)
        message["result"] = std::move(*answer);
    else
        message["error"] = Json{{"code", kMethodNotFound}, {"message", "Method not found"}};
    if (!answer)
        emit noticed(Words::tr("The server asked for “%1”, which this program does not do.").arg(displayText(method, 100)));
    m_transport.send(message, {});
}

void RpcPeer::lost(qint64 id, const Error &error)
{
    if (RpcRequest *request = m_open.value(id))
        request->fail(error);
}

void RpcPeer::cancel(RpcRequest &request, const QString &reason)
{
    if (!m_open.remove(request.id()))
        return;
    if (request.m_limits.cancellable)
        notify(QStringLiteral("notifications/cancelled"), Json{{"requestId", request.id()}, {"reason", toUtf8(reason)}});
    m_transport.forget(request.id());
}

} // namespace cuewright
