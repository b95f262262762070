#pragma once

#include "ledger/budget.h"
#include "runs/estimate.h"
#include "widgets/chips.h"

namespace cuewright {

/// What is said about a run before it is asked for.
struct BudgetView
{
    bool overCap = false;
    QString left; ///< overCap: "$0.004 left today"
    QString note; ///< with all numbers; empty: nothing to say
    Tone tone = Tone::Neutral; ///< of the note
};

/// Why a request is too long for its model and what can be done; empty: it fits, or nobody knows. It is no refusal: a count
/// may be an estimate, and what a server takes is known to the server.
QString contextNote(const Estimate &estimate, const QString &model);

/// `lines`: all that count for the run, as they were read last. `worst`: the most that it may cost; nullopt: nobody knows.
/// Pure and quick: it is asked with every key. The gate has the last word, with figures of its own.
BudgetView budgetView(const QList<BudgetLine> &lines, std::optional<Money> worst);

} // namespace cuewright
