#include "schema/subschemas.h"

#include "schema/lint/localrules.h"

#include <unordered_map>

namespace cuewright {

SubschemaShape subschemaShape(std::string_view keyword)
{
    using enum SubschemaShape;
    static const std::unordered_map<std::string_view, SubschemaShape> kShapes = {
        {"additionalProperties", One}, {"propertyNames", One}, {"items", One}, {"contains", One},
        {"additionalItems", One}, {"unevaluatedProperties", One}, {"unevaluatedItems", One}, {"not", One},
        {"if", One}, {kLocalRules, One}, {"then", One}, {"else", One}, {"contentSchema", One}, {"prefixItems", List},
        {"allOf", List}, {"anyOf", List}, {"oneOf", List}, {"properties", Map}, {"patternProperties", Map},
        {"dependentSchemas", Map}, {"dependencies", Map}, {"$defs", Map}, {"definitions", Map}};
    const auto found = kShapes.find(keyword);
    return found == kShapes.end() ? None : found->second;
}

void forEachSubschema(const Json &schema, const QString &pointer,
    const std::function<void(const Json &, const QString &, const std::string &)> &visit)
{
    if (!schema.is_object())
        return;
    for (const auto &[keyword, value] : schema.items()) {
        const SubschemaShape shape = subschemaShape(keyword);
        const QString here = pointer + u'/' + escapePointerStep(fromUtf8(keyword));
        if (shape == SubschemaShape::None)
            continue;
        if (value.is_array() && shape != SubschemaShape::Map) {
            for (std::size_t i = 0; i < value.size(); ++i)
                visit(value[i], here + u'/' + QString::number(i), keyword);
        } else if (shape == SubschemaShape::Map && value.is_object()) {
            for (const auto &[name, child] : value.items())
                visit(child, here + u'/' + escapePointerStep(fromUtf8(name)), keyword);
        } else if (shape == SubschemaShape::One) {
            visit(value, here, keyword);
        }
    }
}

} // namespace cuewright
