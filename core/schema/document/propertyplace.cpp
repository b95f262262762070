#include "schema/document/jsonsource.h"
#include "schema/document/propertyedits.h"
#include "schema/shape.h"

namespace cuewright {
namespace {

const QString kProperties = QStringLiteral("/properties/");

const Json *schemaAt(const Json &root, const QString &pointer)
{
    const Json *schema = resolvePointer(root, pointer);
    return schema && schema->is_object() ? schema : nullptr;
}

bool isNull(const Json &schema)
{
    return typeNames(schema) == QStringList{QStringLiteral("null")};
}

} // namespace

std::optional<PropertyPlace> propertyPlace(const Json &schema, const QString &pointer)
{
    const qsizetype last = pointer.lastIndexOf(u'/');
    if (last < 0 || !pointer.first(last + 1).endsWith(kProperties))
        return std::nullopt;
    PropertyPlace place;
    place.group = pointer.first(last + 1 - kProperties.size());
    place.name = unescapedPointerStep(pointer.sliced(last + 1));
    const Json *group = schemaAt(schema, place.group);
    const Json *properties = group ? member(*group, "properties") : nullptr;
    if (!properties || !properties->is_object())
        return std::nullopt;
    const auto found = properties->find(toUtf8(place.name));
    if (found == properties->end())
        return std::nullopt;
    place.index = static_cast<int>(std::distance(properties->begin(), found));
    return place;
}

QString propertyPointer(const QString &group, const QString &name)
{
    return group + kProperties + escapePointerStep(name);
}

std::optional<QString> groupAt(const Json &schema, const QString &pointer)
{
    QString at = pointer;
    for (;;) { // each turn is one step deeper
        const Json *here = schemaAt(schema, at);
        if (!here)
            return std::nullopt;
        if (describesObject(*here))
            return at;
        if (const Json *items = member(*here, "items"); items && items->is_object()) {
            at += QLatin1String("/items");
            continue;
        }
        QStringList others; // branches of a union besides null
        for (const char *keyword : {"anyOf", "oneOf"}) {
            const Json *branches = member(*here, keyword);
            for (std::size_t i = 0; branches && branches->is_array() && i < branches->size(); ++i) {
                if (!isNull((*branches)[i]))
                    others << at + u'/' + QLatin1String(keyword) + u'/' + QString::number(i);
            }
        }
        if (others.size() != 1)
            return std::nullopt;
        at = others.first();
    }
}

QString uniquePropertyName(const Json &schema, const QString &group, const QString &wanted)
{
    const Json *owner = schemaAt(schema, group);
    const Json *properties = owner ? member(*owner, "properties") : nullptr;
    QString name = wanted;
    for (int n = 2; properties && member(*properties, toUtf8(name)); ++n)
        name = wanted + u'_' + QString::number(n);
    return name;
}

bool isRequired(const Json &schema, const QString &pointer)
{
    const auto place = propertyPlace(schema, pointer);
    return place && requiredNames(*schemaAt(schema, place->group)).contains(place->name);
}

} // namespace cuewright
