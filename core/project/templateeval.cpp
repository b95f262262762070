#include "project/templateeval.h"

#include "project/templateparser.h"

#include <memory>

namespace cuewright {
namespace {

// A value on its way: part of the inputs (not copied), or computed. Neither: undefined.
struct Value
{
    const Json *borrowed = nullptr;
    std::shared_ptr<const Json> owned;
    bool strict = false; ///< a strict input took part

    const Json *get() const { return owned ? owned.get() : borrowed; }
    bool isMissing() const { return !get() || get()->is_null(); }
};

Value computed(Json value, bool strict)
{
    return {nullptr, std::make_shared<const Json>(std::move(value)), strict};
}

Json textJson(const QString &text)
{
    return Json(toUtf8(text));
}

QString printedValue(const Value &value)
{
    return value.get() ? printed(*value.get()) : QString();
}

qsizetype codePoints(const std::string &text)
{
    return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
}

bool isLess(const Json &a, const Json &b, bool orEqual)
{
    const bool comparable = (a.is_number() && b.is_number()) || (a.is_string() && b.is_string());
    return comparable && (orEqual ? a <= b : a < b);
}

class Evaluator
{
public:
    Evaluator(const Json &inputs, const RenderRules &rules)
        : m_inputs(inputs)
        , m_writer(rules)
    {
    }

    [[nodiscard]] Result<QList<TextSegment>> run(const TemplateNodes &nodes)
    {
        body(nodes);
        return m_writer.take();
    }

private:
    struct Variable
    {
        QString name;
        Value value;
    };

    void body(const TemplateNodes &nodes);
    void output(const Expression &expression);
    void choose(const TemplateNode &node);
    void loop(const TemplateNode &node);
    void iterate(const TemplateNode &node, const Value &item, std::size_t index, std::size_t count);
    Value evaluate(const Expression &expression);
    Value variable(const Expression &expression);
    Value step(const Value &from, const Expression::Step &step);
    Value binary(const Expression &expression);
    Value filter(const Expression &expression);
    Value textFilter(const Expression &expression, const Value &input);
    Value replaced(const Expression &expression, const Value &input);
    Value join(const Expression &expression, const Value &input);
    bool contains(const Value &needle, const Value &haystack);
    const Variable *local(const QString &name) const;

