#pragma once

#include "base/json.h"

#include <functional>
#include <string_view>

namespace cuewright {

/// How a keyword holds further schemas.
enum class SubschemaShape {
    None, ///< no schema inside: enum, title, unknown keywords
    One, ///< not, additionalProperties; also `items`, which draft 7 wrote as a list
    List, ///< allOf, prefixItems
    Map, ///< properties, $defs
};
SubschemaShape subschemaShape(std::string_view keyword);

/// Calls `visit(child, pointer of the child, keyword)` for each schema directly inside `schema`, in the order
/// of its keys.
void forEachSubschema(const Json &schema, const QString &pointer,
    const std::function<void(const Json &, const QString &, const std::string &)> &visit);

} // namespace cuewright
