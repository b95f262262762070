#pragma once

#include "mcp/mcpserver.h"

#include <functional>

namespace cuewright {

/// A server as mcp.json has it. Values may hold `${env:NAME}`, `${keychain:NAME}` and `${workspaceFolder}`; nothing is resolved.
struct McpEntry
{
    QString key;
    QString command; ///< either this …
    QStringList arguments;
    QString folder;
    QList<std::pair<QString, QString>> environment;
    QString url; ///< … or this
    QList<std::pair<QString, QString>> headers;
    bool disabled = false;

    bool isHttp() const { return command.isEmpty(); }
    /// Of everything that decides what runs and what goes where: what a person said yes to.
    QString fingerprint() const;

    friend bool operator==(const McpEntry &, const McpEntry &) = default;
};

/// An entry that cannot be used.
struct McpEntryProblem
{
    QString key;
    QString reason; ///< for the person

    friend bool operator==(const McpEntryProblem &, const McpEntryProblem &) = default;
};

/// A workspace's mcp.json (facts §10). Keys that this program does not know, and the order of all, stay as they are.
class McpConfig
{
public:
    static constexpr qsizetype kMaxBytes = 4 * 1024 * 1024;

    McpConfig() = default;
    /// Empty text: no servers. Errors: Parse with line and column, Invalid where it is no configuration, TooLarge.
    [[nodiscard]] static Result<McpConfig> read(QByteArrayView text);
    QByteArray write() const;

    QList<McpEntry> entries() const;
    QList<McpEntryProblem> problems() const;
    bool contains(const QString &key) const; ///< also one that cannot be used
    void set(const McpEntry &entry); ///< adds it, or changes what it names
    void rename(const QString &key, const QString &to); ///< in its place, with all it has; `to` is free
    void remove(const QString &key);

private:
    Json m_file = Json::object();
};

/// Entries of another program's file: Claude Desktop, Cursor, Windsurf and Claude Code (`mcpServers`), VS Code (`servers`, also
/// under `mcp` in its settings), Zed (`context_servers`), the inner map, or one entry. Other ways to name a variable become
/// ours, and what such a file allows by itself (autoApprove) is left behind. Errors: as read(); NotFound without an entry.
struct McpImport
{
    QList<McpEntry> entries;
    QList<McpEntryProblem> problems;
};
[[nodiscard]] Result<McpImport> importMcpServers(QByteArrayView text);

/// Whether a value of an environment or a header should not stand in a file: by its name (TOKEN, KEY, Authorization, …) or its
/// look (sk-…, ghp_…). References are no secrets.
bool looksLikeSecret(const QString &name, const QString &value);

/// An entry whose secrets were taken out, and under which names they belong into the keychain.
struct McpEntryWithSecrets
{
    McpEntry entry;
    QList<std::pair<QString, Secret>> secrets;
};
McpEntryWithSecrets withSecretsApart(const McpEntry &entry);
/// Takes the value of one of `made.entry`'s variables or headers out, whatever it looks like; one that is empty or a reference
/// stays. "Bearer " stays where a person can see it.
void setApart(McpEntryWithSecrets &made, std::pair<QString, QString> &pair);
/// "mcp/files/API_KEY": where a server's secret of that name is kept.
QString keychainName(const QString &server, const QString &name);
QStringList keychainNames(const McpEntry &entry); ///< that launchOf() will ask for

/// What a person may want to think of before this is started: that it is a shell, fetches what it runs, has more rights, or goes
/// to another machine. Translated; empty: nothing.
QStringList startRemarks(const McpEntry &entry);

/// A variable of this program's own environment; nullopt: not set.
std::optional<QString> environmentVariable(const QString &name);

/// Where references lead.
struct McpLookup
{
    std::function<std::optional<QString>(const QString &name)> variable;
    std::function<Secret(const QString &name)> secret; ///< empty: there is none
    QString workspaceFolder;
};
/// Errors: NotFound names the variable or key that is missing; Invalid an unknown kind of reference.
[[nodiscard]] Result<McpLaunch> launchOf(const McpEntry &entry, const McpLookup &lookup);

} // namespace cuewright
