#pragma once

#include "base/random.h"

#include <vector>

namespace cuewright {

/// Gives the numbers it was given, again and again from the start.
class ScriptedRandom final : public Random
{
public:
    /// As values of unit(), each in [0, 1).
    explicit ScriptedRandom(std::vector<double> units)
        : m_units(std::move(units))
    {
    }

    std::uint64_t bits() override
    {
        const double unit = m_units[m_next++ % m_units.size()];
        return static_cast<std::uint64_t>(unit * 0x1.0p53) << 11;
    }

private:
    std::vector<double> m_units;
    std::size_t m_next = 0;
};

} // namespace cuewright
