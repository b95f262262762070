#pragma once

#include "base/error.h"
#include "chat/outcome.h"
#include "ledger/ledger.h"
#include "net/chatclient.h"

namespace cuewright {

/// How the ledger and exports name what became of a call: "valid", "violations", "not_json", "unchecked", "cut", "refusal",
/// "filtered", "tool_calls", "text". Stored: never rename one.
QString outcomeWord(Outcome::Kind kind);
/// Of an attempt that failed: the code's name in lower case ("ratelimited"); "aborted" where a person stopped it.
QString outcomeWord(const Error &error);
/// Of a call that failed: "aborted", "budget" where the budget had no room for it, else "error"; its attempts say more.
QString callOutcomeWord(const Error &error);

/// Of a call or an attempt that is under way; "interrupted" (ledger/ledger.h) where its program died meanwhile.
inline const QString kRunning = QStringLiteral("running");

/// Whether a server may ask for money although nothing of its answer came: it had accepted the attempt (2xx), and then the
/// connection broke, went silent or was closed by a person. What says itself that it failed is not paid for, and of an
/// attempt without a head nobody knows whether it was read at all: see isUnanswered().
bool mayBeBilled(const AttemptRecord &attempt);

/// Whether an attempt went out whole and ended, by itself, a time limit or a person, before a head came. The server may have
/// begun to work, and may charge for it: a call with nothing else to book costs nobody knows what.
bool isUnanswered(const Attempt &attempt);

/// Whether the answer is of the kind that was asked for: scripts end well with those, and only with those.
bool answersRequest(Outcome::Kind kind);

} // namespace cuewright
