#include "schema/exchange/languagewriters.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace cuewright {
namespace {

QSet<QString> words(const char *list)
{
    const QStringList all = QString::fromLatin1(list).split(u' ');
    return {all.begin(), all.end()};
}

// What the file itself uses; a member of one of these names would stand in its way.
const QSet<QString> &ownNames()
{
    static const QSet<QString> kNames = words("Annotated Any Literal BaseModel ConfigDict Field RootModel "
                                              "Enum UUID dt str int float bool list dict "
                                              "tuple None True False Exception object type property");
    return kNames;
}

const QSet<QString> &keywords()
{
    static const QSet<QString> kWords = words(
        "False None True and as assert async await break class continue def del elif else except finally for "
        "from global if import in is lambda nonlocal not or pass raise return try while with yield match "
        "case "
        "copy dict json schema construct validate fields root self cls parse_obj parse_raw parse_file "
        "from_orm "
        "schema_json update_forward_refs");
    return kWords;
}

QString pythonValue(const Json &value)
{
    if (value.is_null())
        return QStringLiteral("None");
    if (value.is_boolean())
        return value.get<bool>() ? QStringLiteral("True") : QStringLiteral("False");
    if (!value.is_structured())
        return QString::fromUtf8(writeJson(value));
    QStringList parts;
    for (const auto &[key, child] : value.items())
        parts << (value.is_object() ? QString::fromUtf8(writeJson(key)) + QStringLiteral(": ") : QString())
                + pythonValue(child);
    const QString inside = parts.join(QLatin1String(", "));
    return value.is_object() ? u'{' + inside + u'}' : u'[' + inside + u']';
}

QStringList arguments(const Json &schema, std::initializer_list<std::pair<const char *, const char *>> names)
{
    QStringList all;
    for (const auto &[keyword, argument] : names) {
        if (const Json *value = member(schema, keyword); value && value->is_number())
            all << QLatin1String(argument) + u'=' + QString::fromUtf8(writeJson(*value));
    }
    return all;
}

// Pydantic's regular expressions know no look-around and no references back.
bool isSimplePattern(const QString &pattern)
{
    static const QRegularExpression kBeyond(QStringLiteral("\\(\\?[=!<]|\\\\[1-9ck]|\\[\\]|\\[\\^\\]"));
    return !pattern.contains(kBeyond);
}

QString memberNameOf(const QString &key)
{
    QString name;
    for (const QChar c : key.left(80))
        name += c.unicode() < 128 && (c.isLetterOrNumber() || c == u'_') ? c : QChar(u'_');
    while (name.startsWith(u'_'))
        name.remove(0, 1);
    if (name.isEmpty() || name.front().isDigit())
        name.prepend(QStringLiteral("field_"));
    if (keywords().contains(name) || ownNames().contains(name) || name.startsWith(QLatin1String("model_")))
        name += u'_';
    return name;
}

} // namespace

PydanticWriter::PydanticWriter(const Json &schema)
    : CodeWriter(schema, QStringLiteral("Pydantic"), ownNames() + keywords())
{ }

CodeWriter::Typed PydanticWriter::nothing()
{
    return {QStringLiteral("Annotated[None, Field(json_schema_extra={\"not\": {}})]"), {}};
}

CodeWriter::Typed PydanticWriter::literals(const std::vector<Json> &values)
{
    QStringList texts;
    bool number = false;
    for (const Json &value : values) {
        if (value.is_number_float()) // Literal takes none
            number = true;
        else
            texts << pythonValue(value);
    }
    const QString made
        = texts.isEmpty() ? QString() : QStringLiteral("Literal[%1]").arg(texts.join(QLatin1String(", ")));
    return {
        number ? (made.isEmpty() ? QStringLiteral("float") : made + QStringLiteral(" | float")) : made, {}};
}

CodeWriter::Typed PydanticWriter::text(const Json &schema, const QString &pointer)
{
    static const QHash<QString, const char *> kFormats = {{QStringLiteral("date"), "dt.date"},
        {QStringLiteral("date-time"), "dt.datetime"}, {QStringLiteral("time"), "dt.time"},
        {QStringLiteral("duration"), "dt.timedelta"}, {QStringLiteral("uuid"), "UUID"}};
    QStringList rules = arguments(schema, {{"minLength", "min_length"}, {"maxLength", "max_length"}});
    if (const QString pattern = memberText(schema, "pattern"); !pattern.isEmpty()) {
        if (isSimplePattern(pattern))
            rules << QStringLiteral("pattern=") + quoted(pattern);
        else
            leaveOut(pointer, QStringLiteral("pattern"));
    }
    const QString format = memberText(schema, "format");
    if (const char *type = kFormats.value(format); type && rules.isEmpty())
        return {QLatin1String(type), {}};
    if (!format.isEmpty())
        rules << QStringLiteral("json_schema_extra={\"format\": %1}").arg(quoted(format));
    return {QStringLiteral("str"), rules};
}

