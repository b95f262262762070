#include "servers/serverlogmodel.h"

#include "models/queuemodel.h"
#include "servers/serverwords.h"

#include <QLocale>

namespace cuewright {

void ServerLogModel::show(const McpServer *server)
{
    const qint64 logged = server ? server->logged() : 0;
    const qint64 fresh = logged - m_seen;
    const QList<McpLogLine> lines = server ? server->log() : QList<McpLogLine>();
    if (server != m_server || fresh < 0 || fresh >= lines.size()) {
        if (server == m_server && fresh == 0)
            return;
        beginResetModel();
        m_lines = lines;
        endResetModel();
    } else if (fresh > 0) {
        const auto count = static_cast<int>(fresh);
        const auto at = static_cast<int>(m_lines.size());
        beginInsertRows({}, at, at + count - 1);
        m_lines += lines.last(count);
        endInsertRows();
        if (const auto over = static_cast<int>(m_lines.size() - lines.size()); over > 0) {
            beginRemoveRows({}, 0, over - 1);
            m_lines.remove(0, over);
            endRemoveRows();
        }
    }
    m_server = server;
    m_seen = logged;
}

QString ServerLogModel::text(const McpLogLine &line, int column) const
{
    switch (column) {
    case Time: return line.at.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    case From: return logSourceWord(line);
    case Text: return line.text;
    default: return {};
    }
}

QString ServerLogModel::line(int row) const
{
    const McpLogLine &line = m_lines.at(row);
    return QStringList{text(line, Time), text(line, From), line.text}.join(u'\t');
}

void ServerLogModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_lines.isEmpty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_lines.size()) - 1, ColumnCount - 1));
}

int ServerLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ServerLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ServerLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const McpLogLine &line = m_lines[index.row()];
    switch (role) {
    case Qt::DisplayRole: return index.column() == Text ? line.text.simplified() : text(line, index.column());
    case Qt::ToolTipRole: return index.column() == Text ? QVariant(line.text.toHtmlEscaped().prepend(QStringLiteral("<p>"))) : QVariant();
    case Qt::AccessibleTextRole: return text(line, index.column());
    case QueueModel::ColorRole:
        return static_cast<int>(index.column() != Text || line.source == McpLogLine::Source::Program ? ColorRole::Muted : ColorRole::Text);
    default: return {};
    }
}

QVariant ServerLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Time"), tr("From"), tr("Text")};
    return names.value(section);
}

} // namespace cuewright
