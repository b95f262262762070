#pragma once

#include "base/json.h"
#include "base/result.h"

#include <QHash>
#include <QString>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace cuewright {

/// Further schema documents by their absolute address, for $ref. Nothing is ever fetched.
using SchemaDocuments = QHash<QString, Json>;

struct SchemaResource;

/// One schema inside a document.
struct SchemaLocation
{
    const Json *schema = nullptr;
    const SchemaResource *resource = nullptr;
    QString pointer; ///< from the document's root
};

/// A schema with an address of its own: the document, or a part of it with $id.
struct SchemaResource
{
    QString uri; ///< without fragment; empty where the document has no $id
    SchemaLocation root;
    std::unordered_map<std::string, SchemaLocation> anchors; ///< $anchor and $dynamicAnchor
    std::unordered_map<std::string, SchemaLocation> dynamicAnchors;
};

/// Addresses in a schema document: which $id, $anchor and JSON pointer stands where. Documents must outlive
/// it.
class ReferenceIndex
{
public:
    explicit ReferenceIndex(const SchemaDocuments &documents)
        : m_documents(documents)
    { }

    /// Errors: TooLarge where schemas are nested too deep.
    [[nodiscard]] Result<SchemaLocation> addDocument(const Json &document, const QString &uri);
    /// What `reference` ("#/$defs/x", "other.json#anchor") names, seen from inside `base`; nullopt where
    /// nothing does.
    std::optional<SchemaLocation> resolve(const QString &reference, const SchemaResource &base);
    /// The resource that starts at `schema`, or `outer` where it has no address of its own.
    const SchemaResource &resourceAt(const Json &schema, const SchemaResource &outer) const;
    const std::vector<std::unique_ptr<SchemaResource>> &resources() const { return m_resources; }

private:
    bool index(const Json &schema, const QString &pointer, SchemaResource *resource, int depth);
    SchemaResource *addResource(const QString &uri, const Json &root, const QString &pointer);
    SchemaResource *addressed(const QString &uri, const Json &root, const QString &pointer);
    const SchemaResource *find(const QString &uri);

    const SchemaDocuments &m_documents;
    std::vector<std::unique_ptr<SchemaResource>> m_resources;
    QHash<QString, SchemaResource *> m_byUri;
    std::unordered_map<const Json *, SchemaResource *> m_byRoot;
};

} // namespace cuewright
