#pragma once

#include "base/json.h"
#include "base/result.h"

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
/// Checked: type, enum, const, numeric limits (compared exactly), string lengths in code points, pattern, format as an
/// annotation, items/prefixItems/contains/uniqueItems, properties and their relatives, required, dependent*, all/any/
/// one/not, if/then/else, $ref into the same document. Recursion is bounded. All violations are collected.
class Validator
{
public:
    /// Errors: Invalid where the schema itself makes no sense (unknown type, unresolvable $ref, broken pattern).
    [[nodiscard]] static Result<Validator> compile(const Json &schema);

    QList<Violation> check(const Json &instance) const;

private:
    struct Compiled;
    explicit Validator(std::shared_ptr<const Compiled> compiled);
    std::shared_ptr<const Compiled> m_compiled;
};

} // namespace cuewright
