#include "chat/wireschema.h"

#include "schema/providersubset.h"

#include <QCoreApplication>

namespace cuewright {
namespace {

/// Puts `strict` into `target` where the server knows it; false where its rules do not bind the schema.
bool putStrict(Json &target, std::optional<bool> strict, const ProviderProfile &provider, const QString &place, QList<Omission> &omitted)
{
    if (!strict)
        return false;
    if (provider.strictSchemas) {
        target["strict"] = *strict;
        return *strict;
    }
    if (*strict) {
        omitted.append({place + QStringLiteral("strict"),
            QCoreApplication::translate("Omission", "%1 does not enforce schemas strictly; the answer is checked here.").arg(providerTitle(provider.name))});
    }
    return false;
}

Json sentSchema(const Json &schema, bool strict, const QString &place, QList<Omission> &omitted)
{
    SentSchema sent = forProvider(schema, strict);
    for (const LocalOnlyRule &rule : sent.localOnly)
        omitted.append({place + rule.pointer, rule.reason});
    return std::move(sent.schema);
}

} // namespace

Json wireFunction(const ToolDefinition &tool, const ProviderProfile &provider, const QString &place, QList<Omission> &omitted)
{
    Json function = Json::object({{"name", toUtf8(tool.name)}});
    if (!tool.description.isEmpty())
        function["description"] = toUtf8(tool.description);
    Json flags = Json::object();
    const bool strict = putStrict(flags, tool.strict, provider, place + u'.', omitted);
    if (!tool.parameters.is_null())
        function["parameters"] = sentSchema(tool.parameters, strict, place + QStringLiteral(".parameters"), omitted);
    else if (strict)
        function["parameters"] = {{"type", "object"}, {"properties", Json::object()}, {"required", Json::array()}, {"additionalProperties", false}};
    function.update(flags);
    return function;
}

Json wireJsonSchema(const ResponseFormat &format, const ProviderProfile &provider, QList<Omission> &omitted)
{
    Json wire = Json::object({{"name", toUtf8(schemaName(format.name, QStringLiteral("response")))}});
    if (!format.description.isEmpty())
        wire["description"] = toUtf8(format.description);
    const bool strict = putStrict(wire, format.strict, provider, QStringLiteral("response_format."), omitted);
    wire["schema"] = sentSchema(format.schema, strict, {}, omitted);
    return wire;
}

QString schemaName(const QString &name, const QString &fallback)
{
    QString accepted;
    for (const QChar c : name.left(64)) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
        accepted += plain ? c : QChar(u'_');
    }
    return accepted.isEmpty() ? fallback : accepted;
}

} // namespace cuewright
