#include "schema/schemadelegate.h"

#include "schema/fieldwords.h"
#include "schema/schemamodel.h"
#include "widgets/chips.h"

#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>

namespace cuewright {
namespace {

constexpr qreal kRowHeight = 34; // design: schema tree
constexpr qreal kBox = 16; // of the check mark
constexpr qreal kIcon = 15;

} // namespace

SchemaDelegate::SchemaDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void SchemaDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    if (index.column() == SchemaModel::NameColumn)
        paintName(*painter, option.rect, index);
    else if (index.column() == SchemaModel::TypeColumn)
        paintType(*painter, option.rect, index, option.state & QStyle::State_Selected);
    else
        paintRequired(*painter, option.rect, index);
    painter->restore();
}

void SchemaDelegate::paintName(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const bool reversed = painter.layoutDirection() == Qt::RightToLeft;
    QRect rest = cell.adjusted(m_theme.px(4), 0, -m_theme.px(4), 0);
    const auto take = [&](int width) {
        QRect part = rest;
        reversed ? part.setLeft(part.right() + 1 - width) : part.setWidth(width);
        reversed ? rest.setRight(rest.right() - width - m_theme.px(6)) : rest.setLeft(rest.left() + width + m_theme.px(6));
        return part;
    };
    const bool structural = !(index.flags() & Qt::ItemIsEditable) && index.parent().isValid();
    const QFont strong = m_theme.font(TextStep::Body, index.parent().isValid() ? QFont::Medium : QFont::DemiBold);
    const QVariant mark = index.data(SchemaModel::MarkRole);
    painter.setFont(structural ? m_theme.font() : strong);
    painter.setPen(m_theme.color(structural ? ColorRole::Muted : ColorRole::Text));
    const int room = rest.width() - (mark.isValid() ? m_theme.px(kIcon + 6) : 0);
    const QString name = painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, room);
    painter.drawText(take(painter.fontMetrics().horizontalAdvance(name) + 1), Qt::AlignVCenter | Qt::TextSingleLine, name);
    if (mark.isValid()) {
        const auto severity = static_cast<Problem::Severity>(mark.toInt());
        const int size = m_theme.px(kIcon);
        const QRect at = take(size);
        const auto [glyph, role] = severity == Problem::Severity::Error ? std::pair(Glyph::Error, ColorRole::Danger)
            : severity == Problem::Severity::Warning                   ? std::pair(Glyph::Warning, ColorRole::Warning)
                                                                       : std::pair(Glyph::Info, ColorRole::Info);
        painter.drawPixmap(at.left(), cell.center().y() - size / 2 + 1, m_theme.pixmap(glyph, role, size, painter.device()->devicePixelRatioF()));
    }
    painter.setFont(m_theme.font(TextStep::Small));
    painter.setPen(m_theme.color(ColorRole::Muted));
    if (rest.width() > m_theme.px(24))
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
            painter.fontMetrics().elidedText(index.data(SchemaModel::HintRole).toString(), Qt::ElideRight, rest.width()));
}

void SchemaDelegate::paintType(QPainter &painter, const QRect &cell, const QModelIndex &index, bool selected) const
{
    const QVariant kind = index.data(SchemaModel::TypeRole);
    if (!kind.isValid())
        return;
    paintTypePill(painter, cell.adjusted(0, 0, -m_theme.px(6), 0), m_theme, index.data(SchemaModel::LabelRole).toString(),
        typeGlyph(static_cast<FieldType>(kind.toInt())), index.data(SchemaModel::NoteRole).toString(), selected);
}

void SchemaDelegate::paintRequired(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const QVariant required = index.data(SchemaModel::RequiredRole);
    if (!required.isValid())
        return;
    const int side = m_theme.px(kBox);
    const QRectF box(cell.left() + (cell.width() - side) / 2, cell.top() + (cell.height() - side) / 2, side, side);
    painter.setPen(QPen(m_theme.color(required.toBool() ? ColorRole::Accent : ColorRole::Control), 1));
    painter.setBrush(m_theme.color(required.toBool() ? ColorRole::AccentSoft : ColorRole::Raised));
    painter.drawRoundedRect(box.adjusted(.5, .5, -.5, -.5), 4, 4);
    if (required.toBool()) {
        const int mark = m_theme.px(12);
        painter.drawPixmap(box.topLeft() + QPointF((side - mark) / 2., (side - mark) / 2.),
            m_theme.pixmap(Glyph::Check, ColorRole::AccentInk, mark, painter.device()->devicePixelRatioF()));
    }
}

QSize SchemaDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, m_theme.px(kRowHeight)};
}

QWidget *SchemaDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const
{
    auto *editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("nameEditor"));
    editor->setAccessibleName(tr("Name of the field"));
    return editor;
}

// Once: marks that come while a person types would put the old name back.
void SchemaDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    static constexpr const char *kFilled = "filled";
    if (editor->property(kFilled).toBool())
        return;
    QStyledItemDelegate::setEditorData(editor, index);
    editor->setProperty(kFilled, true);
}

void SchemaDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const
{
    editor->setGeometry(option.rect.adjusted(-m_theme.px(4), 2, -m_theme.px(4), -2));
}

bool SchemaDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &, const QModelIndex &index)
{
    if (index.column() != SchemaModel::RequiredColumn || !(index.flags() & Qt::ItemIsUserCheckable))
        return false;
    if (event->type() == QEvent::MouseButtonRelease && static_cast<QMouseEvent *>(event)->button() == Qt::LeftButton)
        return model->setData(index, index.data(Qt::CheckStateRole).toInt() == Qt::Checked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    return event->type() == QEvent::MouseButtonDblClick; // the second click of two quick ones
}

} // namespace cuewright
