// The page's frame: its parts, what joins them, what depends on its size and on the language.

#include "tools/inspectorpage.h"

#include "tools/branchmodel.h"
#include "tools/callpane.h"
#include "tools/compareview.h"
#include "tools/conversationdelegate.h"
#include "tools/conversationmodel.h"
#include "tools/exchangepane.h"
#include "tools/offeredtools.h"
#include "tools/resultpane.h"
#include "tools/slotmodel.h"
#include "tools/stepmodel.h"
#include "tools/timelineview.h"
#include "tools/tracepanes.h"
#include "tools/turnmessages.h"
#include "tools/turnpane.h"
#include "tools/turnsettings.h"
#include "widgets/badge.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/codeedit.h"
#include "widgets/elidedlabel.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/runbutton.h"
#include "widgets/segment.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace cuewright {
namespace {

// Design pixels.
constexpr int kNarrow = 1040; // a window of 1024 has no sidebar: the page is as wide
constexpr int kLow = 640;
constexpr int kCountAfterMs = 150;

QSplitter *makeSplitter(Qt::Orientation orientation, QWidget *parent)
{
    auto *splitter = new QSplitter(orientation, parent);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

QVBoxLayout *columnOf(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

} // namespace

// Each part is made inside the one that it belongs to, in the order of the Tab key: a part that moves into another one has its style
// worked out anew, with all that is in it.
void InspectorPage::build()
{
    m_countTimer->setSingleShot(true);
    m_countTimer->setInterval(kCountAfterMs);
    m_body = new QWidget(this);
    auto *column = columnOf(m_body);
    column->addWidget(makeHead());
    column->addWidget(new Hairline(Qt::Horizontal, m_body));
    m_banner = new Banner(m_context.theme, m_body);
    m_banner->setObjectName(QStringLiteral("traceBanner"));
    m_banner->clear();
    m_stack = new QStackedWidget(m_body);
    m_stack->addWidget(makeChatView());
    m_stack->addWidget(makeTraceView());
    m_stack->addWidget(makeRawView());
    m_compareView = new CompareView(m_context, document(), m_stack);
    m_stack->addWidget(m_compareView);
    m_assertions = new AssertionsView(m_context, document(), m_services.assertions, m_stack);
    m_stack->addWidget(m_assertions);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    m_stack->setCurrentIndex(TraceView);
    m_body->hide(); // until there is something to see
    m_busy = new Banner(m_context.theme, this);
    m_busy->setObjectName(QStringLiteral("traceBusy"));
    m_busy->clear();
    auto *page = columnOf(this);
    page->addWidget(m_busy);
    page->addWidget(m_body, 1);
}

QWidget *InspectorPage::makeHead()
{
    const Theme &theme = m_context.theme;
    auto *head = new QWidget(m_body);
    m_title = makeLabel(LabelKind::DocumentTitle, {}, head);
    m_badge = new Badge(theme, {}, {Tone::Neutral, true}, head);
    m_facts = new ElidedLabel(theme, TextStep::Body, ColorRole::Muted, QFont::Normal, head);
    m_viewLabel = makeLabel(LabelKind::Muted, {}, head);
    m_view = new Segment({}, head);
    m_view->setObjectName(QStringLiteral("traceViews"));
    for (int view = ChatView; view <= RawView; ++view)
        m_view->addChoice({});
    m_view->setCurrent(TraceView);
    m_assert = makeButton(ButtonKind::Secondary, {}, {}, head);
    m_assert->setObjectName(QStringLiteral("openAssertions"));
    m_replay = makeButton(ButtonKind::Secondary, {}, theme.icon(Glyph::Play), head);
    m_replay->setObjectName(QStringLiteral("replayOffline"));
    m_compare = makeButton(ButtonKind::Secondary, {}, theme.icon(Glyph::Compare), head);
    m_compare->setObjectName(QStringLiteral("compareBranches"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_badge);
    row->addWidget(m_facts, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_viewLabel, m_view, m_assert, m_replay, m_compare})
        row->addWidget(part);
    return head;
}

QWidget *InspectorPage::makeTraceView()
{
    m_rows = makeSplitter(Qt::Vertical, m_stack);
    m_upper = makeSplitter(Qt::Horizontal, m_rows);
    m_branchPane = new BranchPane(m_context, *m_branches, m_upper);
    m_timeline = new TimelinePane(m_context, *m_steps, *m_branches, m_upper);
    m_upper->setStretchFactor(1, 1);
    m_upper->setSizes({210, 1000});
    m_lower = makeSplitter(Qt::Horizontal, m_rows);
    m_slotPane = new SlotPane(m_context, *m_slots, m_lower);
    auto *right = new QWidget(m_lower);
    m_detail = new DetailPane(m_context, m_services.catalog, m_services.clock.utcNow(), right);
    auto *column = columnOf(right);
    column->addWidget(m_detail, 1);
    column->addWidget(new Hairline(Qt::Horizontal, right));
    column->addWidget(makeFooter(right));
    m_lower->setStretchFactor(1, 1);
    m_lower->setSizes({386, 824});
    m_rows->setStretchFactor(1, 1);
    m_rows->setSizes({m_context.theme.px(306), 440});
    return m_rows;
}

QWidget *InspectorPage::makeFooter(QWidget *parent)
{
    m_footer = new QWidget(parent);
    m_footer->installEventFilter(this);
    m_saveMock = makeButton(ButtonKind::Secondary, {}, m_context.theme.icon(Glyph::Save), m_footer);
    m_saveMock->setObjectName(QStringLiteral("saveAsMock"));
    m_rerun = makeButton(ButtonKind::Secondary, {}, m_context.theme.icon(Glyph::Refresh), m_footer);
    m_rerun->setObjectName(QStringLiteral("rerunFromHere"));
    m_run = new RunButton(m_context.theme, m_footer);
    m_run->setObjectName(QStringLiteral("sendResults"));
    m_runMenu = new QMenu(this);
    m_run->setMenu(m_runMenu);
    auto *row = new QHBoxLayout(m_footer);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_saveMock);
    row->addWidget(m_rerun);
    row->addStretch(1);
    row->addWidget(m_run);
    return m_footer;
}

QWidget *InspectorPage::makeChatView()
{
    m_chat = new QListView(m_stack);
    m_chat->setObjectName(QStringLiteral("conversation"));
    m_chat->setFrameShape(QFrame::NoFrame);
    m_chat->setModel(m_conversation);
    m_chat->setItemDelegate(new ConversationDelegate(m_context.theme, m_chat));
    m_chat->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_chat->setResizeMode(QListView::Adjust);
    m_chat->setLayoutMode(QListView::Batched); // thousands of messages are measured in steps
    m_chat->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_chat->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return m_chat;
}

QWidget *InspectorPage::makeRawView()
{
    // The questions to the model: what was sent and received are theirs.
    auto *turns = new QSortFilterProxyModel(this);
    turns->setFilterRole(StepModel::CallRole);
    turns->setFilterFixedString(QStringLiteral("-1"));
    turns->setSourceModel(m_steps);
    auto *splitter = makeSplitter(Qt::Horizontal, m_stack);
    m_turns = new QListView(splitter);
    m_turns->setObjectName(QStringLiteral("turns"));
    m_turns->setFrameShape(QFrame::NoFrame);
    m_turns->setUniformItemSizes(true);
    m_turns->setModel(turns);
    m_raw = new ExchangePane(m_context, splitter);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({240, 900});
    connect(m_turns->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (now.isValid() && isVisible() && m_stack->currentIndex() == RawView)
            showStep(now.data(StepModel::TurnRole).value<TurnId>(), -1);
    });
    return splitter;
}

