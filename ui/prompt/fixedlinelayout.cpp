#include "prompt/fixedlinelayout.h"

#include <QScopedValueRollback>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>

namespace cuewright {

namespace {

void spread(QTextLayout &layout, qreal lineHeight)
{
    const int count = layout.lineCount();
    const auto top = [&](int index) {
        return index * lineHeight + (lineHeight - layout.lineAt(index).height()) / 2;
    };
    // Lines are broken all at once, so the first one tells whether they have been moved.
    if (count == 0 || qFuzzyCompare(layout.lineAt(0).y() + 1, top(0) + 1)) {
        if (count < 2 || qFuzzyCompare(layout.lineAt(count - 1).y() + 1, top(count - 1) + 1))
            return;
    }
    for (int i = 0; i < count; ++i) {
        QTextLine line = layout.lineAt(i);
        line.setPosition({line.x(), top(i)});
    }
}

} // namespace

FixedLineLayout::FixedLineLayout(QTextDocument *document)
    : QPlainTextDocumentLayout(document)
{
}

void FixedLineLayout::setLineHeight(qreal height)
{
    if (qFuzzyCompare(height, m_lineHeight))
        return;
    m_lineHeight = height;
    requestUpdate();
}

QRectF FixedLineLayout::blockBoundingRect(const QTextBlock &block) const
{
    // After a change the base asks how tall the block was, and would break its lines just to throw them away.
    if (m_changing && block.isValid() && block.isVisible() && block.layout()->lineCount() == 0)
        return {0, 0, 0, block.lineCount() * m_lineHeight};
    QRectF rect = QPlainTextDocumentLayout::blockBoundingRect(block);
    if (!block.isValid() || !block.isVisible())
        return rect;
    QTextLayout &layout = *block.layout();
    spread(layout, m_lineHeight);
    rect.setHeight(layout.lineCount() * m_lineHeight);
    return rect;
}

void FixedLineLayout::documentChanged(int from, int charsRemoved, int charsAdded)
{
    {
        const QScopedValueRollback changing(m_changing, true);
        QPlainTextDocumentLayout::documentChanged(from, charsRemoved, charsAdded);
    }
    // The base may have broken the lines of this block anew, at their natural places.
    const QTextBlock block = document()->findBlock(from);
    if (block.isValid() && block.layout()->lineCount() > 0)
        spread(*block.layout(), m_lineHeight);
}

} // namespace cuewright
