#pragma once

#include "project/prompt.h"
#include "runs/runner.h"

namespace cuewright {

/// Asking again for an answer that broke the rules of its format. Each round is a run of its own: with its own entry in the
/// ledger, its own question to the budget, and its own cost. Whoever runs prompts asks asksAgain() where a run has finished,
/// and starts the next one; so a run that is stopped or refused ends the chain.

inline constexpr int kMostRounds = kMostRetriesInvalid + 1;

/// Whether the finished `run` has an answer that can be corrected (chat/correction.h).
bool canAskAgain(const PromptRun &run);
/// Whether that happens by itself: its plan has rounds left.
bool asksAgain(const PromptRun &run);
/// The next round, to the same place, where canAskAgain(). Without an estimate, which is the caller's to make; what a person
/// has allowed for the last one does not hold for it.
RunPlan askAgain(const PromptRun &run);

} // namespace cuewright
