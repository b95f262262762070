#include "tools/branchmodel.h"

#include "base/format.h"

#include <algorithm>

namespace cuewright {

BranchModel::BranchModel(const TraceDocument &document, QObject *parent)
    : QAbstractListModel(parent)
    , m_document(document)
{
    connect(&document, &TraceDocument::traceReplaced, this, &BranchModel::take);
    connect(&document, &TraceDocument::turnsChanged, this, &BranchModel::take);
    connect(&document, &TraceDocument::branchesChanged, this, &BranchModel::take);
    take();
}

QString BranchModel::detailOf(const TraceBranch &branch, int step) const
{
    const TraceTotals totals = m_document.trace().totals(branch.id);
    const QString cost = totals.unpriced > 0 && totals.cost.isZero() ? QString()
        : totals.unpriced > 0                                        ? tr("at least %1").arg(formatMoney(totals.cost))
                                                                     : formatMoney(totals.cost);
    QStringList parts;
    if (step > 0) {
        parts << tr("from step %1").arg(step);
    } else {
        parts << tr("%n steps", nullptr, totals.steps) << formatDuration(totals.duration);
    }
    if (!branch.hasRun && branch.origin.cause != BranchOrigin::Cause::Start)
        parts << tr("not run yet");
    else if (!cost.isEmpty())
        parts << cost;
    return parts.join(QStringLiteral(" · "));
}

BranchModel::Row BranchModel::makeRow(const TraceBranch &branch) const
{
    const int step = m_document.trace().originStep(branch.id);
    Row row;
    row.id = branch.id;
    row.name = branch.name;
    row.detail = detailOf(branch, step);
    row.notRun = !branch.hasRun && branch.origin.cause != BranchOrigin::Cause::Start;
    const auto &all = m_document.trace().branches();
    for (int i = 0; i < all.size() && branch.origin.cause != BranchOrigin::Cause::Start; ++i) {
        if (all[i].id == branch.origin.branch)
            row.parent = i;
    }
    row.spoken = tr("Branch %1, %2").arg(row.name, QString(row.detail).replace(QStringLiteral(" · "), QStringLiteral(", ")));
    return row;
}

void BranchModel::take()
{
    QList<Row> rows;
    for (const TraceBranch &branch : m_document.trace().branches())
        rows << makeRow(branch);
    // Branches keep their order: those that are gone first, then what came at the end.
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        const auto same = [&](const Row &row) { return row.id == m_rows[i].id; };
        if (std::any_of(rows.begin(), rows.end(), same))
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
    }
    for (int i = 0; i < rows.size(); ++i) {
        if (i >= m_rows.size() || m_rows[i].id != rows[i].id) {
            beginInsertRows({}, i, i);
            m_rows.insert(i, rows[i]);
            endInsertRows();
        } else if (!(m_rows[i] == rows[i])) {
            m_rows[i] = rows[i];
            emit dataChanged(index(i), index(i));
        }
    }
}

int BranchModel::rowOf(const QString &branch) const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows[i].id == branch)
            return i;
    }
    return -1;
}

QString BranchModel::idAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows[row].id : QString();
}

void BranchModel::retranslate()
{
    take();
}

int BranchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant BranchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    switch (role) {
    case Qt::DisplayRole: return row.name;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return row.spoken;
    case IdRole: return row.id;
    case DetailRole: return row.detail;
    case ParentRowRole: return row.parent;
    case NotRunRole: return row.notRun;
    default: return {};
    }
}

} // namespace cuewright
