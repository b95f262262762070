#pragma once

#include "net/lane.h"
#include "net/lanelimits.h"
#include "net/queuestatus.h"

#include <map>
#include <memory>
#include <vector>

namespace cuewright {

class RunningCall;

/// The RequestQueue of a ChatClient: its lanes, and the calls that have not finished.
class LiveQueue final : public RequestQueue
{
    Q_OBJECT
public:
    struct LaneRef
    {
        LaneId id = 0;
        Lane *lane = nullptr;
    };

    explicit LiveQueue(Clock &clock);
    ~LiveQueue() override;

    void keepLimits(LaneLimits *limits) { m_limits = limits; } ///< see ChatClient

    void rereadLimits(); ///< see ChatClient

    /// Made on first use, then kept.
    LaneRef lane(const LaneKey &key, const QString &provider);
    LaneRef find(const LaneKey &key) const; ///< nullptr and 0: not used yet

    CallId add(RunningCall &call);
    void remove(CallId call);
    void record(LoggedAttempt attempt);
    void touch(); ///< something that is shown has changed

    QList<LaneStatus> lanes() const override;
    qsizetype callCount() const override { return static_cast<qsizetype>(m_calls.size()); }
    QList<CallStatus> calls(qsizetype first, qsizetype count) const override;
    QList<LoggedAttempt> log() const override { return m_log; }
    void pause(LaneId lane) override;
    void resume(LaneId lane) override;
    void setLimits(LaneId lane, const RateLimits &limits) override;
    void cancelAll(LaneId lane) override;
    void cancelAll() override;
    void retryNow(CallId call) override;
    void skip(CallId call) override;
    void cancel(CallId call) override;
    void shutDown(); ///< ends all calls for that reason

private:
    QByteArray fingerprint(const LaneKey &key) const;
    Lane *laneById(LaneId id) const;
    RunningCall *callById(CallId id) const;
    LaneStatus status(LaneId id, const Lane &lane) const;
    /// `lane` 0: of all.
    void endCalls(LaneId lane, ChatCall::AbortReason reason);
    void announce();

    Clock &m_clock;
    QByteArray m_secret; ///< of the fingerprints; never leaves this object
    std::map<QByteArray, LaneId> m_laneIds; ///< by fingerprint
    std::vector<std::unique_ptr<Lane>> m_lanes; ///< LaneId - 1 is the place
    LaneLimits *m_limits = nullptr; ///< none: nothing is kept
    struct Kept
    {
        QString name; ///< in m_limits
        RateLimits limits; ///< as they are there
    };
    std::map<LaneId, Kept> m_kept;
    std::map<CallId, RunningCall *> m_calls;
    CallId m_lastCall = 0;
    QList<LoggedAttempt> m_log;
    std::unique_ptr<Alarm> m_quiet; ///< no signal until it goes off
    bool m_scheduled = false;
    bool m_dirty = false;
};

} // namespace cuewright
