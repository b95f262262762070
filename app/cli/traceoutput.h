#pragma once

#include "runs/toolloop.h"
#include "tools/traceassertions.h"

namespace cuewright {

// How the command line tells of conversations with tools.

Json violationsJson(const QList<Violation> &violations);

/// "attempt 1 of 3: 2 broken rules, asking again", to standard error.
void warnAsksAgain(int round, int rounds, const Outcome &reply);

/// "tool call get_weather {…}" and its result, one line each.
void printCall(const TraceCall &call);
/// "valid · 2 requests, 2 tool calls · 300 tokens in, 40 out · $0.0001".
QString totalsLine(const TraceTotals &totals, const QString &outcome);
/// What became of a loop: the outcome of its answer, or "needs_results", "round_limit", "forced", "error".
QString endWord(const ToolLoop &loop);
void printAssertions(const QList<AssertionOutcome> &outcomes); ///< to standard error where one does not hold
Json assertionsJson(const QList<AssertionOutcome> &outcomes);
/// Adds "turns", with their calls and results, and the totals.
void addConversation(Json &json, const Trace &trace, const QString &branch);

} // namespace cuewright
