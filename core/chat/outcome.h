#pragma once

#include "base/json.h"
#include "chat/completion.h"
#include "chat/request.h"
#include "schema/validator.h"

#include <QList>

#include <optional>

namespace cuewright {

/// What an answer is, measured against what was asked for (facts §3.3).
struct Outcome
{
    enum class Kind {
        Text, ///< text was asked for, and text came
        Valid, ///< JSON that follows the schema (or any JSON object, where there is none)
        Violations, ///< JSON that breaks rules of the schema
        Unchecked, ///< JSON, and a schema that makes no sense: see schemaError
        NotJson, ///< JSON was asked for, and something else came; parseError says where
        Cut, ///< the limit of tokens, or the end of the connection, came first
        Refusal,
        Filtered, ///< the provider's content filter took it away
        ToolCalls,
    };

    Kind kind = Kind::Text;
    /// The parsed answer, without nulls that only stand for "left out" (schema/providersubset.h); of a cut one, the members that
    /// had arrived.
    std::optional<Json> json;
    bool fenced = false; ///< the JSON stood in a Markdown code fence
    QList<Violation> violations; ///< Violations
    std::optional<Error> schemaError;
    std::optional<Error> parseError;
};

Outcome outcomeOf(const Completion &completion, const ResponseFormat &asked);
/// The same with a schema that was made ready before; `validator` may be null for a format without a schema.
Outcome outcomeOf(const Completion &completion, const ResponseFormat &asked, const Validator *validator);

} // namespace cuewright
