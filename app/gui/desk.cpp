#include "gui/desk.h"

#include "base/files.h"
#include "catalog/usualmodel.h"
#include "gui/inspector.h"
#include "gui/lastreply.h"
#include "gui/playground.h"
#include "gui/samples.h"
#include "gui/spendingdocument.h"
#include "prompt/promptpage.h"
#include "reply/replypanel.h"
#include "runs/workspaceservers.h"
#include "schema/emptyschema.h"
#include "schema/fieldcommands.h"
#include "schema/schemapage.h"
#include "servers/serverspage.h"
#include "services/endpoints.h"
#include "settings/settingspage.h"
#include "shell/commandregistry.h"
#include "source/sourcepage.h"
#include "toolfile/toolpage.h"
#include "tools/toolfile.h"
#include "welcome/welcomepage.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace cuewright {
namespace {

constexpr int kIndent = 2; // of files that are made here

// With several files open, an error has to say which one it is about.
Error named(Error error, const QString &path)
{
    if (!error.message.contains(QFileInfo(path).fileName()))
        error.message = path + QStringLiteral(": ") + error.message;
    return error;
}

} // namespace

Desk::Desk(const Parts &parts)
    : m_parts(parts)
{
    m_files.setMaxThreadCount(1);
    const auto look = [this] {
        watchFolder();
        emit filesChanged();
    };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, look);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, look);
}

Desk::~Desk() = default;

Result<> Desk::openProject(const QString &folder)
{
    if (!QFileInfo(folder).isDir())
        return fail(Error::Code::NotFound, tr("There is no folder “%1”.").arg(QDir::toNativeSeparators(folder)));
    m_workspace = Workspace(folder);
    m_parts.servers.open(m_workspace.folder());
    watchFolder();
    return {};
}

// Files that other programs add or take away show up by themselves.
void Desk::watchFolder()
{
    if (const QStringList old = m_watcher.directories() + m_watcher.files(); !old.isEmpty())
        m_watcher.removePaths(old);
    for (const char *part : {"", "/prompts", "/schemas", "/tools", "/data", "/traces"}) {
        const QString path = m_workspace.folder() + QLatin1String(part);
        if (QFileInfo(path).isDir())
            m_watcher.addPath(path);
    }
    for (const QString &tool : m_workspace.files(Workspace::Kind::Tool)) // written in place, their folder says nothing
        m_watcher.addPath(m_workspace.absolute(tool));
}

Result<PageKey> Desk::openSample()
{
    const auto folder = installSample(m_parts.services.paths().samples());
    if (!folder)
        return fail(folder.error());
    if (const auto opened = openProject(*folder); !opened)
        return fail(opened.error());
    return PageKey{PageKey::Kind::Prompt, samplePrompt()};
}

ProjectListing Desk::listing() const
{
    ProjectListing listing;
    listing.folder = m_workspace.folder();
    if (listing.folder.isEmpty())
        return listing;
    listing.name = m_workspace.name();
    listing.prompts = m_workspace.files(Workspace::Kind::Prompt);
    listing.titles = m_titles.of(m_workspace, listing.prompts);
    listing.schemas = m_workspace.files(Workspace::Kind::Schema);
    listing.tools = m_workspace.files(Workspace::Kind::Tool);
    listing.testSets = m_workspace.files(Workspace::Kind::TestSet);
    listing.traces = m_workspace.files(Workspace::Kind::Trace);
    return listing;
}

int Desk::requestsOf(const Page &page) const
{
    const auto *playground = page.findChild<Playground *>(QString(), Qt::FindDirectChildrenOnly);
    const auto *inspector = page.findChild<Inspector *>(QString(), Qt::FindDirectChildrenOnly);
    return (playground && playground->isRunning() ? 1 : 0) + (inspector && inspector->hasRequest() ? 1 : 0);
}

