#include "schema/rulesmodel.h"

#include "schema/schemamodel.h"
#include "schema/schemaverbs.h"

#include <QMimeData>

#include <algorithm>

namespace cuewright {
namespace {

using Demand = CrossRule::Demand;

const QString kMime = QStringLiteral("application/x-cuewright-rule"); // its row

/// What a field says of itself, a nullable one's branch included; nullptr: the group has none of that name.
const Json *fieldOf(const Json &schema, const QString &group, const QString &name)
{
    const Json *owner = resolvePointer(schema, group);
    const Json *properties = owner ? member(*owner, "properties") : nullptr;
    const Json *field = properties ? member(*properties, toUtf8(name)) : nullptr;
    return field && field->is_object() ? fieldShape(*field, {}).schema : nullptr;
}

std::vector<Json> choicesOf(const Json *field)
{
    const Json *choices = field ? member(*field, "enum") : nullptr;
    if (choices && choices->is_array())
        return {choices->begin(), choices->end()};
    if (field && memberText(*field, "type") == u"boolean")
        return {true, false};
    return {};
}

bool isText(const Json *field)
{
    const std::vector<Json> choices = choicesOf(field);
    return field && (fieldShape(*field, {}).type == FieldType::Text || (!choices.empty() && choices.front().is_string()));
}

QString valueText(const Json &value, bool texts)
{
    if (!value.is_string())
        return QString::fromUtf8(writeJson(value));
    const QString text = fromUtf8(value.get_ref<const std::string &>());
    const bool plain = !text.isEmpty() && text == text.trimmed() && !text.contains(u',') && !text.startsWith(u'"')
        && (texts || !parseJson(text.toUtf8()));
    return plain ? text : QString::fromUtf8(writeJson(value));
}

/// The parts between commas that stand in no quotation marks or brackets.
QStringList parts(const QString &text)
{
    QStringList all;
    QString part;
    int depth = 0;
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted && c == u'\\' && i + 1 < text.size()) {
            part += c;
            part += text[++i];
            continue;
        }
        if (c == u'"' && (quoted || part.trimmed().isEmpty() || depth > 0))
            quoted = !quoted;
        if (!quoted)
            depth += (c == u'[' || c == u'{') - (c == u']' || c == u'}');
        if (c == u',' && !quoted && depth <= 0) {
            all << part;
            part.clear();
        } else {
            part += c;
        }
    }
    return all << part;
}

} // namespace

QString valuesText(const std::vector<Json> &values, bool texts)
{
    QStringList all;
    for (const Json &value : values)
        all << valueText(value, texts);
    return all.join(QStringLiteral(", "));
}

std::vector<Json> readValues(const QString &text, bool texts)
{
    std::vector<Json> values;
    for (const QString &part : parts(text)) {
        const QString trimmed = part.trimmed();
        if (trimmed.isEmpty())
            continue;
        const auto read = parseJson(trimmed.toUtf8());
        const Json value = read && (read->is_string() || !texts) ? *read : Json(toUtf8(trimmed));
        if (std::find(values.begin(), values.end(), value) == values.end())
            values.push_back(value);
    }
    return values;
}

QString demandText(Demand demand)
{
    switch (demand) {
    case Demand::OneOf:
        return RulesModel::tr("must be");
    case Demand::Required:
        return RulesModel::tr("must be there");
    case Demand::AtLeast:
        return RulesModel::tr("is at least");
    case Demand::AtMost:
        return RulesModel::tr("is at most");
    case Demand::LeftOut:
        return RulesModel::tr("is left out");
    }
    return {};
}

RulesModel::RulesModel(SchemaVerbs &verbs, const SchemaModel &fields, QObject *parent)
    : QAbstractTableModel(parent)
    , m_verbs(verbs)
    , m_fields(fields)
{
    refresh();
}

