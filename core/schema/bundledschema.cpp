#include "schema/bundledschema.h"

#include "schema/subschemas.h"

#include <QUrl>

namespace cuewright {
namespace {

class Bundler
{
public:
    Bundler(const Json &schema, const SchemaDocuments &documents)
        : m_schema(schema)
        , m_documents(documents)
        , m_index(documents)
    { }

    Json make()
    {
        const auto root = m_index.addDocument(m_schema, memberText(m_schema, "$id"));
        if (!root || !m_schema.is_object())
            return m_schema;
        map(m_schema, {}, 0);
        Json out = rewritten(m_schema, *root->resource, 0);
        // Rewriting one document may bring in the next.
        for (std::size_t i = 0; i < m_used.size(); ++i) {
            const auto &[name, document] = m_used[i];
            const auto location = m_index.resolve(m_addresses[i], *root->resource);
            const std::string key = name;
            out["$defs"][key] = location ? rewritten(*document, *location->resource, 0) : *document;
        }
        return out;
    }

private:
    void map(const Json &value, const QString &pointer, int depth)
    {
        if (depth > kMaxJsonDepth || !value.is_structured())
            return;
        m_pointers.emplace(&value, pointer);
        for (const auto &[key, child] : value.items()) {
            m_pointers.emplace(&child, pointer + u'/' + escapePointerStep(fromUtf8(key)));
            map(child, pointer + u'/' + escapePointerStep(fromUtf8(key)), depth + 1);
        }
    }

    // Where the bundle holds what `target` is; takes its document in where it must.
    QString pointerOf(const Json &target)
    {
        for (auto it = m_documents.begin(); !m_pointers.contains(&target) && it != m_documents.end(); ++it) {
            std::unordered_map<const Json *, QString> own;
            own.swap(m_pointers);
            map(it.value(), {}, 0);
            own.swap(m_pointers);
            if (!own.contains(&target))
                continue;
            const std::string name = "document" + std::to_string(m_used.size() + 1);
            m_used.emplace_back(name, &it.value());
            m_addresses << it.key();
            for (const auto &[value, pointer] : own)
                m_pointers.emplace(value, QStringLiteral("/$defs/") + fromUtf8(name) + pointer);
        }
        const auto found = m_pointers.find(&target);
        return found == m_pointers.end() ? QString() : u'#' + found->second;
    }

    void addReference(Json &out, const std::string &reference, const SchemaResource &resource)
    {
        const auto target = m_index.resolve(fromUtf8(reference), resource);
        const QString pointer = target && target->schema ? pointerOf(*target->schema) : QString();
        const Json rewritten = pointer.isEmpty() ? Json(reference) : Json(toUtf8(pointer));
        if (out.contains("$ref"))
            out["allOf"].push_back({{"$ref", rewritten}});
        else
            out["$ref"] = rewritten;
    }

    // `made` may hold an allOf that addReference() began.
    void addChildren(Json &made, const Json &children, const SchemaResource &resource, int depth)
    {
        if (made.is_null())
            made = children.is_array() ? Json::array() : Json::object();
        for (const auto &[name, child] : children.items()) {
            if (children.is_array())
                made.push_back(rewritten(child, resource, depth + 1));
            else
                made[name] = rewritten(child, resource, depth + 1);
        }
    }

    Json rewritten(const Json &schema, const SchemaResource &outer, int depth)
    {
        if (!schema.is_object() || depth > kMaxJsonDepth)
            return schema;
        const SchemaResource &resource = depth == 0 ? outer : m_index.resourceAt(schema, outer);
        Json out = Json::object();
        for (const auto &[keyword, value] : schema.items()) {
            if ((keyword == "$ref" || keyword == "$dynamicRef") && value.is_string()) {
                addReference(out, value.get<std::string>(), resource);
                continue;
            }
            if (keyword == "$id" || keyword == "$anchor" || keyword == "$dynamicAnchor"
                || keyword == "$schema")
                continue;
            const SubschemaShape shape = subschemaShape(keyword);
            if (shape == SubschemaShape::One && value.is_object())
                out[keyword] = rewritten(value, resource, depth + 1);
            else if (shape != SubschemaShape::None && value.is_structured())
                addChildren(out[keyword], value, resource, depth);
            else
                out[keyword] = value;
        }
        return out;
    }

    const Json &m_schema;
    const SchemaDocuments &m_documents;
    ReferenceIndex m_index;
    std::unordered_map<const Json *, QString> m_pointers;
    std::vector<std::pair<std::string, const Json *>> m_used;
    QStringList m_addresses;
};

} // namespace

Json bundled(const Json &schema, const SchemaDocuments &documents)
{
    return Bundler(schema, documents).make();
}

} // namespace cuewright
