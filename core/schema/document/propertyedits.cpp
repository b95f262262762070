#include "schema/document/propertyedits.h"

#include "schema/document/edittext.h"
#include "schema/document/fieldnames.h"
#include "schema/document/keywordorder.h"
#include "schema/document/referencewalk.h"

namespace cuewright {
namespace {

using NodeId = JsonSource::NodeId;
using Kind = JsonSource::Kind;

/// A field and where it stands, as nodes.
struct Field
{
    PropertyPlace place;
    NodeId schema = JsonSource::kNone;
    NodeId properties = JsonSource::kNone;
    NodeId group = JsonSource::kNone;
};

Result<Field> fieldAt(const JsonSource &source, const QString &pointer)
{
    const auto place = propertyPlace(source.json(), pointer);
    if (!place)
        return nothingAt(pointer);
    Field field{*place};
    field.schema = source.find(pointer);
    field.properties = source.node(field.schema).parent;
    field.group = source.node(field.properties).parent;
    return field;
}

/// The node of a group that may get a field `name`. Errors: no such group, a name that is empty or taken.
Result<NodeId> groupFor(const JsonSource &source, const QString &group, const QString &name)
{
    const NodeId id = source.find(group);
    if (id == JsonSource::kNone || source.node(id).kind != Kind::Object)
        return nothingAt(group);
    if (name.isEmpty())
        return fail(Error::Code::Invalid, EditText::tr("A field needs a name."));
    const NodeId properties = source.member(id, u"properties");
    if (properties != JsonSource::kNone && source.node(properties).kind != Kind::Object)
        return nothingAt(group);
    if (source.member(properties, name) != JsonSource::kNone)
        return fail(Error::Code::Invalid, EditText::tr("There is already a field “%1” here.").arg(name));
    return id;
}

SchemaEdit finished(
    const JsonSource &source, const JsonPatcher &patcher, const QString &label, const QString &pointer)
{
    return {label, source.text(), patcher.patches(), pointer};
}

/// Puts a field whose schema is written already into a group that may have no `properties` yet.
void insertField(JsonPatcher &patcher, const JsonSource &source, NodeId group, int index, const QString &name,
    const QString &text, const QString &indent)
{
    const NodeId properties = source.member(group, u"properties");
    if (properties != JsonSource::kNone) {
        patcher.insertText(properties, index, name, text, indent);
    } else {
        const QString around = patcher.layout().writeObjectAround(name, text, indent);
        patcher.insertText(
            group, keywordIndex(source, group, u"properties"), u"properties", around, QString());
    }
}

} // namespace

Result<SchemaEdit> addProperty(const JsonSource &source, const NewProperty &property)
{
    const auto group = groupFor(source, property.group, property.name);
    if (!group)
        return fail(group.error());
    JsonPatcher patcher(source);
    const NodeId properties = source.member(*group, u"properties");
    if (properties != JsonSource::kNone) {
        patcher.insert(properties, property.index, property.name, property.schema);
    } else {
        Json first = Json::object();
        first[toUtf8(property.name)] = property.schema;
        patcher.insert(*group, keywordIndex(source, *group, u"properties"), u"properties", first);
    }
    if (property.required)
        addRequired(patcher, source, *group, property.name, property.index);
    return finished(source, patcher, EditText::tr("Add %1").arg(property.name),
        propertyPointer(property.group, property.name));
}

Result<SchemaEdit> removeProperty(const JsonSource &source, const QString &pointer)
{
    const auto field = fieldAt(source, pointer);
    if (!field)
        return fail(field.error());
    JsonPatcher patcher(source);
    patcher.remove(field->schema);
    forgetName(patcher, source, field->group, field->place.name);
    // The selection goes to the field below, or above the last one.
    NodeId next = source.node(field->schema).nextSibling;
    if (next == JsonSource::kNone && field->place.index > 0)
        next = source.children(field->properties)[static_cast<std::size_t>(field->place.index - 1)];
    const QString selected = next == JsonSource::kNone ? field->place.group : source.pointer(next);
    return finished(source, patcher, EditText::tr("Remove %1").arg(field->place.name), selected);
}

Result<SchemaEdit> renameProperty(const JsonSource &source, const QString &pointer, const QString &name)
{
    const auto field = fieldAt(source, pointer);
    if (!field)
        return fail(field.error());
    const QString &old = field->place.name;
    const QString label = EditText::tr("Rename %1 to %2").arg(old, name);
    JsonPatcher patcher(source);
    if (name == old)
        return finished(source, patcher, label, pointer);
    if (const auto group = groupFor(source, field->place.group, name); !group)
        return fail(group.error());
    QList<QPair<QString, QString>> moves; // inner ones behind outer ones
    for (const NodeId schema : schemasOfSameObject(source, field->group)) {
        const FieldNameUses uses = usesOfName(source, schema, old);
        std::vector<NodeId> keys = uses.keys;
        if (uses.property != JsonSource::kNone)
            keys.push_back(uses.property);
        for (const NodeId key : keys) {
            if (source.member(source.node(key).parent, name) != JsonSource::kNone)
                return fail(Error::Code::Invalid,
                    EditText::tr("A rule of this group already speaks of a field “%1”.").arg(name));
            patcher.renameKey(key, name);
            const QString from = source.pointer(key);
            moves.append({from, from.first(from.lastIndexOf(u'/') + 1) + escapePointerStep(name)});
        }
        for (const NodeId entry : uses.entries)
            patcher.setValue(entry, toUtf8(name));
    }
    const PointerMap moved = [&moves](QString at) {
        for (auto move = moves.crbegin(); move != moves.crend(); ++move)
            at = movedPointer(move->first, move->second)(at);
        return at;
    };
    for (const ReferenceChange &change : followReferences(source, moved))
        patcher.setText(change.value, change.text);
    return finished(source, patcher, label, propertyPointer(field->place.group, name));
}

Result<SchemaEdit> duplicateProperty(const JsonSource &source, const QString &pointer)
{
    const auto field = fieldAt(source, pointer);
    if (!field)
        return fail(field.error());
    const QString name = uniquePropertyName(source.json(), field->place.group, field->place.name);
    JsonPatcher patcher(source);
    const int behind = field->place.index + 1;
    patcher.insertText(field->properties, behind, name, source.valueText(field->schema).toString(),
        patcher.indent(field->schema));
    if (isRequired(source.json(), pointer))
        addRequired(patcher, source, field->group, name, behind);
    return finished(source, patcher, EditText::tr("Duplicate %1").arg(field->place.name),
        propertyPointer(field->place.group, name));
}

Result<SchemaEdit> moveProperty(
    const JsonSource &source, const QString &pointer, const QString &group, int index)
{
    const auto field = fieldAt(source, pointer);
    if (!field)
        return fail(field.error());
    const QString &name = field->place.name;
    const QString label = EditText::tr("Move %1").arg(name);
    const bool staysInGroup = group == field->place.group;
    const int count = source.node(field->properties).children;
    if (staysInGroup && (index < 0 || index > count))
        index = count;
    if (!staysInGroup && isAtOrInside(group, pointer))
        return fail(Error::Code::Invalid, EditText::tr("A group cannot be moved into itself."));
    if (staysInGroup && (index == field->place.index || index == field->place.index + 1))
        return SchemaEdit{label, source.text(), {}, pointer};
    const auto target = staysInGroup ? Result<NodeId>(field->group) : groupFor(source, group, name);
    if (!target)
        return fail(target.error());

    const QString newPointer = propertyPointer(group, name);
    JsonPatcher inside(source), around(source); // what moves, and what it leaves and comes to
    for (const ReferenceChange &change : followReferences(source, movedPointer(pointer, newPointer))) {
        const qsizetype at = source.node(change.value).valueStart;
        const bool moves
            = at > source.node(field->schema).valueStart && at < source.node(field->schema).valueEnd;
        (moves ? inside : around).setText(change.value, change.text);
    }
    around.remove(field->schema);
    insertField(
        around, source, *target, index, name, inside.valueText(field->schema), inside.indent(field->schema));
    if (!staysInGroup) {
        forgetName(around, source, field->group, name);
        if (isRequired(source.json(), pointer))
            addRequired(around, source, *target, name, index);
    }
    return finished(source, around, label, newPointer);
}

Result<SchemaEdit> moveSibling(const JsonSource &source, const QString &pointer, int index)
{
    const NodeId moved = source.find(pointer);
    if (moved == JsonSource::kNone)
        return nothingAt(pointer);
    const NodeId list = source.node(moved).parent;
    const QString around = list == JsonSource::kNone ? QString() : source.pointer(list);
    const bool isOption = list != JsonSource::kNone && source.node(list).kind == JsonSource::Kind::Array;
    if (!isOption && around != u"/$defs" && around != u"/definitions")
        return fail(Error::Code::Invalid, EditText::tr("Only fields, options and shared parts can be moved."));
    const QString label = isOption ? EditText::tr("Move an option") : EditText::tr("Move %1").arg(source.name(moved));
    const int from = source.node(moved).index;
    const int count = source.node(list).children;
    if (index < 0 || index > count)
        index = count;
    const int to = index > from ? index - 1 : index;
    if (to == from)
        return SchemaEdit{label, source.text(), {}, pointer};
    const PointerMap place = [&](const QString &at) {
        if (!isOption || at == around || !isAtOrInside(at, around))
            return at;
        const QString step = at.mid(around.size() + 1).section(u'/', 0, 0);
        const int old = step.toInt();
        const int now = old == from ? to : old > from && old <= to ? old - 1 : old < from && old >= to ? old + 1 : old;
        return around + u'/' + QString::number(now) + at.mid(around.size() + 1 + step.size());
    };
    JsonPatcher inside(source), outside(source); // what moves, and what it leaves and comes to
    for (const ReferenceChange &change : followReferences(source, place))
        (source.node(moved).value().holds(source.node(change.value).valueStart) ? inside : outside).setText(change.value, change.text);
    outside.remove(moved);
    outside.insertText(list, index, source.name(moved), inside.valueText(moved), inside.indent(moved));
    return finished(source, outside, label, place(pointer));
}

Result<SchemaEdit> movePropertyUp(const JsonSource &source, const QString &pointer)
{
    const auto place = propertyPlace(source.json(), pointer);
    if (!place) {
        const NodeId at = source.find(pointer);
        return moveSibling(source, pointer, at == JsonSource::kNone ? 0 : std::max(source.node(at).index - 1, 0));
    }
    return moveProperty(source, pointer, place->group, std::max(place->index - 1, 0));
}

Result<SchemaEdit> movePropertyDown(const JsonSource &source, const QString &pointer)
{
    const auto place = propertyPlace(source.json(), pointer);
    if (!place) {
        const NodeId at = source.find(pointer);
        return moveSibling(source, pointer, at == JsonSource::kNone ? 0 : source.node(at).index + 2);
    }
    return moveProperty(source, pointer, place->group, place->index + 2);
}

Result<SchemaEdit> movePropertyIntoGroup(const JsonSource &source, const QString &pointer)
{
    const auto field = fieldAt(source, pointer);
    if (!field)
        return fail(field.error());
    std::optional<QString> nearest;
    for (const NodeId above : source.children(field->properties)) {
        if (above == field->schema)
            break;
        if (const auto group = groupAt(source.json(), source.pointer(above)))
            nearest = group;
    }
    if (!nearest)
        return fail(Error::Code::Invalid, EditText::tr("There is no group above %1.").arg(field->place.name));
    return moveProperty(source, pointer, *nearest, -1);
}

Result<SchemaEdit> movePropertyOutOfGroup(const JsonSource &source, const QString &pointer)
{
    const auto place = propertyPlace(source.json(), pointer);
    if (!place)
        return nothingAt(pointer);
    QString holder = place->group;
    while (!holder.isEmpty() && !propertyPlace(source.json(), holder))
        holder.truncate(std::max<qsizetype>(holder.lastIndexOf(u'/'), 0));
    const auto outer = propertyPlace(source.json(), holder);
    if (!outer)
        return fail(
            Error::Code::Invalid, EditText::tr("%1 is in no group that it could leave.").arg(place->name));
    return moveProperty(source, pointer, outer->group, outer->index + 1);
}

Result<SchemaEdit> setRequired(const JsonSource &source, const QString &pointer, bool required)
{
    const auto field = fieldAt(source, pointer);
    if (!field)
        return fail(field.error());
    const QString &name = field->place.name;
    JsonPatcher patcher(source);
    const NodeId entry = requiredEntry(source, field->group, name);
    if (required && entry == JsonSource::kNone)
        addRequired(patcher, source, field->group, name, field->place.index);
    else if (!required && entry != JsonSource::kNone)
        patcher.remove(entry);
    const QString label = required ? EditText::tr("Require %1") : EditText::tr("Make %1 optional");
    return finished(source, patcher, label.arg(name), pointer);
}

} // namespace cuewright
