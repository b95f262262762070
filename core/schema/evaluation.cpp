#include "schema/evaluation.h"

#include "schema/formats.h"
#include "schema/values.h"

namespace cuewright {
namespace {

// Nodes visited for one value: about a second at worst. References that fan out can ask for 2^n.
constexpr std::int64_t kMaxSteps = 5'000'000;
// A value may be 512 levels deep and each level usually takes one or two nodes; the stack must hold them all.
constexpr int kMaxDepth = 1400;
// Texts on which a pattern may run into its limit: some hundredths of a second each.
constexpr int kMaxExpensiveMatches = 20;

} // namespace

std::uint8_t typesOf(const Json &value)
{
    if (value.is_number())
        return value.is_number_integer() || Decimal(value).isInteger() ? NumberType | IntegerType
                                                                       : NumberType;
    if (value.is_string())
        return StringType;
    if (value.is_object())
        return ObjectType;
    if (value.is_array())
        return ArrayType;
    return value.is_boolean() ? BooleanType : NullType;
}

void Evaluation::Seen::item(std::size_t index)
{
    if (items.size() <= index)
        items.resize(index + 1);
    items[index] = true;
}

void Evaluation::Seen::add(const Seen &other)
{
    names.insert(other.names.begin(), other.names.end());
    for (std::size_t i = 0; i < other.items.size(); ++i) {
        if (other.items[i])
            item(i);
    }
}

QList<Violation> Evaluation::violations(const Json &instance)
{
    QList<Violation> found;
    const SchemaPlace whole{&instance, nullptr, nullptr, 0};
    apply(*m_graph.root, whole, nullptr, &found, nullptr);
    if (m_gaveUp && found.isEmpty()) // below `not` and the like, where nobody listens
        unchecked({*m_graph.root, whole, nullptr, &found}, m_graph.root->keyword);
    return found;
}

bool Evaluation::accepts(const Json &instance)
{
    const SchemaPlace whole{&instance, nullptr, nullptr, 0};
    return apply(*m_graph.root, whole, nullptr, nullptr, nullptr) && !m_gaveUp;
}

bool Evaluation::report(const Visit &visit, const QString &keyword, const QString &message)
{
    return reportAt(visit, visit.place, keyword, message);
}

bool Evaluation::reportAt(
    const Visit &visit, const SchemaPlace &place, const QString &keyword, const QString &message)
{
    if (visit.sink && visit.sink->size() < Validator::kMaxViolations)
        visit.sink->append({place.pointer(), visit.node.pointer + u'/' + keyword, keyword, message});
    return false;
}

bool Evaluation::giveUp(const Visit &visit, const QString &keyword, const QString &message)
{
    m_gaveUp = true; // said once, where it happened; everything after it fails in silence
    return report(visit, keyword, message);
}

bool Evaluation::unchecked(const Visit &visit, const QString &keyword)
{
    return report(
        visit, keyword, SchemaText::tr("%1 could not be checked completely.").arg(visit.place.subject()));
}

bool Evaluation::apply(
    const SchemaNode &node, const SchemaPlace &place, Seen *seen, Sink *sink, const Visit *outer)
{
    if (m_gaveUp)
        return false;
    if (node.kind == SchemaNode::Kind::Always)
        return true;
    const Visit visit{node, place, seen, sink, outer, outer ? outer->depth + 1 : 0};
    if (node.kind == SchemaNode::Kind::Never) {
        if (sink && sink->size() < Validator::kMaxViolations) {
            const QString message
                = place.name ? SchemaText::tr("%1 is not expected here.") : SchemaText::tr("%1 is not allowed.");
            sink->append({place.pointer(), node.pointer, node.keyword, message.arg(place.subject())});
        }
        return false;
    }
    if (++m_steps > kMaxSteps)
        return giveUp(visit, node.keyword,
            SchemaText::tr("%1 needs too many steps to be checked completely.").arg(place.subject()));
    if (visit.depth > kMaxDepth)
        return giveUp(
            visit, node.keyword, SchemaText::tr("%1 is nested too deep to be checked.").arg(place.subject()));
    if (!m_graph.tracksEvaluated)
        return rules(visit);
    Seen own; // what a failed schema has looked at does not count
    const Visit tracked{node, place, &own, sink, outer, visit.depth};
    const bool ok = rules(tracked);
    if (ok && seen)
        seen->add(own);
    return ok;
}

// A schema beside others on the same value: what it looks at counts for them too.
bool Evaluation::applyHere(const SchemaNode &node, const Visit &visit, Sink *sink)
{
    return apply(node, visit.place, visit.seen, sink, &visit);
}

bool Evaluation::applyInside(const SchemaNode &node, const Visit &visit, const SchemaPlace &place)
{
    return apply(node, place, nullptr, visit.sink, &visit);
}

bool Evaluation::rules(const Visit &visit)
{
    using Group = bool (Evaluation::*)(const Visit &);
    // unevaluated() comes last: it asks what the others have looked at.
    static constexpr Group kGroups[] = {&Evaluation::values, &Evaluation::numbers, &Evaluation::texts,
        &Evaluation::arrays, &Evaluation::objects, &Evaluation::references, &Evaluation::combinations,
        &Evaluation::conditions, &Evaluation::unevaluated};
    bool ok = true;
    for (const Group group : kGroups) {
        ok = (this->*group)(visit) && ok;
        if (!ok && !visit.sink)
            return false;
    }
    return ok;
}

bool Evaluation::values(const Visit &visit)
{
    const SchemaNode &node = visit.node;
    const Json &value = visit.value();
    bool ok = true;
    if (node.types != 0 && (node.types & typesOf(value)) == 0) {
        ok = report(visit, QStringLiteral("type"),
            SchemaText::tr("%1 must be %2; it is %3.")
                .arg(visit.place.subject(), typeWords(node.types), quotedValue(value)));
    }
    if (node.choices && !node.choiceKeys.contains(canonicalText(value))) {
        ok = report(visit, QStringLiteral("enum"),
            SchemaText::tr("%1 must be one of %2; it is %3.")
                .arg(visit.place.subject(), listedValues(*node.choices), quotedValue(value)));
    }
    if (node.constant && !sameValue(*node.constant, value)) {
        ok = report(visit, QStringLiteral("const"),
            SchemaText::tr("%1 must be %2; it is %3.")
                .arg(visit.place.subject(), quotedValue(*node.constant), quotedValue(value)));
    }
    return ok;
}

bool Evaluation::numbers(const Visit &visit)
{
    const SchemaNode &node = visit.node;
    const bool limited
        = node.minimum || node.maximum || node.exclusiveMinimum || node.exclusiveMaximum || node.multipleOf;
    if (!limited || !visit.value().is_number())
        return true;
    const Decimal number(visit.value());
    bool ok = true;
    const auto check = [&](bool holds, const char *keyword, const QString &sentence, const Json &limit) {
        if (!holds)
            ok = report(visit, QLatin1String(keyword),
                sentence.arg(visit.place.subject(), quotedValue(limit), quotedValue(visit.value())));
    };
    check(!node.minimum || number >= *node.minimum, "minimum", SchemaText::tr("%1 must be %2 or more; it is %3."),
        node.minimumText);
    check(!node.maximum || number <= *node.maximum, "maximum", SchemaText::tr("%1 must be %2 or less; it is %3."),
        node.maximumText);
    check(!node.exclusiveMinimum || number > *node.exclusiveMinimum, "exclusiveMinimum",
        SchemaText::tr("%1 must be more than %2; it is %3."), node.exclusiveMinimumText);
    check(!node.exclusiveMaximum || number < *node.exclusiveMaximum, "exclusiveMaximum",
        SchemaText::tr("%1 must be less than %2; it is %3."), node.exclusiveMaximumText);
    check(!node.multipleOf || number.isMultipleOf(*node.multipleOf), "multipleOf",
        SchemaText::tr("%1 must be a multiple of %2; it is %3."), node.multipleOfText);
    return ok;
}

bool Evaluation::texts(const Visit &visit)
{
    const SchemaNode &node = visit.node;
    if (!visit.value().is_string() || (!node.minLength && !node.maxLength && !node.pattern && node.format.isEmpty()))
        return true;
    const std::string &text = visit.value().get_ref<const std::string &>();
    bool ok = true;
    const std::int64_t length = countCodePoints(text);
    const auto tooFew = SchemaText::tr("%1 must have at least %2 characters; it has %3.");
    const auto tooMany = SchemaText::tr("%1 must have at most %2 characters; it has %3.");
    if (node.minLength && length < *node.minLength)
        ok = report(visit, QStringLiteral("minLength"),
            tooFew.arg(visit.place.subject()).arg(*node.minLength).arg(length));
    if (node.maxLength && length > *node.maxLength)
        ok = report(visit, QStringLiteral("maxLength"),
            tooMany.arg(visit.place.subject()).arg(*node.maxLength).arg(length));
    if (!node.format.isEmpty() && !hasFormat(node.format, fromUtf8(text)).value_or(true))
        ok = report(visit, QStringLiteral("format"),
            SchemaText::tr("%1 must be in the format %2; it is %3.")
                .arg(visit.place.subject(), node.format, quotedValue(visit.value())));
    return (!node.pattern || matches(visit, *node.pattern, fromUtf8(text))) && ok;
}

bool Evaluation::matches(const Visit &visit, const EcmaPattern &pattern, const QString &text)
{
    const PatternMatch match = pattern.find(text);
    if (match == PatternMatch::No)
        return report(visit, QStringLiteral("pattern"),
            SchemaText::tr("%1 must match the pattern %2; it is %3.")
                .arg(visit.place.subject(), pattern.source(), quotedValue(visit.value())));
    return match == PatternMatch::Yes || tooExpensive(visit, QStringLiteral("pattern"), pattern);
}

// Each time costs as much as a match may; a list of such texts would add that up.
bool Evaluation::tooExpensive(const Visit &visit, const QString &keyword, const EcmaPattern &pattern)
{
    const QString message = SchemaText::tr("%1 could not be checked: the pattern %2 takes too many steps on it.")
                                .arg(visit.place.subject(), pattern.source());
    return ++m_expensiveMatches < kMaxExpensiveMatches ? report(visit, keyword, message)
                                                       : giveUp(visit, keyword, message);
}

bool Evaluation::arrays(const Visit &visit)
{
    if (!visit.value().is_array())
        return true;
    const SchemaNode &node = visit.node;
    const Json &list = visit.value();
    const auto size = static_cast<std::int64_t>(list.size());
    bool ok = true;
    if (node.minItems && size < *node.minItems) {
        ok = report(visit, QStringLiteral("minItems"),
            SchemaText::tr("%1 must have at least %2 items; it has %3.")
                .arg(visit.place.subject())
                .arg(*node.minItems)
                .arg(size));
    }
    if (node.maxItems && size > *node.maxItems) {
        ok = report(visit, QStringLiteral("maxItems"),
            SchemaText::tr("%1 must have at most %2 items; it has %3.")
                .arg(visit.place.subject())
                .arg(*node.maxItems)
                .arg(size));
    }
    if (node.uniqueItems)
        ok = uniqueness(visit) && ok;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const SchemaNode *rule = i < node.prefixItems.size() ? node.prefixItems[i] : node.items;
        if (!rule)
            break;
        ok = applyInside(*rule, visit, {&list[i], &visit.place, nullptr, i}) && ok;
        if (visit.seen)
            visit.seen->item(i);
        if (!ok && !visit.sink)
            return false;
    }
    return (!node.contains || contained(visit)) && ok;
}

