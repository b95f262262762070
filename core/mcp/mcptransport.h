#pragma once

#include "base/error.h"
#include "mcp/mcpheaders.h"
#include "mcp/mcptypes.h"

#include <QObject>

#include <memory>

namespace cuewright {

inline constexpr qsizetype kMcpMessageBytes = 10 * 1024 * 1024; ///< a larger message ends the connection (facts §3)

/// The revision without handshake, sessions, and streams to come back to (facts §8).
inline constexpr const char *kMcpModern = "2026-07-28";

/// A message as it came. Shared, since copying a large one would hold up the window.
struct McpMessage
{
    std::shared_ptr<const Json> json;
    qsizetype bytes = 0; ///< of its text
};

/// Carries JSON-RPC messages to one server and back. Signals come from the event loop; destroying it ends the connection
/// at once and waits for nothing.
class McpTransport : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// started() or closed() follows. Once.
    virtual void start() = 0;
    /// `message` is one JSON-RPC message; `headers` go with it where there are headers. For a request that gets lost on the way
    /// requestFailed() follows.
    virtual void send(const Json &message, const McpHeaders &headers) = 0;
    /// Nobody waits for the answer to this request any more. Telling the server is the caller's business.
    virtual void forget(qint64 requestId) { Q_UNUSED(requestId) }
    /// An orderly end; closed() follows, with Cancelled.
    virtual void stop() = 0;
    /// What initialize agreed on; HTTP names it in each request.
    virtual void setProtocolVersion(const QString &version) { Q_UNUSED(version) }
    /// The handshake is done: the server may be listened to.
    virtual void listen() {}
    /// The session is gone at the server; what follows begins a new one.
    virtual void resetSession() {}
    virtual bool isHttp() const { return false; }

signals:
    void started();
    void received(const McpMessage &message);
    /// This request gets no answer. Error::reason "session": the server has forgotten the session.
    void requestFailed(qint64 requestId, const Error &error);
    void logged(McpLogLine::Source source, const QString &text);
    void closed(const Error &error); ///< once and last
};

} // namespace cuewright
