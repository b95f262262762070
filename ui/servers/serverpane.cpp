#include "servers/serverpane.h"

#include "queue/queuetable.h"
#include "servers/serverlogmodel.h"
#include "servers/serverwords.h"
#include "servers/toolspane.h"
#include "servers/trypane.h"
#include "widgets/badge.h"
#include "widgets/banner.h"
#include "widgets/buttons.h"
#include "widgets/elidedlabel.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/viewtabs.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr int kNarrow = 760; // design pixels

} // namespace

ServerPane::ServerPane(const UiContext &context, WorkspaceServers &servers, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_servers(servers)
    , m_lines(new ServerLogModel(this))
    , m_banner(new Banner(context.theme))
    , m_tabs(new ViewTabs)
    , m_stack(new QStackedWidget)
    , m_tools(new ToolsPane(context, servers))
    , m_log(new QueueTable(context.theme, *m_lines, {{86, 130, 0}, -1}, nullptr))
{
    setObjectName(QStringLiteral("serverPane"));
    m_banner->setObjectName(QStringLiteral("serverBanner"));
    m_tabs->setObjectName(QStringLiteral("serverTabs"));
    m_tabs->setUsesScrollButtons(false);
    m_log->setObjectName(QStringLiteral("serverLog"));
    m_tabs->addTab({});
    m_tabs->addTab({});
    m_stack->addWidget(m_tools);
    m_stack->addWidget(m_log);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_banner);
    column->addWidget(m_tabs);
    column->addWidget(new Hairline);
    column->addWidget(m_stack, 1);
    connectParts();
    retranslate();
}

QWidget *ServerPane::makeHead()
{
    const Theme &theme = m_context.theme;
    auto *head = new QWidget;
    m_title = makeLabel(LabelKind::DocumentTitle);
    m_title->setObjectName(QStringLiteral("serverTitle"));
    m_state = new Badge(theme);
    m_state->setObjectName(QStringLiteral("serverState"));
    m_facts = new ElidedLabel(theme, TextStep::Body, ColorRole::Muted);
    m_facts->setObjectName(QStringLiteral("serverFacts"));
    m_start = makeButton(ButtonKind::Secondary, {});
    m_start->setObjectName(QStringLiteral("startServer"));
    m_restart = makeButton(ButtonKind::Secondary, {}, theme.icon(Glyph::Refresh));
    m_restart->setObjectName(QStringLiteral("restartServer"));
    m_edit = makeButton(ButtonKind::Secondary, {}, theme.icon(Glyph::Edit));
    m_edit->setObjectName(QStringLiteral("editServer"));
    m_remove = makeIconButton(theme, Glyph::Trash, {});
    m_remove->setObjectName(QStringLiteral("removeServer"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_title);
    row->addWidget(m_state);
    row->addWidget(m_facts, 1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_start, m_restart, m_edit, m_remove})
        row->addWidget(part);
    return head;
}

void ServerPane::connectParts()
{
    connect(m_tabs, &ViewTabs::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_start, &QPushButton::clicked, this, [this] {
        const auto now = m_servers.state(m_server);
        using State = WorkspaceServers::State;
        if (now == State::Running || now == State::Starting || now == State::Asking)
            m_servers.stop(m_server);
        else
            emit startRequested(m_server);
    });
    connect(m_tools, &ToolsPane::startRequested, this, &ServerPane::startRequested);
    connect(m_restart, &QPushButton::clicked, this, [this] { m_servers.restart(m_server); });
    connect(m_edit, &QPushButton::clicked, this, [this] { emit editRequested(m_server); });
    connect(m_remove, &QToolButton::clicked, this, [this] { emit removeRequested(m_server); });
    connect(m_banner, &Banner::actionTriggered, this, [this] {
        if (m_servers.isOutdated(m_server))
            m_servers.restart(m_server);
        else
            showTab(LogTab);
    });
    const auto mine = [this](auto then) {
        return [this, then](const QString &key) {
            if (key == m_server)
                then();
        };
    };
    connect(&m_servers, &WorkspaceServers::stateChanged, this, mine([this] {
        showState();
        m_tools->show(m_server);
    }));
    connect(&m_servers, &WorkspaceServers::toolsChanged, this, mine([this] {
        showState();
        m_tools->show(m_server);
    }));
    connect(&m_servers, &WorkspaceServers::logChanged, this, mine([this] { showLog(); }));
    connect(m_log, &QueueTable::copyRequested, this, &ServerPane::copyLog);
}

void ServerPane::show(const QString &server, const QString &problem)
{
    m_server = server;
    m_problem = problem;
    showState();
    showLog();
    m_tools->show(server);
}

