#pragma once

#include <QtEndian>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cuewright {

/// One of the tables under resources/tokens, in place and without alignment: the bytes live as long as the
/// program. Ends the program with a message where the table is missing, compressed or of another kind; that
/// is a broken build.
std::string_view tokenTable(const char *file, std::string_view magic);

/// 32 bits, little-endian, at any address.
inline std::uint32_t word32(const char *at)
{
    return qFromLittleEndian<std::uint32_t>(at);
}

inline std::uint64_t word64(const char *at)
{
    return qFromLittleEndian<std::uint64_t>(at);
}

} // namespace cuewright
