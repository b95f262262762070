#pragma once

#include "mcp/mcptransport.h"

#include <QObject>

#include <deque>
#include <optional>

namespace cuewright {

/// Makes messages of texts, in their order. Large ones are taken apart on another thread.
class MessageReader final : public QObject
{
    Q_OBJECT
public:
    static constexpr qsizetype kWaitingBytes = 32 * 1024 * 1024;

    explicit MessageReader(QObject *parent = nullptr)
        : QObject(parent)
    {
    }
    /// False where more than kWaitingBytes are waiting already; the text is dropped.
    bool read(const QByteArray &text);
    bool isIdle() const { return !m_busy; }

signals:
    void message(const McpMessage &message);
    /// `requestId`: the answer it would have been.
    void unreadable(const QByteArray &text, const Error &error, std::optional<qint64> requestId);
    void idle(); ///< what was waiting is done

private:
    void next();
    QByteArray takeFirst();
    /// `asked`: idOfAnswer() of a text that could not be read.
    void tell(const QByteArray &text, const Result<McpMessage> &read, std::optional<qint64> asked);

    std::deque<QByteArray> m_waiting;
    qsizetype m_waitingBytes = 0;
    bool m_busy = false;
};

/// The id of an answer to a request of ours whose text is no JSON that can be used; nullopt: it is none. Takes memory for
/// strings alone.
std::optional<qint64> idOfAnswer(QByteArrayView text);

} // namespace cuewright
