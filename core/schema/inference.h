#pragma once

#include "base/json.h"

#include <vector>

namespace cuewright {

/// A schema (draft 2020-12) that all samples satisfy, told from them by these rules:
///
/// - Keys stand in the order of their first appearance; a key is required where every object at that place
/// has it. An object
///   at whose place some key was seen takes no others (additionalProperties false).
/// - Items of all lists at one place are one place. A list that was always empty says nothing of its items.
/// - Numbers are "integer" where all were written without fraction or exponent, else "number".
/// - null beside one other type makes that nullable (["string","null"]); beside several it is one more
/// alternative. Several
///   types are anyOf, in the order of their first appearance.
/// - Texts are a choice (enum) where at least 10 were seen, at most 10 different ones and more than one, each
/// three times on
///   average, none over 40 characters or with a line break.
/// - Texts that all look like the same of date-time, date, email, uri and uuid get that `format`.
/// - No limits (minimum, maxLength …): samples show what was, not what may be.
///
/// No samples give {}.
Json inferSchema(const std::vector<Json> &samples);

} // namespace cuewright