CodeWriter::Typed PydanticWriter::number(const Json &schema, bool whole)
{
    return {whole ? QStringLiteral("int") : QStringLiteral("float"),
        arguments(schema,
            {{"minimum", "ge"}, {"exclusiveMinimum", "gt"}, {"maximum", "le"}, {"exclusiveMaximum", "lt"},
                {"multipleOf", "multiple_of"}})};
}

QString PydanticWriter::annotated(const Typed &typed)
{
    return typed.rules.isEmpty()
        ? typed.text
        : QStringLiteral("Annotated[%1, Field(%2)]").arg(typed.text, typed.rules.join(QLatin1String(", ")));
}

CodeWriter::Typed PydanticWriter::list(const Json &schema, const Typed &item)
{
    return {QStringLiteral("list[%1]").arg(annotated(item)),
        arguments(schema, {{"minItems", "min_length"}, {"maxItems", "max_length"}})};
}

CodeWriter::Typed PydanticWriter::tuple(
    const Json &schema, const QString &pointer, const std::vector<Typed> &parts, const Typed *rest)
{
    const Json *least = member(schema, "minItems");
    QStringList texts;
    for (const Typed &part : parts) {
        if (const QString text = annotated(part); rest == nullptr || !texts.contains(text))
            texts << text;
    }
    if (!rest && least && *least == Json(parts.size()))
        return {QStringLiteral("tuple[%1]").arg(texts.join(QLatin1String(", "))), {}};
    leaveOut(pointer, QStringLiteral("prefixItems"));
    if (rest && !texts.contains(annotated(*rest)))
        texts << annotated(*rest);
    texts.removeDuplicates();
    return {QStringLiteral("list[%1]").arg(texts.join(QLatin1String(" | "))),
        arguments(schema, {{"minItems", "min_length"}, {"maxItems", "max_length"}})};
}

CodeWriter::Typed PydanticWriter::map(const Json &schema, const Typed &value)
{
    return {QStringLiteral("dict[str, %1]").arg(annotated(value)),
        arguments(schema, {{"minProperties", "min_length"}, {"maxProperties", "max_length"}})};
}

CodeWriter::Typed PydanticWriter::oneOf(const std::vector<Typed> &branches, bool null)
{
    if (branches.size() == 1)
        return {branches.front().text
                + (null && branches.front().text != u"Any" ? QStringLiteral(" | None") : QString()),
            branches.front().rules};
    QStringList texts;
    for (const Typed &branch : branches)
        texts << annotated(branch);
    texts.removeDuplicates();
    if (texts.contains(QStringLiteral("Any")))
        return anything();
    if (null)
        texts << QStringLiteral("None");
    return {texts.join(QLatin1String(" | ")), {}};
}

QString PydanticWriter::docstring(const Json &schema)
{
    QString text = descriptionOf(schema);
    if (text.isEmpty())
        return {};
    text.replace(u'\\', QLatin1String("\\\\"))
        .replace(QLatin1String("\"\"\""), QLatin1String("\\\"\\\"\\\""));
    if (text.endsWith(u'"'))
        text += u' ';
    return QStringLiteral("\"\"\"%1\"\"\"\n").arg(text);
}

QString PydanticWriter::comments(int indent)
{
    QString text;
    for (const QString &keyword : takeComments())
        text += QString(indent, u' ') + QStringLiteral("# Not checked here: ") + QString(keyword).simplified()
            + u'\n';
    return text;
}

CodeWriter::Typed PydanticWriter::group(const Group &group)
{
    const QString name = uniqueName(group.name.isEmpty() ? QStringLiteral("Part") : group.name);
    writeClass(name, group);
    return {name, {}};
}

QString PydanticWriter::memberLine(const Member &member, UniqueNames &names, const QString &owner)
{
    Typed made = type(member.schema, member.pointer, owner + typeNameOf(member.key));
    QString name = memberNameOf(member.key);
    if (isTaken(name)
        && !m_memberNames.contains(name)) // by a class: inside its own, a member of that name would hide it
        name += u'_';
    name = names.take(name);
    if (name.front().isUpper() && !isTaken(name))
        m_memberNames.insert(uniqueName(name));
    QStringList arguments;
    const Json *given = member.schema.is_object() ? cuewright::member(member.schema, "default") : nullptr;
    if (!member.required) {
        arguments << QStringLiteral("default=") + (given ? pythonValue(*given) : QStringLiteral("None"));
        const bool nullable
            = made.text == u"Any" || made.text == u"None" || made.text.endsWith(QLatin1String("| None"));
        if (!given && !nullable) {
            made.text += QStringLiteral(" | None");
            note({},
                QCoreApplication::translate(
                    "SchemaExport", "In Pydantic a member that may be left out may also be None."));
        }
    }
    if (name != member.key)
        arguments << QStringLiteral("alias=") + quoted(member.key);
    arguments += made.rules;
    if (const QString text = descriptionOf(member.schema); !text.isEmpty())
        arguments << QStringLiteral("description=") + quoted(text);
    const QString line = QStringLiteral("    %1: %2").arg(name, made.text);
    if (arguments.isEmpty())
        return comments(4) + line + u'\n';
    if (arguments == QStringList{QStringLiteral("default=None")})
        return comments(4) + line + QStringLiteral(" = None\n");
    return comments(4) + line + QStringLiteral(" = Field(%1)\n").arg(arguments.join(QLatin1String(", ")));
}

