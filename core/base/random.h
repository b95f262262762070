#pragma once

#include <QString>

#include <cstdint>

namespace cuewright {

/// Where chance comes from; tests inject a scripted one.
class Random
{
public:
    virtual ~Random() = default;
    virtual std::uint64_t bits() = 0;
    /// Evenly in [0, 1).
    double unit() { return static_cast<double>(bits() >> 11) * 0x1.0p-53; }
};

/// The system's secure generator.
class SystemRandom final : public Random
{
public:
    std::uint64_t bits() override;
};

/// `bytes` random bytes as lower-case hex.
QString randomHex(Random &random, int bytes);

} // namespace cuewright
