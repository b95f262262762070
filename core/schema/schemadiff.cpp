#include "schema/schemadiff.h"

#include "schema/decimal.h"
#include "schema/evaluation.h"
#include "schema/shape.h"
#include "schema/values.h"
#include "schema/wording.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace cuewright {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SchemaDiff)
};

constexpr int kMaxDepth = 64;

bool holds(const std::vector<Json> &values, const Json &value)
{
    return std::any_of(
        values.begin(), values.end(), [&](const Json &other) { return sameValue(value, other); });
}

std::vector<Json> choicesOf(const Json &schema)
{
    if (const Json *constant = member(schema, "const"))
        return {*constant};
    const Json *choices = member(schema, "enum");
    return choices && choices->is_array() ? std::vector<Json>(choices->begin(), choices->end())
                                          : std::vector<Json>();
}

const Json &membersOf(const Json &schema)
{
    static const Json kNone = Json::object();
    const Json *members = member(schema, "properties");
    return members && members->is_object() ? *members : kNone;
}

std::uint8_t typesOfSchema(const Json &schema)
{
    std::uint8_t bits = 0;
    for (const QString &name : typeNames(schema)) {
        bits |= name == u"null"  ? NullType
            : name == u"boolean" ? BooleanType
            : name == u"object"  ? ObjectType
            : name == u"array"   ? ArrayType
            : name == u"number"  ? NumberType | IntegerType
            : name == u"integer" ? IntegerType
            : name == u"string"  ? StringType
                                 : 0;
    }
    return bits == 0 ? std::uint8_t(0xFF) : bits;
}

struct Spot
{
    QString pointer;
    QString name; ///< as a sentence begins; empty: the whole reply

    QString subject() const { return name.isEmpty() ? Words::tr("The reply") : name; }
    Spot inside(const QString &key) const
    {
        return {pointer + u'/' + escapePointerStep(key), name.isEmpty() ? key : name + u'.' + key};
    }
    Spot items() const
    {
        return {pointer + QStringLiteral("/-"),
            Words::tr("Each item of %1").arg(name.isEmpty() ? Words::tr("the reply") : name)};
    }
};

class Comparison
{
public:
    Comparison(const Json &before, const Json &after)
        : m_before(before)
        , m_after(after)
    { }

    QList<SchemaChange> changes;

    void compare(const Json &oldGiven, const Json &newGiven, const Spot &spot, int depth)
    {
        const Json &before = dereferenced(m_before, oldGiven);
        const Json &after = dereferenced(m_after, newGiven);
        if (depth > kMaxDepth || !m_seen.emplace(&before, &after).second)
            return;
        compareNotes(oldGiven, newGiven, before, after, spot);
        if (!before.is_object() || !after.is_object()) {
            if (before != after)
                add(spot, Words::tr("%1: what it may be changed altogether.").arg(spot.subject()),
                    after != Json(false));
            return;
        }
        compareTypes(before, after, spot);
        compareChoices(before, after, spot);
        compareLimits(before, after, spot);
        compareForms(before, after, spot);
        compareMembers(before, after, spot, depth);
        compareItems(before, after, spot, depth);
        compareAlternatives(before, after, spot, depth);
        compareRules(before, after, spot);
    }

private:
    void add(const Spot &spot, const QString &text, bool breaking)
    {
        changes.append({spot.pointer, text, breaking});
    }
    void compareNotes(
        const Json &oldGiven, const Json &newGiven, const Json &before, const Json &after, const Spot &spot);
    void compareTypes(const Json &before, const Json &after, const Spot &spot);
    void compareChoices(const Json &before, const Json &after, const Spot &spot);
    void compareLimits(const Json &before, const Json &after, const Spot &spot);
    void compareForms(const Json &before, const Json &after, const Spot &spot);
    void compareMembers(const Json &before, const Json &after, const Spot &spot, int depth);
    void compareMember(
        const std::string &key, const Json &before, const Json &after, const Spot &spot, int depth);
    void compareItems(const Json &before, const Json &after, const Spot &spot, int depth);
    void compareAlternatives(const Json &before, const Json &after, const Spot &spot, int depth);
    void compareRules(const Json &before, const Json &after, const Spot &spot);
    static std::string renamedFrom(const std::string &key, const Json &before, const Json &after);

    const Json &m_before;
    const Json &m_after;
    std::set<std::pair<const Json *, const Json *>> m_seen;
};

