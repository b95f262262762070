#include "results.h"
#include "tools/trace.h"
#include "tools/tracedocument.h"
#include "traces.h"

#include <QSignalSpy>
#include <QtTest>

using namespace cuewright;

// The tree of a trace: how it grows, what an edit makes of it, and that main never changes.
class TestTrace : public QObject
{
    Q_OBJECT
private slots:
    void grows();
    void conversation();
    void statesAlongTheWay();
    void refusals_data();
    void refusals();
    void forcedChoiceIsDropped();
    void settingsAreShared();
    void idsAreRepaired();
    void editsMakeABranch_data();
    void editsMakeABranch();
    void furtherEditsStayInTheBranch();
    void aBranchThatHasRunIsLeftAlone();
    void editedArgumentsWantAResult();
    void revertGivesTheRecordingBack();
    void messagesAndSettings();
    void editedAnswers();
    void forksShareTheirTurns();
    void runsAgain();
    void originSteps();
    void undo();
    void undoIsOverOnceItHasRun();
    void redoBringsBranchesBack();
    void redoIsForgotten_data();
    void redoIsForgotten();
    void followUps_data();
    void followUps();
    void whatNobodyAskedIsEditedInPlace();
    void deleteKeepsSharedTurns();
    void names();
    void totals();
    void failedTurnsAreAskedAgain();
    void requestBodies();
    void editedSettingsOfAnOldTurn();
    void copiesAreIndependent();
    void documentTellsWhatChanged();
    void argumentProblemsFollowTheTool_data();
    void argumentProblemsFollowTheTool();
};

namespace {

QStringList texts(const QList<Message> &messages)
{
    QStringList texts;
    for (const Message &message : messages) {
        QStringList calls;
        for (const ToolCall &call : message.toolCalls)
            calls << call.id + call.arguments;
        texts << roleName(message.role) + u':' + message.joinedText() + message.toolCallId + calls.join(u',');
    }
    return texts;
}

} // namespace

void TestTrace::grows()
{
    const Trace trace = weatherTrace();
    QCOMPARE(trace.turnIds(), (QList<TurnId>{1, 2, 3}));
    QCOMPARE(trace.branches().size(), 1);
    const QList<TraceStep> steps = trace.steps(Trace::kMain);
    QStringList order;
    for (const TraceStep &step : steps)
        order << QStringLiteral("%1/%2/%3").arg(step.number).arg(step.turn).arg(step.call);
    QCOMPARE(order.join(u' '), QStringLiteral("1/1/-1 2/1/0 3/1/1 4/2/-1 5/2/0 6/3/-1"));
    QVERIFY(!trace.turn(4));
    QVERIFY(trace.steps(u"nowhere").isEmpty());
}

void TestTrace::conversation()
{
    const Trace trace = weatherTrace();
    QCOMPARE(texts(trace.messagesOf(1)), (QStringList{QStringLiteral("user:Weather in Paris and Tokyo?")}));
    QCOMPARE(texts(trace.messagesOf(3)),
        (QStringList{QStringLiteral("user:Weather in Paris and Tokyo?"),
            QStringLiteral("assistant:a{\"location\":\"Paris\"},b{\"location\":\"Tokyo\"}"), QStringLiteral("tool:18a"), QStringLiteral("tool:24b"),
            QStringLiteral("assistant:One more.c{\"location\":\"Oslo\"}"), QStringLiteral("tool:3c")}));
    const ChatRequest request = trace.requestOf(2);
    QCOMPARE(request.model, QStringLiteral("gpt-4o-mini"));
    QCOMPARE(request.tools.size(), 1);
    QCOMPARE(request.messages.size(), 4);
}

void TestTrace::statesAlongTheWay()
{
    Trace trace;
    QCOMPARE(trace.state(Trace::kMain), BranchState::Empty);
    const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("hi"))}, weatherSettings());
    VERIFY_RESULT(turn);
    QCOMPARE(trace.state(Trace::kMain), BranchState::Unsent);
    VERIFY_RESULT(trace.setAnswer(*turn, answered(answerWith({}, {{QStringLiteral("a"), QStringLiteral("x"), {}}, {QStringLiteral("b"), QStringLiteral("x"), {}}}))));
    QCOMPARE(trace.state(Trace::kMain), BranchState::NeedsResults);
    QCOMPARE(trace.turn(*turn)->pending(), 2);
    VERIFY_RESULT(trace.setResult(*turn, 1, resultWith(QStringLiteral("1"))));
    QCOMPARE(trace.state(Trace::kMain), BranchState::NeedsResults);
    VERIFY_RESULT(trace.setResult(*turn, 0, resultWith(QStringLiteral("2"))));
    QCOMPARE(trace.state(Trace::kMain), BranchState::ResultsReady);
    const auto next = trace.appendTurn(Trace::kMain, {}, trace.settingsAfter(*turn));
    VERIFY_RESULT(next);
    TurnAnswer broken;
    broken.error = Error{Error::Code::Timeout, QStringLiteral("slow"), {}, {}};
    VERIFY_RESULT(trace.setAnswer(*next, broken));
    QCOMPARE(trace.state(Trace::kMain), BranchState::Failed);
    VERIFY_RESULT(trace.setAnswer(*next, answered(answerWith(QStringLiteral("done")))));
    QCOMPARE(trace.state(Trace::kMain), BranchState::Done);
    QVERIFY(!trace.turn(*next)->error);
}

