#include "schema/notedrow.h"

#include <QIcon>
#include <QLineEdit>
#include <QPainter>

namespace cuewright {
namespace {

// Design pixels.
constexpr qreal kRowHeight = 30;
constexpr qreal kIcon = 14;

} // namespace

NotedRow::NotedRow(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void NotedRow::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect row = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    const bool focused = option.state & QStyle::State_Active && option.widget && option.widget->hasFocus();
    painter->save();
    if (selected)
        painter->fillRect(row, m_theme.color(focused ? ColorRole::Selection : ColorRole::SelectionIdle));
    painter->fillRect(QRect(row.left(), row.bottom(), row.width(), 1), m_theme.color(ColorRole::Grid));
    const auto place = [&](const QRect &part) { return QStyle::visualRect(option.direction, row, part); };
    QRect rest = row.adjusted(m_theme.px(12), 0, -m_theme.px(12), -1);
    const int icon = m_theme.px(kIcon);
    const QRect mark(rest.left(), rest.top() + (rest.height() - icon) / 2, icon, icon);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, place(mark));
    rest.setLeft(mark.right() + m_theme.px(9));
    const QString note = index.data(kNoteRole).toString();
    painter->setFont(m_theme.font(TextStep::Small));
    const int wide = painter->fontMetrics().horizontalAdvance(note);
    painter->setPen(m_theme.color(ColorRole::Muted));
    painter->drawText(place(QRect(rest.right() + 1 - wide, rest.top(), wide, rest.height())), Qt::AlignCenter, note);
    rest.setRight(rest.right() - wide - m_theme.px(8));
    painter->setFont(m_theme.font());
    painter->setPen(m_theme.color(ColorRole::Text));
    painter->drawText(place(rest), static_cast<int>(Qt::AlignVCenter | (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft)),
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rest.width()));
    painter->restore();
}

QWidget *NotedRow::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setAccessibleName(tr("Name"));
    return editor;
}

QSize NotedRow::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, m_theme.px(kRowHeight)};
}

} // namespace cuewright
