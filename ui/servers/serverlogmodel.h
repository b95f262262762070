#pragma once

#include "mcp/mcpserver.h"

#include <QAbstractTableModel>

namespace cuewright {

/// What one server and this program have said about it, oldest first. Roles: QueueModel's, for the table.
class ServerLogModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerLogModel)
public:
    enum Column { Time, From, Text, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// nullptr: none. Another one, or what the same one has said since.
    void show(const McpServer *server);
    QString line(int row) const; ///< for the clipboard
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const McpLogLine &line, int column) const;

    const McpServer *m_server = nullptr; ///< compared, never followed
    qint64 m_seen = 0;
    QList<McpLogLine> m_lines;
};

} // namespace cuewright
