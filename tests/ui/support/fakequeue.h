#pragma once

#include "net/queuestatus.h"

#include <QStringList>

namespace cuewright {

/// A queue that shows what a test puts into it, counts how often it is read, and keeps what it is told to do.
class FakeQueue final : public RequestQueue
{
    Q_OBJECT
public:
    using RequestQueue::RequestQueue;

    QList<LaneStatus> lanes() const override
    {
        ++reads;
        return shownLanes;
    }
    qsizetype callCount() const override { return shownCalls.size(); }
    QList<CallStatus> calls(qsizetype first, qsizetype count) const override
    {
        ++rowReads;
        return first == 0 && count < 0 ? shownCalls : shownCalls.mid(first, count);
    }
    QList<LoggedAttempt> log() const override { return shownLog; }
    void pause(LaneId lane) override { tell(QStringLiteral("pause"), lane); }
    void resume(LaneId lane) override { tell(QStringLiteral("resume"), lane); }
    void setLimits(LaneId lane, const RateLimits &limits) override
    {
        given = limits;
        tell(QStringLiteral("limits"), lane);
    }
    void cancelAll(LaneId lane) override { tell(QStringLiteral("cancelAll"), lane); }
    void cancelAll() override { told << QStringLiteral("cancelAll"); }
    void retryNow(CallId call) override { tell(QStringLiteral("retryNow"), call); }
    void skip(CallId call) override { tell(QStringLiteral("skip"), call); }
    void cancel(CallId call) override { tell(QStringLiteral("cancel"), call); }

    QList<LaneStatus> shownLanes;
    QList<CallStatus> shownCalls;
    QList<LoggedAttempt> shownLog;
    QStringList told; ///< "pause 1"
    RateLimits given;
    mutable int reads = 0;
    mutable int rowReads = 0;

private:
    void tell(const QString &what, std::uint64_t id) { told << QStringLiteral("%1 %2").arg(what).arg(id); }
};

} // namespace cuewright
