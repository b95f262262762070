#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>

namespace cuewright {

/// One record of an event stream.
struct SseEvent
{
    QByteArray event; ///< its name; empty: none was given
    QByteArray data; ///< the data lines, joined with "\n"
    QByteArray id; ///< the last id seen so far, also of an earlier record

    friend bool operator==(const SseEvent &, const SseEvent &) = default;
};

/// Cuts server-sent events out of bytes as they come (facts §2.2, §2.3). Pure. The result never depends on where the
/// bytes are cut, time is linear, and there is no limit on the size of an event: whoever feeds it sets one.
///
/// - Lines end with LF, CR or CRLF, in any mixture; U+2028, U+0085 and NUL are content. A byte order mark before the
///   first line is skipped.
/// - Data is handed on as bytes, so a character that two pieces share comes through whole.
/// - A record without any data line ("event: ping") is no event, as the standard says.
/// - A line "error: …" counts as event "error" with that data: older llama.cpp servers send their errors that way.
/// - Unknown fields are dropped. "retry" is kept for those who come back to a stream (core/mcp); chat answers never do.
class SseDecoder final
{
public:
    /// The events that these bytes complete.
    QList<SseEvent> feed(QByteArrayView bytes);
    /// The body ended: the record that no blank line closed, if there is one. The standard drops it; sloppy servers
    /// leave the blank line out, so the caller may use it where it makes sense. Starts afresh.
    std::optional<SseEvent> finish();

    const QByteArray &lastId() const { return m_record.id; } ///< also of a record without data
    std::optional<int> retryMs() const { return m_retryMs; } ///< as the server wishes; nullopt: it did not say

private:
    void appendToLine(QByteArrayView bytes);
    void endLine(QList<SseEvent> &events);
    void takeField(QByteArrayView line);
    void dispatch(QList<SseEvent> &events);

    QByteArray m_line; ///< the part of the present line that earlier pieces brought
    SseEvent m_record;
    std::optional<int> m_retryMs;
    bool m_hasData = false;
    bool m_firstLine = true;
    bool m_swallowLf = false; ///< the last byte was a CR: an LF now belongs to it
};

} // namespace cuewright
