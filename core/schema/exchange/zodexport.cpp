#include "schema/exchange/languagewriters.h"

#include <QRegularExpression>

#include <algorithm>

namespace cuewright {
namespace {

const QSet<QString> kReserved = {QStringLiteral("z"), QStringLiteral("RegExp"), QStringLiteral("Array"),
    QStringLiteral("Object"), QStringLiteral("Record")};

QString call(const Json &schema, const char *keyword, const char *method)
{
    const Json *value = member(schema, keyword);
    return value && value->is_number()
        ? u'.' + QLatin1String(method) + u'(' + QString::fromUtf8(writeJson(*value)) + u')'
        : QString();
}

QString key(const QString &name, const QString &quotedName)
{
    static const QRegularExpression kPlain(QStringLiteral("^[A-Za-z_$][A-Za-z0-9_$]*\\z"));
    return name.contains(kPlain) ? name : quotedName;
}

} // namespace

ZodWriter::ZodWriter(const Json &schema)
    : CodeWriter(schema, QStringLiteral("Zod"), kReserved)
{ }

CodeWriter::Typed ZodWriter::literals(const std::vector<Json> &values)
{
    QStringList texts;
    for (const Json &value : values)
        texts << quoted(value);
    const bool allTexts
        = std::all_of(values.begin(), values.end(), [](const Json &value) { return value.is_string(); });
    if (values.size() == 1)
        return {QStringLiteral("z.literal(%1)").arg(texts.first()), {}};
    return {(allTexts ? QStringLiteral("z.enum([") : QStringLiteral("z.literal(["))
            + texts.join(QLatin1String(", ")) + QStringLiteral("])"),
        {}};
}

CodeWriter::Typed ZodWriter::text(const Json &schema, const QString &pointer)
{
    static const QHash<QString, const char *> kFormats
        = {{QStringLiteral("email"), "z.email()"}, {QStringLiteral("date"), "z.iso.date()"},
            {QStringLiteral("date-time"), "z.iso.datetime({ offset: true })"},
            {QStringLiteral("uuid"), "z.guid()"}, {QStringLiteral("uri"), "z.url()"},
            {QStringLiteral("ipv4"), "z.ipv4()"}, {QStringLiteral("ipv6"), "z.ipv6()"},
            {QStringLiteral("duration"), "z.iso.duration()"}};
    const QString format = memberText(schema, "format");
    const char *made = kFormats.value(format);
    if (!made && !format.isEmpty())
        leaveOut(pointer, QStringLiteral("format"));
    QString text = QLatin1String(made ? made : "z.string()");
    text += call(schema, "minLength", "min") + call(schema, "maxLength", "max");
    if (const QString pattern = memberText(schema, "pattern"); !pattern.isEmpty())
        text += QStringLiteral(".regex(new RegExp(%1, \"u\"))").arg(quoted(pattern));
    return {text, {}};
}

CodeWriter::Typed ZodWriter::number(const Json &schema, bool whole)
{
    return {QLatin1String(whole ? "z.int()" : "z.number()") + call(schema, "minimum", "min")
            + call(schema, "exclusiveMinimum", "gt") + call(schema, "maximum", "max")
            + call(schema, "exclusiveMaximum", "lt") + call(schema, "multipleOf", "multipleOf"),
        {}};
}

CodeWriter::Typed ZodWriter::list(const Json &schema, const Typed &item)
{
    return {QStringLiteral("z.array(%1)").arg(item.text) + call(schema, "minItems", "min")
            + call(schema, "maxItems", "max"),
        {}};
}

CodeWriter::Typed ZodWriter::tuple(
    const Json &schema, const QString &pointer, const std::vector<Typed> &parts, const Typed *rest)
{
    const Json *least = member(schema, "minItems");
    const std::size_t needed
        = least && least->is_number() ? static_cast<std::size_t>(std::max(0.0, least->get<double>())) : 0;
    QStringList texts;
    for (std::size_t i = 0; i < parts.size(); ++i)
        texts << parts[i].text + (i < needed ? QString() : QStringLiteral(".optional()"));
    if (member(schema, "maxItems") || needed > parts.size())
        leaveOut(
            pointer, member(schema, "maxItems") ? QStringLiteral("maxItems") : QStringLiteral("minItems"));
    return {QStringLiteral("z.tuple([%1]%2)")
                .arg(texts.join(QLatin1String(", ")), rest ? QStringLiteral(", ") + rest->text : QString()),
        {}};
}

CodeWriter::Typed ZodWriter::map(const Json &, const Typed &value)
{
    return {QStringLiteral("z.record(z.string(), %1)").arg(value.text), {}};
}

CodeWriter::Typed ZodWriter::oneOf(const std::vector<Typed> &branches, bool null)
{
    QStringList texts;
    for (const Typed &branch : branches) {
        if (!texts.contains(branch.text))
            texts << branch.text;
    }
    const QString made = texts.size() == 1
        ? texts.first()
        : QStringLiteral("z.union([%1])").arg(texts.join(QLatin1String(", ")));
    return {null ? made + QStringLiteral(".nullable()") : made, {}};
}

CodeWriter::Typed ZodWriter::reference(const QString &name)
{
    if (isDeclared(name))
        return {name, {}};
    ++m_recursions;
    m_recursive.insert(name);
    return {m_inGroup ? name : QStringLiteral("z.lazy((): z.ZodType => %1)").arg(name), {}};
}

QString ZodWriter::described(const QString &text, const Json &schema)
{
    const QString description = descriptionOf(schema);
    return description.isEmpty() ? text : text + QStringLiteral(".describe(%1)").arg(quoted(description));
}

QString ZodWriter::comments()
{
    QString text;
    for (const QString &keyword : takeComments())
        text += QStringLiteral("// Not checked here: ") + QString(keyword).replace(u'\n', u' ') + u'\n';
    return text;
}

CodeWriter::Typed ZodWriter::group(const Group &group)
{
    QString text = group.closed ? QStringLiteral("z.strictObject({\n")
        : group.others          ? QStringLiteral("z.object({\n")
                                : QStringLiteral("z.looseObject({\n");
    const bool outer = std::exchange(m_inGroup, true);
    const QStringList outside = takeComments();
    for (const Member &each : group.members) {
        if (each.key == u"__proto__") { // Zod passes such a member over
            leaveOut(group.pointer + QStringLiteral("/properties"), each.key);
            continue;
        }
        const int before = m_recursions;
        Typed made = type(each.schema, each.pointer, typeNameOf(each.key));
        if (each.required && made.text == anything().text)
            made.text
                += QStringLiteral(".refine((value) => value !== undefined)"); // Zod's unknown may be missing
        made.text
            = described(made.text, each.schema) + (each.required ? QString() : QStringLiteral(".optional()"));
        const QString name = key(each.key, quoted(each.key));
        // A getter is read when the other schema is there.
        const QString line = m_recursions > before ? QStringLiteral("get %1(): z.ZodType { return %2; },\n")
                                                   : QStringLiteral("%1: %2,\n");
        text += indented(comments() + line.arg(name, made.text), 2);
    }
    text += QStringLiteral("})");
    m_inGroup = false;
    if (group.others)
        text += QStringLiteral(".catchall(%1)")
                    .arg(type(*group.others, group.pointer + QStringLiteral("/additionalProperties"),
                        QStringLiteral("Value"))
                             .text);
    m_inGroup = outer;
    addComments(outside);
    return {text, {}};
}

void ZodWriter::declare(const QString &name, const Json &schema, const QString &pointer)
{
    const bool outer = std::exchange(m_inGroup, false);
    const QString made = described(type(schema, pointer, name).text, schema);
    m_inGroup = outer;
    const bool typed = m_recursive.contains(name) && !isGroup(schema);
    m_blocks << comments()
            + QStringLiteral("export const %1%2 = %3;\nexport type %1 = z.infer<typeof %1>;\n")
                  .arg(name, typed ? QStringLiteral(": z.ZodType") : QString(), made);
}

QString ZodWriter::file()
{
    return QStringLiteral("import { z } from \"zod\";\n\n") + m_blocks.join(u'\n');
}

} // namespace cuewright
