#pragma once

#include "widgets/theme.h"

#include <QStringList>
#include <QStyledItemDelegate>

namespace cuewright {

/// Where the parts of a field's value go in its cell; a plain struct, so that it can be tested without a window.
struct FieldCellLayout
{
    /// Lengths of the design at the present font.
    struct Measures
    {
        int padding = 8;
        int gap = 6;
        int valueWidth = 30; ///< room for short numbers, so that the bars below each other begin in one line
        int barWidth = 82;
        int barHeight = 6;
    };

    QRect text; ///< the value's words
    QRect low, bar, high; ///< the range bar with its limits; empty where there is none
    QRect note; ///< secondary words: the broken rule, "1 of 6 choices"

    /// Widths of 0 mean that there is no such part. A bar that does not fit is left out: half of it would be wrong.
    static FieldCellLayout inside(
        const QRect &cell, const Measures &measures, int textWidth, int lowWidth, int highWidth, int noteWidth);
};

/// Draws an answer's fields by their kind: choices as pills or bars, yes/no with a mark, numbers with a range bar, text
/// wrapped. A broken rule turns the row to danger and says the rule. Backgrounds of rows are the view's.
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
    void paintBroken(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintExpected(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintChoice(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintNumber(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintYesNo(QPainter &painter, const QRect &cell, const QModelIndex &index) const;
    void paintLines(QPainter &painter, const QRect &cell, const QStringList &lines) const;
    QStringList valueLines(const QModelIndex &index, int cellWidth) const;
    QStringList problemLines(const QModelIndex &index, int cellWidth) const;
    bool problemFitsBeside(const QModelIndex &index, int cellWidth) const;
    QRect firstLine(const QRect &cell) const;
    FieldCellLayout::Measures measures() const;

    const Theme &m_theme;
};

/// `text` in lines of at most `width`; what is over `maxLines` ends in "…".
QStringList wrappedLines(const QString &text, const QFont &font, int width, int maxLines);

/// The icon of a field's kind.
Glyph glyphOf(int schemaFieldKind);

} // namespace cuewright
