#include "tools/tracedelegates.h"

#include "tools/branchmodel.h"
#include "tools/slotmodel.h"
#include "widgets/chips.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QPainterPath>

namespace cuewright {
namespace {

// Design pixels.
constexpr int kBranch = 44;
constexpr int kSlot = 75;
constexpr int kHeading = 34;
constexpr int kLater = 30;
constexpr int kTrunk = 17;
constexpr int kTwig = 28;

// The ground of a row, and the bar at its edge where it is chosen. Gives whether it is.
bool paintGround(QPainter &painter, const QStyleOptionViewItem &option, const Theme &theme)
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool active = option.widget && option.widget->hasFocus();
    if (selected) {
        painter.fillRect(option.rect, theme.color(active ? ColorRole::Selection : ColorRole::SelectionIdle));
        painter.fillRect(QStyle::visualRect(option.direction, option.rect, QRect(option.rect.topLeft(), QSize(3, option.rect.height()))),
            theme.color(ColorRole::Accent));
    } else if (option.state.testFlag(QStyle::State_MouseOver)) {
        painter.fillRect(option.rect, theme.color(ColorRole::Hover));
    }
    return selected;
}

void text(QPainter &painter, const QRect &room, const QString &words, const QFont &font, const QColor &color, int align = Qt::AlignLeading)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(room, Qt::AlignVCenter | align | Qt::TextSingleLine, painter.fontMetrics().elidedText(words, Qt::ElideRight, room.width()));
}

} // namespace

BranchDelegate::BranchDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize BranchDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.px(180), m_theme.px(kBranch)};
}

void BranchDelegate::paintRail(QPainter &painter, const QRect &cell, const QModelIndex &index, bool selected) const
{
    const int trunk = cell.left() + m_theme.px(kTrunk), twig = cell.left() + m_theme.px(kTwig);
    const int middle = cell.top() + m_theme.px(14);
    painter.setPen(QPen(m_theme.color(ColorRole::Control), 1.5));
    painter.setBrush(Qt::NoBrush);
    const bool isChild = index.data(BranchModel::ParentRowRole).toInt() >= 0;
    const bool isLast = index.row() == index.model()->rowCount() - 1;
    if (isChild) {
        QPainterPath path(QPointF(trunk, cell.top()));
        path.lineTo(trunk, middle - 8);
        path.quadTo(trunk, middle, twig - 4, middle);
        painter.drawPath(path);
    }
    if (!isLast)
        painter.drawLine(QPointF(trunk, isChild ? cell.top() : middle + 4), QPointF(trunk, cell.bottom() + 1));
    painter.setBrush(m_theme.color(selected ? ColorRole::Accent : ColorRole::Panel));
    painter.setPen(QPen(m_theme.color(selected ? ColorRole::Accent : ColorRole::Control), 1.5));
    painter.drawEllipse(QPointF(isChild ? twig : trunk, middle), 4, 4);
}

void BranchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = paintGround(*painter, option, m_theme);
    paintRail(*painter, option.rect, index, selected);
    const QRect room = option.rect.adjusted(m_theme.px(40), 0, -m_theme.px(8), 0);
    const int half = room.height() / 2;
    text(*painter, QRect(room.left(), room.top() + m_theme.px(4), room.width(), half - m_theme.px(3)), index.data().toString(),
        m_theme.font(TextStep::Body, selected ? QFont::DemiBold : QFont::Medium), m_theme.color(ColorRole::Text));
    text(*painter, QRect(room.left(), room.top() + half, room.width(), half - m_theme.px(4)),
        index.data(BranchModel::DetailRole).toString(), m_theme.font(TextStep::Small), m_theme.color(ColorRole::Muted));
    painter->restore();
}

SlotDelegate::SlotDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize SlotDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    switch (static_cast<SlotModel::Kind>(index.data(SlotModel::KindRole).toInt())) {
    case SlotModel::Kind::Heading: return {m_theme.px(200), m_theme.px(kHeading)};
    case SlotModel::Kind::Later: return {m_theme.px(200), m_theme.px(kLater)};
    case SlotModel::Kind::Slot: break;
    }
    return {m_theme.px(200), m_theme.px(kSlot)};
}

void SlotDelegate::glyph(QPainter &painter, int x, int middle, Glyph glyph, ColorRole role, int side) const
{
    painter.drawPixmap(x, middle - side / 2 + 1, m_theme.pixmap(glyph, role, side, painter.device()->devicePixelRatioF()));
}

