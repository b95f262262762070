#include "schema/document/crossrules.h"

#include "schema/document/edittext.h"
#include "schema/document/jsonpatcher.h"
#include "schema/document/keywordorder.h"
#include "schema/document/referencewalk.h"
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

std::optional<CrossRule> readRule(const Json &schema)
{
    CrossRule rule;
    if (!hasOnly(schema, {"if", "then"}) || !readCondition(schema["if"], &rule)
        || !readDemand(schema["then"], &rule))
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
    if (rule.demand == Demand::Required)
        return {};
    const bool isLimit = rule.demand != Demand::OneOf;
    if (rule.thenValues.empty()
        || (isLimit && (rule.thenValues.size() > 1 || !rule.thenValues.front().is_number())))
        return fail(
            Error::Code::Invalid, EditText::tr("A rule needs to say what %1 must be.").arg(rule.thenField));
    return {};
}

/// The rule's node, where `pointer` names one that can be read.
std::optional<NodeId> ruleAt(const JsonSource &source, const QString &pointer)
{
    const NodeId id = source.find(pointer);
    if (id == JsonSource::kNone || id == JsonSource::kRoot || source.name(source.node(id).parent) != u"allOf"
        || !readRule(source.value(id)))
        return std::nullopt;
    return id;
}

} // namespace

QList<CrossRule> crossRules(const Json &schema, const QString &group)
{
    QList<CrossRule> rules;
    const Json *owner = resolvePointer(schema, group);
    const Json *all = owner ? member(*owner, "allOf") : nullptr;
    for (std::size_t i = 0; all && all->is_array() && i < all->size(); ++i) {
        if (auto rule = readRule((*all)[i])) {
            rule->pointer = group + QStringLiteral("/allOf/") + QString::number(i);
            rules.append(*rule);
        }
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
    JsonPatcher patcher(source);
    const NodeId all = source.member(owner, u"allOf");
    if (all != JsonSource::kNone && source.node(all).kind != JsonSource::Kind::Array)
        return nothingAt(group + QStringLiteral("/allOf"));
    int index = 0;
    if (all == JsonSource::kNone) {
        patcher.insert(
            owner, keywordIndex(source, owner, u"allOf"), u"allOf", Json::array({ruleSchema(rule)}));
    } else {
        index = source.node(all).children;
        patcher.insert(all, -1, {}, ruleSchema(rule));
    }
    const QString pointer = group + QStringLiteral("/allOf/") + QString::number(index);
    return SchemaEdit{
        EditText::tr("Add a rule for %1").arg(rule.thenField), source.text(), patcher.patches(), pointer};
}

Result<SchemaEdit> changeCrossRule(const JsonSource &source, const CrossRule &rule)
{
    if (!ruleAt(source, rule.pointer))
        return nothingAt(rule.pointer);
    if (const auto complete = checked(rule); !complete)
        return fail(complete.error());
    return rewriteAt(
        source, rule.pointer, ruleSchema(rule), EditText::tr("Change the rule for %1").arg(rule.thenField));
}

Result<SchemaEdit> removeCrossRule(const JsonSource &source, const QString &pointer)
{
    const auto id = ruleAt(source, pointer);
    if (!id)
        return nothingAt(pointer);
    const NodeId all = source.node(*id).parent;
    const QString list = source.pointer(all);
    const QString label = EditText::tr("Remove the rule for %1").arg(readRule(source.value(*id))->thenField);
    const int index = source.node(*id).index;
    JsonPatcher patcher(source);
    patcher.remove(source.node(all).children == 1 ? all : *id);
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
    return SchemaEdit{
        label, source.text(), patcher.patches(), list.first(list.size() - QStringLiteral("/allOf").size())};
}

} // namespace cuewright
