#pragma once

#include "widgets/theme.h"

#include <QStyledItemDelegate>

namespace cuewright {

/// Draws the rows of a SchemaModel and edits names in place.
class SchemaDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchemaDelegate)
public:
    explicit SchemaDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;

private:
    void paintName(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintType(QPainter &painter, const QRect &cell, const QModelIndex &index, bool selected) const;
    void paintRequired(QPainter &painter, const QRect &cell, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace cuewright
