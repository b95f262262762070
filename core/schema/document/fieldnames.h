#pragma once

#include "schema/document/jsonpatcher.h"

namespace cuewright {

/// Where a schema that describes an object names one of its fields.
struct FieldNameUses
{
    JsonSource::NodeId property = JsonSource::kNone; ///< the member of `properties`
    std::vector<JsonSource::NodeId> keys; ///< members of dependentRequired, dependentSchemas, dependencies
    std::vector<JsonSource::NodeId> entries; ///< texts in `required` and in the lists of dependentRequired
};
FieldNameUses usesOfName(const JsonSource &source, JsonSource::NodeId group, const QString &name);

/// The schema `group` and those inside it that describe the same object: branches of allOf, anyOf, oneOf,
/// not, if, then, else and dependentSchemas.
std::vector<JsonSource::NodeId> schemasOfSameObject(const JsonSource &source, JsonSource::NodeId group);

/// The entry of `name` in the group's `required`, or kNone.
JsonSource::NodeId requiredEntry(const JsonSource &source, JsonSource::NodeId group, const QString &name);
/// Adds it to the group's `required`, before the fields that come behind index `before` of `properties`.
void addRequired(JsonPatcher &patcher, const JsonSource &source, JsonSource::NodeId group,
    const QString &name, int before);
/// Takes the name out of everything but `properties`.
void forgetName(
    JsonPatcher &patcher, const JsonSource &source, JsonSource::NodeId group, const QString &name);

} // namespace cuewright
