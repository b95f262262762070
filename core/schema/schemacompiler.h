#pragma once

#include "base/result.h"
#include "schema/node.h"

#include <functional>
#include <string_view>

namespace cuewright {

/// Makes the nodes of a schema, once. After run() the graph is complete and never changes.
class SchemaCompiler final
{
    Q_DISABLE_COPY_MOVE(SchemaCompiler)
public:
    explicit SchemaCompiler(SchemaGraph &graph)
        : m_graph(graph)
    { }

    [[nodiscard]] Result<> run();

private:
    struct Reference ///< to be resolved after the node that holds it
    {
        SchemaNode *node = nullptr;
        QString text;
        bool dynamic = false;
    };

    SchemaNode *node(const SchemaLocation &at, const QString &keyword);
    SchemaNode *child(
        const SchemaNode &parent, const Json &schema, const QString &steps, const QString &keyword);
    void fill(SchemaNode &node, const Json &schema);
    void readValues(SchemaNode &node, const Json &schema);
    void readNumbers(SchemaNode &node, const Json &schema);
    void readCounts(SchemaNode &node, const Json &schema);
    void readArrays(SchemaNode &node, const Json &schema);
    void readObjects(SchemaNode &node, const Json &schema);
    void readDependencies(SchemaNode &node, const Json &schema);
    void readCombinations(SchemaNode &node, const Json &schema);
    void readReferences(SchemaNode &node, const Json &schema);
    bool resolveReferences();
    void bindDynamicAnchors();

    const SchemaNode *one(const SchemaNode &node, const Json &schema, const char *keyword);
    std::vector<const SchemaNode *> list(const SchemaNode &node, const Json &schema, const char *keyword);
    std::vector<std::string> names(const SchemaNode &node, const Json &value, const QString &keyword);
    void refuse(const SchemaNode &node, const QString &keyword, const QString &why);

    SchemaGraph &m_graph;
    std::unordered_map<const Json *, SchemaNode *> m_byAddress;
    std::vector<Reference> m_references;
    std::optional<Error> m_error; ///< the first one
};

} // namespace cuewright
