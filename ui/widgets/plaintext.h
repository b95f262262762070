#pragma once

#include <QPlainTextEdit>
#include <QString>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace cuewright {

/// What a text document calls its text, with "\n" for line ends.
inline QString withLineEnds(QString text)
{
    return text.replace(QChar::ParagraphSeparator, u'\n');
}

/// What was written. Not toPlainText(): that turns no-break spaces into spaces.
inline QString plainText(const QPlainTextEdit &edit)
{
    return withLineEnds(edit.document()->toRawText());
}

/// Whether lines of it can be wrapped at once. Qt goes through all of a word for each line that the word is broken into, which
/// takes seconds for one of 64 KB ("data:image/png;base64,…").
inline bool wrapsFast(QStringView text)
{
    constexpr qsizetype kLongestText = 64 * 1024;
    constexpr qsizetype kLongestWord = 2000;
    qsizetype word = 0;
    for (const QChar letter : text) {
        word = letter.isSpace() ? 0 : word + 1;
        if (word > kLongestWord)
            return false;
    }
    return text.size() <= kLongestText;
}

/// Units of what was written, without the separator that closes every document.
inline qsizetype textSize(const QTextDocument &document)
{
    return document.characterCount() - 1;
}

/// What was written in [start, end). Copies no more than that, also of a block of a megabyte, where QTextBlock::text()
/// copies it all.
inline QString textBetween(const QTextDocument &document, qsizetype start, qsizetype end)
{
    QTextCursor cursor(const_cast<QTextDocument *>(&document)); // it only reads
    cursor.setPosition(int(start));
    cursor.setPosition(int(end), QTextCursor::KeepAnchor);
    return withLineEnds(cursor.selectedText());
}

/// [start, oldEnd) of a text was replaced by what is [start, newEnd) now.
struct ReplacedText
{
    qsizetype start;
    qsizetype oldEnd;
    qsizetype newEnd;
};

/// What QTextDocument::contentsChange reports, of a text of `before` units that has `after` now. The report may count the
/// closing separator, or cover more than was changed (input methods report whole blocks); where it makes no sense it is all.
inline ReplacedText replacedText(int position, int removed, int added, qsizetype before, qsizetype after)
{
    const qsizetype oldEnd = std::min<qsizetype>(qsizetype(position) + removed, before);
    const qsizetype newEnd = after - (before - oldEnd);
    if (position > oldEnd || newEnd < position || newEnd > qsizetype(position) + added)
        return {0, before, after};
    return {position, oldEnd, newEnd};
}

} // namespace cuewright
