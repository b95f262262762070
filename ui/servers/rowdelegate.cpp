#include "servers/rowdelegate.h"

#include "widgets/chips.h"

#include <QPainter>

namespace cuewright {
namespace {

// Design pixels.
constexpr int kRow = 50;
constexpr int kSide = 14;
constexpr int kAfterSign = 22;

} // namespace

RowDelegate::RowDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize RowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.px(160), m_theme.px(kRow)};
}

void RowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRect cell = option.rect;
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, cell, rect); };
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected) {
        const bool active = option.widget && option.widget->hasFocus();
        painter->fillRect(cell, m_theme.color(active ? ColorRole::Selection : ColorRole::SelectionIdle));
        painter->fillRect(mirrored(QRect(cell.topLeft(), QSize(3, cell.height()))), m_theme.color(ColorRole::Accent));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter->fillRect(cell, m_theme.color(ColorRole::Hover));
    }
    const bool quiet = index.data(QuietRole).toBool();
    const QRect room = cell.adjusted(m_theme.px(13), m_theme.px(6), -m_theme.px(10), -m_theme.px(6));
    const QString detail = index.data(DetailRole).toString();
    const int line = detail.isEmpty() ? room.height() : room.height() / 2;
    const QString badge = index.data(BadgeRole).toString();
    const BadgeStyle style{static_cast<Tone>(index.data(BadgeToneRole).toInt())};
    const int badgeWidth = badge.isEmpty() ? 0 : badgeSize(m_theme, badge, style).width();
    if (badgeWidth > 0)
        paintBadge(*painter, mirrored(QRect(room.right() - badgeWidth + 1, room.top(), badgeWidth, line)), m_theme, badge, style);
    int left = room.left();
    if (const QVariant glyph = index.data(GlyphRole); glyph.isValid()) {
        const int side = m_theme.px(kSide);
        painter->drawPixmap(mirrored(QRect(left, room.top() + (line - side) / 2, side, side)).topLeft(),
            m_theme.pixmap(static_cast<Glyph>(glyph.toInt()), ColorRole::Muted, side, painter->device()->devicePixelRatioF()));
        left += m_theme.px(kAfterSign);
    }
    const auto write = [&](const QRect &at, const QString &words, const QFont &font, ColorRole role) {
        painter->setFont(font);
        painter->setPen(m_theme.color(role));
        painter->drawText(mirrored(at), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
            painter->fontMetrics().elidedText(words, Qt::ElideRight, at.width()));
    };
    write(QRect(left, room.top(), room.right() - badgeWidth - m_theme.px(8) - left, line), index.data().toString(),
        m_theme.font(TextStep::Body, selected ? QFont::DemiBold : QFont::Medium), quiet ? ColorRole::Muted : ColorRole::Text);
    write(QRect(left, room.top() + line, room.right() - left, line), detail, m_theme.font(TextStep::Small), ColorRole::Muted);
    painter->setPen(m_theme.color(ColorRole::Grid));
    painter->drawLine(cell.bottomLeft(), cell.bottomRight());
    painter->restore();
}

} // namespace cuewright
