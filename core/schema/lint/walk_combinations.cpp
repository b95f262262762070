#include "schema/lint/localrules.h"
#include "schema/lint/mending.h"
#include "schema/lint/walk.h"
#include "schema/shape.h"
#include "schema/subschemas.h"

#include <QSet>
#include <QUrl>

#include <algorithm>

// The rules on references, unions and the root.

namespace cuewright {
namespace {

// The pointer of the schema that carries the name, by $anchor or $dynamicAnchor; nullopt where none does.
std::optional<QString> anchorPointer(const Json &schema, const QString &pointer, const QString &name)
{
    if (memberText(schema, "$anchor") == name || memberText(schema, "$dynamicAnchor") == name)
        return pointer;
    std::optional<QString> found;
    forEachSubschema(schema, pointer, [&](const Json &child, const QString &childPointer, const std::string &) {
        if (!found)
            found = anchorPointer(child, childPointer, name);
    });
    return found;
}

bool isInside(const QString &pointer, const QString &outer)
{
    return pointer == outer || pointer.startsWith(outer + u'/');
}

// Stands beside a $ref without saying anything about the value.
bool isAnnotation(std::string_view keyword)
{
    return keyword == "$ref" || keyword == "title" || keyword == "description" || keyword == "$defs"
        || keyword == "definitions" || keyword == "$anchor" || keyword == "$dynamicAnchor" || keyword == kLocalRules
        || isNote(keyword);
}

QString firstField(const Json &root, const Json &branch)
{
    const Json *fields = member(dereferenced(root, branch), "properties");
    return fields && fields->is_object() && !fields->empty() ? fromUtf8(fields->items().begin().key()) : QString();
}

} // namespace

QString SchemaWalk::missingText(const QString &reference)
{
    return LintText::tr("“%1” names nothing in this schema; other documents cannot be referred to.").arg(reference);
}

std::optional<SchemaWalk::Target> SchemaWalk::target(const QString &reference) const
{
    if (!reference.startsWith(u'#'))
        return std::nullopt;
    const QString fragment = QUrl::fromPercentEncoding(reference.mid(1).toUtf8());
    const bool byName = !fragment.isEmpty() && !fragment.startsWith(u'/');
    const QString pointer = byName ? anchorPointer(m_root, {}, fragment).value_or(QStringLiteral("/")) : fragment;
    const Json *found = resolvePointer(m_root, pointer);
    if (!found || !(found->is_object() || found->is_boolean()))
        return std::nullopt;
    return Target{found, pointer, byName};
}

// Names for schemas: strict servers know only paths.
void SchemaWalk::anchors(Json &out, const Place &place)
{
    const QString message = LintText::tr("Names for schemas are not accepted; refer by path.");
    for (const char *keyword : {"$dynamicRef", "$recursiveRef"}) {
        const auto leadsTo = out.contains(keyword) ? target(memberText(out, keyword)) : std::nullopt;
        if (!out.contains(keyword))
            continue;
        const Offer offer = !leadsTo ? Offer::OnTheWire : out.contains("$ref") ? Offer::No : Offer::Yes;
        if (!mends(LintRule::AnchorReference, place.at(keyword), message, offer))
            continue;
        if (leadsTo)
            replaceKey(out, keyword, "$ref", toUtf8(u'#' + leadsTo->pointer));
        else
            out.erase(keyword);
    }
    const auto named = target(memberText(out, "$ref"));
    if (named && named->byName && mends(LintRule::AnchorReference, place.at("$ref"), message))
        out["$ref"] = toUtf8(u'#' + named->pointer);
    for (const char *keyword : {"$anchor", "$dynamicAnchor"}) {
        if (!out.contains(keyword))
            continue;
        local(place.at(keyword), keyword,
            LintText::tr("The provider refuses this note; it has no effect on the answer."));
        if (mends(LintRule::AnchorReference, place.at(keyword), message))
            out.erase(keyword);
    }
}

void SchemaWalk::references(Json &out, const Place &place)
{
    if (m_profile.strict)
        anchors(out, place);
    if (!out.contains("$ref") || !(m_profile.strict || m_profile.closedObjects))
        return;
    const QString reference = memberText(out, "$ref");
    const auto leadsTo = target(reference);
    if (!leadsTo) {
        local(place.at("$ref"), "$ref", LintText::tr("It names nothing; nothing is sent for it."));
        if (mends(LintRule::MissingReference, place.at("$ref"), missingText(reference), Offer::OnTheWire))
            out.erase("$ref");
        return;
    }
    if (!m_profile.strict)
        return;
    const bool holdsItself = isInside(place.pointer, leadsTo->pointer);
    if (place.isBranch && isSending() && !holdsItself && isLeftOut(leadsTo->pointer))
        return insertCopy(out, *leadsTo, place); // joins its parent
    if (place.isRoot()) {
        if (mends(LintRule::RootReference, place.at("$ref"), LintText::tr("The whole schema cannot be a reference."),
                holdsItself ? Offer::No : Offer::Yes))
            insertCopy(out, *leadsTo, place);
        return;
    }
    const bool alone = std::all_of(out.items().begin(), out.items().end(), [&](const auto &held) {
        return isAnnotation(held.key()) || refusedKeyword(m_profile, held.key())
            || (!isStrictKeyword(held.key()) && subschemaShape(held.key()) == SubschemaShape::None);
    });
    if (place.isBranch)
        return;
    if (!alone) {
        if (mends(LintRule::BesideReference, place.at("$ref"), LintText::tr("Nothing may stand beside a reference.")))
            insertCopy(out, *leadsTo, place);
    } else if (isLeftOut(leadsTo->pointer)) { // if it is mended, by shareUnsent()
        static_cast<void>(mends(LintRule::UnsentReference, place.at("$ref"),
            LintText::tr("“%1” is a rule that is not sent; what refers to it needs a type of its own.").arg(reference),
            canBeShared(*leadsTo) ? Offer::Yes : Offer::OnTheWire));
    }
}

// The reference gives way to what it names. What stands beside it joins in where it can, and else is only checked here.
void SchemaWalk::insertCopy(Json &out, const Target &leadsTo, const Place &place)
{
    Json beside = Json::object();
    Json notes = Json::object();
    for (const auto &[name, value] : out.items()) {
        if (name != "$ref")
            (isAnnotation(name) ? notes : beside)[name] = value;
    }
    const bool holdsItself = isInside(place.pointer, leadsTo.pointer);
    const Json copy = withoutIdentity(*leadsTo.schema);
    const bool joins = !holdsItself && copy.is_object() && canMerge(copy, beside);
    Json made = holdsItself ? Json::object({{"$ref", out["$ref"]}})
        : copy.is_object()  ? copy
                            : Json::object({{"$ref", out["$ref"]}});
    if (joins) {
        mergeInto(made, beside, {});
    } else if (!isSending()) {
        for (const auto &[name, value] : beside.items())
            describeLocalRule(notes.contains("description") ? notes : made, name, value);
        addLocalRules(made, beside);
    }
    for (const auto &[name, value] : notes.items()) {
        if (name == kLocalRules)
            addLocalRules(made, value);
        else
            made[name] = value;
    }
    out = std::move(made);
}

void SchemaWalk::oneOf(Json &out, const Place &place)
{
    const Json *branches = member(out, "oneOf");
    if (!branches || !branches->is_array())
        return;
    const bool isFree = !out.contains("anyOf");
    const QString here = place.at("oneOf");
    if (isFree && areExclusive(m_root, *branches)) {
        if (!mends(LintRule::OneOf, here, LintText::tr("“oneOf” is not accepted; here “anyOf” means the same.")))
            return;
    } else {
        local(here, "oneOf", LintText::tr("Sent as anyOf: that exactly one alternative fits is only checked here."));
        if (!mends(LintRule::OneOfOverlap, here,
                LintText::tr("“oneOf” is not accepted, and its alternatives may fit at the same time. Give each a field with a "
                             "value of its own, or accept any of them."),
                Offer::OnTheWire))
            return;
        if (!isFree) {
            out.erase("oneOf");
            return;
        }
    }
    m_moves.append({here, place.at("anyOf")});
    const Json kept = *branches;
    replaceKey(out, "oneOf", "anyOf", kept);
}

// What the branches say is said by the schema itself where both can stand side by side.
void SchemaWalk::allOf(Json &out, const Place &place)
{
    const Json *all = member(out, "allOf");
    if (!all || !all->is_array())
        return;
    const Json branches = *all;
    const qsizetype movesBefore = m_moves.size();
    const bool merges = mends(LintRule::AllOf, place.at("allOf"), LintText::tr("Parts that all have to fit (“allOf”) are not accepted."));
    const auto keyPlace = [&](const char *key) {
        const auto &held = out.get_ref<const Json::object_t &>();
        return std::find_if(held.begin(), held.end(), [&](const auto &pair) { return pair.first == key; }) - held.begin();
    };
    const bool fieldsFirst = keyPlace("allOf") < keyPlace("properties");
    Json whole = out;
    whole["allOf"] = Json::array(); // keeps the place
    Json left = Json::array();
    Json inherited = Json::object(); // fields
    std::string after = "allOf";
    const bool together = merges && m_mode == Mode::MendOne; // merging leaves no allOf behind
    for (std::size_t i = 0; i < branches.size(); ++i) {
        const Json &branch = branches[i];
        const auto leadsTo = branch.contains("$ref") ? target(memberText(branch, "$ref")) : std::nullopt;
        const bool isReference = branch.is_object() && branch.contains("$ref");
        const bool usable = !isReference || (leadsTo && branch.size() == 1 && !isInside(place.pointer, leadsTo->pointer));
        Json part = isReference && usable ? withoutIdentity(*leadsTo->schema) : branch;
        if (m_mode == Mode::Look && part.is_object()) // they go their own way
            for (const char *keyword : {"if", "then", "else", "not"})
                part.erase(keyword);
        const QString here = place.at("allOf", i);
        if (usable && canMerge(whole, part)) {
            after = mergeInto(whole, part, after);
            if (const Json *fields = member(part, "properties"); fields && fields->is_object())
                inherited.update(*fields);
            if (!merges)
                left.push_back(branch);
            m_moves.append({here, place.pointer});
            continue;
        }
        local(here, "allOf", LintText::tr("It collides with the rules beside it; it is only checked here."));
        if (!together
            && !mends(LintRule::AllOfCollision, here,
                LintText::tr("This part of “allOf” cannot be merged: it collides with the rules beside it.")))
            left.push_back(branch);
        else if (!isSending()) {
            addLocalRules(out, Json::object({{"allOf", Json::array({branch})}}));
            addLocalRules(whole, Json::object({{"allOf", Json::array({branch})}}));
        }
    }
    if (fieldsFirst)
        putFieldsFirst(whole, inherited);
    if (merges)
        out = std::move(whole);
    else
        m_moves.erase(m_moves.begin() + movesBefore, m_moves.end());
    if (left.empty())
        out.erase("allOf");
    else
        out["allOf"] = std::move(left);
}

void SchemaWalk::anyOf(Json &out, const Place &place)
{
    const Json *branches = member(out, "anyOf");
    if (!branches || !branches->is_array())
        return;
    Json left = Json::array();
    QSet<QString> first;
    for (std::size_t i = 0; i < branches->size(); ++i) {
        const Json &branch = (*branches)[i];
        const QString here = place.at("anyOf", i);
        if (branch == Json(false)
            && mends(LintRule::BooleanSchema, here, LintText::tr("This alternative never fits."),
                branches->size() > 1 ? Offer::Yes : Offer::No))
            continue;
        left.push_back(branch);
        const QString field = firstField(m_root, branch);
        if (!field.isEmpty() && first.contains(field))
            mends(LintRule::FirstKeys, LintSeverity::Warning, here,
                LintText::tr("Two alternatives begin with the field “%1”; some servers refuse that. Put another field first.")
                    .arg(field),
                Offer::No);
        first.insert(field);
    }
    out["anyOf"] = std::move(left);
}

void SchemaWalk::objectRoot(Json &out, const Json &in)
{
    if (in.is_object() && in.contains("$ref") && m_profile.strict) // root-reference comes first
        return;
    Json whole = in.is_object() ? in : Json::object();
    const Json *all = member(in, "allOf"); // the group may be said there
    for (std::size_t i = 0; all && all->is_array() && i < all->size(); ++i) {
        if (const Json &part = dereferenced(m_root, (*all)[i]); canMerge(whole, part))
            mergeInto(whole, part, {});
    }
    const QStringList types = typeNames(whole);
    const bool isUnion = whole.contains("anyOf") || whole.contains("oneOf");
    const bool isGroup = types.contains(QLatin1String("object")) || (types.isEmpty() && whole.contains("properties"));
    const bool narrows = isGroup && !(isUnion && m_profile.strict);
    if (types == QStringList{QStringLiteral("object")} && whole["type"].is_string() && narrows)
        return;
    const QString message = m_mode == Mode::Look && isUnion
        ? LintText::tr("The answer as a whole must be a group, not a choice between alternatives.")
        : LintText::tr("The answer as a whole must be a group (“type”: “object”).");
    if (!mends(LintRule::ObjectRoot, {}, message, narrows ? Offer::Yes : Offer::ToPerson))
        return;
    if (!narrows)
        wrap(out);
    else if (out.contains("type"))
        out["type"] = "object";
    else if (!out.contains("allOf"))
        putFirst(out, "type", "object");
}

void SchemaWalk::wrap(Json &out)
{
    constexpr const char *kField = "value";
    Json inner = Json::object();
    Json outer = Json::object();
    Json shared = Json::object();
    const Json none = Json::object();
    for (const auto &[name, value] : (out.is_object() ? out : none).items()) {
        if (name == "$schema" || name == "$id")
            outer[name] = value;
        else
            (name == "$defs" || name == "definitions" ? shared : inner)[name] = value;
    }
    outer["type"] = "object";
    outer["properties"] = Json::object({{kField, out.is_object() ? inner : out}});
    outer["required"] = Json::array({kField});
    outer["additionalProperties"] = false;
    outer.update(shared);
    out = std::move(outer);
    const QString inside = QStringLiteral("/properties/value");
    for (const char *place : {"/$defs", "/definitions"}) // these stay: by way of a place that no schema has
        m_moves.append({QLatin1String(place), QStringLiteral("//kept") + QLatin1String(place)});
    m_moves.append({QString(), inside});
    for (const char *place : {"/$defs", "/definitions"})
        m_moves.append({inside + QStringLiteral("//kept") + QLatin1String(place), QLatin1String(place)});
}

// A schema that reaches itself through references.
void SchemaWalk::recursion()
{
    QSet<QString> open, done;
    const std::function<bool(const Json &, const QString &)> loops = [&](const Json &schema, const QString &pointer) {
        if (open.contains(pointer))
            return true;
        if (done.contains(pointer) || open.size() > kMaxJsonDepth)
            return false;
        open.insert(pointer);
        bool found = false;
        if (const auto leadsTo = schema.is_object() ? target(memberText(schema, "$ref")) : std::nullopt)
            found = loops(*leadsTo->schema, leadsTo->pointer);
        if (found)
            mends(LintRule::Recursion, pointer + QStringLiteral("/$ref"),
                LintText::tr("A schema that contains itself is not accepted."), Offer::No);
        forEachSubschema(schema, pointer,
            [&](const Json &child, const QString &childPointer, const std::string &) { loops(child, childPointer); });
        open.remove(pointer);
        done.insert(pointer);
        return false;
    };
    loops(m_root, {});
}

} // namespace cuewright
