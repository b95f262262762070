#include "schema/document/definitionedits.h"

#include "schema/document/edittext.h"
#include "schema/document/jsonpatcher.h"
#include "schema/document/keywordorder.h"
#include "schema/document/referencewalk.h"

namespace cuewright {
namespace {

using NodeId = JsonSource::NodeId;
using Kind = JsonSource::Kind;

/// Where a document keeps its shared parts: the member of the root, or the name that it gets.
struct Shelf
{
    NodeId node = JsonSource::kNone;
    QString keyword = QStringLiteral("$defs");
};

Shelf shelfOf(const JsonSource &source)
{
    for (const QStringView keyword : {u"$defs", u"definitions"}) {
        const NodeId node = source.member(JsonSource::kRoot, keyword);
        if (node != JsonSource::kNone && source.node(node).kind == Kind::Object)
            return {node, keyword.toString()};
    }
    return {};
}

/// Errors: the source is no schema that could have shared parts, the name is empty or taken.
Result<Shelf> shelfFor(const JsonSource &source, const QString &name)
{
    if (source.size() == 0 || source.node(JsonSource::kRoot).kind != Kind::Object)
        return nothingAt(QString());
    if (name.isEmpty())
        return fail(Error::Code::Invalid, EditText::tr("A shared part needs a name."));
    const Shelf shelf = shelfOf(source);
    if (shelf.node == JsonSource::kNone
        && source.member(JsonSource::kRoot, shelf.keyword) != JsonSource::kNone)
        return fail(Error::Code::Invalid,
            EditText::tr("“%1” holds something else than shared parts.").arg(shelf.keyword));
    if (source.member(shelf.node, name) != JsonSource::kNone)
        return fail(Error::Code::Invalid, EditText::tr("There is already a shared part “%1”.").arg(name));
    return shelf;
}

QString definitionPointer(const Shelf &shelf, const QString &name)
{
    return u'/' + shelf.keyword + u'/' + escapePointerStep(name);
}

void insertDefinition(JsonPatcher &patcher, const JsonSource &source, const Shelf &shelf, const QString &name,
    const QString &text, const QString &indent)
{
    if (shelf.node != JsonSource::kNone) {
        patcher.insertText(shelf.node, -1, name, text, indent);
        return;
    }
    const QString around = patcher.layout().writeObjectAround(name, text, indent);
    patcher.insertText(JsonSource::kRoot, keywordIndex(source, JsonSource::kRoot, shelf.keyword),
        shelf.keyword, around, QString());
}

/// The shared part that `pointer` names exactly, or nothing.
std::optional<NodeId> definitionAt(const JsonSource &source, const QString &pointer)
{
    const NodeId id = source.find(pointer);
    if (id == JsonSource::kNone || id == JsonSource::kRoot || source.node(id).parent != shelfOf(source).node)
        return std::nullopt;
    return id;
}

QStringList usesOutside(const JsonSource &source, const QString &pointer)
{
    QStringList outside;
    for (const InnerReference &reference : innerReferences(source)) {
        const QString at = source.pointer(source.node(reference.value).parent);
        if (isAtOrInside(reference.target, pointer) && !isAtOrInside(at, pointer))
            outside << at;
    }
    return outside;
}

bool isInside(const JsonSource &source, NodeId id, NodeId outer)
{
    const TextSpan span = source.node(outer).value();
    return id > outer && source.node(id).valueStart < span.end();
}

Json withoutDescription(const JsonSource &source, NodeId id)
{
    return withoutKeyword(source.value(id), "description");
}

/// `id` gives way to a $ref; its description stays with it.
void replaceByReference(JsonPatcher &patcher, const JsonSource &source, NodeId id, const QString &reference)
{
    Json schema = Json::object();
    schema["$ref"] = toUtf8(reference);
    if (const NodeId description = source.member(id, u"description"); description != JsonSource::kNone)
        schema["description"] = source.value(description);
    patcher.setText(id, patcher.textFor(id, schema));
}

} // namespace

QStringList referencesTo(const JsonSource &source, const QString &pointer)
{
    QStringList found;
    for (const InnerReference &reference : innerReferences(source)) {
        if (isAtOrInside(reference.target, pointer))
            found << source.pointer(source.node(reference.value).parent);
    }
    return found;
}

QStringList definitionPointers(const JsonSource &source)
{
    QStringList found;
    if (const NodeId shelf = source.size() > 0 ? shelfOf(source).node : JsonSource::kNone;
        shelf != JsonSource::kNone) {
        for (const NodeId definition : source.children(shelf))
            found << source.pointer(definition);
    }
    return found;
}

Result<SchemaEdit> extractDefinition(
    const JsonSource &source, const QString &pointer, const QString &name, bool everywhere)
{
    const NodeId id = source.find(pointer);
    if (id == JsonSource::kNone || id == JsonSource::kRoot || source.node(id).kind != Kind::Object)
        return nothingAt(pointer);
    const auto shelf = shelfFor(source, name);
    if (!shelf)
        return fail(shelf.error());
    const QString target = definitionPointer(*shelf, name);
    JsonPatcher inside(source), around(source); // the part itself, and what it leaves
    if (const NodeId description = source.member(id, u"description"); description != JsonSource::kNone)
        inside.remove(description);
    for (const ReferenceChange &change : followReferences(source, movedPointer(pointer, target)))
        (isInside(source, change.value, id) ? inside : around).setText(change.value, change.text);
    const QString reference = referenceText(target);
    replaceByReference(around, source, id, reference);
    const Json part = withoutDescription(source, id);
    forEachSchema(source, [&](NodeId other, const QString &base) {
        if (everywhere && other != id && other != JsonSource::kRoot && base.isEmpty()
            && !isInside(source, other, id) && withoutDescription(source, other) == part)
            replaceByReference(around, source, other, reference);
    });
    insertDefinition(around, source, *shelf, name, inside.valueText(id), inside.indent(id));
    return SchemaEdit{
        EditText::tr("Make %1 a shared part").arg(name), source.text(), around.patches(), pointer};
}

Result<SchemaEdit> inlineReference(const JsonSource &source, const QString &pointer)
{
    const NodeId id = source.find(pointer);
    const NodeId reference = source.member(id, u"$ref");
    if (reference == JsonSource::kNone)
        return nothingAt(pointer);
    const auto references = innerReferences(source);
    const auto found = std::find_if(references.begin(), references.end(),
        [&](const InnerReference &other) { return other.value == reference; });
    const NodeId target = found == references.end() ? JsonSource::kNone : source.find(found->target);
    if (target == JsonSource::kNone || source.node(target).kind != Kind::Object)
        return fail(
            Error::Code::Unsupported, EditText::tr("This reference leads to nothing in this schema."));
    if (target == id || isInside(source, id, target))
        return fail(Error::Code::Unsupported,
            EditText::tr("This reference leads to a schema that holds it; it would never end."));
    for (NodeId inner = target; inner < source.size() && (inner == target || isInside(source, inner, target));
         ++inner) {
        const QString name = source.name(inner);
        if (name == u"$id" || name == u"$anchor" || name == u"$dynamicAnchor")
            return fail(Error::Code::Unsupported,
                EditText::tr(
                    "What this reference leads to has an address of its own, which cannot be there twice."));
    }
    JsonPatcher copy(source), around(source);
    for (const NodeId beside : source.children(id)) {
        const QString name = source.name(beside);
        if (beside == reference)
            continue;
        const QString text = source.valueText(beside).toString();
        if (const NodeId there = source.member(target, name); there != JsonSource::kNone)
            copy.setText(there, reindented(text, copy.indent(beside), copy.indent(there)));
        else
            copy.insertText(target, keywordIndex(source, target, name), name, text, copy.indent(beside));
    }
    around.setText(id, reindented(copy.valueText(target), copy.indent(target), copy.indent(id)));
    const QString label
        = EditText::tr("Copy the shared part %1 in here").arg(found->target.section(u'/', -1));
    return SchemaEdit{label, source.text(), around.patches(), pointer};
}

Result<SchemaEdit> addDefinition(const JsonSource &source, const QString &name, const Json &schema)
{
    const auto shelf = shelfFor(source, name);
    if (!shelf)
        return fail(shelf.error());
    JsonPatcher patcher(source);
    if (shelf->node != JsonSource::kNone) {
        patcher.insert(shelf->node, -1, name, schema);
    } else {
        Json first = Json::object();
        first[toUtf8(name)] = schema;
        patcher.insert(JsonSource::kRoot, keywordIndex(source, JsonSource::kRoot, shelf->keyword),
            shelf->keyword, first);
    }
    return SchemaEdit{EditText::tr("Add the shared part %1").arg(name), source.text(), patcher.patches(),
        definitionPointer(*shelf, name)};
}

Result<SchemaEdit> renameDefinition(const JsonSource &source, const QString &pointer, const QString &name)
{
    const auto id = definitionAt(source, pointer);
    if (!id)
        return nothingAt(pointer);
    const QString old = source.name(*id);
    const QString label = EditText::tr("Rename %1 to %2").arg(old, name);
    if (name == old)
        return SchemaEdit{label, source.text(), {}, pointer};
    const auto shelf = shelfFor(source, name);
    if (!shelf)
        return fail(shelf.error());
    const QString renamed = definitionPointer(*shelf, name);
    JsonPatcher patcher(source);
    patcher.renameKey(*id, name);
    for (const ReferenceChange &change : followReferences(source, movedPointer(pointer, renamed)))
        patcher.setText(change.value, change.text);
    return SchemaEdit{label, source.text(), patcher.patches(), renamed};
}

Result<SchemaEdit> removeDefinition(const JsonSource &source, const QString &pointer)
{
    const auto id = definitionAt(source, pointer);
    if (!id)
        return nothingAt(pointer);
    const QString name = source.name(*id);
    if (const auto uses = usesOutside(source, pointer); !uses.isEmpty()) {
        const auto sentence
            = EditText::tr("The shared part %1 is used by %n fields.", nullptr, static_cast<int>(uses.size()))
                  .arg(name);
        return fail(Error::Code::Invalid, sentence, uses.join(u'\n'));
    }
    JsonPatcher patcher(source);
    const NodeId shelf = source.node(*id).parent;
    patcher.remove(source.node(shelf).children == 1 ? shelf : *id);
    return SchemaEdit{
        EditText::tr("Remove the shared part %1").arg(name), source.text(), patcher.patches(), QString()};
}

} // namespace cuewright
