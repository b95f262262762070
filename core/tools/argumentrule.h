#pragma once

#include "base/json.h"
#include "base/result.h"

#include <QList>
#include <QString>

namespace cuewright {

/// What the arguments of a call have to look like: for mocks, and for the assertions on a trace.
///
/// In files {"match": "exact"|"partial"|"pattern"|"any", "arguments": {…}}. Without "match": exact where there are arguments,
/// else any.
struct ArgumentRule
{
    enum class Kind {
        Exact, ///< the same value: 1.0 equals 1, the order of keys says nothing
        Partial, ///< the members that are named are there, each matching in the same way; lists have the same length
        Pattern, ///< as Partial, but a text is a regular expression (ECMA-262) to be found in a text, or in the JSON of another value
        Any,
    };

    Kind kind = Kind::Any;
    Json value; ///< null for Any

    /// Bounded: a pattern that would run for ever does not match.
    bool matches(const Json &arguments) const;
    /// The first thing that does not match, as a sentence; empty where all does. Translated.
    QString mismatch(const Json &arguments) const;

    friend bool operator==(const ArgumentRule &, const ArgumentRule &) = default;
};

/// "exact", "partial", "pattern", "any".
QString argumentRuleWord(ArgumentRule::Kind kind);

/// From the members "match" and "arguments" of `object`. Errors: Invalid for an unknown word, for arguments that are missing,
/// and for a pattern that is none; `detail` is the JSON pointer in `object`.
[[nodiscard]] Result<ArgumentRule> argumentRuleFrom(const Json &object);
/// Sets the two members; takes away what is not needed.
void putArgumentRule(Json &object, const ArgumentRule &rule);

/// Arguments as the model wrote them, as a value: an empty text is {} (facts §4). Errors: Parse.
[[nodiscard]] Result<Json> parsedArguments(const QString &arguments);

} // namespace cuewright
