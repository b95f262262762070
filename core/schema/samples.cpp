#include "schema/samples.h"

#include "schema/evaluation.h"
#include "schema/sampletexts.h"
#include "schema/shape.h"
#include "schema/subschemas.h"
#include "schema/validator.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace cuewright {
namespace {

constexpr int kAttempts = 40;
constexpr int kMaxLevels = 40; // of one answer; a recursive schema is cut short much earlier
constexpr int kShyLevels = 5; // from here on only what must be there
constexpr std::int64_t kMostItems = 10'000;
constexpr int kMaxSteps = 200'000;
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

class SampleMaker final
{
    Q_DISABLE_COPY_MOVE(SampleMaker)
public:
    SampleMaker(const Json &schema, const AnswerHints &hints, std::uint64_t seed)
        : m_root(schema)
        , m_words(hints.text)
        , m_lists(listsIn(hints.instructions))
        , m_seed(seed)
    {
        m_documents.insert(kRootUri, withAbsoluteReferences(schema));
    }

    std::optional<Json> make(int attempt)
    {
        m_attempt = attempt;
        m_steps = 0;
        return value({m_root}, {});
    }

private:
    struct Spot ///< where a value goes
    {
        QString name;
        QString pointer;
        int index = 0;
        int level = 0;
        QStringList said; ///< choices made beside it
        QString about; ///< description of what it is part of
    };
    struct Made
    {
        Json value;
        bool fits = true;
    };
    using Schemas = std::vector<Json>;

    std::optional<Json> value(const Schemas &schemas, const Spot &spot)
    {
        const auto made = valueOf(schemas, spot);
        return made ? std::optional(made->value) : std::nullopt;
    }
    std::optional<Made> valueOf(const Schemas &schemas, const Spot &spot);
    std::optional<Made> byRules(const Schemas &schemas, const RuleSet &rules, const Spot &spot);
    std::optional<Made> alternative(const Schemas &schemas, const RuleSet &rules, const Spot &spot);
    std::optional<Made> byType(const Schemas &schemas, const RuleSet &rules, const Spot &spot);
    std::optional<Made> choice(const RuleSet &rules, const Spot &spot);
    std::optional<Made> number(const RuleSet &rules, const Spot &spot);
    Made yesNo(const RuleSet &rules, const Spot &spot);
    std::optional<Made> list(const RuleSet &rules, const Spot &spot);
    std::optional<Made> object(const Schemas &schemas, const RuleSet &rules, const Spot &spot);
    std::optional<Json> members(const RuleSet &rules, const Spot &spot);
    Schemas memberSchemas(const RuleSet &rules, const std::string &name) const;

    bool accepts(const Schemas &schemas, const Json &value) const;
    std::uint64_t bits(const QString &pointer);
    int choose(const QString &pointer, int n)
    {
        return static_cast<int>(bits(pointer) % static_cast<std::uint64_t>(std::max(n, 1)));
    }

    const Json &m_root;
    SchemaDocuments m_documents;
    HintWords m_words;
    QHash<QString, QStringList> m_lists;
    std::uint64_t m_seed;
    std::uint64_t m_draws = 0;
    int m_attempt = 0;
    int m_steps = 0;
};

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
    m_draws = 0;
    return rules.alternatives.empty() ? byType(schemas, rules, spot) : alternative(schemas, rules, spot);
}

// Takes the branch that most words speak for; null last, unless nothing fits.
std::optional<SampleMaker::Made> SampleMaker::alternative(
    const Schemas &schemas, const RuleSet &rules, const Spot &spot)
{
    const Json branches = rules.alternatives.front();
    std::vector<std::pair<int, std::size_t>> order;
    for (std::size_t i = 0; i < branches.size(); ++i) {
        RuleSet branch;
        branch.add(m_root, branches[i]);
        int score = 10 * m_words.score(branch.description) - static_cast<int>(i);
        for (const Json &each : branch.choices.value_or(std::vector<Json>()))
            score += each.is_string() ? 10 * m_words.score(fromUtf8(each.get<std::string>())) : 0;
        if (branch.types == NullType)
            score = spot.level > kShyLevels ? 1000 : -1000;
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
        if (made->fits)
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
        const auto choosing = [&](int n) { return choose(spot.pointer, n); };
        const SampleText text
            = sampleText({rules, spot.name, spot.index + m_attempt, spot.said, m_words, m_lists, choosing});
        made = Made{Json(toUtf8(text.text)), text.fits};
    } else if (may(BooleanType)) {
        made = yesNo(rules, spot);
    } else {
        return Made{Json(), false};
    }
    if ((!made || !made->fits) && may(NullType) && !open)
        return Made{Json(), true};
    return made;
}

