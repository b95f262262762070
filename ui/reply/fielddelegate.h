#pragma once

#include "widgets/theme.h"

#include <QStyledItemDelegate>

namespace cuewright {

/// Where the parts of a field's value go in its cell; a plain struct, so that it can be tested without a window.
struct FieldCellLayout
{
    QRect text; ///< the value's words
    QRect low, bar, high; ///< the range bar with its limits; empty where there is none
    QRect note; ///< secondary words: the broken rule, "1 of 6 choices"

    static FieldCellLayout inside(const QRect &cell, int textWidth, int lowWidth, int highWidth, int noteWidth);
};

/// Draws an answer's fields by their kind: choices as pills or bars, yes/no with a mark, numbers with a range bar, text
/// wrapped. A broken rule turns the row to danger and says the rule.
class FieldDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldDelegate)
public:
    explicit FieldDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintName(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintValue(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintExpected(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintChoice(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintNumber(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintWrapped(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    bool isWrapped(const QModelIndex &index) const;

    const Theme &m_theme;
};

/// The icon of a field's kind.
Glyph glyphOf(int schemaFieldKind);

} // namespace cuewright
