#include "schema/exchange/definitions.h"

#include "schema/shape.h"
#include "schema/subschemas.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <set>

namespace cuewright {
namespace {

const std::string kPrefix = "#/$defs/";

std::string referenceTo(const std::string &name)
{
    return kPrefix + toUtf8(escapePointerStep(fromUtf8(name)));
}

void forEachChild(Json &schema, const std::function<void(Json &)> &visit)
{
    if (!schema.is_object())
        return;
    for (auto &[keyword, value] : schema.get_ref<Json::object_t &>()) {
        const SubschemaShape shape = subschemaShape(keyword);
        if (shape == SubschemaShape::None || !value.is_structured())
            continue;
        if (shape == SubschemaShape::One && value.is_object()) {
            visit(value);
            continue;
        }
        for (Json &child : value)
            visit(child);
    }
}

class Definitions
{
public:
    explicit Definitions(const std::vector<TypeDefinition> &definitions)
        : m_definitions(definitions)
        , m_uses(definitions.size())
        , m_user(definitions.size())
    {
        for (std::size_t i = 0; i < definitions.size(); ++i)
            m_byReference.emplace(referenceTo(definitions[i].name), i);
        for (std::size_t i = 0; i < definitions.size(); ++i)
            count(definitions[i].schema, i);
        for (const TypeDefinition &definition : definitions)
            m_bases.insert(definition.bases.begin(), definition.bases.end());
        findCircles();
    }

    /// How often others use it.
    std::size_t uses(std::size_t i) const { return m_uses[i]; }
    bool isOnlyBase(std::size_t i) const { return m_uses[i] == 0 && m_bases.contains(m_definitions[i].name); }
    bool isInlined(std::size_t i) const { return isCandidate(i) && !m_circles.contains(i); }

    /// Puts what is inlined in its place. Keys that stand beside the $ref win.
    void resolve(Json &schema) const
    {
        const Json *reference = member(schema, "$ref");
        const auto found = reference && reference->is_string()
            ? m_byReference.find(reference->get<std::string>())
            : m_byReference.end();
        if (found != m_byReference.end() && isInlined(found->second)) {
            Json whole = m_definitions[found->second].schema;
            for (const auto &[key, value] : schema.items()) {
                if (key != "$ref")
                    whole[key] = value;
            }
            schema = std::move(whole);
        }
        forEachChild(schema, [this](Json &child) { resolve(child); });
    }

private:
    void count(Json schema, std::size_t from)
    {
        changeReferences(schema, [&](std::string &reference) {
            const auto found = m_byReference.find(reference);
            if (found != m_byReference.end() && found->second == from)
                m_recursive.insert(from);
            if (found == m_byReference.end() || found->second == from)
                return;
            ++m_uses[found->second];
            m_user[found->second] = from;
        });
    }

    bool isCandidate(std::size_t i) const
    {
        return m_definitions[i].inlineable && m_uses[i] == 1 && !m_recursive.contains(i);
    }

    // Aliases that only use each other, in a circle.
    void findCircles()
    {
        for (std::size_t i = 0; i < m_definitions.size(); ++i) {
            std::size_t at = i;
            for (std::size_t steps = 0; steps <= m_definitions.size() && isCandidate(at); ++steps)
                at = m_user[at];
            if (isCandidate(at))
                m_circles.insert(i);
        }
    }

    const std::vector<TypeDefinition> &m_definitions;
    std::map<std::string, std::size_t> m_byReference;
    std::vector<std::size_t> m_uses;
    std::vector<std::size_t> m_user; ///< where it is used, of those that are used once
    std::set<std::size_t> m_recursive, m_circles;
    std::set<std::string> m_bases;
};

} // namespace

void changeReferences(Json &schema, const std::function<void(std::string &)> &change)
{
    if (const auto reference = schema.is_object() ? schema.find("$ref") : schema.end();
        reference != schema.end() && reference->is_string())
        change(reference->get_ref<std::string &>());
    forEachChild(schema, [&](Json &child) { changeReferences(child, change); });
}

void constrain(Json &schema, const std::string &keyword, const Json &value)
{
    static const std::map<std::string, const char *> kTypes = {{"minLength", "string"},
        {"maxLength", "string"}, {"pattern", "string"}, {"format", "string"}, {"minItems", "array"},
        {"maxItems", "array"}, {"uniqueItems", "array"}, {"minimum", "number"}, {"maximum", "number"},
        {"exclusiveMinimum", "number"}, {"exclusiveMaximum", "number"}, {"multipleOf", "number"}};
    const auto limited = kTypes.find(keyword);
    const auto branches = schema.find("anyOf");
    if (limited == kTypes.end() || branches == schema.end() || !branches->is_array()) {
        schema[keyword] = value;
        return;
    }
    for (Json &branch : *branches) {
        const QStringList types = typeNames(branch);
        const QString type = QString::fromLatin1(limited->second);
        if (types.contains(type) || (type == u"number" && types.contains(QLatin1String("integer"))))
            branch[keyword] = value;
    }
}

Json choiceOf(const std::vector<Json> &values)
{
    Json types = Json::array();
    for (const Json &value : values) {
        const char *type = value.is_string() ? "string"
            : value.is_boolean()             ? "boolean"
            : value.is_null()                ? "null"
            : value.is_number_integer()      ? "integer"
            : value.is_number()              ? "number"
            : value.is_array()               ? "array"
                                             : "object";
        if (std::find(types.begin(), types.end(), type) == types.end())
            types.push_back(type);
    }
    Json schema{{"type", types.size() == 1 ? types.front() : types}};
    if (values.size() == 1)
        schema["const"] = values.front();
    else
        schema["enum"] = values;
    return schema;
}

namespace {

class BaseMerger
{
public:
    explicit BaseMerger(std::vector<TypeDefinition> &definitions)
        : m_definitions(definitions)
        , m_states(definitions.size(), State::New)
    {
        for (std::size_t i = 0; i < definitions.size(); ++i)
            m_byName.emplace(definitions[i].name, i);
    }

