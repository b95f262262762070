#include "schema/exchange/languagewriters.h"

#include <QRegularExpression>

namespace cuewright {
namespace {

const QSet<QString> kReserved = {QStringLiteral("Array"), QStringLiteral("Boolean"), QStringLiteral("Date"),
    QStringLiteral("Error"), QStringLiteral("Function"), QStringLiteral("Map"), QStringLiteral("Number"),
    QStringLiteral("Object"), QStringLiteral("Promise"), QStringLiteral("Record"), QStringLiteral("Set"),
    QStringLiteral("String"), QStringLiteral("Symbol")};

QString tag(const Json &schema, const char *keyword)
{
    const Json *value = member(schema, keyword);
    if (!value)
        return {};
    const QString shown
        = value->is_string() ? fromUtf8(value->get<std::string>()) : QString::fromUtf8(writeJson(*value));
    return u'@' + QLatin1String(keyword) + u' ' + shown;
}

QStringList tags(const Json &schema, std::initializer_list<const char *> keywords)
{
    QStringList all;
    for (const char *keyword : keywords) {
        if (const QString text = tag(schema, keyword); !text.isEmpty())
            all << text;
    }
    return all;
}

// With brackets around what binds less tightly than "[]".
QString operand(const QString &type)
{
    static const QRegularExpression kSimple(QStringLiteral("^([\\w$]+|\"[^\"]*\"|\\{[^{}]*\\})(\\[\\])*\\z"));
    return type.contains(kSimple) ? type : u'(' + type + u')';
}

} // namespace

TypeScriptWriter::TypeScriptWriter(const Json &schema)
    : CodeWriter(schema, QStringLiteral("TypeScript"), kReserved)
{ }

CodeWriter::Typed TypeScriptWriter::literals(const std::vector<Json> &values)
{
    QStringList texts;
    for (const Json &value : values)
        texts << quoted(value);
    return {texts.join(QLatin1String(" | ")), {}};
}

CodeWriter::Typed TypeScriptWriter::text(const Json &schema, const QString &)
{
    return {QStringLiteral("string"), tags(schema, {"minLength", "maxLength", "pattern", "format"})};
}

CodeWriter::Typed TypeScriptWriter::number(const Json &schema, bool whole)
{
    QStringList rules
        = tags(schema, {"minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"});
    if (whole)
        rules.prepend(QStringLiteral("@type {integer}"));
    return {QStringLiteral("number"), rules};
}

CodeWriter::Typed TypeScriptWriter::list(const Json &schema, const Typed &item)
{
    return {operand(item.text) + QStringLiteral("[]"), tags(schema, {"minItems", "maxItems", "uniqueItems"})};
}

CodeWriter::Typed TypeScriptWriter::tuple(
    const Json &schema, const QString &, const std::vector<Typed> &parts, const Typed *rest)
{
    const Json *least = member(schema, "minItems");
    const std::size_t needed
        = least && least->is_number() ? static_cast<std::size_t>(std::max(0.0, least->get<double>())) : 0;
    QStringList texts;
    for (std::size_t i = 0; i < parts.size(); ++i)
        texts << (i < needed ? parts[i].text : operand(parts[i].text) + u'?');
    if (rest)
        texts << QStringLiteral("...") + operand(rest->text) + QStringLiteral("[]");
    return {u'[' + texts.join(QLatin1String(", ")) + u']', tags(schema, {"maxItems", "uniqueItems"})};
}

CodeWriter::Typed TypeScriptWriter::map(const Json &schema, const Typed &value)
{
    return {QStringLiteral("Record<string, %1>").arg(value.text),
        tags(schema, {"minProperties", "maxProperties"})};
}

CodeWriter::Typed TypeScriptWriter::oneOf(const std::vector<Typed> &branches, bool null)
{
    Typed made;
    QStringList texts;
    for (const Typed &branch : branches) {
        if (!texts.contains(branch.text))
            texts << branch.text;
        for (const QString &rule : branch.rules) {
            if (!made.rules.contains(rule))
                made.rules << rule;
        }
    }
    if (null && !texts.contains(QStringLiteral("null")))
        texts << QStringLiteral("null");
    made.text = texts.join(QLatin1String(" | "));
    return made;
}

QString TypeScriptWriter::comment(const Json &schema, const QStringList &rules)
{
    QStringList lines;
    if (const QString text = descriptionOf(schema); !text.isEmpty())
        lines << text.split(u'\n');
    lines << rules;
    if (const QString given = schema.is_object() ? tag(schema, "default") : QString(); !given.isEmpty())
        lines << (schema["default"].is_string() ? QStringLiteral("@default ") + quoted(schema["default"])
                                                : given);
    for (const QString &keyword : takeComments())
        lines << QStringLiteral("Not said by the type: ") + keyword;
    if (lines.isEmpty())
        return {};
    for (QString &line : lines)
        line.replace(QLatin1String("*/"), QLatin1String("* /")); // would end the comment
    if (lines.size() == 1)
        return QStringLiteral("/** %1 */\n").arg(lines.first());
    return QStringLiteral("/**\n * ") + lines.join(QLatin1String("\n * ")) + QStringLiteral("\n */\n");
}

QString TypeScriptWriter::key(const QString &name)
{
    static const QRegularExpression kPlain(QStringLiteral("^[A-Za-z_$][A-Za-z0-9_$]*\\z"));
    return name.contains(kPlain) ? name : quoted(name);
}

QString TypeScriptWriter::body(const Group &group)
{
    QString text = QStringLiteral("{\n");
    const QStringList outside = takeComments();
    for (const Member &each : group.members) {
        const Typed made = type(each.schema, each.pointer, typeNameOf(each.key));
        const QString line = comment(each.schema, made.rules) + key(each.key)
            + (each.required ? QStringLiteral(": ") : QStringLiteral("?: ")) + made.text;
        text += indented(line, 2) + QStringLiteral(";\n");
    }
    if (group.others) {
        // Other keys may hold this only; an index signature speaks for all members.
        const Typed made = type(
            *group.others, group.pointer + QStringLiteral("/additionalProperties"), QStringLiteral("Value"));
        text += group.members.empty()
            ? QStringLiteral("  [key: string]: %1;\n").arg(indented(made.text, 2).trimmed())
            : QStringLiteral("  [key: string]: unknown; // %1\n").arg(made.text.simplified());
        if (!group.members.empty())
            leaveOut(group.pointer, QStringLiteral("additionalProperties"));
    }
    addComments(outside);
    return text + u'}';
}

CodeWriter::Typed TypeScriptWriter::group(const Group &group)
{
    if (group.members.empty() && !group.others)
        return {QStringLiteral("Record<string, never>"), {}};
    return {body(group), {}};
}

void TypeScriptWriter::declare(const QString &name, const Json &schema, const QString &pointer)
{
    const bool interface = isGroup(schema) && !groupOf(schema, pointer, name).members.empty();
    const Typed whole = type(schema, pointer, name);
    const QString form
        = interface ? QStringLiteral("export interface %1 %2\n") : QStringLiteral("export type %1 = %2;\n");
    m_blocks << comment(schema, whole.rules) + form.arg(name, whole.text);
}

} // namespace cuewright
