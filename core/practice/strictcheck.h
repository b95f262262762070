#pragma once

#include "base/json.h"

#include <QString>

namespace cuewright {

/// What strict structured outputs refuse in `schema` (facts §3.2), as the API words it; empty where it is
/// accepted.
QString strictProblem(const Json &schema);

} // namespace cuewright
