#include "queue/queuetable.h"

#include "queue/queuedelegate.h"

#include <QFocusEvent>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>
#include <numeric>
#include <utility>

namespace cuewright {
namespace {

constexpr int kLeastGivingWay = 160; // design pixels; below that the optional column goes

} // namespace

QueueTable::QueueTable(const Theme &theme, QAbstractItemModel &model, Shape shape, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_shape(std::move(shape))
{
    setModel(&model);
    setItemDelegate(new QueueDelegate(theme, this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    horizontalHeader()->setProperty("kind", QStringLiteral("pane"));
    horizontalHeader()->setDefaultAlignment(Qt::AlignVCenter | Qt::AlignLeading);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(theme.px(40));
    connect(&theme, &Theme::changed, this, &QueueTable::layOut);
    // Rows that go are sorted to the end first, and the current one with them.
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this, [this] { m_row = currentIndex().row(); });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, [this, &model] {
        const int row = std::min(std::exchange(m_row, -1), model.rowCount() - 1);
        if (row >= 0 && !selectionModel()->hasSelection())
            selectionModel()->setCurrentIndex(model.index(row, 0), QItemSelectionModel::NoUpdate);
    });
    layOut();
}

QList<int> QueueTable::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList indexes = selectionModel()->selectedRows();
    for (const QModelIndex &index : indexes)
        rows << index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

void QueueTable::layOut()
{
    verticalHeader()->setDefaultSectionSize(m_theme.px(28));
    const int needed = std::accumulate(m_shape.widths.begin(), m_shape.widths.end(), kLeastGivingWay);
    if (m_shape.optional >= 0)
        setColumnHidden(m_shape.optional, viewport()->width() < m_theme.px(needed));
    for (int column = 0; column < m_shape.widths.size(); ++column) {
        const int wide = m_shape.widths[column];
        horizontalHeader()->setSectionResizeMode(column, wide == 0 ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (wide > 0)
            horizontalHeader()->resizeSection(column, m_theme.px(wide));
    }
}

void QueueTable::resizeEvent(QResizeEvent *event)
{
    if (event->size().width() != event->oldSize().width())
        layOut();
    QTableView::resizeEvent(event);
}

// Who comes by the keyboard stands on a row, so that the keys for rows do something.
void QueueTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    const bool byKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason
        || event->reason() == Qt::ShortcutFocusReason || event->reason() == Qt::OtherFocusReason;
    if (byKeyboard && !selectionModel()->hasSelection() && model()->rowCount() > 0)
        chooseRow(std::max(currentIndex().row(), 0));
}

// When the selected row goes, none is selected, so that a second press of a key does not end another request. The arrows go on
// from where it was: the view itself takes the current row for selected, and would step over it or stay.
void QueueTable::keyPressEvent(QKeyEvent *event)
{
    const bool moves = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    if (moves && !selectionModel()->hasSelection() && currentIndex().isValid()) {
        chooseRow(currentIndex().row());
        return;
    }
    QTableView::keyPressEvent(event);
}

void QueueTable::chooseRow(int row)
{
    selectionModel()->setCurrentIndex(model()->index(row, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void QueueTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    emit selectionMoved();
}

} // namespace cuewright
