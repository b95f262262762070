#pragma once

#include "base/json.h"

#include <string>

namespace cuewright {

/// The same text for values that JSON Schema calls equal (numbers by value, objects without regard to the
/// order of their keys) and for no others. Depth is bounded by parseJson().
std::string canonicalText(const Json &value);

/// Equal as JSON Schema means it: 1.0 equals 1, false does not equal 0.
bool sameValue(const Json &a, const Json &b);

/// Code points of a UTF-8 text.
std::int64_t countCodePoints(std::string_view utf8);

} // namespace cuewright
