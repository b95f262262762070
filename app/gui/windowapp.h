#pragma once

#include "base/keyring.h"
#include "base/result.h"
#include "gui/desk.h"
#include "gui/toolpermissions.h"
#include "models/eventlog.h"
#include "queue/queuefeed.h"
#include "runs/workspaceservers.h"
#include "services/services.h"
#include "settings/countsettings.h"
#include "settings/providersettings.h"
#include "shell/languagemanager.h"
#include "shell/mainwindow.h"
#include "tools/toolapproval.h"
#include "tools/toolgate.h"
#include "widgets/dialogs.h"
#include "widgets/theme.h"

#include <memory>

namespace cuewright {

/// The window program, put together: what main() runs and what tests drive with folders and keys of their own.
class WindowApp final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WindowApp)
public:
    /// All of it outlives the program.
    struct Surroundings
    {
        DataPaths paths;
        QSettings &settings;
        SecretStore &secrets;
    };
    /// Errors: what opening the ledger says.
    [[nodiscard]] static Result<std::unique_ptr<WindowApp>> create(const Surroundings &surroundings);
    ~WindowApp() override;

    /// Shows the window: with the sample, with `folder`, or as it was left.
    void start(bool sample, const QString &folder);

    MainWindow &window() { return *m_window; }
    Services &services() { return *m_services; }
    Theme &theme() { return m_theme; }
    Dialogs &dialogs() { return m_dialogs; }
    LanguageManager &languages() { return m_languages; }
    KeyRing &keys() { return m_keys; }
    CountSettings &counting() { return m_counting; }
    Desk &desk() { return m_desk; }
    ToolGate &gate() { return m_gate; }
    WorkspaceServers &servers() { return m_servers; }

private:
    WindowApp(const Surroundings &surroundings, std::unique_ptr<Services> services);
    void connectParts();
    void showSpending();
    void showToday(const Spending &today);
    void watchDay();
    void showBudget(const Spending &session, const QList<BudgetLine> &lines);
    void showProvider();
    void askProxyPassword();
    void takeProxyPassword(const QString &name);
    void showServers();

    std::unique_ptr<Services> m_services;
    Theme m_theme;
    Dialogs m_dialogs;
    LanguageManager m_languages;
    EventLog m_log;
    ProviderSettings m_providers;
    CountSettings m_counting;
    KeyRing m_keys;
    ToolPermissions m_permissions;
    ToolApproval m_approval;
    ToolGate m_gate;
    WorkspaceServers m_servers;
    std::optional<BudgetLimit> m_warned; ///< the person has been told of it
    Spending m_today; ///< as it was read last
    QDateTime m_dayTo; ///< when the day ends that was asked for last
    QueueFeed m_queue;
    Desk m_desk;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Alarm> m_dayWatch;
};

} // namespace cuewright