void RulesModel::refresh()
{
    QList<RuleRow> fresh;
    const Json &schema = m_verbs.schema();
    for (const QString &group : m_fields.groups()) {
        for (const CrossRule &rule : crossRules(schema, group))
            fresh.append({group, rule, false, {}});
        for (const OtherRule &other : otherRules(schema, group)) {
            const Json *written = resolvePointer(schema, other.pointer);
            CrossRule rule;
            rule.pointer = other.pointer;
            rule.local = other.local;
            fresh.append({group, rule, true, written ? QString::fromUtf8(writeJson(*written)) : QString()});
        }
    }
    // Rows come and go at the end; what stands in those before is told as changed, so that editors and selection stay.
    if (fresh.size() < m_rows.size()) {
        beginRemoveRows({}, static_cast<int>(fresh.size()), static_cast<int>(m_rows.size()) - 1);
        m_rows.resize(fresh.size());
        endRemoveRows();
    }
    const qsizetype kept = m_rows.size();
    for (qsizetype i = 0; i < kept; ++i) {
        if (m_rows[i] == fresh[i])
            continue;
        m_rows[i] = fresh[i];
        emit dataChanged(index(static_cast<int>(i), 0), index(static_cast<int>(i), NoteColumn));
    }
    if (fresh.size() > kept) {
        beginInsertRows({}, static_cast<int>(kept), static_cast<int>(fresh.size()) - 1);
        m_rows = fresh;
        endInsertRows();
    }
}

const RuleRow *RulesModel::row(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

bool RulesModel::hasNotes() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [](const RuleRow &row) { return row.isOther || row.rule.local; });
}

void RulesModel::retranslate()
{
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, NoteColumn));
    emit headerDataChanged(Qt::Horizontal, 0, NoteColumn);
}

QString RulesModel::groupAround(const QString &pointer) const
{
    for (QModelIndex at = m_fields.indexAt(pointer); at.isValid(); at = at.parent()) {
        if (const auto &group = m_fields.node(at)->group)
            return *group;
    }
    return {};
}

QString RulesModel::whyNot(const QString &pointer) const
{
    const Json *owner = resolvePointer(m_verbs.schema(), groupAround(pointer));
    const Json *properties = owner ? member(*owner, "properties") : nullptr;
    return properties && properties->is_object() && properties->size() > 1 ? QString() : tr("A rule needs a group with two fields.");
}

int RulesModel::add(const QString &pointer)
{
    if (!whyNot(pointer).isEmpty())
        return -1;
    const QString group = groupAround(pointer);
    const Json &properties = (*resolvePointer(m_verbs.schema(), group))["properties"];
    // A choice is what rules mostly hang on, and the field that was chosen is what one mostly is about.
    CrossRule rule;
    for (const auto &[name, field] : properties.items()) {
        if (rule.whenField.isEmpty() && !choicesOf(fieldOf(m_verbs.schema(), group, fromUtf8(name))).empty())
            rule.whenField = fromUtf8(name);
    }
    if (rule.whenField.isEmpty())
        rule.whenField = fromUtf8(properties.begin().key());
    const QString chosen = m_fields.indexAt(pointer).data().toString();
    for (const auto &[name, field] : properties.items()) {
        const QString other = fromUtf8(name);
        if (other != rule.whenField && (rule.thenField.isEmpty() || other == chosen))
            rule.thenField = other;
    }
    const std::vector<Json> values = choicesOf(fieldOf(m_verbs.schema(), group, rule.whenField));
    rule.whenValues = {values.empty() ? Json("") : values.front()};
    rule.demand = Demand::Required;
    const auto edit = addCrossRule(m_verbs.document().source(), group, rule);
    if (!m_verbs.apply(edit))
        return -1;
    const auto made = std::find_if(m_rows.begin(), m_rows.end(), [&](const RuleRow &row) { return row.rule.pointer == edit->pointer; });
    return made == m_rows.end() ? -1 : static_cast<int>(made - m_rows.begin());
}

void RulesModel::remove(int row)
{
    if (const RuleRow *at = this->row(row); at && !at->isOther)
        m_verbs.apply(removeCrossRule(m_verbs.document().source(), at->rule.pointer));
}

