#include "schema/lint/localrules.h"

#include "schema/subschemas.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SchemaLint)
};

QString joined(const Json &names)
{
    QStringList words;
    for (const Json &name : names)
        words << (name.is_string() ? fromUtf8(name.get_ref<const std::string &>()) : QString::fromUtf8(writeJson(name)));
    return words.join(QLatin1String(", "));
}

QString plain(const Json &value)
{
    return value.is_string() ? fromUtf8(value.get_ref<const std::string &>()) : QString::fromUtf8(writeJson(value));
}

QString sentence(std::string_view keyword, bool one)
{
    struct Sentence
    {
        std::string_view keyword;
        const char *text;
        const char *ofOne; ///< nullptr: the same
    };
    static constexpr Sentence kSentences[] = {
        {"minLength", QT_TRANSLATE_NOOP("SchemaLint", "At least %1 characters."), QT_TRANSLATE_NOOP("SchemaLint", "At least one character.")},
        {"maxLength", QT_TRANSLATE_NOOP("SchemaLint", "At most %1 characters."), QT_TRANSLATE_NOOP("SchemaLint", "At most one character.")},
        {"minItems", QT_TRANSLATE_NOOP("SchemaLint", "At least %1 items."), QT_TRANSLATE_NOOP("SchemaLint", "At least one item.")},
        {"maxItems", QT_TRANSLATE_NOOP("SchemaLint", "At most %1 items."), QT_TRANSLATE_NOOP("SchemaLint", "At most one item.")},
        {"minProperties", QT_TRANSLATE_NOOP("SchemaLint", "At least %1 fields."), QT_TRANSLATE_NOOP("SchemaLint", "At least one field.")},
        {"maxProperties", QT_TRANSLATE_NOOP("SchemaLint", "At most %1 fields."), QT_TRANSLATE_NOOP("SchemaLint", "At most one field.")},
        {"minimum", QT_TRANSLATE_NOOP("SchemaLint", "%1 or more."), nullptr},
        {"maximum", QT_TRANSLATE_NOOP("SchemaLint", "%1 or less."), nullptr},
        {"exclusiveMinimum", QT_TRANSLATE_NOOP("SchemaLint", "More than %1."), nullptr},
        {"exclusiveMaximum", QT_TRANSLATE_NOOP("SchemaLint", "Less than %1."), nullptr},
        {"multipleOf", QT_TRANSLATE_NOOP("SchemaLint", "A multiple of %1."), nullptr},
        {"pattern", QT_TRANSLATE_NOOP("SchemaLint", "Matches the pattern %1."), nullptr},
        {"format", QT_TRANSLATE_NOOP("SchemaLint", "In the format %1."), nullptr},
    };
    for (const Sentence &each : kSentences) {
        if (each.keyword == keyword)
            return Words::tr(one && each.ofOne ? each.ofOne : each.text);
    }
    return {};
}

QString wordsOf(std::string_view keyword, const Json &value)
{
    if (const QString text = sentence(keyword, value == Json(1)); !text.isEmpty())
        return text.contains(QLatin1String("%1")) ? text.arg(plain(value)) : text;
    if (keyword == "uniqueItems")
        return value == Json(true) ? Words::tr("No item twice.") : QString();
    if (keyword == "dependentRequired" && value.is_object()) {
        QStringList sentences;
        for (const auto &[name, needed] : value.items())
            sentences << Words::tr("With %1 also: %2.").arg(fromUtf8(name), joined(needed));
        return sentences.join(u' ');
    }
    if (keyword == "then" || keyword == "else" || keyword == "minContains" || keyword == "maxContains")
        return {}; // said with if and contains
    return keyword == "if" ? Words::tr("A rule across fields is checked afterwards.")
                           : Words::tr("Also checked afterwards: %1.").arg(fromUtf8(keyword));
}

} // namespace

