#include "shell/mainwindow.h"

#include "models/eventlog.h"
#include "models/queuewords.h"
#include "queue/queuefeed.h"
#include "queue/queuepanel.h"
#include "shell/commandpalette.h"
#include "shell/documentarea.h"
#include "shell/drawer.h"
#include "shell/languagemanager.h"
#include "shell/menus.h"
#include "shell/shellcommands.h"
#include "shell/sidebar.h"
#include "shell/selectiontokens.h"
#include "shell/statusline.h"
#include "widgets/dialogs.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>

#include <algorithm>
#include <utility>

namespace cuewright {
namespace {

constexpr int kOverlayBelow = 1180; // design §8, in logical pixels at 100 %
constexpr int kNarrowSidebar = 200;
constexpr int kRoomyFrom = 1360;
constexpr int kDrawerHeight = 220;

} // namespace

MainWindow::MainWindow(const Services &services)
    : m_services(services)
    , m_commands(services.ui.theme, services.settings)
{
    setObjectName(QStringLiteral("mainWindow"));
    addFileCommands(m_commands, *this);
    addEditCommands(m_commands, *this);
    addViewCommands(m_commands, *this);
    addPageCommands(m_commands, *this);
    addQueueCommands(m_commands, *this);
    addAppearanceCommands(m_commands, *this);
    build();
    connectParts();
    for (const auto &command : m_commands.commands()) {
        if (!command->traits().inPlace)
            addAction(command->action()); // shortcuts work without the menu, too
    }
    m_commands.refresh();
}

// The parts go one by one after this, and the focus moves while they do.
MainWindow::~MainWindow()
{
    disconnect(qApp, nullptr, this, nullptr);
    disconnect(&m_services.ui.theme, nullptr, this, nullptr);
}

void MainWindow::build()
{
    const UiContext &ui = m_services.ui;
    menuBar()->setFixedHeight(ui.theme.px(34));
    m_menus = new Menus(ui, m_commands, *menuBar());
    m_outer = new QSplitter(Qt::Vertical, this);
    m_inner = new QSplitter(Qt::Horizontal, m_outer);
    m_sidebar = new Sidebar(ui, m_project, m_inner);
    m_documents = new DocumentArea(ui, m_inner);
    m_drawer = new Drawer(ui, m_problems, m_services.queue, m_services.log, m_outer);
    for (QSplitter *splitter : {m_outer, m_inner}) {
        splitter->setHandleWidth(1);
        splitter->setChildrenCollapsible(false);
    }
    m_inner->setStretchFactor(1, 1);
    m_outer->setStretchFactor(0, 1);
    m_sidebar->setMinimumWidth(180);
    m_sidebar->setMaximumWidth(360);
    m_drawer->queue().setActions({m_commands.action(QStringLiteral("queue.pauseLane")), m_commands.action(QStringLiteral("queue.limits")),
        m_commands.action(QStringLiteral("queue.retryNow")), m_commands.action(QStringLiteral("queue.skip")),
        m_commands.action(QStringLiteral("queue.cancel")), m_commands.action(QStringLiteral("queue.cancelAll")),
        m_commands.action(QStringLiteral("queue.copyRequestId"))});
    m_drawer->hide();
    setCentralWidget(m_outer);
    m_status = new StatusLine(ui, *statusBar());
    statusBar()->setFixedHeight(ui.theme.px(27));
    m_selection = new SelectionTokens(this);
    m_palette = new CommandPalette(ui, this);
    setMinimumSize(820, 560);
    resize(1440, 900);
    m_inner->setSizes({kSidebarWidth, 1440 - kSidebarWidth});
    m_outer->setSizes({900 - kDrawerHeight, kDrawerHeight});
    m_sidebar->setNewAction(m_commands.action(QStringLiteral("file.newPrompt")));
    m_sidebar->setProjectActions({m_commands.action(QStringLiteral("file.openProject")), m_commands.action(QStringLiteral("file.newPrompt")),
        m_commands.action(QStringLiteral("file.newSchema")), m_commands.action(QStringLiteral("file.newTool"))});
}

void MainWindow::connectParts()
{
    connect(m_menus, &Menus::aboutToShow, &m_commands, &CommandRegistry::refresh);
    connect(m_sidebar, &Sidebar::openRequested, this, [this](const PageKey &key) {
        openPage(key);
        if (m_overlay)
            showPanel(Panel::Left, false);
    });
    connect(m_documents, &DocumentArea::currentChanged, this, &MainWindow::pageShown);
    connect(m_documents, &DocumentArea::closeRequested, this, &MainWindow::closePage);
    connect(m_documents, &DocumentArea::newRequested, this, [this] { showPalette(PaletteMode::Files); });
    connect(m_documents, &DocumentArea::pageChanged, this, [this](Page *page) {
        m_project.setModified(page->key().path, page->isDirty());
        m_commands.refresh();
    });
    connect(m_drawer, &Drawer::problemActivated, this, &MainWindow::activateProblem);
    connect(m_drawer, &Drawer::closeRequested, this, [this] { showPanel(Panel::Bottom, false); });
    connect(m_drawer, &Drawer::tabChanged, &m_commands, &CommandRegistry::refresh);
    connect(&m_drawer->queue(), &QueuePanel::commandsChanged, &m_commands, &CommandRegistry::refresh);
    connect(&m_services.queue, &QueueFeed::refreshed, this, &MainWindow::showQueueStatus);
    const auto openDrawer = [this](Drawer::Tab tab) {
        m_drawer->showTab(tab);
        showPanel(Panel::Bottom, true);
    };
    connect(m_selection, &SelectionTokens::changed, this,
        [this] { m_status->setSelection(m_selection->tokens(), m_selection->isExact()); });
    connect(m_status, &StatusLine::problemsRequested, this, [openDrawer] { openDrawer(Drawer::Tab::Problems); });
    connect(m_status, &StatusLine::queueRequested, this, [this] { showQueue(true); });
    connect(m_status, &StatusLine::logRequested, this, [openDrawer] { openDrawer(Drawer::Tab::Log); });
    connect(m_status, &StatusLine::tokensRequested, m_commands.action(QStringLiteral("prompt.tokenBreakdown")), &QAction::trigger);
    connect(m_status, &StatusLine::spendingRequested, this, [this] { openPage({PageKey::Kind::Spending, {}}); });
    connect(m_status, &StatusLine::providersRequested, this, [this] { openPage({PageKey::Kind::Settings, {}}); });
    connect(&m_services.ui.theme, &Theme::changed, this, [this] {
        menuBar()->setFixedHeight(m_services.ui.theme.px(34));
        statusBar()->setFixedHeight(m_services.ui.theme.px(27));
        applyWidth();
    });
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        for (QWidget *pane : panes()) {
            if (now && (pane == now || pane->isAncestorOf(now)))
                m_lastFocus[pane] = now;
        }
        m_commands.refresh();
    });
}

