#include "servers/toolspane.h"

#include "servers/rowdelegate.h"
#include "servers/trypane.h"
#include "widgets/chips.h"
#include "widgets/emptystate.h"

#include <QEvent>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace cuewright {
namespace {

constexpr int kNameRole = Qt::UserRole + 100; // the server's own name; empty: it cannot be used

} // namespace

ToolsPane::ToolsPane(const UiContext &context, WorkspaceServers &servers, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_servers(servers)
    , m_stack(new QStackedWidget)
    , m_empty(new EmptyState(context.theme, Glyph::Tool))
    , m_splitter(new QSplitter)
    , m_list(new QListWidget)
    , m_try(new TryPane(context, servers))
{
    setObjectName(QStringLiteral("toolsPane"));
    setFocusProxy(m_list);
    m_list->setObjectName(QStringLiteral("serverTools"));
    m_list->setItemDelegate(new RowDelegate(context.theme, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_list);
    m_splitter->addWidget(m_try);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({context.theme.px(230), 700});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { emit startRequested(m_server); });
    connect(m_list, &QListWidget::currentItemChanged, this, [this] {
        if (!m_filling)
            showTool();
    });
    connect(m_list, &QListWidget::itemActivated, this, [this] { m_try->form()->setFocus(Qt::OtherFocusReason); });
    connect(&context.theme, &Theme::changed, m_list, &QListWidget::doItemsLayout);
}

void ToolsPane::show(const QString &server)
{
    m_server = server;
    fill();
    showTool();
    showEmpty();
}

void ToolsPane::fill()
{
    const QScopedValueRollback filling(m_filling, true);
    const QListWidgetItem *current = m_list->currentItem();
    const QString shown = current ? current->data(kNameRole).toString() : QString();
    m_list->clear();
    const McpServer *server = m_servers.server(m_server);
    if (!server)
        return;
    const auto line = [](const QString &text) { return displayText(text, 300).simplified(); };
    const QList<McpTool> tools = server->tools();
    for (const McpTool &tool : tools) {
        auto *item = new QListWidgetItem(line(tool.title), m_list);
        item->setData(kNameRole, tool.name);
        item->setData(RowDelegate::DetailRole, line(tool.description));
        item->setData(RowDelegate::GlyphRole, static_cast<int>(Glyph::Tool));
        item->setData(Qt::AccessibleTextRole, line(tool.title) + QStringLiteral(", ") + line(tool.description));
        item->setToolTip(line(tool.name));
        if (tool.name == shown)
            m_list->setCurrentItem(item);
    }
    const QList<McpLeftOut> leftOut = server->leftOut();
    for (const McpLeftOut &tool : leftOut) {
        auto *item = new QListWidgetItem(tool.name.isEmpty() ? tr("without a name") : line(tool.name), m_list);
        item->setData(RowDelegate::DetailRole, tool.reason);
        item->setData(RowDelegate::GlyphRole, static_cast<int>(Glyph::Warning));
        item->setData(RowDelegate::QuietRole, true);
        item->setData(RowDelegate::BadgeRole, tr("left out"));
        item->setData(RowDelegate::BadgeToneRole, static_cast<int>(Tone::Warning));
        item->setData(Qt::AccessibleTextRole, tr("%1, left out: %2").arg(item->text(), tool.reason));
        item->setToolTip(tool.reason);
    }
    if (!m_list->currentItem())
        m_list->setCurrentRow(0);
}

void ToolsPane::showTool()
{
    const QListWidgetItem *item = m_list->currentItem();
    const McpServer *server = m_servers.server(m_server);
    const QString name = item ? item->data(kNameRole).toString() : QString();
    m_try->show(m_server, server && !name.isEmpty() ? server->tool(name) : nullptr);
}

void ToolsPane::showEmpty()
{
    m_stack->setCurrentIndex(m_list->count() > 0 ? 1 : 0);
    switch (m_servers.state(m_server)) {
    case WorkspaceServers::State::Running:
        m_empty->setTexts(tr("No tools"), tr("This server offers no tools."));
        return;
    case WorkspaceServers::State::Asking:
        m_empty->setTexts(tr("Asks you"), tr("A dialog shows what would be started, and waits for your answer."));
        return;
    case WorkspaceServers::State::Starting:
        m_empty->setTexts(tr("Starting …"), tr("The first start may take a minute where something is downloaded. The log tells how far it is."));
        return;
    case WorkspaceServers::State::Stopping: m_empty->setTexts(tr("Stopping …")); return;
    case WorkspaceServers::State::Off:
        m_empty->setTexts(tr("Switched off"), tr("mcp.json switches this server off: its tools cannot be called."), tr("Switch on and start"));
        return;
    case WorkspaceServers::State::Failed:
    case WorkspaceServers::State::Stopped: break;
    }
    m_empty->setTexts(tr("Tools show while the server runs"), tr("You are asked before it starts, and see exactly what would run."), tr("Start server"));
}

void ToolsPane::setNarrow(bool narrow)
{
    m_splitter->setSizes({m_context.theme.px(narrow ? 170 : 230), 700});
}

void ToolsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        show(m_server);
}

} // namespace cuewright
