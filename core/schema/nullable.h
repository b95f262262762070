#pragma once

#include "base/json.h"

namespace cuewright {

/// The same schema where null is one more value: by its type, enum, const, union or $ref, in place, so that the order of
/// keys stays; where that is not enough (allOf, not, rules of several kinds), it becomes one of two alternatives. One that
/// surely takes null already stays. Local rules (lint/localrules.h) let null pass afterwards, too. $refs are looked up in
/// `root`; one that leads nowhere counts as taking no null, so that null is said beside it.
Json withNull(const Json &schema, const Json &root = {});

} // namespace cuewright