// A file that a person asked for by name: "tools/%1.tool.json". `taken`: what to say where there is one.
Result<QString> Desk::newFile(const QString &name, const QString &place, const QString &taken) const
{
    // File names that every system takes.
    static const QRegularExpression unusable(QStringLiteral("[^\\p{L}\\p{N}._ -]+"));
    const QString file = name.trimmed().replace(unusable, QStringLiteral("-"));
    if (file.isEmpty() || file.startsWith(u'.'))
        return fail(Error::Code::Invalid, tr("“%1” cannot be the name of a file.").arg(name));
    const QString path = place.arg(file);
    if (QFileInfo::exists(QDir(m_workspace.folder()).filePath(path)))
        return fail(Error::Code::Invalid, taken.arg(file));
    return path;
}

Result<PageKey> Desk::createPrompt(const QString &name)
{
    const auto path = newFile(name, QStringLiteral("prompts/%1.prompty"), tr("There is a prompt “%1” already."));
    if (!path)
        return fail(path.error());
    PromptFile prompt;
    const QString provider = m_parts.providers.current();
    if (const auto named = prompt.setName(QFileInfo(*path).completeBaseName()); !named)
        return fail(named.error());
    if (const auto set = prompt.setModel(kUsualModel, provider.isEmpty() ? QStringLiteral("practice") : provider); !set)
        return fail(set.error());
    if (const auto saved = prompt.save(QDir(m_workspace.folder()).filePath(*path)); !saved)
        return fail(saved.error());
    emit filesChanged();
    return PageKey{PageKey::Kind::Prompt, *path};
}

Result<PageKey> Desk::createSchema(const QString &name)
{
    const auto path = newFile(name, QStringLiteral("schemas/%1.schema.json"), tr("There is a schema “%1” already."));
    if (!path)
        return fail(path.error());
    if (const auto saved = writeFile(m_workspace.absolute(*path), writeJson(emptySchema(), kIndent) + '\n'); !saved)
        return fail(saved.error());
    emit filesChanged();
    return PageKey{PageKey::Kind::Schema, *path};
}

Result<PageKey> Desk::createTool(const QString &name)
{
    const auto path = newFile(name, QStringLiteral("tools/%1.tool.json"), tr("There is a tool “%1” already."));
    if (!path)
        return fail(path.error());
    if (const auto saved = newTool(name).save(QDir(m_workspace.folder()).filePath(*path)); !saved)
        return fail(saved.error());
    emit filesChanged();
    return PageKey{PageKey::Kind::Tool, *path};
}

Result<Page *> Desk::makePage(const PageKey &key, QWidget *parent)
{
    switch (key.kind) {
    case PageKey::Kind::Welcome:
        return makeWelcome(parent);
    case PageKey::Kind::Prompt:
        return makePromptPage(key, parent);
    case PageKey::Kind::Spending:
        return makeSpending(parent);
    case PageKey::Kind::Settings:
        return makeSettings(parent);
    case PageKey::Kind::Schema:
        return makeSchemaPage(key, parent);
    case PageKey::Kind::Trace:
        return makeTracePage(key, parent);
    case PageKey::Kind::Servers:
        return makeServers(parent);
    case PageKey::Kind::Tool:
        return makeToolPage(key, parent);
    case PageKey::Kind::TestSet:
        return makeSourcePage(key, parent);
    }
    return nullptr;
}

Result<Page *> Desk::makeSourcePage(const PageKey &key, QWidget *parent)
{
    auto page = SourcePage::open(m_parts.ui, key, m_workspace.absolute(key.path), parent);
    if (!page)
        return fail(named(page.error(), key.path));
    connect(*page, &SourcePage::saved, this, [this, path = key.path] { emit fileSaved(path); });
    return *page;
}

Result<Page *> Desk::makeSchemaPage(const PageKey &key, QWidget *parent)
{
    auto file = SchemaFile::open(m_workspace.absolute(key.path), {m_parts.services.clock(), m_parts.services.paths().drafts()});
    if (!file)
        return fail(named(file.error(), key.path));
    auto *page = new SchemaPage(m_parts.ui, key, std::move(*file), schemaServices(), parent);
    takeFieldKeys(page);
    connect(page, &SchemaPage::saved, this, [this, path = key.path] { emit fileSaved(path); });
    connect(page, &SchemaPage::lastReplyWanted, this,
        [this, page](const QStringList &prompts) { showLastReply(m_parts.services.ledger(), *page, prompts); });
    return page;
}

