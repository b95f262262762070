#include "schema/validator.h"

#include "schema/evaluation.h"
#include "schema/schemacompiler.h"

namespace cuewright {

struct Validator::Compiled
{
    SchemaGraph graph;
};

Validator::Validator(std::shared_ptr<const Compiled> compiled)
    : m_compiled(std::move(compiled))
{ }

Result<Validator> Validator::compile(const Json &schema, const SchemaDocuments &documents)
{
    // Nodes point into the documents: they are copied to where they stay before anything is read.
    auto compiled = std::make_shared<Compiled>();
    compiled->graph.document = schema;
    compiled->graph.documents = documents;
    if (const auto done = SchemaCompiler(compiled->graph).run(); !done)
        return fail(done.error());
    return Validator(std::move(compiled));
}

QList<Violation> Validator::check(const Json &instance) const
{
    return Evaluation(m_compiled->graph).violations(instance);
}

bool Validator::accepts(const Json &instance) const
{
    return Evaluation(m_compiled->graph).accepts(instance);
}

} // namespace cuewright
