#include "schema/exchange/jsonschemaimport.h"

#include "schema/exchange/definitions.h"
#include "schema/nullable.h"
#include "schema/subschemas.h"
#include "schema/validator.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SchemaImport)
};

constexpr char kDialect[] = "https://json-schema.org/draft/2020-12/schema";

/// Rewrites what older drafts and OpenAPI 3.0 wrote differently.
class Modernizer
{
public:
    QList<ImportNote> notes;

    Json rewritten(const Json &schema, int depth = 0)
    {
        if (!schema.is_object() || depth > kMaxJsonDepth)
            return schema;
        Json out = Json::object();
        for (const auto &[key, value] : schema.items())
            addKeyword(out, schema, key, value, depth);
        if (const Json *nullable = member(schema, "nullable"); nullable && *nullable == Json(true))
            return withNull(out);
        return out;
    }

private:
    void addKeyword(Json &out, const Json &schema, const std::string &key, const Json &value, int depth);
    bool addOldKeyword(Json &out, const Json &schema, const std::string &key, const Json &value, int depth);
    void addLimit(Json &out, const Json &schema, const std::string &key, const Json &value) const;
    void addDependencies(Json &out, const Json &value, int depth);
    Json list(const Json &values, int depth)
    {
        Json made = Json::array();
        for (const Json &value : values)
            made.push_back(rewritten(value, depth + 1));
        return made;
    }
    Json map(const Json &values, int depth)
    {
        Json made = Json::object();
        for (const auto &[name, value] : values.items())
            made[name] = rewritten(value, depth + 1);
        return made;
    }
    void note(const QString &text)
    {
        const auto same = [&](const ImportNote &note) { return note.text == text; };
        if (std::none_of(notes.begin(), notes.end(), same))
            notes.append({{}, text});
    }
};

void Modernizer::addKeyword(
    Json &out, const Json &schema, const std::string &key, const Json &value, int depth)
{
    if (addOldKeyword(out, schema, key, value, depth))
        return;
    const SubschemaShape shape = subschemaShape(key);
    if (shape == SubschemaShape::Map && value.is_object())
        out[key] = map(value, depth);
    else if (shape == SubschemaShape::List && value.is_array())
        out[key] = list(value, depth);
    else if (shape == SubschemaShape::One)
        out[key] = rewritten(value, depth + 1);
    else
        out[key] = value;
}

bool Modernizer::addOldKeyword(
    Json &out, const Json &schema, const std::string &key, const Json &value, int depth)
{
    if (key == "definitions" && value.is_object()) {
        Json made = map(value, depth);
        if (out.contains("$defs"))
            made.update(Json(out["$defs"]));
        out["$defs"] = std::move(made);
    } else if (key == "$defs" && value.is_object() && out.contains("$defs")) {
        out["$defs"].update(map(value, depth));
    } else if (key == "items" && value.is_array()) {
        out["prefixItems"] = list(value, depth);
    } else if (key == "additionalItems") {
        const Json *items = member(schema, "items");
        if (items && items->is_array()) // without a tuple it had no meaning
            out["items"] = rewritten(value, depth + 1);
    } else if (key == "dependencies" && value.is_object()) {
        addDependencies(out, value, depth);
    } else if (key == "minimum" || key == "maximum" || key == "exclusiveMinimum"
        || key == "exclusiveMaximum") {
        addLimit(out, schema, key, value);
    } else if (key == "id" && value.is_string()) {
        out["$id"] = value;
    } else if (key == "example") {
        out["examples"] = Json::array({value});
    } else if (key == "discriminator" || key == "xml") {
        note(Words::tr("“%1” of OpenAPI has no meaning in a schema; it was left out.").arg(fromUtf8(key)));
    } else if (key == "$recursiveRef" || key == "$recursiveAnchor") {
        note(Words::tr("“%1” of draft 2019-09 was read as a plain reference to the whole schema.")
                 .arg(fromUtf8(key)));
        if (key == "$recursiveRef")
            out["$ref"] = value;
    } else {
        return key == "nullable" && value.is_boolean();
    }
    return true;
}

