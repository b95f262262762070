#include "widgets/rowpane.h"

#include "widgets/hairline.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

namespace cuewright {

void setUpRows(QTableView &table)
{
    table.setFrameShape(QFrame::NoFrame);
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setTabKeyNavigation(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setSelectionMode(QAbstractItemView::SingleSelection);
    table.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table.verticalHeader()->hide();
    table.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView &header = *table.horizontalHeader();
    header.setProperty("kind", QStringLiteral("pane"));
    header.setSectionsClickable(false);
    header.setHighlightSections(false);
    header.setSectionResizeMode(QHeaderView::Fixed);
    header.setMinimumSectionSize(0);
    header.setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void layOutRows(QWidget &pane, QWidget *add, const QList<QWidget *> &others, const QList<QWidget *> &bodies)
{
    auto *head = new QHBoxLayout;
    head->setContentsMargins(12, 4, 8, 4);
    head->setSpacing(4);
    head->addWidget(add);
    head->addStretch(1);
    for (QWidget *button : others)
        head->addWidget(button);
    auto *column = new QVBoxLayout(&pane);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(new Hairline(Qt::Horizontal, &pane));
    for (QWidget *body : bodies)
        column->addWidget(body, 1);
}

QAction *addRowAction(QWidget &view, const QList<QKeySequence> &keys, const std::function<void()> &run)
{
    auto *action = new QAction(&view);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(action, &QAction::triggered, &view, run);
    view.addAction(action);
    view.setContextMenuPolicy(Qt::ActionsContextMenu);
    return action;
}

} // namespace cuewright