void TestTrace::refusals_data()
{
    QTest::addColumn<std::function<bool(Trace &)>>("tries");
    const auto row = [](const char *name, std::function<bool(Trace &)> tries) { QTest::newRow(name) << std::move(tries); };
    const QString main = Trace::kMain;
    row("nothing to say", [=](Trace &t) { return t.appendTurn(main, {}, weatherSettings()).has_value(); });
    row("unknown branch", [=](Trace &t) { return t.appendTurn(QStringLiteral("b9"), {}, weatherSettings()).has_value(); });
    row("answer an answered turn", [=](Trace &t) { return t.setAnswer(3, answered(answerWith({}))).has_value(); });
    row("answer an earlier turn", [=](Trace &t) { return t.setAnswer(1, answered(answerWith({}))).has_value(); });
    row("answer no turn", [=](Trace &t) { return t.setAnswer(9, answered(answerWith({}))).has_value(); });
    row("result of a sent turn", [=](Trace &t) { return t.setResult(1, 0, resultWith(QStringLiteral("x"))).has_value(); });
    row("result of no call", [=](Trace &t) { return t.setResult(2, 1, resultWith(QStringLiteral("x"))).has_value(); });
    row("edit no call", [=](Trace &t) { return t.editResult(main, 1, 2, std::nullopt).has_value(); });
    row("edit call -1", [=](Trace &t) { return t.editArguments(main, 1, -1, {}).has_value(); });
    row("edit on no branch", [=](Trace &t) { return t.editResult(QStringLiteral("b2"), 1, 0, std::nullopt).has_value(); });
    row("edit no turn", [=](Trace &t) { return t.editAnswer(main, 9, {}).has_value(); });
    row("edit no message", [=](Trace &t) { return t.editMessage(main, 2, 0, std::nullopt).has_value(); });
    row("delete main", [=](Trace &t) { return t.deleteBranch(main).has_value(); });
    row("delete nothing", [=](Trace &t) { return t.deleteBranch(QStringLiteral("b2")).has_value(); });
    row("no name", [=](Trace &t) { return t.rename(main, QStringLiteral("  ")).has_value(); });
    row("nothing to undo", [=](Trace &t) { return t.undo(main).has_value(); });
}

void TestTrace::refusals()
{
    QFETCH(std::function<bool(Trace &)>, tries);
    Trace trace = weatherTrace();
    QVERIFY(!tries(trace));
    QCOMPARE(trace.turnIds(), (QList<TurnId>{1, 2, 3}));
    QCOMPARE(trace.branches().size(), 1);
}

void TestTrace::forcedChoiceIsDropped()
{
    ChatRequest forced = weatherSettings();
    forced.options.toolChoice = "required";
    Trace trace;
    const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("hi"))}, forced);
    VERIFY_RESULT(trace.setAnswer(*turn, answered(answerWith({}, {{QStringLiteral("a"), QStringLiteral("x"), {}}}))));
    QVERIFY(trace.settingsAfter(*turn)->options.toolChoice.is_null());
    QCOMPARE(trace.turn(*turn)->settings->options.toolChoice, Json("required"));
    Trace plain;
    const auto other = plain.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("hi"))}, forced);
    VERIFY_RESULT(plain.setAnswer(*other, answered(answerWith(QStringLiteral("no call")))));
    QCOMPARE(plain.settingsAfter(*other), plain.turn(*other)->settings);
}

void TestTrace::settingsAreShared()
{
    Trace trace = weatherTrace();
    QCOMPARE(trace.turn(1)->settings, trace.turn(3)->settings);
    QVERIFY(trace.turn(1)->settings->messages.isEmpty());
    ChatRequest same = weatherSettings();
    same.messages << Message::text(Role::User, QStringLiteral("not part of it"));
    const auto next = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("more"))}, same);
    VERIFY_RESULT(next);
    QCOMPARE(trace.turn(*next)->settings, trace.turn(1)->settings);
    ChatRequest other = weatherSettings();
    other.options.temperature = 0;
    VERIFY_RESULT(trace.setAnswer(*next, answered(answerWith(QStringLiteral("x")))));
    const auto last = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("more"))}, other);
    VERIFY_RESULT(last);
    QVERIFY(trace.turn(*last)->settings != trace.turn(1)->settings);
}

void TestTrace::idsAreRepaired()
{
    Trace trace;
    const auto first = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("hi"))}, weatherSettings());
    const QString x = QStringLiteral("x");
    VERIFY_RESULT(trace.setAnswer(*first, answered(answerWith({}, {{QStringLiteral("same"), x, {}}, {QStringLiteral("same"), x, {}}, {{}, x, {}}}))));
    const auto calls = trace.turn(*first)->calls;
    QCOMPARE(calls[0].call.id, QStringLiteral("same"));
    QVERIFY(!calls[0].asked);
    QCOMPARE(QSet<QString>({calls[0].call.id, calls[1].call.id, calls[2].call.id}).size(), 3);
    QCOMPARE(calls[1].asked->id, QStringLiteral("same"));
    QCOMPARE(calls[2].asked->id, QString());
    QVERIFY(!calls[1].areArgumentsEdited());
    for (int i = 0; i < 3; ++i)
        VERIFY_RESULT(trace.setResult(*first, i, resultWith(x)));
    const auto second = trace.appendTurn(Trace::kMain, {}, trace.settingsAfter(*first));
    VERIFY_RESULT(trace.setAnswer(*second, answered(answerWith({}, {{QStringLiteral("same"), x, {}}, {QStringLiteral("call_2_1"), x, {}}}))));
    QVERIFY(trace.turn(*second)->calls[0].call.id != u"same");
    QVERIFY(trace.turn(*second)->calls[0].call.id != trace.turn(*second)->calls[1].call.id);
    QCOMPARE(trace.turn(*second)->answer->toolCalls[0].id, QStringLiteral("same"));
}

