#pragma once

#include "base/json.h"

#include <QList>
#include <QString>

namespace cuewright {

/// A keyword that a provider would refuse and that is therefore only checked here.
struct LocalOnlyRule
{
    QString pointer; ///< "/properties/reasoning/minLength", or "/if"
    QString keyword;
    QString reason; ///< for the person
};

struct SentSchema
{
    Json schema; ///< what goes on the wire; keys in the designed order
    QList<LocalOnlyRule> localOnly;
};

/// The part of `schema` that strict structured outputs accept (facts §3.2): what lint() with LintTarget::OpenAiStrict
/// names is mended the same way (lint/walk.h), so that both cannot differ. Refused keywords are left out and named, and so
/// are notes, unknown keywords and `x-cuewright-local`. With `strict` false the schema is sent as designed.
///
/// Besides what lint fixes: `oneOf` whose alternatives may overlap goes as `anyOf`, and a group with fields of any name is
/// closed. What no rewriting can mend (a root that is no object, a list without items) is sent as it is.
SentSchema forProvider(const Json &schema, bool strict);

/// `answer` without the nulls that stand for "left out": members that `schema` has as optional and not
/// nullable, which forProvider() had to make required. What a person designed can then be checked against the
/// answer.
Json withoutAddedNulls(const Json &schema, Json answer);

} // namespace cuewright
