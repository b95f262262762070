#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QUrl>

#include <memory>
#include <utility>

class QTcpServer;

namespace cuewright {

/// A server on 127.0.0.1 that does exactly what a script says, byte by byte, and remembers what was asked of it. HTTP/1.1
/// requests are taken apart only as far as it takes to know where they end.
///
///     FakeServer server;
///     server.enqueue({FakeServer::write(FakeServer::response(429, {{"Retry-After", "1"}}, "{}"))});
///     server.enqueue({FakeServer::write(FakeServer::streamHead()), FakeServer::hold(), FakeServer::close()});
///
/// Each complete request takes the next script; without one it gets the fallback, at first a 500. Lives in the test's
/// thread, so nothing happens outside the event loop.
class FakeServer final : public QObject
{
    Q_OBJECT
public:
    struct Step
    {
        enum class Kind { Write, Hold, Close, Reset };

        Kind kind = Kind::Close;
        QByteArray bytes;
    };
    using Script = QList<Step>;
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    struct Request
    {
        QByteArray method;
        QByteArray path; ///< with query
        Headers headers;
        QByteArray body;
        int connection = 0; ///< counted from 1

        QByteArray header(QByteArrayView name) const; ///< any case; empty where there is none
    };

    explicit FakeServer(QObject *parent = nullptr);
    ~FakeServer() override;
    Q_DISABLE_COPY_MOVE(FakeServer)

    QUrl url(const QString &path = QStringLiteral("/v1")) const;
    /// No new connections from now on: they are refused.
    void stopListening();

    static Step write(QByteArray bytes) { return {Step::Kind::Write, std::move(bytes)}; }
    static Step hold() { return {Step::Kind::Hold, {}}; } ///< until release()
    static Step close() { return {Step::Kind::Close, {}}; } ///< orderly, after what was written
    static Step reset() { return {Step::Kind::Reset, {}}; } ///< RST where the system lets us, else like close()

    void enqueue(Script script) { m_scripts.append(std::move(script)); }
    /// For requests without a script of their own.
    void setFallback(Script script) { m_fallback = std::move(script); }
    /// For every request with this verb, whatever is enqueued.
    void setAnswer(const QByteArray &verb, Script script) { m_answers.insert(verb, std::move(script)); }
    /// For the next connection, before anything is read from it. Where it ends without closing, requests follow.
    void enqueueConnection(Script script) { m_connectionScripts.append(std::move(script)); }
    /// Lets every held script go on to its next hold.
    void release();

    const QList<Request> &requests() const { return m_requests; }
    int postCount() const;
    int connectionCount() const { return m_connectionCount; }
    /// Connections that the client closed while a script was still running or held.
    int hangUps() const { return m_hangUps; }
    int held() const; ///< scripts that wait for release()
    int openConnections() const;

    /// A whole response with Content-Length. `headers` may set another Content-Length or Content-Type.
    static QByteArray response(int status, const Headers &headers, const QByteArray &body);
    static QByteArray json(const QByteArray &body, const Headers &headers = {}) { return response(200, headers, body); }
    /// The head of a stream: 200, text/event-stream, chunked.
    static QByteArray streamHead(const Headers &headers = {});
    static QByteArray chunk(const QByteArray &bytes);
    static QByteArray lastChunk() { return QByteArrayLiteral("0\r\n\r\n"); }
    /// A chunk with one event: "data: …" and a blank line.
    static QByteArray event(const QByteArray &data) { return chunk("data: " + data + "\n\n"); }
    static QByteArray gzip(const QByteArray &bytes);

signals:
    void requestReceived(int index);
    void hungUp();

private:
    class Connection;
    friend class Connection;

    void accept();
    Script takeScript(const QByteArray &verb);

    std::unique_ptr<QTcpServer> m_server;
    QList<Connection *> m_connections;
    QList<Script> m_scripts;
    QList<Script> m_connectionScripts;
    Script m_fallback;
    QHash<QByteArray, Script> m_answers;
    QList<Request> m_requests;
    int m_connectionCount = 0;
    int m_hangUps = 0;
};

} // namespace cuewright
