#include "prompt/livefigures.h"

#include <algorithm>

namespace cuewright {

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
        figures.estimate = withMoreInput(*figures.estimate, difference);
    return figures;
}

} // namespace cuewright
