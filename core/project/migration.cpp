#include "project/migration.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace cuewright {
namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Migration)
};

bool isObject(const Json *value)
{
    return value && value->is_object();
}

// Renames a key where it stands, so that the order of keys stays.
void rename(Json &object, const char *from, const char *to)
{
    Json renamed = Json::object();
    for (auto &[key, value] : object.items())
        renamed[key == from ? std::string(to) : key] = std::move(value);
    object = std::move(renamed);
}

Json kindName(const Json &type)
{
    return type == "number" ? Json("float") : type;
}

const char *kindOfValue(const Json &value)
{
    if (value.is_boolean())
        return "boolean";
    if (value.is_number_integer())
        return "integer";
    if (value.is_number())
        return "float";
    if (value.is_array())
        return "array";
    return value.is_object() ? "object" : "string";
}

class Migration
{
public:
    Migration(Json root, const QString &body, QStringList *notes)
        : m_root(std::move(root))
        , m_body(body)
        , m_notes(notes)
    {
    }

    Json run()
    {
        model();
        schemaLists();
        inputs();
        samples();
        tools();
        toMetadata();
        templateOf();
        body();
        return std::move(m_root);
    }

private:
    void note(const QString &text)
    {
        if (m_notes)
            *m_notes << text;
    }
    void model();
    void configuration(Json &model, const Json &configuration);
    void parameters(Json &model, const Json &parameters);
    void connection(Json &model);
    void functionTools(const Json &list);
    void schemaLists();
    void inputs();
    Json input(const std::string &name, const Json &old);
    void samples();
    void tools();
    void toMetadata();
    void templateOf();
    void body();
    Json &metadata()
    {
        Json &value = m_root["metadata"];
        if (!value.is_object())
            value = Json::object();
        return value;
    }

    Json m_root;
    const QString &m_body;
    QStringList *m_notes;
};

void Migration::model()
{
    const auto it = m_root.find("model");
    if (it == m_root.end() || !it->is_object())
        return;
    Json model = *it;
    if (member(model, "api") && !member(model, "apiType")) {
        rename(model, "api", "apiType");
        note(Words::tr("model.api became model.apiType."));
    }
    if (isObject(member(model, "configuration"))) {
        const Json old = model["configuration"];
        model.erase("configuration");
        configuration(model, old);
    }
    connection(model);
    for (const char *key : {"parameters", "options"}) {
        if (!isObject(member(model, key)))
            continue;
        const Json old = model[key];
        if (key == std::string_view("parameters"))
            model.erase(key);
        parameters(model, old);
    }
    if (member(model, "response")) {
        model.erase("response");
        note(Words::tr("model.response was dropped: the whole answer is always read."));
    }
    m_root["model"] = std::move(model);
}

void Migration::configuration(Json &model, const Json &old)
{
    const QString type = memberText(old, "type");
    if (!type.isEmpty() && !member(model, "provider"))
        model["provider"] = type == u"azure_openai" || type == u"azure" ? "foundry" : type == u"serverless" ? "openai" : toUtf8(type);
    for (const char *key : {"azure_deployment", "model", "name"}) {
        if (const Json *id = member(old, key); id && !member(model, "id"))
            model["id"] = *id;
    }
    Json connection = member(model, "connection") ? model["connection"] : Json::object();
    for (const char *key : {"azure_endpoint", "endpoint", "base_url"}) {
        if (const Json *endpoint = member(old, key); endpoint && !member(connection, "endpoint"))
            connection["endpoint"] = *endpoint;
    }
    if (const Json *key = member(old, "api_key"))
        connection["apiKey"] = *key;
    if (!connection.empty()) {
        Json whole = Json::object();
        whole["kind"] = "key";
        for (const auto &[key, value] : connection.items())
            whole[key] = value;
        model["connection"] = std::move(whole);
    }
    for (const auto &[from, to] : {std::pair{"api_version", "apiVersion"}, std::pair{"organization", "organization"}}) {
        if (const Json *value = member(old, from))
            metadata()["cuewright"][to] = *value;
    }
    note(Words::tr("model.configuration became model.id, model.provider and model.connection."));
}

void Migration::connection(Json &model)
{
    const auto it = model.find("connection");
    if (it == model.end() || !it->is_object() || !member(*it, "type") || member(*it, "kind"))
        return;
    rename(*it, "type", "kind");
    note(Words::tr("model.connection.type became model.connection.kind."));
}