void InspectorPage::connectParts()
{
    connect(&document(), &TraceDocument::traceReplaced, this, &InspectorPage::takeTrace);
    connect(&document(), &TraceDocument::turnsChanged, this, &InspectorPage::takeTurns);
    connect(&document(), &TraceDocument::branchesChanged, this, &InspectorPage::takeTurns);
    connect(m_countTimer, &QTimer::timeout, this, &InspectorPage::count);
    connect(m_view, &Segment::currentChanged, this, [this](int view) { showView(static_cast<View>(view)); });
    connect(m_view, &Segment::clicked, this, [this](int view) {
        if (m_stack->currentIndex() > RawView) // which is none of the choices: the one that is on leads back
            showView(static_cast<View>(view));
    });
    connect(m_replay, &QPushButton::clicked, this, &InspectorPage::replayOffline);
    connect(m_compare, &QPushButton::clicked, this, &InspectorPage::compare);
    connect(m_compareView, &CompareView::closeRequested, this, [this] { showView(TraceView); });
    connect(m_assert, &QPushButton::clicked, this, &InspectorPage::openAssertions);
    connect(m_assertions, &AssertionsView::closeRequested, this, [this] { showView(TraceView); });
    connect(m_assertions, &AssertionsView::changed, this, &InspectorPage::showAssertions);
    connect(m_assertions, &AssertionsView::said, this, &InspectorPage::tell);
    connect(m_compareView, &CompareView::openRequested, this, [this](const QString &branch, TurnId turn, int call) {
        showBranch(branch);
        showStep(turn, call);
        showView(TraceView);
    });
    connect(m_chat, &QListView::activated, this, [this](const QModelIndex &row) {
        const int message = row.data(ConversationModel::MessageRole).toInt();
        showStep(row.data(ConversationModel::TurnRole).value<TurnId>(), row.data(ConversationModel::CallRole).toInt());
        showView(TraceView);
        if (message >= 0)
            openMessage(message);
        else
            openStep();
    });
}

