#include "queue/queuepanel.h"

#include "queue/lanelist.h"
#include "queue/queuefeed.h"
#include "queue/queuetable.h"
#include "widgets/buttons.h"
#include "widgets/dialogs.h"
#include "widgets/emptystate.h"
#include "widgets/hairline.h"
#include "widgets/theme.h"
#include "widgets/viewtabs.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kLanesWidth = 320; // design pixels

} // namespace

QueuePanel::QueuePanel(const UiContext &ui, QueueFeed &feed, QWidget *parent)
    : QWidget(parent)
    , m_ui(ui)
    , m_feed(feed)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_tabs(new ViewTabs(this))
    , m_bar(new QHBoxLayout)
    , m_stack(new QStackedWidget(this))
    , m_calls(new QueueTable(ui.theme, feed.calls(), {{180, 180, 190, 76, 100, 0}, QueueModel::LaneName}, this))
    , m_log(new QueueTable(ui.theme, feed.log(), {{86, 150, 170, 70, 0, 84, 290}, AttemptLogModel::LaneName}, this))
    , m_noCalls(new EmptyState(ui.theme, Glyph::Queue, this))
    , m_noLog(new EmptyState(ui.theme, Glyph::Session, this))
    , m_lanes(new LaneList(ui, this))
{
    build();
    connectParts();
    retranslate();
    refresh();
}

void QueuePanel::build()
{
    setObjectName(QStringLiteral("queuePanel"));
    m_tabs->setObjectName(QStringLiteral("queueTabs"));
    m_calls->setObjectName(QStringLiteral("queueTable"));
    m_log->setObjectName(QStringLiteral("attemptTable"));
    m_tabs->setUsesScrollButtons(false); // they fit, but the chosen one is bold and asks for more than it said
    m_tabs->addTab({});
    m_tabs->addTab({});
    for (QWidget *view : std::initializer_list<QWidget *>{m_calls, m_log, m_noCalls, m_noLog})
        m_stack->addWidget(view);
    m_stack->installEventFilter(this);
    m_bar->setContentsMargins(6, 0, 8, 0);
    m_bar->setSpacing(m_ui.theme.px(6));
    m_bar->addWidget(m_tabs);
    m_bar->addStretch(1);
    auto *left = new QWidget(m_splitter);
    auto *rows = new QVBoxLayout(left);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addLayout(m_bar);
    rows->addWidget(new Hairline);
    rows->addWidget(m_stack, 1);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_lanes);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setSizes({1140, m_ui.theme.px(kLanesWidth)});
    m_lanes->setMinimumWidth(m_ui.theme.px(270));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
}

void QueuePanel::connectParts()
{
    connect(&m_feed, &QueueFeed::refreshed, this, &QueuePanel::refresh);
    connect(m_tabs, &ViewTabs::currentChanged, this, [this] {
        showRows();
        showButtons();
        updateState();
    });
    connect(m_calls, &QueueTable::selectionMoved, this, &QueuePanel::requestsSelected);
    connect(m_log, &QueueTable::selectionMoved, this, &QueuePanel::updateState);
    for (QueueTable *table : {m_calls, m_log})
        connect(table, &QueueTable::copyRequested, this, &QueuePanel::copyRequestId);
    connect(m_lanes, &LaneList::currentChanged, this, &QueuePanel::updateState);
    connect(m_lanes, &LaneList::limitsShown, this, &QueuePanel::updateState);
    RequestQueue &queue = m_feed.queue();
    connect(m_lanes, &LaneList::pauseRequested, this, [&queue](LaneId lane, bool paused) {
        if (paused)
            queue.pause(lane);
        else
            queue.resume(lane);
    });
    connect(m_lanes, &LaneList::cancelRequested, this, [&queue](LaneId lane) { queue.cancelAll(lane); });
    connect(m_lanes, &LaneList::limitsEdited, this, [&queue](LaneId lane, const RateLimits &limits) { queue.setLimits(lane, limits); });
    // Who reads further up is not pulled down by what comes in.
    connect(&m_feed.log(), &AttemptLogModel::rowsAboutToBeInserted, m_log, [this] {
        const QScrollBar &bar = *m_log->verticalScrollBar();
        m_log->setProperty("follows", bar.value() == bar.maximum());
    });
    connect(&m_feed.log(), &AttemptLogModel::rowsInserted, m_log, [this] {
        if (m_log->property("follows").toBool())
            m_log->scrollToBottom();
    });
}

