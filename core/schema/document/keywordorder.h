#pragma once

#include "schema/document/jsonsource.h"

namespace cuewright {

/// Where among the children of the schema `object` a new `keyword` goes: behind the last of those that
/// schemas usually have before it (type, description, enum, limits, properties, required …). Unknown keywords
/// count for nothing.
int keywordIndex(const JsonSource &source, JsonSource::NodeId object, QStringView keyword);
/// `schema` (an object) with the keyword: in its old place, or where keywordIndex() would put it.
Json withKeyword(const Json &schema, std::string_view keyword, Json value);
Json withoutKeyword(const Json &schema, std::string_view keyword);

} // namespace cuewright
