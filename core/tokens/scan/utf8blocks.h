#pragma once

#include <cstddef>
#include <string_view>

namespace cuewright {

/// How far `bytes` are surely valid UTF-8, looked at in blocks: a place where a character starts, or the end
/// of one, at most a block and a character before the first broken one or the end. 0 where the machine has no
/// instructions for it.
///
/// The test of two bytes at a time by three tables is that of J. Keiser and D. Lemire, "Validating UTF-8 in
/// less than one instruction per byte", Software: Practice and Experience 51 (2021).
std::size_t validUtf8Blocks(std::string_view bytes);

} // namespace cuewright
