#pragma once

#include "base/error.h"
#include "chat/outcome.h"

namespace cuewright {

/// How the ledger and exports name what became of a call: "valid", "violations", "not_json", "unchecked", "cut", "refusal",
/// "filtered", "tool_calls", "text". Stored: never rename one.
QString outcomeWord(Outcome::Kind kind);
/// Of a call or an attempt that failed: the code's name in lower case ("ratelimited"); "aborted" where a person stopped it.
QString outcomeWord(const Error &error);

/// Whether the answer is of the kind that was asked for: scripts end well with those, and only with those.
bool answersRequest(Outcome::Kind kind);

} // namespace cuewright
