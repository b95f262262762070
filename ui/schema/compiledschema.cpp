#include "schema/compiledschema.h"

#include "schema/document/schemadocument.h"

#include <utility>

namespace cuewright {

CompiledSchema::CompiledSchema(const SchemaDocument &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_compiling(*this)
{
    connect(&document, &SchemaDocument::schemaChanged, this, &CompiledSchema::refresh);
    refresh();
}

void CompiledSchema::refresh()
{
    // The old ones go on the other thread: of a large schema that takes longer than all else that an edit does here.
    auto old = std::pair(std::exchange(m_source, m_document.source()), std::exchange(m_current, nullptr));
    m_compiling.start([this, source = m_source, old = std::move(old)](const Background::Stop &) {
        return [this, text = source.text(), made = std::make_shared<const Result<Validator>>(Validator::compile(source.json()))] {
            if (text != m_source.text())
                return; // a newer one is on its way
            m_current = made;
            emit compiled();
        };
    });
}

} // namespace cuewright
