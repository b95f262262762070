// Conversations with tools: their pages, and how they become files of the project.

#include "gui/desk.h"

#include "base/files.h"
#include "catalog/usualmodel.h"
#include "gui/conversationprompt.h"
#include "gui/inspector.h"
#include "gui/toollog.h"
#include "prompt/promptpage.h"
#include "runs/servertoolfile.h"
#include "runs/workspaceservers.h"
#include "tools/argumentrule.h"
#include "tools/inspectorpage.h"
#include "tools/toolfile.h"
#include "tools/tracefile.h"
#include "tools/traceimport.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <memory>
#include <utility>

namespace cuewright {
namespace {

// Workspace-relative, for a new trace of that title.
QString freeName(const QString &folder, const QString &title)
{
    static const QRegularExpression unusable(QStringLiteral("[^\\p{L}\\p{N}_ -]+"));
    QString name = title.simplified().replace(unusable, QStringLiteral("-")).left(60).trimmed();
    if (name.isEmpty())
        name = Desk::tr("Conversation");
    QString path = QStringLiteral("traces/%1.trace.json").arg(name);
    for (int n = 2; QFileInfo::exists(QDir(folder).filePath(path)); ++n)
        path = QStringLiteral("traces/%1 %2.trace.json").arg(name).arg(n);
    return path;
}

} // namespace

QList<Secret> Desk::secrets() const
{
    QList<Secret> known;
    for (const ProviderProfile &provider : providerProfiles()) {
        if (const Secret key = m_parts.keys.key(ProviderSettings::keyName(provider)); !key.isEmpty())
            known << key;
    }
    // A server's tool may repeat what its server was started with.
    const QList<McpEntry> servers = m_parts.servers.entries();
    for (const McpEntry &server : servers) {
        const QStringList names = keychainNames(server);
        for (const QString &name : names) {
            if (const Secret key = m_parts.keys.key(name); !key.isEmpty())
                known << key;
        }
    }
    return known;
}

Result<Page *> Desk::makeTracePage(const PageKey &key, QWidget *parent)
{
    auto keeper = std::make_unique<TraceKeeper>(m_workspace.absolute(key.path),
        TraceKeeper::Services{m_parts.services.clock(), m_parts.services.paths().drafts(), [this] { return secrets(); }, m_importProblems.take(key.path)});
    const InspectorServices services{m_parts.services.catalog(), m_parts.services.clock(), m_workspace,
        [this](const Trace &trace) { return profileOfTrace(m_parts, trace); },
        {[this](const QString &prompt) { return promptOf(prompt).map([](const Prompt &known) { return known.assertions; }); },
            [this](const QString &prompt, const Json &list) { return keepAssertionsOfPrompt(m_workspace.absolute(prompt), openPrompt(prompt), list); }},
        [this] { return serverTools(); }, [this](const ServerToolName &tool) { return keepTool(tool); },
        [this](const ToolCall &call, const QDateTime &near) { return showInLog(call, near); }};
    auto *page = new InspectorPage(m_parts.ui, key, std::move(keeper), services, parent);
    connect(page, &InspectorPage::toolSaved, this, [this](const QString &path) {
        emit filesChanged();
        emit fileSaved(path);
    });
    connect(this, &Desk::fileSaved, page, &InspectorPage::toolsChanged);
    connect(this, &Desk::filesChanged, page, &InspectorPage::toolsChanged);
    auto *inspector = new Inspector(m_parts, m_workspace, *page, [this](const QString &prompt) { return promptOf(prompt); });
    connect(inspector, &Inspector::failed, this,
        [this](const Error &error) { emit reported(Problem::Severity::Warning, error.message, error.detail); });
    connect(inspector, &Inspector::spent, this, [this](bool practice) {
        m_onlyPractice = m_onlyPractice && practice;
        emit spent();
    });
    return page;
}

Result<Prompt> Desk::promptOf(const QString &path) const
{
    return conversationPrompt(m_workspace.absolute(path), openPrompt(path));
}

// Of servers that run; one that the project has already is a tool of the project.
QList<ServerToolName> Desk::serverTools() const
{
    QList<ServerToolName> found;
    const QList<McpEntry> entries = m_parts.servers.entries();
    for (const McpEntry &entry : entries) {
        const McpServer *server = m_parts.servers.server(entry.key);
        if (!server || m_parts.servers.state(entry.key) != WorkspaceServers::State::Running)
            continue;
        for (const McpTool &tool : server->tools()) {
            if (!QFileInfo::exists(m_workspace.absolute(serverToolPath(entry.key, tool.name))))
                found << ServerToolName{entry.key, tool.name};
        }
    }
    return found;
}

bool Desk::showInLog(const ToolCall &call, const QDateTime &near) const
{
    const auto arguments = parsedArguments(call.arguments);
    const ToolLogEntry *entry = arguments ? m_parts.gate.find(call.name, *arguments, near) : nullptr;
    return entry && m_parts.showLogEntry && m_parts.showLogEntry(toolLogKey(*entry));
}

Result<ToolDefinition> Desk::keepTool(const ServerToolName &tool)
{
    const McpServer *server = m_parts.servers.server(tool.server);
    const McpTool *known = server ? server->tool(tool.tool) : nullptr;
    if (!known)
        return fail(Error::Code::NotFound, tr("The MCP server “%1” does not have this tool any more.").arg(tool.server));
    const auto path = keepServerTool(m_workspace, tool.server, *known);
    if (!path)
        return fail(path.error());
    takeNewTool(*path);
    const auto file = ToolFile::load(m_workspace.absolute(*path));
    if (!file)
        return fail(file.error());
    return file->definition();
}

void Desk::keepTrace(const Trace &trace)
{
    keep([trace] { return Result<OpenedTrace>(OpenedTrace{trace, {}}); });
}

void Desk::importConversation(const QString &file)
{
    keep([file, now = m_parts.services.clock().utcNow()]() -> Result<OpenedTrace> {
        const auto content = readFile(file, kMaxTraceBytes);
        if (!content)
            return fail(content.error());
        auto opened = importTrace(*content, kUsualModel);
        if (!opened)
            return fail(opened.error());
        TraceInfo info = opened->trace.info();
        if (info.title.isEmpty())
            info.title = QFileInfo(file).fileName().section(u'.', 0, 0);
        if (!info.created.isValid())
            info.created = now;
        opened->trace.setInfo(info);
        return opened;
    });
}

// Many megabytes may have to be read and written; a second conversation finds the name of the first one taken.
void Desk::keep(std::function<Result<OpenedTrace>()> make)
{
    m_files.start([this, make = std::move(make), folder = m_workspace.folder(), secrets = secrets()] {
        const auto opened = make();
        auto kept = std::make_shared<Result<KeptTrace>>(KeptTrace());
        if (!opened) {
            *kept = fail(opened.error());
        } else {
            const QString path = freeName(folder, opened->trace.info().title);
            const auto saved = saveTrace(opened->trace, QDir(folder).filePath(path), secrets);
            *kept = saved ? Result<KeptTrace>(KeptTrace{path, opened->problems}) : fail(saved.error());
        }
        QMetaObject::invokeMethod(this, [this, folder, kept] { takeKept(folder, *kept); }, Qt::QueuedConnection);
    });
}

void Desk::takeKept(const QString &folder, const Result<KeptTrace> &kept)
{
    if (!kept) {
        emit reported(Problem::Severity::Error, kept.error().message, kept.error().detail);
        return;
    }
    for (const QString &problem : kept->problems)
        emit reported(Problem::Severity::Warning, problem, {});
    m_importProblems.insert(kept->path, kept->problems); // the page says them, too
    if (folder != m_workspace.folder()) // another project has been opened meanwhile
        return;
    watchFolder();
    emit filesChanged();
    emit openRequested({PageKey::Kind::Trace, kept->path});
}

} // namespace cuewright
