#include "schema/document/referencewalk.h"

#include "schema/subschemas.h"

#include <QUrl>

namespace cuewright {
namespace {

using NodeId = JsonSource::NodeId;
using Kind = JsonSource::Kind;

void appendSchemas(const JsonSource &source, NodeId keyword, std::vector<NodeId> *found)
{
    const auto &node = source.node(keyword);
    if (node.children == 0)
        return;
    const SubschemaShape shape = subschemaShape(toUtf8(source.name(keyword)));
    if (shape == SubschemaShape::None)
        return;
    const bool isMap = shape == SubschemaShape::Map;
    if (node.kind == Kind::Object && !isMap) {
        if (shape == SubschemaShape::One)
            found->push_back(keyword);
        return;
    }
    if ((node.kind == Kind::Object) != isMap)
        return;
    for (NodeId child = source.firstChild(keyword); child != JsonSource::kNone;
         child = source.node(child).nextSibling) {
        if (source.node(child).kind == Kind::Object)
            found->push_back(child);
    }
}

} // namespace

bool isAtOrInside(const QString &pointer, const QString &outer)
{
    return pointer.startsWith(outer) && (pointer.size() == outer.size() || pointer[outer.size()] == u'/');
}

QString referenceText(const QString &pointer)
{
    return u'#' + QString::fromUtf8(QUrl::toPercentEncoding(pointer, "/$!&'()*+,;=:@?~"));
}

void forEachSchema(const JsonSource &source, const std::function<void(NodeId, const QString &)> &visit)
{
    struct Schema
    {
        NodeId id;
        QString base;
    };
    std::vector<Schema> open{{JsonSource::kRoot, {}}};
    std::vector<NodeId> inside;
    while (!open.empty()) {
        Schema schema = std::move(open.back());
        open.pop_back();
        const QString id = source.string(source.member(schema.id, u"$id"));
        if (!id.isEmpty() && !id.startsWith(u'#'))
            schema.base = source.pointer(schema.id);
        visit(schema.id, schema.base);
        inside.clear();
        for (NodeId child = source.firstChild(schema.id); child != JsonSource::kNone;
             child = source.node(child).nextSibling)
            appendSchemas(source, child, &inside);
        for (auto child = inside.rbegin(); child != inside.rend(); ++child)
            open.push_back({*child, schema.base});
    }
}

std::vector<InnerReference> innerReferences(const JsonSource &source)
{
    std::vector<InnerReference> found;
    if (source.size() == 0 || source.node(JsonSource::kRoot).kind != Kind::Object)
        return found;
    forEachSchema(source, [&](NodeId schema, const QString &base) {
        const NodeId value = source.member(schema, u"$ref");
        const QString reference = source.string(value);
        if (!reference.startsWith(u'#'))
            return;
        const QString fragment = QUrl::fromPercentEncoding(reference.mid(1).toUtf8());
        if (fragment.isEmpty() || fragment.startsWith(u'/'))
            found.push_back({value, base, base + fragment});
    });
    return found;
}

PointerMap movedPointer(const QString &from, const QString &to)
{
    return [from, to](const QString &pointer) {
        return isAtOrInside(pointer, from) ? to + pointer.sliced(from.size()) : pointer;
    };
}

std::vector<ReferenceChange> followReferences(const JsonSource &source, const PointerMap &moved)
{
    std::vector<ReferenceChange> changes;
    for (const InnerReference &reference : innerReferences(source)) {
        const QString target = moved(reference.target);
        const QString base = moved(reference.base);
        const QString before = reference.target.sliced(reference.base.size());
        // What has left its resource has no address that this $ref could use; it stays as it is written.
        if (!isAtOrInside(target, base) || target.sliced(base.size()) == before)
            continue;
        const QString text = referenceText(target.sliced(base.size()));
        changes.push_back({reference.value, QString::fromUtf8(writeJson(toUtf8(text)))});
    }
    return changes;
}

} // namespace cuewright
