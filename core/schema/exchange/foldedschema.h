#pragma once

#include "base/json.h"

#include <QStringList>

#include <map>
#include <set>

namespace cuewright {

/// Adds what `other` demands to `schema`: limits are the tightest, types and choices what both allow, members
/// side by side. Names of the keywords that cannot stand side by side are added to `lost`. For showing a
/// schema, not for checking.
void foldInto(Json &schema, const Json &other, QStringList &lost);

/// `schema` with its allOf folded in; $refs among the branches are followed in `root` (bounded), each to a schema that is not in
/// `followed` yet, and which is then: what has been folded in once holds.
///
/// `open`: how often what holds itself is being written around this. A $ref to it stays one where it is all that is said; beside
/// other rules, which would be lost, from the second time on.
Json folded(const Json &root, const Json &schema, const std::map<const Json *, int> &open, std::set<const Json *> &followed,
    QStringList &lost);

} // namespace cuewright
