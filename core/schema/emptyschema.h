#pragma once

#include "base/json.h"

namespace cuewright {

/// What a new schema begins with: a group without fields, which no provider refuses.
inline Json emptySchema()
{
    return {{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}, {"additionalProperties", false}};
}

} // namespace cuewright
