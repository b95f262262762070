#include "schema/document/schemaedit.h"

#include "schema/document/edittext.h"
#include "schema/document/jsonpatcher.h"

namespace cuewright {

Result<SchemaEdit> rewriteAs(const JsonSource &source, const Json &wanted, const QString &label)
{
    return rewriteAt(source, QString(), wanted, label);
}

Result<SchemaEdit> rewriteAt(
    const JsonSource &source, const QString &pointer, const Json &wanted, const QString &label)
{
    const auto id = source.find(pointer);
    if (id == JsonSource::kNone)
        return nothingAt(pointer);
    JsonPatcher patcher(source);
    patcher.setValue(id, wanted);
    return SchemaEdit{label, source.text(), patcher.patches(), pointer};
}

} // namespace cuewright
