#pragma once

#include "base/json.h"

#include <QStringList>

#include <set>

namespace cuewright {

/// Adds what `other` demands to `schema`: limits are the tightest, types and choices what both allow, members
/// side by side. Names of the keywords that cannot stand side by side are added to `lost`. For showing a
/// schema, not for checking.
void foldInto(Json &schema, const Json &other, QStringList &lost);

/// `schema` with its allOf folded in; $refs among the branches are followed in `root` (bounded), each to a schema that is not in
/// `followed` yet, and which is then: what has been folded in once holds. One to a schema in `open` stays a $ref.
Json folded(const Json &root, const Json &schema, const std::set<const Json *> &open, std::set<const Json *> &followed, QStringList &lost);

} // namespace cuewright
