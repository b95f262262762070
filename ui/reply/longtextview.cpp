#include "reply/longtextview.h"

#include <QHelpEvent>
#include <QLocale>
#include <QMimeData>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTimer>
#include <QToolTip>

#include <algorithm>

namespace cuewright {
namespace {

constexpr qsizetype kSlice = 32 * 1024;
constexpr int kContinues = 1; // state of a block whose line goes on in the next one

} // namespace

LongTextView::LongTextView(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_timer(new QTimer(this))
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(NoFrame);
    viewport()->setAutoFillBackground(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_timer->setInterval(0);
    connect(m_timer, &QTimer::timeout, this, &LongTextView::takeSlice);
}

void LongTextView::setWhole(const QString &text)
{
    m_pending.clear();
    m_given = 0;
    m_inserted = 0;
    m_dropped.clear();
    m_lineLength = 0;
    m_noteShown = false;
    m_marks.clear();
    setExtraSelections({});
    clear();
    m_follow = false;
    take(text);
}

void LongTextView::append(const QString &text)
{
    if (text.isEmpty())
        return;
    const QScrollBar *bar = verticalScrollBar();
    m_follow = bar->value() >= bar->maximum() - 2;
    take(text);
}

void LongTextView::take(const QString &text)
{
    const qsizetype room = kMaxShown - m_given;
    m_given += text.size();
    if (room > 0)
        m_pending += text.left(room);
    else if (m_noteShown)
        return; // the number in the note is a round one; it need not count along
    takeSlice();
}

void LongTextView::takeSlice()
{
    qsizetype size = std::min(m_pending.size(), kSlice);
    if (size > 1 && size < m_pending.size() && (m_pending[size - 1].isHighSurrogate() || m_pending[size - 1] == u'\r'))
        --size;
    insert(QStringView(m_pending).left(size));
    m_pending.remove(0, size);
    if (m_pending.isEmpty() && m_given > kMaxShown && !m_noteShown) {
        m_noteShown = true;
        insert(QStringLiteral("\n\n") + tr("Only the first %1 characters are shown; Copy takes all of them.").arg(QLocale().toString(kMaxShown)));
    }
    if (m_follow)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    if (m_pending.isEmpty()) {
        m_timer->stop();
        showMarks();
    } else {
        m_timer->start();
    }
}

void LongTextView::setMarks(const QList<TextMark> &marks, const QColor &color)
{
    m_marks = marks;
    setMarkColor(color);
}

void LongTextView::setMarkColor(const QColor &color)
{
    m_markColor = color;
    if (isSettled())
        showMarks();
}

void LongTextView::showMarks()
{
    QList<QTextEdit::ExtraSelection> waves;
    const int end = document()->characterCount() - 1;
    for (const TextMark &mark : std::as_const(m_marks)) {
        QTextEdit::ExtraSelection wave;
        wave.cursor = QTextCursor(document());
        const int from = std::min(positionOf(mark.place.start), end);
        const int to = std::min(positionOf(mark.place.start + mark.place.size), end);
        // At the end of the text the wave goes under what comes before.
        wave.cursor.setPosition(from == to && from > 0 ? from - 1 : from);
        wave.cursor.setPosition(to, QTextCursor::KeepAnchor);
        wave.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wave.format.setUnderlineColor(m_markColor);
        waves.append(wave);
    }
    setExtraSelections(waves);
}

int LongTextView::positionOf(qsizetype offset) const
{
    offset -= std::lower_bound(m_dropped.begin(), m_dropped.end(), offset) - m_dropped.begin();
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next()) {
        const int length = block.length() - 1;
        if (offset <= length)
            return block.position() + static_cast<int>(offset);
        offset -= length + (block.userState() == kContinues ? 0 : 1);
    }
    return document()->characterCount() - 1;
}

bool LongTextView::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_marks.isEmpty())
        return QPlainTextEdit::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int at = cursorForPosition(help->pos()).position();
    QStringList words;
    const auto waves = extraSelections();
    for (qsizetype i = 0; i < std::min(waves.size(), m_marks.size()); ++i) {
        if (at >= waves[i].cursor.selectionStart() && at <= waves[i].cursor.selectionEnd() && !words.contains(m_marks[i].why))
            words << m_marks[i].why;
    }
    QToolTip::showText(help->globalPos(), words.isEmpty() ? QString() : Qt::convertFromPlainText(words.join(u'\n'), Qt::WhiteSpaceNormal), viewport());
    return true;
}

void LongTextView::insert(QStringView text)
{
    QString prepared;
    prepared.reserve(text.size() + text.size() / kMaxLine + 1);
    QList<int> continued;
    int block = document()->blockCount() - 1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n') { // the two are one line end in a document
            m_dropped << m_inserted + i;
            continue;
        }
        if (c == u'\n') {
            m_lineLength = 0;
            ++block;
        } else if (m_lineLength >= kMaxLine && !c.isLowSurrogate()) {
            continued << block++;
            prepared += u'\n';
            m_lineLength = 1;
        } else {
            ++m_lineLength;
        }
        prepared += c == QChar(u'\0') ? QChar(0x2400) : c;
    }
    m_inserted += text.size();
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    end.insertText(prepared);
    for (const int number : std::as_const(continued))
        document()->findBlockByNumber(number).setUserState(kContinues);
}

QMimeData *LongTextView::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    QString text;
    for (QTextBlock block = document()->findBlock(cursor.selectionStart());
         block.isValid() && block.position() < cursor.selectionEnd(); block = block.next()) {
        const int from = std::max(cursor.selectionStart() - block.position(), 0);
        const int length = block.length() - 1;
        const int to = std::min(cursor.selectionEnd() - block.position(), length);
        text += QStringView(block.text()).mid(from, to - from);
        if (cursor.selectionEnd() > block.position() + length && block.userState() != kContinues)
            text += u'\n';
    }
    auto *copied = new QMimeData;
    copied->setText(text);
    return copied;
}

} // namespace cuewright
