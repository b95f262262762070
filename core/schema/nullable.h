#pragma once

#include "base/json.h"

namespace cuewright {

/// Makes null one more value of `schema` by its type, enum, const, anyOf or $ref, in place, so that the order
/// of keys stays; what says it otherwise becomes one of two alternatives. A schema that takes null already is
/// not looked for ($refs are not followed): see allowsNull().
void makeNullable(Json &schema);

} // namespace cuewright
