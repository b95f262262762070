#include "schema/lint/mending.h"

#include "schema/lint/localrules.h"
#include "schema/shape.h"
#include "schema/values.h"

#include <QSet>

#include <algorithm>
#include <map>
#include <set>

namespace cuewright {
namespace {

constexpr int kMaxDepth = 16; // allOf in allOf: a $ref there may lead back

std::optional<std::set<std::string>> valueKeys(const Json &schema)
{
    std::set<std::string> keys;
    if (const Json *constant = member(schema, "const")) {
        keys.insert(canonicalText(*constant));
        return keys;
    }
    const Json *choices = member(schema, "enum");
    if (!choices || !choices->is_array())
        return std::nullopt;
    for (const Json &choice : *choices)
        keys.insert(canonicalText(choice));
    return keys;
}

bool areDisjoint(const std::set<std::string> &a, const std::set<std::string> &b)
{
    return std::none_of(a.begin(), a.end(), [&](const std::string &key) { return b.contains(key); });
}

QString typeOf(const Json &value)
{
    return value.is_number()    ? QStringLiteral("number")
        : value.is_string()     ? QStringLiteral("string")
        : value.is_boolean()    ? QStringLiteral("boolean")
        : value.is_null()       ? QStringLiteral("null")
        : value.is_array()      ? QStringLiteral("array")
                                : QStringLiteral("object");
}

// As far as type, const and enum say; empty: any.
QSet<QString> possibleTypes(const Json &schema)
{
    QSet<QString> types;
    for (const QString &name : typeNames(schema))
        types.insert(name == u"integer" ? QStringLiteral("number") : name);
    if (!types.isEmpty())
        return types;
    if (const Json *constant = member(schema, "const"))
        types.insert(typeOf(*constant));
    else if (const Json *choices = member(schema, "enum"); choices && choices->is_array()) {
        for (const Json &choice : *choices)
            types.insert(typeOf(choice));
    }
    return types;
}

bool isClosedWithout(const Json &schema, const QString &name)
{
    const Json *additional = member(schema, "additionalProperties");
    const Json *properties = member(schema, "properties");
    return additional && *additional == Json(false) && !schema.contains("patternProperties")
        && !(properties && properties->contains(toUtf8(name)));
}

bool tellsGroupsApart(const Json &root, const Json &a, const Json &b)
{
    const Json *fieldsOfA = member(a, "properties");
    const Json *fieldsOfB = member(b, "properties");
    for (const QString &name : requiredNames(a)) {
        if (isClosedWithout(b, name))
            return true;
        const Json *inA = fieldsOfA ? member(*fieldsOfA, toUtf8(name)) : nullptr;
        const Json *inB = fieldsOfB ? member(*fieldsOfB, toUtf8(name)) : nullptr;
        if (!inA || !inB || !requiredNames(b).contains(name))
            continue;
        const auto keysOfA = valueKeys(dereferenced(root, *inA));
        const auto keysOfB = valueKeys(dereferenced(root, *inB));
        if (keysOfA && keysOfB && areDisjoint(*keysOfA, *keysOfB))
            return true;
    }
    const QStringList ofB = requiredNames(b);
    return std::any_of(ofB.begin(), ofB.end(), [&](const QString &name) { return isClosedWithout(a, name); });
}

bool areApart(const Json &root, const Json &a, const Json &b)
{
    if (a == Json(false) || b == Json(false))
        return true;
    const QSet<QString> typesOfA = possibleTypes(a);
    const QSet<QString> typesOfB = possibleTypes(b);
    if (!typesOfA.isEmpty() && !typesOfB.isEmpty() && !typesOfA.intersects(typesOfB))
        return true;
    const auto keysOfA = valueKeys(a);
    const auto keysOfB = valueKeys(b);
    if (keysOfA && keysOfB && areDisjoint(*keysOfA, *keysOfB))
        return true;
    const QSet<QString> groups = {QStringLiteral("object")};
    return typesOfA == groups && typesOfB == groups && tellsGroupsApart(root, a, b);
}

QStringList collected(const Json &root, const Json &schema, int depth, QStringList (*names)(const Json &))
{
    QStringList found = names(schema);
    const Json *all = member(schema, "allOf");
    for (std::size_t i = 0; all && all->is_array() && depth < kMaxDepth && i < all->size(); ++i)
        found += collected(root, dereferenced(root, (*all)[i]), depth + 1, names);
    return found;
}

} // namespace

std::size_t nodeCount(const Json &value)
{
    std::size_t count = 1;
    if (value.is_structured()) {
        for (const Json &child : value)
            count += nodeCount(child);
    }
    return count;
}

Json withoutIdentity(Json schema)
{
    if (!schema.is_object())
        return schema; // true or false
    for (const char *keyword : {"$defs", "definitions", "$id", "$schema", "$anchor", "$dynamicAnchor"})
        schema.erase(keyword);
    return schema;
}

void replaceKey(Json &object, std::string_view key, const std::string &newKey, Json value)
{
    Json::object_t made;
    for (auto &[name, held] : object.get_ref<Json::object_t &>()) {
        if (name == key)
            made.push_back({newKey, std::move(value)});
        else
            made.push_back({name, std::move(held)});
    }
    object = std::move(made);
}

void putFirst(Json &object, const std::string &key, Json value)
{
    object.erase(key);
    Json::object_t made;
    made.push_back({key, std::move(value)});
    for (auto &[name, held] : object.get_ref<Json::object_t &>())
        made.push_back({name, std::move(held)});
    object = std::move(made);
}

bool canMerge(const Json &schema, const Json &branch)
{
    static const std::set<std::string_view> kNeverCollides
        = {"required", "additionalProperties", "title", "description", "properties", kLocalRules};
    if (!branch.is_object() || !schema.is_object())
        return branch == Json(true);
    for (const auto &[name, value] : branch.items()) {
        const Json *own = member(schema, name);
        if (own && *own != value && !kNeverCollides.contains(name))
            return false;
    }
    const Json *fields = member(branch, "properties");
    const Json *own = member(schema, "properties");
    if (!fields || !own)
        return !fields || fields->is_object();
    return fields->is_object() && own->is_object()
        && std::none_of(fields->items().begin(), fields->items().end(),
            [&](const auto &field) { return own->contains(field.key()) && (*own)[field.key()] != field.value(); });
}

std::string mergeInto(Json &schema, const Json &branch, const std::string &after)
{
    if (!branch.is_object())
        return after;
    Json::object_t added;
    for (const auto &[name, value] : branch.items()) {
        if (name == "required") {
            const Json own = schema.contains(name) ? schema[name] : Json::array();
            for (const Json &needed : value) {
                if (!schema.contains(name))
                    schema[name] = Json::array();
                if (std::find(own.begin(), own.end(), needed) == own.end())
                    schema[name].push_back(needed);
            }
        } else if (name == kLocalRules) {
            addLocalRules(schema, value);
        } else if (name == "properties" && schema.contains(name)) {
            schema[name].update(Json(value)); // a copy: update() of itself is not promised
        } else if (!schema.contains(name)) {
            added.push_back({name, value});
        }
    }
    const std::string last = added.empty() ? after : added.back().first;
    Json::object_t made;
    const auto append = [&] {
        for (auto &pair : added)
            made.push_back(std::move(pair));
    };
    for (auto &[name, held] : schema.get_ref<Json::object_t &>()) {
        made.push_back({name, std::move(held)});
        if (name == after)
            append();
    }
    if (!schema.contains(after))
        append();
    schema = std::move(made);
    return last;
}

void putFieldsFirst(Json &schema, const Json &first)
{
    if (!schema.contains("properties"))
        return;
    Json fields = Json::object();
    for (const auto &[name, unused] : first.items())
        fields[name] = std::move(schema["properties"][name]);
    for (auto &[name, field] : schema["properties"].items()) {
        if (!first.contains(name))
            fields[name] = std::move(field);
    }
    schema["properties"] = std::move(fields);
}

bool areExclusive(const Json &root, const Json &branches)
{
    for (std::size_t i = 0; i < branches.size(); ++i) {
        for (std::size_t j = i + 1; j < branches.size(); ++j) {
            if (!areApart(root, dereferenced(root, branches[i]), dereferenced(root, branches[j])))
                return false;
        }
    }
    return true;
}

QStringList declaredNames(const Json &root, const Json &schema, int depth)
{
    return collected(root, schema, depth, [](const Json &at) {
        QStringList names;
        const Json *fields = member(at, "properties");
        if (fields && fields->is_object()) {
            for (const auto &[name, field] : fields->items())
                names << fromUtf8(name);
        }
        return names;
    });
}

QStringList demandedNames(const Json &root, const Json &schema, int depth)
{
    return collected(root, schema, depth, requiredNames);
}

void requireFields(Json &schema, const std::set<std::string> &names)
{
    const Json listed = schema.contains("required") && schema["required"].is_array() ? schema["required"] : Json::array();
    std::set<std::string> known;
    for (const Json &name : listed) {
        if (name.is_string())
            known.insert(name.get<std::string>());
    }
    std::map<std::string, std::vector<std::string>> behind; // of no field: in front
    std::string before;
    for (const auto &[field, value] : schema["properties"].items()) {
        if (known.contains(field))
            before = field;
        else if (names.contains(field))
            behind[before].push_back(field);
    }
    Json required = behind[{}];
    if (required.is_null())
        required = Json::array();
    for (const Json &name : listed) {
        required.push_back(name);
        if (const auto found = behind.find(name.is_string() ? name.get<std::string>() : std::string());
            found != behind.end() && !found->first.empty()) {
            for (const std::string &field : found->second)
                required.push_back(field);
            behind.erase(found);
        }
    }
    schema["required"] = std::move(required);
}

} // namespace cuewright
