#pragma once

#include "schema/document/jsonsource.h"
#include "schema/validator.h"
#include "widgets/background.h"

#include <QObject>

#include <memory>

namespace cuewright {

class SchemaDocument;

/// The schema of a document made ready for checking, beside the editing: once for each of its states, for all who ask for it.
class CompiledSchema final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CompiledSchema)
public:
    /// Why it makes no sense, or what checks values. May be held and used on other threads; should go on one of those, because with
    /// a large schema that takes long.
    using Shared = std::shared_ptr<const Result<Validator>>;

    /// `document` outlives it. Made before those who listen to both, it is outdated before they hear of a new schema.
    explicit CompiledSchema(const SchemaDocument &document, QObject *parent = nullptr);

    /// Of the schema as it is; nullptr: it is being made.
    const Shared &current() const { return m_current; }
    void refresh(); ///< anew: sentences in another language

signals:
    void compiled(); ///< current()

private:
    const SchemaDocument &m_document;
    JsonSource m_source; ///< what is being compiled, or has been
    Shared m_current;
    Background m_compiling;
};

} // namespace cuewright
