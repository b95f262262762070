// How a prompt's text looks: chips behind variables, tints behind tokens.
#include "prompt/promptedit.h"

#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace cuewright {

namespace {

constexpr std::array kTokenTints = {ColorRole::Tok1, ColorRole::Tok2, ColorRole::Tok3, ColorRole::Tok4};

} // namespace

template<typename Paint>
void PromptEdit::eachPiece(const QTextBlock &block, const QPointF &origin, int start, int end, Paint paint) const
{
    const QTextLayout &layout = *block.layout();
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const int from = std::max(start, line.textStart());
        const int to = std::min(end, line.textStart() + line.textLength());
        if (from >= to)
            continue;
        const qreal one = line.cursorToX(from);
        const qreal other = line.cursorToX(to);
        paint(QRectF(origin.x() + std::min(one, other), origin.y() + line.y(), std::abs(other - one), line.height()));
    }
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
        eachPiece(block, origin, chip.start - block.position(), chip.end - block.position(), [&](const QRectF &area) {
            painter.drawRoundedRect(area.adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3);
        });
    }
}

void PromptEdit::paintTokens(QPainter &painter, const QRect &area)
{
    const std::vector<qsizetype> &ends = m_tokenView->boundaries;
    const QString newLine = QStringLiteral("\u21B5");
    const qreal markWidth = painter.fontMetrics().horizontalAdvance(newLine);
    const auto tint = [&](std::size_t token) { return m_theme.color(kTokenTints[token % kTokenTints.size()]); };
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF geometry = blockBoundingGeometry(block).translated(contentOffset());
        if (geometry.top() > area.bottom())
            break;
        const qsizetype start = m_text.toText(block.position());
        const qsizetype length = block.length() - 1;
        auto token = std::size_t(std::upper_bound(ends.begin(), ends.end(), start) - ends.begin());
        painter.setPen(Qt::NoPen);
        for (qsizetype at = start; at < start + length && token < ends.size(); at = ends[token++]) {
            painter.setBrush(tint(token));
            const qsizetype end = std::min(ends[token], start + length);
            eachPiece(block, geometry.topLeft(), int(at - start), int(end - start),
                [&](const QRectF &piece) { painter.drawRoundedRect(piece.adjusted(0, 0, -1, 0), 2, 2); });
        }
        if (m_text.isBreak(block.position() + length) || !block.next().isValid())
            continue;
        // The line's end belongs to a token too; the text itself has nothing to draw for it.
        token = std::size_t(std::upper_bound(ends.begin(), ends.end(), start + length) - ends.begin());
        const QTextLine last = block.layout()->lineAt(block.layout()->lineCount() - 1);
        const QRectF mark(geometry.left() + last.x() + last.naturalTextWidth(), geometry.top() + last.y(), markWidth,
            last.height());
        painter.setBrush(tint(token));
        painter.drawRoundedRect(mark, 2, 2);
        painter.setPen(m_theme.color(ColorRole::Faint));
        painter.drawText(mark, Qt::AlignCenter, newLine);
    }
}

void PromptEdit::paintEvent(QPaintEvent *event)
{
    {
        QPainter painter(viewport());
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setFont(font());
        if (showsTokens())
            paintTokens(painter, event->rect());
        else
            paintChips(painter);
    }
    QPlainTextEdit::paintEvent(event);
}

} // namespace cuewright
