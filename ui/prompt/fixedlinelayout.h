#pragma once

#include <QPlainTextEdit>

namespace cuewright {

/// The layout of a QPlainTextEdit with lines of one height, as prose wants it.
///
/// QTextEdit has line heights of its own, but lays a megabyte out as a whole (250 ms for each change of width); the plain
/// layout works on what is visible and ignores line heights. This one lets the plain layout break the lines and only moves
/// them apart.
class FixedLineLayout final : public QPlainTextDocumentLayout
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FixedLineLayout)
public:
    explicit FixedLineLayout(QTextDocument *document);

    qreal lineHeight() const { return m_lineHeight; }
    void setLineHeight(qreal height);

    QRectF blockBoundingRect(const QTextBlock &block) const override;

protected:
    void documentChanged(int from, int charsRemoved, int charsAdded) override;

private:
    qreal m_lineHeight = 20;
    bool m_changing = false;
};

} // namespace cuewright
