#include "widgets/documenttokens.h"

#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace cuewright {

qsizetype DocumentText::size() const
{
    return m_document.characterCount() - 1; // without the closing separator
}

qsizetype DocumentText::read(qsizetype position, char16_t *to, qsizetype size) const
{
    // A cursor copies no more than what is selected, also of a block of a megabyte, where QTextBlock::text() copies it all.
    const qsizetype end = std::min(position + size, this->size());
    QTextCursor cursor(const_cast<QTextDocument *>(&m_document)); // it only reads
    cursor.setPosition(int(position));
    cursor.setPosition(int(end), QTextCursor::KeepAnchor);
    const QString part = cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n');
    std::copy_n(part.utf16(), part.size(), to);
    return part.size();
}

DocumentTokens::DocumentTokens(QTextDocument &document, QObject *parent)
    : LiveTokens(m_text, parent)
    , m_text(document)
{
    reset(m_text.size());
    connect(&document, &QTextDocument::contentsChange, this, &DocumentTokens::takeChange);
}

EditedRange editedRange(int position, int removed, int added, qsizetype before, qsizetype after)
{
    EditedRange range;
    range.from = position;
    range.oldEnd = std::min<qsizetype>(qsizetype(position) + removed, before);
    range.newEnd = after - (before - range.oldEnd);
    if (range.from > range.oldEnd || range.newEnd < range.from || range.newEnd > range.from + added)
        return {0, before, after};
    return range;
}

void DocumentTokens::takeChange(int position, int removed, int added)
{
    const EditedRange range = editedRange(position, removed, added, size(), m_text.size());
    replace(range.from, range.oldEnd - range.from, range.newEnd - range.from);
}

} // namespace cuewright
