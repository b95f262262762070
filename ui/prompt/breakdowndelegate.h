#pragma once

#include "widgets/theme.h"

#include <QStyledItemDelegate>

namespace cuewright {

/// Draws the cells of BreakdownModel: icon, name and remark; the share as a bar in the part's colour, paler for a part that
/// lies inside another one.
class BreakdownDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BreakdownDelegate)
public:
    BreakdownDelegate(const Theme &theme, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void paintPart(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintShare(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Theme &m_theme;
};

} // namespace cuewright