bool Evaluation::uniqueness(const Visit &visit)
{
    std::unordered_map<std::string, std::size_t> first;
    const Json &list = visit.value();
    bool ok = true;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const auto [earlier, isNew] = first.emplace(canonicalText(list[i]), i);
        if (isNew)
            continue;
        ok = report(visit, QStringLiteral("uniqueItems"),
            SchemaText::tr("%1 must not repeat an item; items %2 and %3 are the same: %4.")
                .arg(visit.place.subject())
                .arg(earlier->second + 1)
                .arg(i + 1)
                .arg(quotedValue(list[i])));
    }
    return ok;
}

bool Evaluation::contained(const Visit &visit)
{
    const SchemaNode &node = visit.node;
    const Json &list = visit.value();
    const int expensive = m_expensiveMatches;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!apply(*node.contains, {&list[i], &visit.place, nullptr, i}, nullptr, nullptr, &visit))
            continue;
        ++count;
        if (visit.seen)
            visit.seen->item(i);
    }
    const std::int64_t least = node.minContains.value_or(1);
    bool ok = true;
    if (count < least) {
        ok = report(visit, node.minContains ? QStringLiteral("minContains") : QStringLiteral("contains"),
            SchemaText::tr("%1 must have at least %2 items of the kind that the schema asks for; it has %3.")
                .arg(visit.place.subject())
                .arg(least)
                .arg(count));
    }
    if (node.maxContains && count > *node.maxContains) {
        ok = report(visit, QStringLiteral("maxContains"),
            SchemaText::tr("%1 must have at most %2 items of the kind that the schema names; it has %3.")
                .arg(visit.place.subject())
                .arg(*node.maxContains)
                .arg(count));
    }
    if (ok && node.maxContains && m_expensiveMatches > expensive) // one more may be of the kind
        return unchecked(visit, QStringLiteral("maxContains"));
    return ok;
}

