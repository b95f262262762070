#include "shell/drawer.h"

#include "models/eventlog.h"
#include "models/problemsmodel.h"
#include "queue/queuepanel.h"
#include "shell/messagedelegate.h"
#include "widgets/buttons.h"
#include "widgets/emptystate.h"
#include "widgets/hairline.h"
#include "widgets/theme.h"
#include "widgets/viewtabs.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListView>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace cuewright {

Drawer::Drawer(const UiContext &ui, ProblemsModel &problems, QueueFeed &queue, EventLog &log, QWidget *parent)
    : QFrame(parent)
    , m_ui(ui)
    , m_tabs(new ViewTabs(this))
    , m_stack(new QStackedWidget(this))
    , m_problems(makeList(problems, QStringLiteral("problemList")))
    , m_queue(new QueuePanel(ui, queue, this))
    , m_log(makeList(log, QStringLiteral("logList")))
    , m_noProblems(new EmptyState(ui.theme, Glyph::Success, this))
    , m_close(makeIconButton(ui.theme, Glyph::Close, {}, QKeySequence(Qt::Key_Escape), this))
{
    setObjectName(QStringLiteral("drawer"));
    setProperty("kind", QStringLiteral("panel"));
    m_close->setObjectName(QStringLiteral("drawerClose"));
    m_tabs->setObjectName(QStringLiteral("drawerTabs"));
    m_tabs->setUsesScrollButtons(false);
    for (int tab = 0; tab < 3; ++tab)
        m_tabs->addTab({});
    m_stack->addWidget(m_problems);
    m_stack->addWidget(m_queue);
    m_stack->addWidget(m_log);
    m_stack->addWidget(m_noProblems);

    auto *header = new QHBoxLayout;
    header->setContentsMargins(6, 0, 8, 0);
    header->addWidget(m_tabs);
    header->addStretch(1);
    header->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(new Hairline);
    layout->addLayout(header);
    layout->addWidget(new Hairline);
    layout->addWidget(m_stack, 1);

    connect(m_tabs, &ViewTabs::currentChanged, this, &Drawer::updateEmpty);
    connect(m_tabs, &ViewTabs::currentChanged, this, &Drawer::tabChanged);
    connect(&problems, &ProblemsModel::rowsInserted, this, &Drawer::updateEmpty);
    connect(&problems, &ProblemsModel::rowsRemoved, this, &Drawer::updateEmpty);
    connect(&log, &EventLog::rowsInserted, m_log, &QListView::scrollToBottom);
    connect(m_problems, &QListView::activated, this, [this](const QModelIndex &index) { emit problemActivated(index.row()); });
    connect(m_problems, &QListView::clicked, this, [this](const QModelIndex &index) { emit problemActivated(index.row()); });
    connect(m_close, &QToolButton::clicked, this, &Drawer::closeRequested);
    retranslate();
    updateEmpty();
}

QListView *Drawer::makeList(QAbstractItemModel &model, const QString &name)
{
    auto *list = new QListView(this);
    list->setObjectName(name);
    list->setModel(&model);
    list->setItemDelegate(new MessageDelegate(m_ui.theme, list));
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setUniformItemSizes(true);
    list->setMouseTracking(true);
    connect(&m_ui.theme, &Theme::changed, list, &QListView::doItemsLayout);
    return list;
}

void Drawer::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

Drawer::Tab Drawer::tab() const
{
    return Tab(m_tabs->currentIndex());
}

void Drawer::selectProblem(int row)
{
    m_problems->setCurrentIndex(m_problems->model()->index(row, 0));
}

int Drawer::selectedProblem() const
{
    return m_problems->currentIndex().isValid() ? m_problems->currentIndex().row() : -1;
}

void Drawer::selectLogEntry(int row)
{
    const QModelIndex entry = m_log->model()->index(row, 0);
    m_log->setCurrentIndex(entry);
    m_log->scrollTo(entry, QAbstractItemView::PositionAtCenter);
    m_log->setFocus(Qt::OtherFocusReason);
}

void Drawer::updateEmpty()
{
    if (tab() == Tab::Queue)
        m_stack->setCurrentWidget(m_queue);
    else if (tab() == Tab::Log)
        m_stack->setCurrentWidget(m_log);
    else if (m_problems->model()->rowCount() == 0)
        m_stack->setCurrentWidget(m_noProblems);
    else
        m_stack->setCurrentWidget(m_problems);
}

void Drawer::retranslate()
{
    setAccessibleName(tr("Bottom panel"));
    m_tabs->setTabText(int(Tab::Problems), tr("Problems"));
    m_tabs->setTabText(int(Tab::Queue), tr("Queue and limits"));
    m_tabs->setTabText(int(Tab::Log), tr("Log"));
    m_problems->setAccessibleName(tr("Problems"));
    m_log->setAccessibleName(tr("Log"));
    m_noProblems->setTexts(tr("No problems in the open documents"));
    m_close->setAccessibleName(tr("Close the bottom panel"));
    m_close->setToolTip(tipWithShortcut(tr("Close the bottom panel"), QKeySequence(Qt::Key_Escape)));
}

void Drawer::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Drawer::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QFrame::keyPressEvent(event);
}

} // namespace cuewright
