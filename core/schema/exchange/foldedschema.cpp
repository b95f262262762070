#include "schema/exchange/foldedschema.h"

#include "schema/decimal.h"
#include "schema/shape.h"
#include "schema/values.h"

#include <algorithm>
#include <map>

namespace cuewright {
namespace {

constexpr int kMaxFolding = 16;

bool isNote(const std::string &keyword)
{
    static constexpr const char *kNotes[] = {"$schema", "$id", "$comment", "$defs", "definitions", "$anchor",
        "title", "description", "default", "examples", "deprecated", "readOnly", "writeOnly"};
    return std::find(std::begin(kNotes), std::end(kNotes), keyword) != std::end(kNotes);
}

// -1: the smaller limit is the tighter one.
int tightening(const std::string &keyword)
{
    static const std::map<std::string, int> kLimits = {{"minimum", 1}, {"exclusiveMinimum", 1},
        {"minLength", 1}, {"minItems", 1}, {"minProperties", 1}, {"maximum", -1}, {"exclusiveMaximum", -1},
        {"maxLength", -1}, {"maxItems", -1}, {"maxProperties", -1}};
    const auto found = kLimits.find(keyword);
    return found == kLimits.end() ? 0 : found->second;
}

Json commonTypes(const Json &a, const Json &b)
{
    const QStringList first = typeNames(Json{{"type", a}});
    const QStringList second = typeNames(Json{{"type", b}});
    const auto has
        = [](const QStringList &list, const char *name) { return list.contains(QLatin1String(name)); };
    Json common = Json::array();
    for (const QString &name : first) {
        if (second.contains(name))
            common.push_back(toUtf8(name));
        else if (name == u"integer" && has(second, "number"))
            common.push_back("integer");
        else if (name == u"number" && has(second, "integer") && !has(first, "integer"))
            common.push_back("integer");
    }
    return common.size() == 1 ? common.front() : common;
}

Json commonValues(const Json &a, const Json &b)
{
    Json common = Json::array();
    for (const Json &value : a) {
        if (std::any_of(b.begin(), b.end(), [&](const Json &other) { return sameValue(value, other); }))
            common.push_back(value);
    }
    return common;
}

void foldMembers(Json &members, const Json &others)
{
    for (const auto &[name, schema] : others.items()) {
        if (!members.contains(name))
            members[name] = schema;
        else if (members[name] != schema)
            members[name] = {{"allOf", Json::array({members[name], schema})}};
    }
}

void foldNames(Json &names, const Json &others)
{
    for (const Json &name : others) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
}

// Both have the keyword, and say different things; false where both cannot be said at once.
bool foldKeyword(Json &held, const std::string &keyword, const Json &value)
{
    if (const int tighter = tightening(keyword); tighter != 0 && held.is_number() && value.is_number()) {
        const bool replaces = tighter > 0 ? Decimal(value) > Decimal(held) : Decimal(value) < Decimal(held);
        if (replaces)
            held = value;
    } else if (keyword == "type") {
        Json common = commonTypes(held, value);
        if (common.is_array() && common.empty())
            return false;
        held = std::move(common);
    } else if (keyword == "enum" && held.is_array() && value.is_array()) {
        held = commonValues(held, value);
    } else if (keyword == "properties" && held.is_object() && value.is_object()) {
        foldMembers(held, value);
    } else if (keyword == "required" && held.is_array() && value.is_array()) {
        foldNames(held, value);
    } else if (keyword == "additionalProperties" && (held == Json(false) || value == Json(false))) {
        held = false;
    } else if (keyword == "items" && held.is_object() && value.is_object()) {
        held = {{"allOf", Json::array({held, value})}};
    } else {
        return false;
    }
    return true;
}

struct Targets
{
    const Json &root;
    const std::map<const Json *, int> &open;
    std::set<const Json *> &followed;
};

bool saysNothingBeside(const Json &schema, std::string_view keyword)
{
    const auto &members = schema.get_ref<const Json::object_t &>();
    return std::all_of(members.begin(), members.end(), [&](const auto &member) { return member.first == keyword || isNote(member.first); });
}

// `alone`: nothing is said around `schema`.
void foldBranches(const Targets &targets, Json &schema, QStringList &lost, int depth, bool alone)
{
    if (!schema.is_object() || !schema.contains("allOf") || !schema["allOf"].is_array())
        return;
    const Json branches = schema["allOf"];
    alone = alone && branches.size() == 1 && saysNothingBeside(schema, "allOf");
    schema.erase("allOf");
    if (depth > kMaxFolding) {
        lost << QStringLiteral("allOf");
        return;
    }
    for (const Json &branch : branches) {
        const Json &target = dereferenced(targets.root, branch);
        const bool isReference = &target != &branch;
        Json inner = Json::object();
        const auto open = isReference ? targets.open.find(&target) : targets.open.end();
        if (open != targets.open.end() && (open->second > 1 || (alone && saysNothingBeside(branch, "$ref"))))
            inner["$ref"] = branch["$ref"];
        else if (!isReference || targets.followed.insert(&target).second)
            inner = target;
        // What stands beside a $ref holds, too.
        if (isReference) {
            Json beside = branch;
            beside.erase("$ref");
            foldInto(inner, beside, lost);
        }
        foldBranches(targets, inner, lost, depth + 1, alone);
        foldInto(schema, inner, lost);
    }
}

} // namespace

void foldInto(Json &schema, const Json &other, QStringList &lost)
{
    if (other == Json(false))
        lost << QStringLiteral("false");
    if (!other.is_object() || !schema.is_object())
        return;
    for (const auto &[keyword, value] : other.items()) {
        if (keyword == "if" || keyword == "then"
            || keyword == "else") { // rules of their own, each with its "if"
            if (keyword == "if")
                lost << QStringLiteral("if");
            continue;
        }
        if (!schema.contains(keyword))
            schema[keyword] = value;
        else if (!isNote(keyword) && schema[keyword] != value
            && !foldKeyword(schema[keyword], keyword, value))
            lost << fromUtf8(keyword);
    }
}

Json folded(const Json &root, const Json &schema, const std::map<const Json *, int> &open, std::set<const Json *> &followed,
    QStringList &lost)
{
    Json out = schema;
    foldBranches({root, open, followed}, out, lost, 0, true);
    return out;
}

} // namespace cuewright
