#pragma once

#include "base/error.h"
#include "chat/outcome.h"
#include "chat/problems.h"
#include "chat/request.h"
#include "widgets/chips.h"

namespace cuewright {

/// What a person can ask for when a reply went wrong.
enum class Remedy { None, RunAgain, RetryNow, CheckKey, RaiseLimit, AllowOnce, Continue, AskAgain };

/// What the banner above a reply says.
struct Verdict
{
    Tone tone = Tone::Info;
    QString headline;
    QString detail;
    Remedy remedy = Remedy::None;
    Remedy other = Remedy::None; ///< a second one

    friend bool operator==(const Verdict &, const Verdict &) = default;
};

/// What an answer is held against.
struct FieldCount
{
    QString schemaName;
    int fields = 0;
};

/// Of an answer that came. `completion` may be null where only its text is left (an earlier run).
Verdict verdictOf(const Outcome &outcome, const Completion *completion, const FieldCount &count);
/// Of a run that failed or was stopped. `goesOn`: what had come can be gone on with.
Verdict verdictOf(const Error &error, const ProblemContext &context, bool goesOn);
/// "attempt 2 of 3"; empty where the answer is asked for once.
QString roundText(int round, int rounds);
/// "not sent: temperature (the model takes none)".
QString omissionText(const Omission &omission);
/// What the remedy's button says; empty for None.
QString remedyTitle(Remedy remedy);

} // namespace cuewright
