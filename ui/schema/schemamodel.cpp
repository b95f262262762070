#include "schema/schemamodel.h"

#include <QMimeData>

#include <algorithm>
#include <functional>

namespace cuewright {
namespace {

constexpr qsizetype kManyMarks = 64; // more are announced level by level
const QString kMime = QStringLiteral("application/x-cuewright-field");

bool isMovable(const FieldNode &node)
{
    return node.role == FieldNode::Role::Field || node.role == FieldNode::Role::Branch || node.role == FieldNode::Role::Definition;
}

bool isRenamable(const FieldNode &node)
{
    return node.role == FieldNode::Role::Field || node.role == FieldNode::Role::Definition;
}

int depthOf(const std::vector<std::unique_ptr<FieldNode>> &nodes)
{
    int depth = 0;
    for (const auto &node : nodes)
        depth = std::max(depth, 1 + depthOf(node->children));
    return depth;
}

int countOf(const FieldNode &node)
{
    int count = 0;
    for (const auto &child : node.children)
        count += (child->role == FieldNode::Role::Field) + countOf(*child);
    return count;
}

} // namespace

SchemaModel::SchemaModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

SchemaModel::~SchemaModel() = default;

const FieldNode *SchemaModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const FieldNode *>(index.internalPointer()) : nullptr;
}

QModelIndex SchemaModel::indexOf(const FieldNode &node, int column) const
{
    return createIndex(node.row, column, const_cast<FieldNode *>(&node)); // an index has nothing but a plain pointer
}

QModelIndex SchemaModel::indexAt(QStringView pointer) const
{
    if (m_byPointer.isEmpty()) {
        const std::function<void(const Nodes &)> note = [&](const Nodes &nodes) {
            for (const auto &node : nodes) {
                m_byPointer.insert(node->pointer, node.get());
                note(node->children);
            }
        };
        note(m_roots);
    }
    for (QString at = pointer.toString();; at.truncate(at.lastIndexOf(u'/'))) {
        if (const auto found = m_byPointer.constFind(at); found != m_byPointer.constEnd())
            return indexOf(**found);
        if (at.isEmpty() || !at.startsWith(u'/'))
            return {};
    }
}

int SchemaModel::fieldCount() const
{
    return m_roots.empty() ? 0 : countOf(*m_roots.front());
}

int SchemaModel::levelCount() const
{
    return m_roots.empty() ? 0 : depthOf(m_roots.front()->children);
}

