#include "shell/sidebar.h"

#include "models/projectmodel.h"
#include "shell/sidebardelegate.h"
#include "widgets/buttons.h"
#include "widgets/hairline.h"
#include "widgets/labels.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace cuewright {
namespace {

PageKey::Kind kindOf(int group)
{
    constexpr std::array kinds
        = {PageKey::Kind::Prompt, PageKey::Kind::Schema, PageKey::Kind::Tool, PageKey::Kind::TestSet, PageKey::Kind::Trace};
    return kinds[static_cast<std::size_t>(group)];
}

} // namespace

Sidebar::Sidebar(const UiContext &ui, ProjectModel &model, QWidget *parent)
    : QFrame(parent)
    , m_ui(ui)
    , m_model(model)
    , m_project(new QToolButton(this))
    , m_new(makeIconButton(ui.theme, Glyph::Plus, {}, {}, this))
    , m_filter(new QLineEdit(this))
    , m_tree(new QTreeView(this))
    , m_proxy(new QSortFilterProxyModel(this))
{
    setObjectName(QStringLiteral("sidebar"));
    setProperty("kind", QStringLiteral("side"));
    build();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy->setFilterFixedString(text.trimmed());
        if (!text.isEmpty())
            m_tree->expandAll();
    });
    connect(m_tree, &QTreeView::clicked, this, &Sidebar::activate);
    m_filter->installEventFilter(this);
    m_tree->installEventFilter(this);
    retranslate();
    updateProject();
}

