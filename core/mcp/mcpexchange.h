#pragma once

#include "base/clock.h"
#include "chat/ssedecoder.h"
#include "mcp/messagereader.h"

#include <QNetworkRequest>
#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>

namespace cuewright {

class HttpPost;
class ManagerPool;

/// One message on its way over Streamable HTTP and what comes of it, or the stream on which a server speaks by itself
/// (facts §7). A stream that breaks is taken up again where it broke; a POST is never sent twice.
class McpExchange final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(McpExchange)
public:
    static constexpr int kMaxReturns = 5; ///< to a stream that gives nothing
    static constexpr int kMaxHops = 5; ///< redirects, all to the same origin

    /// `request` with all headers. `body` empty: listens. `requestId`: the answer to wait for.
    McpExchange(ManagerPool &pool, Clock &clock, QNetworkRequest request, QByteArray body, std::optional<qint64> requestId, QObject *parent);
    ~McpExchange() override;

    void start();
    const std::optional<qint64> &requestId() const { return m_requestId; }
    bool isListener() const { return m_body.isEmpty(); }

signals:
    void headReceived(int status, const QByteArray &sessionId);
    void message(const McpMessage &message);
    void logged(const QString &text);
    /// Once and last. Without an error: all that was to come has come, or the server does not offer a stream.
    void done(const std::optional<Error> &error);

private:
    enum class Body { Unknown, Whole, Stream, Problem, Nothing };

    void open();
    void takeHead();
    bool redirect(int status);
    void takeBytes(const QByteArray &bytes);
    void takeEvents(const QList<SseEvent> &events);
    void keepId(const QByteArray &id);
    void takeMessage(const McpMessage &read);
    void takeUnreadable(const QByteArray &text, const Error &why, std::optional<qint64> id);
    void takeEnd();
    void takeProblem();
    void comeBack(const Error &why);
    void drained();
    void end(const std::optional<Error> &error);

    ManagerPool &m_pool;
    Clock &m_clock;
    QNetworkRequest m_request;
    QByteArray m_body;
    std::optional<qint64> m_requestId;
    std::unique_ptr<HttpPost> m_http;
    MessageReader m_reader;
    SseDecoder m_decoder;
    Body m_kind = Body::Unknown;
    int m_status = 0;
    QByteArray m_collected;
    qsizetype m_sinceEvent = 0;
    QByteArray m_lastId;
    std::optional<int> m_retryMs;
    std::unique_ptr<Alarm> m_alarm;
    int m_returns = 0;
    int m_hops = 0;
    bool m_returning = false; ///< it is a GET now
    bool m_ended = false; ///< the connection is; messages may still be read
    bool m_done = false;
};

} // namespace cuewright
