#include "schema/lint/rules.h"

#include <QCoreApplication>

#include <array>

namespace cuewright {
namespace {

struct Row
{
    LintRule rule;
    const char *id;
    const char *fix; ///< null: a person must decide
};

using enum LintRule;

// In the order of the enum.
constexpr std::array kRows{
    Row{BrokenSchema, "broken-schema", nullptr},
    Row{ObjectRoot, "object-root", QT_TRANSLATE_NOOP("SchemaLint", "Wrap in a group")},
    Row{RootReference, "root-reference", QT_TRANSLATE_NOOP("SchemaLint", "Insert the copy")},
    Row{UnsentReference, "unsent-reference", QT_TRANSLATE_NOOP("SchemaLint", "Make it a reusable type")},
    Row{UnsupportedKeyword, "unsupported-keyword", QT_TRANSLATE_NOOP("SchemaLint", "Check only here")},
    Row{UnsupportedNote, "unsupported-note", QT_TRANSLATE_NOOP("SchemaLint", "Remove")},
    Row{NestedId, "nested-id", QT_TRANSLATE_NOOP("SchemaLint", "Remove")},
    Row{Format, "format", QT_TRANSLATE_NOOP("SchemaLint", "Remove format")},
    Row{MissingReference, "missing-reference", nullptr},
    Row{AnchorReference, "anchor-reference", QT_TRANSLATE_NOOP("SchemaLint", "Refer by path")},
    Row{BesideReference, "beside-reference", QT_TRANSLATE_NOOP("SchemaLint", "Insert the copy")},
    Row{Recursion, "recursion", nullptr},
    Row{OneOf, "one-of", QT_TRANSLATE_NOOP("SchemaLint", "Use any of")},
    Row{OneOfOverlap, "one-of-overlap", nullptr},
    Row{AllOf, "all-of", QT_TRANSLATE_NOOP("SchemaLint", "Merge")},
    Row{AllOfCollision, "all-of-collision", QT_TRANSLATE_NOOP("SchemaLint", "Check only here")},
    Row{Tuple, "tuple", QT_TRANSLATE_NOOP("SchemaLint", "Make a plain list")},
    Row{ListItems, "list-items", nullptr},
    Row{BooleanSchema, "boolean-schema", QT_TRANSLATE_NOOP("SchemaLint", "Remove")},
    Row{AnyValue, "any-value", nullptr},
    Row{RequiredUnknown, "required-unknown", QT_TRANSLATE_NOOP("SchemaLint", "No longer require")},
    Row{OptionalField, "optional-field", QT_TRANSLATE_NOOP("SchemaLint", "Require, allow empty")},
    Row{ExtraFields, "extra-fields", QT_TRANSLATE_NOOP("SchemaLint", "Forbid extra fields")},
    Row{OpenMap, "open-map", nullptr},
    Row{FirstKeys, "first-keys", nullptr},
    Row{EnumValues, "enum-values", nullptr},
    Row{NoValue, "no-value", nullptr},
    Row{MinItems, "min-items", QT_TRANSLATE_NOOP("SchemaLint", "Check only here")},
    Row{AnchoredPattern, "anchored-pattern", QT_TRANSLATE_NOOP("SchemaLint", "Check only here")},
    Row{UnionBesideFields, "union-beside-fields", nullptr},
    Row{LimitProperties, "limit-properties", nullptr},
    Row{LimitLevels, "limit-levels", nullptr},
    Row{LimitCharacters, "limit-characters", nullptr},
    Row{LimitEnumValues, "limit-enum-values", nullptr},
    Row{LimitLongEnum, "limit-long-enum", nullptr},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        if (kRows[i].rule != LintRule(i))
            return false;
    }
    return true;
}
static_assert(inOrder());

} // namespace

QString lintRuleId(LintRule rule)
{
    return QLatin1String(kRows[std::size_t(rule)].id);
}

QString lintFixLabel(LintRule rule)
{
    const char *fix = kRows[std::size_t(rule)].fix;
    return fix ? QCoreApplication::translate("SchemaLint", fix) : QString();
}

} // namespace cuewright