Result<Page *> Desk::makeToolPage(const PageKey &key, QWidget *parent)
{
    auto file = SchemaFile::open(
        m_workspace.absolute(key.path), {m_parts.services.clock(), m_parts.services.paths().drafts(), toolParametersPointer});
    if (!file)
        return fail(named(file.error(), key.path));
    auto *page = new ToolPage(m_parts.ui, key, std::move(*file), schemaServices(), parent);
    takeFieldKeys(page);
    connect(page, &SchemaPage::saved, this, [this, path = key.path] { emit fileSaved(path); });
    return page;
}

void Desk::takeFieldKeys(SchemaPage *page)
{
    const auto takeKeys = [page, commands = m_commands](const QString &id) { page->setShortcut(id, commands->action(id)->shortcut()); };
    for (const FieldCommand &command : fieldCommands())
        takeKeys(QLatin1String(command.id));
    connect(m_commands, &CommandRegistry::shortcutChanged, page, takeKeys);
}

SchemaServices Desk::schemaServices()
{
    return {m_workspace, [this](const Prompt &prompt) {
        const ProviderProfile &provider = profileOf(placeOf(prompt));
        return priceAt({m_parts.services.catalog(), provider, m_parts.services.clock().utcNow(), std::nullopt}, prompt.modelId);
    }};
}

Result<Page *> Desk::makePromptPage(const PageKey &key, QWidget *parent)
{
    const PromptDocument::Services documentServices{m_parts.services.clock(), m_parts.services.paths().drafts()};
    auto document = PromptDocument::open(m_workspace.absolute(key.path), documentServices);
    if (!document)
        return fail(named(document.error(), key.path));
    const PromptServices services{m_parts.services.catalog(), m_parts.services.clock(), m_workspace,
        [this](const QString &prompt) { return m_parts.services.runner().earlier().usualOutput(prompt); },
        [this](const QString &provider, const QString &model) {
            return m_parts.services.runner().earlier().reports(profileOf(provider).id, model);
        },
        [this] { return m_parts.counting.corrects(); },
        [this](const QString &provider) { return budgetOf(profileOf(provider)); }};
    auto *reply = new ReplyPanel(m_parts.ui, m_parts.services.ledger());
    reply->setSession(m_parts.services.runner().sessionId());
    auto *page = new PromptPage(m_parts.ui, key, std::move(*document), services, reply, parent);
    connect(&m_parts.services.runner().earlier(), &EarlierRuns::changed, &page->input(), &InputPane::recount);
    connect(this, &Desk::budgetChanged, &page->input(), &InputPane::showBudget);
    m_prompts.insert(key.path, page);
    auto *playground = new Playground(m_parts, m_workspace, *page, *reply);
    connect(playground, &Playground::failed, this,
        [this](const Error &error) { emit reported(Problem::Severity::Warning, error.message, error.detail); });
    connect(playground, &Playground::providersRequested, this, [this] { emit openRequested({PageKey::Kind::Settings, {}}); });
    connect(this, &Desk::fileSaved, playground, &Playground::fileSaved);
    connect(playground, &Playground::traceMade, this, &Desk::keepTrace);
    connect(playground, &Playground::spent, this, [this](bool practice) {
        m_onlyPractice = m_onlyPractice && practice;
        emit spent();
    });
    return page;
}

PromptPage *Desk::openPrompt(const QString &path) const
{
    return m_prompts.value(path);
}

Page *Desk::makeWelcome(QWidget *parent)
{
    auto *page = new WelcomePage(m_parts.ui, m_parts.keys, parent);
    connect(page, &WelcomePage::sampleRequested, this, &Desk::sampleRequested);
    connect(page, &WelcomePage::projectRequested, this, &Desk::projectRequested);
    connect(page, &WelcomePage::providerRequested, this, [this] { emit openRequested({PageKey::Kind::Settings, {}}); });
    return page;
}

