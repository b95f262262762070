#pragma once

#include "models/problemsmodel.h"
#include "models/projectmodel.h"
#include "shell/commandregistry.h"
#include "shell/shell.h"
#include "shell/shellhost.h"
#include "widgets/uicontext.h"

#include <QMainWindow>
#include <QPointer>
#include <QSet>

#include <optional>

class QSettings;
class QSplitter;

namespace cuewright {

class CommandPalette;
class DocumentArea;
class Drawer;
class EventLog;
class LanguageManager;
class Menus;
class QueueFeed;
class Sidebar;
class SelectionTokens;
class StatusLine;

/// The window: puts its parts together and passes on what they ask for. What a page does is the page's business, what a
/// command does is the command's.
class MainWindow final : public QMainWindow, private Shell
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MainWindow)
public:
    /// All of it outlives the window.
    struct Services
    {
        UiContext ui;
        ShellHost &host;
        LanguageManager &languages;
        QSettings &settings;
        EventLog &log;
        QueueFeed &queue;
    };

    explicit MainWindow(const Services &services);
    ~MainWindow() override;

    /// Opens a folder as the project and shows its files; a failure goes to the log and is shown there.
    bool openProject(const QString &folder);
    void openSample();
    void refreshProject(); ///< after files came or went
    void openPage(const PageKey &key) override;
    /// Size, panels, tabs and theme as they were; without any, the Welcome page.
    void restore();

    CommandRegistry &commands() { return m_commands; }
    StatusLine &status() { return *m_status; }
    ProjectModel &project() { return m_project; }
    Sidebar &sidebar() { return *m_sidebar; }
    Page *currentPage() const override;
    /// In the log, and on screen where it is an error.
    /// `key`: for showLogEntry().
    void report(Problem::Severity severity, const QString &text, const QString &detail = {}, const QString &key = {});
    bool showLogEntry(const QString &key); ///< false: the log does not have it

signals:
    void projectOpened(const QString &folder);
    void currentPageChanged(cuewright::Page *page);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    // Shell
    int pageCount() const override;
    void selectPage(int index) override;
    void stepPage(int by) override;
    void closeCurrentPage() override;
    void saveCurrentPage() override;
    bool hasProject() const override;
    void newPrompt() override;
    void newSchema() override;
    void newTool() override;
    void chooseProject() override;
    void importMessages() override;
    void quit() override { close(); }
    void showPalette(PaletteMode mode) override;
    bool canTogglePanel(Panel panel) const override;
    bool isPanelShown(Panel panel) const override;
    void showPanel(Panel panel, bool shown) override;
    void stepPane(int by) override;
    void stepProblem(int by) override;
    int problemCount() const override { return m_problems.rowCount(); }
    QueueActions *queue() const override;
    bool isQueueShown() const override;
    void showQueue(bool shown) override;
    int zoom() const override;
    void setZoom(int percent) override;
    Theme::Mode themeMode() const override;
    void setThemeMode(Theme::Mode mode) override;
    QString language() const override;
    void setLanguage(const QString &code) override;
    void showAbout() override;

    static constexpr int kSidebarWidth = 232; // design pixels

    void build();
    void connectParts();
    void openNew(const Result<PageKey> &page); ///< a file that has just been made
    void pageShown(Page *page);
    void showStatus(const Page *page);
    void showQueueStatus();
    void watch(Page *page);
    bool closePage(Page *page); ///< false: it stays, or waits for what it saves
    bool putAway(Page *page); ///< the same; its requests are given up
    bool mayCut(int requests);
    bool savePage(Page *page); ///< or begins to
    void saveEnded(Page *page, const std::optional<Error> &error);
    void openFailed(Page *page, const Error &error);
    void updateProblems(Page *page);
    void activateProblem(int row);
    void applyWidth();
    void setSidebarOverlay(bool overlay);
    void saveState();
    QString projectKey(const QString &name) const;
    QList<QWidget *> panes() const;

    Services m_services;
    ProjectModel m_project;
    ProblemsModel m_problems;
    CommandRegistry m_commands;
    Menus *m_menus = nullptr;
    QSplitter *m_outer = nullptr; ///< documents over drawer
    QSplitter *m_inner = nullptr; ///< sidebar beside documents
    Sidebar *m_sidebar = nullptr;
    DocumentArea *m_documents = nullptr;
    Drawer *m_drawer = nullptr;
    StatusLine *m_status = nullptr;
    SelectionTokens *m_selection = nullptr;
    CommandPalette *m_palette = nullptr;
    QHash<QWidget *, QPointer<QWidget>> m_lastFocus; ///< by pane
    bool m_overlay = false; ///< the sidebar lies over the documents instead of beside them
    QSet<Page *> m_closing; ///< pages that are closed when they have been saved
    bool m_closesAll = false; ///< and the window after them
    bool m_sidebarWanted = true; ///< where there is room for it
};

} // namespace cuewright