std::optional<SampleMaker::Made> SampleMaker::choice(const RuleSet &rules, const Spot &spot)
{
    std::vector<Json> open = *rules.choices;
    if (m_attempt > 0 && m_attempt % 2 == 0) // leaning on the words has led nowhere
        return Made{
            open[static_cast<std::size_t>(choose(spot.pointer, static_cast<int>(open.size())))], true};
    static const QStringList kNeutral = {QStringLiteral("general"), QStringLiteral("other"),
        QStringLiteral("medium"), QStringLiteral("normal"), QStringLiteral("neutral"),
        QStringLiteral("question"), QStringLiteral("unknown")};
    const auto rank = [&](const Json &value) {
        const QString text
            = value.is_string() ? fromUtf8(value.get<std::string>()) : QString::fromUtf8(writeJson(value));
        // What stands in a choice's own list speaks for it, too: "technical: login_issue, crash".
        int words = 10 * m_words.score(text);
        for (const QString &listed : m_lists.value(text))
            words += 5 * m_words.score(listed);
        return value.is_null() ? -1 : words > 0 ? words : kNeutral.contains(text) ? 1 : 0;
    };
    std::stable_sort(
        open.begin(), open.end(), [&](const Json &a, const Json &b) { return rank(a) > rank(b); });
    const bool mayBeNull = std::find(open.begin(), open.end(), Json()) != open.end();
    if (m_attempt == 0 && mayBeNull && rank(open.front()) <= 0)
        return Made{Json(), true};
    const auto wanted = static_cast<std::size_t>(spot.index + m_attempt / 2) % open.size();
    return Made{open[wanted], rank(open[wanted]) > 0};
}

std::optional<SampleMaker::Made> SampleMaker::number(const RuleSet &rules, const Spot &spot)
{
    const bool whole = (rules.types & NumberType) == 0;
    const double low = rules.minimum.value_or(rules.maximum ? std::min(0.0, *rules.maximum - 10) : 0.0);
    const double high = rules.maximum.value_or(std::max(low + 10, 10.0));
    double step = whole ? 1.0 : 0.0;
    for (const double other : rules.steps)
        step = std::max(step, other);
    const auto said = m_words.numberNear(spot.name + u' ' + rules.description);
    const auto allowed = [&](double x) {
        return (!rules.minimum || (rules.openMinimum ? x > *rules.minimum : x >= *rules.minimum))
            && (!rules.maximum || (rules.openMaximum ? x < *rules.maximum : x <= *rules.maximum));
    };
    if (m_attempt == 0 && said && allowed(*said) && step <= 1 && (!whole || std::floor(*said) == *said))
        return whole || *said == std::floor(*said) ? Made{static_cast<std::int64_t>(*said), true}
                                                   : Made{*said, true};
    const double unit = static_cast<double>(bits(spot.pointer) >> 11) * 0x1.0p-53;
    // A share ("confidence") is usually high, everything else nearer to its lower end.
    const bool share = low == 0 && high == 1;
    double x = share ? 0.6 + 0.35 * unit : low + (high - low) * unit * unit * 0.25;
    if (m_attempt > 2)
        x = low + (high - low) * unit;
    if (step > 0) {
        double n = std::clamp(std::round(x / step), std::ceil(low / step), std::floor(high / step));
        if (!allowed(n * step))
            n += n * step <= low ? 1 : -1;
        // Through the decimal text, so that 7 × 0.01 is 0.07.
        x = QString::number(n * step, 'g', 15).toDouble();
        if (std::floor(x) == x && std::abs(x) < 9e15)
            return Made{static_cast<std::int64_t>(x), true};
        return Made{x, true};
    }
    const double rounded = std::round(x * 100) / 100;
    x = allowed(rounded) ? rounded : allowed(x) ? x : (low + high) / 2;
    return Made{x, true};
}

