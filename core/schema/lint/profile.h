#pragma once

#include "schema/lint/lint.h"

#include <span>
#include <string_view>

namespace cuewright {

/// What is done about a keyword that a target does not take.
enum class Handling {
    Local, ///< it is a rule: still checked here
    Drop, ///< it has no effect on what is valid, or none once the other rules hold
};

struct RefusedKeyword
{
    std::string_view keyword;
    Handling handling = Handling::Local;
};

/// The rules of a target as a table; walk.cpp carries them out.
struct LintProfile
{
    LintSeverity severity = LintSeverity::Error;
    std::span<const RefusedKeyword> refused;
    std::span<const RefusedKeyword> alsoRefused; ///< of a relative of the target
    std::span<const std::string_view> formats; ///< accepted ones; empty: all
    std::span<const std::string_view> refusedFormats;
    bool strict = false; ///< the rest of facts §3.2: root, required, references, unions, lists, limits
    bool closedObjects = false; ///< additionalProperties must be false
    bool objectRoot = false;
    bool namesOnlyKnownKeywords = false; ///< sending drops notes and unknown keywords
    bool recursion = true;
    bool plainEnums = false; ///< no lists or groups in enum
    int mostMinItems = -1; ///< -1: any
    bool anchoredPatterns = false; ///< patterns begin with ^ and end with $
    bool wholeNumberLimits = false; ///< minimum and its relatives hold for integer only
    bool unionsApart = false; ///< properties and anyOf/oneOf not in one schema
};

const LintProfile &lintProfile(LintTarget target);
const RefusedKeyword *refusedKeyword(const LintProfile &profile, std::string_view keyword);
/// Keywords that say something else, or nothing, once `keyword` stands elsewhere: "then" of "if", "items" of "prefixItems".
std::span<const std::string_view> followersOf(std::string_view keyword);
bool refusesFormat(const LintProfile &profile, const Json &format);

/// Keywords that say something about a schema and nothing about what is valid.
bool isNote(std::string_view keyword);
/// What OpenAI strict is sent; facts §3.2.
bool isStrictKeyword(std::string_view keyword);

} // namespace cuewright
