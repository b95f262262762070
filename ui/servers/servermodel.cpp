#include "servers/servermodel.h"

#include "servers/rowdelegate.h"
#include "servers/serverwords.h"

#include <algorithm>

namespace cuewright {

ServerModel::ServerModel(const WorkspaceServers &servers, QObject *parent)
    : QAbstractListModel(parent)
    , m_servers(servers)
{
    connect(&servers, &WorkspaceServers::changed, this, &ServerModel::take);
    connect(&servers, &WorkspaceServers::stateChanged, this, &ServerModel::touch);
    connect(&servers, &WorkspaceServers::toolsChanged, this, &ServerModel::touch);
    take();
}

// Rows are few, and whoever edits changes one: what stays keeps its row, so that the selection stays.
void ServerModel::take()
{
    QList<Row> fresh;
    const QList<McpEntry> entries = m_servers.entries();
    for (const McpEntry &entry : entries)
        fresh << Row{entry, {}};
    for (const McpEntryProblem &problem : m_servers.entryProblems()) {
        Row row{{}, problem.reason};
        row.entry.key = problem.key;
        fresh << row;
    }
    const auto has = [](const QList<Row> &rows, const QString &key) {
        return std::any_of(rows.begin(), rows.end(), [&](const Row &row) { return row.entry.key == key; });
    };
    for (auto row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (has(fresh, m_rows[row].entry.key))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < fresh.size(); ++row) {
        const int from = rowOf(fresh[row].entry.key);
        if (from < 0) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, fresh[row]);
            endInsertRows();
        } else if (from > row) {
            beginMoveRows({}, from, from, {}, row);
            m_rows.move(from, row);
            endMoveRows();
        }
        m_rows[row] = fresh[row];
    }
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
}

void ServerModel::touch(const QString &key)
{
    if (const int row = rowOf(key); row >= 0)
        emit dataChanged(index(row), index(row));
}

void ServerModel::retranslate()
{
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(static_cast<int>(m_rows.size()) - 1));
}

QString ServerModel::key(int row) const
{
    return m_rows.value(row).entry.key;
}

int ServerModel::rowOf(const QString &key) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &row) { return row.entry.key == key; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

QString ServerModel::problemOf(const QString &key) const
{
    return m_rows.value(rowOf(key)).problem;
}

WorkspaceServers::State ServerModel::state(const Row &row) const
{
    return row.problem.isEmpty() ? m_servers.state(row.entry.key) : WorkspaceServers::State::Failed;
}

int ServerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ServerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    const QString name = displayText(row.entry.key, 100).simplified();
    const QString detail = row.problem.isEmpty() ? serverLine(row.entry) : row.problem;
    const WorkspaceServers::State now = state(row);
    switch (role) {
    case Qt::DisplayRole: return name;
    case Qt::ToolTipRole: return detail;
    case Qt::AccessibleTextRole: return QStringList{name, serverStateWord(now), detail}.join(QStringLiteral(", "));
    case RowDelegate::DetailRole: return detail;
    case RowDelegate::BadgeRole: return serverStateWord(now);
    case RowDelegate::BadgeToneRole: return static_cast<int>(serverStateTone(now));
    case RowDelegate::GlyphRole: return static_cast<int>(row.problem.isEmpty() && row.entry.isHttp() ? Glyph::Globe : Glyph::Computer);
    case RowDelegate::QuietRole: return now == WorkspaceServers::State::Off;
    default: return {};
    }
}

} // namespace cuewright
