#include "runs/askagain.h"

#include "chat/correction.h"

#include <algorithm>

namespace cuewright {

bool canAskAgain(const PromptRun &run)
{
    if (!run.isFinished())
        return false;
    const RunOutcome &outcome = run.outcome();
    return outcome.completion && canCorrect(*outcome.completion, outcome.reply);
}

bool asksAgain(const PromptRun &run)
{
    return run.plan().round < std::min(run.plan().rounds, kMostRounds) && canAskAgain(run);
}

RunPlan askAgain(const PromptRun &run)
{
    RunPlan plan = run.plan();
    plan.request = withCorrection(plan.request, *run.outcome().completion, run.outcome().reply);
    plan.estimate = {};
    plan.options.gate = nullptr; // it was that run's
    plan.overBudget = false;
    ++plan.round;
    plan.rounds = std::max(plan.rounds, plan.round);
    return plan;
}

} // namespace cuewright
