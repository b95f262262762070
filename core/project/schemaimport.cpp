#include "project/schemaimport.h"

#include "project/promptfile.h"
#include "project/propertyschema.h"
#include "project/testset.h"
#include "project/textcheck.h"
#include "project/yamlvalue.h"
#include "schema/exchange/jsonschemaimport.h"
#include "schema/exchange/pydanticimport.h"
#include "schema/exchange/typescriptimport.h"
#include "schema/inference.h"

#include <QCoreApplication>

#include <algorithm>

namespace cuewright {
namespace {

constexpr int kMaxRows = 10'000;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SchemaImport)
};

ImportedSchema fromSamples(const std::vector<Json> &samples)
{
    ImportedSchema imported;
    imported.schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    imported.schema.update(inferSchema(samples));
    return imported;
}

ImportedSchema fromSample(const Json &value)
{
    const bool several = value.is_array() && !value.empty()
        && std::all_of(value.begin(), value.end(), [](const Json &item) { return item.is_object(); });
    if (!several)
        return fromSamples({value});
    ImportedSchema imported = fromSamples({value.begin(), value.end()});
    imported.notes.append({{},
        Words::tr("Each of the %n objects in the list was read as one sample.", nullptr,
            static_cast<int>(value.size()))});
    return imported;
}

std::optional<Json> plainValue(const std::string &cell)
{
    const QString text = fromUtf8(cell).trimmed();
    if (text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0
        || text.compare(QLatin1String("false"), Qt::CaseInsensitive) == 0)
        return text.size() == 4;
    const auto number = parseJson(text.toUtf8());
    return number && number->is_number() ? std::optional(*number) : std::nullopt;
}

[[nodiscard]] Result<ImportedSchema> fromCsv(QByteArrayView text)
{
    const auto header = readCsvHeader(text);
    if (!header)
        return fail(header.error());
    const auto read = readCsv(text, kMaxRows);
    if (!read)
        return fail(read.error());
    if (header->isEmpty())
        return fail(Error::Code::Invalid, Words::tr("There is no header row in this text."));
    std::vector<Json> rows(read->begin(), read->end());
    if (rows.empty())
        rows.push_back(Json::object());
    for (const QString &column : *header) {
        const std::string name = toUtf8(column);
        const auto cellOf = [&](const Json &row) { return row.value(name, std::string()); };
        const auto isPlain = [&](const Json &row) { return cellOf(row).empty() || plainValue(cellOf(row)); };
        const bool plain = std::all_of(rows.begin(), rows.end(), isPlain);
        const bool filled
            = std::any_of(rows.begin(), rows.end(), [&](const Json &row) { return !cellOf(row).empty(); });
        for (Json &row : rows) {
            if (read->isEmpty())
                row[name] = "";
            else if (filled && row.contains(name))
                row[name] = cellOf(row).empty() ? Json() : plain ? *plainValue(cellOf(row)) : row[name];
        }
    }
    return fromSamples(rows);
}

[[nodiscard]] Result<ImportedSchema> fromPrompty(QByteArrayView text)
{
    const auto file = PromptFile::parse(text.toByteArray());
    if (!file)
        return fail(file.error());
    const Prompt &prompt = file->prompt();
    if (prompt.outputs.isEmpty())
        return fail(Error::Code::Invalid, Words::tr("This prompt has no “outputs”."));
    ImportedSchema imported;
    imported.schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    if (!prompt.name.isEmpty())
        imported.schema["title"] = toUtf8(prompt.name);
    imported.schema.update(schemaOf(prompt.outputs, false));
    return imported;
}

[[nodiscard]] Result<ImportedSchema> fromYaml(QByteArrayView text, const QString &component)
{
    if (auto checked = checkText(text); !checked)
        return fail(checked.error());
    const auto tree = parseYaml(text);
    if (!tree)
        return fail(tree.error());
    return importOpenApi(*tree ? yamlToJson(**tree) : Json(), component);
}

} // namespace

Result<ImportedSchema> importSchema(QByteArrayView text, SchemaSource source, const QString &component)
{
    switch (source) {
    case SchemaSource::JsonSchema:
        return parseJson(text).and_then([](const Json &value) { return importJsonSchema(value); });
    case SchemaSource::OpenApi:
        return parseJson(text).and_then([&](const Json &value) { return importOpenApi(value, component); });
    case SchemaSource::SampleJson:
        return parseJson(text).map(fromSample);
    case SchemaSource::SampleJsonLines:
        return readJsonLines(text, kMaxRows).map([](const QList<Json> &rows) {
            return fromSamples({rows.begin(), rows.end()});
        });
    case SchemaSource::OpenApiYaml:
        return fromYaml(text, component);
    case SchemaSource::TypeScript:
        return importTypeScript(QString::fromUtf8(text));
    case SchemaSource::Pydantic:
        return importPydantic(QString::fromUtf8(text));
    case SchemaSource::Csv:
        return fromCsv(text);
    case SchemaSource::Prompty:
        return fromPrompty(text);
    case SchemaSource::Unknown:
        break;
    }
    return fail(Error::Code::Unsupported,
        Words::tr("This text is no schema, sample, TypeScript type, Pydantic class, table header or OpenAPI "
                  "document that is known here."));
}

} // namespace cuewright
