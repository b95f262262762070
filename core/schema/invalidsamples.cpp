#include "schema/invalidsamples.h"

#include "schema/bundledschema.h"
#include "schema/samples.h"
#include "schema/shape.h"
#include "schema/validator.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace cuewright {
namespace {

constexpr int kMaxDepth = 12;
constexpr std::int64_t kLongest = 20'000;

Json *valueAt(Json &root, const QString &pointer)
{
    return const_cast<Json *>(resolvePointer(root, pointer)); // `root` is not const
}

double numberOf(const Json &value)
{
    return value.is_number() ? value.get<double>() : 0;
}

Json numberBeside(const Json &limit, double step)
{
    if (limit.is_number_integer() && step == static_cast<double>(static_cast<int>(step)))
        return limit.get<std::int64_t>() + static_cast<std::int64_t>(step);
    return numberOf(limit) + step;
}

Json textOf(std::int64_t length)
{
    return std::string(static_cast<std::size_t>(std::max<std::int64_t>(length, 0)), 'x');
}

// Values at the place of `value` that may break the keyword.
std::vector<Json> otherValues(const std::string &keyword, const Json &rule, const Json &value)
{
    const auto count
        = rule.is_number() ? static_cast<std::int64_t>(std::clamp(rule.get<double>(), -1.0, 1e9)) : 0;
    if (keyword == "type")
        return {"text", 12.5, true, Json::array(), Json::object(), nullptr};
    if (keyword == "enum" || keyword == "const")
        return {"no such choice", -987654, nullptr, Json::array()};
    if (keyword == "minimum")
        return {numberBeside(rule, -1), numberBeside(rule, -0.5)};
    if (keyword == "maximum")
        return {numberBeside(rule, 1), numberBeside(rule, 0.5)};
    if (keyword == "exclusiveMinimum" || keyword == "exclusiveMaximum")
        return {rule};
    if (keyword == "multipleOf")
        return {numberBeside(value.is_number() ? value : Json(0), numberOf(rule) / 2), numberBeside(rule, 1)};
    if (keyword == "minLength" && count > 0 && count < kLongest)
        return {textOf(count - 1), ""};
    if (keyword == "maxLength" && count < kLongest)
        return {textOf(count + 1)};
    if (keyword == "pattern")
        return {"", "~", "no match", "0", "A b"};
    if (keyword == "not")
        return {value, "", "text", 0, 1, true, false, nullptr, Json::array(), Json::object()};
    if (keyword == "contains")
        return {Json::array()};
    return {};
}

std::vector<Json> otherLists(const std::string &keyword, const Json &rule, const Json &value)
{
    if (!value.is_array())
        return {};
    const auto count
        = rule.is_number() ? static_cast<std::size_t>(std::clamp(rule.get<double>(), 0.0, 1e9)) : 0;
    Json made = value;
    if (keyword == "minItems" && count > 0 && value.size() >= count) {
        made.erase(made.begin() + static_cast<std::ptrdiff_t>(count - 1), made.end());
        return {made};
    }
    if (keyword == "maxItems" && count < static_cast<std::size_t>(kLongest)) {
        while (made.size() <= count)
            made.push_back(value.empty() ? Json("x") : value[made.size() % value.size()]);
        return {made};
    }
    if (keyword == "uniqueItems") {
        made.push_back(value.empty() ? Json("x") : value.front());
        Json longer = made;
        longer.push_back(made.back());
        return {made, longer};
    }
    return {};
}

std::vector<Json> otherObjects(const std::string &keyword, const Json &rule, const Json &value)
{
    if (!value.is_object())
        return {};
    std::vector<Json> made;
    const auto without = [&](const std::string &name) {
        Json less = value;
        less.erase(name);
        return less;
    };
    if (keyword == "additionalProperties" || keyword == "unevaluatedProperties") {
        Json more = value;
        more["unexpected"] = true;
        made.push_back(std::move(more));
    } else if (keyword == "minProperties" || keyword == "dependentRequired") {
        for (const auto &[name, child] : value.items())
            made.push_back(without(name));
        made.push_back(Json::object());
    } else if (keyword == "maxProperties" && rule.is_number() && rule.get<double>() < 1000) {
        Json more = value;
        for (int i = 1; static_cast<double>(more.size()) <= rule.get<double>(); ++i)
            more["unexpected" + std::to_string(i)] = true;
        made.push_back(std::move(more));
    } else if (keyword == "propertyNames") {
        for (const char *name : {"", "no such name", "x", "A-1"}) {
            Json more = value;
            more[name] = true;
            made.push_back(std::move(more));
        }
    }
    return made;
}

class Breaker
{
public:
    Breaker(const Json &whole, const Validator &validator, std::uint64_t seed, const SampleStop &stop, int most)
        : m_whole(whole)
        , m_validator(validator)
        , m_seed(seed)
        , m_stop(stop)
        , m_most(most)
    { }

    /// Those about the value as a whole last.
    QList<InvalidSample> samples() const { return (m_inside + m_ofAll).mid(0, m_most); }

