#include "schema/ruleset.h"

#include "schema/evaluation.h"
#include "schema/lint/localrules.h"
#include "schema/shape.h"
#include "schema/values.h"

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kMaxReferences = 64;

std::uint8_t typeBits(const QStringList &names)
{
    std::uint8_t bits = 0;
    for (const QString &name : names) {
        bits |= name == u"null"  ? NullType
            : name == u"boolean" ? BooleanType
            : name == u"object"  ? ObjectType
            : name == u"array"   ? ArrayType
            : name == u"number"  ? NumberType | IntegerType
            : name == u"integer" ? IntegerType
                                 : StringType;
    }
    return bits;
}

std::optional<double> numberAt(const Json &schema, const char *keyword)
{
    const Json *value = member(schema, keyword);
    return value && value->is_number() ? std::optional(value->get<double>()) : std::nullopt;
}

std::int64_t countAt(const Json &schema, const char *keyword, std::int64_t fallback)
{
    const auto value = numberAt(schema, keyword);
    return value ? static_cast<std::int64_t>(std::clamp(*value, 0.0, 9e15)) : fallback;
}

void append(std::vector<Json> &list, const Json *schema)
{
    if (schema && !schema->is_array())
        list.push_back(*schema);
}

} // namespace

RuleSet::Member &RuleSet::memberNamed(const std::string &name)
{
    const auto found
        = std::find_if(members.begin(), members.end(), [&](const Member &m) { return m.name == name; });
    return found != members.end() ? *found : members.emplace_back(Member{name, {}});
}

const RuleSet::Member *RuleSet::findMember(const std::string &name) const
{
    const auto found
        = std::find_if(members.begin(), members.end(), [&](const Member &m) { return m.name == name; });
    return found != members.end() ? &*found : nullptr;
}

void RuleSet::add(const Json &root, const Json &schema, int depth)
{
    if (schema == Json(false) || depth > kMaxReferences)
        impossible = true;
    if (!schema.is_object() || impossible)
        return;
    if (schema.contains("$ref")) {
        const Json &target = dereferenced(root, schema);
        if (&target != &schema)
            add(root, target, depth + 1);
    }
    addValues(schema);
    addLimits(schema);
    addArrays(schema);
    addObjects(schema);
    for (const char *keyword : {"anyOf", "oneOf"}) {
        if (const Json *branches = member(schema, keyword); branches && branches->is_array())
            alternatives.push_back(*branches);
    }
    if (const Json *test = member(schema, "if")) {
        const Json *then = member(schema, "then");
        const Json *otherwise = member(schema, "else");
        conditions.push_back({*test, then ? *then : Json(true), otherwise ? *otherwise : Json(true)});
    }
    const Json *all = member(schema, "allOf");
    for (std::size_t i = 0; all && all->is_array() && i < all->size(); ++i)
        add(root, (*all)[i], depth + 1);
    if (const Json *local = member(schema, kLocalRules))
        add(root, *local, depth + 1);
}

void RuleSet::restrictChoices(const std::vector<Json> &allowed)
{
    if (!choices) {
        choices = allowed;
        return;
    }
    std::erase_if(*choices, [&](const Json &choice) {
        return std::none_of(
            allowed.begin(), allowed.end(), [&](const Json &other) { return sameValue(choice, other); });
    });
}

void RuleSet::addValues(const Json &schema)
{
    if (schema.contains("type"))
        types &= typeBits(typeNames(schema));
    if (const Json *values = member(schema, "enum"); values && values->is_array())
        restrictChoices(std::vector<Json>(values->begin(), values->end()));
    if (const Json *constant = member(schema, "const"))
        restrictChoices({*constant});
    if (choices)
        std::erase_if(*choices, [&](const Json &choice) { return (typesOf(choice) & types) == 0; });
    impossible = impossible || types == 0 || (choices && choices->empty());
    if (const QString text = memberText(schema, "pattern"); !text.isEmpty())
        patterns.push_back(text);
    if (format.isEmpty())
        format = memberText(schema, "format");
    description
        = QString(description + u' ' + memberText(schema, "title") + u' ' + memberText(schema, "description"))
              .trimmed();
}

void RuleSet::addLimits(const Json &schema)
{
    const auto raise = [this](std::optional<double> limit, bool open) {
        if (limit && (!minimum || *limit > *minimum || (*limit == *minimum && open))) {
            minimum = limit;
            openMinimum = open;
        }
    };
    const auto lower = [this](std::optional<double> limit, bool open) {
        if (limit && (!maximum || *limit < *maximum || (*limit == *maximum && open))) {
            maximum = limit;
            openMaximum = open;
        }
    };
    raise(numberAt(schema, "minimum"), false);
    raise(numberAt(schema, "exclusiveMinimum"), true);
    lower(numberAt(schema, "maximum"), false);
    lower(numberAt(schema, "exclusiveMaximum"), true);
    if (const auto step = numberAt(schema, "multipleOf"); step && *step > 0)
        steps.push_back(*step);
    minLength = std::max(minLength, countAt(schema, "minLength", 0));
    maxLength = std::min(maxLength, countAt(schema, "maxLength", INT64_MAX));
    minItems = std::max(minItems, countAt(schema, "minItems", 0));
    maxItems = std::min(maxItems, countAt(schema, "maxItems", INT64_MAX));
    minProperties = std::max(minProperties, countAt(schema, "minProperties", 0));
    if (schema.contains("contains"))
        minContains = std::max(minContains, countAt(schema, "minContains", 1));
}

void RuleSet::addArrays(const Json &schema)
{
    const Json *each = member(schema, "items");
    const Json *tuple = each && each->is_array() ? each : member(schema, "prefixItems");
    for (std::size_t i = 0; tuple && tuple->is_array() && i < tuple->size(); ++i) {
        if (prefixItems.size() <= i)
            prefixItems.push_back(Json{{"allOf", Json::array()}});
        prefixItems[i]["allOf"].push_back((*tuple)[i]);
    }
    append(items, tuple && tuple == each ? member(schema, "additionalItems") : each);
    append(contains, member(schema, "contains"));
    const Json *unique = member(schema, "uniqueItems");
    uniqueItems = uniqueItems || (unique && *unique == Json(true));
}

void RuleSet::addObjects(const Json &schema)
{
    const Json none = Json::object();
    const auto mapAt = [&](const char *keyword) -> const Json & {
        const Json *map = member(schema, keyword);
        return map && map->is_object() ? *map : none;
    };
    for (const auto &[name, child] : mapAt("properties").items())
        memberNamed(name).schemas.push_back(child);
    for (const auto &[pattern, child] : mapAt("patternProperties").items())
        patternMembers.emplace_back(fromUtf8(pattern), child);
    append(additional, member(schema, "additionalProperties"));
    for (const QString &name : requiredNames(schema))
        required.push_back(toUtf8(name));
    for (const auto &[trigger, names] : mapAt("dependentRequired").items()) {
        for (const Json &name : names) {
            if (name.is_string())
                dependentRequired.emplace_back(trigger, name.get<std::string>());
        }
    }
    for (const auto &[trigger, child] : mapAt("dependentSchemas").items())
        conditions.push_back({Json{{"type", "object"}, {"required", {trigger}}}, child, true});
}

} // namespace cuewright
