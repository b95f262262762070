#include "widgets/codeedit.h"

#include "widgets/jsoncolors.h"
#include "widgets/plaintext.h"
#include "widgets/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolTip>
#include <QUrl>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qreal kLineHeight = 18; // design: source 12 / 18
constexpr qreal kGutterPadding = 8;
constexpr int kIndent = 2; // spaces

} // namespace

CodeEdit::CodeEdit(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_gutter(new QWidget(this))
{
    // Its colours are in the sheet: a palette of its own is set back to the old one whenever the application's sheet changes.
    setProperty("kind", QStringLiteral("code"));
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(NoWrap);
    setUndoRedoEnabled(false);
    setTabChangesFocus(true);
    m_gutter->installEventFilter(this);
    m_gutter->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(this, &QPlainTextEdit::updateRequest, m_gutter, qOverload<>(&QWidget::update));
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::placeGutter);
    connect(document(), &QTextDocument::contentsChange, this, &CodeEdit::takeChange);
    connect(document(), &QTextDocument::contentsChanged, this, &CodeEdit::colourVisible);
    connect(&theme, &Theme::changed, this, &CodeEdit::restyle);
    restyle();
}

void CodeEdit::restyle()
{
    ++m_colours;
    setFont(m_theme.font(m_prose ? TextStep::Body : TextStep::Source));
    document()->setDocumentMargin(m_theme.px(6));
    setFaults(m_faults);
    placeGutter();
    colourVisible();
}

void CodeEdit::setProse(bool prose)
{
    if (prose == m_prose)
        return;
    m_prose = prose;
    setLineWrapMode(prose ? WidgetWidth : NoWrap);
    m_gutter->setVisible(!prose);
    restyle();
}

int CodeEdit::gutterWidth() const
{
    if (m_prose)
        return 0;
    const int digits = std::max(2, static_cast<int>(QString::number(blockCount()).size()));
    return digits * fontMetrics().horizontalAdvance(u'0') + 2 * m_theme.px(kGutterPadding);
}

void CodeEdit::placeGutter()
{
    const int width = gutterWidth();
    const bool right = isRightToLeft();
    setViewportMargins(right ? 0 : width, 0, right ? width : 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(right ? inside.right() + 1 - width : inside.left(), inside.top(), width, inside.height());
}

void CodeEdit::setLineMarks(const QList<LineMark> &marks)
{
    m_marks = marks;
    viewport()->update();
    m_gutter->update();
}

const CodeEdit::LineMark *CodeEdit::markOf(int line) const
{
    const auto found = std::find_if(m_marks.begin(), m_marks.end(),
        [line](const LineMark &mark) { return mark.first <= line && line <= mark.last; });
    return found == m_marks.end() ? nullptr : &*found;
}

void CodeEdit::setFaults(const QList<Fault> &faults)
{
    m_faults = faults;
    QList<QTextEdit::ExtraSelection> waves;
    const int end = document()->characterCount() - 1;
    for (const Fault &fault : faults) {
        QTextEdit::ExtraSelection wave;
        wave.cursor = QTextCursor(document());
        const int from = std::clamp(fault.position, 0, end);
        const int to = std::clamp(fault.position + fault.length, 0, end);
        // At the end of the text the wave goes under what comes before.
        wave.cursor.setPosition(from == to && from > 0 ? from - 1 : from);
        wave.cursor.setPosition(to, QTextCursor::KeepAnchor);
        wave.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wave.format.setUnderlineColor(m_theme.color(ColorRole::SynError));
        waves.append(wave);
    }
    setExtraSelections(waves);
}

void CodeEdit::setText(const QString &text)
{
    const QScopedValueRollback patching(m_patching, true);
    setPlainText(text);
}

QString CodeEdit::text() const
{
    return plainText(*this);
}

void CodeEdit::takeChange(int position, int removed, int added)
{
    const qsizetype size = textSize(*document());
    const auto [start, oldEnd, newEnd] = replacedText(position, removed, added, std::exchange(m_size, size), size);
    if (m_patching || (oldEnd == start && newEnd == start))
        return;
    emit edited(start, oldEnd - start, textBetween(*document(), start, newEnd));
}

void CodeEdit::patch(const TextPatches &patches)
{
    const QScopedValueRollback patching(m_patching, true);
    QTextCursor cursor(document());
    cursor.beginEditBlock(); // laid out once, however many there are
    for (auto patch = patches.crbegin(); patch != patches.crend(); ++patch) {
        cursor.setPosition(static_cast<int>(patch->position));
        cursor.setPosition(static_cast<int>(patch->end()), QTextCursor::KeepAnchor);
        cursor.insertText(patch->inserted);
    }
    cursor.endEditBlock();
}

void CodeEdit::showLines(int first, int last)
{
    const int top = firstVisibleBlock().blockNumber();
    const int page = std::max(1, viewport()->height() / m_theme.px(kLineHeight) - 1);
    if (first >= top && last <= top + page)
        return;
    const int above = last - first + 1 >= page ? 0 : (page - (last - first + 1)) / 3;
    verticalScrollBar()->setValue(std::max(0, first - above));
}

void CodeEdit::paintEvent(QPaintEvent *event)
{
    if (!m_marks.isEmpty()) {
        QPainter painter(viewport());
        for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
            const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
            if (box.top() > viewport()->height())
                break;
            if (const LineMark *mark = markOf(block.blockNumber()))
                painter.fillRect(QRectF(0, box.top(), viewport()->width(), box.height()), m_theme.color(mark->background));
        }
    }
    QPlainTextEdit::paintEvent(event);
}

