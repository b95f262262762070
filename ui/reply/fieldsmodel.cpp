#include "reply/fieldsmodel.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace cuewright {
namespace {

constexpr int kMaxListItems = 1000;
constexpr qsizetype kMaxSummary = 200;

// Choices that are steps of one scale, by the words people use for such scales.
bool isScale(const QStringList &choices)
{
    static const std::array scales{
        QStringList{QStringLiteral("none"), QStringLiteral("trivial"), QStringLiteral("very low"), QStringLiteral("low"),
            QStringLiteral("minor"), QStringLiteral("medium"), QStringLiteral("normal"), QStringLiteral("moderate"),
            QStringLiteral("major"), QStringLiteral("high"), QStringLiteral("very high"), QStringLiteral("severe"),
            QStringLiteral("urgent"), QStringLiteral("critical")},
        QStringList{QStringLiteral("very negative"), QStringLiteral("negative"), QStringLiteral("neutral"),
            QStringLiteral("positive"), QStringLiteral("very positive")},
        QStringList{QStringLiteral("never"), QStringLiteral("rarely"), QStringLiteral("sometimes"), QStringLiteral("often"),
            QStringLiteral("always")}};
    if (choices.size() < 3)
        return false;
    return std::any_of(scales.begin(), scales.end(), [&](const QStringList &scale) {
        qsizetype last = -1;
        return std::all_of(choices.begin(), choices.end(), [&](const QString &choice) {
            const qsizetype at = scale.indexOf(choice.toLower().replace(u'_', u' '));
            const bool rises = at > last;
            last = at;
            return rises;
        });
    });
}

SchemaField::Kind kindOf(const Json &value)
{
    using Kind = SchemaField::Kind;
    if (value.is_boolean())
        return Kind::YesNo;
    if (value.is_number_integer())
        return Kind::WholeNumber;
    if (value.is_number())
        return Kind::Number;
    if (value.is_string())
        return Kind::Text;
    if (value.is_array())
        return Kind::List;
    return value.is_object() ? Kind::Group : Kind::Any;
}

QString numberText(double value)
{
    return QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest);
}

QString compact(const Json &value)
{
    QString text = QString::fromUtf8(writeJson(value));
    if (text.size() > kMaxSummary)
        text = text.left(kMaxSummary) + u'…';
    return text;
}

} // namespace

struct FieldsModel::Node
{
    SchemaField field;
    QString pointer;
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;
    Json value;
    State state = State::Waiting;
    bool extra = false; ///< the schema does not know it
    qsizetype schemaChildren = 0; ///< the first children, which are the schema's

    int row() const
    {
        const auto &siblings = parent->children;
        const auto it = std::find_if(siblings.begin(), siblings.end(), [this](const auto &node) { return node.get() == this; });
        return static_cast<int>(it - siblings.begin());
    }
};

FieldsModel::FieldsModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
    m_root->field.kind = SchemaField::Kind::Group;
}

FieldsModel::~FieldsModel() = default;

void FieldsModel::setFields(const QList<SchemaField> &fields)
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_root->field.kind = SchemaField::Kind::Group;
    m_problems.clear();
    addMembers(*m_root, fields);
    endResetModel();
}

void FieldsModel::addMembers(Node &node, const QList<SchemaField> &members)
{
    for (const SchemaField &member : members) {
        auto child = std::make_unique<Node>();
        child->field = member;
        child->pointer = node.pointer + u'/' + escapePointerStep(member.name);
        child->parent = &node;
        if (member.kind == SchemaField::Kind::Group)
            addMembers(*child, member.members);
        node.children.push_back(std::move(child));
    }
    node.schemaChildren = static_cast<qsizetype>(node.children.size());
}

void FieldsModel::setValue(const Json &value, const QString &arriving, bool complete)
{
    assign(*m_root, value.is_null() ? nullptr : &value, arriving, complete);
}

