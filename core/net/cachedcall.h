#pragma once

#include "net/responsecache.h"

#include <functional>

namespace cuewright {

/// The call of a question that the cache may answer: looks there first, plays what it finds as it would have arrived (a
/// stream in pieces, one document without events), and is otherwise the call that `send` starts. Without attempts where
/// nothing was sent.
class CachedCall final : public ChatCall
{
    Q_OBJECT
public:
    using Send = std::function<ChatCall *(QObject *parent)>;

    /// `omitted` is what the encoded request leaves out.
    CachedCall(ResponseCache &cache, const QByteArray &key, bool stream, QList<Omission> omitted, Send send, QObject *parent);
    ~CachedCall() override;

    /// What was found; nullopt while nothing is, and where the question was sent.
    const std::optional<StoredAnswer> &hit() const { return m_hit; }

    State state() const override { return m_inner ? m_inner->state() : m_state; }
    QString waitReason() const override { return m_inner ? m_inner->waitReason() : QString(); }
    QDateTime waitUntil() const override { return m_inner ? m_inner->waitUntil() : QDateTime(); }
    [[nodiscard]] const Result<Completion> &result() const override { return m_inner ? m_inner->result() : m_result; }
    const Completion &partial() const override { return m_inner ? m_inner->partial() : m_partial; }
    const QList<Attempt> &attempts() const override { return m_inner ? m_inner->attempts() : m_attempts; }
    const Exchange &exchange() const override { return m_inner ? m_inner->exchange() : m_exchange; }
    const QList<Omission> &omitted() const override { return m_omitted; }
    void abort(AbortReason reason = AbortReason::User) override;
    void retryNow() override;
    void skip() override;

private:
    void takeLookup(const std::optional<StoredAnswer> &answer);
    void playNext();
    void later(void (CachedCall::*step)());
    void finish(Result<Completion> result);
    void tellEnd();

    Send m_send;
    const bool m_stream;
    QList<Omission> m_omitted;
    QPointer<CacheLookup> m_lookup;
    std::optional<StoredAnswer> m_hit;
    ChatCall *m_inner = nullptr;
    State m_state = State::Queued;
    QList<ChatEvent> m_events; ///< still to be played
    Result<Completion> m_result = fail(Error::Code::Invalid, {}, QStringLiteral("still running"));
    Completion m_partial;
    QList<Attempt> m_attempts; ///< none
    Exchange m_exchange; ///< empty
};

} // namespace cuewright
