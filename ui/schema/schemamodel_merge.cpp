// How a changed document becomes signals of rows: what views hold on to survives.
#include "schema/schemamodel.h"

#include <algorithm>

namespace cuewright {

void SchemaModel::setSchema(const JsonSource &schema, const QString &title)
{
    Nodes fresh = buildFieldTree(schema.json(), title, &m_roots);
    matchFieldTrees(m_roots, fresh);
    adopt(m_roots);
    m_schema = schema;
    merge(m_roots, fresh, nullptr);
}

// Before the first signal goes out nothing may point into the old document any more. A row that goes keeps its name only.
void SchemaModel::adopt(Nodes &old)
{
    for (const auto &node : old) {
        const FieldNode *fresh = node->match;
        if (fresh && fresh->unchanged) {
            pointInto(*node, *fresh->schema);
            continue;
        }
        if (fresh) {
            node->schema = fresh->schema;
            node->shape = fresh->shape;
        } else {
            node->schema = nullptr;
            node->shape.schema = nullptr;
        }
        adopt(node->children);
    }
}

void SchemaModel::merge(Nodes &old, Nodes &fresh, FieldNode *parent)
{
    const QModelIndex at = parent ? indexOf(*parent) : QModelIndex();
    removeUnmatched(old, at);
    arrange(old, fresh, parent);
    // Both lists have the same rows in the same order now; `fresh` has null where a row was taken over as a whole.
    int firstChanged = -1;
    const auto announce = [&](int behind) {
        if (firstChanged >= 0)
            emit dataChanged(index(firstChanged, 0, at), index(behind - 1, RequiredColumn, at));
        firstChanged = -1;
    };
    for (std::size_t row = 0; row < old.size(); ++row) {
        const auto here = static_cast<int>(row);
        FieldNode *now = fresh[row].get();
        FieldNode &node = *old[row];
        const bool changed = now && (node.stamp != now->stamp || node.name != now->name || node.required != now->required);
        if (now) {
            node.stamp = now->stamp;
            node.name = now->name;
            node.required = now->required;
            node.optionalHere = now->optionalHere;
        }
        if (now && !now->unchanged) {
            if (node.pointer != now->pointer)
                m_byPointer.clear();
            node.pointer = now->pointer;
            node.group = now->group;
        }
        if (changed) {
            node.forgetShown();
            if (firstChanged < 0)
                firstChanged = here;
        } else {
            announce(here);
        }
    }
    announce(static_cast<int>(old.size()));
    for (std::size_t row = 0; row < old.size(); ++row) {
        if (fresh[row] && !fresh[row]->unchanged)
            merge(old[row]->children, fresh[row]->children, old[row].get());
    }
}

void SchemaModel::removeUnmatched(Nodes &old, const QModelIndex &at)
{
    for (auto last = static_cast<int>(old.size()) - 1; last >= 0; --last) {
        if (old[static_cast<std::size_t>(last)]->match)
            continue;
        int first = last;
        while (first > 0 && !old[static_cast<std::size_t>(first - 1)]->match)
            --first;
        beginRemoveRows(at, first, last);
        old.erase(old.begin() + first, old.begin() + last + 1);
        renumber(old, static_cast<std::size_t>(first));
        m_byPointer.clear();
        endRemoveRows();
        last = first;
    }
}

void SchemaModel::arrange(Nodes &old, Nodes &fresh, FieldNode *parent)
{
    const QModelIndex at = parent ? indexOf(*parent) : QModelIndex();
    for (std::size_t row = 0; row < fresh.size(); ++row) {
        FieldNode *partner = fresh[row]->match;
        if (!partner) {
            std::size_t behind = row + 1;
            while (behind < fresh.size() && !fresh[behind]->match)
                ++behind;
            beginInsertRows(at, static_cast<int>(row), static_cast<int>(behind) - 1);
            for (std::size_t i = row; i < behind; ++i) {
                fresh[i]->parent = parent;
                old.insert(old.begin() + static_cast<std::ptrdiff_t>(i), std::move(fresh[i]));
            }
            renumber(old, row);
            m_byPointer.clear();
            endInsertRows();
            row = behind - 1;
            continue;
        }
        if (partner->row == static_cast<int>(row))
            continue;
        // One row that went down is one move, not a move up of all it passed.
        if (row + 1 < old.size() && old[row + 1].get() == partner) {
            const FieldNode *wanted = old[row]->match;
            std::size_t target = row;
            while (fresh[target].get() != wanted)
                ++target;
            // New rows before the target are not there yet.
            const auto missing = std::count_if(fresh.begin() + static_cast<std::ptrdiff_t>(row),
                fresh.begin() + static_cast<std::ptrdiff_t>(target), [](const auto &node) { return !node->match; });
            moveRow(old, static_cast<int>(row), static_cast<int>(target) - static_cast<int>(missing), at);
        } else {
            moveRow(old, partner->row, static_cast<int>(row), at);
        }
        if (old[row].get() != partner)
            --row; // still not in place: look again
    }
}

void SchemaModel::moveRow(Nodes &nodes, int from, int to, const QModelIndex &at)
{
    if (from == to)
        return;
    beginMoveRows(at, from, from, at, to > from ? to + 1 : to);
    const auto source = nodes.begin() + from;
    if (to > from)
        std::rotate(source, source + 1, nodes.begin() + to + 1);
    else
        std::rotate(nodes.begin() + to, source, source + 1);
    renumber(nodes, static_cast<std::size_t>(std::min(from, to)));
    endMoveRows();
}

void SchemaModel::renumber(Nodes &nodes, std::size_t from)
{
    for (std::size_t row = from; row < nodes.size(); ++row)
        nodes[row]->row = static_cast<int>(row);
}

} // namespace cuewright
