#pragma once

#include "widgets/theme.h"

#include <QStyledItemDelegate>

namespace cuewright {

/// A branch with the line that leads to it from the one it left. Shows a BranchModel.
class BranchDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BranchDelegate)
public:
    explicit BranchDelegate(const Theme &theme, QObject *parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintRail(QPainter &painter, const QRect &cell, const QModelIndex &index, bool selected) const;

    const Theme &m_theme;
};

/// A call: tool, who answered, arguments, how it stands, how long it took. Shows a SlotModel.
class SlotDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SlotDelegate)
public:
    explicit SlotDelegate(const Theme &theme, QObject *parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintSlot(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintLater(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintHeading(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void glyph(QPainter &painter, int x, int middle, Glyph glyph, ColorRole role, int side) const;

    const Theme &m_theme;
};

} // namespace cuewright
