#include "prompt/promptedit.h"

#include "project/render.h"
#include "prompt/fixedlinelayout.h"
#include "widgets/livetokens.h"
#include "widgets/plaintext.h"

#include <QMenu>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStyleHints>
#include <QTextBlock>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace cuewright {

namespace {

// Beyond these a text is shown through a window of its own: counting its lines would mean laying all of it out.
constexpr qsizetype kLongText = 20'000;
constexpr int kLongLines = 400;

bool isSeparator(QChar unit)
{
    return unit == u'\n' || unit == QChar(BrokenText::kBreak);
}

bool sameUnit(QChar ours, QChar documents)
{
    return ours == documents || (isSeparator(ours) && isSeparator(documents));
}

} // namespace

PromptEdit::PromptEdit(const Theme &theme, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_theme(theme)
    , m_tokens(new LiveTokens(m_text, this))
{
    // The editor listens to a document's layout from setDocument() on: the layout has to be there first.
    auto *text = new QTextDocument(this);
    m_layout = new FixedLineLayout(text);
    text->setDocumentLayout(m_layout);
    text->setDocumentMargin(0);
    setDocument(text);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    viewport()->setAutoFillBackground(false);
    setObjectName(QStringLiteral("promptEdit"));
    connect(document(), &QTextDocument::contentsChange, this, &PromptEdit::takeChange);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &PromptEdit::findChips);
    connect(&m_theme, &Theme::changed, this, &PromptEdit::applyStyle);
    connect(m_tokens, &LiveTokens::changed, this, [this] {
        if (m_tinted)
            viewport()->update();
    });
    applyStyle();
}

void PromptEdit::applyStyle()
{
    setFont(m_theme.font(TextStep::Body));
    m_layout->setLineHeight(lineHeight());
    QPalette colors = m_theme.palette();
    colors.setColor(QPalette::Base, Qt::transparent);
    setPalette(colors);
    findChips();
    reportHeight();
    viewport()->update();
}

int PromptEdit::lineHeight() const
{
    return std::max(m_theme.px(20), fontMetrics().height());
}

bool PromptEdit::isLong() const
{
    return m_text.shown().size() > kLongText || blockCount() > kLongLines;
}

int PromptEdit::contentHeight() const
{
    qreal height = 0;
    for (QTextBlock block = document()->firstBlock(); block.isValid(); block = block.next())
        height += m_layout->blockBoundingRect(block).height();
    return int(std::ceil(height));
}

void PromptEdit::reportHeight()
{
    const int height = isLong() ? -2 : contentHeight();
    if (height == m_reportedHeight)
        return;
    m_reportedHeight = height;
    setVerticalScrollBarPolicy(isLong() ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    emit contentHeightChanged();
}

void PromptEdit::setText(const QString &text)
{
    showTemplate();
    load(text);
    ++m_revision;
}

void PromptEdit::load(const QString &text)
{
    const QScopedValueRollback quiet(m_quiet, true);
    m_text.setText(text);
    m_syntax = TemplateSyntax::in(text);
    m_tokens->reset(text.size());
    setPlainText(BrokenText::asParagraphs(m_text.shown()));
    findChips();
    reportHeight();
}

void PromptEdit::applyChange(const TextChange &change)
{
    showTemplate();
    const qsizetype start = m_text.toShown(change.position);
    const qsizetype end = m_text.toShown(change.position + change.removed.size());
    const QString shown = BrokenText::broken(change.inserted);
    {
        const QScopedValueRollback quiet(m_quiet, true);
        note(m_text.replace(start, end - start, shown));
        replaceInDocument(start, end, shown);
    }
    tidyBreaks();
    findChips();
    reportHeight();
}

void PromptEdit::replaceInDocument(qsizetype start, qsizetype end, const QString &shown)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(start));
    cursor.setPosition(int(end), QTextCursor::KeepAnchor);
    cursor.insertText(BrokenText::asParagraphs(shown));
    setTextCursor(cursor);
}

void PromptEdit::takeChange(int position, int removed, int added)
{
    if (m_quiet || showsFilled())
        return;
    const auto [from, oldEnd, newEnd]
        = replacedText(position, removed, added, m_text.shown().size(), textSize(*document()));
    QString now = m_inserting && m_inserting->size() == newEnd - from ? *m_inserting : textBetween(*document(), from, newEnd);
    const QStringView old = QStringView(m_text.shown()).mid(from, oldEnd - from);
    qsizetype same = 0;
    while (same < old.size() && same < now.size() && sameUnit(old.at(same), now.at(same)))
        ++same;
    qsizetype tail = 0;
    while (tail < old.size() - same && tail < now.size() - same
        && sameUnit(old.at(old.size() - 1 - tail), now.at(now.size() - 1 - tail)))
        ++tail;
    const qsizetype count = old.size() - same - tail;
    now = now.mid(same, now.size() - same - tail);
    if (count == 0 && now.isEmpty())
        return;
    const TextChange change = m_text.replace(from + same, count, now);
    note(change);
    if (!m_tidyWaits) {
        // A document must not be changed while it tells of a change.
        m_tidyWaits = true;
        QMetaObject::invokeMethod(this, &PromptEdit::tidyBreaks, Qt::QueuedConnection);
    }
    if (change.removed != change.inserted)
        emit edited(change);
    findChips();
    reportHeight();
}