void TestTrace::editsMakeABranch_data()
{
    using Edit = std::function<Result<TraceEdit>(Trace &)>;
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<int>("turns"); // of the new branch
    QTest::addColumn<BranchState>("state");
    QTest::addColumn<int>("again");
    QTest::addColumn<int>("originStep");
    const auto row = [](const char *name, Edit edit, int turns, BranchState state, int again, int step) {
        QTest::newRow(name) << std::move(edit) << turns << state << again << step;
    };
    const QString main = Trace::kMain;
    row("result", [=](Trace &t) { return t.editResult(main, 1, 1, resultWith(QStringLiteral("0"), ToolSource::Mock)); }, 1, BranchState::ResultsReady, 2, 3);
    row("no result", [=](Trace &t) { return t.editResult(main, 1, 0, std::nullopt); }, 1, BranchState::NeedsResults, 2, 2);
    row("arguments", [=](Trace &t) { return t.editArguments(main, 2, 0, QStringLiteral("{}")); }, 2, BranchState::NeedsResults, 1, 5);
    row("message", [=](Trace &t) { return t.editMessage(main, 1, 0, Message::text(Role::User, QStringLiteral("other"))); }, 1, BranchState::Unsent, 3, 1);
    row("again", [=](Trace &t) { return t.askAgain(main, 3); }, 3, BranchState::Unsent, 1, 6);
    row("answer", [=](Trace &t) { return t.editAnswer(main, 3, QStringLiteral("Cold.")); }, 3, BranchState::Done, 0, 6);
    row("settings", [=](Trace &t) { return t.editSettings(main, 2, {}); }, 2, BranchState::Unsent, 2, 4);
    row("fork", [=](Trace &t) { return t.fork(main, 1); }, 1, BranchState::ResultsReady, 2, 3);
    row("revert what is not edited", [=](Trace &t) { return t.revert(main, 1, 0); }, 1, BranchState::ResultsReady, 2, 2);
}

void TestTrace::editsMakeABranch()
{
    QFETCH(std::function<Result<TraceEdit>(Trace &)>, edit);
    QFETCH(int, turns);
    QFETCH(BranchState, state);
    Trace trace = weatherTrace();
    const Trace before = trace;
    const auto done = edit(trace);
    VERIFY_RESULT(done);
    QVERIFY(done->madeBranch);
    QCOMPARE(trace.branches().size(), 2);
    QCOMPARE(trace.turnsOf(Trace::kMain), before.turnsOf(Trace::kMain)); // the very same objects
    QCOMPARE(trace.turnsOf(done->branch).size(), turns);
    QCOMPARE(trace.branch(done->branch)->tip, done->turn);
    QCOMPARE(trace.state(done->branch), state);
    QVERIFY(!trace.branch(done->branch)->hasRun);
    QCOMPARE(trace.branch(done->branch)->origin.branch, Trace::kMain);
    QTEST(static_cast<int>(trace.runsAgain(done->branch).size()), "again");
    QTEST(trace.originStep(done->branch), "originStep");
    QVERIFY(trace.canUndo(done->branch));
    VERIFY_RESULT(trace.undo(done->branch));
    QCOMPARE(trace.branches().size(), 1);
    QCOMPARE(trace.turnIds(), before.turnIds());
}

void TestTrace::furtherEditsStayInTheBranch()
{
    Trace trace = weatherTrace();
    const auto first = trace.editResult(Trace::kMain, 1, 0, resultWith(QStringLiteral("1"), ToolSource::Manual));
    VERIFY_RESULT(first);
    const auto second = trace.editResult(first->branch, first->turn, 1, resultWith(QStringLiteral("2"), ToolSource::Manual));
    VERIFY_RESULT(second);
    QVERIFY(!second->madeBranch);
    QCOMPARE(second->branch, first->branch);
    const auto third = trace.editResult(first->branch, second->turn, 0, resultWith(QStringLiteral("3"), ToolSource::Manual));
    VERIFY_RESULT(third);
    QCOMPARE(trace.branches().size(), 2);
    const auto calls = trace.turn(third->turn)->calls;
    QCOMPARE(calls[0].result->text, QStringLiteral("3"));
    QCOMPARE(calls[0].recorded->text, QStringLiteral("18")); // the first one, however often it was edited
    QCOMPARE(calls[1].recorded->text, QStringLiteral("24"));
    // An earlier turn of the same branch is not its tip.
    const auto other = trace.editMessage(first->branch, third->turn, 0, Message::text(Role::User, QStringLiteral("x")));
    VERIFY_RESULT(other);
    QVERIFY(!other->madeBranch);
}

void TestTrace::aBranchThatHasRunIsLeftAlone()
{
    Trace trace = weatherTrace();
    const auto edit = trace.editResult(Trace::kMain, 1, 0, resultWith(QStringLiteral("1"), ToolSource::Manual));
    const auto next = trace.appendTurn(edit->branch, {}, trace.settingsAfter(edit->turn));
    VERIFY_RESULT(next);
    QVERIFY(trace.branch(edit->branch)->hasRun);
    VERIFY_RESULT(trace.setAnswer(*next, answered(answerWith(QStringLiteral("x")))));
    const Trace before = trace;
    const auto again = trace.editAnswer(edit->branch, *next, QStringLiteral("y"));
    VERIFY_RESULT(again);
    QVERIFY(again->madeBranch);
    QCOMPARE(trace.turnsOf(edit->branch), before.turnsOf(edit->branch));
    QCOMPARE(trace.branch(again->branch)->origin.branch, edit->branch);
}

