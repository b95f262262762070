// How a prompt's text looks: chips behind variables.
#include "prompt/promptedit.h"

#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace cuewright {

QList<QRectF> PromptEdit::pieces(const QTextBlock &block, const QPointF &origin, int start, int end) const
{
    QList<QRectF> areas;
    const QTextLayout &layout = *block.layout();
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const int from = std::max(start, line.textStart());
        const int to = std::min(end, line.textStart() + line.textLength());
        if (from >= to)
            continue;
        const qreal one = line.cursorToX(from);
        const qreal other = line.cursorToX(to);
        areas.append(QRectF(origin.x() + std::min(one, other), origin.y() + line.y(), std::abs(other - one), line.height()));
    }
    return areas;
}

void PromptEdit::paintChips(QPainter &painter)
{
    QTextBlock block;
    QPointF origin;
    for (const Chip &chip : std::as_const(m_chips)) {
        if (!block.isValid() || !block.contains(chip.start)) {
            block = document()->findBlock(chip.start);
            origin = blockBoundingGeometry(block).translated(contentOffset()).topLeft();
        }
        const bool empty = chip.state == VariableState::Empty;
        painter.setPen(QPen(m_theme.color(empty ? ColorRole::Warning : ColorRole::AccentLine), 1));
        painter.setBrush(m_theme.color(empty ? ColorRole::WarningSoft : ColorRole::AccentSoft));
        for (const QRectF &area : pieces(block, origin, chip.start - block.position(), chip.end - block.position()))
            painter.drawRoundedRect(area.adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3);
    }
}

void PromptEdit::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(font());
        if (m_tinted)
            paintTokens(painter, event->rect());
        paintChips(painter);
    }
    QPlainTextEdit::paintEvent(event);
}

} // namespace cuewright
