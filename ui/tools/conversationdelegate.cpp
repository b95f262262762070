#include "tools/conversationdelegate.h"

#include "tools/conversationmodel.h"
#include "widgets/chips.h"

#include <QAbstractItemView>
#include <QPainter>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kMaxLines = 8;
constexpr qsizetype kMaxCharacters = 1200; // a message is measured for each row: no more of it than can be seen
// Design pixels.
constexpr int kSide = 16;
constexpr int kHead = 26;

} // namespace

ConversationDelegate::ConversationDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

QString ConversationDelegate::shownText(const QModelIndex &index) const
{
    const QString text = index.data().toString();
    QStringList lines = text.left(kMaxCharacters).split(u'\n');
    if (lines.size() <= kMaxLines && text.size() <= kMaxCharacters)
        return lines.join(u'\n');
    lines = lines.mid(0, kMaxLines);
    return lines.join(u'\n') + QStringLiteral(" …");
}

QFont ConversationDelegate::textFont(const QModelIndex &index) const
{
    const auto role = static_cast<Role>(index.data(ConversationModel::RoleRole).toInt());
    return m_theme.font(role == Role::Tool ? TextStep::Source : TextStep::Body);
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    // Estimated from the length, so that thousands of rows are laid out at once; long ones have room for all of their lines.
    const QFontMetrics metrics(textFont(index));
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = std::max(m_theme.px(200), (view ? view->viewport()->width() : m_theme.px(700)) - m_theme.px(2 * kSide));
    int lines = 0;
    const int perLine = std::max(1, width / std::max(1, metrics.averageCharWidth()));
    for (const QString &line : shownText(index).split(u'\n'))
        lines += 1 + static_cast<int>(line.size()) / perLine;
    return {width, m_theme.px(kHead + 14) + std::clamp(lines, 1, kMaxLines + 2) * metrics.lineSpacing()};
}

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRect cell = option.rect;
    if (option.state.testFlag(QStyle::State_Selected)) {
        const bool active = option.widget && option.widget->hasFocus();
        painter->fillRect(cell, m_theme.color(active ? ColorRole::Selection : ColorRole::SelectionIdle));
    }
    QRect room = cell.adjusted(m_theme.px(kSide), m_theme.px(6), -m_theme.px(kSide), -m_theme.px(6));
    const auto role = static_cast<Role>(index.data(ConversationModel::RoleRole).toInt());
    const QRect head(room.left(), room.top(), room.width(), m_theme.px(kHead - 4));
    const int chip = paintRoleChip(*painter, head, m_theme, role);
    painter->setFont(m_theme.font(TextStep::Small));
    painter->setPen(m_theme.color(ColorRole::Muted));
    painter->drawText(head.adjusted(chip + m_theme.px(8), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
        index.data(ConversationModel::NoteRole).toString());
    painter->setFont(textFont(index));
    painter->setPen(m_theme.color(ColorRole::Text));
    room.setTop(head.bottom() + m_theme.px(3));
    painter->setClipRect(room);
    painter->drawText(room, Qt::AlignTop | Qt::AlignLeading | Qt::TextWrapAnywhere | Qt::TextWordWrap, shownText(index));
    painter->setClipping(false);
    painter->setPen(m_theme.color(ColorRole::Grid));
    painter->drawLine(cell.bottomLeft(), cell.bottomRight());
    painter->restore();
}

} // namespace cuewright
