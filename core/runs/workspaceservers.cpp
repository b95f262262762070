#include "runs/workspaceservers.h"

#include "base/files.h"
#include "runs/workspaceservers_p.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(WorkspaceServers)
};

} // namespace

WorkspaceServers::WorkspaceServers(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_tools(parts.clock)
{
    const auto soon = [this] { m_rereadSoon = m_parts.clock.after(kRereadAfter, [this] { reread(); }); };
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
    connect(&parts.keys, &KeyRing::changed, this, [this](const QString &name) {
        for (const auto &row : m_rows) {
            if (row->needsKeys)
                fetchKeys(*row);
            else if (keychainNames(row->entry).contains(name))
                emit stateChanged(row->entry.key);
        }
    });
}

WorkspaceServers::~WorkspaceServers()
{
    for (const auto &row : m_rows)
        delete row->pass; // takes its question back
}

QString WorkspaceServers::path() const
{
    return m_folder + u'/' + QLatin1String(kFile);
}

void WorkspaceServers::open(const QString &folder)
{
    if (folder == m_folder)
        return;
    m_folder = folder;
    m_fileProblem.reset();
    m_entryProblems.clear();
    take({});
    emit changed();
    reread();
}

Result<McpConfig> WorkspaceServers::readConfig() const
{
    const auto text = readFile(path(), McpConfig::kMaxBytes);
    if (!text && text.error().code == Error::Code::NotFound)
        return McpConfig();
    if (!text)
        return cuewright::fail(text.error());
    return McpConfig::read(*text);
}

void WorkspaceServers::reread()
{
    m_rereadSoon.reset();
    if (m_folder.isEmpty())
        return;
    watch();
    const auto config = readConfig();
    const QString before = m_fileProblem ? m_fileProblem->message : QString();
    m_fileProblem = config ? std::nullopt : std::optional(config.error());
    bool isOther = before != (m_fileProblem ? m_fileProblem->message : QString());
    if (config) {
        const QList<McpEntry> entries = config->entries();
        const QList<McpEntryProblem> problems = config->problems();
        isOther = isOther || problems != m_entryProblems || entries != this->entries();
        m_entryProblems = problems;
        take(entries);
    }
    if (isOther)
        emit changed();
}

// A file that is written anew in one step is another one for the watcher.
void WorkspaceServers::watch()
{
    const QStringList old = m_watcher.files() + m_watcher.directories();
    if (!old.isEmpty())
        m_watcher.removePaths(old);
    m_watcher.addPath(m_folder);
    if (QFileInfo::exists(path()))
        m_watcher.addPath(path());
}

std::unique_ptr<WorkspaceServers::Row> WorkspaceServers::makeRow(const McpEntry &entry)
{
    auto row = std::make_unique<Row>();
    row->entry = entry;
    row->server = std::make_unique<McpServer>(entry.key, McpLaunch(), m_parts.pool, m_parts.clock);
    McpServer *server = row->server.get();
    connect(server, &McpServer::stateChanged, this, [this, made = row.get()] {
        made->problem.reset(); // the server's own is the newer one
        settle(*made);
        emit stateChanged(made->entry.key);
    });
    connect(server, &McpServer::toolsChanged, this, [this, made = row.get()] { emit toolsChanged(made->entry.key); });
    connect(server, &McpServer::logChanged, this, [this, made = row.get()] { emit logChanged(made->entry.key); });
    return row;
}

void WorkspaceServers::take(const QList<McpEntry> &entries)
{
    std::vector<std::unique_ptr<Row>> before = std::exchange(m_rows, {});
    QList<Row *> askedAnew;
    for (const McpEntry &entry : entries) {
        const auto known = std::find_if(before.begin(), before.end(), [&](const auto &row) { return row && row->entry.key == entry.key; });
        if (known == before.end()) {
            m_rows.push_back(makeRow(entry));
            continue;
        }
        m_rows.push_back(std::move(*known));
        Row &row = *m_rows.back();
        const bool differs = row.entry.fingerprint() != entry.fingerprint() || row.entry.disabled != entry.disabled;
        row.entry = entry;
        if (!differs)
            continue;
        row.problem.reset();
        if (row.pass || row.needsKeys)
            askedAnew << &row;
        if (entry.disabled)
            row.server->stop();
    }
    for (const auto &gone : before) {
        if (!gone)
            continue;
        gone->server->disconnect(this);
        fail(*gone, {Error::Code::NotFound, Words::tr("The MCP server “%1” is no longer in mcp.json.").arg(gone->entry.key), {}, {}});
    }
    showTools();
    // What a person sees in the question is not what would run.
    for (Row *row : std::as_const(askedAnew)) {
        forgetStart(*row);
        ask(*row);
    }
}

void WorkspaceServers::showTools()
{
    QList<McpServer *> servers;
    for (const auto &row : m_rows)
        servers << row->server.get();
    m_tools.setServers(servers);
}

WorkspaceServers::Row *WorkspaceServers::find(const QString &key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const auto &row) { return row->entry.key == key; });
    return found == m_rows.end() ? nullptr : found->get();
}