void Comparison::compareNotes(
    const Json &oldGiven, const Json &newGiven, const Json &before, const Json &after, const Spot &spot)
{
    for (const char *keyword : {"title", "description", "default"}) {
        const auto said = [keyword](const Json &given, const Json &schema) {
            const Json *note = member(given, keyword);
            note = note ? note : member(schema, keyword);
            return note ? *note : Json();
        };
        if (said(oldGiven, before) == said(newGiven, after))
            continue;
        const QString what = keyword[0] == 't'       ? Words::tr("its title")
            : keyword[1] == 'e' && keyword[2] == 's' ? Words::tr("its description")
                                                     : Words::tr("its default");
        add(spot, Words::tr("%1: %2 changed.").arg(spot.subject(), what), false);
    }
}

void Comparison::compareTypes(const Json &before, const Json &after, const Spot &spot)
{
    const std::uint8_t was = typesOfSchema(before);
    const std::uint8_t is = typesOfSchema(after);
    if (was == is)
        return;
    const auto words
        = [](std::uint8_t types) { return types == 0xFF ? Words::tr("anything") : typeWords(types); };
    if (is == (was | NullType))
        add(spot, Words::tr("%1 may now be empty (null).").arg(spot.subject()), true);
    else if (was == (is | NullType))
        add(spot, Words::tr("%1 is never empty (null) any more.").arg(spot.subject()), false);
    else
        add(spot, Words::tr("%1 is now %2; it was %3.").arg(spot.subject(), words(is), words(was)),
            (is & ~was) != 0);
}

void Comparison::compareChoices(const Json &before, const Json &after, const Spot &spot)
{
    const std::vector<Json> was = choicesOf(before);
    const std::vector<Json> is = choicesOf(after);
    if (was.empty() && is.empty())
        return;
    if (was.empty()) {
        add(spot, Words::tr("%1 is now one of %2.").arg(spot.subject(), listedValues(is)), false);
        return;
    }
    if (is.empty()) {
        add(spot, Words::tr("%1 is no choice any more — replies may hold other values.").arg(spot.subject()),
            true);
        return;
    }
    for (const Json &value : is) {
        if (!holds(was, value)
            && !(value.is_null() && (typesOfSchema(after) & NullType) != 0
                && (typesOfSchema(before) & NullType) == 0))
            add(spot,
                Words::tr("%1: choice %2 was added — replies may now hold it.")
                    .arg(spot.subject(), quotedValue(value)),
                true);
    }
    for (const Json &value : was) {
        if (!holds(is, value) && !(value.is_null() && (typesOfSchema(after) & NullType) == 0))
            add(spot, Words::tr("%1: choice %2 was removed.").arg(spot.subject(), quotedValue(value)), false);
    }
}

void Comparison::compareLimits(const Json &before, const Json &after, const Spot &spot)
{
    struct Limit
    {
        const char *keyword;
        bool upper;
    };
    static constexpr Limit kLimits[] = {{"minimum", false}, {"exclusiveMinimum", false}, {"maximum", true},
        {"exclusiveMaximum", true}, {"minLength", false}, {"maxLength", true}, {"minItems", false},
        {"maxItems", true}, {"minProperties", false}, {"maxProperties", true}};
    for (const auto &[keyword, upper] : kLimits) {
        const Json *was = member(before, keyword);
        const Json *is = member(after, keyword);
        const bool wasSet = was && was->is_number();
        const bool isSet = is && is->is_number();
        if ((!wasSet && !isSet) || (wasSet && isSet && sameValue(*was, *is)))
            continue;
        const QString name = QLatin1String(keyword);
        if (!wasSet)
            add(spot,
                Words::tr("%1: the limit %2 is now %3; there was none.")
                    .arg(spot.subject(), name, quotedValue(*is)),
                false);
        else if (!isSet)
            add(spot,
                Words::tr("%1: the limit %2 (%3) is gone.").arg(spot.subject(), name, quotedValue(*was)),
                true);
        else
            add(spot,
                Words::tr("%1: the limit %2 is now %3; it was %4.")
                    .arg(spot.subject(), name, quotedValue(*is), quotedValue(*was)),
                upper ? Decimal(*is) > Decimal(*was) : Decimal(*is) < Decimal(*was));
    }
}

