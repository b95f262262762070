#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"
#include "catalog/catalog.h"
#include "catalog/provider.h"
#include "chat/codec.h"
#include "chat/httperror.h"
#include "net/ratelimiter.h"
#include "net/retrypolicy.h"
#include "net/sendgate.h"

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace cuewright {

using LaneId = std::uint64_t; ///< from 1; never given twice while the program runs (net/queuestatus.h)

/// Where a call goes.
struct Endpoint
{
    ProviderProfile profile;
    QUrl base; ///< normalised (catalog/provider.h)
    Secret key;
    HttpHeaders headers; ///< further ones, without secrets; those that carry the request itself cannot be set
};

/// Limits of one call. Zero: none.
struct CallDeadlines
{
    std::chrono::milliseconds connect{30'000}; ///< until the request is on its way
    /// From then until the first piece of the answer. Heads and pings do not count: servers send them before they think.
    std::chrono::milliseconds firstByte{600'000};
    std::chrono::milliseconds idle{120'000}; ///< between two pieces; pings do not count
    std::chrono::milliseconds total{0}; ///< the whole call with all attempts and waits; never retried

    friend bool operator==(const CallDeadlines &, const CallDeadlines &) = default;
};

/// How calls behave that do not say it themselves.
struct CallDefaults
{
    RetryPolicy retry = RetryPolicy::officialSdk();
    CallDeadlines deadlines{};
};

/// One POST and what became of it. Attempts in the ledger are exactly these.
struct Attempt
{
    int number = 1;
    QDateTime started; ///< UTC
    std::chrono::milliseconds untilFirstByte{0};
    std::chrono::milliseconds duration{0};
    bool sent = false; ///< all of the request went out, so that a server may have begun to work
    int status = 0; ///< HTTP status; 0: no answer
    QString requestId; ///< x-request-id
    std::optional<Error> error;
    /// UTC. The server asked for a longer wait than the retry policy bears, which ended the call: from then on it may be
    /// tried again.
    std::optional<QDateTime> notBefore;
};

/// The raw exchange of the last attempt, for the Raw tab; complete when the attempt has ended. The key is never part of
/// it, not even where the server repeats it.
struct Exchange
{
    QUrl url;
    QByteArray requestBody;
    WireFormat format = WireFormat::ChatCompletions; ///< of both bodies
    int status = 0;
    HttpHeaders responseHeaders;
    QByteArray responseBody; ///< as received, unpacked; cut at 4 MiB
    bool isCut = false; ///< the body was longer
};

/// A running call: one answer, over as many attempts as the retry policy allows.
///
/// Whoever starts it is its parent; destroying it closes the socket. finished() comes exactly once, always from the event
/// loop and never from inside send() or abort(); deleting the call in a slot of it is fine. After the first event has been
/// emitted nothing is retried. A call that is destroyed while an attempt runs still emits attemptFinished() for it, because
/// that attempt may be paid for; finished() does not come then. GUI thread.
class ChatCall : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Queued, ///< for others to end, or for a person who has paused the line; no time is known
        Waiting, ///< for a time: a rate limit, or before another attempt
        Sending,
        Streaming, ///< the answer's head has come, whether or not the rest comes as a stream
        Finished,
    };
    Q_ENUM(State)
    enum class AbortReason { User, Shutdown };
    Q_ENUM(AbortReason)

    using QObject::QObject;

    virtual State state() const = 0;
    /// Why it waits, for the person; empty where it does not.
    virtual QString waitReason() const = 0;
    virtual QDateTime waitUntil() const = 0; ///< UTC; invalid outside Waiting
    /// Valid after finished(). On failure partial() holds what had arrived.
    [[nodiscard]] virtual const Result<Completion> &result() const = 0;
    virtual const Completion &partial() const = 0;
    virtual const QList<Attempt> &attempts() const = 0;
    virtual const Exchange &exchange() const = 0;
    virtual const QList<Omission> &omitted() const = 0;

    virtual void abort(AbortReason reason = AbortReason::User) = 0;
    /// Ends the present wait for a time, or for a person who has paused the line, at once and against all limits; nothing in
    /// other states.
    virtual void retryNow() = 0;
    /// Gives the call up where it waits, Queued or Waiting: it ends as Cancelled, with what its last attempt said. Nothing in
    /// other states.
    virtual void skip() = 0;

signals:
    void stateChanged(cuewright::ChatCall::State state);
    void eventReceived(const cuewright::ChatEvent &event);
    /// An attempt ended, well or badly.
    void attemptFinished(const cuewright::Attempt &attempt);
    void finished();
};

class LaneLimits;
class RequestQueue;
struct TransportSettings;

/// Starts calls. One for the program; not thread-safe, GUI thread.
class ChatClient
{
public:
    struct Options
    {
        std::optional<RetryPolicy> retry{}; ///< nullopt: the client's default
        std::optional<CallDeadlines> deadlines{}; ///< nullopt: the client's default
        /// Prompt and longest answer, for the limits of tokens per minute. 0: only requests are counted.
        std::int64_t estimatedTokens = 0;
        Priority priority = Priority::Interactive;
        QString title; ///< what the queue calls it, such as the prompt's name
        QPointer<SendGate> gate{}; ///< none: nobody is asked. Of this one call
    };

    /// All three outlive the client.
    ChatClient(const Catalog &catalog, Clock &clock, Random &random);
    /// With one wire format for every request, instead of the one that suits it (chat/wireformat.h).
    ChatClient(const Catalog &catalog, Clock &clock, Random &random, std::unique_ptr<ChatCodec> codec);
    /// Ends what still runs with AbortReason::Shutdown. Not to be destroyed in a call's slot other than finished().
    ~ChatClient();
    Q_DISABLE_COPY_MOVE(ChatClient)

    /// For requests from now on. Errors: those of readCaFile() (net/transport.h); the old settings stay then.
    [[nodiscard]] Result<> setTransport(const TransportSettings &settings);

    /// For what is not a call, such as the list of a provider's models: it takes the same way. Lives as long as the client.
    QNetworkAccessManager &network();
    void setDefaults(const CallDefaults &defaults); ///< for calls from now on

    /// Lanes that are made from now on begin with what a person set for them earlier, and what RequestQueue::setLimits() sets
    /// is kept there. It outlives the client.
    void keepLimits(LaneLimits *limits);
    /// Takes what another program has kept there since.
    void rereadLimits();
    /// The person's own limits for one model family at one server with one key. What the server itself tells in its headers
    /// is learned on top.
    void setLimits(const Endpoint &endpoint, const QString &model, const RateLimits &limits);
    RateLimits limits(const Endpoint &endpoint, const QString &model) const;
    /// Where a call would wait; 0: no call to there has waited yet.
    LaneId laneOf(const Endpoint &endpoint, const QString &model) const;
    /// What runs and waits, for people (net/queuestatus.h). Lives as long as the client.
    RequestQueue &queue() const;

    /// The request as send() would put it on the wire.
    EncodedRequest encode(const ChatRequest &request, const Endpoint &endpoint) const;
    /// `parent` owns the call.
    ChatCall *send(const ChatRequest &request, const Endpoint &endpoint, const Options &options, QObject *parent);
    ChatCall *send(const ChatRequest &request, const Endpoint &endpoint, QObject *parent);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace cuewright
Q_DECLARE_METATYPE(cuewright::Attempt)
