#pragma once

#include "schema/document/schemaedit.h"

#include <QList>

#include <vector>

namespace cuewright {

/// "When category is one of billing, then subcategory is one of refund, invoice": a rule across two fields of
/// one group, kept as if/then inside the group's `allOf`. Where the lint has moved it to the group's local rules
/// (lint/localrules.h) it is the same rule, which no provider is sent.
struct CrossRule
{
    enum class Demand { OneOf, Required, AtLeast, AtMost, LeftOut };

    QString pointer; ///< of the schema that has the if/then; empty for one that is new
    QString whenField;
    std::vector<Json> whenValues; ///< at least one
    QString thenField;
    Demand demand = Demand::OneOf;
    std::vector<Json> thenValues; ///< OneOf: the choices; AtLeast, AtMost: one number; Required, LeftOut: none
    bool local = false; ///< read only: it stands among the local rules

    friend bool operator==(const CrossRule &, const CrossRule &) = default;
};

/// An if/then/else that is written in another way. Nothing here changes it.
struct OtherRule
{
    QString pointer; ///< of the schema that has it
    bool local = false;

    friend bool operator==(const OtherRule &, const OtherRule &) = default;
};

/// The rules of that shape in `group`, the local ones last. Whatever else stands in allOf is none and stays alone.
QList<CrossRule> crossRules(const Json &schema, const QString &group);
/// The conditions of `group` that crossRules() does not read.
QList<OtherRule> otherRules(const Json &schema, const QString &group);
/// As a sentence: "When category is billing, subcategory is one of refund, invoice."; translated.
QString crossRuleText(const CrossRule &rule);

/// Behind the others of the group; where all of those are local, the new one is, too.
[[nodiscard]] Result<SchemaEdit> addCrossRule(
    const JsonSource &source, const QString &group, const CrossRule &rule);
/// Writes over the rule at rule.pointer.
[[nodiscard]] Result<SchemaEdit> changeCrossRule(const JsonSource &source, const CrossRule &rule);
/// An `allOf`, and local rules, without anything left go with it.
[[nodiscard]] Result<SchemaEdit> removeCrossRule(const JsonSource &source, const QString &pointer);
/// The rule at `pointer` takes the place of the one at `to`, of the same group; those between them move up or down by one. $refs
/// into them follow. Errors besides: one of them is local and the other is not.
[[nodiscard]] Result<SchemaEdit> moveCrossRule(const JsonSource &source, const QString &pointer, const QString &to);

} // namespace cuewright
