#include "schema/acceptance.h"

#include "schema/evaluation.h"
#include "schema/formats.h"
#include "schema/values.h"

#include <cmath>

namespace cuewright {

/// A name that a schema speaks of.
struct Acceptance::Member
{
    explicit Member(const std::string &memberName)
        : name(memberName)
    { }

    ShortText name; ///< in the SchemaNode
    const Rule *rule = nullptr; ///< null: any value will do
    bool isProperty = false; ///< stands under `properties`; else only `required` names it
    bool isRequired = false;
};

/// A SchemaNode without what it does not say.
struct Acceptance::Rule
{
    explicit Rule(const SchemaNode &made)
        : node(made)
    { }

    const SchemaNode &node;
    std::uint8_t types = 0;
    bool hasChoices = false, hasLimits = false, limitsText = false, limitsObject = false, combines = false;
    bool seesAllMembers = false; ///< additionalProperties, patternProperties, propertyNames
    std::vector<ShortText> choices; ///< texts of enum and const
    std::optional<double> minimum, maximum, exclusiveMinimum, exclusiveMaximum;

    std::vector<Member> members;
    std::size_t required = 0;
    const Rule *additional = nullptr, *names = nullptr;
    std::vector<std::pair<const EcmaPattern *, const Rule *>> patterns;
    std::vector<std::pair<const std::string *, const Rule *>> dependentSchemas;

    std::vector<const Rule *> prefixItems;
    const Rule *items = nullptr, *contains = nullptr;

    std::vector<const Rule *> allOf, anyOf, oneOf;
    const Rule *negated = nullptr, *condition = nullptr, *whenTrue = nullptr, *whenFalse = nullptr,
               *reference = nullptr;
};

namespace {

// As in Evaluation: what is over them is left to it.
constexpr std::int64_t kMaxSteps = 5'000'000;
constexpr int kMaxDepth = 1000;
// Whole numbers up to here are the same as doubles.
constexpr std::int64_t kExactInDouble = std::int64_t(1) << 53;

/// The number as a double that compares as the number does; nullopt where there is none.
std::optional<double> exactDouble(const Json &number)
{
    if (number.is_number_float())
        return number.get<double>();
    if (number.is_number_unsigned()) {
        const auto whole = number.get<std::uint64_t>();
        return whole <= kExactInDouble ? std::optional(static_cast<double>(whole)) : std::nullopt;
    }
    const auto whole = number.get<std::int64_t>();
    return whole >= -kExactInDouble ? std::optional(static_cast<double>(whole)) : std::nullopt;
}

} // namespace

/// Makes the rules of all nodes; each once, as they may lead back to each other.
class Acceptance::Builder
{
public:
    explicit Builder(Acceptance &made)
        : m_made(made)
    { }

    const Rule *rule(const SchemaNode *node)
    {
        if (!node || node->kind == SchemaNode::Kind::Always)
            return nullptr;
        if (const auto known = m_rules.find(node); known != m_rules.end())
            return known->second;
        m_made.m_rules.push_back(std::make_unique<Rule>(*node));
        Rule *made = m_made.m_rules.back().get();
        m_rules.emplace(node, made);
        m_open.push_back(made);
        return made;
    }
    /// Rules are filled one after the other, however deep they are nested.
    void fillAll()
    {
        while (!m_open.empty()) {
            Rule *rule = m_open.back();
            m_open.pop_back();
            fillValues(*rule);
            fillMembers(*rule);
            fillOthers(*rule);
        }
    }

private:
    std::vector<const Rule *> rules(const std::vector<const SchemaNode *> &nodes)
    {
        std::vector<const Rule *> made;
        for (const SchemaNode *node : nodes)
            made.push_back(rule(node));
        return made;
    }
    void fillValues(Rule &rule);
    void fillMembers(Rule &rule);
    void fillOthers(Rule &rule);

