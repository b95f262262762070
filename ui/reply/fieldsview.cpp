#include "reply/fieldsview.h"

#include "reply/fielddelegate.h"
#include "reply/fieldsmodel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

namespace cuewright {

FieldsView::FieldsView(const Theme &theme, FieldsModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_theme(theme)
{
    setObjectName(QStringLiteral("fieldsView"));
    setModel(&model);
    setItemDelegate(new FieldDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(false);
    setWordWrap(true);
    setIndentation(16);
    setRootIsDecorated(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(NoEditTriggers);
    setAccessibleName(tr("Fields of the reply"));
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setColumnHidden(FieldsModel::ExpectedColumn, true);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parentIndex) { expand(parentIndex); });
    connect(&model, &QAbstractItemModel::modelReset, this, &QTreeView::expandAll);
    // A value that grows may need another line.
    connect(&model, &QAbstractItemModel::dataChanged, this, &QTreeView::doItemsLayout);
    connect(&theme, &Theme::changed, this, &QTreeView::doItemsLayout);
}

void FieldsView::setExpectedShown(bool shown)
{
    setColumnHidden(FieldsModel::ExpectedColumn, !shown);
    placeColumns();
}

QString FieldsView::copyText() const
{
    return currentIndex().siblingAtColumn(FieldsModel::ReplyColumn).data().toString();
}

void FieldsView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    placeColumns();
}

void FieldsView::placeColumns()
{
    const bool expected = !isColumnHidden(FieldsModel::ExpectedColumn);
    const int width = viewport()->width();
    const int names = std::min(m_theme.px(222), width * 2 / 5);
    const int expectedWidth = expected ? std::min(m_theme.px(120), width / 4) : 0;
    header()->resizeSection(FieldsModel::FieldColumn, names);
    header()->resizeSection(FieldsModel::ReplyColumn, std::max(0, width - names - expectedWidth));
    if (expected)
        header()->resizeSection(FieldsModel::ExpectedColumn, expectedWidth);
    scheduleDelayedItemsLayout();
}

void FieldsView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(copyText());
        return;
    }
    QTreeView::keyPressEvent(event);
}

} // namespace cuewright
