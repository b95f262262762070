#pragma once

#include "base/result.h"
#include "tools/trace.h"

#include <QList>

namespace cuewright {

/// What an exchange says, read again.
struct Replay
{
    QList<ChatEvent> events; ///< the same ones, in the same order, as when it was live
    Result<Completion> completion;
    Completion partial; ///< what had arrived, also where `completion` is an error
};

/// Reads a recorded answer with the decoder of its format. Pure: no network, no clock. `completion` is an error where the live
/// call had one; Unsupported where the recording was cut, Invalid where nothing was received.
Replay replay(const TraceExchange &exchange);

/// Whether replaying gives what the turn says: a sentence for each difference, translated. A turn without an exchange gives none.
QStringList replayDifferences(const TraceTurn &turn);

} // namespace cuewright
