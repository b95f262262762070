#include "schema/exchange/schemaexport.h"

#include "schema/exchange/languagewriters.h"
#include "schema/providersubset.h"

namespace cuewright {
namespace {

// a-z, A-Z, 0-9, _ and -, at most 64 (facts §3.1).
std::string formatName(const QString &title)
{
    QString name;
    for (const QChar c : title.left(64))
        name += c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_' || c == u'-') ? c : QChar(u'_');
    return name.isEmpty() ? "answer" : toUtf8(name);
}

ExportedSchema responseFormat(const Json &schema, const QString &name)
{
    const SentSchema sent = forProvider(schema, true);
    const QString title = memberText(schema, "title", name);
    const Json format = {{"type", "json_schema"},
        {"json_schema", {{"name", formatName(title)}, {"strict", true}, {"schema", sent.schema}}}};
    ExportedSchema exported{QString::fromUtf8(writeJson(format, 2)) + u'\n', {}};
    for (const LocalOnlyRule &rule : sent.localOnly)
        exported.notes.append({rule.pointer, rule.reason});
    return exported;
}

} // namespace

ExportedSchema exportSchema(const Json &schema, SchemaTarget target, const QString &name)
{
    switch (target) {
    case SchemaTarget::OpenAiResponseFormat:
        return responseFormat(schema, name);
    case SchemaTarget::Pydantic:
        return PydanticWriter(schema).write(name);
    case SchemaTarget::TypeScript:
        return TypeScriptWriter(schema).write(name);
    case SchemaTarget::Zod:
        return ZodWriter(schema).write(name);
    case SchemaTarget::JsonSchema:
        break;
    }
    return {QString::fromUtf8(writeJson(schema, 2)) + u'\n', {}};
}

} // namespace cuewright
