// The tokens of a prompt's text: their tints, what pointing at one tells, and the filled-in text that is sent.
#include "prompt/promptedit.h"
#include "prompt/tokenwords.h"
#include "widgets/livetokens.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace cuewright {

namespace {

constexpr std::array kTokenTints = {ColorRole::Tok1, ColorRole::Tok2, ColorRole::Tok3, ColorRole::Tok4};
constexpr char16_t kLineEnd = u'\u21B5';

} // namespace

bool PromptEdit::isSentAsWritten() const
{
    if (hasSyntax() || showsFilled())
        return false;
    const QStringView text(m_text.shown());
    return !text.startsWith(u'\n') && !text.endsWith(u'\n') && !text.trimmed().isEmpty();
}

void PromptEdit::setTinted(bool tinted)
{
    m_tinted = tinted;
    viewport()->update();
}

void PromptEdit::showFilled(const QString &text)
{
    const QString filled = PromptDocument::normalised(text);
    if (!m_filledView) {
        m_filledView = FilledView{m_text, m_syntax, textCursor().position()};
        setReadOnly(true);
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    } else if (filled == m_text.text()) {
        return;
    }
    load(filled);
}

void PromptEdit::showTemplate()
{
    if (!m_filledView)
        return;
    const QString text = m_filledView->templateText.text();
    const int position = m_filledView->cursor;
    m_filledView.reset();
    setReadOnly(false);
    load(text);
    QTextCursor cursor = textCursor();
    cursor.setPosition(std::min<int>(position, document()->characterCount() - 1));
    setTextCursor(cursor);
}

QColor PromptEdit::tint(std::int64_t token) const
{
    return m_theme.color(kTokenTints[std::size_t(token) % kTokenTints.size()]);
}

void PromptEdit::paintTokens(QPainter &painter, const QRect &area)
{
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF geometry = blockBoundingGeometry(block).translated(contentOffset());
        if (geometry.top() > area.bottom())
            break;
        paintTokensOf(painter, block, geometry.topLeft());
        paintLineEnd(painter, block, geometry.topLeft());
    }
}

void PromptEdit::paintTokensOf(QPainter &painter, const QTextBlock &block, const QPointF &origin)
{
    const qsizetype start = m_text.toText(block.position());
    const qsizetype length = block.length() - 1;
    std::vector<qsizetype> ends = m_tokens->boundaries(start, start + length);
    if (length > 0 && m_tokens->tokens() && (ends.empty() || ends.back() < start + length))
        ends.push_back(start + length); // the token goes on in the next block
    std::int64_t token = m_tokens->tokensUpTo(start);
    const auto paint = [&](const QRectF &area, std::int64_t which) {
        painter.setBrush(tint(which));
        painter.drawRoundedRect(area.adjusted(0, 0, -1, 0), 2, 2);
    };
    painter.setPen(Qt::NoPen);
    qsizetype at = start;
    for (auto end = ends.cbegin(); end != ends.cend();) {
        const auto next = std::upper_bound(end, ends.cend(), *end);
        const qsizetype parts = next - end;
        const int stop = int(*end - start);
        // Tokens that end at the same place share the character before it.
        const int whole = parts == 1 ? stop : stop - (block.text().at(stop - 1).isLowSurrogate() ? 2 : 1);
        for (const QRectF &area : pieces(block, origin, int(at - start), whole))
            paint(area, token);
        for (const QRectF &area : pieces(block, origin, whole, stop)) {
            const qreal width = area.width() / qreal(parts);
            for (qsizetype part = 0; part < parts; ++part)
                paint({area.left() + width * qreal(part), area.top(), width, area.height()}, token + part);
            painter.fillRect(QRectF(area.left(), area.bottom() - 2, area.width() - 1, 1), m_theme.color(ColorRole::Muted));
        }
        token += parts;
        at = *end;
        end = next;
    }
}

void PromptEdit::paintLineEnd(QPainter &painter, const QTextBlock &block, const QPointF &origin)
{
    const qsizetype end = m_text.toText(block.position() + block.length() - 1);
    if (!block.next().isValid() || m_text.isBreak(block.position() + block.length() - 1) || !m_tokens->tokens())
        return;
    // The line's end belongs to a token too; the text itself has nothing to draw for it.
    const QTextLine last = block.layout()->lineAt(block.layout()->lineCount() - 1);
    const QRectF mark(origin.x() + last.x() + last.naturalTextWidth(), origin.y() + last.y(),
        painter.fontMetrics().horizontalAdvance(QChar(kLineEnd)), last.height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(tint(m_tokens->tokensUpTo(end)));
    painter.drawRoundedRect(mark, 2, 2);
    painter.setPen(m_theme.color(ColorRole::Faint));
    painter.drawText(mark, Qt::AlignCenter, QString(QChar(kLineEnd)));
}

std::optional<qsizetype> PromptEdit::characterAt(const QPoint &point, QRect &area) const
{
    const QTextBlock block = cursorForPosition(point).block();
    const QPointF origin = blockBoundingGeometry(block).translated(contentOffset()).topLeft();
    const QTextLayout &layout = *block.layout();
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        const qreal y = point.y() - origin.y();
        if (y < line.y() || y >= line.y() + line.height())
            continue;
        const qreal x = point.x() - origin.x();
        const int at = line.xToCursor(x, QTextLine::CursorOnCharacter);
        const bool lineEnd = at >= block.length() - 1 || x > line.x() + line.naturalTextWidth();
        const qreal right = line.x() + line.naturalTextWidth() + fontMetrics().horizontalAdvance(QChar(kLineEnd));
        if (x < line.x() || x > right || (lineEnd && i + 1 < layout.lineCount()))
            return std::nullopt;
        const int unit = lineEnd ? block.length() - 1 : at;
        for (const QRectF &one : pieces(block, origin, unit, unit + 1))
            area = one.toAlignedRect();
        if (lineEnd)
            area = QRect(point, QSize(1, 1));
        if (m_text.isBreak(block.position() + unit))
            return std::nullopt;
        return m_text.toText(block.position() + unit);
    }
    return std::nullopt;
}

void PromptEdit::showTokenTip(const QPoint &point, const QPoint &globalPoint)
{
    QRect area;
    const auto character = characterAt(point, area);
    const QString words = character ? tokenWords(tokensAt(*m_tokens, *character)) : QString();
    if (words.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(globalPoint, words, viewport(), area);
}

bool PromptEdit::viewportEvent(QEvent *event)
{
    if (m_tinted && event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showTokenTip(help->pos(), help->globalPos());
        return true;
    }
    return QPlainTextEdit::viewportEvent(event);
}

} // namespace cuewright
