#include "schema/shape.h"

#include <QUrl>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kMaxHops = 32;

bool allowsNull(const Json &root, const Json &given, int hops)
{
    const Json &schema = dereferenced(root, given);
    if (!schema.is_object() || hops > kMaxHops)
        return !schema.is_boolean() || schema.get<bool>();
    const QStringList types = typeNames(schema);
    if (!types.isEmpty() && !types.contains(QLatin1String("null")))
        return false;
    if (const Json *constant = member(schema, "const"); constant && !constant->is_null())
        return false;
    if (const Json *choices = member(schema, "enum"); choices && choices->is_array()
        && std::find(choices->begin(), choices->end(), Json()) == choices->end())
        return false;
    const auto allows = [&](const Json &branch) { return allowsNull(root, branch, hops + 1); };
    for (const char *keyword : {"anyOf", "oneOf"}) {
        if (const Json *branches = member(schema, keyword);
            branches && branches->is_array() && std::none_of(branches->begin(), branches->end(), allows))
            return false;
    }
    const Json *all = member(schema, "allOf");
    return !all || !all->is_array() || std::all_of(all->begin(), all->end(), allows);
}

} // namespace

const Json &dereferenced(const Json &root, const Json &schema)
{
    const Json *at = &schema;
    for (int hops = 0; hops < kMaxHops; ++hops) {
        const QString reference = memberText(*at, "$ref");
        if (!reference.startsWith(u'#'))
            break;
        const Json *next = resolvePointer(root, QUrl::fromPercentEncoding(reference.mid(1).toUtf8()));
        if (!next)
            break;
        at = next;
    }
    return *at;
}

QStringList typeNames(const Json &schema)
{
    QStringList names;
    const Json *type = member(schema, "type");
    if (type && type->is_string())
        names << fromUtf8(type->get_ref<const std::string &>());
    for (std::size_t i = 0; type && type->is_array() && i < type->size(); ++i) {
        if ((*type)[i].is_string())
            names << fromUtf8((*type)[i].get_ref<const std::string &>());
    }
    return names;
}

bool allowsNull(const Json &root, const Json &schema)
{
    return allowsNull(root, schema, 0);
}

QStringList requiredNames(const Json &schema)
{
    QStringList names;
    const Json *required = member(schema, "required");
    for (std::size_t i = 0; required && required->is_array() && i < required->size(); ++i) {
        if ((*required)[i].is_string())
            names << fromUtf8((*required)[i].get_ref<const std::string &>());
    }
    return names;
}

bool describesObject(const Json &schema)
{
    const Json *properties = member(schema, "properties");
    return typeNames(schema).contains(QLatin1String("object")) || (properties && properties->is_object());
}

} // namespace cuewright
