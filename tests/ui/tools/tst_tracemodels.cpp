#include "tools/branchmodel.h"
#include "tools/conversationmodel.h"
#include "tools/slotmodel.h"
#include "tools/stepmodel.h"
#include "tracesample.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTranslator>

using namespace cuewright;
using std::chrono::milliseconds;

namespace {

constexpr auto kFatal = QAbstractItemModelTester::FailureReportingMode::Fatal;

/// Turns of a call and its result each: 0.7 and 0.2 seconds.
Trace longTrace(int turns)
{
    Trace trace;
    ChatRequest request;
    request.model = QStringLiteral("gpt-4o-mini");
    milliseconds now{0};
    for (int n = 0; n < turns; ++n) {
        const auto turn = trace.appendTurn(Trace::kMain, n == 0 ? QList{Message::text(Role::User, QStringLiteral("Look."))} : QList<Message>(), request);
        TurnAnswer answer;
        answer.answer = Completion();
        answer.answer->complete = true;
        answer.answer->usage = Usage{1000 + n, 40};
        answer.answer->toolCalls = {{QStringLiteral("call_%1").arg(n), QStringLiteral("search"), QStringLiteral("{}")}};
        answer.timing = {now, {}, milliseconds(700), {}};
        ToolResult result = manual("found");
        result.started = now + milliseconds(700);
        result.duration = milliseconds(200);
        now += milliseconds(900);
        if (!turn || !trace.setAnswer(*turn, answer) || !trace.setResult(*turn, 0, result))
            qFatal("no turn");
    }
    return trace;
}

TurnId turnOf(const Trace &trace, int number, const QString &branch = Trace::kMain)
{
    return trace.turnsOf(branch).at(number - 1)->id;
}

} // namespace

