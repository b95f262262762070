// Rows of the tree and values of replies.

#include "schema/schemamodel.h"

namespace cuewright {
namespace {

void collectGroups(const std::vector<std::unique_ptr<FieldNode>> &nodes, QStringList *groups)
{
    for (const auto &node : nodes) {
        if (node->group)
            *groups << *node->group;
        collectGroups(node->children, groups);
    }
}

const FieldNode *childNamed(const FieldNode &node, const QString &step)
{
    for (const auto &child : node.children) {
        if (child->role == FieldNode::Role::Field && child->name == step)
            return child.get();
    }
    return nullptr;
}

/// What the value at `step` of the node's value looks like; nullptr: no row says so.
const FieldNode *rowInside(const FieldNode &node, const QString &step)
{
    if (const FieldNode *field = node.shape.type == FieldType::List ? nullptr : childNamed(node, step))
        return field;
    const FieldNode *every = nullptr;
    for (const auto &child : node.children) {
        if (child->role == FieldNode::Role::Branch) {
            if (const FieldNode *found = rowInside(*child, step))
                return found;
        } else if (child->role == FieldNode::Role::Item && child->pointer.endsWith(QStringLiteral("/prefixItems/") + step)) {
            return child.get();
        } else if (child->role == FieldNode::Role::Item && child->pointer.endsWith(u"/items")) {
            every = child.get();
        }
    }
    // The items of a list of groups have no row of their own.
    return every ? every : node.shape.type == FieldType::List && node.group ? &node : nullptr;
}

/// As rowInside(), for the value of a list's item, whose row is the list's.
const FieldNode *step(const FieldNode &node, const QString &name, bool *inItem)
{
    if (*inItem) {
        *inItem = false;
        return childNamed(node, name);
    }
    const FieldNode *next = rowInside(node, name);
    *inItem = next == &node;
    return next;
}

} // namespace

QModelIndex SchemaModel::indexOfValue(QStringView value) const
{
    if (m_roots.empty())
        return {};
    const FieldNode *at = m_roots.front().get();
    bool inItem = false;
    const auto steps = value.split(u'/').mid(1);
    for (const QStringView escaped : steps) {
        const QString name = escaped.toString().replace(QStringLiteral("~1"), QStringLiteral("/")).replace(QStringLiteral("~0"), QStringLiteral("~"));
        const FieldNode *next = step(*at, name, &inItem);
        if (!next)
            break;
        at = next;
    }
    return indexOf(*at);
}

std::optional<QString> SchemaModel::valuePointer(const QModelIndex &index) const
{
    QString pointer;
    for (const FieldNode *at = node(index); at; at = at->parent) {
        switch (at->role) {
        case FieldNode::Role::Root:
            return pointer;
        case FieldNode::Role::Field:
            pointer.prepend(u'/' + escapePointerStep(at->name));
            if (at->parent && at->parent->shape.type == FieldType::List)
                pointer.prepend(QStringLiteral("/0"));
            break;
        case FieldNode::Role::Item:
            pointer.prepend(u'/' + (at->pointer.endsWith(u"/items") ? QStringLiteral("0") : at->pointer.section(u'/', -1)));
            break;
        case FieldNode::Role::Branch:
            break;
        case FieldNode::Role::Shared:
        case FieldNode::Role::Definition:
            return std::nullopt;
        }
    }
    return std::nullopt;
}

QStringList SchemaModel::groups() const
{
    QStringList groups;
    collectGroups(m_roots, &groups);
    return groups;
}

} // namespace cuewright
