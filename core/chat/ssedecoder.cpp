#include "chat/ssedecoder.h"

#include <utility>

namespace cuewright {

QList<SseEvent> SseDecoder::feed(QByteArrayView bytes)
{
    QList<SseEvent> events;
    qsizetype lineStart = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char byte = bytes[i];
        const bool secondHalf = byte == '\n' && std::exchange(m_swallowLf, false);
        m_swallowLf = byte == '\r';
        if (secondHalf) {
            lineStart = i + 1;
            continue;
        }
        // A CR ends its line at once: waiting for a possible LF would hold back the last event of an open connection.
        if (byte == '\n' || byte == '\r') {
            appendToLine(bytes.sliced(lineStart, i - lineStart));
            endLine(events);
            lineStart = i + 1;
        }
    }
    appendToLine(bytes.sliced(lineStart));
    return events;
}

std::optional<SseEvent> SseDecoder::finish()
{
    QList<SseEvent> events;
    if (!m_line.isEmpty())
        endLine(events);
    dispatch(events);
    *this = SseDecoder();
    return events.isEmpty() ? std::nullopt : std::optional(events.takeFirst());
}

void SseDecoder::appendToLine(QByteArrayView bytes)
{
    // Of a comment only its colon is kept: an endless one must not fill the memory.
    if (m_line.startsWith(':'))
        return;
    m_line.append(bytes.data(), bytes.size());
}

void SseDecoder::endLine(QList<SseEvent> &events)
{
    QByteArrayView line(m_line);
    if (std::exchange(m_firstLine, false) && line.startsWith("\xEF\xBB\xBF"))
        line = line.sliced(3);
    if (line.isEmpty())
        dispatch(events);
    else if (!line.startsWith(':'))
        takeField(line);
    m_line.clear();
}

void SseDecoder::takeField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView("") : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    const bool error = name == "error";
    if (name == "data" || error) {
        if (m_hasData)
            m_record.data.append('\n');
        m_record.data.append(value.data(), value.size());
        m_hasData = true;
        if (error)
            m_record.event = QByteArrayLiteral("error");
    } else if (name == "event") {
        m_record.event = value.toByteArray();
    } else if (name == "id" && !value.contains('\0')) {
        m_record.id = value.toByteArray();
    } else if (name == "retry") {
        bool ok = false;
        const int wish = value.toInt(&ok);
        if (ok && wish >= 0)
            m_retryMs = wish;
    }
}

void SseDecoder::dispatch(QList<SseEvent> &events)
{
    if (std::exchange(m_hasData, false))
        events.append(m_record);
    m_record.event.clear();
    m_record.data = QByteArray(); // not clear(): the list shares it, and a later append must not copy it
}

} // namespace cuewright
