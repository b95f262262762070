#pragma once

#include "schema/exchange/imported.h"

#include <functional>
#include <string>
#include <vector>

namespace cuewright {

/// A named type of a source, before it is decided where it goes.
struct TypeDefinition
{
    std::string name;
    Json schema; ///< names others as {"$ref":"#/$defs/Name"}
    bool inlineable = false; ///< an alias or a set of choices: goes where it is used if that is one place
    TextPosition at;
    std::vector<std::string> bases; ///< of a group: those whose members it has, too
};

/// Gives every group the members of its bases, which come first and give way to its own; bases that are not
/// there are left out. To be called before the next two.
void mergeBases(std::vector<TypeDefinition> &definitions);

/// The schema of `root` (an index) with the other definitions that it uses as $defs, in their order, and the
/// $refs to the root itself as "#". Types that nothing uses are kept as $defs too, with a note; but not those
/// that are only bases.
ImportedSchema assembled(std::vector<TypeDefinition> definitions, std::size_t root);

/// The definition that stands for the whole: the last that is no inlineable one and that no other uses; else
/// the last that no other uses; else the last. `definitions` must not be empty.
std::size_t rootOf(const std::vector<TypeDefinition> &definitions);

/// Sets a keyword where it has a meaning: on the schema, or on those alternatives of an anyOf whose type it
/// limits.
void constrain(Json &schema, const std::string &keyword, const Json &value);

/// A choice of plain values, with the type or types that they have.
Json choiceOf(const std::vector<Json> &values);

/// Every $ref in `schema` goes through `change`.
void changeReferences(Json &schema, const std::function<void(std::string &)> &change);

} // namespace cuewright