void InspectorPage::connectPanes()
{
    connect(m_branchPane, &BranchPane::branchChosen, this, &InspectorPage::showBranch);
    connect(m_branchPane, &BranchPane::newRequested, this, &InspectorPage::newBranch);
    connect(m_branchPane, &BranchPane::menuRequested, this, &InspectorPage::branchMenu);
    connect(m_branchPane, &BranchPane::renameRequested, this, &InspectorPage::renameBranch);
    connect(m_branchPane, &BranchPane::deleteRequested, this, &InspectorPage::deleteBranch);
    connect(m_timeline, &TimelinePane::branchChosen, this, &InspectorPage::showBranch);
    TimelineView &timeline = m_timeline->view();
    connect(&timeline, &TimelineView::currentChanged, this, [this](int row) { showStep(m_steps->steps().at(row).turn, m_steps->steps().at(row).call); });
    connect(&timeline, &TimelineView::openRequested, this, &InspectorPage::openStep);
    connect(m_slotPane, &SlotPane::callChosen, this, &InspectorPage::showStep);
    connect(m_slotPane, &SlotPane::openRequested, this, &InspectorPage::openStep);
    timeline.installEventFilter(this);
    m_slotPane->list().installEventFilter(this);
    connect(m_detail, &DetailPane::sourceChosen, this, &InspectorPage::chooseSource);
    connect(&m_detail->callPane(), &CallPane::argumentsEdited, this, [this](TurnId turn, int call, const QString &arguments) {
        edit([&](Trace &trace) { return trace.editArguments(m_branch, turn, call, arguments); });
    });
    connect(&m_detail->resultPane(), &ResultPane::resultEdited, this, &InspectorPage::editText);
    connect(&m_detail->resultPane(), &ResultPane::mockChosen, this, &InspectorPage::chooseMock);
    connect(&m_detail->resultPane(), &ResultPane::replyEdited, this, [this](TurnId turn, const QString &text) {
        edit([&](Trace &trace) { return trace.editAnswer(m_branch, turn, text); });
    });
    connect(&m_detail->resultPane(), &ResultPane::logRequested, this, &InspectorPage::showInLog);
    connect(&m_detail->resultPane(), &ResultPane::revertRequested, this, &InspectorPage::revert);
    connect(&m_detail->turnPane().messages(), &TurnMessages::edited, this, [this](TurnId turn, int index, const std::optional<Message> &message) {
        edit([&](Trace &trace) { return trace.editMessage(m_branch, turn, index, message); });
    });
    connect(&m_detail->turnPane().settings(), &TurnSettings::edited, this, [this](TurnId turn, const ChatRequest &settings) {
        edit([&](Trace &trace) { return trace.editSettings(m_branch, turn, settings); });
    });
    OfferedTools &offered = m_detail->turnPane().settings().offered();
    offered.setSupply({[this] { return m_shelf.definitions(); }, m_services.serverTools, m_services.keepServerTool});
    connect(&offered, &OfferedTools::failed, this, &InspectorPage::say);
    connectHistory();
    connect(m_saveMock, &QPushButton::clicked, this, &InspectorPage::saveAsMock);
    connect(m_rerun, &QPushButton::clicked, this, &InspectorPage::rerun);
    connect(m_run, &RunButton::runRequested, this, [this] { run(m_mode); });
    connect(m_run, &RunButton::stopRequested, this, &InspectorPage::stopRequested);
    connect(m_run, &RunButton::retryRequested, this, &InspectorPage::retryRequested);
    connect(m_run, &RunButton::reasonRequested, this, [this] { run(m_mode); });
}

// Texts keep no history of their own: it is the trace's.
void InspectorPage::connectHistory()
{
    const auto performer = [this](const char *command) {
        return [this, id = QLatin1String(command)] {
            m_detail->flush();
            if (canPerform(id))
                perform(id);
        };
    };
    const auto connectPane = [this, undo = performer("edit.undo"), redo = performer("edit.redo")](auto &pane) {
        using Pane = std::remove_reference_t<decltype(pane)>;
        connect(&pane, &Pane::undoRequested, this, undo);
        connect(&pane, &Pane::redoRequested, this, redo);
    };
    connectPane(m_detail->resultPane());
    connectPane(m_detail->callPane());
    connectPane(m_detail->turnPane().messages());
}

