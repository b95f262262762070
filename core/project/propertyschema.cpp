#include "project/propertyschema.h"

#include "project/promptreader.h"
#include "tools/toolfile.h"

#include <QCoreApplication>
#include <QSet>

#include <limits>

namespace cuewright {
namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Project)
};

const char *typeOf(Property::Kind kind)
{
    switch (kind) {
    case Property::Kind::Integer: return "integer";
    case Property::Kind::Float: return "number";
    case Property::Kind::Boolean: return "boolean";
    case Property::Kind::Array:
    case Property::Kind::Thread: return "array";
    case Property::Kind::Object: return "object";
    default: return "string";
    }
}

Json valueSchema(const Property &property, bool strict, bool nullable);

void addMembers(Json &schema, const QList<Property> &properties, bool strict)
{
    schema["properties"] = Json::object();
    Json required = Json::array();
    for (const Property &property : properties) {
        const std::string name = toUtf8(property.name);
        schema["properties"][name] = valueSchema(property, strict, property.nullable || (strict && !property.required));
        if (strict || property.required)
            required.push_back(name);
    }
    if (!required.empty())
        schema["required"] = std::move(required);
}

Json valueSchema(const Property &property, bool strict, bool nullable)
{
    Json schema = Json::object();
    const Json null = Json::object({{"type", "null"}});
    if (property.kind == Property::Kind::Union) {
        Json branches = Json::array();
        for (const Property &alternative : property.alternatives)
            branches.push_back(valueSchema(alternative, strict, alternative.nullable));
        if (nullable)
            branches.push_back(null);
        if (!property.description.isEmpty())
            schema["description"] = toUtf8(property.description);
        schema[property.anyOf ? "anyOf" : "oneOf"] = std::move(branches);
        return schema;
    }
    const char *type = typeOf(property.kind);
    schema["type"] = nullable ? Json::array({type, "null"}) : Json(type);
    if (!property.description.isEmpty())
        schema["description"] = toUtf8(property.description);
    if (property.enumValues.is_array()) {
        schema["enum"] = property.enumValues;
        if (nullable && std::find(property.enumValues.begin(), property.enumValues.end(), Json()) == property.enumValues.end())
            schema["enum"].push_back(Json());
    }
    if (type == std::string_view("array")) {
        schema["items"] = property.items.isEmpty() ? Json::object({{"type", "string"}})
                                                   : valueSchema(property.items.first(), strict, property.items.first().nullable);
    } else if (property.kind == Property::Kind::Object) {
        addMembers(schema, property.members, strict);
        schema["additionalProperties"] = false;
    }
    return schema;
}

// Parameters that an input of the prompt fills in, in any of the three forms.
QSet<QString> boundParameters(const Json &tool)
{
    QSet<QString> bound;
    const Json *bindings = member(tool, "bindings");
    if (!bindings)
        return bound;
    if (bindings->is_object()) {
        for (const auto &[name, input] : bindings->items())
            bound.insert(fromUtf8(name));
    } else if (bindings->is_array()) {
        for (const Json &entry : *bindings)
            bound.insert(memberText(entry, "name"));
    }
    return bound;
}

// Reads one kind of option; numbers may come as text from the environment.
class OptionReader
{
public:
    explicit OptionReader(const std::string &name, const Json &value)
        : m_name(fromUtf8(name))
        , m_value(value)
    {
    }

    [[nodiscard]] Result<> to(std::optional<double> &target) const
    {
        bool ok = m_value.is_number();
        const double number = ok ? m_value.get<double>() : text().toDouble(&ok);
        if (!ok)
            return wrong(Words::tr("a number"));
        target = number;
        return {};
    }
    template<typename Integer>
    [[nodiscard]] Result<> to(std::optional<Integer> &target) const
    {
        bool ok = m_value.is_number_integer();
        const qlonglong number = ok ? m_value.get<std::int64_t>() : text().toLongLong(&ok);
        if (!ok || number > std::numeric_limits<Integer>::max() || number < std::numeric_limits<Integer>::min())
            return wrong(Words::tr("a whole number"));
        target = Integer(number);
        return {};
    }
    [[nodiscard]] Result<> to(std::optional<bool> &target) const
    {
        if (!m_value.is_boolean() && text() != u"true" && text() != u"false")
            return wrong(Words::tr("yes or no"));
        target = m_value.is_boolean() ? m_value.get<bool>() : text() == u"true";
        return {};
    }
    [[nodiscard]] Result<> to(QString &target) const
    {
        if (!m_value.is_string())
            return wrong(Words::tr("a text"));
        target = text();
        return {};
    }
    [[nodiscard]] Result<> to(QStringList &target) const
    {
        target.clear();
        const Json list = m_value.is_string() ? Json::array({m_value}) : m_value;
        if (!list.is_array())
            return wrong(Words::tr("a list of texts"));
        for (const Json &item : list) {
            if (!item.is_string())
                return wrong(Words::tr("a list of texts"));
            target << fromUtf8(item.get_ref<const std::string &>());
        }
        return {};
    }

private:
    QString text() const { return m_value.is_string() ? fromUtf8(m_value.get_ref<const std::string &>()) : QString(); }
    tl::unexpected<Error> wrong(const QString &what) const
    {
        return fail(Error::Code::Invalid, Words::tr("The option “%1” takes %2.").arg(m_name, what), m_name);
    }

