#include "mcp/mcpexchange.h"

#include "net/httppost.h"
#include "net/managerpool.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

constexpr qsizetype kMaxProblemBytes = 64 * 1024;
constexpr int kMaxWaitMs = 30'000;
constexpr qsizetype kMaxIdBytes = 1024;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Mcp)
};

Error error(Error::Code code, const QString &message, const QString &detail = {}, const QString &reason = {})
{
    return {code, message, detail, {}, reason};
}

bool isAnswerTo(const Json &message, std::optional<qint64> id)
{
    const Json *answered = member(message, "id");
    return id && answered && answered->is_number_integer() && *answered == Json(*id) && !message.contains("method");
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == u"https" ? 443 : 80);
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && a.host() == b.host() && portOf(a) == portOf(b);
}

/// What an answer with an error status means. `words` is what the server said.
Error statusError(int status, bool inSession, const QString &words)
{
    const QString detail = QStringLiteral("HTTP %1: %2").arg(status).arg(words);
    if (inSession && (status == 404 || (status == 400 && words.contains(u"session", Qt::CaseInsensitive))))
        return error(Error::Code::Protocol, Words::tr("The server has forgotten the session."), detail, QStringLiteral("session"));
    switch (status) {
    case 401:
        return error(Error::Code::Auth, Words::tr("The server wants a key, or does not accept the one in mcp.json."), detail);
    case 403:
        return error(Error::Code::Permission, Words::tr("The server does not allow this."), detail);
    case 404:
    case 405:
        return error(Error::Code::NotFound, Words::tr("There is no MCP server at this address."), detail);
    case 429:
        return error(Error::Code::RateLimited, Words::tr("The server takes no more requests for the moment."), detail);
    default:
        break;
    }
    const QString said = words.isEmpty() ? Words::tr("no reason given") : words;
    return error(status >= 500 ? Error::Code::Server : Error::Code::BadRequest, Words::tr("The server refused (HTTP %1): %2").arg(status).arg(said), detail);
}

} // namespace

