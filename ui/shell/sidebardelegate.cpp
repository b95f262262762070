#include "shell/sidebardelegate.h"

#include "models/projectmodel.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QTreeView>

namespace cuewright {
namespace {

constexpr qreal kFileHeight = 26;
constexpr qreal kGroupHeight = 32;

// Mirrors a rectangle inside the row for languages written from right to left.
QRect placed(const QStyleOptionViewItem &option, int start, int width)
{
    const QRect row = option.rect;
    const QRect full(0, row.top(), row.right() + 1, row.height());
    const int left = option.direction == Qt::RightToLeft ? full.width() - start - width : start;
    return {left, full.top(), width, full.height()};
}

} // namespace

SidebarDelegate::SidebarDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {0, m_theme.px(index.parent().isValid() ? kFileHeight : kGroupHeight)};
}

void SidebarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintGround(*painter, option);
    if (index.parent().isValid())
        paintFile(*painter, option, index);
    else
        paintGroup(*painter, option, index);
    painter->restore();
}

void SidebarDelegate::paintGround(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const bool focused = option.widget && option.widget->hasFocus();
    const QRect row(0, option.rect.top(), option.rect.right() + 1, option.rect.height());
    if (option.state.testFlag(QStyle::State_Selected)) {
        painter.fillRect(row, m_theme.color(focused ? ColorRole::Selection : ColorRole::SelectionIdle));
        painter.fillRect(placed(option, 0, 3), m_theme.color(ColorRole::Accent));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter.fillRect(row, m_theme.color(ColorRole::Hover));
    }
    if (focused && option.state.testFlag(QStyle::State_HasFocus)) {
        painter.setPen(QPen(m_theme.color(ColorRole::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(row).adjusted(1, 1, -1, -1));
    }
}

void SidebarDelegate::paintGroup(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    const bool open = view && view->isExpanded(index);
    const int side = m_theme.px(14);
    const bool reversed = option.direction == Qt::RightToLeft;
    const Glyph closed = reversed ? Glyph::ChevronLeft : Glyph::ChevronRight;
    const QRect mark = placed(option, m_theme.px(6), side);
    painter.drawPixmap(mark.left(), mark.center().y() - side / 2 + 1,
        m_theme.pixmap(open ? Glyph::ChevronDown : closed, ColorRole::Muted, side, painter.device()->devicePixelRatioF()));

    const int width = option.rect.right() + 1;
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.setFont(m_theme.font(TextStep::Caption, QFont::DemiBold));
    painter.drawText(placed(option, m_theme.px(24), width - m_theme.px(64)), Qt::AlignVCenter | Qt::AlignLeading,
        index.data().toString());
    painter.setFont(m_theme.font(TextStep::Caption));
    painter.drawText(placed(option, width - m_theme.px(50), m_theme.px(40)), Qt::AlignVCenter | Qt::AlignTrailing,
        index.data(ProjectModel::MetaRole).toString());
}

void SidebarDelegate::paintFile(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool problem = index.data(ProjectModel::ProblemRole).toBool();
    const int side = m_theme.px(16);
    const QRect icon = placed(option, m_theme.px(24), side);
    const auto glyph = problem ? Glyph::Error : static_cast<Glyph>(index.data(ProjectModel::GlyphRole).toInt());
    const ColorRole ink = problem ? ColorRole::Danger : selected ? ColorRole::AccentInk : ColorRole::Muted;
    painter.drawPixmap(icon.left(), icon.center().y() - side / 2 + 1,
        m_theme.pixmap(glyph, ink, side, painter.device()->devicePixelRatioF()));

    const int width = option.rect.right() + 1;
    const int end = width - m_theme.px(10);
    const QString meta = index.data(ProjectModel::MetaRole).toString();
    painter.setFont(m_theme.font(TextStep::Caption));
    const int metaWidth = meta.isEmpty() ? 0 : painter.fontMetrics().horizontalAdvance(meta) + 2;
    painter.setPen(m_theme.color(ColorRole::Muted));
    painter.drawText(placed(option, end - metaWidth, metaWidth), Qt::AlignVCenter | Qt::AlignTrailing, meta);

    const int start = m_theme.px(46);
    const bool modified = index.data(ProjectModel::ModifiedRole).toBool();
    const int dot = modified ? m_theme.px(14) : 0;
    const int room = end - metaWidth - (metaWidth ? m_theme.px(8) : 0) - start - dot;
    painter.setFont(m_theme.font(TextStep::Body, selected ? QFont::Medium : QFont::Normal));
    const QString name = painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, room);
    painter.setPen(m_theme.color(ColorRole::Text));
    painter.drawText(placed(option, start, room + 2), Qt::AlignVCenter | Qt::AlignLeading, name);
    if (modified) {
        const int nameWidth = painter.fontMetrics().horizontalAdvance(name);
        const QRect mark = placed(option, start + nameWidth + m_theme.px(6), m_theme.px(6));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.color(ColorRole::Accent));
        painter.drawEllipse(QRectF(mark.left(), mark.center().y() - m_theme.px(3) + 1, m_theme.px(6), m_theme.px(6)));
    }
}

} // namespace cuewright
