#include "widgets/rowtable.h"

#include "widgets/theme.h"

#include <QDropEvent>
#include <QHeaderView>
#include <QPainter>

#include <algorithm>

namespace cuewright {

RowTable::RowTable(const Theme &theme, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
{
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = horizontalHeader();
    header->setProperty("kind", QStringLiteral("pane"));
    header->setSectionsClickable(false);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::Fixed);
    header->setMinimumSectionSize(0);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void RowTable::setRowsMovable()
{
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::MoveAction);
    setDragDropOverwriteMode(false);
    setDropIndicatorShown(false); // the style's is of one cell
}

// Rows are put between others, never into one: the upper half of a row is before it, the lower half behind it.
int RowTable::rowBefore(const QPoint &at) const
{
    const QModelIndex over = indexAt(at);
    if (!over.isValid())
        return model() ? model()->rowCount() : 0;
    return over.row() + (at.y() > visualRect(over).center().y() ? 1 : 0);
}

bool RowTable::takes(const QDropEvent &event, int row) const
{
    const QObject *from = event.source();
    return model() && (!from || from == this || from == viewport()) && model()->canDropMimeData(event.mimeData(), Qt::MoveAction, row, 0, {});
}

void RowTable::dragEnterEvent(QDragEnterEvent *event)
{
    QTableView::dragEnterEvent(event);
    if (QObject *from = event->source(); from && from != this && from != viewport())
        event->ignore();
}

void RowTable::dragMoveEvent(QDragMoveEvent *event)
{
    QTableView::dragMoveEvent(event); // scrolls at the edges
    const int row = rowBefore(event->position().toPoint());
    m_dropsBefore = takes(*event, row) ? row : -1;
    if (m_dropsBefore >= 0) {
        event->setDropAction(Qt::MoveAction);
        event->accept();
    } else {
        event->ignore();
    }
    viewport()->update();
}

void RowTable::dragLeaveEvent(QDragLeaveEvent *event)
{
    QTableView::dragLeaveEvent(event);
    m_dropsBefore = -1;
    viewport()->update();
}

void RowTable::dropEvent(QDropEvent *event)
{
    const int row = rowBefore(event->position().toPoint());
    m_dropsBefore = -1;
    stopAutoScroll();
    setState(NoState);
    viewport()->update();
    if (takes(*event, row))
        model()->dropMimeData(event->mimeData(), Qt::MoveAction, row, 0, {});
    // The model has moved it: the view that it was dragged from must not take a row away.
    event->setDropAction(Qt::IgnoreAction);
    event->accept();
}

void RowTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_dropsBefore < 0 || !model())
        return;
    const int count = model()->rowCount();
    const int y = m_dropsBefore < count ? rowViewportPosition(m_dropsBefore) : rowViewportPosition(count - 1) + rowHeight(count - 1);
    QPainter painter(viewport());
    painter.fillRect(QRect(0, std::max(0, y - 1), viewport()->width(), 2), m_theme.color(ColorRole::Accent));
}

} // namespace cuewright