void QueuePanel::setActions(const Actions &actions)
{
    for (QAction *action : {actions.retryNow, actions.skip, actions.cancel, actions.cancelAll, actions.copyRequestId}) {
        auto *button = new QToolButton(this);
        button->setObjectName(action->objectName());
        button->setDefaultAction(action); // icon, words, tooltip and enabled follow it
        button->setFocusPolicy(Qt::TabFocus);
        button->setIconSize({16, 16});
        const auto name = [this, button, action] {
            if (button->accessibleName() == action->iconText())
                return;
            button->setAccessibleName(action->iconText());
            showButtons(); // other words, other widths
        };
        connect(action, &QAction::changed, button, name);
        name();
        m_bar->addWidget(button);
        m_buttons << button;
    }
    for (QueueTable *table : {m_calls, m_log})
        table->addActions({actions.pauseLane, actions.limits, actions.retryNow, actions.skip, actions.cancel, actions.cancelAll, actions.copyRequestId});
    // Lanes are there, and have limits, also while nothing is sent. Space presses the buttons of a lane.
    m_tabs->addActions({actions.pauseLane, actions.limits});
    m_lanes->addAction(actions.limits);
    const auto keys = [this, actions] { m_lanes->setKeys(actions.pauseLane->shortcut(), actions.limits->shortcut()); };
    for (const QAction *action : {actions.pauseLane, actions.limits})
        connect(action, &QAction::changed, this, keys);
    keys();
    m_calls->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_log->setContextMenuPolicy(Qt::ActionsContextMenu);
    showButtons();
}

QueuePanel::Tab QueuePanel::tab() const
{
    return Tab(m_tabs->currentIndex());
}

void QueuePanel::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

void QueuePanel::takeFocus()
{
    QWidget *rows = m_stack->currentWidget();
    (rows == m_calls || rows == m_log ? rows : m_tabs)->setFocus(Qt::OtherFocusReason);
}

void QueuePanel::refresh()
{
    m_lanes->setLanes(m_feed.lanes(), m_feed.now());
    nameTabs();
    showRows();
    updateState();
}

void QueuePanel::showRows()
{
    const bool requests = tab() == Tab::Requests;
    QWidget *shown = requests ? (m_feed.calls().rowCount() > 0 ? static_cast<QWidget *>(m_calls) : m_noCalls)
                              : (m_feed.log().rowCount() > 0 ? static_cast<QWidget *>(m_log) : m_noLog);
    if (shown == m_stack->currentWidget())
        return;
    if (m_stack->currentWidget()->hasFocus())
        m_tabs->setFocus(Qt::OtherFocusReason); // stays in the panel when the last row goes
    m_stack->setCurrentWidget(shown);
}

