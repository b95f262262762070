#include "tokens/scan/characters.h"

#include "tokens/vocabulary/tables.h"

namespace cuewright {
namespace {

constexpr std::string_view kMagic("CWCHARS\0", 8);
constexpr std::size_t kPoints = 0x110000;

} // namespace

const CharacterTable &CharacterTable::instance()
{
    static const CharacterTable table;
    return table;
}

CharacterTable::CharacterTable()
{
    const std::string_view bytes = tokenTable("characters.table", kMagic);
    constexpr std::size_t indexAt = kMagic.size() + 4;
    constexpr std::size_t blocksAt = indexAt + kPoints / kBlock;
    if (bytes.size() < blocksAt || bytes.size() != blocksAt + word32(bytes.data() + kMagic.size()) * kBlock)
        qFatal("The token table characters.table is cut off.");
    m_index = bytes.data() + indexAt;
    m_blocks = bytes.data() + blocksAt;
    Q_ASSERT(m_index[0] == 0);
}

} // namespace cuewright
