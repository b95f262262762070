#include "schema/lint/localrules.h"
#include "schema/lint/mending.h"
#include "schema/lint/walk.h"
#include "schema/nullable.h"
#include "schema/shape.h"
#include "schema/subschemas.h"

#include <QSet>

#include <algorithm>

// The rules on single keywords, groups and lists.

namespace cuewright {
namespace {

/// What the designer's form calls it, with the keyword behind: “Shortest” (minLength).
QString calledInForm(std::string_view keyword)
{
    static constexpr std::pair<std::string_view, const char *> kNames[] = {
        {"minimum", QT_TRANSLATE_NOOP("SchemaLint", "Smallest")}, {"maximum", QT_TRANSLATE_NOOP("SchemaLint", "Largest")},
        {"exclusiveMinimum", QT_TRANSLATE_NOOP("SchemaLint", "More than")}, {"exclusiveMaximum", QT_TRANSLATE_NOOP("SchemaLint", "Less than")},
        {"multipleOf", QT_TRANSLATE_NOOP("SchemaLint", "Step")}, {"minLength", QT_TRANSLATE_NOOP("SchemaLint", "Shortest")},
        {"maxLength", QT_TRANSLATE_NOOP("SchemaLint", "Longest")}, {"minItems", QT_TRANSLATE_NOOP("SchemaLint", "Fewest")},
        {"maxItems", QT_TRANSLATE_NOOP("SchemaLint", "Most")}, {"pattern", QT_TRANSLATE_NOOP("SchemaLint", "Pattern")},
        {"format", QT_TRANSLATE_NOOP("SchemaLint", "Kind of text")}, {"uniqueItems", QT_TRANSLATE_NOOP("SchemaLint", "No item twice")}};
    for (const auto &[name, words] : kNames) {
        if (name == keyword)
            return LintText::tr("“%1” (%2)", "label in the form, keyword").arg(LintText::tr(words), fromUtf8(keyword));
    }
    return LintText::tr("“%1”", "keyword").arg(fromUtf8(keyword));
}

QString unsupported(std::string_view keyword)
{
    return keyword == "if" ? LintText::tr("A rule across fields (if/then/else) is not accepted.")
                           : LintText::tr("%1 is not accepted.", "what the form calls a keyword").arg(calledInForm(keyword));
}

QString refusalReason(std::string_view keyword, Handling handling)
{
    if (handling == Handling::Drop)
        return LintText::tr("The provider refuses this note; it has no effect on the answer.");
    return keyword == "if" ? LintText::tr("The provider refuses rules across fields (if/then/else); it is only checked here.")
                           : LintText::tr("The provider refuses this keyword; it is only checked here.");
}

/// The member of that name, which mostly stands at `index`: looking for each of many fields would take n² steps.
const Json *memberNear(const Json &object, const std::string &name, std::size_t index)
{
    if (!object.is_object())
        return nullptr;
    const Json::object_t::Container &members = object.get_ref<const Json::object_t &>();
    return index < members.size() && members[index].first == name ? &members[index].second : member(object, name);
}

bool isLimit(std::string_view keyword)
{
    return keyword == "minimum" || keyword == "maximum" || keyword == "exclusiveMinimum" || keyword == "exclusiveMaximum";
}

} // namespace

void SchemaWalk::keywords(Json &out, const Place &place)
{
    std::vector<std::string> names;
    for (const auto &[name, value] : out.items())
        names.push_back(name);
    for (const std::string &name : names) {
        if (!out.contains(name) || isFollower(out, name)) // it went, or goes, with the one that it belongs to
            continue;
        const RefusedKeyword *refused = refusedKeyword(m_profile, name);
        if (refused)
            refuse(out, *refused, place);
        else if (name == "$id" && !place.isRoot() && m_profile.strict
            && mends(LintRule::NestedId, place.at(name), LintText::tr("An address ($id) inside a schema is not accepted.")))
            out.erase(name);
    }
    values(out, place);
    notes(out, place);
}

void SchemaWalk::refuse(Json &out, const RefusedKeyword &refused, const Place &place)
{
    const std::string name(refused.keyword);
    local(place.at(name), name, refusalReason(name, refused.handling));
    for (const std::string_view follower : followersOf(name)) {
        if (name != "if" && out.contains(follower)) // "then" is said with its "if"
            local(place.at(follower), follower, refusalReason(follower, refused.handling));
    }
    const bool isRule = refused.handling == Handling::Local;
    if (!mends(isRule ? LintRule::UnsupportedKeyword : LintRule::UnsupportedNote, place.at(name), unsupported(name)))
        return;
    // Each would look for a place of its own among the local rules; "then" means nothing without its "if".
    Json rules = Json::object({{name, out[name]}});
    for (const std::string_view follower : followersOf(name)) {
        if (const Json *held = member(out, follower))
            rules[std::string(follower)] = *held;
    }
    for (const auto &[keyword, value] : rules.items())
        out.erase(keyword);
    if (!isRule || isSending())
        return;
    const Place kept{keepTogether(out, rules, place)};
    for (const auto &[keyword, value] : rules.items()) {
        if (subschemaShape(keyword) != SubschemaShape::None)
            m_moves.append({place.at(keyword), kept.at(keyword)});
    }
}

// Where one of them stands among the local rules with another value, all go into an item of their `allOf`.
QString SchemaWalk::keepTogether(Json &out, const Json &rules, const Place &place) const
{
    const auto leader = rules.items().begin();
    describeLocalRule(out, leader.key(), leader.value());
    addLocalRules(out, rules);
    const Json &local = out[std::string(kLocalRules)];
    const bool collided = std::any_of(rules.items().begin(), rules.items().end(), [&](const auto &rule) {
        const Json *held = member(local, rule.key());
        return !held || *held != rule.value();
    });
    const Place kept{place.at(kLocalRules)};
    if (!collided)
        return kept.pointer;
    const Json &items = local["allOf"];
    return kept.at("allOf", static_cast<std::size_t>(std::find(items.begin(), items.end(), rules) - items.begin()));
}

// Rules that depend on a keyword's value.
// Nothing would fit: said for every provider, and nothing is sent differently.
void SchemaWalk::contradictions(const Json &schema, const Place &place)
{
    const auto say = [&](const char *keyword, const QString &message) {
        mends(LintRule::NoValue, LintSeverity::Warning, place.at(keyword), message, Offer::No);
    };
    for (const char *keyword : {"enum", "anyOf", "oneOf"}) {
        if (const Json *choices = member(schema, keyword); choices && choices->is_array() && choices->empty())
            say(keyword, LintText::tr("There is nothing to choose from: no value fits."));
    }
    static constexpr std::pair<const char *, const char *> kRanges[] = {{"minimum", "maximum"}, {"minLength", "maxLength"},
        {"minItems", "maxItems"}, {"minProperties", "maxProperties"}};
    for (const auto &[least, most] : kRanges) {
        const Json *from = member(schema, least), *to = member(schema, most);
        if (from && to && from->is_number() && to->is_number() && *from > *to) {
            say(least, LintText::tr("%1 at least and %2 at most: no value fits.")
                           .arg(QString::fromUtf8(writeJson(*from)), QString::fromUtf8(writeJson(*to))));
        }
    }
}

void SchemaWalk::values(Json &out, const Place &place)
{
    contradictions(out, place);
    const auto move = [&](LintRule rule, const char *keyword, const QString &message, const QString &reason) {
        local(place.at(keyword), keyword, reason);
        if (!mends(rule, place.at(keyword), message))
            return;
        const Json value = out[keyword];
        out.erase(keyword);
        keepLocally(out, keyword, value);
    };
    const QString refused = refusalReason({}, Handling::Local);
    const QString unforced = LintText::tr("A grammar does not enforce it; it is only checked here.");
    const Json *format = member(out, "format");
    if (format && !refusedKeyword(m_profile, "format") && refusesFormat(m_profile, *format))
        move(LintRule::Format, "format",
            LintText::tr("The format “%1” is not accepted.")
                .arg(format->is_string() ? memberText(out, "format") : QString::fromUtf8(writeJson(*format))),
            refused);
    const Json *least = member(out, "minItems");
    if (least && m_profile.mostMinItems >= 0 && least->is_number() && *least > Json(m_profile.mostMinItems))
        move(LintRule::MinItems, "minItems", LintText::tr("A list can be asked for 0 or 1 items at least, not for more."),
            refused);
    const QString pattern = memberText(out, "pattern");
    if (m_profile.anchoredPatterns && out.contains("pattern") && !(pattern.startsWith(u'^') && pattern.endsWith(u'$')))
        move(LintRule::AnchoredPattern, "pattern", LintText::tr("A grammar takes only patterns from ^ to $."), unforced);
    for (const char *limit : {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"}) {
        if (m_profile.wholeNumberLimits && isLimit(limit) && out.contains(limit)
            && typeNames(out).contains(QLatin1String("number")))
            move(LintRule::UnsupportedKeyword, limit,
                LintText::tr("A grammar enforces %1 for whole numbers only.", "what the form calls a keyword").arg(calledInForm(limit)), unforced);
    }
    const Json *choices = member(out, "enum");
    if (choices && m_profile.plainEnums
        && std::any_of(choices->begin(), choices->end(), [](const Json &value) { return value.is_structured(); }))
        mends(LintRule::EnumValues, place.at("enum"), LintText::tr("A choice can be a text, a number, yes/no or empty."),
            Offer::No);
    const bool union_ = out.contains("anyOf") || out.contains("oneOf");
    if (m_profile.unionsApart && union_ && out.contains("properties"))
        mends(LintRule::UnionBesideFields, place.pointer,
            LintText::tr("A grammar cannot take fields and alternatives in one group."), Offer::No);
}

// What a person's file may hold without anybody refusing it, since it is never sent.
void SchemaWalk::notes(Json &out, const Place &place)
{
    if (const Json *rules = member(out, kLocalRules); rules && rules->is_object()) {
        for (const auto &[name, value] : rules->items())
            local(place.at(kLocalRules) + u'/' + escapePointerStep(fromUtf8(name)), name,
                LintText::tr("The schema keeps this rule for here; it is not sent."));
    }
    if (!m_profile.namesOnlyKnownKeywords)
        return;
    std::vector<std::string> left;
    for (const auto &[name, value] : out.items()) {
        const bool known = isStrictKeyword(name) || subschemaShape(name) != SubschemaShape::None || name == kLocalRules
            || refusedKeyword(m_profile, name) || name.starts_with("$dynamic") || name == "$recursiveRef"
            || name == "$anchor" || (name == "$id" && !place.isRoot());
        if (!known) {
            local(place.at(name), name, refusalReason(name, isNote(name) ? Handling::Drop : Handling::Local));
            left.push_back(name);
        }
    }
    left.emplace_back(kLocalRules);
    for (const std::string &name : left) {
        if (isSending())
            out.erase(name);
    }
}

void SchemaWalk::groups(Json &out, const Json &in, const Place &place)
{
    if (place.isBranch || place.isCondition || !describesObject(out))
        return;
    if (m_profile.strict)
        requirements(out, in, place);
    if (m_profile.closedObjects)
        closing(out, place);
}

void SchemaWalk::requirements(Json &out, const Json &in, const Place &place)
{
    const auto asSet = [](const QStringList &names) { return QSet<QString>(names.begin(), names.end()); };
    const QSet<QString> declared = asSet(declaredNames(m_root, out));
    const QSet<QString> demanded = asSet(demandedNames(m_root, out));
    const QStringList required = requiredNames(out);
    for (qsizetype i = 0; i < required.size(); ++i) {
        if (declared.contains(required[i])
            || !mends(LintRule::RequiredUnknown, place.at("required", std::size_t(i)),
                LintText::tr("“%1” is required, but there is no such field.").arg(required[i])))
            continue;
        Json &names = out["required"];
        names.erase(std::remove(names.begin(), names.end(), Json(toUtf8(required[i]))), names.end());
    }
    const Json *fields = member(out, "properties");
    if (!fields || !fields->is_object())
        return;
    const Json *designed = member(in, "properties");
    std::set<std::string> needed;
    std::vector<std::string> impossible;
    std::size_t next = 0;
    for (auto &[name, field] : out["properties"].get_ref<Json::object_t &>()) {
        const std::size_t index = next++;
        const QString here = place.at("properties") + u'/' + escapePointerStep(fromUtf8(name));
        if (field == Json(false)) {
            if (mends(LintRule::BooleanSchema, here,
                    LintText::tr("The field “%1” can never have a value.").arg(fromUtf8(name))))
                impossible.push_back(name);
        } else if (!demanded.contains(fromUtf8(name))
            && mends(LintRule::OptionalField, here,
                LintText::tr("“%1” is optional; every field must be required.").arg(fromUtf8(name)))) {
            needed.insert(name);
            const Json *before = designed ? memberNear(*designed, name, index) : nullptr;
            if (!allowsNull(m_root, before ? *before : field)) {
                field = withNull(field, m_root);
                m_nulled.insert(here);
            }
        }
    }
    for (const std::string &name : impossible)
        out["properties"].erase(name);
    if (!needed.empty())
        requireFields(out, needed);
}

void SchemaWalk::closing(Json &out, const Place &place)
{
    if (isSending() && m_profile.strict && !out.contains("required"))
        out["required"] = Json::array(); // "is required to be supplied", even where there are no fields
    const Json *additional = member(out, "additionalProperties");
    if (additional && *additional == Json(false))
        return;
    if (additional)
        local(place.at("additionalProperties"), "additionalProperties",
            LintText::tr("The provider never accepts members that are not listed."));
    const Json *fields = member(out, "properties");
    const bool typed = additional && additional->is_object() && !additional->empty();
    const bool isMap = typed ? !fields || fields->empty() : !fields && !out.contains("allOf");
    const QString here = additional ? place.at("additionalProperties") : place.pointer;
    const bool closes = isMap
        ? mends(LintRule::OpenMap, here,
            LintText::tr("A group with fields of any name is not accepted. Name its fields, or make it a list of groups with "
                         "a name and a value."),
            Offer::OnTheWire)
        : mends(LintRule::ExtraFields, here, LintText::tr("A group must forbid extra fields."));
    if (closes)
        out["additionalProperties"] = false;
}

void SchemaWalk::lists(Json &out, const Json &in, const Place &place)
{
    if (!m_profile.strict)
        return;
    const Json *items = member(out, "items");
    const bool isTuple = out.contains("prefixItems") || (items && items->is_array());
    if (isTuple)
        return tuple(out, in, place);
    if (out.contains("additionalItems")
        && mends(LintRule::UnsupportedNote, place.at("additionalItems"), unsupported("additionalItems")))
        out.erase("additionalItems"); // without a tuple before it, it says nothing
    const bool needsItems = typeNames(out).contains(QLatin1String("array")) && !place.isBranch && !place.isCondition;
    if ((needsItems && !items) || (items && items->is_boolean()))
        mends(LintRule::ListItems, items ? place.at("items") : place.pointer,
            LintText::tr("A list must say what its items are."), Offer::No);
}

// A place for each item: sent as a list of any of the kinds, checked here item by item.
void SchemaWalk::tuple(Json &out, const Json &in, const Place &place)
{
    const std::string key = out.contains("prefixItems") ? "prefixItems" : "items";
    const std::string restKey = key == "items" ? "additionalItems" : "items";
    const Json *rest = member(out, restKey);
    const Json &places = out[key];
    Json kinds = Json::array();
    bool plain = places.is_array() && !places.empty();
    for (std::size_t i = 0; places.is_array() && i < places.size(); ++i) {
        plain = plain && places[i].is_object();
        if (std::find(kinds.begin(), kinds.end(), places[i]) == kinds.end())
            kinds.push_back(places[i]);
    }
    if (rest && rest->is_object() && std::find(kinds.begin(), kinds.end(), *rest) == kinds.end())
        kinds.push_back(*rest);
    local(place.at(key), key, LintText::tr("Sent as a list; what stands at which place is only checked here."));
    if (!mends(LintRule::Tuple, place.at(key), LintText::tr("A list with a kind for each place is not accepted."),
            plain ? Offer::Yes : Offer::OnTheWire))
        return;
    const bool ends = rest && *rest == Json(false);
    const std::size_t count = places.is_array() ? places.size() : 0;
    const auto sentAt = [&](const Json &kind) {
        const auto at = std::find(kinds.begin(), kinds.end(), kind) - kinds.begin();
        return place.pointer + (kinds.size() == 1 ? QStringLiteral("/items") : QStringLiteral("/items/anyOf/%1").arg(at));
    };
    if (rest && rest->is_object()) // first: "/items" is where the others go
        m_moves.append({place.at(restKey), sentAt(*rest)});
    for (std::size_t i = 0; i < count; ++i)
        m_moves.append({place.at(key, i), sentAt(places[i])});
    if (!isSending()) {
        const Json &designed = in.contains(key) ? in : out; // it may have come out of an allOf
        Json rules = Json::object({{"prefixItems", designed[key]}});
        if (const Json *others = member(designed, restKey))
            rules["items"] = *others;
        static_cast<void>(keepTogether(out, rules, place));
    }
    out.erase(restKey);
    if (kinds.empty())
        out.erase(key);
    else
        replaceKey(out, key, "items", kinds.size() == 1 ? Json(kinds[0]) : Json::object({{"anyOf", kinds}}));
    if (ends && !out.contains("maxItems") && !refusedKeyword(m_profile, "maxItems"))
        out["maxItems"] = count;
}

void SchemaWalk::anything(const Json &in, const Place &place)
{
    static constexpr std::string_view kSilent[] = {"title", "description", "default", "$defs", "definitions", "$anchor"};
    const bool says = std::any_of(in.items().begin(), in.items().end(), [](const auto &held) {
        return !isNote(held.key()) && std::find(std::begin(kSilent), std::end(kSilent), held.key()) == std::end(kSilent);
    });
    if (!says && !place.isBranch && !place.isCondition && !place.isRoot())
        mends(LintRule::AnyValue, LintSeverity::Warning, place.pointer, LintText::tr("Anything fits here; say which type it is."),
            Offer::No);
}

} // namespace cuewright
