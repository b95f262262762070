#pragma once

#include "widgets/livetokens.h"

class QTextDocument;

namespace cuewright {

/// The plain text of a text document as its widget's owner sees it: with "\n" between the blocks, and read piece by piece.
class DocumentText final : public TextSource
{
public:
    explicit DocumentText(const QTextDocument &document)
        : m_document(document)
    {
    }
    qsizetype size() const;
    qsizetype read(qsizetype position, char16_t *to, qsizetype size) const override;

private:
    const QTextDocument &m_document;
};

/// LiveTokens of a text document, which outlives it.
class DocumentTokens final : public LiveTokens
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentTokens)
public:
    explicit DocumentTokens(QTextDocument &document, QObject *parent = nullptr);

private:
    void takeChange(int position, int removed, int added);

    const DocumentText m_text;
};

} // namespace cuewright
