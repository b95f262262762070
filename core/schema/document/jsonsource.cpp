#include "schema/document/jsonsource.h"

#include "schema/document/jsonproblem.h"

#include <cmath>
#include <unordered_map>

namespace cuewright {

struct JsonSource::Data
{
    QString text;
    std::optional<JsonProblem> problem;
    std::vector<Node> nodes;
    Json json;
    std::shared_ptr<const Data> whole; ///< nullptr: this is it

    const Node &node(NodeId id) const { return nodes[static_cast<std::size_t>(id)]; }
    QStringView piece(TextSpan span) const { return QStringView(text).sliced(span.start, span.size); }
    QStringView inside(TextSpan quoted) const { return piece({quoted.start + 1, quoted.size - 2}); }

    Json emptyValue(const Node &node) const;
    Json numberValue(QStringView digits) const;
    void build(NodeId from, Json *root, std::vector<Json *> *places) const;
    std::optional<JsonProblem> findDuplicate(const std::vector<Json *> &places) const;
};

namespace {

// 19 digits and more may be beyond 64 bits.
constexpr qsizetype kSafeDigits = 18;

Json::object_t objectFor(int members)
{
    Json::object_t object;
    object.reserve(static_cast<std::size_t>(members));
    return object;
}

/// The first two members with one name.
std::optional<std::pair<std::size_t, std::size_t>> equalKeys(const Json::object_t::Container &object)
{
    constexpr std::size_t kFew = 8; // up to here comparing each with each costs less than a table
    if (object.size() <= kFew) {
        for (std::size_t i = 1; i < object.size(); ++i) {
            for (std::size_t earlier = 0; earlier < i; ++earlier) {
                if (object[earlier].first == object[i].first)
                    return {{earlier, i}};
            }
        }
        return std::nullopt;
    }
    std::unordered_map<std::string_view, std::size_t> seen;
    seen.reserve(object.size());
    for (std::size_t i = 0; i < object.size(); ++i) {
        const auto [earlier, isNew] = seen.emplace(object[i].first, i);
        if (!isNew)
            return {{earlier->second, i}};
    }
    return std::nullopt;
}

} // namespace

/// As nlohmann's own parser chooses: whole numbers that fit are whole, others are doubles.
Json JsonSource::Data::numberValue(QStringView digits) const
{
    const bool isNegative = digits.startsWith(u'-');
    bool isWhole = std::all_of(
        digits.begin() + (isNegative ? 1 : 0), digits.end(), [](QChar c) { return c.isDigit(); });
    if (isWhole && digits.size() <= kSafeDigits) {
        std::int64_t number = 0;
        for (const QChar digit : digits.sliced(isNegative ? 1 : 0))
            number = number * 10 + (digit.unicode() - u'0');
        return isNegative ? Json(-number) : Json(static_cast<std::uint64_t>(number));
    }
    if (isWhole && isNegative) {
        const qlonglong number = digits.toLongLong(&isWhole);
        if (isWhole)
            return Json(static_cast<std::int64_t>(number));
    } else if (isWhole) {
        const qulonglong number = digits.toULongLong(&isWhole);
        if (isWhole)
            return Json(static_cast<std::uint64_t>(number));
    }
    return Json(std::copysign(
        digits.toDouble(), isNegative ? -1.0 : 1.0)); // too small a number is 0 without its sign
}

/// Scalars as they are; arrays and objects without content but with room for it.
Json JsonSource::Data::emptyValue(const Node &node) const
{
    switch (node.kind) {
    case Kind::Null:
        return nullptr;
    case Kind::Boolean:
        return text[node.valueStart] == u't';
    case Kind::Number:
        return numberValue(piece(node.value()));
    case Kind::String:
        return unescapedUtf8(inside(node.value()));
    case Kind::Object:
        return objectFor(node.children);
    case Kind::Array:
        break;
    }
    Json::array_t array;
    array.reserve(static_cast<std::size_t>(node.children));
    return array;
}

// Nodes come parents first, and each container has room for its children before the first of them comes:
// places stay. ordered_map's own insertion would look through all keys for each of them; equal ones are
// looked for afterwards.
void JsonSource::Data::build(NodeId from, Json *root, std::vector<Json *> *places) const
{
    *root = emptyValue(node(from));
    places->push_back(root);
    for (NodeId id = from + 1; id < static_cast<NodeId>(nodes.size()) && node(id).parent >= from; ++id) {
        const Node &child = node(id);
        Json *parent = (*places)[static_cast<std::size_t>(child.parent - from)];
        if (child.hasKey()) {
            auto &object = parent->get_ref<Json::object_t &>();
            places->push_back(
                &object.emplace_back(unescapedUtf8(inside(child.key())), emptyValue(child)).second);
        } else {
            places->push_back(&parent->get_ref<Json::array_t &>().emplace_back(emptyValue(child)));
        }
    }
}

std::optional<JsonProblem> JsonSource::Data::findDuplicate(const std::vector<Json *> &places) const
{
    for (std::size_t id = 0; id < places.size(); ++id) {
        if (nodes[id].kind != Kind::Object || nodes[id].children < 2)
            continue;
        const auto pair = equalKeys(places[id]->get_ref<const Json::object_t &>());
        if (!pair)
            continue;
        const auto keyOf = [this, object = static_cast<NodeId>(id)](std::size_t index) {
            NodeId child = object + 1;
            for (; index > 0; --index)
                child = node(child).nextSibling;
            return node(child).key();
        };
        return duplicateProblem(keyOf(pair->second), keyOf(pair->first), text);
    }
    return std::nullopt;
}

QString unescapedPointerStep(QString step)
{
    return step.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
}

JsonSource::JsonSource()
    : JsonSource(parse({}))
{ }

JsonSource JsonSource::parse(const QString &text, int maxDepth)
{
    auto data = std::make_shared<Data>();
    data->text = text;
    JsonParser parser(data->text, maxDepth);
    if (parser.run()) {
        data->nodes = parser.takeNodes();
        std::vector<Json *> places;
        places.reserve(data->nodes.size());
        data->build(kRoot, &data->json, &places);
        data->problem = data->findDuplicate(places);
    } else {
        data->problem = problemOf(parser.fault(), data->text);
    }
    if (data->problem) {
        data->nodes.clear();
        data->json = nullptr;
    }
    return JsonSource(std::move(data));
}

const QString &JsonSource::text() const
{
    return m_data->text;
}

const std::optional<JsonProblem> &JsonSource::problem() const
{
    return m_data->problem;
}

const Json &JsonSource::json() const
{
    return m_data->json;
}

int JsonSource::size() const
{
    return static_cast<int>(m_data->nodes.size());
}

const JsonSource::Node &JsonSource::node(NodeId id) const
{
    return m_data->node(id);
}

std::vector<JsonSource::NodeId> JsonSource::children(NodeId id) const
{
    std::vector<NodeId> found;
    found.reserve(static_cast<std::size_t>(node(id).children));
    for (NodeId child = firstChild(id); child != kNone; child = node(child).nextSibling)
        found.push_back(child);
    return found;
}

JsonSource::NodeId JsonSource::member(NodeId object, QStringView name) const
{
    if (object == kNone || node(object).kind != Kind::Object)
        return kNone;
    for (NodeId child = firstChild(object); child != kNone; child = node(child).nextSibling) {
        const QStringView written = m_data->inside(node(child).key());
        if (written == name || (written.contains(u'\\') && unescapedText(written) == name))
            return child;
    }
    return kNone;
}

QString JsonSource::name(NodeId id) const
{
    return node(id).hasKey() ? unescapedText(m_data->inside(node(id).key())) : QString();
}

QStringView JsonSource::valueText(NodeId id) const
{
    return m_data->piece(node(id).value());
}

QString JsonSource::string(NodeId id) const
{
    if (id == kNone || node(id).kind != Kind::String)
        return {};
    return unescapedText(m_data->inside(node(id).value()));
}

Json JsonSource::value(NodeId id) const
{
    Json value;
    std::vector<Json *> places;
    m_data->build(id, &value, &places);
    return value;
}

JsonSource::NodeId JsonSource::find(QStringView pointer) const
{
    if (size() == 0 || (!pointer.isEmpty() && !pointer.startsWith(u'/')))
        return kNone;
    NodeId at = kRoot;
    while (at != kNone && !pointer.isEmpty()) {
        pointer = pointer.sliced(1);
        const qsizetype end = pointer.indexOf(u'/');
        QString step = pointer.first(end < 0 ? pointer.size() : end).toString();
        pointer = end < 0 ? QStringView() : pointer.sliced(end);
        if (node(at).kind == Kind::Array) {
            bool ok = false;
            const int index = step.toInt(&ok);
            NodeId item = ok && QString::number(index) == step ? firstChild(at) : kNone;
            while (item != kNone && node(item).index != index)
                item = node(item).nextSibling;
            at = item;
        } else {
            at = member(at, unescapedPointerStep(step));
        }
    }
    return at;
}

QString JsonSource::pointer(NodeId id) const
{
    QString pointer;
    for (; id != kRoot; id = node(id).parent) {
        const QString step
            = node(id).hasKey() ? escapePointerStep(name(id)) : QString::number(node(id).index);
        pointer.prepend(u'/' + step);
    }
    return pointer;
}

JsonSource::NodeId JsonSource::at(qsizetype offset) const
{
    NodeId found = kRoot;
    NodeId child = size() > 0 ? firstChild(kRoot) : kNone;
    while (child != kNone) {
        if (node(child).member().holds(offset)) {
            found = child;
            child = firstChild(child);
        } else {
            child = node(child).nextSibling;
        }
    }
    return found;
}

TextPosition JsonSource::position(qsizetype offset) const
{
    return textPosition(text(), offset);
}

JsonSource JsonSource::part(NodeId id) const
{
    if (id == kRoot)
        return *this;
    auto data = std::make_shared<Data>();
    data->text = m_data->text;
    data->whole = m_data->whole ? m_data->whole : m_data;
    data->nodes.push_back(node(id));
    Node &root = data->nodes.front();
    root.parent = root.nextSibling = kNone;
    root.keySize = root.index = 0;
    // What is inside a node follows it, and nothing else does before its end.
    for (NodeId inner = id + 1; inner < size() && node(inner).parent >= id; ++inner) {
        Node moved = node(inner);
        moved.parent -= id;
        if (moved.nextSibling != kNone)
            moved.nextSibling -= id;
        data->nodes.push_back(moved);
    }
    data->json = value(id);
    return JsonSource(std::move(data));
}

JsonSource JsonSource::whole() const
{
    return m_data->whole ? JsonSource(m_data->whole) : *this;
}

} // namespace cuewright
