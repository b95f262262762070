#include "schema/lint/walk.h"

#include "schema/lint/localrules.h"
#include "schema/lint/mending.h"
#include "schema/shape.h"
#include "schema/subschemas.h"

#include <algorithm>

namespace cuewright {
namespace {

// A copy that is inserted may bring in another one; longer chains do not come to an end.
constexpr int kMaxWalks = 24;

} // namespace

SchemaWalk::SchemaWalk(const Json &root, const LintProfile &profile, Mode mode, const LintProblem *only)
    : m_root(root)
    , m_profile(profile)
    , m_mode(mode)
    , m_only(only)
{ }

QString SchemaWalk::Place::at(std::string_view step) const
{
    return pointer + u'/' + escapePointerStep(fromUtf8(step));
}

QString SchemaWalk::Place::at(std::string_view keyword, std::size_t index) const
{
    return at(keyword) + u'/' + QString::number(index);
}

Json SchemaWalk::run()
{
    Json out = schema(m_root, {});
    shareUnsent(out);
    if (m_profile.objectRoot)
        objectRoot(out, m_root);
    if (!m_profile.recursion)
        recursion();
    if (!m_moves.isEmpty())
        redirect(out);
    return out;
}

bool SchemaWalk::mends(LintRule rule, const QString &pointer, const QString &message, Offer offer)
{
    return mends(rule, m_profile.severity, pointer, message, offer);
}

bool SchemaWalk::mends(
    LintRule rule, LintSeverity severity, const QString &pointer, const QString &message, Offer offer)
{
    const bool forPerson = offer == Offer::Yes || offer == Offer::ToPerson;
    switch (m_mode) {
    case Mode::Look:
        m_report.problems.append(
            {pointer, lintRuleId(rule), severity, message, forPerson ? lintFixLabel(rule) : QString()});
        return false;
    case Mode::MendAll:
        return forPerson;
    case Mode::MendForSending:
        return offer == Offer::Yes || offer == Offer::OnTheWire;
    case Mode::MendOne: // a new type is made fit at once; anchors and what refers to them only change together
        return forPerson
            && (m_inCopy
                || (m_only->rule == lintRuleId(rule)
                    && (m_only->pointer == pointer || rule == LintRule::AnchorReference)));
    }
    return false;
}

void SchemaWalk::local(const QString &pointer, std::string_view keyword, const QString &reason)
{
    if (m_mode == Mode::Look)
        m_report.localOnly.append({pointer, fromUtf8(keyword), reason});
}

void SchemaWalk::keepLocally(Json &out, const std::string &keyword, const Json &value) const
{
    if (isSending())
        return;
    describeLocalRule(out, keyword, value);
    addLocalRule(out, keyword, value);
}

bool SchemaWalk::isFollower(const Json &schema, std::string_view keyword) const
{
    static constexpr std::string_view kLeaders[] = {"if", "contains", "prefixItems"};
    return std::any_of(std::begin(kLeaders), std::end(kLeaders), [&](std::string_view leader) {
        const auto followers = followersOf(leader);
        return std::find(followers.begin(), followers.end(), keyword) != followers.end() && refusedKeyword(m_profile, leader)
            && schema.contains(leader);
    });
}

Json SchemaWalk::schema(const Json &in, const Place &place)
{
    if (in.is_boolean() && m_profile.strict && !place.isBranch)
        mends(LintRule::BooleanSchema, place.pointer,
            in.get<bool>() ? LintText::tr("“true” is no schema here: say what the value is.")
                           : LintText::tr("“false” is no schema here: nothing could ever stand at this place."),
            Offer::No);
    if (!in.is_object())
        return in;
    const qsizetype mark = m_report.problems.size();
    Json out = Json::object();
    for (const auto &[keyword, value] : in.items()) // all keys differ: no look-up as operator[] does one
        out.get_ref<Json::object_t &>().push_back({keyword, isFollower(in, keyword) ? value : inside(keyword, value, place)});
    const qsizetype inner = m_report.problems.size();
    keywords(out, place);
    references(out, place);
    if (m_profile.strict) {
        oneOf(out, place);
        allOf(out, place);
        anyOf(out, place);
    }
    lists(out, in, place);
    groups(out, in, place);
    if (m_profile.strict)
        anything(in, place);
    // What a schema itself does wrong stands before what stands wrong inside it.
    auto &problems = m_report.problems;
    std::rotate(problems.begin() + mark, problems.begin() + inner, problems.end());
    return out;
}

static bool isConditional(std::string_view keyword)
{
    return keyword == "if" || keyword == "then" || keyword == "else" || keyword == "not" || keyword == "dependentSchemas";
}

// The value of a keyword with the schemas in it walked through. A refused keyword goes as a whole.
Json SchemaWalk::inside(const std::string &keyword, const Json &value, const Place &place)
{
    const SubschemaShape shape = subschemaShape(keyword);
    if (shape == SubschemaShape::None)
        return value;
    if (keyword == kLocalRules || refusedKeyword(m_profile, keyword) || (keyword == "additionalProperties" && m_profile.closedObjects)) {
        if (m_mode == Mode::Look && m_profile.strict)
            forEachSubschema(Json::object({{keyword, value}}), place.pointer,
                [&](const Json &child, const QString &pointer, const std::string &) { unsentReferences(child, pointer); });
        return value;
    }
    if (value.is_array() && shape != SubschemaShape::Map)
        return list(value, keyword, place);
    if (shape == SubschemaShape::Map && value.is_object()) {
        Json made = Json::object();
        for (const auto &[name, child] : value.items()) {
            const Place there{place.at(keyword) + u'/' + escapePointerStep(fromUtf8(name)), false, place.isCondition || isConditional(keyword)};
            // A field that may not be there is the group's matter.
            const bool skip = child == Json(false) && keyword == "properties";
            made.get_ref<Json::object_t &>().push_back({name, skip ? child : schema(child, there)});
        }
        return made;
    }
    // Of a list that takes anything, or nothing more, tuple() and lists() speak.
    if (shape == SubschemaShape::One && value.is_object())
        return schema(value, {place.at(keyword), false, place.isCondition || isConditional(keyword)});
    return value;
}

Json SchemaWalk::list(const Json &schemas, const std::string &keyword, const Place &place)
{
    Json made = Json::array();
    for (std::size_t i = 0; i < schemas.size(); ++i) {
        const bool skip = schemas[i] == Json(false) && keyword == "anyOf"; // anyOf()'s matter
        made.push_back(
            skip ? schemas[i] : schema(schemas[i], {place.at(keyword, i), keyword == "allOf", place.isCondition}));
    }
    return made;
}

QString SchemaWalk::redirected(QString reference) const
{
    if (!reference.startsWith(u'#'))
        return reference;
    for (const auto &[from, to] : m_moves) {
        const QString pointer = reference.mid(1);
        if (pointer == from || pointer.startsWith(from + u'/'))
            reference = u'#' + to + pointer.mid(from.size());
    }
    return reference;
}

void SchemaWalk::redirect(Json &schema) const
{
    if (schema.is_array()) {
        for (Json &item : schema)
            redirect(item);
    }
    if (!schema.is_object())
        return;
    for (auto &[keyword, value] : schema.get_ref<Json::object_t &>()) {
        const SubschemaShape shape = subschemaShape(keyword);
        if (keyword == "$ref" && value.is_string())
            value = toUtf8(redirected(fromUtf8(value.get_ref<const std::string &>())));
        else if (shape == SubschemaShape::Map && value.is_object())
            for (auto &[name, child] : value.get_ref<Json::object_t &>())
                redirect(child);
        else if (shape != SubschemaShape::None)
            redirect(value);
    }
}

Json mended(const Json &schema, const LintProfile &profile, SchemaWalk::Mode mode)
{
    Json now = schema;
    const std::size_t most = kMaxGrowth * (nodeCount(schema) + 100);
    for (int i = 0; i < kMaxWalks; ++i) {
        Json next = SchemaWalk(now, profile, mode).run();
        if (next == now || nodeCount(next) > most)
            break;
        now = std::move(next);
    }
    return now;
}

} // namespace cuewright
