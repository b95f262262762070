#pragma once

#include "tokens/document/textsource.h"

#include <QString>

#include <vector>

namespace cuewright::bench {

/// A text as an editor holds it: in blocks, so that a change moves little and a document reads it in parts.
class TextBlocks final : public TextSource
{
public:
    explicit TextBlocks(const QString &text);

    qsizetype read(qsizetype position, char16_t *to, qsizetype size) const override;
    qsizetype size() const { return m_starts.back(); }
    void replace(qsizetype position, qsizetype removed, QStringView inserted);
    char16_t at(qsizetype position) const;
    QString text() const;

private:
    std::size_t blockAt(qsizetype position) const;
    void placeFrom(std::size_t block);

    std::vector<QString> m_blocks;
    std::vector<qsizetype> m_starts; ///< of each block, and the end of the last one
};

} // namespace cuewright::bench
