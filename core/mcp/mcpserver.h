#pragma once

#include "base/clock.h"
#include "base/secret.h"
#include "mcp/mcpcall.h"
#include "mcp/mcptypes.h"

#include <QObject>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <utility>

namespace cuewright {

class ManagerPool;
class McpClient;

/// All that it takes to reach a server, with every reference resolved (mcpconfig.h makes it of an entry). Either `program`
/// or `url` is set.
struct McpLaunch
{
    QString program; ///< found in PATH; started without a shell
    QStringList arguments;
    QString folder; ///< working directory; empty: this program's
    /// Beside the few variables that every child gets (facts §3).
    QList<std::pair<QString, QString>> environment;

    QUrl url; ///< https, or http to this machine
    QList<std::pair<QByteArray, QByteArray>> headers;

    QList<Secret> secrets; ///< struck out of logs and errors

    bool isHttp() const { return program.isEmpty(); }
};

/// A configured MCP server and the connection to it. Nothing starts by itself: a server is a program that runs on this
/// machine, or somebody else's that sees what is sent, so a person has to have said yes (facts §9).
///
/// Destroying it ends the child process and closes the sockets, without waiting.
class McpServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(McpServer)
public:
    enum class State {
        Stopped, ///< never started, or stopped by a person
        Starting,
        Ready,
        Stopping, ///< a process that was asked to end may take a few seconds
        Failed, ///< did not start, or ended by itself; see problem()
    };
    Q_ENUM(State)

    static constexpr qsizetype kLogLines = 1000; ///< older ones are dropped

    /// `key` names it in the workspace. `pool` and `clock` outlive it.
    McpServer(QString key, McpLaunch launch, ManagerPool &pool, Clock &clock, QObject *parent = nullptr);
    ~McpServer() override;

    const QString &key() const { return m_key; }
    const McpLaunch &launch() const { return m_launch; }
    /// For the next start.
    void setLaunch(McpLaunch launch) { m_launch = std::move(launch); }

    State state() const { return m_state; }
    const std::optional<Error> &problem() const { return m_problem; } ///< in Failed
    /// In Ready.
    McpServerInfo info() const;
    QList<McpTool> tools() const;
    const McpTool *tool(const QString &name) const; ///< nullptr: none of this name; valid until toolsChanged()
    QList<McpLeftOut> leftOut() const;
    const QList<McpLogLine> &log() const { return m_log; }
    qint64 logged() const { return m_logged; } ///< lines ever, also those that were dropped

    void start(); ///< nothing while Starting or Ready
    void stop();
    void restart();

    /// `arguments` is an object. Where the server is not ready the call finishes with the reason.
    McpCall *call(const QString &tool, const Json &arguments, QObject *parent);

signals:
    void stateChanged();
    void toolsChanged();
    void logChanged(); ///< once for all lines of a turn of the event loop

private:
    void enter(State state);
    void ended(const Error &error);
    void note(McpLogLine::Source source, const QString &level, const QString &text);

    QString m_key;
    McpLaunch m_launch;
    ManagerPool &m_pool;
    Clock &m_clock;
    std::unique_ptr<McpClient> m_client;
    State m_state = State::Stopped;
    std::optional<Error> m_problem;
    QList<McpLogLine> m_log;
    qint64 m_logged = 0;
    QList<Secret> m_secrets; ///< of the run that is under way
    bool m_logDue = false;
    bool m_startAgain = false;
    bool m_knownLegacy = false; ///< probing costs a slow server seconds
};

} // namespace cuewright