void Sidebar::build()
{
    m_project->setObjectName(QStringLiteral("projectButton"));
    m_project->setProperty("kind", QStringLiteral("project"));
    m_project->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_project->setIcon(m_ui.theme.icon(Glyph::Folder));
    m_project->setPopupMode(QToolButton::InstantPopup);
    m_project->setFocusPolicy(Qt::StrongFocus);
    m_project->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_project->setMenu(new QMenu(m_project));
    m_new->setObjectName(QStringLiteral("newPromptButton"));
    m_filter->setObjectName(QStringLiteral("projectFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setProperty("kind", QStringLiteral("quiet"));
    m_filter->addAction(m_ui.theme.icon(Glyph::Search), QLineEdit::LeadingPosition);

    m_proxy->setSourceModel(&m_model);
    m_proxy->setRecursiveFilteringEnabled(true);
    m_proxy->setFilterRole(ProjectModel::SearchRole);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_tree->setObjectName(QStringLiteral("projectTree"));
    m_tree->setModel(m_proxy);
    m_tree->setItemDelegate(new SidebarDelegate(m_ui.theme, m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(0);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tree->setMouseTracking(true);
    m_tree->expandAll();
    connect(&m_ui.theme, &Theme::changed, m_tree, &QTreeView::doItemsLayout);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(6, 3, 6, 3);
    top->addWidget(m_project, 1);
    top->addWidget(m_new);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(new Hairline);
    auto *filter = new QHBoxLayout;
    filter->setContentsMargins(8, 8, 8, 6);
    filter->addWidget(m_filter);
    layout->addLayout(filter);
    layout->addWidget(m_tree, 1);
    layout->addWidget(new Hairline);
    buildPinned(*layout);
}

void Sidebar::buildPinned(QVBoxLayout &layout)
{
    layout.addSpacing(6);
    const auto pin = [&](Pinned &pinned, Glyph glyph, const QString &name) {
        auto *button = makeButton(ButtonKind::Ghost, {}, m_ui.theme.icon(glyph), this);
        button->setObjectName(name);
        button->setProperty("pinned", true);
        button->setMinimumWidth(0);
        connect(button, &QPushButton::clicked, this, [this, kind = pinned.kind] { emit openRequested({kind, {}}); });
        QLabel *meta = makeLabel(LabelKind::Caption, {}, button);
        auto *inside = new QHBoxLayout(button);
        inside->setContentsMargins(8, 0, 2, 0);
        inside->addStretch(1);
        inside->addWidget(meta);
        meta->setAttribute(Qt::WA_TransparentForMouseEvents);
        auto *row = new QHBoxLayout;
        row->setContentsMargins(2, 0, 8, 0);
        row->addWidget(button);
        layout.addLayout(row);
        pinned.button = button;
        pinned.meta = meta;
    };
    pin(m_spending, Glyph::Spending, QStringLiteral("pinnedSpending"));
    pin(m_providers, Glyph::Provider, QStringLiteral("pinnedProviders"));
    pin(m_servers, Glyph::Link, QStringLiteral("pinnedServers"));
    layout.addSpacing(6);
}

void Sidebar::retranslate()
{
    setAccessibleName(tr("Project"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter files"));
    m_tree->setAccessibleName(tr("Files"));
    m_new->setAccessibleName(tr("New prompt"));
    m_spending.button->setText(tr("Spending"));
    m_providers.button->setText(tr("Providers"));
    m_servers.button->setText(tr("MCP servers"));
    m_spending.button->setToolTip(tr("What your runs have cost"));
    m_providers.button->setToolTip(tr("Where your runs go, and the keys for it"));
    m_servers.button->setToolTip(tr("Programs and services that give this project tools"));
}

void Sidebar::setProjectActions(const QList<QAction *> &actions)
{
    m_project->menu()->addActions(actions);
}

void Sidebar::setNewAction(QAction *action)
{
    connect(m_new, &QToolButton::clicked, action, &QAction::trigger);
    const auto follow = [this, action] {
        m_new->setEnabled(action->isEnabled());
        m_new->setToolTip(action->toolTip());
    };
    connect(action, &QAction::changed, m_new, follow);
    follow();
}

void Sidebar::setPinnedMeta(PageKey::Kind kind, const QString &meta)
{
    for (const Pinned *pinned : {&m_spending, &m_providers, &m_servers}) {
        if (pinned->kind != kind)
            continue;
        pinned->meta->setText(meta);
        pinned->button->setAccessibleDescription(meta);
    }
}

void Sidebar::updateProject()
{
    const bool open = !m_model.listing().folder.isEmpty();
    m_project->setText(open ? m_model.listing().name : tr("No project"));
    m_project->setToolTip(m_model.listing().folder);
    m_project->setAccessibleName(open ? tr("Project %1").arg(m_model.listing().name) : tr("No project"));
}

void Sidebar::showCurrent(const PageKey &key)
{
    const QModelIndex index = m_proxy->mapFromSource(m_model.indexOf(key.path));
    if (index.isValid() && !key.path.isEmpty())
        m_tree->setCurrentIndex(index);
    else
        m_tree->clearSelection();
}

void Sidebar::activate(const QModelIndex &index)
{
    if (!index.parent().isValid()) {
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
        return;
    }
    emit openRequested({kindOf(index.data(ProjectModel::GroupRole).toInt()), index.data(ProjectModel::PathRole).toString()});
}

// Down leaves the filter for the tree; Enter opens what is current there.
bool Sidebar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_filter && key == Qt::Key_Down) {
        m_tree->setFocus(Qt::TabFocusReason);
        return true;
    }
    if (watched == m_filter && key == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        return true;
    }
    if (watched == m_tree && (key == Qt::Key_Return || key == Qt::Key_Enter) && m_tree->currentIndex().isValid()) {
        activate(m_tree->currentIndex());
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

void Sidebar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_model.retranslate();
        updateProject();
    }
    QFrame::changeEvent(event);
}

QByteArray Sidebar::saveState() const
{
    QByteArray open;
    for (int group = 0; group < ProjectModel::kGroups; ++group) {
        const QModelIndex index = m_proxy->mapFromSource(m_model.index(group, 0));
        open.append(!index.isValid() || m_tree->isExpanded(index) ? '1' : '0');
    }
    return open;
}

void Sidebar::restoreState(const QByteArray &state)
{
    for (int group = 0; group < std::min<int>(ProjectModel::kGroups, int(state.size())); ++group)
        m_tree->setExpanded(m_proxy->mapFromSource(m_model.index(group, 0)), state[group] == '1');
}

QList<QWidget *> Sidebar::focusOrder() const
{
    return {m_project, m_new, m_filter, m_tree, m_spending.button, m_providers.button, m_servers.button};
}

} // namespace cuewright