Page *Desk::makeSettings(QWidget *parent)
{
    Services &services = m_parts.services;
    auto *page = new SettingsPage({m_parts.ui, m_parts.providers, m_parts.keys, services.client().network(), services.clock()},
        m_parts.counting, services.requests(), services.ledger(), *m_commands, parent);
    page->setSession(services.runner().sessionId());
    connect(page, &SettingsPage::budgetChanged, this, &Desk::spent);
    connect(page, &SettingsPage::failed, this,
        [this](const Error &error) { emit reported(Problem::Severity::Error, error.message, error.detail); });
    return page;
}

Page *Desk::makeServers(QWidget *parent)
{
    auto *page = new ServersPage(m_parts.ui, m_parts.servers, parent);
    connect(page, &ServersPage::toolKept, this, &Desk::takeNewTool);
    page->setPrompts([this] { return promptNames(); });
    connect(page, &ServersPage::toolWanted, this, &Desk::offerTool);
    return page;
}

// Those that are open come first: one of them is mostly meant.
QList<PromptName> Desk::promptNames() const
{
    const ProjectListing known = listing();
    QList<PromptName> open, others;
    for (const QString &path : known.prompts) {
        const QString title = known.titles.value(path, QFileInfo(path).completeBaseName());
        (openPrompt(path) ? open : others) << PromptName{path, title};
    }
    return open + others;
}

// On the prompt's page, as a step of its history: a person sees what has changed, and can take it back.
void Desk::offerTool(const QString &prompt, const QString &tool)
{
    emit openRequested({PageKey::Kind::Prompt, prompt});
    PromptPage *page = openPrompt(prompt);
    if (!page)
        return; // why it cannot be opened has been said
    QStringList files = page->document().prompt().toolFiles;
    if (!files.contains(tool))
        page->document().changeTools(files << tool);
}

void Desk::takeNewTool(const QString &path)
{
    watchFolder();
    emit filesChanged();
    emit fileSaved(path);
}

Page *Desk::makeSpending(QWidget *parent)
{
    auto *document = new SpendingDocument(m_parts.ui, m_parts.services.ledger(), m_parts.services.clock(), parent);
    document->page().setCurrentSession(m_parts.services.runner().sessionId());
    document->page().refresh();
    connect(this, &Desk::spent, &document->page(), &SpendingPage::refresh);
    connect(&document->page(), &SpendingPage::runWanted, this, &Desk::sampleRequested);
    return document;
}

const ProviderProfile &Desk::profileOf(const QString &provider) const
{
    const ProviderProfile *found = providerProfile(provider.isEmpty() ? m_parts.providers.current() : provider);
    return found ? *found : *providerProfile(u"custom");
}

void Desk::setBudget(const QList<BudgetLine> &lines)
{
    m_budget = lines;
    emit budgetChanged();
}

// As the ledger chooses them for a call (BudgetGate).
QList<BudgetLine> Desk::budgetOf(const ProviderProfile &provider) const
{
    if (provider.practice)
        return {};
    QList<BudgetLine> lines = m_budget;
    lines.removeIf([&provider](const BudgetLine &line) {
        return line.limit.scope == BudgetScope::ProviderDay && line.limit.provider != provider.id;
    });
    return lines;
}

Desk::ProviderState Desk::providerOf(const Page *page) const
{
    const auto *prompt = qobject_cast<const PromptPage *>(page);
    const ProviderProfile &profile = profileOf(prompt ? placeOf(prompt->document().prompt()) : QString());
    const QString name = providerTitle(profile.name);
    if (profile.practice)
        return {name, tr("no key needed")};
    if (!profile.needsKey)
        return {name, QString()};
    switch (m_parts.keys.place(ProviderSettings::keyName(profile))) {
    case KeyRing::Place::Stored:
        return {name, tr("key in system keychain")};
    case KeyRing::Place::ThisRunOnly:
        return {name, tr("key for this run only")};
    case KeyRing::Place::Asking:
        return {name, tr("asking the keychain")};
    default:
        return {name, tr("no key")};
    }
}

} // namespace cuewright