int RulesModel::movableTo(int row, int by) const
{
    const RuleRow *from = this->row(row);
    const RuleRow *to = this->row(row + by);
    const bool fits = from && to && !from->isOther && !to->isOther && from->group == to->group && from->rule.local == to->rule.local;
    return fits ? row + by : -1;
}

int RulesModel::move(int row, int by)
{
    const int to = movableTo(row, by);
    if (to < 0)
        return -1;
    const QString from = m_rows[row].rule.pointer;
    const QString other = m_rows[to].rule.pointer;
    return m_verbs.apply(moveCrossRule(m_verbs.document().source(), from, other)) ? to : -1;
}

int RulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RulesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RulesModel::cell(const RuleRow &row, int column) const
{
    const CrossRule &rule = row.rule;
    if (column == NoteColumn)
        return row.isOther ? tr("kept as written") : rule.local ? tr("checked here only") : QString();
    if (row.isOther)
        return column == WhenColumn ? row.written : QString();
    const Json &schema = m_verbs.schema();
    switch (column) {
    case WhenColumn:
        return rule.whenField;
    case IsColumn:
        return valuesText(rule.whenValues, isText(fieldOf(schema, row.group, rule.whenField)));
    case ThenColumn:
        return rule.thenField;
    case DemandColumn:
        return demandText(rule.demand);
    default:
        return valuesText(rule.thenValues, isText(fieldOf(schema, row.group, rule.thenField)));
    }
}

QStringList RulesModel::choices(const RuleRow &row, int column) const
{
    const Json &schema = m_verbs.schema();
    QStringList all;
    if (column == WhenColumn || column == ThenColumn) {
        const Json *owner = resolvePointer(schema, row.group);
        if (const Json *properties = owner ? member(*owner, "properties") : nullptr) {
            for (const auto &[name, field] : properties->items())
                all << fromUtf8(name);
        }
    } else if (column == DemandColumn) {
        for (int demand = 0; demand < kDemands; ++demand)
            all << demandText(static_cast<Demand>(demand));
    } else if (column == IsColumn || column == ValueColumn) {
        const Json *field = fieldOf(schema, row.group, column == IsColumn ? row.rule.whenField : row.rule.thenField);
        for (const Json &value : choicesOf(field))
            all << valueText(value, isText(field));
    }
    return all;
}

QVariant RulesModel::data(const QModelIndex &index, int role) const
{
    const RuleRow *at = index.isValid() ? row(index.row()) : nullptr;
    if (!at)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return cell(*at, index.column());
    case Qt::EditRole:
        return index.column() == DemandColumn ? QVariant(static_cast<int>(at->rule.demand)) : cell(*at, index.column());
    case ChoicesRole:
        return choices(*at, index.column());
    case Qt::ToolTipRole:
        if (at->isOther)
            return tr("This condition is written in a way that the table does not show. It is kept and checked.") + u'\n' + at->written;
        return crossRuleText(at->rule) + (at->rule.local ? u'\n' + tr("No provider is sent this rule; it is checked here.") : QString());
    case Qt::AccessibleTextRole: {
        const QString heading = headerData(index.column(), Qt::Horizontal).toString();
        const QString text = cell(*at, index.column());
        return index.column() == WhenColumn && !at->isOther ? crossRuleText(at->rule) : (heading + u' ' + text).trimmed();
    }
    default:
        return {};
    }
}

bool RulesModel::changeValues(CrossRule *rule, const QString &group, int column, const QString &text) const
{
    const bool when = column == IsColumn;
    const Json *field = fieldOf(m_verbs.schema(), group, when ? rule->whenField : rule->thenField);
    const bool limit = !when && (rule->demand == Demand::AtLeast || rule->demand == Demand::AtMost);
    const std::vector<Json> values = readValues(text, !limit && isText(field));
    if (values.empty() || (limit && (values.size() > 1 || !values.front().is_number())))
        return false;
    (when ? rule->whenValues : rule->thenValues) = values;
    return true;
}