void ServerPane::showState()
{
    using State = WorkspaceServers::State;
    const State now = m_problem.isEmpty() ? m_servers.state(m_server) : State::Failed;
    const McpServer *server = m_servers.server(m_server);
    m_title->setText(displayText(m_server, 60).simplified());
    m_state->setText(serverStateWord(now));
    m_state->setBadgeStyle({serverStateTone(now)});
    QStringList facts;
    if (server && now == State::Running) {
        const McpServerInfo info = server->info();
        facts << displayText((info.title.isEmpty() ? info.name : info.title) + u' ' + info.version, 80).simplified();
        facts << tr("protocol %1").arg(displayText(info.protocolVersion, 20));
    } else if (const McpEntry *entry = m_servers.entry(m_server)) {
        facts << serverLine(*entry);
    }
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    const bool stops = now == State::Running || now == State::Starting || now == State::Asking;
    m_start->setText(stops ? tr("Stop") : tr("Start"));
    m_start->setIcon(m_context.theme.icon(stops ? Glyph::Stop : Glyph::Play));
    m_start->setToolTip(stops ? tr("Ends the server. Calls that run fail.") : tr("You are asked first, and see exactly what would run."));
    m_start->setEnabled(m_problem.isEmpty() && now != State::Stopping);
    m_restart->setEnabled(m_problem.isEmpty() && now == State::Running);
    m_edit->setEnabled(m_problem.isEmpty());
    m_tabs->setTabText(ToolsTab, server && now == State::Running ? tr("Tools  %1").arg(server->tools().size()) : tr("Tools"));
    showBanner();
}

void ServerPane::showBanner()
{
    m_banner->clear();
    if (!m_problem.isEmpty()) {
        m_banner->say(Tone::Danger, tr("This entry cannot be used."), m_problem);
        return;
    }
    if (const auto problem = m_servers.problem(m_server)) {
        // The headline does not wrap, and what a server says may be long.
        m_banner->say(Tone::Danger, tr("It does not run."), displayText(problem->message, 600).simplified() + u' ' + serverAdvice(*problem));
        const McpServer *server = m_servers.server(m_server);
        if (server && !server->log().isEmpty() && tab() != LogTab)
            m_banner->setAction(tr("Show log"));
    } else if (m_servers.isOutdated(m_server)) {
        m_banner->say(Tone::Warning, tr("mcp.json has changed."), tr("The server still runs as it was started."));
        m_banner->setAction(tr("Restart"));
    } else if (const QString why = m_servers.keyProblem(m_server); !why.isEmpty()) {
        m_banner->say(Tone::Warning, tr("Its secrets are kept only until the program ends."),
            tr("%1 They have to be entered again then; a variable of the environment, ${env:NAME}, needs none.", "why").arg(why));
    }
}

void ServerPane::showLog()
{
    // Who reads further up is not pulled down by what comes in.
    const QScrollBar &bar = *m_log->verticalScrollBar();
    const bool follows = bar.value() == bar.maximum();
    m_lines->show(m_servers.server(m_server));
    if (follows)
        m_log->scrollToBottom();
    m_tabs->setTabText(LogTab, m_lines->rowCount() > 0 ? tr("Log  %1").arg(m_lines->rowCount()) : tr("Log"));
}

void ServerPane::copyLog()
{
    QStringList lines;
    const QList<int> rows = m_log->selectedRows();
    for (const int row : rows)
        lines << m_lines->line(row);
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

void ServerPane::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
    showBanner();
    m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
}

ServerPane::Tab ServerPane::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

QList<QWidget *> ServerPane::panes() const
{
    if (tab() == LogTab)
        return {m_log};
    return {&m_tools->list(), &m_tools->tryPane()};
}

void ServerPane::retranslate()
{
    setAccessibleName(tr("Server"));
    m_tabs->setAccessibleName(tr("Parts of the server"));
    m_log->setAccessibleName(tr("Log of the server"));
    m_tools->list().setAccessibleName(tr("Tools of the server"));
    m_restart->setText(tr("Restart"));
    m_restart->setToolTip(tr("Ends the server and starts it by what mcp.json says now"));
    m_edit->setText(tr("Edit…"));
    m_edit->setToolTip(tr("Command, arguments, variables, address and headers"));
    m_remove->setAccessibleName(tr("Remove this server"));
    m_remove->setToolTip(tr("Remove this server from mcp.json"));
    m_lines->retranslate();
    showState();
    showLog();
}

void ServerPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ServerPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool narrow = event->size().width() < m_context.theme.px(kNarrow);
    if (std::exchange(m_narrow, narrow) != narrow)
        m_tools->setNarrow(narrow);
}

} // namespace cuewright
