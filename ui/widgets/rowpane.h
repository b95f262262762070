#pragma once

#include <QKeySequence>
#include <QList>

#include <functional>

class QAction;
class QTableView;
class QWidget;

namespace cuewright {

// A pane with a list whose rows are added, moved and taken away.

/// Whole rows without a grid, under a header that is no button. Tab leaves the table.
void setUpRows(QTableView &table);

/// `add` on the left and `others` on the right over a line, then `bodies`, all of which take what is left.
void layOutRows(QWidget &pane, QWidget *add, const QList<QWidget *> &others, const QList<QWidget *> &bodies);

/// An entry of the context menu that `view` shows of its actions; its keys work where `view` has the focus. `view` owns it.
QAction *addRowAction(QWidget &view, const QList<QKeySequence> &keys, const std::function<void()> &run);

} // namespace cuewright
