#pragma once

#include <string>

namespace cuewright {
class Encoding;
}

namespace cuewright::bench {

/// Inserts and deletes one character `count` times at random places of `text`, then pastes `pasted` into its
/// middle where that is not empty; prints one JSON object. Timed is what the document does, not the change of
/// the text itself.
int edits(const Encoding &encoding, const std::string &text, int count, const std::string &pasted);

} // namespace cuewright::bench