bool RulesModel::demand(CrossRule *rule, const Json *field, Demand wanted) const
{
    if (rule->demand == wanted)
        return false;
    rule->demand = wanted;
    const auto limit = [&](const char *keyword) {
        const Json *value = field ? member(*field, keyword) : nullptr;
        return value && value->is_number() ? *value : Json(0);
    };
    switch (wanted) {
    case Demand::Required:
    case Demand::LeftOut:
        rule->thenValues.clear();
        return false;
    case Demand::AtLeast:
    case Demand::AtMost:
        if (rule->thenValues.size() != 1 || !rule->thenValues.front().is_number())
            rule->thenValues = {limit(wanted == Demand::AtLeast ? "minimum" : "maximum")};
        return true;
    case Demand::OneOf:
        if (rule->thenValues.empty()) {
            const std::vector<Json> all = choicesOf(field);
            rule->thenValues = {!all.empty() ? all.front() : isText(field) || !field ? Json("") : limit("minimum")};
        }
        return true;
    }
    return false;
}

bool RulesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const RuleRow at = m_rows[index.row()];
    CrossRule rule = at.rule;
    bool asks = false;
    switch (index.column()) {
    case WhenColumn: {
        rule.whenField = value.toString();
        const std::vector<Json> values = choicesOf(fieldOf(m_verbs.schema(), at.group, rule.whenField));
        if (rule.whenField != at.rule.whenField && !values.empty())
            rule.whenValues = {values.front()};
        break;
    }
    case ThenColumn:
        rule.thenField = value.toString();
        break;
    case DemandColumn:
        asks = demand(&rule, fieldOf(m_verbs.schema(), at.group, rule.thenField), static_cast<Demand>(value.toInt()));
        break;
    default:
        if (!changeValues(&rule, at.group, index.column(), value.toString()))
            return false;
        break;
    }
    if (rule == at.rule)
        return false;
    if (!m_verbs.apply(changeCrossRule(m_verbs.document().source(), rule)))
        return false;
    if (asks)
        emit valueWanted(index.row());
    return true;
}

QVariant RulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case WhenColumn:
        return tr("If", "heading: a field");
    case IsColumn:
        return tr("is", "heading: a value");
    case ThenColumn:
        return tr("then", "heading: a field");
    case DemandColumn:
        return tr("demand", "heading: must be, is at least, …");
    case ValueColumn:
        return tr("value", "heading");
    default:
        return QString();
    }
}

Qt::ItemFlags RulesModel::flags(const QModelIndex &index) const
{
    const RuleRow *at = index.isValid() ? row(index.row()) : nullptr;
    if (!at) // between the rows
        return m_fields.isEditable() ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    const bool hasValue = at->rule.demand != Demand::Required && at->rule.demand != Demand::LeftOut;
    if (m_fields.isEditable() && !at->isOther && index.column() != NoteColumn && (index.column() != ValueColumn || hasValue))
        flags |= Qt::ItemIsEditable;
    if (m_fields.isEditable() && !at->isOther)
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList RulesModel::mimeTypes() const
{
    return {kMime};
}

QMimeData *RulesModel::mimeData(const QModelIndexList &indexes) const
{
    const RuleRow *dragged = row(indexes.value(0).row());
    if (!dragged)
        return nullptr;
    auto *data = new QMimeData;
    data->setData(kMime, QByteArray::number(indexes.front().row()));
    data->setText(crossRuleText(dragged->rule));
    return data;
}

// How many rows further the dragged rule goes when it is dropped in front of row `before`; 0: nowhere.
int RulesModel::dropStep(const QMimeData *data, int before) const
{
    bool isRow = false;
    const int from = data ? data->data(kMime).toInt(&isRow) : 0;
    const int step = before - from - (before > from ? 1 : 0);
    return isRow && before >= 0 && m_fields.isEditable() && movableTo(from, step) >= 0 ? step : 0;
}

bool RulesModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int row, int, const QModelIndex &parent) const
{
    return !parent.isValid() && dropStep(data, row) != 0;
}

bool RulesModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column, const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent))
        return false;
    const int from = data->data(kMime).toInt();
    emit moveWanted(from, from + dropStep(data, row));
    return false; // the document will have moved it; the view must not take a row away
}

} // namespace cuewright
