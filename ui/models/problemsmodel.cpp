#include "models/problemsmodel.h"

#include <algorithm>

namespace cuewright {

ProblemsModel::ProblemsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

// A document's rows stand together, so that replacing them is one removal and one insertion.
void ProblemsModel::setProblems(const QString &document, const QString &title, const QList<Problem> &problems)
{
    const auto ofDocument = [&](const Row &row) { return row.document == document; };
    const auto first = std::find_if(m_rows.begin(), m_rows.end(), ofDocument);
    const int start = int(first - m_rows.begin());
    const int old = int(std::count_if(first, m_rows.end(), ofDocument));
    if (old > 0) {
        beginRemoveRows({}, start, start + old - 1);
        m_rows.remove(start, old);
        endRemoveRows();
    }
    if (problems.isEmpty())
        return;
    beginInsertRows({}, start, start + int(problems.size()) - 1);
    for (qsizetype i = 0; i < problems.size(); ++i)
        m_rows.insert(start + i, Row{document, title, problems[i]});
    endInsertRows();
}

int ProblemsModel::count(Problem::Severity severity) const
{
    return int(std::count_if(
        m_rows.begin(), m_rows.end(), [severity](const Row &row) { return row.problem.severity == severity; }));
}

int ProblemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ProblemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.problem.text;
    case SeverityRole:
        return int(row.problem.severity);
    case DocumentRole:
        return row.title;
    case PlaceRole:
        return row.problem.place;
    case Qt::AccessibleTextRole: {
        const QStringList severities = {tr("Error"), tr("Warning"), tr("Note")};
        return tr("%1 in %2: %3", "severity, document, text")
            .arg(severities[int(row.problem.severity)], row.title, row.problem.text);
    }
    default:
        return {};
    }
}

} // namespace cuewright
