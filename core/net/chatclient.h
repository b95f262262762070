#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "base/result.h"
#include "base/secret.h"
#include "catalog/catalog.h"
#include "catalog/provider.h"
#include "chat/codec.h"
#include "net/retrypolicy.h"

#include <QByteArray>
#include <QDateTime>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace cuewright {

/// Where a call goes.
struct Endpoint
{
    ProviderProfile profile;
    QUrl base; ///< normalised (catalog/provider.h)
    Secret key;
    QList<std::pair<QByteArray, QByteArray>> headers; ///< further ones, without secrets
};

/// Limits of one call. Zero: none.
struct CallDeadlines
{
    std::chrono::milliseconds connect{30'000}; ///< until the request is on its way
    std::chrono::milliseconds firstByte{600'000}; ///< until the answer's head
    std::chrono::milliseconds idle{120'000}; ///< between two pieces; pings do not count
    std::chrono::milliseconds total{0};
};

/// One POST and what became of it. Attempts in the ledger are exactly these.
struct Attempt
{
    int number = 1;
    QDateTime started; ///< UTC
    std::chrono::milliseconds untilFirstByte{0};
    std::chrono::milliseconds duration{0};
    int status = 0; ///< HTTP status; 0: no answer
    QString requestId; ///< x-request-id
    std::optional<Error> error;
};

/// The raw exchange of the last attempt, for the Raw tab. The Authorization header is never part of it.
struct Exchange
{
    QUrl url;
    QByteArray requestBody;
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> responseHeaders;
    QByteArray responseBody; ///< as received; cut at 4 MiB
};

/// A running call: one answer, over as many attempts as the retry policy allows.
///
/// Whoever starts it is its parent; destroying it closes the socket. finished() comes exactly once, always from the event
/// loop and never from inside send() or abort(); deleting the call in a slot of it is fine. After the first event has been
/// emitted nothing is retried. GUI thread.
class ChatCall : public QObject
{
    Q_OBJECT
public:
    enum class State { Queued, Waiting, Sending, Streaming, Finished };
    Q_ENUM(State)
    enum class AbortReason { User, Shutdown };
    Q_ENUM(AbortReason)

    using QObject::QObject;

    virtual State state() const = 0;
    /// Why it waits, for the person, and until when; empty and invalid outside Waiting.
    virtual QString waitReason() const = 0;
    virtual QDateTime waitUntil() const = 0;
    /// Valid after finished(). On failure partial() holds what had arrived.
    [[nodiscard]] virtual const Result<Completion> &result() const = 0;
    virtual const Completion &partial() const = 0;
    virtual const QList<Attempt> &attempts() const = 0;
    virtual const Exchange &exchange() const = 0;
    virtual const QList<Omission> &omitted() const = 0;

    virtual void abort(AbortReason reason = AbortReason::User) = 0;
    /// Ends the present wait at once; nothing in other states.
    virtual void retryNow() = 0;

signals:
    void stateChanged(cuewright::ChatCall::State state);
    void eventReceived(const cuewright::ChatEvent &event);
    /// An attempt ended, well or badly.
    void attemptFinished(const cuewright::Attempt &attempt);
    void finished();
};

/// Starts calls. One for the program; not thread-safe, GUI thread.
class ChatClient
{
public:
    struct Options
    {
        RetryPolicy retry = RetryPolicy::officialSdk();
        CallDeadlines deadlines;
    };

    ChatClient(const Catalog &catalog, Clock &clock, Random &random);
    ~ChatClient();
    Q_DISABLE_COPY_MOVE(ChatClient)

    /// `parent` owns the call.
    ChatCall *send(const ChatRequest &request, const Endpoint &endpoint, const Options &options, QObject *parent);
    ChatCall *send(const ChatRequest &request, const Endpoint &endpoint, QObject *parent);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace cuewright