    QString m_name;
    const Json &m_value;
};

[[nodiscard]] Result<> readOption(const std::string &name, const Json &value, ChatOptions &chat, bool &known)
{
    const OptionReader reader(name, value);
    known = true;
    if (name == "temperature")
        return reader.to(chat.temperature);
    if (name == "topP")
        return reader.to(chat.topP);
    if (name == "topK")
        return reader.to(chat.topK);
    if (name == "maxOutputTokens")
        return reader.to(chat.maxOutputTokens);
    if (name == "frequencyPenalty")
        return reader.to(chat.frequencyPenalty);
    if (name == "presencePenalty")
        return reader.to(chat.presencePenalty);
    if (name == "seed")
        return reader.to(chat.seed);
    if (name == "stopSequences")
        return reader.to(chat.stop);
    if (name == "allowMultipleToolCalls")
        return reader.to(chat.parallelToolCalls);
    // The format has no names of its own for these; the wire's stand under additionalProperties.
    if (name == "reasoning_effort" || name == "reasoningEffort")
        return reader.to(chat.reasoningEffort);
    if (name == "verbosity")
        return reader.to(chat.verbosity);
    if (name == "service_tier" || name == "serviceTier")
        return reader.to(chat.serviceTier);
    if (name == "tool_choice" || name == "toolChoice") {
        chat.toolChoice = value;
        return {};
    }
    known = false;
    return {};
}

} // namespace

Json schemaOf(const QList<Property> &properties, bool strict)
{
    Json schema = Json::object();
    schema["type"] = "object";
    addMembers(schema, properties, strict);
    if (strict)
        schema["additionalProperties"] = false;
    return schema;
}

ResponseFormat structuredOutput(const QList<Property> &outputs)
{
    ResponseFormat format;
    format.kind = ResponseFormat::Kind::JsonSchema;
    format.name = QStringLiteral("structured_output");
    format.schema = schemaOf(outputs, true);
    format.strict = true;
    return format;
}

Result<QList<ToolDefinition>> toolsOf(const Json &tools)
{
    QList<ToolDefinition> definitions;
    if (!tools.is_array())
        return definitions;
    for (const Json &tool : tools) {
        if (memberText(tool, "kind") != u"function")
            continue;
        ToolDefinition definition;
        definition.name = memberText(tool, "name");
        if (!isToolName(definition.name))
            return fail(badToolName(definition.name));
        definition.description = memberText(tool, "description");
        const Json *strict = member(tool, "strict");
        const bool isStrict = strict && strict->is_boolean() && strict->get<bool>();
        if (isStrict)
            definition.strict = true;
        QList<Property> parameters;
        const QSet<QString> bound = boundParameters(tool);
        if (const Json *list = member(tool, "parameters")) {
            for (const Property &parameter : propertiesOf(*list)) {
                if (!bound.contains(parameter.name))
                    parameters << parameter;
            }
        }
        definition.parameters = schemaOf(parameters, isStrict);
        definitions << definition;
    }
    return definitions;
}

Result<> readOptions(const Json &options, ChatOptions &chat, Json &extraBody)
{
    if (!options.is_object())
        return {};
    for (const auto &[name, value] : options.items()) {
        bool known = false;
        if (value.is_null() || name == "additionalProperties")
            continue;
        if (auto done = readOption(name, value, chat, known); !done)
            return done;
    }
    const Json *further = member(options, "additionalProperties");
    if (!further || !further->is_object())
        return {};
    for (const auto &[name, value] : further->items()) {
        // These four are fields of the request like any other, so that rules about models apply to them.
        const bool isField = name == "reasoning_effort" || name == "verbosity" || name == "service_tier" || name == "tool_choice";
        bool known = false;
        if (isField && !value.is_null()) {
            if (auto done = readOption(name, value, chat, known); !done)
                return done;
        }
        if (!known)
            extraBody[name] = value;
    }
    return {};
}

} // namespace cuewright
