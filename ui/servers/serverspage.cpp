#include "servers/serverspage.h"

#include "runs/servertoolfile.h"
#include "servers/rowdelegate.h"
#include "servers/serverdialog.h"
#include "servers/serverimport.h"
#include "servers/servermodel.h"
#include "servers/serverpane.h"
#include "servers/toolspane.h"
#include "servers/trypane.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/dialogs.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace cuewright {
namespace {

// Design pixels.
constexpr int kListWidth = 260;
constexpr int kNarrowList = 200;
constexpr int kNarrow = 1060;

const QString kFile = QLatin1String(WorkspaceServers::kFile);

} // namespace

ServersPage::ServersPage(const UiContext &context, WorkspaceServers &servers, QWidget *parent)
    : Page({PageKey::Kind::Servers, {}}, parent)
    , m_context(context)
    , m_servers(servers)
    , m_model(new ServerModel(servers, this))
    , m_banner(new Banner(context.theme))
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(context.theme, Glyph::Link))
    , m_splitter(new QSplitter)
    , m_list(new QListView)
    , m_pane(new ServerPane(context, servers))
{
    setObjectName(QStringLiteral("serversPage"));
    m_banner->setObjectName(QStringLiteral("serversBanner"));
    m_list->setObjectName(QStringLiteral("serverList"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new RowDelegate(context.theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({context.theme.px(kListWidth), 900});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(new Hairline);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_list);
    connectParts();
    retranslate();
    takeServers();
}

QWidget *ServersPage::makeHead()
{
    auto *head = new QWidget;
    auto *title = makeLabel(LabelKind::DocumentTitle);
    title->setObjectName(QStringLiteral("serversTitle"));
    m_facts = new ElidedLabel(m_context.theme, TextStep::Body, ColorRole::Muted);
    m_import = makeButton(ButtonKind::Secondary, {}, m_context.theme.icon(Glyph::Import));
    m_import->setObjectName(QStringLiteral("importServers"));
    m_add = makeButton(ButtonKind::Secondary, {}, m_context.theme.icon(Glyph::Plus));
    m_add->setObjectName(QStringLiteral("addServer"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(title);
    row->addWidget(m_facts, 1);
    row->addWidget(m_import);
    row->addWidget(m_add);
    return head;
}

void ServersPage::connectParts()
{
    connect(&m_servers, &WorkspaceServers::changed, this, &ServersPage::takeServers);
    connect(&m_servers, &WorkspaceServers::stateChanged, this, [this] {
        showFacts();
        emit commandsChanged();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &now) {
        if (now.isValid())
            m_wanted = m_model->key(now.row());
        showCurrent();
    });
    connect(m_add, &QPushButton::clicked, this, [this] { edit({}); });
    connect(m_import, &QPushButton::clicked, this, &ServersPage::import);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { edit({}); });
    connect(m_pane, &ServerPane::startRequested, this, &ServersPage::start);
    connect(m_pane, &ServerPane::editRequested, this, &ServersPage::edit);
    connect(m_pane, &ServerPane::removeRequested, this, &ServersPage::remove);
    connect(&m_pane->tools().tryPane(), &TryPane::stateChanged, this, &ServersPage::commandsChanged);
    connect(&m_pane->tools().tryPane(), &TryPane::keepRequested, this, &ServersPage::keepTool);
    connect(m_banner, &Banner::otherActionTriggered, this, &ServersPage::showPrompts);
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        if (m_servers.fileProblem())
            emit openRequested({PageKey::Kind::Tool, kFile});
        else
            m_banner->clear();
    });
    connect(&m_context.theme, &Theme::changed, m_list, &QListView::doItemsLayout);
}

void ServersPage::takeServers()
{
    const bool hasServers = m_model->rowCount() > 0;
    m_stack->setCurrentIndex(hasServers ? 1 : 0);
    const bool hasProject = !m_servers.folder().isEmpty();
    m_add->setEnabled(hasProject);
    m_import->setEnabled(hasProject);
    const QString hint = tr("Programs and services that give prompts tools: files, databases, the web. They are kept in the project's mcp.json, "
                            "as other programs have it; nothing starts before you have seen what would run.");
    if (hasProject)
        m_empty->setTexts(tr("No MCP servers yet"), hint, tr("Add server…"));
    else
        m_empty->setTexts(tr("No project is open"), tr("MCP servers belong to a project. Open one first."));
    if (hasServers) {
        const int row = std::max(m_model->rowOf(m_wanted), 0);
        if (m_list->currentIndex().row() != row)
            m_list->setCurrentIndex(m_model->index(row));
    }
    showCurrent();
    showFacts();
    showFileProblem();
}

QString ServersPage::server() const
{
    const QModelIndex now = m_list->currentIndex();
    return now.isValid() ? m_model->key(now.row()) : QString();
}

void ServersPage::showServer(const QString &key)
{
    m_wanted = key;
    if (const int row = m_model->rowOf(key); row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
}

void ServersPage::showCurrent()
{
    m_pane->show(server(), m_model->problemOf(server()));
    emit commandsChanged();
}

void ServersPage::showFacts()
{
    const QList<McpEntry> entries = m_servers.entries();
    const auto running = std::count_if(entries.begin(), entries.end(),
        [this](const McpEntry &entry) { return m_servers.state(entry.key) == WorkspaceServers::State::Running; });
    QStringList facts;
    if (m_model->rowCount() > 0)
        facts << tr("%n server(s)", nullptr, m_model->rowCount()) << tr("%n running", nullptr, static_cast<int>(running)) << kFile;
    m_facts->setText(facts.join(QStringLiteral(" · ")));
}

void ServersPage::showFileProblem()
{
    m_banner->clear();
    if (const auto &problem = m_servers.fileProblem()) {
        m_banner->say(Tone::Danger, tr("mcp.json cannot be read."), problem->message + u' ' + tr("Until it is mended, what it said before counts, and it is not written."));
        m_banner->setAction(tr("Open as text"));
    }
}

void ServersPage::say(const QString &headline, const Error &error)
{
    m_banner->say(Tone::Danger, headline, error.message);
    m_banner->setAction(tr("Close"));
    m_banner->setOtherAction({});
}

// To start one that is switched off is to switch it on.
void ServersPage::start(const QString &key)
{
    const McpEntry *entry = m_servers.entry(key);
    if (entry && entry->disabled) {
        McpEntry on = *entry;
        on.disabled = false;
        if (const auto put = m_servers.put({on, {}}, key); !put) {
            say(tr("mcp.json was not changed."), put.error());
            return;
        }
    }
    m_servers.start(key);
}

void ServersPage::edit(const QString &key)
{
    auto *dialog = new ServerDialog(m_context, m_servers, key, this);
    connect(dialog, &ServerDialog::saved, this, &ServersPage::showServer);
    dialog->open();
}

void ServersPage::import()
{
    auto *dialog = new ServerImport(m_context, m_servers, ClientPlaces::ofThisComputer(m_servers.folder()), this);
    connect(dialog, &ServerImport::imported, this, [this](const QStringList &names) { showServer(names.value(0)); });
    dialog->open();
}

void ServersPage::remove(const QString &key)
{
    const auto answer = m_context.dialogs.confirm(this, tr("Remove “%1” from mcp.json?").arg(displayText(key, 60).simplified()),
        tr("It is stopped. Tools of the project that use it stay, and can no longer be called. Its secrets stay in the keychain."), tr("Remove"));
    if (answer != Dialogs::Answer::Yes)
        return;
    if (const auto removed = m_servers.remove(key); !removed)
        say(tr("mcp.json was not changed."), removed.error());
}

void ServersPage::keepTool(const QString &server, const QString &tool)
{
    const McpServer *running = m_servers.server(server);
    const McpTool *known = running ? running->tool(tool) : nullptr;
    if (!known)
        return;
    const auto kept = keepServerTool(Workspace(m_servers.folder()), server, *known);
    if (!kept) {
        say(tr("The tool was not added."), kept.error());
        const QString path = serverToolPath(server, tool);
        offerToPrompts(QFileInfo::exists(m_servers.folder() + u'/' + path) ? path : QString());
        return;
    }
    emit toolKept(*kept);
    m_banner->say(Tone::Success, tr("Added to the project."), tr("%1 is answered by this server. Prompts have to offer it to the model.").arg(*kept));
    m_banner->setAction(tr("Close"));
    offerToPrompts(*kept);
}

void ServersPage::offerToPrompts(const QString &tool)
{
    m_kept = tool;
    const bool canChoose = !tool.isEmpty() && m_prompts && !m_prompts().isEmpty();
    m_banner->setOtherAction(canChoose ? tr("Offer it in a prompt…") : QString());
}

void ServersPage::showPrompts()
{
    if (m_kept.isEmpty() || !m_prompts)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("promptsMenu"));
    const QList<PromptName> prompts = m_prompts();
    for (const PromptName &prompt : prompts) {
        const QString text = displayText(prompt.title, 80).simplified().replace(u'&', QStringLiteral("&&"));
        connect(menu->addAction(m_context.theme.icon(Glyph::Prompt), text), &QAction::triggered, this,
            [this, path = prompt.path, tool = m_kept] {
                m_banner->clear();
                emit toolWanted(path, tool);
            });
    }
    menu->popup(m_banner->mapToGlobal(QPoint(m_banner->width() / 2, m_banner->height())));
}

QByteArray ServersPage::saveState() const
{
    return server().toUtf8();
}

void ServersPage::restoreState(const QByteArray &state)
{
    if (!state.isEmpty())
        showServer(QString::fromUtf8(state));
}

QList<QWidget *> ServersPage::panes()
{
    if (m_stack->currentIndex() == 0)
        return {m_empty};
    return QList<QWidget *>{m_list} + m_pane->panes();
}

bool ServersPage::canPerform(const QString &command) const
{
    const TryPane &attempt = m_pane->tools().tryPane();
    const bool isShown = m_stack->currentIndex() == 1 && m_pane->tab() == ServerPane::ToolsTab;
    if (command == u"run.start")
        return isShown && attempt.canRun();
    return command == u"run.stop" && attempt.isRunning();
}

void ServersPage::perform(const QString &command)
{
    if (command == u"run.start")
        m_pane->tools().tryPane().run();
    else if (command == u"run.stop")
        m_pane->tools().tryPane().stop();
}

void ServersPage::retranslate()
{
    setAccessibleName(title());
    findChild<QLabel *>(QStringLiteral("serversTitle"))->setText(title());
    m_list->setAccessibleName(tr("Servers"));
    m_import->setText(tr("Import…"));
    m_import->setToolTip(tr("Servers from the settings of another program"));
    m_add->setText(tr("Add server…"));
    m_add->setToolTip(tipWithShortcut(tr("A program on this machine, or an address"), QKeySequence(Qt::Key_Insert)));
    m_model->retranslate();
    emit titleChanged();
}

void ServersPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        takeServers();
    }
}

void ServersPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    // What a person has set stays until the rule changes.
    const bool narrow = event->size().width() < m_context.theme.px(kNarrow);
    if (std::exchange(m_narrow, narrow) != narrow)
        m_splitter->setSizes({m_context.theme.px(narrow ? kNarrowList : kListWidth), 900});
}

// Keys of the list.
bool ServersPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    const QString key = server();
    const bool usable = !key.isEmpty() && m_model->problemOf(key).isEmpty();
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Insert:
        if (m_add->isEnabled())
            edit({});
        return true;
    case Qt::Key_Delete:
        if (!key.isEmpty())
            remove(key);
        return true;
    case Qt::Key_F2:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (usable)
            edit(key);
        return true;
    default: return Page::eventFilter(watched, event);
    }
}

} // namespace cuewright
