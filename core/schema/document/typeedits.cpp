#include "schema/document/typeedits.h"

#include "schema/document/edittext.h"
#include "schema/document/jsonpatcher.h"
#include "schema/document/keywordorder.h"
#include "schema/nullable.h"

namespace cuewright {
namespace {

/// How a label names the schema: its field, or the keyword or number under which it stands.
QString labelName(const QString &pointer)
{
    QString name = pointer.sliced(pointer.lastIndexOf(u'/') + 1);
    name.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
    return name.isEmpty() ? EditText::tr("the schema") : name;
}

Result<JsonSource::NodeId> schemaAt(const JsonSource &source, const QString &pointer)
{
    const auto id = source.find(pointer);
    if (id == JsonSource::kNone)
        return nothingAt(pointer);
    return id;
}

} // namespace

Result<SchemaEdit> retype(
    const JsonSource &source, const QString &pointer, FieldType type, const QString &reference)
{
    const auto id = schemaAt(source, pointer);
    if (!id)
        return fail(id.error());
    const QString label = EditText::tr("Make %1 a %2", "%2 is a type: Whole number")
                              .arg(labelName(pointer), fieldTypeName(type));
    return rewriteAt(source, pointer, retyped(source.value(*id), type, reference), label);
}

Result<SchemaEdit> setNullable(const JsonSource &source, const QString &pointer, bool nullable)
{
    const auto id = schemaAt(source, pointer);
    if (!id)
        return fail(id.error());
    const Json old = source.value(*id);
    const QString label
        = nullable ? EditText::tr("Allow %1 to be empty") : EditText::tr("Do not allow %1 to be empty");
    return rewriteAt(
        source, pointer, nullable ? withNull(old) : withoutNull(old), label.arg(labelName(pointer)));
}

Result<SchemaEdit> setKeyword(
    const JsonSource &source, const QString &pointer, const QString &keyword, const Json &value)
{
    const auto id = schemaAt(source, pointer);
    if (!id)
        return fail(id.error());
    const QString label = EditText::tr("Change “%1” of %2").arg(keyword, labelName(pointer));
    if (source.node(*id).kind != JsonSource::Kind::Object) {
        if (source.value(*id) != true)
            return fail(Error::Code::Invalid,
                EditText::tr("This schema allows nothing; choose a type for it first."));
        Json schema = Json::object();
        schema[toUtf8(keyword)] = value;
        return rewriteAt(source, pointer, schema, label);
    }
    JsonPatcher patcher(source);
    if (const auto old = source.member(*id, keyword); old != JsonSource::kNone)
        patcher.setValue(old, value);
    else
        patcher.insert(*id, keywordIndex(source, *id, keyword), keyword, value);
    return SchemaEdit{label, source.text(), patcher.patches(), pointer};
}

Result<SchemaEdit> unsetKeyword(const JsonSource &source, const QString &pointer, const QString &keyword)
{
    const auto id = schemaAt(source, pointer);
    if (!id)
        return fail(id.error());
    JsonPatcher patcher(source);
    if (const auto old = source.member(*id, keyword); old != JsonSource::kNone)
        patcher.remove(old);
    const QString label = EditText::tr("Remove “%1” of %2").arg(keyword, labelName(pointer));
    return SchemaEdit{label, source.text(), patcher.patches(), pointer};
}

Result<SchemaEdit> setExtraFieldsAllowed(const JsonSource &source, const QString &group, bool allowed)
{
    auto edit = allowed ? unsetKeyword(source, group, QStringLiteral("additionalProperties"))
                        : setKeyword(source, group, QStringLiteral("additionalProperties"), false);
    if (edit)
        edit->label
            = (allowed ? EditText::tr("Allow extra fields in %1") : EditText::tr("Forbid extra fields in %1"))
                  .arg(labelName(group));
    return edit;
}

} // namespace cuewright