    void merge(std::size_t i, int depth = 0)
    {
        if (m_states[i] != State::New || depth > kMaxJsonDepth)
            return;
        m_states[i] = State::Busy;
        TypeDefinition &definition = m_definitions[i];
        Json properties = Json::object();
        Json required = Json::array();
        Json out = Json::object();
        for (const std::string &base : definition.bases) {
            const auto found = m_byName.find(base);
            if (found == m_byName.end())
                continue;
            merge(found->second, depth + 1);
            if (m_states[found->second] == State::Done)
                take(m_definitions[found->second].schema, properties, required, out);
        }
        if (!definition.bases.empty()) {
            take(definition.schema, properties, required, out);
            definition.schema = ordered(out, properties, required);
        }
        m_states[i] = State::Done;
    }

private:
    enum class State { New, Busy, Done };

    static void take(const Json &schema, Json &properties, Json &required, Json &out)
    {
        for (const auto &[key, value] : schema.items()) {
            if (key == "properties")
                takeMembers(value, properties, required);
            else if (key != "required")
                out[key] = value;
        }
        for (const Json &name : schema.value("required", Json::array()))
            required.push_back(name);
    }

    static void takeMembers(const Json &members, Json &properties, Json &required)
    {
        for (const auto &[name, member] : members.items()) {
            properties[name] = member;
            required.erase(std::remove(required.begin(), required.end(), Json(name)), required.end());
        }
    }

    static Json ordered(const Json &out, const Json &properties, const Json &required)
    {
        Json schema = Json::object();
        for (const char *key : {"type", "description"}) {
            if (out.contains(key))
                schema[key] = out[key];
        }
        schema["properties"] = properties;
        if (!required.empty())
            schema["required"] = required;
        for (const auto &[key, value] : out.items())
            schema[key] = value;
        return schema;
    }

    std::vector<TypeDefinition> &m_definitions;
    std::vector<State> m_states;
    std::map<std::string, std::size_t> m_byName;
};

} // namespace

void mergeBases(std::vector<TypeDefinition> &definitions)
{
    BaseMerger merger(definitions);
    for (std::size_t i = 0; i < definitions.size(); ++i)
        merger.merge(i);
}

std::size_t rootOf(const std::vector<TypeDefinition> &definitions)
{
    const Definitions known(definitions);
    std::size_t best = definitions.size() - 1;
    int bestScore = -1;
    for (std::size_t i = 0; i < definitions.size(); ++i) {
        const int score = known.uses(i) > 0 || known.isOnlyBase(i) ? 0 : definitions[i].inlineable ? 1 : 2;
        if (score < bestScore || (score == 0 && i + 1 < definitions.size()))
            continue;
        best = i;
        bestScore = score;
    }
    return best;
}

ImportedSchema assembled(std::vector<TypeDefinition> definitions, std::size_t root)
{
    const Definitions known(definitions);
    ImportedSchema imported;
    imported.schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    if (!definitions[root].name.empty())
        imported.schema["title"] = definitions[root].name;
    known.resolve(definitions[root].schema);
    for (const auto &[key, value] : definitions[root].schema.items())
        imported.schema[key] = value;
    Json others = Json::object();
    for (std::size_t i = 0; i < definitions.size(); ++i) {
        if (i == root || known.isInlined(i) || known.isOnlyBase(i))
            continue;
        known.resolve(definitions[i].schema);
        others[definitions[i].name] = std::move(definitions[i].schema);
        if (known.uses(i) == 0) {
            imported.notes.append({definitions[i].at,
                QCoreApplication::translate(
                    "SchemaImport", "Nothing uses “%1”; it is kept among the reusable types.")
                    .arg(fromUtf8(definitions[i].name))});
        }
    }
    if (!others.empty())
        imported.schema["$defs"] = std::move(others);
    changeReferences(imported.schema, [self = referenceTo(definitions[root].name)](std::string &reference) {
        if (reference == self)
            reference = "#";
    });
    return imported;
}

} // namespace cuewright
