#pragma once

#include "runs/runner.h"
#include "tools/trace.h"

namespace cuewright {

/// What a finished run puts into its turn: the answer, or what had come of it, its price, its times, and the exchange, from
/// which it can be replayed. `start`: on the trace's time line.
TurnAnswer turnAnswerOf(const PromptRun &run, std::chrono::milliseconds start);

} // namespace cuewright