void MainWindow::report(Problem::Severity severity, const QString &text, const QString &detail, const QString &key)
{
    m_services.log.append(QDateTime::currentDateTimeUtc(), severity, text, detail, key);
    if (severity == Problem::Severity::Error) {
        m_drawer->showTab(Drawer::Tab::Log);
        showPanel(Panel::Bottom, true);
    }
}

bool MainWindow::showLogEntry(const QString &key)
{
    const int row = m_services.log.rowOf(key);
    if (row < 0)
        return false;
    m_drawer->showTab(Drawer::Tab::Log);
    showPanel(Panel::Bottom, true);
    m_drawer->selectLogEntry(row);
    return true;
}

bool MainWindow::openProject(const QString &folder)
{
    if (const auto opened = m_services.host.openProject(folder); !opened) {
        report(Problem::Severity::Error, opened.error().message, opened.error().detail);
        return false;
    }
    refreshProject();
    m_services.settings.setValue(QStringLiteral("window/project"), folder);
    m_sidebar->restoreState(m_services.settings.value(projectKey(QStringLiteral("groups"))).toByteArray());
    emit projectOpened(folder);
    return true;
}

void MainWindow::openSample()
{
    const auto page = m_services.host.openSample();
    if (!page) {
        report(Problem::Severity::Error, page.error().message, page.error().detail);
        return;
    }
    refreshProject();
    m_services.settings.setValue(QStringLiteral("window/project"), m_project.listing().folder);
    emit projectOpened(m_project.listing().folder);
    openPage(*page);
}

void MainWindow::refreshProject()
{
    m_project.setListing(m_services.host.listing());
    m_sidebar->updateProject();
    setWindowTitle(hasProject() ? tr("%1 – Cuewright", "name of the project").arg(m_project.listing().name)
                                : QStringLiteral("Cuewright"));
    m_commands.refresh();
}

void MainWindow::openPage(const PageKey &key)
{
    if (const Page *open = m_documents->pageOf(key)) {
        m_documents->setCurrent(m_documents->indexOf(open));
        return;
    }
    const auto made = m_services.host.makePage(key, m_documents);
    if (!made) {
        report(Problem::Severity::Error, made.error().message, made.error().detail);
        return;
    }
    if (!*made)
        return;
    (*made)->restoreState(m_services.settings.value(projectKey(QStringLiteral("pages/") + key.toString())).toByteArray());
    watch(*made);
    m_documents->add(*made);
    updateProblems(*made);
    (*made)->setFocus(Qt::OtherFocusReason);
}

void MainWindow::watch(Page *page)
{
    connect(page, &Page::commandsChanged, &m_commands, &CommandRegistry::refresh);
    connect(page, &Page::openRequested, this, &MainWindow::openPage);
    connect(page, &Page::problemsChanged, this, [this, page] { updateProblems(page); });
    connect(page, &Page::saveEnded, this, [this, page](const std::optional<Error> &error) { saveEnded(page, error); });
    connect(page, &Page::openFailed, this, [this, page](const Error &error) { openFailed(page, error); });
    connect(page, &Page::statusChanged, this, [this, page] {
        if (page == currentPage())
            showStatus(page);
    });
}

