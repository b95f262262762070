#include "schema/rulesdelegate.h"

#include "schema/rulesmodel.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPainter>
#include <QPointer>

namespace cuewright {
namespace {

// Design pixels.
constexpr qreal kPadding = 8;

bool isList(const QModelIndex &index)
{
    return index.column() == RulesModel::WhenColumn || index.column() == RulesModel::ThenColumn || index.column() == RulesModel::DemandColumn;
}

QString headingOf(const QModelIndex &index)
{
    return index.model()->headerData(index.column(), Qt::Horizontal).toString();
}

} // namespace

RulesDelegate::RulesDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void RulesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect cell = option.rect;
    const bool other = !(index.flags() & Qt::ItemIsEditable) || index.column() == RulesModel::NoteColumn;
    painter->save();
    if (option.state & QStyle::State_Selected) {
        const bool focused = option.widget && option.widget->hasFocus();
        painter->fillRect(cell, m_theme.color(focused ? ColorRole::Selection : ColorRole::SelectionIdle));
    }
    painter->fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), m_theme.color(ColorRole::Grid));
    const bool isName = index.column() == RulesModel::WhenColumn || index.column() == RulesModel::ThenColumn;
    painter->setFont(m_theme.font(TextStep::Body, isName && !other ? QFont::Medium : QFont::Normal));
    painter->setPen(m_theme.color(other ? ColorRole::Muted : ColorRole::Text));
    const QRect room = cell.adjusted(m_theme.px(kPadding), 0, -m_theme.px(kPadding), -1);
    painter->drawText(room, static_cast<int>(Qt::AlignVCenter | (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft)),
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room.width()));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(m_theme.color(ColorRole::Focus), 2));
        painter->drawRect(cell.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

QSize RulesDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, m_theme.px(kRowHeight)};
}

QWidget *RulesDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &index) const
{
    QWidget *editor = isList(index) ? makeList(parent, index) : makeLine(parent, index);
    editor->setAccessibleName(headingOf(index));
    editor->setObjectName(QStringLiteral("ruleEditor"));
    return editor;
}

QWidget *RulesDelegate::makeLine(QWidget *parent, const QModelIndex &index) const
{
    auto *line = new QLineEdit(parent);
    const QStringList choices = index.data(RulesModel::ChoicesRole).toStringList();
    line->setToolTip(choices.isEmpty() ? tr("Several values are parted by commas")
                                       : tr("One or several of %1, parted by commas").arg(choices.join(QStringLiteral(", "))));
    if (!choices.isEmpty()) {
        auto *completer = new QCompleter(choices, line);
        completer->setCaseSensitivity(Qt::CaseInsensitive);
        line->setCompleter(completer);
    }
    return line;
}

// The list is open from the start, and what is chosen is taken at once: there is nothing more to do in the cell.
QWidget *RulesDelegate::makeList(QWidget *parent, const QModelIndex &index) const
{
    auto *list = new QComboBox(parent);
    list->addItems(index.data(RulesModel::ChoicesRole).toStringList());
    connect(list, &QComboBox::activated, this, [this, list = QPointer(list)] {
        if (!list)
            return; // its row went meanwhile
        auto *delegate = const_cast<RulesDelegate *>(this); // a const function's signals are told by others
        emit delegate->commitData(list);
        emit delegate->closeEditor(list);
    }, Qt::QueuedConnection); // the open list goes first: it is the active window, and an editor that follows wants to be in that
    QMetaObject::invokeMethod(list, &QComboBox::showPopup, Qt::QueuedConnection); // once it has its place
    return list;
}

void RulesDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *list = qobject_cast<QComboBox *>(editor);
    if (!list) {
        QStyledItemDelegate::setEditorData(editor, index);
        return;
    }
    const QVariant value = index.data(Qt::EditRole);
    const int at = index.column() == RulesModel::DemandColumn ? value.toInt() : list->findText(value.toString());
    if (at < 0) // a field that is gone
        list->insertItem(0, value.toString());
    list->setCurrentIndex(std::max(0, at));
}

void RulesDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *list = qobject_cast<QComboBox *>(editor);
    if (!list)
        QStyledItemDelegate::setModelData(editor, model, index);
    else if (index.column() == RulesModel::DemandColumn)
        model->setData(index, list->currentIndex());
    else
        model->setData(index, list->currentText());
}

void RulesDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    QRect room = option.rect;
    room.setWidth(std::max(room.width(), std::min(editor->sizeHint().width(), editor->parentWidget()->width() - room.left())));
    editor->setGeometry(room.adjusted(0, 1, 0, -2));
}

} // namespace cuewright
