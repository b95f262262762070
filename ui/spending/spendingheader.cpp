#include "spending/spendingheader.h"

#include <QPainter>
#include <QStyle>

namespace cuewright {
namespace {

constexpr int kPadding = 8;
constexpr int kArrow = 12;

} // namespace

SpendingHeader::SpendingHeader(const Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_theme(theme)
{
    setSectionsClickable(true);
    setHighlightSections(false);
}

QSize SpendingHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), m_theme.px(27)};
}

QSize SpendingHeader::sectionSizeFromContents(int section) const
{
    const QFontMetrics metrics(m_theme.font(TextStep::Caption, QFont::Medium));
    const QString title
        = model() ? model()->headerData(section, orientation(), Qt::DisplayRole).toString() : QString();
    return {metrics.horizontalAdvance(title) + m_theme.px(2 * kPadding + kArrow) + 2, m_theme.px(27)};
}

void SpendingHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (!rect.isValid())
        return;
    painter->save();
    painter->fillRect(rect, m_theme.color(ColorRole::Panel));
    painter->setPen(m_theme.color(ColorRole::Border));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    painter->setFont(m_theme.font(TextStep::Caption, sorted ? QFont::DemiBold : QFont::Medium));
    painter->setPen(m_theme.color(sorted ? ColorRole::Text : ColorRole::Muted));
    const auto logical = static_cast<Qt::Alignment>(
        model()->headerData(section, orientation(), Qt::TextAlignmentRole).toInt());
    const Qt::Alignment alignment = QStyle::visualAlignment(layoutDirection(), logical);
    const bool atStart = logical.testFlag(Qt::AlignLeading);
    const int start = m_theme.px(visualIndex(section) == 0 ? 2 * kPadding : kPadding);
    QRect box
        = QStyle::visualRect(layoutDirection(), rect, rect.adjusted(start, 0, -m_theme.px(kPadding), 0));
    const QString title = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    painter->drawText(box, static_cast<int>(alignment), title);
    if (sorted) {
        const int size = m_theme.px(kArrow);
        const int text = painter->fontMetrics().horizontalAdvance(title);
        // After a title at the start, before one at the end: the numbers below keep their edge.
        const bool left = atStart == (layoutDirection() == Qt::RightToLeft);
        const int x = left ? box.right() - text - size - 1 : box.left() + text + 2;
        const Glyph glyph
            = sortIndicatorOrder() == Qt::DescendingOrder ? Glyph::ChevronDown : Glyph::ChevronUp;
        painter->drawPixmap(QPoint(x, rect.center().y() - size / 2),
            m_theme.pixmap(glyph, ColorRole::Muted, size, painter->device()->devicePixelRatioF()));
    }
    painter->restore();
}

} // namespace cuewright
