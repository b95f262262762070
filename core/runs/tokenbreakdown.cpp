#include "runs/tokenbreakdown.h"

#include "catalog/usage.h"
#include "project/render.h"
#include "schema/subschemas.h"
#include "tokens/overhead.h"

#include <algorithm>

namespace cuewright {
namespace {

using Kind = BreakdownRow::Kind;

Json withoutDescriptions(const Json &schema)
{
    if (schema.is_array()) {
        Json list = Json::array();
        for (const Json &one : schema)
            list.push_back(withoutDescriptions(one));
        return list;
    }
    if (!schema.is_object())
        return schema;
    Json bare = Json::object();
    for (const auto &[key, value] : schema.items()) {
        const SubschemaShape shape = subschemaShape(key);
        if (key == "description" && value.is_string())
            continue;
        if (shape == SubschemaShape::Map && value.is_object()) {
            Json children = Json::object();
            for (const auto &[name, child] : value.items())
                children[name] = withoutDescriptions(child);
            bare[key] = std::move(children);
        } else {
            bare[key] = shape == SubschemaShape::None ? value : withoutDescriptions(value);
        }
    }
    return bare;
}

struct EnumPlace
{
    QString pointer; ///< of the schema that has the list
    qsizetype length = 0; ///< of its text
};

void findEnums(const Json &schema, const QString &pointer, QList<EnumPlace> &found)
{
    if (const Json *list = member(schema, "enum"); list && list->is_array())
        found.append({pointer, writeJson(*list).size()});
    forEachSubschema(schema, pointer,
        [&found](const Json &child, const QString &at, const std::string &) { findEnums(child, at, found); });
}

// "/properties/address/properties/country" → "address.country"; the pointer itself where no member is on the way.
QString fieldOf(const QString &pointer)
{
    const QStringList steps = pointer.split(u'/');
    QStringList names;
    for (qsizetype i = 1; i + 1 < steps.size(); ++i) {
        if (subschemaShape(toUtf8(steps[i])) == SubschemaShape::Map)
            names.append(QString(steps[++i]).replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~")));
    }
    return names.isEmpty() ? pointer : names.join(u'.');
}

bool isExample(const QList<Message> &messages, qsizetype first)
{
    return first + 1 < messages.size() && messages[first].role == Role::User && messages[first + 1].role == Role::Assistant
        && messages[first + 1].toolCalls.isEmpty();
}

class Breaker final
{
public:
    Breaker(const ChatRequest &request, const EstimateBasis &basis, const std::function<bool()> &stop)
        : m_request(asSent(request, basis.provider))
        , m_stop(stop)
        , m_price(priceOf(request, basis))
    {
        m_result.estimate = estimate(request, basis);
        m_result.messages = request.messages;
    }

    TokenBreakdown take(const QList<WithoutValue> &variables);

private:
    const RequestTokens &tokens() const { return m_result.estimate.tokens; }
    bool stopped() const { return m_stop && m_stop(); }
    BreakdownRow &add(Kind kind, std::int64_t tokens, bool exact);
    void setSaves(BreakdownRow &row, std::int64_t saves, bool exact);
    std::int64_t count(const ChatRequest &part) const { return countRequest(part, m_request.model).total; }
    std::int64_t countTools(const QList<ToolDefinition> &tools) const;
    std::int64_t countSchema(const Json &schema) const;
    void addMessages();
    void addVariable(const WithoutValue &variable);
    void addSchema();
    void addTools();
    void addRest();

    const ChatRequest m_request;
    const std::function<bool()> &m_stop;
    const std::optional<ModelPrice> m_price;
    TokenBreakdown m_result;
};

BreakdownRow &Breaker::add(Kind kind, std::int64_t tokens, bool exact)
{
    BreakdownRow row;
    row.kind = kind;
    row.tokens = tokens;
    row.exact = exact;
    if (m_price)
        row.cost = m_price->forInput(this->tokens().total).input.times(tokens);
    m_result.rows.append(row);
    return m_result.rows.last();
}

// The difference of two calls, not tokens times price: a shorter call may come under the cliff of long contexts.
void Breaker::setSaves(BreakdownRow &row, std::int64_t saves, bool exact)
{
    row.saves = saves;
    row.savesExact = exact;
    if (!m_price)
        return;
    Usage whole, less;
    whole.input = tokens().total;
    less.input = std::max<std::int64_t>(whole.input - saves, 0);
    row.savesMoney = costOf(whole, *m_price) - costOf(less, *m_price);
}

// Messages do not change each other's count, so what one saves is what it costs with its frame.
void Breaker::addMessages()
{
    for (qsizetype i = 0; i < m_request.messages.size(); ++i) {
        const qsizetype count = isExample(m_request.messages, i) ? 2 : 1;
        std::int64_t content = 0;
        std::int64_t all = 0;
        bool exact = true;
        QList<qsizetype> indices;
        for (qsizetype at = i; at < i + count; ++at) {
            const CountedMessage &part = tokens().parts.at(at);
            content += part.text + part.media + part.reasoning;
            all += tokens().messages.at(at);
            exact = exact && part.exact;
            indices.append(at);
        }
        BreakdownRow &row = add(count == 2 ? Kind::Example : Kind::Message, content, exact);
        row.messages = indices;
        setSaves(row, all, exact && tokens().framingExact);
        i += count - 1;
    }
}

void Breaker::addVariable(const WithoutValue &variable)
{
    ChatRequest with, without;
    QList<qsizetype> places;
    const bool comparable = variable.messages.size() == m_request.messages.size();
    if (comparable) {
        for (qsizetype i = 0; i < m_request.messages.size(); ++i) {
            if (m_request.messages[i].parts == variable.messages[i].parts)
                continue;
            places.append(i);
            with.messages.append(m_request.messages[i]);
            without.messages.append(variable.messages[i]);
        }
    } else {
        with.messages = m_request.messages;
        without.messages = variable.messages;
    }
    const std::int64_t saves = count(with) - count(without);
    // Nothing filled in, text that a condition adds where there is no value, or a word whose blanks cost as much as it did.
    if (saves <= 0)
        return;
    BreakdownRow &row = add(Kind::Variable, saves, tokens().textsExact && (comparable || tokens().framingExact));
    row.name = variable.name;
    row.messages = places;
    row.inside = true;
    setSaves(row, saves, row.exact);
}

std::int64_t Breaker::countSchema(const Json &schema) const
{
    ChatRequest part;
    part.responseFormat = m_request.responseFormat;
    part.responseFormat.schema = schema;
    return count(part);
}

void Breaker::addSchema()
{
    const ResponseFormat &format = m_request.responseFormat;
    if (format.kind != ResponseFormat::Kind::JsonSchema)
        return;
    const auto addRow = [&](Kind kind, const QString &name, std::int64_t saves) {
        if (saves <= 0)
            return;
        BreakdownRow &row = add(kind, saves, false);
        row.name = name;
        row.inside = kind != Kind::Schema;
        setSaves(row, saves, false);
    };
    addRow(Kind::Schema, format.name, tokens().schema);
    const std::int64_t whole = countSchema(format.schema);
    addRow(Kind::SchemaDescriptions, format.name, whole - countSchema(withoutDescriptions(format.schema)));
    QList<EnumPlace> enums;
    findEnums(format.schema, QString(), enums);
    std::stable_sort(enums.begin(), enums.end(), [](const EnumPlace &a, const EnumPlace &b) { return a.length > b.length; });
    for (const EnumPlace &place : enums.mid(0, kEnumLists)) {
        if (stopped())
            return;
        Json without = format.schema;
        without.at(Json::json_pointer(toUtf8(place.pointer))).erase("enum");
        addRow(Kind::EnumList, fieldOf(place.pointer), whole - countSchema(without));
    }
}

std::int64_t Breaker::countTools(const QList<ToolDefinition> &tools) const
{
    ChatRequest part;
    part.tools = tools;
    return count(part);
}

void Breaker::addTools()
{
    const QList<ToolDefinition> &tools = m_request.tools;
    const std::int64_t all = countTools(tools);
    const int frame = overheadRules(m_request.model).functionEnd;
    for (qsizetype i = 0; i < tools.size() && !stopped(); ++i) {
        QList<ToolDefinition> less = tools;
        less.removeAt(i);
        const std::int64_t saves = all - countTools(less);
        BreakdownRow &row = add(Kind::Tool, less.isEmpty() ? saves - frame : saves, false);
        row.name = tools[i].name;
        row.tool = i;
        setSaves(row, saves, false);
        QList<ToolDefinition> bare = tools;
        bare[i].description.clear();
        bare[i].parameters = withoutDescriptions(tools[i].parameters);
        if (const std::int64_t described = all - countTools(bare); described > 0) {
            BreakdownRow &words = add(Kind::ToolDescriptions, described, false);
            words.name = tools[i].name;
            words.tool = i;
            words.inside = true;
            setSaves(words, described, false);
        }
    }
}

void Breaker::addRest()
{
    const bool tools = !m_request.tools.isEmpty();
    const std::int64_t frame = tools ? overheadRules(m_request.model).functionEnd : 0;
    add(Kind::Framing, tokens().allFraming() + frame, tokens().framingExact && !tools);
    if (const auto &calibration = m_result.estimate.calibration; calibration && calibration->applied)
        add(Kind::Correction, tokens().correction, false);
}

TokenBreakdown Breaker::take(const QList<WithoutValue> &variables)
{
    addMessages();
    addSchema();
    addTools();
    for (const WithoutValue &variable : variables) {
        if (stopped())
            break;
        addVariable(variable);
    }
    addRest();
    std::stable_sort(m_result.rows.begin(), m_result.rows.end(),
        [](const BreakdownRow &a, const BreakdownRow &b) { return a.tokens > b.tokens; });
    return std::move(m_result);
}

Json emptyLike(const Json *value)
{
    if (value && value->is_array())
        return Json::array();
    if (value && value->is_object())
        return Json::object();
    if (value && value->is_boolean())
        return false;
    return "";
}

} // namespace

QList<WithoutValue> withoutEachValue(const Workspace &workspace, const Prompt &prompt, const Json &inputs)
{
    QList<WithoutValue> found;
    const auto values = checkedInputs(prompt.inputs, inputs);
    if (!values)
        return found;
    for (const QString &name : variablesOf(prompt)) {
        const auto declared = std::find_if(prompt.inputs.begin(), prompt.inputs.end(),
            [&name](const Property &input) { return input.name == name; });
        const auto kind = declared == prompt.inputs.end() ? Property::Kind::String : declared->kind;
        if (kind == Property::Kind::Image || kind == Property::Kind::Audio || kind == Property::Kind::File)
            continue;
        Json without = *values;
        without[toUtf8(name)] = kind == Property::Kind::Thread ? Json::array() : emptyLike(member(*values, toUtf8(name)));
        if (auto messages = workspace.messages(prompt, without))
            found.append({name, std::move(*messages)});
    }
    return found;
}

TokenBreakdown breakDown(const ChatRequest &request, const QList<WithoutValue> &variables, const EstimateBasis &basis,
    const std::function<bool()> &stop)
{
    return Breaker(request, basis, stop).take(variables);
}

} // namespace cuewright