void FieldsModel::assign(Node &node, const Json *value, const QString &arriving, bool complete)
{
    const State before = node.state;
    const bool present = value != nullptr;
    const bool isArriving = present && !complete && !arriving.isNull()
        && (node.pointer == arriving || arriving.startsWith(node.pointer + u'/'));
    node.state = !present ? (complete ? State::Missing : State::Waiting)
        : isArriving      ? State::Arriving
        : node.extra      ? State::Extra
                          : State::Done;
    // Most values of a stream stand still from one piece to the next: only what differs is told to the views.
    const bool leaf = node.field.kind != SchemaField::Kind::Group && node.field.kind != SchemaField::Kind::List;
    const bool same = before == node.state && present && leaf && node.value == *value;
    node.value = present && leaf ? *value : Json();
    if (present && !leaf)
        node.value = value->is_object() || value->is_array() ? Json(value->size()) : *value;
    if (present && value->is_array() && node.field.kind == SchemaField::Kind::List)
        syncList(node, *value);
    else if (node.field.kind == SchemaField::Kind::Group)
        syncExtras(node, present ? *value : Json());
    for (const auto &child : node.children) {
        const Json *part = nullptr;
        if (present && value->is_array())
            part = static_cast<std::size_t>(child->row()) < value->size() ? &(*value)[static_cast<std::size_t>(child->row())] : nullptr;
        else if (present)
            part = member(*value, toUtf8(child->field.name));
        assign(*child, part, arriving, complete);
    }
    if (!same && &node != m_root.get())
        changed(node);
}

void FieldsModel::syncList(Node &node, const Json &value)
{
    const auto wanted = std::min<std::size_t>(value.size(), kMaxListItems);
    if (node.children.size() > wanted) {
        beginRemoveRows(indexFor(&node), static_cast<int>(wanted), static_cast<int>(node.children.size()) - 1);
        node.children.resize(wanted);
        endRemoveRows();
    }
    if (node.children.size() == wanted)
        return;
    beginInsertRows(indexFor(&node), static_cast<int>(node.children.size()), static_cast<int>(wanted) - 1);
    while (node.children.size() < wanted) {
        auto child = std::make_unique<Node>();
        const auto position = node.children.size();
        child->field.name = QString::number(position + 1);
        child->field.kind = node.field.members.isEmpty() ? kindOf(value[position]) : SchemaField::Kind::Group;
        child->pointer = node.pointer + u'/' + QString::number(position);
        child->parent = &node;
        if (child->field.kind == SchemaField::Kind::Group)
            addMembers(*child, node.field.members);
        node.children.push_back(std::move(child));
    }
    endInsertRows();
}

void FieldsModel::syncExtras(Node &node, const Json &value)
{
    QStringList wanted;
    if (value.is_object()) {
        for (const auto &[key, item] : value.items()) {
            const QString name = fromUtf8(key);
            const auto known = node.children.begin() + node.schemaChildren;
            if (std::none_of(node.children.begin(), known, [&](const auto &child) { return child->field.name == name; }))
                wanted << name;
        }
    }
    QStringList present;
    for (auto i = static_cast<std::size_t>(node.schemaChildren); i < node.children.size(); ++i)
        present << node.children[i]->field.name;
    if (present == wanted)
        return;
    const auto first = static_cast<int>(node.schemaChildren);
    if (!present.isEmpty()) {
        beginRemoveRows(indexFor(&node), first, static_cast<int>(node.children.size()) - 1);
        node.children.resize(static_cast<std::size_t>(first));
        endRemoveRows();
    }
    if (wanted.isEmpty())
        return;
    beginInsertRows(indexFor(&node), first, first + static_cast<int>(wanted.size()) - 1);
    for (const QString &name : wanted) {
        auto child = std::make_unique<Node>();
        child->field.name = name;
        child->field.kind = kindOf(*member(value, toUtf8(name)));
        child->pointer = node.pointer + u'/' + escapePointerStep(name);
        child->parent = &node;
        child->extra = true;
        node.children.push_back(std::move(child));
    }
    endInsertRows();
}

void FieldsModel::setViolations(const QList<Violation> &violations)
{
    m_problems.clear();
    for (const Violation &violation : violations) {
        // A rule about a value that is not shown (a missing key, an item of a long list) is shown on what contains it.
        QString pointer = violation.instancePointer;
        while (!pointer.isEmpty() && !indexOf(pointer).isValid())
            pointer.truncate(pointer.lastIndexOf(u'/'));
        QString &problem = m_problems[pointer];
        if (!problem.isEmpty())
            problem += u'\n';
        problem += violation.message;
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void FieldsModel::setExpected(const Json &expected)
{
    m_expected = expected;
    if (rowCount() > 0)
        emit dataChanged(index(0, ExpectedColumn), index(rowCount() - 1, ExpectedColumn));
}

int FieldsModel::problemCount() const
{
    return static_cast<int>(m_problems.size());
}

int FieldsModel::fieldCount() const
{
    return static_cast<int>(m_root->schemaChildren);
}

QModelIndex FieldsModel::indexOf(const QString &pointer) const
{
    if (pointer.isEmpty())
        return {};
    const Node *node = m_root.get();
    while (node && node->pointer != pointer) {
        const auto next = std::find_if(node->children.begin(), node->children.end(), [&](const auto &child) {
            return pointer == child->pointer || pointer.startsWith(child->pointer + u'/');
        });
        node = next == node->children.end() ? nullptr : next->get();
    }
    return node ? indexFor(node) : QModelIndex();
}

FieldsModel::Node *FieldsModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex FieldsModel::indexFor(const Node *node, int column) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row(), column, node);
}

