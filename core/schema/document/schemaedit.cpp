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

Result<SchemaEdit> putAt(const JsonSource &source, const QString &pointer, const Json &wanted, const QString &label)
{
    const auto object = source.find(pointer.section(u'/', 0, -2));
    if (source.find(pointer) != JsonSource::kNone || object == JsonSource::kNone
        || source.node(object).kind != JsonSource::Kind::Object)
        return rewriteAt(source, pointer, wanted, label);
    JsonPatcher patcher(source);
    patcher.insert(object, -1, unescapedPointerStep(pointer.section(u'/', -1)), wanted);
    return SchemaEdit{label, source.text(), patcher.patches(), pointer};
}

} // namespace cuewright
