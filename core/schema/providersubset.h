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

/// The part of `schema` that strict structured outputs accept (facts §3.2): refused keywords are left out and named, every
/// object gets additionalProperties:false and all its keys in `required`, and a member that was optional becomes nullable.
/// With `strict` false the schema is sent as designed.
SentSchema forProvider(const Json &schema, bool strict);

} // namespace cuewright