    Acceptance &m_made;
    std::unordered_map<const SchemaNode *, Rule *> m_rules;
    std::vector<Rule *> m_open;
};

void Acceptance::Builder::fillValues(Rule &rule)
{
    const SchemaNode &node = rule.node;
    rule.types = node.types;
    rule.hasChoices = node.choices || node.constant;
    const auto addText = [&rule](const Json &value) {
        if (value.is_string())
            rule.choices.emplace_back(value.get_ref<const std::string &>());
    };
    if (node.choices && !node.constant)
        std::for_each(node.choices->begin(), node.choices->end(), addText);
    else if (node.constant && (!node.choices || node.choiceKeys.contains(canonicalText(*node.constant))))
        addText(*node.constant);
    rule.hasLimits
        = node.minimum || node.maximum || node.exclusiveMinimum || node.exclusiveMaximum || node.multipleOf;
    if (node.minimum)
        rule.minimum = exactDouble(node.minimumText);
    if (node.maximum)
        rule.maximum = exactDouble(node.maximumText);
    if (node.exclusiveMinimum)
        rule.exclusiveMinimum = exactDouble(node.exclusiveMinimumText);
    if (node.exclusiveMaximum)
        rule.exclusiveMaximum = exactDouble(node.exclusiveMaximumText);
    rule.limitsText = node.minLength || node.maxLength || node.pattern || !node.format.isEmpty();
}

void Acceptance::Builder::fillMembers(Rule &rule)
{
    const SchemaNode &node = rule.node;
    std::unordered_map<std::string_view, std::size_t> places;
    const auto member = [&](const std::string &name) -> Member & {
        const auto [place, isNew] = places.emplace(name, rule.members.size());
        if (isNew)
            rule.members.emplace_back(name);
        return rule.members[place->second];
    };
    for (const std::string *name : node.propertyOrder) {
        Member &made = member(*name);
        made.isProperty = true;
        made.rule = this->rule(node.properties.find(*name)->second);
    }
    for (const std::string &name : node.required) {
        rule.required += member(name).isRequired ? 0 : 1;
        member(name).isRequired = true;
    }
    rule.additional = this->rule(node.additionalProperties);
    rule.names = this->rule(node.propertyNames);
    for (const SchemaNode::ByPattern &pattern : node.patternProperties)
        rule.patterns.emplace_back(&pattern.pattern, this->rule(pattern.node));
    for (const SchemaNode::Applied &dependent : node.dependentSchemas)
        rule.dependentSchemas.emplace_back(&dependent.name, this->rule(dependent.node));
    rule.seesAllMembers = rule.additional || rule.names || !rule.patterns.empty();
    rule.limitsObject = rule.seesAllMembers || !rule.members.empty() || node.minProperties
        || node.maxProperties || !node.dependentRequired.empty() || !rule.dependentSchemas.empty();
}

void Acceptance::Builder::fillOthers(Rule &made)
{
    const SchemaNode &node = made.node;
    made.prefixItems = rules(node.prefixItems);
    made.items = rule(node.items);
    made.contains = rule(node.contains);
    made.allOf = rules(node.allOf);
    made.anyOf = rules(node.anyOf);
    made.oneOf = rules(node.oneOf);
    made.negated = rule(node.negated);
    made.condition = rule(node.condition);
    made.whenTrue = rule(node.whenTrue);
    made.whenFalse = rule(node.whenFalse);
    made.reference = rule(node.reference);
    // `not` and `if` of what is always valid have no rule, but mean something.
    made.combines = !made.allOf.empty() || !made.anyOf.empty() || !made.oneOf.empty() || node.negated
        || node.condition || made.reference;
}

/// One walk.
class Acceptance::Run
{
public:
    bool apply(const Rule *rule, const Json &value);
    bool gaveUp() const { return m_gaveUp; }

private:
    bool check(const Rule &rule, const Json &value);
    bool isChoice(const Rule &rule, const Json &value) const;
    bool isWithin(const Rule &rule, const Json &value) const;
    bool text(const Rule &rule, const Json &value);
    bool matches(const EcmaPattern &pattern, const QString &text);
    bool list(const Rule &rule, const Json &value);
    bool contained(const Rule &rule, const Json &list);
    bool object(const Rule &rule, const Json &value);
    bool someMembers(const Rule &rule, const Json::object_t::Container &members);
    bool allMembers(const Rule &rule, const Json::object_t::Container &members);
    bool undeclared(const Rule &rule, const std::string &name, const Json &value, bool isProperty);
    bool dependencies(const Rule &rule, const Json &value);
    bool combined(const Rule &rule, const Json &value);