void Comparison::compareForms(const Json &before, const Json &after, const Spot &spot)
{
    for (const char *keyword : {"pattern", "format", "multipleOf", "uniqueItems"}) {
        const Json *was = member(before, keyword);
        const Json *is = member(after, keyword);
        const bool wasSet = was && *was != Json(false);
        const bool isSet = is && *is != Json(false);
        const QString name = QLatin1String(keyword);
        if (wasSet && !isSet)
            add(spot, Words::tr("%1: the rule %2 (%3) is gone.").arg(spot.subject(), name, quotedValue(*was)),
                true);
        else if (!wasSet && isSet)
            add(spot,
                Words::tr("%1: the rule %2 is now %3; there was none.")
                    .arg(spot.subject(), name, quotedValue(*is)),
                false);
        else if (wasSet && !sameValue(*was, *is))
            add(spot,
                Words::tr("%1: the rule %2 is now %3; it was %4.")
                    .arg(spot.subject(), name, quotedValue(*is), quotedValue(*was)),
                !(std::string_view(keyword) == "multipleOf" && is->is_number() && was->is_number()
                    && was->get<double>() > 0 && Decimal(*is).isMultipleOf(Decimal(*was))));
    }
}

// The member that is gone and that said the same; empty: none, or several.
std::string Comparison::renamedFrom(const std::string &key, const Json &before, const Json &after)
{
    std::string found;
    for (const auto &[name, schema] : membersOf(before).items()) {
        if (membersOf(after).contains(name) || canonicalText(schema) != canonicalText(membersOf(after)[key]))
            continue;
        if (!found.empty())
            return {};
        found = name;
    }
    return found;
}

void Comparison::compareMembers(const Json &before, const Json &after, const Spot &spot, int depth)
{
    std::set<std::string> renamed;
    std::vector<std::string> kept;
    for (const auto &[key, schema] : membersOf(after).items()) {
        const Spot here = spot.inside(fromUtf8(key));
        const std::string old
            = membersOf(before).contains(key) ? std::string() : renamedFrom(key, before, after);
        if (membersOf(before).contains(key)) {
            kept.push_back(key);
            compareMember(key, before, after, here, depth);
        } else if (!old.empty() && !renamed.contains(old)) {
            renamed.insert(old);
            add(here,
                Words::tr("%1 was renamed; it was “%2” — readers look for the old name.")
                    .arg(here.name, fromUtf8(old)),
                true);
        } else {
            add(here, Words::tr("%1 was added.").arg(here.name), false);
        }
    }
    const QStringList wasRequired = requiredNames(before);
    for (const auto &[key, schema] : membersOf(before).items()) {
        const Spot here = spot.inside(fromUtf8(key));
        if (membersOf(after).contains(key) || renamed.contains(key))
            continue;
        const bool needed = wasRequired.contains(fromUtf8(key));
        add(here,
            needed ? Words::tr("%1 was removed — readers expect it.").arg(here.name)
                   : Words::tr("%1 was removed; it was optional.").arg(here.name),
            needed);
    }
    std::vector<std::string> oldOrder;
    for (const auto &[key, schema] : membersOf(before).items()) {
        if (membersOf(after).contains(key))
            oldOrder.push_back(key);
    }
    if (oldOrder != kept)
        add(spot, Words::tr("%1: the order of its members changed.").arg(spot.subject()), false);
    const Json *wasOpen = member(before, "additionalProperties");
    const Json *isOpen = member(after, "additionalProperties");
    if ((wasOpen ? *wasOpen : Json(true)) != (isOpen ? *isOpen : Json(true))) {
        const bool closed = isOpen && *isOpen == Json(false);
        add(spot,
            closed ? Words::tr("%1 takes no further members any more.").arg(spot.subject())
                   : Words::tr("%1: which further members it takes changed.").arg(spot.subject()),
            false);
    }
}

void Comparison::compareMember(
    const std::string &key, const Json &before, const Json &after, const Spot &spot, int depth)
{
    const bool was = requiredNames(before).contains(fromUtf8(key));
    const bool is = requiredNames(after).contains(fromUtf8(key));
    if (was && !is)
        add(spot, Words::tr("%1 is no longer required — it may be missing.").arg(spot.name), true);
    else if (!was && is)
        add(spot, Words::tr("%1 is now required.").arg(spot.name), false);
    compare(membersOf(before)[key], membersOf(after)[key], spot, depth + 1);
}