void CodeEdit::paintGutter()
{
    QPainter painter(m_gutter);
    painter.fillRect(m_gutter->rect(), m_theme.color(ColorRole::Panel));
    const int edge = isRightToLeft() ? 0 : m_gutter->width() - 1;
    painter.fillRect(QRect(edge, 0, 1, m_gutter->height()), m_theme.color(ColorRole::Border));
    painter.setFont(font());
    const int padding = m_theme.px(kGutterPadding);
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > m_gutter->height())
            break;
        const LineMark *mark = markOf(block.blockNumber());
        const QRect line(0, static_cast<int>(box.top()), m_gutter->width() - 1, static_cast<int>(box.height()));
        if (mark)
            painter.fillRect(line, m_theme.color(mark->background));
        painter.setPen(m_theme.color(mark ? mark->number : ColorRole::Faint));
        painter.drawText(line.adjusted(padding, 0, -padding, 0), Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
    }
}

void CodeEdit::colourVisible()
{
    // Marking a line dirty may lay out others and come back here.
    if (m_colouring)
        return;
    m_colouring = true;
    const int height = viewport()->height();
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        if (blockBoundingGeometry(block).translated(contentOffset()).top() > height)
            break;
        // A block's revision does not count where the document keeps no history.
        const int state = static_cast<int>(qHash(block.text(), static_cast<size_t>(m_colours)) & 0x7fffffffU);
        if (block.userState() == state)
            continue;
        block.setUserState(state);
        block.layout()->setFormats(m_prose ? QList<QTextLayout::FormatRange>() : jsonColors(block.text(), m_theme));
        document()->markContentsDirty(block.position(), block.length());
    }
    m_colouring = false;
}

void CodeEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
    colourVisible();
}

void CodeEdit::scrollContentsBy(int dx, int dy)
{
    QPlainTextEdit::scrollContentsBy(dx, dy);
    m_gutter->update();
    colourVisible();
}

void CodeEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo))
        emit undoRequested();
    else if (event->matches(QKeySequence::Redo) || (event->key() == Qt::Key_Z && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)))
        emit redoRequested();
    else if (isReadOnly())
        QPlainTextEdit::keyPressEvent(event);
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers() == Qt::NoModifier && !m_prose)
        breakLine();
    else if (event->modifiers() == Qt::ControlModifier && (event->key() == Qt::Key_BracketRight || event->key() == Qt::Key_BracketLeft))
        indent(event->key() == Qt::Key_BracketRight);
    else
        QPlainTextEdit::keyPressEvent(event);
}

// A new line starts where the one before did, and deeper behind an opening bracket.
void CodeEdit::breakLine()
{
    QTextCursor cursor = textCursor();
    const QString before = cursor.block().text().left(cursor.positionInBlock());
    QString space;
    for (const QChar c : before) {
        if (c != u' ' && c != u'\t')
            break;
        space += c;
    }
    if (const QString trimmed = before.trimmed(); trimmed.endsWith(u'{') || trimmed.endsWith(u'['))
        space += QString(kIndent, u' ');
    cursor.insertText(u'\n' + space);
    setTextCursor(cursor);
    ensureCursorVisible();
}

void CodeEdit::indent(bool deeper)
{
    QTextCursor cursor = textCursor();
    const int first = document()->findBlock(cursor.selectionStart()).blockNumber();
    const int last = document()->findBlock(cursor.selectionEnd()).blockNumber();
    cursor.beginEditBlock();
    for (int line = first; line <= last; ++line) {
        QTextCursor at(document()->findBlockByNumber(line));
        if (deeper) {
            at.insertText(QString(kIndent, u' '));
            continue;
        }
        for (int removed = 0; removed < kIndent && at.block().text().startsWith(u' '); ++removed)
            at.deleteChar();
    }
    cursor.endEditBlock();
}

bool CodeEdit::canInsertFromMimeData(const QMimeData *source) const
{
    const QList<QUrl> urls = source->urls();
    const bool isFile = std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); });
    return !isFile && QPlainTextEdit::canInsertFromMimeData(source);
}

bool CodeEdit::showFaultTip(const QPoint &at, const QPoint &global)
{
    const int position = cursorForPosition(viewport()->mapFrom(this, at)).position();
    for (const Fault &fault : std::as_const(m_faults)) {
        if (position >= fault.position - 1 && position <= fault.position + fault.length) {
            QToolTip::showText(global, fault.text, this);
            return true;
        }
    }
    QToolTip::hideText();
    return false;
}

bool CodeEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (showFaultTip(help->pos(), help->globalPos()))
            return true;
    }
    return QPlainTextEdit::event(event);
}

bool CodeEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_gutter && event->type() == QEvent::Paint) {
        paintGutter();
        return true;
    }
    return QPlainTextEdit::eventFilter(watched, event);
}

} // namespace cuewright
