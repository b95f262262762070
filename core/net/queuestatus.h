#pragma once

#include "net/chatclient.h"
#include "net/ratelimiter.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include <cstdint>
#include <optional>

namespace cuewright {

using CallId = std::uint64_t;

/// One line of waiting requests, with its limits: one for each provider, key and model family. Keys are told apart by a
/// keyed hash under a secret that is made anew with each ChatClient; neither is part of this or written anywhere.
struct LaneStatus
{
    LaneId id = 0;
    QString provider; ///< name for people
    QString model; ///< its family: "gpt-4o" also for "openai/gpt-4o" and "gpt-4o-2024-08-06"
    RateLimits limits; ///< the person's

    RateLimiter::Use requests; ///< of the last 60 s against the person's limit
    RateLimiter::Use tokens; ///< estimates, for ended calls what was reported
    RateLimiter::Use serverRequests; ///< learned from the server's headers; limit 0: it says nothing
    RateLimiter::Use serverTokens;
    RateLimiter::Use serverProjectTokens;

    int parallel = 0; ///< requests at a time, now
    bool slowedDown = false; ///< `parallel` is lower than it was, because the server refused
    int running = 0;
    int queued = 0; ///< in the line, whatever holds them
    int retrying = 0; ///< waiting outside the line, each for its own next attempt
    QDateTime nextRetry; ///< UTC; of those, the first to go; invalid where there are none

    bool paused = false; ///< by the person
    /// Bulk is held, because an answer said that none would be taken: a key that is not accepted, no credit left, or a wait
    /// that is longer than a call bears. It ends with resume(), with an answer to something that a person sends, or in time
    /// where the server gave one. Who runs in bulk decides whether to wait.
    bool stopped = false;
    RateLimiter::Hold hold = RateLimiter::Hold::None; ///< what holds the first of the line back
    QString reason; ///< the same for people; empty where nothing does
    QDateTime until; ///< UTC; invalid where no time is known

    bool isIdle() const { return running + queued + retrying == 0; }
};

/// One call that has not finished.
struct CallStatus
{
    CallId id = 0;
    LaneId lane = 0;
    QString title; ///< ChatClient::Options::title
    Priority priority = Priority::Interactive;
    ChatCall::State state = ChatCall::State::Queued;
    bool retrying = false; ///< waits for its own next attempt
    RateLimiter::Hold hold = RateLimiter::Hold::None; ///< what holds it in the line
    QString reason; ///< why it waits, for people
    QDateTime until; ///< UTC; invalid where no time is known
    int attempt = 0; ///< the one that runs or ran last; 0: none yet
    int maxAttempts = 1;
    QDateTime started; ///< UTC; when it was given to the client
    std::int64_t estimatedTokens = 0;
    QList<Attempt> attempts; ///< those that ended, each with status, request id and error

    bool canRetryNow() const
    {
        return state == ChatCall::State::Waiting || hold == RateLimiter::Hold::PausedByPerson
            || hold == RateLimiter::Hold::Stopped;
    }
    bool canSkip() const { return state == ChatCall::State::Waiting || state == ChatCall::State::Queued; }
};

/// One attempt that ended, for the log. `attempt.requestId` is what a provider's support asks for.
struct LoggedAttempt
{
    CallId call = 0;
    LaneId lane = 0;
    QString title;
    QString provider;
    QString model;
    Attempt attempt;
};

/// What a ChatClient does at this moment, and the handles on it. Made and owned by the client: ChatClient::queue().
/// GUI thread.
///
/// A view connects changed(), and in its slot asks lanes(), calls() and log() for what it shows; it needs no timer for them.
/// changed() comes from the event loop, after the first change at once and then at most once in kQuiet, whatever the load,
/// and the last change is always followed by one. Countdowns are the view's: it counts `until` down against its clock while
/// it is visible; no signal comes only because time passes. Ids of what is gone are ignored, so a button may act on a
/// picture that is a moment old.
class RequestQueue : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kQuiet{100};
    static constexpr qsizetype kLogged = 1'000; ///< attempts that the log keeps

    using QObject::QObject;

    virtual QList<LaneStatus> lanes() const = 0; ///< in order of first use, idle ones too
    virtual qsizetype callCount() const = 0;
    /// In the order in which they came; finished ones are gone. Thousands may wait: a view asks for those in sight. A negative
    /// `count` means all.
    virtual QList<CallStatus> calls(qsizetype first = 0, qsizetype count = -1) const = 0;
    virtual QList<LoggedAttempt> log() const = 0; ///< oldest first; of finished calls too

    /// Nothing more goes out of this lane by itself; what runs goes on.
    virtual void pause(LaneId lane) = 0;
    virtual void resume(LaneId lane) = 0; ///< ends a pause and a stop
    /// The person's own limits, over what is learned: the tighter of both holds, unless `limits.followServer` is off.
    virtual void setLimits(LaneId lane, const RateLimits &limits) = 0;
    virtual void cancelAll(LaneId lane) = 0;
    virtual void cancelAll() = 0;

    virtual void retryNow(CallId call) = 0; ///< see ChatCall
    virtual void skip(CallId call) = 0;
    virtual void cancel(CallId call) = 0;

signals:
    void changed();
    /// cancelAll() was asked for, of one lane or of all (0): for those who are about to send, but are not in the queue yet.
    void allCancelled(cuewright::LaneId lane);
};

} // namespace cuewright
