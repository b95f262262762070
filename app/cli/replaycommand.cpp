#include "base/format.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/traceoutput.h"
#include "tools/replay.h"
#include "tools/sentcheck.h"
#include "tools/tracediff.h"
#include "tools/tracefile.h"

namespace cuewright {
namespace {

constexpr qsizetype kMostNamed = 20; // of the turns without a recording

/// A branch as its recordings tell it.
struct Replayed
{
    Trace trace;
    int turns = 0;
    QList<TurnId> notRecorded; ///< taken as the file has them: from the cache, imported, not sent
    QStringList differences;
};

TurnAnswer answerOf(const TraceTurn &turn)
{
    TurnAnswer answer;
    answer.answer = turn.answer;
    answer.error = turn.error;
    answer.cost = turn.cost;
    answer.isCostEstimated = turn.isCostEstimated;
    answer.timing = turn.timing;
    if (!turn.exchange)
        return answer;
    const Replay again = replay(*turn.exchange);
    answer.error.reset();
    answer.answer.reset();
    answer.cost = {};
    if (again.completion)
        answer.answer = *again.completion;
    if (again.completion && turn.answer && again.completion->usage == turn.answer->usage)
        answer.cost = turn.cost; // of other figures nobody has said the price
    else
        answer.error = turn.error ? turn.error : again.completion.error(); // a person who stopped it is in no recording
    if (!again.completion && turn.answer)
        answer.answer = again.partial;
    return answer;
}

void putAgain(Trace &trace, const TraceTurn &turn)
{
    const auto id = trace.appendTurn(Trace::kMain, turn.added, turn.settings);
    if (!id || !turn.isRun())
        return;
    (void)trace.setAnswer(*id, answerOf(turn));
    for (int call = 0; call < turn.calls.size(); ++call) {
        if (const auto &result = turn.calls[call].recorded ? turn.calls[call].recorded : turn.calls[call].result)
            (void)trace.setResult(*id, call, *result); // of a call that is not there any more: the comparison tells
    }
}

Replayed replayBranch(const Trace &trace, const QString &branch)
{
    Replayed replayed;
    for (const TurnPtr &turn : trace.turnsOf(branch)) {
        ++replayed.turns;
        if (!turn->exchange)
            replayed.notRecorded << turn->id;
        replayed.differences << replayDifferences(*turn) << sentDifferences(trace, turn->id);
        putAgain(replayed.trace, *turn);
    }
    return replayed;
}

void printTurns(const Trace &trace, const QString &branch)
{
    for (const TurnPtr &turn : trace.turnsOf(branch)) {
        for (const Message &message : turn->added)
            print(QStringLiteral("%1: %2").arg(roleName(message.role), message.joinedText()));
        if (!turn->answerText().isEmpty())
            print(QStringLiteral("assistant: ") + turn->answerText());
        for (const TraceCall &call : turn->calls)
            printCall(call);
        if (turn->error)
            print(QStringLiteral("error: ") + turn->error->message);
    }
}

Json replayJson(const Replayed &replayed, const QString &branch, const QString &difference)
{
    Json json = Json::object({{"branch", toUtf8(branch)}});
    addConversation(json, replayed.trace, Trace::kMain);
    Json notRecorded = Json::array();
    for (const TurnId turn : replayed.notRecorded)
        notRecorded.push_back(turn);
    json["not_recorded"] = std::move(notRecorded);
    Json differences = Json::array();
    for (const QString &sentence : replayed.differences)
        differences.push_back(toUtf8(sentence));
    json["checked"] = replayed.turns - static_cast<int>(replayed.notRecorded.size());
    json["differences"] = std::move(differences);
    json["diff"] = toUtf8(difference);
    return json;
}

Error nothingChecked(int turns)
{
    const QString message = turns == 0 ? QStringLiteral("Nothing was checked: this branch has no turns.")
                                       : QStringLiteral("Nothing was checked: no answer of this branch was recorded.");
    return {Error::Code::NotFound, message, QStringLiteral("Answers that were imported, or came from a cache, have no recording."), {}};
}

int replayAndTell(const Trace &trace, const QString &branch, const Options &options)
{
    const Replayed replayed = replayBranch(trace, branch);
    const bool check = options.has(QStringLiteral("check"));
    // Edits are not what the recording says: they are looked at where they were made, on a branch of their own.
    const QString difference = diffText(diffTraces({trace, branch}, {replayed.trace, Trace::kMain}));
    const bool isSame = replayed.differences.isEmpty();
    // A check that has looked at nothing must not look like one that found nothing.
    const bool isNothing = replayed.turns == replayed.notRecorded.size();
    if (options.has(QStringLiteral("json"))) {
        printJson(replayJson(replayed, branch, isSame ? QString() : difference));
        if (check && isNothing)
            return failWith(nothingChecked(replayed.turns));
        return check && !isSame ? kFailed : kFine;
    }
    if (!check)
        printTurns(replayed.trace, Trace::kMain);
    for (const TurnId turn : replayed.notRecorded.mid(0, kMostNamed))
        warn(QStringLiteral("turn %1 was not recorded; it stands as in the file").arg(turn));
    if (const auto more = replayed.notRecorded.size() - kMostNamed; more > 0)
        warn(QStringLiteral("and %1 more turns that were not recorded").arg(more));
    if (!check) {
        print(u'\n' + totalsLine(replayed.trace.totals(Trace::kMain), QStringLiteral("replayed")));
        return kFine;
    }
    if (isNothing)
        return failWith(nothingChecked(replayed.turns));
    if (isSame) {
        print(QStringLiteral("The same: %1 of %2 turns replayed.").arg(replayed.turns - replayed.notRecorded.size()).arg(replayed.turns));
        return kFine;
    }
    for (const QString &sentence : replayed.differences)
        print(sentence);
    if (!difference.isEmpty())
        print(u'\n' + difference);
    return failWith(Error{Error::Code::Invalid, QStringLiteral("The recording does not give what the trace says."), {}, {}});
}

} // namespace

int replayCommand(const QStringList &arguments)
{
    Options options(QStringLiteral("replay TRACE.json [--branch ID] [--check] [--json]"));
    options.value(QStringLiteral("branch"), QStringLiteral("ID"), QStringLiteral("Takes this branch, by id or name; otherwise main."));
    options.flag(QStringLiteral("check"), QStringLiteral("Says only whether the recording still gives what the trace says; exit code 1 with the differences where not, where nothing was recorded, or where part of the file cannot be read."));
    options.flag(QStringLiteral("json"), QStringLiteral("Prints one JSON document."));
    auto stopped = options.parse(arguments);
    if (!stopped)
        stopped = options.expectPositional(1, 1);
    if (stopped)
        return *stopped;
    const auto opened = openTrace(options.positional().first());
    if (!opened)
        return failWith(opened.error());
    for (const QString &problem : opened->problems)
        warn(problem);
    const QString wanted = options.has(QStringLiteral("branch")) ? options.text(QStringLiteral("branch")) : Trace::kMain;
    for (const TraceBranch &branch : opened->trace.branches()) {
        if (branch.id != wanted && branch.name != wanted)
            continue;
        const int code = replayAndTell(opened->trace, branch.id, options);
        if (code == kFine && options.has(QStringLiteral("check")) && !opened->problems.isEmpty())
            return failWith(Error{Error::Code::Invalid, QStringLiteral("Part of the file could not be read; what is left was checked."), {}, {}});
        return code;
    }
    return failWith(Error{Error::Code::NotFound, QStringLiteral("This trace has no branch “%1”.").arg(wanted), {}, {}});
}

} // namespace cuewright