    std::int64_t m_steps = 0;
    int m_depth = 0;
    bool m_gaveUp = false;
};

bool Acceptance::Run::apply(const Rule *rule, const Json &value)
{
    if (!rule)
        return true;
    if (++m_steps > kMaxSteps || m_depth >= kMaxDepth)
        m_gaveUp = true;
    if (m_gaveUp || rule->node.kind == SchemaNode::Kind::Never)
        return false;
    ++m_depth;
    const bool ok = check(*rule, value);
    --m_depth;
    return ok;
}

bool Acceptance::Run::check(const Rule &rule, const Json &value)
{
    using Type = Json::value_t;
    std::uint8_t type = NullType;
    switch (value.type()) {
    case Type::boolean:
        type = BooleanType;
        break;
    case Type::number_integer:
    case Type::number_unsigned:
        type = NumberType | IntegerType;
        break;
    case Type::number_float:
        type = (rule.types & IntegerType) != 0 && std::trunc(value.get<double>()) == value.get<double>()
            ? NumberType | IntegerType
            : NumberType;
        break;
    case Type::string:
        type = StringType;
        break;
    case Type::array:
        type = ArrayType;
        break;
    case Type::object:
        type = ObjectType;
        break;
    default:
        break;
    }
    if (rule.types != 0 && (rule.types & type) == 0)
        return false;
    if (rule.hasChoices && !isChoice(rule, value))
        return false;
    if ((type & NumberType) != 0) {
        if (rule.hasLimits && !isWithin(rule, value))
            return false;
    } else if (type == StringType) {
        if (rule.limitsText && !text(rule, value))
            return false;
    } else if (type == ObjectType) {
        if (rule.limitsObject && !object(rule, value))
            return false;
    } else if (type == ArrayType && !list(rule, value)) {
        return false;
    }
    return !rule.combines || combined(rule, value);
}

bool Acceptance::Run::isChoice(const Rule &rule, const Json &value) const
{
    if (value.is_string()) {
        const ShortText text(value.get_ref<const std::string &>());
        return std::find(rule.choices.begin(), rule.choices.end(), text) != rule.choices.end();
    }
    const SchemaNode &node = rule.node;
    return (!node.choices || node.choiceKeys.contains(canonicalText(value)))
        && (!node.constant || sameValue(*node.constant, value));
}

bool Acceptance::Run::isWithin(const Rule &rule, const Json &value) const
{
    const SchemaNode &node = rule.node;
    const std::optional<double> number = exactDouble(value);
    std::optional<Decimal> decimal; // slow, so only where it is needed
    const auto exact = [&]() -> const Decimal & { return decimal ? *decimal : decimal.emplace(value); };
    const auto order = [&](const std::optional<double> &limit,
                           const std::optional<Decimal> &text) -> std::strong_ordering {
        if (number && limit)
            return *number < *limit ? std::strong_ordering::less
                : *number > *limit  ? std::strong_ordering::greater
                                    : std::strong_ordering::equal;
        return exact() <=> *text;
    };
    return (!node.minimum || order(rule.minimum, node.minimum) >= 0)
        && (!node.maximum || order(rule.maximum, node.maximum) <= 0)
        && (!node.exclusiveMinimum || order(rule.exclusiveMinimum, node.exclusiveMinimum) > 0)
        && (!node.exclusiveMaximum || order(rule.exclusiveMaximum, node.exclusiveMaximum) < 0)
        && (!node.multipleOf || exact().isMultipleOf(*node.multipleOf));
}

bool Acceptance::Run::text(const Rule &rule, const Json &value)
{
    const SchemaNode &node = rule.node;
    const std::string &text = value.get_ref<const std::string &>();
    // A code point is one to four bytes: most lengths need no counting.
    const auto bytes = static_cast<std::int64_t>(text.size());
    const bool mayBeShort = node.minLength && (bytes + 3) / 4 < *node.minLength;
    const bool mayBeLong = node.maxLength && bytes > *node.maxLength;
    if (mayBeShort || mayBeLong) {
        const std::int64_t length = countCodePoints(text);
        if ((node.minLength && length < *node.minLength) || (node.maxLength && length > *node.maxLength))
            return false;
    }
    return (!node.pattern || matches(*node.pattern, fromUtf8(text)))
        && (node.format.isEmpty() || hasFormat(node.format, fromUtf8(text)).value_or(true));
}

// What is too expensive to match is Evaluation's to tell.
bool Acceptance::Run::matches(const EcmaPattern &pattern, const QString &text)
{
    const PatternMatch match = pattern.find(text);
    m_gaveUp = m_gaveUp || match == PatternMatch::GaveUp;
    return match == PatternMatch::Yes;
}

bool Acceptance::Run::list(const Rule &rule, const Json &value)
{
    const SchemaNode &node = rule.node;
    const auto size = static_cast<std::int64_t>(value.size());
    if ((node.minItems && size < *node.minItems) || (node.maxItems && size > *node.maxItems))
        return false;
    if (node.uniqueItems) {
        std::unordered_set<std::string> seen;
        for (const Json &item : value) {
            if (!seen.insert(canonicalText(item)).second)
                return false;
        }
    }
    const std::size_t checked = rule.items ? value.size() : std::min(value.size(), rule.prefixItems.size());
    for (std::size_t i = 0; i < checked; ++i) {
        if (!apply(i < rule.prefixItems.size() ? rule.prefixItems[i] : rule.items, value[i]))
            return false;
    }
    return !node.contains || contained(rule, value);
}

bool Acceptance::Run::contained(const Rule &rule, const Json &list)
{
    std::int64_t count = 0;
    for (const Json &item : list)
        count += apply(rule.contains, item) ? 1 : 0;
    return count >= rule.node.minContains.value_or(1)
        && (!rule.node.maxContains || count <= *rule.node.maxContains);
}

bool Acceptance::Run::object(const Rule &rule, const Json &value)
{
    const SchemaNode &node = rule.node;
    const auto &members = value.get_ref<const Json::object_t &>();
    const auto size = static_cast<std::int64_t>(members.size());
    if ((node.minProperties && size < *node.minProperties)
        || (node.maxProperties && size > *node.maxProperties))
        return false;
    const bool fewAreMeant = !rule.seesAllMembers && rule.members.size() < members.size();
    if (!(fewAreMeant ? someMembers(rule, members) : allMembers(rule, members)))
        return false;
    return (node.dependentRequired.empty() && rule.dependentSchemas.empty()) || dependencies(rule, value);
}

/// Looks for what the schema names.
bool Acceptance::Run::someMembers(const Rule &rule, const Json::object_t::Container &members)
{
    for (const Member &member : rule.members) {
        const auto found = std::find_if(members.begin(), members.end(),
            [&](const auto &there) { return ShortText(there.first) == member.name; });
        if (found == members.end() ? member.isRequired : !apply(member.rule, found->second))
            return false;
    }
    return true;
}

/// Looks for what the value has. Answers mostly have their members in the schema's order.
bool Acceptance::Run::allMembers(const Rule &rule, const Json::object_t::Container &members)
{
    const std::size_t known = rule.members.size();
    std::size_t next = 0, required = 0;
    for (const auto &[name, value] : members) {
        const ShortText text(name);
        const Member *found = nullptr;
        for (std::size_t i = 0; i < known && !found; ++i) {
            if (rule.members[next].name == text)
                found = &rule.members[next];
            next = next + 1 == known ? 0 : next + 1;
        }
        if (found) {
            required += found->isRequired ? 1 : 0;
            if (!apply(found->rule, value))
                return false;
        }
        if (rule.seesAllMembers && !undeclared(rule, name, value, found && found->isProperty))
            return false;
    }
    return required == rule.required;
}

bool Acceptance::Run::undeclared(
    const Rule &rule, const std::string &name, const Json &value, bool isProperty)
{
    bool isKnown = isProperty;
    for (const auto &[pattern, inner] : rule.patterns) {
        if (!matches(*pattern, fromUtf8(name)))
            continue;
        isKnown = true;
        if (!apply(inner, value))
            return false;
    }
    return (isKnown || apply(rule.additional, value)) && (!rule.names || apply(rule.names, Json(name)));
}

bool Acceptance::Run::dependencies(const Rule &rule, const Json &value)
{
    for (const SchemaNode::Dependency &dependency : rule.node.dependentRequired) {
        const auto isThere = [&](const std::string &name) { return value.contains(name); };
        if (isThere(dependency.trigger)
            && !std::all_of(dependency.required.begin(), dependency.required.end(), isThere))
            return false;
    }
    return std::all_of(
        rule.dependentSchemas.begin(), rule.dependentSchemas.end(), [&](const auto &dependent) {
            return !value.contains(*dependent.first) || apply(dependent.second, value);
        });
}

bool Acceptance::Run::combined(const Rule &rule, const Json &value)
{
    const auto fits = [&](const Rule *inner) { return apply(inner, value); };
    if (rule.reference && !fits(rule.reference))
        return false;
    if (!std::all_of(rule.allOf.begin(), rule.allOf.end(), fits))
        return false;
    if (!rule.anyOf.empty() && std::none_of(rule.anyOf.begin(), rule.anyOf.end(), fits))
        return false;
    if (!rule.oneOf.empty() && std::count_if(rule.oneOf.begin(), rule.oneOf.end(), fits) != 1)
        return false;
    if (rule.node.negated && fits(rule.negated))
        return false;
    return !rule.node.condition || fits(fits(rule.condition) ? rule.whenTrue : rule.whenFalse);
}

Acceptance::Acceptance() = default;
Acceptance::~Acceptance() = default;

std::unique_ptr<const Acceptance> Acceptance::make(const SchemaGraph &graph)
{
    const bool needsEvaluation = graph.tracksEvaluated
        || std::any_of(graph.nodes.begin(), graph.nodes.end(),
            [](const auto &node) { return node->dynamicReference != nullptr; });
    if (needsEvaluation)
        return nullptr;
    std::unique_ptr<Acceptance> made(new Acceptance);
    Builder builder(*made);
    made->m_root = builder.rule(graph.root);
    builder.fillAll();
    return made;
}

std::optional<bool> Acceptance::accepts(const Json &instance) const
{
    Run run;
    const bool ok = run.apply(m_root, instance);
    return run.gaveUp() ? std::nullopt : std::optional(ok);
}

} // namespace cuewright
