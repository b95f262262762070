#include "schema/validator.h"

#include "schema/acceptance.h"
#include "schema/evaluation.h"
#include "schema/schemacompiler.h"

namespace cuewright {

struct Validator::Compiled
{
    SchemaGraph graph;
    std::unique_ptr<const Acceptance> acceptance; ///< null: the schema needs Evaluation

    std::optional<bool> accepts(const Json &instance) const
    {
        return acceptance ? acceptance->accepts(instance) : std::nullopt;
    }
};

Validator::Validator(std::shared_ptr<const Compiled> compiled)
    : m_compiled(std::move(compiled))
{ }

Result<Validator> Validator::compile(const Json &schema, const SchemaDocuments &documents, Formats formats)
{
    // Nodes point into the documents: they are copied to where they stay before anything is read.
    auto compiled = std::make_shared<Compiled>();
    compiled->graph.document = schema;
    compiled->graph.documents = documents;
    compiled->graph.assertsFormats = formats == Formats::Assert;
    if (const auto done = SchemaCompiler(compiled->graph).run(); !done)
        return fail(done.error());
    compiled->acceptance = Acceptance::make(compiled->graph);
    return Validator(std::move(compiled));
}

QList<Violation> Validator::check(const Json &instance) const
{
    if (m_compiled->accepts(instance).value_or(false))
        return {};
    return Evaluation(m_compiled->graph).violations(instance);
}

bool Validator::accepts(const Json &instance) const
{
    const std::optional<bool> known = m_compiled->accepts(instance);
    return known ? *known : Evaluation(m_compiled->graph).accepts(instance);
}

} // namespace cuewright
