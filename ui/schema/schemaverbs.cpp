#include "schema/schemaverbs.h"

#include "schema/document/definitionedits.h"
#include "schema/document/propertyedits.h"
#include "schema/fieldwords.h"

namespace cuewright {
namespace {

bool isDefinition(const QString &pointer)
{
    const QStringList steps = pointer.split(u'/');
    return steps.size() == 3 && (steps[1] == u"$defs" || steps[1] == u"definitions");
}

} // namespace

SchemaVerbs::SchemaVerbs(SchemaDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
}

bool SchemaVerbs::apply(const Result<SchemaEdit> &edit)
{
    return take(m_document.apply(edit));
}

bool SchemaVerbs::apply(const Result<SchemaEdit> &edit, const JsonSource &after)
{
    return take(m_document.apply(edit, after));
}

bool SchemaVerbs::take(const Result<> &done)
{
    if (!done)
        emit failed(done.error());
    return done.has_value();
}

QString SchemaVerbs::add(const QString &group, int index)
{
    NewProperty property;
    property.group = group;
    property.index = index;
    property.name = uniquePropertyName(schema(), group, tr("field", "name of a new field; no spaces"));
    property.schema = Json{{"type", "string"}};
    property.required = true; // what strict structured outputs want of every field
    return apply(addProperty(m_document.source(), property)) ? propertyPointer(group, property.name) : QString();
}

bool SchemaVerbs::isBlank() const
{
    if (m_document.text().trimmed().isEmpty())
        return true;
    return m_document.isCurrent() && (schema().is_null() || (schema().is_object() && schema().empty()));
}

QString SchemaVerbs::addFirst()
{
    const QString name = tr("field", "name of a new field; no spaces");
    const std::string key = toUtf8(name);
    // What stands there already, a title say, stays in front.
    Json start = m_document.isCurrent() && schema().is_object() ? schema() : Json::object();
    start.update({{"type", "object"}, {"properties", {{key, {{"type", "string"}}}}}, {"required", Json::array({key})},
        {"additionalProperties", false}});
    const QString pointer = propertyPointer({}, name);
    return take(m_document.replaceSchema(start, tr("Add the first field"), pointer)) ? pointer : QString();
}

QString SchemaVerbs::addBelow(const QString &pointer)
{
    if (isBlank())
        return addFirst();
    if (isDefinition(pointer))
        return addDefinition();
    if (const auto place = propertyPlace(schema(), pointer))
        return add(place->group, place->index + 1);
    return addInside(pointer);
}

QString SchemaVerbs::addInside(const QString &pointer)
{
    if (isBlank())
        return addFirst();
    if (const auto group = groupAt(schema(), pointer))
        return add(*group, -1);
    if (propertyPlace(schema(), pointer))
        return addBelow(pointer);
    if (const auto root = groupAt(schema(), {}))
        return add(*root, -1);
    if (fieldType(schema()) == FieldType::Anything)
        return addFirst();
    emit failed({Error::Code::Invalid, tr("The schema is no group; only groups have fields."), {}, {}});
    return {};
}

QString SchemaVerbs::addDefinition()
{
    const Json *definitions = member(schema(), "$defs");
    const QString wanted = tr("part", "name of a new shared part; no spaces");
    QString name = wanted;
    for (int next = 2; definitions && member(*definitions, toUtf8(name)); ++next)
        name = wanted + u'_' + QString::number(next);
    const Json group{{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}, {"additionalProperties", false}};
    if (!apply(cuewright::addDefinition(m_document.source(), name, group)))
        return {};
    return QStringLiteral("/$defs/") + name;
}

void SchemaVerbs::remove(const QString &pointer)
{
    if (isDefinition(pointer)) {
        apply(removeDefinition(m_document.source(), pointer));
        return;
    }
    if (propertyPlace(schema(), pointer)) {
        apply(removeProperty(m_document.source(), pointer));
        return;
    }
    // A branch of "one of".
    const QString list = pointer.section(u'/', 0, -2);
    const Json *branches = resolvePointer(schema(), list);
    if (!branches || !branches->is_array())
        return;
    Json left = *branches;
    left.erase(pointer.section(u'/', -1).toULongLong());
    apply(rewriteAt(m_document.source(), list, left, tr("Remove an option")));
}

void SchemaVerbs::rename(const QString &pointer, const QString &name)
{
    apply(isDefinition(pointer) ? renameDefinition(m_document.source(), pointer, name) : renameProperty(m_document.source(), pointer, name));
}

void SchemaVerbs::duplicate(const QString &pointer)
{
    apply(duplicateProperty(m_document.source(), pointer));
}

void SchemaVerbs::move(const QString &pointer, const QString &group, int index)
{
    apply(propertyPlace(schema(), pointer) ? moveProperty(m_document.source(), pointer, group, index)
                                           : moveSibling(m_document.source(), pointer, index));
}

void SchemaVerbs::moveUp(const QString &pointer)
{
    apply(movePropertyUp(m_document.source(), pointer));
}

void SchemaVerbs::moveDown(const QString &pointer)
{
    apply(movePropertyDown(m_document.source(), pointer));
}

void SchemaVerbs::moveIntoGroup(const QString &pointer)
{
    apply(movePropertyIntoGroup(m_document.source(), pointer));
}

void SchemaVerbs::moveOutOfGroup(const QString &pointer)
{
    apply(movePropertyOutOfGroup(m_document.source(), pointer));
}

void SchemaVerbs::retype(const QString &pointer, FieldType type, const QString &reference)
{
    apply(cuewright::retype(m_document.source(), pointer, type, reference));
}

void SchemaVerbs::setRequired(const QString &pointer, bool required)
{
    apply(cuewright::setRequired(m_document.source(), pointer, required));
}

void SchemaVerbs::setNullable(const QString &pointer, bool nullable)
{
    apply(cuewright::setNullable(m_document.source(), pointer, nullable));
}

void SchemaVerbs::set(const QString &pointer, const QString &keyword, const Json &value)
{
    apply(value.is_null() ? unsetKeyword(m_document.source(), pointer, keyword) : setKeyword(m_document.source(), pointer, keyword, value));
}

void SchemaVerbs::setExtraFieldsAllowed(const QString &group, bool allowed)
{
    apply(cuewright::setExtraFieldsAllowed(m_document.source(), group, allowed));
}

void SchemaVerbs::extract(const QString &pointer, const QString &name)
{
    apply(extractDefinition(m_document.source(), pointer, name, false));
}

void SchemaVerbs::putInPlace(const QString &pointer)
{
    apply(inlineReference(m_document.source(), pointer));
}

void SchemaVerbs::addBranch(const QString &pointer)
{
    const Json *field = resolvePointer(schema(), pointer);
    if (!field)
        return;
    for (const char *keyword : {"anyOf", "oneOf"}) {
        const Json *branches = member(*field, keyword);
        if (!branches || !branches->is_array())
            continue;
        Json more = *branches;
        more.push_back(Json{{"type", "string"}});
        apply(rewriteAt(m_document.source(), pointer + u'/' + QLatin1String(keyword), more, tr("Add an option")));
        return;
    }
}

void SchemaVerbs::replaceAll(const Json &schema, const QString &label)
{
    if (m_document.isCurrent() && !isBlank())
        apply(rewriteAs(m_document.source(), schema, label));
    else
        take(m_document.replaceSchema(schema, label));
}

} // namespace cuewright