void SlotDelegate::paintSlot(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const int line = m_theme.px(20);
    QRect room = cell.adjusted(m_theme.px(13), m_theme.px(8), -m_theme.px(12), 0);
    // Tool and who answered.
    QRect top(room.left(), room.top(), room.width(), line);
    const QString source = index.data(SlotModel::SourceRole).toString();
    const BadgeStyle style{static_cast<Tone>(index.data(SlotModel::SourceToneRole).toInt()), false, static_cast<Glyph>(index.data(SlotModel::SourceGlyphRole).toInt())};
    const int badge = source.isEmpty() ? 0 : badgeSize(m_theme, source, style).width();
    if (badge > 0)
        paintBadge(painter, QRect(top.right() - badge + 1, top.top(), badge, line), m_theme, source, style);
    glyph(painter, top.left(), top.center().y(), Glyph::Tool, ColorRole::Muted, m_theme.px(14));
    text(painter, top.adjusted(m_theme.px(22), 0, -badge - m_theme.px(8), 0), index.data().toString(),
        m_theme.font(TextStep::Body, QFont::DemiBold), m_theme.color(ColorRole::Text));
    text(painter, QRect(room.left(), room.top() + line, room.width(), line), index.data(SlotModel::ArgumentsRole).toString(),
        m_theme.font(TextStep::Source), m_theme.color(ColorRole::Muted));
    const QRect bottom(room.left(), room.top() + 2 * line + 1, room.width(), line);
    const QString duration = index.data(SlotModel::DurationRole).toString();
    text(painter, bottom, duration, m_theme.font(TextStep::Small), m_theme.color(ColorRole::Muted), Qt::AlignTrailing);
    const Tone tone = static_cast<Tone>(index.data(SlotModel::StateToneRole).toInt());
    glyph(painter, bottom.left(), bottom.center().y(), static_cast<Glyph>(index.data(SlotModel::StateGlyphRole).toInt()), inkOf(tone), m_theme.px(14));
    const bool urgent = source.isEmpty();
    text(painter, bottom.adjusted(m_theme.px(22), 0, -painter.fontMetrics().horizontalAdvance(duration) - m_theme.px(10), 0),
        index.data(SlotModel::StateRole).toString(), m_theme.font(TextStep::Body), m_theme.color(urgent ? inkOf(tone) : ColorRole::Text));
}

void SlotDelegate::paintLater(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    QRect room = cell.adjusted(m_theme.px(13), 0, -m_theme.px(12), 0);
    glyph(painter, room.left(), room.center().y(), Glyph::Tool, ColorRole::Muted, m_theme.px(12));
    room.setLeft(room.left() + m_theme.px(20));
    if (!index.data(SlotModel::SourceRole).toString().isEmpty()) {
        const Tone tone = static_cast<Tone>(index.data(SlotModel::StateToneRole).toInt());
        const int side = m_theme.px(13);
        glyph(painter, room.right() - side, room.center().y(), static_cast<Glyph>(index.data(SlotModel::StateGlyphRole).toInt()), inkOf(tone), side);
        room.setRight(room.right() - side - m_theme.px(8));
    }
    const QFont name = m_theme.font(TextStep::Small);
    text(painter, room, index.data().toString(), name, m_theme.color(ColorRole::Text));
    room.setLeft(room.left() + QFontMetrics(name).horizontalAdvance(index.data().toString()) + m_theme.px(8));
    text(painter, room, index.data(SlotModel::ArgumentsRole).toString(), m_theme.font(TextStep::Source), m_theme.color(ColorRole::Muted));
}

void SlotDelegate::paintHeading(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    QRect room = cell.adjusted(m_theme.px(13), 0, -m_theme.px(12), 0);
    const QFont strong = m_theme.font(TextStep::Body, QFont::DemiBold);
    text(painter, room, index.data().toString(), strong, m_theme.color(ColorRole::Muted));
    room.setLeft(room.left() + QFontMetrics(strong).horizontalAdvance(index.data().toString()) + m_theme.px(8));
    text(painter, room, index.data(SlotModel::StateRole).toString(), m_theme.font(TextStep::Body), m_theme.color(ColorRole::Muted));
}

void SlotDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintGround(*painter, option, m_theme);
    switch (static_cast<SlotModel::Kind>(index.data(SlotModel::KindRole).toInt())) {
    case SlotModel::Kind::Slot: paintSlot(*painter, option.rect, index); break;
    case SlotModel::Kind::Later: paintLater(*painter, option.rect, index); break;
    case SlotModel::Kind::Heading: paintHeading(*painter, option.rect, index); break;
    }
    painter->setPen(m_theme.color(ColorRole::Grid));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter->restore();
}

} // namespace cuewright
