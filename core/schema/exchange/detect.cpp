#include "schema/exchange/detect.h"

#include "base/json.h"
#include "schema/exchange/jsonschemaimport.h"

#include <QRegularExpression>
#include <QSet>

namespace cuewright {
namespace {

bool matches(const QString &text, const char *pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern), QRegularExpression::MultilineOption)
        .match(text)
        .hasMatch();
}

SchemaSource kindOf(const Json &value)
{
    if (isOpenApi(value))
        return SchemaSource::OpenApi;
    return isJsonSchema(value) ? SchemaSource::JsonSchema : SchemaSource::SampleJson;
}

// A header row; a sentence with commas is none.
bool isTable(const QString &text)
{
    static const QRegularExpression kSeparator(QStringLiteral("[,;\\t]"));
    const QString header = text.section(u'\n', 0, 0).trimmed();
    const QStringList names = header.split(kSeparator);
    const bool spaced = header.contains(QLatin1String(", ")) || header.contains(QLatin1String("; "));
    if (names.size() < 2 || (spaced && text.section(u'\n', 1, 1).count(kSeparator) != names.size() - 1))
        return false;
    QSet<QString> different;
    for (const QString &name : names) {
        const QString bare = name.trimmed();
        if (bare.isEmpty() || bare.size() > 60 || bare.count(u' ') > 4 || bare.contains(u'{')
            || bare.contains(u'('))
            return false;
        different.insert(bare);
    }
    return different.size() == names.size();
}

} // namespace

SchemaSource detectSchemaSource(const QString &given)
{
    const QString text = given.trimmed();
    if (text.isEmpty())
        return SchemaSource::Unknown;
    if (const auto value = parseJson(text.toUtf8()))
        return kindOf(*value);
    const QString first = text.section(u'\n', 0, 0).trimmed();
    if (first.startsWith(u'{') || first.startsWith(u'[')) {
        const auto line = parseJson(first.toUtf8());
        if (line && text.size() > first.size())
            return SchemaSource::SampleJsonLines;
        // { "a": … is JSON that breaks later; { a: … is a type.
        if (!matches(text, R"(\A\{\s*(readonly\s+)?[A-Za-z_$][\w$]*\??\s*:|\A\{\s*(//|/\*))"))
            return matches(text, R"(["](\$schema|properties|\$defs)["]\s*:)") ? SchemaSource::JsonSchema
                                                                              : SchemaSource::SampleJson;
        return SchemaSource::TypeScript;
    }
    if (first == u"---")
        return SchemaSource::Prompty;
    if (matches(text, R"(^(openapi|swagger)\s*:)"))
        return SchemaSource::OpenApiYaml;
    if (matches(text, R"(^\s*class\s+\w+\s*(\([^)]*\))?\s*:|^from\s+(pydantic|typing|enum)\s+import\b)"))
        return SchemaSource::Pydantic;
    if (matches(text,
            R"(^\s*(/\*.*\*/\s*)?(export\s+)?(default\s+)?(declare\s+)?((const\s+)?enum|interface|type)\s+[A-Za-z_$][\w$]*)"))
        return SchemaSource::TypeScript;
    return isTable(text) ? SchemaSource::Csv : SchemaSource::Unknown;
}

} // namespace cuewright
