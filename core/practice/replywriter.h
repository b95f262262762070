#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPair>

#include <optional>

class QTcpSocket;

namespace cuewright {

/// One HTTP answer with its timing, as it will go over the socket.
struct ReplyPlan
{
    struct Piece
    {
        QByteArray bytes;
        Clock::Milliseconds delay{0}; ///< after the piece before; kNever: silence until the client goes
    };
    static constexpr Clock::Milliseconds kNever{-1};

    int status = 200;
    QList<QPair<QByteArray, QByteArray>> headers;
    Clock::Milliseconds headDelay{0}; ///< before the first byte
    bool chunked = false; ///< pieces are framed as chunks; otherwise their sum is the content length
    QList<Piece> pieces;
    std::optional<qint64> dropAtByte; ///< of the body, framing not counted: the connection closes there
};

/// Writes one answer to a socket, piece by piece in its time. Belongs to the socket and goes with it: a
/// client that hangs up ends it. Deletes itself when the answer is written.
class ReplyWriter final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ReplyWriter)
public:
    ReplyWriter(QTcpSocket &socket, Clock &clock, ReplyPlan plan);

private:
    void wait(Clock::Milliseconds delay);
    void writeHead();
    void writeDue();
    bool writePiece(const QByteArray &bytes);
    void end();
    void hangUp();

    QTcpSocket &m_socket;
    Clock &m_clock;
    ReplyPlan m_plan;
    std::unique_ptr<Alarm> m_alarm;
    Clock::Milliseconds m_due{0};
    qsizetype m_next = 0;
    qint64 m_written = 0;
    bool m_headWritten = false;
};

} // namespace cuewright