    const Json &m_inputs;
    SegmentWriter m_writer;
    std::vector<Variable> m_locals;
};

void Evaluator::body(const TemplateNodes &nodes)
{
    for (const TemplateNode &node : nodes) {
        if (!m_writer.step())
            return;
        switch (node.kind) {
        case TemplateNode::Kind::Text: m_writer.literal(node.text); break;
        case TemplateNode::Kind::Output: output(*node.expression); break;
        case TemplateNode::Kind::If: choose(node); break;
        case TemplateNode::Kind::For: loop(node); break;
        }
    }
}

void Evaluator::output(const Expression &expression)
{
    const bool isBare = expression.kind == Expression::Kind::Variable;
    if (isBare && expression.path.empty() && m_writer.isRich(expression.name) && !local(expression.name)) {
        m_writer.rich(expression.name);
        return;
    }
    const Value value = evaluate(expression);
    m_writer.value(printedValue(value), isBare ? expression.name : QString(), value.strict);
}

void Evaluator::choose(const TemplateNode &node)
{
    for (const TemplateNode::Branch &branch : node.branches) {
        const Value test = branch.test ? evaluate(*branch.test) : Value();
        if (!branch.test || (test.get() && isTruthy(*test.get(), false))) {
            body(branch.body);
            return;
        }
    }
}

void Evaluator::loop(const TemplateNode &node)
{
    const Value list = evaluate(*node.expression);
    if (list.isMissing())
        return;
    const Json &items = *list.get();
    if (items.is_array()) {
        for (std::size_t i = 0; i < items.size() && m_writer.step(); ++i)
            iterate(node, {&items[i], nullptr, list.strict}, i, items.size());
    } else if (items.is_object()) {
        std::size_t i = 0;
        for (auto it = items.begin(); it != items.end() && m_writer.step(); ++it)
            iterate(node, computed(Json(it.key()), list.strict), i++, items.size());
    } else if (items.is_string()) {
        const auto text = fromUtf8(items.get_ref<const std::string &>()).toUcs4();
        for (qsizetype i = 0; i < text.size() && m_writer.step(); ++i) {
            const char32_t c = text[i];
            iterate(node, computed(textJson(QString::fromUcs4(&c, 1)), list.strict), std::size_t(i), std::size_t(text.size()));
        }
    }
}

void Evaluator::iterate(const TemplateNode &node, const Value &item, std::size_t index, std::size_t count)
{
    Json state = Json::object();
    state["index"] = index + 1;
    state["index0"] = index;
    state["first"] = index == 0;
    state["last"] = index + 1 == count;
    state["length"] = count;
    m_locals.push_back({QStringLiteral("loop"), computed(std::move(state), false)});
    m_locals.push_back({node.text, item});
    body(node.branches.front().body);
    m_locals.resize(m_locals.size() - 2);
}

const Evaluator::Variable *Evaluator::local(const QString &name) const
{
    for (auto it = m_locals.rbegin(); it != m_locals.rend(); ++it) {
        if (it->name == name)
            return &*it;
    }
    return nullptr;
}

Value Evaluator::evaluate(const Expression &expression)
{
    if (!m_writer.step())
        return {};
    switch (expression.kind) {
    case Expression::Kind::Literal: return {&expression.literal, nullptr, false};
    case Expression::Kind::Variable: return variable(expression);
    case Expression::Kind::Filter: return filter(expression);
    case Expression::Kind::Binary: return binary(expression);
    case Expression::Kind::Not: {
        const Value operand = evaluate(*expression.left);
        return computed(Json(!operand.get() || !isTruthy(*operand.get(), false)), operand.strict);
    }
    }
    return {};
}

Value Evaluator::variable(const Expression &expression)
{
    Value value;
    if (const Variable *found = local(expression.name)) {
        value = found->value;
    } else {
        value.borrowed = member(m_inputs, toUtf8(expression.name));
        value.strict = m_writer.isStrict(expression.name);
    }
    for (const Expression::Step &next : expression.path)
        value = step(value, next);
    return value;
}

Value Evaluator::step(const Value &from, const Expression::Step &step)
{
    Value out;
    out.strict = from.strict;
    Value key;
    if (step.index)
        key = evaluate(*step.index);
    else
        key = computed(textJson(step.name), false);
    if (!from.get() || !key.get())
        return out;
    const Json &container = *from.get();
    const Json *found = nullptr;
    if (container.is_object() && key.get()->is_string()) {
        m_writer.step(qsizetype(container.size() / 16)); // keys are searched one by one
        found = member(container, key.get()->get_ref<const std::string &>());
    } else if (container.is_array() && key.get()->is_number_integer()) {
        const auto index = key.get()->get<std::int64_t>();
        if (index >= 0 && std::uint64_t(index) < container.size())
            found = &container[std::size_t(index)];
    }
    if (found && from.owned)
        out.owned = std::shared_ptr<const Json>(from.owned, found); // keeps its container alive
    else
        out.borrowed = found;
    return out;
}

bool Evaluator::contains(const Value &needle, const Value &haystack)
{
    static const Json null;
    const Json &wanted = needle.get() ? *needle.get() : null;
    if (!haystack.get())
        return false;
    const Json &in = *haystack.get();
    if (in.is_structured())
        m_writer.step(qsizetype(in.size() / 16));
    if (in.is_array())
        return std::find(in.begin(), in.end(), wanted) != in.end();
    if (!wanted.is_string())
        return false;
    const auto &text = wanted.get_ref<const std::string &>();
    if (in.is_object())
        return in.contains(text);
    if (!in.is_string())
        return false;
    const auto &whole = in.get_ref<const std::string &>();
    m_writer.step(qsizetype(whole.size() / 256));
    return QByteArrayView(whole.data(), qsizetype(whole.size())).contains(QByteArrayView(text.data(), qsizetype(text.size())));
}

Value Evaluator::binary(const Expression &expression)
{
    static const Json null;
    Value left = evaluate(*expression.left);
    const bool truthy = left.get() && isTruthy(*left.get(), false);
    if (expression.name == u"and" || expression.name == u"or") {
        if (truthy == (expression.name == u"or"))
            return left;
        Value right = evaluate(*expression.right);
        right.strict = right.strict || left.strict;
        return right;
    }
    const Value right = evaluate(*expression.right);
    const bool strict = left.strict || right.strict;
    if (expression.name == u"in")
        return computed(Json(contains(left, right)), strict);
    const Json &a = left.get() ? *left.get() : null;
    const Json &b = right.get() ? *right.get() : null;
    if (a.is_structured() || b.is_structured())
        m_writer.step(qsizetype((a.size() + b.size()) / 16));
    if (expression.name == u"==")
        return computed(Json(a == b), strict);
    if (expression.name == u"!=")
        return computed(Json(a != b), strict);
    const bool orEqual = expression.name.size() == 2;
    const bool holds = expression.name.startsWith(u'<') ? isLess(a, b, orEqual) : isLess(b, a, orEqual);
    return computed(Json(holds), strict);
}

Value Evaluator::filter(const Expression &expression)
{
    const Value input = evaluate(*expression.left);
    const QString &name = expression.name;
    if (name == u"default") {
        if (!input.isMissing())
            return input;
        Value fallback = evaluate(*expression.arguments.front());
        fallback.strict = fallback.strict || input.strict;
        return fallback;
    }
    if (name == u"join")
        return join(expression, input);
    if (name == u"length") {
        const Json *value = input.get();
        qsizetype length = 0;
        if (value && value->is_string())
            length = codePoints(value->get_ref<const std::string &>());
        else if (value && value->is_structured())
            length = qsizetype(value->size());
        return computed(Json(std::int64_t(length)), input.strict);
    }
    return textFilter(expression, input);
}

Value Evaluator::textFilter(const Expression &expression, const Value &input)
{
    const QString text = printedValue(input);
    m_writer.step(text.size() / 64);
    if (expression.name == u"replace")
        return replaced(expression, input);
    const QString changed = expression.name == u"upper" ? text.toUpper() : expression.name == u"lower" ? text.toLower() : text.trimmed();
    return computed(textJson(changed), input.strict);
}

Value Evaluator::replaced(const Expression &expression, const Value &input)
{
    const QString text = printedValue(input);
    const Value old = evaluate(*expression.arguments[0]);
    const Value by = evaluate(*expression.arguments[1]);
    const QString from = printedValue(old);
    const QString to = printedValue(by);
    const bool strict = input.strict || old.strict || by.strict;
    const qsizetype places = from.isEmpty() ? text.size() + 1 : text.count(from);
    // A chain of these can double a text at every link.
    const qsizetype length = text.size() + places * (to.size() - from.size());
    if (length > kMaxRenderedLength)
        m_writer.step(kMaxRenderSteps);
    if (!m_writer.step(length / 64))
        return {};
    QString changed = text;
    return computed(textJson(changed.replace(from, to)), strict);
}

Value Evaluator::join(const Expression &expression, const Value &input)
{
    Value separator;
    if (!expression.arguments.empty())
        separator = evaluate(*expression.arguments.front());
    const bool strict = input.strict || separator.strict;
    QString text;
    if (input.get() && input.get()->is_array()) {
        const QString between = printedValue(separator);
        for (const Json &item : *input.get()) {
            if (!m_writer.step(1 + text.size() / kMaxRenderedLength * kMaxRenderSteps))
                return {};
            if (&item != &input.get()->front())
                text += between;
            text += printed(item);
        }
    }
    m_writer.step(text.size() / 64);
    return computed(textJson(text), strict);
}

} // namespace

Result<QList<TextSegment>> renderJinja(const QString &text, const Json &inputs, const RenderRules &rules)
{
    const auto nodes = parseTemplate(text);
    if (!nodes)
        return fail(nodes.error());
    return Evaluator(inputs, rules).run(*nodes);
}

} // namespace cuewright
