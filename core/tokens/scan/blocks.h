#pragma once

#include "tokens/scan/splitter.h"

#include <cstddef>
#include <cstdint>

namespace cuewright {

/// Splits text 64 bytes at a time. It looks at the class of each byte as one bit of a word, and computes from
/// these words where pieces start; what that cannot tell (characters beyond ASCII, a few rare meetings, the
/// rest of the text) it leaves to a Splitter.
///
/// Every block begins where a piece does, so nothing is carried from one block to the next.
namespace blocks {

inline constexpr std::size_t kSize = 64;
/// Ends that one call of a scanner may write beyond the ones it reports.
inline constexpr std::size_t kSlack = 8;

struct Progress
{
    std::size_t at = 0; ///< a place where a piece starts
    std::size_t ends = 0; ///< how many were found
};

/// From `at` on, where a piece starts, while it can tell: writes the ends of pieces in text[0, size), at most
/// `room` of them (at least kSize + kSlack), which fit in 32 bits. Stops where less than kSize bytes are
/// left.
using Scanner
    = Progress (*)(const char *text, std::size_t at, std::size_t size, std::uint32_t *ends, std::size_t room);

/// The quickest that this machine can run; nullptr where it has none of the instructions.
Scanner scannerFor(Splitter::Pattern pattern);

/// For tests: every scanner that this machine can run, with its name.
struct Named
{
    const char *name;
    Scanner scanner;
};
std::size_t allScanners(Splitter::Pattern pattern, Named (&found)[2]);

} // namespace blocks
} // namespace cuewright
