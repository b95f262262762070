#include "models/eventlog.h"

#include <QLocale>

#include <algorithm>

namespace cuewright {

EventLog::EventLog(QObject *parent)
    : QAbstractListModel(parent)
{
}

void EventLog::append(
    const QDateTime &time, Problem::Severity severity, const QString &text, const QString &detail, const QString &key)
{
    if (m_entries.size() >= kMaxEntries) {
        beginRemoveRows({}, 0, 0);
        m_entries.pop_front();
        endRemoveRows();
    }
    const int row = int(m_entries.size());
    beginInsertRows({}, row, row);
    m_entries.push_back({time, severity, text, detail, key});
    endInsertRows();
}

int EventLog::rowOf(const QString &key) const
{
    const auto it = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) { return !key.isEmpty() && entry.key == key; });
    return it == m_entries.end() ? -1 : static_cast<int>(it - m_entries.begin());
}

void EventLog::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

int EventLog::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant EventLog::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Entry &entry = m_entries[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return entry.text;
    case Qt::ToolTipRole:
        return entry.detail.isEmpty() ? entry.text : entry.text + u'\n' + entry.detail;
    case SeverityRole:
        return int(entry.severity);
    case TimeRole:
        return QLocale().toString(entry.time.toLocalTime().time(), QStringLiteral("HH:mm:ss"));
    case DetailRole:
        return entry.detail;
    case Qt::AccessibleTextRole:
        return data(index, TimeRole).toString() + QStringLiteral(", ") + entry.text;
    default:
        return {};
    }
}

} // namespace cuewright
