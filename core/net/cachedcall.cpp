#include "net/cachedcall.h"

#include <QTextBoundaryFinder>

namespace cuewright {
namespace {

// A turn of the event loop each: long answers are still there in a blink, and nothing is blocked.
constexpr qsizetype kPieceChars = 256;

template<typename Delta>
void addPieces(QList<ChatEvent> &events, const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype from = 0;
    while (from < text.size()) {
        finder.setPosition(std::min(from + kPieceChars, text.size()));
        const qsizetype to = finder.isAtBoundary() ? finder.position() : finder.toNextBoundary();
        events << Delta{text.mid(from, to < 0 ? -1 : to - from)};
        from = to < 0 ? text.size() : to;
    }
}

QList<ChatEvent> eventsOf(const Completion &completion)
{
    QList<ChatEvent> events;
    addPieces<ReasoningDelta>(events, completion.reasoning);
    addPieces<TextDelta>(events, completion.text);
    for (int i = 0; i < completion.toolCalls.size(); ++i) {
        const ToolCall &call = completion.toolCalls[i];
        events << ToolCallDelta{i, call.id, call.name, call.arguments};
    }
    if (completion.usage)
        events << UsageReported{*completion.usage};
    return events;
}

} // namespace

CachedCall::CachedCall(ResponseCache &cache, const QByteArray &key, bool stream, QList<Omission> omitted, Send send, QObject *parent)
    : ChatCall(parent)
    , m_send(std::move(send))
    , m_stream(stream)
    , m_omitted(std::move(omitted))
    , m_lookup(cache.find(key, this))
{
    connect(m_lookup, &CacheLookup::finished, this, [this, lookup = m_lookup.data()] { takeLookup(lookup->answer()); });
}

CachedCall::~CachedCall()
{
    delete m_inner; // while its last attempt can still be told
}

void CachedCall::takeLookup(const std::optional<StoredAnswer> &answer)
{
    if (m_state == State::Finished)
        return;
    if (!answer) {
        m_inner = m_send(this);
        connect(m_inner, &ChatCall::stateChanged, this, &ChatCall::stateChanged);
        connect(m_inner, &ChatCall::eventReceived, this, &ChatCall::eventReceived);
        connect(m_inner, &ChatCall::attemptFinished, this, &ChatCall::attemptFinished);
        connect(m_inner, &ChatCall::finished, this, &ChatCall::finished);
        return;
    }
    m_hit = answer;
    if (m_stream)
        m_events = eventsOf(m_hit->completion);
    m_state = State::Streaming;
    later(&CachedCall::playNext);
    emit stateChanged(m_state);
}

void CachedCall::later(void (CachedCall::*step)())
{
    QMetaObject::invokeMethod(this, [this, step] { (this->*step)(); }, Qt::QueuedConnection);
}

void CachedCall::playNext()
{
    if (m_state == State::Finished)
        return;
    if (m_events.isEmpty()) {
        finish(m_hit->completion);
        return;
    }
    const ChatEvent event = m_events.takeFirst();
    if (const auto *text = std::get_if<TextDelta>(&event))
        m_partial.text += text->text;
    later(&CachedCall::playNext);
    emit eventReceived(event);
}

void CachedCall::abort(AbortReason reason)
{
    if (m_inner) {
        m_inner->abort(reason);
        return;
    }
    if (m_state == State::Finished)
        return;
    delete m_lookup;
    finish(fail(Error::Code::Cancelled, tr("Stopped.")));
}

void CachedCall::retryNow()
{
    if (m_inner)
        m_inner->retryNow();
}

void CachedCall::skip()
{
    if (m_inner)
        m_inner->skip();
    else if (m_state == State::Queued)
        abort(AbortReason::User);
}

void CachedCall::finish(Result<Completion> result)
{
    m_state = State::Finished;
    m_result = std::move(result);
    if (m_result)
        m_partial = *m_result;
    later(&CachedCall::tellEnd);
}

void CachedCall::tellEnd()
{
    const QPointer<CachedCall> self(this);
    emit stateChanged(State::Finished);
    if (self)
        emit finished();
}

} // namespace cuewright