void TestTrace::editedArgumentsWantAResult()
{
    Trace trace = weatherTrace();
    const auto edit = trace.editArguments(Trace::kMain, 1, 0, QStringLiteral("{\"location\":\"Rome\"}"));
    VERIFY_RESULT(edit);
    const TraceCall call = trace.turn(edit->turn)->calls[0];
    QVERIFY(call.isPending());
    QVERIFY(call.areArgumentsEdited());
    QCOMPARE(call.asked->arguments, QStringLiteral("{\"location\":\"Paris\"}"));
    QCOMPARE(call.recorded->text, QStringLiteral("18"));
    QCOMPARE(call.call.id, QStringLiteral("a"));
    VERIFY_RESULT(trace.setResult(edit->turn, 0, resultWith(QStringLiteral("30"), ToolSource::Mock)));
    QCOMPARE(trace.state(edit->branch), BranchState::ResultsReady);
    QVERIFY(trace.canUndo(edit->branch)); // the mock's answer is nothing that happened
    const auto next = trace.appendTurn(edit->branch, {}, trace.settingsAfter(edit->turn));
    QCOMPARE(texts(trace.messagesOf(*next))[1], QStringLiteral("assistant:a{\"location\":\"Rome\"},b{\"location\":\"Tokyo\"}"));
    QCOMPARE(trace.turn(edit->turn)->answer->toolCalls[0].arguments, QStringLiteral("{\"location\":\"Paris\"}"));
}

void TestTrace::revertGivesTheRecordingBack()
{
    Trace trace = weatherTrace();
    const auto edit = trace.editArguments(Trace::kMain, 1, 0, QStringLiteral("{}"));
    VERIFY_RESULT(trace.setResult(edit->turn, 0, resultWith(QStringLiteral("30"), ToolSource::Mock)));
    const auto back = trace.revert(edit->branch, edit->turn, 0);
    VERIFY_RESULT(back);
    const TraceCall call = trace.turn(back->turn)->calls[0];
    QCOMPARE(call.call.arguments, QStringLiteral("{\"location\":\"Paris\"}"));
    QVERIFY(!call.asked);
    QVERIFY(!call.recorded);
    QCOMPARE(call.result->text, QStringLiteral("18"));
    QCOMPARE(call.result->source, ToolSource::Command);
}

void TestTrace::messagesAndSettings()
{
    Trace trace = weatherTrace();
    const auto edit = trace.editMessage(Trace::kMain, 1, 0, std::nullopt);
    VERIFY_RESULT(edit);
    QVERIFY(trace.turn(edit->turn)->added.isEmpty());
    ChatRequest other = weatherSettings();
    other.model = QStringLiteral("gpt-4.1");
    const auto changed = trace.editSettings(Trace::kMain, 2, other);
    VERIFY_RESULT(changed);
    QCOMPARE(trace.requestOf(changed->turn).model, QStringLiteral("gpt-4.1"));
    QCOMPARE(trace.requestOf(changed->turn).messages.size(), 4);
    QCOMPARE(trace.requestOf(2).model, QStringLiteral("gpt-4o-mini"));
}

void TestTrace::editedAnswers()
{
    Trace trace = weatherTrace();
    const auto edit = trace.editAnswer(Trace::kMain, 3, QStringLiteral("Cold."));
    QCOMPARE(trace.turn(edit->turn)->answerText(), QStringLiteral("Cold."));
    QCOMPARE(trace.turn(edit->turn)->answer->text, QStringLiteral("Mild."));
    const auto back = trace.editAnswer(edit->branch, edit->turn, QStringLiteral("Mild."));
    QVERIFY(!trace.turn(back->turn)->editedText);
    const auto next = trace.appendTurn(back->branch, {Message::text(Role::User, QStringLiteral("Sure?"))}, weatherSettings());
    VERIFY_RESULT(next);
    QCOMPARE(texts(trace.messagesOf(*next)).mid(6), (QStringList{QStringLiteral("assistant:Mild."), QStringLiteral("user:Sure?")}));
}

void TestTrace::forksShareTheirTurns()
{
    Trace trace = weatherTrace();
    const auto fork = trace.fork(Trace::kMain, 2);
    QCOMPARE(fork->turn, 2);
    QCOMPARE(trace.turnIds().size(), 3);
    // An edit of the shared tip belongs to the fork, and changes nothing for main.
    const TurnPtr shared = trace.turn(2);
    const auto edit = trace.editResult(fork->branch, 2, 0, resultWith(QStringLiteral("-9"), ToolSource::Manual));
    VERIFY_RESULT(edit);
    QVERIFY(!edit->madeBranch);
    QVERIFY(edit->turn != 2);
    QCOMPARE(trace.turn(2), shared);
    QCOMPARE(trace.branch(fork->branch)->origin.cause, BranchOrigin::Cause::Result);
    QCOMPARE(trace.originStep(fork->branch), 5);
    VERIFY_RESULT(trace.undo(fork->branch));
    QCOMPARE(trace.branch(fork->branch)->tip, 2);
    QCOMPARE(trace.turnIds().size(), 3);
    VERIFY_RESULT(trace.undo(fork->branch));
    QCOMPARE(trace.branches().size(), 1);
}

void TestTrace::runsAgain()
{
    Trace trace = weatherTrace();
    const auto edit = trace.editResult(Trace::kMain, 1, 0, resultWith(QStringLiteral("1"), ToolSource::Manual));
    const auto ids = [&] {
        QList<TurnId> found;
        for (const TurnPtr &turn : trace.runsAgain(edit->branch))
            found << turn->id;
        return found;
    };
    QCOMPARE(ids(), (QList<TurnId>{2, 3}));
    const auto next = trace.appendTurn(edit->branch, {}, trace.settingsAfter(edit->turn));
    QCOMPARE(ids(), (QList<TurnId>{2, 3})); // not answered yet
    VERIFY_RESULT(trace.setAnswer(*next, answered(answerWith({}, {{QStringLiteral("z"), QStringLiteral("x"), {}}}))));
    QCOMPARE(ids(), (QList<TurnId>{3}));
    VERIFY_RESULT(trace.setResult(*next, 0, resultWith({})));
    const auto last = trace.appendTurn(edit->branch, {}, trace.settingsAfter(*next));
    VERIFY_RESULT(trace.setAnswer(*last, answered(answerWith(QStringLiteral("x")))));
    QCOMPARE(ids(), QList<TurnId>());
    QVERIFY(trace.runsAgain(Trace::kMain).isEmpty());
}

