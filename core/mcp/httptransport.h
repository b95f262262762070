#pragma once

#include "base/clock.h"
#include "mcp/mcpserver.h"
#include "mcp/mcptransport.h"

#include <QList>
#include <QNetworkRequest>

#include <deque>

namespace cuewright {

class HttpPost;
class ManagerPool;
class McpExchange;

/// A server behind an address: Streamable HTTP (facts §7). Each message is a POST of its own; answers come as JSON or as a
/// stream of events. Headers of the entry go to its own origin alone, over TLS or to this machine.
class HttpTransport final : public McpTransport
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpTransport)
public:
    static constexpr Clock::Milliseconds kPatience{2000}; ///< with the farewell
    static constexpr int kMaxOwed = 64; ///< messages under way that no request of ours waits for

    /// `pool` and `clock` outlive it.
    HttpTransport(McpLaunch launch, ManagerPool &pool, Clock &clock, QObject *parent = nullptr);
    ~HttpTransport() override;

    void start() override;
    void send(const Json &message, const McpHeaders &headers) override;
    void forget(qint64 requestId) override;
    void stop() override;
    void setProtocolVersion(const QString &version) override { m_version = version.toLatin1(); }
    void listen() override;
    void resetSession() override;
    bool isHttp() const override { return true; }

    const QByteArray &sessionId() const { return m_session; }

private:
    struct Outgoing
    {
        Json message;
        McpHeaders headers;
    };

    void sendNow(const Outgoing &outgoing);
    void sendOn();
    QNetworkRequest request() const;
    McpExchange *exchange(const QNetworkRequest &request, const QByteArray &body, std::optional<qint64> requestId);
    void ended(McpExchange *exchange, const std::optional<Error> &error);
    void close(const Error &error);

    McpLaunch m_launch;
    ManagerPool &m_pool;
    Clock &m_clock;
    QByteArray m_version;
    QByteArray m_session;
    QList<McpExchange *> m_exchanges;
    McpExchange *m_first = nullptr; ///< "initialized" is on its way; what follows waits, or it might overtake it
    std::deque<Outgoing> m_waiting;
    std::unique_ptr<HttpPost> m_farewell;
    std::unique_ptr<Alarm> m_patience;
    bool m_stopping = false;
    bool m_closed = false;
};

} // namespace cuewright
