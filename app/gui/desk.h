#pragma once

#include "base/keyring.h"
#include "gui/prompttitles.h"
#include "models/problem.h"
#include "project/workspace.h"
#include "schema/schemaservices.h"
#include "services/services.h"
#include "settings/countsettings.h"
#include "settings/providersettings.h"
#include "shell/shellhost.h"
#include "tools/trace.h"
#include "widgets/uicontext.h"

#include <QFileSystemWatcher>
#include <QHash>
#include <QObject>
#include <QPointer>
#include <QStringList>
#include <QThreadPool>

#include <functional>

namespace cuewright {

class CommandRegistry;
class ToolGate;
struct OpenedTrace;
class Playground;
class WorkspaceServers;
class PromptPage;
class SchemaPage;
struct PromptName;
struct ServerToolName;

/// What the window works on: the open project, its pages, and the providers that prompts are sent to.
class Desk final : public QObject, public ShellHost
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Desk)
public:
    /// All of it outlives the desk.
    struct Parts
    {
        Services &services;
        UiContext ui;
        ProviderSettings &providers;
        CountSettings &counting;
        KeyRing &keys;
        ToolGate &gate; ///< before tools that run for real
        WorkspaceServers &servers; ///< of the open project
        std::function<bool(const QString &)> showLogEntry; ///< by its key (toolLogKey()); false: the log does not have it
    };
    struct ProviderState
    {
        QString name;
        QString key; ///< "key in system keychain"
    };

    /// A conversation that has become a file.
    struct KeptTrace
    {
        QString path; ///< workspace-relative
        QStringList problems; ///< of what was read: sentences
    };

    explicit Desk(const Parts &parts);
    ~Desk() override;
    void setCommands(CommandRegistry &commands) { m_commands = &commands; }

    // ShellHost
    [[nodiscard]] Result<Page *> makePage(const PageKey &key, QWidget *parent) override;
    [[nodiscard]] Result<> openProject(const QString &folder) override;
    [[nodiscard]] Result<PageKey> openSample() override;
    ProjectListing listing() const override;
    int requestsOf(const Page &page) const override;
    [[nodiscard]] Result<PageKey> createPrompt(const QString &name) override;
    [[nodiscard]] Result<PageKey> createSchema(const QString &name) override;
    [[nodiscard]] Result<PageKey> createTool(const QString &name) override;
    void importConversation(const QString &file) override;
    /// Keeps a conversation as a file of the project, under a name made from its title, and asks for its page.
    void keepTrace(const Trace &trace);

    /// Where a page's prompt goes, or a prompt that names no provider.
    ProviderState providerOf(const Page *page) const;
    /// Of all providers, as they were read last.
    void setBudget(const QList<BudgetLine> &lines);
    /// Of all providers whose key is known: nothing that is shown or written may repeat one.
    QList<Secret> secrets() const;
    bool onlyPracticeSoFar() const { return m_onlyPractice; }

signals:
    void openRequested(const cuewright::PageKey &key);
    void sampleRequested();
    void projectRequested();
    void reported(cuewright::Problem::Severity severity, const QString &text, const QString &detail);
    void filesChanged();
    void fileSaved(const QString &path); ///< a schema, tool or test set, workspace-relative
    void budgetChanged();
    void spent(); ///< the ledger has a new amount

private:
    [[nodiscard]] Result<Page *> makePromptPage(const PageKey &key, QWidget *parent);
    [[nodiscard]] Result<QString> newFile(const QString &name, const QString &place, const QString &taken) const;
    [[nodiscard]] Result<Page *> makeSchemaPage(const PageKey &key, QWidget *parent);
    [[nodiscard]] Result<Page *> makeToolPage(const PageKey &key, QWidget *parent);
    void takeFieldKeys(SchemaPage *page);
    SchemaServices schemaServices();
    [[nodiscard]] Result<Prompt> promptOf(const QString &path) const; ///< as its page or its file has it
    QList<ServerToolName> serverTools() const;
    bool showInLog(const ToolCall &call, const QDateTime &near) const;
    [[nodiscard]] Result<ToolDefinition> keepTool(const ServerToolName &tool);
    QList<PromptName> promptNames() const;
    void offerTool(const QString &prompt, const QString &tool);
    void takeNewTool(const QString &path); ///< a file that has just been made
    [[nodiscard]] Result<Page *> makeTracePage(const PageKey &key, QWidget *parent);
    void keep(std::function<Result<OpenedTrace>()> make);
    void takeKept(const QString &folder, const Result<KeptTrace> &kept);
    [[nodiscard]] Result<Page *> makeSourcePage(const PageKey &key, QWidget *parent);
    Page *makeWelcome(QWidget *parent);
    Page *makeSettings(QWidget *parent);
    Page *makeServers(QWidget *parent);
    Page *makeSpending(QWidget *parent);
    PromptPage *openPrompt(const QString &path) const; ///< nullptr: no page has it
    const ProviderProfile &profileOf(const QString &provider) const;
    QList<BudgetLine> budgetOf(const ProviderProfile &provider) const;

    Parts m_parts;
    CommandRegistry *m_commands = nullptr;
    void watchFolder();

    Workspace m_workspace;
    QFileSystemWatcher m_watcher;
    bool m_onlyPractice = true;
    QList<BudgetLine> m_budget;
    QHash<QString, QPointer<PromptPage>> m_prompts; ///< that are open, by path
    mutable PromptTitles m_titles; ///< what has been read already
    QHash<QString, QStringList> m_importProblems; ///< by path, of conversations whose page is still to come
    QThreadPool m_files; ///< one thread: conversations become files in the order in which they came; waited for at the end
};

} // namespace cuewright
