// Any text as a trace, and as a conversation to import: what opens is the same after it was saved; edits leave the turns of main
// alone, and taking them back leaves nothing of them.
//
// The first byte chooses what is edited; the text follows.

#include "expect.h"
#include "tools/replay.h"
#include "tools/traceassertions.h"
#include "tools/tracediff.h"
#include "tools/tracefile.h"
#include "tools/traceimport.h"

using namespace cuewright;

namespace {

void look(const Trace &trace)
{
    for (const TraceBranch &branch : trace.branches()) {
        static_cast<void>(trace.originStep(branch.id));
        static_cast<void>(trace.runsAgain(branch.id));
        static_cast<void>(diffText(diffBranches(trace, Trace::kMain, branch.id)));
        const QList<TurnPtr> turns = trace.turnsOf(branch.id);
        const TraceTotals totals = trace.totals(branch.id);
        expect(totals.turns == turns.size() && totals.steps == trace.steps(branch.id).size(), "steps", traceText(trace));
        for (const TurnPtr &turn : turns) {
            static_cast<void>(trace.requestOf(turn->id));
            static_cast<void>(trace.requestBody(turn->id));
            static_cast<void>(replayDifferences(*turn));
            for (const TraceCall &call : turn->calls)
                static_cast<void>(argumentProblems(call.call, turn->settings->tools));
        }
    }
}

Result<TraceEdit> edit(Trace &trace, unsigned how, const QString &branch, const TurnPtr &turn)
{
    const TurnId id = turn->id;
    const int call = static_cast<int>(turn->calls.size()) - 1;
    Message message;
    message.role = Role::User;
    switch (how % 8) {
    case 0: return trace.editResult(branch, id, call, ToolResult());
    case 1: return trace.editArguments(branch, id, call, QStringLiteral("{\"a\":1}"));
    case 2: return trace.editAnswer(branch, id, QStringLiteral("other"));
    case 3: return trace.editMessage(branch, id, static_cast<int>(how / 8) % 3, message);
    case 4: return trace.followUp(branch, message);
    case 5: return trace.revert(branch, id, call);
    case 6: return trace.askAgain(branch, id);
    default: return trace.fork(branch, id);
    }
}

// Each turn of each branch is edited, and all of it taken back.
void editAndUndo(const Trace &opened, unsigned how)
{
    Trace trace = opened;
    const QByteArray before = traceText(trace);
    const QList<TurnPtr> main = trace.turnsOf(Trace::kMain);
    const QList<TraceBranch> branches = trace.branches();
    for (const TraceBranch &branch : branches.mid(0, 4)) {
        for (const TurnPtr &turn : trace.turnsOf(branch.id).mid(0, 8)) {
            const auto done = edit(trace, how, branch.id, turn);
            if (!done) {
                expect(!done.error().message.isEmpty(), "an error without words", before);
                continue;
            }
            const QByteArray after = traceText(trace);
            if (branch.id != Trace::kMain || done->madeBranch)
                expect(trace.turnsOf(Trace::kMain) == main, "main was changed", after);
            const auto back = trace.undo(done->branch);
            expect(back && traceText(trace) == before, "an edit that cannot be taken back", after);
            expect(trace.redo(back->branch) && traceText(trace) == after, "an edit that cannot be brought back", after);
            expect(trace.undo(done->branch).has_value() && traceText(trace) == before, "taken back twice", after);
        }
    }
}

void check(const Result<OpenedTrace> &opened, unsigned how)
{
    if (!opened) {
        expect(!opened.error().message.isEmpty(), "an error without words", {});
        return;
    }
    const QByteArray text = traceText(opened->trace);
    const auto again = parseTrace(text);
    if (!again && again.error().code == Error::Code::TooLarge)
        return; // deeper in a file than it was by itself
    expect(again.has_value(), "what was saved does not open", text);
    expect(again->problems.isEmpty(), "what was saved has problems", text + again->problems.join(u'\n').toUtf8());
    expect(traceText(again->trace) == text, "saved twice", text);
    look(opened->trace);
    editAndUndo(opened->trace, how);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray text(reinterpret_cast<const char *>(data + 1), static_cast<qsizetype>(size - 1));
    check(parseTrace(text), data[0]);
    check(importTrace(text), data[0]);
    const auto list = parseJson(text);
    if (const auto assertions = list ? assertionsFrom(*list) : Result<QList<TraceAssertion>>(QList<TraceAssertion>())) {
        const auto again = assertionsFrom(assertionsToJson(*assertions));
        expect(again && *again == *assertions, "assertions written and read", text);
        static_cast<void>(checkAssertions(*assertions, Trace(), Trace::kMain));
    }
    return 0;
}
