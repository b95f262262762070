#pragma once

#include <QString>

#include <random>
#include <string>

namespace cuewright::reference {

/// Text in which the classes of characters that split patterns tell apart meet in all ways. Each call uses a few neighbours
/// of the list of units only, so that these meet often.
class NastyText final
{
public:
    enum class Kind {
        Ascii,
        Whole, ///< all characters
        Broken, ///< with halves of pairs
    };

    NastyText(std::mt19937 &random, Kind kind);

    QString unit();
    QString text(int units);

private:
    std::mt19937 &m_random;
    unsigned m_all; ///< units that this kind has
    unsigned m_first;
    unsigned m_some;
};

} // namespace cuewright::reference