void MainWindow::updateProblems(Page *page)
{
    const QList<Problem> problems = page->problems();
    m_problems.setProblems(page->key().toString(), page->title(), problems);
    m_project.setProblem(page->key().path,
        std::any_of(problems.begin(), problems.end(), [](const Problem &p) { return p.severity == Problem::Severity::Error; }));
    m_status->setProblems(m_problems.count(Problem::Severity::Error), m_problems.count(Problem::Severity::Warning));
    m_commands.refresh();
}

void MainWindow::showStatus(const Page *page)
{
    const PageStatus status = page ? page->status() : PageStatus();
    m_status->setPageStatus(status);
    m_selection->setModel(status.model);
}

void MainWindow::showQueueStatus()
{
    m_status->setQueueText(queueCounts(m_services.queue.lanes(), m_services.queue.now()));
}

void MainWindow::pageShown(Page *page)
{
    showStatus(page);
    m_sidebar->showCurrent(page ? page->key() : PageKey());
    m_commands.refresh();
    emit currentPageChanged(page);
}

Page *MainWindow::currentPage() const
{
    return m_documents ? m_documents->current() : nullptr; // commands ask while the window is being built
}

bool MainWindow::savePage(Page *page)
{
    const auto saved = page->save();
    if (!saved)
        report(Problem::Severity::Error, saved.error().message, saved.error().detail);
    return saved.has_value();
}

void MainWindow::saveEnded(Page *page, const std::optional<Error> &error)
{
    const bool closes = m_closing.remove(page);
    if (error)
        report(Problem::Severity::Error, error->message, error->detail);
    if (!closes) // nobody waits for it
        return;
    const bool closed = !error && putAway(page);
    if (m_closing.contains(page)) // edited meanwhile, and saved again
        return;
    if (!closed)
        m_closesAll = false;
    if (m_closesAll)
        QMetaObject::invokeMethod(this, &QWidget::close, Qt::QueuedConnection);
}

void MainWindow::openFailed(Page *page, const Error &error)
{
    report(Problem::Severity::Error, error.message, error.detail);
    closePage(page);
    if (m_documents->count() == 0)
        openPage({PageKey::Kind::Welcome, {}});
}

// Closing cuts off answers that are paid for.
bool MainWindow::mayCut(int requests)
{
    return requests == 0
        || m_services.ui.dialogs.confirm(this, tr("Close while %Ln requests are on their way?", nullptr, requests),
               tr("Those that run may be charged all the same; what has arrived of their answers is kept."), tr("Close"))
        == Dialogs::Answer::Yes;
}

bool MainWindow::closePage(Page *page)
{
    return mayCut(m_services.host.requestsOf(*page)) && putAway(page);
}

bool MainWindow::putAway(Page *page)
{
    const auto waits = [&] {
        if (page->isSaving())
            m_closing.insert(page);
        return page->isSaving();
    };
    if (waits())
        return false;
    if (page->isDirty()) {
        const auto answer = m_services.ui.dialogs.askUnsaved(this, page->title());
        if (answer == Dialogs::Answer::Cancel || (answer == Dialogs::Answer::Save && (!savePage(page) || waits())))
            return false;
        if (answer == Dialogs::Answer::Discard)
            page->giveUpChanges();
    }
    m_services.settings.setValue(projectKey(QStringLiteral("pages/") + page->key().toString()), page->saveState());
    m_problems.setProblems(page->key().toString(), {}, {});
    m_project.setProblem(page->key().path, false);
    m_project.setModified(page->key().path, false);
    m_status->setProblems(m_problems.count(Problem::Severity::Error), m_problems.count(Problem::Severity::Warning));
    page->disconnect(this);
    m_documents->close(page);
    return true;
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_status) {
        m_menus->retranslate();
        m_commands.refresh();
        m_status->retranslate();
        showQueueStatus();
        refreshProject();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!std::exchange(m_closesAll, false)) { // else both were done before its pages went
        saveState();
        if (!mayCut(static_cast<int>(m_services.queue.queue().callCount()))) {
            event->ignore();
            return;
        }
    }
    for (int index = m_documents->count() - 1; index >= 0; --index) {
        Page *page = m_documents->page(index);
        if ((page->isDirty() || page->isSaving()) && !putAway(page)) {
            m_closesAll = m_closing.contains(page);
            event->ignore();
            return;
        }
    }
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    applyWidth();
}

// At 200 % text the window has half its width, as far as the rules are concerned.
void MainWindow::applyWidth()
{
    if (!m_status)
        return;
    const int logical = width() * 100 / std::max(m_services.ui.theme.zoom(), 1);
    setSidebarOverlay(logical < kOverlayBelow);
    m_menus->setCompact(logical < kOverlayBelow);
    m_status->setCompact(logical < kOverlayBelow);
    if (!m_overlay && logical < kRoomyFrom)
        m_inner->setSizes({m_services.ui.theme.px(kNarrowSidebar), width()});
    if (m_overlay)
        m_sidebar->setGeometry(0, menuBar()->height(), m_services.ui.theme.px(kSidebarWidth), m_outer->height());
}

} // namespace cuewright
