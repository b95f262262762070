#pragma once

#include "schema/document/jsonsource.h"
#include "schema/validator.h"

namespace cuewright {

/// Where the text of an answer shows a violation: the value; of lists and groups, and of what should not be there, the key, or
/// the bracket where there is no key. What is missing is shown at what it is missing in. `source` is JSON.
TextSpan violationPlace(const JsonSource &source, const Violation &violation);

} // namespace cuewright
