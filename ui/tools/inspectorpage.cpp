#include "tools/inspectorpage.h"

#include "tools/branchmodel.h"
#include "tools/callpane.h"
#include "tools/compareview.h"
#include "tools/conversationmodel.h"
#include "tools/exchangepane.h"
#include "tools/resultpane.h"
#include "tools/slotmodel.h"
#include "tools/stepmodel.h"
#include "tools/timelineview.h"
#include "tools/tracepanes.h"
#include "widgets/badge.h"
#include "widgets/banner.h"
#include "widgets/dialogs.h"
#include "widgets/elidedlabel.h"
#include "widgets/segment.h"

#include <QEvent>
#include <QListView>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

namespace cuewright {

InspectorPage::InspectorPage(const UiContext &context, const PageKey &key, std::unique_ptr<TraceKeeper> keeper,
    const InspectorServices &services, QWidget *parent)
    : Page(key, parent)
    , m_context(context)
    , m_keeper(std::move(keeper))
    , m_services(services)
    , m_shelf(services.workspace)
    , m_countTimer(new QTimer(this))
    , m_branches(new BranchModel(m_keeper->document(), this))
    , m_steps(new StepModel(m_keeper->document(), this))
    , m_slots(new SlotModel(m_keeper->document(), *m_steps, this))
    , m_conversation(new ConversationModel(m_keeper->document(), this))
{
    setObjectName(QStringLiteral("inspectorPage"));
    build();
    connectParts();
    connectPanes();
    connectFile();
    retranslate();
    takeTrace();
    if (!m_keeper->isOpening())
        opened();
}

InspectorPage::~InspectorPage()
{
    m_detail->flush();
    delete m_body; // its widgets listen to the document and the models, which would go first
}

void InspectorPage::takeTrace()
{
    // An edit that was not sent is what somebody was working on.
    QString wanted = Trace::kMain;
    for (const TraceBranch &branch : document().trace().branches()) {
        if (!branch.hasRun && branch.origin.cause != BranchOrigin::Cause::Start)
            wanted = branch.id;
    }
    m_branch.clear();
    showBranch(wanted);
}

void InspectorPage::showBranch(const QString &branch)
{
    if (!document().trace().branch(branch) || branch == m_branch)
        return;
    m_detail->flush();
    m_branch = branch;
    m_steps->setBranch(branch);
    m_conversation->setBranch(branch);
    m_branchPane->setCurrent(branch);
    m_timeline->setBranch(branch);
    m_assertions->setBranch(branch);
    if (m_steps->rowOf(m_turn, m_call) < 0)
        pickStep();
    showCurrent();
    countSoon();
}

// What waits for a person, else what was edited, else the first call.
void InspectorPage::pickStep()
{
    const QList<StepRow> &steps = m_steps->steps();
    const auto first = [&](auto &&wanted) {
        const auto it = std::find_if(steps.begin(), steps.end(), [&](const StepRow &step) { return !step.runsAgain && wanted(step); });
        if (it == steps.end())
            return false;
        m_turn = it->turn;
        m_call = it->call;
        return true;
    };
    m_turn = kNoTurn;
    m_call = -1;
    first([](const StepRow &step) { return step.kind == StepKind::Waiting && step.call >= 0; })
        || first([](const StepRow &step) { return step.kind == StepKind::Edited; })
        || first([](const StepRow &step) { return step.call >= 0; }) || first([](const StepRow &) { return true; });
}

void InspectorPage::showStep(TurnId turn, int call)
{
    if (m_steps->rowOf(turn, call) < 0 || (turn == m_turn && call == m_call))
        return;
    m_detail->flush();
    if (m_steps->rowOf(turn, call) < 0) // what was typed has made a branch
        return;
    m_turn = turn;
    m_call = call;
    showCurrent();
}

const StepRow *InspectorPage::currentStep() const
{
    const int row = m_steps->rowOf(m_turn, m_call);
    return row < 0 ? nullptr : &m_steps->steps().at(row);
}

CallView InspectorPage::callView() const
{
    CallView view;
    const TurnPtr turn = document().trace().turn(m_turn);
    const StepRow *step = currentStep();
    if (!turn || !step)
        return view;
    view.turn = m_turn;
    view.call = m_call;
    view.step = step->number;
    view.model = turn->settings->model;
    view.isLater = step->runsAgain;
    view.isRunning = m_progress.isRunning;
    view.canBeLogged = m_services.showInLog != nullptr;
    view.of = turn;
    if (view.hasReply()) {
        view.reply = turn->answerText();
        view.recording = ToolResult();
        view.recording->text = turn->answer->text;
    }
    if (m_call < 0 || m_call >= turn->calls.size())
        return view;
    view.data = turn->calls[m_call];
    for (const ToolDefinition &tool : turn->settings->tools) {
        if (tool.name == view.data.call.name)
            view.tool = tool;
    }
    view.problems = argumentProblems(view.data.call, turn->settings->tools);
    view.recording = view.data.recorded;
    if (!view.recording && view.data.result && view.data.result->source == ToolSource::Recorded)
        view.recording = view.data.result;
    if (const ToolFile *file = m_shelf.find(view.data.call.name)) {
        view.mocks = file->mocks();
        view.canBeReal = isReal(file->source().kind);
        view.realName = file->source().kind == ToolSource::Mcp ? file->source().server : file->source().command.value(0);
        const auto arguments = parsedArguments(view.data.call.arguments);
        const RecordedResult *recorded = arguments ? recordingFor(file->recorded(), *arguments) : nullptr;
        if (!view.recording && recorded)
            view.recording = resultOf(*recorded);
    }
    return view;
}

void InspectorPage::showCurrent()
{
    const int row = m_steps->rowOf(m_turn, m_call);
    const StepRow *step = currentStep();
    // Of what runs again only the step itself is shown: the slots stay those of the turn that is worked on.
    const TurnId slotsOf = step && step->runsAgain ? m_slots->turn() : m_turn;
    m_slots->setTurn(slotsOf);
    const int slotRow = m_steps->rowOf(slotsOf, -1);
    m_slotPane->setTurnNumber(slotRow < 0 ? 0 : m_steps->steps().at(slotRow).turnNumber);
    m_slotPane->setCurrent(m_turn, m_call);
    m_timeline->view().setCurrent(row);
    m_detail->show(document().trace(), m_branch, callView());
    m_raw->show(document().trace(), m_turn);
    const TurnPtr turn = document().trace().turn(m_turn);
    if (turn && turn->error && m_call < 0 && m_detail->tab() == DetailPane::ResultTab)
        m_detail->showTab(DetailPane::RawTab);
    takeState();
    emit commandsChanged();
}

void InspectorPage::takeTurns()
{
    if (m_isEditing)
        return;
    if (!document().trace().branch(m_branch)) {
        showBranch(Trace::kMain);
        return;
    }
    if (m_steps->rowOf(m_turn, m_call) < 0)
        pickStep();
    m_branchPane->setCurrent(m_branch);
    showCurrent();
    countSoon();
}

void InspectorPage::takeState()
{
    const Trace &trace = document().trace();
    m_badge->setText(m_progress.isRunning ? tr("Running") : trace.info().endpoint == u"practice" ? tr("Practice session") : tr("Recorded session"));
    const TurnPtr tip = trace.turnsOf(m_branch).value(0);
    QStringList facts;
    if (!trace.info().prompt.isEmpty())
        facts << tr("Prompt %1").arg(trace.info().prompt.section(u'/', -1).section(u'.', 0, 0));
    if (tip && !tip->settings->model.isEmpty())
        facts << tip->settings->model;
    if (const QString when = whenText(trace.info().created); !when.isEmpty())
        facts << when;
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    showRunButton();
}

void InspectorPage::showView(View view)
{
    m_detail->flush();
    m_stack->setCurrentIndex(view);
    if (view <= RawView)
        m_view->setCurrent(view);
    if (view == ChatView) {
        const int row = m_conversation->rowOf(m_turn, m_call);
        m_chat->setCurrentIndex(m_conversation->index(row));
        m_chat->scrollTo(m_conversation->index(row));
    }
    if (view == RawView)
        showRawTurn();
    emit commandsChanged();
}

void InspectorPage::showRawTurn()
{
    const QModelIndexList rows = m_turns->model()->match(m_turns->model()->index(0, 0), StepModel::TurnRole, QVariant::fromValue(m_turn), 1, Qt::MatchExactly);
    m_turns->setCurrentIndex(rows.value(0));
}

void InspectorPage::say(const Error &error)
{
    tell(Tone::Danger, error.message, error.detail);
}

// What could be done about something else is gone with its words.
void InspectorPage::tell(Tone tone, const QString &headline, const QString &detail)
{
    m_banner->clear();
    m_banner->say(tone, headline, detail);
}

void InspectorPage::toolsChanged()
{
    m_detail->flush();
    m_shelf.refresh();
    showCurrent();
}

QByteArray InspectorPage::saveState() const
{
    if (!m_wasOpened)
        return m_stateToRestore;
    const auto splitter = [](const QSplitter *of) { return of->saveState().toBase64().toStdString(); };
    return writeJson(Json{{"rows", splitter(m_rows)}, {"upper", splitter(m_upper)}, {"lower", splitter(m_lower)}, {"branch", toUtf8(m_branch)},
        {"turn", m_turn}, {"call", m_call}, {"view", m_view->current()}, {"tab", static_cast<int>(m_detail->tab())}});
}

void InspectorPage::restoreState(const QByteArray &state)
{
    if (!m_wasOpened)
        m_stateToRestore = state;
    const auto known = parseJson(state);
    if (!known || !m_wasOpened)
        return;
    const auto number = [&](const char *key, int fallback) {
        const Json *value = member(*known, key);
        return value && value->is_number_integer() ? value->get<std::int64_t>() : fallback;
    };
    const auto restore = [&](QSplitter *splitter, const char *key) {
        splitter->restoreState(QByteArray::fromBase64(memberText(*known, key).toLatin1()));
    };
    restore(m_rows, "rows");
    restore(m_upper, "upper");
    restore(m_lower, "lower");
    showBranch(memberText(*known, "branch"));
    showStep(number("turn", 0), static_cast<int>(number("call", -1)));
    showView(static_cast<View>(std::clamp<std::int64_t>(number("view", TraceView), ChatView, RawView)));
    m_detail->showTab(static_cast<DetailPane::Tab>(std::clamp<std::int64_t>(number("tab", DetailPane::ResultTab), 0, DetailPane::FiguresTab)));
}

QList<QWidget *> InspectorPage::panes()
{
    if (!m_wasOpened)
        return {this};
    switch (m_stack->currentIndex()) {
    case ChatView: return {m_chat};
    case RawView: return {m_turns, m_raw};
    case TraceView: break;
    default: return {m_stack->currentWidget()};
    }
    QList<QWidget *> shown;
    for (QWidget *pane : std::initializer_list<QWidget *>{m_branchPane, m_timeline, m_slotPane, m_detail}) {
        if (!pane->isHidden())
            shown << pane;
    }
    return shown;
}

void InspectorPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_branches->retranslate();
        m_steps->retranslate();
        m_slots->retranslate();
        m_conversation->retranslate();
        retranslate();
        showCurrent();
        if (m_keeper->draftWasRestored() && m_banner->isVisible())
            sayDraft();
        if (m_busy->isVisible())
            sayBusy();
    }
    Page::changeEvent(event);
}

void InspectorPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_assertions->refresh(); // the prompt may have been changed on another page
}

void InspectorPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrange();
}

} // namespace cuewright