void Comparison::compareItems(const Json &before, const Json &after, const Spot &spot, int depth)
{
    static const Json kAnything = Json::object();
    const Json *was = member(before, "items");
    const Json *is = member(after, "items");
    if (was || is)
        compare(was ? *was : kAnything, is ? *is : kAnything, spot.items(), depth + 1);
    const Json none = Json::array();
    const Json *oldParts = member(before, "prefixItems");
    const Json *newParts = member(after, "prefixItems");
    const std::size_t oldCount = oldParts && oldParts->is_array() ? oldParts->size() : 0;
    const std::size_t newCount = newParts && newParts->is_array() ? newParts->size() : 0;
    for (std::size_t i = 0; i < std::min(oldCount, newCount); ++i)
        compare((*oldParts)[i], (*newParts)[i], spot.inside(QString::number(i)), depth + 1);
    if (oldCount != newCount)
        add(spot,
            Words::tr("%1: the number of first items with rules of their own is now %2; it was %3.")
                .arg(spot.subject())
                .arg(newCount)
                .arg(oldCount),
            newCount < oldCount);
}

void Comparison::compareAlternatives(const Json &before, const Json &after, const Spot &spot, int depth)
{
    for (const char *keyword : {"anyOf", "oneOf"}) {
        const Json *was = member(before, keyword);
        const Json *is = member(after, keyword);
        const std::size_t oldCount = was && was->is_array() ? was->size() : 0;
        const std::size_t newCount = is && is->is_array() ? is->size() : 0;
        if (oldCount == newCount) {
            for (std::size_t i = 0; i < oldCount; ++i)
                compare((*was)[i], (*is)[i], spot, depth + 1);
        } else if (newCount == 0) {
            add(spot,
                Words::tr("%1: its alternatives are gone; it may be anything else that its rules allow.")
                    .arg(spot.subject()),
                true);
        } else if (oldCount == 0) {
            add(spot, Words::tr("%1 is now one of %2 alternatives.").arg(spot.subject()).arg(newCount),
                false);
        } else {
            add(spot,
                Words::tr("%1: the number of its alternatives is now %2; it was %3.")
                    .arg(spot.subject())
                    .arg(newCount)
                    .arg(oldCount),
                newCount > oldCount || std::any_of(is->begin(), is->end(), [&](const Json &branch) {
                    return std::find(was->begin(), was->end(), branch) == was->end();
                }));
        }
    }
}

// Rules across members are only told apart: whether they are wider cannot be said.
void Comparison::compareRules(const Json &before, const Json &after, const Spot &spot)
{
    static constexpr const char *kRules[]
        = {"if", "not", "contains", "minContains", "maxContains", "propertyNames", "patternProperties",
            "dependentRequired", "dependentSchemas", "unevaluatedProperties", "unevaluatedItems"};
    const auto ruleOf = [](const Json &schema, const char *keyword) {
        Json rule = Json::array();
        for (const char *part : {keyword, "then", "else"}) {
            if (const Json *value = member(schema, part);
                value && (part == keyword || std::string_view(keyword) == "if"))
                rule.push_back(*value);
        }
        return rule;
    };
    const auto say = [&](const QString &name, bool was, bool is) {
        add(spot,
            was && is ? Words::tr("%1: the rule “%2” changed.").arg(spot.subject(), name)
                : is  ? Words::tr("%1: the rule “%2” was added.").arg(spot.subject(), name)
                      : Words::tr("%1: the rule “%2” is gone.").arg(spot.subject(), name),
            was);
    };
    for (const char *keyword : kRules) {
        const Json was = ruleOf(before, keyword);
        const Json is = ruleOf(after, keyword);
        if (was != is)
            say(std::string_view(keyword) == "if" ? QStringLiteral("if/then/else") : QLatin1String(keyword),
                !was.empty(), !is.empty());
    }
    const Json none = Json::array();
    const Json &was = before.contains("allOf") ? before["allOf"] : none;
    const Json &is = after.contains("allOf") ? after["allOf"] : none;
    const auto missing = [](const Json &some, const Json &all) {
        return std::count_if(some.begin(), some.end(),
            [&](const Json &rule) { return std::find(all.begin(), all.end(), rule) == all.end(); });
    };
    if (const auto gone = missing(was, is); gone > 0)
        add(spot,
            Words::tr("%1: %n rules of “allOf” are gone or changed.", nullptr, static_cast<int>(gone))
                .arg(spot.subject()),
            true);
    if (const auto added = missing(is, was); added > 0 && missing(was, is) == 0)
        add(spot,
            Words::tr("%1: %n rules were added to “allOf”.", nullptr, static_cast<int>(added))
                .arg(spot.subject()),
            false);
}

} // namespace

QList<SchemaChange> diffSchemas(const Json &before, const Json &after)
{
    Comparison comparison(before, after);
    comparison.compare(before, after, {}, 0);
    return comparison.changes;
}

} // namespace cuewright
