#include "schema/fieldtree.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_set>

namespace cuewright {
namespace {

using Nodes = std::vector<std::unique_ptr<FieldNode>>;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(FieldTree)
};

// What the row shows stands in the scalars of its own level and in lists of scalars; the fields inside have rows of their own.
std::uint64_t stampOf(const Json &schema)
{
    std::uint64_t stamp = 1469598103934665603ULL;
    const auto mix = [&](std::size_t value) { stamp = (stamp ^ value) * 1099511628211ULL; };
    const auto text = [&](std::string_view value) { mix(std::hash<std::string_view>()(value)); };
    const auto scalar = [&](const Json &value) {
        if (value.is_string())
            text(value.get_ref<const std::string &>());
        else
            mix(value.is_structured() ? value.size() : std::hash<Json>()(value));
    };
    if (!schema.is_object()) {
        scalar(schema);
        return stamp;
    }
    for (const auto &[keyword, value] : schema.get_ref<const Json::object_t &>()) {
        text(keyword);
        if (value.is_array()) {
            for (const Json &item : value)
                scalar(item);
        } else {
            scalar(value);
        }
        if (keyword == "items" && value.is_object()) {
            if (const Json *type = member(value, "type"))
                scalar(*type);
            mix(value.contains("enum") + 2 * value.contains("$ref"));
        }
    }
    return stamp;
}

/// The names in `required`. They mostly stand in the order of the fields, which is then all that is looked at.
class RequiredNames
{
public:
    explicit RequiredNames(const Json *list)
        : m_list(list && list->is_array() ? list->get_ptr<const Json::array_t *>() : nullptr)
    { }

    bool contains(const std::string &name)
    {
        if (!m_list)
            return false;
        if (const auto *next = m_next < m_list->size() ? (*m_list)[m_next].get_ptr<const std::string *>() : nullptr; next && *next == name) {
            ++m_next;
            return true;
        }
        if (m_names.empty()) {
            for (const Json &each : *m_list) {
                if (each.is_string())
                    m_names.insert(each.get_ref<const std::string &>());
            }
        }
        return m_names.contains(name);
    }

private:
    const Json::array_t *m_list;
    std::size_t m_next = 0;
    std::unordered_set<std::string_view> m_names; ///< made when the order is another
};

/// Also as it is written: 1 and 1.0 are not the same. Not deeper than a parsed text.
bool isIdentical(const Json &a, const Json &b)
{
    if (a.type() != b.type() || a.size() != b.size())
        return false;
    if (a.is_object()) {
        const auto &others = b.get_ref<const Json::object_t &>();
        return std::equal(others.begin(), others.end(), a.get_ref<const Json::object_t &>().begin(),
            [](const auto &other, const auto &one) { return one.first == other.first && isIdentical(one.second, other.second); });
    }
    if (a.is_array())
        return std::equal(a.begin(), a.end(), b.begin(), isIdentical);
    return a == b && (!a.is_number_float() || std::signbit(a.get<double>()) == std::signbit(b.get<double>()));
}

class Builder
{
public:
    explicit Builder(const Nodes *before)
        : m_before(before)
    { }

    FieldNode &add(Nodes &to, FieldNode *parent, FieldNode::Role role, const QString &name, const QString &pointer, const Json &schema)
    {
        auto node = std::make_unique<FieldNode>();
        node->role = role;
        node->name = name;
        node->pointer = pointer;
        node->schema = &schema;
        node->parent = parent;
        node->row = static_cast<int>(to.size());
        node->match = rowBefore(*node);
        to.push_back(std::move(node));
        FieldNode &added = *to.back();
        if (parent && added.match && isIdentical(*added.match->schema, schema)) {
            added.unchanged = added.match;
            added.stamp = added.match->stamp;
            return added;
        }
        added.shape = fieldShape(schema, pointer);
        added.stamp = stampOf(schema);
        if (added.shape.schema != &schema)
            added.stamp ^= stampOf(*added.shape.schema) * 3;
        addChildren(added);
        return added;
    }

