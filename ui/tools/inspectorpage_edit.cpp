// What a person changes: results, arguments, branches; and what is looked at without changing: replay and comparison.

#include "tools/inspectorpage.h"

#include "base/strikeout.h"
#include "tools/branchmodel.h"
#include "tools/compareview.h"
#include "tools/conversationmodel.h"
#include "tools/replay.h"
#include "tools/resultpane.h"
#include "tools/sentcheck.h"
#include "tools/stepmodel.h"
#include "tools/timelineview.h"
#include "tools/tracepanes.h"
#include "tools/turnmessages.h"
#include "tools/turnpane.h"
#include "widgets/banner.h"
#include "widgets/codeedit.h"
#include "widgets/dialogs.h"
#include "widgets/theme.h"

#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>

namespace cuewright {

bool InspectorPage::canEdit() const
{
    const StepRow *step = currentStep();
    return step && !step->runsAgain && !m_progress.isRunning;
}

bool InspectorPage::edit(const std::function<Result<TraceEdit>(Trace &)> &change)
{
    if (m_progress.isRunning)
        return false;
    const TurnId turn = m_turn;
    const int call = m_call;
    const QString branch = m_branch;
    m_isEditing = true;
    const Result<TraceEdit> made = document().change(change);
    m_isEditing = false;
    if (!made)
        say(made.error());
    else
        follow(*made, call); // by now a branch that went may have taken the choice with it
    if (!made && m_steps->rowOf(turn, call) >= 0 && branch == m_branch)
        showCurrent();
    return made.has_value();
}

void InspectorPage::follow(const TraceEdit &edit, int call)
{
    m_banner->clear();
    if (edit.branch != m_branch) {
        m_branch = edit.branch;
        m_steps->setBranch(m_branch);
        m_conversation->setBranch(m_branch);
        m_timeline->setBranch(m_branch);
        m_assertions->setBranch(m_branch);
    }
    const TurnId turn = edit.turn;
    if (m_steps->rowOf(turn, call) >= 0) {
        m_turn = turn;
        m_call = call;
    } else if (m_steps->rowOf(m_turn, m_call) < 0) {
        pickStep();
    }
    m_branchPane->setCurrent(m_branch);
    showCurrent();
    countSoon();
}

void InspectorPage::putResult(TurnId turn, int call, ToolResult result)
{
    const TurnPtr known = document().trace().turn(turn);
    if (!known || call < 0 || call >= known->calls.size())
        return;
    const TraceCall &slot = known->calls[call];
    if (slot.result) {
        result.started = slot.result->started;
        result.duration = slot.result->duration;
    } else {
        result.started = known->timing.start + known->timing.duration;
    }
    edit([&](Trace &trace) -> Result<TraceEdit> {
        // A slot that is empty takes its result where it is; what has been answered is edited, on a branch.
        if (slot.isPending()) {
            if (const auto put = trace.setResult(turn, call, result); put)
                return TraceEdit{m_branch, turn, false};
        }
        return trace.editResult(m_branch, turn, call, result);
    });
}

void InspectorPage::editText(TurnId turn, int call, const QString &text)
{
    const TurnPtr known = document().trace().turn(turn);
    if (!known || call < 0 || call >= known->calls.size())
        return;
    ToolResult result;
    result.text = text;
    result.source = ToolSource::Manual;
    if (const auto &before = known->calls[call].result; before && before->source == ToolSource::Mock)
        result.source = ToolSource::Mock; // a mock that was changed is still made up
    putResult(turn, call, result);
}

// A reply has its text alone to go back to.
void InspectorPage::revert(TurnId turn, int call)
{
    const TurnPtr known = document().trace().turn(turn);
    if (call < 0 && known && known->answer)
        edit([&](Trace &trace) { return trace.editAnswer(m_branch, turn, known->answer->text); });
    else
        edit([&](Trace &trace) { return trace.revert(m_branch, turn, call); });
}

bool InspectorPage::canFollowUp() const
{
    const BranchState state = document().trace().state(m_branch);
    return !m_progress.isRunning && (state == BranchState::Done || state == BranchState::ResultsReady || state == BranchState::Empty);
}

void InspectorPage::followUp()
{
    m_detail->flush();
    if (!canFollowUp() || !edit([this](Trace &trace) { return trace.followUp(m_branch, Message::text(Role::User, {})); }))
        return;
    m_turn = document().trace().branch(m_branch)->tip;
    m_call = -1;
    showCurrent();
    openMessage(-1);
}

void InspectorPage::openMessage(int message)
{
    showView(TraceView);
    m_detail->showTab(DetailPane::CallTab);
    m_detail->turnPane().messages().choose(message);
}

// What a person most likely wants of the step: to see and change what came of it, or to write what is to be asked.
void InspectorPage::openStep()
{
    const TurnPtr turn = document().trace().turn(m_turn);
    if (m_call < 0 && turn && !turn->isRun()) {
        m_detail->showTab(DetailPane::CallTab);
        if (!turn->added.isEmpty())
            openMessage(-1);
        return;
    }
    const bool hasText = m_call >= 0 || (turn && turn->answer && !turn->error);
    m_detail->showTab(hasText ? DetailPane::ResultTab : DetailPane::RawTab);
    if (hasText)
        m_detail->resultPane().editor().setFocus(Qt::TabFocusReason);
}

void InspectorPage::chooseMock(TurnId turn, int call, const QString &name)
{
    const TurnPtr known = document().trace().turn(turn);
    const ToolFile *file = known && call >= 0 && call < known->calls.size() ? m_shelf.find(known->calls[call].call.name) : nullptr;
    if (!file)
        return;
    for (const ToolMock &mock : file->mocks()) {
        if (mock.name == name)
            return putResult(turn, call, resultOf(mock));
    }
}

void InspectorPage::chooseSource(DetailPane::Source source)
{
    const CallView view = callView();
    if (view.isNull() || !canEdit()) {
        showCurrent();
        return;
    }
    if (source == DetailPane::Real) {
        if (view.data.isPending() || edit([&](Trace &trace) { return trace.editResult(m_branch, m_turn, m_call, std::nullopt); }))
            emit runRequested(m_branch, LoopMode::Step, m_call);
    } else if (source == DetailPane::Recorded && view.recording) {
        ToolResult result = *view.recording;
        result.source = ToolSource::Recorded;
        putResult(m_turn, m_call, result);
    } else {
        const auto arguments = parsedArguments(view.data.call.arguments);
        const ToolMock *mock = arguments ? mockFor(view.mocks, *arguments) : nullptr;
        ToolResult result = mock ? resultOf(*mock) : view.data.result.value_or(ToolResult());
        if (!mock)
            result.source = ToolSource::Manual;
        putResult(m_turn, m_call, result);
    }
}

void InspectorPage::saveAsMock()
{
    m_detail->flush();
    const CallView view = callView();
    if (view.isNull() || !view.data.result) {
        say({Error::Code::Invalid, tr("There is no result to keep yet."), {}, {}});
        return;
    }
    const auto name = m_context.dialogs.askText(this, tr("Save as mock"), tr("Name of the mock:"), tr("Mock %1").arg(view.mocks.size() + 1));
    if (!name || name->trimmed().isEmpty())
        return;
    ToolMock mock;
    mock.name = name->trimmed();
    // The file is the project's, and goes where the project goes.
    const auto struck = [this](const QString &text) { return QString::fromUtf8(strikeOut(text.toUtf8(), m_keeper->secrets())); };
    const QString result = struck(view.data.result->text);
    const auto arguments = parsedArguments(struck(view.data.call.arguments));
    mock.rule.kind = arguments ? ArgumentRule::Kind::Exact : ArgumentRule::Kind::Any;
    if (arguments)
        mock.rule.value = *arguments;
    const auto json = parseJson(result.toUtf8());
    mock.result = json ? *json : Json(toUtf8(result));
    // JSON that would not come out as the same text is kept as the text that it is.
    if (json && toolText(mock.result) != result)
        mock.result = toUtf8(result);
    mock.isError = view.data.result->isError;
    ToolDefinition definition = view.tool;
    definition.name = view.data.call.name;
    const auto saved = m_shelf.addMock(definition, mock);
    if (!saved) {
        say(saved.error());
        return;
    }
    tell(Tone::Success, tr("Saved as mock “%1” of %2").arg(*saved, definition.name));
    showCurrent();
    emit toolSaved(m_shelf.pathOf(definition.name));
}

void InspectorPage::showInLog()
{
    const CallView view = callView();
    if (view.isNull() || !view.data.result || !m_services.showInLog)
        return;
    // When it ran, by the wall clock, as near as the trace tells.
    const QDateTime asked = view.of->timing.at;
    const QDateTime ran = asked.isValid() ? asked.addMSecs((view.data.result->started - view.of->timing.start).count()) : QDateTime();
    if (!m_services.showInLog(view.data.call, ran))
        tell(Tone::Info, tr("The log does not tell of this run."), tr("It begins anew with each start of the program."));
}

void InspectorPage::newBranch()
{
    m_detail->flush();
    if (canEdit())
        edit([this](Trace &trace) { return trace.fork(m_branch, m_turn); });
}

// A step of the model is asked again; behind a call its turn's results go on.
void InspectorPage::rerun()
{
    m_detail->flush();
    if (!canEdit())
        return;
    const bool again = m_call < 0;
    edit([&](Trace &trace) { return again ? trace.askAgain(m_branch, m_turn) : trace.fork(m_branch, m_turn); });
}

void InspectorPage::branchMenu(const QPoint &global)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("branchActions"));
    connect(menu->addAction(tr("Rename…")), &QAction::triggered, this, &InspectorPage::renameBranch);
    QAction *remove = menu->addAction(tr("Delete…"));
    remove->setEnabled(canPerform(QStringLiteral("trace.deleteBranch")));
    connect(remove, &QAction::triggered, this, &InspectorPage::deleteBranch);
    menu->popup(global);
}

