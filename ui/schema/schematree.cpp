#include "schema/schematree.h"

#include "schema/schemadelegate.h"
#include "schema/schemamodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace cuewright {
namespace {

// Design pixels.
constexpr qreal kIndent = 20;
constexpr qreal kTypeWidth = 134;
constexpr qreal kRequiredWidth = 66;

} // namespace

SchemaTree::SchemaTree(const Theme &theme, SchemaModel &model, QWidget *parent)
    : QTreeView(parent)
    , m_theme(theme)
    , m_schema(model)
{
    setObjectName(QStringLiteral("schemaTree"));
    setModel(&model);
    setItemDelegate(new SchemaDelegate(theme, this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setEditTriggers(EditKeyPressed);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setDropIndicatorShown(true); // paintEvent draws the design's line over the style's
    header()->setProperty("kind", QStringLiteral("pane"));
    header()->setStretchLastSection(false);
    header()->setSectionsMovable(false);
    header()->setSectionsClickable(false);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setMinimumSectionSize(0);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &SchemaTree::openNew);
    connect(&theme, &Theme::changed, this, &SchemaTree::restyle);
    restyle();
    expandAll();
}

void SchemaTree::restyle()
{
    setIndentation(m_theme.px(kIndent));
    setAccessibleName(tr("Fields of the schema"));
    placeColumns();
}

// Everything is open from the start: what a reply consists of is to be seen.
void SchemaTree::openNew(const QModelIndex &parent, int first, int last)
{
    if (parent.isValid() && !isExpanded(parent) && model()->rowCount(parent) == last - first + 1)
        expand(parent);
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model()->index(row, 0, parent);
        if (model()->hasChildren(index))
            expandRecursively(index);
    }
}

void SchemaTree::placeColumns()
{
    const int width = viewport()->width();
    const int required = m_theme.px(kRequiredWidth);
    const int type = std::min(m_theme.px(kTypeWidth), width / 3);
    header()->resizeSection(SchemaModel::NameColumn, std::max(0, width - required - type));
    header()->resizeSection(SchemaModel::TypeColumn, type);
    header()->resizeSection(SchemaModel::RequiredColumn, required);
}

QString SchemaTree::currentPointer() const
{
    return currentIndex().data(SchemaModel::PointerRole).toString();
}

void SchemaTree::select(QStringView pointer)
{
    const QModelIndex index = m_schema.indexAt(pointer);
    if (!index.isValid())
        return;
    for (QModelIndex above = index.parent(); above.isValid(); above = above.parent())
        expand(above);
    if (index != currentIndex().siblingAtColumn(0))
        setCurrentIndex(index);
    scrollTo(index);
}

void SchemaTree::editName()
{
    const QModelIndex index = currentIndex().siblingAtColumn(SchemaModel::NameColumn);
    if (index.isValid() && (index.flags() & Qt::ItemIsEditable))
        edit(index);
}

int SchemaTree::headAndFirstRow() const
{
    return header()->sizeHint().height() + sizeHintForRow(0) + m_theme.px(2);
}

void SchemaTree::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    if (current.siblingAtColumn(0) != previous.siblingAtColumn(0))
        emit currentPointerChanged(currentPointer());
}

void SchemaTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        placeColumns();
}

QColor SchemaTree::selectionTint() const
{
    return m_theme.color(hasFocus() ? ColorRole::Selection : ColorRole::SelectionIdle);
}

void SchemaTree::drawRow(QPainter *painter, const QStyleOptionViewItem &options, const QModelIndex &index) const
{
    const QRect row(0, options.rect.top(), viewport()->width(), options.rect.height());
    if (selectionModel()->isSelected(index))
        painter->fillRect(row, selectionTint());
    QTreeView::drawRow(painter, options, index);
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), m_theme.color(ColorRole::Grid));
}

void SchemaTree::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const bool reversed = isRightToLeft();
    if (selectionModel()->isSelected(index)) {
        painter->fillRect(rect, selectionTint()); // the style has put its own there
        const int bar = m_theme.px(3);
        painter->fillRect(QRect(reversed ? rect.right() + 1 - bar : rect.left(), rect.top(), bar, rect.height()), m_theme.color(ColorRole::Accent));
    }
    const auto draw = [&](Glyph glyph, ColorRole role, int size, qreal fromEnd) {
        const int left = reversed ? rect.left() + m_theme.px(fromEnd) - size : rect.right() + 1 - m_theme.px(fromEnd);
        painter->drawPixmap(left, rect.top() + (rect.height() - size) / 2, m_theme.pixmap(glyph, role, size, painter->device()->devicePixelRatioF()));
    };
    if (model()->hasChildren(index))
        draw(isExpanded(index) ? Glyph::ChevronDown : reversed ? Glyph::ChevronLeft : Glyph::ChevronRight, ColorRole::Muted, m_theme.px(13), 14);
    if (index.data(SchemaModel::DraggableRole).toBool() && m_schema.isEditable())
        draw(Glyph::Grip, ColorRole::Disabled, m_theme.px(13), 31);
}

// The pill opens the list of types. Other presses select and drag as usual.
void SchemaTree::mousePressEvent(QMouseEvent *event)
{
    m_pressed = indexAt(event->position().toPoint());
    QTreeView::mousePressEvent(event);
}

void SchemaTree::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    QTreeView::mouseReleaseEvent(event);
    if (event->button() == Qt::LeftButton && index.isValid() && index == m_pressed && index.column() == SchemaModel::TypeColumn
        && index.data(SchemaModel::TypeRole).isValid() && m_schema.isEditable())
        emit typePopupRequested(index);
}

void SchemaTree::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers() == Qt::NoModifier && state() != EditingState)
        emit openRequested();
    else
        QTreeView::keyPressEvent(event);
}

void SchemaTree::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (state() != DraggingState)
        return;
    const QPoint at = viewport()->mapFromGlobal(QCursor::pos());
    const QModelIndex over = indexAt(at);
    if (!over.isValid())
        return;
    QPainter painter(viewport());
    const QRect row = visualRect(over);
    const QColor line = m_theme.color(ColorRole::Accent);
    switch (dropIndicatorPosition()) {
    case AboveItem:
        painter.fillRect(QRect(row.left(), row.top() - 1, viewport()->width() - row.left(), 2), line);
        break;
    case BelowItem:
        painter.fillRect(QRect(row.left(), row.bottom(), viewport()->width() - row.left(), 2), line);
        break;
    case OnItem:
        painter.setPen(QPen(line, 2));
        painter.drawRoundedRect(QRect(1, row.top(), viewport()->width() - 2, row.height() - 1), 3, 3);
        break;
    default:
        break;
    }
}

void SchemaTree::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Fields of the schema"));
        m_schema.retranslate();
    }
}

} // namespace cuewright