void PromptEdit::note(const TextChange &change)
{
    ++m_revision;
    const auto around = [&](const QString &middle) {
        const qsizetype before = std::max<qsizetype>(change.position - TemplateSyntax::kReach, 0);
        const qsizetype end = change.position + change.inserted.size();
        return TemplateSyntax::in(m_tokens->textBetween(before, change.position) + middle
            + m_tokens->textBetween(end, std::min(end + TemplateSyntax::kReach, m_text.textSize())));
    };
    m_syntax.replace(around(change.removed), around(change.inserted));
    if (change.removed != change.inserted)
        m_tokens->replace(change.position, change.removed.size(), change.inserted.size());
}

void PromptEdit::tidyBreaks()
{
    m_tidyWaits = false;
    if (showsFilled())
        return;
    const QScopedValueRollback quiet(m_quiet, true);
    const QSignalBlocker blocker(this); // the cursor stays where the person sees it
    for (int i = 0; i < 64; ++i) {
        const qsizetype here = textCursor().position();
        const qsizetype missing = m_text.missingBreak(here);
        const qsizetype needless = missing < 0 ? m_text.needlessBreak(here) : -1;
        if (missing < 0 && needless < 0)
            break;
        QTextCursor cursor(document());
        cursor.setPosition(int(missing < 0 ? needless : missing));
        if (missing >= 0) {
            m_text.replace(missing, 0, QString(QChar(BrokenText::kBreak)));
            cursor.insertText(QStringLiteral("\n"));
        } else {
            m_text.replace(needless, 1, {});
            cursor.deleteChar();
        }
    }
}

void PromptEdit::setEngine(Prompt::Engine engine)
{
    m_engine = engine;
    findChips();
}

void PromptEdit::setVariableStates(const QHash<QString, VariableState> &states)
{
    if (states == m_states)
        return;
    m_states = states;
    findChips();
}

void PromptEdit::findChips()
{
    m_chips.clear();
    if (!showsFilled()) {
        const qreal bottom = viewport()->height();
        for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
            const QRectF area = blockBoundingGeometry(block).translated(contentOffset());
            if (area.top() > bottom)
                break;
            findChipsIn(block, -area.top(), bottom - area.top());
        }
    }
    QList<QTextEdit::ExtraSelection> inks;
    for (const Chip &chip : std::as_const(m_chips)) {
        QTextEdit::ExtraSelection ink;
        ink.cursor = QTextCursor(document());
        ink.cursor.setPosition(chip.start);
        ink.cursor.setPosition(chip.end, QTextCursor::KeepAnchor);
        const bool empty = chip.state == VariableState::Empty;
        ink.format.setForeground(m_theme.color(empty ? ColorRole::Warning : ColorRole::AccentInk));
        inks.append(ink);
    }
    setExtraSelections(inks);
    viewport()->update();
}

void PromptEdit::findChipsIn(const QTextBlock &block, qreal top, qreal bottom)
{
    const QString text = block.text();
    if (!text.contains(u"{{"))
        return;
    // Of a long paragraph only the lines in sight count.
    const QTextLayout &layout = *block.layout();
    int from = int(text.size());
    int to = 0;
    for (int i = 0; i < layout.lineCount(); ++i) {
        const QTextLine line = layout.lineAt(i);
        if (line.y() + line.height() < top || line.y() > bottom)
            continue;
        from = std::min(from, line.textStart());
        to = std::max(to, line.textStart() + line.textLength());
    }
    for (const VariableSpan &span : variableSpans(text, m_engine)) {
        if (span.name.isEmpty() || span.end <= from || span.start >= to)
            continue;
        m_chips.append({block.position() + int(span.start), block.position() + int(span.end),
            m_states.value(span.name, VariableState::Filled)});
    }
}

QString PromptEdit::selectedText() const
{
    const QTextCursor cursor = textCursor();
    return m_text.textBetween(cursor.selectionStart(), cursor.selectionEnd());
}

qsizetype PromptEdit::textPosition() const
{
    return m_text.toText(textCursor().position());
}

