#include "schema/fieldwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FieldWords)
};

constexpr int kHintLength = 80; // more does not fit beside a name

struct Row
{
    FieldType type;
    const char *sentence;
    const char *example;
    const char *term;
    Glyph glyph;
};

constexpr std::array kRows = {
    Row{FieldType::Text, QT_TRANSLATE_NOOP("FieldWords", "Words, a sentence, an address."), "\"Sign-in fails\"", "string", Glyph::TText},
    Row{FieldType::Number, QT_TRANSLATE_NOOP("FieldWords", "An amount, with decimals or without."), "0.92", "number", Glyph::TNumber},
    Row{FieldType::WholeNumber, QT_TRANSLATE_NOOP("FieldWords", "Something counted."), "3", "integer", Glyph::TNumber},
    Row{FieldType::YesNo, QT_TRANSLATE_NOOP("FieldWords", "A question with two answers."), "true", "boolean", Glyph::TYesno},
    Row{FieldType::Choice, QT_TRANSLATE_NOOP("FieldWords", "One of a few fixed values."), "\"high\"", "enum", Glyph::TChoice},
    Row{FieldType::List, QT_TRANSLATE_NOOP("FieldWords", "Any number of the same kind."), "[\"a\", \"b\"]", "array", Glyph::TList},
    Row{FieldType::Group, QT_TRANSLATE_NOOP("FieldWords", "Fields that belong together."), "{\"name\": …}", "object", Glyph::TGroup},
    Row{FieldType::OneOf, QT_TRANSLATE_NOOP("FieldWords", "Different shapes, one at a time."), "\"none\" | 3", "anyOf, oneOf", Glyph::Branch},
    Row{FieldType::Reference, QT_TRANSLATE_NOOP("FieldWords", "A shared part, or the schema itself."), "#/$defs/address", "$ref", Glyph::Link},
    Row{FieldType::Anything, QT_TRANSLATE_NOOP("FieldWords", "No rule for what stands here."), "…", "no type", Glyph::More},
};

const Row &rowOf(FieldType type)
{
    return kRows[static_cast<std::size_t>(type)]; // the rows stand in the order of the enumeration
}

bool isNull(const Json &schema)
{
    return memberText(schema, "type") == u"null";
}

QString number(const Json &value)
{
    return QString::fromUtf8(writeJson(value));
}

QString rangeNote(const Json &schema, const char *low, const char *high)
{
    const Json *from = member(schema, low);
    const Json *to = member(schema, high);
    if (from && to)
        return Words::tr("%1–%2", "a range").arg(number(*from), number(*to));
    if (from)
        return Words::tr("from %1").arg(number(*from));
    return to ? Words::tr("up to %1").arg(number(*to)) : QString();
}

QString listName(const FieldShape &shape)
{
    const Json *items = member(*shape.schema, "items");
    if (!items || !items->is_object())
        return fieldTypeName(FieldType::List);
    switch (fieldShape(*items, {}).type) {
    case FieldType::Group:
        return Words::tr("List of groups");
    case FieldType::Text:
        return Words::tr("List of texts");
    case FieldType::Number:
    case FieldType::WholeNumber:
        return Words::tr("List of numbers");
    case FieldType::Choice:
        return Words::tr("List of choices");
    case FieldType::List:
        return Words::tr("List of lists");
    default:
        return fieldTypeName(FieldType::List);
    }
}

QString choicesHint(const Json &choices)
{
    constexpr std::size_t kShown = 2;
    QStringList words;
    for (std::size_t i = 0; i < choices.size() && i < kShown; ++i)
        words << (choices[i].is_string() ? fromUtf8(choices[i].get_ref<const std::string &>()) : number(choices[i]));
    QString hint = words.join(QStringLiteral(", "));
    if (choices.size() > kShown)
        hint += Words::tr(", +%1", "so many more choices").arg(choices.size() - kShown);
    return hint;
}

} // namespace

QString typeSentence(FieldType type)
{
    return QCoreApplication::translate("FieldWords", rowOf(type).sentence);
}

QString typeExample(FieldType type)
{
    return QString::fromUtf8(rowOf(type).example);
}

QString typeTerm(FieldType type)
{
    return QLatin1String(rowOf(type).term);
}

Glyph typeGlyph(FieldType type)
{
    return rowOf(type).glyph;
}