McpExchange::McpExchange(ManagerPool &pool, Clock &clock, QNetworkRequest request, QByteArray body, std::optional<qint64> requestId, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_clock(clock)
    , m_request(std::move(request))
    , m_body(std::move(body))
    , m_requestId(requestId)
    , m_returning(m_body.isEmpty())
{
    connect(&m_reader, &MessageReader::message, this, &McpExchange::takeMessage);
    connect(&m_reader, &MessageReader::unreadable, this, &McpExchange::takeUnreadable);
    connect(&m_reader, &MessageReader::idle, this, &McpExchange::drained);
}

McpExchange::~McpExchange() = default;

void McpExchange::start()
{
    open();
}

void McpExchange::open()
{
    m_kind = Body::Unknown;
    m_ended = false;
    m_collected.clear();
    m_sinceEvent = 0;
    m_decoder = SseDecoder();
    QNetworkRequest request = m_request;
    if (m_returning) {
        request.setRawHeader("Accept", "text/event-stream");
        if (!m_lastId.isEmpty())
            request.setRawHeader("Last-Event-ID", m_lastId);
        m_http = std::make_unique<HttpPost>(m_pool, "GET", request, nullptr);
    } else {
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
        request.setRawHeader("Accept", "application/json, text/event-stream");
        m_http = std::make_unique<HttpPost>(m_pool, request, m_body, nullptr);
    }
    connect(m_http.get(), &HttpPost::headReceived, this, &McpExchange::takeHead);
    connect(m_http.get(), &HttpPost::bytesReceived, this, &McpExchange::takeBytes);
    connect(m_http.get(), &HttpPost::finished, this, &McpExchange::takeEnd);
}

void McpExchange::takeHead()
{
    const HttpHeaders headers = m_http->headers();
    m_status = m_http->status();
    if (m_status >= 300 && m_status < 400) {
        if (!redirect(m_status))
            end(error(Error::Code::Protocol, Words::tr("The server sends requests on to another address, which is not followed. Enter that address instead, if you trust it."),
                QStringLiteral("HTTP %1 to %2").arg(m_status).arg(QString::fromLatin1(headerValue(headers, "Location")))));
        return;
    }
    if (m_status >= 400) {
        m_kind = Body::Problem;
    } else {
        const QByteArray type = headerValue(headers, "Content-Type").toLower();
        if (type.startsWith("text/event-stream"))
            m_kind = Body::Stream;
        else
            m_kind = type.startsWith("application/json") && !m_returning && m_status != 202 ? Body::Whole : Body::Nothing;
    }
    const QPointer<McpExchange> self(this);
    emit headReceived(m_status, headerValue(headers, "Mcp-Session-Id"));
    if (self && !m_done && m_kind == Body::Nothing)
        takeEnd(); // whatever follows says nothing, and need not come to an end
}

bool McpExchange::redirect(int status)
{
    const QUrl to = m_request.url().resolved(QUrl(QString::fromUtf8(headerValue(m_http->headers(), "Location"))));
    // Others turn a POST into a GET.
    const bool keepsTheVerb = status == 307 || status == 308 || m_returning;
    if (!keepsTheVerb || !to.isValid() || !sameOrigin(to, m_request.url()) || ++m_hops > kMaxHops)
        return false;
    m_request.setUrl(to);
    open();
    return true;
}

void McpExchange::takeBytes(const QByteArray &bytes)
{
    switch (m_kind) {
    case Body::Unknown:
    case Body::Nothing:
        return;
    case Body::Problem:
        m_collected.append(bytes.left(kMaxProblemBytes - m_collected.size()));
        if (m_collected.size() >= kMaxProblemBytes) { // that is reason enough
            m_http->complete();
            takeProblem();
        }
        return;
    case Body::Whole:
        m_collected.append(bytes);
        break;
    case Body::Stream:
        m_sinceEvent += bytes.size();
        takeEvents(m_decoder.feed(bytes));
        break;
    }
    if (!m_done && std::max(m_collected.size(), m_sinceEvent) > kMcpMessageBytes)
        end(error(Error::Code::TooLarge, Words::tr("The server’s answer is larger than %1 MB.").arg(kMcpMessageBytes / 1024 / 1024)));
}

void McpExchange::takeEvents(const QList<SseEvent> &events)
{
    m_retryMs = m_decoder.retryMs() ? m_decoder.retryMs() : m_retryMs;
    keepId(m_decoder.lastId());
    const QPointer<McpExchange> self(this);
    for (const SseEvent &event : events) {
        m_sinceEvent = 0;
        m_returns = 0;
        keepId(event.id);
        if (!event.data.isEmpty() && !m_reader.read(event.data)) // an empty one only has an id to come back to
            end(error(Error::Code::TooLarge, Words::tr("The server sends more than can be read.")));
        if (!self || m_done)
            return;
    }
}

// It is sent back in a header: one that no server could mean is none.
void McpExchange::keepId(const QByteArray &id)
{
    const bool isUsable = !id.isEmpty() && id.size() <= kMaxIdBytes && std::none_of(id.begin(), id.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (isUsable)
        m_lastId = id;
}

void McpExchange::takeMessage(const McpMessage &read)
{
    if (m_done)
        return;
    const QPointer<McpExchange> self(this);
    const Json &json = *read.json;
    const bool answers = isAnswerTo(json, m_requestId)
        || (json.is_array() && std::any_of(json.begin(), json.end(), [this](const Json &one) { return isAnswerTo(one, m_requestId); }));
    emit message(read);
    if (self && answers)
        end({});
}

void McpExchange::takeUnreadable(const QByteArray &text, const Error &why, std::optional<qint64> id)
{
    if (m_done)
        return;
    if (m_requestId && (id == m_requestId || m_kind == Body::Whole)) {
        end(error(why.code == Error::Code::TooLarge ? why.code : Error::Code::Protocol,
            Words::tr("The server's answer cannot be used. %1").arg(why.message), why.detail));
        return;
    }
    emit logged(QString::fromUtf8(text.left(kMcpLogLineChars)));
}

void McpExchange::takeEnd()
{
    m_ended = true;
    const std::optional<Error> broken = m_http->error();
    switch (m_kind) {
    case Body::Problem:
        takeProblem(); // the status says more than Qt does, which takes a 400 for no HTTP
        return;
    case Body::Unknown:
        if (m_returning)
            comeBack(broken.value_or(error(Error::Code::Network, Words::tr("The connection to the server broke."))));
        else
            end(broken.value_or(error(Error::Code::Network, Words::tr("The connection to the server broke."))));
        return;
    case Body::Nothing:
        if (m_requestId)
            end(error(Error::Code::Protocol, Words::tr("What answers at this address is no MCP server."), QStringLiteral("HTTP %1 without an answer").arg(m_status)));
        else
            end({});
        return;
    case Body::Whole:
        if (broken)
            end(broken);
        else if (!m_collected.trimmed().isEmpty() && !m_reader.read(std::exchange(m_collected, {})))
            end(error(Error::Code::TooLarge, Words::tr("The server sends more than can be read.")));
        if (!m_done && m_reader.isIdle())
            drained();
        return;
    case Body::Stream: {
        const QPointer<McpExchange> self(this);
        if (const auto last = m_decoder.finish(); last && !broken)
            takeEvents({*last});
        if (self && !m_done && m_reader.isIdle())
            drained();
        return;
    }
    }
}

/// All that this connection brought has been read, and the answer was not in it.
void McpExchange::drained()
{
    if (m_done || !m_ended)
        return;
    if (m_kind == Body::Stream && (m_requestId || isListener())) {
        comeBack(error(Error::Code::Network, Words::tr("The connection to the server broke before the answer came.")));
        return;
    }
    if (m_requestId)
        end(error(Error::Code::Protocol, Words::tr("The server sent no answer to the request.")));
    else
        end({});
}

void McpExchange::comeBack(const Error &why)
{
    // Without an id the server could not know what is missing (facts §7); a listener misses nothing that matters.
    const bool hasNoWayBack = m_request.rawHeader("MCP-Protocol-Version") == kMcpModern || (m_lastId.isEmpty() && !isListener());
    if (hasNoWayBack || ++m_returns > kMaxReturns) {
        end(why);
        return;
    }
    m_returning = true;
    const double grown = 1000.0 * std::pow(1.5, m_returns - 1);
    const int wait = std::clamp(m_retryMs.value_or(static_cast<int>(grown)), 0, kMaxWaitMs);
    m_alarm = m_clock.after(Clock::Milliseconds(wait), [this] { open(); });
}

void McpExchange::takeProblem()
{
    if (m_returning) {
        // A server that offers no stream says so with 405; some say 404 or 400.
        if (isListener() && m_status < 500)
            end({});
        else
            comeBack(statusError(m_status, false, {}));
        return;
    }
    const bool inSession = m_request.hasRawHeader("Mcp-Session-Id");
    QString words = displayText(QString::fromUtf8(m_collected.left(1000)).simplified(), 300);
    auto body = parseJson(m_collected);
    const Json *said = body ? member(*body, "error") : nullptr;
    if (said && said->is_object())
        words = displayText(memberText(*said, "message", words), 300);
    const Error meaning = statusError(m_status, inSession, words);
    const QPointer<McpExchange> self(this);
    // An error of the protocol keeps its number; whose it is, the exchange knows.
    if (said && said->is_object() && member(*said, "code") && m_requestId && meaning.reason.isEmpty() && m_status != 401 && m_status != 403) {
        (*body)["id"] = *m_requestId;
        emit message({std::make_shared<const Json>(*std::move(body)), m_collected.size()});
        if (self)
            end({});
        return;
    }
    end(meaning);
}

void McpExchange::end(const std::optional<Error> &error)
{
    if (std::exchange(m_done, true))
        return;
    m_alarm.reset();
    if (m_http)
        m_http->complete();
    emit done(error);
}

} // namespace cuewright