bool InspectorPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_footer && event->type() == QEvent::Resize)
        arrangeFooter();
    if (event->type() != QEvent::KeyPress || watched == m_footer)
        return Page::eventFilter(watched, event);
    const auto &key = *static_cast<QKeyEvent *>(event);
    if (key.modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier | Qt::GroupSwitchModifier))
        return Page::eventFilter(watched, event);
    const int row = m_branches->rowOf(m_branch);
    if (key.text() == u"1" || key.text() == u"2" || key.text() == u"3")
        m_detail->chooseSource(static_cast<DetailPane::Source>(key.text().toInt() - 1));
    else if (key.text() == u"[")
        showBranch(m_branches->idAt(row - 1));
    else if (key.text() == u"]")
        showBranch(m_branches->idAt(row + 1));
    else
        return Page::eventFilter(watched, event);
    return true;
}

void InspectorPage::retranslate()
{
    setAccessibleName(title());
    m_title->setText(title());
    m_viewLabel->setText(tr("View"));
    m_view->setAccessibleName(tr("View"));
    m_view->setChoiceText(ChatView, tr("Chat"));
    m_view->setChoiceText(TraceView, tr("Trace"));
    m_view->setChoiceText(RawView, tr("Raw"));
    m_replay->setAccessibleName(tr("Replay offline"));
    m_replay->setToolTip(tr("Replay offline: read the recorded answers again, without network, and tell what differs"));
    m_compare->setAccessibleName(tr("Compare branches"));
    m_compare->setToolTip(tr("Compare branches: two of them side by side"));
    m_saveMock->setAccessibleName(tr("Save as mock"));
    m_saveMock->setToolTip(tipWithShortcut(tr("Save as mock: keep this result with its tool, for calls with such arguments"), QKeySequence(Qt::CTRL | Qt::Key_M)));
    m_rerun->setAccessibleName(tr("Re-run from here"));
    m_rerun->setToolTip(tipWithShortcut(tr("Re-run from here: make a branch that goes on from this step; nothing is sent yet"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R)));
    m_assert->setToolTip(tr("Assertions: what has to hold for the conversations of this prompt"));
    m_footerTexts = 0;
    for (QPushButton *button : {m_saveMock, m_rerun}) {
        button->setText(button->accessibleName());
        m_footerTexts += button->sizeHint().width();
    }
    m_chat->setAccessibleName(tr("Conversation"));
    m_turns->setAccessibleName(tr("Turns"));
    m_runMenu->clear();
    const auto add = [this](const QString &text, LoopMode mode) {
        QAction *action = m_runMenu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_mode == mode);
        connect(action, &QAction::triggered, this, [this, mode] {
            m_mode = mode;
            retranslate();
            showRunButton();
        });
    };
    add(tr("Send, and answer nothing by itself"), LoopMode::Manual);
    add(tr("Send, answer the calls, then wait"), LoopMode::Step);
    add(tr("Go on to the final reply, 10 rounds at most"), LoopMode::Automatic);
    arrange();
}

void InspectorPage::arrange()
{
    const bool narrow = width() < m_context.theme.px(kNarrow);
    const bool low = height() < m_context.theme.px(kLow);
    m_branchPane->setHidden(narrow);
    m_timeline->setNarrow(narrow || low);
    m_detail->setNarrow(narrow);
    m_viewLabel->setHidden(narrow);
    m_badge->setHidden(width() < m_context.theme.px(900));
    // Short of room the buttons show their icons alone; their names stay.
    for (QPushButton *button : {m_replay, m_compare})
        button->setText(narrow ? QString() : button->accessibleName());
    if (std::exchange(m_narrow, narrow) != narrow)
        m_lower->setSizes({m_context.theme.px(narrow ? 280 : 386), width() - m_context.theme.px(narrow ? 280 : 386)});
    showAssertions();
    if (std::exchange(m_low, low) != low)
        m_rows->setSizes({m_context.theme.px(low ? 210 : 306), m_context.theme.px(400)});
    arrangeFooter();
}

// The price has to be read whole: the other buttons give way.
void InspectorPage::arrangeFooter()
{
    const QMargins around = m_footer->layout()->contentsMargins();
    const int needed = around.left() + around.right() + 3 * m_footer->layout()->spacing() + m_footerTexts + m_run->sizeHint().width();
    const bool isShort = m_narrow || needed > m_footer->width();
    for (QPushButton *button : {m_saveMock, m_rerun}) {
        if (button->text().isEmpty() != isShort)
            button->setText(isShort ? QString() : button->accessibleName());
    }
}

} // namespace cuewright
