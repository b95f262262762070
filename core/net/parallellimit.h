#pragma once

#include <cstddef>
#include <cstdint>

namespace cuewright {

/// How many requests may run at a time at a server that does not say it: probing upwards, halving when it complains (AIMD,
/// as TCP does it). Pure.
///
/// It begins at the person's cap, or at kFirst without one. While nothing has been refused, each answer that came while all
/// places were taken adds a place (twice as many with each round); after a refusal it takes a whole round of answers for
/// one. Answers that came while places were free prove nothing and add none. Never above the cap, or above kMost without.
class ParallelLimit final
{
public:
    static constexpr int kFirst = 8;
    static constexpr int kMost = 64;

    /// 0: none. Another cap than before begins anew where nothing has been refused yet, else it bounds what is known.
    void setCap(int cap);
    std::size_t allowed() const;
    /// Fewer than there would be without refusals.
    bool isLowered() const { return m_wasRefused && allowed() < static_cast<std::size_t>(most()); }

    /// An answer came; `running` with the one that it answers.
    void answered(std::size_t running);
    /// The server refused because of too much: half of those that run, one at least. Requests carry numbers in the order
    /// in which they went out. One that had gone out before the last halving took effect says nothing new and changes
    /// nothing: a server that refuses 64 at once means it once. `newest`: the number of the last request that went out.
    void refused(std::size_t running, std::uint64_t number, std::uint64_t newest);

private:
    int most() const { return m_cap > 0 ? m_cap : kMost; }

    int m_cap = 0;
    double m_places = kFirst;
    bool m_wasRefused = false;
    std::uint64_t m_halvedAt = 0;
};

} // namespace cuewright
