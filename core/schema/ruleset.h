#pragma once

#include "base/json.h"
#include "schema/references.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace cuewright {

/// What several schemas demand of one value together: $ref and allOf are read in, limits are the tightest.
/// For making values, not for judging them: what cannot be joined here is left to the check afterwards.
struct RuleSet
{
    struct Condition ///< if/then/else, dependentSchemas
    {
        Json test, whenTrue = true, whenFalse = true;
    };
    struct Member
    {
        std::string name;
        std::vector<Json> schemas;
    };

    bool impossible = false; ///< a schema `false`, or no common choice
    std::uint8_t types = 0xFF;
    std::optional<std::vector<Json>> choices; ///< enum and const
    std::optional<double> minimum, maximum;
    bool openMinimum = false, openMaximum = false; ///< the limit itself is excluded
    std::vector<double> steps; ///< multipleOf
    std::int64_t minLength = 0, minItems = 0, minProperties = 0, minContains = 0;
    std::int64_t maxLength = INT64_MAX, maxItems = INT64_MAX;
    std::vector<QString> patterns;
    QString format;
    QString description; ///< all of them, joined
    bool uniqueItems = false;
    std::vector<Json> prefixItems, items, contains, additional;
    std::vector<Member> members; ///< in the order in which they are declared
    std::vector<std::pair<QString, Json>> patternMembers;
    std::vector<std::string> required;
    std::vector<std::pair<std::string, std::string>> dependentRequired; ///< trigger, name
    std::vector<Json> alternatives; ///< each a list of schemas: anyOf, oneOf
    std::vector<Condition> conditions;

    /// Reads `schema` in. A $ref is looked up in `root` by its fragment.
    void add(const Json &root, const Json &schema, int depth = 0);
    Member &memberNamed(const std::string &name);
    const Member *findMember(const std::string &name) const;

private:
    void addValues(const Json &schema);
    void addLimits(const Json &schema);
    void addArrays(const Json &schema);
    void addObjects(const Json &schema);
    void restrictChoices(const std::vector<Json> &allowed);
};

} // namespace cuewright
