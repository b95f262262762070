#pragma once

#include "base/linediff.h"
#include "tools/trace.h"

#include <QList>

namespace cuewright {

/// One thing that two branches say, side by side.
struct TraceDiffRow
{
    enum class Kind { Same, Changed, Added, Removed }; ///< from left to right
    enum class Part {
        Turn, ///< heads the rows of a turn
        Settings,
        Message,
        Answer, ///< the text of an answer with calls
        Call, ///< name and arguments
        CallResult,
        FinalAnswer,
        Failure,
    };

    Kind kind = Kind::Same;
    Part part = Part::Message;
    QString title; ///< "Turn 2", "Result of find_customer"; translated
    TurnId left = kNoTurn, right = kNoTurn; ///< none: not there
    int leftCall = -1, rightCall = -1;
    QString before, after; ///< JSON is indented
    std::optional<Usage> leftUsage, rightUsage; ///< Turn
    std::optional<Money> leftCost, rightCost; ///< Turn

    /// The lines of both; made when they are asked for.
    QList<DiffLine> lines() const { return diffLines(before, after); }
};

struct TraceDiff
{
    QList<TraceDiffRow> rows; ///< turn by turn, calls in the order of the left side; calls are paired by name and arguments
    TraceTotals left, right;

    bool isSame() const; ///< times, tokens and costs are not looked at
};

struct TraceSide
{
    const Trace &trace;
    QString branch;
};
TraceDiff diffTraces(const TraceSide &left, const TraceSide &right);
TraceDiff diffBranches(const Trace &trace, const QString &left, const QString &right);

/// For a terminal: only what differs, "-" and "+" lines with some lines around them, tokens and cost at the end. Empty where
/// isSame().
QString diffText(const TraceDiff &diff);

} // namespace cuewright
