#pragma once

#include "base/json.h"

#include <QStringList>

#include <set>
#include <string>

namespace cuewright {

// Rewritings of one schema, as values. None of them looks at a provider's rules.

/// All values in it, itself included.
std::size_t nodeCount(const Json &value);
/// What a copy at another place repeats of `schema`: not its definitions, address and names.
Json withoutIdentity(Json schema);

/// Puts `value` under `newKey` where `key` stood.
void replaceKey(Json &object, std::string_view key, const std::string &newKey, Json value);
/// `key` becomes the first one.
void putFirst(Json &object, const std::string &key, Json value);

/// Whether what `branch` says can be said by `schema` itself: no keyword with two meanings, no field twice. What both
/// say alike does not count; closing, requiring and naming never collide.
bool canMerge(const Json &schema, const Json &branch);
/// Puts `branch` into `schema`: new keywords behind `after` (a key of schema; empty: at the end), new fields behind those
/// that are there. The last of the new keywords, or `after` where there are none.
std::string mergeInto(Json &schema, const Json &branch, const std::string &after);
/// The fields of `schema` with those that `first` has before the others, in its order. `first`: an object, for its keys.
void putFieldsFirst(Json &schema, const Json &first);

/// Whether no value satisfies two of `branches`: their types are disjoint (an integer is a number), or their enum/const
/// values are, or both are groups and a field that both require has disjoint enum/const values, or one requires a field
/// that the other, closed, does not have.
bool areExclusive(const Json &root, const Json &branches);

/// Names under `properties`, those of allOf's branches (references followed) included.
QStringList declaredNames(const Json &root, const Json &schema, int depth = 0);
/// The same of `required`.
QStringList demandedNames(const Json &root, const Json &schema, int depth = 0);

/// `names`, fields of `schema`, into its required list: each behind the field that stands before it.
void requireFields(Json &schema, const std::set<std::string> &names);

} // namespace cuewright
