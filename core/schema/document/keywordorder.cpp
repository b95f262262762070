#include "schema/document/keywordorder.h"

#include <unordered_map>

namespace cuewright {
namespace {

/// Rank in the usual order; -1 for keywords that have none.
int rankOf(std::string_view keyword)
{
    static constexpr std::string_view kOrder[] = {"$schema", "$id", "$anchor", "$dynamicAnchor", "$ref",
        "$dynamicRef", "title", "type", "description", "enum", "const", "format", "pattern", "minLength",
        "maxLength", "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf",
        "prefixItems", "items", "contains", "minItems", "maxItems", "uniqueItems", "properties",
        "patternProperties", "required", "additionalProperties", "propertyNames", "minProperties",
        "maxProperties", "dependentRequired", "dependentSchemas", "anyOf", "oneOf", "allOf", "not", "if",
        "then", "else", "default", "examples", "$defs", "definitions"};
    static const auto ranks = [] {
        std::unordered_map<std::string_view, int> table;
        for (const std::string_view name : kOrder)
            table.emplace(name, static_cast<int>(table.size()));
        return table;
    }();
    const auto found = ranks.find(keyword);
    return found == ranks.end() ? -1 : found->second;
}

/// Behind the last of `keywords` that ranks before `keyword`; the first with a rank after it, where there is
/// none.
template <typename Keywords> int placeFor(std::string_view keyword, const Keywords &keywords)
{
    const int rank = rankOf(keyword);
    int index = 0, place = -1, firstAfter = -1;
    for (const std::string &other : keywords) {
        const int otherRank = rankOf(other);
        if (otherRank >= 0 && (rank < 0 || otherRank < rank))
            place = index + 1;
        else if (otherRank > rank && firstAfter < 0)
            firstAfter = index;
        ++index;
    }
    return rank < 0 ? index : place >= 0 ? place : std::max(firstAfter, 0);
}

} // namespace

int keywordIndex(const JsonSource &source, JsonSource::NodeId object, QStringView keyword)
{
    std::vector<std::string> names;
    for (const auto child : source.children(object))
        names.push_back(toUtf8(source.name(child)));
    return placeFor(toUtf8(keyword), names);
}

Json withKeyword(const Json &schema, std::string_view keyword, Json value)
{
    Json result = schema.is_object() ? schema : Json::object();
    const std::string name(keyword);
    if (result.contains(name)) {
        result[name] = std::move(value);
        return result;
    }
    std::vector<std::string> names;
    for (const auto &[other, unused] : result.items())
        names.push_back(other);
    const auto place = static_cast<std::size_t>(placeFor(name, names));
    Json ordered = Json::object();
    for (std::size_t i = 0; i <= names.size(); ++i) {
        if (i == place)
            ordered[name] = std::move(value);
        if (i < names.size())
            ordered[names[i]] = std::move(result[names[i]]);
    }
    return ordered;
}

Json withoutKeyword(const Json &schema, std::string_view keyword)
{
    Json result = schema;
    if (result.is_object())
        result.erase(std::string(keyword));
    return result;
}

} // namespace cuewright
