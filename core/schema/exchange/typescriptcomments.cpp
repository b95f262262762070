#include "schema/exchange/typescriptreader.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>

namespace cuewright {
namespace {

// A tag's value as a keyword; false for a tag that says nothing to a schema.
bool addTag(Json &schema, const QString &tag, const QString &value)
{
    static const std::array kValues{"uniqueItems", "default", "deprecated", "additionalProperties", "examples"};
    static const std::array kTexts{"pattern", "format", "title"};
    const auto is = [&](const char *keyword) { return tag == QLatin1String(keyword); };
    const auto parsed = value.isEmpty() ? Result<Json>(true) : parseJson(value.toUtf8());
    if (std::any_of(kValues.begin(), kValues.end(), is))
        constrain(schema, toUtf8(tag), parsed ? *parsed : Json(toUtf8(value)));
    else if (std::any_of(kTexts.begin(), kTexts.end(), is))
        constrain(schema, toUtf8(tag), toUtf8(value));
    else
        return false;
    return true;
}

/// "1 @maximum 5" of a limit: the number is taken, what follows it is answered; nullopt: no limit, or no number.
std::optional<QString> addLimit(Json &schema, const QString &tag, const QString &value)
{
    static const std::array kLimits{"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength",
        "minItems", "maxItems", "minProperties", "maxProperties"};
    if (std::none_of(kLimits.begin(), kLimits.end(), [&](const char *keyword) { return tag == QLatin1String(keyword); }))
        return std::nullopt;
    const QString first = value.section(u' ', 0, 0);
    const auto number = parseJson(first.toUtf8());
    if (!number || !number->is_number())
        return std::nullopt;
    constrain(schema, toUtf8(tag), *number);
    return value.mid(first.size()).trimmed();
}

void makeWhole(Json &schema)
{
    if (Json *branches = schema.contains("anyOf") ? &schema["anyOf"] : nullptr;
        branches && branches->is_array()) {
        for (Json &branch : *branches)
            makeWhole(branch);
    }
    if (!schema.contains("type"))
        return;
    Json &type = schema["type"];
    if (type == "number")
        type = "integer";
    for (std::size_t i = 0; type.is_array() && i < type.size(); ++i) {
        if (type[i] == "number")
            type[i] = "integer";
    }
}

} // namespace

void describe(Json &schema, const QString &comment)
{
    if (!schema.is_object() || comment.isEmpty())
        return;
    static const QRegularExpression kTag(QStringLiteral("^@([A-Za-z-]+)\\s*(.*)$"));
    QStringList lines;
    for (QStringList open = comment.split(u'\n'); !open.isEmpty();) {
        const QString line = open.takeFirst();
        const auto tag = kTag.match(line);
        const QString value = tag.captured(2).trimmed();
        const QString name = tag.captured(1);
        const bool isType = name == u"type" || name == u"asType" || name == u"TJS-type";
        if (isType && (value == u"integer" || value == u"{integer}"))
            makeWhole(schema);
        else if (const auto rest = addLimit(schema, name, value); rest && !rest->isEmpty())
            open.prepend(*rest);
        else if (rest)
            continue;
        else if (!tag.hasMatch() || !addTag(schema, name, value))
            lines << line;
    }
    if (const QString text = lines.join(u'\n').trimmed(); !text.isEmpty())
        schema["description"] = toUtf8(text);
}

} // namespace cuewright
