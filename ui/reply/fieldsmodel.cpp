#include "reply/fieldsmodel.h"

#include "reply/fieldvalues.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace cuewright {
struct FieldsModel::Node
{
    /// What a row says of its value.
    struct Shown
    {
        QString text;
        std::optional<double> number;
        std::optional<bool> yes;
        qsizetype size = -1; ///< of a list or group
        bool null = false;

        friend bool operator==(const Shown &, const Shown &) = default;
    };

    SchemaField field;
    QString pointer;
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;
    Shown shown;
    State state = State::Waiting;
    bool extra = false; ///< the schema does not know it
    qsizetype schemaChildren = 0; ///< the first children, which are the schema's

    void add(std::unique_ptr<Node> child)
    {
        child->parent = this;
        child->row = static_cast<int>(children.size());
        children.push_back(std::move(child));
    }

    Shown look(const Json &value) const
    {
        Shown look;
        if (value.is_null())
            look.null = true;
        else if (value.is_boolean())
            look.yes = value.get<bool>();
        else if (hasMembers(field.kind) && value.is_structured())
            look.size = static_cast<qsizetype>(value.size());
        else if (value.is_string())
            look.text = beginning(value.get_ref<const std::string &>(), kMaxShownText);
        else
            look.text = valueSummary(value);
        if (value.is_number())
            look.number = value.get<double>();
        return look;
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
    m_value = Json();
    addMembers(*m_root, m_schema = fields);
    endResetModel();
}

void FieldsModel::addMembers(Node &node, const QList<SchemaField> &members)
{
    for (const SchemaField &member : members) {
        auto child = std::make_unique<Node>();
        child->field = member;
        child->pointer = node.pointer + u'/' + escapePointerStep(member.name);
        if (member.kind == SchemaField::Kind::Group)
            addMembers(*child, member.members);
        node.add(std::move(child));
    }
    node.schemaChildren = static_cast<qsizetype>(node.children.size());
}

void FieldsModel::setValue(const Json &value, const QString &arriving, bool complete)
{
    m_value = complete ? value : Json();
    assign(*m_root, value.is_null() ? nullptr : &value, arriving, complete);
}

void FieldsModel::assign(Node &node, const Json *value, const QString &arriving, bool complete)
{
    const bool members = hasMembers(node.field.kind);
    const bool isArriving = value && !complete && !arriving.isNull() && arriving.startsWith(node.pointer)
        && (arriving.size() == node.pointer.size() || arriving[node.pointer.size()] == u'/');
    const State state = !value ? (complete ? State::Missing : State::Waiting)
        : isArriving           ? State::Arriving
        : node.extra           ? State::Extra
                               : State::Done;
    // Most values of a stream stand still from one piece to the next: only what differs is told to the views.
    if (!members && !complete && !isArriving && node.state == state)
        return;
    Node::Shown shown = value && &node != m_root.get() ? node.look(*value) : Node::Shown();
    const bool same = state == node.state && shown == node.shown;
    node.state = state;
    node.shown = std::move(shown);

    const bool isList = node.field.kind == SchemaField::Kind::List;
    const Json *inside = value && (isList ? value->is_array() : value->is_object()) ? value : nullptr;
    const std::size_t before = node.children.size();
    if (isList)
        syncList(node, inside);
    else if (members)
        syncExtras(node, inside);
    // Of a list that grows only the last item that was there and the new ones can have changed.
    for (std::size_t i = isList && !complete && before > 0 ? before - 1 : 0; i < node.children.size(); ++i) {
        Node &child = *node.children[i];
        const Json *part = !inside ? nullptr : isList ? &(*inside)[i] : member(*inside, toUtf8(child.field.name));
        assign(child, part, arriving, complete);
    }
    if (!same && &node != m_root.get())
        changed(node);
}

void FieldsModel::removeChildren(Node &node, qsizetype from)
{
    if (static_cast<qsizetype>(node.children.size()) <= from)
        return;
    beginRemoveRows(indexFor(&node), static_cast<int>(from), static_cast<int>(node.children.size()) - 1);
    node.children.resize(static_cast<std::size_t>(from));
    endRemoveRows();
}

void FieldsModel::syncList(Node &node, const Json *value)
{
    const auto wanted = value ? std::min<std::size_t>(value->size(), kMaxListItems) : 0;
    removeChildren(node, static_cast<qsizetype>(wanted));
    if (node.children.size() == wanted)
        return;
    beginInsertRows(indexFor(&node), static_cast<int>(node.children.size()), static_cast<int>(wanted) - 1);
    while (node.children.size() < wanted) {
        auto child = std::make_unique<Node>();
        const auto position = node.children.size();
        child->field.name = QString::number(position + 1);
        child->field.kind = !node.field.members.isEmpty() ? SchemaField::Kind::Group : kindOfValue((*value)[position]);
        if (child->field.kind == SchemaField::Kind::Text && !node.field.choices.isEmpty()) {
            child->field.kind = SchemaField::Kind::Choice;
            child->field.choices = node.field.choices;
        }
        child->pointer = node.pointer + u'/' + QString::number(position);
        if (child->field.kind == SchemaField::Kind::Group)
            addMembers(*child, node.field.members);
        node.add(std::move(child));
    }
    endInsertRows();
}

void FieldsModel::syncExtras(Node &node, const Json *value)
{
    QStringList wanted;
    if (value) {
        const auto known = node.children.begin() + node.schemaChildren;
        for (const auto &[key, item] : value->items()) {
            const QString name = fromUtf8(key);
            if (std::none_of(node.children.begin(), known, [&](const auto &child) { return child->field.name == name; }))
                wanted << name;
        }
    }
    // Extras that stand where they stood are kept: a stream only adds to them.
    qsizetype kept = 0;
    const auto isThere = [&](qsizetype i) {
        const auto at = static_cast<std::size_t>(node.schemaChildren + i);
        return at < node.children.size() && node.children[at]->field.name == wanted[i];
    };
    while (kept < wanted.size() && isThere(kept))
        ++kept;
    removeChildren(node, node.schemaChildren + kept);
    if (kept == wanted.size())
        return;
    const auto first = static_cast<int>(node.schemaChildren + kept);
    beginInsertRows(indexFor(&node), first, first + static_cast<int>(wanted.size() - kept) - 1);
    for (qsizetype i = kept; i < wanted.size(); ++i) {
        auto child = std::make_unique<Node>();
        child->field.name = wanted[i];
        child->field.kind = kindOfValue(*member(*value, toUtf8(wanted[i])));
        child->pointer = node.pointer + u'/' + escapePointerStep(wanted[i]);
        child->extra = true;
        node.add(std::move(child));
    }
    endInsertRows();
}

namespace {

// The row says the name already: "priority must be …" becomes "must be …".
QString withoutName(const QString &message, const QString &pointer)
{
    const QString name = pointer.mid(1).replace(u'/', u'.');
    const bool named = !name.isEmpty() && message.startsWith(name + u' ');
    return named ? message.mid(name.size() + 1) : message;
}

} // namespace

void FieldsModel::setViolations(const QList<Violation> &violations)
{
    QHash<QString, QString> problems;
    for (const Violation &violation : violations) {
        QString pointer = violation.instancePointer;
        while (!pointer.isEmpty() && !indexOf(pointer).isValid())
            pointer.truncate(pointer.lastIndexOf(u'/'));
        QString &problem = problems[pointer];
        if (!problem.isEmpty())
            problem += u'\n';
        problem += withoutName(violation.message, pointer);
    }
    if (problems == m_problems)
        return;
    const auto old = std::exchange(m_problems, problems);
    problems.insert(old);
    for (auto it = problems.cbegin(); it != problems.cend(); ++it) {
        const QModelIndex at = indexOf(it.key());
        if (at.isValid() && old.value(it.key()) != m_problems.value(it.key()))
            changed(*nodeAt(at));
    }
}

void FieldsModel::setExpected(const Json &expected)
{
    m_expected = expected;
    retranslate();
}

void FieldsModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    QList<QModelIndex> parents{QModelIndex()};
    while (!parents.isEmpty()) {
        const QModelIndex parent = parents.takeLast();
        const int rows = rowCount(parent);
        if (rows > 0)
            emit dataChanged(index(0, 0, parent), index(rows - 1, ColumnCount - 1, parent));
        for (int row = 0; row < rows; ++row)
            parents << index(row, 0, parent);
    }
}

