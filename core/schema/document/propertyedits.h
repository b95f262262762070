#pragma once

#include "schema/document/schemaedit.h"

#include <optional>

namespace cuewright {

// Edits on the fields of groups. A field is named by the pointer to its schema
// ("/properties/address/properties/city"), a group by the pointer to the object schema that has `properties`
// ("" is the root; "/properties/tags/items").

struct PropertyPlace
{
    QString group;
    QString name;
    int index = 0; ///< in the group's `properties`

    friend bool operator==(const PropertyPlace &, const PropertyPlace &) = default;
};

/// Where a field stands; nullopt where the pointer names none.
std::optional<PropertyPlace> propertyPlace(const Json &schema, const QString &pointer);
QString propertyPointer(const QString &group, const QString &name);
/// The group to put fields into when a person means `pointer`: itself, the items of a list, the branch of a
/// nullable union. nullopt where it can hold no fields. References are not followed: their fields belong to
/// somebody else, too.
std::optional<QString> groupAt(const Json &schema, const QString &pointer);
/// `wanted`, or "wanted_2" … where the group has it already.
QString uniquePropertyName(const Json &schema, const QString &group, const QString &wanted);

struct NewProperty
{
    QString group;
    int index = -1; ///< before which field; -1: last
    QString name;
    Json schema = Json::object();
    bool required = false;
};

[[nodiscard]] Result<SchemaEdit> addProperty(const JsonSource &source, const NewProperty &property);
/// Takes the name out of `required` and dependent*, too. Rules across fields that name it stay and are the
/// lint's matter.
[[nodiscard]] Result<SchemaEdit> removeProperty(const JsonSource &source, const QString &pointer);
/// Follows: every $ref into the field, `required`, dependentRequired, dependentSchemas, and the same name
/// inside allOf/anyOf/oneOf/not/if/then/else where it means the same object.
[[nodiscard]] Result<SchemaEdit> renameProperty(
    const JsonSource &source, const QString &pointer, const QString &name);
[[nodiscard]] Result<SchemaEdit> duplicateProperty(const JsonSource &source, const QString &pointer);

/// Before the field that is `index` of `group` now (-1: last). Between groups the entry in `required` moves
/// along and $refs into the field follow. Errors besides: a group into itself, a name that the group has
/// already.
[[nodiscard]] Result<SchemaEdit> moveProperty(
    const JsonSource &source, const QString &pointer, const QString &group, int index);
/// An option of anyOf or oneOf, an item of prefixItems, or a shared part, before the one that is `index` now (-1: last). $refs into
/// them follow.
[[nodiscard]] Result<SchemaEdit> moveSibling(const JsonSource &source, const QString &pointer, int index);
/// A field, or what moveSibling() moves.
[[nodiscard]] Result<SchemaEdit> movePropertyUp(const JsonSource &source, const QString &pointer);
[[nodiscard]] Result<SchemaEdit> movePropertyDown(const JsonSource &source, const QString &pointer);
/// To the end of the nearest group above it in its own group.
[[nodiscard]] Result<SchemaEdit> movePropertyIntoGroup(const JsonSource &source, const QString &pointer);
/// Behind the group that holds it.
[[nodiscard]] Result<SchemaEdit> movePropertyOutOfGroup(const JsonSource &source, const QString &pointer);

bool isRequired(const Json &schema, const QString &pointer);
[[nodiscard]] Result<SchemaEdit> setRequired(const JsonSource &source, const QString &pointer, bool required);

} // namespace cuewright