// Draft 4 and OpenAPI 3.0: "exclusiveMinimum": true belongs to the minimum beside it.
void Modernizer::addLimit(Json &out, const Json &schema, const std::string &key, const Json &value) const
{
    if (value.is_boolean())
        return;
    const Json *open = key == "minimum" ? member(schema, "exclusiveMinimum")
        : key == "maximum"              ? member(schema, "exclusiveMaximum")
                                        : nullptr;
    if (open && *open == Json(true))
        out[key == "minimum" ? "exclusiveMinimum" : "exclusiveMaximum"] = value;
    else
        out[key] = value;
}

void Modernizer::addDependencies(Json &out, const Json &value, int depth)
{
    for (const auto &[trigger, needed] : value.items()) {
        if (needed.is_array())
            out["dependentRequired"][trigger] = needed;
        else if (needed.is_string()) // draft 3
            out["dependentRequired"][trigger] = Json::array({needed});
        else
            out["dependentSchemas"][trigger] = rewritten(needed, depth + 1);
    }
}

// What OpenAI's requests put around a schema.
const Json &unwrapped(const Json &value)
{
    const Json *inner = &value;
    for (const char *key : {"response_format", "text", "format", "json_schema", "function"}) {
        if (const Json *next = member(*inner, key);
            next && next->is_object() && !inner->contains("properties"))
            inner = next;
    }
    for (const char *key : {"schema", "parameters"}) {
        if (const Json *next = member(*inner, key); next && next->is_object() && inner->contains("name"))
            return *next;
    }
    return value;
}

bool hasSchemaKeywords(const Json &value)
{
    static constexpr const char *kSure[] = {"$schema", "$ref", "$defs", "anyOf", "oneOf", "allOf"};
    if (std::any_of(std::begin(kSure), std::end(kSure), [&](const char *key) { return value.contains(key); }))
        return true;
    static const std::set<std::string> kTypes
        = {"object", "array", "string", "number", "integer", "boolean", "null"};
    const Json *type = member(value, "type");
    const auto isType
        = [](const Json &name) { return name.is_string() && kTypes.contains(name.get<std::string>()); };
    if (type
        && (isType(*type)
            || (type->is_array() && !type->empty() && std::all_of(type->begin(), type->end(), isType))))
        return true;
    const Json *properties = member(value, "properties");
    const auto isSchema = [](const Json &child) { return child.is_object() || child.is_boolean(); };
    return (properties && properties->is_object()
               && std::all_of(properties->begin(), properties->end(), isSchema))
        || (value.contains("definitions") && value["definitions"].is_object())
        || (value.contains("enum") && value["enum"].is_array());
}

void addDoubts(ImportedSchema &imported)
{
    if (const auto compiled = Validator::compile(imported.schema); !compiled)
        imported.notes.append({{}, compiled.error().message});
}

const Json *componentsOf(const Json &document)
{
    const Json *components = member(document, "components");
    const Json *schemas = components ? member(*components, "schemas") : member(document, "schemas");
    if (!schemas && document.is_object() && document.contains("swagger"))
        schemas = member(document, "definitions");
    return schemas && schemas->is_object() ? schemas : nullptr;
}

QString withoutPrefix(const std::string &reference)
{
    for (const char *prefix : {"#/components/schemas/", "#/definitions/", "#/schemas/"}) {
        if (reference.starts_with(prefix))
            return fromUtf8(reference.substr(std::string_view(prefix).size()));
    }
    return {};
}

std::set<std::string> usedBy(Json schema)
{
    std::set<std::string> names;
    changeReferences(schema, [&](std::string &reference) {
        QString name = withoutPrefix(reference);
        name.replace(QLatin1String("~1"), QLatin1String("/"))
            .replace(QLatin1String("~0"), QLatin1String("~"));
        names.insert(toUtf8(name));
    });
    return names;
}

