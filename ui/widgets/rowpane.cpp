#include "widgets/rowpane.h"

#include "widgets/hairline.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cuewright {

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