SampleMaker::Made SampleMaker::yesNo(const RuleSet &rules, const Spot &spot)
{
    if (m_attempt > 0)
        return {choose(spot.pointer, 2) == 1, true};
    // Words that make a person look at it; for every other question the words of its own name decide.
    const QStringList stems = wordStems(spot.name + u' ' + rules.description);
    const bool escalates = stems.contains(QLatin1String("human")) || stems.contains(QLatin1String("urgent"))
        || stems.contains(wordStems(QStringLiteral("escalate")).value(0));
    static const QString kAlarm = QStringLiteral("urgent lawyer legal security refund");
    return {m_words.score(escalates ? kAlarm : spot.name) > (escalates ? 1 : 0), true};
}

std::optional<SampleMaker::Made> SampleMaker::list(const RuleSet &rules, const Spot &spot)
{
    const std::int64_t usual = spot.level > kShyLevels ? 0 : 2;
    std::int64_t size = std::max(rules.minItems, std::min(usual, rules.maxItems));
    size = std::max(size,
        std::min(rules.maxItems,
            std::max<std::int64_t>(rules.minContains,
                static_cast<std::int64_t>(spot.level > kShyLevels ? 0 : rules.prefixItems.size()))));
    if (size > kMostItems || rules.minItems > rules.maxItems)
        return std::nullopt;
    Json items = Json::array();
    for (int i = 0, tries = 0; static_cast<std::int64_t>(items.size()) < size && tries < 4 * size + 16;
         ++i, ++tries) {
        const auto place = static_cast<std::int64_t>(items.size());
        Schemas schemas = place < static_cast<std::int64_t>(rules.prefixItems.size())
            ? Schemas{rules.prefixItems[static_cast<std::size_t>(place)]}
            : rules.items;
        if (place < rules.minContains)
            schemas.insert(schemas.end(), rules.contains.begin(), rules.contains.end());
        const QString pointer = spot.pointer + u'/' + QString::number(i);
        const auto made = valueOf(schemas, {spot.name, pointer, i, spot.level + 1, {}, rules.description});
        const bool needed = place < rules.minItems || place < rules.minContains;
        if (!made && !needed)
            break;
        if (!made)
            return std::nullopt;
        const bool repeats = std::find(items.begin(), items.end(), made->value) != items.end();
        if ((repeats || !made->fits) && !needed)
            break;
        if (!(repeats && rules.uniqueItems))
            items.push_back(made->value);
    }
    return Made{std::move(items), true};
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

std::optional<Json> SampleMaker::members(const RuleSet &rules, const Spot &spot)
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
        if (!required && (spot.level > kShyLevels || (m_attempt > 3 && choose(spot.pointer, 2) == 0)))
            continue;
        inner.name = fromUtf8(name);
        inner.pointer = spot.pointer + u'/' + inner.name;
        inner.index = 0;
        const auto made = valueOf(memberSchemas(rules, name), inner);
        if (!made && required)
            return std::nullopt;
        if (!made || (!made->fits && !required && !made->value.is_number()))
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

} // namespace

Result<Json> makeAnswer(const Json &schema, const AnswerHints &hints, Random &random)
{
    const auto validator = Validator::compile(schema);
    if (!validator)
        return fail(validator.error());
    SampleMaker maker(schema, hints, random.bits());
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        const auto value = maker.make(attempt);
        if (value && validator->accepts(*value))
            return *value;
    }
    return fail(Error::Code::Unsupported,
        QCoreApplication::translate("Schema",
            "No answer was found that satisfies this schema. Its rules may contradict each other."));
}

} // namespace cuewright
