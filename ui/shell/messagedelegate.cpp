#include "shell/messagedelegate.h"

#include "models/eventlog.h"
#include "models/problemsmodel.h"
#include "widgets/theme.h"

#include <QPainter>

#include <array>

namespace cuewright {
namespace {

constexpr std::array kGlyphs = {Glyph::Error, Glyph::Warning, Glyph::Info};
constexpr std::array kInks = {ColorRole::Danger, ColorRole::Warning, ColorRole::Muted};

// Both models use the same role number for the severity.
static_assert(int(EventLog::SeverityRole) == int(ProblemsModel::SeverityRole));

QString endText(const QModelIndex &index)
{
    if (qobject_cast<const EventLog *>(index.model()))
        return index.data(EventLog::TimeRole).toString();
    const QString place = index.data(ProblemsModel::PlaceRole).toString();
    const QString document = index.data(ProblemsModel::DocumentRole).toString();
    return place.isEmpty() ? document : document + QStringLiteral(" · ") + place;
}

} // namespace

MessageDelegate::MessageDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QSize MessageDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {m_theme.px(200), m_theme.px(28)};
}

void MessageDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRect row = option.rect;
    const bool focused = option.widget && option.widget->hasFocus();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(row, m_theme.color(focused ? ColorRole::Selection : ColorRole::SelectionIdle));
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(row, m_theme.color(ColorRole::Hover));
    const auto severity = std::size_t(qBound(0, index.data(EventLog::SeverityRole).toInt(), 2));
    const int side = m_theme.px(15);
    const auto mirrored = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
    const QRect icon = mirrored({row.left() + m_theme.px(16), row.center().y() - side / 2 + 1, side, side});
    painter->drawPixmap(icon.topLeft(),
        m_theme.pixmap(kGlyphs[severity], kInks[severity], side, painter->device()->devicePixelRatioF()));

    const QString end = endText(index);
    painter->setFont(m_theme.font(TextStep::Small));
    const int endWidth = std::min(painter->fontMetrics().horizontalAdvance(end) + 2, row.width() / 3);
    painter->setPen(m_theme.color(ColorRole::Muted));
    painter->drawText(mirrored({row.right() - m_theme.px(16) - endWidth, row.top(), endWidth, row.height()}),
        Qt::AlignVCenter | Qt::AlignTrailing, painter->fontMetrics().elidedText(end, Qt::ElideMiddle, endWidth));
    painter->setFont(m_theme.font());
    painter->setPen(m_theme.color(ColorRole::Text));
    const int start = m_theme.px(40);
    const int room = row.width() - start - endWidth - m_theme.px(28);
    painter->drawText(mirrored({row.left() + start, row.top(), room, row.height()}), Qt::AlignVCenter | Qt::AlignLeading,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room));
    painter->restore();
}

} // namespace cuewright
