// How a server of a workspace comes to run: a person's yes, its secrets, its process.

#include "runs/workspaceservers.h"

#include "runs/workspaceservers_p.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WorkspaceServers)
};

const QString kHidden = QStringLiteral("•••");

// Secrets that stand in the file itself are nothing for the screen.
QString shownPair(const QString &name, const QString &value, const QString &between)
{
    return name + between + (looksLikeSecret(name, value) ? kHidden : value);
}

} // namespace

ToolUse WorkspaceServers::useOfStart(const McpEntry &entry) const
{
    ToolUse use;
    use.tool = entry.key;
    use.source = ToolSource::Mcp;
    use.server = entry.key;
    use.fingerprint = entry.fingerprint();
    use.isDestructive = false;
    use.remarks = startRemarks(entry);
    if (entry.isHttp()) {
        use.address = entry.url;
        for (const auto &[name, value] : entry.headers)
            use.surroundings << shownPair(name, value, QStringLiteral(": "));
        return use;
    }
    use.folder = entry.folder.isEmpty() ? m_folder : entry.folder;
    use.command << entry.command;
    QString before;
    for (const QString &argument : entry.arguments) {
        use.command << (looksLikeSecret(before, argument) ? kHidden : argument); // "--token", "abc"
        before = argument;
    }
    for (const auto &[name, value] : entry.environment)
        use.surroundings << shownPair(name, value, QStringLiteral("="));
    return use;
}

void WorkspaceServers::start(const QString &key)
{
    Row *row = find(key);
    const State now = state(key);
    if (!row || now == State::Asking || now == State::Starting || now == State::Running)
        return;
    ask(*row);
}

void WorkspaceServers::ask(Row &row)
{
    row.problem.reset();
    if (row.entry.disabled) {
        fail(row, {Error::Code::Invalid, Words::tr("The MCP server “%1” is switched off in mcp.json.").arg(row.entry.key), {}, {}});
        return;
    }
    row.pass = m_parts.gate.ask(useOfStart(row.entry), this);
    connect(row.pass, &ToolPass::finished, this, [this, &row] { takePass(row); });
    emit stateChanged(row.entry.key);
}

void WorkspaceServers::takePass(Row &row)
{
    const bool granted = row.pass->isGranted();
    std::exchange(row.pass, nullptr)->deleteLater();
    if (granted)
        fetchKeys(row);
    else
        fail(row, {Error::Code::Permission, Words::tr("The MCP server “%1” was not allowed to start.").arg(row.entry.key), {}, {}});
}

void WorkspaceServers::fetchKeys(Row &row)
{
    row.needsKeys = false;
    row.problem.reset();
    const QStringList names = keychainNames(row.entry);
    for (const QString &name : names) {
        if (!name.startsWith(QLatin1String(kKeys))) {
            fail(row, {Error::Code::Permission, Words::tr("“%1” is no key for MCP servers. The names of theirs begin with “mcp/”.").arg(displayText(name, 100)), {}, {}});
            return;
        }
        m_parts.keys.load(name);
        if (m_parts.keys.place(name) == KeyRing::Place::Asking && m_parts.keys.key(name).isEmpty())
            row.needsKeys = true;
    }
    if (row.needsKeys)
        emit stateChanged(row.entry.key);
    else
        launch(row);
}

void WorkspaceServers::launch(Row &row)
{
    McpLookup lookup;
    lookup.workspaceFolder = m_folder;
    lookup.variable = environmentVariable;
    lookup.secret = [this](const QString &name) { return m_parts.keys.key(name); };
    auto launch = launchOf(row.entry, lookup);
    if (!launch) {
        fail(row, launch.error());
        return;
    }
    row.startedAs = row.entry.fingerprint();
    row.server->setLaunch(std::move(*launch));
    row.server->restart();
}

void WorkspaceServers::stop(const QString &key)
{
    Row *row = find(key);
    if (!row)
        return;
    if (row->pass || row->needsKeys) {
        forgetStart(*row);
        fail(*row, {Error::Code::Cancelled, Words::tr("The start was stopped."), {}, {}});
        row->problem.reset(); // that is what was wanted
        emit stateChanged(key);
    }
    row->server->stop();
}

void WorkspaceServers::restart(const QString &key)
{
    Row *row = find(key);
    if (!row || row->pass || row->needsKeys)
        return;
    const bool isAllowed = state(key) == State::Running && row->startedAs == row->entry.fingerprint();
    if (isAllowed)
        fetchKeys(*row);
    else
        ask(*row);
}

void WorkspaceServers::forgetStart(Row &row)
{
    delete std::exchange(row.pass, nullptr);
    row.needsKeys = false;
}

void WorkspaceServers::fail(Row &row, const Error &error)
{
    forgetStart(row);
    row.problem = error;
    settle(row);
    emit stateChanged(row.entry.key);
}

// Those who wait for the server hear how it went.
void WorkspaceServers::settle(Row &row)
{
    std::optional<Error> error = row.problem;
    if (!error) {
        switch (row.server->state()) {
        case McpServer::State::Ready: break;
        case McpServer::State::Failed: error = row.server->problem(); break;
        case McpServer::State::Stopped: error = Error{Error::Code::Cancelled, Words::tr("The server was stopped."), {}, {}}; break;
        case McpServer::State::Starting:
        case McpServer::State::Stopping: return;
        }
    }
    for (const QPointer<McpStart> &start : std::exchange(row.waiting, {})) {
        if (start)
            start->finish(error);
    }
}

McpStart *WorkspaceServers::start(const QString &key, QObject *parent)
{
    Row *row = find(key);
    if (!row || state(key) == State::Running)
        return nullptr;
    auto *waits = new McpStart(parent);
    row->waiting << waits;
    start(key);
    return waits;
}

ToolInvocation *WorkspaceServers::call(
    const QString &server, const QString &tool, const Json &arguments, std::chrono::milliseconds limit, QObject *parent)
{
    return m_tools.call(server, tool, arguments, limit, parent);
}

McpCall *WorkspaceServers::callNow(const QString &key, const QString &tool, const Json &arguments, QObject *parent)
{
    Row *row = find(key);
    if (!row)
        return nullptr;
    if (auto use = m_tools.useOf(key, tool)) {
        use->tool = tool;
        use->arguments = arguments;
        m_parts.gate.note(*use);
    }
    return row->server->call(tool, arguments, parent);
}

} // namespace cuewright
