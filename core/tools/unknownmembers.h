#pragma once

#include "base/json.h"

namespace cuewright {

/// What `original` has and `written` does not, at every depth: so that a file of a later version keeps what this one does not
/// know. Lists are compared where they have the same length; their places are keys then. Null: nothing.
Json unknownMembers(const Json &original, const Json &written);
/// Puts it back. What is there already stays.
void addUnknownMembers(Json &written, const Json &unknown);

} // namespace cuewright
