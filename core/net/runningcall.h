#pragma once

#include "net/chatclient.h"
#include "net/lane.h"
#include "net/queuestatus.h"

#include <QNetworkRequest>

namespace cuewright {

class BodyWriter;
class HttpPost;
class LiveQueue;
class ManagerPool;

/// The ChatCall that ChatClient hands out.
class RunningCall final : public ChatCall, private Lane::Member
{
    Q_OBJECT
public:
    /// What a call is made of. The references outlive it or detach() is called first.
    struct Parts
    {
        Clock &clock;
        Random &random;
        ManagerPool &pool;
        LiveQueue &queue;
        LaneId laneId;
        Lane &lane;
        std::shared_ptr<const ChatCodec> codec;
        EncodedRequest encoded;
        Result<QNetworkRequest> request;
        QString provider; ///< name for people
        Secret key; ///< to strike it out where a server repeats it
        bool stream = true;
        ChatClient::Options options;
        RetryPolicy retry;
        CallDeadlines deadlines;
    };

    RunningCall(Parts parts, QObject *parent);
    ~RunningCall() override;

    State state() const override { return m_state; }
    QString waitReason() const override;
    QDateTime waitUntil() const override { return m_waitUntil; }
    [[nodiscard]] const Result<Completion> &result() const override { return m_result; }
    const Completion &partial() const override { return m_decoder ? m_decoder->partial() : m_partial; }
    const QList<Attempt> &attempts() const override { return m_attempts; }
    const Exchange &exchange() const override { return m_exchange; }
    const QList<Omission> &omitted() const override { return m_parts.encoded.omitted; }
    void abort(AbortReason reason) override;
    void retryNow() override;
    void skip() override;

    LaneId lane() const { return m_parts.laneId; }
    bool isRetrying() const { return m_retry != nullptr; }
    CallStatus status() const; ///< without the reason why the lane holds it

private:
    static constexpr qsizetype kExchangeBytes = 4 * 1024 * 1024; ///< that are kept of an answer
    enum class Deadline { Connect, FirstByte, Idle, Total };

    void writeBody();
    void join();
    void go() override;
    void watchGate();
    void giveUp();
    void post();
    void held(const RateLimiter::Verdict &verdict) override;
    void tooLarge(std::int64_t tokensPerMinute) override;

    void takeSent();
    void takeHead();
    void takeBytes(const QByteArray &bytes);
    void takeEnd();
    void takeDone();
    [[nodiscard]] bool emitEvents(const QList<ChatEvent> &events);
    void setDeadline(Deadline kind);
    void expired(Deadline kind);

    void succeed(Completion completion);
    void endAttempt(Error error);
    void recordAttempt(const std::optional<Error> &error);
    void takeExchange();
    void slowDown(const RetryDecision &decision, const Error &error);
    void waitForRetry(const RetryDecision &decision, const Error &error);
    /// Ends the call from outside of what it is doing; an attempt that runs is cut off.
    void stop(Error error);
    void finish(Result<Completion> result);
    void setState(State state, const QString &reason = {}, const QDateTime &until = {});
    bool waitsForPerson() const;
    Error answerError() const;

    Parts m_parts;
    State m_state = State::Queued;
    QString m_waitReason; ///< before another attempt
    std::optional<RateLimiter::Verdict> m_held; ///< in the lane; its text is made when somebody asks
    QDateTime m_waitUntil;
    Result<Completion> m_result = fail(Error::Code::Invalid, {}, QStringLiteral("still running"));
    Completion m_partial;
    QList<Attempt> m_attempts;
    bool m_lastUnreported = false; ///< attemptFinished() is still owed for the last attempt
    Exchange m_exchange;

    QByteArray m_body;
    std::unique_ptr<BodyWriter> m_writer; ///< while it writes m_body; the call is in no line yet
    CallId m_id = 0; ///< in the queue; 0: not in it
    QDateTime m_started;
    Lane::Ticket m_ticket = 0;
    bool m_inLane = false; ///< waits there
    const bool m_isGated; ///< no attempt without the gate's word
    bool m_asking = false; ///< out of the lane's line, and at the gate
    std::unique_ptr<HttpPost> m_post;
    std::unique_ptr<AnswerDecoder> m_decoder;
    QByteArray m_received; ///< of this attempt, up to the exchange's limit and one key
    qint64 m_receivedBytes = 0;
    Attempt m_attempt;
    Clock::Milliseconds m_attemptStart{0};
    HttpHeaders m_headers; ///< of this attempt
    bool m_isStream = false; ///< the server answers with events
    bool m_hasShown = false; ///< an event has been emitted
    std::unique_ptr<Alarm> m_deadline;
    std::unique_ptr<Alarm> m_total;
    std::unique_ptr<Alarm> m_retry;
};

} // namespace cuewright
