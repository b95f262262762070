#pragma once

#include <QByteArray>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <vector>

// What the benches share: a clock, medians, and what the system says of this process.
namespace cuewright::bench {

using Clock = std::chrono::steady_clock;

inline double microsSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

/// The value below which `part` (0 to 1) of the values are; 0 where there is none.
inline double quantile(std::vector<double> values, double part)
{
    if (values.empty())
        return 0;
    const auto at
        = values.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// Keeps the compiler from dropping work whose result nobody reads.
template <typename T> void keep(const T &value)
{
#if defined(__GNUC__)
    asm volatile("" : : "g"(&value) : "memory");
#else
    static const volatile void *sink = nullptr;
    sink = &value;
#endif
}

/// In KB, from /proc/self/status; -1 where there is none.
std::int64_t statusField(const char *name);
/// Memory in use, shared pages of files included.
inline std::int64_t residentKb()
{
    return statusField("VmRSS");
}

/// Milliseconds of processor time that all threads of this process have had.
double cpuMs();

/// The whole file, or its first bytes up to an end of a character; ends the program where it cannot be read.
std::string readText(const char *path, std::size_t limit = SIZE_MAX);

} // namespace cuewright::bench
