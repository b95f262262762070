#pragma once

#include <QPlainTextEdit>
#include <QString>

namespace cuewright {

/// What was written, with "\n" for line ends. Not toPlainText(): that turns no-break spaces into spaces.
inline QString plainText(const QPlainTextEdit &edit)
{
    QString text = edit.document()->toRawText();
    text.replace(QChar::ParagraphSeparator, u'\n');
    return text;
}

} // namespace cuewright
