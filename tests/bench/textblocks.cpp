#include "textblocks.h"

#include <algorithm>

namespace cuewright::bench {

namespace {

constexpr qsizetype kBlock = 2048;

} // namespace

TextBlocks::TextBlocks(const QString &text)
{
    for (qsizetype at = 0; at < text.size(); at += kBlock)
        m_blocks.push_back(text.mid(at, kBlock));
    if (m_blocks.empty())
        m_blocks.emplace_back();
    m_starts.resize(m_blocks.size() + 1);
    placeFrom(0);
}

qsizetype TextBlocks::read(qsizetype position, char16_t *to, qsizetype size) const
{
    qsizetype done = 0;
    for (std::size_t block = blockAt(position); done < size && block < m_blocks.size(); ++block) {
        const QStringView rest = QStringView(m_blocks[block]).mid(position + done - m_starts[block]);
        const qsizetype part = std::min(rest.size(), size - done);
        std::copy_n(rest.utf16(), part, to + done);
        done += part;
    }
    return done;
}

void TextBlocks::replace(qsizetype position, qsizetype removed, QStringView inserted)
{
    const std::size_t first = blockAt(position);
    std::size_t block = first;
    qsizetype at = position - m_starts[block];
    for (qsizetype left = removed; left > 0; at = 0, ++block) {
        const qsizetype part = std::min(left, m_blocks[block].size() - at);
        m_blocks[block].remove(at, part);
        left -= part;
    }
    m_blocks[first].insert(position - m_starts[first], inserted.toString());
    placeFrom(first);
}

char16_t TextBlocks::at(qsizetype position) const
{
    char16_t unit = 0;
    read(position, &unit, 1);
    return unit;
}

QString TextBlocks::text() const
{
    QString all;
    all.reserve(size());
    for (const QString &block : m_blocks)
        all += block;
    return all;
}

std::size_t TextBlocks::blockAt(qsizetype position) const
{
    const auto behind = std::upper_bound(m_starts.begin(), m_starts.end() - 1, position);
    return static_cast<std::size_t>(behind - m_starts.begin()) - 1;
}

void TextBlocks::placeFrom(std::size_t block)
{
    for (; block < m_blocks.size(); ++block)
        m_starts[block + 1] = m_starts[block] + m_blocks[block].size();
}

} // namespace cuewright::bench