void TestTrace::originSteps()
{
    Trace trace = weatherTrace();
    QCOMPARE(trace.originStep(Trace::kMain), 0);
    const auto edit = trace.editResult(Trace::kMain, 2, 0, std::nullopt);
    QCOMPARE(trace.originStep(edit->branch), 5);
    const auto fork = trace.fork(edit->branch, 1);
    QCOMPARE(trace.originStep(fork->branch), 3);
    // What it came from goes: it hangs on main then, at the same step.
    VERIFY_RESULT(trace.deleteBranch(edit->branch));
    QCOMPARE(trace.branch(fork->branch)->origin.branch, Trace::kMain);
    QCOMPARE(trace.originStep(fork->branch), 3);
    QCOMPARE(trace.runsAgain(fork->branch).size(), 2);
}

void TestTrace::undo()
{
    Trace trace = weatherTrace();
    const auto first = trace.editResult(Trace::kMain, 1, 0, resultWith(QStringLiteral("1"), ToolSource::Manual));
    VERIFY_RESULT(trace.editResult(first->branch, first->turn, 0, resultWith(QStringLiteral("2"), ToolSource::Manual)));
    VERIFY_RESULT(trace.rename(first->branch, QStringLiteral("Mine")));
    const auto undone = trace.undo(first->branch);
    VERIFY_RESULT(undone);
    QCOMPARE(undone->branch, first->branch);
    QCOMPARE(trace.turn(undone->turn)->calls[0].result->text, QStringLiteral("1"));
    QCOMPARE(trace.branch(first->branch)->name, QStringLiteral("Mine"));
    const auto gone = trace.undo(first->branch);
    VERIFY_RESULT(gone);
    QCOMPARE(gone->branch, Trace::kMain);
    QCOMPARE(gone->turn, 1);
    QVERIFY(!trace.branch(first->branch));
}

void TestTrace::undoIsOverOnceItHasRun()
{
    Trace trace = weatherTrace();
    const auto sent = trace.editResult(Trace::kMain, 1, 0, resultWith(QStringLiteral("1"), ToolSource::Manual));
    VERIFY_RESULT(trace.appendTurn(sent->branch, {}, trace.settingsAfter(sent->turn)));
    QVERIFY(!trace.canUndo(sent->branch));
    const auto run = trace.editArguments(Trace::kMain, 1, 0, {});
    VERIFY_RESULT(trace.setResult(run->turn, 0, resultWith(QStringLiteral("done"), ToolSource::Mcp)));
    QVERIFY(!trace.canUndo(run->branch)); // a real tool has run
}

void TestTrace::redoBringsBranchesBack()
{
    Trace trace = weatherTrace();
    const auto first = trace.editResult(Trace::kMain, 1, 0, resultWith(QStringLiteral("1"), ToolSource::Manual));
    VERIFY_RESULT(trace.editResult(first->branch, first->turn, 0, resultWith(QStringLiteral("2"), ToolSource::Manual)));
    const Trace edited = trace;
    QVERIFY(!trace.canRedo(first->branch));
    VERIFY_RESULT(trace.undo(first->branch));
    QVERIFY(trace.canRedo(first->branch));
    VERIFY_RESULT(trace.undo(first->branch)); // the branch is gone, and main is what a person looks at
    QVERIFY(!trace.canRedo(first->branch));
    QVERIFY(trace.canRedo(Trace::kMain));
    VERIFY_RESULT(trace.rename(Trace::kMain, QStringLiteral("As recorded"))); // no edit: nothing is forgotten
    const auto again = trace.redo(Trace::kMain);
    VERIFY_RESULT(again);
    QCOMPARE(again->branch, first->branch);
    QCOMPARE(trace.turn(again->turn)->calls[0].result->text, QStringLiteral("1"));
    QVERIFY(trace.canUndo(first->branch));
    VERIFY_RESULT(trace.redo(first->branch));
    QCOMPARE(trace.turnIds(), edited.turnIds());
    QCOMPARE(trace.turnsOf(first->branch), edited.turnsOf(first->branch));
    QCOMPARE(trace.branch(Trace::kMain)->name, QStringLiteral("As recorded"));
    QVERIFY(!trace.canRedo(first->branch));
    QVERIFY(!trace.redo(first->branch));
    VERIFY_RESULT(trace.undo(first->branch)); // and so on, as often as one likes
    VERIFY_RESULT(trace.undo(first->branch));
    QCOMPARE(trace.branches().size(), 1);
}

void TestTrace::redoIsForgotten_data()
{
    using Change = std::function<bool(Trace &)>;
    QTest::addColumn<Change>("change");
    const QString main = Trace::kMain;
    QTest::newRow("another edit") << Change([=](Trace &t) { return t.askAgain(main, 2).has_value(); });
    QTest::newRow("a fork") << Change([=](Trace &t) { return t.fork(main, 1).has_value(); });
    QTest::newRow("a further message") << Change([=](Trace &t) { return t.followUp(main, Message::text(Role::User, QStringLiteral("x"))).has_value(); });
    QTest::newRow("a turn") << Change([=](Trace &t) { return t.appendTurn(main, {Message::text(Role::User, QStringLiteral("x"))}, ChatRequest()).has_value(); });
    QTest::newRow("an answer") << Change([](Trace &t) { return t.setAnswer(4, answered(answerWith(QStringLiteral("x")))).has_value(); });
    QTest::newRow("a result") << Change([](Trace &t) { return t.setResult(5, 0, resultWith(QStringLiteral("x"))).has_value(); });
    QTest::newRow("a branch deleted") << Change([](Trace &t) { return t.deleteBranch(t.branches().last().id).has_value(); });
}

