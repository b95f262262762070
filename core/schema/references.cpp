#include "schema/references.h"

#include "schema/subschemas.h"

#include <QCoreApplication>
#include <QUrl>

namespace cuewright {
namespace {

QString absoluteUri(const QString &base, const QString &reference)
{
    const QUrl url(reference);
    return (base.isEmpty() || !url.isRelative() ? url : QUrl(base).resolved(url))
        .toString(QUrl::FullyEncoded);
}

QString withoutFragment(const QString &uri)
{
    return uri.section(u'#', 0, 0);
}

} // namespace

Result<SchemaLocation> ReferenceIndex::addDocument(const Json &document, const QString &uri)
{
    SchemaResource *resource = addResource(uri, document, {});
    if (!index(document, {}, resource, 0)) {
        return fail(Error::Code::TooLarge,
            QCoreApplication::translate("Schema", "This schema is nested more than %1 levels deep.")
                .arg(kMaxJsonDepth));
    }
    return resource->root;
}

SchemaResource *ReferenceIndex::addResource(const QString &uri, const Json &root, const QString &pointer)
{
    auto resource = std::make_unique<SchemaResource>();
    resource->uri = uri;
    resource->root = {&root, resource.get(), pointer};
    SchemaResource *added = resource.get();
    m_resources.push_back(std::move(resource));
    if (!m_byUri.contains(uri))
        m_byUri.insert(uri, added);
    m_byRoot[&root] = added;
    return added;
}

// A document may say another address than the one it is known by: both lead to it.
SchemaResource *ReferenceIndex::addressed(const QString &uri, const Json &root, const QString &pointer)
{
    const auto document = m_byRoot.find(&root);
    if (document == m_byRoot.end())
        return addResource(uri, root, pointer);
    document->second->uri = uri;
    if (!m_byUri.contains(uri))
        m_byUri.insert(uri, document->second);
    return document->second;
}

bool ReferenceIndex::index(const Json &schema, const QString &pointer, SchemaResource *resource, int depth)
{
    if (depth > kMaxJsonDepth)
        return false;
    if (!schema.is_object())
        return true;
    // "$id": "#name" is draft 6's anchor, not an address.
    if (const QString id = withoutFragment(memberText(schema, "$id")); !id.isEmpty())
        resource = addressed(absoluteUri(resource->uri, id), schema, pointer);
    const SchemaLocation here{&schema, resource, pointer};
    if (const QString anchor = memberText(schema, "$anchor"); !anchor.isEmpty())
        resource->anchors.emplace(toUtf8(anchor), here);
    if (const QString anchor = memberText(schema, "$dynamicAnchor"); !anchor.isEmpty()) {
        resource->anchors.emplace(toUtf8(anchor), here);
        resource->dynamicAnchors.emplace(toUtf8(anchor), here);
    }
    bool shallow = true;
    forEachSubschema(
        schema, pointer, [&](const Json &child, const QString &childPointer, const std::string &) {
            shallow = shallow && index(child, childPointer, resource, depth + 1);
        });
    return shallow;
}

const SchemaResource &ReferenceIndex::resourceAt(const Json &schema, const SchemaResource &outer) const
{
    const auto found = m_byRoot.find(&schema);
    return found == m_byRoot.end() ? outer : *found->second;
}

const SchemaResource *ReferenceIndex::find(const QString &uri)
{
    if (const auto found = m_byUri.constFind(uri); found != m_byUri.cend())
        return *found;
    const auto document = m_documents.constFind(uri);
    if (document == m_documents.cend() || !addDocument(*document, uri))
        return nullptr;
    return m_byUri.value(uri);
}

std::optional<SchemaLocation> ReferenceIndex::resolve(const QString &reference, const SchemaResource &base)
{
    const QString address = withoutFragment(reference);
    const QString fragment = QUrl::fromPercentEncoding(reference.mid(address.size() + 1).toUtf8());
    const SchemaResource *resource = &base;
    if (!address.isEmpty())
        resource = find(withoutFragment(absoluteUri(base.uri, address)));
    if (!resource)
        return std::nullopt;
    if (!fragment.isEmpty() && !fragment.startsWith(u'/')) {
        const auto anchor = resource->anchors.find(toUtf8(fragment));
        return anchor == resource->anchors.end() ? std::nullopt : std::optional(anchor->second);
    }
    SchemaLocation at = resource->root;
    const auto steps = fragment.mid(1).split(u'/');
    for (const QString &step : fragment.isEmpty() ? QStringList() : steps) {
        at.schema = resolvePointer(*at.schema, QStringView(QString(u'/' + step)));
        if (!at.schema)
            return std::nullopt;
        at.pointer += u'/' + step;
        at.resource = &resourceAt(*at.schema, *at.resource);
    }
    return at;
}

} // namespace cuewright