    /// The row that was where `node` is now. Branches may be called the same, so what becomes of one is not known yet; nor is it of
    /// an item.
    FieldNode *rowBefore(const FieldNode &node) const
    {
        using Role = FieldNode::Role;
        if (node.role == Role::Branch || node.role == Role::Item)
            return nullptr;
        const Nodes *rows = !node.parent ? m_before : node.parent->match ? &node.parent->match->children : nullptr;
        const auto row = static_cast<std::size_t>(node.row);
        FieldNode *before = rows && row < rows->size() ? (*rows)[row].get() : nullptr;
        return before && before->role == node.role && before->pointer == node.pointer ? before : nullptr;
    }

    void addChildren(FieldNode &node)
    {
        const Json &schema = *node.shape.schema;
        switch (node.shape.type) {
        case FieldType::Group:
            addFields(node, schema, node.shape.pointer);
            break;
        case FieldType::List:
            addItems(node, schema);
            break;
        case FieldType::OneOf:
            addBranches(node, schema, "anyOf");
            addBranches(node, schema, "oneOf");
            break;
        default:
            break;
        }
    }

private:
    void addFields(FieldNode &node, const Json &schema, const QString &pointer)
    {
        node.group = pointer;
        const Json *properties = member(schema, "properties");
        if (!properties || !properties->is_object())
            return;
        RequiredNames required(member(schema, "required"));
        const QString inside = pointer + QStringLiteral("/properties/");
        const Nodes *before = node.match && node.match->group == pointer ? &node.match->children : nullptr;
        node.children.reserve(properties->size());
        for (const auto &[key, value] : properties->get_ref<const Json::object_t &>()) {
            const FieldNode *here = before && node.children.size() < before->size() ? (*before)[node.children.size()].get() : nullptr;
            const bool same = here && here->role == FieldNode::Role::Field && QAnyStringView(here->name) == QUtf8StringView(key);
            const QString name = same ? here->name : fromUtf8(key);
            FieldNode &field = add(node.children, &node, FieldNode::Role::Field, name,
                same ? here->pointer : inside + escapePointerStep(name), value);
            field.optionalHere = true;
            field.required = required.contains(key);
        }
    }

    void addItems(FieldNode &node, const Json &schema)
    {
        const Json *items = member(schema, "items");
        if (items && items->is_object()) {
            const QString pointer = node.shape.pointer + QStringLiteral("/items");
            const FieldShape shape = fieldShape(*items, pointer);
            if (shape.type == FieldType::Group)
                addFields(node, *shape.schema, shape.pointer);
            else
                add(node.children, &node, FieldNode::Role::Item, Words::tr("each item"), pointer, *items);
        }
        const Json *places = member(schema, "prefixItems");
        for (std::size_t i = 0; places && places->is_array() && i < places->size(); ++i)
            add(node.children, &node, FieldNode::Role::Item, Words::tr("item %1").arg(i + 1),
                node.shape.pointer + QStringLiteral("/prefixItems/") + QString::number(i), (*places)[i]);
    }

    void addBranches(FieldNode &node, const Json &schema, const char *keyword)
    {
        const Json *branches = member(schema, keyword);
        for (std::size_t i = 0; branches && branches->is_array() && i < branches->size(); ++i) {
            const QString pointer = node.shape.pointer + u'/' + QLatin1String(keyword) + u'/' + QString::number(i);
            add(node.children, &node, FieldNode::Role::Branch, memberText((*branches)[i], "title", Words::tr("option %1").arg(i + 1)),
                pointer, (*branches)[i]);
        }
    }

