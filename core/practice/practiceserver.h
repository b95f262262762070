#pragma once

#include <QAbstractHttpServer>
#include <QHttpServerRequest>

#include <functional>

namespace cuewright {

/// QtHttpServer as far as it is needed: it listens and reads requests, `handle` answers on the socket, now or
/// later. The socket belongs to the server and is gone soon after it is disconnected.
class PracticeServer final : public QAbstractHttpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PracticeServer)
public:
    using Handler = std::function<void(const QHttpServerRequest &, QTcpSocket &)>;

    explicit PracticeServer(Handler handle)
        : m_handle(std::move(handle))
    { }

protected:
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;

private:
    Handler m_handle;
};

} // namespace cuewright