void Migration::parameters(Json &model, const Json &old)
{
    static const std::initializer_list<std::pair<const char *, const char *>> kNames{{"max_tokens", "maxOutputTokens"},
        {"max_completion_tokens", "maxOutputTokens"}, {"temperature", "temperature"}, {"top_p", "topP"}, {"top_k", "topK"},
        {"frequency_penalty", "frequencyPenalty"}, {"presence_penalty", "presencePenalty"}, {"stop", "stopSequences"},
        {"seed", "seed"}, {"parallel_tool_calls", "allowMultipleToolCalls"}};
    static const std::initializer_list<const char *> kKnown{"maxOutputTokens", "topP", "topK", "frequencyPenalty",
        "presencePenalty", "stopSequences", "allowMultipleToolCalls", "additionalProperties"};
    Json options = Json::object();
    Json others = Json::object();
    for (const auto &[key, value] : old.items()) {
        const auto known = std::find_if(kNames.begin(), kNames.end(), [&key = key](const auto &name) { return key == name.first; });
        if (known != kNames.end())
            options[known->second] = key == "stop" && value.is_string() ? Json::array({value}) : value;
        else if (std::any_of(kKnown.begin(), kKnown.end(), [&key = key](const char *name) { return key == name; }))
            options[key] = value;
        else if (key == "tools" && value.is_array())
            functionTools(value);
        else
            others[key] = value;
    }
    if (!others.empty()) {
        Json &further = options["additionalProperties"];
        if (!further.is_object())
            further = Json::object();
        for (const auto &[key, value] : others.items())
            further[key] = value;
    }
    if (options == old)
        return;
    model["options"] = std::move(options);
    note(Words::tr("model.parameters became model.options."));
}

void Migration::functionTools(const Json &list)
{
    Json tools = Json::array();
    for (const Json &tool : list) {
        const Json *function = member(tool, "function");
        if (!isObject(function))
            continue;
        Json entry = Json::object();
        entry["name"] = toUtf8(memberText(*function, "name"));
        entry["kind"] = "function";
        if (const Json *description = member(*function, "description"))
            entry["description"] = *description;
        Json parameters = Json::array();
        const Json *schema = member(*function, "parameters");
        const Json *properties = schema ? member(*schema, "properties") : nullptr;
        const Json *required = schema ? member(*schema, "required") : nullptr;
        if (isObject(properties)) {
            for (const auto &[name, property] : properties->items()) {
                Json parameter = input(name, property);
                if (required && required->is_array() && std::find(required->begin(), required->end(), Json(name)) != required->end())
                    parameter["required"] = true;
                parameters.push_back(std::move(parameter));
            }
        }
        entry["parameters"] = std::move(parameters);
        tools.push_back(std::move(entry));
    }
    m_root["tools"] = std::move(tools);
    note(Words::tr("model.parameters.tools became tools of kind function."));
}

void Migration::schemaLists()
{
    for (const auto &[from, to] : {std::pair{"inputSchema", "inputs"}, std::pair{"outputSchema", "outputs"}}) {
        const Json *schema = member(m_root, from);
        if (!schema)
            continue;
        const Json *properties = member(*schema, "properties");
        Json list = properties ? *properties : Json::array();
        m_root.erase(from);
        if (!member(m_root, to))
            m_root[to] = std::move(list);
        note(Words::tr("%1 became %2.").arg(QLatin1String(from), QLatin1String(to)));
    }
}

Json Migration::input(const std::string &name, const Json &old)
{
    Json entry = Json::object();
    entry["name"] = name;
    if (!old.is_object()) {
        entry["kind"] = kindOfValue(old);
        entry["default"] = old;
        return entry;
    }
    const Json *schema = member(old, "json_schema");
    const Json *type = member(old, "type") ? member(old, "type") : schema ? member(*schema, "type") : nullptr;
    const Json *sample = member(old, "default") ? member(old, "default") : member(old, "sample");
    if (!member(old, "kind"))
        entry["kind"] = type && type->is_string() ? kindName(*type) : Json(sample ? kindOfValue(*sample) : "string");
    for (const auto &[key, value] : old.items()) {
        if (key == "sample" && !member(old, "default"))
            entry["default"] = value;
        else if (key == "enum")
            entry["enumValues"] = value;
        else if (key != "type" && key != "sample" && key != "strict" && key != "json_schema" && key != "name")
            entry[key] = value;
    }
    return entry;
}

void Migration::inputs()
{
    for (const char *list : {"inputs", "outputs"}) {
        const auto it = m_root.find(list);
        if (it == m_root.end() || !it->is_structured())
            continue;
        bool old = false;
        for (const Json &entry : *it)
            old = old || member(entry, "type") || member(entry, "sample") || member(entry, "json_schema");
        if (!old)
            continue;
        Json entries = Json::array();
        for (const auto &[key, entry] : it->items())
            entries.push_back(input(it->is_array() ? toUtf8(memberText(entry, "name")) : key, entry));
        *it = std::move(entries);
        note(Words::tr("%1 became a list; type is now kind, sample is now default.").arg(QLatin1String(list)));
    }
}

