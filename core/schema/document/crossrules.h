#pragma once

#include "schema/document/schemaedit.h"

#include <QList>

#include <vector>

namespace cuewright {

/// "When category is one of billing, then subcategory is one of refund, invoice": a rule across two fields of
/// one group, kept as if/then inside the group's `allOf`.
struct CrossRule
{
    enum class Demand { OneOf, Required, AtLeast, AtMost };

    QString pointer; ///< of the if/then; empty for one that is new
    QString whenField;
    std::vector<Json> whenValues; ///< at least one
    QString thenField;
    Demand demand = Demand::OneOf;
    std::vector<Json> thenValues; ///< OneOf: the choices; AtLeast, AtMost: one number; Required: none

    friend bool operator==(const CrossRule &, const CrossRule &) = default;
};

/// The rules of that shape in `group`. Whatever else stands in allOf is none and stays alone.
QList<CrossRule> crossRules(const Json &schema, const QString &group);
/// As a sentence: "When category is billing, subcategory is one of refund, invoice."; translated.
QString crossRuleText(const CrossRule &rule);

[[nodiscard]] Result<SchemaEdit> addCrossRule(
    const JsonSource &source, const QString &group, const CrossRule &rule);
/// Writes over the rule at rule.pointer.
[[nodiscard]] Result<SchemaEdit> changeCrossRule(const JsonSource &source, const CrossRule &rule);
/// An `allOf` without anything left goes with it.
[[nodiscard]] Result<SchemaEdit> removeCrossRule(const JsonSource &source, const QString &pointer);

} // namespace cuewright
