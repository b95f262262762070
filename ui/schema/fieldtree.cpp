#include "schema/fieldtree.h"

#include <QCoreApplication>
#include <QHash>

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
    for (const auto &[keyword, value] : schema.items()) {
        text(keyword);
        if (value.is_array()) {
            for (const Json &item : value)
                scalar(item);
        } else {
            scalar(value);
        }
        if (keyword == "items" && value.is_object()) {
            text(memberText(value, "type").toStdString());
            mix(value.contains("enum") + 2 * value.contains("$ref"));
        }
    }
    return stamp;
}

std::unordered_set<std::string_view> namesIn(const Json *list)
{
    std::unordered_set<std::string_view> names;
    for (std::size_t i = 0; list && list->is_array() && i < list->size(); ++i) {
        if ((*list)[i].is_string())
            names.insert((*list)[i].get_ref<const std::string &>());
    }
    return names;
}

class Builder
{
public:
    FieldNode &add(Nodes &to, FieldNode *parent, FieldNode::Role role, const QString &name, const QString &pointer, const Json &schema)
    {
        auto node = std::make_unique<FieldNode>();
        node->role = role;
        node->name = name;
        node->pointer = pointer;
        node->schema = &schema;
        node->shape = fieldShape(schema, pointer);
        node->parent = parent;
        node->row = static_cast<int>(to.size());
        node->stamp = stampOf(schema);
        if (node->shape.schema != &schema)
            node->stamp ^= stampOf(*node->shape.schema) * 3;
        to.push_back(std::move(node));
        addChildren(*to.back());
        return *to.back();
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
        const std::unordered_set<std::string_view> required = namesIn(member(schema, "required"));
        const QString inside = pointer + QStringLiteral("/properties/");
        node.children.reserve(properties->size());
        for (const auto &[key, value] : properties->items()) {
            const QString name = fromUtf8(key);
            FieldNode &field = add(node.children, &node, FieldNode::Role::Field, name, inside + escapePointerStep(name), value);
            field.optionalHere = true;
            field.required = required.contains(key);
            field.stamp += field.required;
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
};

// There is one root and one heading, whatever they are called.
QString keyOf(const FieldNode &node)
{
    const bool only = node.role == FieldNode::Role::Root || node.role == FieldNode::Role::Shared;
    return QString::number(static_cast<int>(node.role)) + (only ? QString() : node.name);
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

std::vector<std::unique_ptr<FieldNode>> buildFieldTree(const Json &schema, const QString &title)
{
    Nodes roots;
    Builder builder;
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
        for (const auto &[key, value] : definitions->items()) {
            const QString name = fromUtf8(key);
            builder.add(heading->children, heading.get(), FieldNode::Role::Definition, name,
                heading->pointer + u'/' + escapePointerStep(name), value);
        }
        roots.push_back(std::move(heading));
    }
    return roots;
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