void PydanticWriter::writeClass(const QString &name, const Group &group)
{
    for (const char *keyword : {"minProperties", "maxProperties"}) {
        if (group.schema.contains(keyword))
            leaveOut(group.pointer, QLatin1String(keyword));
    }
    if (group.others)
        leaveOut(group.pointer, QStringLiteral("additionalProperties"));
    QString head = QStringLiteral("class %1(BaseModel):\n").arg(name);
    if (const QString text = docstring(group.schema); !text.isEmpty())
        head += QStringLiteral("    ") + text + u'\n';
    head += comments(4);
    QString members;
    UniqueNames names;
    for (const Member &each : group.members) {
        members += memberLine(each, names, name);
    }
    // Not populate_by_name: the name of one member may be the key of another.
    const bool configured = group.closed || group.others;
    if (configured)
        head += QStringLiteral("    model_config = ConfigDict(extra=\"%1\")\n")
                    .arg(QLatin1String(group.closed ? "forbid" : "allow"));
    if (configured && !members.isEmpty())
        head += u'\n';
    else if (!configured && members.isEmpty())
        head += QStringLiteral("    pass\n");
    m_blocks << head + members;
}

void PydanticWriter::declare(const QString &name, const Json &schema, const QString &pointer)
{
    if (isGroup(schema)) {
        noteUnsaid(schema, pointer);
        writeClass(name, groupOf(schema, pointer, name));
        return;
    }
    const Json *values = schema.is_object() ? member(schema, "enum") : nullptr;
    const bool texts = !pointer.isEmpty() && values && values->is_array() && !values->empty()
        && std::all_of(values->begin(), values->end(), [](const Json &value) { return value.is_string(); });
    QString text;
    if (texts) {
        text = QStringLiteral("class %1(str, Enum):\n").arg(name);
        if (const QString doc = docstring(schema); !doc.isEmpty())
            text += QStringLiteral("    ") + doc + u'\n';
        UniqueNames names(words("MRO NAME VALUE"));
        for (const Json &value : *values)
            text += QStringLiteral("    %1 = %2\n")
                        .arg(names.take(memberNameOf(fromUtf8(value.get<std::string>())).toUpper()),
                            quoted(value));
    } else {
        const Typed made = type(schema, pointer, name + QStringLiteral("Value"));
        text = QStringLiteral("class %1(RootModel):\n").arg(name);
        if (const QString doc = docstring(schema); !doc.isEmpty())
            text += QStringLiteral("    ") + doc + u'\n';
        text += comments(4) + QStringLiteral("    root: %1\n").arg(annotated(made));
    }
    m_blocks << text;
}

QString PydanticWriter::file()
{
    const QString all = m_blocks.join(QLatin1String("\n\n"));
    const auto uses = [&](const char *word) {
        return all.contains(QRegularExpression(QStringLiteral("\\b%1\\b").arg(QLatin1String(word))));
    };
    const auto used = [&](std::initializer_list<const char *> names) {
        QStringList found;
        for (const char *name : names) {
            if (uses(name))
                found << QLatin1String(name);
        }
        return found.join(QLatin1String(", "));
    };
    QString head;
    if (uses("dt"))
        head += QStringLiteral("import datetime as dt\n");
    if (uses("Enum"))
        head += QStringLiteral("from enum import Enum\n");
    if (const QString names = used({"Annotated", "Any", "Literal"}); !names.isEmpty())
        head += QStringLiteral("from typing import %1\n").arg(names);
    if (uses("UUID"))
        head += QStringLiteral("from uuid import UUID\n");
    if (!head.isEmpty())
        head += u'\n';
    return QStringLiteral("from __future__ import annotations\n\n") + head
        + QStringLiteral("from pydantic import %1\n\n\n")
              .arg(used({"BaseModel", "ConfigDict", "Field", "RootModel"}))
        + all;
}

} // namespace cuewright
