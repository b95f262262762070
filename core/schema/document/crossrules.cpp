#include "schema/document/crossrules.h"

#include "schema/document/edittext.h"
#include "schema/document/jsonpatcher.h"
#include "schema/document/keywordorder.h"
#include "schema/document/referencewalk.h"
#include "schema/lint/localrules.h"
#include "schema/wording.h"

namespace cuewright {
namespace {

using NodeId = JsonSource::NodeId;
using Demand = CrossRule::Demand;

bool hasOnly(const Json &object, std::initializer_list<const char *> keywords)
{
    return object.is_object() && object.size() == keywords.size()
        && std::all_of(
            keywords.begin(), keywords.end(), [&](const char *keyword) { return object.contains(keyword); });
}

/// The values of {"enum": […]} or {"const": …}; empty for other schemas.
std::vector<Json> choicesOf(const Json &schema)
{
    if (hasOnly(schema, {"const"}))
        return {schema["const"]};
    if (hasOnly(schema, {"enum"}) && schema["enum"].is_array())
        return {schema["enum"].begin(), schema["enum"].end()};
    return {};
}

Json choiceSchema(const std::vector<Json> &values)
{
    Json schema = Json::object();
    if (values.size() == 1)
        schema["const"] = values.front();
    else
        schema["enum"] = values;
    return schema;
}

/// {"properties": {field: schema}} gives both.
std::optional<std::pair<std::string, Json>> onlyProperty(const Json &properties)
{
    if (!properties.is_object() || properties.size() != 1)
        return std::nullopt;
    return std::pair(properties.begin().key(), properties.begin().value());
}

bool readCondition(const Json &condition, CrossRule *rule)
{
    if (!hasOnly(condition, {"properties", "required"}))
        return false;
    const auto property = onlyProperty(condition["properties"]);
    if (!property || condition["required"] != Json::array({property->first}))
        return false;
    rule->whenField = fromUtf8(property->first);
    rule->whenValues = choicesOf(property->second);
    return !rule->whenValues.empty();
}

bool readDemand(const Json &demand, CrossRule *rule)
{
    if (hasOnly(demand, {"required"})) {
        const Json &names = demand["required"];
        if (!names.is_array() || names.size() != 1 || !names[0].is_string())
            return false;
        rule->demand = Demand::Required;
        rule->thenField = fromUtf8(names[0].get_ref<const std::string &>());
        return true;
    }
    const auto property = hasOnly(demand, {"properties"}) ? onlyProperty(demand["properties"]) : std::nullopt;
    if (!property)
        return false;
    rule->thenField = fromUtf8(property->first);
    if (property->second == Json(false)) {
        rule->demand = Demand::LeftOut;
        return true;
    }
    for (const auto &[keyword, limit] :
        {std::pair("minimum", Demand::AtLeast), std::pair("maximum", Demand::AtMost)}) {
        if (hasOnly(property->second, {keyword}) && property->second[keyword].is_number()) {
            rule->demand = limit;
            rule->thenValues = {property->second[keyword]};
            return true;
        }
    }
    rule->demand = Demand::OneOf;
    rule->thenValues = choicesOf(property->second);
    return !rule->thenValues.empty();
}

/// Of a schema that has the if/then, with other keywords or without.
std::optional<CrossRule> readRule(const Json &schema)
{
    CrossRule rule;
    const Json *condition = member(schema, "if");
    const Json *demand = member(schema, "then");
    if (!condition || !demand || member(schema, "else") || !readCondition(*condition, &rule)
        || !readDemand(*demand, &rule))
        return std::nullopt;
    return rule;
}

Json ruleSchema(const CrossRule &rule)
{
    const std::string when = toUtf8(rule.whenField);
    const std::string then = toUtf8(rule.thenField);
    Json schema = Json::object();
    schema["if"]["properties"][when] = choiceSchema(rule.whenValues);
    schema["if"]["required"] = Json::array({when});
    switch (rule.demand) {
    case Demand::Required:
        schema["then"]["required"] = Json::array({then});
        break;
    case Demand::OneOf:
        schema["then"]["properties"][then] = choiceSchema(rule.thenValues);
        break;
    case Demand::AtLeast:
        schema["then"]["properties"][then]["minimum"] = rule.thenValues.front();
        break;
    case Demand::AtMost:
        schema["then"]["properties"][then]["maximum"] = rule.thenValues.front();
        break;
    case Demand::LeftOut:
        schema["then"]["properties"][then] = false;
        break;
    }
    return schema;
}

/// Says what is missing in a rule, if something is.
Result<> checked(const CrossRule &rule)
{
    if (rule.whenField.isEmpty() || rule.thenField.isEmpty())
        return fail(Error::Code::Invalid, EditText::tr("A rule needs two fields."));
    if (rule.whenValues.empty())
        return fail(Error::Code::Invalid,
            EditText::tr("A rule needs a value of %1 for which it holds.").arg(rule.whenField));
    if (rule.demand == Demand::Required || rule.demand == Demand::LeftOut)
        return {};
    const bool isLimit = rule.demand != Demand::OneOf;
    if (rule.thenValues.empty()
        || (isLimit && (rule.thenValues.size() > 1 || !rule.thenValues.front().is_number())))
        return fail(
            Error::Code::Invalid, EditText::tr("A rule needs to say what %1 must be.").arg(rule.thenField));
    return {};
}

const QString kLocal = u'/' + QString::fromLatin1(kLocalRules.data(), static_cast<qsizetype>(kLocalRules.size()));

/// A schema that may have an if/then, and whether that is all it may have.
struct RulePlace
{
    QString pointer;
    const Json *schema = nullptr;
    bool isItem = false; ///< of an allOf
    bool local = false;
};

void appendPlaces(QList<RulePlace> *places, const Json &holder, const QString &pointer, bool local)
{
    places->append({pointer, &holder, false, local});
    const Json *all = member(holder, "allOf");
    for (std::size_t i = 0; all && all->is_array() && i < all->size(); ++i)
        places->append({pointer + QStringLiteral("/allOf/") + QString::number(i), &(*all)[i], true, local});
}

QList<RulePlace> placesOf(const Json &schema, const QString &group)
{
    QList<RulePlace> places;
    const Json *owner = resolvePointer(schema, group);
    if (!owner || !owner->is_object())
        return places;
    appendPlaces(&places, *owner, group, false);
    if (const Json *local = member(*owner, kLocalRules); local && local->is_object())
        appendPlaces(&places, *local, group + kLocal, true);
    return places;
}

std::optional<CrossRule> ruleAt(const RulePlace &place)
{
    // An item with further keywords is more than a rule.
    auto rule = place.isItem && !hasOnly(*place.schema, {"if", "then"}) ? std::nullopt : readRule(*place.schema);
    if (rule) {
        rule->pointer = place.pointer;
        rule->local = place.local;
    }
    return rule;
}

QString withoutEnd(const QString &pointer, const QString &end)
{
    return pointer.endsWith(end) ? pointer.chopped(end.size()) : pointer;
}

/// Of the group whose rule `pointer` would be.
QString groupOf(const QString &pointer)
{
    const QString list = pointer.section(u'/', 0, -2);
    const bool isItem = list.endsWith(QStringLiteral("/allOf"));
    return withoutEnd(isItem ? withoutEnd(list, QStringLiteral("/allOf")) : pointer, kLocal);
}

/// The rule that `pointer` names, where it is one that can be read.
std::optional<CrossRule> ruleNamed(const JsonSource &source, const QString &pointer)
{
    if (!source.isValid())
        return std::nullopt;
    for (const RulePlace &place : placesOf(source.json(), groupOf(pointer))) {
        if (place.pointer == pointer)
            return ruleAt(place);
    }
    return std::nullopt;
}

bool isItemPointer(const QString &pointer)
{
    return pointer.section(u'/', 0, -2).endsWith(QStringLiteral("/allOf"));
}

/// `holder` with the if/then of `rule` in place of its own.
Json withRule(Json holder, const CrossRule &rule)
{
    const Json wanted = ruleSchema(rule);
    holder["if"] = wanted["if"];
    holder["then"] = wanted["then"];
    return holder;
}

/// The list of the group's rules at `holder` goes away with its only item; local rules go with their only list.
NodeId emptied(const JsonSource &source, NodeId item)
{
    NodeId gone = item;
    if (source.node(source.node(gone).parent).children > 1)
        return gone;
    gone = source.node(gone).parent;
    const NodeId holder = source.node(gone).parent;
    const bool isLocal = holder > JsonSource::kRoot && kLocal.mid(1) == source.name(holder);
    return isLocal && source.node(holder).children == 1 ? holder : gone;
}

/// The if/then of a schema that has it directly.
Result<SchemaEdit> removeDirect(const JsonSource &source, const QString &pointer, const QString &label)
{
    JsonPatcher patcher(source);
    const NodeId holder = source.find(pointer);
    const bool alone = source.node(holder).children == 2 && pointer.endsWith(kLocal);
    if (alone) {
        patcher.remove(holder);
    } else {
        patcher.remove(source.member(holder, u"if"));
        patcher.remove(source.member(holder, u"then"));
    }
    return SchemaEdit{label, source.text(), patcher.patches(), withoutEnd(pointer, kLocal)};
}

} // namespace

QList<CrossRule> crossRules(const Json &schema, const QString &group)
{
    QList<CrossRule> rules;
    for (const RulePlace &place : placesOf(schema, group)) {
        if (const auto rule = ruleAt(place))
            rules.append(*rule);
    }
    return rules;
}

QList<OtherRule> otherRules(const Json &schema, const QString &group)
{
    QList<OtherRule> rules;
    for (const RulePlace &place : placesOf(schema, group)) {
        if (member(*place.schema, "if") && !ruleAt(place))
            rules.append({place.pointer, place.local});
    }
    return rules;
}

QString crossRuleText(const CrossRule &rule)
{
    const QString when
        = (rule.whenValues.size() == 1 ? EditText::tr("When %1 is %2") : EditText::tr("When %1 is one of %2"))
              .arg(rule.whenField, listedValues(rule.whenValues));
    QString then;
    switch (rule.demand) {
    case Demand::Required:
        return EditText::tr("%1, %2 must be there.", "%1: When a is b").arg(when, rule.thenField);
    case Demand::LeftOut:
        return EditText::tr("%1, %2 is left out.", "%1: When a is b").arg(when, rule.thenField);
    case Demand::AtLeast:
        then = EditText::tr("%1, %2 is at least %3.", "%1: When a is b");
        break;
    case Demand::AtMost:
        then = EditText::tr("%1, %2 is at most %3.", "%1: When a is b");
        break;
    case Demand::OneOf:
        then = rule.thenValues.size() == 1 ? EditText::tr("%1, %2 is %3.", "%1: When a is b")
                                           : EditText::tr("%1, %2 is one of %3.", "%1: When a is b");
        break;
    }
    return then.arg(when, rule.thenField, listedValues(rule.thenValues));
}

Result<SchemaEdit> addCrossRule(const JsonSource &source, const QString &group, const CrossRule &rule)
{
    const NodeId owner = source.find(group);
    if (owner == JsonSource::kNone || source.node(owner).kind != JsonSource::Kind::Object)
        return nothingAt(group);
    if (const auto complete = checked(rule); !complete)
        return fail(complete.error());
    const QList<CrossRule> others = crossRules(source.json(), group);
    const bool local = !others.isEmpty() && others.front().local; // the local ones come last
    const NodeId holder = local ? source.find(group + kLocal) : owner;
    JsonPatcher patcher(source);
    const NodeId all = source.member(holder, u"allOf");
    if (all != JsonSource::kNone && source.node(all).kind != JsonSource::Kind::Array)
        return nothingAt(source.pointer(all));
    int index = 0;
    if (all == JsonSource::kNone) {
        patcher.insert(
            holder, keywordIndex(source, holder, u"allOf"), u"allOf", Json::array({ruleSchema(rule)}));
    } else {
        index = source.node(all).children;
        patcher.insert(all, -1, {}, ruleSchema(rule));
    }
    const QString pointer = source.pointer(holder) + QStringLiteral("/allOf/") + QString::number(index);
    return SchemaEdit{
        EditText::tr("Add a rule for %1").arg(rule.thenField), source.text(), patcher.patches(), pointer};
}

Result<SchemaEdit> changeCrossRule(const JsonSource &source, const CrossRule &rule)
{
    if (!ruleNamed(source, rule.pointer))
        return nothingAt(rule.pointer);
    if (const auto complete = checked(rule); !complete)
        return fail(complete.error());
    return rewriteAt(source, rule.pointer, withRule(source.value(source.find(rule.pointer)), rule),
        EditText::tr("Change the rule for %1").arg(rule.thenField));
}

Result<SchemaEdit> removeCrossRule(const JsonSource &source, const QString &pointer)
{
    const auto rule = ruleNamed(source, pointer);
    if (!rule)
        return nothingAt(pointer);
    const QString label = EditText::tr("Remove the rule for %1").arg(rule->thenField);
    if (!isItemPointer(pointer))
        return removeDirect(source, pointer, label);
    const NodeId id = source.find(pointer);
    const QString list = source.pointer(source.node(id).parent);
    const int index = source.node(id).index;
    JsonPatcher patcher(source);
    patcher.remove(emptied(source, id));
    const PointerMap moved = [&](const QString &at) {
        if (!at.startsWith(list + u'/'))
            return at;
        const QString step = at.sliced(list.size() + 1).section(u'/', 0, 0);
        if (step.toInt() <= index)
            return at;
        const QString from = list + u'/' + step;
        return movedPointer(from, list + u'/' + QString::number(step.toInt() - 1))(at);
    };
    for (const ReferenceChange &change : followReferences(source, moved))
        patcher.setText(change.value, change.text);
    return SchemaEdit{label, source.text(), patcher.patches(), groupOf(pointer)};
}

Result<SchemaEdit> moveCrossRule(const JsonSource &source, const QString &pointer, const QString &to)
{
    const QList<CrossRule> rules = crossRules(source.json(), groupOf(pointer));
    const auto indexOf = [&](const QString &wanted) {
        return std::find_if(rules.begin(), rules.end(), [&](const CrossRule &rule) { return rule.pointer == wanted; }) - rules.begin();
    };
    const auto from = indexOf(pointer);
    const auto last = indexOf(to);
    if (from == rules.size() || last == rules.size())
        return nothingAt(from == rules.size() ? pointer : to);
    if (rules[from].local != rules[last].local)
        return fail(Error::Code::Invalid,
            EditText::tr("A rule that is only checked here stays behind the rules that are sent."));
    // What stands at the first of them goes to each second one; only the two keywords do, as one place may lie inside another.
    QList<std::pair<QString, QString>> moves{{pointer, to}};
    for (auto at = from; at != last; at += from < last ? 1 : -1)
        moves.append({rules[from < last ? at + 1 : at - 1].pointer, rules[at].pointer});
    JsonPatcher patcher(source);
    for (const auto &[old, place] : moves) {
        for (const QStringView keyword : {u"if", u"then"})
            patcher.setValue(source.member(source.find(place), keyword), source.value(source.member(source.find(old), keyword)));
    }
    const PointerMap moved = [&](const QString &at) {
        for (const auto &[old, place] : moves) {
            for (const QLatin1String keyword : {QLatin1String("/if"), QLatin1String("/then")}) {
                if (isAtOrInside(at, old + keyword))
                    return movedPointer(old + keyword, place + keyword)(at);
            }
        }
        return at;
    };
    for (const ReferenceChange &change : followReferences(source, moved))
        patcher.setText(change.value, change.text);
    return SchemaEdit{EditText::tr("Move the rule for %1").arg(rules[from].thenField), source.text(), patcher.patches(), to};
}

} // namespace cuewright