class TestTraceModels final : public QObject
{
    Q_OBJECT
private slots:
    void branchesSayWhereTheyCameFrom()
    {
        TraceDocument document;
        BranchModel model(document);
        QAbstractItemModelTester tester(&model, kFatal);
        document.setTrace(sampleTrace());
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0).data(BranchModel::DetailRole).toString(), QStringLiteral("9 steps · 5.27 s · $0.00052"));
        QCOMPARE(model.index(1).data(BranchModel::DetailRole).toString().section(QStringLiteral(" · "), 0, 0), QStringLiteral("from step 6"));
        QCOMPARE(model.index(2).data(Qt::AccessibleTextRole).toString(), QStringLiteral("Branch Help center is empty, from step 4, not run yet"));
        QCOMPARE(model.index(0).data(BranchModel::ParentRowRole).toInt(), -1);
        QCOMPARE(model.index(2).data(BranchModel::ParentRowRole).toInt(), 0);
        QCOMPARE(model.index(1).data(BranchModel::NotRunRole).toBool(), false);
        QCOMPARE(model.index(2).data(BranchModel::NotRunRole).toBool(), true);
    }

    void branchesComeAndGo()
    {
        TraceDocument document;
        document.setTrace(sampleTrace());
        BranchModel model(document);
        QAbstractItemModelTester tester(&model, kFatal);
        const QPersistentModelIndex last(model.index(2));
        const auto forked = document.change([](Trace &trace) { return trace.fork(Trace::kMain, turnOf(trace, 1)); });
        QVERIFY(forked);
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.rowOf(forked->branch), 3);
        QVERIFY(document.change([&](Trace &trace) { return trace.deleteBranch(trace.branches().at(1).id); }));
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(last.row(), 1); // the same branch, one row up
        QVERIFY(document.change([&](Trace &trace) { return trace.rename(forked->branch, QStringLiteral("Other")); }));
        QCOMPARE(model.index(2).data().toString(), QStringLiteral("Other"));
        QCOMPARE(model.rowOf(QStringLiteral("gone")), -1);
        QCOMPARE(model.idAt(7), QString());
    }

    void stepsOfABranch()
    {
        TraceDocument document;
        document.setTrace(sampleTrace());
        StepModel model(document);
        QAbstractItemModelTester tester(&model, kFatal);
        QCOMPARE(model.rowCount(), 9);
        QCOMPARE(model.tools(), (QStringList{QStringLiteral("find_customer"), QStringLiteral("list_invoices"), QStringLiteral("search_help_center"), QStringLiteral("create_refund")}));
        QVERIFY(!model.now()); // main is done
        QCOMPARE(model.turnsKept(), 4);
        QCOMPARE(model.turnsAgain(), 0);
        QCOMPARE(model.steps()[0].label, QStringLiteral("Turn 1 · 3 calls"));
        QCOMPARE(model.steps()[5].kind, StepKind::Failed);
        QCOMPARE(model.steps()[5].label, QStringLiteral("409"));
        QCOMPARE(model.steps()[8].label, QStringLiteral("Turn 4 · final reply"));
        QCOMPARE(model.steps()[3].lane, 3);
        QCOMPARE(model.spoken(3), QStringLiteral("Step 4, search_help_center, recorded, 0.74 seconds, in parallel with 2 others"));
        QCOMPARE(model.spoken(0), QStringLiteral("Step 1, model, answered, 0.90 seconds"));
        QCOMPARE(model.figures()[0].tokens, QStringLiteral("412 in · 64 out"));
    }

    void whatRunsAgainStandsBehindNow()
    {
        TraceDocument document;
        document.setTrace(sampleTrace());
        StepModel model(document);
        QAbstractItemModelTester tester(&model, kFatal);
        model.setBranch(document.trace().branches().at(2).id);
        QCOMPARE(model.rowCount(), 9);
        QCOMPARE(model.turnsKept(), 1);
        QCOMPARE(model.turnsAgain(), 3);
        QCOMPARE(*model.now(), milliseconds(1650));
        QVERIFY(!model.steps()[3].runsAgain);
        QCOMPARE(model.steps()[3].kind, StepKind::Edited);
        QVERIFY(model.steps()[4].runsAgain);
        QCOMPARE(model.steps()[4].start, milliseconds(1650));
        QCOMPARE(model.steps()[4].turnNumber, 2);
        QCOMPARE(model.figures()[1].cost.left(4), QStringLiteral("was "));
        QVERIFY(model.spoken(4).contains(QStringLiteral("runs again")));
        QCOMPARE(model.index(4).data(StepModel::RunsAgainRole).toBool(), true);
    }

    // A turn that is asked in the place of another has that one's number, and so on.
    void whatIsAskedAgainKeepsItsNumber()
    {
        TraceDocument document;
        document.setTrace(sampleTrace());
        StepModel model(document);
        QAbstractItemModelTester tester(&model, kFatal);
        const TurnId second = turnOf(document.trace(), 2);
        const auto edit = document.change([&](Trace &trace) { return trace.askAgain(Trace::kMain, second); });
        QVERIFY(edit);
        model.setBranch(edit->branch);
        QStringList labels;
        for (const StepRow &step : model.steps()) {
            if (step.call < 0)
                labels << step.label.section(u' ', 0, 1) + (step.runsAgain ? QStringLiteral(" again") : QString());
        }
        QCOMPARE(labels, (QStringList{QStringLiteral("Turn 1"), QStringLiteral("Turn 2"), QStringLiteral("Turn 2 again"),
                             QStringLiteral("Turn 3 again"), QStringLiteral("Turn 4 again")}));
        QCOMPARE(model.turnsKept(), 1);
        QCOMPARE(model.turnsAgain(), 3);
        SlotModel calls(document, model);
        calls.setTurn(turnOf(document.trace(), 1));
        QStringList headings;
        for (int row = 0; row < calls.rowCount(); ++row) {
            if (calls.index(row).data(SlotModel::KindRole).toInt() == static_cast<int>(SlotModel::Kind::Heading))
                headings << calls.index(row).data().toString();
        }
        QCOMPARE(headings, QStringList{QStringLiteral("Turns 2–4")});
        const auto first = document.change([&](Trace &trace) { return trace.askAgain(Trace::kMain, turnOf(trace, 1)); });
        model.setBranch(first->branch);
        QCOMPARE(model.turnsKept(), 0);
        QCOMPARE(model.steps()[1].turnNumber, 1);
        // Once it is answered, it is the one that is kept.
        TurnAnswer answer;
        answer.answer = Completion();
        answer.answer->complete = true;
        answer.answer->toolCalls = {{QStringLiteral("a"), QStringLiteral("find_customer"), QStringLiteral("{}")}};
        QVERIFY(document.change([&](Trace &trace) { return trace.setAnswer(first->turn, answer); }));
        QCOMPARE(model.turnsKept(), 1);
        QCOMPARE(model.steps()[2].turnNumber, 2);
    }

    void rowsStayWhileABranchGoesOn()
    {
        TraceDocument document;
        document.setTrace(pendingTrace());
        StepModel model(document);
        QAbstractItemModelTester tester(&model, kFatal);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.steps()[1].kind, StepKind::Waiting);
        const QPersistentModelIndex second(model.index(1));
        QSignalSpy removed(&model, &StepModel::rowsRemoved);
        const TurnId turn = turnOf(document.trace(), 1);
        QVERIFY(document.change([&](Trace &trace) { return trace.setResult(turn, 0, manual("a")); }));
        QVERIFY(document.change([&](Trace &trace) { return trace.setResult(turn, 1, manual("b")); }));
        QCOMPARE(model.steps()[1].kind, StepKind::Result);
        QVERIFY(document.change([&](Trace &trace) { return trace.appendTurn(Trace::kMain, {}, trace.settingsAfter(turn)); }));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(second.row(), 1);
        QCOMPARE(removed.count(), 0);
        QCOMPARE(model.steps()[3].kind, StepKind::Waiting);
        model.setRunning(turnOf(document.trace(), 2), milliseconds(900));
        QCOMPARE(model.steps()[3].kind, StepKind::Running);
        QCOMPARE(model.steps()[3].duration, milliseconds(400));
        model.setRunning(kNoTurn, milliseconds(0));
        QCOMPARE(model.steps()[3].kind, StepKind::Waiting);
    }

    // What a person takes to say yes is no time of the call's.
    void permissionIsNoRunning()
    {
        TraceDocument document;
        document.setTrace(pendingTrace());
        StepModel steps(document);
        SlotModel model(document, steps);
        const TurnId turn = turnOf(document.trace(), 1);
        model.setTurn(turn);
        steps.setRunning(turn, milliseconds(9000), {{0, std::nullopt}, {1, milliseconds(70)}});
        QCOMPARE(steps.steps()[1].kind, StepKind::Waiting);
        QVERIFY(steps.steps()[1].asks);
        QCOMPARE(steps.steps()[1].duration, milliseconds(0));
        QCOMPARE(steps.steps()[2].kind, StepKind::Running);
        QCOMPARE(steps.steps()[2].duration, milliseconds(70));
        QVERIFY(steps.spoken(1).contains(QStringLiteral("waits for your permission")));
        QCOMPARE(model.index(0).data(SlotModel::StateRole).toString(), QStringLiteral("Waits for your permission"));
        QCOMPARE(model.index(1).data(SlotModel::StateRole).toString(), QStringLiteral("Running"));
        steps.setRunning(turn, milliseconds(9000), {{0, milliseconds(5)}, {1, milliseconds(75)}}); // nothing else has changed
        QCOMPARE(steps.steps()[1].kind, StepKind::Running);
        QVERIFY(!steps.steps()[1].asks);
        steps.setRunning(kNoTurn, milliseconds(0));
        QCOMPARE(model.index(0).data(SlotModel::StateRole).toString(), QStringLiteral("Needs a result"));
    }

    void edited_data()
    {
        QTest::addColumn<ToolSource>("source");
        QTest::addColumn<StepKind>("kind");
        QTest::addColumn<bool>("edited");
        QTest::newRow("typed") << ToolSource::Manual << StepKind::Edited << true;
        QTest::newRow("mock") << ToolSource::Mock << StepKind::Edited << true;
        QTest::newRow("command") << ToolSource::Command << StepKind::Result << false;
        QTest::newRow("server") << ToolSource::Mcp << StepKind::Result << false;
        QTest::newRow("recording put back") << ToolSource::Recorded << StepKind::Result << false;
    }

    // In the place of a recording.
    void edited()
    {
        QFETCH(ToolSource, source);
        QFETCH(StepKind, kind);
        QFETCH(bool, edited);
        TraceDocument document;
        document.setTrace(sampleTrace());
        StepModel steps(document);
        SlotModel model(document, steps);
        ToolResult result = manual("x");
        result.source = source;
        const auto made = document.change([&](Trace &trace) { return trace.editResult(Trace::kMain, turnOf(trace, 1), 0, result); });
        QVERIFY(made);
        steps.setBranch(made->branch);
        model.setTurn(made->turn);
        QCOMPARE(steps.steps()[1].kind, kind);
        QCOMPARE(model.index(0).data(SlotModel::StateRole).toString().startsWith(QStringLiteral("Edited")), edited);
        QVERIFY(document.trace().turn(made->turn)->calls[0].recorded); // to compare with, and to go back to
    }

    void anEditLeavesTheOtherRows()
    {
        TraceDocument document;
        document.setTrace(longTrace(30));
        StepModel steps(document);
        ConversationModel conversation(document);
        QAbstractItemModelTester stepTester(&steps, kFatal);
        QAbstractItemModelTester chatTester(&conversation, kFatal);
        const auto edit = [&](const QString &branch, TurnId turn, const char *text) {
            return document.change([&](Trace &trace) { return trace.editResult(branch, turn, 0, manual(text)); });
        };
        const auto first = edit(Trace::kMain, turnOf(document.trace(), 15), "one");
        QVERIFY(first && first->madeBranch);
        steps.setBranch(first->branch);
        conversation.setBranch(first->branch);
        QCOMPARE(steps.rowCount(), 60);
        QCOMPARE(conversation.rowCount(), 31);
        const QPersistentModelIndex before(conversation.index(3));
        QSignalSpy changed(&steps, &StepModel::dataChanged), said(&conversation, &ConversationModel::dataChanged);
        QSignalSpy gone(&steps, &StepModel::rowsRemoved), reset(&conversation, &ConversationModel::modelReset);
        QVERIFY(edit(first->branch, first->turn, "two"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 28); // the question and its call
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 29);
        QCOMPARE(gone.count(), 0);
        QCOMPARE(said.count(), 1);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(conversation.index(30).data().toString(), QStringLiteral("two"));
        QCOMPARE(before.data().toString(), conversation.index(3).data().toString());
    }

    void aTickIsOneRow()
    {
        TraceDocument document;
        document.setTrace(longTrace(30));
        const TurnId last = turnOf(document.trace(), 30);
        const auto asked = document.change([&](Trace &trace) { return trace.appendTurn(Trace::kMain, {}, trace.settingsAfter(last)); });
        QVERIFY(asked);
        StepModel steps(document);
        steps.setRunning(*asked, milliseconds(30'000));
        QSignalSpy changed(&steps, &StepModel::dataChanged);
        steps.setRunning(*asked, milliseconds(30'100));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(0).toModelIndex(), steps.index(60));
        QCOMPARE(changed.first().at(1).toModelIndex(), steps.index(60));
        QCOMPARE(steps.steps()[60].label, QStringLiteral("Turn 31 · 3.10 s"));
        QCOMPARE(steps.steps()[59].label, QStringLiteral("0.20 s"));
    }

    void speaksAnotherLanguageAtOnce()
    {
        TraceDocument document;
        document.setTrace(longTrace(3));
        StepModel steps(document);
        QSignalSpy changed(&steps, &StepModel::dataChanged);
        QTranslator german;
        QVERIFY(german.load(QStringLiteral(":/i18n/cuewright_de.qm")));
        QCoreApplication::installTranslator(&german);
        steps.retranslate();
        QCoreApplication::removeTranslator(&german);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 5);
        QVERIFY(!steps.steps()[0].label.contains(QStringLiteral("call")));
        QVERIFY(!steps.figures()[0].tokens.contains(QStringLiteral(" in ")));
    }

    void noTurns()
    {
        TraceDocument document;
        StepModel steps(document);
        SlotModel slotsOf(document, steps);
        ConversationModel conversation(document);
        QAbstractItemModelTester stepTester(&steps, kFatal);
        QAbstractItemModelTester slotTester(&slotsOf, kFatal);
        QCOMPARE(steps.rowCount(), 0);
        QVERIFY(!steps.now());
        QCOMPARE(slotsOf.rowCount(), 0);
        QCOMPARE(conversation.rowCount(), 0);
        steps.setBranch(QStringLiteral("gone"));
        QCOMPARE(steps.rowCount(), 0);
    }

    void aSlotForEachCall()
    {
        TraceDocument document;
        document.setTrace(pendingTrace());
        StepModel steps(document);
        SlotModel model(document, steps);
        QAbstractItemModelTester tester(&model, kFatal);
        const TurnId turn = turnOf(document.trace(), 1);
        model.setTurn(turn);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.callCount(), 2);
        QCOMPARE(model.resultCount(), 0);
        QCOMPARE(model.index(1).data(SlotModel::StateRole).toString(), QStringLiteral("Needs a result"));
        QCOMPARE(model.index(1).data(SlotModel::ArgumentsRole).toString(), QStringLiteral("what: \"y\", most: 9"));
        QSignalSpy resets(&model, &SlotModel::modelReset);
        QVERIFY(document.change([&](Trace &trace) { return trace.setResult(turn, 1, manual("two\nlines")); }));
        QCOMPARE(model.resultCount(), 1);
        QCOMPARE(model.index(1).data(SlotModel::StateRole).toString(), QStringLiteral("two lines"));
        QCOMPARE(model.index(1).data(SlotModel::SourceRole).toString(), QStringLiteral("Manual"));
        QCOMPARE(resets.count(), 0);
        steps.setRunning(turn, milliseconds(800));
        QCOMPARE(model.index(0).data(SlotModel::StateRole).toString(), QStringLiteral("Running"));
    }

    void slotsOfABranchThatWasLeft()
    {
        TraceDocument document;
        document.setTrace(sampleTrace());
        StepModel steps(document);
        SlotModel model(document, steps);
        QAbstractItemModelTester tester(&model, kFatal);
        const QString branch = document.trace().branches().at(2).id;
        steps.setBranch(branch);
        model.setTurn(turnOf(document.trace(), 1, branch));
        QCOMPARE(model.rowCount(), 6); // three calls, a heading, two calls of create_refund
        QCOMPARE(model.index(3).data(SlotModel::KindRole).toInt(), int(SlotModel::Kind::Heading));
        QCOMPARE(model.index(3).data().toString(), QStringLiteral("Turns 2–4"));
        QCOMPARE(model.index(3).flags(), Qt::NoItemFlags);
        QCOMPARE(model.index(4).data(SlotModel::KindRole).toInt(), int(SlotModel::Kind::Later));
        QCOMPARE(model.index(2).data(SlotModel::SourceRole).toString(), QStringLiteral("Mock"));
        QVERIFY(model.index(2).data(SlotModel::StateRole).toString().startsWith(QStringLiteral("Edited: ")));
        QCOMPARE(model.rowOf(turnOf(document.trace(), 1, branch), 2), 2);
    }

    void theConversation()
    {
        TraceDocument document;
        document.setTrace(sampleTrace());
        ConversationModel model(document);
        QAbstractItemModelTester tester(&model, kFatal);
        QCOMPARE(model.rowCount(), 2 + 1 + 3 + 1 + 1 + 1 + 1 + 1);
        QCOMPARE(model.index(0).data(ConversationModel::RoleRole).toInt(), int(Role::System));
        QVERIFY(model.index(2).data().toString().startsWith(QStringLiteral("find_customer(email: ")));
        QCOMPARE(model.index(3).data(ConversationModel::NoteRole).toString(), QStringLiteral("find_customer · Recorded"));
        QVERIFY(model.index(10).data().toString().startsWith(QStringLiteral("Mara was charged twice")));
        model.setBranch(document.trace().branches().at(2).id);
        QCOMPARE(model.rowCount(), 6);
    }

    void words_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QString>("line");
        QTest::newRow("an object") << QStringLiteral("{\"a\":\"b\",\"n\":3}") << QStringLiteral("a: \"b\", n: 3");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("no JSON") << QStringLiteral("{\"a\":") << QStringLiteral("{\"a\":");
        QTest::newRow("a list") << QStringLiteral("[1,\n2]") << QStringLiteral("[1, 2]");
        QTest::newRow("long") << QStringLiteral("{\"a\":\"%1\"}").arg(QString(300, u'x')) << QStringLiteral("a: \"%1…").arg(QString(195, u'x'));
    }
    void words()
    {
        QFETCH(QString, arguments);
        QFETCH(QString, line);
        QCOMPARE(argumentsLine(arguments), line);
    }
};

QTEST_MAIN(TestTraceModels)
#include "tst_tracemodels.moc"