// The names that `name` needs, itself among them.
std::set<std::string> neededBy(const Json &schemas, const std::string &name)
{
    std::set<std::string> needed{name};
    std::vector<std::string> open{name};
    while (!open.empty()) {
        const std::string next = std::move(open.back());
        open.pop_back();
        for (const std::string &used : usedBy(schemas[next])) {
            if (schemas.contains(used) && needed.insert(used).second)
                open.push_back(used);
        }
    }
    return needed;
}

std::string mainComponent(const Json &schemas)
{
    std::set<std::string> used;
    for (const auto &[name, schema] : schemas.items()) {
        std::set<std::string> others = usedBy(schema);
        others.erase(name);
        used.merge(others);
    }
    for (const auto &[name, schema] : schemas.items()) {
        if (!used.contains(name))
            return name;
    }
    return schemas.begin().key();
}

} // namespace

bool isJsonSchema(const Json &value)
{
    return value.is_boolean() || (value.is_object() && hasSchemaKeywords(unwrapped(value)));
}

bool isOpenApi(const Json &value)
{
    return value.is_object() && componentsOf(value)
        && (value.contains("openapi") || value.contains("swagger") || value.contains("components"));
}

Result<ImportedSchema> importJsonSchema(const Json &value)
{
    if (!value.is_object() && !value.is_boolean())
        return fail(Error::Code::Invalid, Words::tr("A schema is a JSON object; this is something else."));
    const Json &given = unwrapped(value);
    Modernizer modernizer;
    ImportedSchema imported{modernizer.rewritten(given), {}};
    imported.notes = modernizer.notes;
    if (&given != &value)
        imported.notes.append({{}, Words::tr("The schema was taken out of the request around it.")});
    changeReferences(imported.schema, [](std::string &reference) {
        QString text = fromUtf8(reference);
        text.replace(QLatin1String("#/definitions/"), QLatin1String("#/$defs/"));
        text.replace(QLatin1String("/definitions/"), QLatin1String("/$defs/"));
        reference = toUtf8(text);
    });
    if (imported.schema.is_object() && imported.schema.contains("$schema"))
        imported.schema["$schema"] = kDialect;
    addDoubts(imported);
    return imported;
}

QStringList openApiComponents(const Json &document)
{
    QStringList names;
    if (const Json *schemas = componentsOf(document)) {
        for (const auto &[name, schema] : schemas->items())
            names << fromUtf8(name);
    }
    return names;
}

Result<ImportedSchema> importOpenApi(const Json &document, const QString &name)
{
    const Json *schemas = componentsOf(document);
    if (!schemas || schemas->empty())
        return fail(
            Error::Code::Invalid, Words::tr("This OpenAPI document has no schemas under “components”."));
    const std::string chosen = name.isEmpty() ? mainComponent(*schemas) : toUtf8(name);
    if (!schemas->contains(chosen) || !(*schemas)[chosen].is_object())
        return fail(Error::Code::NotFound,
            Words::tr("This OpenAPI document has no schema “%1”.").arg(fromUtf8(chosen)));
    std::set<std::string> needed = neededBy(*schemas, chosen);
    needed.erase(chosen);
    Modernizer modernizer;
    ImportedSchema imported;
    imported.schema = {{"$schema", kDialect}, {"title", chosen}};
    imported.schema.update(modernizer.rewritten((*schemas)[chosen]));
    Json others = Json::object();
    for (const auto &[other, schema] : schemas->items()) {
        if (needed.contains(other))
            others[other] = modernizer.rewritten(schema);
    }
    if (!others.empty())
        imported.schema["$defs"] = std::move(others);
    changeReferences(imported.schema, [&](std::string &reference) {
        if (const QString other = withoutPrefix(reference); !other.isEmpty())
            reference = other == fromUtf8(chosen) ? "#" : "#/$defs/" + toUtf8(other);
    });
    imported.notes = modernizer.notes;
    imported.components = openApiComponents(document);
    imported.component = fromUtf8(chosen);
    if (schemas->size() > 1 && name.isEmpty())
        imported.notes.append({{},
            Words::tr(
                "The document has %n schemas; “%1” was taken.", nullptr, static_cast<int>(schemas->size()))
                .arg(fromUtf8(chosen))});
    addDoubts(imported);
    return imported;
}

} // namespace cuewright
