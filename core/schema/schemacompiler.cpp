#include "schema/schemacompiler.h"

#include "schema/lint/localrules.h"
#include "schema/values.h"

#include <QCoreApplication>

#include <array>

namespace cuewright {
namespace {

// The context of these texts in the translations.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

std::uint8_t typeBit(std::string_view name)
{
    static constexpr std::pair<std::string_view, SchemaType> kNames[]
        = {{"null", NullType}, {"boolean", BooleanType}, {"object", ObjectType}, {"array", ArrayType},
            {"number", NumberType}, {"string", StringType}, {"integer", IntegerType}};
    for (const auto &[text, bit] : kNames) {
        if (text == name)
            return bit;
    }
    return 0;
}

QString step(std::string_view text)
{
    return u'/' + escapePointerStep(fromUtf8(text));
}

} // namespace

Result<> SchemaCompiler::run()
{
    m_graph.references.emplace(m_graph.documents);
    const auto root = m_graph.references->addDocument(m_graph.document, {});
    if (!root)
        return fail(root.error());
    m_graph.root = node(*root, {});
    bindDynamicAnchors();
    while (!m_error && !m_references.empty()) {
        if (resolveReferences())
            bindDynamicAnchors(); // a reference may have brought in another document
    }
    if (m_error)
        return fail(*m_error);
    return {};
}

void SchemaCompiler::refuse(const SchemaNode &node, const QString &keyword, const QString &why)
{
    if (m_error)
        return;
    const QString where = node.pointer + u'/' + keyword;
    m_error = Error{Error::Code::Invalid, Words::tr("The schema is wrong at %1: %2").arg(where, why), where, {}};
}

SchemaNode *SchemaCompiler::node(const SchemaLocation &at, const QString &keyword)
{
    if (const auto known = m_byAddress.find(at.schema); known != m_byAddress.end())
        return known->second;
    m_graph.nodes.push_back(std::make_unique<SchemaNode>());
    SchemaNode *made = m_graph.nodes.back().get();
    m_byAddress.emplace(at.schema, made);
    made->pointer = at.pointer;
    made->keyword = keyword;
    made->resource = at.resource;
    if (at.schema->is_boolean())
        made->kind = at.schema->get<bool>() ? SchemaNode::Kind::Always : SchemaNode::Kind::Never;
    else if (at.schema->is_object())
        fill(*made, *at.schema);
    else
        refuse(*made, {}, Words::tr("a schema is an object, true or false."));
    return made;
}

SchemaNode *SchemaCompiler::child(
    const SchemaNode &parent, const Json &schema, const QString &steps, const QString &keyword)
{
    return node({&schema, &m_graph.references->resourceAt(schema, *parent.resource), parent.pointer + steps},
        keyword);
}

void SchemaCompiler::fill(SchemaNode &node, const Json &schema)
{
    readValues(node, schema);
    readNumbers(node, schema);
    readCounts(node, schema);
    readArrays(node, schema);
    readObjects(node, schema);
    readDependencies(node, schema);
    readCombinations(node, schema);
    readReferences(node, schema);
}

void SchemaCompiler::readValues(SchemaNode &node, const Json &schema)
{
    if (const Json *type = member(schema, "type")) {
        const Json listed = type->is_array() ? *type : Json::array({*type});
        for (const Json &name : listed) {
            const std::uint8_t bit = name.is_string() ? typeBit(name.get_ref<const std::string &>()) : 0;
            if (bit == 0)
                refuse(node, QStringLiteral("type"),
                    Words::tr("%1 is no type of JSON Schema.").arg(QString::fromUtf8(writeJson(name))));
            node.types |= bit;
        }
        if (listed.empty())
            refuse(node, QStringLiteral("type"), Words::tr("the list of types is empty."));
    }
    if (const Json *choices = member(schema, "enum")) {
        if (!choices->is_array())
            return refuse(node, QStringLiteral("enum"), Words::tr("enum is a list of values."));
        node.choices.emplace(choices->begin(), choices->end());
        for (const Json &choice : *choices)
            node.choiceKeys.insert(canonicalText(choice));
    }
    if (const Json *constant = member(schema, "const"))
        node.constant = *constant;
    // A format that is kept for here is meant as a rule.
    if (m_graph.assertsFormats || node.keyword == QLatin1String(kLocalRules.data()))
        node.format = memberText(schema, "format");
    if (const Json *pattern = member(schema, "pattern")) {
        if (!pattern->is_string())
            return refuse(node, QStringLiteral("pattern"), Words::tr("a pattern is a text."));
        node.pattern.emplace(memberText(schema, "pattern"));
        if (!node.pattern->isValid())
            refuse(node, QStringLiteral("pattern"),
                Words::tr("the pattern cannot be read (%1).").arg(node.pattern->errorText()));
    }
}

void SchemaCompiler::readNumbers(SchemaNode &node, const Json &schema)
{
    struct Limit
    {
        const char *keyword;
        std::optional<Decimal> SchemaNode::*value;
        Json SchemaNode::*text;
    };
    static constexpr std::array<Limit, 5> kLimits
        = {{{"minimum", &SchemaNode::minimum, &SchemaNode::minimumText},
            {"maximum", &SchemaNode::maximum, &SchemaNode::maximumText},
            {"exclusiveMinimum", &SchemaNode::exclusiveMinimum, &SchemaNode::exclusiveMinimumText},
            {"exclusiveMaximum", &SchemaNode::exclusiveMaximum, &SchemaNode::exclusiveMaximumText},
            {"multipleOf", &SchemaNode::multipleOf, &SchemaNode::multipleOfText}}};
    for (const Limit &limit : kLimits) {
        const Json *value = member(schema, limit.keyword);
        if (!value)
            continue;
        if (!value->is_number())
            return refuse(node, QLatin1String(limit.keyword), Words::tr("a number is expected."));
        node.*limit.value = Decimal(*value);
        node.*limit.text = *value;
    }
    if (node.multipleOf && *node.multipleOf <= Decimal())
        refuse(node, QStringLiteral("multipleOf"), Words::tr("the number must be over 0."));
}

void SchemaCompiler::readCounts(SchemaNode &node, const Json &schema)
{
    struct Count
    {
        const char *keyword;
        std::optional<std::int64_t> SchemaNode::*value;
    };
    static constexpr std::array<Count, 8> kCounts
        = {{{"minLength", &SchemaNode::minLength}, {"maxLength", &SchemaNode::maxLength},
            {"minItems", &SchemaNode::minItems}, {"maxItems", &SchemaNode::maxItems},
            {"minProperties", &SchemaNode::minProperties}, {"maxProperties", &SchemaNode::maxProperties},
            {"minContains", &SchemaNode::minContains}, {"maxContains", &SchemaNode::maxContains}}};
    for (const Count &count : kCounts) {
        const Json *value = member(schema, count.keyword);
        if (!value)
            continue;
        const bool whole = value->is_number() && Decimal(*value).isInteger() && Decimal(*value) >= Decimal();
        if (!whole)
            return refuse(node, QLatin1String(count.keyword), Words::tr("a whole number, 0 or more, is expected."));
        // 2.0 is a whole number too; a limit beyond any text stands for "no limit in practice".
        node.*count.value = value->is_number_float()
            ? static_cast<std::int64_t>(std::min(value->get<double>(), 9e15))
            : static_cast<std::int64_t>(std::min<std::uint64_t>(value->get<std::uint64_t>(), INT64_MAX));
    }
}

const SchemaNode *SchemaCompiler::one(const SchemaNode &node, const Json &schema, const char *keyword)
{
    const Json *value = member(schema, keyword);
    return value ? child(node, *value, step(keyword), QLatin1String(keyword)) : nullptr;
}

std::vector<const SchemaNode *> SchemaCompiler::list(
    const SchemaNode &node, const Json &schema, const char *keyword)
{
    std::vector<const SchemaNode *> nodes;
    const Json *value = member(schema, keyword);
    if (value && !value->is_array()) {
        refuse(node, QLatin1String(keyword), Words::tr("a list of schemas is expected."));
        return nodes;
    }
    for (std::size_t i = 0; value && i < value->size(); ++i)
        nodes.push_back(
            child(node, (*value)[i], step(keyword) + u'/' + QString::number(i), QLatin1String(keyword)));
    return nodes;
}

std::vector<std::string> SchemaCompiler::names(
    const SchemaNode &node, const Json &value, const QString &keyword)
{
    std::vector<std::string> found;
    const Json empty = Json::array();
    if (!value.is_array())
        refuse(node, keyword, Words::tr("a list of names is expected."));
    for (const Json &name : value.is_array() ? value : empty) {
        if (name.is_string())
            found.push_back(name.get<std::string>());
        else
            refuse(node, keyword, Words::tr("a name must be a text."));
    }
    return found;
}

void SchemaCompiler::readArrays(SchemaNode &node, const Json &schema)
{
    // Draft 7 wrote tuples as a list under `items` and the rest under `additionalItems`.
    const Json *items = member(schema, "items");
    const bool tuple = items && items->is_array();
    node.prefixItems = list(node, schema, tuple ? "items" : "prefixItems");
    node.items = one(node, schema, tuple ? "additionalItems" : "items");
    node.contains = one(node, schema, "contains");
    node.unevaluatedItems = one(node, schema, "unevaluatedItems");
    if (const Json *unique = member(schema, "uniqueItems"))
        node.uniqueItems = unique->is_boolean() && unique->get<bool>();
    m_graph.tracksEvaluated = m_graph.tracksEvaluated || node.unevaluatedItems;
}

void SchemaCompiler::readObjects(SchemaNode &node, const Json &schema)
{
    for (const char *keyword : {"properties", "patternProperties", "dependentSchemas"}) {
        const Json *members = member(schema, keyword);
        if (!members)
            continue;
        if (!members->is_object())
            return refuse(node, QLatin1String(keyword), Words::tr("an object of schemas is expected."));
        for (const auto &[name, value] : members->items()) {
            const SchemaNode *made = child(node, value, step(keyword) + step(name), QLatin1String(keyword));
            if (keyword == std::string_view("properties")) {
                node.propertyOrder.push_back(&node.properties.emplace(name, made).first->first);
            } else if (keyword == std::string_view("dependentSchemas")) {
                node.dependentSchemas.push_back({name, made});
            } else {
                node.patternProperties.push_back({EcmaPattern(fromUtf8(name)), made});
                if (!node.patternProperties.back().pattern.isValid())
                    refuse(node, QLatin1String(keyword),
                        Words::tr("the pattern “%1” cannot be read.").arg(fromUtf8(name)));
            }
        }
    }
    node.additionalProperties = one(node, schema, "additionalProperties");
    node.propertyNames = one(node, schema, "propertyNames");
    node.unevaluatedProperties = one(node, schema, "unevaluatedProperties");
    m_graph.tracksEvaluated = m_graph.tracksEvaluated || node.unevaluatedProperties;
    // "required": true on a member is draft 3; nothing current writes it, and ignoring it would hide a
    // mistake.
    if (const Json *required = member(schema, "required"))
        node.required = names(node, *required, QStringLiteral("required"));
}

void SchemaCompiler::readDependencies(SchemaNode &node, const Json &schema)
{
    for (const char *keyword : {"dependentRequired", "dependencies"}) {
        const Json *members = member(schema, keyword);
        if (!members)
            continue;
        if (!members->is_object())
            return refuse(node, QLatin1String(keyword), Words::tr("an object is expected."));
        const bool legacy
            = keyword == std::string_view("dependencies"); // draft 7: a list of names or a schema
        for (const auto &[name, value] : members->items()) {
            if (legacy && !value.is_array())
                node.dependentSchemas.push_back(
                    {name, child(node, value, step(keyword) + step(name), QLatin1String(keyword))});
            else
                node.dependentRequired.push_back({name, names(node, value, QLatin1String(keyword)), legacy});
        }
    }
}

void SchemaCompiler::readCombinations(SchemaNode &node, const Json &schema)
{
    node.allOf = list(node, schema, "allOf");
    if (const Json *local = member(schema, kLocalRules))
        node.allOf.push_back(child(node, *local, step(kLocalRules), QLatin1String(kLocalRules.data())));
    node.anyOf = list(node, schema, "anyOf");
    node.oneOf = list(node, schema, "oneOf");
    node.negated = one(node, schema, "not");
    node.condition = one(node, schema, "if");
    node.whenTrue = one(node, schema, "then");
    node.whenFalse = one(node, schema, "else");
}

void SchemaCompiler::readReferences(SchemaNode &node, const Json &schema)
{
    for (const bool dynamic : {false, true}) {
        const char *keyword = dynamic ? "$dynamicRef" : "$ref";
        const Json *reference = member(schema, keyword);
        if (reference && reference->is_string())
            m_references.push_back({&node, memberText(schema, keyword), dynamic});
        else if (reference)
            refuse(node, QLatin1String(keyword), Words::tr("a reference is a text."));
    }
}

// Works off the references found so far; resolving one may make nodes with further ones. True where documents
// were added.
bool SchemaCompiler::resolveReferences()
{
    const std::size_t resourcesBefore = m_graph.references->resources().size();
    while (!m_error && !m_references.empty()) {
        const Reference reference = m_references.back();
        m_references.pop_back();
        SchemaNode &from = *reference.node;
        const auto target = m_graph.references->resolve(reference.text, *from.resource);
        if (!target) {
            refuse(from, reference.dynamic ? QStringLiteral("$dynamicRef") : QStringLiteral("$ref"),
                Words::tr("“%1” names nothing in this schema.").arg(reference.text));
            return false;
        }
        const SchemaNode *to = node(*target, QStringLiteral("$ref"));
        if (!reference.dynamic) {
            from.reference = to;
            continue;
        }
        from.dynamicReference = to;
        const std::string anchor = toUtf8(reference.text.section(u'#', 1));
        const auto &dynamicAnchors = target->resource->dynamicAnchors;
        if (const auto found = dynamicAnchors.find(anchor);
            found != dynamicAnchors.end() && found->second.schema == target->schema)
            from.dynamicAnchor = anchor;
    }
    return m_graph.references->resources().size() != resourcesBefore;
}

void SchemaCompiler::bindDynamicAnchors()
{
    for (const auto &resource : m_graph.references->resources()) {
        for (const auto &[name, location] : resource->dynamicAnchors)
            m_graph.dynamicAnchors[resource.get()].emplace(
                name, node(location, QStringLiteral("$dynamicAnchor")));
    }
}

} // namespace cuewright
