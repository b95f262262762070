#pragma once

#include "base/result.h"
#include "schema/references.h"
#include "schema/samples.h"

#include <QList>

namespace cuewright {

/// A value that breaks a rule, for testing a schema.
struct InvalidSample
{
    Json value;
    QString keyword; ///< the rule: "maxLength"
    QString instancePointer; ///< where the value breaks it: "/reasoning"
    QString schemaPointer; ///< as the validator names it
    QString message; ///< the validator's sentence
};

inline constexpr int kMostInvalidSamples = 200;

/// One value for each rule of `schema` that can be broken by changing a valid sample at one place, in the
/// schema's order, those that are about the value as a whole (a text in place of a group) last: types, choices, limits,
/// patterns, required and further members, and what "then" asks for where "if" holds. Each has been checked to break its rule; where one that breaks nothing else was found,
/// it is taken. `format` is no rule here. The first `most` of them, which costs less than all. Errors as makeSample(): without a
/// valid sample there is nothing to change.
[[nodiscard]] Result<QList<InvalidSample>> makeInvalidSamples(const Json &schema, std::uint64_t seed, const SchemaDocuments &documents = {},
    const SampleStop &stop = {}, int most = kMostInvalidSamples);

} // namespace cuewright
