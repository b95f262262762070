#pragma once

#include "base/keyring.h"
#include "mcp/mcpconfig.h"
#include "runs/mcpservertools.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

namespace cuewright {

class ManagerPool;

/// The MCP servers of a workspace: what its mcp.json configures, and those of them that run. Follows the file when something
/// else changes it.
///
/// Nothing starts by itself. A start is asked for at the gate, with exactly what mcp.json says would run; a yes counts for
/// that alone (McpEntry::fingerprint()). Secrets come from the keychain, and only under names that begin with "mcp/": no file of
/// a workspace gets at the keys of providers. Main thread.
class WorkspaceServers final : public QObject, public McpTools
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WorkspaceServers)
public:
    enum class State {
        Off, ///< switched off in mcp.json
        Stopped,
        Asking, ///< a person is being asked
        Starting, ///< also: the keychain has not answered
        Running,
        Stopping,
        Failed, ///< see problem()
    };
    Q_ENUM(State)

    static constexpr const char *kFile = "mcp.json"; ///< in the workspace's folder
    static constexpr const char *kKeys = "mcp/"; ///< names of their secrets begin so
    static constexpr Clock::Milliseconds kRereadAfter{150}; ///< whoever writes the file may be in the middle of it

    /// All of it outlives this.
    struct Parts
    {
        ManagerPool &pool;
        Clock &clock;
        KeyRing &keys;
        ToolGate &gate;
    };

    explicit WorkspaceServers(const Parts &parts, QObject *parent = nullptr);
    ~WorkspaceServers() override;

    /// Another workspace: the servers of the one before end, without waiting. Empty: none.
    void open(const QString &folder);
    const QString &folder() const { return m_folder; }
    void reread(); ///< takes what mcp.json says now; where that cannot be read, what it said before stays

    /// Why mcp.json cannot be read; what it said before counts meanwhile.
    const std::optional<Error> &fileProblem() const { return m_fileProblem; }
    const QList<McpEntryProblem> &entryProblems() const { return m_entryProblems; }
    QList<McpEntry> entries() const; ///< that can be used, in the file's order
    const McpEntry *entry(const QString &key) const; ///< nullptr: none; valid until changed()
    State state(const QString &key) const;
    std::optional<Error> problem(const QString &key) const; ///< in Failed
    const McpServer *server(const QString &key) const; ///< nullptr: no such entry; valid until changed()
    /// Why a secret of it is kept only until the program ends, for the person; empty: none is.
    QString keyProblem(const QString &key) const;
    /// It runs, and mcp.json says something else by now.
    bool isOutdated(const QString &key) const;

    void start(const QString &key); ///< nothing where it is on its way or runs
    void stop(const QString &key);
    void restart(const QString &key); ///< by what mcp.json says now; asks only where that has changed
    /// A call of a tool that the gate only notes: where a person has just pressed for exactly this.
    McpCall *callNow(const QString &key, const QString &tool, const Json &arguments, QObject *parent);

    /// Writes an entry into mcp.json: `was` with a new content and perhaps another name, or a further one where `was` is empty.
    /// `secrets` are kept in the keychain; so is what looks like one in the entry itself. Errors: Invalid for a name that is empty
    /// or taken; Parse, Invalid and TooLarge where mcp.json cannot be read (it is left alone); Io.
    [[nodiscard]] Result<> put(const McpEntryWithSecrets &changed, const QString &was = {});
    [[nodiscard]] Result<> remove(const QString &key); ///< its secrets stay in the keychain: another workspace may use them

    // McpTools
    McpStart *start(const QString &server, QObject *parent) override;
    [[nodiscard]] Result<ToolUse> useOf(const QString &server, const QString &tool) const override { return m_tools.useOf(server, tool); }
    ToolInvocation *call(
        const QString &server, const QString &tool, const Json &arguments, std::chrono::milliseconds limit, QObject *parent) override;

signals:
    void changed(); ///< entries came, went or say something else
    void stateChanged(const QString &key);
    void toolsChanged(const QString &key);
    void logChanged(const QString &key);

private:
    struct Row;

    QString path() const;
    [[nodiscard]] Result<McpConfig> readConfig() const;
    void watch();
    void take(const QList<McpEntry> &entries);
    std::unique_ptr<Row> makeRow(const McpEntry &entry);
    Row *find(const QString &key) const;
    void showTools();

    // workspaceservers_start.cpp
    ToolUse useOfStart(const McpEntry &entry) const;
    void ask(Row &row);
    void takePass(Row &row);
    void fetchKeys(Row &row);
    void launch(Row &row);
    void fail(Row &row, const Error &error);
    void forgetStart(Row &row);
    void settle(Row &row);

    const Parts m_parts;
    QString m_folder;
    QFileSystemWatcher m_watcher;
    std::unique_ptr<Alarm> m_rereadSoon;
    std::optional<Error> m_fileProblem;
    QList<McpEntryProblem> m_entryProblems;
    std::vector<std::unique_ptr<Row>> m_rows;
    McpServerTools m_tools;
};

} // namespace cuewright
