#pragma once

#include "widgets/theme.h"

#include <QStyledItemDelegate>

namespace cuewright {

/// Draws the cells of SpendingTableModel: a hairline under each row, the model's colour before its name, the
/// cost in bold and the share as a bar.
class SpendingDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SpendingDelegate)
public:
    SpendingDelegate(const Theme &theme, QObject *parent);

    /// The footer: everything in bold but the remark in the column of shares.
    void setBold(bool bold) { m_bold = bold; }
    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    QColor swatchColor(const QModelIndex &index) const;
    void paintName(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintShare(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Theme &m_theme;
    bool m_bold = false;
};

} // namespace cuewright
