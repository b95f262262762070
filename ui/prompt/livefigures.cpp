#include "prompt/livefigures.h"

#include "catalog/usage.h"

#include <algorithm>

namespace cuewright {

namespace {

/// The same request with another number of tokens in.
void addInput(Estimate &estimate, std::int64_t difference, const PromptCount &count)
{
    estimate.tokens.total += difference;
    if (estimate.contextWindow > 0) {
        const std::int64_t left = estimate.contextWindow - estimate.tokens.total;
        estimate.fits = left > 0 && (!count.outputLimit || estimate.outputHigh <= left);
        if (!count.outputLimit)
            estimate.outputHigh = std::clamp<std::int64_t>(left, 0, count.modelOutput);
        if (estimate.outputHigh > 0)
            estimate.outputLow = std::min(estimate.outputLow, estimate.outputHigh);
    }
    if (!count.price)
        return;
    const auto cost = [&](std::int64_t output) {
        Usage usage;
        usage.input = estimate.tokens.total;
        usage.output = output;
        return costOf(usage, *count.price);
    };
    if (estimate.low)
        estimate.low = cost(estimate.outputLow);
    if (estimate.high)
        estimate.high = cost(estimate.outputHigh);
}

} // namespace

LiveFigures liveFigures(const PromptCount &count, const QList<LiveMessage> &messages)
{
    LiveFigures figures{{}, count.estimate, count.system, count.user, count.other, true};
    std::int64_t difference = 0;
    for (const LiveMessage &message : messages) {
        const auto known = count.messages.constFind(message.id);
        if (known == count.messages.constEnd()) {
            figures.settled = false;
            if (message.tokens)
                figures.messages.insert(message.id, *message.tokens);
            continue;
        }
        const bool same = message.revision == known->revision;
        std::int64_t now = known->filled;
        if (!same && message.tokens)
            now = message.sentAsWritten ? *message.tokens : std::max<std::int64_t>(now + *message.tokens - known->written, 0);
        figures.settled = figures.settled && (same || (message.tokens && message.sentAsWritten));
        figures.messages.insert(message.id, now);
        const bool system = message.role == Role::System || message.role == Role::Developer;
        (system ? figures.system : message.role == Role::User ? figures.user : figures.other) += now - known->filled;
        difference += now - known->filled;
    }
    if (figures.estimate && difference != 0)
        addInput(*figures.estimate, difference, count);
    return figures;
}

} // namespace cuewright
