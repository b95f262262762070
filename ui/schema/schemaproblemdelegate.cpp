#include "schema/schemaproblemdelegate.h"

#include "schema/schemaproblems.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

// Design pixels.
constexpr qreal kRowHeight = 34;
constexpr qreal kButtonHeight = 26;
constexpr qreal kEdge = 12;
constexpr qreal kIcon = 15;
constexpr qreal kPlaceWidth = 170;

constexpr std::array kGlyphs = {Glyph::Error, Glyph::Warning, Glyph::Info};
constexpr std::array kInks = {ColorRole::Danger, ColorRole::Warning, ColorRole::Info};

} // namespace

SchemaProblemDelegate::SchemaProblemDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize SchemaProblemDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.px(240), m_theme.px(kRowHeight)};
}

QRect SchemaProblemDelegate::buttonRect(const QRect &row, const QModelIndex &index, Qt::LayoutDirection direction) const
{
    const QString words = index.data(SchemaProblems::FixRole).toString();
    if (words.isEmpty())
        return {};
    const QFontMetrics metrics(m_theme.font(TextStep::Small, QFont::Medium));
    const int width = std::min(metrics.horizontalAdvance(words) + m_theme.px(16 + 15 + 6) + 2, row.width() / 2);
    const int height = m_theme.px(kButtonHeight);
    return QStyle::visualRect(direction, row,
        {row.right() + 1 - m_theme.px(kEdge) - width, row.top() + (row.height() - height) / 2, width, height});
}

void SchemaProblemDelegate::paintBackground(QPainter &painter, const QStyleOptionViewItem &option) const
{
    const bool focused = option.widget && option.widget->hasFocus();
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, m_theme.color(focused ? ColorRole::Selection : ColorRole::SelectionIdle));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(option.rect, m_theme.color(ColorRole::Hover));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), m_theme.color(ColorRole::Grid));
}

// The button, or the words in its place; gives the width that is used up.
int SchemaProblemDelegate::paintEnd(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect button = buttonRect(option.rect, index, option.direction);
    painter.setFont(m_theme.font(TextStep::Small, button.isEmpty() ? QFont::Normal : QFont::Medium));
    if (button.isEmpty()) {
        const QString remark = index.data(SchemaProblems::RemarkRole).toString();
        const int width = painter.fontMetrics().horizontalAdvance(remark) + 2;
        painter.setPen(m_theme.color(ColorRole::Muted));
        painter.drawText(QStyle::visualRect(option.direction, option.rect,
                             {option.rect.right() + 1 - m_theme.px(kEdge) - width, option.rect.top(), width, option.rect.height()}),
            Qt::AlignVCenter | Qt::AlignTrailing | Qt::TextSingleLine, remark);
        return width + m_theme.px(kEdge);
    }
    const bool enabled = m_fixesEnabled;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.color(enabled ? ColorRole::BorderStrong : ColorRole::Border), 1));
    painter.setBrush(m_theme.color(ColorRole::Raised));
    painter.drawRoundedRect(QRectF(button).adjusted(.5, .5, -.5, -.5), 6, 6);
    const int side = m_theme.px(kIcon);
    const QRect inner = button.adjusted(m_theme.px(8), 0, -m_theme.px(8), 0);
    const QRect icon = QStyle::visualRect(option.direction, inner, {inner.left(), inner.center().y() - side / 2 + 1, side, side});
    const ColorRole ink = enabled ? ColorRole::Text : ColorRole::Disabled;
    painter.drawPixmap(icon.topLeft(), m_theme.pixmap(Glyph::Wand, enabled ? ColorRole::Muted : ColorRole::Disabled, side,
        painter.device()->devicePixelRatioF()));
    const QRect words = QStyle::visualRect(option.direction, inner, inner.adjusted(side + m_theme.px(6), 0, 0, 0));
    painter.setPen(m_theme.color(ink));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(index.data(SchemaProblems::FixRole).toString(), Qt::ElideRight, words.width()));
    return button.width() + m_theme.px(kEdge);
}

void SchemaProblemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    paintBackground(*painter, option);
    const QRect row = option.rect;
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
    const auto severity = static_cast<std::size_t>(std::clamp(index.data(SchemaProblems::SeverityRole).toInt(), 0, 2));
    const int side = m_theme.px(kIcon);
    const QRect icon = mirrored({row.left() + m_theme.px(kEdge), row.center().y() - side / 2 + 1, side, side});
    painter->drawPixmap(icon.topLeft(), m_theme.pixmap(kGlyphs[severity], kInks[severity], side, painter->device()->devicePixelRatioF()));
    const int end = paintEnd(*painter, option, index) + m_theme.px(10);
    const int start = m_theme.px(kEdge + kIcon + 8);
    const int place = std::min(m_theme.px(kPlaceWidth), (row.width() - start - end) * 2 / 5);
    const auto write = [&](const QString &text, int left, int width, Qt::TextElideMode mode) {
        if (width > 0)
            painter->drawText(mirrored({row.left() + left, row.top(), width, row.height()}),
                Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine, painter->fontMetrics().elidedText(text, mode, width));
    };
    painter->setFont(m_theme.font(TextStep::Body, QFont::Medium));
    painter->setPen(m_theme.color(ColorRole::Text));
    write(index.data(SchemaProblems::PlaceRole).toString(), start, place, Qt::ElideMiddle);
    painter->setFont(m_theme.font());
    painter->setPen(m_theme.color(index.data(SchemaProblems::LocalRole).toBool() ? ColorRole::Muted : ColorRole::Text));
    const int text = start + place + m_theme.px(10);
    write(index.data().toString(), text, row.width() - text - end, Qt::ElideRight);
    painter->restore();
}

bool SchemaProblemDelegate::editorEvent(
    QEvent *event, QAbstractItemModel *, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool press = event->type() == QEvent::MouseButtonPress;
    const bool release = event->type() == QEvent::MouseButtonRelease;
    // The second press of a double click is none: the problem that it was meant for may have gone, and the next one moved up.
    const QString problem = index.data(Qt::AccessibleTextRole).toString();
    const bool isHeld = release && m_pressed == index && m_pressedFor == problem;
    m_pressed = QPersistentModelIndex();
    if (!m_fixesEnabled || !(press || isHeld))
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || !buttonRect(option.rect, index, option.direction).contains(mouse->position().toPoint()))
        return false;
    if (press) {
        m_pressed = index;
        m_pressedFor = problem;
    } else {
        emit fixPressed(index);
    }
    return release;
}

} // namespace cuewright
