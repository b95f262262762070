#include "widgets/documenttokens.h"

#include "widgets/plaintext.h"

#include <QTextDocument>

#include <algorithm>

namespace cuewright {

qsizetype DocumentText::size() const
{
    return textSize(m_document);
}

qsizetype DocumentText::read(qsizetype position, char16_t *to, qsizetype size) const
{
    const QString part = textBetween(m_document, position, std::min(position + size, this->size()));
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

void DocumentTokens::takeChange(int position, int removed, int added)
{
    const auto [start, oldEnd, newEnd] = replacedText(position, removed, added, size(), m_text.size());
    replace(start, oldEnd - start, newEnd - start);
}

} // namespace cuewright