void InspectorPage::renameBranch()
{
    const TraceBranch *known = document().trace().branch(m_branch);
    if (!known)
        return;
    const auto name = m_context.dialogs.askText(this, tr("Rename branch"), tr("Name of the branch:"), known->name);
    if (!name)
        return;
    if (const auto done = document().change([&](Trace &trace) { return trace.rename(m_branch, name->trimmed()); }); !done)
        say(done.error());
}

void InspectorPage::deleteBranch()
{
    const TraceBranch *known = document().trace().branch(m_branch);
    if (!known || m_branch == Trace::kMain || m_progress.isRunning)
        return;
    const QString origin = known->origin.branch;
    const auto answer = m_context.dialogs.confirm(this, tr("Delete branch “%1”?").arg(known->name), tr("What other branches share with it stays. Deleting cannot be undone."), tr("Delete"));
    if (answer != Dialogs::Answer::Yes)
        return;
    const QString gone = m_branch;
    showBranch(document().trace().branch(origin) ? origin : Trace::kMain);
    if (const auto done = document().change([&](Trace &trace) { return trace.deleteBranch(gone); }); !done)
        say(done.error());
}

void InspectorPage::compare()
{
    m_detail->flush();
    const TraceBranch *known = document().trace().branch(m_branch);
    const QString left = known && document().trace().branch(known->origin.branch) ? known->origin.branch : Trace::kMain;
    // A branch beside itself tells nothing: the first one is shown beside the last.
    const auto &branches = document().trace().branches();
    m_compareView->compare(left, left == m_branch ? branches.last().id : m_branch);
    showView(CompareViewIndex);
    m_compareView->setFocus();
}

