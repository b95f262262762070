#include "tools/offeredtools.h"

#include "mcp/mcptypes.h"
#include "toolfile/definitiondialog.h"
#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHash>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace cuewright {
namespace {

constexpr int kRowsShown = 5;
constexpr int kRowHeight = 26; // design pixels

// As a menu shows it: "&" would underline.
QString menuText(const QString &name)
{
    return displayText(name, 80).simplified().replace(u'&', QStringLiteral("&&"));
}

} // namespace

OfferedTools::OfferedTools(const UiContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_list(new QListWidget)
    , m_add(makeButton(ButtonKind::Small, {}, context.theme.icon(Glyph::Plus)))
    , m_edit(makeIconButton(context.theme, Glyph::Edit, {}))
    , m_remove(makeIconButton(context.theme, Glyph::Trash, {}))
{
    setObjectName(QStringLiteral("offeredTools"));
    m_list->setObjectName(QStringLiteral("offeredList"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_add->setObjectName(QStringLiteral("offerTool"));
    m_edit->setObjectName(QStringLiteral("editOffered"));
    m_remove->setObjectName(QStringLiteral("removeOffered"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_add);
    row->addStretch(1);
    row->addWidget(m_edit);
    row->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_list);
    column->addLayout(row);
    setFocusProxy(m_list);
    buildActions();
    connect(m_add, &QPushButton::clicked, this, &OfferedTools::openMenu);
    connect(m_edit, &QToolButton::clicked, m_editAction, &QAction::trigger);
    connect(m_remove, &QToolButton::clicked, this, &OfferedTools::remove);
    connect(m_list, &QListWidget::itemDoubleClicked, m_editAction, &QAction::trigger);
    connect(m_list, &QListWidget::currentRowChanged, this, &OfferedTools::arrange);
    retranslate();
    arrange();
}

void OfferedTools::buildActions()
{
    const auto make = [this](const QList<QKeySequence> &keys, auto slot) {
        auto *action = new QAction(m_list);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        m_list->addAction(action);
        return action;
    };
    m_addAction = make({Qt::Key_Insert}, &OfferedTools::openMenu);
    m_editAction = make({Qt::Key_Return, Qt::Key_Enter, Qt::Key_F2}, [this] { write(m_list->currentRow()); });
    m_removeAction = make({Qt::Key_Delete}, &OfferedTools::remove);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void OfferedTools::show(const QList<ToolDefinition> &tools, bool isOpen)
{
    const int row = m_list->currentRow();
    m_tools = tools;
    m_isOpen = isOpen;
    int wanted = std::min(row, static_cast<int>(tools.size()) - 1);
    m_list->clear();
    for (const ToolDefinition &tool : tools) {
        auto *item = new QListWidgetItem(m_context.theme.icon(Glyph::Tool), displayText(tool.name, 80).simplified(), m_list);
        item->setToolTip(displayText(tool.description, 600));
        if (tool.name == m_wanted)
            wanted = m_list->count() - 1;
    }
    m_wanted.clear();
    m_list->setCurrentRow(wanted);
    m_list->setFixedHeight(std::clamp(static_cast<int>(tools.size()), 1, kRowsShown) * m_context.theme.px(kRowHeight) + 6);
    arrange();
}

void OfferedTools::arrange()
{
    const bool canChange = m_isOpen && m_list->currentRow() >= 0;
    m_add->setEnabled(m_isOpen);
    m_addAction->setEnabled(m_isOpen);
    for (QToolButton *button : {m_edit, m_remove})
        button->setEnabled(canChange);
    for (QAction *action : {m_editAction, m_removeAction})
        action->setEnabled(canChange);
}

bool OfferedTools::isOffered(const QString &name) const
{
    return std::any_of(m_tools.begin(), m_tools.end(), [&](const ToolDefinition &tool) { return tool.name == name; });
}

void OfferedTools::openMenu()
{
    if (!m_isOpen)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("offerMenu"));
    fillProject(*menu);
    fillServers(*menu);
    menu->addSeparator();
    connect(menu->addAction(m_context.theme.icon(Glyph::Edit), tr("Write one by hand…")), &QAction::triggered, this, [this] { write(-1); });
    menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

void OfferedTools::fillProject(QMenu &menu)
{
    menu.addSection(tr("Tools of the project"));
    bool isEmpty = true;
    const QList<ToolDefinition> known = m_supply.project ? m_supply.project() : QList<ToolDefinition>();
    for (const ToolDefinition &tool : known) {
        if (isOffered(tool.name))
            continue;
        isEmpty = false;
        connect(menu.addAction(m_context.theme.icon(Glyph::Tool), menuText(tool.name)), &QAction::triggered, this, [this, tool] { add(tool); });
    }
    if (isEmpty)
        menu.addAction(known.isEmpty() ? tr("The project has none yet") : tr("All of them are offered"))->setEnabled(false);
}

// What a server has is made one of the project's first: without a file nobody would know whom to ask.
void OfferedTools::fillServers(QMenu &menu)
{
    const QList<ServerToolName> known = m_supply.servers ? m_supply.servers() : QList<ServerToolName>();
    if (known.isEmpty())
        return;
    menu.addSection(tr("Tools of MCP servers"));
    QHash<QString, QMenu *> menus;
    for (const ServerToolName &tool : known) {
        QMenu *&of = menus[tool.server];
        if (!of)
            of = menu.addMenu(m_context.theme.icon(Glyph::Link), menuText(tool.server));
        connect(of->addAction(menuText(tool.tool)), &QAction::triggered, this, [this, tool] { keep(tool); });
    }
}

void OfferedTools::keep(const ServerToolName &tool)
{
    const auto kept = m_supply.keep(tool);
    if (!kept)
        emit failed(kept.error());
    else if (m_isOpen)
        add(*kept);
}

void OfferedTools::add(const ToolDefinition &tool)
{
    if (isOffered(tool.name))
        return;
    m_wanted = tool.name;
    emit edited(QList<ToolDefinition>(m_tools) << tool);
}

void OfferedTools::write(int row)
{
    if (!m_isOpen || row >= m_tools.size())
        return;
    QStringList taken;
    for (int at = 0; at < m_tools.size(); ++at) {
        if (at != row)
            taken << m_tools.at(at).name;
    }
    const ToolDefinition known = row < 0 ? ToolDefinition() : m_tools.at(row);
    auto *dialog = new DefinitionDialog(m_context, known, taken, this);
    connect(dialog, &DefinitionDialog::made, this, [this, was = known.name](const ToolDefinition &tool) {
        QList<ToolDefinition> tools = m_tools;
        const auto place = std::find_if(tools.begin(), tools.end(), [&](const ToolDefinition &one) { return !was.isEmpty() && one.name == was; });
        if (place == tools.end())
            tools << tool;
        else
            *place = tool;
        m_wanted = tool.name;
        emit edited(tools);
    });
    dialog->open();
}

void OfferedTools::remove()
{
    const int row = m_list->currentRow();
    if (!m_isOpen || row < 0)
        return;
    QList<ToolDefinition> tools = m_tools;
    tools.removeAt(row);
    emit edited(tools);
}

void OfferedTools::retranslate()
{
    m_add->setText(tr("Offer a tool"));
    m_add->setAccessibleName(tr("Offer a tool"));
    m_add->setToolTip(tipWithShortcut(tr("Offer a tool: of the project, of a server, or written by hand"), QKeySequence(Qt::Key_Insert)));
    m_addAction->setText(tr("Offer a tool"));
    m_editAction->setText(tr("Change for this turn…"));
    m_removeAction->setText(tr("Offer no longer"));
    for (const auto &[button, action] : {std::pair(m_edit, m_editAction), std::pair(m_remove, m_removeAction)}) {
        button->setAccessibleName(action->text());
        button->setToolTip(tipWithShortcut(action->text(), action->shortcut()));
    }
}

void OfferedTools::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace cuewright
