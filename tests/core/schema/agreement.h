#pragma once

#include "schema/acceptance.h"
#include "schema/evaluation.h"
#include "schema/schemacompiler.h"

namespace cuewright {

/// How the three ways to check a value answer: Acceptance (where it knows), Evaluation's yes or no, Evaluation's list.
class Agreement final
{
    Q_DISABLE_COPY_MOVE(Agreement)
public:
    Agreement(const Json &schema, const SchemaDocuments &documents, Validator::Formats formats)
    {
        m_graph.document = schema;
        m_graph.documents = documents;
        m_graph.assertsFormats = formats == Validator::Formats::Assert;
        m_compiles = SchemaCompiler(m_graph).run().has_value();
        if (m_compiles)
            m_acceptance = Acceptance::make(m_graph);
    }
    bool compiles() const { return m_compiles; }
    std::optional<bool> quick(const Json &value) const { return m_acceptance ? m_acceptance->accepts(value) : std::nullopt; }
    /// What all of them say, or nullopt where they differ.
    std::optional<bool> answer(const Json &value) const
    {
        const bool accepts = Evaluation(m_graph).accepts(value);
        const bool lists = !Evaluation(m_graph).violations(value).isEmpty();
        return accepts == lists || quick(value).value_or(accepts) != accepts ? std::nullopt : std::optional(accepts);
    }

private:
    SchemaGraph m_graph;
    bool m_compiles = false;
    std::unique_ptr<const Acceptance> m_acceptance;
};

} // namespace cuewright