QString FieldsModel::generalProblem() const
{
    return m_problems.value(QString());
}

int FieldsModel::fieldCount() const
{
    return static_cast<int>(m_root->schemaChildren);
}

QString FieldsModel::valueText(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeAt(index);
    const Json *value = resolvePointer(m_value, node.pointer);
    if (!value)
        return text(node);
    return value->is_string() ? fromUtf8(value->get_ref<const std::string &>()) : QString::fromUtf8(writeJson(*value));
}

QString FieldsModel::answerText() const
{
    constexpr int kIndent = 2;
    return m_value.is_null() ? QString() : QString::fromUtf8(writeJson(m_value, kIndent));
}

QModelIndex FieldsModel::indexOf(const QString &pointer) const
{
    const Node *node = m_root.get();
    const auto steps = QStringView(pointer).split(u'/').mid(1);
    for (const QStringView step : steps) {
        const auto &children = node->children;
        const Node *next = nullptr;
        if (node->field.kind == SchemaField::Kind::List) {
            bool ok = false;
            const auto at = static_cast<std::size_t>(step.toUInt(&ok));
            next = ok && at < children.size() ? children[at].get() : nullptr;
        } else {
            const auto found = std::find_if(children.begin(), children.end(),
                [&](const auto &child) { return QStringView(child->pointer).mid(node->pointer.size() + 1) == step; });
            next = found == children.end() ? nullptr : found->get();
        }
        if (!next)
            return {};
        node = next;
    }
    return indexFor(node);
}

