#include "schema/exchange/typescriptreader.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

// A tag's value as a keyword; false for a tag that says nothing to a schema.
bool addTag(Json &schema, const QString &tag, const QString &value)
{
    static const std::array kNumbers{"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "default",
        "deprecated", "minProperties", "maxProperties", "additionalProperties", "examples"};
    static const std::array kTexts{"pattern", "format", "title"};
    const auto is = [&](const char *keyword) { return tag == QLatin1String(keyword); };
    const auto parsed = value.isEmpty() ? Result<Json>(true) : parseJson(value.toUtf8());
    if (std::any_of(kNumbers.begin(), kNumbers.end(), is))
        constrain(schema, toUtf8(tag), parsed ? *parsed : Json(toUtf8(value)));
    else if (std::any_of(kTexts.begin(), kTexts.end(), is))
        constrain(schema, toUtf8(tag), toUtf8(value));
    else
        return false;
    return true;
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
    for (const QString &line : comment.split(u'\n')) {
        const auto tag = kTag.match(line);
        const QString value = tag.captured(2).trimmed();
        const QString name = tag.captured(1);
        const bool isType = name == u"type" || name == u"asType" || name == u"TJS-type";
        if (isType && (value == u"integer" || value == u"{integer}"))
            makeWhole(schema);
        else if (!tag.hasMatch() || !addTag(schema, name, value))
            lines << line;
    }
    if (const QString text = lines.join(u'\n').trimmed(); !text.isEmpty())
        schema["description"] = toUtf8(text);
}

} // namespace cuewright
