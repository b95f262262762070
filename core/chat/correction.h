#pragma once

#include "chat/completion.h"
#include "chat/outcome.h"
#include "chat/request.h"

namespace cuewright {

/// The request that asks once more for an answer that broke the rules of its format: everything so far, the answer as the
/// model's own words, and what is wrong with it. The same format is asked for. A chain of them grows by two messages each
/// time, so the model sees all that it has tried.
ChatRequest withCorrection(const ChatRequest &request, const Completion &answer, const Outcome &outcome);

/// Whether asking again may help: it broke rules, or is no JSON where JSON was asked for, and there is something to correct.
bool canCorrect(const Completion &answer, const Outcome &outcome);

/// What the model is told. In English whatever the window speaks, so that one prompt makes the same requests everywhere;
/// made of the schema and the answer alone, bounded in length.
QString correctionText(const Outcome &outcome, const ResponseFormat &asked);

} // namespace cuewright
