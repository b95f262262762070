#pragma once

#include "net/queuestatus.h"
#include "widgets/colorrole.h"
#include "widgets/glyph.h"

#include <QString>

#include <cstdint>

namespace cuewright {

// How the queue is put in words, in one place for its table, its lanes and the status bar.

/// Until `until`, rounded up; 0 from then on. `until` is valid. kSlack less counts as nothing: two times for the same thing,
/// taken a moment apart, show the same second.
inline constexpr qint64 kSlack = 50; // ms
qint64 secondsLeft(const QDateTime &until, const QDateTime &now);
/// "in 6 s", "in 2 min 5 s", "in 3 h 4 min"; "now" from `until` on; empty where no time
/// is known.
QString countdown(const QDateTime &until, const QDateTime &now);

/// "Waiting", "Retrying, 2 of 3": what a call does.
QString stateText(const CallStatus &call);
Glyph stateGlyph(const CallStatus &call);
ColorRole stateColor(const CallStatus &call);

/// What a lane does, in the order in which one hides the others.
enum class LaneMood { Paused, Stopped, SlowedDown, Waiting, Running, Idle };
LaneMood moodOf(const LaneStatus &lane);
QString moodText(LaneMood mood);

/// "8 running · 1 retries in 6 s · 305 queued": only what there is; empty where there is nothing.
QString laneCounts(const LaneStatus &lane, const QDateTime &now);
/// The same of all lanes together, for the status bar; empty where nothing runs or waits.
QString queueCounts(const QList<LaneStatus> &lanes, const QDateTime &now);

} // namespace cuewright