FieldsModel::Node *FieldsModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex FieldsModel::indexFor(const Node *node, int column) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row, column, node);
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
    const Node::Shown &shown = node.shown;
    if (shown.null)
        return tr("empty");
    if (shown.yes)
        return *shown.yes ? tr("Yes") : tr("No");
    if (shown.size < 0)
        return shown.text;
    if (node.field.kind == SchemaField::Kind::Group)
        return {};
    const QString items = tr("%n item(s)", nullptr, static_cast<int>(shown.size));
    return shown.size <= kMaxListItems ? items : tr("%1, the first %2 shown").arg(items).arg(kMaxListItems);
}

QString FieldsModel::sentence(const Node &node) const
{
    QStringList parts{node.field.name};
    const QString shown = text(node);
    if (node.state == State::Waiting)
        parts << tr("waiting");
    else if (node.state == State::Missing)
        parts << tr("missing");
    else if (!shown.isEmpty())
        parts << shown;
    if (node.state == State::Arriving)
        parts << tr("still arriving");
    if (node.state == State::Extra)
        parts << tr("not in the schema");
    const QVariant agreement = agrees(node);
    if (agreement.isValid())
        parts << (agreement.toBool() ? tr("as expected") : tr("expected %1").arg(expectedText(*expected(node))));
    const QString problem = m_problems.value(node.pointer);
    if (node.state != State::Waiting && node.state != State::Arriving)
        parts << (problem.isEmpty() ? tr("no problems") : tr("problem: %1").arg(problem));
    return parts.join(QStringLiteral(", "));
}

const Json *FieldsModel::expected(const Node &node) const
{
    const Json *expected = m_expected.is_object() ? resolvePointer(m_expected, node.pointer) : nullptr;
    // An empty cell of a test set expects nothing.
    const bool blank = !expected || expected->is_null() || (expected->is_string() && expected->get_ref<const std::string &>().empty());
    return blank ? nullptr : expected;
}

QVariant FieldsModel::agrees(const Node &node) const
{
    const Json *wanted = expected(node);
    if (!wanted || (node.state != State::Done && node.state != State::Extra))
        return {};
    if (node.shown.yes)
        return yesOrNo(*wanted) == node.shown.yes;
    if (node.shown.number)
        return numberOf(*wanted) == node.shown.number;
    if (const Json *whole = resolvePointer(m_value, node.pointer); whole && whole->is_structured())
        return *whole == *wanted;
    if (!wanted->is_string())
        return false;
    return beginning(toUtf8(fromUtf8(wanted->get_ref<const std::string &>()).trimmed()), kMaxShownText) == node.shown.text.trimmed();
}

QString FieldsModel::expectedText(const Json &expected) const
{
    if (expected.is_boolean())
        return expected.get<bool>() ? tr("Yes") : tr("No");
    return expected.is_string() ? beginning(expected.get_ref<const std::string &>(), kMaxValueSummary) : valueSummary(expected);
}

QVariant FieldsModel::shownText(const Node &node, int column) const
{
    if (column == FieldColumn)
        return node.field.name;
    if (column == ReplyColumn)
        return text(node);
    const Json *wanted = expected(node);
    if (!wanted)
        return node.parent == m_root.get() ? QStringLiteral("—") : QString();
    const auto yes = node.field.kind == SchemaField::Kind::YesNo ? yesOrNo(*wanted) : std::nullopt;
    return yes ? expectedText(*yes) : expectedText(*wanted);
}

QVariant FieldsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeAt(index);
    const SchemaField &field = node.field;
    const bool limited = field.minimum && field.maximum && *field.maximum > *field.minimum;
    switch (role) {
    case Qt::DisplayRole:
        return shownText(node, index.column());
    case Qt::ToolTipRole:
        return m_problems.contains(node.pointer) ? m_problems.value(node.pointer)
            : node.extra                         ? tr("The schema does not know this field.")
                                                 : field.description;
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
        return limited && node.shown.number
            ? QVariant(std::clamp((*node.shown.number - *field.minimum) / (*field.maximum - *field.minimum), 0.0, 1.0))
            : QVariant();
    case FieldLimitsRole:
        return limited ? QStringList{numberText(*field.minimum), numberText(*field.maximum)} : QStringList();
    case FieldChoiceRole:
        return static_cast<int>(field.choices.indexOf(text(node)));
    case FieldChoicesRole:
        return field.choices;
    case FieldOrderedRole:
        return isScale(field.choices);
    case FieldYesRole:
        return node.shown.yes ? QVariant(*node.shown.yes) : QVariant();
    case FieldAgreesRole:
        return agrees(node);
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