QList<McpEntry> WorkspaceServers::entries() const
{
    QList<McpEntry> entries;
    for (const auto &row : m_rows)
        entries << row->entry;
    return entries;
}

const McpEntry *WorkspaceServers::entry(const QString &key) const
{
    const Row *row = find(key);
    return row ? &row->entry : nullptr;
}

const McpServer *WorkspaceServers::server(const QString &key) const
{
    const Row *row = find(key);
    return row ? row->server.get() : nullptr;
}

WorkspaceServers::State WorkspaceServers::state(const QString &key) const
{
    const Row *row = find(key);
    if (!row)
        return State::Stopped;
    if (row->pass)
        return State::Asking;
    if (row->needsKeys)
        return State::Starting;
    switch (row->server->state()) {
    case McpServer::State::Starting: return State::Starting;
    case McpServer::State::Ready: return State::Running;
    case McpServer::State::Stopping: return State::Stopping;
    case McpServer::State::Failed: return State::Failed;
    case McpServer::State::Stopped: break;
    }
    return row->entry.disabled ? State::Off : row->problem ? State::Failed : State::Stopped;
}

std::optional<Error> WorkspaceServers::problem(const QString &key) const
{
    const Row *row = find(key);
    if (!row || state(key) != State::Failed)
        return std::nullopt;
    return row->problem ? row->problem : row->server->problem();
}

QString WorkspaceServers::keyProblem(const QString &key) const
{
    const Row *row = find(key);
    const QStringList names = row ? keychainNames(row->entry) : QStringList();
    const auto isLost = [this](const QString &name) { return m_parts.keys.place(name) == KeyRing::Place::ThisRunOnly; };
    const auto lost = std::find_if(names.begin(), names.end(), isLost);
    if (lost == names.end())
        return {};
    const QString why = m_parts.keys.problem(*lost);
    return why.isEmpty() ? Words::tr("The store of secrets keeps nothing.") : why;
}

bool WorkspaceServers::isOutdated(const QString &key) const
{
    const Row *row = find(key);
    const State now = state(key);
    return row && (now == State::Running || now == State::Starting) && !row->startedAs.isEmpty() && row->startedAs != row->entry.fingerprint();
}

Result<> WorkspaceServers::put(const McpEntryWithSecrets &changed, const QString &was)
{
    const McpEntry &entry = changed.entry;
    if (entry.key.trimmed().isEmpty())
        return cuewright::fail(Error::Code::Invalid, Words::tr("A server needs a name."));
    auto config = readConfig();
    if (!config)
        return cuewright::fail(config.error());
    if (entry.key != was && config->contains(entry.key))
        return cuewright::fail(Error::Code::Invalid, Words::tr("There is a server “%1” already.").arg(entry.key));
    if (!was.isEmpty() && was != entry.key)
        config->rename(was, entry.key);
    const McpEntryWithSecrets apart = withSecretsApart(entry);
    config->set(apart.entry);
    if (auto written = writeFile(path(), config->write()); !written)
        return written;
    for (const auto &[name, secret] : changed.secrets + apart.secrets)
        m_parts.keys.save(name, secret);
    reread();
    return {};
}

Result<> WorkspaceServers::remove(const QString &key)
{
    auto config = readConfig();
    if (!config)
        return cuewright::fail(config.error());
    config->remove(key);
    if (auto written = writeFile(path(), config->write()); !written)
        return written;
    reread();
    return {};
}

} // namespace cuewright
