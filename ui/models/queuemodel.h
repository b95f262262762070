#pragma once

#include "net/queuestatus.h"

#include <QAbstractTableModel>
#include <QHash>

namespace cuewright {

/// A row for each call that has not finished, in the order in which they came.
///
/// Takes whole pictures and says only what changed between two of them, in few signals however many rows there are, so that
/// selection and scroll position stay.
class QueueModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(QueueModel)
public:
    enum Column { Request, LaneName, State, Attempts, Wait, Why, ColumnCount };
    enum Role {
        GlyphRole = Qt::UserRole, ///< State: int of Glyph
        ColorRole, ///< State, Wait: int of cuewright::ColorRole
    };

    explicit QueueModel(QObject *parent = nullptr);

    /// `calls` by rising ids, as RequestQueue gives them. `now`: UTC, what countdowns count from.
    void setQueue(const QList<CallStatus> &calls, const QList<LaneStatus> &lanes, const QDateTime &now);
    const CallStatus &call(int row) const { return m_calls.at(row); }
    int rowOf(CallId id) const; ///< -1: gone
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void dropGone(const QList<CallStatus> &calls);
    void takeChanged(const QList<CallStatus> &calls, const QDateTime &before);
    QString title(const CallStatus &call) const;
    QString text(const CallStatus &call, int column) const;
    QString sentence(const CallStatus &call) const;
    QString history(const CallStatus &call) const;

    QList<CallStatus> m_calls;
    QHash<LaneId, QString> m_laneNames;
    QDateTime m_now;
};

} // namespace cuewright
