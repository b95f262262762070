// The window's answers to commands (Shell), and its state between runs.
#include "shell/mainwindow.h"

#include "queue/queuepanel.h"
#include "shell/commandpalette.h"
#include "shell/documentarea.h"
#include "shell/drawer.h"
#include "shell/languagemanager.h"
#include "shell/menus.h"
#include "shell/sidebar.h"
#include "shell/statusline.h"
#include "widgets/dialogs.h"

#include <QAction>
#include <QApplication>
#include <QCryptographicHash>
#include <QMenuBar>
#include <QMessageBox>
#include <QMetaEnum>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>

namespace cuewright {

int MainWindow::pageCount() const
{
    return m_documents ? m_documents->count() : 0;
}

void MainWindow::selectPage(int index)
{
    m_documents->setCurrent(index);
}

void MainWindow::stepPage(int by)
{
    const int count = m_documents->count();
    if (count > 0)
        m_documents->setCurrent((m_documents->currentIndex() + by + count) % count);
}

void MainWindow::closeCurrentPage()
{
    if (Page *page = currentPage())
        closePage(page);
}

void MainWindow::saveCurrentPage()
{
    if (Page *page = currentPage())
        savePage(page);
}

bool MainWindow::hasProject() const
{
    return !m_project.listing().folder.isEmpty();
}

void MainWindow::newPrompt()
{
    const auto name = m_services.ui.dialogs.askText(this, tr("New prompt"), tr("Name of the prompt"));
    if (name && !name->trimmed().isEmpty())
        openNew(m_services.host.createPrompt(name->trimmed()));
}

void MainWindow::newSchema()
{
    const auto name = m_services.ui.dialogs.askText(this, tr("New schema"), tr("Name of the schema"));
    if (name && !name->trimmed().isEmpty())
        openNew(m_services.host.createSchema(name->trimmed()));
}

void MainWindow::newTool()
{
    const auto name = m_services.ui.dialogs.askText(this, tr("New tool"), tr("Name of the tool"));
    if (name && !name->trimmed().isEmpty())
        openNew(m_services.host.createTool(name->trimmed()));
}

void MainWindow::importMessages()
{
    const auto file = m_services.ui.dialogs.openFile(this, tr("Import messages"), m_project.listing().folder, tr("Messages as JSON (*.json)"));
    if (file)
        m_services.host.importConversation(*file);
}

void MainWindow::openNew(const Result<PageKey> &page)
{
    if (!page) {
        report(Problem::Severity::Error, page.error().message, page.error().detail);
        return;
    }
    refreshProject();
    openPage(*page);
}

void MainWindow::chooseProject()
{
    const auto folder = m_services.ui.dialogs.chooseFolder(this, tr("Open a project"), m_project.listing().folder);
    if (folder)
        openProject(*folder);
}

void MainWindow::showPalette(PaletteMode mode)
{
    QList<CommandPalette::Entry> entries;
    const auto addFiles = [&](const QStringList &paths, PageKey::Kind kind) {
        for (const QString &path : paths) {
            entries.append({ProjectModel::shownName(path), path.section(u'/', 0, -2), true,
                [this, kind, path] { openPage({kind, path}); }});
        }
    };
    m_commands.refresh();
    if (mode == PaletteMode::Commands) {
        for (const auto &command : m_commands.commands()) {
            if (command->traits().inPalette) {
                entries.append({command->plainText(), command->action()->shortcut().toString(QKeySequence::NativeText),
                    command->isEnabled(), [action = command->action()] { action->trigger(); }});
            }
        }
    }
    const ProjectListing &listing = m_project.listing();
    addFiles(listing.prompts, PageKey::Kind::Prompt);
    addFiles(listing.schemas, PageKey::Kind::Schema);
    addFiles(listing.tools, PageKey::Kind::Tool);
    addFiles(listing.testSets, PageKey::Kind::TestSet);
    addFiles(listing.traces, PageKey::Kind::Trace);
    m_palette->open(mode == PaletteMode::Commands ? tr("Search or run a command") : tr("Go to file"), entries);
}

bool MainWindow::canTogglePanel(Panel panel) const
{
    return panel != Panel::Right || (currentPage() && currentPage()->hasSidePanel());
}

bool MainWindow::isPanelShown(Panel panel) const
{
    switch (panel) {
    case Panel::Left:
        return m_sidebar && !m_sidebar->isHidden();
    case Panel::Bottom:
        return m_drawer && !m_drawer->isHidden();
    case Panel::Right:
        return m_documents && currentPage() && currentPage()->isSidePanelShown();
    }
    return false;
}

void MainWindow::showPanel(Panel panel, bool shown)
{
    QWidget *widget = panel == Panel::Left ? static_cast<QWidget *>(m_sidebar) : m_drawer;
    if (panel == Panel::Right) {
        if (currentPage())
            currentPage()->showSidePanel(shown);
    } else if (widget->isHidden() == shown) {
        const bool hadFocus = widget->isAncestorOf(QApplication::focusWidget());
        if (panel == Panel::Left && !m_overlay)
            m_sidebarWanted = shown;
        widget->setVisible(shown);
        if (shown && panel == Panel::Left && m_overlay)
            widget->raise();
        if (!shown && hadFocus && currentPage())
            currentPage()->setFocus(Qt::OtherFocusReason);
    }
    m_commands.refresh();
}

// Under the narrow width the sidebar leaves the splitter and lies over the documents, closed until it is asked for.
void MainWindow::setSidebarOverlay(bool overlay)
{
    if (overlay == m_overlay)
        return;
    m_overlay = overlay;
    if (overlay) {
        m_sidebar->setParent(this);
        m_sidebar->hide();
    } else {
        m_inner->insertWidget(0, m_sidebar);
        m_inner->setStretchFactor(1, 1);
        m_sidebar->setVisible(m_sidebarWanted);
        const int sidebar = m_services.ui.theme.px(kSidebarWidth);
        m_inner->setSizes({sidebar, width() - sidebar});
    }
    m_commands.refresh();
}

QList<QWidget *> MainWindow::panes() const
{
    QList<QWidget *> all;
    if (isPanelShown(Panel::Left))
        all.append(m_sidebar);
    if (currentPage())
        all.append(currentPage()->panes());
    if (isPanelShown(Panel::Bottom))
        all.append(m_drawer);
    all.append(statusBar());
    return all;
}

// To the next pane, and there to what had the focus last.
void MainWindow::stepPane(int by)
{
    const QList<QWidget *> all = panes();
    QWidget *focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype pane = 0; pane < all.size() && focus; ++pane) {
        if (all[pane] == focus || all[pane]->isAncestorOf(focus))
            at = pane;
    }
    if (at < 0 && by < 0)
        at = 0;
    for (qsizetype step = 1; step <= all.size(); ++step) {
        QWidget *pane = all[(at + by * step + 2 * all.size()) % all.size()];
        QWidget *target = m_lastFocus.value(pane);
        if (!target || !target->isVisible() || !target->isEnabled()) {
            target = pane->focusPolicy() & Qt::TabFocus ? pane : nullptr;
            const auto children = pane->findChildren<QWidget *>();
            for (auto child = children.begin(); child != children.end() && !target; ++child) {
                if (((*child)->focusPolicy() & Qt::TabFocus) && (*child)->isVisible() && (*child)->isEnabled())
                    target = *child;
            }
        }
        if (target) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void MainWindow::stepProblem(int by)
{
    const int count = m_problems.rowCount();
    if (count == 0)
        return;
    const int before = m_drawer->selectedProblem();
    const int row = before < 0 ? (by > 0 ? 0 : count - 1) : (before + by + count) % count;
    m_drawer->selectProblem(row);
    activateProblem(row);
}

void MainWindow::activateProblem(int row)
{
    const ProblemsModel::Row problem = m_problems.row(row);
    if (const auto key = PageKey::fromString(problem.document)) {
        openPage(*key);
        if (Page *page = m_documents->pageOf(*key))
            page->showProblem(problem.problem);
    }
}

QueueActions *MainWindow::queue() const
{
    return m_drawer ? &m_drawer->queue() : nullptr;
}

bool MainWindow::isQueueShown() const
{
    return isPanelShown(Panel::Bottom) && m_drawer->tab() == Drawer::Tab::Queue;
}

void MainWindow::showQueue(bool shown)
{
    if (shown)
        m_drawer->showTab(Drawer::Tab::Queue);
    showPanel(Panel::Bottom, shown);
    if (shown)
        m_drawer->queue().takeFocus();
}

int MainWindow::zoom() const
{
    return m_services.ui.theme.zoom();
}

void MainWindow::setZoom(int percent)
{
    m_services.ui.theme.setZoom(percent);
    m_services.settings.setValue(QStringLiteral("view/zoom"), zoom());
    m_commands.refresh();
}

Theme::Mode MainWindow::themeMode() const
{
    return m_services.ui.theme.mode();
}

void MainWindow::setThemeMode(Theme::Mode mode)
{
    m_services.ui.theme.setMode(mode);
    m_services.settings.setValue(QStringLiteral("view/theme"), QVariant::fromValue(mode).toString());
    m_commands.refresh();
}

QString MainWindow::language() const
{
    return m_services.languages.chosen();
}

void MainWindow::setLanguage(const QString &code)
{
    m_services.languages.choose(code);
    m_services.settings.setValue(QStringLiteral("view/language"), code);
    m_commands.refresh();
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About Cuewright"),
        tr("Cuewright %1").arg(QCoreApplication::applicationVersion()), QMessageBox::Close, this);
    box->setInformativeText(tr("A workbench for prompts. Free software under the GNU General Public License, version 3 "
                               "or later. It comes with no warranty."));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

// What belongs to a project is kept under its folder; keys of QSettings must not contain a slash of a path.
QString MainWindow::projectKey(const QString &name) const
{
    const QByteArray folder = m_project.listing().folder.toUtf8();
    const QString id = QString::fromLatin1(QCryptographicHash::hash(folder, QCryptographicHash::Sha1).toHex().left(12));
    return QStringLiteral("project/%1/%2").arg(id, name);
}

void MainWindow::saveState()
{
    QSettings &settings = m_services.settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/sidebar"), m_sidebarWanted);
    settings.setValue(QStringLiteral("window/drawer"), isPanelShown(Panel::Bottom));
    if (!m_overlay)
        settings.setValue(QStringLiteral("window/columns"), m_inner->saveState());
    settings.setValue(projectKey(QStringLiteral("rows")), m_outer->saveState());
    settings.setValue(projectKey(QStringLiteral("groups")), m_sidebar->saveState());
    settings.setValue(projectKey(QStringLiteral("tabs")), m_documents->openKeys());
    settings.setValue(projectKey(QStringLiteral("current")), m_documents->currentIndex());
    for (int index = 0; index < m_documents->count(); ++index) {
        const Page *page = m_documents->page(index);
        settings.setValue(projectKey(QStringLiteral("pages/") + page->key().toString()), page->saveState());
    }
}

void MainWindow::restore()
{
    QSettings &settings = m_services.settings;
    bool known = false;
    const int mode = QMetaEnum::fromType<Theme::Mode>().keyToValue(
        settings.value(QStringLiteral("view/theme")).toString().toLatin1().constData(), &known);
    if (known)
        m_services.ui.theme.setMode(Theme::Mode(mode));
    m_services.ui.theme.setZoom(settings.value(QStringLiteral("view/zoom"), 100).toInt());
    m_services.languages.choose(settings.value(QStringLiteral("view/language")).toString());
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    applyWidth();
    m_sidebarWanted = settings.value(QStringLiteral("window/sidebar"), true).toBool();
    if (!m_overlay)
        m_sidebar->setVisible(m_sidebarWanted);
    m_inner->restoreState(settings.value(QStringLiteral("window/columns")).toByteArray());

    if (!hasProject()) {
        const QString folder = settings.value(QStringLiteral("window/project")).toString();
        if (!folder.isEmpty())
            openProject(folder);
    }
    m_outer->restoreState(settings.value(projectKey(QStringLiteral("rows"))).toByteArray());
    m_drawer->setVisible(m_drawer->isVisible() || settings.value(QStringLiteral("window/drawer"), false).toBool());
    const QStringList tabs = settings.value(projectKey(QStringLiteral("tabs"))).toStringList();
    for (const QString &tab : tabs) {
        if (const auto key = PageKey::fromString(tab))
            openPage(*key);
    }
    m_documents->setCurrent(settings.value(projectKey(QStringLiteral("current")), 0).toInt());
    if (m_documents->count() == 0)
        openPage({PageKey::Kind::Welcome, {}});
    m_commands.refresh();
}

} // namespace cuewright