void addLocalRule(Json &schema, const std::string &keyword, const Json &value)
{
    const std::string key(kLocalRules);
    if (!schema.contains(key) || !schema[key].is_object())
        schema[key] = Json::object();
    Json &local = schema[key];
    if (!local.contains(keyword)) {
        local[keyword] = value;
    } else if (keyword == "allOf" && value.is_array() && local[keyword].is_array()) { // one list, however many come
        for (const Json &rules : value) {
            if (std::find(local[keyword].begin(), local[keyword].end(), rules) == local[keyword].end())
                local[keyword].push_back(rules);
        }
    } else if (local[keyword] != value) {
        local["allOf"].push_back(Json::object({{keyword, value}}));
    }
}

void addLocalRules(Json &schema, const Json &rules)
{
    if (!rules.is_object())
        return;
    bool collides = false;
    const Json *held = member(schema, kLocalRules);
    for (const auto &[keyword, value] : rules.items()) // lists of allOf only become longer
        collides = collides || (keyword != "allOf" && held && held->contains(keyword) && (*held)[keyword] != value);
    if (collides) // keywords that belong together (if and then) stay together
        return addLocalRule(schema, "allOf", Json::array({rules}));
    for (const auto &[keyword, value] : rules.items())
        addLocalRule(schema, keyword, value);
}

void describeLocalRule(Json &schema, const std::string &keyword, const Json &value)
{
    const QString words = wordsOf(keyword, value);
    QString description = memberText(schema, "description");
    if (words.isEmpty() || description.contains(words))
        return;
    if (!description.isEmpty() && !description.endsWith(u' '))
        description += u' ';
    schema["description"] = toUtf8(description + words);
}

Json withLocalRule(Json schema, const std::string &keyword, const Json &value)
{
    const std::string key(kLocalRules);
    Json local = schema.contains(key) && schema[key].is_object() ? schema[key] : Json::object();
    const QString before = local.contains(keyword) ? wordsOf(keyword, local[keyword]) : QString();
    const QString after = value.is_null() ? QString() : wordsOf(keyword, value);
    if (value.is_null())
        local.erase(keyword);
    else
        local[keyword] = value;
    if (local.empty())
        schema.erase(key);
    else
        schema[key] = std::move(local);
    QString description = memberText(schema, "description");
    if (before.isEmpty() || !description.contains(before)) {
        if (!value.is_null())
            describeLocalRule(schema, keyword, value);
        return schema;
    }
    qsizetype at = description.indexOf(before), length = before.size();
    if (after.isEmpty() && at > 0 && description[at - 1] == u' ') { // which describeLocalRule() has put there
        --at;
        ++length;
    }
    description.replace(at, length, after);
    if (description.isEmpty())
        schema.erase("description");
    else
        schema["description"] = toUtf8(description);
    return schema;
}

Json withLocalRulesInPlace(const Json &schema)
{
    if (schema.is_array()) {
        Json list = Json::array();
        for (const Json &item : schema)
            list.push_back(withLocalRulesInPlace(item));
        return list;
    }
    if (!schema.is_object())
        return schema;
    Json out = Json::object();
    for (const auto &[keyword, value] : schema.items()) {
        const SubschemaShape shape = subschemaShape(keyword);
        if (shape == SubschemaShape::Map && value.is_object()) {
            out[keyword] = Json::object();
            for (const auto &[name, child] : value.items())
                out[keyword][name] = withLocalRulesInPlace(child);
        } else {
            out[keyword] = shape == SubschemaShape::None ? value : withLocalRulesInPlace(value);
        }
    }
    const std::string key(kLocalRules);
    if (!out.contains(key) || !out[key].is_object())
        return out;
    Json rest = Json::object();
    const Json local = std::move(out[key]);
    out.erase(key);
    for (const auto &[keyword, value] : local.items())
        (out.contains(keyword) ? rest : out)[keyword] = value;
    if (!rest.empty())
        out[key] = std::move(rest);
    return out;
}

} // namespace cuewright
