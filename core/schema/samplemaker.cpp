#include "schema/samplemaker.h"

#include "schema/ecmapattern.h"
#include "schema/evaluation.h"
#include "schema/sampletexts.h"
#include "schema/subschemas.h"
#include "schema/validator.h"

namespace cuewright {
namespace {

constexpr int kMaxLevels = 40; // of one answer; a recursive schema is cut short much earlier
constexpr int kMaxSteps = 200'000;
constexpr int kStepsUnasked = 16; // whether it is still wanted
constexpr QLatin1String kRootUri("https://cuewright.invalid/answer");

// References inside a part of the schema keep their meaning when the part is checked alone: they name the
// whole schema.
Json withAbsoluteReferences(const Json &schema, int depth = 0)
{
    if (!schema.is_object() || depth > kMaxJsonDepth)
        return schema;
    Json out = schema;
    if (const QString reference = memberText(schema, "$ref"); reference.startsWith(u'#'))
        out["$ref"] = toUtf8(kRootUri + reference);
    for (auto &[keyword, value] : out.get_ref<Json::object_t &>()) {
        const SubschemaShape shape = subschemaShape(keyword);
        if (shape == SubschemaShape::None || !value.is_structured())
            continue;
        if (shape == SubschemaShape::One && value.is_object()) {
            value = withAbsoluteReferences(value, depth + 1);
            continue;
        }
        for (Json &child : value)
            child = withAbsoluteReferences(child, depth + 1);
    }
    return out;
}

} // namespace

SampleMaker::SampleMaker(
    const Json &schema, const AnswerHints &hints, std::uint64_t seed, SampleKind kind, SampleStop stop)
    : m_root(schema)
    , m_words(hints.text)
    , m_lists(listsIn(hints.instructions))
    , m_seed(seed)
    , m_kind(kind)
    , m_stop(std::move(stop))
{
    m_documents.insert(kRootUri, withAbsoluteReferences(schema));
}

std::optional<Json> SampleMaker::make(int attempt)
{
    m_attempt = attempt;
    m_steps = 0;
    const auto made = valueOf({m_root}, {});
    return made ? std::optional(made->value) : std::nullopt;
}

// The same place gets the same chance however often it is made anew; further draws at it differ.
std::uint64_t SampleMaker::bits(const QString &pointer)
{
    std::uint64_t x = m_seed + 0x9E3779B97F4A7C15ULL * (static_cast<std::uint64_t>(m_attempt) + 1)
        + 0xD1B54A32D192ED03ULL * m_draws++;
    for (const QChar c : pointer)
        x = (x ^ c.unicode()) * 0x100000001B3ULL;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

bool SampleMaker::accepts(const Schemas &schemas, const Json &value) const
{
    Json all = Json::array();
    for (const Json &schema : schemas)
        all.push_back(withAbsoluteReferences(schema));
    const auto validator = Validator::compile(Json{{"allOf", std::move(all)}}, m_documents);
    return validator && validator->accepts(value);
}

std::optional<SampleMaker::Made> SampleMaker::valueOf(const Schemas &schemas, const Spot &spot)
{
    RuleSet rules;
    for (const Json &schema : schemas)
        rules.add(m_root, schema);
    return byRules(schemas, rules, spot);
}

std::optional<SampleMaker::Made> SampleMaker::byRules(
    const Schemas &schemas, const RuleSet &rules, const Spot &spot)
{
    if (rules.impossible || spot.level > kMaxLevels || ++m_steps > kMaxSteps)
        return std::nullopt;
    if (m_steps % kStepsUnasked == 0 && isStopped()) {
        m_steps = kMaxSteps; // of all that it is part of, too
        return std::nullopt;
    }
    m_draws = 0;
    return rules.alternatives.empty() ? byType(schemas, rules, spot) : alternative(schemas, rules, spot);
}

// Takes the branch that most words speak for; null last, unless nothing fits.
std::optional<SampleMaker::Made> SampleMaker::alternative(
    const Schemas &schemas, const RuleSet &rules, const Spot &spot)
{
    const Json branches = rules.alternatives.front();
    const bool brief = spot.level > kShyLevels || m_kind == SampleKind::Minimal;
    std::vector<std::pair<int, std::size_t>> order;
    for (std::size_t i = 0; i < branches.size(); ++i) {
        RuleSet branch;
        branch.add(m_root, branches[i]);
        int score = 10 * m_words.score(branch.description) - static_cast<int>(i);
        for (const Json &each : branch.choices.value_or(std::vector<Json>()))
            score += each.is_string() ? 10 * m_words.score(fromUtf8(each.get<std::string>())) : 0;
        if (branch.types == NullType)
            score = brief ? 1000 : -1000;
        order.emplace_back(-score, (i + static_cast<std::size_t>(m_attempt)) % branches.size());
    }
    std::sort(order.begin(), order.end());
    std::optional<Made> doubtful;
    for (const auto &[score, index] : order) {
        // This union is settled now; the branch may bring further ones.
        RuleSet settled = rules;
        settled.alternatives.erase(settled.alternatives.begin());
        settled.add(m_root, branches[index]);
        Spot inner = spot;
        inner.level = spot.level + 1;
        const auto made = byRules(schemas, settled, inner);
        if (!made || !accepts(schemas, made->value))
            continue;
        if (made->fits || (brief && made->value.is_null()))
            return made;
        if (!doubtful || made->value.is_null())
            doubtful = made;
    }
    return doubtful;
}

std::optional<SampleMaker::Made> SampleMaker::byType(
    const Schemas &schemas, const RuleSet &rules, const Spot &spot)
{
    if (rules.choices)
        return choice(rules, spot);
    std::optional<Made> made;
    const auto may = [&](std::uint8_t type) { return (rules.types & type) != 0; };
    const bool open = rules.types == 0xFF;
    const bool looksLikeObject = !rules.members.empty() || !rules.required.empty() || rules.minProperties > 0
        || !rules.conditions.empty();
    const bool looksLikeList
        = !rules.items.empty() || !rules.prefixItems.empty() || rules.minItems > 0 || !rules.contains.empty();
    const bool looksLikeNumber = rules.minimum || rules.maximum || !rules.steps.empty();
    if (may(ObjectType) && (!open || looksLikeObject)) {
        made = object(schemas, rules, spot);
    } else if (may(ArrayType) && (!open || looksLikeList)) {
        made = list(rules, spot);
    } else if (may(NumberType | IntegerType) && (!may(StringType) || (open && looksLikeNumber))) {
        made = number(rules, spot);
    } else if (may(StringType)) {
        made = text(rules, spot);
    } else if (may(BooleanType)) {
        made = yesNo(rules, spot);
    } else {
        return Made{Json(), false};
    }
    if ((!made || !made->fits) && may(NullType) && !open)
        return Made{Json(), true};
    return made;
}

SampleMaker::Schemas SampleMaker::memberSchemas(const RuleSet &rules, const std::string &name) const
{
    const RuleSet::Member *declared = rules.findMember(name);
    Schemas schemas = declared ? declared->schemas : Schemas{};
    bool matched = declared != nullptr;
    for (const auto &[pattern, schema] : rules.patternMembers) {
        if (EcmaPattern(pattern).find(fromUtf8(name)) == PatternMatch::Yes) {
            schemas.push_back(schema);
            matched = true;
        }
    }
    return matched ? schemas : rules.additional;
}

std::vector<std::string> SampleMaker::memberNames(const RuleSet &rules) const
{
    std::vector<std::string> names;
    for (const RuleSet::Member &declared : rules.members)
        names.push_back(declared.name);
    const auto add = [&](const std::string &name) {
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    };
    for (const std::string &name : rules.required)
        add(name);
    for (const auto &[trigger, name] : rules.dependentRequired)
        add(name);
    for (int i = 1; static_cast<std::int64_t>(names.size()) < rules.minProperties && i < 1000; ++i)
        add("field" + std::to_string(i));
    return names;
}

std::optional<Json> SampleMaker::members(const RuleSet &rules, const Spot &spot)
{
    const std::vector<std::string> names = memberNames(rules);
    Json object = Json::object();
    Spot inner = spot;
    inner.level = spot.level + 1;
    inner.said.clear();
    for (const std::string &name : names) {
        const bool depended = std::any_of(rules.dependentRequired.begin(), rules.dependentRequired.end(),
            [&](const auto &d) { return d.second == name; });
        const bool required = depended
            || std::find(rules.required.begin(), rules.required.end(), name) != rules.required.end()
            || static_cast<std::int64_t>(names.size()) <= rules.minProperties;
        if (!required
            && (spot.level > kShyLevels || m_kind == SampleKind::Minimal
                || (m_attempt > 3 && choose(spot.pointer, 2) == 0)))
            continue;
        inner.name = fromUtf8(name);
        inner.pointer = spot.pointer + u'/' + inner.name;
        inner.index = 0;
        const auto made = valueOf(memberSchemas(rules, name), inner);
        if (!made && required)
            return std::nullopt;
        const bool shy = m_kind == SampleKind::Typical && made && !made->fits && !made->value.is_number();
        if (!made || (shy && !required))
            continue;
        if (made->value.is_string() && made->value.get_ref<const std::string &>().size() < 40)
            inner.said << fromUtf8(made->value.get<std::string>());
        object[name] = made->value;
    }
    return object;
}

// Rules such as if/then depend on members that are made under them: made again until nothing changes.
std::optional<SampleMaker::Made> SampleMaker::object(
    const Schemas &schemas, const RuleSet &rules, const Spot &spot)
{
    std::optional<Json> made = members(rules, spot);
    Schemas applied;
    for (int round = 0; made && !rules.conditions.empty() && round < 8; ++round) {
        Schemas now;
        for (const RuleSet::Condition &condition : rules.conditions)
            now.push_back(accepts({condition.test}, *made) ? condition.whenTrue : condition.whenFalse);
        if (now == applied)
            break;
        applied = now;
        RuleSet narrowed = rules;
        for (const Json &schema : now)
            narrowed.add(m_root, schema);
        if (narrowed.impossible)
            return std::nullopt;
        if (narrowed.alternatives.empty()) {
            made = members(narrowed, spot);
        } else {
            narrowed.conditions.clear();
            const auto chosen = alternative(schemas, narrowed, spot);
            made = chosen ? std::optional(chosen->value) : std::nullopt;
        }
    }
    return made ? std::optional(Made{*made, true}) : std::nullopt;
}

} // namespace cuewright