void InspectorPage::openAssertions()
{
    m_detail->flush();
    m_assertions->refresh();
    showView(AssertionsViewIndex);
    m_assertions->setFocus();
}

// The button says how they stand, wherever one looks.
void InspectorPage::showAssertions()
{
    const int all = m_assertions->count(), holding = m_assertions->holding();
    const bool isKnown = all > 0 && holding >= 0;
    const QString state = isKnown ? tr("%1 of %2").arg(holding).arg(all) : QString();
    m_assert->setAccessibleName(isKnown ? tr("Assertions: %1 of %2 hold").arg(holding).arg(all) : tr("Assertions"));
    m_assert->setText(m_narrow ? state : isKnown ? tr("Assertions  %1").arg(state) : tr("Assertions"));
    const bool isBroken = m_assertions->cannotBeRead() || (isKnown && holding < all);
    m_assert->setIcon(isBroken ? m_context.theme.icon(Glyph::Error, ColorRole::Danger)
            : isKnown          ? m_context.theme.icon(Glyph::Success, ColorRole::Success)
                               : m_context.theme.icon(Glyph::Check));
}

void InspectorPage::replayOffline()
{
    m_detail->flush();
    tell(Tone::Info, tr("Replaying …"));
    m_replaying.start([this, trace = document().trace(), branch = m_branch](const Background::Stop &stop) -> std::function<void()> {
        QStringList differences;
        int replayed = 0, without = 0;
        for (const TurnPtr &turn : trace.turnsOf(branch)) {
            if (stop())
                return [] {};
            if (!turn->exchange) {
                ++without;
                continue;
            }
            ++replayed;
            differences << replayDifferences(*turn) << sentDifferences(trace, turn->id);
        }
        return [this, differences, replayed, without] {
            QString detail = without > 0 ? tr("%n turns have no recorded answer.", nullptr, without) : QString();
            if (!differences.isEmpty())
                tell(Tone::Warning, tr("Replayed %n turns without network: something differs", nullptr, replayed), differences.mid(0, 5).join(u' '));
            else if (replayed == 0)
                tell(Tone::Warning, tr("Nothing to replay"), detail);
            else
                tell(Tone::Success, tr("Replayed %n turns without network: the same answers", nullptr, replayed), detail);
        };
    });
}

