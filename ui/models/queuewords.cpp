#include "models/queuewords.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(QueueWords)
};

struct Counts
{
    int running = 0;
    int queued = 0;
    int retrying = 0;
    QDateTime nextRetry;
};

QStringList parts(const Counts &counts, const QDateTime &now)
{
    QStringList parts;
    if (counts.running > 0)
        parts << Words::tr("%Ln running", nullptr, counts.running);
    if (counts.retrying > 0) {
        const QString when = countdown(counts.nextRetry, now);
        const QString retries = Words::tr("%Ln retries", nullptr, counts.retrying);
        parts << (when.isEmpty()       ? retries
                : counts.retrying == 1 ? Words::tr("%1 %2", "1 retry, in 6 s").arg(retries, when)
                                       : Words::tr("%1, the next %2", "2 retries, in 6 s").arg(retries, when));
    }
    if (counts.queued > 0)
        parts << Words::tr("%Ln waiting", nullptr, counts.queued);
    return parts;
}

} // namespace

qint64 secondsLeft(const QDateTime &until, const QDateTime &now)
{
    return std::max<qint64>((now.msecsTo(until) + 999 - kSlack) / 1000, 0);
}

QString countdown(const QDateTime &until, const QDateTime &now)
{
    if (!until.isValid())
        return {};
    const qint64 seconds = secondsLeft(until, now);
    if (seconds == 0)
        return Words::tr("now");
    if (seconds < 60)
        return Words::tr("in %1 s").arg(seconds);
    if (seconds < 3600)
        return Words::tr("in %1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    return Words::tr("in %1 h %2 min").arg(seconds / 3600).arg(seconds % 3600 / 60);
}

QString stateText(const CallStatus &call)
{
    if (call.retrying)
        return Words::tr("Retrying, %1 of %2", "which attempt comes next").arg(call.attempt + 1).arg(call.maxAttempts);
    switch (call.state) {
    case ChatCall::State::Queued:
        return Words::tr("Queued");
    case ChatCall::State::Waiting:
        return Words::tr("Waiting");
    case ChatCall::State::Sending:
        return Words::tr("Sent");
    case ChatCall::State::Streaming:
        return Words::tr("Answering");
    case ChatCall::State::Finished:
        break;
    }
    return Words::tr("Finished");
}

Glyph stateGlyph(const CallStatus &call)
{
    if (call.retrying)
        return Glyph::Refresh;
    switch (call.state) {
    case ChatCall::State::Queued:
        return Glyph::Queue;
    case ChatCall::State::Waiting:
        return Glyph::Clock;
    case ChatCall::State::Sending:
    case ChatCall::State::Streaming:
        return Glyph::Play;
    case ChatCall::State::Finished:
        break;
    }
    return Glyph::Check;
}

ColorRole stateColor(const CallStatus &call)
{
    switch (call.state) {
    case ChatCall::State::Waiting:
        return ColorRole::Warning;
    case ChatCall::State::Sending:
    case ChatCall::State::Streaming:
        return ColorRole::AccentInk;
    case ChatCall::State::Queued:
    case ChatCall::State::Finished:
        break;
    }
    return ColorRole::Muted;
}

LaneMood moodOf(const LaneStatus &lane)
{
    if (lane.paused)
        return LaneMood::Paused;
    if (lane.stopped)
        return LaneMood::Stopped;
    if (lane.until.isValid() && lane.running == 0)
        return LaneMood::Waiting;
    if (lane.isIdle())
        return LaneMood::Idle;
    if (lane.slowedDown)
        return LaneMood::SlowedDown;
    return lane.running > 0 ? LaneMood::Running : LaneMood::Waiting;
}

QString moodText(LaneMood mood)
{
    switch (mood) {
    case LaneMood::Paused:
        return Words::tr("Paused");
    case LaneMood::Stopped:
        return Words::tr("Stopped");
    case LaneMood::SlowedDown:
        return Words::tr("Slowed down");
    case LaneMood::Waiting:
        return Words::tr("Waiting");
    case LaneMood::Running:
        return Words::tr("Running");
    case LaneMood::Idle:
        break;
    }
    return Words::tr("Idle");
}

QString laneCounts(const LaneStatus &lane, const QDateTime &now)
{
    return parts({lane.running, lane.queued, lane.retrying, lane.nextRetry}, now).join(QStringLiteral(" · "));
}

QString queueCounts(const QList<LaneStatus> &lanes, const QDateTime &now)
{
    Counts sum;
    for (const LaneStatus &lane : lanes) {
        sum.running += lane.running;
        sum.queued += lane.queued;
        sum.retrying += lane.retrying;
        if (lane.nextRetry.isValid() && (!sum.nextRetry.isValid() || lane.nextRetry < sum.nextRetry))
            sum.nextRetry = lane.nextRetry;
    }
    return parts(sum, now).join(QStringLiteral(", "));
}

} // namespace cuewright
