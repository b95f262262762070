#include "models/eventlog.h"
#include "shell/commandpalette.h"
#include "shell/documentarea.h"
#include "shell/drawer.h"
#include "shell/languagemanager.h"
#include "shell/mainwindow.h"
#include "shell/sidebar.h"
#include "shell/statusline.h"
#include "queue/queuefeed.h"
#include "fakeclock.h"
#include "ui/support/fakequeue.h"
#include "ui/support/uitest.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStatusBar>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <QtTest>

using namespace cuewright;

namespace {

/// A page with two panes of text; what is typed into the first makes it dirty.
class FakePage final : public Page
{
public:
    FakePage(PageKey key, QWidget *parent)
        : Page(std::move(key), parent)
        , first(new QPlainTextEdit(this))
        , second(new QLineEdit(this))
    {
        auto *layout = new QVBoxLayout(this);
        layout->addWidget(first);
        layout->addWidget(second);
        setFocusProxy(first);
        connect(first, &QPlainTextEdit::textChanged, this, [this] {
            dirty = true;
            emit titleChanged();
        });
    }
    QString title() const override { return key().path.isEmpty() ? QStringLiteral("Welcome") : ProjectModel::shownName(key().path); }
    Glyph glyph() const override { return Glyph::Prompt; }
    bool isDirty() const override { return dirty; }
    Result<> save() override
    {
        if (saveFails)
            return fail(Error::Code::Io, QStringLiteral("The disk is full."));
        if (savesBeside) {
            saving = true;
            return {};
        }
        dirty = false;
        ++saves;
        emit titleChanged();
        return {};
    }
    bool isSaving() const override { return saving; }
    void endSaving(const std::optional<Error> &error = {}, bool isEdited = false)
    {
        saving = false;
        dirty = error.has_value() || isEdited;
        saves += error ? 0 : 1;
        emit titleChanged();
        emit saveEnded(error);
    }
    QByteArray saveState() const override { return second->text().toUtf8(); }
    void restoreState(const QByteArray &state) override { second->setText(QString::fromUtf8(state)); }
    QList<QWidget *> panes() override { return {first, second}; }
    QList<Problem> problems() const override { return reported; }
    void showProblem(const Problem &problem) override { shown << problem.text; }
    PageStatus status() const override { return {374, true, 500, 128'000}; }
    bool canPerform(const QString &command) const override { return command == QLatin1String("run.start") || (command == QLatin1String("edit.undo") && hasHistory); }
    void perform(const QString &command) override { performed << command; }

    QPlainTextEdit *first;
    QLineEdit *second;
    QList<Problem> reported;
    QStringList shown;
    QStringList performed;
    bool dirty = false;
    bool saveFails = false;
    bool savesBeside = false; ///< until endSaving()
    bool saving = false;
    bool hasHistory = false;
    int saves = 0;
};

class FakeHost final : public ShellHost
{
public:
    Result<Page *> makePage(const PageKey &key, QWidget *parent) override
    {
        if (key.path.contains(QStringLiteral("broken")))
            return fail(Error::Code::Parse, QStringLiteral("Line 3 is broken."));
        return new FakePage(key, parent);
    }
    Result<> openProject(const QString &folder) override
    {
        if (folder == QLatin1String("/missing"))
            return fail(Error::Code::NotFound, QStringLiteral("There is no such folder."));
        project.folder = folder;
        project.name = QStringLiteral("Support desk");
        project.prompts = {QStringLiteral("prompts/broken.prompty"), QStringLiteral("prompts/Reply draft.prompty"), QStringLiteral("prompts/Ticket triage.prompty")};
        project.schemas = {QStringLiteral("schemas/ticket_triage.schema.json")};
        project.tools = {QStringLiteral("tools/find_customer.tool.json"), QStringLiteral("tools/list_invoices.tool.json")};
        project.testSets = {QStringLiteral("data/tickets-november.csv")};
        return {};
    }
    Result<PageKey> openSample() override { return PageKey{PageKey::Kind::Prompt, QStringLiteral("prompts/Ticket triage.prompty")}; }
    ProjectListing listing() const override { return project; }
    int requestsOf(const Page &page) const override { return requests.value(page.key().path); }
    Result<PageKey> createPrompt(const QString &name) override
    {
        const QString path = QStringLiteral("prompts/%1.prompty").arg(name);
        project.prompts.append(path);
        return PageKey{PageKey::Kind::Prompt, path};
    }

    Result<PageKey> createSchema(const QString &name) override
    {
        const QString path = QStringLiteral("schemas/%1.schema.json").arg(name);
        project.schemas.append(path);
        return PageKey{PageKey::Kind::Schema, path};
    }

    Result<PageKey> createTool(const QString &name) override
    {
        const QString path = QStringLiteral("tools/%1.tool.json").arg(name);
        project.tools.append(path);
        return PageKey{PageKey::Kind::Tool, path};
    }

    void importConversation(const QString &file) override { imported << file; }

    ProjectListing project;
    QStringList imported;
    QHash<QString, int> requests; ///< under way, by the page's file
};

const PageKey kTriage{PageKey::Kind::Prompt, QStringLiteral("prompts/Ticket triage.prompty")};
const PageKey kDraft{PageKey::Kind::Prompt, QStringLiteral("prompts/Reply draft.prompty")};

/// A window with its surroundings, and what a test looks at.
struct Window
{
    explicit Window(const QString &settingsFile, Theme::Mode mode = Theme::Mode::Light)
        : ui(mode)
        , settings(settingsFile, QSettings::IniFormat)
        , window({ui.context, host, languages, settings, log, feed})
    {
    }
    void show(QSize size = {1440, 900})
    {
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    FakePage *page() { return static_cast<FakePage *>(window.currentPage()); }
    template<typename T> T *find(const char *name) { return window.findChild<T *>(QLatin1String(name)); }
    DocumentArea *documents() { return window.findChild<DocumentArea *>(); }
    void keys(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window, key, modifiers);
    }

    UiTest ui;
    FakeHost host;
    LanguageManager languages;
    QSettings settings;
    EventLog log;
    FakeClock clock;
    FakeQueue queue;
    QueueFeed feed{queue, clock};
    MainWindow window;
};

} // namespace

class TestMainWindow final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("s.ini"));
    }

    void shortcutsAreDistinctAndWithoutAltGr()
    {
        Window w(m_file);
        QHash<QString, QString> seen;
        for (const auto &command : w.window.commands().commands()) {
            const QKeySequence keys = command->action()->shortcut();
            QVERIFY2(!command->text().isEmpty(), qPrintable(command->traits().id));
            if (keys.isEmpty())
                continue;
            const QString text = keys.toString();
            QVERIFY2(!seen.contains(text), qPrintable(command->traits().id + u' ' + seen.value(text)));
            seen.insert(text, command->traits().id);
            const auto modifiers = keys[0].keyboardModifiers();
            QVERIFY2(!(modifiers.testFlag(Qt::ControlModifier) && modifiers.testFlag(Qt::AltModifier)), qPrintable(text));
            const bool function = keys[0].key() >= Qt::Key_F1 && keys[0].key() <= Qt::Key_F12;
            if (command->traits().inPlace)
                continue; // single letters, in lists alone
            const bool withoutLetter = keys[0].key() == Qt::Key_Return; // no letter of a menu is taken by Alt and this
            QVERIFY2(function || withoutLetter || modifiers.testFlag(Qt::ControlModifier), qPrintable(text));
        }
        for (const char *needed : {"Ctrl+K", "Ctrl+P", "F6", "Shift+F6", "Ctrl+Tab", "Ctrl+W", "Ctrl+B", "Ctrl+J", "Ctrl+Shift+B",
                 "Ctrl+F", "F3", "Ctrl++", "Ctrl+-", "Ctrl+0", "Ctrl+Return", "Ctrl+.", "Ctrl+S", "F8", "Shift+F8", "Ctrl+,"})
            QVERIFY2(seen.contains(QLatin1String(needed)), needed);
    }

    void undoReachesThePageFromAnyControl()
    {
        Window w(m_file);
        w.show();
        QVERIFY(w.window.openProject(QStringLiteral("/p")));
        w.window.openPage(kTriage);
        w.find<QTreeView>("projectTree")->setFocus();
        QAction *undo = w.window.commands().action(QStringLiteral("edit.undo"));
        emit w.page()->commandsChanged();
        QVERIFY(!undo->isEnabled());
        w.page()->hasHistory = true;
        emit w.page()->commandsChanged();
        QVERIFY(undo->isEnabled());
        undo->trigger();
        QCOMPARE(w.page()->performed, QStringList(QStringLiteral("edit.undo")));
        QVERIFY(!w.window.commands().action(QStringLiteral("edit.redo"))->isEnabled());
        // A text undoes its own edits.
        w.page()->second->setFocus();
        QTest::keyClicks(w.page()->second, QStringLiteral("a"));
        undo->trigger();
        QCOMPARE(w.page()->second->text(), QString());
        QCOMPARE(w.page()->performed.size(), 1);
    }

    void treeOpensFiles()
    {
        Window w(m_file);
        w.show();
        QVERIFY(w.window.openProject(QStringLiteral("/p")));
        auto *tree = w.find<QTreeView>("projectTree");
        auto *filter = w.find<QLineEdit>("projectFilter");
        QTest::keyClicks(filter, QStringLiteral("TRIA"));
        QCOMPARE(tree->model()->rowCount(), 2); // prompts and schemas have one each
        const QModelIndex file = tree->model()->index(0, 0, tree->model()->index(0, 0));
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(file).center());
        QVERIFY(w.page());
        QVERIFY(w.page()->key() == kTriage);
        // The same file again is the same tab.
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(file).center());
        QCOMPARE(w.documents()->count(), 1);
        filter->setFocus();
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(tree->model()->rowCount(), 5);
    }

    void paletteRunsCommandsAndOpensFiles()
    {
        Window w(m_file);
        w.show();
        w.window.openProject(QStringLiteral("/p"));
        w.window.openPage(kDraft);
        w.page()->first->setFocus();
        w.keys(Qt::Key_K, Qt::ControlModifier);
        auto *palette = w.find<CommandPalette>("commandPalette");
        QVERIFY(palette->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("dark"));
        QCOMPARE(palette->shown().first(), QStringLiteral("Dark theme"));
        w.keys(Qt::Key_Return);
        QVERIFY(!palette->isVisible());
        QVERIFY(w.ui.theme.isDark());
        QVERIFY2(w.page()->first->hasFocus(), "the focus is back where it was");
        w.keys(Qt::Key_P, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("triage"));
        QCOMPARE(palette->shown().first(), QStringLiteral("Ticket triage"));
        w.keys(Qt::Key_Down);
        w.keys(Qt::Key_Up);
        w.keys(Qt::Key_Return);
        QVERIFY(w.page()->key() == kTriage);
        w.keys(Qt::Key_K, Qt::ControlModifier);
        w.keys(Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
    }

    void paletteSaysWhenNothingIsFound()
    {
        Window w(m_file);
        w.show();
        w.keys(Qt::Key_K, Qt::ControlModifier);
        auto *palette = w.find<CommandPalette>("commandPalette");
        auto *nothing = w.find<QWidget>("paletteNothing");
        auto *list = w.find<QWidget>("paletteList");
        QVERIFY(list->isVisible());
        QVERIFY(!nothing->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("qqzzxx"));
        QVERIFY(palette->shown().isEmpty());
        QVERIFY(!list->isVisible());
        QVERIFY(nothing->isVisible());
        QCOMPARE(nothing->accessibleName(), QStringLiteral("Nothing found for “qqzzxx”"));
        QVERIFY(saveScreenshot(w.window, QStringLiteral("shell-palette-nothing")));
        w.keys(Qt::Key_Return); // does nothing, and breaks nothing
        QVERIFY(palette->isVisible());
        for (int i = 0; i < 6; ++i)
            w.keys(Qt::Key_Backspace);
        QVERIFY(list->isVisible());
        QVERIFY(!nothing->isVisible());
        w.keys(Qt::Key_Escape);
        QVERIFY(!palette->isVisible());
    }

    void pageCommandsFollowTheCurrentPage()
    {
        Window w(m_file);
        w.show();
        QVERIFY(!w.window.commands().action(QStringLiteral("run.start"))->isEnabled());
        w.window.openPage(kTriage);
        QVERIFY(w.window.commands().action(QStringLiteral("run.start"))->isEnabled());
        QVERIFY(!w.window.commands().action(QStringLiteral("run.stop"))->isEnabled());
        w.page()->first->setFocus();
        w.keys(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(w.page()->performed, QStringList(QStringLiteral("run.start")));
        QCOMPARE(w.page()->first->toPlainText(), QString());
    }

    void tabsByKeyboard()
    {
        Window w(m_file);
        w.show();
        w.window.openPage(kTriage);
        w.window.openPage(kDraft);
        w.keys(Qt::Key_Tab, Qt::ControlModifier);
        QVERIFY(w.page()->key() == kTriage);
        w.keys(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(w.page()->key() == kDraft);
        w.keys(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(w.documents()->count(), 1);
        w.keys(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(w.documents()->count(), 0);
        QVERIFY(!w.window.currentPage());
    }

    void closingAsksWhileRequestsRun()
    {
        Window w(m_file);
        w.show();
        w.queue.shownCalls = {CallStatus()};
        w.ui.dialogs.answerNextQuestion(Dialogs::Answer::Cancel);
        QVERIFY(!w.window.close());
        QVERIFY(w.window.isVisible());
        QVERIFY(w.ui.dialogs.asked().constLast().contains(QStringLiteral("on their way"))
            || w.ui.dialogs.asked().constLast().contains(QStringLiteral("on its way")));
        w.ui.dialogs.answerNextQuestion(Dialogs::Answer::Yes);
        QVERIFY(w.window.close());
        QCOMPARE(w.ui.dialogs.asked().size(), 2);
        w.queue.shownCalls.clear(); // none runs: nobody is asked
        w.window.show();
        QVERIFY(w.window.close());
        QCOMPARE(w.ui.dialogs.asked().size(), 2);
    }

    void closingATabAsksWhileItsRequestsRun()
    {
        Window w(m_file);
        w.show();
        w.window.openProject(QStringLiteral("/p"));
        w.window.openPage(kDraft);
        w.window.openPage(kTriage);
        w.host.requests[kTriage.path] = 2;
        w.ui.dialogs.answerNextQuestion(Dialogs::Answer::Cancel);
        w.keys(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(w.documents()->count(), 2);
        QVERIFY2(w.ui.dialogs.asked().constLast().contains(u'2'), qPrintable(w.ui.dialogs.asked().constLast()));
        w.ui.dialogs.answerNextQuestion(Dialogs::Answer::Yes);
        w.keys(Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(w.documents()->count(), 1);
        w.keys(Qt::Key_W, Qt::ControlModifier); // nothing of its own runs
        QCOMPARE(w.documents()->count(), 0);
        QCOMPARE(w.ui.dialogs.asked().size(), 2);
    }

    // One question for all requests; then those about what is not saved.
    void closingTheWindowAsksOnceForThePagesToo()
    {
        Window w(m_file);
        w.show();
        w.window.openProject(QStringLiteral("/p"));
        w.window.openPage(kTriage);
        w.host.requests[kTriage.path] = 1;
        w.queue.shownCalls = {CallStatus()};
        w.page()->dirty = true;
        w.ui.dialogs.answerNextQuestion(Dialogs::Answer::Yes);
        w.ui.dialogs.answerNextQuestion(Dialogs::Answer::Discard);
        QVERIFY(w.window.close());
        QCOMPARE(w.ui.dialogs.asked().size(), 2);
    }

    void closingAsksForChanges_data()
    {
        QTest::addColumn<int>("answer");
        QTest::addColumn<bool>("fails");
        QTest::addColumn<bool>("closed");
        QTest::addColumn<int>("saves");
        QTest::newRow("save") << int(Dialogs::Answer::Save) << false << true << 1;
        QTest::newRow("save fails") << int(Dialogs::Answer::Save) << true << false << 0;
        QTest::newRow("discard") << int(Dialogs::Answer::Discard) << false << true << 0;
        QTest::newRow("cancel") << int(Dialogs::Answer::Cancel) << false << false << 0;
    }
    void closingAsksForChanges()
    {
        QFETCH(int, answer);
        QFETCH(bool, fails);
        QFETCH(bool, closed);
        Window w(m_file);
        w.show();
        w.window.openProject(QStringLiteral("/p"));
        w.window.openPage(kTriage);
        QPointer<FakePage> page = w.page();
        page->saveFails = fails;
        QTest::keyClicks(page->first, QStringLiteral("x"));
        QVERIFY(w.window.project().indexOf(kTriage.path).data(ProjectModel::ModifiedRole).toBool());
        w.ui.dialogs.answerNextQuestion(Dialogs::Answer(answer));
        w.keys(Qt::Key_W, Qt::ControlModifier);
        const int saves = page->saves; // closed pages are deleted from the event loop, so it is still there
        QTEST(saves, "saves");
        QCOMPARE(w.documents()->count() == 0, closed);
        QCOMPARE(w.ui.dialogs.asked().size(), 1);
        QCOMPARE(w.log.rowCount(), fails ? 1 : 0);
        if (!closed) {
            w.ui.dialogs.answerNextQuestion(Dialogs::Answer::Cancel);
            QVERIFY2(!w.window.close(), "the window stays, too");
            QVERIFY(w.window.isVisible());
            page->dirty = false;
        }
    }

    void closingWaitsForWhatIsSaved_data()
    {
        QTest::addColumn<bool>("fails");
        QTest::addColumn<bool>("isEdited"); // while it is saved
        QTest::addColumn<bool>("closed");
        QTest::newRow("saved") << false << false << true;
        QTest::newRow("not saved") << true << false << false;
        QTest::newRow("edited meanwhile") << false << true << false;
    }
    void closingWaitsForWhatIsSaved()
    {
        QFETCH(bool, fails);
        QFETCH(bool, isEdited);
        QFETCH(bool, closed);
        Window w(m_file);
        w.show();
        w.window.openProject(QStringLiteral("/p"));
        w.window.openPage(kTriage);
        QPointer<FakePage> page = w.page();
        page->savesBeside = true;
        QTest::keyClicks(page->first, QStringLiteral("x"));
        w.ui.dialogs.answerNextQuestion(Dialogs::Answer::Save);
        w.keys(Qt::Key_W, Qt::ControlModifier);
        w.keys(Qt::Key_W, Qt::ControlModifier); // impatience asks nothing again
        QVERIFY(page->saving);
        QCOMPARE(w.documents()->count(), 1);
        QCOMPARE(w.ui.dialogs.asked().size(), 1);
        if (isEdited)
            w.ui.dialogs.answerNextQuestion(Dialogs::Answer::Cancel);
        page->endSaving(fails ? std::optional(Error{Error::Code::Io, QStringLiteral("The disk is full."), {}, {}}) : std::nullopt, isEdited);
        QCOMPARE(w.documents()->count() == 0, closed);
        QCOMPARE(w.ui.dialogs.asked().size(), isEdited ? 2 : 1);
        QCOMPARE(w.log.rowCount(), fails ? 1 : 0);
        if (closed)
            return;
        // A later save closes nothing by itself.
        QVERIFY(page->save());
        page->endSaving();
        QCOMPARE(w.documents()->count(), 1);
    }

    void theWindowWaitsForWhatIsSaved()
    {
        Window w(m_file);
        w.show();
        w.window.openProject(QStringLiteral("/p"));
        w.window.openPage(kDraft);
        w.window.openPage(kTriage);
        QPointer<FakePage> page = w.page();
        page->savesBeside = true;
        QTest::keyClicks(page->first, QStringLiteral("x"));
        w.keys(Qt::Key_S, Qt::ControlModifier);
        QVERIFY(page->saving);
        QVERIFY(!w.window.close()); // and nobody is asked
        QVERIFY(w.window.isVisible());
        page->endSaving(Error{Error::Code::Io, QStringLiteral("The disk is full."), {}, {}});
        QCoreApplication::sendPostedEvents();
        QVERIFY(w.window.isVisible());
        w.ui.dialogs.answerNextQuestion(Dialogs::Answer::Save);
        QVERIFY(!w.window.close());
        page->endSaving();
        QTRY_VERIFY(!w.window.isVisible());
        QCOMPARE(w.ui.dialogs.asked().size(), 1);
        // What was open is opened again, the page that had to wait too.
        Window next(m_file);
        next.window.restore();
        QCOMPARE(next.documents()->count(), 2);
    }

    void pagesThatCannotBeReadGo()
    {
        Window w(m_file);
        w.show();
        w.window.openProject(QStringLiteral("/p"));
        w.window.openPage(kTriage);
        emit w.page()->openFailed({Error::Code::Parse, QStringLiteral("Line 3 is broken."), {}, {}});
        QCOMPARE(w.documents()->count(), 1);
        QVERIFY(w.page()->key().kind == PageKey::Kind::Welcome); // something to go on with
        QCOMPARE(w.log.index(0).data().toString(), QStringLiteral("Line 3 is broken."));
    }

    void failuresAreToldInTheLog()
    {
        Window w(m_file);
        w.show();
        QVERIFY(!w.window.openProject(QStringLiteral("/missing")));
        QCOMPARE(w.log.index(0).data().toString(), QStringLiteral("There is no such folder."));
        auto *drawer = w.find<Drawer>("drawer");
        QVERIFY(drawer->isVisible());
        QCOMPARE(drawer->tab(), Drawer::Tab::Log);
        w.find<QToolButton>("drawerClose")->setFocus();
        w.keys(Qt::Key_Escape);
        QVERIFY(!drawer->isVisible());
        w.window.openPage({PageKey::Kind::Prompt, QStringLiteral("prompts/broken.prompty")});
        QCOMPARE(w.documents()->count(), 0);
        QCOMPARE(w.log.rowCount(), 2);
    }

    void problemsAreSteppedThrough()
    {
        Window w(m_file);
        w.show();
        w.window.openProject(QStringLiteral("/p"));
        w.window.openPage(kDraft);
        w.window.openPage(kTriage);
        FakePage *page = w.page();
        page->reported = {{Problem::Severity::Error, QStringLiteral("one"), {}, {}}, {Problem::Severity::Warning, QStringLiteral("two"), {}, {}}};
        emit page->problemsChanged();
        QCOMPARE(w.find<QToolButton>("statusProblems")->text(), QStringLiteral("2 problems"));
        QVERIFY(w.window.project().indexOf(kTriage.path).data(ProjectModel::ProblemRole).toBool());
        w.keys(Qt::Key_1, Qt::ControlModifier); // away from it
        w.keys(Qt::Key_F8);
        QCOMPARE(w.window.currentPage(), page);
        w.keys(Qt::Key_F8);
        w.keys(Qt::Key_F8);
        w.keys(Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(page->shown.join(u' '), QStringLiteral("one two one two"));
        w.window.commands().action(QStringLiteral("file.closeTab"))->trigger();
        QCOMPARE(w.find<QToolButton>("statusProblems")->text(), QStringLiteral("No problems"));
    }

    void panesAreCycledAndRemembered()
    {
        Window w(m_file);
        w.show();
        w.window.openProject(QStringLiteral("/p"));
        w.window.openPage(kTriage);
        FakePage *page = w.page();
        auto *tree = w.find<QTreeView>("projectTree");
        tree->setFocus();
        w.keys(Qt::Key_F6);
        QVERIFY(page->first->hasFocus());
        w.keys(Qt::Key_F6);
        QVERIFY(page->second->hasFocus());
        w.keys(Qt::Key_F6);
        QVERIFY(w.window.statusBar()->isAncestorOf(QApplication::focusWidget()));
        w.keys(Qt::Key_F6);
        QVERIFY2(tree->hasFocus(), "the last focused child of the pane");
        w.keys(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(w.window.statusBar()->isAncestorOf(QApplication::focusWidget()));
    }

    void narrowWindowsLayTheSidebarOver()
    {
        Window w(m_file);
        w.show({1440, 900});
        w.window.openProject(QStringLiteral("/p"));
        auto *sidebar = w.find<Sidebar>("sidebar");
        QVERIFY(sidebar->isVisible());
        w.window.resize(1024, 700);
        QTRY_VERIFY(!sidebar->isVisible());
        QCOMPARE(w.documents()->width(), 1024);
        w.window.commands().action(QStringLiteral("view.leftPanel"))->trigger();
        QVERIFY(sidebar->isVisible());
        QCOMPARE(w.documents()->width(), 1024); // it lies over them
        auto *tree = w.find<QTreeView>("projectTree");
        const QModelIndex file = tree->model()->index(1, 0, tree->model()->index(0, 0));
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(file).center());
        QVERIFY(w.page());
        QVERIFY2(!sidebar->isVisible(), "it has done what it was opened for");
        w.window.resize(1440, 900);
        QTRY_VERIFY(sidebar->isVisible());
        QTRY_VERIFY(w.documents()->width() < 1300);
        auto *field = w.find<QPushButton>("commandField");
        auto *panels = w.window.menuBar()->findChild<QToolButton *>(QStringLiteral("view.leftPanel"));
        QTRY_VERIFY2(field->geometry().right() < panels->geometry().left(), "the longer command field has its room");
        QCOMPARE(w.window.minimumSize(), QSize(820, 560));
    }

    void stateComesBack()
    {
        {
            Window w(m_file);
            w.show({1300, 800});
            w.window.openProject(QStringLiteral("/p"));
            w.window.openPage(kTriage);
            w.page()->second->setText(QStringLiteral("scrolled"));
            w.window.openPage(kDraft);
            w.documents()->setCurrent(0);
            w.window.commands().action(QStringLiteral("view.bottomPanel"))->trigger();
            w.window.commands().action(QStringLiteral("view.theme.dark"))->trigger();
            w.window.commands().action(QStringLiteral("view.zoomIn"))->trigger();
            QVERIFY(w.window.close());
        }
        Window w(m_file);
        w.window.restore();
        w.window.show();
        QCOMPARE(w.host.project.folder, QStringLiteral("/p"));
        QCOMPARE(w.documents()->openKeys(), QStringList({kTriage.toString(), kDraft.toString()}));
        QVERIFY(w.page()->key() == kTriage);
        QCOMPARE(w.page()->second->text(), QStringLiteral("scrolled"));
        QVERIFY(w.find<Drawer>("drawer")->isVisible());
        QVERIFY(w.ui.theme.isDark());
        QCOMPARE(w.ui.theme.zoom(), 110);
        QCOMPARE(w.window.size(), QSize(1300, 800));
    }

    void firstStartAndDamagedStateShowWelcome()
    {
        {
            QSettings damaged(m_file, QSettings::IniFormat);
            damaged.setValue(QStringLiteral("window/geometry"), QByteArray("rubbish"));
            damaged.setValue(QStringLiteral("window/columns"), QByteArray("rubbish"));
            damaged.setValue(QStringLiteral("view/theme"), QStringLiteral("Purple"));
            damaged.setValue(QStringLiteral("view/zoom"), QStringLiteral("many"));
            damaged.setValue(QStringLiteral("view/language"), QStringLiteral("tlh"));
        }
        Window w(m_file);
        w.window.restore();
        w.window.show();
        QVERIFY(w.page());
        QCOMPARE(w.page()->key().kind, PageKey::Kind::Welcome);
        QCOMPARE(w.ui.theme.zoom(), 80); // what cannot be read as a number is the smallest allowed
        QCOMPARE(w.languages.current(), QStringLiteral("en"));
    }

    void pageKeysSurviveText_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("prompt") << "prompt:prompts/a b.prompty" << true;
        QTest::newRow("with colons") << "schema:odd:name" << true;
        QTest::newRow("no file") << "settings:" << true;
        QTest::newRow("unknown kind") << "poem:x" << false;
        QTest::newRow("no colon") << "prompt" << false;
        QTest::newRow("empty") << "" << false;
    }
    void pageKeysSurviveText()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        const auto key = PageKey::fromString(text);
        QCOMPARE(key.has_value(), valid);
        if (key)
            QCOMPARE(key->toString(), text);
    }

    void everyControlHasAName()
    {
        Window w(m_file);
        w.show();
        w.window.openProject(QStringLiteral("/p"));
        const auto widgets = w.window.findChildren<QWidget *>();
        for (const QWidget *widget : widgets) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->inherits("QLineEditIconButton"))
                continue;
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }

    void tokensOfTheSelection()
    {
        Window w(m_file);
        w.show();
        const auto *said = w.window.findChild<QToolButton *>(QStringLiteral("statusSelection"));
        QVERIFY(said && !said->isVisible());
        w.window.status().setSelection(12, true);
        QVERIFY(said->isVisible());
        QCOMPARE(said->text(), QStringLiteral("12 tokens selected"));
        w.window.status().setSelection(195, false);
        QCOMPARE(said->text(), QStringLiteral("≈195 tokens selected"));
        const QString english = said->toolTip();
        w.languages.choose(QStringLiteral("de"));
        QTRY_COMPARE(said->text(), QStringLiteral("≈195 Tokens ausgewählt"));
        QVERIFY(said->toolTip() != english);
        w.window.status().setSelection({}, true);
        QVERIFY(!said->isVisible());
    }

    void sessionWithUnknownCostsIsAtLeastThat()
    {
        Window w(m_file);
        w.show();
        const auto *said = w.window.findChild<QToolButton *>(QStringLiteral("statusSession"));
        const Money spent = Money::fromPico(35'000'000'000);
        w.window.status().setSession(spent, false, {}, 0.8, true);
        QCOMPARE(said->text(), QStringLiteral("Session at least $0.0350"));
        w.window.status().setSession(spent, false);
        QCOMPARE(said->text(), QStringLiteral("Session $0.0350"));
    }

    void lettersOfAMenuAreUnique_data()
    {
        QTest::addColumn<QString>("language");
        for (const QString &code : LanguageManager::available())
            QTest::newRow(qPrintable(code)) << code;
    }
    void lettersOfAMenuAreUnique()
    {
        QFETCH(const QString, language);
        Window w(m_file);
        w.show();
        w.languages.choose(language);
        QCoreApplication::sendPostedEvents(); // the menus hear of it by an event
        QList<QList<QAction *>> menus{w.window.menuBar()->actions()};
        QCOMPARE(menus.first().size(), 7);
        for (const QAction *menu : w.window.menuBar()->actions())
            menus.append(menu->menu()->actions());
        for (const QList<QAction *> &menu : menus) {
            QHash<QString, QString> taken; // by letter
            for (const QAction *action : menu) {
                if (action->isSeparator())
                    continue;
                const QString text = action->text();
                const QString letter = text.mid(text.indexOf(u'&') + 1, 1).toLower();
                QVERIFY2(text.contains(u'&'), qPrintable(text));
                QVERIFY2(!taken.contains(letter), qPrintable(taken.value(letter) + QLatin1String(" / ") + text));
                taken.insert(letter, text);
            }
        }
    }

    void commandFieldKeepsItsWordsFromItsKeys_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("keys");
        QTest::addColumn<bool>("whole");
        QTest::newRow("English") << "en" << "Ctrl+K" << true;
        QTest::newRow("German") << "de" << "Ctrl+K" << true;
        QTest::newRow("long keys") << "en" << "Ctrl+Shift+Meta+Backspace" << false;
    }
    void commandFieldKeepsItsWordsFromItsKeys()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, keys);
        QFETCH(const bool, whole);
        Window w(m_file);
        w.show({1024, 700});
        w.languages.choose(language);
        QCOMPARE(w.window.commands().setShortcut(QStringLiteral("view.palette"), QKeySequence(keys)), QString());
        auto *field = w.find<QPushButton>("commandField");
        auto *label = field->findChild<QLabel *>();
        QTRY_COMPARE(label->width(), label->sizeHint().width());
        QCOMPARE(!field->text().endsWith(QChar(0x2026)), whole);
        QCOMPARE(field->text() == field->accessibleName(), whole);
        const int icon = field->iconSize().width();
        QVERIFY(icon + field->fontMetrics().horizontalAdvance(field->text()) < label->x());
    }

    void pictures_data()
    {
        QTest::addColumn<Theme::Mode>("mode");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("language");
        QTest::newRow("shell-light-1440x900") << Theme::Mode::Light << QSize(1440, 900) << "en";
        QTest::newRow("shell-dark-1440x900") << Theme::Mode::Dark << QSize(1440, 900) << "en";
        QTest::newRow("shell-light-1024x700") << Theme::Mode::Light << QSize(1024, 700) << "en";
        QTest::newRow("shell-german-1440x900") << Theme::Mode::Light << QSize(1440, 900) << "de";
    }
    void pictures()
    {
        QFETCH(Theme::Mode, mode);
        QFETCH(QSize, size);
        QFETCH(QString, language);
        Window w(m_file, mode);
        w.show(size);
        w.languages.choose(language);
        w.window.openProject(QStringLiteral("/p"));
        w.window.openPage(kDraft);
        w.window.openPage(kTriage);
        w.page()->first->setPlainText(QStringLiteral("x"));
        w.page()->reported = {{Problem::Severity::Error, QStringLiteral("largest allowed is 720"), QStringLiteral("estimated_resolution_time"), {}},
            {Problem::Severity::Warning, QStringLiteral("subject is never used"), QStringLiteral("Line 12"), {}}};
        emit w.page()->problemsChanged();
        w.window.project().setMeta(QStringLiteral("data/tickets-november.csv"), QStringLiteral("500"));
        w.window.status().setSession(Money::fromPico(35'000'000'000), false, Money::fromPico(500'000'000'000));
        w.window.status().setProvider(QStringLiteral("OpenAI"), QStringLiteral("key in system keychain"));
        w.window.sidebar().setPinnedMeta(PageKey::Kind::Spending, QStringLiteral("$0.32 today"));
        w.window.commands().action(QStringLiteral("view.bottomPanel"))->trigger();
        QVERIFY(saveScreenshot(w.window, QLatin1String(QTest::currentDataTag())));
        if (mode == Theme::Mode::Light && size.width() == 1440 && language == QLatin1String("en")) {
            w.window.commands().action(QStringLiteral("view.palette"))->trigger();
            QVERIFY(saveScreenshot(w.window, QStringLiteral("shell-palette")));
        }
    }

    void queueByKeyboard()
    {
        Window w(m_file);
        LaneStatus lane;
        lane.id = 1;
        lane.queued = 1;
        CallStatus call;
        call.id = 7;
        call.lane = 1;
        w.queue.shownLanes = {lane};
        w.queue.shownCalls = {call};
        w.window.openPage(kTriage);
        w.show();
        emit w.queue.changed();
        QCOMPARE(w.find<QToolButton>("statusQueue")->text(), QStringLiteral("1 waiting"));
        // Single letters are text in an editor, whatever they do in the panel.
        w.page()->first->clear();
        w.page()->first->setFocus();
        for (const Qt::Key key : {Qt::Key_R, Qt::Key_S, Qt::Key_L, Qt::Key_Space, Qt::Key_Delete})
            QTest::keyClick(w.page()->first, key);
        QCOMPARE(w.page()->first->toPlainText(), QStringLiteral("rsl "));
        QVERIFY(w.queue.told.isEmpty());

        w.keys(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
        auto *table = w.find<QTableView>("queueTable");
        QVERIFY(table->hasFocus());
        QVERIFY(w.window.commands().action(QStringLiteral("queue.show"))->isChecked());
        w.keys(Qt::Key_S);
        w.keys(Qt::Key_Space);
        w.keys(Qt::Key_Delete);
        QCOMPARE(w.queue.told, QStringList({QStringLiteral("skip 7"), QStringLiteral("pause 1"), QStringLiteral("cancel 7")}));
        w.keys(Qt::Key_R); // it has not been sent, and waits for no time
        QCOMPARE(w.queue.told.size(), 3);
        w.keys(Qt::Key_L);
        QTRY_VERIFY(w.find<QWidget>("limitRequests")->hasFocus());
        w.keys(Qt::Key_Escape); // closes the fields, not the panel
        QVERIFY(w.find<QWidget>("queuePanel")->isVisible());
        QVERIFY(!w.find<QWidget>("limitRequests")->isVisible());
        w.keys(Qt::Key_Escape);
        QVERIFY(!w.find<QWidget>("queuePanel")->isVisible());
        QVERIFY(w.page()->first->hasFocus());

        QTest::mouseClick(w.find<QToolButton>("statusQueue"), Qt::LeftButton);
        QVERIFY(table->isVisible());
        w.keys(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!table->isVisible());
        // What its menu says works from anywhere, on what is selected there.
        w.window.commands().action(QStringLiteral("queue.limits"))->trigger();
        QVERIFY(w.find<QWidget>("queuePanel")->isVisible());
        QVERIFY(w.find<QWidget>("limitRequests")->isVisible());
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
