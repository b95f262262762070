#include "schema/lint/localrules.h"
#include "schema/lint/mending.h"
#include "schema/lint/walk.h"
#include "schema/shape.h"
#include "schema/subschemas.h"


// References into what is not sent, or means something else now: each such place gets a copy among the definitions, which is
// held against the rules like any other, and may lead to itself or to further ones.

namespace cuewright {
namespace {

std::string escapedStep(const std::string &name)
{
    return toUtf8(escapePointerStep(fromUtf8(name)));
}

QString plainStep(QString step)
{
    return step.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
}

bool isIndex(const QString &step)
{
    bool isNumber = false;
    static_cast<void>(step.toUInt(&isNumber));
    return isNumber;
}

} // namespace

// Whether what stands there is not sent, or (an item of allOf) not as a schema of its own.
bool SchemaWalk::isLeftOut(const QString &pointer) const
{
    const QStringList steps = pointer.split(u'/');
    for (qsizetype i = 1; i < steps.size(); ++i) {
        const std::string keyword = toUtf8(plainStep(steps[i]));
        if (keyword == kLocalRules || keyword == "then" || keyword == "else" || refusedKeyword(m_profile, keyword)
            || (keyword == "additionalProperties" && m_profile.closedObjects)
            || (keyword == "allOf" && i + 2 == steps.size()))
            return true;
        if (keyword == "oneOf") { // it goes where there is an anyOf as well
            const Json *holder = resolvePointer(m_root, steps.mid(0, i).join(u'/'));
            if (holder && holder->contains("anyOf"))
                return true;
        }
        const SubschemaShape shape = subschemaShape(keyword);
        if (shape == SubschemaShape::None)
            return m_profile.namesOnlyKnownKeywords && !isStrictKeyword(keyword);
        if (shape != SubschemaShape::One || (i + 1 < steps.size() && keyword == "items" && isIndex(steps[i + 1])))
            ++i; // a name, or a number
    }
    return false;
}

// What is not sent is only looked at for this: a reference from elsewhere may bring it in, and here it has to make sense.
void SchemaWalk::unsentReferences(const Json &schema, const QString &pointer)
{
    for (const char *keyword : {"$ref", "$dynamicRef", "$recursiveRef"}) {
        const QString reference = memberText(schema, keyword);
        if (!reference.isEmpty() && !target(reference))
            mends(LintRule::MissingReference, Place{pointer}.at(keyword), missingText(reference), Offer::No);
    }
    forEachSubschema(schema, pointer,
        [&](const Json &child, const QString &childPointer, const std::string &) { unsentReferences(child, childPointer); });
}

bool SchemaWalk::canBeShared(const Target &shared)
{
    const auto known = m_shareable.find(shared.pointer);
    return known != m_shareable.end()
        ? known->second
        : m_shareable.emplace(shared.pointer, shared.schema->is_object() && referencesLead(*shared.schema)).first->second;
}

bool SchemaWalk::referencesLead(const Json &schema) const
{
    bool lead = true;
    for (const char *keyword : {"$ref", "$dynamicRef", "$recursiveRef"})
        lead = lead && (!schema.is_object() || !schema.contains(keyword) || target(memberText(schema, keyword)));
    forEachSubschema(schema, {}, [&](const Json &child, const QString &, const std::string &) {
        lead = lead && referencesLead(child);
    });
    return lead;
}

// At the end of a walk that mends: later the places are gone, or stand elsewhere.
void SchemaWalk::shareUnsent(Json &out)
{
    if (m_mode == Mode::Look || !m_profile.strict || !out.is_object())
        return;
    if (m_only) {
        const Json *reference = m_only->rule == lintRuleId(LintRule::UnsentReference)
            ? resolvePointer(m_root, m_only->pointer)
            : nullptr;
        const auto leadsTo
            = reference && reference->is_string() ? target(fromUtf8(reference->get_ref<const std::string &>())) : std::nullopt;
        if (!leadsTo && m_nulled.empty())
            return;
        m_onlyShare = leadsTo ? leadsTo->pointer : QString();
    }
    referToShares(out, true);
    const std::size_t most = kMaxGrowth * (nodeCount(m_root) + 100);
    std::size_t made = 0;
    Json copies = Json::object();
    m_inCopy = true;
    for (std::size_t i = 0; i < m_shares.size(); ++i) { // a copy may ask for further ones
        const auto [pointer, name] = m_shares[i];
        Json copy = withoutIdentity(*resolvePointer(m_root, pointer));
        made += nodeCount(copy);
        copy = made > most ? Json::object() : schema(copy, {QStringLiteral("/$defs/") + fromUtf8(escapedStep(name))});
        referToShares(copy, false);
        copies.get_ref<Json::object_t &>().push_back({name, std::move(copy)});
    }
    m_inCopy = false;
    if (copies.empty())
        return;
    if (!out.contains("$defs"))
        out["$defs"] = Json::object();
    for (auto &[name, copy] : copies.get_ref<Json::object_t &>())
        out["$defs"].get_ref<Json::object_t &>().push_back({name, std::move(copy)});
}

void SchemaWalk::referToShares(Json &schema, bool isRoot)
{
    if (!schema.is_object())
        return;
    for (const char *keyword : {"$ref", "$dynamicRef", "$recursiveRef"}) {
        if (!isRoot && schema.contains(keyword)) // of the root another rule speaks
            referToShare(schema, keyword);
    }
    for (auto &[keyword, value] : schema.get_ref<Json::object_t &>()) {
        const SubschemaShape shape = subschemaShape(keyword);
        if (shape == SubschemaShape::None || keyword == kLocalRules || refusedKeyword(m_profile, keyword)
            || keyword == "additionalProperties")
            continue;
        if (value.is_array() || (shape == SubschemaShape::Map && value.is_object())) {
            for (Json &child : value)
                referToShares(child, false);
        } else {
            referToShares(value, false);
        }
    }
}

void SchemaWalk::referToShare(Json &schema, const char *keyword)
{
    const auto leadsTo = target(memberText(schema, keyword));
    const bool changed = leadsTo && m_nulled.contains(leadsTo->pointer);
    if (!leadsTo || (m_only && !m_inCopy && !changed && leadsTo->pointer != m_onlyShare))
        return;
    const bool isPlain = std::string_view(keyword) == "$ref";
    if (!isPlain && schema.contains("$ref"))
        return;
    if (!changed && !isLeftOut(leadsTo->pointer)) {
        if (leadsTo->byName && !m_only) // of a copy: the name goes with this walk
            replaceKey(schema, keyword, "$ref", toUtf8(u'#' + leadsTo->pointer));
        return;
    }
    if (!isSending() && !canBeShared(*leadsTo))
        return;
    if (leadsTo->schema->is_boolean())
        schema.erase(keyword);
    else
        replaceKey(schema, keyword, "$ref", "#/$defs/" + escapedStep(shareName(leadsTo->pointer)));
}

// Named after the rule, or the field, that it comes from.
std::string SchemaWalk::shareName(const QString &pointer)
{
    if (const auto known = m_shareNames.find(pointer); known != m_shareNames.end())
        return known->second;
    QStringList steps = pointer.split(u'/');
    while (steps.size() > 2 && isIndex(steps.last()))
        steps.removeLast();
    const std::string base = toUtf8(plainStep(steps.last()));
    const Json *defined = member(m_root, "$defs");
    std::string name = base;
    for (int i = 2; (defined && defined->contains(name)) || !m_takenNames.insert(name).second; ++i)
        name = base + std::to_string(i);
    m_shareNames.emplace(pointer, name);
    m_shares.push_back({pointer, name});
    return name;
}

} // namespace cuewright
