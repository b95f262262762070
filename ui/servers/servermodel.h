#pragma once

#include "runs/workspaceservers.h"

#include <QAbstractListModel>

namespace cuewright {

/// The servers of mcp.json in its order, then its entries that cannot be used. Roles: RowDelegate's.
class ServerModel final : public QAbstractListModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerModel)
public:
    /// `servers` outlives it.
    explicit ServerModel(const WorkspaceServers &servers, QObject *parent = nullptr);

    QString key(int row) const;
    int rowOf(const QString &key) const; ///< -1: none
    QString problemOf(const QString &key) const; ///< why its entry cannot be used; empty: it can
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        McpEntry entry;
        QString problem;
        friend bool operator==(const Row &, const Row &) = default;
    };
    void take();
    void touch(const QString &key);
    WorkspaceServers::State state(const Row &row) const;

    const WorkspaceServers &m_servers;
    QList<Row> m_rows;
};

} // namespace cuewright
