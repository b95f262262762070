#include "shell/palettedelegate.h"

#include "widgets/theme.h"

#include <QPainter>

namespace cuewright {

PaletteDelegate::PaletteDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.px(200), m_theme.px(28)};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.color(selected ? ColorRole::Selection : ColorRole::Hover));
        painter->drawRoundedRect(option.rect, 4, 4);
    }
    const QRect row = option.rect.adjusted(m_theme.px(10), 0, -m_theme.px(10), 0);
    const bool enabled = option.state.testFlag(QStyle::State_Enabled);
    const QString meta = index.data(MetaRole).toString();
    painter->setFont(m_theme.font(TextStep::Small));
    const int metaWidth = std::min(painter->fontMetrics().horizontalAdvance(meta) + 2, row.width() / 2);
    painter->setPen(m_theme.color(enabled ? ColorRole::Muted : ColorRole::Disabled));
    const Qt::Alignment middle = Qt::AlignVCenter;
    painter->drawText(row, middle | Qt::AlignTrailing, painter->fontMetrics().elidedText(meta, Qt::ElideMiddle, metaWidth));
    painter->setFont(m_theme.font());
    painter->setPen(m_theme.color(enabled ? ColorRole::Text : ColorRole::Disabled));
    painter->drawText(row, middle | Qt::AlignLeading,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, row.width() - metaWidth - 8));
    painter->restore();
}

} // namespace cuewright