void TestTrace::redoIsForgotten()
{
    QFETCH(std::function<bool(Trace &)>, change);
    Trace trace = weatherTrace();
    VERIFY_RESULT(trace.askAgain(Trace::kMain, 1)); // turn 4
    VERIFY_RESULT(trace.editResult(Trace::kMain, 2, 0, std::nullopt)); // turn 5
    const auto edit = trace.editAnswer(Trace::kMain, 3, QStringLiteral("x"));
    VERIFY_RESULT(trace.undo(edit->branch));
    QVERIFY(trace.canRedo(Trace::kMain));
    QVERIFY(change(trace));
    QVERIFY(!trace.canRedo(Trace::kMain));
}

void TestTrace::followUps_data()
{
    QTest::addColumn<std::function<void(Trace &)>>("before");
    QTest::addColumn<bool>("possible");
    using Before = std::function<void(Trace &)>;
    QTest::newRow("answered") << Before([](Trace &) {}) << true;
    QTest::newRow("empty") << Before([](Trace &t) { t = Trace(); }) << true;
    QTest::newRow("results are ready") << Before([](Trace &t) {
        t = Trace();
        const auto turn = t.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("a"))}, weatherSettings());
        QVERIFY(t.setAnswer(*turn, answered(answerWith({}, {{QStringLiteral("c"), QStringLiteral("get_weather"), {}}}))));
        QVERIFY(t.setResult(*turn, 0, resultWith(QStringLiteral("3"))));
    }) << true;
    QTest::newRow("needs results") << Before([](Trace &t) {
        t = Trace();
        const auto turn = t.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("a"))}, weatherSettings());
        QVERIFY(t.setAnswer(*turn, answered(answerWith({}, {{QStringLiteral("c"), QStringLiteral("get_weather"), {}}}))));
    }) << false;
    QTest::newRow("not asked yet") << Before([](Trace &t) { QVERIFY(t.followUp(Trace::kMain, Message::text(Role::User, QStringLiteral("a")))); }) << false;
}

void TestTrace::followUps()
{
    QFETCH(std::function<void(Trace &)>, before);
    QFETCH(bool, possible);
    Trace trace = weatherTrace();
    before(trace);
    const Trace earlier = trace;
    const auto done = trace.followUp(Trace::kMain, Message::text(Role::User, QStringLiteral("And tomorrow?")));
    QCOMPARE(done.has_value(), possible);
    if (!possible)
        return;
    QVERIFY(!done->madeBranch);
    QCOMPARE(trace.state(Trace::kMain), BranchState::Unsent);
    QCOMPARE(texts(trace.messagesOf(done->turn)).last(), QStringLiteral("user:And tomorrow?"));
    QCOMPARE(trace.turnsOf(Trace::kMain).mid(0, earlier.turnsOf(Trace::kMain).size()), earlier.turnsOf(Trace::kMain));
    QCOMPARE(trace.branch(Trace::kMain)->hasRun, earlier.branch(Trace::kMain)->hasRun);
    VERIFY_RESULT(trace.undo(Trace::kMain));
    QCOMPARE(trace.turnIds(), earlier.turnIds());
    VERIFY_RESULT(trace.redo(Trace::kMain));
    VERIFY_RESULT(trace.setAnswer(done->turn, answered(answerWith(QStringLiteral("Mild.")))));
    QVERIFY(!trace.canUndo(Trace::kMain));
    QVERIFY(trace.branch(Trace::kMain)->hasRun);
}

void TestTrace::whatNobodyAskedIsEditedInPlace()
{
    Trace trace = weatherTrace();
    const auto asked = trace.followUp(Trace::kMain, Message::text(Role::User, QStringLiteral("a")));
    const auto changed = trace.editMessage(Trace::kMain, asked->turn, 0, Message::text(Role::User, QStringLiteral("b")));
    VERIFY_RESULT(changed);
    QVERIFY(!changed->madeBranch);
    const auto more = trace.editMessage(Trace::kMain, changed->turn, 1, Message::text(Role::User, QStringLiteral("c")));
    VERIFY_RESULT(more);
    ChatRequest settings = weatherSettings();
    settings.options.temperature = 0.5;
    const auto other = trace.editSettings(Trace::kMain, more->turn, settings);
    VERIFY_RESULT(other);
    QVERIFY(!other->madeBranch);
    QCOMPARE(texts(trace.turn(other->turn)->added), (QStringList{QStringLiteral("user:b"), QStringLiteral("user:c")}));
    QCOMPARE(trace.turn(other->turn)->settings->options.temperature, std::optional(0.5));
    QVERIFY(!trace.editMessage(Trace::kMain, other->turn, 3, Message::text(Role::User, {}))); // there would be a hole
    QVERIFY(!trace.editMessage(Trace::kMain, other->turn, 2, std::nullopt));
    // A branch that has run and ends with such a turn, too; a turn that another branch ends with stays.
    const auto fork = trace.fork(Trace::kMain, other->turn);
    const auto own = trace.editMessage(fork->branch, fork->turn, 0, std::nullopt);
    VERIFY_RESULT(own);
    QVERIFY(!own->madeBranch && own->turn != other->turn);
    QCOMPARE(trace.turn(other->turn)->added.size(), 2);
    for (int i = 0; i < 4; ++i)
        VERIFY_RESULT(trace.undo(Trace::kMain));
    QCOMPARE(trace.turnsOf(Trace::kMain).size(), 3);
    QVERIFY(!trace.canUndo(Trace::kMain));
}

