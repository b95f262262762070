#include "net/parallellimit.h"

#include <algorithm>

namespace cuewright {

void ParallelLimit::setCap(int cap)
{
    if (m_cap == cap)
        return;
    m_cap = cap;
    if (!m_wasRefused)
        m_places = cap > 0 ? cap : kFirst;
}

std::size_t ParallelLimit::allowed() const
{
    return static_cast<std::size_t>(std::clamp(m_places, 1.0, static_cast<double>(most())));
}

void ParallelLimit::answered(std::size_t running)
{
    if (running < allowed())
        return;
    m_places = std::min(m_places + (m_wasRefused ? 1.0 / m_places : 1.0), static_cast<double>(most()));
}

void ParallelLimit::refused(std::size_t running, std::uint64_t number, std::uint64_t newest)
{
    if (m_wasRefused && number <= m_halvedAt)
        return;
    m_wasRefused = true;
    m_halvedAt = newest;
    m_places = std::max(1.0, static_cast<double>(std::min(running, allowed())) / 2);
}

} // namespace cuewright
