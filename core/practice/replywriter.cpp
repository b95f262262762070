#include "practice/replywriter.h"

#include <QHttpServerResponder>
#include <QMetaEnum>
#include <QTcpSocket>

namespace cuewright {
namespace {

// "429 Too Many Requests": from the names that Qt has for the codes.
QByteArray statusText(int status)
{
    QByteArray text = QByteArray::number(status) + ' ';
    const char *name = QMetaEnum::fromType<QHttpServerResponder::StatusCode>().valueToKey(status);
    for (const char *c = name ? name : "Unknown"; *c; ++c) {
        if (*c >= 'A' && *c <= 'Z' && c != name)
            text += ' ';
        text += *c;
    }
    return text;
}

} // namespace

ReplyWriter::ReplyWriter(QTcpSocket &socket, Clock &clock, ReplyPlan plan)
    : QObject(&socket)
    , m_socket(socket)
    , m_clock(clock)
    , m_plan(std::move(plan))
    , m_due(clock.elapsed())
{
    connect(&socket, &QTcpSocket::disconnected, this, [this] {
        m_alarm.reset();
        deleteLater();
    });
    wait(m_plan.headDelay);
}

void ReplyWriter::wait(Clock::Milliseconds delay)
{
    if (delay == ReplyPlan::kNever)
        return;
    // Counted from when the last piece was due, so that late timers do not slow the answer down.
    m_due += delay;
    m_alarm = m_clock.after(m_due - m_clock.elapsed(), [this] { writeDue(); });
}

void ReplyWriter::writeHead()
{
    m_headWritten = true;
    QByteArray head = "HTTP/1.1 " + statusText(m_plan.status) + "\r\n";
    for (const auto &[name, value] : m_plan.headers)
        head += name + ": " + value + "\r\n";
    qint64 length = 0;
    for (const ReplyPlan::Piece &piece : m_plan.pieces)
        length += piece.bytes.size();
    head += m_plan.chunked ? QByteArray("Transfer-Encoding: chunked\r\n")
                           : "Content-Length: " + QByteArray::number(length) + "\r\n";
    m_socket.write(head + "\r\n");
}

void ReplyWriter::writeDue()
{
    if (!m_headWritten)
        writeHead();
    else if (!writePiece(m_plan.pieces[m_next++].bytes))
        return;
    while (m_next < m_plan.pieces.size()) {
        const Clock::Milliseconds delay = m_plan.pieces[m_next].delay;
        if (delay == ReplyPlan::kNever || m_due + delay > m_clock.elapsed())
            return wait(delay);
        m_due += delay;
        if (!writePiece(m_plan.pieces[m_next++].bytes))
            return;
    }
    end();
}

// False where the connection was closed on purpose.
bool ReplyWriter::writePiece(const QByteArray &bytes)
{
    const bool drops = m_plan.dropAtByte && m_written + bytes.size() >= *m_plan.dropAtByte;
    const QByteArray part = drops ? bytes.left(std::max<qint64>(*m_plan.dropAtByte - m_written, 0)) : bytes;
    m_written += part.size();
    if (m_plan.chunked && !part.isEmpty())
        m_socket.write(QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n");
    else
        m_socket.write(part);
    if (drops)
        hangUp();
    return !drops;
}

void ReplyWriter::end()
{
    if (m_plan.chunked)
        m_socket.write("0\r\n\r\n");
    deleteLater();
}

void ReplyWriter::hangUp()
{
    m_socket.disconnectFromHost(); // what was written still goes out
}

} // namespace cuewright
