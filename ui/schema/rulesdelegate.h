#pragma once

#include "widgets/theme.h"

#include <QStyledItemDelegate>

class QComboBox;

namespace cuewright {

/// Cells of the rules: lists of what can be chosen, lines for values.
class RulesDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RulesDelegate)
public:
    static constexpr qreal kRowHeight = 32; ///< design pixels

    explicit RulesDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QWidget *makeLine(QWidget *parent, const QModelIndex &index) const;
    QWidget *makeList(QWidget *parent, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace cuewright