void TestTrace::deleteKeepsSharedTurns()
{
    Trace trace = weatherTrace();
    const auto edit = trace.editResult(Trace::kMain, 2, 0, resultWith(QStringLiteral("1"), ToolSource::Manual));
    const auto next = trace.appendTurn(edit->branch, {}, trace.settingsAfter(edit->turn));
    const auto fork = trace.fork(edit->branch, edit->turn);
    QCOMPARE(trace.turnIds().size(), 5);
    VERIFY_RESULT(trace.deleteBranch(edit->branch));
    QVERIFY(!trace.turn(*next));
    QVERIFY(trace.turn(edit->turn)); // the fork has it
    QCOMPARE(trace.turnsOf(fork->branch).size(), 2);
    // Its last turn is none of main's: it parted where the branch that has gone did.
    const BranchOrigin origin = trace.branch(fork->branch)->origin;
    QVERIFY(origin.branch == Trace::kMain && origin.turn == 2 && origin.call == 0 && origin.cause == BranchOrigin::Cause::Result);
    VERIFY_RESULT(trace.deleteBranch(fork->branch));
    QCOMPARE(trace.turnIds(), (QList<TurnId>{1, 2, 3}));
    const auto later = trace.askAgain(Trace::kMain, 3);
    QVERIFY(later->turn > *next); // numbers are not used again
}

void TestTrace::names()
{
    Trace trace = weatherTrace();
    const auto one = trace.askAgain(Trace::kMain, 3);
    const auto two = trace.askAgain(Trace::kMain, 3);
    QVERIFY(trace.branch(one->branch)->name != trace.branch(two->branch)->name);
    VERIFY_RESULT(trace.rename(two->branch, QStringLiteral(" Help center is empty ")));
    QCOMPARE(trace.branch(two->branch)->name, QStringLiteral("Help center is empty"));
    VERIFY_RESULT(trace.rename(Trace::kMain, QStringLiteral("first try")));
    QCOMPARE(trace.branch(Trace::kMain)->name, QStringLiteral("first try"));
}

void TestTrace::totals()
{
    Trace trace;
    const auto first = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("hi"))}, weatherSettings());
    TurnAnswer answer = answered(answerWith({}, {{QStringLiteral("a"), QStringLiteral("x"), {}}}));
    answer.timing.duration = std::chrono::milliseconds(900);
    answer.isCostEstimated = true;
    VERIFY_RESULT(trace.setAnswer(*first, answer));
    QCOMPARE(trace.endOf(*first).count(), 900);
    ToolResult result = resultWith(QStringLiteral("x"));
    result.started = std::chrono::milliseconds(950);
    result.duration = std::chrono::milliseconds(100);
    VERIFY_RESULT(trace.setResult(*first, 0, result));
    const auto second = trace.appendTurn(Trace::kMain, {}, trace.settingsAfter(*first));
    QCOMPARE(trace.startOf(*second).count(), 1050);
    TurnAnswer silent;
    silent.answer = answerWith(QStringLiteral("x"));
    silent.answer->usage.reset();
    silent.timing.start = trace.startOf(*second);
    silent.timing.duration = std::chrono::milliseconds(50);
    VERIFY_RESULT(trace.setAnswer(*second, silent));
    const TraceTotals totals = trace.totals(Trace::kMain);
    QCOMPARE(totals.turns, 2);
    QCOMPARE(totals.calls, 1);
    QCOMPARE(totals.steps, 3);
    QCOMPARE(totals.input, 100);
    QCOMPARE(totals.output, 10);
    QCOMPARE(totals.unreported, 1);
    QCOMPARE(totals.unpriced, 1);
    QCOMPARE(totals.cost, Money::fromPico(1'000'000));
    QVERIFY(totals.isCostEstimated);
    QCOMPARE(totals.duration.count(), 1100);
}

void TestTrace::failedTurnsAreAskedAgain()
{
    Trace trace;
    const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("hi"))}, weatherSettings());
    TurnAnswer stopped;
    stopped.answer = answerWith(QStringLiteral("half"), {{QStringLiteral("a"), QStringLiteral("x"), QStringLiteral("{\"l")}});
    stopped.answer->complete = false;
    stopped.error = Error{Error::Code::Cancelled, QStringLiteral("Stopped."), {}, {}};
    VERIFY_RESULT(trace.setAnswer(*turn, stopped));
    QCOMPARE(trace.state(Trace::kMain), BranchState::Failed);
    QVERIFY(!trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("go on"))}, weatherSettings()));
    QCOMPARE(trace.turn(*turn)->answer->text, QStringLiteral("half"));
    QCOMPARE(trace.requestOf(*turn).messages.size(), 1);
    VERIFY_RESULT(trace.setAnswer(*turn, answered(answerWith(QStringLiteral("whole")))));
    QVERIFY(trace.turn(*turn)->calls.isEmpty());
}

void TestTrace::requestBodies()
{
    Trace trace;
    const auto body = [](int messages, const char *key = "messages") {
        Json json = Json::object({{"model", "m"}});
        json[key] = Json::array();
        for (int i = 0; i < messages; ++i)
            json[key].push_back({{"role", "user"}, {"content", std::string(40, static_cast<char>('a' + i))}});
        json["stream"] = true;
        return writeJson(json);
    };
    const QList<QByteArray> sent{body(1), body(3), body(5), QByteArray("{ \"odd\": 1}"), body(7), body(7, "input"), body(2, "input"), "[1,2]"};
    QList<TurnId> turns;
    for (const QByteArray &bytes : sent) {
        const auto turn = trace.appendTurn(Trace::kMain, {Message::text(Role::User, QStringLiteral("x"))}, weatherSettings());
        VERIFY_RESULT(turn);
        TurnAnswer answer = answered(answerWith(QStringLiteral("y")));
        answer.sentBody = bytes;
        answer.exchange = TraceExchange();
        answer.exchange->url = QStringLiteral("https://me:secret@host/v1/chat?key=abc#x");
        VERIFY_RESULT(trace.setAnswer(*turn, answer));
        turns << *turn;
    }
    for (qsizetype i = 0; i < sent.size(); ++i)
        QCOMPARE(trace.requestBody(turns[i]), sent[i]);
    QCOMPARE(trace.turn(turns[2])->exchange->sent.kept, 3);
    QCOMPARE(trace.turn(turns[2])->exchange->sent.added.size(), std::size_t(2));
    QCOMPARE(trace.turn(turns[4])->exchange->sent.kept, 0); // its parent's body was another kind of text
    QCOMPARE(trace.turn(turns[0])->exchange->url, QStringLiteral("https://host/v1/chat"));
    const auto fork = trace.askAgain(Trace::kMain, turns[2]);
    TurnAnswer again = answered(answerWith(QStringLiteral("z")));
    again.exchange = TraceExchange();
    again.sentBody = body(4);
    VERIFY_RESULT(trace.setAnswer(fork->turn, again));
    QCOMPARE(trace.requestBody(fork->turn), body(4));
    QVERIFY(trace.requestBody(99).isEmpty());
}