void FieldsModel::changed(const Node &node)
{
    emit dataChanged(indexFor(&node, 0), indexFor(&node, ColumnCount - 1));
}

QModelIndex FieldsModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeAt(parent);
    if (row < 0 || column < 0 || column >= ColumnCount || row >= static_cast<int>(node->children.size()) || parent.column() > 0)
        return {};
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex FieldsModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexFor(nodeAt(index)->parent) : QModelIndex();
}

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeAt(parent)->children.size());
}

int FieldsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString FieldsModel::text(const Node &node) const
{
    if (node.state == State::Waiting || node.state == State::Missing)
        return {};
    const Json &value = node.value;
    switch (node.field.kind) {
    case SchemaField::Kind::Group:
        return value.is_number() ? QString() : compact(value);
    case SchemaField::Kind::List:
        return value.is_number() ? tr("%n item(s)", nullptr, value.get<int>()) : compact(value);
    default:
        break;
    }
    if (value.is_string())
        return fromUtf8(value.get_ref<const std::string &>());
    if (value.is_boolean())
        return value.get<bool>() ? tr("Yes") : tr("No");
    if (value.is_null())
        return tr("empty");
    return compact(value);
}

QString FieldsModel::sentence(const Node &node) const
{
    QStringList parts{node.field.name};
    switch (node.state) {
    case State::Waiting:
        parts << tr("waiting");
        break;
    case State::Missing:
        parts << tr("missing");
        break;
    default:
        parts << text(node);
    }
    const QString problem = m_problems.value(node.pointer);
    parts << (problem.isEmpty() ? tr("no problems") : tr("problem: %1").arg(problem));
    return parts.join(QStringLiteral(", "));
}

QVariant FieldsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeAt(index);
    const SchemaField &field = node.field;
    const bool isNumber = node.value.is_number() && field.minimum && field.maximum && *field.maximum > *field.minimum;
    switch (role) {
    case Qt::DisplayRole: {
        if (index.column() == FieldColumn)
            return field.name;
        if (index.column() == ReplyColumn)
            return text(node);
        const Json *expected = node.parent == m_root.get() ? member(m_expected, toUtf8(field.name)) : nullptr;
        if (!expected)
            return QStringLiteral("—");
        return expected->is_string() ? fromUtf8(expected->get_ref<const std::string &>()) : compact(*expected);
    }
    case Qt::ToolTipRole:
        return m_problems.contains(node.pointer) ? m_problems.value(node.pointer) : field.description;
    case Qt::AccessibleTextRole:
        return sentence(node);
    case FieldKindRole:
        return static_cast<int>(field.kind);
    case FieldStateRole:
        return static_cast<int>(node.state);
    case FieldPointerRole:
        return node.pointer;
    case FieldProblemRole:
        return m_problems.value(node.pointer);
    case FieldFractionRole:
        return isNumber ? QVariant(std::clamp((node.value.get<double>() - *field.minimum) / (*field.maximum - *field.minimum), 0.0, 1.0))
                        : QVariant();
    case FieldLimitsRole:
        return field.minimum && field.maximum ? QStringList{numberText(*field.minimum), numberText(*field.maximum)} : QStringList();
    case FieldChoiceRole:
        return field.choices.indexOf(text(node));
    case FieldChoicesRole:
        return field.choices;
    case FieldOrderedRole:
        return isScale(field.choices);
    default:
        return {};
    }
}

QVariant FieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case FieldColumn:
        return tr("Field");
    case ReplyColumn:
        return tr("Reply");
    case ExpectedColumn:
        return tr("Expected");
    default:
        return {};
    }
}

} // namespace cuewright
