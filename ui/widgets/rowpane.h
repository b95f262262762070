#pragma once

#include <QKeySequence>
#include <QList>

#include <functional>

class QAction;
class QWidget;

namespace cuewright {

// A pane with a list (RowTable) whose rows are added, moved and taken away.

/// `add` on the left and `others` on the right over a line, then `bodies`, all of which take what is left.
void layOutRows(QWidget &pane, QWidget *add, const QList<QWidget *> &others, const QList<QWidget *> &bodies);

/// An entry of the context menu that `view` shows of its actions; its keys work where `view` has the focus. `view` owns it.
QAction *addRowAction(QWidget &view, const QList<QKeySequence> &keys, const std::function<void()> &run);

} // namespace cuewright