void SchemaModel::setMarks(const FieldMarks &marks)
{
    if (marks == m_marks)
        return;
    const FieldMarks before = std::exchange(m_marks, marks);
    if (before.size() + marks.size() > kManyMarks) {
        announceAll({MarkRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
        return;
    }
    const auto announce = [&](const FieldMarks &set, const FieldMarks &other) {
        for (auto it = set.begin(); it != set.end(); ++it) {
            if (const auto found = other.find(it.key()); found != other.end() && (*found == *it || &set == &before))
                continue;
            const QModelIndex index = indexAt(it.key());
            if (index.isValid())
                emit dataChanged(index, index.siblingAtColumn(RequiredColumn), {MarkRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
        }
    };
    announce(before, m_marks);
    announce(m_marks, before);
}

void SchemaModel::announceAll(const QList<int> &roles)
{
    const std::function<void(const Nodes &)> announce = [&](const Nodes &nodes) {
        if (!nodes.empty())
            emit dataChanged(indexOf(*nodes.front()), indexOf(*nodes.back(), RequiredColumn), roles);
        for (const auto &node : nodes)
            announce(node->children);
    };
    announce(m_roots);
}

void SchemaModel::setEditable(bool editable)
{
    m_editable = editable;
}

void SchemaModel::retranslate()
{
    const std::function<void(const Nodes &, const Nodes &)> retell = [&](const Nodes &nodes, const Nodes &fresh) {
        for (std::size_t row = 0; row < nodes.size(); ++row) {
            nodes[row]->name = fresh[row]->name; // those that the program has given
            nodes[row]->forgetShown();
            retell(nodes[row]->children, fresh[row]->children);
        }
    };
    if (!m_roots.empty())
        retell(m_roots, buildFieldTree(m_schema.json(), m_roots.front()->name));
    announceAll({});
    emit headerDataChanged(Qt::Horizontal, 0, RequiredColumn);
}

QModelIndex SchemaModel::index(int row, int column, const QModelIndex &parent) const
{
    const Nodes &nodes = parent.isValid() ? node(parent)->children : m_roots;
    if (row < 0 || column < 0 || column >= ColumnCount || parent.column() > 0 || static_cast<std::size_t>(row) >= nodes.size())
        return {};
    return createIndex(row, column, nodes[static_cast<std::size_t>(row)].get());
}

QModelIndex SchemaModel::parent(const QModelIndex &index) const
{
    const FieldNode *at = node(index);
    return at && at->parent ? indexOf(*at->parent) : QModelIndex();
}

int SchemaModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    return static_cast<int>(parent.isValid() ? node(parent)->children.size() : m_roots.size());
}

int SchemaModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString SchemaModel::accessibleText(const FieldNode &node) const
{
    if (node.role == FieldNode::Role::Shared)
        return node.name;
    const FieldNode::Shown &shown = node.shown();
    QStringList parts{node.name, (shown.label.name + u' ' + shown.label.note).trimmed()};
    if (node.optionalHere)
        parts << (node.required ? tr("required") : tr("may be left out"));
    if (node.shape.nullable)
        parts << tr("may be empty");
    if (const auto mark = m_marks.constFind(node.pointer); mark != m_marks.constEnd())
        parts << tr("%n problem(s)", nullptr, static_cast<int>(mark->sentences.size()));
    return parts.join(QStringLiteral(", "));
}

QVariant SchemaModel::nameData(const FieldNode &node, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::EditRole)
        return node.name;
    if (role == Qt::AccessibleTextRole)
        return accessibleText(node);
    return {};
}

QVariant SchemaModel::data(const QModelIndex &index, int role) const
{
    const FieldNode *at = node(index);
    if (!at)
        return {};
    const auto mark = m_marks.constFind(at->pointer);
    const bool shared = at->role == FieldNode::Role::Shared;
    switch (role) {
    case PointerRole:
        return at->pointer;
    case TypeRole:
        return shared ? QVariant() : static_cast<int>(at->shape.type);
    case LabelRole:
        return shared ? QString() : at->shown().label.name;
    case NoteRole:
        return shared ? QString() : at->shown().label.note;
    case HintRole:
        return shared ? QString() : at->shown().hint;
    case MarkRole:
        return mark == m_marks.constEnd() ? QVariant() : static_cast<int>(mark->severity);
    case RequiredRole:
        return at->optionalHere ? QVariant(at->required) : QVariant();
    case DraggableRole:
        return isMovable(*at);
    case Qt::ToolTipRole:
        return mark != m_marks.constEnd() ? mark->sentences.join(u'\n')
            : index.column() == TypeColumn && !shared ? tr("%1 (JSON Schema: %2)").arg(typeSentence(at->shape.type), typeTerm(at->shape.type))
                                                      : QString();
    default:
        break;
    }
    if (index.column() == NameColumn)
        return nameData(*at, role);
    if (role == Qt::DisplayRole)
        return index.column() == TypeColumn && !shared ? at->shown().label.name : QString();
    if (role == Qt::AccessibleTextRole)
        return index.column() == TypeColumn ? at->shown().label.name
            : !at->optionalHere             ? QString()
            : at->required                  ? tr("required")
                                            : tr("may be left out");
    if (role == Qt::CheckStateRole && index.column() == RequiredColumn && at->optionalHere)
        return at->required ? Qt::Checked : Qt::Unchecked;
    return {};
}

bool SchemaModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const FieldNode *at = node(index);
    if (!at || !m_editable)
        return false;
    if (role == Qt::EditRole && index.column() == NameColumn && isRenamable(*at)) {
        const QString name = value.toString();
        if (name.isEmpty() || name == at->name)
            return false;
        emit renameWanted(at->pointer, name);
        return true;
    }
    if (role == Qt::CheckStateRole && index.column() == RequiredColumn && at->optionalHere) {
        emit requiredWanted(at->pointer, value.toInt() == Qt::Checked);
        return true;
    }
    return false;
}

QVariant SchemaModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractItemModel::headerData(section, orientation, role);
    return section == NameColumn ? tr("Name") : section == TypeColumn ? tr("Type") : tr("Required");
}

Qt::ItemFlags SchemaModel::flags(const QModelIndex &index) const
{
    const FieldNode *at = node(index);
    if (!at)
        return m_editable ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!m_editable)
        return flags;
    if (isMovable(*at))
        flags |= Qt::ItemIsDragEnabled;
    if (at->group || at->role == FieldNode::Role::Shared)
        flags |= Qt::ItemIsDropEnabled;
    if (index.column() == NameColumn && isRenamable(*at))
        flags |= Qt::ItemIsEditable;
    if (index.column() == RequiredColumn && at->optionalHere)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QStringList SchemaModel::mimeTypes() const
{
    return {kMime};
}

QMimeData *SchemaModel::mimeData(const QModelIndexList &indexes) const
{
    const auto first = std::find_if(indexes.begin(), indexes.end(), [](const QModelIndex &index) { return index.column() == NameColumn; });
    if (first == indexes.end())
        return nullptr;
    auto *data = new QMimeData;
    data->setData(kMime, node(*first)->pointer.toUtf8());
    data->setText(node(*first)->name);
    return data;
}

bool SchemaModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &parent) const
{
    const FieldNode *to = node(parent);
    if (!m_editable || !to || !data || !data->hasFormat(kMime))
        return false;
    const QString pointer = QString::fromUtf8(data->data(kMime));
    const FieldNode *moved = node(indexAt(pointer));
    if (!moved || moved->pointer != pointer)
        return false;
    // Nothing goes into itself; branches and shared parts stay among their own.
    for (const FieldNode *around = to; around; around = around->parent) {
        if (around == moved)
            return false;
    }
    return moved->role == FieldNode::Role::Field ? to->group.has_value() : to == moved->parent;
}

bool SchemaModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const FieldNode &to = *node(parent);
    emit moveWanted(QString::fromUtf8(data->data(kMime)), to.group.value_or(to.pointer), row < 0 ? rowCount(parent) : row);
    return false; // the document has moved it; the view must not take a row away
}

} // namespace cuewright
