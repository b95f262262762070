#include "tokens/overhead.h"

#include "tokens/encoding.h"

#include <algorithm>
#include <string>

namespace cuewright {
namespace {

// The models whose messages the published numbers were measured with, and their dated versions.
constexpr QStringView kMeasured[] = {u"gpt-3.5-turbo", u"gpt-3.5-turbo-16k", u"gpt-35-turbo",
    u"gpt-35-turbo-16k", u"gpt-4", u"gpt-4-32k", u"gpt-4-turbo", u"gpt-4o", u"gpt-4o-mini"};

std::string_view text(const Json &object, std::string_view key)
{
    const Json *value = member(object, key);
    return value && value->is_string() ? std::string_view(value->get_ref<const std::string &>())
                                       : std::string_view();
}

std::string_view withoutFullStop(std::string_view sentence)
{
    if (!sentence.empty() && sentence.back() == '.')
        sentence.remove_suffix(1);
    return sentence;
}

// "string"; several types as "string|null"; nothing where the schema names none.
std::string typeOf(const Json &schema)
{
    const Json *type = member(schema, "type");
    if (!type || !type->is_array())
        return std::string(text(schema, "type"));
    std::string all;
    for (const Json &one : *type) {
        if (one.is_string())
            all += (all.empty() ? "" : "|") + one.get_ref<const std::string &>();
    }
    return all;
}

class SchemaCounter final
{
public:
    SchemaCounter(const Encoding &encoding, const OverheadRules &rules)
        : m_encoding(encoding)
        , m_rules(rules)
    { }

    /// What stands inside a schema: its choices, its members and theirs.
    std::int64_t countInside(const Json &schema) const;

private:
    std::int64_t countChoices(const Json &schema) const;
    std::int64_t countMembers(const Json &members) const;

    const Encoding &m_encoding;
    const OverheadRules &m_rules;
};

std::int64_t SchemaCounter::countChoices(const Json &schema) const
{
    const Json *choices = member(schema, "enum");
    if (!choices || !choices->is_array())
        return 0;
    std::int64_t tokens = m_rules.enumInit;
    for (const Json &item : *choices) {
        const std::string written
            = item.is_string() ? item.get<std::string>() : writeJson(item).toStdString();
        tokens += m_rules.enumItem + m_encoding.count(std::string_view(written));
    }
    return tokens;
}

std::int64_t SchemaCounter::countMembers(const Json &members) const
{
    if (!members.is_object() || members.empty())
        return 0;
    std::int64_t tokens = m_rules.propertyInit;
    for (const auto &[key, schema] : members.items()) {
        std::string line = key + ':' + typeOf(schema) + ':';
        line += withoutFullStop(text(schema, "description"));
        tokens += m_rules.propertyKey + m_encoding.count(std::string_view(line)) + countInside(schema);
    }
    return tokens;
}

std::int64_t SchemaCounter::countInside(const Json &schema) const
{
    if (!schema.is_object())
        return 0;
    std::int64_t tokens = countChoices(schema);
    for (const char *key : {"properties", "$defs", "definitions"}) {
        if (const Json *members = member(schema, key))
            tokens += countMembers(*members);
    }
    if (const Json *items = member(schema, "items"))
        tokens += countInside(*items);
    for (const char *key : {"anyOf", "oneOf", "allOf"}) {
        const Json *branches = member(schema, key);
        if (!branches || !branches->is_array())
            continue;
        for (const Json &branch : *branches)
            tokens += countInside(branch);
    }
    return tokens;
}

} // namespace

bool isModelOrDated(QStringView model, QStringView base)
{
    if (!model.startsWith(base))
        return false;
    const QStringView rest = model.sliced(base.size());
    return rest.isEmpty() || (rest.size() > 1 && rest[0] == u'-' && rest[1] >= u'0' && rest[1] <= u'9');
}

OverheadRules overheadRules(QStringView model)
{
    const QStringView name = bareModelName(model);
    OverheadRules rules;
    rules.exact = std::any_of(std::begin(kMeasured), std::end(kMeasured),
        [name](QStringView base) { return isModelOrDated(name, base); });
    if (name == u"gpt-3.5-turbo-0301") {
        rules.perMessage = 4;
        rules.perName = -1;
    }
    // The generation of cl100k_base spends more on the head of a function.
    const ModelEncoding counted = encodingForModel(name);
    if (counted.exact && counted.encoding == &Encoding::get(Encoding::Name::Cl100kBase))
        rules.functionInit = 10;
    return rules;
}

std::int64_t countFunction(const Encoding &encoding, const OverheadRules &rules, QStringView name,
    QStringView description, const Json &parameters)
{
    const std::string spoken = toUtf8(description);
    std::string head = toUtf8(name) + ':';
    head += withoutFullStop(spoken);
    return rules.functionInit + encoding.count(std::string_view(head))
        + SchemaCounter(encoding, rules).countInside(parameters);
}

} // namespace cuewright
