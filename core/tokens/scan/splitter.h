#pragma once

#include "tokens/scan/characters.h"

#include <cstddef>
#include <string_view>

namespace cuewright {

/// Cuts text into the pieces that byte pair merging works on, one after another: the split patterns of facts
/// §10.2 as hand-written scanners. A piece depends only on the text from its start, so a caller may start
/// anywhere a piece ends. Never recurses; scans each character a bounded number of times over a whole text.
class Splitter final
{
public:
    enum class Pattern {
        Gpt2, ///< r50k_base, p50k_base
        Cl100k,
        O200k,
    };

    /// `utf8` must be valid and stay alive.
    Splitter(Pattern pattern, std::string_view utf8);

    /// End of the piece that starts at `at`, which must be before the end of the text.
    std::size_t next(std::size_t at);
    /// Whether finding the last piece looked past the last character: with more text it might have been
    /// another piece.
    bool touchedEnd() const { return m_touchedEnd; }

private:
    /// A greedy run of white space.
    struct Blank
    {
        std::size_t end = 0;
        std::size_t lastStart = 0; ///< where its last character starts
        std::size_t afterNewline = 0; ///< behind its last CR or LF; 0 where there is none
    };

    Character at(std::size_t position)
    {
        if (position < m_text.size()) [[likely]]
            return m_table.decode(m_text.data() + position);
        m_touchedEnd = true;
        return {};
    }
    std::size_t runOf(ClassSet set, std::size_t position);
    std::size_t skipMany(ClassSet set, std::size_t position) const;
    std::size_t skipBlanks(std::size_t position) const;
    std::size_t newlines(std::size_t position, bool slashes);
    Blank blankAt(std::size_t position);
    std::size_t afterContraction(std::size_t position, bool anyCase);
    std::size_t afterSymbols(std::size_t position, const Character &first);
    std::size_t afterThreeDigits(std::size_t position);
    std::size_t afterBlank(std::size_t position);
    std::size_t afterCasedWord(std::size_t position, const Character &first);
    std::size_t nextGpt2(std::size_t position);
    std::size_t nextCl100k(std::size_t position);
    std::size_t nextO200k(std::size_t position);

    const CharacterTable &m_table;
    std::string_view m_text;
    Pattern m_pattern;
    bool m_touchedEnd = false;
};

} // namespace cuewright
