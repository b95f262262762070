#include "queue/queuedelegate.h"

#include "models/attemptlogmodel.h"
#include "models/queuemodel.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace cuewright {
namespace {

// Both models use the same numbers for their roles.
static_assert(int(QueueModel::GlyphRole) == int(AttemptLogModel::GlyphRole));
static_assert(int(QueueModel::ColorRole) == int(AttemptLogModel::ColorRole));

} // namespace

QueueDelegate::QueueDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const QFontMetrics metrics(m_theme.font());
    const int sign = index.data(QueueModel::GlyphRole).isValid() ? m_theme.px(20) : 0;
    return {metrics.horizontalAdvance(index.data().toString()) + sign + m_theme.px(18), m_theme.px(28)};
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRect cell = option.rect;
    const bool active = option.widget && option.widget->hasFocus();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(cell, m_theme.color(active ? ColorRole::Selection : ColorRole::SelectionIdle));
    painter->setPen(m_theme.color(ColorRole::Grid));
    painter->drawLine(cell.bottomLeft(), cell.bottomRight());

    QRect room = cell.adjusted(m_theme.px(index.column() == 0 ? 16 : 8), 0, -m_theme.px(8), 0);
    const QVariant color = index.data(QueueModel::ColorRole);
    const ColorRole ink = color.isValid() ? ColorRole(color.toInt()) : ColorRole::Text;
    if (const QVariant glyph = index.data(QueueModel::GlyphRole); glyph.isValid()) {
        const int side = m_theme.px(15);
        const QRect sign(room.left(), room.center().y() - side / 2 + 1, side, side);
        painter->drawPixmap(QStyle::visualRect(option.direction, cell, sign).topLeft(),
            m_theme.pixmap(Glyph(glyph.toInt()), ink, side, painter->device()->devicePixelRatioF()));
        room.setLeft(room.left() + side + m_theme.px(5));
    }
    painter->setFont(m_theme.font());
    painter->setPen(m_theme.color(ink));
    painter->drawText(QStyle::visualRect(option.direction, cell, room), Qt::AlignVCenter | Qt::AlignLeading,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    painter->restore();
}

} // namespace cuewright
