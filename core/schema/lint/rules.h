#pragma once

#include "schema/lint/lint.h"

namespace cuewright {

/// The rules that a problem can name. Which keywords are refused, and by whom, is profile.cpp.
enum class LintRule {
    BrokenSchema,
    ObjectRoot,
    RootReference,
    UnsentReference,
    UnsupportedKeyword,
    UnsupportedNote,
    NestedId,
    Format,
    MissingReference,
    AnchorReference,
    BesideReference,
    Recursion,
    OneOf,
    OneOfOverlap,
    AllOf,
    AllOfCollision,
    Tuple,
    ListItems,
    BooleanSchema,
    AnyValue,
    RequiredUnknown,
    OptionalField,
    ExtraFields,
    OpenMap,
    FirstKeys,
    EnumValues,
    NoValue,
    MinItems,
    AnchoredPattern,
    UnionBesideFields,
    LimitProperties,
    LimitLevels,
    LimitCharacters,
    LimitEnumValues,
    LimitLongEnum,
};

/// "optional-field": stable, for scripts.
QString lintRuleId(LintRule rule);
/// Label of its fix; empty where only a person can mend it.
QString lintFixLabel(LintRule rule);

} // namespace cuewright