void TestTrace::editedSettingsOfAnOldTurn()
{
    Trace trace = weatherTrace();
    const auto edit = trace.editSettings(Trace::kMain, 2, weatherSettings());
    QCOMPARE(trace.turn(edit->turn)->settings, trace.turn(2)->settings);
}

void TestTrace::copiesAreIndependent()
{
    Trace trace = weatherTrace();
    const Trace copy = trace;
    VERIFY_RESULT(trace.editResult(Trace::kMain, 1, 0, std::nullopt));
    VERIFY_RESULT(trace.rename(Trace::kMain, QStringLiteral("x")));
    QCOMPARE(copy.branches().size(), 1);
    QCOMPARE(copy.branches()[0].name, Trace::kMain);
    QCOMPARE(copy.turn(1), trace.turn(1)); // shared, not copied
}

void TestTrace::documentTellsWhatChanged()
{
    TraceDocument document;
    QSignalSpy replaced(&document, &TraceDocument::traceReplaced);
    QSignalSpy turns(&document, &TraceDocument::turnsChanged);
    QSignalSpy branches(&document, &TraceDocument::branchesChanged);
    QSignalSpy modified(&document, &TraceDocument::modifiedChanged);
    document.setTrace(weatherTrace());
    QCOMPARE(replaced.size(), 1);
    QVERIFY(!document.isModified());
    const auto edit = document.change([](Trace &trace) { return trace.editResult(Trace::kMain, 1, 0, std::nullopt); });
    VERIFY_RESULT(edit);
    QCOMPARE(turns.takeFirst()[0].value<QList<TurnId>>(), (QList<TurnId>{edit->turn}));
    QCOMPARE(branches.size(), 1);
    QCOMPARE(modified.size(), 1);
    VERIFY_RESULT(document.change([&](Trace &trace) { return trace.setResult(edit->turn, 0, resultWith(QStringLiteral("x"))); }));
    QCOMPARE(turns.takeFirst()[0].value<QList<TurnId>>(), (QList<TurnId>{edit->turn}));
    QCOMPARE(branches.size(), 1);
    QVERIFY(!document.change([](Trace &trace) { return trace.deleteBranch(Trace::kMain); }));
    QVERIFY(turns.isEmpty());
    VERIFY_RESULT(document.change([&](Trace &trace) { return trace.deleteBranch(edit->branch); }));
    QCOMPARE(turns.takeFirst()[0].value<QList<TurnId>>(), (QList<TurnId>{edit->turn})); // gone
    QCOMPARE(branches.size(), 2);
    document.setSaved();
    QVERIFY(!document.isModified());
    document.change([](Trace &trace) {
        TraceInfo info = trace.info();
        info.title = QStringLiteral("Double charge");
        trace.setInfo(info);
        return true;
    });
    QVERIFY(document.isModified());
}

void TestTrace::argumentProblemsFollowTheTool_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("what");
    const QString tool = QStringLiteral("get_weather");
    QTest::newRow("fine") << tool << QStringLiteral("{\"location\":\"Paris\"}") << QString();
    QTest::newRow("empty is an object") << tool << QString() << QStringLiteral("required");
    QTest::newRow("violation") << tool << QStringLiteral("{\"location\":7}") << QStringLiteral("type");
    QTest::newRow("cut") << tool << QStringLiteral("{\"locat") << QStringLiteral("parse");
    QTest::newRow("no object") << tool << QStringLiteral("[]") << QStringLiteral("parse");
    QTest::newRow("unknown tool") << QStringLiteral("nope") << QStringLiteral("{}") << QStringLiteral("unknown");
    QTest::newRow("unknown and cut") << QStringLiteral("nope") << QStringLiteral("{") << QStringLiteral("unknown");
    QTest::newRow("takes none") << QStringLiteral("ping") << QStringLiteral("{\"a\":1}") << QString();
    QTest::newRow("broken schema") << QStringLiteral("broken") << QStringLiteral("{}") << QStringLiteral("schema");
}

void TestTrace::argumentProblemsFollowTheTool()
{
    QFETCH(QString, name);
    QFETCH(QString, arguments);
    QList<ToolDefinition> tools = weatherSettings().tools;
    tools << ToolDefinition{QStringLiteral("ping"), {}, {}, {}} << ToolDefinition{QStringLiteral("broken"), {}, *parseJson(R"({"type":"what"})"), {}};
    const ArgumentProblems problems = argumentProblems({QStringLiteral("a"), name, arguments}, tools);
    QString what;
    if (!problems.isKnownTool)
        what = QStringLiteral("unknown");
    else if (problems.parseError)
        what = QStringLiteral("parse");
    else if (problems.schemaError)
        what = QStringLiteral("schema");
    else if (!problems.violations.isEmpty())
        what = problems.violations[0].keyword;
    QTEST(what, "what");
    QCOMPARE(problems.isEmpty(), what.isEmpty() || what == u"schema");
}

QTEST_GUILESS_MAIN(TestTrace)
#include "tst_trace.moc"
