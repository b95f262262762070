#include "prompt/breakdowndelegate.h"

#include "models/breakdownmodel.h"

#include <QPainter>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kPadding = 8;
constexpr int kIcon = 14;
constexpr int kRow = 28;
constexpr int kShareWidth = 130;

ColorRole colorOf(const QModelIndex &index)
{
    return static_cast<ColorRole>(index.data(BreakdownModel::ColorRole).toInt());
}

} // namespace

BreakdownDelegate::BreakdownDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void BreakdownDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool strong = index.column() == BreakdownModel::Tokens && !index.data(BreakdownModel::InsideRole).toBool();
    option->font = m_theme.font(TextStep::Body, strong ? QFont::DemiBold : QFont::Normal);
    option->fontMetrics = QFontMetrics(option->font);
}

QSize BreakdownDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem styled = option;
    initStyleOption(&styled, index);
    const int text = styled.fontMetrics.horizontalAdvance(styled.text) + 2 * m_theme.px(kPadding) + 2;
    return {index.column() == BreakdownModel::Share ? m_theme.px(kShareWidth) : text, m_theme.px(kRow)};
}

void BreakdownDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem styled = option;
    initStyleOption(&styled, index);
    painter->save();
    if (styled.state & QStyle::State_Selected)
        painter->fillRect(styled.rect, m_theme.color(ColorRole::Selection));
    else if (styled.state & QStyle::State_MouseOver)
        painter->fillRect(styled.rect, m_theme.color(ColorRole::Hover));
    painter->setPen(m_theme.color(ColorRole::Grid));
    painter->drawLine(styled.rect.bottomLeft(), styled.rect.bottomRight());
    painter->setFont(styled.font);
    if (index.column() == BreakdownModel::Part) {
        paintPart(*painter, styled, index);
    } else if (index.column() == BreakdownModel::Share) {
        paintShare(*painter, styled, index);
    } else {
        const int padding = m_theme.px(kPadding);
        painter->setPen(m_theme.color(index.column() == BreakdownModel::Cost ? ColorRole::Muted : ColorRole::Text));
        painter->drawText(styled.rect.adjusted(padding, 0, -padding, 0), static_cast<int>(styled.displayAlignment), styled.text);
    }
    painter->restore();
}

void BreakdownDelegate::paintPart(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect box = option.rect.adjusted(m_theme.px(2 * kPadding), 0, -m_theme.px(kPadding), 0);
    const auto placed = [&](int from, int width) {
        return QStyle::visualRect(option.direction, box, QRect(box.left() + from, box.top(), std::max(width, 0), box.height()));
    };
    const int icon = m_theme.px(kIcon);
    const QRect iconRect = placed(0, icon);
    painter.drawPixmap(iconRect.left(), iconRect.center().y() - icon / 2,
        m_theme.pixmap(static_cast<Glyph>(index.data(BreakdownModel::GlyphRole).toInt()), colorOf(index), icon,
            painter.device()->devicePixelRatioF()));
    const auto alignment = static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignVCenter | Qt::AlignLeading));
    const int start = icon + m_theme.px(kPadding);
    const QString name = option.fontMetrics.elidedText(option.text, Qt::ElideMiddle, box.width() - start);
    const int wide = option.fontMetrics.horizontalAdvance(name);
    painter.setPen(m_theme.color(ColorRole::Text));
    painter.drawText(placed(start, wide + 1), alignment, name);
    painter.setFont(m_theme.font(TextStep::Small));
    painter.setPen(m_theme.color(ColorRole::Muted));
    const int after = start + wide + m_theme.px(kPadding);
    const int room = box.width() - after;
    if (room > m_theme.px(30)) {
        const QString remark = index.data(BreakdownModel::RemarkRole).toString();
        painter.drawText(placed(after, room), alignment, painter.fontMetrics().elidedText(remark, Qt::ElideRight, room));
    }
}

void BreakdownDelegate::paintShare(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int padding = m_theme.px(kPadding);
    const QRect box = option.rect.adjusted(padding, 0, -padding, 0);
    const int text = option.fontMetrics.horizontalAdvance(QStringLiteral("100%")) + padding;
    const double share = std::clamp(index.data(BreakdownModel::ShareRole).toDouble(), 0.0, 1.0);
    const int thick = m_theme.px(5);
    const QRect bar(box.left(), box.center().y() - thick / 2, std::max(box.width() - text, 20), thick);
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, box, rect); };
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const qreal radius = thick / 2.0;
    painter.setBrush(m_theme.color(ColorRole::Track));
    painter.drawRoundedRect(mirrored(bar), radius, radius);
    if (share > 0) {
        QColor color = m_theme.color(colorOf(index));
        if (index.data(BreakdownModel::InsideRole).toBool())
            color.setAlphaF(0.5F);
        painter.setBrush(color);
        const int filled = std::max(static_cast<int>(bar.width() * share), thick);
        painter.drawRoundedRect(mirrored(QRect(bar.topLeft(), QSize(filled, thick))), radius, radius);
    }
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.drawText(mirrored(QRect(box.right() - text + padding, box.top(), text, box.height())),
        static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignVCenter | Qt::AlignLeading)), option.text);
}

} // namespace cuewright
