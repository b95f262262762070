#pragma once

#include "base/json.h"

#include <string_view>

namespace cuewright {

/// The keyword under which a schema keeps the rules that no provider is sent: a schema that the validator applies like a
/// branch of allOf, that samples obey, and that forProvider() leaves out.
inline constexpr std::string_view kLocalRules = "x-cuewright-local";

/// Adds `keyword: value` to the local rules of `schema`; beside a different value of the same keyword it goes into
/// their `allOf`.
void addLocalRule(Json &schema, const std::string &keyword, const Json &value);
/// All rules of `rules`.
void addLocalRules(Json &schema, const Json &rules);

/// Appends what the rule demands to the description, for the model: "At least 10 characters.". A rule that words do not
/// carry (if, not) is named. In the language of the program.
void describeLocalRule(Json &schema, const std::string &keyword, const Json &value);

/// A rule of the local ones set anew, or with null taken away; what the description says of it changes with it.
Json withLocalRule(Json schema, const std::string &keyword, const Json &value);

/// The local rules stand where they would without a provider's limits; of a keyword that is there already the local one
/// is left where it is. For exports that no provider reads.
Json withLocalRulesInPlace(const Json &schema);

} // namespace cuewright