void Migration::samples()
{
    const Json *old = member(m_root, "sample");
    if (!old)
        return;
    const Json sample = *old;
    m_root.erase("sample");
    if (!sample.is_object()) {
        metadata()["cuewright"]["sample"] = sample;
        note(Words::tr("The sample lies in another file; its name is kept under metadata.cuewright.sample. Load it as test data."));
        return;
    }
    Json entries = Json::array();
    if (const Json *inputs = member(m_root, "inputs"); inputs && inputs->is_structured()) {
        for (const auto &[key, entry] : inputs->items())
            entries.push_back(inputs->is_array() ? entry : input(key, entry));
    }
    for (const auto &[name, value] : sample.items()) {
        const auto it = std::find_if(entries.begin(), entries.end(), [&name = name](const Json &entry) { return memberText(entry, "name") == fromUtf8(name); });
        if (it == entries.end())
            entries.push_back(input(name, value));
        else if (it->is_object() && !member(*it, "default"))
            (*it)["default"] = value;
    }
    m_root["inputs"] = std::move(entries);
    note(Words::tr("The sample's values became the defaults of the inputs."));
}

void Migration::tools()
{
    const auto it = m_root.find("tools");
    if (it == m_root.end() || !it->is_array())
        return;
    bool changed = false;
    for (Json &tool : *it) {
        if (!tool.is_object() || member(tool, "kind") || !member(tool, "type"))
            continue;
        rename(tool, "type", "kind");
        if (member(tool, "id") && !member(tool, "name"))
            rename(tool, "id", "name");
        changed = true;
    }
    if (changed)
        note(Words::tr("The tools' type became kind."));
}

void Migration::toMetadata()
{
    QStringList moved;
    for (const char *key : {"authors", "tags", "version", "id", "base"}) {
        const auto it = m_root.find(key);
        if (it == m_root.end())
            continue;
        const Json value = *it;
        m_root.erase(key);
        metadata()[key] = value;
        moved << QLatin1String(key);
    }
    if (!moved.isEmpty())
        note(Words::tr("%1 moved to metadata.").arg(moved.join(QStringLiteral(", "))));
}

void Migration::templateOf()
{
    const auto it = m_root.find("template");
    Json kind;
    if (it == m_root.end() || it->is_null()) {
        if (m_body.contains(QLatin1String("{%")) || !m_body.contains(QLatin1String("{{#")))
            return;
        kind = "mustache";
        note(Words::tr("The text uses mustache sections, so the template format was set to mustache."));
    } else if (it->is_string()) {
        kind = *it;
        note(Words::tr("template became a mapping with format and parser."));
    } else if (isObject(&*it) && member(*it, "type")) {
        kind = (*it)["type"];
        note(Words::tr("template.type became template.format.kind."));
    } else {
        return;
    }
    m_root["template"] = Json::object({{"format", Json::object({{"kind", kind}})}, {"parser", Json::object({{"kind", "prompty"}})}});
}

void Migration::body()
{
    static const QRegularExpression roles(QStringLiteral(R"(^[ \t]*(tool|function|tools|thread(\[[^\]\n]*\])?)[ \t]*:[ \t]*$)"),
        QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression image(QStringLiteral(R"(!\[[^\]\n]{0,200}\]\([^)\n]{1,500}\))"));
    if (roles.match(m_body).hasMatch())
        note(Words::tr("Lines like “tool:” or “thread:” no longer start a message. Use an input of kind thread instead."));
    if (image.match(m_body).hasMatch())
        note(Words::tr("![…](…) is plain text now. Use an input of kind image instead."));
}

bool isOld(const Json &root)
{
    const Json *model = member(root, "model");
    if (model && (member(*model, "configuration") || member(*model, "parameters") || member(*model, "api")))
        return true;
    if (model) {
        const Json *connection = member(*model, "connection");
        const Json *options = member(*model, "options");
        if ((connection && member(*connection, "type") && !member(*connection, "kind")) || (options && member(*options, "max_tokens")))
            return true;
    }
    if (member(root, "sample") || member(root, "inputSchema") || member(root, "outputSchema"))
        return true;
    const Json *format = member(root, "template");
    if (format && (format->is_string() || (format->is_object() && member(*format, "type"))))
        return true;
    for (const char *key : {"inputs", "tools"}) {
        const Json *list = member(root, key);
        if (!list || !list->is_structured())
            continue;
        for (const Json &entry : *list) {
            if (member(entry, "type") && !member(entry, "kind"))
                return true;
        }
    }
    return false;
}

} // namespace

Json migrateFrontMatter(const Json &frontMatter, const QString &body, QStringList *notes)
{
    if (!frontMatter.is_object() || !isOld(frontMatter))
        return frontMatter;
    return Migration(frontMatter, body, notes).run();
}

} // namespace cuewright