// Requests are acted on while they are on their way; of an attempt that ended only its id is left to use.
void QueuePanel::showButtons()
{
    const bool requests = tab() == Tab::Requests;
    int needed = m_tabs->sizeHint().width() + m_ui.theme.px(20);
    for (QToolButton *button : std::as_const(m_buttons)) {
        button->setVisible(requests != (button == m_buttons.last()));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        if (!button->isHidden())
            needed += button->sizeHint().width() + m_bar->spacing();
    }
    if (needed > m_stack->width()) { // short of room, signs have to do; their names are in the tooltips
        for (QToolButton *button : std::as_const(m_buttons))
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
}

void QueuePanel::requestsSelected()
{
    const QList<CallStatus> calls = selected();
    if (!calls.isEmpty())
        m_lanes->setCurrent(calls.first().lane);
    updateState();
}

void QueuePanel::updateState()
{
    quint32 state = 0;
    for (const bool on : {hasLane(), isLanePaused(), areLimitsShown(), canRetryNow(), canSkip(), canCancel(), canCancelAll(), canCopyRequestId()})
        state = state << 1 | quint32(on);
    if (std::exchange(m_state, state) != state)
        emit commandsChanged();
}

QList<CallStatus> QueuePanel::selected() const
{
    QList<CallStatus> calls;
    if (tab() != Tab::Requests)
        return calls;
    const QList<int> rows = m_calls->selectedRows();
    for (const int row : rows)
        calls << m_feed.calls().call(row);
    return calls;
}

QStringList QueuePanel::requestIds() const
{
    QStringList ids;
    const QList<CallStatus> calls = selected();
    for (const CallStatus &call : calls) {
        for (const Attempt &attempt : call.attempts)
            ids << attempt.requestId;
    }
    if (tab() == Tab::Attempts) {
        const QList<int> rows = m_log->selectedRows();
        for (const int row : rows)
            ids << m_feed.log().requestId(row);
    }
    ids.removeAll(QString());
    return ids;
}

bool QueuePanel::hasLane() const
{
    return m_lanes->currentStatus() != nullptr;
}

bool QueuePanel::isLanePaused() const
{
    const LaneStatus *lane = m_lanes->currentStatus();
    return lane && (lane->paused || lane->stopped);
}

void QueuePanel::setLanePaused(bool paused)
{
    if (paused)
        m_feed.queue().pause(m_lanes->current());
    else
        m_feed.queue().resume(m_lanes->current());
}

bool QueuePanel::areLimitsShown() const
{
    return m_lanes->areLimitsShown();
}

void QueuePanel::showLimits(bool shown)
{
    m_lanes->showLimits(shown);
}

bool QueuePanel::canRetryNow() const
{
    const QList<CallStatus> calls = selected();
    return std::any_of(calls.begin(), calls.end(), [](const CallStatus &call) { return call.canRetryNow(); });
}

void QueuePanel::retryNow()
{
    const QList<CallStatus> calls = selected();
    for (const CallStatus &call : calls) {
        if (call.canRetryNow())
            m_feed.queue().retryNow(call.id);
    }
}

bool QueuePanel::canSkip() const
{
    const QList<CallStatus> calls = selected();
    return std::any_of(calls.begin(), calls.end(), [](const CallStatus &call) { return call.canSkip(); });
}

void QueuePanel::skip()
{
    const QList<CallStatus> calls = selected();
    for (const CallStatus &call : calls) {
        if (call.canSkip())
            m_feed.queue().skip(call.id);
    }
}

bool QueuePanel::canCancel() const
{
    return !selected().isEmpty();
}

void QueuePanel::cancel()
{
    const QList<CallStatus> calls = selected();
    for (const CallStatus &call : calls)
        m_feed.queue().cancel(call.id);
}

bool QueuePanel::canCancelAll() const
{
    const QList<LaneStatus> &lanes = m_feed.lanes();
    return std::any_of(lanes.begin(), lanes.end(), [](const LaneStatus &lane) { return !lane.isIdle(); });
}

void QueuePanel::cancelAll()
{
    int count = 0;
    for (const LaneStatus &lane : m_feed.lanes())
        count += lane.running + lane.queued + lane.retrying;
    if (count > 1
        && m_ui.dialogs.confirm(this, tr("Cancel %Ln requests?", nullptr, count),
               tr("Those that run may be charged all the same; what has arrived of their answers is kept."), tr("Cancel all"))
            != Dialogs::Answer::Yes)
        return;
    m_feed.queue().cancelAll();
}

void QueuePanel::copyRequestId()
{
    if (const QStringList ids = requestIds(); !ids.isEmpty())
        QApplication::clipboard()->setText(ids.join(u'\n'));
}

void QueuePanel::nameTabs()
{
    const auto name = [this](Tab tab, const QString &words) {
        if (m_tabs->tabText(int(tab)) != words)
            m_tabs->setTabText(int(tab), words);
    };
    const int calls = m_feed.calls().rowCount();
    name(Tab::Requests, calls > 0 ? tr("Requests %L1").arg(calls) : tr("Requests"));
    name(Tab::Attempts, tr("Attempts"));
}

void QueuePanel::retranslate()
{
    setAccessibleName(tr("Queue and limits"));
    m_tabs->setAccessibleName(tr("Requests or attempts"));
    m_tabs->setTabToolTip(int(Tab::Requests), tr("What is on its way or waits"));
    m_tabs->setTabToolTip(int(Tab::Attempts), tr("What was sent and is over, with the ids that the provider's support asks for"));
    m_calls->setAccessibleName(tr("Requests"));
    m_log->setAccessibleName(tr("Attempts"));
    m_noCalls->setTexts(tr("Nothing is running or waiting"),
        tr("Requests stand here while they are on their way: what they wait for, how long, and how often they were sent."));
    m_noLog->setTexts(tr("Nothing was sent yet"), tr("Each attempt stands here when it has ended, with its request id."));
    m_feed.calls().retranslate();
    m_feed.log().retranslate();
    m_lanes->retranslate();
    nameTabs();
}

void QueuePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void QueuePanel::showEvent(QShowEvent *event)
{
    m_feed.setWatched(true);
    QWidget::showEvent(event);
}

void QueuePanel::hideEvent(QHideEvent *event)
{
    m_feed.setWatched(false);
    QWidget::hideEvent(event);
}

bool QueuePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_stack && event->type() == QEvent::Resize)
        showButtons();
    return QWidget::eventFilter(watched, event);
}

} // namespace cuewright
