#pragma once

#include "base/json.h"
#include "base/result.h"
#include "schema/references.h"

#include <QList>
#include <QString>

#include <memory>

namespace cuewright {

/// One rule that a value breaks.
struct Violation
{
    QString instancePointer; ///< "/priority"; "" is the whole value
    QString schemaPointer; ///< "/properties/priority/enum"
    QString keyword; ///< "enum"
    QString message; ///< a sentence a person understands; translated

    friend bool operator==(const Violation &, const Violation &) = default;
};

/// A JSON Schema (draft 2020-12) made ready once and used often. Immutable, shareable between threads.
///
/// Checked: type, enum, const, numeric limits (compared exactly), string lengths in code points, pattern,
/// items/ prefixItems/contains/uniqueItems, properties and their relatives, required, dependent*,
/// all/any/one/not, if/then/ else, unevaluated*, $ref, $anchor and $dynamicRef into the same document or the
/// ones that are handed in. `format` is an annotation, or a rule where that is asked for (formats.h).
/// `x-cuewright-local` is a schema for the same value (lint/localrules.h). Draft 7's tuples, `definitions` and `dependencies` are
/// understood. Recursion and work are bounded. All violations are collected, up to kMaxViolations.
class Validator
{
public:
    enum class Formats { Annotate, Assert };

    static constexpr int kMaxViolations = 1000;

    /// Errors: Invalid where the schema itself makes no sense (unknown type, unresolvable $ref, broken
    /// pattern); the detail is the JSON pointer. Nothing is fetched: a $ref to another document finds it in
    /// `documents`.
    [[nodiscard]] static Result<Validator> compile(
        const Json &schema, const SchemaDocuments &documents = {}, Formats formats = Formats::Annotate);

    QList<Violation> check(const Json &instance) const;
    /// The same question, answered at the first violation.
    bool accepts(const Json &instance) const;

private:
    struct Compiled;
    explicit Validator(std::shared_ptr<const Compiled> compiled);
    std::shared_ptr<const Compiled> m_compiled;
};

} // namespace cuewright
