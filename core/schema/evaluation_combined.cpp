#include "schema/evaluation.h"

// The keywords that bring further schemas to bear on the same value.

namespace cuewright {

const SchemaNode *Evaluation::dynamicTarget(const Visit &visit) const
{
    const SchemaNode *target = visit.node.dynamicReference;
    if (visit.node.dynamicAnchor.empty())
        return target;
    // The outermost schema in scope that has an anchor of this name: the last one on the way out.
    for (const Visit *scope = &visit; scope; scope = scope->outer) {
        const auto anchors = m_graph.dynamicAnchors.find(scope->node.resource);
        if (anchors == m_graph.dynamicAnchors.end())
            continue;
        if (const auto found = anchors->second.find(visit.node.dynamicAnchor); found != anchors->second.end())
            target = found->second;
    }
    return target;
}

bool Evaluation::references(const Visit &visit)
{
    const SchemaNode *dynamic = visit.node.dynamicReference ? dynamicTarget(visit) : nullptr;
    bool ok = true;
    for (const SchemaNode *target : {visit.node.reference, dynamic}) {
        if (!target)
            continue;
        const QString keyword
            = target == visit.node.reference ? QStringLiteral("$ref") : QStringLiteral("$dynamicRef");
        // The same schema on the same value again, with nothing but references and combinations between: it
        // has no end.
        for (const Visit *outer = &visit; outer && outer->place.value == visit.place.value;
             outer = outer->outer) {
            if (&outer->node == target)
                return giveUp(visit, keyword,
                    SchemaText::tr("%1 cannot be checked: the schema refers to itself without end.")
                        .arg(visit.place.subject()));
        }
        ok = applyHere(*target, visit, visit.sink) && ok;
    }
    return ok;
}

bool Evaluation::combinations(const Visit &visit)
{
    const SchemaNode &node = visit.node;
    bool ok = true;
    for (const SchemaNode *part : node.allOf) {
        ok = applyHere(*part, visit, visit.sink) && ok;
        if (!ok && !visit.sink)
            return false;
    }
    if (!node.anyOf.empty())
        ok = alternatives(visit, node.anyOf, false) && ok;
    if (!node.oneOf.empty())
        ok = alternatives(visit, node.oneOf, true) && ok;
    return (!node.negated || excluded(visit)) && ok && !m_gaveUp;
}

bool Evaluation::excluded(const Visit &visit)
{
    const int expensive = m_expensiveMatches;
    if (apply(*visit.node.negated, visit.place, nullptr, nullptr, &visit))
        return report(visit, QStringLiteral("not"),
            SchemaText::tr("%1 is of a kind that the schema rules out; it is %2.")
                .arg(visit.place.subject(), quotedValue(visit.value())));
    return m_expensiveMatches == expensive || unchecked(visit, QStringLiteral("not"));
}

bool Evaluation::alternatives(
    const Visit &visit, const std::vector<const SchemaNode *> &branches, bool exactlyOne)
{
    const int expensive = m_expensiveMatches;
    int fitting = 0;
    for (const SchemaNode *branch : branches) {
        if (applyHere(*branch, visit, nullptr))
            ++fitting;
        // Later branches of anyOf matter only for what they look at.
        if (fitting > 0 && !exactlyOne && !visit.seen)
            return true;
    }
    if (m_gaveUp || (exactlyOne && fitting == 1 && m_expensiveMatches > expensive)) // another one may fit, too
        return unchecked(visit, exactlyOne ? QStringLiteral("oneOf") : QStringLiteral("anyOf"));
    if (fitting == 0)
        return noAlternative(visit, branches, exactlyOne ? QStringLiteral("oneOf") : QStringLiteral("anyOf"));
    if (exactlyOne && fitting > 1) {
        return report(visit, QStringLiteral("oneOf"),
            SchemaText::tr("%1 fits %2 of the alternatives; it must fit exactly one.")
                .arg(visit.place.subject())
                .arg(fitting));
    }
    return true;
}

// Where only one alternative is of the value's type ("a group, or null"), its own complaints say what is
// wrong.
bool Evaluation::noAlternative(
    const Visit &visit, const std::vector<const SchemaNode *> &branches, const QString &keyword)
{
    const SchemaNode *likely = nullptr;
    int candidates = 0;
    std::uint8_t types = 0;
    for (const SchemaNode *branch : branches) {
        const SchemaNode *rule = branch;
        for (int hops = 0; rule->reference && rule->types == 0 && hops < 16; ++hops)
            rule = rule->reference;
        types |= rule->types;
        if (rule->types == 0 || (rule->types & typesOf(visit.value())) != 0) {
            likely = branch;
            ++candidates;
        }
    }
    if (candidates == 1)
        return applyHere(*likely, visit, visit.sink);
    if (candidates == 0 && types != 0) {
        return report(visit, keyword,
            SchemaText::tr("%1 must be %2; it is %3.")
                .arg(visit.place.subject(), typeWords(types), quotedValue(visit.value())));
    }
    return report(visit, keyword,
        SchemaText::tr("%1 fits none of the %2 alternatives; it is %3.")
            .arg(visit.place.subject())
            .arg(branches.size())
            .arg(quotedValue(visit.value())));
}

bool Evaluation::conditions(const Visit &visit)
{
    const SchemaNode &node = visit.node;
    if (!node.condition)
        return true;
    const int expensive = m_expensiveMatches;
    const bool holds = applyHere(*node.condition, visit, nullptr);
    if (!holds && m_expensiveMatches > expensive)
        return unchecked(visit, QStringLiteral("if"));
    const SchemaNode *then = holds ? node.whenTrue : node.whenFalse;
    return !m_gaveUp && (!then || applyHere(*then, visit, visit.sink));
}

bool Evaluation::unevaluated(const Visit &visit)
{
    const SchemaNode &node = visit.node;
    bool ok = true;
    if (node.unevaluatedItems && visit.value().is_array()) {
        for (std::size_t i = 0; i < visit.value().size(); ++i) {
            if (i < visit.seen->items.size() && visit.seen->items[i])
                continue;
            ok = applyInside(*node.unevaluatedItems, visit, {&visit.value()[i], &visit.place, nullptr, i})
                && ok;
            visit.seen->item(i);
        }
    }
    if (node.unevaluatedProperties && visit.value().is_object()) {
        for (const auto &[name, value] : visit.value().get_ref<const Json::object_t &>()) {
            if (visit.seen->names.contains(name))
                continue;
            ok = applyInside(*node.unevaluatedProperties, visit, {&value, &visit.place, &name, 0}) && ok;
            visit.seen->names.insert(name);
        }
    }
    return ok;
}

} // namespace cuewright
