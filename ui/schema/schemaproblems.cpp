#include "schema/schemaproblems.h"

#include "base/json.h"
#include "models/listchange.h"
#include "schema/subschemas.h"

#include <algorithm>

namespace cuewright {

SchemaProblems::SchemaProblems(QObject *parent)
    : QAbstractListModel(parent)
{
}

// After one edit the rows at both ends are mostly the same.
void SchemaProblems::setRows(const QList<SchemaProblem> &rows)
{
    const auto [head, changed, gone, come] = listChange(m_rows, rows);
    const int behind = head + changed;
    std::copy_n(rows.begin() + head, changed, m_rows.begin() + head);
    if (changed > 0)
        emit dataChanged(index(head, 0), index(behind - 1, 0));
    if (gone > 0) {
        beginRemoveRows({}, behind, behind + gone - 1);
        m_rows.remove(behind, gone);
        endRemoveRows();
    } else if (come > 0) {
        beginInsertRows({}, behind, behind + come - 1);
        m_rows = rows;
        endInsertRows();
    }
}

int SchemaProblems::fixableCount() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const SchemaProblem &row) { return row.problem.isFixable(); }));
}

int SchemaProblems::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString SchemaProblems::accessibleText(const SchemaProblem &row) const
{
    const QString place = row.place.isEmpty() ? tr("the whole schema") : row.place;
    const QString &message = row.problem.message;
    if (row.isLocal)
        return tr("Checked here only, in %1: %2", "field, sentence").arg(place, message);
    const QString what = row.severity == Problem::Severity::Error ? tr("Error in %1: %2", "field, sentence").arg(place, message)
                                                                  : tr("Warning in %1: %2", "field, sentence").arg(place, message);
    return row.problem.isFixable() ? tr("%1 Fix: %2", "sentence, words of the button").arg(what, row.problem.fix)
                                   : tr("%1 You have to decide.").arg(what);
}

QVariant SchemaProblems::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SchemaProblem &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.problem.message;
    case Qt::AccessibleTextRole:
        return accessibleText(row);
    case SeverityRole:
        return static_cast<int>(row.severity);
    case PlaceRole:
        return row.place.isEmpty() ? tr("Whole schema") : row.place;
    case FixRole:
        return row.problem.fix;
    case RemarkRole:
        return row.isLocal ? tr("Checked here only") : row.problem.isFixable() ? QString() : tr("You decide");
    case LocalRole:
        return row.isLocal;
    default:
        return {};
    }
}

QString fieldNameAt(const QString &pointer)
{
    QString name;
    const QStringList steps = pointer.split(u'/');
    for (qsizetype i = 1; i < steps.size();) {
        const std::string keyword = toUtf8(steps[i]);
        const SubschemaShape shape = subschemaShape(keyword);
        if (shape == SubschemaShape::None)
            break;
        const bool names = keyword == "properties" || keyword == "$defs" || keyword == "definitions";
        if (names && i + 1 < steps.size())
            name = QString(steps[i + 1]).replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
        i += shape == SubschemaShape::One ? 1 : 2;
    }
    return name;
}

} // namespace cuewright
