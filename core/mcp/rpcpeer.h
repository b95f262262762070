#pragma once

#include "base/clock.h"
#include "mcp/mcptransport.h"

#include <QHash>
#include <QPointer>

#include <functional>
#include <optional>

namespace cuewright {

class RpcPeer;

/// How long a request may take.
struct RpcLimits
{
    Clock::Milliseconds silence{60'000}; ///< without an answer or progress
    Clock::Milliseconds total{600'000}; ///< with any amount of progress
    bool cancellable = true; ///< false: the server is never told (initialize, facts §4)
    bool progress = false; ///< asks for it
};

/// A request that is under way. finished() comes exactly once and always from the event loop; destroying it cancels it.
class RpcRequest final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RpcRequest)
public:
    ~RpcRequest() override;

    qint64 id() const { return m_id; }
    /// Valid after finished(); nullptr where there is an error.
    const Json *result() const;
    const McpMessage &message() const { return m_message; } ///< that holds the result
    const std::optional<Error> &error() const { return m_error; }
    int rpcCode() const { return m_rpcCode; } ///< of a JSON-RPC error; 0: it is none
    const Json &rpcData() const { return m_rpcData; }
    void cancel(const QString &reason = QStringLiteral("The user stopped it."));

signals:
    void progressed(double progress, double total, const QString &message);
    void finished();

private:
    friend class RpcPeer;
    RpcRequest(RpcPeer &peer, qint64 id, const RpcLimits &limits, QObject *parent);
    void waitOn();
    void timedOut();
    void takeResponse(const McpMessage &message, const Json &response);
    void takeProgress(const Json &params);
    void fail(const Error &error);
    void end();

    QPointer<RpcPeer> m_peer;
    qint64 m_id;
    RpcLimits m_limits;
    Clock::Milliseconds m_startedAt{0};
    std::unique_ptr<Alarm> m_alarm;
    McpMessage m_message;
    const Json *m_result = nullptr;
    std::optional<Error> m_error;
    int m_rpcCode = 0;
    Json m_rpcData;
    bool m_done = false;
};

/// One side of a JSON-RPC 2.0 conversation (facts §2): numbers our requests, finds their answers, answers the other side's.
/// Each side numbers its own requests, so the two never mix. Answers that nobody waits for are dropped.
class RpcPeer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RpcPeer)
public:
    /// The result of a request of the other side, or nothing: "method not found".
    using Answerer = std::function<std::optional<Json>(const QString &method, const Json &params)>;

    /// `transport` and `clock` outlive it.
    RpcPeer(McpTransport &transport, Clock &clock, QObject *parent = nullptr);
    ~RpcPeer() override;

    void setAnswerer(Answerer answerer) { m_answerer = std::move(answerer); } ///< "ping" is answered in any case
    /// From 2026-07-28 on nobody asks us, and no answer is ever sent (facts §8).
    void setSilent(bool silent) { m_isSilent = silent; }
    /// What is answered to a request of the other side; nullopt: nothing is.
    std::optional<Json> answerTo(const QString &method, const Json &params) const { return m_answerer ? m_answerer(method, params) : std::nullopt; }
    /// `params` is an object or null; `headers` as McpTransport::send().
    RpcRequest *request(const QString &method, Json params, const RpcLimits &limits, QObject *parent, const McpHeaders &headers = {});
    void notify(const QString &method, Json params = {});
    void failAll(const Error &error);

signals:
    void notified(const QString &method, const Json &params);
    void noticed(const QString &text); ///< something odd, for the log

private:
    friend class RpcRequest;
    void take(const McpMessage &message);
    void takeOne(const McpMessage &message, const Json &one);
    void takeResponse(const McpMessage &message, const Json &response);
    void takeRequest(const QString &method, const Json &id, const Json &params);
    void lost(qint64 id, const Error &error);
    void cancel(RpcRequest &request, const QString &reason);
    void remove(qint64 id) { m_open.remove(id); }

    McpTransport &m_transport;
    Clock &m_clock;
    Answerer m_answerer;
    bool m_isSilent = false;
    qint64 m_lastId = 0;
    QHash<qint64, RpcRequest *> m_open;
};

} // namespace cuewright