bool InspectorPage::canPerform(const QString &command) const
{
    if (m_keeper->isOpening())
        return false;
    const bool trace = m_stack->currentIndex() == TraceView;
    if (command == u"edit.undo")
        return !m_progress.isRunning && document().trace().canUndo(m_branch);
    if (command == u"edit.redo")
        return !m_progress.isRunning && document().trace().canRedo(m_branch);
    if (command == u"prompt.addMessage")
        return canFollowUp();
    if (command == u"run.start")
        return !m_progress.isRunning;
    if (command == u"run.stop")
        return m_progress.isRunning;
    if (command == u"trace.newBranch" || command == u"trace.rerun")
        return canEdit();
    if (command == u"trace.saveMock")
        return trace && m_call >= 0;
    if (command == u"trace.deleteBranch")
        return m_branch != Trace::kMain && !m_progress.isRunning;
    if (command == u"trace.renameBranch")
        return true;
    return command == u"trace.replay" || command == u"trace.compare" || command == u"trace.assertions";
}

void InspectorPage::perform(const QString &command)
{
    if (m_keeper->isOpening())
        return;
    m_detail->flush();
    if (command == u"edit.undo")
        edit([this](Trace &trace) { return trace.undo(m_branch); });
    else if (command == u"edit.redo")
        edit([this](Trace &trace) { return trace.redo(m_branch); });
    else if (command == u"prompt.addMessage")
        followUp();
    else if (command == u"run.start")
        run(m_mode);
    else if (command == u"run.stop")
        emit stopRequested();
    else if (command == u"trace.newBranch")
        newBranch();
    else if (command == u"trace.rerun")
        rerun();
    else if (command == u"trace.renameBranch")
        renameBranch();
    else if (command == u"trace.deleteBranch")
        deleteBranch();
    else if (command == u"trace.saveMock")
        saveAsMock();
    else if (command == u"trace.replay")
        replayOffline();
    else if (command == u"trace.compare")
        compare();
    else if (command == u"trace.assertions")
        openAssertions();
}

} // namespace cuewright
