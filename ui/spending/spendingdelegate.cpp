#include "spending/spendingdelegate.h"

#include "models/spendingtablemodel.h"

#include <QPainter>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kPadding = 8;
constexpr int kSwatch = 9;

} // namespace

SpendingDelegate::SpendingDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{ }

void SpendingDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const bool remark = m_bold && index.column() == SpendingTableModel::Share;
    const bool bold = !remark && (m_bold || index.column() == SpendingTableModel::Cost);
    option->font = remark ? m_theme.font(TextStep::Small)
                          : m_theme.font(TextStep::Body, bold ? QFont::DemiBold : QFont::Normal);
    option->fontMetrics = QFontMetrics(option->font);
}

QSize SpendingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem styled = option;
    initStyleOption(&styled, index);
    int width = styled.fontMetrics.horizontalAdvance(styled.text) + 2 * m_theme.px(kPadding) + 2;
    if (index.column() == SpendingTableModel::Share && !m_bold)
        width = m_theme.px(170);
    return {width, m_theme.px(28)};
}

void SpendingDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem styled = option;
    initStyleOption(&styled, index);
    painter->save();
    if (styled.state & QStyle::State_Selected) {
        const bool active = styled.state & QStyle::State_Active;
        painter->fillRect(
            styled.rect, m_theme.color(active ? ColorRole::Selection : ColorRole::SelectionIdle));
    }
    painter->setPen(m_theme.color(ColorRole::Grid));
    painter->drawLine(styled.rect.bottomLeft(), styled.rect.bottomRight());
    painter->setFont(styled.font);
    const int padding = m_theme.px(kPadding);
    if (index.column() == SpendingTableModel::Name) {
        paintName(*painter, styled, index);
    } else if (index.column() == SpendingTableModel::Share && !m_bold) {
        paintShare(*painter, styled, index);
    } else {
        const bool remark = index.column() == SpendingTableModel::Share;
        painter->setPen(m_theme.color(remark ? ColorRole::Muted : ColorRole::Text));
        const QRect box = styled.rect.adjusted(padding, 0, -padding, 0);
        const int room = index.column() == SpendingTableModel::Share ? QWIDGETSIZE_MAX : box.width();
        painter->drawText(box, static_cast<int>(styled.displayAlignment) | Qt::TextDontClip,
            styled.fontMetrics.elidedText(styled.text, Qt::ElideRight, room));
    }
    painter->restore();
}

QColor SpendingDelegate::swatchColor(const QModelIndex &index) const
{
    const int slot
        = index.siblingAtColumn(SpendingTableModel::Name).data(SpendingTableModel::SwatchRole).toInt();
    if (slot < 0)
        return m_theme.color(ColorRole::Accent);
    return slot == ModelColors::kOther ? m_theme.color(ColorRole::Control) : m_theme.chartColor(slot);
}

void SpendingDelegate::paintName(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int padding = m_theme.px(kPadding * 2);
    QRect box = option.rect.adjusted(padding, 0, -m_theme.px(kPadding), 0);
    if (index.data(SpendingTableModel::SwatchRole).toInt() >= 0) {
        const int size = m_theme.px(kSwatch);
        const QRect swatch = QStyle::visualRect(
            option.direction, box, QRect(box.left(), box.center().y() - size / 2, size, size));
        painter.fillRect(swatch, swatchColor(index));
        const int skip = size + m_theme.px(6);
        box = option.direction == Qt::RightToLeft ? box.adjusted(0, 0, -skip, 0)
                                                  : box.adjusted(skip, 0, 0, 0);
    }
    painter.setPen(m_theme.color(ColorRole::Text));
    painter.drawText(box,
        static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignVCenter | Qt::AlignLeading)),
        option.fontMetrics.elidedText(option.text, Qt::ElideMiddle, box.width()));
}

void SpendingDelegate::paintShare(
    QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int padding = m_theme.px(kPadding);
    const QRect box = option.rect.adjusted(padding, 0, -padding, 0);
    const int text = option.fontMetrics.horizontalAdvance(QStringLiteral(">99%")) + padding;
    const double share = std::clamp(index.data(SpendingTableModel::ShareRole).toDouble(), -1.0, 1.0);
    const QRect bar = QStyle::visualRect(option.direction, box,
        QRect(box.left(), box.center().y() - 2, std::max(box.width() - text, 20), m_theme.px(5)));
    const QRect number = QStyle::visualRect(
        option.direction, box, QRect(box.right() - text + padding, box.top(), text, box.height()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const qreal radius = bar.height() / 2.0;
    painter.setBrush(m_theme.color(ColorRole::Track));
    painter.drawRoundedRect(bar, radius, radius);
    if (share > 0) {
        const int filled = std::max(static_cast<int>(bar.width() * share), bar.height());
        painter.setBrush(swatchColor(index));
        painter.drawRoundedRect(
            QStyle::visualRect(option.direction, bar, QRect(bar.topLeft(), QSize(filled, bar.height()))),
            radius, radius);
    }
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.drawText(number,
        static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignVCenter | Qt::AlignLeading)),
        option.text);
}

} // namespace cuewright