FieldShape fieldShape(const Json &schema, const QString &pointer)
{
    FieldShape shape{&schema, pointer, fieldType(schema), isNullable(schema)};
    for (const char *keyword : {"anyOf", "oneOf"}) {
        const Json *branches = member(schema, keyword);
        if (!branches || !branches->is_array() || branches->size() != 2 || member(schema, "type"))
            continue;
        const std::size_t empty = isNull((*branches)[1]) ? 1 : 0;
        if (!isNull((*branches)[empty]) || isNull((*branches)[1 - empty]))
            continue;
        FieldShape inner = fieldShape((*branches)[1 - empty], pointer + u'/' + QLatin1String(keyword) + u'/' + QString::number(1 - empty));
        inner.nullable = true;
        return inner;
    }
    return shape;
}

TypeLabel typeLabel(const FieldShape &shape)
{
    TypeLabel label{fieldTypeName(shape.type), {}};
    const Json &schema = *shape.schema;
    switch (shape.type) {
    case FieldType::Choice:
        if (const Json *choices = member(schema, "enum"); choices && choices->is_array())
            label.note = QString::number(choices->size());
        else
            label.note = Words::tr("fixed", "a value that is always the same");
        break;
    case FieldType::Number:
    case FieldType::WholeNumber:
        label.note = rangeNote(schema, "minimum", "maximum");
        break;
    case FieldType::Text:
        label.note = formatName(memberText(schema, "format"));
        break;
    case FieldType::List:
        label.name = listName(shape);
        break;
    case FieldType::OneOf:
        for (const char *keyword : {"anyOf", "oneOf"}) {
            if (const Json *branches = member(schema, keyword); branches && branches->is_array())
                label.note = QString::number(branches->size());
        }
        break;
    case FieldType::Reference:
        label.note = memberText(schema, "$ref").section(u'/', -1);
        break;
    case FieldType::Anything:
        if (isNull(schema))
            label.name = Words::tr("Always empty");
        break;
    default:
        break;
    }
    return label;
}

QString fieldHint(const FieldShape &shape, const Json &schema)
{
    const Json &inner = *shape.schema;
    QString hint = memberText(schema, "description", memberText(inner, "description"));
    if (shape.type == FieldType::Group && hint.isEmpty()) {
        hint = groupHint(inner);
    } else if (shape.type == FieldType::List) {
        if (const QString range = rangeNote(inner, "minItems", "maxItems"); !range.isEmpty())
            hint = range;
    } else if (const Json *choices = member(inner, "enum"); shape.type == FieldType::Choice && choices && choices->is_array()) {
        hint = choicesHint(*choices);
    }
    return hint.left(kHintLength).simplified();
}

QString groupHint(const Json &group)
{
    const Json *extra = member(group, "additionalProperties");
    return extra && extra->is_boolean() && !extra->get<bool>() ? Words::tr("no extra fields") : Words::tr("extra fields allowed");
}

QString formatName(const QString &format)
{
    struct Known
    {
        const char *format;
        const char *name;
    };
    static constexpr std::array kKnown = {Known{"date-time", QT_TRANSLATE_NOOP("FieldWords", "date and time")},
        Known{"date", QT_TRANSLATE_NOOP("FieldWords", "date")}, Known{"time", QT_TRANSLATE_NOOP("FieldWords", "time of day")},
        Known{"duration", QT_TRANSLATE_NOOP("FieldWords", "duration")}, Known{"email", QT_TRANSLATE_NOOP("FieldWords", "e-mail address")},
        Known{"hostname", QT_TRANSLATE_NOOP("FieldWords", "host name")}, Known{"ipv4", QT_TRANSLATE_NOOP("FieldWords", "IPv4 address")},
        Known{"ipv6", QT_TRANSLATE_NOOP("FieldWords", "IPv6 address")}, Known{"uri", QT_TRANSLATE_NOOP("FieldWords", "web address")},
        Known{"uuid", QT_TRANSLATE_NOOP("FieldWords", "UUID")}, Known{"regex", QT_TRANSLATE_NOOP("FieldWords", "regular expression")}};
    for (const Known &known : kKnown) {
        if (format == QLatin1String(known.format))
            return QCoreApplication::translate("FieldWords", known.name);
    }
    return format;
}

} // namespace cuewright
