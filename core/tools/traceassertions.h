#pragma once

#include "base/money.h"
#include "base/result.h"
#include "tools/argumentrule.h"
#include "tools/trace.h"

#include <QList>

namespace cuewright {

/// What has to hold for a conversation. Stored with a prompt as the list metadata.cuewright.assertions:
/// {"assert": "called", "tool": …, "times"?}, {"assert": "not-called", "tool"}, {"assert": "called-first", "tool"},
/// {"assert": "arguments", "tool", "match"?, "arguments"}, {"assert": "final-answer"}, {"assert": "rounds", "most": 5},
/// {"assert": "cost", "most": "0.01"} (dollars), {"assert": "tokens", "most": 2000}.
struct TraceAssertion
{
    enum class Kind {
        Called, ///< `times` times, or at least once
        NotCalled,
        CalledFirst, ///< among the calls of the first answer that has any
        Arguments, ///< at least one call of the tool has such arguments
        FinalAnswer, ///< the last answer has no calls and is what the request asked for (chat/outcome.h)
        MaxRounds, ///< questions to the model
        MaxCost, ///< fails where a cost is not known
        MaxTokens, ///< in and out; fails where an answer reported none
    };

    Kind kind = Kind::Called;
    QString tool;
    ArgumentRule rule; ///< Arguments
    std::optional<int> times; ///< Called
    std::int64_t most = 0; ///< MaxRounds, MaxTokens
    Money mostCost; ///< MaxCost
    Json others; ///< members that this version does not know; null: none

    friend bool operator==(const TraceAssertion &, const TraceAssertion &) = default;
};

struct AssertionOutcome
{
    TraceAssertion assertion;
    bool passed = false;
    QString sentence; ///< what holds or does not: "create_refund was called 2 times."; translated
};

/// Errors: Invalid, `detail` is the JSON pointer.
[[nodiscard]] Result<QList<TraceAssertion>> assertionsFrom(const Json &list);
Json assertionsToJson(const QList<TraceAssertion> &assertions);
/// "create_refund is called at least once": for a list; translated.
QString assertionText(const TraceAssertion &assertion);

QList<AssertionOutcome> checkAssertions(const QList<TraceAssertion> &assertions, const Trace &trace, const QString &branch);

} // namespace cuewright