void PromptEdit::setTextPosition(qsizetype position)
{
    QTextCursor cursor = textCursor();
    cursor.setPosition(int(m_text.toShown(std::clamp<qsizetype>(position, 0, m_text.textSize()))));
    setTextCursor(cursor);
}

void PromptEdit::insertText(const QString &text)
{
    if (isReadOnly())
        return;
    m_inserting = BrokenText::broken(PromptDocument::normalised(text));
    textCursor().insertText(BrokenText::asParagraphs(*m_inserting));
    m_inserting.reset();
    ensureCursorVisible();
}

bool PromptEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        // Shortcuts of the page, not of this text: its history is the document's.
        if (key->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier) && key->key() != Qt::Key_Z
            && key->key() >= Qt::Key_A && key->key() <= Qt::Key_Z) {
            event->ignore();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void PromptEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo)) {
        event->matches(QKeySequence::Undo) ? undo() : redo();
        event->accept();
        return;
    }
    if (event->modifiers() == Qt::ControlModifier
        && (event->key() == Qt::Key_BracketLeft || event->key() == Qt::Key_BracketRight)) {
        indent(event->key() == Qt::Key_BracketRight);
        event->accept();
        return;
    }
    if (event->matches(QKeySequence::InsertLineSeparator)) {
        // The text widget's line separator is no line end to anybody else.
        insertText(QStringLiteral("\n"));
        event->accept();
        return;
    }
    stepOverBreak(event);
    QPlainTextEdit::keyPressEvent(event);
}

void PromptEdit::stepOverBreak(QKeyEvent *event)
{
    QTextCursor cursor = textCursor();
    if (cursor.hasSelection() || isReadOnly())
        return;
    // Deleting across a break of ours must take a letter of the text.
    const bool back = event->key() == Qt::Key_Backspace;
    if (back && m_text.isBreak(cursor.position() - 1))
        cursor.movePosition(QTextCursor::PreviousCharacter);
    else if (event->key() == Qt::Key_Delete && m_text.isBreak(cursor.position()))
        cursor.movePosition(QTextCursor::NextCharacter);
    else
        return;
    setTextCursor(cursor);
}

void PromptEdit::indent(bool more)
{
    if (isReadOnly())
        return;
    QTextCursor cursor = textCursor();
    const int last = document()->findBlock(cursor.selectionEnd()).blockNumber();
    QTextBlock block = document()->findBlock(cursor.selectionStart());
    cursor.beginEditBlock();
    for (; block.isValid() && block.blockNumber() <= last; block = block.next()) {
        QTextCursor edge(block);
        if (more)
            edge.insertText(QStringLiteral("  "));
        else
            for (int i = 0; i < 2 && block.text().startsWith(u' '); ++i)
                edge.deleteChar();
    }
    cursor.endEditBlock();
}

void PromptEdit::wheelEvent(QWheelEvent *event)
{
    // A text that is shown in full leaves the wheel to the page.
    if (isLong())
        QPlainTextEdit::wheelEvent(event);
    else
        event->ignore();
}

void PromptEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    findChips();
    reportHeight();
}

void PromptEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        reportHeight();
}

void PromptEdit::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool selected = textCursor().hasSelection();
    const auto add = [menu](const QString &text, QKeySequence::StandardKey key, bool enabled) {
        QAction *action = menu->addAction(text);
        action->setShortcut(key);
        action->setEnabled(enabled);
        return action;
    };
    connect(add(tr("Undo"), QKeySequence::Undo, !isReadOnly()), &QAction::triggered, this, &PromptEdit::undo);
    connect(add(tr("Redo"), QKeySequence::Redo, !isReadOnly()), &QAction::triggered, this, &PromptEdit::redo);
    menu->addSeparator();
    connect(add(tr("Cut"), QKeySequence::Cut, selected && !isReadOnly()), &QAction::triggered, this, &PromptEdit::cut);
    connect(add(tr("Copy"), QKeySequence::Copy, selected), &QAction::triggered, this, &PromptEdit::copy);
    connect(add(tr("Paste"), QKeySequence::Paste, canPaste()), &QAction::triggered, this, &PromptEdit::paste);
    connect(add(tr("Select all"), QKeySequence::SelectAll, true), &QAction::triggered, this, &PromptEdit::selectAll);
    menu->addSeparator();
    QAction *make = menu->addAction(tr("Make variable from selection"));
    make->setEnabled(selected && !isReadOnly());
    connect(make, &QAction::triggered, this, &PromptEdit::makeVariableRequested);
    menu->popup(event->globalPos());
}

QMimeData *PromptEdit::createMimeDataFromSelection() const
{
    auto *plain = new QMimeData;
    plain->setText(selectedText());
    return plain;
}

void PromptEdit::insertFromMimeData(const QMimeData *source)
{
    if (source->hasText())
        insertText(source->text());
}

} // namespace cuewright