    const Nodes *m_before;
};

// There is one root and one heading for each place, whatever they are called.
QString keyOf(const FieldNode &node)
{
    const bool placed = node.role == FieldNode::Role::Root || node.role == FieldNode::Role::Shared;
    return QString::number(static_cast<int>(node.role)) + (placed ? node.pointer : node.name);
}

void clearMatch(const Nodes &nodes)
{
    for (const auto &node : nodes) {
        node->match = nullptr;
        clearMatch(node->children);
    }
}

void pair(FieldNode &before, FieldNode &after)
{
    before.match = &after;
    after.match = &before;
    Q_ASSERT(!after.unchanged || after.unchanged == &before);
    if (!after.unchanged)
        matchFieldTrees(before.children, after.children);
}

// Index of the only place where the names differ; -1: none or several.
int renamedAt(const Nodes &before, const Nodes &after)
{
    int at = -1;
    if (before.size() != after.size())
        return -1;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before[i]->role != after[i]->role)
            return -1;
        if (before[i]->name == after[i]->name)
            continue;
        if (at >= 0)
            return -1;
        at = static_cast<int>(i);
    }
    return at;
}

} // namespace

const FieldNode::Shown &FieldNode::shown() const
{
    if (!m_shown.made && schema) {
        m_shown = {typeLabel(shape), fieldHint(shape, *schema), true};
        if (role == Role::Root && shape.type == FieldType::Group)
            m_shown.hint = groupHint(*shape.schema);
    }
    return m_shown;
}

std::vector<std::unique_ptr<FieldNode>> buildFieldTree(
    const Json &schema, const QString &title, const std::vector<std::unique_ptr<FieldNode>> *before)
{
    Nodes roots;
    Builder builder(before);
    builder.add(roots, nullptr, FieldNode::Role::Root, title, {}, schema);
    for (const char *keyword : {"$defs", "definitions"}) {
        const Json *definitions = member(schema, keyword);
        if (!definitions || !definitions->is_object() || definitions->empty())
            continue;
        auto heading = std::make_unique<FieldNode>();
        heading->role = FieldNode::Role::Shared;
        heading->name = Words::tr("Shared parts");
        heading->pointer = u'/' + QLatin1String(keyword);
        heading->row = static_cast<int>(roots.size());
        heading->stamp = definitions->size();
        heading->match = builder.rowBefore(*heading);
        for (const auto &[key, value] : definitions->items()) {
            const QString name = fromUtf8(key);
            builder.add(heading->children, heading.get(), FieldNode::Role::Definition, name,
                heading->pointer + u'/' + escapePointerStep(name), value);
        }
        roots.push_back(std::move(heading));
    }
    return roots;
}

void pointInto(FieldNode &row, const Json &schema)
{
    const auto inside = [&, depth = row.pointer.size()](const QString &pointer) -> const Json & {
        const Json *found = resolvePointer(schema, QStringView(pointer).sliced(depth));
        Q_ASSERT(found);
        return *found;
    };
    row.schema = &schema;
    row.shape.schema = &inside(row.shape.pointer);
    const Json *properties = row.group ? member(inside(*row.group), "properties") : nullptr;
    for (const auto &child : row.children) {
        if (child->role == FieldNode::Role::Field) // in the order of their keys: looking for each would take n² steps
            pointInto(*child, properties->get_ref<const Json::object_t &>().begin()[child->row].second);
        else
            pointInto(*child, inside(child->pointer));
    }
}

void matchFieldTrees(const std::vector<std::unique_ptr<FieldNode>> &before, const std::vector<std::unique_ptr<FieldNode>> &after)
{
    const int renamed = renamedAt(before, after);
    bool same = before.size() == after.size();
    for (std::size_t i = 0; same && i < before.size(); ++i)
        same = before[i]->role == after[i]->role && (before[i]->name == after[i]->name || static_cast<int>(i) == renamed);
    if (same) {
        for (std::size_t i = 0; i < before.size(); ++i)
            pair(*before[i], *after[i]);
        return;
    }
    QHash<QString, FieldNode *> byName;
    for (const auto &node : after) {
        node->match = nullptr;
        byName.insert(keyOf(*node), node.get());
    }
    for (const auto &node : before) {
        FieldNode *partner = byName.take(keyOf(*node));
        node->match = nullptr;
        if (partner)
            pair(*node, *partner);
        else
            clearMatch(node->children);
    }
    for (FieldNode *left : std::as_const(byName))
        clearMatch(left->children);
}

} // namespace cuewright