    void visit(const Json &given, const Json &base, const QString &pointer, int depth)
    {
        const Json &schema = dereferenced(m_whole, given);
        const Json *value = resolvePointer(base, pointer);
        if (!schema.is_object() || !value || depth > kMaxDepth)
            return;
        for (const auto &[keyword, rule] : schema.items()) {
            if (isDone())
                return;
            breakRule(keyword, rule, *value, base, pointer);
            descend(keyword, rule, *value, base, pointer, depth);
        }
        if (schema.contains("if") && schema.contains("then") && pointer.isEmpty() && !isDone())
            breakThen(schema, depth);
    }

private:
    bool isDone() const { return m_inside.size() >= m_most || (m_stop && m_stop()); }

    void breakRule(const std::string &keyword, const Json &rule, const Json &value, const Json &base,
        const QString &pointer)
    {
        if (keyword == "required" && rule.is_array() && value.is_object()) {
            for (const Json &name : rule) {
                if (isDone())
                    return;
                Json less = value;
                if (name.is_string() && less.erase(name.get<std::string>()) > 0)
                    keep(keyword, {less}, base, pointer);
            }
            return;
        }
        std::vector<Json> candidates = otherValues(keyword, rule, value);
        for (const auto &more : {otherLists(keyword, rule, value), otherObjects(keyword, rule, value)})
            candidates.insert(candidates.end(), more.begin(), more.end());
        keep(keyword, candidates, base, pointer);
    }

    void descend(const std::string &keyword, const Json &rule, const Json &value, const Json &base,
        const QString &pointer, int depth)
    {
        if (keyword == "properties" && rule.is_object()) {
            for (const auto &[name, child] : rule.items()) {
                if (value.is_object() && value.contains(name))
                    visit(child, base, pointer + u'/' + escapePointerStep(fromUtf8(name)), depth + 1);
            }
        } else if (keyword == "items" && rule.is_object() && value.is_array() && !value.empty()) {
            visit(rule, base, pointer + u'/' + QString::number(value.size() - 1), depth + 1);
        } else if (keyword == "prefixItems" && rule.is_array() && value.is_array()) {
            for (std::size_t i = 0; i < std::min(rule.size(), value.size()); ++i)
                visit(rule[i], base, pointer + u'/' + QString::number(i), depth + 1);
        } else if (keyword == "additionalProperties" && rule.is_object() && value.is_object()
            && !value.empty()) {
            visit(rule, base, pointer + u'/' + escapePointerStep(fromUtf8(std::prev(value.end()).key())),
                depth + 1);
        } else if (keyword == "allOf" && rule.is_array()) {
            for (const Json &branch : rule)
                visit(branch, base, pointer, depth + 1);
        }
    }

    // A sample for which the rule is in force, and then something that it forbids.
    void breakThen(const Json &schema, int depth)
    {
        Json narrowed = m_whole;
        narrowed["allOf"].push_back(schema["if"]);
        if (const auto base = makeSample(narrowed, SampleKind::Typical, m_seed, {}, m_stop))
            visit(schema["then"], *base, {}, depth + 1);
    }

    // The same rule at another depth of a recursive schema is the same one.
    static QString ruleOf(const Violation &violation)
    {
        const bool named = violation.keyword == u"required";
        return violation.schemaPointer + (named ? violation.instancePointer.section(u'/', -1) : QString());
    }

    // The candidate that breaks the rule, and least besides.
    void keep(const std::string &keyword, const std::vector<Json> &candidates, const Json &base,
        const QString &pointer)
    {
        if (isDone())
            return;
        std::optional<InvalidSample> best;
        qsizetype fewest = 0;
        for (const Json &candidate : candidates) {
            Json changed = base;
            *valueAt(changed, pointer) = candidate;
            const QList<Violation> violations = m_validator.check(changed);
            for (const Violation &violation : violations) {
                const bool fits
                    = violation.keyword == fromUtf8(keyword) && violation.instancePointer.startsWith(pointer);
                const bool better = !best || violations.size() < fewest;
                if (!fits || !better || m_known.contains(ruleOf(violation)))
                    continue;
                best = InvalidSample{changed, violation.keyword, violation.instancePointer,
                    violation.schemaPointer, violation.message};
                fewest = violations.size();
            }
        }
        if (!best)
            return;
        m_known.insert(ruleOf({best->instancePointer, best->schemaPointer, best->keyword, {}}));
        QList<InvalidSample> &samples = best->instancePointer.isEmpty() ? m_ofAll : m_inside;
        if (samples.size() < m_most)
            samples.append(std::move(*best));
    }

    const Json &m_whole;
    const Validator &m_validator;
    std::uint64_t m_seed;
    const SampleStop &m_stop;
    const int m_most;
    QList<InvalidSample> m_inside, m_ofAll; ///< what they are about: something in the value, or all of it
    std::set<QString> m_known;
};

} // namespace

Result<QList<InvalidSample>> makeInvalidSamples(
    const Json &schema, std::uint64_t seed, const SchemaDocuments &documents, const SampleStop &stop, int most)
{
    const auto base = makeSample(schema, SampleKind::Maximal, seed, documents, stop);
    if (!base)
        return fail(base.error());
    const auto validator = Validator::compile(schema, documents);
    if (!validator)
        return fail(validator.error());
    const Json whole = bundled(schema, documents);
    Breaker breaker(whole, *validator, seed, stop, most);
    breaker.visit(whole, *base, {}, 0);
    if (stop && stop())
        return fail(Error::Code::Cancelled, QCoreApplication::translate("Schema", "Stopped."));
    return breaker.samples();
}

} // namespace cuewright