bool Evaluation::objects(const Visit &visit)
{
    if (!visit.value().is_object())
        return true;
    const SchemaNode &node = visit.node;
    const auto size = static_cast<std::int64_t>(visit.value().size());
    bool ok = true;
    for (const std::string &name : node.required) {
        if (visit.value().contains(name))
            continue;
        // At the place where the member would be, so that a form can show it there.
        const SchemaPlace missing{&visit.value(), &visit.place, &name, 0};
        ok = reportAt(
            visit, missing, QStringLiteral("required"), SchemaText::tr("%1 is missing.").arg(missing.subject()));
    }
    if (node.minProperties && size < *node.minProperties) {
        ok = report(visit, QStringLiteral("minProperties"),
            SchemaText::tr("%1 must have at least %2 fields; it has %3.")
                .arg(visit.place.subject())
                .arg(*node.minProperties)
                .arg(size));
    }
    if (node.maxProperties && size > *node.maxProperties) {
        ok = report(visit, QStringLiteral("maxProperties"),
            SchemaText::tr("%1 must have at most %2 fields; it has %3.")
                .arg(visit.place.subject())
                .arg(*node.maxProperties)
                .arg(size));
    }
    ok = members(visit) && ok;
    return dependencies(visit) && ok;
}

bool Evaluation::members(const Visit &visit)
{
    const SchemaNode &node = visit.node;
    if (node.properties.empty() && node.patternProperties.empty() && !node.additionalProperties
        && !node.propertyNames)
        return true;
    bool ok = true;
    for (const auto &[name, value] : visit.value().get_ref<const Json::object_t &>()) {
        const SchemaPlace place{&value, &visit.place, &name, 0};
        bool known = false;
        if (const auto rule = node.properties.find(name); rule != node.properties.end()) {
            known = true;
            ok = applyInside(*rule->second, visit, place) && ok;
        }
        for (const SchemaNode::ByPattern &rule : node.patternProperties) {
            const PatternMatch match = rule.pattern.find(fromUtf8(name));
            if (match == PatternMatch::GaveUp)
                ok = tooExpensive(visit, QStringLiteral("patternProperties"), rule.pattern);
            if (match != PatternMatch::Yes)
                continue;
            known = true;
            ok = applyInside(*rule.node, visit, place) && ok;
        }
        if (!known && node.additionalProperties) {
            known = true;
            ok = applyInside(*node.additionalProperties, visit, place) && ok;
        }
        if (node.propertyNames) {
            const Json key = name;
            const SchemaPlace keyPlace{&key, &visit.place, &name, 0};
            ok = applyInside(*node.propertyNames, visit, keyPlace) && ok;
        }
        if (known && visit.seen)
            visit.seen->names.insert(name);
        if (!ok && !visit.sink)
            return false;
    }
    return ok;
}

bool Evaluation::dependencies(const Visit &visit)
{
    bool ok = true;
    for (const SchemaNode::Dependency &rule : visit.node.dependentRequired) {
        if (!visit.value().contains(rule.trigger))
            continue;
        for (const std::string &name : rule.required) {
            if (visit.value().contains(name))
                continue;
            const SchemaPlace missing{&visit.value(), &visit.place, &name, 0};
            ok = reportAt(visit, missing,
                rule.legacy ? QStringLiteral("dependencies") : QStringLiteral("dependentRequired"),
                SchemaText::tr("%1 is missing; it is needed because %2 is there.")
                    .arg(missing.subject(), fromUtf8(rule.trigger)));
        }
    }
    for (const SchemaNode::Applied &rule : visit.node.dependentSchemas) {
        if (visit.value().contains(rule.name))
            ok = applyHere(*rule.node, visit, visit.sink) && ok;
    }
    return ok;
}

} // namespace cuewright
