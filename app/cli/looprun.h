#pragma once

#include "cli/options.h"
#include "cli/promptinput.h"
#include "runs/runner.h"
#include "services/services.h"

namespace cuewright {

// "run" with --trace or --tools: not one answer, but the conversation with its tools, to the end.

void addLoopOptions(Options &options);
/// Exit code where an option makes no sense.
[[nodiscard]] std::optional<int> checkLoopOptions(const Options &options);
bool wantsLoop(const Options &options);
/// Runs it and gives the exit code. Of `plan` everything but the estimate.
int runLoop(Services &services, const PromptInput &input, const Options &options, RunPlan plan);

} // namespace cuewright
